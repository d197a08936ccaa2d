"""What every command does, so that it can be seen: a table beside the table of commands.

A new command needs a row here, or `test_every_command` fails.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.explorer.screen_driver import at, grid
from tests.explorer.village import add_knowledge, build
from tui.explorer.app import Explorer
from tui.explorer.palette_screen import PaletteScreen
from tui.explorer.screens.date_dialog import DateDialog
from tui.explorer.screens.dialogs import ConfirmDialog, PathDialog
from tui.explorer.screens.differences import DifferencesScreen
from tui.explorer.screens.event_form.form_screen import EventFormScreen
from tui.explorer.screens.event_form.quote_screen import QuoteScreen
from tui.explorer.screens.export_screen import ExportScreen
from tui.explorer.screens.filter_screen import FilterScreen
from tui.explorer.screens.list_page import ListPage
from tui.explorer.screens.saved_queries import NameDialog, SavedQueriesPage
from tui.explorer.screens.searches.search_dialog import SearchDialog
from tui.explorer.widgets.excerpt import Excerpt
from tui.explorer.widgets.line_input import FilterInput
from tui.explorer.widgets.matrix_grid import MatrixGrid
from tui.explorer.widgets.search_bar import QueryInput
from tui.explorer.widgets.text_pane import TextPane
from tui.index.protocol import LaneKey
from tui.parsing.protected_names import NO_NAMES
from tui.project.imports.import_request import ImportRequest
from tui.project.imports.import_table import write_import
from tui.project.imports.mapping import FOLDER
from tui.project.imports.prepare_import import TableImport
from tui.project.name_list import add_names
from tui.views.links import FacetPlace

DESK = Path()
"""Where exports go: where the test stands."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A command where it makes sense."""

    seen: Callable[[Explorer], bool]
    """Whether it is done: false before, true after."""
    after: tuple[str, ...] = ()
    """The keys that lead to where it makes sense, from the first event."""
    prepare: Callable[[Path], None] = lambda _: None
    """What happens to the chronology's files first."""


def village(root: Path) -> Path:
    """The village hall, with a long source, and a dated passage in it that no event uses."""
    build(root)
    echo = root / "corpus" / "echo.md"
    ribbons = "".join(f"\nThe ribbon was measured again, by {number} people.\n" for number in range(30))
    dated = "\nA clock came on 3 June 1957.\n"
    echo.write_text(echo.read_text(encoding="utf-8") + ribbons + dated, encoding="utf-8")
    return root


def retitled(root: Path) -> None:
    """Another title for the chronology."""
    events = root / "events.yaml"
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace("village hall\n", "village hall again\n", 1), encoding="utf-8")


def named(root: Path) -> None:
    """A name that must not appear stands in the chronology."""
    events = root / "events.yaml"
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace("note: The echo", "note: Harry Plum's echo", 1), encoding="utf-8")
    add_names(root, ["Harry Plum"])


def imported(root: Path) -> None:
    """A table was imported, with dates that can be several days."""
    forget_import(root)
    table = root.parent / "log.csv"
    table.write_text("Date,Event\n3/6/1957,The clock stops\n4/7/1957,A clock is given\n", encoding="utf-8")
    assert isinstance(write_import(root, ImportRequest(table), NO_NAMES), TableImport)


def forget_import(root: Path) -> None:
    """Nothing was imported."""
    shutil.rmtree(root / FOLDER, ignore_errors=True)
    (root / "corpus" / "log.md").unlink(missing_ok=True)


def cleared(_: Path) -> None:
    """Nothing was exported yet."""
    for path in DESK.iterdir():
        path.unlink()


def on(event: str) -> Callable[[Explorer], bool]:
    """The cursor is on an event."""
    return lambda app: at(app) == event


def beyond(position: int) -> Callable[[Explorer], bool]:
    """The cursor is on an event behind a place, or before it where that is negative."""
    return lambda app: app.main.session.state.cursor.position * (1 if position > 0 else -1) > position


def selected(first: int, last: int) -> Callable[[Explorer], bool]:
    """A range reaches from one event to another."""
    return lambda app: app.main.session.state.cursor.selection == (first, last)


def of_lines(titles: int) -> Callable[[Explorer], bool]:
    """Titles may take so many lines of the timeline."""
    return lambda app: app.main.panes.timeline.lines_of_titles == titles


