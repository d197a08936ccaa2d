from __future__ import annotations

import pytest

from tui.chronology.ids import is_id, to_id


@pytest.mark.parametrize("text", ["a", "7", "lamp-lit", "gazette-1951", "a" * 100])
def test_ids(text: str) -> None:
    assert is_id(text)
    assert to_id(text) == text


@pytest.mark.parametrize("text", ["", "-a", "a-", "a--b", "Lamp", "lamp lit", "é", "a\n", "a" * 101])
def test_what_is_no_id(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize(
    ("text", "made"),
    [("The Lamp is Lit!", "the-lamp-is-lit"), (" – 1871 – ", "1871"), ("灯台", ""), ("", "")],
)
def test_the_id_that_a_text_resembles(text: str, made: str) -> None:
    assert to_id(text) == made
