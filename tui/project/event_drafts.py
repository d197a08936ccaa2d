"""Event drafts: an event made from a dated passage, inserted into events.yaml without other changes."""

from __future__ import annotations

import hashlib
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo
from functools import partial
from pathlib import Path

from tui.chronology.calendar import ymd_from_day
from tui.chronology.edtf import EdtfError, parse
from tui.chronology.edtf_date import EdtfDate, OrderKey, sort_key
from tui.chronology.enums import CitationRole, EventStatus
from tui.chronology.ids import to_id
from tui.chronology.keys import CitationKey
from tui.chronology.source import Source
from tui.chronology.time_zones import find_zone
from tui.evidence.date_extraction.extract_dates import DateReading
from tui.parsing.decoding import decode_text
from tui.parsing.input_files import FOLDER, NAME, SUFFIXES
from tui.parsing.limits import Limits
from tui.parsing.protected_names import load_protected_names
from tui.parsing.safe_files import InputFile, read_file
from tui.parsing.source_file import read_source_file
from tui.parsing.yaml.tree import Data, YamlTree, read_tree
from tui.project.atomic_write import digest_of, write_file
from tui.project.folder_lock import PATIENCE, Tell, change_locked, tell_nobody
from tui.project.yaml_insert import InsertionPoint, NoInsertionPoint, find_insertion_points
from tui.text.failure import Failure, describe_os_error
from tui.validation.rules.drafts import DRAFT_TAG, DRAFT_TITLE

_BOM = "\ufeff"
_LINE_END = re.compile("\r\n|\r|\n")
_WIDTH = 100
_TRIES = 5
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
    for _ in range(_TRIES):
        made = _drafted(root, key, reading)
        if made is not None:
            return made
    return Failure(f"{NAME} is being changed", "try again when it is saved")


def _drafted(root: Path, key: CitationKey, reading: DateReading) -> EventDraft | Failure | None:
    """Return the draft; None where the file was replaced while it was read."""
    record = _source(root, key.source)
    passage = record.by_key.get(key.passage) if record else None
    if record is None or passage is None:
        return Failure(f"there is no passage {key}", "see: dateline source")
    try:
        when = parse(reading.date)
    except EdtfError as error:
        return Failure(f"{reading.date}: {error.reason}", error.remedy)
    file = read_file(root, NAME, Limits().events_file)
    if file.fault:
        return Failure(f"{NAME} cannot be read: {file.fault.message}", file.fault.remedy)
    tree = read_tree(file.text)
    kind = _kind(tree.data)
    if not kind:
        return Failure("no kind of event is defined yet", "add one under `kinds:` in events.yaml")
    is_ahead = record.issued is not None and when.first_day > record.issued.last_day
    event: dict[str, Data] = {
        "id": _new_id(f"{key.source}-{key.passage}", tree.data),
        "date": when.text,
        "title": DRAFT_TITLE,
        "kind": kind,
        "status": EventStatus.REPORTED.value,
        "cites": [{"passage": str(key), "as": CitationRole.CONTEXT.value} if is_ahead else str(key)],
        "tags": [DRAFT_TAG],
        "note": " ".join(f"Drafted from {key}. {reading.reason}.".split()),
    }
    veil = load_protected_names(root).veil
    if veil and any(veil.finds(text) for text in (str(event["id"]), str(event["cites"]), str(event["note"]))):
        return Failure("the event would contain a name that must not appear", "rename the source first")
    made = _placed(root, file, tree, event, when)
    return made and replace(made, _again=partial(build_draft, root, key, reading))


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


def _events(data: Data) -> list[Data]:
    events = data.get("events") if isinstance(data, dict) else None
    return events if isinstance(events, list) else []


def _kind(data: Data) -> str:
    """Return the chronology's first kind; where it lists none, that of its first event."""
    kinds = data.get("kinds") if isinstance(data, dict) else None
    named = [name for name in kinds if not name.startswith("x-")] if isinstance(kinds, dict) else []
    return next(iter(named), "") or next(
        (
            kind
            for event in _events(data)
            if isinstance(event, dict) and isinstance(kind := event.get("kind"), str)
        ),
        "",
    )


def _new_id(wanted: str, data: Data) -> str:
    taken = {event.get("id") for event in _events(data) if isinstance(event, dict)}
    plain = to_id(wanted)[:90].strip("-")
    numbered = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    return plain if plain not in taken else next(name for name in numbered if name not in taken)


def _index(data: Data, when: EdtfDate) -> int:
    """Return how many events come before it: all up to the first one with a later date."""
    events, zone = _events(data), _zone(data)
    mine = sort_key(when, zone)
    return next((n for n, event in enumerate(events) if (_key(event, zone) or mine) > mine), len(events))