def in_pane(name: str) -> Callable[[Explorer], bool]:
    """A pane has the focus."""
    return lambda app: app.main.pane == name and app.focused is not None and app.focused.id == name


def in_field(name: str) -> Callable[[Explorer], bool]:
    """A field of the form has the focus."""
    return lambda app: app.focused is not None and app.focused.id == f"field-{name}"


def beside(app: Explorer) -> tuple[int, int]:
    """The days before and behind the window of the overview."""
    window, whole = app.main.session.state.view.window, app.main.lanes.whole if app.main.lanes else None
    return (window.first - whole.first, whole.last - window.last) if window and whole else (0, 0)


def page(title: str) -> Callable[[Explorer], bool]:
    """A page lies over the panes."""
    return lambda app: (
        isinstance(app.screen, ListPage | EventFormScreen)
        and title in str(app.screen.query_one(".dialog").border_title)
    )


def over(kind: type[object]) -> Callable[[Explorer], bool]:
    """A screen of some kind lies over the panes."""
    return lambda app: isinstance(app.screen, kind)


def said(words: str) -> Callable[[Explorer], bool]:
    """Some words are on the screen."""
    return lambda app: words in " ".join(grid(app).split())


def unsaid(words: str) -> Callable[[Explorer], bool]:
    """Some words are not on the screen."""
    return lambda app: words not in " ".join(grid(app).split())


def scrolled(name: str, *, down: bool, by: int = 1) -> Callable[[Explorer], bool]:
    """A pane of text is so many lines away from its top, or from its end."""

    def is_scrolled(app: Explorer) -> bool:
        view = app.screen.query_one(f"#{name}", TextPane)
        last = view.line_count - view.size.height
        assert last > by
        return view.top >= by if down else view.top <= last - by

    return is_scrolled


def cites(number: int) -> Callable[[Explorer], bool]:
    """The excerpt shows one of the citations, from 0."""
    return lambda app: app.main.query_one(Excerpt).citation == number


def typed(line: str) -> Callable[[Explorer], bool]:
    """The query line is open and holds something."""
    return lambda app: isinstance(app.focused, QueryInput) and app.focused.value == line


def typed_line(line: str) -> Callable[[Explorer], bool]:
    """A query is in force."""
    return lambda app: app.main.session.state.line == line


def selects(field: str) -> Callable[[Explorer], bool]:
    """The page of filters has a value of a field selected."""

    def holds(app: Explorer) -> bool:
        place = app.screen.chosen if isinstance(app.screen, ListPage) else None
        return isinstance(place, FacetPlace) and place.field == field

    return holds


def in_column(column: int) -> Callable[[Explorer], bool]:
    """The cursor of the matrix of who was aware is in a column."""
    return lambda app: app.screen.query_one(MatrixGrid).place[1] == column


def asked(what: str) -> Callable[[Explorer], bool]:
    """The program was asked for what tests don't let it do."""
    return lambda app: app.sub_title == what


def back(app: Explorer) -> bool:
    """Nothing lies over the panes."""
    return app.screen is app.main


_OPENING = ("t", *"1957", "enter")
_SEARCHED_BEFORE = ("slash", *"ribbon", "enter", "escape", "slash")
_FORM = ("c", *"1957", "tab", *"A bell")
_ADDED = (*_FORM, "ctrl+s")
_QUESTIONS = ("r", "Q")
_MATRIX = ("r", "M")
_LOOKED = ("slash", *"glove", "enter", "F")
_RIBBON = ("slash", *"ribbon", "enter", "3")

