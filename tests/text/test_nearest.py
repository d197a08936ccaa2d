from __future__ import annotations

import subprocess
import sys

import pytest

from tui.text.nearest import holding, nearest

KINDS = ("court", "police", "review")


@pytest.mark.parametrize(
    ("word", "meant"),
    [("cuort", "court"), ("POLICE", "police"), ("reviews", "review"), ("lighthouse", None), ("", None)],
)
def test_nearest(word: str, meant: str | None) -> None:
    assert nearest(word, KINDS) == meant


def test_of_equals_the_first() -> None:
    assert nearest("ab", ["abc", "abd"]) == "abc"


def test_nothing_is_near_where_there_is_nothing() -> None:
    assert nearest("court", []) is None


def test_those_that_hold_a_text() -> None:
    choices = ("havelock", "upper-lock", "Lock-keeper", "mill")
    assert holding("LOCK", choices, 3) == ["Lock-keeper", "upper-lock", "havelock"]
    assert holding("lock", choices, 2) == ["Lock-keeper", "upper-lock"]
    assert holding("lo", choices, 3) == ["Lock-keeper", "upper-lock"]
    assert holding("", choices, 3) == holding("canal", choices, 3) == []


def test_the_library_is_loaded_only_when_it_is_asked() -> None:
    code = "import sys, tui.text.nearest; sys.exit('rapidfuzz' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
