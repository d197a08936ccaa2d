"""A search is added to `events.yaml`, and every other byte stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parsing.folders import EVENT, HEAD, write
from tui.chronology.keys import CitationKey
from tui.parsing.loader import load_chronology
from tui.project.events.write_event import EventWrite, take_back
from tui.project.searches.write_search import NewSearch, add_search
from tui.text.failure import Failure

SEARCH = NewSearch(
    looked_for="An answer: by “the trust” # now",
    about=("opened",),
    words=("answer", "no"),
    seen=(CitationKey("echo", "1"), CitationKey("echo", "p. 2")),
    on="2026-11-30",
)
ECHO = "---\ntitle: Echo\nissued: 1951-05-15\n---\n\nAn answer came.\n\n[p. 2] No answer came.\n"
HELD = "searches:\n  - {id: tea, for: Tea, words: [tea], on: 1951-06-01}  # kept\n"


@pytest.mark.parametrize(
    ("tail", "line"),
    [
        pytest.param("", 10, id="no section"),
        pytest.param("x-mine: 1\n", 11, id="behind a key of one's own"),
        pytest.param("# the end", 11, id="behind a comment without a line end"),
        pytest.param("searches:\n", 11, id="an empty section"),
        pytest.param("searches: []\n", 10, id="an empty list"),
        pytest.param(HELD, 12, id="behind another"),
        pytest.param(f"{HELD}x-mine: 1\n", 12, id="between two sections"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_search_is_added_and_nothing_else_changes(
    tmp_path: Path, tail: str, line: int, newline: str
) -> None:
    root = write(tmp_path, HEAD + EVENT + tail, echo=ECHO)
    events = root / "events.yaml"
    events.write_bytes(events.read_bytes().replace(b"\n", newline.encode()))
    before = events.read_bytes()
    done = add_search(root, SEARCH)
    assert isinstance(done, EventWrite), done
    reading = load_chronology(root)
    assert not [problem for problem in reading.problems if problem.code != "format-missing"]
    search = reading.chronology.searches[-1]
    assert search.id == done.id == "an-answer-by-the-trust-now"
    assert search.looked_for == SEARCH.looked_for
    assert (search.words, search.about) == (SEARCH.words, SEARCH.about)
    assert tuple(one.key for one in search.seen) == SEARCH.seen
    assert str(search.on) == "2026-11-30"
    kept = [row for row in before.splitlines() if row.strip() not in {b"searches: []"}]
    after = events.read_bytes().splitlines()
    assert [row for row in after if row in kept][: len(kept)] == kept
    assert take_back(done) is done
    assert events.read_bytes() == before


def test_an_id_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    root = write(tmp_path, HEAD + EVENT, echo=ECHO)
    ids = [done.id for _ in range(2) if isinstance(done := add_search(root, SEARCH), EventWrite)]
    assert ids == ["an-answer-by-the-trust-now", "an-answer-by-the-trust-now-2"]


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    root = write(tmp_path, HEAD + EVENT + "searches: {a: b}\n")
    before = (root / "events.yaml").read_bytes()
    assert isinstance(add_search(root, SEARCH), Failure)
    assert (root / "events.yaml").read_bytes() == before
    assert isinstance(add_search(tmp_path / "nowhere", SEARCH), Failure)
