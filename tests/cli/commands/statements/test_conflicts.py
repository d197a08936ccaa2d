"""`conflicts`: statements that cannot all hold, and what the order leaves, in every way they are shown."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.running import CHECKOUT, ran
from tests.parsing.folders import write

T1 = """\
format: dateline/1
title: Four events
kinds: {k: {label: Kind}}
events:
  - {id: a, date: 2010, title: A happens, kind: k, status: reported, cites: [log#1]}
  - {id: b, after: a, before: c, title: B happens, kind: k, status: reported, cites: [log#1]}
  - {id: c, before: d, title: C happens, kind: k, status: reported, cites: [log#1]}
  - {id: d, date: 2005, title: D happens, kind: k, status: reported, cites: [log#1]}
"""
LOG = "---\nid: log\ntitle: The log\nissued: 2020\n---\n\nAll of it.\n\nMore.\n\nEven more.\n"
SAYS = """\
  - {id: x, date: DATE, title: X happens, kind: k, status: reported, cites: [log#1, CITED]}
"""
WORDS = re.compile(r"\b(lie|lies|lied|wrong|contradict|contradicts|fail|failed|mistake)\b", re.IGNORECASE)


def build(root: Path, events: str = T1) -> Path:
    return write(root, events, log=LOG)


@pytest.fixture
def t1(tmp_path: Path) -> Path:
    return build(tmp_path / "t1")


@pytest.fixture
def t2(tmp_path: Path) -> Path:
    return build(tmp_path / "t2", T1.replace("2005", "2011"))


def test_five_statements_of_which_any_four_can_hold(t1: Path) -> None:
    answer = ran("conflicts", t1)
    assert answer.code == 1
    assert "1 error in this chronology" in answer.err
    assert answer.out.splitlines() == [
        "1 set of 5 statements cannot all hold; any 4 of them can",
        "a is dated 2010  events.yaml:5",
        "b comes after a  events.yaml:6",
        "b comes before c  events.yaml:6",
        "c comes before d  events.yaml:7",
        "d is dated 2005  events.yaml:8",
    ]


def test_the_check_has_one_problem_for_the_set(t1: Path) -> None:
    answer = ran("check", t1)
    assert answer.code == 1
    assert answer.out.count("order-impossible") == 1
    assert "these 5 cannot all hold, and any 4 of them can" in answer.out


def test_what_can_hold_leaves_days_and_no_date(t2: Path) -> None:
    answer = ran("conflicts", t2)
    assert (answer.code, answer.out, answer.err) == (0, "no set of three or more\n", "")
    shown = ran("show", "b", "-C", t2).out
    assert "Its order leaves  1 January 2010 to 31 December 2011\n" in shown
    assert "  after a (2010), before d (2011, through 1 other)\n" in shown
    assert "  inferred from the order, not reported\n" in shown
    event = json.loads(ran("show", "b", "-C", t2, "--format", "json").out)
    assert (event["date"], event["earliest"], event["latest"]) == (None, None, None)
    assert event["order_leaves"]["earliest"] == "2010-01-01"
    assert event["order_leaves"]["latest"] == "2011-12-31"
    reason = {"place": "before", "event": "d", "date": "2011", "links": 2}
    assert event["order_leaves"]["because"][1] == reason
    rows = [json.loads(row) for row in ran("list", "-C", t2, "--format", "jsonl").out.splitlines()]
    assert {row["id"]: row["date"] for row in rows} == {"a": "2010", "b": None, "c": None, "d": "2011"}
    assert not ran("list", "in:2010", "-C", t2).out.count("B happens")


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    for name in ("events.yaml", "corpus"):
        source = CHECKOUT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    events = (tmp_path / "events.yaml").read_text(encoding="utf-8")
    # Whatever dates the editor gives to versions, here they are given one by one.
    events = re.sub(r"(?m)^        dates: \{.*\}\n", "", events)
    (tmp_path / "events.yaml").write_text(events, encoding="utf-8")
    return tmp_path


def _given(root: Path, says: str, dates: str) -> None:
    path = root / "events.yaml"
    text = path.read_text(encoding="utf-8")
    assert says in text
    row = next(row for row in text.splitlines() if says in row)
    path.write_text(text.replace(row, f"{row}\n        dates: {dates}"), encoding="utf-8")


def test_the_shipped_chronology_has_pairs_only(shipped: Path) -> None:
    answer = ran("conflicts", shipped)
    assert answer.code == 0
    assert re.fullmatch(r"no set of three or more; \d+ pairs?, see dateline differences\n", answer.out)


def test_a_version_that_puts_the_review_after_the_verdicts(shipped: Path) -> None:
    _given(shipped, "after the convictions, which were on", "{review-ordered: {after: verdicts}}")
    _given(shipped, "March 2015, the Daily Express: in 2012", "{review-ordered: {date: 2012}}")
    answer = ran("conflicts", shipped)
    head, *statements = answer.out.splitlines()[:4]
    assert (answer.code, head) == (1, "1 set of 3 statements cannot all hold; any 2 of them can")
    assert re.match(r"verdicts is dated 2013-05-14  events\.yaml:\d+$", statements[0])
    assert re.match(
        r"Daily Express \[13\] dates review-ordered to 2012  events\.yaml:\d+  daily-express-2015-03-03#13$",
        statements[1],
    )
    assert re.match(
        r"Daily Express \[13\].* puts? review-ordered after verdicts  events\.yaml:\d+  "
        r"daily-express-2015-03-03#13",
        statements[2],
    )
    assert ran("check", shipped).code == 0
    assert not WORDS.search(answer.out)


def test_an_undated_event_of_the_shipped_chronology(shipped: Path) -> None:
    shown = ran("show", "complaint-withdrawn", "-C", shipped).out
    assert (
        "Its order leaves  16 January 2013 or earlier\n  before trial-opens (some time between January"
        in shown
    )
    shown = " ".join(ran("show", "charges-sought", "-C", shipped).out.split())
    assert "Its order leaves 1 January 2006 to 22 March 2012 after warnings-from-2006 (2006)" in shown


@pytest.mark.parametrize(
    ("date", "cited", "out"),
    [
        ("2006", "{passage: log#2, as: disputes, says: {date: 2005~}}", "no set of three or more\n"),
        (
            "2007",
            "{passage: log#2, as: disputes, says: {date: 2005}}",
            "no set of three or more; 1 pair, see dateline differences\n",
        ),
        ("2006?", "{passage: log#2, as: disputes, says: {date: 2009}}", "no set of three or more\n"),
    ],
)
def test_dates_of_one_event(date: str, cited: str, out: str, tmp_path: Path) -> None:
    events = T1.replace("2005", "2011") + SAYS.replace("DATE", date).replace("CITED", cited)
    answer = ran("conflicts", build(tmp_path, events))
    assert (answer.code, answer.out) == (0, out)


def test_json_has_each_statement_with_its_place_and_passages(tmp_path: Path) -> None:
    cited = (
        "{passage: log#2, as: disputes, says: {after: a}}, {passage: log#3, as: disputes, says: {after: a}}"
    )
    events = T1.replace("2005", "2011") + SAYS.replace("DATE", "2004").replace("CITED", cited)
    root = build(tmp_path, events)
    answer = ran("conflicts", root, "--format", "jsonl")
    [one] = [json.loads(row) for row in answer.out.splitlines()]
    assert one["events"] == ["a", "x"]
    assert [said["words"] for said in one["statements"]] == [
        "a is dated 2010",
        "x is dated 2004",
        "The log [2] and [3] put x after a",
    ]
    assert one["statements"][2]["cites"] == ["log#2", "log#3"]
    assert one["statements"][2]["path"] == "events.yaml"
    assert one["statements"][2]["line"] == 9
    assert json.loads(ran("conflicts", root, "--format", "json").out) == [one]


def test_as_of_a_day_what_was_not_public_takes_no_part(tmp_path: Path) -> None:
    cited = "{passage: later#1, as: disputes, says: {after: a}}"
    events = T1.replace("2005", "2011") + SAYS.replace("DATE", "2004").replace("CITED", cited)
    root = build(tmp_path, events)
    later = LOG.replace("id: log", "id: later").replace("issued: 2020", "issued: 2022")
    (root / "corpus" / "later.md").write_text(later, encoding="utf-8")
    assert ran("conflicts", root).code == 1
    answer = ran("conflicts", root, "--as-of", "2021")
    assert (answer.code, answer.out) == (0, "no set of three or more\n")
    assert "1 set hidden, with what was not public by then" in answer.err


def test_what_is_named_must_be_there(tmp_path: Path) -> None:
    differences = """\
differences:
  - id: when
    question: When?
    events: [a]
    versions:
      - {says: one, cites: [log#2], dates: {gone: {date: 2010}, a: {after: bb}}}
      - {says: other, cites: [{passage: log#3, says: {before: aa}}]}
"""
    cited = "{passage: log#2, as: disputes, says: {after: missing}}"
    events = T1.replace("2005", "2011") + SAYS.replace("DATE", "2012").replace("CITED", cited) + differences
    answer = ran("check", build(tmp_path, events))
    assert answer.code == 1
    for name, line in (("gone", 15), ("bb", 15), ("aa", 16), ("missing", 9)):
        assert re.search(rf"events\.yaml:{line}:\d+: unknown-event: there is no event `{name}`", answer.out)


def test_a_source_cannot_put_an_event_beside_itself_or_say_nothing_of_it(tmp_path: Path) -> None:
    differences = """\
differences:
  - id: when
    question: When?
    events: [a]
    versions:
      - {says: one, cites: [log#2], dates: {a: {before: a}, d: {}}}
      - {says: other, cites: [log#3]}
"""
    cited = "{passage: log#2, as: disputes, says: {after: x}}"
    events = T1.replace("2005", "2011") + SAYS.replace("DATE", "2012").replace("CITED", cited) + differences
    root = build(tmp_path, events)
    answer = ran("check", root)
    assert re.search(r"events\.yaml:9:\d+: order-circle: `x` is put after itself", answer.out)
    assert re.search(r"events\.yaml:15:\d+: order-circle: `a` is put before itself", answer.out)
    assert re.search(r"events\.yaml:15:\d+: says-nothing-else: warning: `dates` says nothing", answer.out)
    assert ran("conflicts", root).out == "no set of three or more\n"


def _exports(root: Path) -> Iterator[str]:
    for name in ("markdown", "html", "page"):
        answer = ran("export", "-C", root, "--format", name, "-o", "-")
        assert answer.code == 0, answer
        yield answer.out


def test_exports_have_the_sets_of_what_they_have(t1: Path, t2: Path) -> None:
    for text in _exports(t1):
        assert "Statements that cannot all hold" in text
        assert "5 statements cannot all hold; any 4 of them can" in text
        assert not WORDS.search(text.split("Statements that cannot all hold")[-1].split("Sources")[0])
    for text in _exports(t2):
        assert "cannot all hold" not in text
        assert "Its order leaves 1 January 2010 to 31 December 2011 (inferred from the order" in text
        assert "after the beginning of " in text
        assert "No source reports them." in text
    assert ran("export", "-C", t1, "-o", t1 / "court.docx").code == 0
    with ZipFile(t1 / "court.docx") as archive:
        assert "Statements that cannot all hold" in archive.read("word/document.xml").decode()
    whole = json.loads(ran("export", "-C", t1, "--format", "json", "-o", "-").out)
    assert [len(one["statements"]) for one in whole["cannot_all_hold"]] == [5]
    part = ran("export", "title:A", "OR", "title:B", "-C", t1, "--format", "markdown", "-o", "-")
    assert "cannot all hold" not in part.out
