"""Drafting an event from a dated passage: choosing the date, writing the draft, reporting a failure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.chronology.keys import CitationKey
from tui.chronology.problem import Location
from tui.explorer.controllers.navigation import NavigationController
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.messages import EditRequested
from tui.explorer.screens.list_page import PageContent
from tui.index.protocol import Index
from tui.parsing.input_files import NAME
from tui.project.folder_lock import SHORT
from tui.project.project import Project
from tui.text.failure import Failure
from tui.views.lines import BLANK, TextRole, TextSpan, line, paragraph
from tui.views.links import DateReadingLink

if TYPE_CHECKING:
    from tui.evidence.date_extraction.extract_dates import DateReading
    from tui.project.event_drafts import EventDraft

# What reads dates, YAML and models is imported inside the functions: following a link should not wait for it.


class DraftController:
    """Drafts events from passages, and goes to each once the index has it."""

    def __init__(self, project: Project, navigation: NavigationController, port: ScreenPort) -> None:
        self._project = project
        self._navigation = navigation
        self._port = port
        self._awaited = ""
        """The id of an event that was just written, to go to once the index has it; empty for none."""

    def draft(self, key: CitationKey, number: int | None = None) -> PageContent | None:
        """Draft an event from a passage, and open the editor at it.

        Args:
            key: The source and the passage.
            number: Which of the dates that the passage may give, from 1; None to ask where it gives several.

        Returns:
            The page that asks which date is meant, or says why nothing was written; None for no page.
        """
        readings = date_choices(self._project.index, key)
        if not readings:
            self._port.tell("This passage gives no date.")
            return None
        if number is None and len(readings) > 1:
            return choose_date(key, readings)
        made = save_draft(self._project, key, readings[(number or 1) - 1])
        if isinstance(made, PageContent):
            return made
        self._port.close_screens()
        self._awaited, place = made
        self._port.tell(f"Drafted {self._awaited} at {place.path}:{place.line}")
        self._port.post_message(EditRequested(place))
        return None

    def show_awaited(self) -> None:
        """Go to the event that was drafted last, once the files were read again."""
        if self._awaited and self._project.index.event(self._awaited):
            self._navigation.go_to_event(self._awaited)
            self._awaited = ""


def date_choices(index: Index, key: CitationKey) -> tuple[DateReading, ...]:
    """Return the dates that a passage may give.

    Args:
        index: The open index.
        key: The source and the passage.
    """
    from tui.views.passage_dates import extract_passage_dates, source_context  # noqa: PLC0415  (see above)

    source = index.source(key.source)
    passages = index.passages(key.source) if source else []
    return next(
        (
            extract_passage_dates(source, candidate, source_context(source, passages)).readings
            for candidate in passages
            if source and candidate.key == key.passage
        ),
        (),
    )


def choose_date(key: CitationKey, readings: Sequence[DateReading]) -> PageContent:
    """Return a page that asks which of several dates is meant; none is chosen automatically.

    Args:
        key: The source and the passage.
        readings: The dates.
    """
    lines = [
        line(
            TextSpan(reading.date, TextRole.DATE),
            f"  {reading.reason}",
            hang=2,
            anchor=DateReadingLink(key, number),
        )
        for number, reading in enumerate(readings, 1)
    ]
    return PageContent(f"Draft an event from {key}: which date?", lines, frozenset({DateReadingLink}))


def save_draft(
    project: Project, key: CitationKey, reading: DateReading
) -> tuple[str, Location] | PageContent:
    """Write a draft into events.yaml.

    Args:
        project: The open chronology.
        key: The source and the passage.
        reading: The date of the event, and the reason for it.

    Returns:
        The event's id and its location; or a page that says why it could not be written, with the lines to
        paste where there are any.
    """
    if project.is_example:
        return _refused(Failure("this is the example", "open a chronology of your own: dateline PATH"))
    if project.read_only:
        return _refused(Failure("this is read-only", "draft the event where you can write to the chronology"))
    from tui.project.event_drafts import build_draft, insert_draft  # noqa: PLC0415  (see above)

    made = build_draft(project.root, key, reading)
    if isinstance(made, Failure):
        return _refused(made)
    written = insert_draft(made, patience=SHORT)
    if isinstance(written, Failure):
        return _refused(written, made)
    return written.id, Location(NAME, written.line)


def _refused(why: Failure, made: EventDraft | None = None) -> PageContent:
    reason = [line(TextSpan(why.message, TextRole.PROBLEM)), *paragraph(why.remedy, TextRole.QUIET)]
    # Not `paragraph`, which would lose the indentation of YAML.
    snippet = [line(row) if row.strip() else BLANK for row in made.snippet.splitlines()] if made else []
    return PageContent("Not written", [*reason, *([BLANK] if snippet else []), *snippet])
