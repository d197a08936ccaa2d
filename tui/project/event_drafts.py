"""Event drafts: an event made from a dated passage, inserted into events.yaml without other changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from tui.chronology.edtf import EdtfError, parse
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import CitationRole, EventStatus
from tui.chronology.keys import CitationKey
from tui.chronology.source import Source
from tui.evidence.date_extraction.extract_dates import DateReading
from tui.parsing.input_files import FOLDER, NAME, SUFFIXES
from tui.parsing.limits import Limits
from tui.parsing.safe_files import read_file
from tui.parsing.source_file import read_source_file
from tui.parsing.yaml.tree import Data
from tui.project.atomic_write import digest_of, write_file
from tui.project.draft_words import first_words, quoted_words
from tui.project.events.compose_bytes import compose_addition, event_rows
from tui.project.events.event_place import events_of, new_id
from tui.project.events.events_file import EventsFile, read_events_file
from tui.project.folder_lock import PATIENCE, Tell, change_locked, tell_nobody
from tui.project.text_edits.event_style import EventStyle
from tui.project.yaml_insert import InsertionPoint
from tui.text.failure import Failure, describe_os_error
from tui.text.name_mask import NameMask
from tui.validation.rules.drafts import DRAFT_TAG, DRAFT_TITLE

_PASTE = "paste the event into events.yaml, under `events:`"


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event as it would be written into events.yaml."""

    id: str
    date: str
    """EDTF."""
    path: Path
    """Of events.yaml."""
    line: int
    """The line on which it would begin, from 1; 0 where it cannot be inserted."""
    snippet: str
    """Its lines, each ended by a line feed: to be shown, or pasted by hand."""
    obstacle: str = ""
    """Why it cannot be inserted, without a full stop; empty where it can."""
    _digest: str = field(default="", repr=False)
    _content: bytes = field(default=b"", repr=False)
    """The whole file with the event in it."""
    _again: Callable[[], EventDraft | Failure] | None = field(default=None, repr=False, compare=False)
    """Makes the draft anew from the file as it is then."""


@dataclass(frozen=True, slots=True)
class InsertedDraft:
    """A draft that was written into the file."""

    id: str
    path: Path
    line: int
    """The line on which the event begins, from 1."""


def build_draft(root: Path, key: CitationKey, reading: DateReading) -> EventDraft | Failure:
    """Make an event of one reading of a passage. Nothing is written.

    Args:
        root: The chronology's folder.
        key: The source and the passage.
        reading: Its date, and the reason, which becomes the event's note.

    Returns:
        The draft, even where it can only be pasted by hand; or why there can be none.
    """
    record = _source(root, key.source)
    passage = record.by_key.get(key.passage) if record else None
    if record is None or passage is None:
        return Failure(f"there is no passage {key}", "see: dateline source")
    try:
        when = parse(reading.date)
    except EdtfError as error:
        return Failure(f"{reading.date}: {error.reason}", error.remedy)
    file = read_events_file(root)
    if isinstance(file, Failure):
        return file
    tree = file.tree
    kind = _kind(tree.data)
    if not kind:
        return Failure("no kind of event is defined yet", "add one under `kinds:` in events.yaml")
    veil = file.names.veil
    event: dict[str, Data] = {
        "id": new_id(f"{key.source}-{key.passage}", tree.data),
        "date": when.text,
        "title": first_words(passage.text, veil) or DRAFT_TITLE,
        "kind": kind,
        "status": EventStatus.REPORTED.value,
        "cites": [_citation(key, record, when, veil)],
        "tags": [DRAFT_TAG],
        "note": " ".join(f"Drafted from {key}. {reading.reason}.".split()),
    }
    if veil and any(veil.finds(text) for text in (str(event["id"]), str(key), str(event["note"]))):
        return Failure("the event would contain a name that must not appear", "rename the source first")
    made = _placed(file, event, when.text)
    return replace(made, _again=partial(build_draft, root, key, reading))


def insert_draft(
    drafted: EventDraft, *, tell: Tell = tell_nobody, patience: float = PATIENCE
) -> InsertedDraft | Failure:
    """Write a draft into its file, keeping the file's mode and its symbolic links.

    Where the file was changed since the draft was made, the event is inserted at its place in the new text,
    with another id if its own is taken.

    Args:
        drafted: What `build_draft` returned.
        tell: Called with a message while another command holds the lock.
        patience: Seconds to wait for the lock.

    Returns:
        Where it was inserted; or why it was not, and then the file is unchanged.
    """
    if drafted.obstacle:
        return Failure(drafted.obstacle, _PASTE)
    return change_locked(drafted.path, partial(_written, drafted), tell=tell, patience=patience)


def _written(drafted: EventDraft) -> InsertedDraft | Failure:
    try:
        is_as_read = digest_of(drafted.path) == drafted._digest
    except (OSError, ValueError) as fault:
        return Failure(f"cannot read {drafted.path}: {describe_os_error(fault)}")
    made = drafted if is_as_read or drafted._again is None else drafted._again()
    if isinstance(made, Failure):
        return made
    if made.obstacle:
        return Failure(f"{NAME} was changed in the meantime: {made.obstacle}", "draft the event again")
    written = write_file(made.path, made._content, over=made._digest)
    return written if isinstance(written, Failure) else InsertedDraft(made.id, made.path, made.line)


def _source(root: Path, source: str) -> Source | None:
    files = (read_file(root, f"{FOLDER}/{source}{suffix}", Limits().source_file) for suffix in SUFFIXES)
    return next((record for file in files if (record := read_source_file(file, Limits()).source)), None)


def _citation(key: CitationKey, source: Source, when: EdtfDate, names: NameMask | None) -> Data:
    """Return the citation of a draft; a source that was issued before the date can only be its context."""
    quote = quoted_words(source, source.by_key[key.passage], when, names)
    is_ahead = source.issued is not None and when.first_day > source.issued.last_day
    named: dict[str, Data] = {"passage": str(key)}
    named |= {"quote": quote} if quote else {}
    named |= {"as": CitationRole.CONTEXT.value} if is_ahead else {}
    return named if len(named) > 1 else str(key)


def _kind(data: Data) -> str:
    """Return the chronology's first kind; where it lists none, that of its first event."""
    kinds = data.get("kinds") if isinstance(data, dict) else None
    named = [name for name in kinds if not name.startswith("x-")] if isinstance(kinds, dict) else []
    return next(iter(named), "") or next(
        (
            kind
            for event in events_of(data)
            if isinstance(event, dict) and isinstance(kind := event.get("kind"), str)
        ),
        "",
    )


def _placed(file: EventsFile, event: dict[str, Data], date: str) -> EventDraft:
    """Return the draft with its place in the file."""
    made = compose_addition(file, event)
    bare = EventDraft(
        str(event["id"]), date, file.path, 0, _text(event_rows(event, EventStyle(), InsertionPoint(0)))
    )
    if isinstance(made, Failure):
        return replace(bare, obstacle=made.message)
    return replace(
        bare, line=made.line, snippet=_text(made.lines), _digest=file.digest, _content=made.content
    )


def _text(rows: Iterable[str]) -> str:
    return "".join(f"{row}\n" for row in rows)
