"""The rule about drafts: an event that the program drafted must be completed by a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.problem import Problem, Severity
from tui.parsing.loader import LoadedChronology
from tui.validation.rules.rule import EventAt

DRAFT_TAG = "draft"
DRAFT_TITLE = "Draft: write here what happened"
"""The title of a drafted event, until a person writes one."""


def drafts_are_finished(reading: LoadedChronology, events: Iterable[EventAt]) -> Iterator[Problem]:
    """No event has the tag or the title of a draft."""
    for event, path in events:
        tags = [tag.casefold() for tag in event.tags]
        if DRAFT_TAG in tags or event.title == DRAFT_TITLE:
            at = ("tags", tags.index(DRAFT_TAG)) if DRAFT_TAG in tags else ("title",)
            yield reading.problem(
                "event-draft",
                (*path, *at),
                f"`{event.id}` is a draft",
                "check its date, title, kind and status against the passage, then delete the tag `draft`",
                severity=Severity.WARNING,
                concerns=(event.id,),
            )
