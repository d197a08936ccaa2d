"""Messages for the errors that pydantic finds in an item, each with a remedy and few words from the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tui.chronology.edtf import EdtfError
from tui.chronology.event import (
    Actor,
    Citation,
    ClaimedTime,
    ContraryClaim,
    Difference,
    Event,
    EventKind,
    Knowledge,
    SearchedPlace,
    SeenPassage,
    SourceSearch,
    Version,
)
from tui.chronology.fields import ChronologyModel
from tui.chronology.ids import LONGEST_ID, to_id
from tui.chronology.positions.position import HashError, PartyPositions, Position
from tui.chronology.source import Source
from tui.light_dataclass import replace
from tui.parsing.errors import ItemError, Path, quote_value
from tui.parsing.yaml.tree import UNPARSED, Data
from tui.text.suggest import closest_match

NOUNS: dict[type[ChronologyModel], str] = {
    Event: "an event",
    Difference: "a difference",
    Actor: "an actor",
    EventKind: "a kind",
    Version: "a version",
    Citation: "a citation",
    ContraryClaim: "`says`",
    Knowledge: "an entry of `knowledge`",
    ClaimedTime: "an event under `dates`",
    Source: "a source",
    Position: "an entry",
    PartyPositions: "a file of positions",
    SourceSearch: "a search",
    SearchedPlace: "a place of a search",
    SeenPassage: "a passage that was seen",
}
_NOT_WRITTEN = {EventKind: {"id"}, Actor: {"id"}, Source: {"passages"}}
"""Fields whose value does not come from a key of the item."""


def known_keys(model: type[ChronologyModel]) -> list[str]:
    """The keys an item may have, as they are written in the file."""
    hidden = _NOT_WRITTEN.get(model, set())
    names = (field.alias or name for name, field in model.model_fields.items())
    return [name for name in names if name not in hidden]


def explain_errors(
    model: type[ChronologyModel], data: dict[str, Data], error: ValidationError
) -> list[ItemError]:
    """Explain why an item is not valid.

    Args:
        model: The model it was validated against.
        data: The item; errors at `UNPARSED` values are left out, since these have a fault already.
        error: What pydantic raised for it.

    Returns:
        One error for each mistake: a misspelt key is not reported as missing too.
    """
    findings = []
    for details in error.errors(include_url=False):
        path = details["loc"]
        value = value_at(data, path)
        if value is not UNPARSED:
            findings.append(_explain_one(_Case(model, data, path, value, details)))
    # A key that is missing only because it is misspelt is reported once.
    misspelt = {finding.stands_for for finding in findings}
    return [
        item_error
        for item_error in findings
        if not (item_error.code == "missing-key" and item_error.path in misspelt)
    ]


def value_at(data: Data, path: Path) -> Data:
    """The value at a path of plain data; None where there is none."""
    for part in path:
        if isinstance(data, dict) and isinstance(part, str):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def unknown_key(path: Path, noun: str, allowed: Iterable[str], present: Iterable[str]) -> ItemError:
    """Return the error for a key that an item does not have.

    Args:
        path: The path of the key from the item.
        noun: What the item is, with its article: `an event`.
        allowed: The keys that it may have.
        present: The keys that are written in it, which are never the key that was meant.
    """
    allowed, key = list(allowed), str(path[-1])
    near = closest_match(key.strip(), allowed)
    message = f"{quote_value(key)} is not a key of {noun}"
    if key != key.strip():
        message = (
            f"{quote_value(key.strip())} has an unusual space character next to it (U+{_odd_space(key):04X})"
        )
        remedy = "replace it with plain spaces; it may come from a word processor or a web page"
    elif ":" in key and key.partition(":")[0] in allowed:
        near, _, value = key.partition(":")
        remedy = f"write a space after the colon: `{near}: {quote_value(value)[1:-1]}`"
    elif near is None:
        keys = ", ".join(allowed)
        remedy = f"use one of {keys}; or, to keep it as a key of your own, begin it with `x-`"
    else:
        remedy = f"write `{near}`; or, to keep it as a key of your own, begin it with `x-`"
    lacking = near is not None and near not in set(present)
    return ItemError(
        path,
        "unknown-key",
        message,
        remedy,
        at_key=True,
        stands_for=(*path[:-1], str(near)) if lacking else None,
    )


def _odd_space(key: str) -> int:
    """The code point of the first or last character of a key that has white space around it."""
    return ord(key[0] if key[0].isspace() else key[-1])


def wrong_shape(path: Path, value: Data, wanted: str, remedy: str) -> ItemError:
    """Return the error for a value of the wrong type, such as a list where text is meant.

    Args:
        path: The path of the value from the item; () for the item itself.
        value: What is written there.
        wanted: What is meant, with its article: `a list`, `text`.
        remedy: What to do, in one sentence without a full stop.
    """
    name = f"`{path[-1]}`" if path and isinstance(path[-1], str) else "this item"
    return ItemError(path, "wrong-shape", f"{name} is {_shape(value)}, but should be {wanted}", remedy)


def bad_date(path: Path, text: str, error: EdtfError) -> ItemError:
    """Return the error for a date that is not valid EDTF; it marks the offending part of the text.

    Args:
        path: Of the date.
        text: What is written there.
        error: What is wrong with it.
    """
    # The reader of dates, which only a mistake needs.
    from tui.chronology.date_reader.typed_dates import explain_refusal  # noqa: PLC0415

    error = explain_refusal(text, error)
    return ItemError(path, "bad-date", error.reason, error.remedy, (error.start, error.end))


class _Case(NamedTuple):
    model: type[ChronologyModel]
    data: dict[str, Data]
    path: Path
    value: Data
    details: ErrorDetails

    @property
    def key(self) -> str:
        """The last key of the path, for a message."""
        return next((quote_value(part) for part in reversed(self.path) if isinstance(part, str)), "this")


def _explain_one(case: _Case) -> ItemError:
    return _explainer(case.details["type"])(case)


@lru_cache
def _explainer(kind: str) -> Callable[[_Case], ItemError]:
    """What explains a mistake of a kind that pydantic has: there are a few dozen."""
    rows: tuple[tuple[str, Callable[[_Case], ItemError]], ...] = (
        ("extra_forbidden", _unknown),
        ("missing", _missing),
        ("value_error", _value),
        ("enum", _word),
        ("string_too_short", _empty),
        ("string_pattern_mismatch|string_too_long", _identifier),
        ("bool_", _yes_or_no),
        ("too_long", _too_many),
        ("too_short", _empty),
        (".*_type", _shape_of),
    )
    return next((row for pattern, row in rows if re.match(pattern, kind)), _bad_value)


def _unknown(case: _Case) -> ItemError:
    model = _model_at(case.model, case.path[:-1])
    around = value_at(case.data, case.path[:-1])
    present = around if isinstance(around, dict) else {}
    return unknown_key(case.path, NOUNS.get(model, "this"), known_keys(model), present)


def _missing(case: _Case) -> ItemError:
    noun = NOUNS.get(_model_at(case.model, case.path[:-1]), "this")
    return ItemError(
        case.path, "missing-key", f"{noun} needs {case.key}", f"add {case.key} with its value", at_key=True
    )


def _value(case: _Case) -> ItemError:
    error = case.details.get("ctx", {}).get("error")
    if case.path == ("public",) and str(case.value).casefold() in _YES_NO:
        message = f"`public` is a date and not {quote_value(str(case.value))}: when the event became public"
        return ItemError(case.path, "public-not-a-date", message, _PUBLIC_DATE)
    if isinstance(error, HashError):
        return _hash(case)
    if isinstance(case.value, list):
        return wrong_shape(case.path, case.value, "a date", _date_in_brackets(case.value))
    if not isinstance(case.value, str):
        return wrong_shape(case.path, case.value, "a date", "write one date, such as 2013-05-14")
    return bad_date(case.path, case.value, error) if isinstance(error, EdtfError) else _bad_value(case)


def _hash(case: _Case) -> ItemError:
    remedy = "write the number of words, a colon and 16 hexadecimal digits, as `dateline put` prints it"
    if not isinstance(case.value, str):
        return wrong_shape(case.path, case.value, "text", remedy)
    return ItemError(case.path, "bad-hash", f"{quote_value(case.value)} is not a hash", remedy)


_YES_NO = frozenset(("yes", "no", "true", "false", "on", "off", "y", "n"))
_PUBLIC_DATE = (
    "write that date, or delete the line: then the date of the earliest source counts; "
    "where a person must not be named, write `protected: true` with that actor"
)


def _date_in_brackets(value: list[Data]) -> str:
    """The remedy for a date between brackets, which YAML takes for a list."""
    from tui.chronology.date_reader.typed_dates import inferred_date  # noqa: PLC0415

    inferred = inferred_date(f"[{value[0]}]") if len(value) == 1 and isinstance(value[0], str) else ""
    if inferred:
        return f"write {inferred} if it is inferred, or {value[0]} if it is stated"
    return "put the date in quotation marks: `[` begins a list in YAML"


def _word(case: _Case) -> ItemError:
    if not isinstance(case.value, str):
        return _shape_of(case)
    words = re.findall(r"'([^']*)'", str(case.details.get("ctx", {}).get("expected", "")))
    near = closest_match(case.value, words)
    message = f"{quote_value(case.value)} is not a value for {case.key}"
    choice = ", ".join(words)
    return ItemError(
        case.path, "unknown-word", message, f"write `{near}`" if near else f"write one of {choice}"
    )


def _empty(case: _Case) -> ItemError:
    return ItemError(case.path, "empty-value", f"{case.key} is empty", "write a value, or delete the key")


def _identifier(case: _Case) -> ItemError:
    *around, last = case.path
    if last == "[key]":
        # What is no id is a key itself: an event under `dates`.
        key = _Case(case.model, case.data, tuple(around), str(around[-1]), case.details)
        return replace(_identifier(key), at_key=True)
    text = str(case.value)
    plain = to_id(text[:LONGEST_ID])
    message = (
        f"{quote_value(text)} is not an id: lower case letters a to z, digits and single hyphens, at most 100"
    )
    return ItemError(
        case.path,
        "bad-id",
        message,
        f"write `{plain}`" if plain else "write a name with only these characters",
    )


def _too_many(case: _Case) -> ItemError:
    most = case.details.get("ctx", {}).get("max_length", 0)
    message = f"{case.key} has more than {most} items"
    return ItemError(case.path, "too-many-items", message, "split it: write two of them")


def _yes_or_no(case: _Case) -> ItemError:
    if not isinstance(case.value, str):
        return wrong_shape(case.path, case.value, "true or false", "write true or false")
    return ItemError(
        case.path, "bad-yes-no", f"{quote_value(case.value)} is neither true nor false", "write true or false"
    )


def _shape_of(case: _Case) -> ItemError:
    kind = case.details["type"]
    if case.value is None:
        return ItemError(
            case.path, "empty-value", f"an item of {case.key} is empty", "write it, or delete it"
        )
    if kind in ("tuple_type", "list_type"):
        text = case.value if isinstance(case.value, str) else ""
        remedy = (
            f"write it as a list: [{text}]" if 0 < len(text) < 60 else "write each item on a line after `- `"
        )
        if re.match(r"[-‐-―•·]", text):
            remedy = "begin each item with a plain hyphen and a plain space"
        return wrong_shape(case.path, case.value, "a list", remedy)
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        keys = ", ".join(known_keys(_model_at(case.model, case.path)))
        return wrong_shape(case.path, case.value, "a mapping", f"write keys under it: {keys}")
    return wrong_shape(
        case.path, case.value, "text", "write text, in quotation marks if it has brackets or braces"
    )


def _bad_value(case: _Case) -> ItemError:
    return ItemError(
        case.path, "bad-value", f"{quote_value(str(case.value))} cannot be read as {case.key}", "correct it"
    )


def _shape(value: Data) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    return "text" if isinstance(value, str) else "nothing"


def _model_at(model: type[ChronologyModel], path: Path) -> type[ChronologyModel]:
    """The model of the item at `path` inside an item of `model`; of the nearest item around another value."""
    return _model_under(model, tuple(part for part in path if isinstance(part, str)))


@lru_cache
def _model_under(model: type[ChronologyModel], keys: tuple[str, ...]) -> type[ChronologyModel]:
    for part in keys:
        for name, field in model.model_fields.items():
            if part in (name, field.alias):
                model = next(_models_in(field.annotation), model)
    return model


def _models_in(annotation: object) -> Iterator[type[ChronologyModel]]:
    if isinstance(annotation, type) and issubclass(annotation, ChronologyModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
