"""Error messages for dates that are not EDTF: what is wrong, and which EDTF may have been meant.

The readings are only offered in the remedy of an error, and never used as dates. Where a text can be read in
two ways, both are offered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from tui.chronology.calendar import day_number, iso_date
from tui.chronology.date_reader.year_pairs import is_two_years, pair_readings
from tui.chronology.month_names import SHORT_MONTHS

GENERAL_REMEDY = "write it as 2013-05-14, 2013-05, 2013 or 2004/2012"

_LONGEST_PHRASE = 60
_MONTH = (
    "(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = "(?P<y>[0-9]{4})"
_DAY = "(?P<d>[0-9]{1,2})"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_THIRDS = {"early": ("01", "04"), "mid": ("05", "08"), "late": ("09", "12")}
_FURTHER_SEASONS = {
    **{number: (number - 4, 0) for number in range(25, 29)},
    **dict(zip(range(29, 33), ((9, 3), (12, 3), (3, 3), (6, 3)), strict=True)),
    **{33 + quarter: (1 + 3 * quarter, 3) for quarter in range(4)},
    **{37 + third: (1 + 4 * third, 4) for third in range(3)},
    **{40 + half: (1 + 6 * half, 6) for half in range(2)},
}
"""Level 2's seasons, 25 to 41: first month and number of months; or the level 1 season, and 0."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")

_Rule = tuple[str, Callable[[re.Match[str]], tuple[str, ...]]]
"""A pattern, compiled at the first error and not at each start, and a function from its match to readings."""

_FOUR_DIGITS = "a year has four digits"
_DIAGNOSES = (
    (r"Y.*|-?[0-9]{5,}(?:[?~%E-].*)?", "a year has four digits here, -9999 to 9999", "write four digits"),
    (r"-?[0-9]{1,3}[?~%]?", _FOUR_DIGITS, "write all four digits of the year"),
    (
        r"[0-9X-]*[0-9]S[0-9]+.*",
        "significant digits (S) are not supported",
        "write 201X, 20XX or [2011..2014]",
    ),
    (
        r"\{.*",
        "a set in braces, {…}, means several events",
        "write an event for each, a/b if it lasted, or [a,b] for one of them",
    ),
    (
        r"[^/]*[?~%].*",
        "a mark ? ~ or % may only stand once, at the end of the whole date",
        "write it as 2013-05-14?, 2013-05~ or 2013%",
    ),
    (
        r"[0-9X-]*X[0-9X-]*",
        "X stands for the last digit, or last two, of a year, for a day, or for a month and day",
        "write it as 201X, 20XX, 2013-05-XX, 2013-XX or 2013-XX-XX",
    ),
    (r".*T.*[0-9].*", "a time of day needs a whole date before it", "write it as 2013-05-14T22:00"),
)


def explain_invalid(text: str) -> tuple[str, str]:
    """The reason and the remedy for a single date that is not in EDTF's syntax."""
    if any(character.isdigit() and character not in "0123456789" for character in text):
        return "a date is written with the digits 0 to 9", GENERAL_REMEDY
    if len(text) > _LONGEST_PHRASE:
        return f"“{text[:_LONGEST_PHRASE]}…” is not an EDTF date", GENERAL_REMEDY
    if re.fullmatch("[0-9]{3}", text):
        return _FOUR_DIGITS, f"write 0{text} for the year {int(text)}, {text}X for the {text}0s"
    for pattern, reason, remedy in _DIAGNOSES:
        if re.fullmatch(pattern, text, re.DOTALL):
            return reason, remedy
    return f"“{text}” is not an EDTF date", GENERAL_REMEDY


def suggest_corrections(text: str) -> Iterator[tuple[str, ...]]:
    """Read a date in another form as EDTF, in every way that makes sense.

    Yields:
        Groups of candidates, the likeliest kind first; those in one group are equally likely. They look like
        EDTF, but may name days that don't exist.
    """
    plain = _without_midnight(_plain(text))
    if len(plain) > _LONGEST_PHRASE:
        return
    yield from pair_readings(_folded(text))
    yield (_respelled(plain),)
    yield from _matches(_DATE_RULES, plain)
    yield from _matches(_PHRASE_RULES, plain)


