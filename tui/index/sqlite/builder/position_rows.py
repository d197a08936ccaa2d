"""Writing what is on file of each event and each party into the tables of the index."""

from __future__ import annotations

from itertools import chain

from tui.chronology.edtf_date import EdtfDate
from tui.evidence.positions import FiledPosition, positions_by_event
from tui.index.citation_resolver import resolve_citation
from tui.index.id_numbers import IdNumbers
from tui.index.sqlite.builder.bulk_insert import RowReceiver, Value
from tui.parsing.loader import LoadedChronology


def write_positions(batches: RowReceiver, reading: LoadedChronology, numbers: IdNumbers) -> None:
    """Write the positions and what they cite.

    Args:
        batches: Receives the rows.
        reading: The chronology as it was read.
        numbers: The numbers of its sources.
    """
    filed = chain.from_iterable(positions_by_event(reading).values())
    for number, one in enumerate(filed):
        batches.add("position", number, *_row(one))
        for at, citation in enumerate(one.entry.cites if one.entry else (), 1):
            cited = resolve_citation(citation, reading.chronology)
            batches.add("position_citation", number, at, *cited.row(numbers.source(cited.source)))


def _row(one: FiledPosition) -> tuple[Value, ...]:
    entry = one.entry
    return (
        one.event,
        one.party,
        one.is_criticised,
        one.state.value,
        str(entry.put) if entry else "",
        str(one.now or ""),
        entry.put_on.text if entry else "",
        _edtf(entry.by if entry else None),
        _edtf(entry.answered_on if entry else None),
        entry.version.strip() if entry else "",
        one.reason,
        one.is_early,
    )


def _edtf(date: EdtfDate | None) -> str:
    return date.text if date else ""
