"""The words before a date that make it a limit, or approximate: on or before, not until, since, about.

A limit that is negated is turned round (`not before` is `then or later`). Where the negation stands further
away (`may not open before`), both readings are given. A date between `the` and a noun is that of the noun:
what came `after the May 2010 election` may have come in May.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from tui.chronology.date_reader.date_parts import limits_of, mark, step_beside
from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import EdtfDate
from tui.evidence.date_extraction.intervals import NO_EDTF, is_real_date
from tui.evidence.date_extraction.lexicon import MONTH_NAME, Candidate, Candidates, Token, Unresolved
from tui.text.lazy_pattern import LazyPattern

_LONGEST_LEAD = 60
_LONGEST_CLAUSE = 90
_ANY_TIME = Unresolved("it may be before, on or after that date")
_NEGATED = LazyPattern(
    r"\b(?:not|never|no|nor|nobody|nothing|none|neither|cannot|[^\W\d_]{2,8}n['’]t)\b[^.;:!?]{0,70}$",
    re.IGNORECASE,
)
_NOUN = LazyPattern(
    r"\s{1,3}(?!(?:and|or|but|nor|the|an?|to|of|in|on|at|by|for|from|with|that|which|who|when|where|while|as|he"
    r"|she|it|they|we|was|were|is|are|had|has|have|did|would|could|will|may|might|must|than|then|there|this"
    r"|these|those|before|after|until|since|during|between|into|over|under|if|because|so|not|AD|BCE?|CE)\b)"
    r"(?P<noun>[^\W\d_][\w'’-]{2,30})"
)
_NAMING = LazyPattern(
    rf"(?i:(?:1[0-9]{{3}}|20[0-9]{{2}}|(?:(?:0?[1-9]|[12][0-9]|3[01])\s{{1,3}})?{MONTH_NAME}\s.{{4,12}}))"
)
"""A date that can stand before a noun, after `the`."""
_LAW = LazyPattern(
    r"\b(?P<noun>Act|Bill|Code|Measure|Order|Regulations?|Rules)\s{1,3}(?:\([^()]{1,40}\)\s{1,3})?$"
)
_OPENING = LazyPattern(r"(?:on\s{1,3})?(?:the\s{1,3})?", re.IGNORECASE)
"""The words at the beginning of a date that are no part of it."""
_THE = LazyPattern(r"\bthe\s{1,3}$", re.IGNORECASE)

LimitRead = Callable[[str, "EdtfDate | None"], tuple[tuple[str, str], ...]]
"""From the EDTF of a date and the date of issue to pairs of EDTF and a note."""


@dataclass(frozen=True, slots=True)
class _Lead:
    """Words before a date, and what they make of it."""

    pattern: LazyPattern
    read: LimitRead | Unresolved
    negated: LimitRead | None = None
    """What they make of it too where a negation stands further away; None for nothing else."""
    of_noun: LimitRead | None = None
    """What they make of the date of a noun; None for the same."""


def apply_limit(text: str, atom: Token, issued: EdtfDate | None, behind: int) -> Token:
    """Return a date with the words before it applied that make it a limit, or approximate.

    Args:
        text: A passage.
        atom: The date.
        issued: The source's date of issue; None where it is not known.
        behind: Where the date before it ends, in code points: the words come after that.
    """
    low = max(behind, atom.start - _LONGEST_LEAD)
    opening = _OPENING.match(text, atom.start)
    core = min(opening.end() if opening else atom.start, atom.end)
    before = text[low:core]
    noun = _noun_named(text, core, atom.end, before)
    for lead in _LEADS:
        match = lead.pattern.search(before)
        if match:
            start = min(low + match.start(), atom.start)
            clause = text[max(behind, start - _LONGEST_CLAUSE) : start]
            is_negated = lead.negated is not None and _NEGATED.search(clause) is not None
            return replace(
                atom, start=start, senses=_applied(atom.senses, lead, issued, noun, is_negated=is_negated)
            )
    return _of_noun(atom, noun) if noun else atom


def _applied(
    senses: Candidates, lead: _Lead, issued: EdtfDate | None, noun: str, *, is_negated: bool
) -> Candidates:
    if isinstance(senses, Unresolved):
        return senses
    if isinstance(lead.read, Unresolved):
        return lead.read
    remark = f"the date is that of the {noun}" if noun and lead.of_noun else ""
    plain = _limited(senses, (lead.of_noun if remark else None) or lead.read, issued, remark)
    if not is_negated or lead.negated is None:
        return plain
    negated = ", ".join(filter(None, (remark, "with the negation before it")))
    turned = _limited(senses, lead.negated, issued, negated)
    if isinstance(turned, Unresolved) or isinstance(plain, Unresolved):
        return plain
    return (*turned, *plain)


def _limited(
    senses: tuple[Candidate, ...], read: LimitRead, issued: EdtfDate | None, remark: str = ""
) -> Candidates:
    made = (
        Candidate(
            date, "; ".join(filter(None, ("" if sense.note == "as written" else sense.note, remark, note)))
        )
        for sense in senses
        for date, note in read(sense.date, issued)
        if is_real_date(date)
    )
    return tuple(made) or NO_EDTF


def _noun_named(text: str, start: int, end: int, before: str) -> str:
    """The noun whose date it is, as in `the 2010 election` or `the Licensing Act 2003`; empty for none."""
    if law := _LAW.search(before):
        return law["noun"]
    words = text[start:end]
    if not _THE.search(before):
        return ""
    noun = _NOUN.match(text, end) if _NAMING.fullmatch(words) else None
    return noun["noun"] if noun else ""


def _of_noun(atom: Token, noun: str) -> Token:
    if isinstance(atom.senses, Unresolved) or atom.is_relative:
        return atom
    note = f"the date of the {noun}"
    senses = tuple(
        replace(sense, note=note if sense.note == "as written" else f"{sense.note}; {note}")
        for sense in atom.senses
    )
    return replace(atom, senses=senses)


def _since(date: str, issued: EdtfDate | None) -> tuple[tuple[str, str], ...]:
    """What began then may have lasted to the day of issue, or have ended at a time that is not given."""
    if not is_real_date(date) or (issued and cached_parse(date).first_day > issued.last_day):
        return ()
    to_issue = ((f"{date}/{issued.text}", "going on when the source was issued"),) if issued else ()
    return (*to_issue, (f"{date}/", "until a time that is not given"))


def _not_since(date: str, _issued: EdtfDate | None) -> tuple[tuple[str, str], ...]:
    return ((date, "then, and not later"),)


def _until(date: str, _issued: EdtfDate | None) -> tuple[tuple[str, str], ...]:
    return ((f"/{date}", "from a time that is not given"),)


def _not_until(date: str, _issued: EdtfDate | None) -> tuple[tuple[str, str], ...]:
    return ((date, "then, and not earlier"),)


def _by(date: str, _issued: EdtfDate | None) -> tuple[tuple[str, str], ...]:
    latest = limits_of(date.rstrip("~"))[1]
    return ((f"[..{latest}]", "then, or earlier"),) if latest else ()


def _from(date: str, _issued: EdtfDate | None) -> tuple[tuple[str, str], ...]:
    earliest = limits_of(date.rstrip("~"))[0]
    return ((f"[{earliest}..]", "then, or later"),) if earliest else ()


def _before(date: str, _issued: EdtfDate | None) -> tuple[tuple[str, str], ...]:
    earliest = limits_of(date.rstrip("~"))[0]
    beside = earliest and step_beside(earliest, -1)
    return ((f"[..{beside}]", "not then, but earlier"),) if beside else ()


def _after(date: str, _issued: EdtfDate | None) -> tuple[tuple[str, str], ...]:
    latest = limits_of(date.rstrip("~"))[1]
    beside = latest and step_beside(latest, 1)
    return ((f"[{beside}..]", "not then, but later"),) if beside else ()


def _about(date: str, _issued: EdtfDate | None) -> tuple[tuple[str, str], ...]:
    return ((mark(date, "~"), "about then"),)


def _words(words: str) -> LazyPattern:
    spaced = words.replace(" ", r"\s{1,3}")
    return LazyPattern(rf"(?<!\w)(?i:{spaced})\s{{1,3}}(?i:(?:in|on|at)\s{{1,3}})?(?i:the\s{{1,3}})?$")


_LEADS = (
    _Lead(
        _words(
            "before, on,? (?:or|and) after|on, before,? or after|before,? or after"
            "|before,? during (?:or|and) after"
        ),
        _ANY_TIME,
    ),
    _Lead(_words("(?:not|never)(?: again)? (?:un)?till?"), _not_until),
    _Lead(_words("(?:not|never)(?: again)? since"), _not_since),
    _Lead(
        _words(
            "(?:on|in|at|by),? (?:or|and) before|before,? or (?:on|in|at)|(?:no|not) later than"
            "|(?:not|never) (?:after|later than)|at the latest(?: by)?|by(?: the end of)?|by no later than"
        ),
        _by,
    ),
    _Lead(
        _words(
            "(?:on|in|at|from),? (?:or|and) after|after,? or (?:on|in|at)|(?:no|not) (?:earlier|sooner) than"
            "|(?:not|never) (?:before|earlier than|prior to)|at the earliest|no sooner than"
        ),
        _from,
    ),
    _Lead(_words("(?:ever )?since(?: at least)?"), _since, _not_since),
    _Lead(_words("(?:un)?till?"), _until, _not_until),
    _Lead(_words("up to(?: and including)?|up until"), _until),
    _Lead(_words("before|prior to|earlier than"), _before, _from, _by),
    _Lead(_words("after|later than|subsequent to"), _after, _by, _from),
    _Lead(_words("about|around|circa|approximately|roughly|some time around"), _about),
    _Lead(LazyPattern(r"(?i:(?<!\w)(?:c|ca)\.\s{0,3})$"), _about),
)
