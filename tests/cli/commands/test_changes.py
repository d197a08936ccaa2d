"""`changes` and `textconv`: two folders, files and revisions of git, as text and as JSON."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import Ran, ran
from tests.weir_versions import EXPECTED, NEW_EVENTS, OLD_EVENTS, write_new, write_weir

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git, which is not installed")


def git(folder: Path, *arguments: str) -> str:
    named = ("-c", "user.name=A Keeper", "-c", "user.email=keeper@weir.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(("git", *named, *arguments), cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def weir(tmp_path: Path) -> Path:
    """A repository with both versions: the old one two commits ago, the new one in the last."""
    root = write_weir(tmp_path / "repository" / "weir")
    git(root.parent, "init", "-q", "-b", "main")
    for message, events in (("Begin", OLD_EVENTS), ("Note nothing", ""), ("Go on", NEW_EVENTS)):
        if message == "Note nothing":
            (root.parent / "notes.txt").write_text("none\n", encoding="utf-8")
        elif events == NEW_EVENTS:
            write_new(root)
        git(root, "add", "-A", "..")
        git(root, "commit", "-qm", message)
    return root


def test_two_folders(tmp_path: Path) -> None:
    write_weir(tmp_path / "a")
    write_new(tmp_path / "b")
    assert ran("changes", "a", "b", cwd=tmp_path) == Ran(1, EXPECTED, "")
    assert ran("diff", "a", "b", cwd=tmp_path) == Ran(1, EXPECTED, "")


def test_a_folder_with_itself(tmp_path: Path) -> None:
    write_weir(tmp_path / "a")
    assert ran("changes", "a", "a", cwd=tmp_path) == Ran(0, "No changes.\n", "")


def test_a_file_against_the_chronology_that_is_named(tmp_path: Path) -> None:
    write_new(tmp_path / "b")
    (tmp_path / "older.yaml").write_text(NEW_EVENTS.replace("2012-21", "2012"), encoding="utf-8")
    named = (("older.yaml", "-C", "b"), ("b", "older.yaml"), ("-C", "b", "older.yaml"))
    for arguments in named:
        done = ran("changes", *arguments, cwd=tmp_path)
        assert done.out.splitlines()[2] == "    date      2012 → 2012-21   [narrowed]"


def test_a_file_is_read_with_the_sources_that_are_there(tmp_path: Path) -> None:
    root = write_weir(tmp_path / "a")
    (tmp_path / "older.yaml").write_text(OLD_EVENTS, encoding="utf-8")
    assert ran("changes", "../older.yaml", cwd=root) == Ran(0, "No changes.\n", "")


def test_as_json(tmp_path: Path) -> None:
    write_weir(tmp_path / "a")
    write_new(tmp_path / "b")
    done = ran("changes", "a", "b", "--format", "json", cwd=tmp_path)
    found = json.loads(done.out)
    assert (done.code, found["same"]) == (1, 0)
    assert [event["id"] for event in found["events"]["added"]] == ["inquiry-asked"]
    assert found["events"]["changed"][0]["fields"][0] == {
        "field": "date",
        "old": "2009-03~",
        "new": "2009-03-14",
        "words": ["narrowed"],
    }
    assert found["passages"] == [
        {"old": "log#2", "new": "log#2", "reworded": True, "cited_by": ["board-told", "wall-fell"]}
    ]


@needs_git
@pytest.mark.parametrize("named", [("HEAD~2",), ("HEAD~2", "HEAD"), ("HEAD~2..HEAD",), ("HEAD~2..",)])
def test_revisions(weir: Path, named: tuple[str, ...]) -> None:
    assert ran("changes", *named, cwd=weir) == Ran(1, EXPECTED, "")


@needs_git
def test_without_a_word_the_last_commit_against_the_files(weir: Path) -> None:
    assert ran("changes", cwd=weir) == Ran(0, "No changes.\n", "")
    (weir / "events.yaml").write_text(OLD_EVENTS, encoding="utf-8")
    done = ran("changes", cwd=weir)
    assert (done.code, done.out.splitlines()[1][:14]) == (1, "+ pumping     ")


@needs_git
def test_a_folder_wins_over_a_revision_of_its_name(weir: Path) -> None:
    write_weir(weir / "main")
    git(weir, "branch", "older", "HEAD~2")
    assert ran("changes", "main", ".", cwd=weir) == Ran(1, EXPECTED, "")
    assert ran("changes", "older", cwd=weir) == Ran(1, EXPECTED, "")
    assert ran("changes", "main", "main", cwd=weir) == Ran(0, "No changes.\n", "")


@needs_git
@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("nowhere", "there is no file, folder or git revision nowhere"),
        ("--output=x", "No such option"),
        ("../nowhere", "there is no file, folder or git revision ../nowhere"),
        ("HEAD~2:weir", "there is no file, folder or git revision HEAD~2:weir"),
    ],
)
def test_a_revision_that_does_not_exist(weir: Path, named: str, message: str) -> None:
    done = ran("changes", named, cwd=weir)
    assert done.out == ""
    assert done.code in {2, 3}
    assert message in done.err
    assert not (weir / "x").exists()


@needs_git
def test_a_word_that_looks_like_an_option_is_none_for_git(weir: Path) -> None:
    done = ran("changes", "--", "--output=x", cwd=weir)
    assert (done.code, done.out) == (3, "")
    assert "there is no file, folder or git revision --output=x" in done.err


@needs_git
def test_before_the_chronology_there_was_none(weir: Path) -> None:
    git(weir, "checkout", "-q", "--orphan", "bare")
    git(weir, "rm", "-rfq", "..")
    git(weir.parent, "commit", "-q", "--allow-empty", "-m", "Empty")
    git(weir.parent, "checkout", "-q", "main")
    done = ran("changes", "bare", cwd=weir)
    assert (done.code, done.err) == (
        3,
        "dateline: revision bare has no events.yaml here; name a later revision\n",
    )


def test_outside_of_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    root = write_weir(tmp_path / "a")
    done = ran("changes", cwd=root)
    assert (done.code, done.out) == (3, "")
    assert "name two folders or files instead" in done.err
    monkeypatch.setenv("PATH", "")
    assert "git is not installed" in ran("changes", cwd=root).err


def test_three_versions_are_too_many(tmp_path: Path) -> None:
    write_weir(tmp_path / "a")
    done = ran("changes", "a", "a", "a", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "name at most two versions" in done.err


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    write_weir(tmp_path / "a")
    write_weir(tmp_path / "b", OLD_EVENTS.replace("status: alleged", "status: rumoured"))
    done = ran("changes", "a", "b", cwd=tmp_path)
    assert done.code == 1
    assert "b has entries that cannot be read: their changes are not known; see: dateline check" in done.err


def test_protected_names_are_masked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_weir(tmp_path / "a")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Wilhelmina Stokes\n")))
    assert ran("protect", "add", cwd=root).code == 0
    new = OLD_EVENTS.replace("The wall falls", "The wall falls on Wilhelmina Stokes")
    write_weir(tmp_path / "b", new)
    done = ran("changes", "-C", str(root), str(root), str(tmp_path / "b"), cwd=root)
    assert done.code == 1
    assert "Stokes" not in done.out + done.err
    assert "The wall falls on ███" in done.out


def test_a_text_is_shown_by_the_words_that_changed(tmp_path: Path) -> None:
    summary = "    summary: >-\n      " + " ".join(f"word{n}" for n in range(40)) + "\n"
    title = "    title: The wall falls\n"
    write_weir(tmp_path / "a", OLD_EVENTS.replace(title, title + summary))
    write_weir(tmp_path / "b", OLD_EVENTS.replace(title, title + summary.replace("word20", "another")))
    assert ran("changes", "a", "b", cwd=tmp_path).out.splitlines()[1:] == [
        "~ wall-fell                          The wall falls",
        "    summary   reworded",
        "              - word16 word17 word18 word19 word20 word21 word22 word23 word24",
        "              + word16 word17 word18 word19 another word21 word22 word23 word24",
    ]


@needs_git
def test_git_shows_a_diff_by_events(weir: Path) -> None:
    converted = ran("textconv", str(weir / "events.yaml"))
    assert converted.code == 0
    assert "12 March 2010" not in converted.out
    assert "May 2010 (2010-05): The board hears of the leak [board-told]" in converted.out.splitlines()
    assert "  cites log#2 (disputes)" in converted.out.splitlines()


def test_a_file_that_cannot_be_read_is_printed_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "blob").write_text("events: [\n", encoding="utf-8")
    assert ran("textconv", str(tmp_path / "blob")) == Ran(0, "events: [\n", "")


@pytest.mark.parametrize(
    "hostile", ["\x1b]0;owned\x07", "\u202eevil", "<script>", "=1+1", "a" + "\u0301" * 1000]
)
def test_hostile_text_is_shown_and_runs_nothing(tmp_path: Path, hostile: str) -> None:
    write_weir(tmp_path / "a")
    write_weir(tmp_path / "b", OLD_EVENTS.replace("The wall falls", json.dumps(f"The wall {hostile}")))
    done = ran("changes", "a", "b", cwd=tmp_path)
    assert done.code == 1
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out
