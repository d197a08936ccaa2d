"""A source with its passages, and one passage with those around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.chronology.date_format import format_date
from tui.chronology.edtf import cached_parse
from tui.chronology.enums import QuoteStatus, SourceExtent, TextKind
from tui.export.citation_text import status_words
from tui.index.records import CitationRecord, EventRow, PassageRecord, SourceRecord
from tui.light_dataclass import replace
from tui.text.plural import pluralize
from tui.views.event_line import list_line
from tui.views.lines import Line, TextRole, TextSpan, field, heading, line, paragraph, section
from tui.views.links import EventLink, PassageLink, PassagePlace, SourceLink
from tui.views.symbols import UNICODE, Symbols

_TROUBLE = frozenset(
    (
        QuoteStatus.NEAR,
        QuoteStatus.DIFFERS,
        QuoteStatus.MOVED,
        QuoteStatus.AMBIGUOUS,
        QuoteStatus.MISSING,
        QuoteStatus.NOT_COMPARED,
        QuoteStatus.NO_PASSAGE,
        QuoteStatus.NO_SOURCE,
    )
)


def date_of_issue(source: SourceRecord) -> str:
    """Return the date of issue in words, or that there is none."""
    return format_date(cached_parse(source.issued)) if source.issued else "no date of issue"


def short_name(source: SourceRecord) -> str:
    """Return the container's title, else the source's, and the date of issue."""
    return f"{source.container_title or source.title}, {date_of_issue(source)}"


def where_issued(source: SourceRecord) -> str:
    """Return the container's title and the date of issue, to stand beside the source's own title."""
    return ", ".join(filter(None, (source.container_title, date_of_issue(source))))


def whose_words(source: SourceRecord) -> str:
    """Return whether the passages are the source's words, and all of it; shown wherever passages are."""
    part = ", of a part of it" if source.extent is SourceExtent.PART else ""
    if source.text is TextKind.PARAPHRASE:
        return f"paraphrase{part}: the editor's words"
    return f"the source's own words{part}"


def sources_lines(sources: Iterable[SourceRecord]) -> list[Line]:
    """Return one line for each source."""
    return [
        line(
            TextSpan(source.id, TextRole.KEY),
            f"  {where_issued(source)}: {source.title}",
            TextSpan(
                f"  {pluralize(source.passages, 'passage')}, {pluralize(source.events, 'event')}",
                TextRole.QUIET,
            ),
            hang=4,
            anchor=SourceLink(source.id),
        )
        for source in sources
    ]


def source_lines(source: SourceRecord, passages: Sequence[PassageRecord]) -> list[Line]:
    """Return a source with its details and every passage."""
    return [*_head(source), *section(_particulars(source)), *section(passages_lines(passages))]


def source_choices(source: SourceRecord, passages: Sequence[PassageRecord]) -> list[Line]:
    """Return a source with its details, and passages of it as lines that can be chosen."""
    return [*_head(source), *section(_particulars(source)), *section([*map(passage_choice, passages)])]


def passage_lines(
    source: SourceRecord,
    passages: Sequence[PassageRecord],
    number: int,
    around: int = 2,
    *,
    cited_by: Sequence[EventRow] | None = None,
    marks: Symbols = UNICODE,
) -> list[Line]:
    """Return one passage with those around it, its details and the events that cite it.

    Args:
        source: The source.
        passages: All passages of the source.
        number: The number of the passage, as in `PassageRecord.number`.
        around: How many passages to show before and after it.
        cited_by: The events that cite it; None to leave them out.
        marks: The set of symbols.
    """
    at = next(place for place, passage in enumerate(passages) if passage.number == number)
    near = passages[max(0, at - around) : at + around + 1]
    return [
        *_head(source),
        *section(passages_lines(near, cited=number)),
        *section(about_passage(passages[at])),
        *section([] if cited_by is None else _cited_by(cited_by, marks)),
    ]


def _cited_by(events: Sequence[EventRow], marks: Symbols) -> list[Line]:
    shown = (replace(list_line(row, marks=marks), hang=4, anchor=EventLink(row.id)) for row in events)
    return [heading(f"Cited by {pluralize(len(events), 'event')}"), *shown]


def passages_lines(passages: Sequence[PassageRecord], cited: int = 0) -> list[Line]:
    """Return passages in order, the cited one marked by its role and a `>`.

    Args:
        passages: In order.
        cited: The number of the cited passage, from 1; 0 for none.
    """
    return [
        line(
            TextSpan(">" if passage.number == cited else " ", TextRole.CITED),
            TextSpan(f"[{passage.key}] ", TextRole.LABEL),
            TextSpan(passage.text, TextRole.CITED if passage.number == cited else TextRole.PLAIN),
            hang=2,
            anchor=PassagePlace(passage.number),
        )
        for passage in passages
    ]


def passage_choice(passage: PassageRecord) -> Line:
    """Return a passage as a line that can be chosen."""
    return line(
        TextSpan(f"[{passage.key}] ", TextRole.LABEL),
        passage.text,
        hang=2,
        anchor=PassageLink(passage.citation_key),
    )


def about_passage(passage: PassageRecord) -> list[Line]:
    """Return speaker, statement, origin, date, span and hash of a passage, as far as it has them."""
    pairs = (
        ("Speaker", passage.speaker),
        ("Said by", ", ".join(passage.said_by)),
        ("Said on", format_date(cached_parse(passage.said_on)) if passage.said_on else ""),
        ("Matter", ", ".join(passage.matters)),
        ("Origin", passage.origin),
        ("About", format_date(cached_parse(passage.about)) if passage.about else ""),
        ("Span", f"{passage.span[0]}-{passage.span[1]} of the original" if passage.span else ""),
        ("Hash", str(passage.hash or "")),
    )
    return [field(label, value) for label, value in pairs if value]


def citation_status(citation: CitationRecord) -> TextSpan:
    """Return the result of checking a citation against its source, in words."""
    has_negation = citation.edits is not None and citation.edits.has_negation
    trouble = citation.status in _TROUBLE or has_negation
    return TextSpan(status_words(citation), TextRole.PROBLEM if trouble else TextRole.QUIET)


def _head(source: SourceRecord) -> list[Line]:
    return [
        line(TextSpan(source.title, TextRole.TITLE)),
        line(TextSpan(where_issued(source), TextRole.DATE)),
        line(TextSpan(whose_words(source), TextRole.QUIET)),
    ]


def _particulars(source: SourceRecord) -> list[Line]:
    pairs = (
        ("Source", source.id),
        ("Bundle", source.bundle),
        ("Type", source.type),
        ("Author", "; ".join(source.author)),
        ("Publisher", source.publisher),
        ("Dated", source.issued_because),
        ("Address", source.url),
        ("Language", source.language),
        ("Rights", source.rights),
        ("Cited by", pluralize(source.events, "event")),
        ("Hidden", source.hidden.in_words()),
    )
    lines = [field(label, value) for label, value in pairs if value]
    return [*lines, *paragraph(source.note, TextRole.NOTE)]
