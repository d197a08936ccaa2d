"""By what a search finds an event, in words: `matches the note: … the ledger …`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from tui.chronology.keys import CitationKey
from tui.index.match_reason import MatchPlace, MatchReason
from tui.text.search_text import SearchTerm, find_terms
from tui.views.lines import Line, TextRole, TextSpan, line

if TYPE_CHECKING:
    from tui.views.json_output import Json

_BEFORE: Final = 30
"""Code points of a text that are shown before its first match, and as many words more as begin there."""
_BEHIND: Final = 60
"""Code points of it that are shown from there on."""


def reason_lines(
    reasons: Iterable[MatchReason], terms: Sequence[SearchTerm], ellipsis: str = "…", indent: int = 0
) -> list[Line]:
    """Return one line for each reason, with the words that match and some around them.

    Args:
        reasons: As `Index.match_reasons` gives them.
        terms: The terms of the search.
        ellipsis: For what is left out.
        indent: Cells before each line.
    """
    return [_reason_line(reason, terms, ellipsis, indent) for reason in reasons]


def describe_reason(reason: MatchReason) -> str:
    """Say by which text a search finds an event, without the words of a long one."""
    return f"matches {_lead(reason)}{_name(reason)}"


def _reason_line(reason: MatchReason, terms: Sequence[SearchTerm], ellipsis: str, indent: int) -> Line:
    is_shown = reason.text in {reason.name, ""} or (
        reason.place is MatchPlace.DIFFERENCE and not find_terms(reason.text, terms)
    )
    around = "" if is_shown else _around(reason.text, terms, ellipsis)
    # What the program says is not lit: only names and texts of the chronology are searched.
    return line(
        TextSpan(f"matches {_lead(reason)}", TextRole.LABEL),
        TextSpan(_name(reason), TextRole.QUIET),
        TextSpan(f": {around}" if around else "", TextRole.QUIET),
        indent=indent,
        hang=indent + 2,
    )


def _lead(reason: MatchReason) -> str:
    if reason.place is MatchPlace.PASSAGE:
        return "passage "
    if reason.place is MatchPlace.KNOWLEDGE:
        return "who was aware, "
    return f"the {reason.place.word}{' ' if reason.name else ''}"


def _name(reason: MatchReason) -> str:
    if reason.place is MatchPlace.PASSAGE:
        key = CitationKey.parse(reason.name)
        return f"{key.passage} of {key.source}"
    return f'"{reason.name}"' if reason.place in {MatchPlace.DIFFERENCE, MatchPlace.TAG} else reason.name


def _around(text: str, terms: Sequence[SearchTerm], ellipsis: str) -> str:
    """The first match in a text, with some whole words before and behind it."""
    text = " ".join(text.split())
    start, end = next(iter(find_terms(text, terms)), (0, 0))
    first = text.rfind(" ", 0, max(start - _BEFORE, 0)) + 1 if start > _BEFORE else 0
    last = text.find(" ", max(start + _BEHIND, end))
    return "".join(
        (ellipsis if first else "", text[first : last if last > 0 else None], ellipsis if last > 0 else "")
    )


def reason_json(reason: MatchReason) -> Json:
    """Return one reason as an object with the keys `in name text`."""
    return {"in": reason.place.word, "name": reason.name or None, "text": reason.text}
