"""Commands in pipes and on terminals."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.terminal.house import SHIPPED, House
from tests.terminal.terminal import DATELINE
from tests.waiting import LONGEST

COMMANDS = [
    ["list"],
    ["list", "--format", "json"],
    ["search", "lock"],
    ["show", "shares-sold"],
    ["source", "ledger#3"],
    ["differences"],
    ["timeline", "--at", "1812"],
    ["export"],
    ["check", "--format", "json"],
    ["keys"],
    ["--help"],
]


_COLOURS = re.compile(rb"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_terminal_gets_the_bytes_that_a_pipe_gets_but_for_colours(
    house: House, canal: Path, command: list[str]
) -> None:
    piped = subprocess.run(
        [DATELINE, *command],
        cwd=canal,
        env=house.env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    terminal = house.open(*command, cwd=canal, size=(40, 10), stderr=subprocess.DEVNULL)
    assert terminal.ended() == piped.returncode == 0
    assert _COLOURS.sub(b"", terminal.raw.replace(b"\r\n", b"\n")) == piped.stdout
    assert piped.stdout


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_what_is_no_text_goes_to_a_pipe_and_to_no_terminal(house: House, canal: Path, name: str) -> None:
    command = ["export", "--format", name]
    piped = subprocess.run(
        [DATELINE, *command],
        cwd=canal,
        env=house.env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert (piped.returncode, piped.stdout[:4]) == (0, b"PK\x03\x04")
    terminal = house.open(*command, cwd=canal, size=(100, 10))
    assert terminal.ended() == 2
    assert (
        b"this format is no text for a terminal; name a file: -o FILE, or send it to a pipe" in terminal.raw
    )
    assert b"PK" not in terminal.raw


def through(house: House, line: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line in a shell, with the command installed."""
    path = f"{DATELINE.parent}{os.pathsep}{house.env['PATH']}"
    return subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=SHIPPED,
        env=house.env | {"PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=LONGEST,
    )


def test_a_reader_who_wants_one_line_gets_it(house: House) -> None:
    result = through(house, "dateline list | head -1")
    assert result.returncode == 0
    assert result.stdout.count(b"\n") == 1
    assert b"Traceback" not in result.stderr
    assert b"Broken" not in result.stderr


@pytest.mark.parametrize(
    "command",
    [["list"], ["export"], ["export", "--format", "docx"], ["keys"], ["list", "--format", "json"]],
    ids=" ".join,
)
def test_a_reader_who_is_gone_is_no_trouble(house: House, command: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        result = subprocess.run(
            [DATELINE, *command],
            cwd=SHIPPED,
            env=house.env,
            stdin=subprocess.DEVNULL,
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
            timeout=LONGEST,
        )
    finally:
        os.close(writer)
    assert (result.returncode, result.stderr) == (141, b"")
