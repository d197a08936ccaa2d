"""The form of an event, over the panes: what is typed is checked at its field, and written with one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from tui.chronology.enums import EventStatus
from tui.explorer.bindings import bindings_of
from tui.explorer.screens.dialog import DialogScreen, key_hints
from tui.explorer.screens.dialogs import ConfirmDialog
from tui.explorer.screens.event_form.fields import ChoiceField, FieldInput, FieldText
from tui.explorer.screens.event_form.passage_options import citation_key, passage_options, turn_role
from tui.explorer.screens.event_form.pick_screen import PickOption, PickScreen
from tui.parsing.yaml.tree import Data
from tui.project.events.check_entry import EntryProblem
from tui.project.events.date_entry import DateEntry
from tui.project.events.write_event import EventWrite
from tui.session.event_form import FIELDS, LISTS, SECTIONS, EventEditor
from tui.text.failure import Failure
from tui.text.sanitize import sanitize_line
from tui.views.commands.command import CommandScope
from tui.views.event_form import (
    DATE_EXAMPLE,
    LABELS,
    NO_DATE,
    deletion_question,
    elsewhere_words,
    form_title,
    title_room,
)

_LINES = ("date", "title")
_ONE = ("kind", "status")
_NEW = {"kind": "kind", "actors": "person or body", "tags": "tag"}
"""By field, what a new value is called."""
AT_ONCE = 2_000_000
"""Up to so many bytes a file is read and written before anything else is done; a larger one in a thread."""
_KEYS = "Ctrl+s writes · Tab next · Esc closes"


class EventFormScreen(DialogScreen[EventWrite]):
    """Answers with what was written; without an answer where nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.FORM)

    def __init__(self, editor: EventEditor, room: int, source: str, *, ascii_only: bool) -> None:
        """Prepare the form.

        Args:
            editor: What is typed, and what writes it.
            room: The cells that the timeline has for a title.
            source: The id of the source whose passages are offered first; empty for none.
            ascii_only: Whether symbols are ASCII.
        """
        super().__init__()
        self._editor, self._room, self._source = editor, room, source
        self._ascii_only = ascii_only
        self._is_writing = False
        self._wrong: Mapping[str, EntryProblem] = {}
        """The mistakes that were told when it was last tried to write."""

    def compose(self) -> ComposeResult:
        """Make the fields, each with a line for what is to be said of it."""
        with Vertical(classes="dialog page form") as box:
            box.border_title = Content(sanitize_line(form_title(self._editor.form.event)))
            keys = f"{_KEYS} · Ctrl+r deletes" if self._editor.form.event else _KEYS
            box.border_subtitle = key_hints(keys)
            with VerticalScroll(id="form-fields", can_focus=False):
                for key in FIELDS:
                    with Horizontal(classes=f"form-row form-{key}"):
                        yield Static(LABELS[key], classes="form-label", markup=False)
                        yield self._field(key)
                    yield Static("", id=f"said-{key}", classes="form-said", markup=False)
            yield Static("", id="said", markup=False)

    def _field(self, key: str) -> Widget:
        value = self._editor.form.value(key)
        if key in _LINES:
            example = DATE_EXAMPLE if key == "date" else ""
            return FieldInput(
                str(value), placeholder=example, id=f"field-{key}", compact=True, select_on_focus=False
            )
        if key == "summary":
            return FieldText(str(value), id="field-summary", compact=True, soft_wrap=True)
        return ChoiceField(key)

    def on_mount(self) -> None:
        """Show the values and what they mean."""
        for key in FIELDS:
            self._show_choice(key)
        self._say_all()
        self.query_one("#field-title" if self._editor.form.event else "#field-date").focus()

    # What is shown

    def _labels(self, key: str) -> Mapping[str, str]:
        return self._editor.labels(key)

    def _show_choice(self, key: str) -> None:
        for chosen in self.query(f"#field-{key}").results(ChoiceField):
            chosen.show_value(self._editor.form.value(key), self._labels(key))

    def _show_values(self) -> None:
        """Show the values anew, after the file was read again."""
        for key in FIELDS:
            value = self._editor.form.value(key)
            for typed in self.query(f"#field-{key}").results(FieldInput):
                typed.value = str(value)
            for text in self.query(f"#field-{key}").results(FieldText):
                if text.typed.strip() != value:
                    text.text = str(value)
            self._show_choice(key)

    def _say_all(self) -> None:
        for key in FIELDS:
            self._say_of(key)

    def _say_of(self, key: str) -> None:
        """Say of a field what is wrong, what another program wrote into it, and what it means."""
        form = self._editor.form
        said = [self._wrong[key].as_line()] if key in self._wrong else []
        if key in form.elsewhere:
            said.append(elsewhere_words(key, form.elsewhere[key], self._labels(key)))
        is_wrong = bool(said)
        said += [] if key in self._wrong else self._meaning(key)
        line = self.query_one(f"#said-{key}", Static)
        line.set_class(is_wrong, "wrong")
        line.display = bool(said)
        line.update(Content("\n".join(map(sanitize_line, said))))

    def _meaning(self, key: str) -> list[str]:
        if key == "title":
            return [title_room(str(self._editor.form.value("title")), self._room)]
        if key != "date":
            return []
        date = self._editor.date
        if date is None:
            return (
                []
                if self._editor.form.base.get("after") or self._editor.form.base.get("before")
                else [NO_DATE]
            )
        if isinstance(date, DateEntry):
            return [f"{date.words}; {date.remark}" if date.remark else date.words]
        return [date.as_line()]

    def _say(self, message: str) -> None:
        self.query_one("#said", Static).update(Content(sanitize_line(message)))

    # What is typed and chosen

    def _put(self, key: str, value: Data) -> None:
        self._editor.put(key, value)
        self._wrong = {name: problem for name, problem in self._wrong.items() if name != key}
        self._say_of(key)

    @on(Input.Changed)
    def put_line(self, event: Input.Changed) -> None:
        """Take what is typed on a line."""
        event.stop()
        self._put((event.input.id or "").removeprefix("field-"), event.value)

    @on(TextArea.Changed)
    def put_text(self, event: TextArea.Changed) -> None:
        """Take what is typed as the summary."""
        event.stop()
        self._put("summary", self.query_one(FieldText).typed)

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Go to the next field at Enter."""
        event.stop()
        self.focus_next()

    @on(ChoiceField.Opened)
    def choose_values(self, message: ChoiceField.Opened) -> None:
        """Open the list of the values of a field."""
        message.stop()
        key = message.key
        held = self._editor.form.value(key)
        chosen: Sequence[Data] = held if isinstance(held, list) else [held]
        pick = PickScreen(
            LABELS[key],
            lambda typed, now: self._options(key, typed, chosen, now),
            chosen,
            several=key in LISTS,
            new=_NEW.get(key, ""),
            turn=turn_role if key == "cites" else None,
            ascii_only=self._ascii_only,
        )
        self.app.push_screen(pick, lambda answer: self._take(key, answer))

    def _take(self, key: str, answer: list[Data] | None) -> None:
        if answer is not None:
            if key in SECTIONS:
                answer = [self._editor.add_name(key, str(value)) for value in answer if value]
            self._put(key, answer if key in LISTS else answer[0])
            self._show_choice(key)

    @on(ChoiceField.Stepped)
    def step_value(self, message: ChoiceField.Stepped) -> None:
        """Take the next or previous value of a field that has one."""
        message.stop()
        if message.key in _ONE:
            values = [option.value for option in self._options(message.key, "", (), ())]
            held = self._editor.form.value(message.key)
            at = values.index(held) + message.by if held in values else 0
            if values:
                self._take(message.key, [values[at % len(values)]])

    def _options(
        self, key: str, typed: str, chosen: Sequence[Data], now: Sequence[Data]
    ) -> Sequence[PickOption]:
        """Return the values of a field that fit what is typed, those first that were chosen before."""
        if key == "cites":
            keys = [citation_key(item) for item in now]
            gone = [item for item in chosen if citation_key(item) not in keys]
            return passage_options(self._editor.project.index, self._source, typed, [*now, *gone])
        file = self._editor.file
        named = self._labels(key)
        if key == "status":
            named = {status.value: status.value for status in EventStatus}
        elif key == "tags":
            named = {tag: tag for tag in file.tags()}
        held = (*chosen, *now) if key in LISTS else ()
        own = {str(value): str(value) for value in held if value}
        every = {**{value: named.get(value, value) for value in own}, **named}
        words = typed.casefold().split()
        return [
            PickOption(value, label, value if label != value else "")
            for value, label in every.items()
            if all(word in f"{value} {label}".casefold() for word in words)
        ]

    # Writing and leaving

    def action_save_event(self) -> None:
        """Write the event; or say at each field what is wrong."""
        if self._editor.form.event and not self._editor.form.is_changed:
            self.dismiss()
            return
        self._wrong = self._editor.problems()
        self._say_all()
        if self._wrong:
            key, problem = next(iter(self._wrong.items()))
            self._say("" if key in FIELDS else problem.as_line())
            if key in FIELDS:
                self.query_one(f"#field-{key}").focus()
            return
        self._write(self._editor.save)

    def _write(self, write: Callable[[], EventWrite | Failure]) -> None:
        """Write, and close; in a thread where the file is so large that this takes a while."""
        if self._is_writing:
            return
        if len(self._editor.file.content) < AT_ONCE:
            self._end(write())
            return
        self._is_writing = True
        self._say("Writing ...")
        self.run_worker(lambda: self.app.call_from_thread(self._end, write()), group="form", thread=True)

    def _end(self, done: EventWrite | Failure) -> None:
        self._is_writing = False
        if isinstance(done, EventWrite):
            self.dismiss(done)
            return
        self._show_values()
        self._say_all()
        self._say(f"Not written: {done.as_line()}")

    def action_delete_event(self) -> None:
        """Delete the event, once that is confirmed."""
        if self._editor.form.event:
            event, file = self._editor.form.event, self._editor.file
            question = deletion_question(event, str(self._editor.form.value("title")), file.mentions(event))
            self.app.push_screen(ConfirmDialog(question), self._delete)

    def _delete(self, is_sure: bool | None) -> None:
        if is_sure:
            self._write(self._editor.delete)

    def action_close_form(self) -> None:
        """Close; asks first where something was typed."""
        if self._is_writing:
            return
        if not self._editor.form.is_changed:
            self.dismiss()
            return
        question = "Close without writing what you typed?"
        self.app.push_screen(ConfirmDialog(question), self._close)

    def _close(self, is_sure: bool | None) -> None:
        if is_sure:
            self.dismiss()

    def click_beside(self) -> None:
        """Close for a click beside the frame; asks first where something was typed."""
        self.action_close_form()

    def action_next_form_field(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_previous_form_field(self) -> None:
        """Go to the field before."""
        self.focus_previous()