def _zone(data: Data) -> tzinfo:
    written = data.get("zone") if isinstance(data, dict) else None
    return (find_zone(written.strip()) if isinstance(written, str) else None) or UTC


def _key(event: Data, zone: tzinfo) -> OrderKey | None:
    """Return the sort key of an event's date; None where it has none that can be read."""
    date = event.get("date") if isinstance(event, dict) else None
    try:
        return sort_key(parse(date), zone) if isinstance(date, str) else None
    except EdtfError:
        return None


def _placed(
    root: Path, file: InputFile, tree: YamlTree, event: dict[str, Data], when: EdtfDate
) -> EventDraft | None:
    """Return the draft with its place in the file, or None where the file was changed meanwhile.

    The result is tried out: the new text must parse to the old events and the new one.
    """
    index = _index(tree.data, when)
    year = ymd_from_day(sort_key(when, _zone(tree.data))[0])[0]
    places = find_insertion_points(file.text, tree, index, year)
    bare = EventDraft(str(event["id"]), when.text, root / NAME, 0, _text(_rows(event, InsertionPoint(0))))
    if isinstance(places, NoInsertionPoint):
        return replace(bare, obstacle=places.why)
    try:
        data = bare.path.read_bytes()
        raw = data.decode("utf-8")
    except (OSError, ValueError):
        return replace(bare, obstacle=f"{NAME} is not UTF-8")
    if hashlib.sha256(data).hexdigest() != file.digest:
        return None
    for place in places:
        rows = list(_rows(event, place))
        content = _inserted(raw, place, rows)
        if _holds(read_tree(decode_text(content)), tree, index, event):
            line = place.line + place.blank_before + place.opens + 1
            return replace(bare, line=line, snippet=_text(rows), _digest=file.digest, _content=content)
    return replace(bare, obstacle="it cannot be inserted without changing other lines")


def _text(rows: Iterable[str]) -> str:
    return "".join(f"{row}\n" for row in rows)


def _inserted(raw: str, place: InsertionPoint, rows: list[str]) -> bytes:
    """Return the file's bytes with rows between two of its lines, which stay as they are."""
    ends = list(_LINE_END.finditer(raw))
    newline = ends[min(place.line, len(ends)) - 1][0] if ends else "\n"
    block = [*([""] if place.blank_before else []), *(["events:"] if place.opens else []), *rows]
    block += [""] if place.blank_after else []
    if place.line > len(ends):  # after a last line without a line end
        return (raw + "".join(f"{newline}{row}" for row in block)).encode()
    at = ends[place.line - 1].end() if place.line else len(raw) - len(raw.removeprefix(_BOM))
    return (raw[:at] + "".join(f"{row}{newline}" for row in block) + raw[at:]).encode()


def _holds(tree: YamlTree, before: YamlTree, index: int, event: dict[str, Data]) -> bool:
    """Return whether a tree has the old content and the new event at its place, and no new fault."""
    if not isinstance(tree.data, dict) or not isinstance(before.data, dict):
        return False
    events = _events(before.data)
    expected = {**before.data, "events": [*events[:index], event, *events[index:]]}
    return tree.is_complete and tree.data == expected and len(tree.faults) == len(before.faults)


def _rows(event: dict[str, Data], place: InsertionPoint) -> Iterator[str]:
    """Yield the event as lines of YAML."""
    pad = " " * place.keys
    dash = " " * place.indent + "-" + " " * (place.keys - place.indent - 1)
    date, cites = str(event["date"]), event["cites"]
    cited = cites[0] if isinstance(cites, list) else None
    yield f"{dash}id: {event['id']}"
    yield f"{pad}date: {date if date[0] not in '[-' else _quoted(date)}"
    yield f"{pad}title: {_quoted(str(event['title']))}"
    yield f"{pad}kind: {_quoted(str(event['kind']))}"
    yield f"{pad}status: {event['status']}"
    yield f"{pad}cites:"
    if isinstance(cited, dict):
        yield f"{pad}  - passage: {_quoted(str(cited['passage']))}"
        yield f"{pad}    as: {cited['as']}"
    else:
        yield f"{pad}  - {_quoted(str(cited))}"
    yield f"{pad}tags: [{DRAFT_TAG}]"
    yield f"{pad}note: >-"
    for row in textwrap.wrap(str(event["note"]), _WIDTH, break_long_words=False, break_on_hyphens=False):
        yield f"{pad}  {row}"


def _quoted(text: str) -> str:
    """Return a YAML scalar that every parser reads as text: quoted unless it is plain text beyond doubt."""
    if re.fullmatch(r"[a-z][\w.#-]*", text, re.ASCII) and text not in {
        "null",
        "true",
        "false",
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
    }:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
