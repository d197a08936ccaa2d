"""Positions leave only where they are asked for: no usual export of any format has a word of them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.cli.canal import build
from tests.cli.running import ran
from tui.evidence.hashes.statement_hash import hash_statement
from tui.export.content import ExportSelection, gather_content
from tui.export.format_table import FORMATS, SCHEDULE_NAMES
from tui.export.positions.position_formats import SCHEDULES
from tui.project.locate_project import ProjectLocation
from tui.project.project import Project, open_project

VERSION = "Xylograph: half of them were sold"
HASH = hash_statement("1812-06-01", "The company sells shares", "Two hundred shares were sold in a day.")
OLD = "5:0123456789abcdef"
POSITIONS = """\
party: canal-company
entries:
  - event: shares-sold
    put: {put}
    put-on: 1899-12-01
    by: 1899-12-15
    answer: disputes
    answered-on: 1899-12-10
    version: "Xylograph: half of them were sold"
    cites: [gazette#2]
"""
TRACES = (
    "Xylograph",
    OLD,
    str(HASH),
    "criticis",
    "positions/",
    "answer-outdated",
    "1899-12",
    "December 1899",
)


@pytest.fixture(params=["as it is", "outdated"])
def root(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The canal company, which disputes an event, and is not asked about another."""
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
    folder = build(tmp_path / "canal")
    events = folder / "events.yaml"
    text = events.read_text(encoding="utf-8")
    for event in ("shares-sold", "digging"):
        at = text.index("    title:", text.index(f"- id: {event}"))
        text = f"{text[:at]}    criticises: [canal-company]\n{text[at:]}"
    events.write_text(text, encoding="utf-8")
    (folder / "positions").mkdir()
    put = HASH if request.param == "as it is" else OLD
    (folder / "positions" / "canal-company.yaml").write_text(POSITIONS.format(put=put), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", FORMATS)
def test_no_usual_export_has_a_position(name: str, root: Path) -> None:
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    content = gather_content(project.index, ExportSelection(), program="dateline", today=date(1874, 6, 2))
    exported = FORMATS[name].write(content)
    project.close()
    texts = [exported.text, *(one.text for one in exported.others)]
    assert [trace for trace in TRACES for text in texts if trace in text] == []
    assert "sells shares" in exported.text or name == "csl-json"


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.has_positions])
def test_an_export_with_positions_says_so_at_its_head(name: str, root: Path, tmp_path: Path) -> None:
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    selection = ExportSelection(positions_of="")
    content = gather_content(project.index, selection, program="dateline", today=date(1874, 6, 2))
    text = FORMATS[name].write(content).text
    project.close()
    assert "Xylograph" in text
    if name == "json":
        assert text.index('"with_positions": true') < text.index('"events": [')
        return
    said = text.index("With positions of The canal company")
    if name != "xlsx":
        assert said < text.index("half of them were sold")
    assert "put" in text.lower()


def test_it_is_said_even_where_the_record_is_left_out(root: Path) -> None:
    text = ran("export", "-C", root, "--with-positions", "--without", "record,guide").out
    assert "With positions of The canal company" in text
    assert "With positions" not in ran("export", "-C", root, "--without", "record,guide").out


def test_a_schedule_has_the_positions_of_its_party_alone(root: Path) -> None:
    (root / "positions" / "mary-lock.yaml").write_text(
        POSITIONS.format(put=HASH).replace("canal-company", "mary-lock").replace("Xylograph", "Zeppelin"),
        encoding="utf-8",
    )
    text = ran("export", "-C", root, "--format", "schedule", "--party", "canal-company").out
    assert "Xylograph" in text
    assert "Zeppelin" not in text
    assert "Mary Lock" not in text
    letter = ran("put", "canal-company", "-C", root).out
    assert "sells shares" in letter
    assert [word for word in ("Zeppelin", "Xylograph", "Mary Lock", "disputes") if word in letter] == []


def test_every_name_of_a_schedule_has_its_format() -> None:
    assert tuple(SCHEDULES) == SCHEDULE_NAMES


def test_what_strangers_wrote_stays_text(root: Path) -> None:
    events, file = root / "events.yaml", root / "positions" / "canal-company.yaml"
    hostile = "<b>Canal</b> | [x](https://x.example) *company*"
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace("name: The canal company", f"name: '{hostile}'"), encoding="utf-8")
    written = file.read_text(encoding="utf-8")
    file.write_text(written.replace("Xylograph: half", "<script>half | [^1]</script>"), encoding="utf-8")
    for words in (
        ("export", "--with-positions"),
        ("export", "--with-positions", "--format", "html"),
        ("export", "--format", "schedule", "--party", "canal-company"),
        ("put", "canal-company"),
    ):
        done = ran(words[0], *words[1:], "-C", root)
        assert done.code == 0
        assert "Canal" in done.out
        signs = r"<b>|<script>half" if "html" in words else r"<b>|<script>half|\[x\]\(|\[\^1\]<"
        assert re.findall(rf"(?<!\\)(?:{signs})", done.out) == []
