"""`searches`; and what `check`, `show` and exports say of what was looked for and not found."""

from __future__ import annotations

import json
import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.running import CHECKOUT, Ran, ran
from tui.parsing.loader import load_chronology
from tui.project.name_list import add_names

FOR = "An answer by the police to this evidence"
WORD = "protecti"
EVENT = "parent-gives-evidence"
SEARCH = """\
searches:
  - id: answer-to-evidence
    for: {looked_for}
    about: [{event}]
    words: [{word}, zebra]
    seen: [{seen}]
    in: all
    on: 2026-11-29
"""
LATER = """\
---
title: A sixth article
issued: 2026-12-01
text: verbatim
---

{text}
"""
LIGHTHOUSE = """\
searches:
  - id: drowned
    for: That somebody drowned
    about: [storm-damage]
    words: {words}
    in: {places}
    on: 1873-02-03
"""
BANNED = re.compile(r"did not|failed|never", re.IGNORECASE)


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """The shipped chronology with one search of its own, of which every hit was seen."""
    root = tmp_path / "shipped"
    root.mkdir()
    shutil.copy(CHECKOUT / "events.yaml", root)
    shutil.copytree(CHECKOUT / "corpus", root / "corpus", ignore=shutil.ignore_patterns("originals"))
    for path in (root / "corpus").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        if (
            text.startswith("---")
            and "Only the opening of the page was seen" in text
            and "\nextent:" not in text
        ):
            path.write_text(text.replace("\ntext: ", "\nextent: part\ntext: ", 1), encoding="utf-8")
    events = root / "events.yaml"
    bare = re.sub(r"(?ms)^searches:\n.*?(?=^\S|\Z)", "", events.read_text(encoding="utf-8"))
    seen = ", ".join(hits(root))
    added = SEARCH.format(looked_for=FOR, event=EVENT, word=WORD, seen=seen)
    events.write_text(f"{bare.rstrip()}\n{added}", encoding="utf-8")
    return root


@pytest.fixture
def lighthouse(tmp_path: Path) -> Path:
    """The example of the README."""
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    root = tmp_path / "lighthouse"
    (root / "corpus").mkdir(parents=True)
    (events,), (source,) = (
        re.findall(rf"```{kind}\n(.*?)```", readme, re.DOTALL)[:1] for kind in ("yaml", "markdown")
    )
    (root / "events.yaml").write_text(events, encoding="utf-8")
    (root / "corpus" / "harbour-echo-1872.md").write_text(source, encoding="utf-8")
    return root


def hits(root: Path) -> list[str]:
    """The passages with the word, by a regular expression; several, in several sources."""
    found = re.compile(rf"\b{WORD}", re.IGNORECASE).search
    sources = load_chronology(root).chronology.sources
    keys = [f"{one.id}#{passage.key}" for one in sources for passage in one.passages if found(passage.text)]
    assert len(keys) > 1
    return keys


def edited(root: Path, old: str, new: str) -> None:
    events = root / "events.yaml"
    text = events.read_text(encoding="utf-8")
    assert old in text
    events.write_text(text.replace(old, new, 1), encoding="utf-8")


def looked_for(root: Path, words: str, places: str = "all") -> None:
    events = root / "events.yaml"
    text = events.read_text(encoding="utf-8").partition("searches:")[0].rstrip()
    events.write_text(f"{text}\n{LIGHTHOUSE.format(words=words, places=places)}", encoding="utf-8")


def problems(root: Path) -> list[tuple[str, str]]:
    """The codes of the errors, with the line each points at."""
    checked = json.loads(ran("check", root, "--format", "json").out)
    lines = (root / "events.yaml").read_text(encoding="utf-8").splitlines()
    found = checked["problems"] if isinstance(checked, dict) else checked
    return [
        (one["code"], lines[one["line"] - 1].strip())
        for one in found
        if one["code"].startswith(("search", "unk", "emp"))
    ]


def said(ended: Ran) -> str:
    """The output without line breaks; it has none of the words that would be a verdict."""
    assert not BANNED.search(ended.out)
    return " ".join(ended.out.split())


def test_a_search_says_where_it_looked_and_what_was_seen(shipped: Path) -> None:
    shown = ran("searches", "-C", shipped, "answer-to-evidence")
    assert shown.code == 0
    sources = load_chronology(shipped).chronology.sources
    part = sum(one.extent == "part" for one in sources)
    rows = [row.strip() for row in shown.out.splitlines()]
    assert rows[0] == FOR
    assert rows[1] == (
        f"not found in {len(sources)} sources: {len(sources) - part} whole, {part} in part, "
        f"all {len(sources)} as paraphrases"
    )
    keys = hits(shipped)
    assert f"{len(keys)} passages have the words, and were seen not to be it: {', '.join(keys)}" in said(
        shown
    )
    assert "looked for on 29 November 2026" in rows
    assert ran("check", shipped).code == 0
    event = said(ran("show", "-C", shipped, EVENT))
    assert f"Looked for (1) {FOR} not found in {len(sources)} sources" in event
    assert "1 of" in ran("list", "-C", shipped, "is:looked-for").err