DEEDS: dict[str, Deed] = {
    "next-event": Deed(on("barn-stood")),
    "previous-event": Deed(on("idea"), ("down",)),
    "page-down": Deed(beyond(4)),
    "page-up": Deed(beyond(-9), ("G",)),
    "first-event": Deed(on("idea"), ("G",)),
    "last-event": Deed(on("new-roof")),
    "next-year": Deed(on("collecting")),
    "previous-year": Deed(on("roof"), ("G",)),
    "back": Deed(on("idea"), _OPENING),
    "forward": Deed(on("hall-opened"), (*_OPENING, "comma")),
    "go-to-date": Deed(over(DateDialog)),
    "mark": Deed(lambda app: app.main.session.state.mark == "barn-stood", ("down",)),
    "go-to-mark": Deed(on("barn-stood"), ("down", "m", "G")),
    "search": Deed(lambda app: isinstance(app.focused, QueryInput)),
    "clear": Deed(lambda app: app.main.session.state.cursor.selection is None, ("v", "down")),
    "as-of": Deed(over(DateDialog)),
    "next-match": Deed(scrolled("excerpt", down=True), (*_RIBBON, "g")),
    "previous-match": Deed(scrolled("excerpt", down=False), (*_RIBBON, "G")),
    "range": Deed(selected(0, 0)),
    "extend-down": Deed(selected(0, 1)),
    "extend-up": Deed(selected(0, 1), ("down",)),
    "export": Deed(over(ExportScreen)),
    "copy": Deed(lambda app: "A barn stands where the hall will be" in app.clipboard, ("down",)),
    "next-citation": Deed(cites(1), _OPENING),
    "previous-citation": Deed(cites(2), _OPENING),
    "original": Deed(lambda app: "No original is attached" in grid(app)),
    "differences": Deed(page("Where the sources differ")),
    "conflicts": Deed(page("Statements that cannot all hold")),
    "positions": Deed(page("Positions")),
    "dated-passages": Deed(page("Dated passages"), _OPENING),
    "passages": Deed(page("Passages to cite"), _OPENING),
    "new-event": Deed(page("New event")),
    "change-event": Deed(page("Change the event")),
    "take-back": Deed(said("Taken back"), _ADDED),
    "import-questions": Deed(page("Dates of imports to choose"), ("r",), imported),
    "searches": Deed(page("Looked for in the sources")),
    "new-search": Deed(page("Look for"), _LOOKED[:-1]),
    "write-search": Deed(over(SearchDialog), (*_LOOKED, "1")),
    "untick-passages": Deed(page("Look for glove in 2 sources: 0 of"), (*_LOOKED, "1")),
    "answer-alike": Deed(page("log.csv, row 2"), _QUESTIONS, imported),
    "answer-none": Deed(said("Answered 1 date of log.csv"), _QUESTIONS, imported),
    "take-answers-back": Deed(said("Taken back"), (*_QUESTIONS, "n"), imported),
    "save-event": Deed(said("Added the event"), _FORM),
    "next-form-field": Deed(in_field("title"), ("c",)),
    "previous-form-field": Deed(in_field("date"), ("c", "tab")),
    "delete-event": Deed(over(ConfirmDialog), ("C",)),
    "close-form": Deed(back, ("c",)),
    "cite-passage": Deed(page("Change the event"), (*_OPENING, "T")),
    "new-event-from": Deed(page("New event"), (*_OPENING, "T")),
    "quote-passage": Deed(over(QuoteScreen), (*_OPENING, "T")),
    "related": Deed(page("Related events"), _OPENING),
    "actors": Deed(page("Actors of the event"), _OPENING),
    "speakers": Deed(page("Who said what")),
    "citing-events": Deed(page("Events that cite this"), _OPENING),
    "grouped": Deed(page("By actor")),
    "knowledge": Deed(page("Recorded knowledge"), ("r",), add_knowledge),
    "next-column": Deed(in_column(2), _MATRIX, add_knowledge),
    "previous-column": Deed(in_column(0), _MATRIX, add_knowledge),
    "first-column": Deed(in_column(0), _MATRIX, add_knowledge),
    "last-column": Deed(in_column(2), _MATRIX, add_knowledge),
    "sort-column": Deed(said("ordered by the dates of"), _MATRIX, add_knowledge),
    "cell-passage": Deed(said("The key was lost"), _MATRIX, add_knowledge),
    "problems": Deed(page("Problems")),
    "changes": Deed(said("no earlier versions")),
    "about": Deed(page("This chronology")),
    "zoom-in": Deed(lambda app: app.main.session.state.view.window is not None),
    "zoom-out": Deed(lambda app: app.main.session.state.view.window is None, ("+",)),
    "zoom-fit": Deed(lambda app: app.main.session.state.view.window is None, ("+", "+")),
    "pan-left": Deed(lambda app: beside(app)[1] > 0, ("G", "+", "l", "l")),
    "pan-right": Deed(lambda app: beside(app)[0] > 0, ("+", "h", "h")),
    "lanes": Deed(lambda app: app.main.session.state.view.by is LaneKey.ACTOR),
    "pick-period": Deed(over(DateDialog)),
    "period": Deed(lambda app: app.main.session.state.line == "in:1950"),
    "previous-period": Deed(lambda app: app.main.session.state.line == "in:1962", ("G", "z")),
    "next-period": Deed(lambda app: app.main.session.state.line == "in:1951", ("z",)),
    "attach-original": Deed(over(PathDialog)),
    "verify-originals": Deed(page("Originals and their hashes")),
    "add-source": Deed(over(PathDialog)),
    "next-pane": Deed(in_pane("detail")),
    "previous-pane": Deed(in_pane("timeline"), ("2",)),
    "timeline": Deed(in_pane("timeline"), ("2",)),
    "detail": Deed(in_pane("detail")),
    "excerpt": Deed(in_pane("excerpt")),
    "overview": Deed(in_pane("overview")),
    "enlarge": Deed(lambda app: app.main.alone),
    "wrap-titles": Deed(of_lines(1)),
    "edit": Deed(said("Set EDITOR")),
    "reload": Deed(lambda app: "again" in app.main.project.index.info.title, prepare=retitled),
    "help": Deed(page("Help")),
    "palette": Deed(over(PaletteScreen)),
    "suspend": Deed(asked("stop")),
    "quit": Deed(asked("quit")),
    "leave-query": Deed(in_pane("timeline"), ("slash",)),
    "earlier-query": Deed(typed("ribbon"), _SEARCHED_BEFORE),
    "complete-query": Deed(typed("kind:"), ("slash", *"ki")),
    "later-query": Deed(typed(""), (*_SEARCHED_BEFORE, "up")),
    "scroll-down": Deed(scrolled("page", down=True), ("?",)),
    "scroll-up": Deed(scrolled("page", down=False), ("?", "G")),
    "scroll-page-down": Deed(scrolled("page", down=True, by=5), ("?",)),
    "scroll-page-up": Deed(scrolled("page", down=False, by=5), ("?", "G")),
    "scroll-top": Deed(scrolled("page", down=False, by=9), ("?", "G")),
    "scroll-bottom": Deed(scrolled("page", down=True, by=9), ("?",)),
    "choose": Deed(over(DifferencesScreen), ("d",)),
    "draft-event": Deed(lambda app: at(app).startswith("echo-"), (*_OPENING, "D")),
    "passage-events": Deed(page("Events that cite this"), (*_OPENING, "D")),
    "turn-page": Deed(page("By source"), ("B",)),
    "page-help": Deed(page("Help"), ("d",)),
    "close-page": Deed(back, ("i",)),
    "write-export": Deed(lambda _: any(DESK.iterdir()), ("v", "e"), cleared),
    "edit-path": Deed(lambda app: app.focused is not None and app.focused.id == "export-path", ("e",)),
    "next-export": Deed(lambda app: getattr(app.screen, "chosen", 0) == 1, ("v", "down", "e")),
    "copy-export": Deed(said("Copied, if the terminal allows it."), ("v", "e")),
    "accept-risks": Deed(unsaid("Export blocked"), ("r", "e"), named),
    "close-export": Deed(back, ("e",)),
    "filters": Deed(over(FilterScreen)),
    "order": Deed(page("Order by"), _RIBBON),
    "undo-query": Deed(typed_line(""), _RIBBON),
    "redo-query": Deed(typed_line("ribbon"), (*_RIBBON, "u")),
    "save-query": Deed(over(NameDialog), _RIBBON),
    "saved-queries": Deed(over(SavedQueriesPage)),
    "next-format": Deed(unsaid("As: markdown"), ("e",)),
    "raw-export": Deed(said("# The village hall (part)"), ("v", "e")),
    "only-value": Deed(typed_line("kind:works"), ("f",)),
    "without-value": Deed(typed_line("-kind:works"), ("f",)),
    "next-field": Deed(selects("actor"), ("f",)),
    "previous-field": Deed(selects("kind"), ("f", "right")),
    "narrow-values": Deed(lambda app: isinstance(app.focused, FilterInput), ("f",)),
    "filters-help": Deed(page("Help"), ("f",)),
    "find-key": Deed(lambda app: isinstance(app.focused, FilterInput), ("?",)),
    "close-filters": Deed(back, ("f",)),
    "drop-filters": Deed(lambda app: back(app) and app.main.session.state.line == "", ("f", "space")),
    "delete-query": Deed(said("No saved queries"), (*_RIBBON, "s", *"ribbons", "enter", "S")),
}
"""By the command's id."""
