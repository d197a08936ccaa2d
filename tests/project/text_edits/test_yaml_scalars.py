"""A text is written in the wanted style where it can be read from it, and else in one that it can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.parsing.decoding import find_forbidden
from tui.parsing.yaml.tree import read_tree
from tui.project.text_edits.yaml_scalars import DOUBLE, FOLDED, LITERAL, PLAIN, SINGLE, write_scalar


@pytest.mark.parametrize(
    ("text", "style", "written"),
    [
        ("It shone", PLAIN, "It shone"),
        ("It: shone", PLAIN, '"It: shone"'),
        ("paper #1", PLAIN, '"paper #1"'),
        ("~", PLAIN, '"~"'),
        ("It's", SINGLE, "'It''s'"),
        ("It's", DOUBLE, '"It\'s"'),
        ("one\ntwo", SINGLE, '"one\\ntwo"'),
        ("one two three four five six", FOLDED, ">-\n    one two three four\n    five six"),
        ("one\n\ntwo", FOLDED, ">-\n    one\n\n\n    two"),
        ("one\ntwo", LITERAL, "|-\n    one\n    two"),
        ("one\n  two\n", LITERAL, "|\n    one\n      two"),
        (" one", LITERAL, '" one"'),
    ],
)
def test_the_style_that_is_wanted(text: str, style: str, written: str) -> None:
    assert write_scalar(text, style, pad=4, width=12) == written


@given(
    st.text(max_size=80).filter(lambda text: find_forbidden(text) is None and "\r" not in text),
    st.sampled_from([PLAIN, SINGLE, DOUBLE, LITERAL, FOLDED]),
    st.booleans(),
)
def test_every_text_is_read_as_it_was(text: str, style: str, in_flow: bool) -> None:
    written = write_scalar(text, style, in_flow=in_flow, pad=4)
    tree = read_tree(f"k: [{written}]\n" if in_flow else f"k:\n  a: {written}\n")
    assert tree.data == {"k": [text] if in_flow else {"a": text}}
    assert tree.faults == []
