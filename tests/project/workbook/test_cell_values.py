"""What a changed cell becomes: the words that were not changed stay as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.text.payloads import PAYLOADS
from tui.export.escape import collapse_whitespace, to_single_line
from tui.parsing.yaml.tree import Data
from tui.project.workbook.cell_values import merge_words, read_cell
from tui.text.failure import Failure

OLD = "First para\u200b one.\n\nSecond  para\tend.\n"
SEEN = to_single_line(OLD)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (SEEN, OLD),
        (SEEN.replace("one", "two"), OLD.replace("one", "two")),
        (f"New {SEEN}", f"New {OLD}"),
        (f"{SEEN} More.", f"{OLD.rstrip()} More.\n"),
        (SEEN.replace(" Second", " Added words. Second"), OLD.replace("\n\n", " Added words.\n\n")),
        ("First Second", "First\n\nSecond\n"),
        ("Other\n\nwords", "Other\n\nwords\n"),
        ("para<ZWSP> twice para<ZWSP>", "para\u200b twice para\u200b\n"),
        ("", ""),
    ],
)
def test_what_is_left_as_it_was_keeps_its_paragraphs_and_hidden_characters(typed: str, written: str) -> None:
    assert merge_words(OLD, typed) == written


@each("text", PAYLOADS)
def test_a_hostile_text_stays_as_it_is_beside_a_new_word(text: str) -> None:
    assert merge_words(text, to_single_line(text)) == text
    assert (
        merge_words(text, f"{to_single_line(text)} new") == f"{text.rstrip()} new{text[len(text.rstrip()) :]}"
    )


def test_a_text_that_was_cut_is_not_written_over() -> None:
    wrong = merge_words("long " * 10_000, "short")
    assert isinstance(wrong, Failure)
    assert wrong.as_line() == "this text is longer than a cell can be; change it in the chronology"


@given(st.text(), st.text())
def test_any_text_becomes_what_was_typed(old: str, typed: str) -> None:
    made = merge_words(old, collapse_whitespace(typed))
    if isinstance(made, str):
        assert to_single_line(made).split() == to_single_line(typed).split()


KINDS = {"works": "Works", "money": "Money", "old-money": "money"}


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("date", "2013-05-14~", "2013-05-14~"),
        ("date", "14 May 2013", "2013-05-14"),
        ("date", "", ""),
        ("status", "Established", "established"),
        ("kind", "Works", "works"),
        ("kind", "WORKS", "works"),
        ("kind", "old-money", "old-money"),
        ("kind", "Money", "money"),
        ("tags", "a; b;a ;; c d", ["a", "b", "c d"]),
        ("title", "Two\nlines", "Two lines"),
        ("summary", "Two\n\nparagraphs", "Two\n\nparagraphs"),
    ],
)
def test_the_value_of_a_cell(key: str, text: str, value: Data) -> None:
    assert read_cell(key, text, None, KINDS) == value


@pytest.mark.parametrize(
    ("key", "text", "message", "remedy"),
    [
        ("status", "establisht", "there is no status `establisht`", "write established"),
        ("kind", "Wroks", "there is no kind `Wroks`", "write works"),
        ("kind", "MONEY", "2 kinds are called “MONEY”", "write one of: money, old-money"),
        ("date", "2013-02-30", "there is no day 30 in 2013-02", "write a day from 01 to 28"),
    ],
)
def test_what_a_cell_cannot_mean(key: str, text: str, message: str, remedy: str) -> None:
    wrong = read_cell(key, text, None, KINDS)
    assert isinstance(wrong, Failure)
    assert message in wrong.message
    assert remedy in wrong.remedy


def test_a_tag_with_the_mark_between_tags_is_not_taken_apart() -> None:
    wrong = read_cell("tags", "a;b; new", ["a;b"], {})
    assert isinstance(wrong, Failure)
    assert read_cell("tags", "zw<ZWSP>sp; new", ["zw\u200bsp"], {}) == ["zw\u200bsp", "new"]
