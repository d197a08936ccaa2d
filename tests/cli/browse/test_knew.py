"""Who is shown to have been aware, in the conversation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.browse.talking import Talk
from tests.cli.wall import build_wall


@pytest.fixture
def wall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Talk:
    return Talk(build_wall(tmp_path / "wall"), monkeypatch)


def test_a_search_says_by_when_and_that_nothing_is_hidden(wall: Talk) -> None:
    told = wall("search known-to:harbour-board as-of:1875", "list")
    assert (
        "With an entry dated by the end of 1875; nothing is left out for having become public later"
        " \u00b7 1 more event with an entry without a date." in told
    )
    assert "(possibly)" in wall("search known-to:lamp-trust as-of:1875", "list")


def test_the_day_of_a_search_is_one_of_awareness_as_long_as_it_asks_for_it(wall: Talk) -> None:
    told = wall("search known-to:lamp-trust", "as-of 1875", "search wall")
    aware, _, later = told.partition("With an entry dated by the end of 1875")
    assert later
    assert "hidden: " not in aware
    # The memoir came out in 1890, the wall is in the minutes of 1874.
    assert wall("as-of 1873", "search known-to:lamp-trust", "show").count("As of the end of 1873") == 1


def test_the_numbers_of_all_actors_and_the_entries_about_one(wall: Talk) -> None:
    assert "The lamp trust [lamp-trust] 2 entries: 1 told, 1 on record" in wall("knew")
    told = wall("search known-to:lamp-trust as-of:1875", "knew lamp-trust")
    assert "Dated by the end of 1875 (1 event)" in told
    assert "The lamp trust is reported to have had on record a leak" in told
    assert "there is no actor lmap-trust; did you mean lamp-trust?" in wall("knew lmap-trust")
    none = wall("knew the-mayor")
    assert "The events found have no such entry of knowledge." in none
    assert "that says nothing either way" in none
