"""A date in the reader's form with the words around it: about, before, between, from one to another, or."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from tui.chronology.date_reader.canonical_text import LONG
from tui.chronology.date_reader.date_parts import (
    existing_date,
    fraction_of,
    limits_of,
    mark,
    step_beside,
    third_of,
    without_marks,
)
from tui.chronology.date_reader.date_rules import DateRules
from tui.chronology.date_reader.dated_points import read_point
from tui.chronology.date_reader.meanings import Meanings, ask_rule, first_with_ways, join, mean, refuse
from tui.chronology.date_reader.year_pairs import double_year

MOST_WORDS: Final = 16
"""Words and signs of a text that is read: each is tried as the place where two dates meet."""
_PARTS = {"early": 0, "mid": 1, "late": 2}
_NOT_WRITTEN = "EDTF cannot write this"
_TWO_EVENTS = "it gives two dates or more: make an event for each"


def read_phrase(text: str, rules: DateRules) -> Meanings | None:
    """Return what a text can mean; None where nothing in it is known.

    Args:
        text: In the reader's form.
        rules: What may be taken for granted.
    """
    if len(text.split()) > MOST_WORDS:
        return None
    return first_with_ways(reader(text, rules) for reader in _READERS)


def _read_bracketed(text: str, rules: DateRules) -> Meanings | None:
    """`[1789]`: brackets around a date, or a part of it, mean that it is inferred."""
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        return read_phrase(text[1:-1].strip(), rules)
    if text.count("[") != 1 or not re.search(r"\[[^\[\]]+\]", text):
        return None
    inner = " ".join(re.sub(r"[\[\]]", "", text).split())
    is_marked = "?" in inner or "@about" in inner or "@uncertain" in inner
    meanings = read_phrase(inner, rules)
    if meanings is None or is_marked or "X" in "".join(way.edtf for way in meanings.ways):
        return meanings
    return meanings.change(lambda date: mark(date, "?") or date)


def _read_marked(text: str, rules: DateRules) -> Meanings | None:
    """`1789?`, `?1789`, `14? May 2013`, `@uncertain 1789`."""
    match = re.fullmatch(
        r"(?:\? ?|@uncertain )(?P<x>[^?]+)|(?P<y>[^?]+?),? ?(?:\?|\(\?\)|\[\?\]|\(?@uncertain\)?)", text
    )
    inner = (match["x"] or match["y"]) if match else ""
    if not inner and (amid := re.fullmatch(r"([^?]*[0-9]) ?(?:\?|\(\?\)) (@m[^?]*|[0-9]{4})", text)):
        inner = f"{amid[1]} {amid[2]}"
    # `1??` and `187?` may be years of which digits are not known.
    if not inner or re.search(r"(?<![0-9])[0-9]{3}$", inner):
        return None
    return _mark(read_phrase(inner.strip(), rules), "?")


def _mark(meanings: Meanings | None, sign: str) -> Meanings | None:
    noun = "as uncertain" if sign == "?" else "as approximate"
    return meanings and meanings.change(lambda date: mark(date, sign), f"this date cannot be marked {noun}")


def _read_gregorian(text: str, rules: DateRules) -> Meanings | None:
    """`25 @m03 1700 @gregorian`: a day by today's calendar, and marked so."""
    inner = text.removeprefix("@gregorian ").removesuffix(" @gregorian")
    return read_phrase(inner, rules) if inner != text else None


def _read_about(text: str, rules: DateRules) -> Meanings | None:
    """`@about 1871`, `1871 (@about)`, `~1871`, `@calculated 1871`."""
    match = re.fullmatch(
        r"(?:@about|~|≈|@calculated) ?(?:in )?(?P<x>.+)|(?P<y>.+?),? ?(?:@or-so|\(?@about\)?)", text
    )
    if not match:
        return None
    inner = (match["x"] or match["y"]).strip()
    if re.fullmatch("[1-9][0-9]{2}", inner):
        inner = f"0{inner}"
    return _mark(read_phrase(inner, rules), "~")


def _read_limit(text: str, rules: DateRules) -> Meanings | None:
    """`@before 1871`, `@by @m05 2010`, `1850 @or-later`."""
    for pattern, change in _LIMITS:
        match = re.fullmatch(pattern, text)
        inner = read_phrase(match["x"].strip(), rules) if match else None
        if inner:
            return inner.change(
                change, f"{_NOT_WRITTEN}: a limit is one date, without a time of day or a mark"
            )
    return None


def _read_side(text: str, rules: DateRules) -> Meanings | None:
    """`@since 2004`, `2004 @ongoing`, `@until 2012`, `2004–`, `–2012`."""
    for pattern, templates in _SIDES:
        match = re.fullmatch(pattern, text)
        inner = read_point_marked(match["x"].strip(), rules) if match else None
        if inner is None:
            continue
        if not all(without_marks(way.edtf) for way in inner.ways):
            return refuse(f"{_NOT_WRITTEN}: what lasts begins and ends with one date, without a time of day")
        if len(templates) == 1 or not inner.ways:
            return inner.change(templates[0].format)
        return mean(*(template.format(way.edtf) for way in inner.ways for template in templates))
    return None


