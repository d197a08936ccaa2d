"""The export screen: what, where to, what is lost, and the text itself before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import var
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.explorer.bars import KeyBar
from tui.explorer.bindings import bindings_of
from tui.explorer.dialogs import Confirm
from tui.explorer.extracts import Extract, render
from tui.explorer.line_input import LineInput
from tui.explorer.lines_pane import LinesPane
from tui.exporting.exported import Exported
from tui.project.opening import Project
from tui.project.refused import Refused
from tui.project.writing import Exists, write
from tui.text.clean import clean_line
from tui.views.keys import Where
from tui.views.lines import line


class PathInput(LineInput):
    """Where the file goes. Tab leads back to the preview."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab", "screen.edit_path", "preview", show=False)
    ]


class ExportScreen(ModalScreen[None]):
    """Shows an extract as it will be; Enter writes it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Where.EXPORT)

    chosen: var[int] = var(0)
    """Which of the extracts, from 0."""

    def __init__(self, project: Project, offered: Sequence[Extract], ascii_only: bool) -> None:
        super().__init__()
        self._project = project
        self._offered = offered
        self._ascii_only = ascii_only
        self._exported = Exported("")

    def compose(self) -> ComposeResult:
        """What, where to, what is lost; the preview; the keys."""
        with Vertical(classes="dialog", id="export") as box:
            box.border_title = Content("Export as Markdown")
            yield Static(id="export-what")
            with Horizontal(id="export-path-row"):
                yield Static("File: ")
                yield PathInput(id="export-path", compact=True)
            yield Static(id="export-said")
            yield LinesPane(id="preview", ascii_only=self._ascii_only)
            yield KeyBar(id="export-keys")

    def on_mount(self) -> None:
        """The preview has the focus, so that every key works at once."""
        self.query_one(KeyBar).pane = Where.EXPORT
        self.query_one("#preview").focus()

    def watch_chosen(self, chosen: int) -> None:
        """Another extract: its text, its name."""
        extract = self._offered[chosen]
        self._exported = render(self._project.index, extract.selection)
        self.query_one("#export-path", Input).value = f"{extract.name}.md"
        others = f" (x: {len(self._offered) - 1} more)" if len(self._offered) > 1 else ""
        self.query_one("#export-what", Static).update(Content(f"What: {extract.label}{others}"))
        self._say(self._losses())
        self.query_one("#preview", LinesPane).show([line(row) for row in self._exported.text.splitlines()])

    def _losses(self) -> str:
        losses = [f"{loss.what} ({len(loss.where)})" for loss in self._exported.losses]
        return "Lost: " + "; ".join(losses) if losses else "Nothing is lost."

    def _say(self, said: str) -> None:
        self.query_one("#export-said", Static).update(Content(clean_line(said)))

    @on(Input.Submitted)
    def write_from_path(self, event: Input.Submitted) -> None:
        """Enter writes from the name's line too."""
        event.stop()
        self.action_write_export()

    def action_write_export(self) -> None:
        """Write, after a question where a file of that name exists."""
        path = _path_of(self.query_one("#export-path", Input).value.strip())
        if not path.name:
            self._say("Name a file to write to.")
        else:
            self._put(path)

    def _put(self, path: Path, *, force: bool = False) -> None:
        answer = write(path, self._exported.text, force=force, root=self._project.root)
        if isinstance(answer, Exists):
            question = Confirm(f"{path} exists. Replace it?")
            self.app.push_screen(question, lambda yes: self._put(path, force=True) if yes else None)
        elif isinstance(answer, Refused):
            self._say("; ".join(filter(None, (f"Not written: {answer.message}", answer.remedy))))
        else:
            self.notify(f"Wrote {clean_line(str(answer.path))}", markup=False)
            self.dismiss()

    def action_edit_path(self) -> None:
        """From the preview to the name and back."""
        path = self.query_one("#export-path", Input)
        (self.query_one("#preview") if path.has_focus else path).focus()

    def action_next_extract(self) -> None:
        """Offer something else to export."""
        self.chosen = (self.chosen + 1) % len(self._offered)

    def action_copy_export(self) -> None:
        """Hand the text to the terminal, which may or may not put it on the clipboard."""
        self.app.copy_to_clipboard(self._exported.text)
        self._say("Sent to the terminal's clipboard. Whether it arrived, only the terminal knows.")

    def action_close_export(self) -> None:
        """Back without writing."""
        self.dismiss()


def _path_of(typed: str) -> Path:
    """A path as typed; `~` is the reader's home where there is one of that name."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)
