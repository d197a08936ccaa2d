"""The explorer over a chronology, hands to use it with, and what is on its screen.

With `lifecycle/test_textual_internals.py` the only file of the tests that knows private names of Textual.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from unittest.mock import patch

from rich.console import RenderableType
from textual import events
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.css import parse as css_parser
from textual.css import stylesheet
from textual.css.model import RuleSet
from textual.css.tokenizer import Token
from textual.css.types import CSSLocation
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.worker import Worker

from tui.explorer.app import Explorer
from tui.explorer.restore_session import StartState
from tui.explorer.widgets.text_pane import TextPane
from tui.project.locate_project import ProjectLocation
from tui.project.project import Project, open_project

WIDE, NORMAL, NARROW = (120, 40), (100, 30), (60, 20)


def opened(root: Path) -> Project:
    """The chronology in a folder."""
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    return project


class Hands:
    """A reader's hands: they wait until the screen has come about, and no longer."""

    def __init__(self, app: Explorer, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.not_waited_for = {"keys"}
        """The groups of workers that may go on; handing on the keys never ends."""

    async def press(self, *keys: str) -> None:
        """Press keys, by their names or characters, each when the one before has done its work."""
        for key in keys:
            self.send(key)
            await self.wait()

    async def type(self, text: str) -> None:
        """Type some text, all of it at once."""
        await self.burst(*text)

    async def burst(self, *keys: str) -> None:
        """Press keys faster than anything can come of them, as a slow line delivers them."""
        self.send(*keys)
        await self.wait()

    def send(self, *keys: str) -> None:
        """Press keys, and do not wait."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            self.app.post_message(events.Key(name, key if len(key) == 1 else None))

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size, and do not wait."""
        size = Size(width, height)
        assert isinstance(self.app._driver, HeadlessDriver)
        self.app._driver._size = size
        self.app.post_message(events.Resize(size, size))

    async def wait(self) -> None:
        """Until nothing has anything left to do, threads included."""
        # What is laid out may find that it has another size now, and has to be laid out again.
        for _ in range(2):
            await self._wait_for_messages()
            self.app.screen._on_timer_update()

    async def _wait_for_messages(self) -> None:
        passes = 0
        pumps: tuple[MessagePump, ...] = ()
        while passes < _PASSES and self.app._exception is None:
            # Looking again and again would keep a thread from the interpreter, for 5 ms each time.
            if tasks := self._work_in_hand():
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.sleep(0)
            # While nobody has anything to do, no widget comes or goes.
            if not passes:
                pumps = (self.app, *self.app.screen.walk_children(with_self=True))
            passes = 0 if self._is_busy(pumps) else passes + 1

    def _work_in_hand(self) -> list[asyncio.Task[None]]:
        """What threads are at, as far as it is waited for."""
        return [
            worker._task
            for worker in self.app.workers
            if worker.is_running and worker._task and self._is_waited_for(worker)
        ]

    def _is_busy(self, pumps: Sequence[MessagePump]) -> bool:
        screen = self.app.screen
        return (
            any(pump.message_queue_size for pump in pumps)
            or not screen.is_mounted
            or bool(self.app._batch_count)
            or self.app._resize_event is not None
            or not self.app._keys.empty()
            or any(not worker.is_finished for worker in self.app.workers if self._is_waited_for(worker))
        )

    def _is_waited_for(self, worker: Worker[object]) -> bool:
        return worker.group not in self.not_waited_for


_PASSES = 20
"""Passes of the event loop in which nobody had anything to do, after which nothing is to come."""


_draw = Compositor.render_update


def _drawn_later(
    compositor: Compositor,
    full: bool = False,
    screen_stack: list[Screen[object]] | None = None,
    simplify: bool = False,
) -> RenderableType | None:
    """All of it if that is asked for; else nothing: it is drawn when somebody looks, as by `strips`.

    Drawing what nobody looks at took half of the time of the tests.
    """
    return _draw(compositor, full, screen_stack, simplify) if full else None


_read_css = css_parser.parse
_rule_sets: dict[tuple[object, ...], list[RuleSet]] = {}
_token_keys: dict[int, tuple[object, object]] = {}


def _parse_once(
    scope: str,
    css: str,
    read_from: CSSLocation,
    variable_tokens: dict[str, list[Token]],
    is_default_rules: bool,
    tie_breaker: int,
) -> list[RuleSet]:
    """The rules of a style sheet: the same in every app of one theme, as Textual shares them within one."""
    if _token_keys.get(id(variable_tokens), (None,))[0] is not variable_tokens:
        values = {name: tuple(token.value for token in tokens) for name, tokens in variable_tokens.items()}
        _token_keys.clear()
        _token_keys[id(variable_tokens)] = variable_tokens, frozenset(values.items())
    key = scope, css, read_from, _token_keys[id(variable_tokens)][1], is_default_rules, tie_breaker
    if key not in _rule_sets:
        _rule_sets[key] = list(
            _read_css(
                scope,
                css,
                read_from,
                variable_tokens=variable_tokens,
                is_default_rules=is_default_rules,
                tie_breaker=tie_breaker,
            )
        )
    return _rule_sets[key]


@asynccontextmanager
async def exploring(
    root: Path,
    size: tuple[int, int] = WIDE,
    *,
    ascii_only: bool = False,
    beginning: StartState | None = None,
) -> AsyncIterator[tuple[Explorer, Hands]]:
    """The explorer on a chronology, and hands to use it with."""
    project = opened(root)
    app = Explorer(project, ascii_only=ascii_only, beginning=beginning or StartState())
    try:
        with (
            patch.object(Compositor, "render_update", _drawn_later),
            patch.object(stylesheet, "parse", _parse_once),
        ):
            async with app.run_test(size=size, notifications=True) as pilot:
                hands = Hands(app, pilot)
                await hands.wait()
                yield app, hands
                if app.is_running:
                    strips(app)
    finally:
        project.close()


_last_drawn: dict[Explorer, list[Strip]] = {}
"""What was drawn since the event loop last had its turn."""


def strips(app: Explorer) -> list[Strip]:
    """The screen, row by row; what shines through it as well.

    It is drawn once for whoever looks at several parts of it without waiting in between.
    """
    if app not in _last_drawn:
        visible_screen_stack.set(app._background_screens)
        _last_drawn[app] = app.screen._compositor.render_strips()
        asyncio.get_running_loop().call_soon(_last_drawn.clear)
    return _last_drawn[app]


def grid(app: Explorer) -> str:
    """The screen as text, one line a row, without the blanks at the ends."""
    return "\n".join(strip.text.rstrip() for strip in strips(app))


def at(app: Explorer) -> str:
    """The id of the event under the cursor; empty without one."""
    return app.main.session.state.record.row.id if app.main.session.state.record else ""


def lit(app: Explorer) -> set[str]:
    """The words that are drawn as matches of the search, wherever they stand."""
    colour = app.theme_variables["accent"].lower()
    return {
        segment.text.strip()
        for strip in strips(app)
        for segment in strip
        if segment.style and segment.style.bgcolor and segment.style.bgcolor.name == colour
    }


def pane(app: Explorer, name: str) -> str:
    """The text inside one pane, or another named part of the screen."""
    region = app.screen.query_one(f"#{name}").region
    lines = [strip.crop(region.x, region.right).text for strip in strips(app)]
    return "\n".join(line.rstrip() for line in lines[region.y : region.bottom])


def flat(app: Explorer, name: str) -> str:
    """The text inside one pane, unwrapped."""
    return " ".join(pane(app, name).replace("▐", " ").split())


def everything(view: TextPane) -> str:
    """All that can be scrolled to in a pane of text, unwrapped."""
    return " ".join(" ".join(view.strip_at(y).text for y in range(view.line_count)).split())


def squeezed(text: str) -> str:
    """Without white space and frames: what was wrapped reads on."""
    return "".join(char for char in text if not char.isspace() and char not in "│▐╭╮╰╯─")
