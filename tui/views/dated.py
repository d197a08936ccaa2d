"""The dated passages of a source: their words, what these may mean and why, and the events that cite them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.chronology.edtf import read
from tui.evidence.dated.reader import Dated, dated
from tui.index.index import Index
from tui.index.records import PassageRecord, SourceRecord
from tui.text.counted import counted
from tui.views.as_json import Json
from tui.views.lines import BLANK, Line, Role, Span, line
from tui.views.source import short_name, whose_words


@dataclass(frozen=True, slots=True)
class DatedPassage:
    """A passage that gives a date, and who uses it."""

    passage: PassageRecord
    dated: Dated
    cited_by: tuple[str, ...]
    """The ids of the events that cite this passage, in order of dates; accounts don't count."""

    @property
    def key(self) -> str:
        """As a citation writes it: `source#passage`."""
        return f"{self.passage.source}#{self.passage.key}"


def dated_passages(index: Index, source: SourceRecord) -> list[DatedPassage]:
    """The passages of a source that give a date, in its order, used or not."""
    found = ((passage, dates_of(source, passage)) for passage in index.passages(source.id))
    return [
        DatedPassage(passage, dates, tuple(row.id for row in index.citing(source.id, passage.key)))
        for passage, dates in found
        if dates
    ]


def dates_of(source: SourceRecord, passage: PassageRecord) -> Dated:
    """The dates of one passage of a source."""
    return dated(passage.text, read(source.issued) if source.issued else None, passage.about)


def unused(passages: Iterable[DatedPassage]) -> list[DatedPassage]:
    """Those that no event cites."""
    return [passage for passage in passages if not passage.cited_by]


def dated_lines(source: SourceRecord, passages: Iterable[DatedPassage], whole: int) -> list[Line]:
    """A source and some of its dated passages.

    A passage has the anchor `passage:source#key`, its readings, counted from 1, `reading:source#key:n`.

    Args:
        source: The source.
        passages: The passages to show.
        whole: How many dated passages the source has.
    """
    held = list(passages)
    told = f"{len(held)} of {counted(whole, 'dated passage')}"
    lines = [
        line(Span(source.id, Role.KEY), "  ", Span(short_name(source), Role.TITLE)),
        line(Span(f"{told} · {whose_words(source)}", Role.QUIET)),
    ]
    for passage in held:
        lines += [BLANK, *_passage(passage)]
    return lines


def dated_json(passage: DatedPassage) -> Json:
    """One passage with its dates; a reading's number is the one that `corpus draft` takes."""
    return {
        "key": passage.key,
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
    anchor = f"passage:{passage.key}"
    yield line(Span(f"[{passage.passage.key}] ", Role.LABEL), *_lit(passage), hang=2, anchor=anchor)
    for number, reading in enumerate(passage.dated.readings, 1):
        yield line(
            Span(f"{number} ".rjust(4), Role.KEY),
            Span(reading.date, Role.DATE),
            f"  {reading.reason}",
            hang=6,
            anchor=f"reading:{passage.key}:{number}",
        )
    for mention in passage.dated.mentions:
        if mention.unread:
            yield line(Span("  - ", Role.KEY), Span(mention.unread, Role.QUIET), hang=6)
    said = f"used by {', '.join(passage.cited_by)}" if passage.cited_by else "not used"
    yield line(Span(said, Role.QUIET if passage.cited_by else Role.NOTE), indent=4, hang=6)


def _lit(passage: DatedPassage) -> Iterator[Span]:
    """The text, the words of its dates marked by their role."""
    text, at = passage.passage.text, 0
    for mention in passage.dated.mentions:
        yield Span(text[at : mention.start])
        yield Span(mention.words, Role.DATE)
        at = mention.end
    yield Span(text[at:])
