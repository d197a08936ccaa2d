from __future__ import annotations

import subprocess
import sys

import pytest

from tui.text.suggest import closest_match, containing_matches

KINDS = ("court", "police", "review")


@pytest.mark.parametrize(
    ("word", "meant"),
    [("cuort", "court"), ("POLICE", "police"), ("reviews", "review"), ("lighthouse", None), ("", None)],
)
def test_nearest(word: str, meant: str | None) -> None:
    assert closest_match(word, KINDS) == meant


def test_of_equals_the_first() -> None:
    assert closest_match("ab", ["abc", "abd"]) == "abc"


def test_nothing_is_near_where_there_is_nothing() -> None:
    assert closest_match("court", []) is None


def test_those_that_hold_a_text() -> None:
    choices = ("havelock", "upper-lock", "Lock-keeper", "mill")
    assert containing_matches("LOCK", choices, 3) == ["Lock-keeper", "upper-lock", "havelock"]
    assert containing_matches("lock", choices, 2) == ["Lock-keeper", "upper-lock"]
    assert containing_matches("lo", choices, 3) == ["Lock-keeper", "upper-lock"]
    assert containing_matches("", choices, 3) == containing_matches("canal", choices, 3) == []


def test_the_library_is_loaded_only_when_it_is_asked() -> None:
    code = "import sys, tui.text.suggest; sys.exit('rapidfuzz' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
