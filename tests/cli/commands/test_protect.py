"""`protect`; and that a protected name leaves by nothing the program exports, says or keeps."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.canal import EVENTS, GAZETTE, LEDGER, build
from tests.cli.running import CHECKOUT, ran
from tui.chronology.keys import CitationKey
from tui.evidence.date_extraction.extract_dates import DateReading
from tui.parsing.name_keys import key_path
from tui.project.event_drafts import build_draft
from tui.text.failure import Failure

NAME = "Zebedee Quill"
WORDS = ("zebedee", "quill")

HIDDEN = {
    "tag": {"events.yaml": EVENTS.replace("[navvies]", "[navvies, 'Zebedee  QUILL']")},
    "source's title": {
        "corpus/gazette.md": GAZETTE.replace("News of the navigation", "What Quill, Zebedee, saw")
    },
    "note": {
        "events.yaml": EVENTS.replace(
            "    actors: [mary-lock]\n",
            "    actors: [mary-lock]\n    note: >-\n      Said by Zebedee\n      Quill.\n",
        )
    },
    "spelling of a date": {
        "events.yaml": EVENTS.replace(
            "    date: 1811~\n", "    date: 1811~\n    date-as-written: about when Zebedee Quill left\n"
        )
    },
    "passage": {"corpus/ledger.md": LEDGER.replace("a surveyor walked", "Zébedee-Quill’s son walked")},
    "escape": {"events.yaml": EVENTS.replace("The first lock opens", '"\\x5Aebed\\u0065e Quill opens it"')},
    "comment": {"events.yaml": EVENTS.replace("events:\n", "events:  # ask Zebedee Quill\n")},
    "file name": {"corpus/zebedee-quill.md": GAZETTE.replace("id: gazette", "id: zebedee-quill")},
    "id": {"events.yaml": EVENTS.replace("lock-opened", "zebedee-quill-opens")},
    "unknown key": {"events.yaml": EVENTS.replace("tags: [navvies]", "zebedee-quill: [navvies]")},
    "broken text": {"events.yaml": EVENTS + '  - title: "Zebedee Quill\n'},
}
HIDDEN["everywhere"] = {
    "events.yaml": HIDDEN["tag"]["events.yaml"]
    .replace("About 18", "Zebedee Quill 18")
    .replace("summary: Two", "note: By Zebedee Quill.\n    summary: Two"),
    "corpus/gazette.md": HIDDEN["source's title"]["corpus/gazette.md"],
    "corpus/ledger.md": HIDDEN["passage"]["corpus/ledger.md"],
}

COMMANDS = (
    ["check"],
    *(["check", "--strict", "--format", form] for form in ("json", "sarif", "github")),
    ["list"],
    ["list", "--format", "json"],
    ["search", "walked"],
    ["search", "walked", "--format", "jsonl"],
    *(["show", event] for event in ("survey", "digging", "shares-sold", "lock-opened")),
    ["show", "survey", "--format", "json"],
    ["source"],
    ["source", "ledger"],
    ["source", "gazette", "--format", "json"],
    ["source", "ledger#1"],
    ["differences"],
    ["timeline", "--at", "1812"],
    ["corpus", "dates", "ledger"],
    ["corpus", "verify"],
    ["export"],
    ["export", "--accept-risk", "protected-name", "--accept-risk", "actors-in-doubt"],
    ["protect", "list"],
)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("DATELINE_CACHE_DIR", "DATELINE_CONFIG_DIR", "XDG_STATE_HOME", "TMPDIR"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    tempfile.tempdir = None
    yield
    tempfile.tempdir = None


def send(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def leaked(text: str) -> list[str]:
    return [word for word in WORDS if word in text.casefold()]


def kept_in(folder: Path) -> set[str]:
    """The words of the name that any file in a folder, or its name, holds, in whatever encoding."""
    found = set()
    for path in folder.rglob("*"):
        held = os.fsencode(path.name).lower() + (path.read_bytes().lower() if path.is_file() else b"")
        for word in WORDS:
            if any(word.encode(encoding) in held for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
                found.add(word)
    return found


def test_the_commands_that_are_tried_make_sense(canal: Path) -> None:
    assert {ran(*command, "-C", canal).code for command in COMMANDS if "--accept-risk" not in command} <= {
        0,
        1,
    }


@pytest.mark.parametrize("place", HIDDEN)
def test_a_protected_name_leaves_nowhere(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = build(tmp_path / "canal")
    for path, text in HIDDEN[place].items():
        (root / path).write_text(text, encoding="utf-8")
    ran("list", "-C", root)
    assert kept_in(tmp_path / "DATELINE_CACHE_DIR") or place in {"comment", "escape"}

    send(monkeypatch, NAME)
    added = ran("protect", "add", "-C", root)
    assert (added.code, leaked(added.out + added.err)) == (0, [])
    assert kept_in(tmp_path / "DATELINE_CACHE_DIR") == set()

    refused = ran("export", "-C", root, "-o", tmp_path / "export.md")
    assert (refused.code, refused.out) == (4, "")
    assert "--accept-risk protected-name" in refused.err
    assert not (tmp_path / "export.md").exists()
    assert "protected-name" in ran("check", root).out
    for command in COMMANDS:
        said = ran(*command, "-C", root)
        assert leaked(said.out + said.err) == [], command
        assert said.code != 70, (command, said.err)
    for folder in ("DATELINE_CACHE_DIR", "DATELINE_CONFIG_DIR", "XDG_STATE_HOME", "TMPDIR"):
        assert kept_in(tmp_path / folder) == set(), folder
    assert leaked((root / "corpus" / "protected.names").read_text(encoding="utf-8")) == []


NOTES = (
    "Jon1 Example",
    "Jon¹ Example",
    "Jon[1] Example",
    "Jon* Example",
    "Jo\u00adn<sup>2</sup> Ex-\n  ample",
)


@pytest.mark.parametrize("written", NOTES)
def test_no_mark_of_a_note_hides_a_name_from_any_door(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passage = "a surveyor walked"
    assert passage in LEDGER
    root = build(tmp_path / "canal")
    (root / "corpus" / "ledger.md").write_text(LEDGER.replace(passage, written), encoding="utf-8")
    send(monkeypatch, "Jon Example")
    ran("protect", "add", "-C", root)
    assert "protected-name" in ran("check", root).out
    assert ran("export", "-C", root).code == 4
    for command in COMMANDS:
        said = ran(*command, "-C", root)
        assert not [part for part in ("jon", "example was", "ample") if part in said.out.casefold()], command


LIKE_NAMES = ("Al", "Zebedee Quill", "Ann-Marie Josephine van der Bell-O’Hara")


def told_of(name: str, place: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, str, str]]:
    """What every command says of a chronology in which a protected name stands."""
    build(root)
    slug = "-".join(re.findall("[a-z]+", name.casefold()))
    forms = r"Zebedee\s+Quill|Zébedee-Quill|\\x5Aebed\\u0065e Quill|Quill, Zebedee"
    for path, text in HIDDEN[place].items():
        named = re.sub(forms, name, text.replace("zebedee-quill", slug), flags=re.IGNORECASE)
        (root / path.replace("zebedee-quill", slug)).write_text(named, encoding="utf-8")
    send(monkeypatch, name)
    ran("protect", "add", "-C", root)
    doors = [ran(*command, "-C", root) for command in (*COMMANDS, ["export", "--format", "json"])]
    return [(it.code, _without_digests(it.out, root), _without_digests(it.err, root)) for it in doors]


def _without_digests(text: str, root: Path) -> str:
    return re.sub("[0-9a-f]{16,64}", "DIGEST", text.replace(str(root), "ROOT"))


@pytest.mark.parametrize("place", HIDDEN)
def test_nothing_tells_how_long_a_name_is_or_how_many_words_it_has(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Nothing differs between the shortest and the longest, or, with `--everywhere`, one in between."""
    names = LIKE_NAMES if request.config.getoption("--everywhere") else LIKE_NAMES[::2]
    told = [told_of(name, place, tmp_path / f"canal-{at}", monkeypatch) for at, name in enumerate(names)]
    assert any("protected-name" in out for _, out, _ in told[0])
    for command, *answers in zip((*COMMANDS, ["export"]), *told, strict=True):
        assert answers == answers[:1] * len(answers), command


