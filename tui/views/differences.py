"""Differences between sources as lines: the question, each version with its citations, the note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.index.records import CitationRecord, DifferenceRecord, HiddenCounts
from tui.views.lines import BLANK, Line, TextRole, TextSpan, line, paragraph
from tui.views.links import DifferenceLink, PassageLink, SourceLink
from tui.views.source import short_name


def differences_lines(differences: Iterable[DifferenceRecord]) -> list[Line]:
    """Return every difference in full, with a blank line between two."""
    lines: list[Line] = []
    for difference in differences:
        if lines:
            lines.append(BLANK)
        lines += difference_lines(difference)
    return lines


def difference_lines(difference: DifferenceRecord, indent: int = 0) -> list[Line]:
    """Return one difference in full, its versions in the order of the file.

    Args:
        difference: The difference.
        indent: Cells before every row of it.

    Returns:
        Its lines. The question's anchor is a `DifferenceLink`, a citation's is as in `citation_anchor`.
    """
    how = " (by their dates)" if difference.by_dates else ""
    question = (TextSpan(difference.question, TextRole.DIFFERS), TextSpan(how, TextRole.QUIET))
    lines = [line(*question, indent=indent, hang=indent, anchor=DifferenceLink(difference.id))]
    for version in difference.versions:
        lines.append(line("- ", version.says, indent=indent, hang=indent + 2))
        lines += _cited(version.cites, indent + 4)
    lines += paragraph(difference.note, TextRole.NOTE, indent)
    return [*lines, *hidden_lines(difference.hidden, indent)]


def citation_anchor(citation: CitationRecord) -> PassageLink | SourceLink | None:
    """Return the anchor of a citation: to its passage, else to its source; None for neither."""
    if citation.passage:
        return PassageLink(citation.passage.citation_key)
    return SourceLink(citation.source.id) if citation.source else None


def cited_as(citation: CitationRecord) -> str:
    """Return a citation in a few words: its place in the bundle, newspaper, date of issue, passage."""
    place = f"{citation.place_in_bundle}: " if citation.place_in_bundle else ""
    if citation.source is None:
        return f"{place}{citation.key}"
    name = short_name(citation.source)
    # For a passage that the chronology lacks, only the key as written can be searched for.
    key = citation.passage.key if citation.passage else citation.key.passage
    return place + (f"{name} [{key}]" if key else name)


def hidden_lines(hidden: HiddenCounts, indent: int = 0) -> list[Line]:
    """Return one line that counts what is hidden by an as-of day.

    Args:
        hidden: The counts.
        indent: Cells before the line's first row; two more before each further one.

    Returns:
        The line; empty where nothing is hidden.
    """
    if not hidden:
        return []
    return [line(TextSpan(f"hidden: {hidden.in_words()}", TextRole.QUIET), indent=indent, hang=indent + 2)]


def _cited(cites: tuple[CitationRecord, ...], indent: int) -> Iterator[Line]:
    for citation in cites:
        named = TextSpan(cited_as(citation), TextRole.QUIET)
        yield line(named, indent=indent, hang=indent, anchor=citation_anchor(citation))
    if not cites:
        yield line(TextSpan("no source", TextRole.QUIET), indent=indent, hang=indent)
