"""What is assumed of names that Textual keeps to itself: what to look at with a new Textual."""

from __future__ import annotations

from collections import Counter
from typing import Any, ClassVar, Self

from textual import events
from textual.app import App, ComposeResult
from textual.css.model import RuleSet
from textual.driver import Driver
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.explorer.lifecycle.textual_internals import (
    HeldScreen,
    MaskableInput,
    SafeExitApp,
    post_to_app,
    senderless_key,
)
from tui.explorer.lifecycle.wait_idle import wait_until_idle

OVERRIDDEN = {"_fatal_error", "_print_error_renderables", "_close_messages_no_wait", "panic", "exit"}


class Starred(MaskableInput):
    """Draws a star for each character."""

    def drawn_value(self) -> str:
        return "*" * len(self.value)


class Inputs(App[None]):
    """An input that draws what it contains, and one that does not."""

    def compose(self) -> ComposeResult:
        yield MaskableInput("lamp", id="plain")
        yield Starred("lamp", id="starred")


def test_what_is_overridden_is_there() -> None:
    assert {name for name in OVERRIDDEN if callable(getattr(App, name, None))} == OVERRIDDEN
    assert isinstance(vars(Input)["_value"], property)
    assert {"_exit", "_exception"} <= vars(App()).keys()
    held = {"_compositor_refresh", "_screen_resized", "_on_timer_update", "_refresh_layout"}
    assert held <= vars(Screen).keys()
    assert "_layout_required" in vars(Screen())
    assert App().stylesheet._require_parse is False


async def test_an_exit_leaves_the_screens_their_widgets() -> None:
    app = SafeExitApp()
    async with app.run_test() as pilot:
        app.exit(return_code=3)
        assert not app._exit
        await pilot.pause()
    assert app.return_code == 3


async def test_textual_asks_an_input_for_what_it_draws() -> None:
    app = Inputs()
    async with app.run_test(size=(40, 10)):
        drawn = [app.query_one(f"#{name}", Input).render_line(0).text for name in ("plain", "starred")]
    assert ["lamp" in drawn[0], "****" in drawn[1], "lamp" in drawn[1]] == [True, True, False]


class TypingScreen(HeldScreen):
    """An input, and how often the screen was laid out."""

    layouts = 0

    def compose(self) -> ComposeResult:
        yield MaskableInput()

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        self.layouts += 1
        super()._refresh_layout(size, scroll)


class Typing(SafeExitApp):
    """Begins with an input."""

    def get_default_screen(self) -> TypingScreen:
        return TypingScreen()


async def test_a_letter_lays_nothing_out_and_a_long_line_scrolls() -> None:
    app = Typing()
    async with app.run_test(size=(20, 5)) as pilot:
        screen = app.screen
        assert isinstance(screen, TypingScreen)
        await screen.show_first_frame()
        typed = app.query_one(MaskableInput)
        typed.focus()
        await pilot.pause()
        screen.layouts = 0
        for letter in "the lamp in the hall was lit":
            await pilot.press("space" if letter == " " else letter)
        assert screen.layouts == 0
        assert "hall was lit" in typed.render_line(0).text
        assert "the lamp" not in typed.render_line(0).text


async def test_what_has_changed_is_drawn_before_more_changes() -> None:
    app = Holding()
    async with app.run_test(size=(20, 5)) as pilot:
        await app.held.show_first_frame()
        await pilot.pause()
        lines, drawn = app.held.query_one(Lines), app.held.drawn
        lines.refresh()
        await wait_until_idle(app)
        seen: list[int] = []

        def change() -> None:
            seen.append(app.held.drawn)
            lines.refresh()

        await app.held.draw_before(change)
        assert seen[0] > drawn
        assert app.held.drawn > seen[0]


