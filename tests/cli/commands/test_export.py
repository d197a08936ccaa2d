"""`export`: to standard output or into a file, never over what is there, never over the chronology."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.running import TIMEOUT, ran, spawned
from tests.export.endings import RIGHT, STRANGE
from tui.export.format_table import ENDINGS, FORMATS


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def test_the_export_goes_to_standard_output_and_the_counts_to_standard_error(canal: Path) -> None:
    result = ran("export", "-C", canal, "shares")
    assert result.code == 0
    assert "The company sells shares" in result.out
    assert "1 of 5 events; 4 hidden\n" in result.err
    assert ran("export", "-C", canal, "shares", "-o", "-").out == result.out


def test_a_file_holds_the_same_text(canal: Path, tmp_path: Path) -> None:
    target = tmp_path / "export.md"
    result = ran("export", "-C", canal, "--format", "markdown", "-o", target)
    assert (result.code, result.out) == (0, "")
    assert target.read_text(encoding="utf-8") == ran("export", "-C", canal).out
    assert f"wrote {target} ({target.stat().st_size} bytes)" in result.err


def test_an_existing_file_is_replaced_only_with_force(canal: Path, tmp_path: Path) -> None:
    target = tmp_path / "export.md"
    target.write_text("mine")
    refused = ran("export", "-C", canal, "-o", target)
    assert (refused.code, refused.out, target.read_text()) == (4, "", "mine")
    assert "exists already" in refused.err
    assert "--force" in refused.err
    assert ran("export", "-C", canal, "-o", target, "--force").code == 0
    assert target.read_text() != "mine"


@pytest.mark.parametrize(
    "target", ["events.yaml", "corpus/ledger.md", "corpus/new.md", "none/out.md", "corpus"]
)
def test_what_must_not_be_written_is_refused_with_4(canal: Path, target: str) -> None:
    before = {path: path.read_bytes() for path in canal.rglob("*") if path.is_file()}
    result = ran("export", "--force", "--format", "markdown", "-o", target, cwd=canal)
    assert (result.code, result.out) == (4, "")
    assert {path: path.read_bytes() for path in canal.rglob("*") if path.is_file()} == before


def test_a_range_is_told_with_what_is_left_out(canal: Path) -> None:
    result = ran("export", "-C", canal, "--from", "1813-03", "--to", "1813-03")
    assert "2 of 5 events; 3 hidden; 1 only possibly in the range; 1 undated left out" in result.err


def test_losses_are_said_with_their_places(canal: Path) -> None:
    events = (canal / "events.yaml").read_text(encoding="utf-8")
    events = events.replace("Two hundred shares were", "Two\\u202e hundred")
    (canal / "events.yaml").write_text(
        events.replace("summary: Two", 'summary: "Two').replace("sold in a day.", 'sold in a day."'),
        encoding="utf-8",
    )
    result = ran("export", "-C", canal)
    assert result.code == 0
    assert "\u202e" not in result.out
    assert "made visible (shares-sold: summary" in result.err


def test_relative_names_count_from_where_the_user_is(canal: Path, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    assert ran("export", "-C", canal, "-o", "out.md", cwd=here).code == 0
    assert [path.name for path in here.iterdir()] == ["out.md"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_goes_to_standard_output_and_into_a_file(canal: Path, tmp_path: Path, name: str) -> None:
    """By its name or by the file's ending; but for a second file, the bytes are the same."""
    target = tmp_path / f"export{FORMATS[name].extension}"
    guessed = ran("export", "-C", canal, "-o", target)
    assert (guessed.code, guessed.out) == (0, "")
    assert f"wrote {target} ({target.stat().st_size} bytes) as {name}" in guessed.err
    told = ran("export", "-C", canal, "--format", name)
    assert told.code == 0
    if not FORMATS[name].has_companion:
        assert target.read_bytes() == (told.out.encode() or told.data)


def test_the_bibliography_is_written_beside_the_text_and_named(canal: Path, tmp_path: Path) -> None:
    result = ran("export", "-C", canal, "--format", "pandoc", "-o", tmp_path / "canal-notes.md")
    beside = tmp_path / "canal-notes.csl.json"
    assert f"as pandoc, and next to it canal-notes.csl.json ({beside.stat().st_size} bytes)" in result.err
    assert 'bibliography: "canal-notes.csl.json"' in (tmp_path / "canal-notes.md").read_text(encoding="utf-8")
    assert [item["id"] for item in json.loads(beside.read_bytes())] == ["ledger", "gazette"]
    (tmp_path / "canal-notes.md").unlink()
    # The same bibliography is not in the way, as after an export that was cut off; another one is.
    assert ran("export", "-C", canal, "--format", "pandoc", "-o", tmp_path / "canal-notes.md").code == 0
    (tmp_path / "canal-notes.md").unlink()
    beside.write_text("[]\n", encoding="utf-8")
    again = ran("export", "-C", canal, "--format", "pandoc", "-o", tmp_path / "canal-notes.md")
    assert again.code == 4
    assert "canal-notes.csl.json exists already" in again.err
    assert beside.read_text(encoding="utf-8") == "[]\n"


