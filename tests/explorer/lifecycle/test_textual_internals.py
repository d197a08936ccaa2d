"""What is assumed of names that Textual keeps to itself: what to look at with a new Textual."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.driver import Driver
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.explorer.lifecycle.textual_internals import MaskableInput, SafeExitApp, post_to_app, senderless_key

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
