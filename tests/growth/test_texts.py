"""Texts, names to be masked and query lines: twice as long takes no more than twice the steps."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial

import pytest

from tests.growth.counting import SIZES, is_linear, steps
from tui.chronology.date_reader.typed_dates import use_typed_date
from tui.chronology.edtf import EdtfError
from tui.evidence.anonymity.identifying_details import find_details
from tui.evidence.date_extraction.extract_dates import find_mentions
from tui.export.escape import escape
from tui.parsing.query.edit_query import field_values, toggle_value
from tui.parsing.query.parse_query import parse_query
from tui.text.name_mask import NameMask, hash_name
from tui.text.sanitize import find_hidden_controls, sanitize
from tui.text.search_text import find_terms, normalize
from tui.text.wrap import wrap

LEAST = 2_500
KEY = b"k" * 32
NAMES = NameMask(KEY, [hash_name(KEY, name) for name in ("Mary Lock", "a b", "aa", "Jon")])
UNITS = [
    "a",
    "a ",
    "aa ",
    "1 ",
    "1",
    "12 ",
    "-",
    "[",
    "[a]b",
    "{",
    "a\u0301",
    "\u0301",
    "\u200d",
    "\u202e",
    "\t",
    "\n",
    " ",
    "&",
    "&amp;",
    "%41",
    "\\u0041",
    "\\",
    '"',
    '"a" ',
    "'",
    "<a>",
    "<",
    "kind:",
    "kind:x ",
    "-kind:x,",
    "Jon ",
    "Mary Lock ",
    "Mary\n",
    "*",
    "_",
    "`",
    "|",
    "漢",
    "İ",
    "👍🏽",
    "\u00ad",
    "14 May 2013 ",
    "14 May, ",
    "2013 and ",
    "three days later ",
    "on Monday ",
    "from 1990 to ",
    "1,",
    "1/",
    "aged 14 ",
    "first ",
    "twenty-",
    "deadbeef1 ",
]


def _date(text: str) -> None:
    with contextlib.suppress(EdtfError):
        use_typed_date(text)


def _mask(text: str) -> None:
    NAMES.mask(text)
    NAMES.mask_form(text)
    NAMES.cover(text)


WORKS: dict[str, Callable[[str], object]] = {
    "cleaning": lambda text: (sanitize(text), find_hidden_controls(text)),
    "wrapping": lambda text: wrap(text, 40),
    "folding": lambda text: find_terms(normalize(text), parse_query("a b 1")[0].highlight_terms),
    "masking": _mask,
    "a query": lambda text: parse_query(text, {"kind": ["a"]}),
    "a facet": lambda text: (toggle_value(text, "kind", "x"), field_values(text, "kind")),
    "a date": _date,
    "dates": find_mentions,
    "details": lambda text: list(find_details(text)),
    "Markdown": escape,
}


@pytest.mark.sweep
@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("unit", UNITS)
def test_texts(unit: str, work: str) -> None:
    counts = []
    for size in SIZES:
        # What names are disguised by is read with a thousand letters on either side, however short a text is.
        text = unit * ((LEAST // len(unit) if work == "masking" else 120) * size)
        counts.append(steps(partial(WORKS[work], text)))
    assert is_linear(counts, 6_000), counts


@pytest.mark.parametrize(
    "unit",
    [
        "[2015] EWCA ",
        "(2013) 1 AB ",
        "(D. Me. ",
        "1 F. 2d ",
        "020 7946 ",
        "A/",
        "sections 1998, ",
        "44 BC ",
        "AD 43 to ",
        "5th century ",
        "3. bis ",
        "3 et 4 ",
        "mars 2011 ",
        "12/01/2015 ",
        "not before ",
        "28 days after ",
        "on or before the ",
        "the 2003 Act ",
        "2013年",
        "20110314 ",
    ],
)
def test_dates_of_a_long_text(unit: str) -> None:
    counts = [steps(partial(find_mentions, unit * (150 * size))) for size in SIZES]
    assert is_linear(counts, 6_000), counts


@pytest.mark.parametrize("count", ["names", "text", "both"])
def test_masking_many_names(count: str) -> None:
    work = []
    for size in SIZES:
        names = 50 * (size if count in {"names", "both"} else 1)
        veiled = NameMask(
            KEY, [hash_name(KEY, f"Lock {chr(97 + at % 26)}keeper {at}") for at in range(names)]
        )
        text = "The lock akeeper 7 and Lock ckeeper 2. " * (20 * (size if count in {"text", "both"} else 1))
        work.append(steps(partial(veiled.mask, text)))
    assert is_linear(work), work


@pytest.mark.parametrize("term", ["tag:x{} ", "-tag:x{} ", "tag:known{} ", "x{}: ", "tag:x{},"])
def test_a_query_line_of_many_terms_among_many_that_are_known(term: str) -> None:
    """What was probably meant is looked for among all that is known, for some of the terms."""
    counts = []
    for size in SIZES:
        known = {"tag": [f"known{at}" for at in range(100 * size)]}
        line = "".join(term.format(at) for at in range(100 * size))
        counts.append(steps(partial(parse_query, line, known)))
    assert is_linear(counts, 60_000), counts


def test_terms_beyond_those_that_are_looked_for_are_told_too() -> None:
    problems = parse_query(" ".join(f"tag:x{at}" for at in range(80)), {"tag": ["known"]})[1]
    unknown = [problem for problem in problems if problem.message.startswith("there is no tag")]
    assert len(unknown) == 80
    assert unknown[0].remedy == "use one of: known"
    assert unknown[-1].remedy == "put the others right first"
