"""Positions in the index: what is stored of them, and that a change of any file shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.canal import build
from tui.chronology.enums import PositionState
from tui.evidence.hashes.statement_hash import hash_statement
from tui.parsing.query.parse_query import parse_query
from tui.project.locate_project import ProjectLocation
from tui.project.project import Project, open_project

HASH = hash_statement("1812-06-01", "The company sells shares", "Two hundred shares were sold in a day.")
ENTRY = f"""\
party: canal-company
entries:
  - {{event: shares-sold, put: '{HASH}', put-on: 1899, answer: agrees}}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The canal company, criticised by one event."""
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
    root = build(tmp_path / "canal")
    path = root / "events.yaml"
    text = path.read_text(encoding="utf-8")
    at = text.index("    title:", text.index("- id: shares-sold"))
    path.write_text(f"{text[:at]}    criticises: [canal-company]\n{text[at:]}", encoding="utf-8")
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    return project


def state(project: Project) -> tuple[str, bool]:
    """What is on file of the event, and whether that is to another wording."""
    record = project.index.event("shares-sold")
    assert record is not None
    (position,) = record.positions
    assert [position] == project.index.positions("canal-company") == project.index.positions()
    return position.state.value, position.is_outdated


def found(project: Project, line: str) -> list[str]:
    """The events that a query finds."""
    return [row.id for row in project.index.rows(parse_query(line, {})[0])]


def test_edits_of_positions_show(project: Project) -> None:
    assert state(project) == (PositionState.NOT_PUT.value, False)
    assert found(project, "is:unanswered") == ["shares-sold"]
    (project.root / "positions").mkdir()
    file = project.root / "positions" / "canal-company.yaml"
    for text, expected, unanswered, agreed in (
        (ENTRY, ("agrees", False), 0, 1),
        (ENTRY.replace("agrees", "disputes"), ("disputes", False), 0, 0),
        (ENTRY.replace(", answer: agrees", ""), ("awaited", False), 0, 0),
        (ENTRY.replace(str(HASH), "1:0123456789abcdef"), ("agrees", True), 0, 0),
        (ENTRY.replace("agrees", "agree"), ("unread", False), 0, 0),
        (ENTRY, ("agrees", False), 0, 1),
        ("party: canal-company\n", ("not-put", False), 1, 0),
    ):
        file.write_text(text, encoding="utf-8")
        assert project.refresh()
        assert state(project) == expected
        assert len(found(project, "is:unanswered")) == unanswered
        assert len(found(project, "is:agreed")) == agreed
    file.unlink()
    assert project.refresh()
    assert state(project) == (PositionState.NOT_PUT.value, False)
    project.close()


def test_an_edit_of_the_event_outdates_the_answer(project: Project) -> None:
    (project.root / "positions").mkdir()
    (project.root / "positions" / "canal-company.yaml").write_text(ENTRY, encoding="utf-8")
    events = project.root / "events.yaml"
    text = events.read_text(encoding="utf-8")
    for old, new, expected in (("sold in a day", "sold in a week", True), ("in a day.", "in a day!", False)):
        events.write_text(text.replace(old, new), encoding="utf-8")
        assert project.refresh()
        assert state(project) == ("agrees", expected)
        assert found(project, "is:agreed") == ([] if expected else ["shares-sold"])
    project.close()


def test_what_is_agreed_is_found_within_alternatives_as_of_a_day(project: Project) -> None:
    (project.root / "positions").mkdir()
    (project.root / "positions" / "canal-company.yaml").write_text(ENTRY, encoding="utf-8")
    assert project.refresh()
    for line in (
        "is:agreed (in:1812 OR in:1700)",
        "is:agreed OR in:1700",
        "(is:agreed OR in:1700) as-of:1990",
    ):
        assert found(project, line) == ["shares-sold"], line
    record = project.index.event("shares-sold", 700_000)
    assert record is not None
    assert record.positions == ()
    project.close()
