"""JSON: everything an extract holds, as data, in the shapes of the command line's own JSON.

Written in ASCII, so that nothing in it is hidden and nothing is lost: what a text holds, its escapes give
back to the letter. Protected people have their pseudonyms and no more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from tui.export.content import ExportContent, citations
from tui.export.json_objects import Json, account_json, event_json, hidden_json, source_json
from tui.export.result import ExportResult
from tui.export.summary import about_of, title_of
from tui.index.records import PassageRecord

FORMAT = "dateline-extract/1"


def to_json(extract: ExportContent) -> ExportResult:
    """An extract as one JSON object."""
    whole = {
        "format": FORMAT,
        **_head(extract),
        "kinds": {kind.id: kind.label for kind in extract.info.kinds},
        "actors": {actor["id"]: actor for actor in _actors(extract)},
        "events": [event_json(event, possible=event.row.id in extract.possible) for event in extract.events],
        "accounts": [account_json(account) for account in extract.accounts],
        "sources": list(_sources(extract)),
    }
    return ExportResult(json.dumps(whole, indent=2) + "\n")


def _head(extract: ExportContent) -> Json:
    counts, info, query = extract.counts, extract.info, extract.selection.query
    return {
        "title": title_of(extract),
        "notice": info.notice,
        "about": about_of(extract),
        "query": str(query),
        "asked_for": query.describe(),
        "picked": extract.selection.ids is not None,
        "counts": {
            "events": counts.events,
            "shown": counts.shown,
            "not_shown": counts.not_shown,
            "not_read": counts.unread,
            "only_possibly_in_range": counts.possible,
            "left_out_undated": counts.undated,
            "disputed": counts.disputed,
            "sources_cited": len(extract.sources),
            "sources": info.sources,
            "errors": info.errors,
            "warnings": info.warnings,
        },
        "not_read": [
            {"path": row.fault.path, "line": row.fault.line, "column": row.fault.column, "code": why.code}
            | {"message": why.message, "remedy": why.remedy}
            for row in extract.unread
            for why in row.reasons[:1]
        ],
        "complete": info.complete,
        "known_by": query.known_by.text if query.known_by else None,
        "hidden_by_known_by": hidden_json(extract.hidden),
        "risks_accepted": list(extract.accepted),
        "files_sha256": dict(extract.digests),
        "made": extract.made.isoformat(),
        "program": extract.program,
    }


def _actors(extract: ExportContent) -> Iterator[Json]:
    for actor in {actor.id: actor for event in extract.events for actor in event.actors}.values():
        known: Json = {"id": actor.id, "name": actor.name, "protected": actor.protected}
        yield known if actor.protected else {**known, "role": actor.role}


def _sources(extract: ExportContent) -> Iterator[Json]:
    """The cited sources, each with the passages that are cited."""
    cited: dict[str, dict[int, PassageRecord]] = {}
    for citation in citations(extract.events):
        if citation.passage:
            cited.setdefault(citation.passage.source, {})[citation.passage.number] = citation.passage
    for source in extract.sources:
        passages = cited.get(source.id, {})
        yield source_json(source, [passages[number] for number in sorted(passages)])
