"""A search of the sources as a JSON object, for the command line and exports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from tui.export.searches.statement import statement_lines
from tui.index.search_records import SearchHit, SearchRecord


def search_json(search: SearchRecord) -> dict[str, object]:
    """Return one search with what its words find now."""
    return {
        "id": search.id,
        "for": search.looked_for,
        "about": list(search.about),
        "status": search.status,
        "statement": statement_lines(search),
        "words": list(search.words),
        "words_not_searched": search.unsearched,
        "everywhere": search.is_everywhere,
        "sources": list(search.sources),
        "scope": {**asdict(search.scope), "part": search.scope.part},
        "not_held": [
            {
                "described": place.described,
                "from": place.first or None,
                "to": place.last or None,
                "asked": place.asked or None,
                "answered": place.answered or None,
            }
            for place in search.unheld
        ],
        "seen": _keys(search.seen),
        "unread": _keys(search.unread),
        "overtaken_by": _keys(search.overtaking),
        "on": search.on,
        "by": search.by or None,
        "note": search.note,
        "path": search.place.path,
        "line": search.place.line,
    }


def _keys(hits: Iterable[SearchHit]) -> list[str]:
    return [str(hit.key) for hit in hits]