def _plain(text: str) -> str:
    """ASCII digits and hyphens, lower case, single spaces, without commas, "the" and ordinal endings."""
    digits = _folded(text).translate(_DASHES).casefold()
    spaced = re.sub(r"(?<=[a-z.]),|(?<=[0-9]),(?= *(?:[a-z]|[0-9]{4}$))|\bthe\b|\bof\b", " ", digits)
    ordinals = re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\b", "", spaced)
    return " ".join(ordinals.split())


def _folded(text: str) -> str:
    """With the digits 0 to 9, and signs as they are."""
    folded = unicodedata.normalize("NFKC", text[:1000])
    return "".join(str(unicodedata.decimal(c, c)) for c in folded)


def _without_midnight(plain: str) -> str:
    """Without the midnight that spreadsheets write where no time of day is given."""
    return re.sub(r"(?<=[0-9])(?:[t ]00?:00(?::00(?:\.0+)?)?(?: ?z)?| 12:00(?::00)? ?am)$", "", plain)


def _respelled(plain: str) -> str:
    """EDTF in lower case, with spaces, or as its drafts wrote it (`199u`, `2004/open`, `2004?~`)."""
    text = re.sub(r"\bopen\b|\bnow\b|\bpresent\b", "..", re.sub(r"\bunknown\b", "", plain.replace(" ", "")))
    text = re.sub(r"(?<=[0-9x-])[ux]|(?<=[0-9]u)u", "X", text)
    return text.replace("?~", "%").replace("~?", "%").upper()


def _matches(rules: tuple[_Rule, ...], plain: str) -> Iterator[tuple[str, ...]]:
    for pattern, read in rules:
        match = re.fullmatch(pattern, plain)
        if match:
            yield read(match)


def _read_part(plain: str) -> str | None:
    """The EDTF of a part of a phrase, where it can be read in one way only."""
    if re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?|[0-9]{3}x", plain):
        year, _, rest = plain.partition("-")
        return None if len(rest) == 2 and is_two_years(year, rest) else plain.upper()
    for group in _matches(_DATE_RULES, plain):
        return group[0] if len(set(group)) == 1 else None
    return None


def _ymd(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"


def _numeric_day(match: re.Match[str]) -> tuple[str, ...]:
    """Day first, then month first; a month over 12 is none."""
    year, first, second = match["y"], match["a"], match["b"]
    ways = ((second, first), (first, second))
    return tuple(_ymd(year, month, day) for month, day in ways if int(month) <= 12)


def _named_day(match: re.Match[str]) -> tuple[str, ...]:
    return (_ymd(match["y"], str(_month(match)), match["d"]),)


def _month(match: re.Match[str]) -> int:
    return SHORT_MONTHS.index(match["m"][:3].capitalize()) + 1


def _month_of_year(match: re.Match[str]) -> tuple[str, ...]:
    """`2013-5`; `2006-7` is two years, and `2006-07` may be."""
    return () if is_two_years(match["y"], match["m"]) else (f"{match['y']}-{int(match['m']):02}",)


def _season(match: re.Match[str]) -> tuple[str, ...]:
    return (f"{match['y']}-{_SEASONS[match['s']]}",)


def _further_season(match: re.Match[str]) -> tuple[str, ...]:
    """`1925-30` may be years too, as far as the second is the later."""
    year, season = match["y"], match["s"]
    years = (f"{year}/{year[:2]}{season}",) if season > year[2:] else ()
    first, months = _FURTHER_SEASONS.get(int(match["s"]), (0, 0))
    return (*years, _months_of(int(year), first, months) if months else f"{year}-{first}")


def _months_of(year: int, first: int, months: int) -> str:
    last = first + months - 1
    return f"[{year:04}-{first:02}..{year + (last > 12):04}-{(last - 1) % 12 + 1:02}]"


def _hundred(match: re.Match[str]) -> tuple[str, ...]:
    """`1990s`; `1900s` may be ten years or a hundred."""
    decade = f"{match['y'][:3]}X"
    return (decade, f"{match['y'][:2]}XX") if match["y"].endswith("00") else (decade,)


def _third_of_decade(match: re.Match[str]) -> tuple[str, ...]:
    """`mid-1870s`; the 1900s may be a hundred years."""
    decade = match["y"]
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[match["t"]]
    ten = f"[{decade[:3]}{first}..{decade[:3]}{last}]"
    return (ten, _part_of_century(decade[:2], match["t"])) if decade.endswith("00") else (ten,)


def _third_of_century(match: re.Match[str]) -> tuple[str, ...]:
    return (_part_of_century(f"{int(match['c']) - 1:02}", match["t"]),)


def _part_of_century(century: str, part: str) -> str:
    first, last = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}[part]
    return f"[{century}{first:02}..{century}{last:02}]"


