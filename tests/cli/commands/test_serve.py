"""What `dateline serve` says where it does not serve; what it does where it does is in `tests/web`."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import TIMEOUT, ran


def test_a_port_that_is_taken_is_said(canal: Path) -> None:
    pytest.importorskip("textual_serve", reason="the extra `web` is not installed")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = ran("serve", canal, "--port", str(port))
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f"dateline: cannot listen on port {port}: Address already in use; "
        "choose another with --port N, or 0 for any free one\n"
    )


@pytest.mark.parametrize("missing", ["aiohttp", "textual_serve"])
def test_without_the_extra_it_says_how_to_get_it(canal: Path, missing: str) -> None:
    """In a process of its own, since what was imported once here would stay so for other tests."""
    code = f"import sys; sys.modules[{missing!r}] = None; from tui.__main__ import main; sys.exit(main())"
    result = subprocess.run(
        [sys.executable, "-c", code, "serve", str(canal)],
        capture_output=True,
        check=False,
        text=True,
        timeout=TIMEOUT,
    )
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        f"dateline: `dateline serve` needs {missing}, which is not installed; "
        'install it: pip install "dateline[web]"\n'
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nowhere"], 3, "there is no nowhere"),
        (["here", "-C", "there"], 2, "there and here are different chronologies"),
        (["--port", "65536"], 2, "65536 is not in the range"),
        (["--host", "0.0.0.0"], 2, "No such option"),
    ],
    ids=lambda it: " ".join(it) if isinstance(it, list) else "",
)
def test_what_cannot_be_served_is_refused(tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    pytest.importorskip("textual_serve", reason="the extra `web` is not installed")
    result = ran("serve", *arguments, cwd=tmp_path)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
