"""The export screen: what, where to, what is lost, and the text itself before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
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
from tui.explorer.extracts import Extract, reasons, render
from tui.explorer.line_input import LineInput
from tui.explorer.lines_pane import LinesPane
from tui.exporting.exported import Exported
from tui.project.opening import Project
from tui.project.refused import Refused
from tui.project.releasing import Withheld
from tui.project.settings.remembered import keep_export_folder, last_export_folder
from tui.project.settings.settings import DEFAULTS, Settings
from tui.project.writing import Exists, write
from tui.text.clean import clean_line
from tui.views.keymap import key_of
from tui.views.keys import Where, key_words
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

    def __init__(
        self, project: Project, offered: Sequence[Extract], ascii_only: bool, settings: Settings = DEFAULTS
    ) -> None:
        super().__init__()
        self._settings = settings
        self._project = project
        self._offered = offered
        self._ascii_only = ascii_only
        self._answer: Exported | Withheld = Exported("")

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
            yield KeyBar(self._settings.commands, id="export-keys")

    def on_mount(self) -> None:
        """The preview has the focus, so that every key works at once."""
        self.query_one(KeyBar).pane = Where.EXPORT
        self.query_one("#preview").focus()

    def watch_chosen(self, chosen: int) -> None:
        """Another extract: its text, its name."""
        extract = self._offered[chosen]
        self.query_one("#export-path", Input).value = str(_folder(self._settings) / f"{extract.name}.md")
        key, more = key_words(key_of(self._settings.commands, "next-extract")), len(self._offered) - 1
        others = f" ({key}: {more} more)" if key and more else ""
        self.query_one("#export-what", Static).update(Content(f"What: {extract.label}{others}"))
        self._show(render(self._project, extract.selection))

    def _show(self, answer: Exported | Withheld) -> None:
        """The text that may leave, or why none may."""
        self._answer = answer
        preview = self.query_one("#preview", LinesPane)
        if isinstance(answer, Withheld):
            self._say(_withheld(answer, self._settings))
            preview.show(reasons(answer))
        else:
            self._say(_losses(answer))
            preview.show([line(row) for row in answer.text.splitlines()])

    def action_accept_risks(self) -> None:
        """Let the extract go in spite of the risks that are shown; it says so itself."""
        if isinstance(self._answer, Withheld):
            selection = self._offered[self.chosen].selection
            self._show(render(self._project, selection, self._answer.codes))

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
        if isinstance(self._answer, Withheld):
            self._say(_withheld(self._answer, self._settings))
            return
        if self._project.read_only:
            self._hand_over(path.name, self._answer.text)
            return
        answer = write(path, self._answer.text, force=force, root=self._project.root)
        if isinstance(answer, Exists):
            question = Confirm(f"{path} exists. Replace it?")
            self.app.push_screen(question, lambda yes: self._put(path, force=True) if yes else None)
        elif isinstance(answer, Refused):
            self._say("; ".join(filter(None, (f"Not written: {answer.message}", answer.remedy))))
        else:
            if self._settings.remember:
                keep_export_folder(answer.path.parent)
            self.notify(f"Wrote {clean_line(str(answer.path))}", markup=False)
            self.dismiss()

    def _hand_over(self, name: str, text: str) -> None:
        """To the visitor's own machine, by way of the browser; without one, to nobody."""
        if self.app.is_web:
            self.app.deliver_text(StringIO(text), save_filename=name)
            self._say(f"Handed to your browser as {name}.")
        else:
            self._say("Not written: this is read-only. y copies the text below.")

    def action_edit_path(self) -> None:
        """From the preview to the name and back."""
        path = self.query_one("#export-path", Input)
        (self.query_one("#preview") if path.has_focus else path).focus()

    def action_next_extract(self) -> None:
        """Offer something else to export."""
        self.chosen = (self.chosen + 1) % len(self._offered)

    def action_copy_export(self) -> None:
        """Hand the text to the terminal, which may or may not put it on the clipboard."""
        if isinstance(self._answer, Withheld):
            self._say(_withheld(self._answer, self._settings))
            return
        self.app.copy_to_clipboard(self._answer.text)
        self._say("Sent to the terminal's clipboard. Whether it arrived, only the terminal knows.")

    def action_close_export(self) -> None:
        """Back without writing."""
        self.dismiss()


def _losses(exported: Exported) -> str:
    losses = [f"{loss.what} ({len(loss.where)})" for loss in exported.losses]
    return "Lost: " + "; ".join(losses) if losses else "Nothing is lost."


def _withheld(withheld: Withheld, settings: Settings) -> str:
    key = key_words(key_of(settings.commands, "accept-risks"))
    accepting = f": {key}, if you answer for it" if withheld.risks and key else ""
    return f"Nothing leaves yet, for the reasons below{accepting}."


def _folder(settings: Settings) -> Path:
    """Where to begin: the settings' folder, else where the last export went, else here."""
    last = last_export_folder() if settings.remember and not settings.export_folder else ""
    folder = Path(settings.export_folder or last)
    return Path() if folder == Path.cwd() or (last and not folder.is_dir()) else folder


def _path_of(typed: str) -> Path:
    """A path as typed; `~` is the reader's home where there is one of that name."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)
