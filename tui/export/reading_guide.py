"""How to read an export: what its words mean and what was left out, for those who have nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.date_format import format_limit
from tui.chronology.enums import EventStatus
from tui.export.blocks import DataText, Inlines, StrongWords
from tui.export.citation_text import sentence
from tui.export.content import ExportContent
from tui.export.knowledge.query_words import NOTHING_HIDDEN, aware_by_words, undated_words
from tui.export.searches.statement import SAYS_NOTHING
from tui.export.summary import capitalize
from tui.parsing.query.describe_query import describe_query
from tui.text.plural import pluralize

STATUS_MEANINGS = {
    EventStatus.ESTABLISHED: "a court or an official inquiry found it, or a public act or an official record "
    "shows it",
    EventStatus.ADMITTED: "the person or body concerned conceded it",
    EventStatus.REPORTED: "a source states it, or that somebody said it; no source here says that it was "
    "found or conceded",
    EventStatus.ALLEGED: "it is said against somebody, in evidence to a court for example; no source here "
    "has a finding on it",
    EventStatus.DISPUTED: "the sources contradict one another in substance",
}
"""Each status in words that need no manual."""


_MEANINGS = {
    "Date.": "As exactly as the sources allow, and no more. “Some time in” means within it, on a day or "
    "days that are not known. Two dates joined by “to” mean that it lasted from one to the other. "
    "An event without a date stands beside another one, and has no date from it.",
    "Source.": "What the event rests on. A passage is a paragraph of the source by its number or label. "
    "Passages of one origin, such as one trial that several newspapers report, "
    "count once.",
    "Sources and origins.": "“3 sources, 1 of them disputes; 1 origin” means that three sources are "
    "cited, that one of them contradicts the event, and that what the others say goes back to one origin. "
    "One source may have passages of several origins.",
    "For context.": "A passage that is worth reading beside the event; no sentence rests on it.",
    "Public.": "When it became known to the public, where that is not the day of the source.",
    "The sources differ.": "What each source says stands under “Where the sources differ”, in neutral "
    "terms. Where the editor's note says which version is followed, it says why.",
    "Its order leaves.": "The days on which an event without a date can have begun, inferred from the "
    "events that the editor placed it after or before. No source reports them. “Through 1 other” means that "
    "there is an event between the two.",
    "Looked for.": "Words that were looked for in these sources, and the passages that have them and are not "
    f"what was looked for. {SAYS_NOTHING}",
    "Recorded knowledge.": "Who is reported or recorded as having been told of an event or as having had "
    "something of it on record, or is said to have been aware or unaware of it, and by whom. It holds for "
    "the part of a body that is named, and not for the whole. It is not complete; where nobody is named "
    "there is no entry, and that says nothing either way.",
    "Paraphrase.": "The passage is in the editor's words, not the source's. Only words in quotation marks "
    "are the source's own.",
    "Not held.": "The source's words are not in the chronology. It has a hash of them, by which anybody who "
    "has the source can check the passage.",
}
"""The words of a document, and what they mean."""
_MARKS = {
    "notes": "number of a note leads to what the passage says and who speaks in it",
    "sources": "number in brackets behind a source leads to the source in full",
}
_PARTS = {
    "differences": "what each source says where they differ",
    "searches": "what was looked for and not found",
    "knowledge": "recorded knowledge by person and body",
    "people": "the list of people and bodies",
    "sources": "the list of sources in full",
    "notes": "the words of the passages",
    "record": "counts and hashes",
}
"""What is missing without a part."""


def guide_items(
    content: ExportContent, *, has_notes: bool, without: frozenset[str] = frozenset()
) -> Iterator[Inlines]:
    """Yield what a reader has to know, one item each.

    Args:
        content: The content of the export.
        has_notes: Whether it is a document with notes and a list of sources that marks in the text lead to.
        without: Names of the parts that this document leaves out.
    """
    statuses = "; ".join(f"{status}: {meaning}" for status, meaning in STATUS_MEANINGS.items())
    yield (StrongWords("Status."), f" How firmly an event stands. {capitalize(statuses)}.")
    if kinds := _kinds(content):
        yield (StrongWords("Kind."), " ", DataText(kinds, "how to read this"))
    is_aware = any(event.knowledge for event in content.events)
    unused = {
        "The sources differ.": "differences" in without,
        "Its order leaves.": not any(event.window for event in content.events),
        "Looked for.": not content.searches,
        "Recorded knowledge.": not is_aware,
    }
    for words, meaning in _MEANINGS.items():
        if not unused.get(words):
            yield (StrongWords(words), " ", meaning)
    marks = [words for part, words in _MARKS.items() if part not in without]
    if has_notes and marks:
        yield (StrongWords("Notes."), " ", f"The {'; the '.join(marks)}.")
    left_out = " ".join(_left_out(content, without))
    yield (StrongWords("Left out."), " ", DataText(left_out, "how to read this"))


def _kinds(content: ExportContent) -> str:
    """Return what the kinds of the events are about, as far as the chronology says so."""
    used = {event.row.kind for event in content.events}
    about = (one for one in content.info.kinds if one.id in used and one.about.strip())
    return " ".join(sentence(f"{one.label}: {one.about}") for one in about)


def _left_out(content: ExportContent, without: frozenset[str]) -> Iterator[str]:
    """Yield what is not in this export, in sentences."""
    counts, query = content.counts, content.selection.query
    if counts.hidden or not query.is_empty or content.selection.ids is not None:
        yield f"This document has {counts.shown} of {pluralize(counts.events, 'event')} of the chronology."
    if not query.is_empty:
        yield f"It was made for: {describe_query(query)}."
    if counts.undated:
        yield f"Left out because they have no date: {pluralize(counts.undated, 'event')}."
    if query.public_by:
        hidden = content.hidden.in_words() or "nothing"
        yield f"Left out because it was not public by {format_limit(query.public_by)}: {hidden}."
    if query.aware_by:
        words = (NOTHING_HIDDEN, *undated_words(content.undated_knowledge))
        yield f"{aware_by_words(query)}: {'; '.join(words)}."
    if counts.unread or not content.info.complete:
        missing = pluralize(counts.unread, "event") if counts.unread else "part of the chronology"
        yield f"Missing because it could not be read: {missing}."
    if not (counts.not_shown or content.hidden) and content.info.complete:
        yield "This document has every event of the chronology."
    empty = {
        "knowledge": not any(event.knowledge for event in content.events),
        "searches": not content.searches,
    }
    lacking = {part for part in without if not empty.get(part)}
    if parts := [words for part, words in _PARTS.items() if part in lacking]:
        yield f"Not in this document: {', '.join(parts)}."
    yield "Protected people stand under words that are not their names."
