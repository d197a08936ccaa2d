"""Who is shown to have been aware of an event, in fixed words: the same on screen, in lists and in exports.

The words say no more than the entry: who was informed, who had something on record, who says so. That anybody
was aware of more, or ought to have been, is never said.
"""

from __future__ import annotations

from tui.chronology.date_format import format_date
from tui.chronology.durations import UNKNOWN_ORDER, compare_later
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import EventStatus, KnowledgeForm, Stance
from tui.index.knowledge_record import KnowledgeRecord

_TOLD = {
    KnowledgeForm.TOLD: "been told",
    KnowledgeForm.RECORDED: "had on record",
    KnowledgeForm.SAID: "been aware",
}
_ON_RECORD = frozenset({EventStatus.ESTABLISHED, EventStatus.ADMITTED})
"""The statuses of what is recorded; of any other, where nobody is named who says so, it is only reported."""


def actor_words(entry: KnowledgeRecord) -> str:
    """Return whom an entry is about: `Harbour board (its clerk)`. A part is never left out."""
    return f"{entry.actor.name} ({entry.part})" if entry.part else entry.actor.name


def shown_words(entry: KnowledgeRecord) -> str:
    """Return what is shown, without whom it is about.

    Returns:
        Such as `is reported to have been told that the wall leaked`, `reports having been unaware of it`,
        `is said by a witness to have had on record the leak`.
    """
    return f"{verb_words(entry)} {what_words(entry)}"


def what_words(entry: KnowledgeRecord) -> str:
    """Return what of the event an entry is about, as it continues its verb: `on record` takes no `of`."""
    if entry.form is not KnowledgeForm.RECORDED or entry.stance is not Stance.AWARE:
        return entry.what
    return "the event" if entry.what == "of it" else entry.what.removeprefix("of ")


def since_words(entry: KnowledgeRecord) -> str:
    """Return from when an entry holds, in words; `no date` where it is not dated."""
    since = entry.since_date
    return format_date(since) if since else "no date"


def since_phrase(entry: KnowledgeRecord) -> str:
    """Return from when an entry holds: `from 2006`; of somebody unaware, `as of 2006`; `no date` for none.

    That somebody was unaware on a day does not say that they had been aware before it.
    """
    if not entry.since:
        return since_words(entry)
    return f"{'as of' if entry.stance is Stance.UNAWARE else 'from'} {since_words(entry)}"


def lag_words(entry: KnowledgeRecord, happened: EdtfDate | None) -> str:
    """Return how long after the event an entry holds, as the range that both dates allow.

    Args:
        entry: The entry.
        happened: The date of its event; None where it is undated.

    Returns:
        Such as `1 to 2 years later`; empty where one of the dates says nothing about it, where they do not
        tell which was first, and where they are the same: the event itself may be what shows it.
    """
    since = entry.since_date
    if happened is None or since is None or happened.text == since.text:
        return ""
    lag = compare_later(happened, since)
    return "" if lag == UNKNOWN_ORDER else lag


def entry_words(entry: KnowledgeRecord, happened: EdtfDate | None) -> str:
    """Return an entry in one sentence without a full stop: whom it is about, what is shown, from when.

    Args:
        entry: The entry.
        happened: The date of its event; None where it is undated.

    Returns:
        Such as `Harbour board (its clerk) is reported to have been told that the wall leaked, from 12 March
        2010 (1 year to 2 years later)`, with `the sources differ about this` where they do.
    """
    lag = lag_words(entry, happened)
    since = since_phrase(entry) if entry.since else ""
    facts = (
        f"{actor_words(entry)} {shown_words(entry)}",
        f"{since} ({lag})" if lag.endswith(("later", "earlier", "day")) else since,
        "" if entry.status is EventStatus.REPORTED else entry.status.value,
        "the sources differ about this" if entry.differs else "",
    )
    return ", ".join(filter(None, facts))


def status_words(entry: KnowledgeRecord) -> str:
    """Return the status of an entry where it is not the usual one, and whether a source disputes it.

    Returns:
        Such as `alleged, a source disputes this`; empty for `reported` and nothing that disputes it.
    """
    disputed = "a source disputes this" if entry.is_disputed else ""
    status = "" if entry.status is EventStatus.REPORTED else entry.status.value
    return ", ".join(filter(None, (status, disputed)))


def verb_words(entry: KnowledgeRecord) -> str:
    """Return the fixed words of an entry, between whom it is about and what of it."""
    shown = "been unaware" if entry.stance is Stance.UNAWARE else _TOLD[entry.form]
    if entry.is_own:
        # Without a pronoun: an actor may be a person or a body.
        return f"reports having {shown}"
    if entry.said_by:
        return f"is said by {entry.said_by} to have {shown}"
    if entry.form is KnowledgeForm.SAID:
        return f"is said to have {shown}"
    is_recorded = entry.status in _ON_RECORD
    return f"is recorded as having {shown}" if is_recorded else f"is reported to have {shown}"
