from __future__ import annotations

import pytest

from tui.text.note_marks import drop_marks, marked_names, show_marks, split_marks


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("Lit.", ["Lit."]),
        ("Lit.[^1]", ["Lit.", 1]),
        ("Lit [^1], and out.[^2] Dark.", ["Lit", 1, ", and out.", 2, " Dark."]),
        ("[^2][^1]", [2, 1]),
        ("Lit.[^3] [^0] [^x] [^99999999999]", ["Lit.[^3] [^0] [^x] [^99999999999]"]),
        ("Lit.[^ 1] [1] \\[^1", ["Lit.[^ 1] [1] \\[^1"]),
    ],
)
def test_a_text_is_split_at_the_marks_that_name_a_citation(text: str, parts: list[str | int]) -> None:
    assert list(split_marks(text, 2)) == parts


def test_marks_are_shown_and_dropped() -> None:
    assert show_marks("Lit [^1], out.[^2] No [^3].", 2) == "Lit[1], out.[2] No [^3]."
    assert drop_marks("Lit [^1], out.[^2] No [^3].", 2) == "Lit, out. No [^3]."


def test_what_looks_like_a_mark_is_named_once() -> None:
    assert marked_names("a[^1] b[^9] c[^one] d[^1] [^]") == ("1", "9", "one")