def _before_christ(match: re.Match[str]) -> tuple[str, ...]:
    year = int(match["b"]) - 1
    return (f"-{year:04}" if year > 0 else "0000",)


def _marks_moved(match: re.Match[str]) -> tuple[str, ...]:
    marks = set(re.findall("[?~%]", match[0]))
    mark = marks.pop() if len(marks) == 1 else "%"
    return (re.sub("[?~%]", "", match[0]).upper() + mark,)


_DATE_RULES: tuple[_Rule, ...] = (
    (rf"{_YEAR}[-/. ](?P<m>[0-9]{{1,2}})[-/. ]{_DAY}", lambda f: (_ymd(f["y"], f["m"], f["d"]),)),
    (rf"{_YEAR}[-/. ]{_DAY}[-/. ](?P<m>[0-9]{{1,2}})", lambda f: (_ymd(f["y"], f["m"], f["d"]),)),
    (rf"{_YEAR}(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})", lambda f: (_ymd(f["y"], f["m"], f["d"]),)),
    (rf"{_YEAR}[-/.](?P<m>[0-9]{{1,2}})", _month_of_year),
    (rf"(?P<m>[0-9]{{1,2}})[-/.]{_YEAR}", lambda f: (f"{f['y']}-{int(f['m']):02}",)),
    (rf"(?P<a>[0-9]{{1,2}})[-/. ](?P<b>[0-9]{{1,2}})[-/. ]{_YEAR}", _numeric_day),
    (r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}:.+)", lambda f: (f"{f[1]}T{f[2].upper()}",)),
    (rf"{_DAY}[- ]?{_MONTH}\.?[- ]?{_YEAR}", _named_day),
    (rf"{_MONTH}\.? {_DAY} {_YEAR}", _named_day),
    (rf"{_YEAR}[- ]{_MONTH}[- ]{_DAY}", _named_day),
    (rf"{_MONTH}\.?[- ]?{_YEAR}", lambda f: (f"{f['y']}-{_month(f):02}",)),
    (rf"{_YEAR}[- ]{_MONTH}", lambda f: (f"{f['y']}-{_month(f):02}",)),
    (rf"(?P<s>{'|'.join(_SEASONS)}) (?:in )?{_YEAR}(?:[-/][0-9]{{2,4}})?", _season),
    (rf"{_YEAR}-(?P<s>2[5-9]|3[0-9]|4[01])", _further_season),
    (
        rf"q(?P<q>[1-4]) {_YEAR}|(?P<z>[0-9]{{4}})[- ]?q(?P<r>[1-4])",
        lambda f: (_months_of(int(f["y"] or f["z"]), 3 * int(f["q"] or f["r"]) - 2, 3),),
    ),
    (r"(?P<y>[0-9]{3}0)'?s", _hundred),
    (rf"(?P<t>{'|'.join(_THIRDS)})[- ](?P<y>[0-9]{{3}}0)'?s", _third_of_decade),
    (rf"(?P<t>{'|'.join(_THIRDS)})[- ](?P<c>[0-9]{{1,2}}) century", _third_of_century),
    (r"(?P<c>[0-9]{1,2}) century", lambda f: (f"{int(f['c']) - 1:02}XX",)),
    (r"(?P<b>[0-9]{1,4}) ?b\.?c\.?(?:e\.?)?", _before_christ),
    (r"(?:a\.?d\.? ?)(?P<a>[0-9]{1,4})", lambda f: (f"{int(f['a']):04}",)),
    (r"(?P<a>[0-9]{1,4}) ?(?:a\.?d\.?|c\.?e\.?)", lambda f: (f"{int(f['a']):04}",)),
    (r"[?~%]?[0-9]{4}[?~%]?(?:-[?~%]?[0-9x]{2}[?~%]?){0,2}", _marks_moved),
)
"""Single dates. Year-first forms come before the others, since they can be read in one way only."""


