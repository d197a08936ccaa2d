"""What is typed in the form of an event: its values beside those in the file, without any screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tui.light_dataclass import replace
from tui.parsing.yaml.tree import Data
from tui.project.events.check_entry import EntryProblem, check_entry
from tui.project.events.date_entry import DateEntry, read_date_entry, read_dates
from tui.project.events.events_file import EventsFile, read_events_file
from tui.project.events.new_names import add_names, find_or_name
from tui.project.events.write_event import EventWrite, FileChanged, add_event, change_event, delete_event
from tui.project.folder_lock import SHORT
from tui.project.project import Project
from tui.text.failure import Failure

TEXTS = ("date", "title", "kind", "status", "summary")
LISTS = ("actors", "tags", "cites")
FIELDS = ("date", "title", "kind", "status", "actors", "tags", "summary", "cites")
"""In the order of the form."""
SECTIONS = {"kind": "kinds", "actors": "actors"}
"""By field, the section of the file that lists what the field may hold."""


@dataclass(frozen=True, slots=True)
class EventForm:
    """The values of a form."""

    event: str = ""
    """The id of the event that is changed; empty for a new one."""
    base: Mapping[str, Data] = field(default_factory=dict)
    """The values in the file as it was read last, by key; without those of a new event."""
    typed: Mapping[str, Data] = field(default_factory=dict)
    """The values of the fields that differ from it."""
    elsewhere: Mapping[str, Data] = field(default_factory=dict)
    """By field, the value that another program has written since, where it differs from what is typed."""

    def value(self, key: str) -> Data:
        """Return what a field holds: a text, or a list."""
        return self.typed[key] if key in self.typed else field_value(key, self.base)

    @property
    def values(self) -> dict[str, Data]:
        """Return all values of the event as it would be written."""
        return {**self.base, **self.typed}

    @property
    def is_changed(self) -> bool:
        """Return whether anything would be lost by leaving."""
        return bool(self.typed)

    def put(self, key: str, value: Data) -> EventForm:
        """Return the form with another value in a field; one that is that of the file is no change."""
        others = {name: held for name, held in self.typed.items() if name != key}
        is_same = _trimmed(value) == field_value(key, self.base)
        return replace(self, typed=others if is_same else {**others, key: _trimmed(value)})

    def rebased(self, base: Mapping[str, Data]) -> EventForm:
        """Return the form over the values that another program has written.

        What was not typed here follows the file; what was typed stays, with the file's value beside it where
        that was changed too.

        Args:
            base: The values as they are now.
        """
        typed = {key: held for key, held in self.typed.items() if held != field_value(key, base)}
        changed = {key for key in typed if field_value(key, base) != field_value(key, self.base)}
        elsewhere = {key: field_value(key, base) for key in FIELDS if key in changed}
        return replace(self, base=base, typed=typed, elsewhere=elsewhere)


def field_value(key: str, values: Mapping[str, Data]) -> Data:
    """Return a value as a field holds it: a text without blanks around it, or a list."""
    value = values.get(key)
    if key in LISTS:
        return list(value) if isinstance(value, list) else [value] if isinstance(value, str) else []
    return value.strip() if isinstance(value, str) else ""


def _trimmed(value: Data) -> Data:
    return value.strip() if isinstance(value, str) else value


class EventEditor:
    """One form, the file that it is about, and what writes it."""

    def __init__(self, project: Project, file: EventsFile, form: EventForm) -> None:
        """Prepare the editor; `begin_form` makes it.

        Args:
            project: The open chronology.
            file: As it was read last.
            form: The values.
        """
        self.project = project
        self.file = file
        self.form = form
        self._named: dict[str, dict[str, str]] = {section: {} for section in SECTIONS.values()}
        """By section and id, the names of kinds and actors that are not in the file."""

    def labels(self, key: str) -> dict[str, str]:
        """Return the names of what a field may hold, by id, new ones last; empty for other fields than these.

        Args:
            key: `kind` or `actors`.
        """
        listed = {"kind": self.file.kinds, "actors": self.file.actors}
        return {**listed[key](), **self._named[SECTIONS[key]]} if key in SECTIONS else {}

    def add_name(self, key: str, name: str) -> str:
        """Return the id of a kind or actor; a new one is written with the event.

        Args:
            key: `kind` or `actors`.
            name: Its id, or its name as typed.
        """
        return find_or_name(name, self.labels(key), self._named[SECTIONS[key]])

    @property
    def _names(self) -> dict[str, dict[str, str]]:
        """The new kinds and actors that the event names."""
        kind, actors = self.form.value("kind"), self.form.value("actors")
        held = {"kinds": [kind], "actors": actors if isinstance(actors, list) else []}
        return {
            section: {id_: name for id_, name in names.items() if id_ in held[section]}
            for section, names in self._named.items()
        }

    def put(self, key: str, value: Data) -> None:
        """Put another value into a field."""
        self.form = self.form.put(key, value)

    @property
    def date(self) -> DateEntry | Failure | None:
        """Return how the date that is typed is read; None where there is none."""
        typed = self.form.value("date")
        return read_date_entry(typed) if isinstance(typed, str) and typed else None

    def problems(self) -> dict[str, EntryProblem]:
        """Return what is wrong, by field; of the event as a whole under an empty one."""
        wanted = self.form.typed if self.form.event else FIELDS
        file, names = self.file, self._names
        for key, section in SECTIONS.items():
            named = add_names(file, {section: names[section]})
            if isinstance(named, Failure):
                return {key: EntryProblem(key, named.message, named.remedy)}
            file = named
        found = check_entry(self.form.values, wanted, file, self.project.index)
        return {problem.key: problem for problem in found}

    def save(self) -> EventWrite | Failure:
        """Write the event. Where the file is no longer the one that was read, the form holds both values."""
        written = read_dates(self.form.typed)
        root, over = self.project.root, self.file
        if self.form.event:
            done = change_event(root, self.form.event, written, names=self._names, over=over, patience=SHORT)
        else:
            whole = {**self.form.base, **written}
            done = add_event(root, whole, names=self._names, over=over, patience=SHORT)
        return self._read_again() or done if isinstance(done, FileChanged) else done

    def delete(self) -> EventWrite | Failure:
        """Delete the event."""
        done = delete_event(self.project.root, self.form.event, over=self.file, patience=SHORT)
        return self._read_again() or done if isinstance(done, FileChanged) else done

    def _read_again(self) -> Failure | None:
        """Put the file's values as they are now beside those that are typed."""
        file = read_events_file(self.project.root)
        if isinstance(file, Failure):
            return file
        self.file = file
        if not self.form.event:
            return None
        index = file.find(self.form.event)
        if isinstance(index, Failure):
            self.form = EventForm("", {}, self.form.values)
            return Failure(f"another program deleted this event: {index.message}", "saving writes it anew")
        self.form = self.form.rebased(file.values(index))
        return None


def begin_form(
    project: Project, event: str = "", typed: Mapping[str, Data] | None = None
) -> EventEditor | Failure:
    """Read events.yaml for a form.

    Args:
        project: The open chronology.
        event: The id of the event to change; empty for a new one.
        typed: Values to begin with, by field; a citation among them is added to those of the event.

    Returns:
        The editor; or why the event cannot be changed.
    """
    file = read_events_file(project.root)
    if isinstance(file, Failure):
        return file
    if file.obstacle:
        return file.obstacle
    if not event:
        kinds = list(file.kinds())
        base: dict[str, Data] = {"status": "reported", **({"kind": kinds[0]} if kinds else {})}
        form = EventForm("", base)
    else:
        index = file.find(event)
        node = index if isinstance(index, Failure) else file.node(index)
        if isinstance(node, Failure) or isinstance(index, Failure):
            return node if isinstance(node, Failure) else Failure("")
        form = EventForm(event, file.values(index))
    for key, value in (typed or {}).items():
        before = form.value(key)
        if isinstance(before, list) and isinstance(value, list):
            form = form.put(key, [*before, *(item for item in value if item not in before)])
        else:
            form = form.put(key, value)
    return EventEditor(project, file, form)
