"""Records as JSON objects: one object for each kind of record, for the command line and exports.

Problems have theirs in `tui.validation.reporters`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, TypeAlias

from tui.chronology.calendar import iso_date
from tui.chronology.date_format import format_date
from tui.chronology.edtf_date import Bound
from tui.export.support import count_support
from tui.index.records import (
    CitationRecord,
    DifferenceRecord,
    EventRecord,
    EventRow,
    HiddenCounts,
    PassageRecord,
    SourceRecord,
)
from tui.text.cancellation import stop_if_asked

if TYPE_CHECKING:
    from tui.evidence.conflicts.order_window import OrderWindow
    from tui.evidence.quotations.quote_edits import QuoteEdits
    from tui.index.knowledge_record import KnowledgeRecord
    from tui.index.position_record import PositionRecord

Json: TypeAlias = dict[str, object]
"""An object whose values `json` can write."""


def row_json(row: EventRow) -> Json:
    """Return one line of the timeline."""
    when = row.when
    return {
        "id": row.id,
        "date": row.date or None,
        "words": format_date(when) if when else None,
        "earliest": _day(when.earliest) if when else None,
        "latest": _day(when.latest) if when else None,
        "title": row.title,
        "kind": row.kind,
        "status": row.status,
        "differs": row.differs,
    }


def event_json(event: EventRecord, *, possible: bool = False) -> Json:
    """Return one event in full.

    Args:
        event: The event.
        possible: Whether it only possibly falls in the range of the query.
    """
    from tui.validation.reporters import format_json  # noqa: PLC0415  (the timeline is shown without it)

    stop_if_asked()
    support = count_support(event)
    return {
        **row_json(event.row),
        "possibly": possible,
        "date_as_written": event.date_as_written or None,
        "actors": [actor.id for actor in event.actors],
        "summary": event.summary,
        "cites": [citation_json(citation) for citation in event.cites],
        "sources": list(dict.fromkeys(source_of(citation) for citation in event.cites)),
        "origins": list(event.origins),
        "support": {**asdict(support), "words": support.in_words()},
        "public": event.public or None,
        "public_given": event.is_public_given,
        "issued": event.issued or None,
        "after": event.after or None,
        "before": event.before or None,
        "order_leaves": _window_json(event.window),
        "tags": list(event.tags),
        "note": event.note,
        "merged_from": list(event.merged_from),
        "differences": [difference.id for difference in event.differences],
        "knowledge": [knowledge_json(entry) for entry in event.knowledge],
        # An export without positions does not even tell that there are any.
        **({"positions": [position_json(one) for one in event.positions]} if event.positions else {}),
        "searches": [search.id for search in event.searches],
        "problems": format_json(event.problems),
        "hidden": hidden_json(event.hidden),
        "path": event.place.path,
        "line": event.place.line,
    }


def _window_json(window: OrderWindow | None) -> Json | None:
    if window is None:
        return None
    # Imported here: few events are undated, and a start needs none of them.
    from tui.export.statements.conflict_text import window_json  # noqa: PLC0415

    return window_json(window)


def source_of(citation: CitationRecord) -> str:
    """Return the id of the cited source, whether or not the chronology has it."""
    return citation.source.id if citation.source else citation.key.source


def citation_json(citation: CitationRecord) -> Json:
    """Return one citation with the result of its check."""
    return {
        "number": citation.number,
        "key": str(citation.key),
        "source": source_of(citation),
        "passage": citation.passage.key if citation.passage else None,
        "pinpoint": citation.pinpoint or None,
        "as": citation.role,
        "status": citation.status,
        "shortened": _edits_json(citation.edits),
        "quote": citation.quote or None,
        "says": citation.says or None,
        "says_date": citation.says_date or None,
        "says_after": citation.says_after or None,
        "says_before": citation.says_before or None,
    }


def _edits_json(edits: QuoteEdits | None) -> Json | None:
    if edits is None:
        return None
    return {
        "words_left_out": edits.left_out,
        "negations_left_out": list(edits.negations),
        "put_in": list(edits.put_in),
        "negations_put_in": list(edits.negations_put_in),
        "words_changed": edits.changed,
        "passages": list(edits.passages),
        "words": edits.in_words,
    }


def source_json(source: SourceRecord, passages: Iterable[PassageRecord] | None = None) -> Json:
    """Return one source with CSL-JSON's names, and its passages unless these are None."""
    shown: Json = {
        "id": source.id,
        "type": source.type,
        "title": source.title,
        "author": list(source.author),
        "container-title": source.container_title,
        "publisher": source.publisher,
        "issued": source.issued or None,
        "issued-because": source.issued_because,
        "URL": source.url,
        "accessed": source.accessed or None,
        "language": source.language,
        "rights": source.rights,
        "bundle": source.bundle,
        "text": source.text,
        "extent": source.extent,
        "note": source.note,
        "events": source.events,
        "path": source.path,
        "hidden": hidden_json(source.hidden),
    }
    if passages is None:
        return {**shown, "passages": source.passages}
    return {**shown, "passages": [passage_json(passage) for passage in passages]}


