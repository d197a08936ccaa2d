"""From one date to another, as EDTF says it."""

from __future__ import annotations

from tui.chronology.edtf import EdtfError, cached_parse
from tui.evidence.date_extraction.lexicon import Candidate, Candidates, Unresolved

NO_EDTF = Unresolved("no EDTF says this, and it must be put in other words")


def is_real_date(date: str) -> bool:
    """Whether a text is EDTF, and its days are in the calendar."""
    try:
        cached_parse(date)
    except EdtfError:
        return False
    return True


def spans(opening: str, first: tuple[Candidate, ...], last: tuple[Candidate, ...]) -> Candidates:
    """From one date to another; between two, something may have lasted, or have happened once."""
    senses = []
    for one in first:
        two = _end_for(one, last)
        if two is None:
            continue
        lasting = "lasting from the one to the other" if opening == "between" else "from the one to the other"
        senses.append(Candidate(f"{one.date}/{two.date}", _both(lasting, one, two)))
        if opening == "between":
            senses.append(
                Candidate(f"[{one.date}..{two.date}]", _both("once, between the one and the other", one, two))
            )
    return tuple(sense for sense in senses if is_real_date(sense.date)) or NO_EDTF


def _end_for(one: Candidate, last: tuple[Candidate, ...]) -> Candidate | None:
    """The end that is read as the beginning is, or else the first that does not come before it."""
    possible = [two for two in last if is_real_date(f"{one.date}/{two.date}")]
    return next((two for two in possible if two.note == one.note), possible[0] if possible else None)


def _both(note: str, one: Candidate, two: Candidate) -> str:
    told = dict.fromkeys(sense.note for sense in (one, two) if sense.note and sense.note != "as written")
    return ", ".join((note, *told))
