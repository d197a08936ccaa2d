"""Sources and citations in words: plain text, for every format that people read."""

from __future__ import annotations

from tui.chronology.date_format import format_date
from tui.chronology.edtf import cached_parse
from tui.chronology.enums import CitationRole, QuoteStatus, TextKind
from tui.index.records import CitationRecord, EventRecord, SourceRecord

STATUS_WORDS = {
    QuoteStatus.CITED: "passage cited, no quotation to check",
    QuoteStatus.WHOLE: "the source as a whole is cited",
    QuoteStatus.NOT_HELD: "not held: the source's words are not here, only their hash",
    QuoteStatus.PARAPHRASE: "quoted from a source held only as a paraphrase, so not checked",
    QuoteStatus.EXACT: "found word for word in the source",
    QuoteStatus.NORMALISED: "found in the source, but for spacing, quotation marks, dashes or hyphens",
    QuoteStatus.SHORTENED: "found in the source, shortened",
    QuoteStatus.OVER_PASSAGES: "found in the source",
    QuoteStatus.NEAR: "DIFFERS from the source",
    QuoteStatus.DIFFERS: "DIFFERS from the source in a FIGURE or a NEGATION",
    QuoteStatus.MOVED: "found in ANOTHER passage of the source",
    QuoteStatus.AMBIGUOUS: "found in SEVERAL places of the source",
    QuoteStatus.MISSING: "NOT FOUND in the source",
    QuoteStatus.NOT_COMPARED: "NOT COMPARED with the source: too long, or in too many places",
    QuoteStatus.NO_PASSAGE: "the source has NO SUCH PASSAGE",
    QuoteStatus.NO_SOURCE: "the chronology has NO SUCH SOURCE",
}
"""Each status in words that need no manual."""

_EFFECT = {
    CitationRole.SUPPORTS: "supports this",
    CitationRole.DISPUTES: "disputes this",
    CitationRole.CONTEXT: "is cited for context",
}
_ENDS = (".", "?", "!", ".”", "?”", "!”")
_UNREMARKABLE = {QuoteStatus.CITED, QuoteStatus.WHOLE, QuoteStatus.NOT_HELD}


def status_words(citation: CitationRecord) -> str:
    """Return the result of checking a citation, with what its quotation leaves out, puts in and changes."""
    words, edits = STATUS_WORDS[citation.status], citation.edits
    if edits is None or not edits.in_words:
        return words
    if citation.status is QuoteStatus.SHORTENED:
        words = "shortened" if edits.left_out else "found in the source"
    return f"{words}: {edits.in_words}"


def date_words(date: str) -> str:
    """Return an EDTF date in words; empty for an empty one."""
    return format_date(cached_parse(date)) if date else ""


def reference(source: SourceRecord) -> str:
    """Return a source in full, its bundle first; without its address."""
    english = not source.language or source.language.lower().split("-")[0] == "en"
    issued = date_words(source.issued) or "no date of issue"
    parts = (
        f"Bundle {source.bundle}" if source.bundle.strip() else "",
        "; ".join(source.author),
        ", ".join(filter(None, (f"“{source.title}”", source.container_title, issued))),
        source.publisher,
        "" if english else f"Language: {source.language}",
    )
    return " ".join(sentence(part) for part in parts if part)


def short_reference(citation: CitationRecord) -> str:
    """Return a citation in a few words: place in the bundle, container or title, date of issue, passage."""
    source, place = citation.source, citation.place_in_bundle
    if source is None:
        return ", ".join(filter(None, (place, str(citation.key))))
    name = source.container_title or f"“{source.title}”"
    return ", ".join(filter(None, (place, name, date_words(source.issued), locator(citation))))


def locator(citation: CitationRecord) -> str:
    """Return which part of its source a citation cites; empty for all of it."""
    if citation.passage:
        return f"passage {citation.passage.key}"
    return f"passage {citation.key.passage}" if citation.key.passage else "as a whole"


def whose_words(source: SourceRecord) -> str:
    """Return whether the passages are the source's own words; shown wherever passages are."""
    if source.text is TextKind.PARAPHRASE:
        return "A paraphrase in the editor's words, not the source's"
    return "The source's own words"


def written_later(event: EventRecord) -> str:
    """Return a note that an event's words may reflect sources that are hidden; empty where none are."""
    if not event.hidden.sources:
        return ""
    written = "title, status and summary were" if event.summary.strip() else "title and status were"
    return f"Its {written} written later, and may reflect later sources."


def says_instead(citation: CitationRecord) -> str:
    """Return what a source gives instead: a date, an order, a statement; empty for nothing."""
    return ", ".join((*given_times(citation), *([f"says {citation.says}"] if citation.says else ())))


def given_times(citation: CitationRecord) -> list[str]:
    """Return the date and the order that a source gives instead: `gives 2012`, `puts it after verdicts`."""
    gives = [f"gives {date_words(citation.says_date)}"] if citation.says_date else []
    return gives + given_order(citation)


def given_order(citation: CitationRecord) -> list[str]:
    """Return what a source puts an event after or before: `puts it after verdicts`."""
    sides = (("after", citation.says_after), ("before", citation.says_before))
    return [f"puts it {word} {event}" for word, event in sides if event]


def is_remarkable(citation: CitationRecord) -> bool:
    """Return whether there is more to say of a citation than that its passage supports the event."""
    plain = citation.role is CitationRole.SUPPORTS and citation.status in _UNREMARKABLE
    return not plain or bool(citation.quote or citation.says or given_times(citation))


def remark(citation: CitationRecord) -> str:
    """Return a citation's role, what it says instead, its quotation and the result of its check."""
    effect = _EFFECT[citation.role]
    status = status_words(citation)
    parts = (
        *given_times(citation),
        citation.says,
        f"“{citation.quote.strip()}” ({status})" if citation.quote else "",
        status if not citation.quote and citation.status not in _UNREMARKABLE else "",
    )
    details = "; ".join(part for part in parts if part)
    return sentence(f"{short_reference(citation)} {effect}{f': {details}' if details else ''}")


def sentence(text: str) -> str:
    """Return a text with a full stop at its end, unless it ends with punctuation already."""
    text = text.strip()
    return text if text.endswith(_ENDS) else f"{text}."
