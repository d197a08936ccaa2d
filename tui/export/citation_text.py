"""Sources and citations in words: plain text, for every format that is read by people."""

from __future__ import annotations

from tui.chronology.date_format import format_date
from tui.chronology.edtf import cached_parse
from tui.index.records import CitationRecord, EventRecord, PassageRecord, SourceRecord

STATUS_WORDS = {
    "cited": "passage cited, no quotation to check",
    "whole": "the source as a whole is cited",
    "not-held": "not held: the source's words are not here, only their hash",
    "paraphrase": "quoted from a source held only as a paraphrase, so not checked",
    "exact": "found word for word in the source",
    "normalised": "found in the source, but for spacing, quotation marks, dashes or hyphens",
    "near": "DIFFERS from the source",
    "differs": "DIFFERS from the source in a FIGURE or a NEGATION",
    "moved": "found in ANOTHER passage of the source",
    "ambiguous": "found in SEVERAL places of the source",
    "missing": "NOT FOUND in the source",
    "not-compared": "NOT COMPARED with the source: too long, or in too many places",
    "no-passage": "the source has NO SUCH PASSAGE",
    "no-source": "the chronology has NO SUCH SOURCE",
}
"""What a `tui.evidence.quotations.quote_check.QuoteStatus` means, in words a reader needs no manual for."""

_EFFECT = {"supports": "supports this", "disputes": "disputes this", "context": "is cited for context"}
_ENDS = (".", "?", "!", ".”", "?”", "!”")
_UNREMARKABLE = {"cited", "whole", "not-held"}


def date_words(date: str) -> str:
    """An EDTF date in words; nothing for none."""
    return format_date(cached_parse(date)) if date else ""


def reference(source: SourceRecord) -> str:
    """A source in full but for its address: author, title, container, date of issue, publisher, language."""
    english = not source.language or source.language.lower().split("-")[0] == "en"
    issued = date_words(source.issued) or "no date of issue"
    parts = (
        "; ".join(source.author),
        ", ".join(filter(None, (f"“{source.title}”", source.container_title, issued))),
        source.publisher,
        "" if english else f"Language: {source.language}",
    )
    return " ".join(sentence(part) for part in parts if part)


def short_reference(citation: CitationRecord) -> str:
    """A citation in a few words: container or title, date of issue, passage."""
    source = citation.source
    if source is None:
        return citation.key
    name = source.container_title or f"“{source.title}”"
    return ", ".join(filter(None, (name, date_words(source.issued), locator(citation))))


def locator(citation: CitationRecord) -> str:
    """Which part of its source a citation means."""
    if citation.passage:
        return f"passage {citation.passage.key}"
    named = citation.key.partition("#")[2]
    return f"passage {named}" if named else "as a whole"


def whose_words(source: SourceRecord) -> str:
    """Whether what stands in its passages is the source's own: to be said wherever they are shown."""
    if source.text == "paraphrase":
        return "A paraphrase in the editor's words, not the source's"
    return "The source's own words"


def about_passage(passage: PassageRecord) -> str:
    """Who speaks in a passage, where the statement comes from, the date it gives, and its hash."""
    span = f"characters {passage.span[0]} to {passage.span[1]} of the original" if passage.span else ""
    count, _, digest = passage.hash.partition(":")
    parts = (
        f"Speaker: {passage.speaker}" if passage.speaker else "",
        f"Origin: {passage.origin}" if passage.origin else "",
        f"It gives the date as {date_words(passage.about)}" if passage.about else "",
        f"It stands for {span}" if span else "",
        f"Hash: {count} words, {digest}" if digest else passage.hash,
    )
    return " ".join(sentence(part) for part in parts if part)


def written_later(event: EventRecord) -> str:
    """What is to be said of an event's words where sources of its own are hidden; empty where none are."""
    if not event.hidden.sources:
        return ""
    written = "title, status and summary were" if event.summary.strip() else "title and status were"
    return f"Its {written} written with later sources in hand."


def is_remarkable(citation: CitationRecord) -> bool:
    """Whether a citation says more than that its passage supports the event."""
    plain = citation.role == "supports" and citation.status in _UNREMARKABLE
    return not plain or bool(citation.quote or citation.says or citation.says_date)


def remark(citation: CitationRecord) -> str:
    """What a citation does for its event, what it gives instead, its quotation and how that was checked."""
    effect = _EFFECT.get(citation.role, citation.role)
    status = STATUS_WORDS.get(citation.status, citation.status)
    parts = (
        f"gives {date_words(citation.says_date)}" if citation.says_date else "",
        citation.says,
        f"“{citation.quote.strip()}” ({status})" if citation.quote else "",
        status if not citation.quote and citation.status not in _UNREMARKABLE else "",
    )
    said = "; ".join(part for part in parts if part)
    return sentence(f"{short_reference(citation)} {effect}{f': {said}' if said else ''}")


def sentence(text: str) -> str:
    """With a full stop behind it, where nothing else ends it."""
    text = text.strip()
    return text if text.endswith(_ENDS) else f"{text}."
