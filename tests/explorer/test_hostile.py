"""What strangers wrote, in every place that shows text: harmless, whole, and without a crash."""

from __future__ import annotations

import re
from contextlib import nullcontext
from pathlib import Path
from zlib import crc32

import pytest
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widgets import Input, Static

from tests.explorer.screen_driver import Hands, exploring, grid, opened, pane, squeezed, strips
from tests.text.payloads import PAYLOADS, visible
from tui.explorer.app import Explorer
from tui.explorer.line_filters import ControlFilter
from tui.explorer.screens.export_path import PathInput
from tui.explorer.widgets.bars import Banner
from tui.explorer.widgets.detail import Detail
from tui.explorer.widgets.excerpt import Excerpt
from tui.explorer.widgets.search_bar import QueryInput
from tui.explorer.widgets.text_pane import TextPane
from tui.project.sources.kept_originals import store_original, to_storable
from tui.text.sanitize import find_hidden_controls, sanitize_line

BLACK = Color(0, 0, 0)


def quoted(payload: str) -> str:
    """As YAML writes it, every character of four hexadecimal digits as an escape."""
    return '"' + "".join(char if char > "\uffff" else f"\\u{ord(char):04x}" for char in payload) + '"'


def written(payload: str) -> str:
    """As a file can hold it: half a character has no bytes."""
    return payload.encode("utf-8", "replace").decode().strip() or "-"


HOSTILE = tuple(map(written, PAYLOADS))


def lighthouse(root: Path) -> Path:
    """A chronology with an event for every payload, in which it stands wherever there is text."""
    events, differences, kinds, actors = [], [], [], []
    (root / "corpus").mkdir(parents=True)
    for number, payload in enumerate(HOSTILE):
        text = quoted(payload)
        day = f"{1800 + number}-01-01"
        kinds.append(f"  k{number}: {{label: {text}, about: {text}}}\n")
        actors.append(f"  a{number}: {{name: {text}, role: {text}, named-because: {text}}}\n")
        events.append(
            f"  - id: e{number}\n    date: {day}\n    title: {text}\n    kind: k{number}\n"
            f"    status: reported\n    actors: [a{number}]\n    summary: {text}\n    note: {text}\n"
            f"    tags: [{text}]\n    cites:\n"
            f'      - {{passage: "s{number}#1", quote: {text}, says: {{title: {text}}}}}\n'
        )
        differences.append(
            f"  - id: d{number}\n    question: {text}\n    events: [e{number}]\n    note: {text}\n"
            f'    versions:\n      - {{says: {text}, cites: ["s{number}#1"]}}\n'
            f'      - {{says: "No", cites: ["s{number}#1"]}}\n'
        )
        inline = payload.replace("\n", " ")
        (root / "corpus" / f"s{number}.md").write_text(
            f"---\nid: s{number}\ntype: document\ntitle: {text}\nauthor: [{text}]\nissued: 1900\n"
            f"rights: {text}\ntext: verbatim\n---\n\n"
            f"The lamp said {inline}\n\nOn 3 June 1899 it said {inline}\n",
            encoding="utf-8",
        )
    all_of_them = quoted(" ".join(HOSTILE))
    (root / "events.yaml").write_text(
        f"format: dateline/1\ntitle: {all_of_them}\nabout: {all_of_them}\nnotice: {all_of_them}\n"
        f"kinds:\n{''.join(kinds)}actors:\n{''.join(actors)}events:\n{''.join(events)}differences:\n{''.join(differences)}",
        encoding="utf-8",
    )
    return root


@pytest.fixture
def some(request: pytest.FixtureRequest) -> slice:
    """Of what is tried in every place one in three, others in each place; with `--everywhere`, all of it.

    All of it stands in the panes and on the pages of the chronology in any case.
    """
    everywhere = request.config.getoption("--everywhere")
    return slice(None) if everywhere else slice(crc32(request.node.name.encode()) % 3, None, 3)


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That chronology, and a reader that lets every character through: the screen's own gates stand alone."""
    for module in ("yaml.tree", "safe_files"):
        monkeypatch.setattr(f"tui.parsing.{module}.find_forbidden", lambda *_: None)
    return lighthouse(tmp_path / "lighthouse")


