"""What a new date means against the old one."""

from __future__ import annotations

from hypothesis import given

from tests.cases import each
from tests.chronology.dates import whens
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import EdtfDate
from tui.evidence.changes.date_changes import SAME_DAYS, compare_dates

OPPOSITES = {
    "narrowed": "widened",
    "moved later: no day in common": "moved earlier: no day in common",
    "shifted later": "shifted earlier",
    "more certain": "less certain",
    "time of day added": "time of day removed",
    "moment → span": "span → moment",
    "dated now": "undated now",
    SAME_DAYS: SAME_DAYS,
    "other days certain": "other days certain",
    "another time of day": "another time of day",
}
BACK = OPPOSITES | {after: before for before, after in OPPOSITES.items()}


@each(
    ("old", "new", "words"),
    [
        ("2010-03-12", "2010-03-12", ()),
        ("", "", ()),
        ("", "2010", ("dated now",)),
        ("2010", "", ("undated now",)),
        ("2009-03~", "2009-03-14", ("narrowed",)),
        ("2010-03-12", "2010-05", ("moved later: no day in common",)),
        ("2010-05", "2010-03-12", ("moved earlier: no day in common",)),
        ("[2011-05-03,2011-05-04]", "[2011-05-03..2011-05-06]", ("widened",)),
        ("2010", "2010/2011", ("widened", "moment → span")),
        ("2010/2012", "2011/2013", ("shifted later",)),
        ("2011/2013", "2010/2012", ("shifted earlier",)),
        ("2010", "2010?", ("less certain",)),
        ("2010?", "2010", ("more certain",)),
        ("2010", "2010-05?", ("narrowed", "less certain")),
        ("2010-05-01", "2010-05-01T22:00", ("time of day added",)),
        ("2010-05-01T22:00", "2010-05-01", ("time of day removed",)),
        ("2010-05-01T22:00", "2010-05-01T23:00", ("another time of day",)),
        ("2010/..", "2010/2012", ("narrowed",)),
        ("2010/2012", "2010/", ("widened",)),
        ("[2010,2012]", "[2010..2012]", (SAME_DAYS,)),
        ("2010-05", "2010-05-XX", (SAME_DAYS,)),
    ],
)
def test_in_words(old: str, new: str, words: tuple[str, ...]) -> None:
    before, after = (parse(text) if text else None for text in (old, new))
    assert compare_dates(before, after) == words


@given(whens(), whens())
def test_the_other_way_round_the_words_are_opposite(old: EdtfDate, new: EdtfDate) -> None:
    assert tuple(BACK[word] for word in compare_dates(old, new)) == compare_dates(new, old)


@given(whens(), whens())
def test_something_is_said_where_dates_are_written_differently(old: EdtfDate, new: EdtfDate) -> None:
    assert bool(compare_dates(old, new)) == (old.text != new.text)
