"""Valid EDTF that is often meant otherwise: `2006-07` for 2006 to 2007, `[1789]` for an inferred year.

The date keeps the meaning that EDTF gives it. A prompt where somebody types it can show both meanings.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tui.chronology.calendar import iso_date
from tui.chronology.date_format import format_date
from tui.chronology.date_reader.year_pairs import is_two_years
from tui.chronology.edtf import EdtfError, cached_parse


class OtherMeaning(NamedTuple):
    """A date that may be meant otherwise than EDTF defines it. All three texts are EDTF."""

    text: str
    """As typed."""
    sure: str
    """The meaning of `text`, written so that it cannot be misunderstood."""
    other: str
    """What may have been meant instead."""

    @property
    def remark(self) -> str:
        """A sentence that says what the text is read as."""
        return f"{self.text} is read as {self.words}"

    @property
    def remedy(self) -> str:
        """A sentence that says what to write for the other meaning."""
        return f"for {self.other_words} write {self.other}"

    @property
    def words(self) -> str:
        """What the text means in EDTF: `July 2006`."""
        return _words(self.text)

    @property
    def other_words(self) -> str:
        """What may have been meant instead: `2006 to 2007`."""
        return _words(self.other)


def other_meaning(text: str) -> OtherMeaning | None:
    """What a date may mean besides what EDTF means by it.

    Args:
        text: EDTF, as somebody typed it.

    Returns:
        Both meanings; None where there is only one, or the text is no EDTF.
    """
    plain = "".join(text.split())
    for pattern, read_other in _FORMS:
        if match := pattern.fullmatch(plain):
            return _existing(read_other(match))
    return None


def _existing(meaning: OtherMeaning | None) -> OtherMeaning | None:
    try:
        return meaning if meaning and all(cached_parse(date) for date in meaning) else None
    except EdtfError:
        return None


def _words(text: str) -> str:
    return format_date(cached_parse(text)).removeprefix("some time in ")


def _month_or_years(match: re.Match[str]) -> OtherMeaning | None:
    """`2006-07`, and `2020-21`, which is a spring."""
    year = match["y"]
    if not is_two_years(year, match["s"]):
        return None
    return OtherMeaning(match[0], _days(match[0]), f"{year}/{int(year) + 1:04}")


def _days(text: str) -> str:
    """A date by its first day and its last."""
    date = cached_parse(text)
    return f"{iso_date(date.first_day)}/{iso_date(date.last_day)}"


def _before_christ(match: re.Match[str]) -> OtherMeaning:
    return OtherMeaning(match[0], _days(match[0]), f"../{match['y']}")


def _set_of_one(match: re.Match[str]) -> OtherMeaning:
    return OtherMeaning(match[0], match["x"], f"{match['x']}?")


def _midnight(match: re.Match[str]) -> OtherMeaning:
    return OtherMeaning(match[0], match["minute"], match["day"])


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], OtherMeaning | None]], ...] = (
    (re.compile(r"(?P<y>[0-9]{4})-(?P<s>0[1-9]|1[0-2]|2[1-4])"), _month_or_years),
    (re.compile(r"-(?P<y>1[0-9]{3}|20[0-9]{2})"), _before_christ),
    (re.compile(r"\[(?P<x>[0-9X-]+)\]"), _set_of_one),
    (re.compile(r"(?P<minute>(?P<day>[0-9-]{10})T00:00):00"), _midnight),
)
