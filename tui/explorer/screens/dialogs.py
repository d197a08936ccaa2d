"""Dialogs that ask for a date, for a file, or for yes or no."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.chronology.date_reader.other_meanings import OtherMeaning, other_meaning
from tui.chronology.edtf import EdtfError, parse
from tui.explorer.screens.dialog import DOT, DialogScreen
from tui.explorer.widgets.line_input import LineInput
from tui.parsing.query.fields import date_limits
from tui.text.sanitize import sanitize_line


class DateDialog(DialogScreen[str]):
    """Asks for a date; answers with its EDTF, or with empty text where the line was emptied.

    Where a date may be meant otherwise than EDTF reads it, it asks each time which is meant.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "back", "Close", show=False),
        Binding("1", "choose(1)", "The first meaning", show=False),
        Binding("2", "choose(2)", "The second meaning", show=False),
    ]

    def __init__(self, title: str, initial_value: str = "", *, empty: str = "", limit: str = "") -> None:
        """Prepare the dialog.

        Args:
            title: What the date is for.
            initial_value: The initial text.
            empty: What an empty line means, in words; empty where that is no answer.
            limit: A limit of `date_limits` that the date must set, since an open side may set none; empty for
                none.
        """
        super().__init__()
        self.initial_value = initial_value
        self._title, self._empty, self._limit = title, empty, limit
        self._meaning: OtherMeaning | None = None
        """The two meanings that are offered; None while a date is typed."""

    def compose(self) -> ComposeResult:
        """Make a line to type in, and a line for mistakes."""
        with Vertical(classes="dialog small") as box:
            box.border_title = Content(sanitize_line(self._title))
            box.border_subtitle = Content(self._hints)
            box.styles.height = "auto"
            example = "2013-05-14, 2013-05, 2013, 201X ..."
            yield LineInput(self.initial_value, placeholder=example, id="date", compact=True)
            yield Static("", id="said")

    @property
    def _hints(self) -> str:
        hints = ("Enter confirms", f"empty: {self._empty}" if self._empty else "", "Esc cancels")
        return DOT.join(filter(None, hints))

    @on(Input.Changed)
    def unsay(self) -> None:
        """Clear the message while the line is being changed."""
        self._say("")

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Answer; or say what is wrong, or ask which of two dates is meant."""
        typed = event.value.strip()
        if wrong := "" if self._empty and not typed else self._wrong(typed):
            self._say(wrong)
        elif meaning := other_meaning(typed):
            self._ask(meaning)
        else:
            self.dismiss(typed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow digits only while two meanings are offered."""
        return action != "choose" or self._meaning is not None

    def action_choose(self, number: int) -> None:
        """Answer with one of the two meanings."""
        if self._meaning:
            self.dismiss(self._meaning.text if number == 1 else self._meaning.other)

    def action_back(self) -> None:
        """Go from the two meanings back to the line; from the line, close."""
        if self._meaning is None:
            self.dismiss()
            return
        self._meaning = None
        self._say("")
        self.say_keys(self._hints)
        line = self.query_one(LineInput)
        line.disabled = False
        # The text stays, to be corrected.
        line.select_on_focus = False
        line.focus()

    def _ask(self, meaning: OtherMeaning) -> None:
        self._meaning = meaning
        # The line loses the focus, so that a digit chooses.
        self.query_one(LineInput).disabled = True
        self.set_focus(None)
        first, second = f"1  {meaning.words}: {meaning.text}", f"2  {meaning.other_words}: {meaning.other}"
        self._say(f"What does {meaning.text} mean?", first, second)
        self.say_keys(f"1 the first{DOT}2 the second{DOT}Esc cancels")

    def _say(self, *lines: str) -> None:
        message = self.query_one("#said", Static)
        message.set_class(self._meaning is not None, "asks")
        message.update(Content("\n".join(map(sanitize_line, lines))))

    def _wrong(self, typed: str) -> str:
        """Return what is wrong with a date; empty for nothing."""
        try:
            when = parse(typed)
        except EdtfError as error:
            return f"{error.reason}; {error.remedy}"
        if self._limit and not date_limits(self._limit, when):
            return f"{when} sets no limit; write a date for its open or unknown side"
        return ""


class PathDialog(DialogScreen[Path]):
    """Asks for an existing file; answers with its path as typed, with `~` as the user's home."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+g", "dismiss", "Close", show=False)]

    def __init__(self, title: str, *, folders: bool = False) -> None:
        """Prepare the dialog.

        Args:
            title: What the file is for.
            folders: Whether a folder is allowed, too.
        """
        super().__init__()
        self._title, self._folders = title, folders

    def compose(self) -> ComposeResult:
        """Make a line to type in, and a line for mistakes."""
        with Vertical(classes="dialog small") as box:
            box.border_title = Content(sanitize_line(self._title))
            box.border_subtitle = Content("Enter confirms · Esc cancels")
            box.styles.height = "auto"
            yield LineInput(placeholder="a path; ~ is your home folder", id="path", compact=True)
            yield Static("", id="said")

    @on(Input.Changed)
    def unsay(self) -> None:
        """Clear the message while the line is being changed."""
        self.query_one("#said", Static).update("")

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Answer, or say what is wrong; an empty line is no answer."""
        typed = event.value.strip()
        if not typed:
            return
        try:
            path = Path(typed).expanduser()
            wrong = self._wrong(path)
        except (OSError, RuntimeError, ValueError) as error:
            wrong = getattr(error, "strerror", None) or str(error)
        if wrong:
            self.query_one("#said", Static).update(Content(sanitize_line(wrong)))
        else:
            self.dismiss(path)

    def _wrong(self, path: Path) -> str:
        """Return what is wrong with a path; empty for nothing."""
        noun = "file or folder" if self._folders else "file"
        if not path.exists():
            return f"there is no {noun} with this name"
        return "this is a folder: name a file" if path.is_dir() and not self._folders else ""


class ConfirmDialog(DialogScreen[bool]):
    """Asks a question; only `y` means yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", show=False),
        Binding("n,escape,enter,q,ctrl+g", "answer(False)", "No", show=False),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Make the question."""
        with Vertical(classes="dialog small") as box:
            box.border_subtitle = Content("y yes · n no")
            box.styles.height = "auto"
            yield Static(Content(sanitize_line(self._question)))

    def click_beside(self) -> None:
        """Answer no."""
        self.dismiss(False)

    def action_answer(self, yes: bool) -> None:
        """Close with the answer."""
        self.dismiss(yes)
