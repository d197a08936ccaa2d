"""`speaker`: what an actor said, day by day: as text in columns or lines, as JSON, and as a document."""

from __future__ import annotations

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.running import ran
from tests.speakers import build
from tui.project.name_list import add_names
from tui.text.cell_width import cell_width

JUDGEMENTS = re.compile(r"\b(?:chang|contradict|admit|den(?:y|ies|ied)|claim|inconsist|revers|but now)", re.I)


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    return build(tmp_path / "bridge")


def test_in_lines_where_the_columns_of_all_days_do_not_fit(bridge: Path, snapshot: SnapshotAssertion) -> None:
    result = ran("speaker", "-C", bridge, "ann-warden")
    assert (result.code, result.err) == (0, "dateline: 6 statements on 4 days\n")
    assert result.out == snapshot
    assert not JUDGEMENTS.search(result.out)


def test_in_columns_where_they_fit(bridge: Path, snapshot: SnapshotAssertion) -> None:
    result = ran("speaker", "-C", bridge, "ann-warden", "--width", "118")
    assert result.out == snapshot
    assert max(map(cell_width, result.out.splitlines())) <= 118
    of_one = ran("speaker", "-C", bridge, "ann-warden", "how-deep").out
    assert "by 5 June 1874                        │ some time in 1881\n" in of_one
    assert max(map(cell_width, of_one.splitlines())) <= 78
    assert "who answers" not in of_one.lower()
    assert "│" not in ran("speaker", "-C", bridge, "ann-warden", "how-deep", "--width", "40").out


def test_as_json(bridge: Path) -> None:
    made = json.loads(ran("speaker", "-C", bridge, "ann-warden", "--format", "json").out)
    assert made["actor"] == {"id": "ann-warden", "name": "Ann Warden", "role": "Warden of the bridge"}
    assert [(day["words"], day["is_issue"], day["public"]) for day in made["days"]] == [
        ("3 June 1874", False, 0),
        ("by 5 June 1874", True, 2),
        ("3 March 1881", False, 2),
        ("some time in 1881", False, 4),
    ]
    assert [row["id"] for row in made["days"][1]["became_public"]] == ["opened", "crack-seen"]
    (answers, deep, other) = made["matters"]
    assert [one["day"] for one in answers["statements"]][-1] is None
    assert (other["id"], other["question"]) == (None, "Other statements")
    first = answers["statements"][0]
    assert (first["passage"]["key"], first["passage"]["said_on"]) == ("1", "1874-06-03")
    assert (first["text_kind"], first["events"]) == ("paraphrase", ["crack-seen"])
    assert deep["question"] == "How deep was the crack?"


def test_without_an_actor_those_who_speak_are_listed(bridge: Path) -> None:
    result = ran("speaker", "-C", bridge)
    assert result.out.splitlines() == [
        "ann-warden  Ann Warden  6 statements",
        "child-1  Child One  1 statement",
        "bridge-board  The bridge board  1 statement",
    ]
    assert result.err == "dateline: 3 of 3 actors with statements\n"
    lines = ran("speaker", "-C", bridge, "--format", "jsonl").out.splitlines()
    # The role of a protected person could help to identify them.
    assert json.loads(lines[1]) == {"id": "child-1", "name": "Child One", "role": "", "statements": 1}


