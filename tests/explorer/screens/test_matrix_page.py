"""The page of who was aware, and when: at every size, by keys and mouse, as of a day, of a range."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import at, exploring, flat, grid, pane
from tests.parsing.folders import write
from tui.explorer.app import Explorer
from tui.explorer.screens.knowledge.matrix_page import MatrixPage
from tui.explorer.widgets.matrix_grid import MatrixGrid
from tui.views.knowledge.matrix_layout import MatrixLayout

NAMES = (
    "The harbour board of the northern valley and its islands",
    "The keeper",
    "The council",
    "The water company of the lower valley",
    "The inspectorate of locks",
)
SIZES = ((120, 40), (80, 24), (60, 20))
HEAD = """\
format: dateline/1
title: The lock
kinds:
  works: {label: Works}
actors:
"""
LEAK = """\
  - id: leak
    date: 1874
    title: The lock leaks
    kind: works
    status: reported
    cites: [early#1]
    knowledge:
      - {actor: a0, part: its clerk, how: told, what: that it leaked, from: 1874, cites: [early#2]}
      - {actor: a0, how: said, said-by: a0, stance: unaware, what: of it, cites: [late#1]}
      - {actor: a1, how: recorded, what: of it, from: "[..1876]", cites: [early#1]}
      - {actor: a2, how: said, said-by: a witness, stance: unaware, what: of it, cites: [late#1]}
      - {actor: a3, how: told, what: of it, status: alleged, from: 1880, cites: [late#1]}
"""
FLOOD = """\
  - id: flood
    date: 1875
    title: The lower fields are flooded
    kind: works
    status: reported
    cites: [early#1]
    knowledge:
      - {actor: a1, how: told, what: of it, from: 1875, cites: [early#1]}
      - {actor: a4, how: told, what: of it, cites: [early#1]}
"""
REPAIR = """\
  - id: repair
    date: 1881
    title: The lock is repaired
    kind: works
    status: reported
    cites: [late#1]
"""
EARLY = "---\nid: early\ntitle: Early\nissued: 1876-09-01\ntext: verbatim\n---\n\nIt leaks.\n\nHe was told.\n"
LATE = "---\nid: late\ntitle: Late\nissued: 1881-01-01\ntext: verbatim\n---\n\nNobody was aware.\n"


def events(*written: str) -> str:
    actors = "".join(f"  a{at}: {{name: {name}, named-because: invented}}\n" for at, name in enumerate(NAMES))
    return f"{HEAD}{actors}events:\n{''.join(written)}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path, events(LEAK, FLOOD, REPAIR), early=EARLY, late=LATE)


def place(app: Explorer) -> tuple[int, int]:
    return app.screen.query_one(MatrixGrid).place


def over_nothing(app: Explorer) -> bool:
    """Nothing lies over the panes."""
    return app.screen is app.main


def words(app: Explorer) -> str:
    """The words below the matrix."""
    return flat(app, "page")


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_date_and_the_denial_of_a_part_stand_in_one_cell(
    root: Path, size: tuple[int, int]
) -> None:
    async with exploring(root, size) as (app, hands):
        await hands.press("M", "right")
        assert isinstance(app.screen, MatrixPage)
        assert place(app) == (0, 2)
        lines = pane(app, "matrix").splitlines()
        leak = next(at for at, line in enumerate(lines) if "The lock leaks" in line)
        assert "told 1874 (part)" in "".join(lines[leak - 1 : leak + 1])
        assert any("unaware" in line for line in lines[leak : leak + 2])
        assert "The harbour board of the northern valley and its islands (its clerk) is reported" in words(
            app
        )
        await hands.press("down")
        assert "No entry about The harbour board" in words(app)
        await hands.press("up", "left")
        assert "by 1876" in pane(app, "matrix")
        assert "The keeper is reported to have had on record the event" in words(app)


@pytest.mark.parametrize("size", SIZES)
async def test_every_column_is_reached_and_shown_whole(root: Path, size: tuple[int, int]) -> None:
    async with exploring(root, size) as (app, hands):
        await hands.press("M", "$")
        assert place(app) == (0, 5)
        assert "inspectorate" in pane(app, "matrix")
        await hands.press("left")
        assert "told 1880 alleged" in pane(app, "matrix") or "unaware" in pane(app, "matrix")
        await hands.press("circumflex_accent")
        assert place(app) == (0, 0)
        assert "Public" in pane(app, "matrix")
        assert "Sep 1876" in pane(app, "matrix")
        assert "Became public: 1 September 1876" in words(app)


async def test_ascii_has_no_other_signs(root: Path) -> None:
    async with exploring(root, (80, 24), ascii_only=True) as (app, hands):
        await hands.press("M")
        assert "told 1874 (part)" in pane(app, "matrix")
        assert pane(app, "matrix").isascii()
        assert pane(app, "page").isascii()


async def test_nobody_is_said_to_have_known(root: Path) -> None:
    async with exploring(root) as (app, hands):
        await hands.press("M")
        for _ in NAMES:
            await hands.press("right")
            assert not {"knew", "known", "Knew", "Known"} & set(grid(app).replace("·", " ").split())


async def test_enter_leads_to_the_event(root: Path) -> None:
    async with exploring(root) as (app, hands):
        await hands.press("M", "down", "enter")
        assert app.screen is app.main
        assert at(app) == "flood"


@pytest.mark.parametrize("key", ["p", "1"])
async def test_a_passage_is_opened_and_the_matrix_is_still_there(root: Path, key: str) -> None:
    async with exploring(root) as (app, hands):
        await hands.press("M", "right", key)
        assert "He was told." in grid(app)
        await hands.press("escape")
        assert isinstance(app.screen, MatrixPage)
        assert place(app) == (0, 2)
        await hands.press("escape")
        assert over_nothing(app)


async def test_tab_leads_to_the_words_and_enter_opens_the_selected_passage(root: Path) -> None:
    async with exploring(root) as (app, hands):
        await hands.press("M", "right", "tab", "down", "enter")
        assert "Nobody was aware." in grid(app)


async def test_the_query_narrows_the_events(root: Path) -> None:
    async with exploring(root) as (app, hands):
        await hands.press("slash", *"fields", "enter", "M")
        assert "1 of 1 event has entries, about 2 actors" in grid(app)
        assert "The lock leaks" not in pane(app, "matrix")


async def test_the_head_says_how_many_entries_are_disputed(tmp_path: Path) -> None:
    disputed = "what: of it, cites: [early#1, {passage: late#1, as: disputes}]"
    flood = FLOOD.replace("what: of it, cites: [early#1]", disputed)
    root = write(tmp_path, events(LEAK, flood, REPAIR), early=EARLY, late=LATE)
    async with exploring(root) as (app, hands):
        await hands.press("M")
        assert "2 of 3 events have entries, about 5 actors, 1 disputed ≠: all events" in grid(app)


async def test_a_range_narrows_the_events(root: Path) -> None:
    async with exploring(root) as (app, hands):
        await hands.press("down", "v", "down", "M")
        assert "1 of 2 events has entries, about 2 actors, none disputed ≠: the range" in grid(app)


async def test_as_of_a_day_entries_of_later_sources_are_hidden_and_counted(root: Path) -> None:
    async with exploring(root) as (app, hands):
        await hands.press("slash", *"as-of:1877", "enter", "M")
        assert (
            "2 of 2 events have entries, about 3 actors, none disputed ≠, 3 entries of later sources hidden: "
            in grid(app)
        )
        assert "unaware" not in pane(app, "matrix")
        assert "1874 (part)" in pane(app, "matrix")
        assert "≠" not in pane(app, "matrix")


async def test_without_entries_a_line_says_so_and_where_they_are_described(root: Path) -> None:
    async with exploring(root, (60, 20)) as (app, hands):
        await hands.press("slash", *"repaired", "enter", "M")
        assert "No event found has entries under knowledge:" in words(app)
        assert "docs/format.md" in words(app)
        await hands.press("escape")
        assert app.screen is app.main


async def test_rows_follow_the_dates_of_a_column_and_the_cursor_goes_to_the_first(root: Path) -> None:
    async with exploring(root) as (app, hands):
        await hands.press("M", "end", "left", "left", "right")
        assert place(app) == (1, 1)
        await hands.press("s")
        assert "ordered by the dates of The keeper" in grid(app)
        assert place(app) == (0, 1)
        assert "The lower fields" in words(app)
        lines = pane(app, "matrix")
        assert lines.index("The lower fields") < lines.index("The lock leaks")
        await hands.press("s")
        assert "ordered by" not in grid(app)
        assert place(app) == (0, 1)
        assert "The lock leaks" in words(app)


async def test_a_click_goes_to_a_cell_and_another_one_on_it_opens_the_event(root: Path) -> None:
    async with exploring(root) as (app, hands):
        await hands.press("M")
        lines = pane(app, "matrix").splitlines()
        y, line = next((at, line) for at, line in enumerate(lines) if "The lower fields" in line)
        column = lines[y].index("1875", lines[y].index("fields"))
        await hands.pilot.click("#matrix", offset=(column, y))
        await hands.wait()
        assert place(app) == (1, 1)
        await hands.pilot.click("#matrix", offset=(column, y))
        await hands.wait()
        assert app.screen is app.main
        assert at(app) == "flood"
        assert line


MANY = 400


def many(root: Path) -> Path:
    """Events of which every other one has a denial on a second line."""
    block = LEAK.split("      - {actor: a1", maxsplit=1)[0]
    plain = block[: block.index("      - {actor: a0, how: said")]
    written = (
        (block if number % 2 else plain).replace("id: leak", f"id: leak-{number}") for number in range(MANY)
    )
    return write(root, events(*written), early=EARLY, late=LATE)


async def test_a_denial_is_never_shown_without_the_date_above_it(tmp_path: Path) -> None:
    async with exploring(many(tmp_path), (80, 24)) as (app, hands):
        await hands.press("M")
        view = app.screen.query_one(MatrixGrid)
        for way in (1, 1, 1, 3, -1, -1, -3, 2):
            view.scroll_lines(way)
            await hands.wait()
            dates = [line for line in pane(app, "matrix").splitlines()[view.pinned :] if line.strip()]
            assert "unaware" not in dates[0]
            # Where a denial follows, the last date differs.
            assert "≠" not in dates[-1] or "unaware" in dates[-1]


async def test_only_what_is_seen_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    row_line = MatrixLayout.row_line

    def counted(layout: MatrixLayout, y: int, left: int, cursor: int | None) -> object:
        drawn.append(y)
        return row_line(layout, y, left, cursor)

    monkeypatch.setattr(MatrixLayout, "row_line", counted)
    async with exploring(many(tmp_path), (80, 24)) as (app, hands):
        await hands.press("M")
        grid(app)
        assert 0 < len(drawn) <= 2 * 24
        await hands.press("G")
        assert place(app)[0] == MANY - 1
        assert "The lock leaks" in pane(app, "matrix")


async def test_pages_and_ends(tmp_path: Path) -> None:
    async with exploring(many(tmp_path), (80, 24)) as (app, hands):
        await hands.press("M", "pagedown")
        assert 3 < place(app)[0] < 20
        await hands.press("pageup")
        assert place(app)[0] == 0
        await hands.press("G", "k", "j")
        assert place(app)[0] == MANY - 1
        await hands.press("g")
        assert place(app)[0] == 0


async def test_another_size_keeps_the_cell_in_sight(root: Path) -> None:
    async with exploring(root) as (app, hands):
        await hands.press("M", "$")
        for size in ((60, 20), (30, 12), (1, 1), (120, 40)):
            hands.resize(*size)
            await hands.wait()
            grid(app)
        assert place(app) == (0, 5)
        assert "inspectorate" in pane(app, "matrix")


async def test_the_counts_are_shown_however_long_the_query_is(root: Path) -> None:
    async with exploring(root, (60, 20)) as (app, hands):
        query = " OR ".join(["lock", *(f"nothing-such-as-{number}" for number in range(12))])
        await hands.press("slash", *query, "enter", "M", "right", "s")
        said = flat(app, "matrix-said")
        assert said.startswith(
            "1 of 2 events has entries, about 4 actors, none disputed ≠, ordered by the dates of The keeper"
        )
        assert said.endswith("…")


async def test_the_cursor_of_the_terminal_is_at_the_cell(root: Path) -> None:
    async with exploring(root) as (app, hands):
        await hands.press("M", "right")
        grid(app)
        view = app.screen.query_one(MatrixGrid)
        x, y = app.cursor_position - view.region.offset
        assert pane(app, "matrix").splitlines()[y][x:].startswith("told 1874 (part)")
