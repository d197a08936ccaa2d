"""Rules about knowledge: each entry is cited, dated as its passages allow, and names who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.chronology import Chronology
from tui.chronology.date_format import format_date
from tui.chronology.edtf_date import FAR, EdtfDate
from tui.chronology.enums import CitationRole, KnowledgeForm, Stance
from tui.chronology.event import Knowledge
from tui.chronology.problem import Problem, Severity
from tui.parsing.loader import LoadedChronology
from tui.validation.rules.rule import EventAt
from tui.validation.unparsed_fields import events_with_losses


def knowledge_is_cited(reading: LoadedChronology, events: Iterable[EventAt]) -> Iterator[Problem]:
    """An entry of knowledge has a citation that supports it: what no passage says is not entered."""
    with_losses = events_with_losses(reading)
    for event, path in events:
        if event.id in with_losses:
            continue
        for number, entry in enumerate(event.knowledge):
            if any(citation.role is CitationRole.SUPPORTS for citation in entry.cites):
                continue
            yield reading.problem(
                "knowledge-uncited",
                (*path, "knowledge", number, "actor"),
                f"no passage is cited that shows what `{entry.actor}` was aware of in `{event.id}`",
                "add `cites` with the passage that says so, written source#passage; or delete the entry",
                concerns=(event.id,),
            )


def knowledge_follows_its_event(reading: LoadedChronology, events: Iterable[EventAt]) -> Iterator[Problem]:
    """Nobody is shown to have been aware of an event before it can have begun."""
    for event, path in events:
        for number, entry in enumerate(event.knowledge):
            if entry.since is None or event.date is None or entry.stance is Stance.UNAWARE:
                continue
            if entry.since.last_day < event.date.first_day:
                yield reading.problem(
                    "knowledge-before-event",
                    (*path, "knowledge", number, "from"),
                    f"`from` ends before `{event.id}` can have begun: {format_date(event.date)}",
                    "correct one of the two dates; enter a warning that came before as an event of its own",
                    concerns=(event.id,),
                )


def knowledge_is_no_more_exact_than_its_passages(
    reading: LoadedChronology, events: Iterable[EventAt]
) -> Iterator[Problem]:
    """`from` is no more exact than the dates that the supporting passages state."""
    for event, path in events:
        for number, entry in enumerate(event.knowledge):
            stated = _most_exact(entry, reading.chronology)
            if entry.since is None or stated is None or _width(entry.since) >= _width(stated):
                continue
            yield reading.problem(
                "knowledge-too-exact",
                (*path, "knowledge", number, "from"),
                f"`from` is more exact than the date of its passage: {format_date(stated)}",
                f"write {stated.text}, or cite the passage that gives the day",
                severity=Severity.WARNING,
                concerns=(event.id,),
            )


def sayings_name_who_says_so(reading: LoadedChronology, events: Iterable[EventAt]) -> Iterator[Problem]:
    """An entry with `how: said` names in `said-by` who says so."""
    for event, path in events:
        for number, entry in enumerate(event.knowledge):
            if entry.form is KnowledgeForm.SAID and not entry.said_by.strip():
                yield reading.problem(
                    "knowledge-unattributed",
                    (*path, "knowledge", number, "how"),
                    f"`how: said`, but `said-by` is missing: who says this of `{entry.actor}`?",
                    "add `said-by` with the id of an actor, or with words such as `a witness`",
                    severity=Severity.WARNING,
                    concerns=(event.id,),
                )


def _most_exact(entry: Knowledge, chronology: Chronology) -> EdtfDate | None:
    """The narrowest date that a supporting passage states; None where one of them states none."""
    dates: list[EdtfDate] = []
    for citation in entry.cites:
        source = chronology.source_by_id.get(citation.source)
        passage = source.by_key.get(citation.passage) if source and citation.passage else None
        if citation.role is not CitationRole.SUPPORTS:
            continue
        if passage is None or passage.about is None:
            return None
        dates.append(passage.about)
    return min(dates, key=_width, default=None)


def _width(date: EdtfDate) -> int:
    """How many days a beginning may be on, less one; a great number where one side is open or unknown."""
    low, high = date.start_min, date.start_max
    return high - low if isinstance(low, int) and isinstance(high, int) else FAR