@pytest.fixture
def first_gate_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the filter behind everything, so that cleaning is all there is."""

    def unfiltered(_: ControlFilter, segments: list[Segment], background: object) -> list[Segment]:
        return segments

    monkeypatch.setattr(ControlFilter, "apply", unfiltered)


def _acts(style: Style) -> bool:
    """Whether a click does something that no hint of the program does: those press a key."""
    action = str(style.meta.get("@click") or "")
    return bool(action) and not action.startswith("screen.press(")


def check(app: Explorer) -> None:
    """Nothing on the screen can do harm, and nothing is hidden."""
    for strip in strips(app):
        assert find_hidden_controls(strip.text) == (), strip
        check_harmless(strip)


def check_harmless(strip: Strip) -> None:
    """Nothing in it is an order to the terminal."""
    for segment in strip:
        assert not segment.control
        assert not HARMFUL.search(segment.text), segment
        assert not (segment.style and (segment.style.link or _acts(segment.style))), segment


def whole(view: TextPane) -> str:
    """All that can be scrolled to, without white space."""
    rows = [view.strip_at(y) for y in range(view.line_count)]
    for row in rows:
        check_harmless(row)
        assert find_hidden_controls(row.text) == (), row
    return squeezed("".join(row.text for row in rows))


LINE_ENDS = re.compile("[\x0b\x0c\r\x85\u2028\u2029]")
"""What some programs take for line ends is a space in a source."""
HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.usefixtures("first_gate_alone")
async def test_every_pane_shows_all_of_it_and_nothing_raw(hostile: Path) -> None:
    async with exploring(hostile, (200, 40)) as (app, hands):
        detail, excerpt = app.main.query_one(Detail), app.main.query_one(Excerpt)
        for number, payload in enumerate(HOSTILE):
            app.main.controllers.navigation.go_to_event(f"e{number}")
            await hands.wait()
            check(app)
            wanted = squeezed(visible(payload))
            # Title, summary, actor and role, tag, quotation, what the source says, question, version, notes.
            assert whole(detail).count(wanted) >= 9, payload
            assert wanted in whole(excerpt), payload
            assert squeezed(visible(LINE_ENDS.sub(" ", payload))) in whole(excerpt).partition("[1]")[2], (
                payload
            )
            assert wanted[:10] in squeezed(pane(app, "timeline")), payload


@pytest.mark.usefixtures("first_gate_alone")
@pytest.mark.parametrize("key", ["i", "d", "!", "?", "e", "D"])
async def test_every_page(hostile: Path, key: str) -> None:
    async with exploring(hostile) as (app, hands):
        await hands.press(key)
        check(app)
        shown = whole(app.screen.query_one(TextPane))
        if key in "id":
            assert [payload for payload in HOSTILE if squeezed(visible(payload)) not in shown] == []


@pytest.mark.usefixtures("first_gate_alone")
async def test_what_an_event_rests_on(hostile: Path, some: slice) -> None:
    """A difference, its versions, a passage of one, the dated passages, and the mark."""
    async with exploring(hostile, (200, 40)) as (app, hands):
        for number, payload in list(enumerate(HOSTILE))[::5][some]:
            app.main.controllers.navigation.go_to_event(f"e{number}")
            wanted = squeezed(visible(payload))
            in_source = squeezed(visible(LINE_ENDS.sub(" ", payload)))
            await hands.press("d", "enter")
            check(app)
            lists = [whole(each) for each in app.screen.query(TextPane)]
            # One list has everything; beside it, each version, and what is said of both.
            assert sum(wanted in each for each in lists) >= 3, payload
            await hands.press("1")
            check(app)
            assert in_source in whole(app.screen.query_one(TextPane)), payload
            await hands.press("escape", "escape", "escape", "D")
            check(app)
            assert in_source in whole(app.screen.query_one(TextPane)), payload
            await hands.press("escape", "m", "down")
            check(app)


@pytest.mark.usefixtures("first_gate_alone")
async def test_a_draft_that_is_refused(hostile: Path) -> None:
    async with exploring(hostile) as (app, hands):
        app.main.controllers.navigation.go_to_event("e1")
        (hostile / "events.yaml").write_text(f"kinds: {{{quoted(PAYLOADS[0])}: {{}}}}\nevents: [{{}}]\n")
        await hands.press("D", "a")
        check(app)
        assert "Not written" in grid(app)


@pytest.mark.usefixtures("first_gate_alone")
async def test_an_original(hall: Path) -> None:
    text = "\n\n".join(map(written, PAYLOADS))
    store_original(hall, "minutes", text)
    async with exploring(hall, (200, 40)) as (app, hands):
        await hands.press("t", *"1957", "enter", "[", "o")
        assert "Excerpt 3 of 3 · original" in grid(app)
        check(app)
        excerpt = app.main.query_one(Excerpt)
        shown = whole(excerpt)
        for payload in HOSTILE[:10]:
            assert squeezed(visible(to_storable(payload).replace("\n", " ")))[:60] in shown, payload


@pytest.mark.usefixtures("first_gate_alone")
@pytest.mark.sweep
@pytest.mark.parametrize("size", [(80, 24), (40, 9)])
async def test_every_pane_where_room_is_short(hostile: Path, size: tuple[int, int]) -> None:
    async with exploring(hostile, size) as (app, hands):
        for number in range(0, len(HOSTILE), 6):
            app.main.controllers.navigation.go_to_event(f"e{number}")
            for key in "1234":
                await hands.press(key)
                check(app)
                assert {strip.cell_length for strip in strips(app)} == {size[0]}


async def test_the_palette(hostile: Path, some: slice) -> None:
    async with exploring(hostile, (200, 60)) as (app, hands):
        await hands.press("ctrl+p")
        line = app.screen.query_one(Input)
        for number, payload in list(enumerate(HOSTILE))[some]:
            line.value = f"s{number}"
            await hands.wait()
            assert squeezed(visible(payload))[:100] in squeezed(grid(app)), payload
            check(app)
        for payload in PAYLOADS:
            line.value = payload
            await hands.wait()
            for strip in strips(app):
                check_harmless(strip)


@pytest.mark.usefixtures("first_gate_alone")
async def test_the_query_that_is_typed(hall: Path, some: slice) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash")
        line = app.main.query_one(QueryInput)
        for payload in PAYLOADS[some]:
            line.value = payload
            await hands.press("enter", "y", "slash")
            check(app)
            # Whoever comes back to the line goes on behind a blank.
            assert line.value.rstrip() == sanitize_line(payload).rstrip()


@pytest.mark.usefixtures("first_gate_alone")
async def test_the_date_that_is_typed(hall: Path, some: slice) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t")
        for payload in PAYLOADS[some]:
            app.screen.query_one(Input).value = payload
            await hands.press("enter")
            check(app)
            assert pane(app, "said")


@pytest.mark.usefixtures("first_gate_alone")
async def test_the_file_that_is_named(
    hall: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, some: slice
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(hall.rglob("*"))
    async with exploring(hall) as (app, hands):
        for payload in PAYLOADS[::3][some]:
            if app.screen is app.main:
                await hands.press("e", "tab")
            app.screen.query_one(PathInput).value = f"{payload}.md"
            await hands.press("enter")
            check(app)
            if app.screen is app.main:
                assert (tmp_path / f"{sanitize_line(payload)}.md".strip()).is_file()
            else:
                assert "Not written" in pane(app, "export-said")
        assert sorted(hall.rglob("*")) == before


@pytest.mark.usefixtures("first_gate_alone")
async def test_banner_and_toasts(hall: Path, monkeypatch: pytest.MonkeyPatch, some: slice) -> None:
    events = hall / "events.yaml"
    good = events.read_text(encoding="utf-8")
    async with exploring(hall) as (app, hands):
        for payload in PAYLOADS[some]:
            events.write_text(f"{good}\n{quoted(written(payload))}: [\n", encoding="utf-8")
            await hands.press("r")
            check(app)
            monkeypatch.setenv("EDITOR", f"'no {written(payload)}'".replace("\0", ""))
            monkeypatch.setattr(Explorer, "suspend", nullcontext)
            await hands.press("E")
            check(app)
            app.clear_notifications()
            app.main.query_one("#trouble", Banner).said = payload
            await hands.wait()
            check(app)
            assert squeezed(visible(payload))[:80] in squeezed(pane(app, "trouble")), payload


@pytest.mark.usefixtures("first_gate_alone")
async def test_the_warning_at_the_start(hall: Path) -> None:
    project = opened(hall)
    project.warning = "\x1b[2J[/x]\u202e"
    app = Explorer(project)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await Hands(app, pilot).wait()
        check(app)
        assert "␛[2J[/x]<RLO>" in grid(app)
    project.close()


async def test_the_filter_stands_behind_every_widget(hall: Path) -> None:
    """Fails where another Textual no longer asks the program for its filters."""
    async with exploring(hall) as (app, hands):
        raw = "a\x1b[31mb\x9bc\u202ed"
        await app.main.mount(Static(raw, markup=False), before=0)
        app.notify(raw, markup=False)
        await hands.wait()
        assert grid(app).count("a[31mbcd") == 2
        check(app)


def test_the_filter_lets_nothing_harmful_through() -> None:
    for payload in PAYLOADS:
        (segment,) = ControlFilter().apply([Segment(payload)], BLACK)
        assert not HARMFUL.search(segment.text.replace("\t", ""))
    bell = Segment("", None, [(ControlType.BELL,)])
    for harmless in (bell, Segment("plain"), Segment("a tab\t")):
        assert ControlFilter().apply([harmless], BLACK) == [harmless]