def read_point_marked(text: str, rules: DateRules) -> Meanings | None:
    """Return what one date, perhaps with a mark, can mean; None where it is none.

    Args:
        text: In the reader's form.
        rules: What may be taken for granted.
    """
    readers = (_read_marked, _read_about, _read_part, read_point)
    return first_with_ways(reader(text, rules) for reader in readers)


def _read_part(text: str, rules: DateRules) -> Meanings | None:
    """`@early 2005`, `@endof @m05 2005`, `2 @halfof 2013`."""
    if match := re.fullmatch(r"@(early|mid|late)(?:[- ]|@to)+(?:@(early|mid|late)[- ]*)?(?P<x>.+)", text):
        first, last = _PARTS[match[1]], _PARTS[match[2] or match[1]]
        return _third(read_point(match["x"], rules), first, last)
    if match := re.fullmatch(r"@(start|end)of (?P<x>.+)", text):
        inner = read_point(match["x"], rules)
        if inner and not all(re.fullmatch("[0-9]{4}-(?:0[1-9]|1[0-2])", way.edtf) for way in inner.ways):
            return refuse(f"how much the {match[1]} of that time is, is not said")
        return _third(inner, *(2 * (match[1] == "end"),) * 2)
    if match := re.fullmatch(r"(?P<n>[1-4]|last|@late-limit) @(?P<kind>half|quarter)of (?P<x>.+)", text):
        parts = 2 if match["kind"] == "half" else 4
        number = int(match["n"]) if match["n"].isdecimal() else parts
        inner = read_point(match["x"], rules)
        return inner and inner.change(lambda date: fraction_of(date, number, parts), _NOT_WRITTEN)
    return None


def _third(inner: Meanings | None, first: int, last: int) -> Meanings | None:
    def change(date: str) -> str:
        low, high = third_of(date, first), third_of(date, last)
        return f"[{limits_of(low)[0]}..{limits_of(high)[1]}]" if low and high else ""

    return inner and inner.change(
        change, "early, mid and late go with a month, a year, a decade or a century"
    )


def _read_week(text: str, rules: DateRules) -> Meanings | None:
    """`@week-beginning 14 @m05 2012`: seven days."""
    match = re.fullmatch(r"@week-(beginning|ending):? (?P<x>.+)", text)
    inner = read_point(match["x"], rules) if match else None
    if match is None or inner is None:
        return None
    step = 1 if match[1] == "beginning" else -1

    def change(date: str) -> str:
        other = date
        for _ in range(6):
            other = step_beside(other, step)
        days = sorted((date, other))
        return "/".join(days) if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", date) else ""

    return inner.change(change, "a week needs the day on which it begins or ends")


def _read_between(text: str, rules: DateRules) -> Meanings | None:
    """`@between 1870 @and 1873`: once, or all that time."""
    match = re.fullmatch(rf"@between (?P<a>.+?) ?(?:@and|@to|{LONG}|-) ?(?P<b>.+)", text)
    if not match:
        return None
    kinds = {"once": ("[{}..{}]",), "lasted": ("{}/{}",)}.get(rules.between, ("[{}..{}]", "{}/{}"))
    made = [_pair(match["a"], match["b"], rules, template) for template in kinds]
    if not all(it and it.ways for it in made):
        return first_with_ways(made)
    return Meanings(tuple(way for it in made if it for way in it.ways))


def _read_range(text: str, rules: DateRules) -> Meanings | None:
    """`@from 2004 @to 2012`, `3–7 @m05 2006`, `@m05/@m06 2006`."""
    inner = text.removeprefix("@from ")
    if double_year(inner.removeprefix("@about ")):
        return None
    for separator in _SEPARATORS:
        places = [match.span() for match in re.finditer(separator, inner)]
        candidates = (_pair(inner[:at].strip(), inner[end:].strip(), rules, "{}/{}") for at, end in places)
        if (found := first_with_ways(candidates)) is not None:
            return found
    return None


def _read_either(text: str, rules: DateRules) -> Meanings | None:
    """`1922 @or 1923`: one of them; `3 @and 4 @m05 2006` are two events."""
    for word in ("@or", "@and", ","):
        for match in re.finditer(rf" ?{word} ", text):
            pair = _pair(text[: match.start()], text[match.end() :], rules, "[{},{}]")
            if pair is not None:
                return pair if word == "@or" else refuse(_TWO_EVENTS)
    return None


def _pair(left: str, right: str, rules: DateRules, template: str) -> Meanings | None:
    """Both dates of a phrase; each may lack what it shares with the other (14 to 16 May 2013)."""
    first, second = _completed(left, right, rules)
    if re.fullmatch("[0-9]{3}0", left) and re.fullmatch("[0-9]{3}0'?s", right):
        # 1870-1880s: the first may be a decade too.
        first = mean(left, f"{left[:3]}X")
    if first is None or second is None:
        return None
    if not _is_likely_range(left, right):
        return None
    reason = "the second date is before the first, or one of them does not exist"
    unwritten = f"{_NOT_WRITTEN}: each of the two dates must be a day, month, season, year, decade or century"
    if not all(without_marks(way.edtf) for part in (first, second) for way in part.ways):
        return refuse(unwritten)

    def make(one: str, other: str) -> str:
        if "/" not in template:
            one, other = without_marks(one), without_marks(other)
        text = template.format(one, other)
        return text if existing_date(text) else ""

    return join(first, second, make, reason)


