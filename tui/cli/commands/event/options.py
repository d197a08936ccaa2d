"""The options of `event add` and `event edit`: one for every value of an event."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from tui.chronology.enums import CitationRole, EventStatus
from tui.cli.common_options import text_option
from tui.cli.completers import (
    complete_actors,
    complete_events,
    complete_kinds,
    complete_passages,
    complete_tags,
)

if TYPE_CHECKING:
    from tui.parsing.yaml.tree import Data
    from tui.project.events.new_names import NewNames

OptionDecorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]
LISTS = {"actor": "actors", "tag": "tags", "cite": "cites"}
"""By option the key of the list that it adds to."""
_ROLES = {"disputes": CitationRole.DISPUTES, "context": CitationRole.CONTEXT}

_TEXTS: tuple[tuple[str, str, str], ...] = (
    ("date", "DATE", "When it happened."),
    ("title", "TEXT", "What happened, in one line."),
    ("kind", "KIND", "One of the kinds of the chronology."),
)
_FURTHER: tuple[tuple[str, str, str], ...] = (
    ("summary", "TEXT", "What happened, in your own words."),
    ("public", "DATE", "When it became public."),
    ("after", "EVENT", "The event that it follows."),
    ("before", "EVENT", "The event that it precedes."),
    ("note", "TEXT", "A note of the editor."),
)


def value_options(*, to_edit: bool) -> OptionDecorator:
    """Return the options for all values.

    Args:
        to_edit: Whether an event is changed: then values can be deleted, too.
    """
    deletes = " Empty to delete it." if to_edit else ""
    options = [
        _text(name, metavar, about + ("" if name in ("title", "kind") else deletes))
        for name, metavar, about in _TEXTS
    ]
    options.append(
        click.option(
            "--status", type=click.Choice([status.value for status in EventStatus]), help="How firm it is."
        )
    )
    options += [
        _several("actor", "ACTOR", "A person or body in it; may be repeated."),
        _several("tag", "TAG", "A tag; may be repeated."),
        _several(
            "cite",
            "SOURCE#PASSAGE",
            "A passage that supports it, or JSON such as "
            '{"passage": "minutes#4", "quote": "the wall leaked"}; may be repeated.',
        ),
        _several("disputes", "SOURCE#PASSAGE", "A passage that disputes it; may be repeated."),
        _several("context", "SOURCE#PASSAGE", "A passage that gives context; may be repeated."),
    ]
    options += [
        _text("new-kind", "TEXT", "Its kind, where the chronology has none of that label yet."),
        _several("new-actor", "TEXT", "A person or body that the chronology has not yet; may be repeated."),
    ]
    if to_edit:
        options += [
            _several(f"no-{name}", metavar, f"Take {article} {name} away; may be repeated.")
            for name, metavar, article in (("actor", "ACTOR", "an"), ("tag", "TAG", "a"))
        ]
        options.append(
            _several("no-cite", "SOURCE#PASSAGE", "Take the citations of a passage away; may be repeated.")
        )
    options += [_text(name, metavar, about + deletes) for name, metavar, about in _FURTHER]

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


_COMPLETERS: dict[str, Any] = {
    "EVENT": complete_events,
    "SOURCE#PASSAGE": complete_passages,
    "KIND": complete_kinds,
    "ACTOR": complete_actors,
    "TAG": complete_tags,
}
"""By what an option takes."""


def _text(name: str, metavar: str, about: str) -> OptionDecorator:
    return click.option(
        f"--{name}", metavar=metavar, type=text_option, help=about, shell_complete=_COMPLETERS.get(metavar)
    )


def _several(name: str, metavar: str, about: str) -> OptionDecorator:
    return click.option(
        f"--{name}",
        metavar=metavar,
        type=text_option,
        multiple=True,
        help=about,
        shell_complete=_COMPLETERS.get(metavar),
    )


def name_new(
    given: Mapping[str, Any], kinds: Mapping[str, str], actors: Mapping[str, str]
) -> tuple[dict[str, Any], NewNames]:
    """Return the options with the ids of new kinds and actors among the others, and their names.

    Args:
        given: What click read, by the name of the option.
        kinds: The labels of the kinds there are, by id.
        actors: The names of the actors there are, by id.

    Raises:
        UsageError: There are both an old kind and a new one.
    """
    from tui.project.events.new_names import find_or_name  # noqa: PLC0415  (it imports YAML)

    others = {name: value for name, value in given.items() if name not in ("new_kind", "new_actor")}
    names: dict[str, dict[str, str]] = {"kinds": {}, "actors": {}}
    if label := given.get("new_kind"):
        if given.get("kind"):
            raise click.UsageError("give --kind or --new-kind, not both")
        others["kind"] = find_or_name(label, kinds, names["kinds"])
    ids = [find_or_name(name, actors, names["actors"]) for name in given.get("new_actor") or ()]
    if ids:
        others["actor"] = (*others.get("actor", ()), *ids)
    return others, names


def given_values(given: Mapping[str, Any]) -> dict[str, Data]:
    """Return the values that were given, by the keys of an event; lists hold what is to be added.

    Args:
        given: What click read, by the name of the option.

    Raises:
        UsageError: A citation is no JSON.
    """
    values: dict[str, Data] = {}
    for name, value in given.items():
        if name in LISTS:
            key = LISTS[name]
            items = [_citation(text) if name == "cite" else text for text in value]
            values[key] = [*items] or values.get(key, [])
        elif name in _ROLES:
            cites = values.get("cites")
            added: list[Data] = [{"passage": text, "as": _ROLES[name].value} for text in value]
            values["cites"] = [*(cites if isinstance(cites, list) else []), *added]
        elif value is not None and not name.startswith("no_"):
            values[name] = str(value).strip()
    return {key: value for key, value in values.items() if value != []}


def _citation(text: str) -> Data:
    if not text.lstrip().startswith("{"):
        return text
    try:
        data = json.loads(text)
    except ValueError as fault:
        raise click.UsageError(f"--cite {text}: this is no JSON: {fault}") from fault
    if not all(isinstance(value, str) for value in data.values()):
        raise click.UsageError(f"--cite {text}: each value of a citation is text")
    return {str(key): value for key, value in data.items()}


def changed_values(old: Mapping[str, Data], given: Mapping[str, Any]) -> dict[str, Data]:
    """Return the values of an event that change, in full.

    Args:
        old: Its keys and values.
        given: What click read, by the name of the option.
    """
    values = given_values(given)
    for name, key in LISTS.items():
        away = set(given.get(f"no_{name}", ()))
        before = old.get(key)
        items = before if isinstance(before, list) else []
        kept = [item for item in items if _key(item) not in away]
        added = values.get(key)
        new = [item for item in added if item not in kept] if isinstance(added, list) else []
        if key in values or away:
            values[key] = [*kept, *new]
    return {key: value for key, value in values.items() if (value or None) != (old.get(key) or None)}


def _key(item: Data) -> str:
    """Return what an item of a list is named by: of a citation, its passage."""
    if isinstance(item, dict):
        passage, source = item.get("passage"), item.get("source")
        parts: Iterable[Data] = (source, passage) if source else (passage,)
        return "#".join(str(part) for part in parts if part)
    return str(item)
