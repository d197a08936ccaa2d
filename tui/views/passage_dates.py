"""Dated passages of a source: their text, how their dates may be read and why, and the events citing them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tui.chronology.edtf import cached_parse
from tui.chronology.keys import CitationKey
from tui.evidence.date_extraction.extract_dates import NO_CONTEXT, PassageDates, SourceContext, extract_dates
from tui.evidence.date_extraction.figure_order import find_figure_order
from tui.index.protocol import Index
from tui.index.records import PassageRecord, SourceRecord
from tui.text.cancellation import stop_if_asked
from tui.text.plural import pluralize
from tui.views.json_output import Json
from tui.views.lines import BLANK, Line, TextRole, TextSpan, line
from tui.views.links import DateReadingLink, PassageLink
from tui.views.source import short_name, whose_words


@dataclass(frozen=True, slots=True)
class DatedPassage:
    """A passage that gives a date, with the events that cite it."""

    passage: PassageRecord
    dated: PassageDates
    cited_by: tuple[str, ...]
    """The ids of the events that cite this passage, in order of dates; differences don't count."""

    @property
    def key(self) -> CitationKey:
        """Return the citation key."""
        return self.passage.citation_key


def list_dated_passages(
    index: Index, source: SourceRecord, progress: Callable[[int], None] = lambda _number: None
) -> list[DatedPassage]:
    """Return the passages of a source that give a date, in its order, cited or not.

    Args:
        index: The open index.
        source: The source.
        progress: Called for each passage with its number, from 1, before it is read.
    """
    passages = index.passages(source.id)
    context = source_context(source, passages)
    found: list[DatedPassage] = []
    for number, passage in enumerate(passages, 1):
        stop_if_asked()
        progress(number)
        if dates := extract_passage_dates(source, passage, context):
            cited_by = tuple(row.id for row in index.citing(source.id, passage.key))
            found.append(DatedPassage(passage, dates, cited_by))
    return found


def source_context(source: SourceRecord, passages: Iterable[PassageRecord]) -> SourceContext:
    """Return what a source tells about the dates of each of its passages.

    Args:
        source: The source.
        passages: All of its passages.
    """
    return SourceContext(source.language, find_figure_order(passage.text for passage in passages))


def extract_passage_dates(
    source: SourceRecord, passage: PassageRecord, context: SourceContext = NO_CONTEXT
) -> PassageDates:
    """Return the dates of one passage of a source, read relative to its date of issue.

    Args:
        source: The source.
        passage: The passage.
        context: As `source_context` returns it.
    """
    issued = cached_parse(source.issued) if source.issued else None
    return extract_dates(passage.text, issued, passage.about, context)


def unused_dates(passages: Iterable[DatedPassage]) -> list[DatedPassage]:
    """Return the passages that no event cites."""
    return [passage for passage in passages if not passage.cited_by]


def date_lines(source: SourceRecord, passages: Iterable[DatedPassage], whole: int) -> list[Line]:
    """Return a source and some of its dated passages.

    A passage has a `PassageLink`, each of its readings a `DateReadingLink`.

    Args:
        source: The source.
        passages: The passages to show.
        whole: How many dated passages the source has.
    """
    shown = list(passages)
    count = f"{len(shown)} of {pluralize(whole, 'dated passage')}"
    lines = [
        line(TextSpan(source.id, TextRole.KEY), "  ", TextSpan(short_name(source), TextRole.TITLE)),
        line(TextSpan(f"{count} · {whose_words(source)}", TextRole.QUIET)),
    ]
    for passage in shown:
        lines += [BLANK, *_passage(passage)]
    return lines


def date_json(passage: DatedPassage) -> Json:
    """Return one passage with its dates; the number of a reading is the one that `corpus draft` takes."""
    return {
        "key": str(passage.key),
        "source": passage.passage.source,
        "number": passage.passage.number,
        "text": passage.passage.text,
        "about": passage.passage.about or None,
        "readings": [
            {"number": number, "date": reading.date, "reason": reading.reason}
            for number, reading in enumerate(passage.dated.readings, 1)
        ],
        "mentions": [
            {
                "words": mention.words,
                "start": mention.start,
                "end": mention.end,
                "dates": [reading.date for reading in mention.readings],
                "unread": mention.unread or None,
            }
            for mention in passage.dated.mentions
        ],
        "cited_by": list(passage.cited_by),
    }


def _passage(passage: DatedPassage) -> Iterator[Line]:
    anchor = PassageLink(passage.key)
    yield line(TextSpan(f"[{passage.passage.key}] ", TextRole.LABEL), *_lit(passage), hang=2, anchor=anchor)
    for number, reading in enumerate(passage.dated.readings, 1):
        yield line(
            TextSpan(f"{number} ".rjust(4), TextRole.KEY),
            TextSpan(reading.date, TextRole.DATE),
            f"  {reading.reason}",
            hang=6,
            anchor=DateReadingLink(passage.key, number),
        )
    for mention in passage.dated.mentions:
        if mention.unread:
            yield line(TextSpan("  - ", TextRole.KEY), TextSpan(mention.unread, TextRole.QUIET), hang=6)
    use = f"used by {', '.join(passage.cited_by)}" if passage.cited_by else "not used"
    yield line(TextSpan(use, TextRole.QUIET if passage.cited_by else TextRole.NOTE), indent=4, hang=6)


def _lit(passage: DatedPassage) -> Iterator[TextSpan]:
    """Yield the text, with the words of its dates in a role of their own."""
    text, at = passage.passage.text, 0
    for mention in passage.dated.mentions:
        yield TextSpan(text[at : mention.start])
        yield TextSpan(mention.words, TextRole.DATE)
        at = mention.end
    yield TextSpan(text[at:])
