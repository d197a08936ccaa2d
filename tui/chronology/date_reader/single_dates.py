"""One date in the reader's form: a day, month, season, quarter, year, decade or century, with its year."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from tui.chronology.calendar import day_number, iso_date
from tui.chronology.date_reader.canonical_text import LONG
from tui.chronology.date_reader.date_parts import existing_date, is_simple, write_date, write_year
from tui.chronology.date_reader.date_rules import DateRules
from tui.chronology.date_reader.figures import FIGURE_RULES, TWO_DIGITS, short_years
from tui.chronology.date_reader.groups import Groups, Rule, groups_of
from tui.chronology.date_reader.meanings import Meanings, ask_rule, mean, refuse
from tui.chronology.date_reader.year_pairs import LAST_OLD_STYLE, YearPair, double_year, read_year_pair

NO_YEAR = "the year is missing"
_OLD_STYLE = "it is in the old style: today's calendar has another day, or another year, for it"
_TWO_YEARS = "it names two years; write the one that is meant"
_CENTURIES = range(1, 22)


def read_single(text: str, rules: DateRules) -> Meanings | None:
    """Return what a text in the reader's form can mean as one date; None where it is none.

    Args:
        text: As `spell` returns it, without words about the date.
        rules: What may be taken for granted.
    """
    if pair := read_year_pair(text, rules):
        return pair
    if found := double_year(text):
        return _double_year(found, rules)
    for pattern, read in _compiled():
        if match := pattern.fullmatch(text):
            return read(groups_of(match), rules)
    edtf = text.upper()
    return mean(edtf) if is_simple(edtf) and existing_date(edtf) else None


def _year_of(text: str, rules: DateRules) -> str:
    """The EDTF of a year with four digits, or with two under a rule; else empty."""
    return text if len(text) == 4 else short_years(text, rules)


def _day(found: Groups, rules: DateRules) -> Meanings:
    """`14 @m05 2013`, `?? @m05 2013`, `14 @m05 13`."""
    day = found["d"]
    month, number = int(found["m"]), int(day) if day.isdecimal() else 0
    if number > _longest(month):
        return refuse(f"there is no day {number} in that month")
    year = _year_of(found["y"], rules)
    return mean(write_date(year, month, number)) if year else ask_rule(TWO_DIGITS)


def _month_and_two(found: Groups, rules: DateRules) -> Meanings:
    """`@m05 13`: a month of a year of two digits, or a day without its year."""
    month, two = int(found["m"]), found["two"]
    century = short_years(two, rules)
    years = [write_date(century, month, 0)] if century else []
    days = [write_date(write_year(rules.year), month, int(two))] if rules.year is not None else []
    if found["sep"] != " ":
        days = []
    reason = "it has no year, or a year of two digits"
    return mean(*years, *days) if years or days else ask_rule(reason)


def _without_year(found: Groups, rules: DateRules) -> Meanings:
    """`14 @m05`, `@m05`."""
    month, number = int(found["m"]), int(found["d"] or 0)
    if number > _longest(month):
        return refuse(f"there is no day {number} in that month")
    return (
        ask_rule(NO_YEAR) if rules.year is None else mean(write_date(write_year(rules.year), month, number))
    )


def _longest(month: int) -> int:
    return 29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31


def _month(found: Groups, _rules: DateRules) -> Meanings:
    return mean(write_date(found["y"], int(found["m"]), 0))


def _short_month(found: Groups, rules: DateRules) -> Meanings:
    """`@m05 '13`."""
    year = short_years(found["y"], rules)
    return mean(write_date(year, int(found["m"]), 0)) if year else ask_rule(TWO_DIGITS)


def _short_year(found: Groups, rules: DateRules) -> Meanings:
    year = short_years(found["y"], rules)
    return mean(year) if year else ask_rule(TWO_DIGITS)


def _season(found: Groups, rules: DateRules) -> Meanings:
    """`@s21 1872`; a winter of one year began or ended in it."""
    year, season, second = found["y"], found["s"], found["second"]
    if season != "24":
        return refuse("only a winter has two years") if second else mean(f"{year}-{season}")
    if second:
        pair = YearPair(int(year), second[-2:], "/")
        return mean(f"{year}-24") if pair.is_next else refuse("a winter has two years side by side")
    began, ended = f"{year}-24", f"[{year}-01..{year}-02]"
    return mean(*{"began": (began,), "ended": (ended,)}.get(rules.winter, (began, ended)))


def _fraction(found: Groups, rules: DateRules) -> Meanings:
    """`q3 2012`, `2012-q3`, `h1 2013`, `1q13`."""
    year = _year_of(found["y"], rules)
    if not year:
        return ask_rule(TWO_DIGITS)
    months = 3 if found["kind"] == "q" else 6
    part = int(found["n"])
    return mean(f"[{year}-{months * part - months + 1:02}..{year}-{months * part:02}]")


def _decade(found: Groups, _rules: DateRules) -> Meanings:
    """`1870s`; the 1900s may be ten years or a hundred."""
    decade = found["y"]
    return mean(f"{decade[:3]}X", f"{decade[:2]}XX") if decade.endswith("00") else mean(f"{decade[:3]}X")


def _short_decade(found: Groups, rules: DateRules) -> Meanings:
    year = short_years(found["y"], rules)
    return mean(f"{year[:3]}X") if year else ask_rule(TWO_DIGITS)


def _masked(found: Groups, _rules: DateRules) -> Meanings:
    """`187-`, `18--`: a cataloguer's decade or century."""
    return mean(found["y"] + "X" * (4 - len(found["y"])))


