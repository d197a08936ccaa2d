"""Zones: where a time with an offset falls in another place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tui.chronology.calendar import day_number, iso_date
from tui.chronology.time_zones import find_zone, in_zone, known_zones

DAY = day_number(2013, 5, 14)


@pytest.mark.parametrize(
    ("time", "zone", "day", "clock"),
    [
        ("22:00", "America/New_York", "2013-05-14", "22:00:00"),
        ("22:00:30Z", "UTC", "2013-05-14", "22:00:30"),
        ("22:00Z", "Europe/London", "2013-05-14", "23:00:00"),
        ("23:30Z", "Europe/London", "2013-05-15", "00:30:00"),
        ("23:30-05:00", "UTC", "2013-05-15", "04:30:00"),
        ("00:15+05", "UTC", "2013-05-13", "19:15:00"),
        ("12:00Z", "Asia/Kathmandu", "2013-05-14", "17:45:00"),
    ],
)
def test_placed(time: str, zone: str, day: str, clock: str) -> None:
    found = find_zone(zone)
    assert found
    number, second = in_zone(DAY, time, found)
    assert (iso_date(number), f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}") == (day, clock)


def date_of(year: int) -> datetime:
    return datetime(year, 1, 1)  # noqa: DTZ001  (drawn moments get their offset as text)


ZONES = st.sampled_from(["UTC", "Europe/London", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu"])
OFFSETS = st.sampled_from(["Z", "+14:00", "-14:59", "+05:30", "-03"])


@given(st.datetimes(date_of(3), date_of(9997)), OFFSETS, ZONES)
def test_placed_as_the_calendar_of_python_has_it(moment: datetime, offset: str, name: str) -> None:
    moment = moment.replace(microsecond=0)
    zone = find_zone(name)
    assert zone
    padded = f"{offset}:00" if len(offset) == 3 else offset
    written = f"{moment:%Y-%m-%dT%H:%M:%S}".rjust(19, "0")
    there = datetime.fromisoformat(written + padded).astimezone(zone)
    second = there.hour * 3600 + there.minute * 60 + there.second
    day = moment.toordinal()
    assert in_zone(day, f"{moment:%H:%M:%S}{offset}", zone) == (there.toordinal(), second)


@pytest.mark.parametrize("year", [-9999, 0, 1, 9999])
@pytest.mark.parametrize("offset", ["+14:00", "-14:00"])
def test_no_year_is_too_far(year: int, offset: str) -> None:
    zone = find_zone("Europe/London")
    assert zone
    for day in (day_number(year, 1, 1), day_number(year, 12, 31)):
        for time in ("00:00", "23:59:59"):
            assert abs(in_zone(day, time + offset, zone)[0] - day) <= 1


@pytest.mark.parametrize(
    "name", ["UTC", "Europe/London", "Etc/GMT+5", "America/Argentina/Buenos_Aires", "GMT0"]
)
def test_names_of_the_database(name: str) -> None:
    assert find_zone(name) is not None
    assert name in known_zones()


@each(
    "name",
    [
        *(
            "",
            " ",
            "Europe",
            "europe/london ",
            "Europe/Londn",
            "utc+1",
            "+01:00",
            "..",
            "../UTC",
            "/etc/localtime",
        ),
        *("localtime", "posixrules", "Factory", "posix/Europe/London", "right/UTC", "zone.tab", "tzdata.zi"),
        *(
            "Europe/London\x00",
            "Europe/London\n",
            "Europe//London",
            "é",
            "a" * 100_000,
            "Europe/" * 30 + "London",
        ),
    ],
)
def test_what_is_no_zone(name: str) -> None:
    assert find_zone(name) is None


def test_utc_needs_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zoneinfo.ZoneInfo", None)
    assert find_zone("UTC") is UTC