def test_a_picture_has_a_file_for_each_page_and_paper_to_choose(canal: Path, tmp_path: Path) -> None:
    target = tmp_path / "canal.svg"
    result = ran("export", "-C", canal, "-o", target, "--paper", "a3")
    assert (result.code, result.out) == (0, "")
    assert 'width="420mm"' in target.read_text(encoding="utf-8")
    assert "events without a date are listed, and not drawn (bridge-mended)" in result.err
    assert 'width="297mm"' in ran("export", "-C", canal, "--format", "svg").out
    refused = ran("export", "-C", canal, "--paper", "a3", "-o", tmp_path / "canal.md")
    assert (refused.code, refused.out) == (2, "")
    assert "--paper has no meaning for markdown; leave it out, or export as svg" in refused.err
    assert ran("export", "-C", canal, "--paper", "a5", "-o", target).code == 2


@pytest.mark.programs
@pytest.mark.skipif(not shutil.which("pandoc"), reason="there is no pandoc here")
def test_pandoc_sets_its_citations_from_the_bibliography_beside_it(canal: Path, tmp_path: Path) -> None:
    assert ran("export", "-C", canal, "--format", "pandoc", "-o", tmp_path / "notes.md").code == 0
    command = ["pandoc", "--citeproc", "--fail-if-warnings", "--to", "plain", "--wrap", "none", "notes.md"]
    read = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=TIMEOUT)
    assert (read.returncode, read.stderr) == (0, "")
    assert "The company sells shares" in read.stdout
    assert "(The clerk 1814, passage 4)" in read.stdout
    _, behind = read.stdout.split("\nReferences\n")
    bibliography, _ = behind.split("\n\n[1] ")
    assert [entry.split(". ")[0] for entry in bibliography.strip().split("\n\n")] == [
        "The clerk",
        "The Gazette",
    ]