def _century(found: Groups, _rules: DateRules) -> Meanings:
    number = int(found["c"])
    if number not in _CENTURIES:
        return refuse(f"a century has a number from {_CENTURIES[0]} to {_CENTURIES[-1]}, and not {number}")
    if found["era"] == "@bc":
        return mean(f"[{write_year(1 - 100 * number)}..{write_year(100 - 100 * number)}]")
    return mean(f"{number - 1:02}XX")


def _era(found: Groups, _rules: DateRules) -> Meanings:
    """`700 @bc`, `@ad 410`, `15 @m03 44 @bc`."""
    number = int(found["y"])
    if not number:
        return refuse("there is no year 0: 1 BC is followed by AD 1")
    year = write_year(1 - number if found["era"] == "@bc" else number)
    return mean(write_date(year, int(found["m"] or 0), int(found["d"] or 0)))


def _before_christ(found: Groups, _rules: DateRules) -> Meanings:
    """`-700`, as astronomers count years, or as 700 BC."""
    year = int(found["y"])
    return mean(write_year(-year), write_year(1 - year)) if year else refuse("there is no year -0")


def _old_style(found: Groups, rules: DateRules) -> Meanings:
    """`10 @m02 1648/9`, `5 @m10 1582 @julian`: a day by the calendar of its time."""
    year = int(found["y"])
    if (second := found["second"]) and not YearPair(year, second, "/").is_next:
        return refuse("the second year is not the one after the first")
    if not rules.is_old_style:
        return ask_rule(_OLD_STYLE)
    year += bool(second)
    month, day = int(found["m"]), int(found["d"])
    # Julian days run behind by the leap days of centuries that the Gregorian calendar leaves out.
    centuries = (year if month > 2 else year - 1) // 100
    return mean(iso_date(day_number(year, month, day) + centuries - centuries // 4 - 2))


def _double_year(found: Groups, rules: DateRules) -> Meanings:
    """`@m02 1736/7`, `10 @m03 1699/1700`."""
    if found["d"]:
        return _old_style(found, rules)
    if not YearPair(int(found["y"]), found["second"], "/").is_next:
        return refuse("the second year is not the one after the first")
    return ask_rule(_OLD_STYLE if int(found["y"]) <= LAST_OLD_STYLE else _TWO_YEARS)


def _split_year(found: Groups, rules: DateRules) -> Meanings:
    """`@fiscal 2012/13`, `2012-13 @academic`."""
    kind, year, second = found["kind"], found["y"], found["second"]
    start = rules.fiscal if kind == "@fiscal" else rules.academic
    noun = "a financial year" if kind == "@fiscal" else "a school year"
    if start is None or len(year) != 4:
        return ask_rule(f"where {noun} begins is not said")
    if not second:
        return ask_rule(f"{noun} of one year may have begun or ended in it")
    if not YearPair(int(year), second[-2:], "/").is_next:
        return refuse(f"{noun} has two years side by side")
    last = write_date(write_year(int(year) + (start > 1)), start - 1 or 12, 0)
    return mean(f"{write_date(year, start, 0)}/{last}")


_M, _Y = "@m(?P<m>[0-9]{2})", "(?P<y>[0-9]{4})"
_D = r"(?P<d>[0-9]{1,2}|xx|\?\??|__|--)"
_OLD_DAY = f"(?P<d>[0-9]{{1,2}}) {_M}"
_OLD_DAY2 = "(?P<d2>[0-9]{1,2}) @m(?P<m2>[0-9]{2})"
_SEP = r"[-/. ]{0,2}"
_SECOND = rf"(?:[-/{LONG}](?P<second>[0-9]{{4}}|[0-9]{{1,2}}))?"
_RULES: tuple[Rule, ...] = (
    (rf"(?P<y>[0-9]{{4}}|[0-9]{{2}}){_SECOND} ?(?P<kind>@fiscal|@academic)", _split_year),
    (rf"(?P<kind>@fiscal|@academic) ?(?P<y>[0-9]{{4}}|[0-9]{{2}}){_SECOND}", _split_year),
    (rf"{_OLD_DAY} {_Y}/(?P<second>[0-9]{{1,2}})(?: @julian)?", _old_style),
    (rf"@julian {_OLD_DAY} {_Y}|{_OLD_DAY2} (?P<y2>[0-9]{{4}}) @julian", _old_style),
    *FIGURE_RULES,
    (rf"{_D}{_SEP}{_M}{_SEP}{_Y}", _day),
    (rf"{_M}{_SEP}{_D}{_SEP}{_Y}", _day),
    (rf"{_Y}{_SEP}{_M}{_SEP}{_D}", _day),
    (rf"{_M}{_SEP}{_Y}|(?P<y2>[0-9]{{4}}){_SEP}@m(?P<m2>[0-9]{{2}})", _month),
    (rf"(?P<d>[0-9]{{1,2}}){_SEP}{_M}{_SEP}'?(?P<y>[0-9]{{2}})", _day),
    (rf"{_M} ?'(?P<y>[0-9]{{2}})", _short_month),
    (rf"{_M}(?P<sep>[-/ ])(?P<two>[0-9]{{2}})", _month_and_two),
    (rf"(?P<d>[0-9]{{1,2}}){_SEP}{_M}|@m(?P<m2>[0-9]{{2}})(?:{_SEP}(?P<d2>[0-9]))?", _without_year),
    (r"'(?P<y>[0-9]{2})", _short_year),
    (rf"@s(?P<s>[0-9]{{2}}) {_Y}{_SECOND}", _season),
    (rf"{_Y} @s(?P<s>[0-9]{{2}})(?P<second>\b)?", _season),
    (
        r"(?P<kind>q)(?P<n>[1-4])[ /-]?(?P<y>[0-9]{4})|(?P<kind2>h)(?P<n2>[12])[ /-]?(?P<y2>[0-9]{4})",
        _fraction,
    ),
    (rf"{_Y}[ /-]?(?:(?P<kind>q)(?P<n>[1-4])|(?P<kind2>h)(?P<n2>[12]))", _fraction),
    (r"(?:(?P<n>[1-4])(?P<kind>q)|(?P<n2>[12])(?P<kind2>h)) ?'?(?P<y>[0-9]{4}|[0-9]{2})", _fraction),
    (r"(?:(?P<kind>q)(?P<n>[1-4])|(?P<kind2>h)(?P<n2>[12])) ?'?(?P<y>[0-9]{2})", _fraction),
    (r"(?P<y>[12][0-9]{2}0)(?:'?s|-s)", _decade),
    (r"'?(?P<y>[1-9]0)'?s", _short_decade),
    (r"(?P<y>1[0-9]{2}|20[0-9])[-_]|(?P<y2>1[0-9]|20)(?:--|__)", _masked),
    (r"(?P<c>[0-9]{1,2}) ?@century(?: ?(?P<era>@bc|@ad))?|@century (?P<c2>[0-9]{1,2})", _century),
    (r"(?P<era>@ad) ?(?P<y>[0-9]{1,4})", _era),
    (rf"(?:(?:(?P<d>[0-9]{{1,2}}) )?{_M} )?(?P<y>[0-9]{{1,4}}) ?(?P<era>@bc|@ad)", _era),
    (r"-(?P<y>[0-9]{1,3})", _before_christ),
)
"""The more specific stand first."""


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[re.Pattern[str], Callable[[Groups, DateRules], Meanings]], ...]:
    """The rules, compiled at the first date and not at each start."""
    return tuple((re.compile(pattern), read) for pattern, read in _RULES)
