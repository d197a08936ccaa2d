"""Writing the searches of the sources into the tables of the index."""

from __future__ import annotations

import json

from tui.chronology.edtf_date import EdtfDate
from tui.evidence.searches.search_result import SearchResult, last_day_of, run_searches
from tui.index.id_numbers import IdNumbers
from tui.index.sqlite.builder.bulk_insert import RowReceiver
from tui.parsing.loader import LoadedChronology


def write_searches(batches: RowReceiver, reading: LoadedChronology, numbers: IdNumbers) -> None:
    """Write every search of a chronology, with what its words find.

    Args:
        batches: Receives the rows.
        reading: The chronology as it was read.
        numbers: The numbers of its sources.
    """
    results = run_searches(reading.chronology)
    for number, (result, path) in enumerate(zip(results, reading.search_paths, strict=True)):
        place = reading.place(*path)
        _search(batches, number, result, (place.path, place.line, place.column, place.width))
        for at, event in enumerate(dict.fromkeys(result.search.about)):
            batches.add("source_search_event", number, at, event)
        for source in () if result.is_everywhere else result.sources:
            batches.add("source_search_source", number, numbers.sources[source.id])
        for at, one in enumerate(result.found):
            source_number = numbers.sources[one.key.source]
            batches.add("source_search_hit", number, at, source_number, one.number, one.is_seen, one.is_later)


def _search(
    batches: RowReceiver, number: int, result: SearchResult, place: tuple[str, int, int, int]
) -> None:
    search = result.search
    unheld = [
        (one.described, _edtf(one.from_), _edtf(one.to), _edtf(one.asked), one.answered)
        for one in search.places
        if not one.source and one.described.strip()
    ]
    named = [] if result.is_everywhere else [source.id for source in result.sources]
    batches.add(
        "source_search",
        number,
        search.id,
        search.looked_for,
        json.dumps(search.words),
        search.on.text,
        search.on.first_day,
        last_day_of(search.on),
        search.by,
        search.note,
        result.is_everywhere,
        json.dumps(named),
        json.dumps(unheld),
        result.unsearched,
        *place,
    )


def _edtf(date: EdtfDate | None) -> str:
    return date.text if date else ""