@pytest.mark.parametrize("file", STRANGE)
def test_an_ending_that_no_format_has_is_refused_and_nothing_written(
    canal: Path, tmp_path: Path, file: str
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    for force in ([], ["--force"]):
        result = ran("export", "-C", canal, "-o", file, *force, cwd=here)
        assert (result.code, result.out) == (2, "")
        ending = file[file.rindex(".") :]
        assert result.err == (
            f"dateline: no format has the ending {ending}; choose one of {', '.join(ENDINGS)}, "
            "or name a format: --format NAME\n"
        )
        assert list(here.iterdir()) == []


@pytest.mark.sweep
@pytest.mark.parametrize("file", STRANGE[:12])
@pytest.mark.parametrize("name", FORMATS)
def test_a_format_that_is_named_is_written_and_the_false_ending_told(
    canal: Path, tmp_path: Path, file: str, name: str
) -> None:
    result = ran("export", "-C", canal, "--format", name, "-o", tmp_path / file)
    assert (result.code, result.out) == (0, "")
    assert f") as {name}" in result.err.replace(", and next to it", ") as pandoc, and next to it")
    assert f"{tmp_path / file} contains {name}, despite its ending\n" in result.err
    assert (tmp_path / file).stat().st_size


@pytest.mark.parametrize(("file", "name"), RIGHT.items())
def test_an_ending_is_the_same_in_upper_case_and_none_is_markdown(
    canal: Path, tmp_path: Path, file: str, name: str
) -> None:
    result = ran("export", "-C", canal, "-o", tmp_path / file)
    assert result.code == 0
    assert f"bytes) as {name}" in result.err
    assert "despite its ending" not in result.err


def test_the_format_that_is_named_goes_before_the_ending(canal: Path, tmp_path: Path) -> None:
    assert ran("export", "-C", canal, "--format", "json", "-o", tmp_path / "export.md").code == 0
    assert json.loads((tmp_path / "export.md").read_bytes())["title"] == "The canal company"


def test_an_unknown_format_is_refused_with_2(canal: Path) -> None:
    result = ran("export", "-C", canal, "--format", "odt")
    assert (result.code, result.out) == (2, "")


def laid_out(canal: Path, tmp_path: Path, *options: str) -> str:
    """The text of a document of Word."""
    target = tmp_path / "out.docx"
    result = ran("export", "-C", canal, "-o", target, "--force", *options)
    assert (result.code, result.out) == (0, "")
    with ZipFile(target) as archive:
        return archive.read("word/document.xml").decode() + archive.read("word/styles.xml").decode()


def test_a_document_for_paper_is_laid_out_by_options(canal: Path, tmp_path: Path) -> None:
    whole = laid_out(canal, tmp_path)
    assert all(
        words in whole for words in ("How to read this", "People and bodies", ">Status<", ">Source<", "Arial")
    )
    assert "footnoteReference" in whole
    part = laid_out(
        canal, tmp_path, "--columns", "event, date", "--without", "guide,people", "--font", "times-12"
    )
    assert not any(words in part for words in ("How to read this", "People and bodies", ">Status<", "Arial"))
    assert part.index(">Date<") < part.index(">Event<")
    assert "endnoteReference" in laid_out(canal, tmp_path, "--notes", "endnote")


def test_a_document_for_paper_is_laid_out_by_the_config_file_where_no_option_says_otherwise(
    canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        '[export]\ncolumns = "event"\nwithout = "guide"\nfont = "times-12"\nnotes = "footnote"\n', "utf-8"
    )
    monkeypatch.setenv("DATELINE_CONFIG", str(config))
    preset = laid_out(canal, tmp_path)
    assert not any(words in preset for words in ("How to read this", ">Status<", "Arial"))
    other = laid_out(canal, tmp_path, "--without", "", "--columns", "event,status", "--font", "arial")
    assert all(words in other for words in ("How to read this", ">Status<", "Arial"))
    told = ran("export", "-C", canal, "--format", "docx", "--font", "arial")
    assert "laid out by the config file: columns, without; see: dateline config show" in told.err
    assert "laid out" not in ran("export", "-C", canal, "--format", "csv").err
    config.write_text('[export]\ncolumns = "dat"\n', "utf-8")
    wrong = ran("export", "-C", canal, "--format", "docx")
    assert (wrong.code, "config.toml:2: " in wrong.err) == (0, True)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--columns", "no,dat"], "--columns: there is no dat; did you mean date?"),
        (
            ["--without", "qqq"],
            "--without: there is no qqq; choose from guide, differences, searches, knowledge, people, ",
        ),
        (
            ["--format", "csv", "--columns", "no"],
            "--columns has no meaning for csv; leave it out, or export as docx",
        ),
    ],
)
def test_a_layout_that_there_is_not_is_refused(canal: Path, options: list[str], said: str) -> None:
    result = ran("export", "-C", canal, *(["--format", "docx"] if "csv" not in options else []), *options)
    assert (result.code, result.out, result.data) == (2, "", b"")
    assert said in result.err


def test_more_events_than_a_format_can_have_are_refused(
    canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(FORMATS["docx"], most_events=2)
    monkeypatch.setattr("tui.cli.commands.export.FORMATS", {**FORMATS, "docx": few})
    result = ran("export", "-C", canal, "--format", "docx", "-o", tmp_path / "x.docx")
    assert (result.code, result.out) == (4, "")
    assert (
        "events are too many for docx, which takes at most 2; export fewer: add a query, such as"
        in result.err
    )
    assert not (tmp_path / "x.docx").exists()
    assert ran("export", "-C", canal, "--format", "docx", "-o", tmp_path / "x.docx", "shares").code == 0


def test_lines_of_a_calendar_end_as_it_wants_them(canal: Path) -> None:
    done = spawned("export", "-C", canal, "--format", "ics", cwd=canal)
    assert done.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert done.stdout.count(b"\n") == done.stdout.count(b"\r\n")
    assert b"left out (bridge-mended: undated)" in done.stderr


@pytest.mark.parametrize("name", ["markdown", "html", "pandoc"])
def test_parts_are_left_out_of_every_document_for_readers(canal: Path, name: str) -> None:
    whole = ran("export", "-C", canal, "--format", name)
    part = ran("export", "-C", canal, "--format", name, "--without", "record,people")
    assert (whole.code, part.code) == (0, 0)
    assert "SHA-256" in whole.out
    assert "SHA-256" not in part.out
    assert "Not in this document: the list of people and bodies, counts and hashes." in part.out
    assert "the file does not state its query" in part.err


def test_tables_have_no_parts_to_leave_out(canal: Path) -> None:
    result = ran("export", "-C", canal, "--format", "csv", "--without", "record")
    assert (result.code, result.out) == (2, "")
    assert (
        "--without has no meaning for csv; leave it out, or export as markdown, html, page, pandoc, docx"
        in result.err
    )
