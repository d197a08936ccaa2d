"""The file of a mapping: read, and written so that what did not change keeps its bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tui.parsing.safe_files import InputFile
from tui.parsing.yaml.tree import Data, YamlTree, read_tree
from tui.project.imports.mapping import (
    FORMAT,
    KEYS,
    BadMapping,
    ImportMapping,
    UnreadableMapping,
    check_mapping,
)
from tui.project.text_edits.yaml_scalars import DOUBLE, PLAIN, SINGLE, write_scalar
from tui.text.suggest import closest_match

_OLD_FIELDS = {"origin": "source"}
_PLAIN = re.compile(r"[\w. ()/&-]*[A-Za-z][\w. ()/&-]*")
_TEXTS = ("file", "sheet", "table", "encoding", "delimiter", "status")
_LISTS = ("dates", "actors", "source", "skip", "answers")
_NO_RULE = "century"


def read_mapping(file: InputFile, name: str) -> ImportMapping | UnreadableMapping:
    """Read the file of a mapping.

    Args:
        file: What was read of it.
        name: The name of the table's file, for a mapping that names none.

    Returns:
        The mapping, or what is wrong in it.
    """
    if file.fault:
        return UnreadableMapping(f"{file.path} cannot be read: {file.fault.message}", file.fault.remedy)
    tree = read_tree(file.text)
    mapping = _mapping(tree, name)
    if isinstance(mapping, ImportMapping):
        wrong = check_mapping(mapping)
        if wrong is None:
            return mapping
        mapping = wrong
    return UnreadableMapping(f"{file.path}: {mapping.message}", mapping.remedy)


def _mapping(tree: YamlTree, name: str) -> ImportMapping | BadMapping:
    if tree.faults:
        return BadMapping(tree.faults[0].message, tree.faults[0].remedy)
    data = tree.data if tree.data is not None else {}
    if not isinstance(data, dict):
        return BadMapping("it is no mapping", f"begin it with the line format: {FORMAT}")
    unknown = next((key for key in data if key not in KEYS and not key.startswith("x-")), "")
    if unknown:
        meant = closest_match(unknown, KEYS)
        return BadMapping(f"there is no key {unknown}", f"did you mean {meant}?" if meant else "delete it")
    if data.get("format", FORMAT) != FORMAT:
        return BadMapping("its format is not known to this version", f"it should be {FORMAT}")
    fields: dict[str, Any] = {key: _text(data.get(key)) for key in _TEXTS}
    fields |= {key: _texts(data.get(key)) for key in _LISTS}
    fields |= {"file": fields["file"] or name, "status": fields["status"] or "reported"}
    header = _text(data.get("header"))
    if header and not (header.isascii() and header.isdecimal()):
        return BadMapping(
            f"header cannot be {header}", "write the number of the row with the names of the columns"
        )
    columns = {_OLD_FIELDS.get(key, key): value for key, value in _columns(data.get("columns")).items()}
    kinds = _texts(data.get("kind"))
    kind = kinds.pop("default", "") or _text(data.get("kind"))
    dates = {key: _first_year(key, value) for key, value in fields.pop("dates").items()}
    return ImportMapping(
        **fields, header=int(header or 0), columns=columns, dates=dates, kind=kind, kinds=kinds
    )


def _first_year(key: str, value: str) -> str:
    """`2000` for `2000-2099`: the first of the hundred years."""
    match = re.fullmatch(r"([0-9]{1,4})-([0-9]{1,4})", value) if key == _NO_RULE else None
    return match[1] if match and int(match[2]) == int(match[1]) + 99 else value


def _text(data: Data) -> str:
    return data if isinstance(data, str) else ""


def _texts(data: Data) -> dict[str, str]:
    return {key: _text(value) for key, value in data.items()} if isinstance(data, dict) else {}


def _columns(data: Data) -> dict[str, tuple[str, ...]]:
    columns: dict[str, tuple[str, ...]] = {}
    for key, value in data.items() if isinstance(data, dict) else ():
        names = tuple(map(_text, value)) if isinstance(value, list) else (_text(value),)
        columns[key] = tuple(filter(None, names))
    return {key: names for key, names in columns.items() if names}


def write_mapping(mapping: ImportMapping, older: str = "", before: ImportMapping | None = None) -> str:
    """Return the text of the file of a mapping.

    Args:
        mapping: The mapping.
        older: The text that is there now; empty for none.
        before: What that text says; what is still the same keeps its lines.
    """
    parts = _parts(mapping)
    if before is None or not older:
        return "".join(parts.values())
    same = _parts(before)
    changed = {key: text for key, text in parts.items() if text != same.get(key, "")}
    if not changed and parts.keys() == same.keys():
        return older
    blocks = _blocks(older)
    known = {key for key, _ in blocks}
    gone = same.keys() - parts.keys()
    kept = [changed.get(key, text) for key, text in blocks if key not in gone]
    added = [text for key, text in changed.items() if key not in known]
    if kept and not kept[-1].endswith("\n"):
        kept[-1] += "\n"
    return "".join([*kept, *added])


def _blocks(text: str) -> list[tuple[str, str]]:
    """Return the keys of the first level, each with its lines and those below it up to the next key."""
    blocks: list[tuple[str, str]] = []
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        match = re.match(r"([\w-]+):", line)
        if match or not blocks:
            blocks.append((match[1] if match else "", line))
        else:
            blocks[-1] = (blocks[-1][0], blocks[-1][1] + line)
    return blocks


def _parts(mapping: ImportMapping) -> dict[str, str]:
    """Return the lines of each key."""
    rules = dict(mapping.dates)
    if "century" in rules:
        rules["century"] = f"{rules['century']}-{int(rules['century']) + 99}"
    kind = {"default": mapping.kind, **mapping.kinds} if mapping.kinds else mapping.kind
    values: dict[str, object] = {
        "format": FORMAT,
        **{key: getattr(mapping, key) for key in _TEXTS[:-1]},
        "header": str(mapping.header or ""),
        "columns": {
            key: list(names) if len(names) > 1 else names[0] for key, names in mapping.columns.items()
        },
        "dates": rules,
        "actors": mapping.actors,
        "kind": kind,
        "status": mapping.status,
        "source": mapping.source,
        "skip": mapping.skip,
        "answers": mapping.answers,
    }
    return {key: _lines(key, value) for key, value in values.items() if value}


def _lines(key: str, value: object) -> str:
    if not isinstance(value, Mapping):
        return f"{key}: {_scalar(value)}\n"
    if key in {"dates", "source", "skip"}:
        items = (
            f"{_scalar(name, in_flow=True)}: {_scalar(item, in_flow=True)}" for name, item in value.items()
        )
        return f"{key}: {{{', '.join(items)}}}\n"
    rows = (f"  {_scalar(name)}: {_value(item)}\n" for name, item in value.items())
    return f"{key}:\n{''.join(rows)}"


def _value(item: object) -> str:
    if isinstance(item, list):
        return f"[{', '.join(_scalar(name, in_flow=True) for name in item)}]"
    return _scalar(item)


def _scalar(value: object, *, in_flow: bool = False) -> str:
    text = str(value)
    if in_flow:
        return text if re.fullmatch(r"[\w.-]+", text) else write_scalar(text, DOUBLE, in_flow=True)
    return write_scalar(
        text, PLAIN if _PLAIN.fullmatch(text) or text.isdecimal() else SINGLE, in_flow=in_flow
    )


def with_options(
    mapping: ImportMapping,
    *,
    columns: Mapping[str, str],
    dates: Mapping[str, str],
    answers: Mapping[str, str],
) -> ImportMapping | BadMapping:
    """Return a mapping with what the command line adds to it; or what is wrong in that.

    Args:
        mapping: The mapping.
        columns: By field the name of its column; several names with a comma between them.
        dates: Rules about dates.
        answers: By cell a date or `none`.
    """
    named = {
        _OLD_FIELDS.get(key, key): tuple(name.strip() for name in value.split(",") if name.strip())
        if key in {"date", "end"}
        else (value,)
        for key, value in columns.items()
    }
    rules = {key: _first_year(key, value) for key, value in dates.items()}
    changed = replace(
        mapping,
        columns={**mapping.columns, **named},
        dates={**mapping.dates, **rules},
        answers={**mapping.answers, **answers},
    )
    return check_mapping(changed) or changed
