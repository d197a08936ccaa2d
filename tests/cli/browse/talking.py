"""A conversation with `dateline browse`, as a script of lines."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.running import Ran, ran


class Talk:
    """Says lines to `dateline browse` about one chronology."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._root = root
        self._monkeypatch = monkeypatch

    def ran(self, *lines: str, options: tuple[str, ...] = ()) -> Ran:
        """The whole run."""
        typed = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")
        self._monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
        return ran("browse", "--plain", *options, self._root)

    def __call__(self, *lines: str, options: tuple[str, ...] = ()) -> str:
        """What is answered, without the greeting and wrapped lines joined: one line of words."""
        result = self.ran(*lines, options=options)
        assert (result.code, result.err) == (0, "")
        return " ".join(result.out.partition("quit to leave.\n")[2].split())