async def test_a_key_of_nobody_bubbles_to_the_application() -> None:
    heard: list[str] = []

    class Listening(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("nothing", id="inside")

        def on_key(self, event: events.Key) -> None:
            heard.append(event.key)

    app = Listening()
    async with app.run_test() as pilot:
        assert senderless_key("x", "x")._sender is None
        app.query_one("#inside", Widget).post_message(senderless_key("x", "x"))
        await pilot.pause()
    assert heard == ["x"]


async def test_a_driver_knows_its_application() -> None:
    app = Inputs()
    async with app.run_test() as pilot:
        assert isinstance(app._driver, Driver)
        post_to_app(app._driver, events.Key("q", "q"))
        await pilot.pause()
        assert app._driver._app is app


async def test_an_internal_error_is_kept_and_not_drawn() -> None:
    app = SafeExitApp()
    try:
        async with app.run_test() as pilot:
            app.call_later(lambda: 1 // 0)
            await pilot.pause()
    except ZeroDivisionError:
        pass
    assert isinstance(app.fault, ZeroDivisionError)
    assert app._exit_renderables == []


class Lines(Widget):
    """Counts how Textual asks for it to be drawn, as panes do that draw themselves."""

    asked: ClassVar[Counter[str]] = Counter()

    def render_lines(self, crop: Region) -> list[Strip]:
        self.asked["lines"] += 1
        return [Strip.blank(crop.width)] * crop.height

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.asked["styles"] += 1

    def refresh(self, *regions: Region, **changes: bool) -> Self:
        self.asked["parts" if regions else "whole"] += 1
        return super().refresh(*regions, **changes)


class Drawing(App[None]):
    """Draws one widget."""

    def compose(self) -> ComposeResult:
        yield Lines()


async def test_textual_draws_a_widget_by_the_methods_that_panes_override() -> None:
    app = Drawing()
    async with app.run_test(size=(20, 5)) as pilot:
        assert {"lines", "styles", "whole"} <= Lines.asked.keys()
        Lines.asked.clear()
        app.query_one(Lines).refresh(Region(0, 0, 20, 1))
        await pilot.pause()
        assert (Lines.asked["parts"], Lines.asked["whole"]) == (1, 0)
        assert Lines.asked["lines"]
        Lines.asked.clear()
        app.theme = "textual-light"
        await pilot.pause()
        assert Lines.asked["styles"]


class Held(HeldScreen):
    """A screen with one widget, which counts the layouts that it draws."""

    drawn = 0

    def compose(self) -> ComposeResult:
        yield Lines()

    def _compositor_refresh(self) -> None:
        if not self._is_held:
            self.drawn += 1
        super()._compositor_refresh()


class Holding(SafeExitApp):
    """Begins with a held screen, and counts how often each style sheet is read."""

    CSS = "Lines { height: 3; }"

    def __init__(self) -> None:
        super().__init__()
        self.held = Held()
        self.read = Counter[str]()
        read = self.stylesheet._parse_rules

        def counting(css: str, *rest: Any, **named: Any) -> list[RuleSet]:
            self.read[css] += (css, *rest, *named.values()) not in self.stylesheet._parse_cache
            return read(css, *rest, **named)

        self.stylesheet._parse_rules = counting  # type: ignore[method-assign]  # it is counted

    def get_default_screen(self) -> Held:
        return self.held


async def test_a_held_screen_is_drawn_when_it_is_told_to() -> None:
    app = Holding()
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        assert app.held.drawn == 0
        assert app.held.query_one(Lines).size == (20, 3)
        await app.held.show_first_frame()
        assert app.held.drawn == 1
        app.held.query_one(Lines).refresh()
        await pilot.pause()
        assert app.held.drawn > 1


async def test_a_held_screen_is_styled_once() -> None:
    app = Holding()
    Lines.asked.clear()
    async with app.run_test(size=(20, 5)) as pilot:
        await app.held.show_first_frame()
        await pilot.pause()
        assert Lines.asked["styles"] == 1


async def test_no_style_sheet_is_read_twice_for_the_first_screen() -> None:
    app = Holding()
    async with app.run_test(size=(20, 5)) as pilot:
        await app.held.show_first_frame()
        assert app.read[Holding.CSS] == 1
        app.theme = "textual-light"
        await pilot.pause()
        assert app.held.query_one(Lines).styles.height is not None