def test_a_hit_that_was_not_read_is_named_at_the_line_of_what_was_seen(shipped: Path) -> None:
    *others, last = hits(shipped)
    edited(shipped, f", {last}]", "]")
    checked = ran("check", shipped)
    assert checked.code == 1
    assert problems(shipped) == [("search-unread", f"seen: [{', '.join(others)}]")]
    assert f"without being in `seen`: {last}" in checked.out
    shown = ran("searches", "-C", shipped, EVENT, "--format", "json")
    assert shown.code == 1
    assert [(one["status"], one["unread"]) for one in json.loads(shown.out)] == [("unread", [last])]
    assert "not found" not in said(ran("searches", "-C", shipped))


@pytest.mark.parametrize("kind", ["markdown", "html", "page", "pandoc", "docx", "xlsx", "json"])
def test_a_later_source_with_the_words_overtakes_it_in_every_export(
    shipped: Path, kind: str, tmp_path: Path
) -> None:
    text = "The force said that protection would now be given."
    (shipped / "corpus" / "x.md").write_text(LATER.format(text=text), encoding="utf-8")
    assert problems(shipped) == [("search-overtaken", "on: 2026-11-29")]
    target = tmp_path / f"out.{kind}"
    done = ran("export", "-C", shipped, "is:looked-for", "--format", kind, "-o", target)
    assert done.code == 0, done.err
    whole = exported(target)
    assert "overtaken: 1 passage has the words, and came since: x#1" in whole
    assert "not found in" not in whole
    assert re.search("Looked for|looked for", whole)


def exported(path: Path) -> str:
    """The text of an export; of a package, of all its parts."""
    data = path.read_bytes()
    if not data.startswith(b"PK"):
        return data.decode("utf-8").replace("\\#", "#")
    with ZipFile(BytesIO(data)) as package:
        parts = [package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml")]
    return re.sub(r"<[^>]*>", "", " ".join(parts))


def test_the_detail_turns_from_not_found_to_overtaken(shipped: Path) -> None:
    text = "The force said that protection would now be given."
    (shipped / "corpus" / "x.md").write_text(LATER.format(text=text), encoding="utf-8")
    shown = said(ran("show", "-C", shipped, EVENT))
    assert f"{FOR} overtaken: 1 passage has the words, and came since: x#1 searched: " in shown
    assert "not found in" not in shown
    # As of a day before the source was issued, it was not there.
    assert f"{FOR} not found in" in said(ran("searches", "-C", shipped, "--as-of", "2026-11-30"))


def test_a_later_source_without_the_words_is_counted_apart(shipped: Path) -> None:
    (shipped / "corpus" / "y.md").write_text(LATER.format(text="Rain fell."), encoding="utf-8")
    assert problems(shipped) == []
    count = len(load_chronology(shipped).chronology.sources)
    shown = said(ran("searches", "-C", shipped))
    assert f"not found in {count} sources: " in shown
    assert f"{count - 1} as paraphrases; 1 added since" in shown
    early = ran("searches", "-C", shipped, "--as-of", "2026-11-28")
    assert (early.code, early.out) == (0, "")
    assert "1 later search" in early.err
    named = ran("searches", "-C", shipped, "answer-to-evidence", "--as-of", "2026-11-28")
    assert (named.code, named.out) == (1, "")
    assert ran("list", "-C", shipped, "is:looked-for", "--as-of", "2026-11-28").out == ""
    assert EVENT in ran("list", "-C", shipped, "is:looked-for", "--as-of", "2026-11-29").out


def test_the_lighthouse(lighthouse: Path) -> None:
    looked_for(lighthouse, "[drown, kill]")
    assert problems(lighthouse) == []
    assert "not found in 1 source, whole looked for on 3 February 1873" in said(
        ran("searches", "-C", lighthouse)
    )
    looked_for(lighthouse, "[hurt]")
    (found,) = problems(lighthouse)
    assert found[0] == "search-unread"
    assert "harbour-echo-1872#2" in ran("check", lighthouse).out


def test_material_that_is_not_held_is_named_and_not_checkable(lighthouse: Path) -> None:
    book = (
        "{described: The trust's letter book, from: 1870, to: 1873, asked: 1873-01-10, answered: 1873-02-01}"
    )
    looked_for(lighthouse, "[drown]", f"[harbour-echo-1872, {book}]")
    shown = said(ran("searches", "-C", lighthouse))
    assert "not found in 1 source, whole looked for" in shown
    assert (
        "1 place not held here, and so not checkable here: - The trust's letter book, 1870 to 1873" in shown
    )
    assert "asked for: 10 January 1873, answer: 1 February 1873" in shown
    looked_for(lighthouse, "[drown]", f"[{book}]")
    only = ran("searches", "-C", lighthouse)
    assert only.code == 0
    assert "That somebody drowned not checkable here: none of the material that was searched is held" in said(
        only
    )
    assert json.loads(ran("searches", "-C", lighthouse, "--format", "jsonl").out)["status"] == "not-checkable"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("words: [drown]", "words: []", ("empty-value", "words: []")),
        ("words: [drown]", "words: [drown, '—']", ("search-word-empty", "words: [drown, '—']")),
        (
            "    in: all",
            "    seen: [harbour-echo-1872#3]\n    in: all",
            ("search-seen-without-words", "seen: [harbour-echo-1872#3]"),
        ),
        (
            "    in: all",
            "    seen: [harbour-echo-1872#33]\n    in: all",
            ("unknown-passage", "seen: [harbour-echo-1872#33]"),
        ),
        ("about: [storm-damage]", "about: [storm-damag]", ("unknown-event", "about: [storm-damag]")),
        ("in: all", "in: [harbour-echo]", ("unknown-source", "in: [harbour-echo]")),
        ("in: all", "in: [{from: 1870}]", ("search-place-unclear", "in: [{from: 1870}]")),
        (
            "in: all",
            "in: [{described: A book, from: 1873, to: 1870}]",
            ("search-place-unclear", "in: [{described: A book, from: 1873, to: 1870}]"),
        ),
    ],
)
def test_a_mistake_has_its_place_and_a_remedy(
    lighthouse: Path, old: str, new: str, problem: tuple[str, str]
) -> None:
    looked_for(lighthouse, "[drown]")
    edited(lighthouse, old, new)
    assert problem in problems(lighthouse)
    checked = ran("check", lighthouse)
    assert checked.code == 1
    assert "→" in checked.out


