"""Rules about positions: who is criticised was asked, about the statement as it is, and has had the time."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.date_format import format_date
from tui.chronology.enums import PositionState
from tui.chronology.problem import Problem, Severity
from tui.evidence.positions import positions_by_event
from tui.parsing.loader import LoadedChronology
from tui.validation.unparsed_fields import events_with_losses


def the_criticised_are_asked(reading: LoadedChronology) -> Iterator[Problem]:
    """Each actor that an event criticises has an entry about it, and is named there once."""
    filed = positions_by_event(reading)
    actors = reading.chronology.actor_by_id
    for event, path in zip(reading.chronology.events, reading.event_paths, strict=True):
        if not event.criticises:
            continue
        open_parties = {
            one.party
            for one in filed.get(event.id, ())
            if one.state is PositionState.NOT_PUT and not one.reason
        }
        for index, party in enumerate(event.criticises):
            place = (*path, "criticises", index)
            if party in event.criticises[:index]:
                yield reading.problem(
                    "criticism-repeated",
                    place,
                    f"`{party}` is named under `criticises` already",
                    "delete one of the two",
                    severity=Severity.WARNING,
                    concerns=(event.id,),
                )
            elif party in actors and party in open_parties:
                yield reading.problem(
                    "criticism-unanswered",
                    place,
                    f"`{event.id}` criticises `{party}`, and positions/ has no entry of that",
                    f"put it to them: dateline put {party}; and write the answer into "
                    f"positions/{party}.yaml; or say at the actor under `not-put` why it is not",
                    severity=Severity.WARNING,
                    concerns=(event.id,),
                )


def answers_are_to_the_statement(reading: LoadedChronology) -> Iterator[Problem]:
    """Every answer is to the statement as it is now."""
    for positions in positions_by_event(reading).values():
        for one in positions:
            if one.entry is None or not one.is_outdated:
                continue
            was = "put" if one.state is PositionState.AWAITED else "answered"
            yield reading.problem(
                "answer-outdated",
                (*one.path, "put"),
                f"{was} {one.entry.put}; the statement is now {one.now or 'without words'}",
                f"put it to them again: dateline put {one.party}; or take back the change of the event",
                concerns=(one.event,),
            )


def answers_follow_what_was_put(reading: LoadedChronology) -> Iterator[Problem]:
    """No answer, and no day for one, comes before the statement was put; silence is not found too early."""
    for positions in positions_by_event(reading).values():
        for one in positions:
            entry = one.entry
            if entry is None:
                continue
            for key, date in (("by", entry.by), ("answered-on", entry.answered_on)):
                if date and date.last_day < entry.put_on.first_day:
                    yield reading.problem(
                        "answer-before-put",
                        (*one.path, key),
                        f"`{key}` is before the day on which it was put",
                        "correct one of the two",
                        concerns=(one.event,),
                    )
            if one.is_early and entry.by:
                yield reading.problem(
                    "no-answer-early",
                    (*one.path, "answer"),
                    f"an answer was asked for by {format_date(entry.by)}, and that day has not passed",
                    "delete `answer` until then",
                    concerns=(one.event,),
                )


def entries_are_of_the_criticised(reading: LoadedChronology) -> Iterator[Problem]:
    """An entry is of an event that criticises its party."""
    with_losses = events_with_losses(reading)
    for positions in positions_by_event(reading).values():
        for one in positions:
            if one.entry is None or one.is_criticised or one.event in with_losses:
                continue
            yield reading.problem(
                "position-without-criticism",
                (*one.path, "event"),
                f"`{one.event}` does not name `{one.party}` under `criticises`",
                f"add `criticises: [{one.party}]` to the event, or delete the entry",
                severity=Severity.WARNING,
                concerns=(one.event,),
            )
