"""Queries that nobody would type, on the command line and in the explorer: each is answered in words.

By itself this leaves the explorer with a few of them. `pytest -m faults` does so with all of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ran
from tests.terminal.hostile import harm
from tests.terminal.house import House
from tui.text.sanitize import find_hidden_controls

QUERIES = {
    "opening brackets": "(" * 5_000,
    "closing brackets": ")" * 5_000,
    "brackets in brackets": "(" * 2_000 + "lock" + ")" * 2_000,
    "quotation marks": '"' * 5_001,
    "hyphens": "-" * 5_000,
    "not not not": "NOT " * 3_000 + "lock",
    "this or that": "lock OR " * 3_000 + "lock",
    "beginnings of words": "a* " * 3_000,
    "asterisks": "*" * 5_000,
    "one long word": "a" * 100_000,
    "many words": " ".join(f"w{at}" for at in range(20_000)),
    "fields without values": "kind:" * 3_000,
    "one field many times": "kind:digging " * 3_000,
    "a set of years": f"in:[{'2000,' * 3_000}]",
    "a year of figures": "in:" + "9" * 5_000,
    "a reversed interval": "in:2010/2000 after:9999 before:0001",
    "SQL": "'; DROP TABLE event; -- \" OR 1=1",
    "the language of FTS5": 'title : lock NEAR("a" "b", 5) ^lock {title summary} : x + y',
    "columns of FTS5": "rowid:1 rank:bm25(10) search:x",
    "escapes": "\x1b]0;lock\x07 \x1b[2J \x9b31m",
    "turned text": "\u202elock\u2066 \u200block",
    "marks on marks": "e" + "\u0301" * 5_000,
    "letters that grow": "\ufdfa" * 5_000,
    "half a character": "lock \ud800",
    "zero": "lock \0 gate",
    "markup": "[bold red]lock[/] [/x] [@click=app.quit]x[/]",
    "a path": "../../../../etc/passwd",
    "formats": "%s%n%x {0} {lock!r} ${HOME} $(id)",
    "line ends": "lock\ngate\r\n\tand",
}

FEW = {"opening brackets", "one long word"}


def as_typed(query: str) -> str:
    """As a terminal hands on what is pasted: no escape begins in it, and half a character has no bytes."""
    shown = "".join(" " if char in "\x1b\x9b\0\x07" else char for char in query)
    return shown.encode("utf-8", "replace").decode()


@pytest.mark.sweep
@pytest.mark.parametrize("command", ["list", "search", "facets"])
@pytest.mark.parametrize("name", QUERIES)
def test_a_hostile_query_is_answered_or_refused(canal: Path, command: str, name: str) -> None:
    # A hyphen in front would be an option.
    result = ran(command, "-C", canal, "--", QUERIES[name])
    assert result.code in {0, 1, 2}, result.err
    for stream in (result.out, result.err):
        assert "Traceback" not in stream
        assert find_hidden_controls(stream) == ()
    assert result.code != 2 or result.err.startswith("dateline: ")
    assert ran(command, "-C", canal, "--", "lock").code == 0


def test_hostile_queries_are_typed(house: House, canal: Path) -> None:
    terminal = house.open(canal, size=(120, 40))
    terminal.wait_for(lambda text: "The canal company" in text and "quit" in text)
    for query in QUERIES.values():
        terminal.send("/", f"\x1b[200~{as_typed(query)}\x1b[201~")
        # Whatever it finds, what is typed next counts alone.
        terminal.send("end", "ctrl+u", "company")
        terminal.wait_for(lambda text: "2 of 5 events · 3 hidden" in text and "/ company" in text)
        terminal.send("ctrl+u", "enter")
        terminal.wait_for(lambda text: "5 events" in text and "/ company" not in text)
    terminal.send("ctrl+q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])
    assert harm(terminal.raw) == []
    assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize(
    "name", [name if name in FEW else pytest.param(name, marks=pytest.mark.faults) for name in QUERIES]
)
def test_a_hostile_query_stays_while_the_reader_leaves(house: House, canal: Path, name: str) -> None:
    """It is remembered for the next time, which begins with it."""
    for _ in range(2):
        terminal = house.open(canal, size=(120, 40))
        terminal.wait_for(lambda text: "The canal company" in text)
        terminal.send("/", f"\x1b[200~{as_typed(QUERIES[name])}\x1b[201~", "enter", "ctrl+q")
        assert (terminal.ended(), terminal.unrestored()) == (0, [])
        assert b"Traceback" not in terminal.raw
