"""`export`: to standard output or into a file, never over what is there, never over the chronology."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ran


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def test_the_extract_goes_to_standard_output_and_the_counts_to_standard_error(canal: Path) -> None:
    result = ran("export", "-C", canal, "shares")
    assert result.code == 0
    assert "The company sells shares" in result.out
    assert "1 of 5 events; 4 hidden\n" in result.err
    assert ran("export", "-C", canal, "shares", "-o", "-").out == result.out


def test_a_file_holds_the_same_text(canal: Path, tmp_path: Path) -> None:
    target = tmp_path / "extract.md"
    result = ran("export", "-C", canal, "--format", "markdown", "-o", target)
    assert (result.code, result.out) == (0, "")
    assert target.read_text(encoding="utf-8") == ran("export", "-C", canal).out
    assert f"wrote {target} ({target.stat().st_size} bytes)" in result.err


def test_an_existing_file_is_replaced_only_with_force(canal: Path, tmp_path: Path) -> None:
    target = tmp_path / "extract.md"
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
    result = ran("export", "--force", "-o", target, cwd=canal)
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
