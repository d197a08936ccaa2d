"""A period, in the conversation."""

from __future__ import annotations

import pytest

from tests.cli.browse.talking import Talk


def test_a_period_is_set_counted_and_cleared(talk: Talk) -> None:
    told = talk("in 1811 to 1812", "list", "in")
    assert "selected · 1811–1812" in told
    assert "(possibly)" in told
    assert told.endswith("1 of 5 · " + told.rpartition("1 of 5 · ")[2])


def test_a_period_keeps_the_rest_of_the_query(talk: Talk) -> None:
    told = talk("search canal from:1790", "in since 1811", "search")
    assert "Query: canal from:1811/.." in told


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("5/6/1812", "Which do you mean? 5 June 1812: in 1812-06-05 · 6 May 1812: in 1812-05-06"),
        ("[..1811,1813..]", "sets no limit: both of its ends are open or unknown"),
        ("1812-1811", "the second date is before the first"),
        ("between 1811 and 1812", "selected · 1811–1812"),
    ],
)
def test_what_is_said_of_the_dates(talk: Talk, typed: str, said: str) -> None:
    assert said in talk(f"in {typed}")