def test_a_mistake_in_a_spare_part_costs_only_that(lighthouse: Path) -> None:
    looked_for(lighthouse, "[drown]")
    edited(lighthouse, "on: 1873", "note: [a, b]\n    on: 1873")
    assert ran("searches", "-C", lighthouse).out.startswith("That somebody drowned")
    edited(lighthouse, "on: 1873-02-03", "on: soon")
    assert ran("searches", "-C", lighthouse).out == ""


def test_two_searches_with_one_id_are_told(lighthouse: Path) -> None:
    looked_for(lighthouse, "[drown]")
    events = lighthouse / "events.yaml"
    text = events.read_text(encoding="utf-8")
    events.write_text(text + text.partition("searches:\n")[2], encoding="utf-8")
    assert (
        "duplicate-id: `drowned` is already the id of a search, at events.yaml:"
        in ran("check", lighthouse).out
    )


def test_a_protected_name_is_masked_in_every_output(lighthouse: Path) -> None:
    looked_for(lighthouse, "[drown, Harry Plum]")
    edited(lighthouse, "That somebody drowned", "A mention of Harry Plum")
    edited(lighthouse, "on: 1873", "by: Harry Plum\n    on: 1873")
    add_names(lighthouse, ["Harry Plum"])
    for arguments in (
        ("searches",),
        ("searches", "--format", "json"),
        ("show", "storm-damage"),
        ("check",),
        ("export", "--format", "json", "--accept-risk", "protected-name"),
        ("export", "--format", "markdown", "--accept-risk", "protected-name"),
    ):
        ended = ran(arguments[0], "-C", lighthouse, *arguments[1:])
        assert not re.search("Harry|Plum", ended.out + ended.err)
    shown = said(ran("searches", "-C", lighthouse))
    assert "A mention of ███ not checkable here: 1 of its words cannot be searched for" in shown
    blocked = ran("export", "-C", lighthouse, "--format", "markdown")
    assert blocked.code == 4


def test_an_unknown_name_offers_the_nearest(lighthouse: Path) -> None:
    looked_for(lighthouse, "[drown]")
    ended = ran("searches", "-C", lighthouse, "drownd")
    assert (ended.code, ended.err) == (
        2,
        "dateline: there is no search or event drownd; did you mean drowned?\n",
    )
    assert ran("searches", "-C", lighthouse, "lamp-lit").out == ""
