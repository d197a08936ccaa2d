"""EDTF from one date to another, for every pair of their readings."""

from __future__ import annotations

from tui.chronology.edtf import EdtfError, cached_parse
from tui.evidence.date_extraction.lexicon import Candidate, Candidates, Unresolved

NO_EDTF = Unresolved("EDTF cannot express this; write it in another way")


def is_real_date(date: str) -> bool:
    """Whether a text is EDTF whose days exist."""
    try:
        cached_parse(date)
    except EdtfError:
        return False
    return True


def spans(opening: str, first: tuple[Candidate, ...], last: tuple[Candidate, ...]) -> Candidates:
    """Combine the readings of two dates into readings of the time from one to the other.

    Args:
        opening: The word before the first date: with `between`, something may have lasted or happened once;
            empty for none.
        first: The readings of the first date.
        last: The readings of the second.

    Returns:
        `NO_EDTF` where no pair makes a valid date.
    """
    senses = []
    for start in first:
        end = _end_for(start, last)
        if end is None:
            continue
        lasting = "lasting from the one to the other" if opening == "between" else "from the one to the other"
        senses.append(Candidate(f"{start.date}/{end.date}", _both(lasting, start, end)))
        if opening == "between":
            senses.append(
                Candidate(
                    f"[{start.date}..{end.date}]", _both("once, between the one and the other", start, end)
                )
            )
    return tuple(sense for sense in senses if is_real_date(sense.date)) or NO_EDTF


def _end_for(start: Candidate, last: tuple[Candidate, ...]) -> Candidate | None:
    """The end with the same kind of reading as the start, else the first one that is not before it."""
    possible = [end for end in last if is_real_date(f"{start.date}/{end.date}")]
    return next((end for end in possible if end.note == start.note), possible[0] if possible else None)


def _both(note: str, start: Candidate, end: Candidate) -> str:
    notes = dict.fromkeys(sense.note for sense in (start, end) if sense.note and sense.note != "as written")
    return ", ".join((note, *notes))
