"""Lines to choose from: which lines lead where, and how the reader gets through them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.explorer.screen_driver import Hands, exploring, grid, pane
from tui.explorer.app import Explorer
from tui.explorer.screens.list_page import ListPage, PageContent
from tui.explorer.widgets.choice_list import ChoiceList, choices_of
from tui.views.lines import BLANK, Line, line
from tui.views.links import EventLink, Link, QueryLink

LONG = "a:1 " + "- " * 60 + ". a:2 . - - - . b:1 a:3 a:4"
"""A choice that is longer than the window, then text between choices."""


def link(word: str) -> EventLink | QueryLink:
    kind, _, name = word.partition(":")
    return EventLink(name) if kind == "a" else QueryLink(name)


def lines(text: str) -> list[Line]:
    """A line for each word: `a:1` has the anchor of an event, `b:1` of a query, `-` none, `.` is blank."""
    words = text.split()
    return [
        BLANK if word == "." else line(word, anchor=link(word) if ":" in word else None) for word in words
    ]


def words_of(links: Iterable[Link]) -> list[str]:
    return [f"a:{each.id}" for each in links if isinstance(each, EventLink)]


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("", []),
        ("- - .", []),
        ("a:1 a:2", [("a:1", 0, 1), ("a:2", 1, 2)]),
        ("- a:1 - - . - a:2", [("a:1", 1, 4), ("a:2", 6, 7)]),
        ("a:1 a:1 - a:1", [("a:1", 0, 4)]),
        ("a:1 . a:1", [("a:1", 0, 1), ("a:1", 2, 3)]),
        ("a:1 b:1 a:2 c:", [("a:1", 0, 2), ("a:2", 2, 4)]),
    ],
)
def test_which_lines_lead_where(text: str, choices: list[tuple[str, int, int]]) -> None:
    found = choices_of(lines(text), {EventLink})
    assert [(choice.anchor, choice.first, choice.end) for choice in found] == [
        (link(word), first, end) for word, first, end in choices
    ]


async def shown(
    app: Explorer, hands: Hands, text: str, at: Link | None = None
) -> tuple[ChoiceList, list[Link]]:
    """A page of some lines over the panes, and where it has led."""
    followed: list[Link] = []
    written = PageContent("Choosing", lines(text), frozenset({EventLink}), at)
    app.push_screen(ListPage(written, followed.append, ascii_only=False))
    await hands.wait()
    return app.screen.query_one("#page", ChoiceList), followed


def selected(choices: ChoiceList) -> str:
    """The anchor of the choice that is selected, which is always in the window."""
    chosen = choices.chosen
    assert chosen is not None
    (name,) = words_of([chosen.anchor])
    rows = [choices.strip_at(y).text for y in range(choices.top, choices.top + choices.size.height)]
    assert [row.strip().lstrip("▶").split() for row in rows if row.startswith("▶")] in (
        [[str(choices.selected + 1), name]],
        [],
    )
    return name


async def test_moving_goes_from_choice_to_choice_and_through_long_ones(hall: Path) -> None:
    async with exploring(hall, (80, 24)) as (app, hands):
        choices, _ = await shown(app, hands, LONG)
        assert selected(choices) == "a:1"
        presses = 0
        while selected(choices) == "a:1":
            before = choices.top
            await hands.press("down")
            presses += 1
            assert choices.top >= before
        assert presses == 61 - choices.size.height + 1
        for key, anchor in (("j", "a:3"), ("down", "a:4"), ("down", "a:4"), ("k", "a:3"), ("up", "a:2")):
            await hands.press(key)
            assert selected(choices) == anchor
            assert anchor in pane(app, "page")
        for key, anchor in (("g", "a:1"), ("G", "a:4"), ("home", "a:1"), ("end", "a:4")):
            await hands.press(key)
            assert selected(choices) == anchor
            assert f"{anchor}" in pane(app, "page")
        await hands.press("pageup", "pageup", "pageup", "pageup")
        assert selected(choices) == "a:1"
        await hands.press("space", "space", "space", "space")
        assert selected(choices) == "a:4"


async def test_what_is_chosen_is_followed(hall: Path) -> None:
    async with exploring(hall, (80, 24)) as (app, hands):
        _, followed = await shown(app, hands, LONG, at=link("a:3"))
        await hands.press("enter", "4", "2", "9", "0", "enter")
        assert words_of(followed) == ["a:3", "a:4", "a:2", "a:2"]
        for key in ("escape", "q", "ctrl+g"):
            await hands.press(key)
            assert app.screen is app.main
            await shown(app, hands, LONG)


async def test_a_click_follows_a_choice_by_any_of_its_lines(hall: Path) -> None:
    async with exploring(hall, (80, 24)) as (app, hands):
        _, followed = await shown(app, hands, ". a:1 - . - a:2 b:1 .")
        for row in range(9):
            await hands.pilot.click("#page", offset=(5, row))
            await hands.wait()
        assert words_of(followed) == ["a:1", "a:1", "a:2", "a:2"]


async def test_a_page_without_choices_scrolls_and_closes(hall: Path) -> None:
    async with exploring(hall, (80, 24)) as (app, hands):
        choices, followed = await shown(app, hands, "- " * 40)
        await hands.press("down", "j", "1")
        assert (choices.top, followed) == (2, [])
        assert "Esc closes" in grid(app)
        await hands.press("enter")
        assert app.screen is app.main


async def test_the_tenth_choice_has_no_digit(hall: Path) -> None:
    async with exploring(hall, (80, 24)) as (app, hands):
        await shown(app, hands, " ".join(f"a:{number}" for number in range(1, 12)))
        rows = [row[:7].strip() for row in pane(app, "page").splitlines()]
        assert rows[:11] == ["▶1 a:1", *(f"{n} a:{n}" for n in range(2, 10)), "a:10"[:4], "a:11"[:4]]
        await hands.press("end", "up")
        assert [row[:7].rstrip() for row in pane(app, "page").splitlines()[9:11]] == ["▶  a:10", "   a:11"]


async def test_the_keys_of_a_page_are_a_key_away(hall: Path) -> None:
    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press("d")
        for key in ("?", "f1"):
            await hands.press(key)
            assert pane(app, "page").startswith("On a page")
            await hands.press(key)
            assert "On which day did the hall open?" in pane(app, "page")
