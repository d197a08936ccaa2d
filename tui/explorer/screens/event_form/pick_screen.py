"""A list to choose one value or several from; what is typed narrows it, and may be a new value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.explorer.messages import LinkActivated
from tui.explorer.screens.dialog import DialogScreen, key_hints
from tui.explorer.widgets.choice_list import ChoiceList
from tui.explorer.widgets.line_input import LineInput
from tui.parsing.yaml.tree import Data
from tui.text.sanitize import sanitize_line
from tui.views.lines import Line, TextRole, TextSpan, line
from tui.views.links import FacetPlace


@dataclass(frozen=True, slots=True)
class PickOption:
    """A value that can be chosen."""

    value: Data
    label: str
    about: str = ""
    """More about it, in quiet letters."""


class PickList(ChoiceList):
    """The values. The line above has the focus, and the selected value is highlighted all the same."""

    can_focus = False
    BINDINGS: ClassVar[list[BindingType]] = []

    @property
    def shows_cursor(self) -> bool:
        """Return True: keys reach it through the line."""
        return True


class PickInput(LineInput):
    """What is typed here narrows the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.step(1)", "down", show=False),
        Binding("up", "screen.step(-1)", "up", show=False),
        Binding("pagedown", "screen.step(10)", "page", show=False),
        Binding("pageup", "screen.step(-10)", "page back", show=False),
        Binding("enter", "screen.take", "choose", show=False),
        Binding("ctrl+t", "screen.turn", "role", show=False),
        Binding("escape,tab,shift+tab,ctrl+g", "screen.close", "done", show=False),
    ]


class PickScreen(DialogScreen[list[Data]]):
    """Answers with what is chosen, in the order in which it was; with nothing where it was left at once."""

    def __init__(
        self,
        title: str,
        offer: Callable[[str, Sequence[Data]], Sequence[PickOption]],
        chosen: Sequence[Data],
        *,
        several: bool,
        new: str = "",
        turn: Callable[[Data], Data] | None = None,
        ascii_only: bool = False,
    ) -> None:
        """Prepare the list.

        Args:
            title: What is chosen.
            offer: Returns the values that fit what is typed, from that and from what is chosen.
            chosen: The values that are chosen already.
            several: Whether several may be; otherwise the first one that is chosen closes the list.
            new: What a new value is called, such as `tag`; empty where there can be none.
            turn: Returns the next variant of a chosen value, at Ctrl+t; None where values have none.
            ascii_only: Whether symbols are ASCII.
        """
        super().__init__()
        self._title, self._offer, self._several, self._new = title, offer, several, new
        self._turn = turn
        self._chosen = list(chosen)
        self._shown: list[PickOption] = []
        self._ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        """Make the line and the list."""
        with Vertical(classes="dialog page pick") as box:
            box.border_title = Content(sanitize_line(self._title))
            box.border_subtitle = key_hints(self._keys)
            with Horizontal(id="filters-row"):
                yield Static("/ ", id="filters-sign", markup=False)
                what = f"find, or type a new {self._new}" if self._new else "type to find"
                yield PickInput(placeholder=what, id="filters-narrow", compact=True)
            yield PickList(id="page", ascii_only=self._ascii_only)

    @property
    def _keys(self) -> str:
        if not self._several:
            return "Enter chooses · Esc closes"
        turns = "Ctrl+t role · " if self._turn else ""
        return f"Enter chooses or takes away · {turns}Esc done"

    def on_mount(self) -> None:
        """Show all values."""
        self._list()
        selected = next((at for at, option in enumerate(self._shown) if option.value in self._chosen), 0)
        self._values.selected = selected if not self._several else 0
        self.query_one(PickInput).focus()

    @property
    def _values(self) -> ChoiceList:
        return self.query_one("#page", ChoiceList)

    def _list(self, *, keep_place: bool = False) -> None:
        typed = " ".join(self.query_one(PickInput).value.split())
        self._shown = list(self._offer(typed, self._chosen))
        known = {str(text).casefold() for option in self._shown for text in (option.value, option.label)}
        if self._new and typed and typed.casefold() not in known:
            # Behind what there is, so that Enter makes no second one of nearly the same name.
            self._shown.append(PickOption(typed, typed, f"a new {self._new}"))
        lines = [self._line(at, option) for at, option in enumerate(self._shown)]
        nothing = [line("No matching values.")]
        self._values.offer(lines or nothing, {FacetPlace}, digit=10, keep_place=keep_place)

    def _line(self, at: int, option: PickOption) -> Line:
        box = "[x] " if option.value in self._chosen else "[ ] "
        return line(
            TextSpan(box, TextRole.KEY),
            option.label,
            TextSpan(f"  {option.about}" if option.about else "", TextRole.QUIET),
            hang=4,
            anchor=FacetPlace("", str(at)),
        )

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Narrow the list after each typed character."""
        event.stop()
        self._list()

    @on(LinkActivated)
    def take_clicked(self, message: LinkActivated) -> None:
        """Take a clicked value."""
        message.stop()
        self.action_take()

    def action_step(self, by: int) -> None:
        """Select a value further down, or up.

        Args:
            by: How many further; negative for up.
        """
        values = self._values
        if values.choices:
            values.selected = min(max(values.selected + by, 0), len(values.choices) - 1)

    def action_turn(self) -> None:
        """Take the next variant of the selected value, where it is chosen."""
        chosen = self._values.chosen
        if self._turn and chosen and isinstance(chosen.anchor, FacetPlace):
            value = self._shown[int(chosen.anchor.value)].value
            if value in self._chosen:
                self._chosen[self._chosen.index(value)] = self._turn(value)
                self._list(keep_place=True)

    def action_take(self) -> None:
        """Choose the selected value, or take it away again."""
        chosen = self._values.chosen
        if chosen is None or not isinstance(chosen.anchor, FacetPlace):
            return
        value = self._shown[int(chosen.anchor.value)].value
        if not self._several:
            self.dismiss([value])
            return
        if value in self._chosen:
            self._chosen.remove(value)
        else:
            self._chosen.append(value)
        typed = self.query_one(PickInput)
        if typed.value:
            typed.value = ""
        else:
            self._list(keep_place=True)

    def action_close(self) -> None:
        """Close with what is chosen."""
        self.dismiss(self._chosen if self._several else None)

    def click_beside(self) -> None:
        """Close with what is chosen, for a click beside the frame."""
        self.action_close()
