"""What an export has of an event: its positions only where they were asked for, and a letter even less."""

from __future__ import annotations

from pathlib import PurePosixPath

from tui.chronology.enums import CitationRole
from tui.chronology.problem import Problem
from tui.index.records import EventRecord
from tui.light_dataclass import replace
from tui.parsing.input_files import POSITIONS


def limit_event(event: EventRecord, positions_of: str | None, *, is_letter: bool) -> EventRecord | None:
    """Return what an export has of an event; None where it does not have the event.

    Args:
        event: As the index has it.
        positions_of: As in `ExportSelection`.
        is_letter: As there.
    """
    if positions_of == "":
        return event
    positions = tuple(one for one in event.positions if one.party == positions_of)
    if positions_of is not None and not any(one.is_criticised or not is_letter for one in positions):
        return None
    if is_letter:
        return _bare(event)
    # What is wrong with a position tells of it.
    problems = tuple(one for one in event.problems if not is_of_positions(one))
    return replace(event, positions=positions, problems=problems)


def _bare(event: EventRecord) -> EventRecord:
    """Return what is put of an event: without notes, without other sources, without what anybody answered."""
    return replace(
        event,
        note="",
        date_as_written="",
        tags=(),
        cites=tuple(one for one in event.cites if one.role is CitationRole.SUPPORTS),
        after="",
        before="",
        differences=(),
        problems=(),
        merged_from=(),
        knowledge=(),
        searches=(),
        window=None,
        positions=(),
    )


def is_shown_file(path: str, positions_of: str | None) -> bool:
    """Return whether an export names a file: one of positions only where it has them.

    Args:
        path: In the chronology's folder.
        positions_of: As in `ExportSelection`.
    """
    return not _is_positions_file(path) or positions_of in ("", PurePosixPath(path).stem)


def is_of_positions(problem: Problem) -> bool:
    """Return whether a problem tells of positions, or of whom an event criticises."""
    return problem.code.startswith("criticism-") or _is_positions_file(problem.place.path)


def _is_positions_file(path: str) -> bool:
    return path.partition("/")[0] == POSITIONS
