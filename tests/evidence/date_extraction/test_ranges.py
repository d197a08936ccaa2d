"""Dates together, and with the words in front of them."""

from __future__ import annotations

import pytest

from tests.cases import each
from tests.evidence.dated.reading import dates, found

ISSUED = "2013-05-15"


@each(
    ("words", "every"),
    [
        ("from 2005 to 2010", ["2005/2010"]),
        ("2005 to 2010", ["2005/2010"]),
        ("between 2004 and 2012", ["2004/2012", "[2004..2012]"]),
        ("14 to 16 May 2013", ["2013-05-14/2013-05-16"]),
        ("14-16 May 2013", ["2013-05-14/2013-05-16"]),
        ("between 29 April and 2 May 2013", ["2013-04-29/2013-05-02", "[2013-04-29..2013-05-02]"]),
        ("May to July 2013", ["2013-05/2013-07"]),
        ("1 May 2013 – 3 June 2014", ["2013-05-01/2014-06-03"]),
        ("14 and 16 May 2013", ["2013-05-14", "2013-05-16"]),
        ("from Monday to Wednesday", ["2013-05-13/2013-05-15", "2013-05-20/2013-05-22"]),
        ("since 2011", ["2011/2013-05-15", "2011/"]),
        ("since Tuesday", ["2013-05-14/2013-05-15", "2013-05-14/"]),
        ("until 2010", ["/2010"]),
        ("until yesterday", ["/2013-05-14"]),
        ("by 15 May 2013", ["[..2013-05-15]"]),
        ("by the end of 2012", ["[..2012]"]),
        ("before 2010", ["[..2009]"]),
        ("before 1 March 2012", ["[..2012-02-29]"]),
        ("after December 2012", ["[2013-01..]"]),
        ("about 2006", ["2006~"]),
        ("c. 1811", ["1811~"]),
        ("around May 2011", ["2011-05~"]),
    ],
)
def test_what_the_words_around_make_of_a_date(words: str, every: list[str]) -> None:
    assert dates(f"It stood {words}, they say.", ISSUED) == every


def test_since_without_a_day_of_issue_has_an_unknown_end() -> None:
    assert dates("since 2011") == ["2011/"]


def test_two_dates_that_are_only_named_together_stay_two() -> None:
    assert found("In 2010 and 2012.") == ["2010: 2010", "2012: 2012"]


@pytest.mark.parametrize("words", ["since early 2012", "from 2012 to 2010"])
def test_nothing_is_said_that_edtf_cannot_say(words: str) -> None:
    assert found(words) == [f"{words}: EDTF cannot express this; write it in another way"]
