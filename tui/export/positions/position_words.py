"""Positions in words: fixed ones, which neither judge an answer nor take silence for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tui.chronology.enums import PositionState
from tui.export.citation_text import date_words, sentence
from tui.index.position_record import PositionRecord
from tui.text.plural import pluralize

ANSWERS = {
    PositionState.AGREES: "agrees",
    PositionState.DISPUTES: "disputes",
    PositionState.NOT_ADMITTED: "does not admit it",
    PositionState.CANNOT_SAY: "cannot say",
}
"""What a party does, by its answer."""
NO_ADMISSION = "No answer is no admission."
"""Stands wherever it is said that none came."""
NO_ANSWER_MEANT = "That says nothing of what the answer would be."
"""Stands where it is said why nothing was put."""
OUTDATED = "earlier-wording"
"""Takes the place of the state of an answer to an earlier wording, where answers are counted."""
_NOUNS = {
    PositionState.AGREES.value: "agreed",
    PositionState.DISPUTES.value: "disputed",
    PositionState.NOT_ADMITTED.value: "not admitted",
    PositionState.CANNOT_SAY.value: "cannot say",
    PositionState.NO_ANSWER.value: "no answer",
    PositionState.AWAITED.value: "answer awaited",
    OUTDATED: "put in an earlier wording",
    PositionState.UNREAD.value: "could not be read",
    PositionState.NOT_PUT.value: "not put",
}
_ALWAYS = {PositionState.AGREES.value, PositionState.DISPUTES.value, PositionState.NOT_PUT.value}
"""Those that are counted even where there are none."""


def position_words(position: PositionRecord) -> str:
    """Return what is on file of a party and a statement, in one sentence without a full stop."""
    if position.state is PositionState.NOT_PUT:
        reason = f": {position.reason}" if position.reason else ""
        return f"Not put to {position.name}{reason}"
    if position.state is PositionState.UNREAD:
        return f"The entry of {position.name} cannot be read"
    wording = " in an earlier wording" if position.is_outdated else ""
    return f"Put to {position.name} on {date_words(position.put_on)}{wording}: {answer_words(position)}"


def position_sentences(position: PositionRecord) -> str:
    """Return what is on file, in sentences; with that of no answer, that this admits nothing."""
    remark = f" {NO_ADMISSION}" if position.state is PositionState.NO_ANSWER else ""
    return sentence(position_words(position)) + remark


def answer_words(position: PositionRecord) -> str:
    """Return what a party answered, in a few words."""
    by = date_words(position.by)
    match position.state:
        case PositionState.NOT_PUT:
            return "not put"
        case PositionState.UNREAD:
            return "the entry cannot be read"
        case PositionState.NO_ANSWER:
            return f"no answer by {by}{' (that day has not passed)' if position.is_early else ''}"
        case PositionState.AWAITED:
            return f"an answer is asked for by {by}" if by else "an answer is asked for"
        case answer:
            on = f" ({date_words(position.answered_on)})" if position.answered_on else ""
            return ANSWERS[answer] + on


def count_words(positions: Iterable[PositionRecord]) -> str:
    """Return how many statements there are, and how many are agreed, disputed and so on.

    Args:
        positions: Those of one party, one for each statement.

    Returns:
        Such as `2 statements: 0 agreed, 1 disputed, 1 not put`. An answer to an earlier wording counts as
        nothing else.
    """
    counts = Counter(OUTDATED if one.is_outdated else one.state.value for one in positions)
    parts = (f"{counts[name]} {noun}" for name, noun in _NOUNS.items() if counts[name] or name in _ALWAYS)
    return f"{pluralize(counts.total(), 'statement')}: {', '.join(parts)}"
