"""The dialog that asks for a date."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.chronology.date_reader.typed_dates import date_words, read_typed_date, read_typed_period, refusal_of
from tui.chronology.edtf_date import EdtfDate
from tui.explorer.screens.dialog import DOT, DialogScreen, key_hints
from tui.explorer.widgets.line_input import LineInput
from tui.parsing.query.fields import date_limits
from tui.text.sanitize import sanitize_line


class DateDialog(DialogScreen[str]):
    """Asks for a date; answers with its EDTF, or with empty text where the line was emptied.

    A date may be typed as people write it. Its reading is shown while it is typed; where there are several,
    Enter asks which is meant.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "back", "Close", show=False),
        *(Binding(str(n), f"choose({n})", f"The reading {n}", show=False) for n in range(1, 10)),
    ]

    def __init__(
        self,
        title: str,
        initial_value: str = "",
        *,
        empty: str = "",
        limit: str = "",
        example: str = "14 May 2013, May 2013, 2013, c. 1871 ...",
        says_reading: bool = True,
    ) -> None:
        """Prepare the dialog.

        Args:
            title: What the date is for.
            initial_value: The initial text.
            empty: What an empty line means, in words; empty where that is no answer.
            limit: A limit of `date_limits` that the date must set, since an open side may set none; empty for
                none.
            example: Shown while the line is empty.
            says_reading: Whether a notification says how the date was read, once the dialog is closed.
        """
        super().__init__()
        self._example, self._says_reading = example, says_reading
        self._read = read_typed_period if limit == "in" else read_typed_date
        self.initial_value = initial_value
        self._title, self._empty, self._limit = title, empty, limit
        self._readings: tuple[EdtfDate, ...] = ()
        """The readings that are offered; none while a date is typed."""

    def compose(self) -> ComposeResult:
        """Make a line to type in, and a line for its reading and for mistakes."""
        with Vertical(classes="dialog small") as box:
            box.border_title = Content(sanitize_line(self._title))
            box.border_subtitle = key_hints(self._hints)
            box.styles.height = "auto"
            yield LineInput(self.initial_value, placeholder=self._example, id="date", compact=True)
            yield Static("", id="said")

    @property
    def _hints(self) -> str:
        hints = ("Enter confirms", f"empty: {self._empty}" if self._empty else "", "Esc cancels")
        return DOT.join(filter(None, hints))

    @on(Input.Changed)
    def show_reading(self, event: Input.Changed) -> None:
        """Show what the line is read as so far; nothing while it cannot be read."""
        found = self._read(event.value.strip()) if event.value.strip() else None
        if found and found.date:
            self._say(date_words(found.date))
        else:
            self._say(f"{found.reason}: Enter asks which" if found and found.readings else "")

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Answer; or say what is wrong, or ask which of several dates is meant."""
        typed = event.value.strip()
        if self._empty and not typed:
            self.dismiss("")
            return
        found = self._read(typed)
        if found.readings and not found.date:
            self._ask(typed, found.readings)
            return
        if found.date:
            self._use(found.date, typed)
        elif found.is_recognized:
            self._say(found.reason, is_wrong=True)
        else:
            self._say(refusal_of(typed), is_wrong=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow digits only while readings with these numbers are offered."""
        return action != "choose" or (bool(parameters) and parameters[0] in range(1, len(self._readings) + 1))

    def action_choose(self, number: int) -> None:
        """Answer with one of the readings, from 1."""
        self._use(self._readings[number - 1], self._readings[number - 1].text)

    def action_back(self) -> None:
        """Go from the readings back to the line; from the line, close."""
        if not self._readings:
            self.dismiss()
            return
        self._readings = ()
        self._say("")
        self.say_keys(self._hints)
        line = self.query_one(LineInput)
        line.disabled = False
        # The text stays, to be corrected.
        line.select_on_focus = False
        line.focus()

    def _use(self, date: EdtfDate, typed: str) -> None:
        """Answer with a date, and say in words how a text that is not EDTF was read."""
        if self._limit and not date_limits(self._limit, date):
            self._say(f"{date} sets no limit; write a date for its open or unknown side", is_wrong=True)
            return
        self.dismiss(date.text)
        # The bar at the foot says the period in words.
        if date.text != typed and self._limit != "in" and self._says_reading:
            self.app.notify(sanitize_line(f"{typed} is read as {date_words(date)}"), markup=False)

    def _ask(self, typed: str, readings: tuple[EdtfDate, ...]) -> None:
        self._readings = readings[:9]
        # The line loses the focus, so that a digit chooses.
        self.query_one(LineInput).disabled = True
        self.set_focus(None)
        choices = (f"{number}  {date_words(date)}: {date}" for number, date in enumerate(self._readings, 1))
        self._say(f"What does {typed} mean?", *choices)
        names = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
        hints = (f"{number} the {names[number - 1]}" for number in range(1, len(self._readings) + 1))
        self.say_keys(DOT.join((*hints, "Esc cancels")))

    def _say(self, *lines: str, is_wrong: bool = False) -> None:
        message = self.query_one("#said", Static)
        message.set_class(not is_wrong, "asks")
        message.update(Content("\n".join(map(sanitize_line, lines))))
