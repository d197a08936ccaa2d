"""The export screen: what, where to, losses, and a preview, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import var
from textual.widgets import Input, Static

from tui.explorer.bindings import bindings_of
from tui.explorer.screens.dialog import DialogScreen
from tui.explorer.screens.dialogs import ConfirmDialog
from tui.explorer.screens.export_choices import (
    ExportChoice,
    PreparedExport,
    blocked_message,
    clipboard_warning,
    format_limits,
    prepare_export,
    replace_question,
)
from tui.explorer.screens.export_path import (
    ExportDestination,
    PathInput,
    commands_in_path,
    expand_path,
    initial_folder,
)
from tui.explorer.screens.export_worker import NOT_READY, PREPARING, ExportMaker, send_to_browser
from tui.explorer.threads import ScreenThreads
from tui.explorer.widgets.bars import KeyBar
from tui.explorer.widgets.text_pane import TextPane
from tui.export.format_table import FORMATS, Format, UnknownEnding, format_for, format_of, is_misnamed
from tui.export.formats.csv_format import MARK
from tui.export.result import ExportResult
from tui.export.summary import capitalize
from tui.project.atomic_write import FileExists
from tui.project.export_gate import ExportBlocked
from tui.project.project import Project
from tui.project.settings.settings import DEFAULTS, Settings
from tui.project.settings.state_store import keep_export_folder
from tui.project.write_export import write_export
from tui.text.failure import Failure
from tui.text.sanitize import sanitize_line
from tui.views.commands.command import CommandScope
from tui.views.keys.key_format import key_words
from tui.views.keys.keymap import key_for
from tui.views.lines import line


class ExportScreen(DialogScreen[None]):
    """Shows a preview of an export; Enter writes it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.EXPORT)
    # Textual's declaration does not allow a ClassVar here.
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-high")]  # noqa: RUF012
    """The height from which there is room for a blank row above and below the preview."""

    chosen: var[int] = var(0)
    """The number of the export choice, from 0."""
    format_name: var[str] = var("markdown", init=False)
    """The name of the format."""
    as_written: var[bool] = var(False, init=False)
    """Whether the preview shows the text as in its file."""

    def __init__(
        self,
        project: Project,
        offered: Sequence[ExportChoice],
        ascii_only: bool,
        settings: Settings = DEFAULTS,
        formats: Mapping[str, Format] | None = None,
    ) -> None:
        super().__init__()
        self._formats = formats or FORMATS
        self._among = tuple(self._formats.values())
        self._settings = settings
        self._project = project
        self._exports = ExportMaker(project, ScreenThreads(self))
        self._offered = offered
        self._ascii_only = ascii_only
        self._prepared: PreparedExport | None = None  # what the preview shows; None while it is prepared
        self._stem = ""  # the name after which the second file of what is shown is named
        self._accepted: tuple[str, ...] = ()
        self._is_format_chosen = False
        """Whether the user chose the format, so that the name's ending does not change it."""
        first = (
            settings.export_format if settings.export_format in self._formats else next(iter(self._formats))
        )
        self.set_reactive(ExportScreen.format_name, first)

    def compose(self) -> ComposeResult:
        """Make the head, the preview and the keys."""
        with Vertical(classes="dialog", id="export") as box:
            box.border_title = Content("Export")
            yield Static(id="export-what")
            yield Static(id="export-form")
            with Horizontal(id="export-path-row"):
                yield Static("File: ")
                yield PathInput(id="export-path", compact=True)
            yield ExportDestination(id="export-destination")
            yield Static(id="export-said")
            yield TextPane(id="preview", ascii_only=self._ascii_only)
            yield KeyBar(self._settings.commands, id="export-keys", rows=2)

    def on_mount(self) -> None:
        """Focus the preview, so that every key works at once."""
        self.query_one(KeyBar).pane = CommandScope.EXPORT
        self.query_one("#preview").focus()

    def watch_chosen(self, chosen: int) -> None:
        """Show another export, with its own name where the user has not changed it."""
        content = self._offered[chosen]
        if self._path.value == self.initial_value:
            self._offer_name(str(initial_folder(self._settings) / f"{content.name}{self._format.extension}"))
        key, more = key_words(key_for(self._settings.commands, "next-export")), len(self._offered) - 1
        others = f" ({key}: {more} more)" if key and more else ""
        heading = Content(sanitize_line(f"What: {content.label}{others}"))
        self.query_one("#export-what", Static).update(heading)
        self._accepted = ()
        self._show()

    def watch_format_name(self, before: str, _: str) -> None:
        """Show another format; an ending of the old format in the name becomes the new one's."""
        self._accepted = ()
        path, old = Path(self._path.value), self._formats.get(before)
        if old and path.name and format_of(path.name, self._among) is old:
            followed = str(path.parent / (old.stem(path.name) + self._format.extension))
            if self._path.value == self.initial_value:
                self._offer_name(followed)
            else:
                self._path.value = followed
        self._show()

    def _offer_name(self, name: str) -> None:
        """Set a suggested name, which may be replaced by another suggestion."""
        self._path.value = name
        self.initial_value = self._path.value
        self._show_destination()

    @on(events.Resize)
    def _show_destination(self) -> None:
        """Show the whole path, except to a visitor, whose browser has folders of its own."""
        if not self._project.read_only:
            self.query_one(ExportDestination).show_path(self._path.value, self._path.names)

    @on(Input.Changed)
    def follow_name(self, event: Input.Changed) -> None:
        """Clear the message about the old name; take the format from the new name's ending."""
        event.stop()
        self._show_destination()
        name = Path(self._path.value).name
        named = format_of(name, self._among)
        is_typed = self._path.value != self.initial_value and not self._is_format_chosen
        if named and is_typed and is_misnamed(name, self._format, self._among):
            self.format_name = named.name
        else:
            self._tell()

    @on(events.DescendantFocus)
    def name_keys(self, event: events.DescendantFocus) -> None:
        """Name the keys of what has the focus."""
        commands = self._settings.commands
        in_name = isinstance(event.widget, PathInput)
        self.query_one(KeyBar).offer(commands_in_path(commands) if in_name else commands)

    @on(events.Click, "#export-what")
    def choose_export(self) -> None:
        """Choose the next export after a click on it."""
        self.action_next_export()

    @on(events.Click, "#export-form")
    def choose_format(self) -> None:
        """Choose the next format after a click on it."""
        self.action_next_format()

    def watch_as_written(self) -> None:
        """Show the other view of the text."""
        self._show()

    @property
    def _format(self) -> Format:
        return self._formats[self.format_name]

    @property
    def _path(self) -> PathInput:
        return self.query_one("#export-path", PathInput)

    def _show(self) -> None:
        """Show the text, or why the export is blocked."""
        export_format = self._format
        view = ", raw" if self.as_written and export_format.blocks and export_format.is_text else ""
        key = key_words(key_for(self._settings.commands, "next-format"))
        others = f" ({key}: {len(self._formats) - 1} more)" if key else ""
        heading = f"As: {export_format.name}{view}{others}: {export_format.about}"
        self.query_one("#export-form", Static).update(Content(heading))
        self._prepared = None
        if not self._prepare(self._stem_for(Path(self._path.value).name), self._take):
            self.query_one("#preview", TextPane).show([line(PREPARING)])

    def _prepare(self, stem: str, then: Callable[[str, PreparedExport], None]) -> bool:
        """Write the chosen export in memory.

        Args:
            stem: The name after which a second file is named.
            then: What to do with the stem and the export.

        Returns:
            Whether that is done; if not, a thread is at it, and a message says so.
        """
        selection = self._offered[self.chosen].selection
        make = partial(
            prepare_export,
            self._project,
            selection,
            self._accepted,
            export_format=self._format,
            stem=stem,
            as_written=self.as_written,
            layout=self._settings.layout,
        )
        is_made = self._exports.make(selection, make, partial(then, stem))
        if not is_made:
            self._say(PREPARING)
        return is_made

    def _take(self, stem: str, prepared: PreparedExport) -> None:
        """Show an export, which can be written from now on."""
        self._stem, self._prepared = stem, prepared
        self.query_one("#preview", TextPane).show(prepared.lines)
        self._tell()

    def _tell(self) -> None:
        """Show what to know before writing: losses, or reasons."""
        if self._prepared is None:
            self._say(PREPARING)
            return
        answer, hidden = self._prepared.answer, self._prepared.hidden
        if isinstance(answer, ExportBlocked):
            self._say(blocked_message(answer, self._settings))
            return
        name, export_format = Path(self._path.value).name, self._format
        if refused := self._refused_name():
            self._say(refused)
            return
        messages = [format_limits(answer)]
        if is_misnamed(name, export_format, self._among):
            key = key_words(key_for(self._settings.commands, "next-format"))
            messages.insert(
                0, f"{name} will contain {export_format.name}{f': {key} changes the format' if key else ''}."
            )
        if hidden:
            day = self._offered[self.chosen].selection.query.public_by
            messages.append(
                f"Left out because it was not public by {day}: {hidden.in_words(' of these events')}."
            )
        self._say(" ".join(messages))

    def _refused_name(self) -> str:
        """Return why nothing can be written under this name, with a remedy; empty where it can."""
        named = format_for(Path(self._path.value.strip()).name, self._format, self._among)
        if self._is_format_chosen or not isinstance(named, UnknownEnding):
            return ""
        key = key_words(key_for(self._settings.commands, "next-format"))
        otherwise = f"; or change the format with {key} in the preview" if key else ""
        return f"{capitalize(named.message)}; {named.remedy}{otherwise}."

    def _stem_for(self, name: str) -> str:
        """Return the name after which a second file is named beside a file; empty where there is none."""
        is_filed = self._format.has_companion and not self._project.read_only
        return self._format.stem(name) if is_filed else ""

    def action_accept_risks(self) -> None:
        """Accept the risks that are shown; the export will name them."""
        if self._project.read_only:
            self._say("Read-only: risks cannot be accepted here.")
        elif self._prepared and isinstance(self._prepared.answer, ExportBlocked):
            self._accepted = tuple(sorted({*self._accepted, *self._prepared.answer.codes}))
            self._show()

    def action_next_format(self) -> None:
        """Choose the next format."""
        self._is_format_chosen = True
        names = list(self._formats)
        self.format_name = names[(names.index(self.format_name) + 1) % len(names)]

    def action_raw_export(self) -> None:
        """Toggle between the text as readers see it and as in its file."""
        if self._prepared and isinstance(self._prepared.answer, ExportBlocked):
            return
        if self._format.blocks is None:
            self._say("This format has no formatted preview.")
        elif not self._format.is_text:
            self._say(f"{self._format.name} is no text, so there is nothing raw to show.")
        else:
            self.as_written = not self.as_written

    def _say(self, message: str) -> None:
        self.query_one("#export-said", Static).update(Content(sanitize_line(message)))

    @on(Input.Submitted)
    def write_from_path(self, event: Input.Submitted) -> None:
        """Write at Enter on the name's line."""
        event.stop()
        self.action_write_export()

    def action_write_export(self) -> None:
        """Write the export, asking first where a file of that name exists."""
        if self._prepared is None:
            self._say(f"Not written. {NOT_READY}")
            return
        path = expand_path(self._path.value.strip())
        if not path.name:
            self._say("Type a file name.")
            return
        if refused := self._refused_name():
            self._say(f"Not written. {refused}")
            return
        if (stem := self._stem_for(path.name)) != self._stem:
            # The name has changed since the preview was made.
            self._prepared = None
            self._prepare(stem, partial(self._take_and_put, path))
        else:
            self._put(path, self._prepared.answer)

    def _take_and_put(self, path: Path, stem: str, prepared: PreparedExport) -> None:
        self._take(stem, prepared)
        self._put(path, prepared.answer)

    def _put(self, path: Path, exported: ExportResult | ExportBlocked, *, force: bool = False) -> None:
        if isinstance(exported, ExportBlocked):
            self._say(blocked_message(exported, self._settings))
            return
        if self._project.read_only:
            self._hand_over(path.name, exported.content)
            return
        answer = write_export(path, exported, force=force, root=self._project.root)
        if isinstance(answer, FileExists):
            question = ConfirmDialog(replace_question(path, exported))
            self.app.push_screen(question, lambda yes: self._put(path, exported, force=True) if yes else None)
        elif isinstance(answer, Failure):
            self._say(f"Not written: {answer.as_line()}")
        else:
            if self._settings.remember:
                keep_export_folder(answer.file.path.parent, self._project.root)
            also = f" and {exported.other_names}" if answer.beside else ""
            self.notify(sanitize_line(f"Wrote {answer.file.path}{also}"), markup=False)
            self.dismiss()

    def _hand_over(self, name: str, content: str | bytes) -> None:
        """Offer the file as a download to the visitor's browser; without one, do nothing."""
        if not self.app.is_web:
            copying = " Press y to copy the text below." if isinstance(content, str) else ""
            self._say(f"Not written: this is read-only.{copying}")
            return
        send_to_browser(self.app, name, content)
        self._say(f"Sent to your browser as {name}.")

    def action_edit_path(self) -> None:
        """Go from the preview to the name and back."""
        (self.query_one("#preview") if self._path.has_focus else self._path).focus()

    def action_next_export(self) -> None:
        """Choose the next export."""
        self.chosen = (self.chosen + 1) % len(self._offered)

    def action_copy_export(self) -> None:
        """Send the text to the terminal, which may or may not put it on the clipboard."""
        if self._prepared is None:
            self._say(f"Not copied. {NOT_READY}")
            return
        if not self._format.is_text:
            self._say(f"Not copied: {self._format.name} is no text. Write a file, or change the format.")
            return
        if self._stem and isinstance(self._prepared.answer, ExportResult):
            # A clipboard has no second file, so the text contains everything.
            self._prepare("", self._copy)
        else:
            self._copy("", self._prepared)

    def _copy(self, _: str, prepared: PreparedExport) -> None:
        exported = prepared.answer
        if isinstance(exported, ExportBlocked):
            self._say(blocked_message(exported, self._settings))
            return
        # A byte order mark is only for files.
        self.app.copy_to_clipboard(exported.text.removeprefix(MARK))
        self._say(f"Copied, if the terminal allows it.{clipboard_warning(exported.text)}")

    def action_close_export(self) -> None:
        """Close without writing."""
        self.dismiss()
