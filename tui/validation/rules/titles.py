"""Rules about titles of events: short enough for a line, and no full stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.problem import Problem, Severity
from tui.parsing.loader import LoadedChronology
from tui.validation.rules.rule import EventAt

LONGEST_TITLE = 70
"""Code points: what fits on a line of 80 cells next to a date."""


def titles_are_short(reading: LoadedChronology, events: Iterable[EventAt]) -> Iterator[Problem]:
    """The title of an event fits a line of the timeline."""
    for event, path in events:
        if len(event.title) > LONGEST_TITLE:
            yield reading.problem(
                "title-long",
                (*path, "title"),
                f"the title of `{event.id}` has {len(event.title)} characters, more than {LONGEST_TITLE}",
                "shorten it, and put the rest into `summary`",
                severity=Severity.WARNING,
                concerns=(event.id,),
            )


def titles_are_not_sentences(reading: LoadedChronology, events: Iterable[EventAt]) -> Iterator[Problem]:
    """A title ends without a full stop."""
    for event, path in events:
        if event.title.endswith(".") and not event.title.endswith(".."):
            yield reading.problem(
                "title-full-stop",
                (*path, "title"),
                f"the title of `{event.id}` ends in a full stop",
                "delete the full stop",
                severity=Severity.WARNING,
                concerns=(event.id,),
            )
