"""The fixed words of a chronology, as enums: of events, citations, sources, and of checked quotations.

They stand apart from the models so that the records of an index have them without pydantic.
"""

from __future__ import annotations

from enum import StrEnum


class EventStatus(StrEnum):
    """How firmly an event is established, the firmest first."""

    ESTABLISHED = "established"
    """Found by a court or an official inquiry, or shown by a public act or an official record."""
    ADMITTED = "admitted"
    """Conceded by the person or body it concerns."""
    REPORTED = "reported"
    """Stated by a source; no finding, and not conceded."""
    ALLEGED = "alleged"
    """Claimed against somebody, without a finding."""
    DISPUTED = "disputed"
    """Contradicted in substance, by another source or by itself."""


class CitationRole(StrEnum):
    """How a cited passage relates to the event that cites it."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"
    CONTEXT = "context"


class KnowledgeForm(StrEnum):
    """How it is shown that somebody was aware of an event."""

    TOLD = "told"
    """Somebody informed them."""
    RECORDED = "recorded"
    """They made or held a record."""
    SAID = "said"
    """They, or others, say that they were aware of it, or that they were not."""


class Stance(StrEnum):
    """Whether somebody is shown to have been aware of an event, or to have been unaware of it."""

    AWARE = "aware"
    UNAWARE = "unaware"


class Answer(StrEnum):
    """What a party says of a statement that was put to it."""

    AGREES = "agrees"
    DISPUTES = "disputes"
    NOT_ADMITTED = "not-admitted"
    """It neither agrees nor says otherwise, and leaves it to be proved."""
    CANNOT_SAY = "cannot-say"
    """It does not know."""
    NO_ANSWER = "no-answer"
    """None had come by the day that was named. That is no answer of its own, and admits nothing."""


class PositionState(StrEnum):
    """What is on file of one party and one statement."""

    NOT_PUT = "not-put"
    """The event criticises the party, and nothing was put to it."""
    AWAITED = "awaited"
    """It was put, and neither an answer nor its absence is recorded."""
    AGREES = Answer.AGREES.value
    DISPUTES = Answer.DISPUTES.value
    NOT_ADMITTED = Answer.NOT_ADMITTED.value
    CANNOT_SAY = Answer.CANNOT_SAY.value
    NO_ANSWER = Answer.NO_ANSWER.value
    UNREAD = "unread"
    """There is an entry, or may be one, that cannot be read."""


class TextKind(StrEnum):
    """Whose words the passages of a source are."""

    VERBATIM = "verbatim"
    """The source's own words."""
    PARAPHRASE = "paraphrase"
    """A paraphrase in the editor's words."""


class SourceExtent(StrEnum):
    """How much of a source its passages give."""

    WHOLE = "whole"
    PART = "part"
    """Only what was seen of it."""


class SearchStatus(StrEnum):
    """What has become of a search of the sources that found nothing."""

    HOLDS = "holds"
    """Every passage that has the words was seen not to be it."""
    UNREAD = "unread"
    """A passage of a source that was there at the time has the words, and is not among those seen."""
    OVERTAKEN = "overtaken"
    """The same of a source that was issued or added later."""
    NOT_CHECKABLE = "not-checkable"
    """Nothing that was searched is held, or none of the words can be searched for."""


class QuoteStatus(StrEnum):
    """The result of comparing a citation with the text it cites."""

    CITED = "cited"
    """It cites a passage without a quotation, so there is nothing to check."""
    WHOLE = "whole"
    """It cites the source as a whole without a quotation, so there is nothing to check."""
    NOT_HELD = "not-held"
    """The source's words are not in the folder; their hash is."""
    PARAPHRASE = "paraphrase"
    """The source is only there as a paraphrase, without a hash, so the quotation cannot be checked."""
    EXACT = "exact"
    NORMALISED = "normalised"
    """Found, except for spacing, quotation marks, dashes, hyphens or ligatures."""
    SHORTENED = "shortened"
    """Found piece by piece, in order: it marks words as left out, put in or changed."""
    OVER_PASSAGES = "over-passages"
    """Found over the end of a passage, in it and those behind it."""
    NEAR = "near"
    """Something very similar was found that differs, but in no figure and no negation."""
    DIFFERS = "differs"
    """Something very similar was found that has another figure or negation."""
    MOVED = "moved"
    """Found in another passage than the cited one."""
    AMBIGUOUS = "ambiguous"
    """Found in several places, and no prefix or suffix selects one."""
    MISSING = "missing"
    NOT_COMPARED = "not-compared"
    """Too long, or in too many places, to be searched for completely."""
    NO_PASSAGE = "no-passage"
    """The source has no passage with the cited label or number."""
    NO_SOURCE = "no-source"
    """The chronology has no source with the cited id."""
