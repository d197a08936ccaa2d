"""From when an entry of knowledge holds."""

from __future__ import annotations

import pytest

from tui.chronology.edtf import parse
from tui.chronology.edtf_date import FAR
from tui.evidence.knowledge import certain_day, possible_day


@pytest.mark.parametrize(
    ("since", "possible", "certain"),
    [
        ("2010-03-12", "2010-03-12", "2010-03-12"),
        ("2007", "2007-01-01", "2007-12-31"),
        ("2007/2009", "2007-01-01", "2009-12-31"),
        ("[2007..2009]", "2007-01-01", "2009-12-31"),
        ("2011/..", "2011-01-01", "2011-12-31"),
        ("2011/", "2011-01-01", "2011-12-31"),
        ("../2009", None, "2009-12-31"),
        ("[..2009-03]", None, "2009-03-31"),
        ("[2007..]", "2007-01-01", None),
    ],
)
def test_possibly_from_its_earliest_day_certainly_from_its_latest(
    since: str, possible: str | None, certain: str | None
) -> None:
    date = parse(since)
    assert possible_day(date) == (parse(possible).first_day if possible else -FAR)
    assert certain_day(date) == (parse(certain).first_day if certain else FAR)


def test_without_a_date_neither() -> None:
    assert possible_day(None) is certain_day(None) is None
