"""What people break in a hurry and what strangers break on purpose: told at its line, and never in anger.

Each case spoils the canal company in one place, and gives the place of the first problem, its code and the
exit code of `check`. Every other command, asked of the same files, says nothing that can do harm.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.canal import EVENTS, LEDGER, build
from tests.cli.running import Ran, ran
from tui.text.sanitize import find_hidden_controls

OTHERS = (
    "list",
    "search shares",
    "show shares-sold",
    "source",
    "differences",
    "export",
    "timeline --at 1812",
)

SPOILT = [
    pytest.param(
        "    title: The company sells", "\ttitle: The company sells", "26:1", "yaml-tab", 3, id="tab"
    ),
    pytest.param(
        "    title: The company sells",
        "    \ttitle: The company sells",
        "26:5",
        "yaml-tab",
        3,
        id="tab-behind-spaces",
    ),
    pytest.param(
        "    kind: money", "      kind: money", "27:7", "yaml-indentation", 3, id="indented-too-far"
    ),
    pytest.param(
        "    kind: money", "   kind: money", "27:4", "yaml-indentation", 3, id="indented-too-little"
    ),
    pytest.param("    kind: money", "kind: money", "27:1", "unknown-key", 3, id="not-indented"),
    pytest.param(
        "  - id: shares-sold",
        "    - id: shares-sold",
        "24:5",
        "yaml-indentation",
        3,
        id="hyphen-indented-too-far",
    ),
    pytest.param(
        "    title: The company sells",
        "\xa0\xa0\xa0\xa0title: The company sells",
        "26:1",
        "unknown-key",
        3,
        id="space-no-break",
    ),
    pytest.param(
        "title: The company sells",
        "title:\xa0The company sells",
        "26:11",
        "yaml-space",
        3,
        id="space-no-break-behind-colon",
    ),
    pytest.param(
        "title: The company sells",
        "title The company sells",
        "26:5",
        "yaml-colon-missing",
        3,
        id="colon-missing",
    ),
    pytest.param(
        "- id: shares-sold", "- id shares-sold", "24:5", "yaml-colon-missing", 3, id="colon-missing-first"
    ),
    pytest.param(
        "format: dateline/1",
        "format dateline/1",
        "1:1",
        "yaml-colon-missing",
        3,
        id="colon-missing-on-line-1",
    ),
    pytest.param(
        "- id: shares-sold", "- id:shares-sold", "24:5", "yaml-colon-missing", 3, id="colon-without-space"
    ),
    pytest.param(
        "The company sells shares",
        "The company: it sells shares",
        "26:23",
        "yaml-colon",
        3,
        id="colon-in-title",
    ),
    pytest.param(
        "says: On 1 June", "says: On: 1 June", "52:18", "yaml-bracket-open", 3, id="colon-in-braces"
    ),
    pytest.param("The company sells", "@company sells", "26:12", "yaml-reserved", 3, id="at"),
    pytest.param("The company sells", "`company` sells", "26:12", "yaml-reserved", 3, id="backquote"),
    pytest.param("The company sells", "%company sells", "26:12", "yaml-reserved", 3, id="per-cent"),
    pytest.param("The company sells", "*company* sells", "26:12", "yaml-reserved", 3, id="star"),
    pytest.param("The company sells", "& company sells", "26:12", "yaml-reserved", 3, id="ampersand"),
    pytest.param("The company sells", "&company sells", "26:12", "yaml-anchor", 1, id="anchor"),
    pytest.param("The company sells", "!company sells", "26:12", "yaml-tag", 1, id="exclamation"),
    pytest.param("The company sells", "|company sells", "26:12", "yaml-block-text", 3, id="bar"),
    pytest.param(
        "The company sells", "[The company] sells", "26:26", "yaml-reserved", 3, id="bracket-in-front"
    ),
    pytest.param(
        "title: A bridge is", "title: 'A bridge is", "42:12", "yaml-quote-open", 3, id="quote-open-to-the-end"
    ),
    pytest.param(
        "title: A surveyor walks the line",
        'title: "A surveyor walks the line\n    note: a "line"',
        "12:12",
        "yaml-quote-open",
        3,
        id="quote-open-to-the-next",
    ),
    pytest.param(
        "title: A surveyor walks",
        "title: 'The surveyor's walk'  #",
        "12:26",
        "yaml-after-quote",
        3,
        id="quote-inside-quotes",
    ),
    pytest.param("title: The company", 'title: "C:\\company"  #', "26:15", "yaml-escape", 3, id="backslash"),
    pytest.param("cites: [ledger#4]", "cites: [ledger#4", "46:12", "yaml-bracket-open", 3, id="bracket-open"),
    pytest.param(
        "works: {label: Works}", "works: {label: Works", "4:10", "yaml-bracket-open", 3, id="brace-open"
    ),
    pytest.param("cites: [ledger#4]", "cites: [ledger#4]]", "46:22", "yaml-reserved", 3, id="bracket-twice"),
    pytest.param("ledger#3, quote", "ledger#3 quote", "32:33", "yaml-bracket-open", 3, id="comma-missing"),
    pytest.param(
        "  - id: shares-sold", "  -id: shares-sold", "24:3", "yaml-dash", 3, id="hyphen-without-space"
    ),
    pytest.param(
        "  - id: shares-sold", "    id: shares-sold", "24:5", "yaml-duplicate-key", 1, id="hyphen-missing"
    ),
    pytest.param("  - id: shares-sold", "  – id: shares-sold", "24:3", "yaml-dash", 3, id="dash-for-hyphen"),
    pytest.param("id: shares-sold", "id: digging", "24:9", "duplicate-id", 1, id="id-twice"),
    pytest.param(
        "    kind: money", "    kind: money\n    kind: works", "28:5", "yaml-duplicate-key", 1, id="key-twice"
    ),
    pytest.param(
        "    title: The company sells",
        "    tittle: The company sells",
        "26:5",
        "unknown-key",
        1,
        id="key-misspelt",
    ),
    pytest.param(
        "    title: The company sells",
        "    Title: The company sells",
        "26:5",
        "unknown-key",
        1,
        id="key-of-another-case",
    ),
    pytest.param("{says: On 1 June", "{says:On 1 June", "52:10", "unknown-key", 1, id="key-without-space"),
    pytest.param(
        "    title: The company sells", "    ~: The company sells", "26:5", "yaml-key", 1, id="key-empty"
    ),
    pytest.param(
        "    title: The company sells",
        '    "\\e[2Jtitle": The company sells',
        "26:5",
        "control-character",
        1,
        id="key-with-an-escape",
    ),
    pytest.param(
        "    title: The company sells",
        "    ti\u202etle: The company sells",
        "26:5",
        "unknown-key",
        1,
        id="key-turned-round",
    ),
    pytest.param(
        "status: admitted", "status: Admitted", "28:13", "unknown-word", 1, id="status-of-another-case"
    ),
    pytest.param("kind: money", "kind: monies", "27:11", "unknown-kind", 1, id="kind-unknown"),
    pytest.param("cites: [ledger#4]", "cites: ledger#4", "46:12", "wrong-shape", 1, id="cites-a-text"),
    pytest.param("cites: [ledger#4]", "cites: {ledger: 4}", "46:12", "wrong-shape", 1, id="cites-a-mapping"),
    pytest.param("ledger#4", "ledger#44", "46:20", "unknown-passage", 1, id="passage-unknown"),
    pytest.param("ledger#4", "leger#4", "46:13", "unknown-source", 1, id="source-unknown"),
    pytest.param(
        "quote: two hundred shares",
        "quote: nine thousand barges",
        "32:36",
        "quote-not-found",
        1,
        id="quote-absent",
    ),
    pytest.param("ledger#3, quote", "ledger#2, quote", "32:36", "quote-moved", 1, id="quote-moved"),
    pytest.param("1812-06-01", "1812-06-31", "25:19", "bad-date", 1, id="day-that-is-none"),
    pytest.param("1811/1813-04", "1813/1811", "17:11", "bad-date", 1, id="years-exchanged"),
    pytest.param("1812-06-01", "1 June 1812", "25:11", "bad-date", 1, id="day-in-words"),
    pytest.param("1812-06-01", "1" * 500_000, "25:11", "bad-date", 1, id="day-of-500000-digits"),
    pytest.param("1812-06-01", "44 BC", "25:11", "bad-date", 1, id="year-before-christ"),
    pytest.param("1812-06-01", "\uff11\uff18\uff11\uff12", "25:11", "bad-date", 1, id="digits-full-width"),
    pytest.param("after: lock-opened", "after: bridge-mended", "45:12", "order-circle", 1, id="after-itself"),
    pytest.param("after: lock-opened", "after: lock-opend", "45:12", "unknown-event", 1, id="after-nothing"),
    pytest.param("    kind: money", "    <<: {kind: money}", "27:5", "yaml-merge-key", 1, id="merge-key"),
    pytest.param("The company sells", "\x1b]52;c;aGk=\x07", "26:12", "control-character", 3, id="escape"),
    pytest.param("The company sells", "\x9b2J", "26:12", "control-character", 3, id="c1"),
    pytest.param("The company sells", "The\x00company", "26:15", "control-character", 3, id="nul"),
    pytest.param(
        "The company sells", "The \u202ecompany sells", "26:16", "hidden-character", 0, id="turned-round"
    ),
    pytest.param(
        "    title: The company sells shares\n",
        "<<<<<<< HEAD\n    title: The company sells\n=======\n    title: Shares\n>>>>>>> b\n",
        "26:1",
        "yaml-syntax",
        3,
        id="git",
    ),
    pytest.param(
        "differences:", "---\ndifferences:", "47:1", "yaml-second-document", 3, id="second-document"
    ),
    pytest.param("The company sells", "[" * 100_000, "26:41", "too-deep", 3, id="deep"),
]
IN_A_SOURCE = [
    pytest.param("title: The ledger", "title: The: ledger", "4:11", "yaml-colon", id="colon-in-title"),
    pytest.param("title: The ledger", 'title: "The ledger', "4:8", "yaml-quote-open", id="quote-open"),
    pytest.param("title: The", "\ttitle: The", "4:1", "yaml-tab", id="tab"),
    pytest.param("title: The", "titel: The", "4:1", "unknown-key", id="key-misspelt"),
    pytest.param("id: ledger", "id: book", "2:5", "source-id-differs", id="id-of-another"),
    pytest.param("issued: 1814-01", "issued: January 1814", "6:9", "bad-date", id="date-in-words"),
    pytest.param("text: verbatim", "text: Full", "8:7", "unknown-word", id="text-of-another-case"),
    pytest.param("text: verbatim\n---\n", "text: verbatim\n", "1:1", "front-matter-open", id="front-open"),
    pytest.param("---\nid", "\n---\nid", "2:1", "front-matter-missing", id="front-late"),
    pytest.param("---\nid", "----\nid", "1:1", "front-matter-missing", id="front-of-four"),
    pytest.param("line.", "line. {speaker=clerk", "11:40", "bad-attributes", id="brace-open"),
    pytest.param("line.", "line. {speaker = clerk}", "11:40", "bad-attributes", id="equals-with-spaces"),
    pytest.param("line.", "{speaker=clerk} line.", "11:34", "bad-attributes", id="braces-in-the-middle"),
    pytest.param("line.", "line. {speaker=clerk, origin=a}", "11:49", "bad-attributes", id="comma"),
    pytest.param("line.", "line.\n\n{speaker=clerk}", "13:1", "bad-attributes", id="braces-alone"),
    pytest.param("line.", "line. {span=9-3}", "11:46", "bad-span", id="span"),
    pytest.param("line.", "line. {hash=x}", "11:46", "bad-hash", id="hash"),
    pytest.param("line.", "line. {about=1811-02-30}", "11:55", "bad-date", id="about"),
    pytest.param("line.", "line.\x1b[2J", "11:39", "control-character", id="escape"),
]


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


FILES = [
    pytest.param(Path.mkdir, "1:1", "not-a-file", id="folder"),
    pytest.param(os.mkfifo, "1:1", "not-a-file", id="pipe"),
    pytest.param(_link("nowhere"), "1:1", "file-missing", id="link-to-nowhere"),
    pytest.param(_link("/dev/zero"), "1:1", "outside-folder", id="link-to-a-device"),
    pytest.param(_link("events.yaml"), "1:1", "file-unreadable", id="link-to-itself"),
    pytest.param(_bytes("# ledger\ntitle: café".encode("latin-1")), "2:11", "not-utf8", id="latin-1"),
    pytest.param(_bytes(EVENTS.encode("utf-16-le")), "1:1", "not-utf8", id="utf-16-unmarked"),
    pytest.param(_bytes(EVENTS.replace("1811~", "x").encode("utf-16")), "11:11", "bad-date", id="utf-16"),
    pytest.param(
        _bytes(EVENTS.replace("1811~", "x").replace("\n", "\r\n").encode()), "11:11", "bad-date", id="crlf"
    ),
    pytest.param(
        _bytes(EVENTS.replace("1811~", "x").replace("\n", "\r").encode()), "11:11", "bad-date", id="cr"
    ),
    pytest.param(
        _bytes(b"\xef\xbb\xbf" + EVENTS.replace("1811~", "x").encode()), "11:11", "bad-date", id="mark"
    ),
    pytest.param(_bytes(b"# a\n\n- b\n- c\n"), "3:1", "wrong-shape", id="list"),
    pytest.param(_bytes(b"# a\nb\n"), "2:1", "wrong-shape", id="text"),
    pytest.param(_bytes(b""), "1:1", "no-events", id="empty"),
    pytest.param(_bytes(b"# nothing yet\n"), "1:1", "no-events", id="comment"),
    pytest.param(
        _bytes(b'{"format": "dateline/1",\n "events": [{"id": "a"\n'), "2:13", "yaml-bracket-open", id="json"
    ),
    pytest.param(
        _bytes(b"format: dateline/1\nx-a: &a [b]\nx-c: [*a, *a]\n"), "2:6", "yaml-anchor", id="aliases"
    ),
]


def harmless(result: Ran) -> Ran:
    """The result, of which nothing reaches a terminal that should not, and which is no breakdown."""
    for stream in (result.out, result.err):
        assert find_hidden_controls(stream) == ()
        assert "Traceback" not in stream
    assert result.code in {0, 1, 2, 3}
    return result


def first_problem(root: Path) -> tuple[str, str, int]:
    """The place and the code of what `check` tells first, and its exit code."""
    checked = harmless(ran("check", root))
    found = re.match(r"(\S+:\d+:\d+): ([\w-]+): ", checked.out)
    assert found, checked
    assert "→ " in checked.out
    return found[1], found[2], checked.code


@pytest.mark.sweep
@pytest.mark.parametrize(("old", "new", "place", "code", "ends"), SPOILT)
def test_a_spoilt_chronology(tmp_path: Path, old: str, new: str, place: str, code: str, ends: int) -> None:
    assert old in EVENTS
    root = build(tmp_path / "canal", EVENTS.replace(old, new, 1))
    assert first_problem(root) == (f"events.yaml:{place}", code, ends)
    for command in OTHERS:
        harmless(ran(*command.split(), "-C", root))


@pytest.mark.parametrize(("old", "new", "place", "code"), IN_A_SOURCE)
def test_a_spoilt_source(canal: Path, old: str, new: str, place: str, code: str) -> None:
    assert old in LEDGER
    (canal / "corpus" / "ledger.md").write_text(LEDGER.replace(old, new, 1), encoding="utf-8")
    assert first_problem(canal) == (f"corpus/ledger.md:{place}", code, 1)
    for command in ("list", "show survey", "source ledger", "source ledger#1"):
        harmless(ran(*command.split(), "-C", canal))


@pytest.mark.parametrize(("make", "place", "code"), FILES)
def test_another_thing_called_events_yaml(
    canal: Path, make: Callable[[Path], object], place: str, code: str
) -> None:
    (canal / "events.yaml").unlink()
    make(canal / "events.yaml")
    where, told, _ = first_problem(canal)
    assert (where, told) == (f"events.yaml:{place}", code)
    for command in OTHERS:
        harmless(ran(*command.split(), "-C", canal))