def test_of_somebody_protected_only_the_pseudonym_is_shown(bridge: Path) -> None:
    for arguments in ((), ("--format", "json")):
        assert "pupil" not in ran("speaker", "-C", bridge, "child-1", *arguments).out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("ann-wardn",), 2, "there is no actor ann-wardn; did you mean ann-warden?"),
        (("ann-warden", "how-dep"), 2, "there is no difference how-dep; did you mean how-deep?"),
        (("-o", "x.md"), 2, "-o needs an ACTOR"),
        (("ann-warden", "-o", "x.pdf"), 2, "write one of .md, .docx, .html"),
        (("ann-warden", "-o", "x"), 2, "write one of .md, .docx, .html"),
        (("bridge-board", "how-deep"), 1, "0 statements on 0 days"),
    ],
)
def test_what_cannot_be_shown(bridge: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    result = ran("speaker", "-C", bridge, *arguments)
    assert result.code == code
    assert said in result.err


def test_as_of_a_day_nothing_of_later_sources_is_there(bridge: Path) -> None:
    result = ran("speaker", "-C", bridge, "ann-warden", "--as-of", "1880")
    assert "1881" not in result.out
    assert "2 of 2 events public by then" in result.out
    assert "3 statements of later sources hidden." in result.out


def test_a_document_in_markdown(bridge: Path, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    target = tmp_path / "warden.md"
    result = ran("speaker", "-C", bridge, "ann-warden", "-o", target)
    assert (result.code, result.out) == (0, "")
    assert f"wrote {target} ({target.stat().st_size} bytes) as a document" in result.err
    text = re.sub(r"\b[0-9a-f]{64}\b", "HASH", target.read_text(encoding="utf-8"))
    assert text == snapshot
    assert not JUDGEMENTS.search(text)
    assert "| Memoir" not in text


def test_a_document_for_word_and_one_for_a_browser_hold_the_same(bridge: Path, tmp_path: Path) -> None:
    for name in ("warden.docx", "warden.html"):
        assert ran("speaker", "-C", bridge, "ann-warden", "who-answers", "-o", tmp_path / name).code == 0
    with ZipFile(tmp_path / "warden.docx") as package:
        word = package.read("word/document.xml").decode()
    page = (tmp_path / "warden.html").read_text(encoding="utf-8")
    for text in (word, page):
        plain = re.sub(r"<[^>]+>", "", text)
        for said in (
            "Statements by Ann Warden",
            "3 March 1881",
            "2 of 5 events public by then",
            "The warden said that the board answers for it.",
            "Stour Post, 4 March 1881 [1]",
            "Undated",
            "Where nothing stands, no passage here has a statement; more may have been said.",
        ):
            assert said in plain, said
        assert "a hand deep" not in plain


def test_no_file_is_replaced_or_written_into_the_chronology(bridge: Path, tmp_path: Path) -> None:
    target = tmp_path / "warden.md"
    target.write_text("mine")
    assert ran("speaker", "-C", bridge, "ann-warden", "-o", target).code == 4
    assert target.read_text() == "mine"
    assert ran("speaker", "-C", bridge, "ann-warden", "-o", target, "--force").code == 0
    assert ran("speaker", "-C", bridge, "ann-warden", "-o", bridge / "corpus" / "x.md").code == 4


def test_a_document_that_could_identify_somebody_is_blocked(bridge: Path, tmp_path: Path) -> None:
    post = bridge / "corpus" / "post.md"
    text = post.read_text(encoding="utf-8")
    said = "said that she was 9 and lived in Mill Lane. {said-by=child-1 said-on=1881-03-02}"
    post.write_text(text.replace("said that the bridge shook. {said-by=child-1}", said), encoding="utf-8")
    target = tmp_path / "child.md"
    refused = ran("speaker", "-C", bridge, "child-1", "-o", target)
    assert (refused.code, target.exists()) == (4, False)
    assert "identification-risk: Child One could be identified" in refused.err
    accepted = ran("speaker", "-C", bridge, "child-1", "-o", target, "--accept-risk", "identification-risk")
    assert accepted.code == 0
    assert "Privacy risks accepted: identification-risk" in target.read_text(encoding="utf-8")


def test_a_protected_name_is_nowhere(bridge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    echo = bridge / "corpus" / "echo.md"
    echo.write_text(echo.read_text(encoding="utf-8").replace("a finger deep", "as Harry Plum is tall"))
    add_names(bridge, ["Harry Plum"])
    for arguments in ((), ("--width", "200"), ("--format", "json")):
        result = ran("speaker", "-C", bridge, "ann-warden", *arguments)
        assert result.code == 0
        assert "The crack was as" in result.out
        assert "Plum" not in result.out + result.err
    target = tmp_path / "warden.docx"
    refused = ran("speaker", "-C", bridge, "ann-warden", "-o", target)
    assert (refused.code, target.exists()) == (4, False)
    assert "protected-name" in refused.err
    assert "Plum" not in refused.err


def test_a_query_finds_the_events_that_cite_what_somebody_said(bridge: Path) -> None:
    def found(*words: str) -> list[str]:
        result = ran("list", "-C", bridge, "--format", "json", *words)
        assert result.code == 0
        return [event["id"] for event in json.loads(result.out)]

    assert found("said-by:ann-warden") == ["crack-seen", "report", "memoir"]
    assert found("said-by:ann-warden", "--as-of", "1874") == ["crack-seen"]
    assert found("!said-by:ann-warden") == ["opened", "closed"]
    assert found("said-by:child-1") == []
    assert "did you mean ann-warden" in ran("list", "-C", bridge, "said-by:ann-wardn").err
    facets = json.loads(ran("facets", "-C", bridge, "--format", "json").out)
    assert [(one["value"], one["events"]) for one in facets if one["field"] == "said-by"] == [
        ("ann-warden", 3)
    ]


def test_a_passage_shows_whose_statement_it_is(bridge: Path) -> None:
    shown = ran("source", "-C", bridge, "echo#1").out
    for line in ("Said by    ann-warden", "Said on    3 June 1874", "Matter     who-answers"):
        assert f"{line}\n" in shown
    shown = json.loads(ran("source", "-C", bridge, "echo#2", "--format", "json").out)
    assert (shown["said_by"], shown["said_on"], shown["matters"]) == (
        ["ann-warden"],
        None,
        ["how-deep", "who-answers"],
    )


def test_text_of_strangers_is_text_in_every_document(bridge: Path, tmp_path: Path) -> None:
    echo, events = bridge / "corpus" / "echo.md", bridge / "events.yaml"
    hostile = "<script>x()</script> | [a](http://b.example) [sic] & *so*"
    echo.write_text(echo.read_text(encoding="utf-8").replace("a finger deep", hostile), encoding="utf-8")
    text = events.read_text(encoding="utf-8").replace("How deep was the crack?", f"'How deep? {hostile}'")
    events.write_text(text, encoding="utf-8")
    for name in ("w.md", "w.html", "w.docx"):
        assert ran("speaker", "-C", bridge, "ann-warden", "how-deep", "-o", tmp_path / name).code == 0
    page = (tmp_path / "w.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;x()&lt;/script&gt; | [a](http://b.example) [sic] &amp; *so*" in page
    rows = [
        row for row in (tmp_path / "w.md").read_text(encoding="utf-8").splitlines() if row.startswith("| ")
    ]
    table = [re.sub(r"\\.", "", row) for row in rows[:4]]
    assert {row.count("|") for row in table} == {4}
    assert not any(re.search(r"(?<!\\)<script", row) for row in rows)
    with ZipFile(tmp_path / "w.docx") as package:
        assert "&lt;script&gt;" in package.read("word/document.xml").decode()
    assert hostile in ran("speaker", "-C", bridge, "ann-warden", "how-deep", "--width", "300").out
