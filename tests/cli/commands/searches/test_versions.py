"""Searches of the sources between versions: in changes, in a merge, and in the merge of git."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import ran
from tests.parsing.folders import EVENT, HEAD, write
from tui.parsing.loader import load_chronology
from tui.project.merge_driver.chunks import ConflictLabels
from tui.project.merge_driver.merge_file import MergedFile, merge_file

ECHO = "---\ntitle: Echo\nissued: 1951-05-15\n---\n\nThe hall was opened.\n\nTea was served.\n"
POST = "---\ntitle: Post\nissued: 1951-05-16\n---\n\nThe hall was opened, and there was tea.\n"
TEA = """\
  - id: tea
    for: Who paid for the tea
    about: [opened]
    words: [tea, paid]
    seen: [echo#2]
    in: all
    on: 1951-06-01
"""
BAND = "  - id: band\n    for: The name of the band\n    words: [band]\n    in: [echo]\n    on: 1951-06-02\n"
EVENTS = f"{HEAD}{EVENT}    cites: [echo#1]\n"


def of(root: Path, name: str, searches: str, **sources: str) -> Path:
    return write(root / name, f"{EVENTS}searches:\n{searches}" if searches else EVENTS, **sources)


def test_changes_name_searches_by_their_fields(tmp_path: Path) -> None:
    old = of(tmp_path, "old", TEA, echo=ECHO)
    now = TEA.replace("[tea, paid]", "[tea, paid, bill]").replace("1951-06-01", "1951-07-01") + BAND
    new = of(tmp_path, "new", now, echo=ECHO)
    shown = ran("changes", old, new)
    assert shown.code == 1
    assert "; searches +1 -0" in shown.out
    lines = [" ".join(row.split()) for row in shown.out.splitlines()]
    for line in (
        "+ search band The name of the band",
        "~ search tea Who paid for the tea",
        "words tea, paid → tea, paid, bill",
        "on 1951-06-01 → 1951-07-01",
    ):
        assert line in lines
    as_json = json.loads(ran("changes", old, new, "--format", "json").out)["searches"]
    assert [one["id"] for one in as_json["added"]] == ["band"]
    assert [field["field"] for field in as_json["changed"][0]["fields"]] == ["words", "on"]
    assert ran("changes", new, new).code == 0


def test_a_source_that_is_whole_now_is_a_change(tmp_path: Path) -> None:
    part = ECHO.replace("title: Echo\n", "title: Echo\nextent: part\n")
    old, new = of(tmp_path, "old", "", echo=part), of(tmp_path, "new", "", echo=ECHO)
    shown = ran("changes", old, new).out
    assert "extent part → whole" in " ".join(shown.split())


def test_a_version_as_text_has_its_searches(tmp_path: Path) -> None:
    root = of(tmp_path, "hall", TEA, echo=ECHO)
    shown = ran("textconv", root / "events.yaml").out
    assert "search tea: Who paid for the tea\n" in shown
    assert "on 1951-06-01, by the words tea, paid" in shown


def test_a_merge_brings_a_search_with_the_sources_that_it_was_about(tmp_path: Path) -> None:
    ours = of(tmp_path, "ours", BAND, post=POST, echo=ECHO)
    theirs = of(tmp_path, "theirs", TEA + BAND.replace("The name", "A name"), echo=ECHO)
    made = ran("merge", "-C", ours, theirs, "--answer", "all=same")
    assert made.code == 0, made.err
    assert ", 2 searches and" in made.err
    searches = {one.id: one for one in load_chronology(ours).chronology.searches}
    assert list(searches) == ["band", "tea", "theirs-band"]
    # Our other source was not among all of theirs.
    assert [place.source for place in searches["tea"].places] == ["echo"]
    assert [str(one.key) for one in searches["tea"].seen] == ["echo#2"]
    before = (ours / "events.yaml").read_bytes()
    again = ran("merge", "-C", ours, theirs, "--answer", "all=same")
    assert "nothing to merge" in again.err
    assert (ours / "events.yaml").read_bytes() == before


def test_the_merge_driver_unites_searches_by_id() -> None:
    base = f"{EVENTS}searches:\n{TEA}"
    ours = base.replace("[tea, paid]", "[tea, paid, bill]")
    theirs = base.replace("on: 1951-06-01", "on: 1951-07-01") + BAND
    made = merge_file(base.encode(), ours.encode(), theirs.encode(), "events.yaml")
    assert isinstance(made, MergedFile)
    text = made.write(ConflictLabels("HEAD", "theirs")).decode()
    assert not made.conflicts
    assert text == ours.replace("on: 1951-06-01", "on: 1951-07-01") + BAND