def test_what_was_accepted_is_recorded_and_the_name_stays_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = build(tmp_path / "canal", HIDDEN["note"]["events.yaml"])
    send(monkeypatch, NAME)
    ran("protect", "add", "-C", root)
    exported = ran("export", "-C", root, "--accept-risk", "protected-name")
    assert exported.code == 0
    assert "- Privacy risks accepted by the person who made this export: protected-name\n" in exported.out
    assert "Said by ███." in exported.out
    none = ran(
        "export", "-C", root, "--accept-risk", "protected-name", "--accept-risk", "identification-risk"
    )
    assert (none.code, none.out) == (2, "")
    assert "no risk named identification-risk" in none.err


def test_no_name_leaves_by_what_was_asked_for_or_by_the_name_of_the_file(
    canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(monkeypatch, NAME)
    ran("protect", "add", "-C", canal)
    assert ran("export", "-C", canal).code == 0
    asked = ran("export", "-C", canal, "quill", "zebedee")
    assert (asked.code, asked.out) == (4, "")
    named = ran("export", "-C", canal, "-o", tmp_path / "zebedee-quill.md")
    assert (named.code, leaked(named.err)) == (4, [])
    assert not (tmp_path / "zebedee-quill.md").exists()


def test_without_the_key_an_export_is_refused_until_that_is_accepted(
    canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(monkeypatch, NAME)
    ran("protect", "add", "-C", canal)
    next((tmp_path / "DATELINE_CONFIG_DIR").rglob("*.key")).unlink()
    refused = ran("export", "-C", canal)
    assert (refused.code, refused.out) == (4, "")
    assert "--accept-risk protected-names-unreadable" in refused.err
    assert ran("export", "-C", canal, "--accept-risk", "protected-names-unreadable").code == 0


def without_the_key(root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The chronology, with the name in a tag and on its list, and the key elsewhere."""
    (root / "events.yaml").write_text(HIDDEN["everywhere"]["events.yaml"], encoding="utf-8")
    send(monkeypatch, NAME)
    ran("protect", "add", "-C", root)
    next((folder / "DATELINE_CONFIG_DIR").rglob("*.key")).rename(folder / "key.away")
    return root


READING = (
    *([command, *rest] for command, *rest in COMMANDS if command not in {"export", "protect"}),
    ["facets"],
    ["elapsed", "survey", "digging"],
    ["browse"],
)


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_without_the_key_every_reading_command_says_so_and_nothing_is_kept(
    command: list[str], canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = without_the_key(canal, tmp_path, monkeypatch)
    send(monkeypatch, "quit")
    said = ran(*command, "-C", root)
    assert said.code in {0, 1}
    assert said.err.count("protected-names-unreadable") == 1
    assert "the key" in said.err
    for folder in ("DATELINE_CACHE_DIR", "XDG_STATE_HOME", "TMPDIR"):
        assert kept_in(tmp_path / folder) == set(), folder


def test_with_the_key_back_an_index_is_kept_again(
    canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = without_the_key(canal, tmp_path, monkeypatch)
    assert leaked(ran("show", "digging", "-C", root).out)
    (name,) = re.findall("key:([0-9a-f]+)", (root / "corpus" / "protected.names").read_text(encoding="utf-8"))
    (tmp_path / "key.away").rename(key_path(name))
    said = ran("list", "-C", root)
    assert (said.code, leaked(said.out + said.err), "unreadable" in said.err) == (0, [], False)
    assert list((tmp_path / "DATELINE_CACHE_DIR").rglob("*.sqlite"))
    assert kept_in(tmp_path / "DATELINE_CACHE_DIR") == set()


FILES = ("Zebedee Quill statement.txt", "zebedee_quill.md", "Quill, Zebedée (2).html", "Zebedee1 Quill.txt")


@pytest.mark.parametrize("file", FILES)
def test_a_source_is_not_called_by_a_name(
    file: str, canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(monkeypatch, NAME)
    ran("protect", "add", "-C", canal)
    document = tmp_path / file
    document.write_text("<p>The lock was shut.</p>" if file.endswith("html") else "The lock was shut.\n")
    said = ran("corpus", "add", "-C", canal, document)
    assert (said.code, leaked(said.out + said.err)) == (0, [])
    assert kept_in(canal / "corpus") == set()
    assert kept_in(canal) == set()
    assert ran("check", canal).code == 0


def test_what_a_document_says_of_itself_is_masked_and_its_words_are_found(
    canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(monkeypatch, NAME)
    ran("protect", "add", "-C", canal)
    page = tmp_path / "page.html"
    page.write_text("<html><head><title>What Zebedee Quill saw</title></head><body><p>By Quill, Zebedee.</p>")
    said = ran("corpus", "add", "-C", canal, page)
    assert (said.code, said.out.strip().rpartition("/")[2]) == (0, "what-saw.md")
    assert "its text contains names that must not appear" in said.err
    front, _, words = (canal / "corpus" / "what-saw.md").read_text(encoding="utf-8").rpartition("---")
    assert "What ███ saw" in front
    assert leaked(front) == []
    # These are the source's own, and the reader's to change.
    assert "Quill, Zebedee" in words
    assert "protected-name" in ran("check", canal).out


@pytest.mark.parametrize("name", ["zebedee-quill", "quill-zebedee-2", "of-zebedee-quill", "zebedeequill"])
def test_an_id_that_holds_a_name_is_refused(
    name: str, canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(monkeypatch, NAME)
    ran("protect", "add", "-C", canal)
    (tmp_path / "letter.txt").write_text("The lock was shut.\n")
    said = ran("corpus", "add", "-C", canal, "--id", name, tmp_path / "letter.txt")
    assert (said.code, said.out, leaked(said.err)) == (2, "", [])
    assert "the id contains a name that must not appear" in said.err
    assert kept_in(canal) == set()


def test_no_event_is_drafted_that_would_hold_a_name(canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = GAZETTE.replace("id: gazette", "id: zebedee-quill")
    (canal / "corpus" / "zebedee-quill.md").write_text(text, encoding="utf-8")
    send(monkeypatch, NAME)
    ran("protect", "add", "-C", canal)
    before = (canal / "events.yaml").read_bytes()
    said = ran("corpus", "draft", "-C", canal, "zebedee-quill#1", "--date", "1812", "--no-edit")
    assert said.code != 0
    assert leaked(said.out + said.err) == []
    reading = DateReading("1812", "as given")
    assert isinstance(build_draft(canal, CitationKey("zebedee-quill", "1"), reading), Failure)
    assert (canal / "events.yaml").read_bytes() == before


def test_no_chronology_is_started_in_a_folder_that_is_called_by_a_name(
    canal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(monkeypatch, NAME)
    ran("protect", "add", "-C", canal)
    for folder in ("zebedee-quill", "about/Zebedee Quill/1812", "zebedee/quill"):
        said = ran("new", folder, cwd=canal)
        assert (said.code, said.out, leaked(said.err)) == (4, "", [])
        assert kept_in(canal) == set()
    assert ran("new", "lockage", cwd=canal).code == 0


def test_what_is_said_of_files_and_of_what_was_typed_is_masked(
    canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(monkeypatch, NAME)
    ran("protect", "add", "-C", canal)
    folder = tmp_path / "Quill Zebedee"
    folder.mkdir()
    (folder / "letter.txt").write_text("Nothing.\n")
    for command in (
        ["export", "-o", folder / "export.md"],
        ["corpus", "attach", folder / "letter.txt"],
        ["corpus", "add", folder / "nothing.txt"],
        ["corpus", "add", "zebedee-quill.txt"],
        ["source", "zebedee-quill"],
        ["show", "zebedee-quill"],
        ["list", "actor:zebedee-quill"],
        ["search", "zebedee quill"],
        ["corpus", "hash", "zebedee-quill", "letter.txt"],
    ):
        said = ran(*command, "-C", canal)
        assert leaked(said.out + said.err) == [], command


def test_a_report_of_a_fault_holds_no_name(
    canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"
    monkeypatch.setenv("DATELINE_STATE_DIR", str(state))
    send(monkeypatch, NAME)
    ran("protect", "add", "-C", canal)

    def broken(*_: object) -> None:
        raise ValueError("what Zebedee Quill typed")

    monkeypatch.setattr("tui.cli.common_options.parse_query", broken)
    said = ran("list", "zebedee quill", "-C", canal)
    assert said.code == 70
    assert kept_in(state) == set()
    assert any("ValueError: what ███ typed" in path.read_text() for path in state.glob("report-*.txt"))


def test_an_actor_that_cannot_be_read_may_be_a_protected_one(tmp_path: Path) -> None:
    root = build(tmp_path / "canal", EVENTS.replace("role: Lock keeper, named", "protectd: true, named"))
    refused = ran("export", "-C", root)
    assert (refused.code, refused.out) == (4, "")
    assert "actors-in-doubt" in refused.err


def test_somebody_who_may_be_pieced_together_is_not_exported(tmp_path: Path) -> None:
    events = EVENTS.replace(
        "name: Mary Lock, role: Lock keeper, named-because: invented", "name: Person A, protected: true"
    )
    events = events.replace("date: 1813\n", "date: 1813-03\n").replace(
        "The first lock opens", "Person A, of Mill Lane, opens it"
    )
    root = build(tmp_path / "canal", events)
    refused = ran("export", "-C", root)
    assert (refused.code, refused.out) == (4, "")
    for said in (
        "identification-risk: Person A",
        "“1813-03” (lock-opened: date)",
        "“Mill Lane” (lock-opened: title)",
    ):
        assert said in refused.err
    assert ran("export", "-C", root, "shares").code == 0
    accepted = ran("export", "-C", root, "--accept-risk", "identification-risk")
    assert "accepted by the person who made this export: identification-risk\n" in accepted.out


def test_names_are_asked_for_without_an_echo(canal: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tui", "protect", "add", "-C", str(canal)]
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        close_fds=True,
    ) as running:
        os.close(theirs)
        shown = b""
        for typed in (NAME, NAME, "", ""):
            shown += _until(ours, b": ")
            if running.poll() is not None:
                break
            os.write(ours, f"{typed}\n".encode())
        shown += _until(ours, b"beside the chronology")
        assert running.wait(30) == 0
    os.close(ours)
    assert b"1 name on the list" in shown
    assert leaked(shown.decode()) == []


def _until(terminal: int, end: bytes) -> bytes:
    shown = b""
    while end not in shown:
        try:
            shown += os.read(terminal, 1024) or end
        except OSError:
            return shown
    return shown


def test_lists_tell_how_many_and_checks_tell_which_by_number(
    canal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ran("protect", "list", "-C", canal).out == "0 names\n"
    send(monkeypatch)
    assert ran("protect", "add", "-C", canal).code == 2
    send(monkeypatch, NAME, "Ada Lock")
    assert ran("protect", "add", "-C", canal).code == 0
    assert ran("protect", "list", "-C", canal).out.startswith("2 names\nkey ")
    send(monkeypatch, "quill, zebedee", "Nobody Here")
    checked = ran("protect", "check", "-C", canal)
    assert (checked.code, checked.out) == (1, "name 1: on the list\nname 2: not on the list\n")
    send(monkeypatch, NAME)
    assert "1 name on the list" in ran("protect", "remove", "-C", canal).err
