from __future__ import annotations

import pytest

from tui.text.cell_width import cell_width
from tui.views.commands.table import COMMANDS
from tui.views.first_page import first_page_lines
from tui.views.lines import TextRole, plain
from tui.views.symbols import ASCII, UNICODE, Symbols

NOTICE = "This chronology mentions a leaking roof. " * 20


def written(notice: str, width: int, height: int, marks: Symbols = UNICODE) -> str:
    return plain(first_page_lines(notice, COMMANDS, marks, width, height), None)


@pytest.mark.parametrize("marks", [UNICODE, ASCII])
@pytest.mark.parametrize("width", [52, 70, 95])
@pytest.mark.parametrize("height", [16, 20, 40])
def test_it_has_room_for_all_that_is_needed(width: int, height: int, marks: Symbols) -> None:
    rows = written(NOTICE, width, height, marks).splitlines()
    assert len(rows) <= height
    assert max(map(cell_width, rows)) <= width
    page = "\n".join(rows)
    for said in ("established", "admitted", "reported", "alleged", "disputed", "a known day", "undated"):
        assert said in page
    for sign in (marks.exact, marks.coarse, marks.lasting, marks.before, marks.after, marks.differs):
        assert f"{sign} " in page
    for key in ("Down next event", "/ search", "? every key", ": palette", "q quit"):
        assert key in page


def test_a_short_notice_is_whole() -> None:
    page = written("A roof leaks.\n\nAnd a wall falls.", 60, 20)
    assert page.startswith("A roof leaks.\nAnd a wall falls.\n\n")
    assert "shows all" not in page


def test_without_a_notice_there_are_the_symbols() -> None:
    assert written(" \n", 60, 20).startswith(f"{UNICODE.exact} a known day")


def test_a_notice_is_cut_with_the_key_that_shows_all_of_it() -> None:
    lines = first_page_lines(NOTICE, COMMANDS, UNICODE, 52, 16)
    cut = [line.text for line in lines if "shows all" in line.text]
    assert len(cut) == 1
    assert cut[0].endswith("… (i shows all of it)")
    without = tuple(command for command in COMMANDS if command.id != "about")
    lines = first_page_lines(NOTICE, without, UNICODE, 52, 16)
    assert any(line.text.endswith("…") for line in lines)


def test_what_could_harm_a_terminal_is_shown_as_signs() -> None:
    page = first_page_lines("a\x1b[2Jb", COMMANDS, UNICODE, 52, 16)
    assert page[0].text == "a␛[2Jb"
    assert page[0].spans[0].role is TextRole.NOTE
