"""Result of looking for a source's hashed passages in its original: what `attach` and `verify` report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tui.chronology.keys import CitationKey
from tui.evidence.hashes.hash_placement import HashStatus, Placement, PlacementReport
from tui.index.records import PassageRecord
from tui.light_dataclass import replace
from tui.text.plural import pluralize
from tui.views.json_output import Json
from tui.views.lines import Line, TextRole, TextSpan, line
from tui.views.links import PassageLink, SourceLink
from tui.views.original import placement_words


def report_lines(
    source: str, file: str, placed: PlacementReport, passages: Mapping[str, PassageRecord]
) -> list[Line]:
    """Return the totals of a source on one line, then one line for each hashed passage with its anchor.

    Args:
        source: Its id.
        file: The name of the file that the original was read from.
        placed: The result of the search.
        passages: The source's passages, by key.
    """
    totals = ", ".join(f"{count:,} {status}" for status, count in report_totals(placed).items() if count)
    head = line(
        TextSpan(source, TextRole.KEY),
        f"  {pluralize(len(placed.passages), 'passage')} with a hash: {totals}",
        TextSpan(f"  ({file})", TextRole.QUIET),
        hang=4,
        anchor=SourceLink(source),
    )
    return [
        head,
        *(
            replace(_passage_line(key, place, placed, passages), anchor=PassageLink(CitationKey(source, key)))
            for key, place in placed.passages.items()
        ),
    ]


def report_json(source: str, file: str, placed: PlacementReport) -> Json:
    """Return the report as an object; offsets are half-open, in code points of the original.

    Args:
        source: The id of the source.
        file: The name of the file that the original was read from.
        placed: The result of the search.

    Returns:
        `start` and `end` are None for a passage that was not found.
    """
    return {
        "source": source,
        "attached": True,
        "file": file,
        "totals": report_totals(placed),
        "searched": "whole" if placed.is_whole else "part",
        "passages": [
            {
                "key": key,
                "status": place.status.value,
                "start": place.start if place.is_found else None,
                "end": place.end if place.is_found else None,
                "places": place.places,
            }
            for key, place in placed.passages.items()
        ],
    }


def report_totals(placed: PlacementReport) -> dict[str, int]:
    """Return how many passages have each status; statuses of no passage are 0."""
    counts = Counter(place.status for place in placed.passages.values())
    return {status.value: counts[status] for status in HashStatus}


def _passage_line(
    key: str, place: Placement, placed: PlacementReport, passages: Mapping[str, PassageRecord]
) -> Line:
    span = passages[key].span if key in passages else None
    words = placement_words(place, span, is_whole=placed.is_whole)
    return line(
        TextSpan(f"[{key}] ", TextRole.LABEL),
        TextSpan(words, TextRole.PLAIN if place.is_settled else TextRole.PROBLEM),
        indent=4,
        hang=8,
    )
