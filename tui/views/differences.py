"""Where the sources differ: the question, each version with what it rests on, the note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.index.records import CitationRecord, DifferenceRecord, HiddenCounts
from tui.views.lines import BLANK, Line, TextRole, TextSpan, line, paragraph
from tui.views.source import short_name


def differences_lines(differences: Iterable[DifferenceRecord]) -> list[Line]:
    """Every difference in full, a blank line between them."""
    lines: list[Line] = []
    for difference in differences:
        if lines:
            lines.append(BLANK)
        lines += difference_lines(difference)
    return lines


def difference_lines(difference: DifferenceRecord, indent: int = 0) -> list[Line]:
    """One difference: no version stands above another but in the order of the file.

    The question is anchored as `difference:ID`, every citation as `citation_anchor` says.
    """
    how = " (by their dates)" if difference.by_dates else ""
    asked = (TextSpan(difference.question, TextRole.DIFFERS), TextSpan(how, TextRole.QUIET))
    lines = [line(*asked, indent=indent, hang=indent, anchor=f"difference:{difference.id}")]
    for version in difference.versions:
        lines.append(line("- ", version.says, indent=indent, hang=indent + 2))
        lines += _cited(version.cites, indent + 4)
    lines += paragraph(difference.note, TextRole.NOTE, indent)
    return [*lines, *hidden_lines(difference.hidden, indent)]


def citation_anchor(citation: CitationRecord) -> str:
    """Where a citation leads: `passage:SOURCE#KEY`, `source:SOURCE` as a whole; empty for nowhere."""
    if citation.passage:
        return f"passage:{citation.passage.source}#{citation.passage.key}"
    return f"source:{citation.source.id}" if citation.source else ""


def cited_as(citation: CitationRecord) -> str:
    """A citation in a few words: newspaper, day, passage."""
    if citation.source is None:
        return citation.key
    name = short_name(citation.source)
    # Of a passage that is not there, the key is all there is to look for.
    key = citation.passage.key if citation.passage else citation.key.partition("#")[2]
    return f"{name} [{key}]" if key else name


def hidden_lines(hidden: HiddenCounts, indent: int = 0) -> list[Line]:
    """How much is left out by a day, where anything is."""
    if not hidden:
        return []
    return [line(TextSpan(f"hidden: {hidden.in_words()}", TextRole.QUIET), indent=indent, hang=indent + 2)]


def _cited(cites: tuple[CitationRecord, ...], indent: int) -> Iterator[Line]:
    for citation in cites:
        named = TextSpan(cited_as(citation), TextRole.QUIET)
        yield line(named, indent=indent, hang=indent, anchor=citation_anchor(citation))
    if not cites:
        yield line(TextSpan("no source", TextRole.QUIET), indent=indent, hang=indent)
