"""The passages that a form offers to cite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from tui.explorer.screens.event_form.pick_screen import PickOption
from tui.index.protocol import Index
from tui.parsing.yaml.tree import Data
from tui.text.cell_width import truncate
from tui.views.event_form import citation_words

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
    others = (option for option in _passages(index, first) if option.value not in chosen)
    fitting = (
        option
        for option in (*own, *others)
        if all(word in f"{option.label} {option.about}".casefold() for word in words)
    )
    return list(islice(fitting, _MOST))


def _passages(index: Index, first: str) -> Iterator[PickOption]:
    sources = sorted((source.id for source in index.sources()), key=lambda source: source != first)
    for source in sources:
        for passage in index.passages(source):
            text = " ".join(passage.text[: 2 * _LONGEST].split())
            yield PickOption(str(passage.citation_key), str(passage.citation_key), truncate(text, _LONGEST))
