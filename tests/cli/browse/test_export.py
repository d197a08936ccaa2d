"""Exporting from the conversation: the range, else what is found; and what is in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.browse.talking import Talk
from tests.cli.running import ran
from tests.export.endings import RIGHT, STRANGE
from tui.export.format_table import ENDINGS


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to write into."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return folder


@pytest.mark.parametrize(
    ("said", "counted", "headings"),
    [
        ([], "5 of 5 events; 0 hidden.", 5),
        (["/kind:works"], "4 of 5 events; 1 hidden.", 4),
        (["/kind:works", "next", "v", "next"], "2 of 5 events; 3 hidden.", 2),
    ],
    ids=["everything", "found", "range"],
)
def test_what_is_written(talk: Talk, here: Path, said: list[str], counted: str, headings: int) -> None:
    told = talk(*said, "export an-export.md")
    assert "Wrote an-export.md as markdown, " in told
    assert counted in told
    assert (here / "an-export.md").read_text(encoding="utf-8").count("\n#### ") == headings


def test_it_is_what_the_command_writes(talk: Talk, here: Path, canal: Path) -> None:
    talk("/shares", "export one.md")
    assert (here / "one.md").read_text(encoding="utf-8") == ran("export", "shares", "-C", canal).out


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("export", "Which file?"),
        ("export one.md two.md", "Which file?"),
        ("export 'one.md", "the file name has an opening quotation mark and no closing one"),
        ("export there.md", "there.md exists already; choose another name, or add --force to replace it"),
        ("export there.md --forse", "there is no option --forse; did you mean --force?"),
        ("export one.xyzzy", "no format has the ending .xyzzy; choose one of .md, .html, "),
        ("export one.md --format odt", "there is no format odt; choose one of markdown, html, "),
        ("export one.md --format", "there is no format ; choose one of markdown, html, "),
        ("export one.md --fromat csv", "there is no option --fromat; did you mean --format?"),
        ("export nowhere/one.md", "there is no folder nowhere; make it first: mkdir -p nowhere"),
        ("export one.md --accept-risk nothing", "this export has no risk named nothing"),
    ],
)
def test_what_is_in_the_way(talk: Talk, here: Path, said: str, told: str) -> None:
    (here / "there.md").write_text("mine")
    assert told in talk(said)
    assert [(path.name, path.read_text()) for path in here.iterdir()] == [("there.md", "mine")]


def test_an_older_file_is_replaced_where_that_is_said(talk: Talk, here: Path) -> None:
    (here / "a file.md").write_text("older")
    assert "Replaced" in talk("export 'a file.md' --force")
    assert (here / "a file.md").read_text(encoding="utf-8").startswith("# ")


def test_nobody_is_given_away(talk: Talk, here: Path, canal: Path) -> None:
    events = (canal / "events.yaml").read_text(encoding="utf-8")
    (canal / "events.yaml").write_text(
        events.replace("role: Lock keeper", "protected: true").replace(
            "title: The first lock opens", "title: A girl of 13 from Stourbrook opens the first lock"
        ),
        encoding="utf-8",
    )
    told = talk("export one.md")
    if "identification-risk" in told:
        assert "To accept the risk, add --accept-risk identification-risk." in told
        assert not (here / "one.md").exists()
        assert "Wrote" in talk("export one.md --accept-risk identification-risk")
    else:
        pytest.fail(told)


def test_the_ending_names_the_format_and_a_second_file_is_named(talk: Talk, here: Path) -> None:
    assert "Wrote one.csv as csv" in talk("export one.csv")
    told = talk("export two.pandoc.md")
    beside = here / "two.csl.json"
    assert "Wrote two.pandoc.md as pandoc" in told
    assert f"Next to it: two.csl.json, {beside.stat().st_size} bytes." in told
    assert "as csl-json" in talk("export three.csl.json")


@pytest.mark.parametrize("file", STRANGE)
def test_an_ending_that_no_format_has_is_refused_unless_a_format_is_named(
    talk: Talk, here: Path, file: str
) -> None:
    told = talk(f"export '{file}'")
    assert f"no format has the ending {file[file.rindex('.') :]}; choose one of {', '.join(ENDINGS)}" in told
    assert "or name a format: --format NAME" in told
    assert list(here.iterdir()) == []
    told = talk(f"export '{file}' --format json")
    assert f"Wrote {file} as json, " in told
    assert f"{file} contains json, despite its ending." in told
    assert [path.name for path in here.iterdir()] == [file]


@pytest.mark.parametrize(("file", "name"), RIGHT.items())
def test_an_ending_is_the_same_in_upper_case_and_none_is_markdown(talk: Talk, file: str, name: str) -> None:
    told = talk(f"export '{file}'")
    assert f"Wrote {file} as {name}, " in told
    assert "despite its ending" not in told
