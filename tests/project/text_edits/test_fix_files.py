"""The new words are written over the old ones, and every other byte of the files stays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.parsing.loader import load_chronology
from tui.parsing.name_keys import key_path
from tui.project.atomic_write import write_together
from tui.project.name_list import add_names
from tui.project.text_edits import fix_files as module
from tui.project.text_edits.fix_files import FileNotReadable, FixedFiles, fix_files
from tui.text.failure import Failure
from tui.validation.check import check_chronology

SHIPPED = Path(__file__).parents[3]
OLD = {
    "status": "standing",
    "public": "known",
    "differences": "accounts",
    "paraphrase": "digest",
    "verbatim": "full",
    "hash": "seal",
    "speaker": "voice",
}
NEW = {new: new for new in OLD}

EVENTS = """\
format: dateline/1
title: The canal, its standing and its accounts
x-known: {{standing: full}}
kinds:
  standing: {{label: Works}}
events:
  - id: known
    date: 1811
    title: "Known: the voice of the seal"
    kind: standing
    {status}: reported  # standing: reported
    {public}: 1812
    summary: >-
      standing: not this one
    x-voice: full
    cites: [ledger#1]
  - {{id: shut, date: 1812, title: Shut, kind: standing, '{status}': admitted, cites: [ledger#2]}}
# accounts: of whom
{differences}:
  - id: when
    question: When, and in what standing?
    events: [shut]
    versions:
      - {{says: "known: 1811", cites: [ledger#1]}}
      - {{says: In 1812, cites: [ledger#2]}}
"""
LEDGER = """\
---
title: The full digest
issued: 1813
text: {paraphrase}  # text: digest
note: 'text: full'
---
[1] By its seal=1, voice=x {{.note}}. {{span=1-9 {hash}=20:ce1a86917bce26b7 {speaker}="the seal=1 voice"}}

[2] It was shut.
{{{speaker}=clerk
origin=voice}}
"""


def write(root: Path, words: Mapping[str, str], events: str = EVENTS, ledger: str = LEDGER) -> Path:
    (root / "corpus").mkdir(parents=True, exist_ok=True)
    (root / "events.yaml").write_bytes(events.format(**words).encode())
    (root / "corpus" / "ledger.md").write_bytes(ledger.format(**words).encode())
    return root


def content(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def fixed(root: Path, *, dry_run: bool = False) -> FixedFiles:
    done = fix_files(root, dry_run=dry_run)
    assert isinstance(done, FixedFiles)
    return done


def refused(root: Path) -> Failure:
    before = content(root)
    done = fix_files(root)
    assert isinstance(done, Failure)
    assert content(root) == before
    return done


def test_only_the_words_change(tmp_path: Path) -> None:
    root = write(tmp_path / "old", OLD)
    done = fixed(root)
    assert content(root) == content(write(tmp_path / "new", NEW))
    assert [f"{it.place.path}:{it.place.line} {it.old} {it.new}" for it in done.replaced] == [
        "events.yaml:11 standing status",
        "events.yaml:12 known public",
        "events.yaml:17 standing status",
        "events.yaml:19 accounts differences",
        "corpus/ledger.md:4 digest paraphrase",
        "corpus/ledger.md:7 seal hash",
        "corpus/ledger.md:7 voice speaker",
        "corpus/ledger.md:10 voice speaker",
    ]
    assert done.left == ()
    assert check_chronology(load_chronology(root)) == ()


def test_fixed_again_nothing_changes(tmp_path: Path) -> None:
    root = write(tmp_path, OLD)
    fixed(root)
    times = [path.stat().st_mtime_ns for path in (root / "events.yaml", root / "corpus" / "ledger.md")]
    assert fixed(root) == FixedFiles((), ())
    assert times == [
        path.stat().st_mtime_ns for path in (root / "events.yaml", root / "corpus" / "ledger.md")
    ]


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    root = write(tmp_path, OLD)
    before = content(root)
    done = fixed(root, dry_run=True)
    assert content(root) == before
    assert fixed(root) == done


KEYS = st.sampled_from(["{0}", '"{0}"', "'{0}'"])
PROSE = st.sampled_from(
    ["", "  # standing: seal", " # known", "  # \u2028accounts: 🜁", "  # text: full, voice=x", " #\tdigest"]
)


@st.composite
def events_files(draw: st.DrawFn) -> str:
    """Templates of an events.yaml."""
    parts = [
        "format: dateline/1",
        *draw(st.lists(st.sampled_from(["", "# standing: x", "about: known"]), max_size=1)),
    ]
    parts += ["kinds: {{known: {{label: Voice}}}}", "events:"]
    for number in range(draw(st.integers(1, 4))):
        status, public = (draw(KEYS).format(f"{{{name}}}") for name in ("status", "public"))
        first = f"id: e{number}"
        rest = ["title: 'standing: é🜁'", "date: 1811", "kind: known", f"{status}: reported"]
        rest += [f"{public}: 1812"] if draw(st.booleans()) else []
        keys = [first, *draw(st.permutations(rest))]
        if draw(st.booleans()):
            parts.append(f"  - {{{{{', '.join(keys)}}}}}{draw(PROSE)}")
        else:
            parts += [f"  -   {keys[0]}", *(f"      {key}{draw(PROSE)}" for key in keys[1:])]
        parts += draw(st.lists(st.sampled_from(["", "# accounts:", "  # standing: x"]), max_size=2))
    section = draw(KEYS).format("{differences}")
    parts.insert(draw(st.sampled_from([1, len(parts)])), f"{section}: [{{{{id: d, question: standing}}}}]")
    return "\n".join(parts) + draw(st.sampled_from(["", "\n", "\n\n# known: 1"]))


@st.composite
def source_files(draw: st.DrawFn) -> str:
    """Templates of a file of corpus/."""
    kind = draw(KEYS).format(draw(st.sampled_from(["{paraphrase}", "{verbatim}"])))
    front = draw(st.permutations(["title: A full digest", f"text: {kind}{draw(PROSE)}", "issued: 1811"]))
    parts = ["\n".join(["---", *front, "---"])]
    blocks = [
        "{hash}=20:ce1a86917bce26b7",
        "span=1-9",
        '{speaker}="a seal=1 🜁"',
        ".voice",
        "x-seal=1",
        "origin=voice",
    ]
    for number in range(draw(st.integers(1, 4))):
        block = draw(st.permutations(blocks))[: draw(st.integers(0, len(blocks)))]
        between = draw(st.sampled_from([" ", "\n", "  "]))
        text = f"[{number}] The seal=1 voice=x standing: é {{{{.known}}}}."
        parts.append(f"{text}{between}{{{{{between.join(block)}}}}}" if block else text)
    return "\n\n".join(parts) + draw(st.sampled_from(["", "\n"]))


@given(events_files(), source_files(), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_of_any_file_only_the_words_change(
    tmp_path: Path, events: str, ledger: str, newline: str, mark: bool
) -> None:
    def ended(template: str) -> str:
        return ("\ufeff" if mark else "") + template.replace("\n", newline)

    root = write(tmp_path / "old", OLD, ended(events), ended(ledger))
    new = write(tmp_path / "new", NEW, ended(events), ended(ledger))
    before = [it.code for it in check_chronology(load_chronology(root)) if it.code != "old-word"]
    assert fixed(root).left == ()
    assert content(root) == content(new)
    assert [it.code for it in check_chronology(load_chronology(root))] == before


def test_of_the_shipped_chronology_only_the_words_change(tmp_path: Path) -> None:
    """It is written in the new words: put into the old ones and fixed, it must be what it was."""
    (tmp_path / "corpus").mkdir()
    names = ["events.yaml", *(f"corpus/{path.name}" for path in (SHIPPED / "corpus").glob("*.md"))]
    shipped = {name: (SHIPPED / name).read_bytes() for name in names}
    for name, data in shipped.items():
        text = data.decode()
        if name == "events.yaml":
            text = re.sub(r"^    (status|public):", lambda key: f"    {OLD[key[1]]}:", text, flags=re.M)
            text = text.replace("\ndifferences:", "\naccounts:")
        elif name != "corpus/README.md":
            text = re.sub(r"^text: (\w+)", lambda kind: f"text: {OLD[kind[1]]}", text, flags=re.M)
            text = re.sub(r"(?<=[{ ])(hash|speaker)=", lambda key: f"{OLD[key[1]]}=", text)
        (tmp_path / name).write_bytes(text.encode())
    reading = load_chronology(tmp_path)
    hashes = [str(it.hash) for source in reading.chronology.sources for it in source.passages if it.hash]
    assert len(hashes) == 132
    assert {it.code for it in check_chronology(reading)} == {"old-word"}
    assert len(check_chronology(reading)) == len(OLD) - 1
    counts = [it.old for it in fixed(tmp_path).replaced]
    assert (counts.count("seal"), counts.count("accounts")) == (132, 1)
    assert content(tmp_path) == shipped


def test_a_word_beside_the_new_one_is_left(tmp_path: Path) -> None:
    events = EVENTS.replace("{status}: reported", "{status}: reported\n    status: alleged")
    ledger = LEDGER.replace("{speaker}=clerk", "{speaker}=clerk speaker=keeper")
    root = write(tmp_path, OLD, events, ledger)
    left = [f"{it.place}: {it.remedy}" for it in fixed(root).left]
    assert left == ["events.yaml:11:5: delete one of the two", "corpus/ledger.md:10:2: delete one of the two"]
    text = (root / "events.yaml").read_text(encoding="utf-8")
    assert "    standing: reported\n    status: alleged  # standing: reported\n" in text
    assert "'status': admitted" in text
    assert "{voice=clerk speaker=keeper" in (root / "corpus" / "ledger.md").read_text(encoding="utf-8")
    assert fixed(root).replaced == ()


def test_a_word_with_escapes_is_left(tmp_path: Path) -> None:
    root = write(tmp_path, OLD, EVENTS.replace("    {status}:", '    "st\\x61nding":'))
    done = fixed(root)
    assert [f"{it.place.line}: {it.message}; {it.remedy}" for it in done.left] == [
        "11: `standing` is written with escapes here, and was left; write `status`"
    ]
    assert '    "st\\x61nding": reported' in (root / "events.yaml").read_text(encoding="utf-8")
    assert [it.place.line for it in done.replaced if it.old == "standing"] == [17]


UNREADABLE = [
    pytest.param("events.yaml", b"events: [", "events.yaml cannot be read to its end", id="yaml"),
    pytest.param("events.yaml", b"format: \xff", "events.yaml cannot be read to its end", id="bytes"),
    pytest.param(
        "corpus/ledger.md", b"---\ntext: [\n", "corpus/ledger.md cannot be read to its end", id="front matter"
    ),
    pytest.param("corpus/other.md", b"\x00", "corpus/other.md cannot be read to its end", id="control"),
    pytest.param(
        "corpus/ledger.md",
        LEDGER.format(**OLD).encode("utf-16"),
        "corpus/ledger.md is UTF-16",
        id="UTF-16",
    ),
    pytest.param(
        "events.yaml",
        EVENTS.format(**OLD).replace("    known: 1812", "    standing: alleged").encode(),
        "events.yaml would not say the same",
        id="repeated",
    ),
]


@pytest.mark.parametrize(("name", "data", "message"), UNREADABLE)
def test_where_one_file_cannot_be_fixed_none_is(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    root = write(tmp_path, OLD)
    (root / name).write_bytes(data)
    failure = refused(root)
    assert isinstance(failure, FileNotReadable)
    assert message in failure.message
    assert failure.remedy


def test_what_an_editor_saves_meanwhile_is_kept_and_fixed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, OLD)
    ledger = root / "corpus" / "ledger.md"
    saved: list[bytes] = []

    def save_first(*files: object, **options: object) -> object:
        if not saved:
            saved.append(ledger.read_bytes() + b"\n[3] Saved meanwhile. {voice=editor}\n")
            ledger.write_bytes(saved[0])
        return write_together(*files, **options)  # type: ignore[arg-type]  # it is passed on as it came

    monkeypatch.setattr(module, "write_together", save_first)
    monkeypatch.setattr("tui.project.folder_lock.time.sleep", lambda _: None)
    assert [it.old for it in fixed(root).replaced].count("voice") == 3
    assert ledger.read_bytes().endswith(b"\n[3] Saved meanwhile. {speaker=editor}\n")
    assert b"standing: reported  #" not in (root / "events.yaml").read_bytes()


def test_where_a_file_may_not_be_written_none_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, OLD)
    monkeypatch.setattr("tui.project.atomic_write.os.access", lambda path, _: path.name != "ledger.md")
    assert "no permission to write to" in refused(root).message


def test_what_was_begun_is_finished(tmp_path: Path) -> None:
    root = write(tmp_path / "old", OLD)
    new = write(tmp_path / "new", NEW)
    (root / "events.yaml").write_bytes((new / "events.yaml").read_bytes())
    assert {it.place.path for it in fixed(root).replaced} == {"corpus/ledger.md"}
    assert content(root) == content(new)


def test_links_are_followed_and_two_names_of_one_file_are_one_file(tmp_path: Path) -> None:
    root, new = write(tmp_path / "old", OLD), write(tmp_path / "new", NEW)
    (root / "corpus" / "ledger.md").rename(root / "_ledger")
    for name in ("ledger.md", "copy.md"):
        (root / "corpus" / name).symlink_to(root / "_ledger")
    fixed(root)
    assert (root / "corpus" / "ledger.md").is_symlink()
    assert (root / "_ledger").read_bytes() == (new / "corpus" / "ledger.md").read_bytes()


def test_without_a_corpus_events_alone_are_fixed(tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_bytes(EVENTS.format(**OLD).encode())
    fixed(tmp_path)
    assert content(tmp_path) == {"events.yaml": EVENTS.format(**NEW).encode()}


def test_beside_protected_names_the_words_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))
    events = EVENTS.replace("title: Shut", "title: Zebedee Quill shut it").replace("about", "Zebedee Quill")
    root, new = write(tmp_path / "old", OLD, events), write(tmp_path / "new", NEW, events)
    added = add_names(root, ("Zebedee Quill",), lambda _: None)
    assert not isinstance(added, Failure)
    assert added.key == key_path(added.key.stem)
    fixed(root)
    assert {name: data for name, data in content(root).items() if not name.endswith(".names")} == content(new)


def test_a_file_called_by_a_protected_name_is_to_be_renamed_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))
    root = write(tmp_path / "old", OLD)
    (root / "corpus" / "ledger.md").rename(root / "corpus" / "zebedee-quill.md")
    add_names(root, ("Zebedee Quill",), lambda _: None)
    failure = refused(root)
    assert "zebedee" not in failure.message.lower()
    assert failure.remedy == "rename the file first"
