"""The one form in which the reader looks at a text: folded, with a sign for each word that it knows."""

from __future__ import annotations

import re
import unicodedata
from functools import partial

from tui.chronology.date_reader.vocabulary import ordinal_pattern, sign_patterns

LONG = "–"
"""The long dashes, which stand between the ends of a range, as one sign; `-` is every short one."""
_DASHES = {**dict.fromkeys(map(ord, "‒–—―"), LONG), **dict.fromkeys(map(ord, "‐‑−"), "-")}
_QUOTES = {**dict.fromkeys(map(ord, "’‘ʼ`´"), "'"), **dict.fromkeys(map(ord, "“”„«»"), '"')}
_FEASTS = (
    (r"\bchristmas day\b", "25 december"),
    (r"\bchristmas eve\b", "24 december"),
    (r"\bboxing day\b", "26 december"),
    (r"\bnew year'?s'? day\b", "1 january"),
    (r"\bnew year'?s'? eve\b", "31 december"),
)
"""The feasts that are one day by their name, of the same date in each year."""
_ROMAN = {"i": 1, "v": 5, "x": 10}
_FILLERS = re.compile(
    r"\b(?:the|die|de|del|la|le|les|el|los|den|dem|der|des|du)\b(?= )"
    r"|\bof\b(?= )|\bin (?=\S)|\bon (?=\S)|\bim (?=\S)|^(?:am|en|au|dans) (?=\S)"
)
_SPACED = re.compile(r"\b([0-9]{1,2}) ?([-/.]) ?([0-9]{1,2}|@m[0-9]{2}) ?\2 ?([0-9]{4})\b")
"""Day, month and year with one sign between them, and spaces around it."""
_PLACES = re.compile(
    r"^(?:dated|date:?|during|within|(?:at )?some ?(?:time|point|day)(?: in| on| during)?"
    r"|(?:in|of)? ?the years?|years?|anno|in the month of|a day)\s(?=\S)"
)


def spell(text: str) -> str:
    """Return a text in the reader's form: `14 @m05 2013`, `@between 1870 @and 1873`.

    Args:
        text: As written; not long, since it is gone through once for each sign.
    """
    folded = fold(text)
    century = re.sub(
        r"\bC([0-9]{1,2})(?:th|st|nd|rd)?\b|\bc([0-9]{1,2})(?:th|st|nd|rd)\b", r"\1\2 century", folded
    )
    plain = _bare(_without_accents(century.casefold()))
    if "@" in plain and not re.match(r"@#d(?:julian|gregorian)@ ", plain):
        return "@"
    plain = re.sub(
        r"\b([1-9][0-9]*0)(?:er|ies)(?: jahren?)?\b|\b(?:annees|anos) ([0-9]{3}0)\b", r"\1\2s", plain
    )
    plain = re.sub(r"(?<=[0-9])(?:st|nd|rd|th|er|eme|ème)\b", "", _figures_of_roman(plain))
    ordinals, figures = ordinal_pattern()
    plain = ordinals.sub(lambda match: figures[match[0]], plain)
    plain = re.sub(
        r"([0-9]) c\.?(?=$| )", r"\1 century", re.sub(r"([0-9])\. (?=jahrhundert|jh)", r"\1 ", plain)
    )
    plain = _PLACES.sub("", plain)
    for feast, day in _FEASTS:
        plain = re.sub(feast, day, plain)
    for pattern, sign in sign_patterns():
        plain = pattern.sub(partial(_apart, sign), plain)
    plain = re.sub(r"([0-9])\.(?= ?@m|[/–-])", r"\1", plain)
    plain = _SPACED.sub(r"\1\2\3\2\4", _FILLERS.sub("", plain))
    # A comma stands behind a weekday, or behind a day or month before its year or a time.
    plain = re.sub(
        r"(@[mws][0-9]{2}),|(?<![0-9])([0-9]{1,2}),(?= ?[0-9]{4}\b)|([0-9]{4}),(?= @| [0-9]{1,2}[:.])",
        r"\1\2\3 ",
        plain,
    )
    return re.sub(r"\((@[a-z0-9-]+)\)", r"\1", " ".join(plain.split()))


def fold(text: str) -> str:
    """Return a text with the digits 0 to 9, two kinds of dashes, plain quotation marks and single spaces."""
    folded = unicodedata.normalize("NFKC", text)
    digits = "".join(str(unicodedata.decimal(c, c)) for c in folded)
    return " ".join(digits.translate(_DASHES).translate(_QUOTES).split())


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _bare(text: str) -> str:
    """Without quotation marks around it, and without a sign that ends a sentence or a cell."""
    return text.strip('" ').rstrip(";,").removesuffix("." if not re.search(r"\b[a-z]\.$", text) else "\0")


def _figures_of_roman(text: str) -> str:
    """With the figures of a century (`xixe siecle`) or of a month between a day and a year (`14.v.1871`)."""
    text = re.sub(
        r"\b([ivx]{1,5})(?:e|eme|th|st|nd|rd)? (siecle|century|c\.?(?=$| ))|\b(siglo) ([ivx]{1,5})\b",
        lambda match: f"{_roman(match[1] or match[4])} century",
        text,
    )
    return re.sub(
        r"\b([0-9]{1,2})([. /-]+)(i{1,3}|iv|vi{0,3}|ix|xi{0,2})\b\.?([. /-]*)(?=[0-9]{4}\b)",
        lambda match: f"{match[1]} {_MONTHS[_roman(match[3]) - 1]} ",
        text,
    )


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-value if value < max(values[at:], default=0) else value for at, value in enumerate(values))


def _apart(sign: str, match: re.Match[str]) -> str:
    """The sign, with spaces where it would touch a figure."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return f"{' ' if before.isalnum() else ''}{sign}{' ' if after.isalnum() else ''}"