def _is_likely_range(left: str, right: str) -> bool:
    """Whether two numbers of four figures are years: not pages, and not a telephone number."""
    if not (re.fullmatch("[0-9]{4}", left) and re.fullmatch("[0-9]{4}", right)):
        return True
    return 1000 <= int(left) <= 2100 and 1000 <= int(right) <= 2100


def _completed(left: str, right: str, rules: DateRules) -> tuple[Meanings | None, Meanings | None]:
    lefts, rights = left.split(), right.split()
    tails = [" ".join(rights[at:]) for at in range(len(rights) - 1, 0, -1)]
    if re.search("[a-z]", left + right) and rights:
        tails = [rights[-1], *tails]
    first = first_with_ways(read_point_marked(f"{left} {tail}".strip(), rules) for tail in ("", *tails))
    return first, first_with_ways(_right_sides(left, lefts, right, rules))


def _right_sides(left: str, lefts: list[str], right: str, rules: DateRules) -> Iterator[Meanings | None]:
    yield read_point_marked(right, rules)
    if re.fullmatch("[0-9]{2}", right) and re.search("(?:^|@about )[0-9]{4}$", left):
        year = left[-4:-2] + right
        if year > left[-4:]:
            yield mean(year)
    if re.fullmatch("'?[1-9]0'?s", right) and (decade := re.search("([0-9]{2})[0-9]0'?s$", left)):
        yield read_point_marked(decade[1] + right.lstrip("'"), rules)
    for at in range(1, len(lefts)):
        yield read_point_marked(" ".join([*lefts[:at], right]), rules)
    if "@" in right:
        for at in range(len(lefts) - 1, 0, -1):
            yield read_point_marked(" ".join([right, *lefts[at:]]), rules)


def _read_labelled(text: str, rules: DateRules) -> Meanings | None:
    """`published 1828`: a label that a rule names is left out."""
    word, _, rest = text.partition(" ")
    if not rest or not re.fullmatch("[a-z]+:?", word):
        return None
    if word.rstrip(":") in rules.labels:
        return read_phrase(rest, rules)
    inner = read_phrase(rest, rules) if word in _LABELS else None
    return ask_rule(f"what “{word}” says about the date is not known") if inner and inner.ways else None


_LABELS = frozenset(
    ("published", "printed", "posted", "received", "signed", "issued", "written", "recorded", "sent")
)


def _beside(step: int) -> Callable[[str], str]:
    """A limit that leaves the named date out: before 2010 is 2009 or earlier."""

    def change(date: str) -> str:
        limits = limits_of(date.rstrip("~"))
        beside = step_beside(limits[0 if step < 0 else 1], step)
        return beside and (f"[..{beside}]" if step < 0 else f"[{beside}..]")

    return change


def _at_latest(date: str) -> str:
    high = limits_of(date.rstrip("~"))[1]
    return high and f"[..{high}]"


def _at_earliest(date: str) -> str:
    low = limits_of(date.rstrip("~"))[0]
    return low and f"[{low}..]"


_LIMITS: tuple[tuple[str, Callable[[str], str]], ...] = (
    (r"(?:@late-limit|@by)(?: in| on)? ?(?P<x>.+)", _at_latest),
    (r"(?P<x>.+?),? \(?(?:@or-earlier|@late-limit)\)?", _at_latest),
    (r"@early-limit(?: in| on)? ?(?P<x>.+)", _at_earliest),
    (r"(?P<x>.+?),? \(?(?:@or-later|@early-limit)\)?", _at_earliest),
    (r"(?:@before|pre|ante)[- ](?P<x>.+)", _beside(-1)),
    (r"(?:@after|post)[- ](?P<x>.+)", _beside(1)),
)
_SIDES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (rf"(?:@from |@since )?(?P<x>.+?)(?: ?[-{LONG}])? ?@ongoing", ("{}/..",)),
    (r"(?:@since|@from) (?P<x>.+)", ("{}/..",)),
    (r"@until (?P<x>.+)", ("../{}",)),
    (rf"(?P<x>.+[0-9]) ?[-{LONG}]", ("{}/..", "{}/")),
    # A minus sign by itself is an autocorrected hyphen: before a year such as 2012 it does not mean BC.
    (rf"(?:{LONG} ?|- |@to )(?P<x>.+)", ("../{}", "/{}")),
)
_SEPARATORS = (r" ?(?:@to|@until|\.\.) ", rf" [-{LONG}] ", rf" ?{LONG} ?", r" ?/ ?", r"-")
_READERS: tuple[Callable[[str, DateRules], Meanings | None], ...] = (
    read_point,
    _read_bracketed,
    _read_marked,
    _read_gregorian,
    _read_between,
    _read_about,
    _read_limit,
    _read_side,
    _read_week,
    _read_part,
    _read_range,
    _read_either,
    _read_labelled,
)
