"""A search of the sources as lines: what was looked for, and what the program says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.enums import SearchStatus
from tui.export.searches.statement import SAYS_NOTHING, statement_lines
from tui.index.search_records import SearchRecord
from tui.views.lines import BLANK, Line, TextRole, TextSpan, heading, line, paragraph
from tui.views.links import PassageLink

_ROLES = {
    SearchStatus.HOLDS: TextRole.PLAIN,
    SearchStatus.UNREAD: TextRole.PROBLEM,
    SearchStatus.OVERTAKEN: TextRole.PROBLEM,
    SearchStatus.NOT_CHECKABLE: TextRole.NOTE,
}
"""How the line is marked that says what has become of it."""


def searches_lines(searches: Iterable[SearchRecord]) -> list[Line]:
    """Return every search in full, with a blank line between two."""
    lines: list[Line] = []
    for search in searches:
        if lines:
            lines.append(BLANK)
        lines += search_lines(search)
    return [*lines, BLANK, *paragraph(SAYS_NOTHING, TextRole.NOTE)] if lines else []


def search_lines(search: SearchRecord, indent: int = 0, event: str = "") -> list[Line]:
    """Return one search in full.

    Args:
        search: The search.
        indent: Cells before every row of it.
        event: The id of the event that it stands with, which is not named again; empty for none.

    Returns:
        Its lines. The anchor of the line that says what has become of it is the first passage to look at.
    """
    lines = [line(TextSpan(search.looked_for, TextRole.TITLE), indent=indent, hang=indent)]
    first, *others = statement_lines(search)
    inner = indent + 2
    lines.append(
        line(TextSpan(first, _ROLES[search.status]), indent=inner, hang=inner + 2, anchor=_anchor(search))
    )
    lines += [line(said, indent=inner, hang=inner + 2) for said in others]
    lines += [
        line(TextSpan(said, TextRole.QUIET), indent=inner, hang=inner + 2) for said in _about(search, event)
    ]
    return [*lines, *paragraph(search.note, TextRole.NOTE, inner)]


def searched_section(searches: Iterable[SearchRecord], event: str) -> Iterator[Line]:
    """Yield the searches about an event, by its id, under their heading; nothing where there are none."""
    listed = list(searches)
    if listed:
        yield heading(f"Looked for ({len(listed)})")
        for search in listed:
            yield from search_lines(search, indent=2, event=event)
        yield from paragraph(SAYS_NOTHING, TextRole.NOTE, 2)


def _anchor(search: SearchRecord) -> PassageLink | None:
    for hits in (search.overtaking, search.unread, search.seen):
        if hits:
            return PassageLink(hits[0].key)
    return None


def _about(search: SearchRecord, event: str) -> Iterator[str]:
    if others := [name for name in search.about if name != event]:
        yield f"about {', '.join(others)}" if not event else f"also about {', '.join(others)}"
    yield f"{search.id}, {search.place.path}:{search.place.line}"
