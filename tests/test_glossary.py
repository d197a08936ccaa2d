"""The glossary has every word of the format, of queries and of statuses, each once and in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from benchmarks.pages import DOCS
from tests.test_format_reference import EVENTS_YAML, FRONT_MATTER, HEAD, KINDS_AND_ACTORS
from tui.chronology.edtf_date import Precision
from tui.chronology.enums import (
    CitationRole,
    EventStatus,
    QuoteStatus,
    SearchStatus,
    SourceExtent,
    TextKind,
)
from tui.chronology.problem import Severity
from tui.evidence.hashes.hash_placement import HashStatus
from tui.parsing.passages import ATTRIBUTES
from tui.parsing.query.fields import FIELDS, IS_WORDS, RANGE_WORDS

PAGE = (DOCS / "glossary.md").read_text(encoding="utf-8")
TERMS = re.findall(r"^- \*\*(.+?)\*\*: .", PAGE, re.MULTILINE)
RETIRED = {
    "account",
    "accounts",
    "digest",
    "extract",
    "known",
    "known-by",
    "seal",
    "sealed",
    "standing",
    "voice",
}
"""Words that other words have replaced."""


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(EVENTS_YAML | KINDS_AND_ACTORS | HEAD, id="events.yaml"),
        pytest.param(FRONT_MATTER, id="front matter"),
        pytest.param(ATTRIBUTES, id="attributes"),
        pytest.param([*FIELDS, *IS_WORDS, *RANGE_WORDS], id="queries"),
        pytest.param(
            [*EventStatus, *CitationRole, *TextKind, *SourceExtent, *SearchStatus, *Severity], id="values"
        ),
        pytest.param([*QuoteStatus, *HashStatus], id="statuses of citations"),
        pytest.param([one.name.lower() for one in Precision], id="precisions"),
    ],
)
def test_every_word_is_explained(words: Iterable[str]) -> None:
    assert sorted(set(words) - set(TERMS)) == []


def test_each_word_is_there_once_and_in_the_order_of_the_alphabet() -> None:
    assert sorted(set(TERMS), key=lambda term: (term.casefold(), term)) == TERMS


def test_each_entry_is_short() -> None:
    entries = re.findall(r"^- \*\*.+?\*\*: (.+)$", PAGE, re.MULTILINE)
    assert len(entries) == len(TERMS) == len(re.findall(r"^- ", PAGE, re.MULTILINE))
    assert [entry for entry in entries if len(entry) > 220 or not entry.endswith(".")] == []


def test_no_word_is_one_that_was_replaced() -> None:
    assert RETIRED & {term.casefold() for term in TERMS} == set()
