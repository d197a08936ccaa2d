"""What only a process of its own shows: terminals, pipes, encodings, what is imported."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import CHECKOUT, TIMEOUT, ran, spawned


def shell(line: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a line in bash, in which `dateline` is this program."""
    function = f'dateline() {{ "{sys.executable}" -m tui "$@"; }}; '
    return subprocess.run(
        ["bash", "-c", function + line],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=TIMEOUT,
    )


def test_the_explorer_without_a_terminal_says_what_to_do(canal: Path) -> None:
    for arguments in ([], ["."], ["--no-mouse", "--ascii"]):
        result = spawned(*arguments, cwd=canal)
        assert (result.returncode, result.stdout) == (2, b"")
        assert result.stderr == (
            b"dateline: the explorer needs a terminal, and its input is a pipe or a file; "
            b"use: dateline list, show or search\n"
        )


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_the_explorer_on_a_terminal_that_can_do_nothing(canal: Path, term: str) -> None:
    primary, secondary = os.openpty()
    try:
        result = subprocess.run(
            [sys.executable, "-m", "tui"],
            cwd=canal,
            env=os.environ | {"PYTHONPATH": str(CHECKOUT), "TERM": term},
            stdin=secondary,
            stdout=subprocess.PIPE,
            stderr=secondary,
            check=False,
            timeout=TIMEOUT,
        )
        said = os.read(primary, 1000)
    finally:
        os.close(primary)
        os.close(secondary)
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"TERM is " + (term.encode() or b"not set") in said
    assert b"\x1b" not in said


def test_a_reader_who_leaves_early_is_no_trouble(canal: Path) -> None:
    result = shell("dateline list --format json | head -1; echo ${PIPESTATUS[0]}", canal)
    assert result.stdout.split(b"\n")[0] == b"["
    assert b"Error" not in result.stderr
    assert b"Traceback" not in result.stderr
    closed = shell("dateline list > >(exec 0<&-; true); dateline keys | true; echo ${PIPESTATUS[0]}", canal)
    assert closed.stdout.strip() in {b"0", b"141"}
    assert b"Exception" not in closed.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(
    "command",
    ["list", "export", "list --format json", "keys", "--help", "list --help", "--version", "schema"],
)
def test_a_full_disk_behind_standard_output_ends_with_4(canal: Path, command: str) -> None:
    result = shell(f"dateline {command} >/dev/full", canal)
    assert result.returncode == 4
    assert b"cannot write the answer: No space left on device" in result.stderr
    assert b"Traceback" not in result.stderr
    assert b"Exception" not in result.stderr


def test_closed_streams_are_no_trouble(canal: Path) -> None:
    assert shell("dateline list >&-", canal).returncode == 4
    assert shell("dateline list 2>&-", canal).returncode == 0
    assert shell("dateline list <&-", canal).returncode == 0


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252:strict"},
    ],
    ids=["C", "C without UTF-8", "ascii", "cp1252"],
)
def test_an_encoding_that_lacks_letters_gets_escapes(canal: Path, environment: dict[str, str]) -> None:
    events = (canal / "events.yaml").read_text(encoding="utf-8")
    (canal / "events.yaml").write_text(events.replace("first lock", "first lock of 水門"), encoding="utf-8")
    result = spawned("list", cwd=canal, environment=environment)
    assert result.returncode == 0
    assert b"lock-opened" in result.stdout
    assert "水門".encode() in result.stdout or b"\\u6c34\\u9580" in result.stdout


def test_a_path_that_is_no_text_is_said_without_a_traceback(canal: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "tui", "list", "-C", b"nowhere\xff\x1b[2J"],
        cwd=canal,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=TIMEOUT,
    )
    assert result.returncode == 3
    assert b"\x1b" not in result.stderr
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("no_colour", ["", "1"])
def test_a_pipe_gets_what_a_terminal_gets_but_for_colours(canal: Path, no_colour: str) -> None:
    primary, secondary = os.openpty()
    try:
        subprocess.run(
            [sys.executable, "-m", "tui", "list"],
            cwd=canal,
            env=os.environ
            | {"PYTHONPATH": str(CHECKOUT), "COLUMNS": "40", "TERM": "xterm", "NO_COLOR": no_colour},
            stdin=secondary,
            stdout=secondary,
            stderr=subprocess.DEVNULL,
            check=True,
            timeout=TIMEOUT,
        )
        shown = os.read(primary, 100_000)
    finally:
        os.close(primary)
        os.close(secondary)
    text = shown.replace(b"\r\n", b"\n").decode()
    assert ("\x1b" in text) is not bool(no_colour)
    assert re.sub(r"\x1b\[[0-9;]+m", "", text) == ran("list", "-C", canal).out


WATCH = """
import sys
from tui.cli.main import run
code = run(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


def imported(canal: Path, *arguments: str) -> set[str]:
    """The packages that a command imports."""
    result = subprocess.run(
        [sys.executable, "-c", WATCH, *arguments],
        cwd=canal,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=TIMEOUT,
    )
    return set(result.stderr.decode().splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["list", "--format", "json"],
        ["search", "shares"],
        ["show", "survey"],
        ["source", "ledger#1"],
        ["differences"],
        ["timeline", "--at", "1812"],
        ["export"],
        ["keys"],
        ["browse"],
        ["--help"],
        ["."],
    ],
    ids=" ".join,
)
def test_a_fresh_index_is_opened_without_yaml_and_models(canal: Path, arguments: list[str]) -> None:
    ran("list", "-C", canal)
    assert imported(canal, *arguments) & {"pydantic", "yaml", "textual", "rich", "rapidfuzz"} == set()


@pytest.mark.parametrize(
    "module", ["tui.explorer.app", "tui.cli.main", "tui.parsing.loader", "tui.index.open_index"]
)
def test_the_reader_of_dates_is_loaded_by_nothing_that_no_date_needs(module: str) -> None:
    code = f"import sys, {module}; sys.exit('tui.chronology.date_reader.read_date' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=CHECKOUT).returncode == 0


@pytest.mark.parametrize("arguments", [["check"], ["schema"], ["new", "fresh"], ["list"]], ids=" ".join)
def test_no_command_imports_the_screen(canal: Path, arguments: list[str]) -> None:
    assert imported(canal, *arguments) & {"textual", "rich"} == set()
