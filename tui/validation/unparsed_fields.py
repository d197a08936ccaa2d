"""What could not be read, so that rules do not report it a second time as missing."""

from __future__ import annotations

from pathlib import PurePosixPath

from tui.chronology.problem import Problem, Severity
from tui.parsing.input_files import POSITIONS
from tui.parsing.loader import LoadedChronology
from tui.parsing.old_words import CODE as OLD_WORD


def has_losses(reading: LoadedChronology) -> bool:
    """Whether anything in the chronology could not be read."""
    return any(map(_is_loss, reading.problems))


def events_with_losses(reading: LoadedChronology) -> frozenset[str]:
    """The ids of the events that were left out, or of which a part was."""
    losses = filter(_is_loss_of_text, reading.problems)
    unread = (event.id for event in reading.unread if event.id)
    return frozenset((*unread, *(event for problem in losses for event in problem.concerns)))


def sources_with_losses(reading: LoadedChronology) -> frozenset[str]:
    """The ids of the sources that were left out, or of which a part was."""
    losses = filter(_is_loss_of_text, reading.problems)
    return frozenset(PurePosixPath(problem.place.path).stem for problem in losses)


def is_left_out(reading: LoadedChronology, section: str, name: str) -> bool:
    """Return whether a kind or an actor is in the file, or may be, and could not be read.

    Args:
        reading: The chronology as it was read.
        section: `kinds` or `actors`.
        name: The id.
    """
    return not reading.is_complete or reading.key_place(section, name) != reading.key_place(section)


def _is_loss_of_text(problem: Problem) -> bool:
    # What is wrong with an answer about an event takes nothing from the event.
    return _is_loss(problem) and PurePosixPath(problem.place.path).parts[:1] != (POSITIONS,)


def _is_loss(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR and problem.code != OLD_WORD
