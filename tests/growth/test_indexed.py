"""The index, what is shown of it and what leaves it: twice the chronology, no more than twice the steps."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tests.growth.counting import SIZES, is_linear, steps
from tests.growth.shapes import HEAD, SHAPES
from tui.evidence.anonymity.disclosed_texts import disclosed_texts
from tui.evidence.anonymity.identification_risks import ProtectedPerson, find_risks
from tui.export.content import ExportContent, ExportSelection, gather_content
from tui.export.format_table import FORMATS
from tui.export.json_objects import event_json
from tui.export.page import assemble_page
from tui.index.open_index import open_index
from tui.index.sqlite.builder.index_builder import fill_tables
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.parsing.loader import load_chronology
from tui.parsing.query.parse_query import Query
from tui.project.export_disclosures import disclosed_content
from tui.validation.check import check_again
from tui.views.event import event_lines
from tui.views.event_line import list_lines
from tui.views.export_preview import preview_lines
from tui.views.json_output import dump
from tui.views.passage_dates import date_lines, list_dated_passages
from tui.views.source import source_lines

SIZE = 60
DAY = date(2020, 1, 1)


def _event(at: int, more: str = "", when: str = "") -> str:
    head = f"  - id: e{at}\n    {when or f'date: {1800 + at % 200}'}\n    title: Lock {at}\n    kind: works\n"
    return f"{head}    status: reported\n{more}"


def _chronology(count: int, more: Callable[[int], str], head: str = "") -> str:
    return f"{HEAD}{head}events:\n" + "".join(_event(at, more(at)) for at in range(count))


def _passages(count: int, text: Callable[[int], str]) -> str:
    return "---\ntitle: S\nissued: 1990\n---\n\n" + "\n\n".join(text(at) for at in range(count)) + "\n"


INDEXED: dict[str, Callable[[int], tuple[str, str]]] = {
    "events that cite one passage": lambda n: (
        _chronology(n, lambda _: "    cites: [s#1]\n"),
        _passages(1, lambda _: "x"),
    ),
    "events that cite a passage each": lambda n: (
        _chronology(n, lambda at: f"    cites: [s#{at + 1}]\n"),
        _passages(n, lambda at: f"On {at % 28 + 1} May 1990 it was opened"),
    ),
    "events with one tag": lambda n: (
        _chronology(n, lambda _: "    tags: [t]\n"),
        _passages(1, lambda _: "x"),
    ),
    "events with a tag each": lambda n: (
        _chronology(n, lambda at: f"    tags: [t{at}]\n"),
        _passages(1, lambda _: "x"),
    ),
    "actors of an event each": lambda n: (
        _chronology(
            n,
            lambda at: f"    actors: [a{at}]\n",
            "actors:\n" + "".join(f"  a{at}: {{name: Name {at}, protected: true}}\n" for at in range(n)),
        ),
        _passages(1, lambda _: "x"),
    ),
    "an actor of all events": lambda n: (
        _chronology(n, lambda _: "    actors: [a]\n", "actors:\n  a: {name: Name, protected: true}\n"),
        _passages(1, lambda _: "aged 14"),
    ),
    "events of one day": lambda n: (
        HEAD + "events:\n" + "".join(_event(at, when="date: 1900-01-01") for at in range(n)),
        _passages(1, lambda _: "x"),
    ),
    "wide events": lambda n: (
        HEAD + "events:\n" + "".join(_event(at, when="date: 1800/1990") for at in range(n)),
        _passages(1, lambda _: "x"),
    ),
    "dates in one passage": lambda n: (
        _chronology(1, lambda _: ""),
        _passages(1, lambda _: "on 14 May 1990, " * (5 * n)),
    ),
    "dates in many passages": lambda n: (
        _chronology(1, lambda _: ""),
        _passages(n, lambda _: "three days later, on Monday"),
    ),
    "actors named in every event": lambda n: (
        _chronology(
            n,
            lambda at: f"    summary: In May 1990 Name {at} was aged 14\n",
            "actors:\n" + "".join(f"  a{at}: {{name: Name {at}, protected: true}}\n" for at in range(n)),
        ),
        _passages(1, lambda _: "x"),
    ),
    "many differences": lambda n: (
        _chronology(n, lambda at: f"    cites: [{{passage: s, says: {{date: {1000 + at}}}}}]\n")
        + "differences:\n"
        + "".join(
            f"  - {{id: a{at}, question: Q, events: [e{at}], versions: [{{says: A, cites: [s#{at + 1}]}}]}}\n"
            for at in range(n)
        ),
        _passages(n, lambda _: "x"),
    ),
    "a long summary": lambda n: (
        _chronology(1, lambda _: f"    summary: {'the lock was opened ' * n}\n"),
        _passages(1, lambda _: "x"),
    ),
}
ALL = SHAPES | INDEXED


def _made(root: Path, shape: str, size: int) -> Path:
    folder = root / str(size)
    (folder / "corpus").mkdir(parents=True)
    events, text = ALL[shape](SIZE * size)
    (folder / "events.yaml").write_text(events, encoding="utf-8")
    (folder / "corpus" / "s.md").write_text(text, encoding="utf-8")
    return folder


def _views(index: SqliteIndex) -> None:
    """What `list`, `show`, `source` and `corpus dates` say of all that there is, as lines and as JSON."""
    list(list_lines(index.timeline()))
    rows = index.rows(Query())
    # One event is shown at a time; twenty are enough to tell that one takes no longer among more.
    for row in rows[:20]:
        event = index.event(row.id)
        if event is not None:
            event_lines(event, index.info)
            dump(event_json(event))
    for name in ("kind", "actor", "source", "status", "tag"):
        index.facet(Query(), name)
    index.years(Query())
    index.hidden(Query())
    for source in index.sources():
        every = list_dated_passages(index, source)
        list(date_lines(source, every, len(every)))
        list(source_lines(source, index.passages(source.id)))


def _exports(index: SqliteIndex) -> None:
    """Every format but the picture, what is looked for in front of it, and what it looks like to readers."""
    content: ExportContent = gather_content(index, ExportSelection(Query()), program="dateline", today=DAY)
    people = [ProtectedPerson(actor.id, actor.name) for actor in index.actors() if actor.protected]
    find_risks(people, disclosed_texts(disclosed_content(content, index)), [])
    for form in FORMATS.values():
        # A picture that fits on one page is drawn at once; of more events its pages are searched for: below.
        if form.name == "svg":
            continue
        exported = form.write(replace(content, stem="x"))
        if form.blocks:
            list(preview_lines(form.blocks(content), exported.losses))


@pytest.mark.sweep
@pytest.mark.parametrize("shape", ALL)
def test_the_index_and_what_is_made_of_it_grow_like_the_chronology(
    shape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assemble_page, "MOST_DRAWN", 0)
    counted: dict[str, list[int]] = {"index": [], "database": [], "views": [], "exports": []}
    for size in SIZES:
        reading = load_chronology(_made(tmp_path, shape, size))
        checked = check_again(reading)
        ticks = 0

        def tick() -> int:
            nonlocal ticks
            ticks += 1
            return 0

        def made(connection: sqlite3.Connection) -> None:
            connection.set_progress_handler(tick, 10)
            fill_tables(connection, reading, checked)  # noqa: B023

        index: list[SqliteIndex] = []
        counted["index"].append(steps(lambda: index.append(SqliteIndex.in_memory(made))))  # noqa: B023
        counted["views"].append(steps(partial(_views, index[0])))
        counted["exports"].append(steps(partial(_exports, index[0])))
        counted["database"].append(ticks)
        index[0].close()
    grown = {name: counts for name, counts in counted.items() if not is_linear(counts)}
    assert not grown, grown


def test_a_picture_of_several_pages_grows_little_more_than_its_events(tmp_path: Path) -> None:
    counts = []
    for size in (4, 8, 16):
        with closing(open_index(_made(tmp_path, "quotations", size)).index) as index:
            content = gather_content(index, ExportSelection(Query()), program="dateline", today=DAY)
            counts.append(steps(partial(FORMATS["svg"].write, replace(content, stem="x"))))
    assert all(count <= 1.5 * size * counts[0] for size, count in zip(SIZES, counts, strict=True)), counts


@pytest.mark.parametrize("many", ["events", "versions", "cites"])
def test_a_difference_of_too_many_parts_is_told(many: str, tmp_path: Path) -> None:
    """Each of its events shows all of it: what one may have is bounded."""
    count = {"events": 1, "versions": 2, "cites": 1} | {many: 101}
    cites = ", ".join(["s#1"] * count["cites"])
    versions = ", ".join([f"{{says: A, cites: [{cites}]}}"] * count["versions"])
    events = ", ".join(f"e{at}" for at in range(count["events"]))
    (tmp_path / "corpus").mkdir()
    text = _chronology(101, lambda _: "    cites: [s#1]\n")
    text += f"differences:\n  - {{id: a, question: Q, events: [{events}], versions: [{versions}]}}\n"
    (tmp_path / "events.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "corpus" / "s.md").write_text(_passages(1, lambda _: "x"), encoding="utf-8")
    found = [problem for problem in load_chronology(tmp_path).problems if problem.code == "too-many-items"]
    assert {problem.message for problem in found} == {f"`{many}` has more than 100 items"}
    assert found[0].remedy