def _wrapped(before: str, after: str) -> Callable[[re.Match[str]], tuple[str, ...]]:
    """A rule that reads the date of a phrase and puts EDTF before and after it."""

    def read(match: re.Match[str]) -> tuple[str, ...]:
        inner = _read_part(match["x"].strip())
        return (f"{before}{inner}{after}",) if inner else ()

    return read


def _pair(template: str) -> Callable[[re.Match[str]], tuple[str, ...]]:
    """A rule that reads both dates of a phrase; the first may lack what they share (14 to 16 May 2013)."""

    def read(match: re.Match[str]) -> tuple[str, ...]:
        right = _read_part(match["b"])
        words = match["b"].split()
        tails = [" ".join(words[start:]) for start in range(len(words), 0, -1)]
        lefts = (_read_part(f"{match['a']} {tail}".strip()) for tail in ("", *tails))
        left = next((left for left in lefts if left), None)
        return (template.format(left, right),) if left and right else ()

    return read


def _third(match: re.Match[str]) -> tuple[str, ...]:
    first, last = _THIRDS[match["t"]]
    return (f"[{match['y']}-{first}..{match['y']}-{last}]",)


_PHRASE_RULES: tuple[_Rule, ...] = (
    (
        r"(?:(?:circa|about|around|approximately|roughly|near) |(?:approx|ca|c)\.? ?|~ ?)(?P<x>.+)",
        _wrapped("", "~"),
    ),
    (r"(?P<x>.+?) (?:or so|approx\.?|approximately|circa)", _wrapped("", "~")),
    (r"(?:perhaps|possibly|probably|maybe) (?:in |on )?(?P<x>.+)", _wrapped("", "?")),
    (r"(?P<x>.+?) ?(?:\?|\(\?\))", _wrapped("", "?")),
    (r"(?:in|on|during|some time in|sometime in) (?P<x>.+)", _wrapped("", "")),
    (r"(?P<t>early|mid|late)[- ](?:in )?(?P<y>[0-9]{4})", _third),
    (r"by (?:end )?(?P<x>.+)|(?P<y>.+) or (?:earlier|before)", lambda f: _limited("[..{}]", f)),
    (r"(?P<x>.+) or (?:later|after)", _wrapped("[", "..]")),
    (r"(?:before|prior to) (?P<x>.+)", lambda f: _beside("[..{}]", f["x"], -1)),
    (r"after (?P<x>.+)", lambda f: _beside("[{}..]", f["x"], 1)),
    (r"between (?P<a>.+) and (?P<b>.+)", _pair("[{}..{}]")),
    (r"(?:from )?(?P<a>.+?)(?: to | until | till | - )(?P<b>.+)", _pair("{}/{}")),
    (r"(?P<a>[0-9]{4})-(?P<b>[0-9]{4})", _pair("{}/{}")),
    (r"(?P<a>[0-9]{1,2}|[a-z]+)-(?P<b>[0-9]{0,2} ?[a-z]+ [0-9]{4})", _pair("{}/{}")),
    (r"(?P<a>[^/]+)/(?P<b>[^/]+)", _pair("{}/{}")),
    (r"(?P<a>.+) or (?P<b>.+)", _pair("[{},{}]")),
    (r"(?:since|from) (?P<x>.+)|(?P<y>.+) onwards", lambda f: _limited("{}/..", f)),
    (r"(?:until|till|up to) (?P<x>.+)", _wrapped("../", "")),
)


def _beside(template: str, plain: str, step: int) -> tuple[str, ...]:
    """A limit that leaves the named date out: before 2010 is 2009 or earlier."""
    stated = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", _read_part(plain) or "")
    if not stated:
        return ()
    year, month, day = (int(part or 0) for part in stated.groups())
    if not month:
        return (template.format(f"{year + step:04}"),)
    if not day:
        years, months = divmod(year * 12 + month - 1 + step, 12)
        return (template.format(f"{years:04}-{months + 1:02}"),)
    return (template.format(iso_date(day_number(year, month, day) + step)),)


def _limited(template: str, match: re.Match[str]) -> tuple[str, ...]:
    inner = _read_part(match["x"] or match["y"])
    return (template.format(inner),) if inner else ()
