"""What strangers wrote reaches neither stream raw, and none of it is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Ran, ran
from tests.text.payloads import PAYLOADS, visible
from tui.text.sanitize import find_hidden_controls

SOURCE = """\
---
id: log
type: document
title: {title}
author: [{title}]
issued: 1890
rights: {title}
text: verbatim
---

The lamp was lit. {inline}
"""


def safe(result: Ran) -> Ran:
    """The result, once nothing in it can do harm."""
    for stream in (result.out, result.err):
        assert find_hidden_controls(stream) == ()
        assert "Traceback" not in stream
    return result


def squeezed(text: str) -> str:
    return "".join(text.split())


def quoted(payload: str) -> str:
    """As YAML writes it, every character of four hexadecimal digits as an escape."""
    return (
        '"' + "".join(char if char > "\uffff" else f"\\u{ord(char):04x}" for char in written(payload)) + '"'
    )


def written(payload: str) -> str:
    """As a file can hold it: half a character has no bytes."""
    return payload.encode("utf-8", "replace").decode()


def lighthouse(root: Path, payload: str) -> Path:
    """A chronology with the payload wherever there is text."""
    text = quoted(payload)
    (root / "corpus").mkdir(parents=True)
    (root / "events.yaml").write_text(
        f"""\
format: dateline/1
title: {text}
about: {text}
notice: {text}
kinds:
  light: {{label: {text}, about: {text}}}
actors:
  keeper: {{name: {text}, role: {text}, named-because: {text}}}
events:
  - id: lamp-lit
    date: 1890
    title: {text}
    kind: light
    status: reported
    actors: [keeper]
    summary: {text}
    note: {text}
    tags: [{text}]
    cites:
      - {{passage: "log#1", quote: {text}}}
  - {{id: plain, date: 1891, title: The plain one, kind: light, status: reported, cites: ["log#1"]}}
differences:
  - id: which
    question: {text}
    events: [lamp-lit]
    versions:
      - {{says: {text}, cites: ["log#1"]}}
      - {{says: No, cites: ["log#1"]}}
    note: {text}
""",
        encoding="utf-8",
    )
    inline = written(payload).replace("\n", " ")
    (root / "corpus" / "log.md").write_text(SOURCE.format(title=text, inline=inline), encoding="utf-8")
    return root


IN_WORDS: tuple[tuple[str, ...], ...] = (
    ("list",),
    ("show", "lamp-lit"),
    ("differences",),
    ("timeline", "--at", "1890"),
)
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("check", "--strict", "--format", "json"),
    ("check", "--format", "sarif"),
    ("check", "--format", "github"),
    ("list",),
    ("list", "--format", "json"),
    ("list", "--format", "jsonl"),
    ("search", "lamp"),
    ("search", "lamp", "--format", "json"),
    ("show", "lamp-lit"),
    ("show", "lamp-lit", "--format", "json"),
    ("source",),
    ("source", "log"),
    ("source", "log#1"),
    ("source", "log", "--format", "json"),
    ("differences",),
    ("differences", "--format", "jsonl"),
    ("timeline", "--at", "1890"),
    ("export",),
)


@pytest.fixture
def blind_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if reading let every character through, so that the gate behind it stands alone."""
    for module in ("yaml.tree", "safe_files"):
        monkeypatch.setattr(f"tui.parsing.{module}.find_forbidden", lambda *_: None)


@pytest.mark.sweep
@pytest.mark.usefixtures("blind_reader")
@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_what_was_read_is_shown_whole_and_harmless(tmp_path: Path, payload: str) -> None:
    root = lighthouse(tmp_path / "lighthouse", payload)
    said = {command: safe(ran(*command, cwd=root)) for command in COMMANDS}
    for command in IN_WORDS:
        assert said[command].code == 0
        assert visible(written(payload).strip()) in squeezed(said[command].out)
    for command in COMMANDS:
        if "json" in command:
            json.loads(said[command].out)
    event = json.loads(said["show", "lamp-lit", "--format", "json"].out)
    assert event["title"] == written(payload).strip()


@pytest.mark.sweep
@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_what_is_not_read_is_named_and_harmless(tmp_path: Path, payload: str) -> None:
    root = lighthouse(tmp_path / "lighthouse", payload)
    checked, listed = safe(ran("check", root)), safe(ran("list", "-C", root))
    if "lamp-lit" not in listed.out:
        assert checked.code in {1, 3}
        assert "events.yaml:" in checked.out


ARGUMENTS: tuple[tuple[str, ...], ...] = (
    ("list",),
    ("search",),
    ("show",),
    ("source",),
    ("differences",),
    ("export",),
    ("list", "-C"),
    ("list", "--from"),
    ("list", "--format"),
    ("timeline", "--at"),
    ("check",),
    (),
)


@pytest.mark.sweep
@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_no_argument_is_echoed_raw(canal: Path, payload: str) -> None:
    for command in ARGUMENTS:
        result = safe(ran(*command, payload, cwd=canal))
        assert result.code in {0, 1, 2, 3}
        # The events that are nearest to a query that finds none have a line each.
        assert result.err.partition("No event has all these words")[0].count("\n") <= 4


@pytest.mark.sweep
@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_no_file_name_is_echoed_raw(canal: Path, tmp_path: Path, payload: str) -> None:
    name = payload.replace("/", "").replace("\0", "")[:60] or "empty"
    target = tmp_path / name
    assert safe(ran("export", "-C", canal, "-o", target)).code in {0, 2, 4}
    assert safe(ran("export", "-C", canal, "-o", target, "--format", "csv")).code in {0, 4}
    assert safe(ran("export", "-C", canal, "-o", target, "--format", "csv")).code == 4
    assert safe(ran("new", tmp_path / f"n{name}")).code in {0, 4}
    (canal / "corpus" / f"{written(name)}.md").write_text("Nothing.")
    assert safe(ran("check", canal)).code == 1
    safe(ran("source", "-C", canal))
