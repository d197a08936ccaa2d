"""`fix`: what it answers and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ran

WORDS = {
    "status:": "standing:",
    "differences:": "accounts:",
    "text: verbatim": "text: full",
}


@pytest.fixture
def old(canal: Path) -> Path:
    """The canal company in the old words."""
    for path in (canal / "events.yaml", *(canal / "corpus").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        for new, word in WORDS.items():
            text = text.replace(new, word)
        path.write_text(text, encoding="utf-8")
    return canal


def files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_check_tells_each_old_word_once_and_after_fix_nothing(old: Path) -> None:
    check = ran("check", old)
    assert check.code == 1
    assert [line.partition(": ")[2] for line in check.out.splitlines() if "old-word" in line] == [
        "old-word: `full` is the old word for `verbatim`, here and in 1 other place",
        "old-word: `standing` is the old word for `status`, here and in 4 other places",
        "old-word: `accounts` is the old word for `differences`",
    ]
    assert "3 errors" in check.err
    assert ran("fix", old).code == 0
    after = ran("check", old)
    assert (after.code, after.out) == (0, "")


def test_every_change_is_shown(old: Path) -> None:
    result = ran("fix", "-C", old)
    assert result.code == 0
    assert result.out.splitlines()[:1] == ["events.yaml:14:5: standing → status"]
    assert result.out.splitlines()[-1] == "corpus/ledger.md:8:7: full → verbatim"
    assert result.err == (
        "dateline: 8 words replaced in 3 files: standing → status (5), accounts → differences (1), "
        "full → verbatim (2)\n"
    )


@pytest.mark.parametrize("option", ["-n", "--dry-run"])
def test_a_dry_run_writes_nothing(old: Path, option: str) -> None:
    before = files(old)
    result = ran("fix", option, cwd=old)
    assert result.code == 0
    assert files(old) == before
    assert result.err.startswith("dateline: 8 words would be replaced in 3 files: ")
    assert result.err.endswith("; nothing was written\n")
    assert ran("fix", cwd=old).out == result.out


def test_with_nothing_to_do_it_says_so(canal: Path) -> None:
    before = files(canal)
    result = ran("fix", canal)
    assert (result.code, result.out) == (0, "")
    assert result.err == "dateline: there is no old word in this chronology, and every date is EDTF\n"
    assert files(canal) == before


def test_what_only_a_person_can_replace_ends_with_1(old: Path) -> None:
    events = old / "events.yaml"
    events.write_text(
        events.read_text().replace("standing: admitted", "standing: admitted\n    status: alleged")
    )
    result = ran("fix", old)
    assert result.code == 1
    assert "`standing` is the old word for `status`, which is here too; delete one of the two" in result.err
    assert "7 words replaced" in result.err


def test_what_cannot_be_read_ends_with_3(old: Path) -> None:
    events = old / "events.yaml"
    events.write_text(events.read_text() + "  - [")
    before = files(old)
    result = ran("fix", old)
    assert (result.code, result.out, files(old)) == (3, "", before)
    assert "events.yaml cannot be read to its end; nothing was replaced" in result.err


def test_what_cannot_be_written_ends_with_4(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(old)
    monkeypatch.setattr("tui.project.atomic_write.os.access", lambda *_: False)
    result = ran("fix", old)
    assert (result.code, result.out, files(old)) == (4, "", before)
    assert "no permission to write to" in result.err


def test_the_example_is_left_alone(tmp_path: Path) -> None:
    result = ran("--example", "fix", cwd=tmp_path)
    assert result.code == 2
    assert "fix works on your own chronology, not on the example" in result.err


def test_a_chronology_in_old_words_opens_completely(old: Path, canal: Path) -> None:
    before = ran("list", old)
    assert before.code == 0
    assert "3 errors in this chronology" in before.err
    ran("fix", old)
    assert ran("list", canal).out == before.out
