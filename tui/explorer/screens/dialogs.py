"""Dialogs that ask for a file, for a stretch of a document, or for yes or no."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.explorer.screens.dialog import DialogScreen, key_hints
from tui.explorer.widgets.line_input import LineInput
from tui.text.sanitize import sanitize_line


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
            box.border_subtitle = key_hints("Enter confirms · Esc cancels")
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


class StretchDialog(DialogScreen[tuple[str, str]]):
    """Asks from which words to which a document is taken; answers with both, which may be empty."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+g", "dismiss", "Close", show=False)]

    def __init__(self, title: str, find_mistake: Callable[[str, str], str]) -> None:
        """Prepare the dialog.

        Args:
            title: What is taken.
            find_mistake: Returns what is wrong with an answer; empty for nothing.
        """
        super().__init__()
        self._title, self._find_mistake = title, find_mistake

    def compose(self) -> ComposeResult:
        """Make two lines to type in, and a line for mistakes."""
        with Vertical(classes="dialog small") as box:
            box.border_title = Content(sanitize_line(self._title))
            box.border_subtitle = key_hints("Enter confirms · Tab next line · Esc cancels")
            box.styles.height = "auto"
            yield LineInput(
                placeholder="from these words; empty: from the beginning", id="first", compact=True
            )
            yield LineInput(placeholder="to these words; empty: to the end", id="last", compact=True)
            yield Static("", id="said")

    @on(Input.Changed)
    def unsay(self) -> None:
        """Clear the message while a line is being changed."""
        self.query_one("#said", Static).update("")

    @on(Input.Submitted)
    def answer(self) -> None:
        """Answer, or say what is wrong."""
        first, last = (self.query_one(f"#{name}", LineInput).value.strip() for name in ("first", "last"))
        if wrong := self._find_mistake(first, last):
            self.query_one("#said", Static).update(Content(sanitize_line(wrong)))
        else:
            self.dismiss((first, last))


class ConfirmDialog(DialogScreen[bool]):
    """Asks a question; only `y` means yes. Without an answer, as after Esc, it answers None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", show=False),
        Binding("n,enter", "answer(False)", "No", show=False),
        Binding("escape,q,ctrl+g", "dismiss", "Leave", show=False),
    ]

    def __init__(self, question: str, keys: str = "y yes · n no") -> None:
        """Prepare the question.

        Args:
            question: The question.
            keys: What the frame says of the keys.
        """
        super().__init__()
        self._question, self._keys = question, keys

    def compose(self) -> ComposeResult:
        """Make the question."""
        with Vertical(classes="dialog small") as box:
            box.border_subtitle = key_hints(self._keys)
            box.styles.height = "auto"
            yield Static(Content(sanitize_line(self._question)))

    def click_beside(self) -> None:
        """Answer no."""
        self.dismiss(False)

    def action_answer(self, yes: bool) -> None:
        """Close with the answer."""
        self.dismiss(yes)
