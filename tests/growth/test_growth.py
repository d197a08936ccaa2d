"""Twice the input takes no more than twice the steps, whoever wrote it; and no comparison is a long one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.evidence.quotations.test_quote_check import cite, source
from tests.growth.counting import SIZES, compared, is_linear, steps
from tests.growth.shapes import SHAPES
from tests.parsing.folders import write
from tui.chronology.enums import QuoteStatus
from tui.evidence.quotations import quote_check
from tui.evidence.quotations.fuzzy_match import LONGEST
from tui.evidence.quotations.quote_check import MOST_PLACES
from tui.parsing.loader import load_chronology
from tui.validation.check import check_chronology

SIZE = 150
AT_ONCE = 1_500_000
"""The most of one text's letters times another's that is compared without a pause."""


def _check(root: Path) -> None:
    check_chronology(load_chronology(root))


@pytest.mark.parametrize("shape", SHAPES)
def test_reading_and_checking_grow_like_what_is_read(shape: str, tmp_path: Path) -> None:
    counts = []
    for size in SIZES:
        events, text = SHAPES[shape](SIZE * size)
        root = write(tmp_path / str(size), events, s=text)
        counts.append(steps(partial(_check, root)))
    assert is_linear(counts), counts


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        (lambda n: "a" * n + "b", lambda n: "a" * 50 * n),
        (lambda n: "the cat sat " * (n // 12) + "x", lambda n: "the cat sat " * 10 * n),
        (lambda n: "ab" * (n // 2) + "c", lambda n: "ba" * 50 * n),
        (lambda n: "a" * n + "b", lambda n: ("a" * 99 + " ") * n),
        (lambda n: "".join(map(str, range(n))), lambda n: "x".join(map(str, range(4 * n)))),
    ],
    ids=["one letter", "words", "two letters", "lines", "numbers"],
)
@pytest.mark.parametrize("size", [300, 2_000])
def test_comparing_grows_like_the_quotation_and_never_takes_long(
    quote: Callable[[int], str], text: Callable[[int], str], size: int
) -> None:
    work = []
    for times in SIZES:
        citation, of = cite(quote(size * times)), source(text(size))
        products = compared(partial(quote_check.check_quotes, citation, of))
        assert max(products, default=0) <= AT_ONCE
        work.append(sum(products))
    assert max(work) <= 600_000_000


def test_comparing_does_not_grow_with_the_source() -> None:
    quote = cite("a" * 300 + "b")
    sources = [source("a" * 100_000 * n) for n in SIZES]
    work = [sum(compared(partial(quote_check.check_quotes, quote, of))) for of in sources]
    assert is_linear(work), work


def test_what_is_too_long_to_compare_is_told() -> None:
    text = "the lock was opened " * (LONGEST // 10)
    assert quote_check.check_quotes(cite(text[: LONGEST + 500]), source(text)).status is QuoteStatus.EXACT
    finding = quote_check.check_quotes(cite("x" + text[: LONGEST + 500]), source(text))
    assert (finding.status, finding.passage) == (QuoteStatus.NOT_COMPARED, None)


def test_what_stands_in_too_many_places_is_told() -> None:
    many = "a a " * 200_000
    assert quote_check.check_quotes(cite("a a"), source(many)).status is QuoteStatus.AMBIGUOUS
    assert quote_check.check_quotes(cite("a a"), source(many)).places == MOST_PLACES
    assert quote_check.check_quotes(cite("a a", prefix="b"), source(many)).status is QuoteStatus.NOT_COMPARED
    assert quote_check.check_quotes(cite("5"), source("15 " * 200_000)).status is QuoteStatus.NOT_COMPARED
    few = "a a " * 2_000 + "b a a"
    assert quote_check.check_quotes(cite("a a", prefix="b"), source(few)).status is QuoteStatus.EXACT
    assert quote_check.check_quotes(cite("5"), source("15 " * 2_000 + "5")).status is QuoteStatus.EXACT


@pytest.mark.parametrize("length", [350, 450, 900, 2_500, 9_000])
def test_a_long_quotation_with_a_slip_is_near_at_its_place(length: int) -> None:
    text = " ".join(
        f"word{chr(97 + at % 26)}{chr(97 + at // 26 % 26)}{chr(97 + at // 676)}" for at in range(6_000)
    )
    start = text.index(" ", 11_000) + 1
    right = text[start : text.index(" ", start + length)]
    at = right.index(" ", length // 2) + 3
    wrong = right[:at] + "q" + right[at + 1 :]
    finding = quote_check.check_quotes(cite(wrong), source("Before.", text, "After."))
    assert finding.status is QuoteStatus.NEAR
    assert finding.nearest.strip() == right
    assert finding.score > 99
