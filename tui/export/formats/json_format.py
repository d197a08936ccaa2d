"""JSON: everything an export has, as data, in the same objects as the command line's JSON.

Written in ASCII: hidden characters show as escapes, and nothing is lost. Protected people have their
pseudonyms and no more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from tui.export.content import ExportContent, citations
from tui.export.json_objects import Json, difference_json, event_json, hidden_json, source_json
from tui.export.result import ExportResult
from tui.export.searches.search_json import search_json
from tui.export.statements.conflict_text import conflict_json
from tui.export.summary import about_of, title_of
from tui.index.records import PassageRecord
from tui.parsing.query.describe_query import describe_query

FORMAT = "dateline-export/1"


def to_json(content: ExportContent) -> ExportResult:
    """Return an export as one JSON object."""
    whole = {
        "format": FORMAT,
        **_head(content),
        "kinds": {kind.id: kind.label for kind in content.info.kinds},
        "actors": {actor["id"]: actor for actor in _actors(content)},
        "events": [event_json(event, possible=event.row.id in content.possible) for event in content.events],
        "differences": [difference_json(difference) for difference in content.differences],
        "cannot_all_hold": [conflict_json(conflict) for conflict in content.conflicts],
        "searches": list(map(search_json, content.searches)),
        "sources": list(_sources(content)),
    }
    return ExportResult(json.dumps(whole, indent=2) + "\n")


def _head(content: ExportContent) -> Json:
    counts, info, query = content.counts, content.info, content.selection.query
    return {
        "title": title_of(content),
        "notice": info.notice,
        "about": about_of(content),
        "query": str(query),
        "asked_for": describe_query(query),
        "picked": content.selection.ids is not None,
        "counts": {
            "events": counts.events,
            "shown": counts.shown,
            "not_shown": counts.not_shown,
            "not_read": counts.unread,
            "only_possibly_in_range": counts.possible,
            "left_out_undated": counts.undated,
            "differing": counts.differing,
            "sources_cited": len(content.sources),
            "sources": info.sources,
            "errors": info.errors,
            "warnings": info.warnings,
        },
        "not_read": [
            {"path": row.fault.path, "line": row.fault.line, "column": row.fault.column, "code": why.code}
            | {"message": why.message, "remedy": why.remedy}
            for row in content.unread
            for why in row.reasons[:1]
        ],
        "complete": info.complete,
        "as_of": query.public_by.text if query.public_by else None,
        "aware_by": query.aware_by.text if query.aware_by else None,
        "hidden_by_as_of": hidden_json(content.hidden),
        **({} if content.selection.positions_of is None else {"with_positions": True}),
        "risks_accepted": list(content.accepted),
        "files_sha256": dict(content.digests),
        "made": content.made.isoformat(),
        "program": content.program,
    }


def _actors(content: ExportContent) -> Iterator[Json]:
    taking_part = (actor for event in content.events for actor in event.actors)
    aware = (entry.actor for event in content.events for entry in event.knowledge)
    for actor in {actor.id: actor for actor in (*taking_part, *aware)}.values():
        shown: Json = {"id": actor.id, "name": actor.name, "protected": actor.protected}
        yield shown if actor.protected else {**shown, "role": actor.role}


def _sources(content: ExportContent) -> Iterator[Json]:
    """Yield the cited sources, each with the passages that are cited."""
    cited: dict[str, dict[int, PassageRecord]] = {}
    for citation in citations(content.events):
        if citation.passage:
            cited.setdefault(citation.passage.source, {})[citation.passage.number] = citation.passage
    for source in content.sources:
        passages = cited.get(source.id, {})
        yield source_json(source, [passages[number] for number in sorted(passages)])
