"""However much a stranger wrote, a pane wraps only so much of it, and tells what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import PALETTE
from tests.explorer.screen_driver import exploring, flat
from tests.growth.counting import SIZES, is_linear, steps
from tests.parsing.folders import write
from tui.explorer.long_texts import shorten
from tui.explorer.widgets.detail import Detail
from tui.explorer.widgets.excerpt import Excerpt
from tui.explorer.widgets.render_line import render_line
from tui.text.search_text import SearchTerm
from tui.views.lines import Line, TextRole, TextSpan, line

TEXTS = st.lists(st.integers(0, 3_000), max_size=80)
HEAD = "format: dateline/1\ntitle: T\nkinds:\n  works: {label: Works}\nevents:\n"


def written(lines: list[int]) -> list[Line]:
    return [
        line("a" * (length // 2), TextSpan("b" * (length - length // 2), TextRole.CITED)) for length in lines
    ]


def letters(one: Line) -> str:
    return "".join(span.text for span in one.spans if span.role is not TextRole.QUIET)


@given(TEXTS)
def test_what_there_is_room_for_stays_as_it_is(lengths: list[int]) -> None:
    lines = written(lengths)
    assert shorten(lines, sum(lengths) + 50 * len(lines)) is lines


@given(TEXTS, st.integers(1_000, 50_000))
def test_every_line_is_at_its_place_or_told(lengths: list[int], most: int) -> None:
    lines = written(lengths)
    shown = shorten(lines, most)
    left = len(lines) - most // 100
    if shown is not lines and left > 0:
        assert shown[-1].text == f"… {left:,} more lines are not shown here"
        shown = shown[:-1]
    assert len(lines) - len(shown) == (max(left, 0) if shown is not lines else 0)
    for before, after in zip(lines, shown, strict=False):
        told = [
            int(one.replace(",", "")) for one in re.findall(r" … \(([\d,]+) more characters\)", after.text)
        ]
        assert len(letters(after)) + sum(told) == len(before.text)
        kept = [one for one in after.spans if one.role is not TextRole.QUIET]
        assert all(one.text.startswith(left.text) for one, left in zip(before.spans, kept, strict=True))
    assert sum(len(letters(one)) for one in shown) <= max(most, 200 * len(shown))


@given(TEXTS, st.integers(1_000, 50_000))
def test_only_the_longest_are_cut(lengths: list[int], most: int) -> None:
    lines = written(lengths)
    pairs = list(zip(lines, shorten(lines, most)[: len(lines)], strict=False))
    whole = [len(before.text) for before, after in pairs if before is after]
    cut = {
        len(letters(after))
        for before, after in pairs
        if before is not after and before.spans[0].text[:1] == "a"
    }
    left = [length for length in cut if length]
    assert not left or max(whole, default=0) <= max(left)


@given(st.integers(0, 99_999))
def test_a_point_that_is_meant_is_near_the_beginning_of_what_is_shown(point: int) -> None:
    text = "".join(f"{at:05}" for at in range(20_000))
    (shown,) = shorten([line("[1] ", text)], 1_000, {0: 4 + point})
    label, kept = [span.text for span in shown.spans if span.role is not TextRole.QUIET]
    start = text.index(kept)
    assert label == "[1] "
    assert start <= point < start + len(kept)
    assert point - start <= 100 or start + len(kept) == len(text)
    assert (f"[1] ({start:,} characters before this) … " in shown.text) == (start > 0)


@pytest.mark.parametrize(
    ("text", "term"), [("a " * 1_000, "a"), ("the lock " * 300, "lock"), ("x" * 2_000, "")]
)
def test_lit_lines_take_steps_like_their_length(text: str, term: str) -> None:
    lit = (SearchTerm(term),) if term else ()
    counts = [steps(partial(render_line, line(text * size), 60, PALETTE, lit)) for size in SIZES]
    assert is_linear(counts), counts


def strange(root: Path, passage: str, quote: str, more: str = "") -> Path:
    log = f"---\ntitle: Log\n---\n\nBefore.\n\n{passage}\n\nBehind.\n"
    cited = f'[{{passage: log#2, quote: "{quote}"}}]'
    event = f"  - {{id: a, date: 1900, title: Lock, kind: works, status: reported, cites: {cited}{more}}}\n"
    return write(root, HEAD + event, log=log)


@pytest.mark.parametrize(
    "passage",
    [
        lambda words: "lock " * 300_000 + words + " gate" * 300_000,
        lambda words: f"{'a' * 1_500_000} {words} {'a' * 1_500_000}",
    ],
    ids=["words", "letters"],
)
async def test_a_quotation_in_a_passage_of_megabytes_is_in_the_pane(
    tmp_path: Path, passage: Callable[[str], str]
) -> None:
    root = strange(tmp_path / "strange", passage("the keeper slept"), "the keeper slept")
    async with exploring(root) as (app, _):
        pane = app.main.query_one(Excerpt)
        assert pane.line_count < 10_000
        rows = " ".join(row.strip.text.strip() for row in pane._wrapped)
        assert "the keeper slept" in " ".join(rows.split())
        assert "characters before this" in rows
        assert "more characters)" in rows
        assert "Behind." in rows


async def test_an_event_of_100_000_tags_and_sources_is_shown_in_part(tmp_path: Path) -> None:
    tags = f", tags: [{', '.join(f't{at}' for at in range(100_000))}]"
    root = strange(tmp_path / "strange", "The keeper slept.", "keeper", tags)
    async with exploring(root) as (app, hands):
        assert app.main.query_one(Detail).line_count < 10_000
        await hands.press("2", "G")
        assert "events.yaml:6" in flat(app, "detail")