def passage_json(passage: PassageRecord) -> Json:
    """Return one passage."""
    return {
        "source": passage.source,
        "number": passage.number,
        "key": passage.key,
        "text": passage.text,
        "span": list(passage.span) if passage.span else None,
        "hash": str(passage.hash) if passage.hash else None,
        "speaker": passage.speaker,
        "origin": passage.origin,
        "about": passage.about or None,
        "said_by": list(passage.said_by),
        "said_on": passage.said_on or None,
        "matters": list(passage.matters),
    }


def difference_json(difference: DifferenceRecord) -> Json:
    """Return one difference between the sources."""
    return {
        "id": difference.id,
        "question": difference.question,
        "by_dates": difference.by_dates,
        "events": list(difference.events),
        "versions": [
            {
                "says": version.says,
                "dates": {
                    event: {"date": date or None, "after": after or None, "before": before or None}
                    for event, date, after, before in version.dates
                },
                "cites": [citation_json(citation) for citation in version.cites],
            }
            for version in difference.versions
        ],
        "note": difference.note,
        "hidden": hidden_json(difference.hidden),
    }


def knowledge_json(entry: KnowledgeRecord) -> Json:
    """Return one entry of who is shown to have been aware of an event."""
    from tui.export.knowledge.words import shown_words  # noqa: PLC0415  (few events have any)

    since = entry.since_date
    return {
        "actor": entry.actor.id,
        "name": entry.actor.name,
        "part": entry.part or None,
        "how": entry.form,
        "said_by": entry.said_by or None,
        "what": entry.what,
        "stance": entry.stance,
        "words": shown_words(entry),
        "from": entry.since or None,
        "from_words": format_date(since) if since else None,
        "earliest": _day(since.start_min) if since else None,
        "latest": _day(since.start_max) if since else None,
        "status": entry.status,
        "differs": entry.differs,
        "cites": [citation_json(citation) for citation in entry.cites],
    }


def position_json(position: PositionRecord) -> Json:
    """Return what is on file of one party about one event."""
    return {
        "party": position.party,
        "criticised": position.is_criticised,
        "state": position.state,
        "put": position.put or None,
        "now": position.now or None,
        "outdated": position.is_outdated,
        "put_on": position.put_on or None,
        "by": position.by or None,
        "early": position.is_early,
        "answered_on": position.answered_on or None,
        "version": position.version or None,
        "not_put": position.reason or None,
        "cites": [citation_json(citation) for citation in position.cites],
    }


def hidden_json(hidden: HiddenCounts) -> Json:
    """Return how much of each thing is left out because it was not public by the as-of day."""
    return dict(asdict(hidden))


def _day(bound: Bound) -> str | None:
    return iso_date(bound) if isinstance(bound, int) else None
