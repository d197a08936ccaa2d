"""`event add`, `edit` and `delete` do what the form does, and say what is wrong with an option."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.canal import build
from tests.cli.running import ran
from tests.faults.test_writers import both
from tui.cli.commands.event import group
from tui.cli.exit_codes import ExitCode
from tui.project.name_list import add_names


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return build(tmp_path / "canal")


def events(root: Path) -> str:
    return (root / "events.yaml").read_text(encoding="utf-8")


ADD = ("event", "add", "--date", "1812-07", "--title", "A lock gate breaks", "--kind", "works")


def test_an_event_is_added_with_every_value(root: Path) -> None:
    before = events(root)
    more = ("--status", "alleged", "--actor", "mary-lock", "--actor", "canal-company", "--tag", "gate")
    cites = ("--cite", "ledger#1", "--disputes", "gazette#1", "--context", "ledger#2")
    texts = ("--summary", "It broke.", "--note", "Ask again.", "--public", "1813")
    quoted = ("--cite", '{"passage": "ledger#3", "quote": "two hundred shares"}')
    done = ran(*ADD, *more, *cites, *quoted, *texts, "--format", "json", "-C", root)
    assert done.code == ExitCode.OK, done
    answer = json.loads(done.out)
    assert answer["id"] == "a-lock-gate-breaks"
    assert answer["written"] is True
    added = """\
  - id: a-lock-gate-breaks
    date: 1812-07
    title: A lock gate breaks
    kind: works
    status: alleged
    actors: [mary-lock, canal-company]
    summary: It broke.
    cites:
      - ledger#1
      - {passage: ledger#3, quote: two hundred shares}
      - {passage: gazette#1, as: disputes}
      - {passage: ledger#2, as: context}
    public: 1813
    tags: [gate]
    note: >-
      Ask again.
"""
    assert added in events(root)
    assert events(root).replace(added, "") == before
    assert events(root).splitlines()[answer["line"] - 1] == "  - id: a-lock-gate-breaks"
    assert (
        events(root).index("shares-sold")
        < events(root).index("a-lock-gate")
        < events(root).index("lock-opened")
    )


def test_a_kind_and_an_actor_are_new(root: Path) -> None:
    new = ("--new-kind", "Repairs", "--new-actor", "Mr Dale", "--new-actor", "the CANAL company", "-C", root)
    done = ran("event", "add", "--date", "1813", "--title", "A lock is mended", *new)
    assert done.code == ExitCode.OK, done
    assert "repairs: {label: Repairs}\n" in events(root)
    assert "mr-dale: {name: Mr Dale}\n" in events(root)
    assert "kind: repairs\n" in events(root)
    assert "actors: [mr-dale, canal-company]\n" in events(root)
    both = ran("event", "edit", "a-lock-is-mended", "--kind", "works", *new)
    assert both.code == ExitCode.USAGE
    assert "--new-kind" in both.err
    assert "unknown" not in ran("check", root).out


def test_values_of_an_event_are_changed(root: Path) -> None:
    before = events(root)
    lists = (
        "--actor",
        "mary-lock",
        "--no-actor",
        "canal-company",
        "--tag",
        "money",
        "--no-cite",
        "gazette#1",
    )
    done = ran("event", "edit", "shares-sold", "--title", "Shares: sold", *lists, "--summary", "", "-C", root)
    assert done.code == ExitCode.OK, done
    assert done.err.endswith("changed the event shares-sold\n")
    expected = before.replace("title: The company sells shares", 'title: "Shares: sold"')
    expected = expected.replace("    summary: Two hundred shares were sold in a day.\n", "")
    expected = expected.replace("      - {passage: gazette#1, as: disputes, says: {date: 1812-06-03}}\n", "")
    assert "    tags: [money]\n" in events(root)
    expected = expected.replace(
        "status: admitted\n    actors: [canal-company]", "status: admitted\n    actors: [mary-lock]"
    )
    assert events(root).replace("    tags: [money]\n", "") == expected


def test_an_event_is_deleted_when_that_is_confirmed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = events(root)
    refused = ran("event", "delete", "shares-sold", "-C", root)
    assert (refused.code, events(root)) == (ExitCode.USAGE, before)
    assert "add --force" in refused.err
    monkeypatch.setattr(group, "is_terminal", lambda _stream: True)
    monkeypatch.setattr("click.confirm", lambda _question, **_kept: False)
    assert ran("event", "delete", "survey", "-C", root).code == ExitCode.OK
    assert events(root) == before
    assert ran("event", "delete", "survey", "--force", "-C", root).code == ExitCode.OK
    assert "- id: survey" not in events(root)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--date", "soon"), "--date: “soon” is not an EDTF date; write it as"),
        (("--kind", "work"), "--kind: there is no kind `work`; write works"),
        (("--actor", "mary"), "--actor: there is no actor `mary`"),
        (("--cite", "ledger#99"), "--cite: ledger has no passage `99`"),
        (("--cite", "legder#1"), "--cite: there is no source `legder`; write ledger"),
        (("--cite", "{"), "this is no JSON"),
        (("--cite", '{"passage": "ledger#1", "as": "wrong"}'), "--cite: `wrong` is not a value for `as`"),
        (("--title", ""), "--title: an event needs a title; write a title"),
        (("--after", "nothing"), "--after: there is no event `nothing`"),
    ],
)
def test_a_mistake_is_told_with_its_option(root: Path, options: tuple[str, ...], said: str) -> None:
    before = events(root)
    for command in (ADD, ("event", "edit", "survey")):
        done = ran(*command, *options, "-C", root)
        assert done.code == ExitCode.USAGE
        assert said in done.err
    assert events(root) == before


def test_what_has_a_mistake_already_can_be_changed_elsewhere(root: Path) -> None:
    path = root / "events.yaml"
    path.write_text(events(root).replace("kind: works", "kind: wroks", 1), encoding="utf-8")
    assert ran("event", "edit", "survey", "--date", "1810~", "-C", root).code == ExitCode.OK
    assert ran("event", "edit", "survey", "--kind", "works", "-C", root).code == ExitCode.OK


def test_a_protected_name_is_refused(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))
    add_names(root, ["Harry Plum"])
    before = events(root)
    for option in ("--title", "--summary", "--tag"):
        done = ran("event", "edit", "survey", option, "What Harry Plum said", "-C", root)
        assert done.code == ExitCode.USAGE
        assert "contains a name that must not appear" in done.err
        assert "Plum" not in done.err
    assert events(root) == before


def test_nothing_to_change_and_unknown_ids(root: Path) -> None:
    assert "nothing to change: give an option" in ran("event", "edit", "survey", "-C", root).err
    done = ran("event", "edit", "survey", "--kind", "works", "-C", root)
    assert (done.code, done.err.endswith("the event is like that already\n")) == (ExitCode.OK, True)
    done = ran("event", "edit", "survy", "--kind", "works", "-C", root)
    assert (done.code, "did you mean survey?" in done.err) == (ExitCode.USAGE, True)
    assert ran(*ADD, "--id", "survey", "-C", root).code == ExitCode.UNWRITABLE
    assert ran(*ADD, "--example").code == ExitCode.USAGE


@pytest.mark.parametrize("pairs", [1, pytest.param(30, marks=pytest.mark.faults)])
def test_of_two_writers_at_once_both_are_there(tmp_path: Path, root: Path, pairs: int) -> None:
    for number in range(pairs):
        add = ("event", "add", "--kind", "works", "-C", str(root), "--date", f"17{number:02}")
        edit = ("event", "edit", "survey", "--tag", f"tag-{number}", "-C", str(root))
        said = both(tmp_path, (*add, "--title", f"One {number}"), (*add, "--title", f"Two {number}"))
        assert said == []
        assert both(tmp_path, (*add, "--title", f"Three {number}"), edit) == []
    text = events(root)
    for number in range(pairs):
        assert all(f"title: {word} {number}\n" in text for word in ("One", "Two", "Three"))
        assert f"tag-{number}" in text


def test_what_a_source_says_of_the_order_is_kept(root: Path) -> None:
    says = "says: {date: 1812-06-03, after: survey}"
    before = events(root).replace("says: {date: 1812-06-03}", says)
    assert says in before
    (root / "events.yaml").write_text(before, encoding="utf-8")
    done = ran("event", "edit", "shares-sold", "--title", "Shares are sold", "-C", root)
    assert done.code == ExitCode.OK, done
    assert events(root) == before.replace("The company sells shares", "Shares are sold")
