"""A time of day before or behind a date: `10.30am`, `22:30:00 +0100`, `0630 hrs`, `noon`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_HALF = r"[ap](?:m\b|\.m\.?)"
_CLOCK = (
    rf"(?P<h>[0-9]{{1,2}})[:.](?P<min>[0-9]{{2}})(?: ?(?P<half>{_HALF}))?(?: ?(?:hrs|hours|h|uhr)\b)?"
    r"|(?P<h2>[0-9]{1,2}):(?P<min2>[0-9]{2}):(?P<s2>[0-9]{2})(?:[.,][0-9]{1,9})?"
    rf"(?: ?(?P<half2>{_HALF}))?"
    rf"|(?P<h3>[1-9]|1[0-2]) ?(?P<half3>{_HALF})|(?P<h6>0[1-9])(?P<half6>{_HALF})"
    r"|(?P<h4>[0-9]{1,2})h(?P<min4>[0-9]{2})"
    r"|(?P<h5>[0-9]{2})(?P<min5>[0-9]{2}) ?(?:hrs|hours|h)\b"
    r"|(?P<noon>@noon)"
)
# A minus sign between two times of day is a dash: an offset stands behind seconds or a space.
_ZONE = (
    r"(?: ?(?P<zone>z|utc|gmt|\+[0-9]{2}:?[0-9]{2})| (?P<zone2>-[0-9]{4})"
    r"|(?<=:[0-9]{2}:[0-9]{2})(?P<zone3>-[0-9]{2}:?[0-9]{2}))?"
)
_COMPACT = r"(?P<rest>[0-9]{8})t(?P<h>[0-9]{2})(?P<min>[0-9]{2})(?P<s>[0-9]{2})?(?P<zone>z|[+-][0-9]{4})?"


class TimeOfDay(NamedTuple):
    """A text without the time of day that was in it."""

    rest: str
    clock: str
    """As EDTF writes it behind the T; empty where there is no such time."""

    @property
    def is_midnight(self) -> bool:
        """Whether it is midnight exactly, in no zone."""
        return self.clock in {"00:00", "00:00:00"}


def split_time(text: str) -> TimeOfDay | None:
    """Take the time of day off a date in the reader's form; None where it has none."""
    for pattern in _patterns():
        if match := pattern.fullmatch(text):
            found = {name.rstrip("23456"): part for name, part in match.groupdict().items() if part}
            return TimeOfDay(" ".join(filter(None, (found["rest"], found.get("year")))), _edtf(found))
    return None


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    behind = rf"(?P<rest>.*[0-9])(?: at |, | |t)(?:{_CLOCK}){_ZONE}"
    before = rf"(?:at )?(?:{_CLOCK}){_ZONE}(?:, | )(?P<rest>.*@m.*|.*[-/].*)"
    amid = rf"(?P<rest>(?:@w[0-9]+ )?@m[0-9]+ [0-9]+) (?:{_CLOCK}) (?P<year>[0-9]{{4}}){_ZONE}"
    return tuple(map(re.compile, (_COMPACT, behind, before, amid)))


def _edtf(found: dict[str, str]) -> str:
    if "noon" in found:
        return "12:00"
    hour, minute, second = (int(found.get(part, "0")) for part in ("h", "min", "s"))
    if half := found.get("half", ""):
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59 or second > 59:
        return ""
    zone = found.get("zone", "").upper()
    if zone in {"UTC", "GMT"}:
        zone = "Z"
    elif len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{hour:02}:{minute:02}" + (f":{second:02}" if "s" in found else "") + zone
