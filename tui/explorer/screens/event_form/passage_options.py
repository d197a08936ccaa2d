"""The passages that a form offers to cite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from tui.chronology.enums import CitationRole
from tui.explorer.screens.event_form.pick_screen import PickOption
from tui.index.protocol import Index
from tui.parsing.yaml.tree import Data
from tui.text.cell_width import truncate
from tui.views.event_form import citation_words

_ROLES = [role.value for role in CitationRole]
_MOST = 200
"""Passages that are listed at once."""
_LONGEST = 120


def passage_options(index: Index, first: str, typed: str, chosen: Sequence[Data]) -> list[PickOption]:
    """Return the passages that fit what is typed: those that are cited, then those of a source, then others.

    Args:
        index: Of the open chronology.
        first: The id of the source whose passages come first; empty for none.
        typed: Words of the passages, or of the ids of their sources.
        chosen: The citations of the form.
    """
    words = typed.casefold().split()
    own = [PickOption(item, citation_words(item)) for item in chosen if item]
    keys = {citation_key(item) for item in chosen}
    others = (option for option in _passages(index, first) if option.value not in keys)
    fitting = (
        option
        for option in (*own, *others)
        if all(word in f"{option.label} {option.about}".casefold() for word in words)
    )
    return list(islice(fitting, _MOST))


def citation_key(item: Data) -> str:
    """Return the source and passage that a citation names."""
    if not isinstance(item, dict):
        return str(item)
    return "#".join(str(item[name]) for name in ("source", "passage") if item.get(name))


def turn_role(item: Data) -> Data:
    """Return a citation in its next role: supports, which is not written, then disputes, then context."""
    named: dict[str, Data] = dict(item) if isinstance(item, dict) else {"passage": item}
    role = str(named.pop("as", CitationRole.SUPPORTS.value))
    after = _ROLES[(_ROLES.index(role) + 1) % len(_ROLES)] if role in _ROLES else _ROLES[0]
    if after != CitationRole.SUPPORTS.value:
        named["as"] = after
    return named["passage"] if list(named) == ["passage"] else named


def _passages(index: Index, first: str) -> Iterator[PickOption]:
    sources = sorted((source.id for source in index.sources()), key=lambda source: source != first)
    for source in sources:
        for passage in index.passages(source):
            text = " ".join(passage.text[: 2 * _LONGEST].split())
            yield PickOption(str(passage.citation_key), str(passage.citation_key), truncate(text, _LONGEST))
