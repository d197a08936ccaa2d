"""The bytes of `events.yaml` with an event added, changed or deleted, and every other byte as it was.

What was composed is read again and compared: it must have exactly the wanted content, and no new fault.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tui.parsing.decoding import decode_text
from tui.parsing.input_files import NAME
from tui.parsing.yaml.nodes import NodeKind, read_node
from tui.parsing.yaml.tree import Data, YamlTree, read_tree
from tui.project.events.event_place import find_place
from tui.project.events.events_file import EventsFile, written_key
from tui.project.text_edits.edit_bytes import TextEdit, edit_bytes
from tui.project.text_edits.event_style import EventStyle, read_event_style
from tui.project.text_edits.rewrite_node import NotRewritable, keep_line_ends, rewrite_node
from tui.project.yaml_insert import InsertionPoint, NoInsertionPoint, find_insertion_points
from tui.text.failure import Failure

_LINE_END = re.compile("\r\n|\r|\n")
_BY_HAND = f"change {NAME} in an editor"


@dataclass(frozen=True, slots=True)
class ComposedFile:
    """The new bytes of the file."""

    content: bytes
    line: int
    """The line of the event, from 1; of a deleted one, where it was."""
    lines: tuple[str, ...] = ()
    """Those of a new event."""


def compose_change(file: EventsFile, index: int, changes: Mapping[str, Data]) -> ComposedFile | Failure:
    """Return the file with some values of an event changed.

    Args:
        file: The file.
        index: The number of the event, from 0.
        changes: By key the new value; None, or an empty list or text, to delete the key.
    """
    node = file.obstacle or file.node(index)
    if isinstance(node, Failure):
        return node
    old = file.events[index]
    if not isinstance(old, dict):
        return Failure("this entry is no event", _BY_HAND)
    new = dict(old)
    for key, value in changes.items():
        name = written_key(old, key)
        if value:
            new[name] = value
        else:
            new.pop(name, None)
    wanted = keep_line_ends(node, new)
    try:
        edit = rewrite_node(file.text, node, wanted, read_event_style(file.text, file.tree, index))
    except NotRewritable:
        return Failure("this event cannot be changed without changing other lines", _BY_HAND)
    content = edited(file, [edit] if edit else [])
    events = [*file.events[:index], wanted, *file.events[index + 1 :]]
    return _checked(file, content, events, index)


def compose_deletion(file: EventsFile, index: int) -> ComposedFile | Failure:
    """Return the file without an event.

    Args:
        file: The file.
        index: The number of the event, from 0.
    """
    events = [*file.events[:index], *file.events[index + 1 :]]
    if file.obstacle:
        return file.obstacle
    edit = _deleted_lines(file, index) or _rewritten_list(file, events)
    if isinstance(edit, Failure):
        return edit
    return _checked(file, edited(file, [edit]), events, index)


def compose_addition(file: EventsFile, event: Mapping[str, Data]) -> ComposedFile | Failure:
    """Return the file with a new event among the others, in their style.

    Args:
        file: The file.
        event: Its keys and values, its id among them.
    """
    if file.obstacle:
        return file.obstacle
    index, year = find_place(file.tree.data, event)
    events = [*file.events[:index], dict(event), *file.events[index:]]
    style = read_event_style(file.text, file.tree, index)
    if _is_flow_list(file):
        edits = [_rewritten_list(file, events, style)] if file.events else _first_event(file, event, style)
        parts = [edit for edit in edits if not isinstance(edit, Failure)]
        refused = next((edit for edit in edits if isinstance(edit, Failure)), None)
        return refused or _checked(file, edited(file, parts), events, index)
    places = find_insertion_points(file.text, file.tree, index, year)
    if isinstance(places, NoInsertionPoint):
        return Failure(places.why, _BY_HAND)
    for place in places:
        rows = event_rows(event, style, place)
        made = _checked(file, insert_rows(file.content.decode("utf-8"), place, rows), events, index, rows)
        if isinstance(made, ComposedFile):
            return made
    return Failure("the event cannot be inserted without changing other lines", _BY_HAND)


def event_rows(event: Mapping[str, Data], style: EventStyle, place: InsertionPoint) -> list[str]:
    """Return the lines of a new event at a place.

    Args:
        event: Its keys and values.
        style: How they are written.
        place: Where it goes, for the cells before the dash and the keys.
    """
    dash = " " * place.indent + "-" + " " * (place.keys - place.indent - 1)
    first, *rest = style.write_event(event, place.keys)
    return [dash + first[place.keys :], *rest]


def edited(file: EventsFile, edits: Sequence[TextEdit]) -> bytes:
    """Return the bytes of the file with some edits, in the line ends of the file."""
    return edit_bytes(file.content, edits)


def insert_rows(raw: str, place: InsertionPoint, rows: Sequence[str]) -> bytes:
    """Return a file's bytes with rows between two of its lines, which stay as they are.

    Args:
        raw: The file's text with its byte order mark and its line ends.
        place: Where.
        rows: The lines of the new event.
    """
    ends = list(_LINE_END.finditer(raw))
    newline = ends[min(place.line, len(ends)) - 1][0] if ends else "\n"
    block = [*([""] if place.blank_before else []), *(["events:"] if place.opens else []), *rows]
    block += [""] if place.blank_after else []
    if place.line > len(ends):  # after a last line without a line end
        return (raw + "".join(f"{newline}{row}" for row in block)).encode()
    at = ends[place.line - 1].end() if place.line else len(raw) - len(raw.removeprefix("\ufeff"))
    return (raw[:at] + "".join(f"{row}{newline}" for row in block) + raw[at:]).encode()


def _checked(
    file: EventsFile, content: bytes, events: Sequence[Data], index: int, rows: Sequence[str] = ()
) -> ComposedFile | Failure:
    """Return the new bytes where they have exactly the wanted content."""
    text = decode_text(content)
    tree = read_tree(text)
    if not _is_wanted(file.tree, tree, events):
        return Failure("this cannot be written without changing something else", _BY_HAND)
    span = tree.spans.get(("events", index)) or tree.spans.get(("events",))
    return ComposedFile(content, text.count("\n", 0, span.start) + 1 if span else 1, tuple(rows))


def _is_wanted(before: YamlTree, tree: YamlTree, events: Sequence[Data]) -> bool:
    old = before.data if isinstance(before.data, dict) else {}
    now = tree.data if isinstance(tree.data, dict) else None
    if now is None or not tree.is_complete or [*now] != [*old, *(["events"] if "events" not in old else [])]:
        return False
    faults, others = ([fault.code for fault in one.faults] for one in (tree, before))
    is_same = all(now[key] == value for key, value in old.items() if key != "events")
    return is_same and (now["events"] or []) == [*events] and faults == others


def _is_flow_list(file: EventsFile) -> bool:
    span = file.tree.spans.get(("events",))
    return span is not None and file.text[span.start : span.start + 1] == "["


def _first_event(file: EventsFile, event: Mapping[str, Data], style: EventStyle) -> list[TextEdit | Failure]:
    """Return the edits that put the first event into an empty list, `events: []`."""
    span = file.tree.spans[("events",)]
    end = file.text.find("]", span.start) + 1
    stop = file.text.find("\n", end)
    stop = len(file.text) if stop < 0 else stop
    colon = len(file.text[: span.start].rstrip())
    rows = event_rows(event, style, InsertionPoint(0))
    return [TextEdit(colon, end, ""), TextEdit(stop, stop, "".join(f"\n{row}" for row in rows))]


def _rewritten_list(
    file: EventsFile, events: Sequence[Data], style: EventStyle | None = None
) -> TextEdit | Failure:
    """Return the edit of a list of events that is written in brackets."""
    span = file.tree.spans.get(("events",))
    node = read_node(file.text, span.start, len(file.text)) if span else None
    refused = Failure("the events are not written one below the other", _BY_HAND)
    if node is None or node.kind is not NodeKind.SEQUENCE or not node.is_flow or node.has_properties:
        return refused
    try:
        edit = rewrite_node(file.text, node, list(events), style or EventStyle())
    except NotRewritable:
        return refused
    return edit or refused


def _deleted_lines(file: EventsFile, index: int) -> TextEdit | None:
    """Return the edit that deletes the lines of an event; None where it has no lines of its own."""
    node = file.node(index)
    if isinstance(node, Failure):
        return None
    text = file.text
    start = text.rfind("\n", 0, node.start) + 1
    if text[start : node.start].strip(" ") != "-":
        return None
    end = text.find("\n", node.end)
    end = len(text) if end < 0 else end + 1
    # Of the blank lines before and behind it, those behind go with it.
    if not text[:start].rstrip(" ").removesuffix("\n").rpartition("\n")[2].strip():
        blank = re.compile(r"(?:[ \t]*\n)*").match(text, end)
        end = blank.end() if blank else end
    return TextEdit(start, end, "")
