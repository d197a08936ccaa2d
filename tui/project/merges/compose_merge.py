"""The bytes of `events.yaml` with what a merge adds and changes, and every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tui.parsing.decoding import decode_text
from tui.parsing.input_files import NAME
from tui.parsing.yaml.nodes import read_node
from tui.parsing.yaml.tree import Data, read_tree
from tui.project.events.events_file import EventsFile
from tui.project.imports.compose_events import compose_events
from tui.project.merge_driver.text_blocks import KeyBlock, read_document
from tui.project.text_edits.edit_bytes import TextEdit, edit_bytes
from tui.project.text_edits.event_style import EventStyle, read_event_style
from tui.project.text_edits.rewrite_node import NotRewritable, rewrite_node
from tui.text.failure import Failure

_DIFFERENCE = ("id", "question", "events", "versions", "says", "dates", "cites", "note")
"""The usual order of the keys of a difference and its versions."""
_SEARCH = ("id", "for", "about", "words", "seen", "in", "on", "by", "note")
"""The usual order of the keys of a search."""
_EMPTY = re.compile(r"[ \t]*:[ \t]*(?:\[[ \t]*\]|\{[ \t]*\}|~|null)?(?=[ \t]*(?:#|$))", re.MULTILINE)
"""What stands behind the key of a section with nothing in it."""
_BY_HAND = f"write it in block style in {NAME} first"


@dataclass(slots=True)
class EventsChange:
    """What is added to `events.yaml`, and what is changed in it."""

    kinds: dict[str, Data] = field(default_factory=dict)
    actors: dict[str, Data] = field(default_factory=dict)
    changed: dict[int, dict[str, Data]] = field(default_factory=dict)
    """By number, from 0, the whole new content of an event."""
    added: list[dict[str, Data]] = field(default_factory=list)
    differences: list[dict[str, Data]] = field(default_factory=list)
    searches: list[dict[str, Data]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is added or changed."""
        of_events = self.changed or self.added
        return not (self.kinds or self.actors or of_events or self.differences or self.searches)


def compose_merge(file: EventsFile, change: EventsChange) -> bytes | Failure:
    """Return the file with a change.

    Args:
        file: The file.
        change: What is added and changed.
    """
    if change.is_empty:
        return file.content
    if file.obstacle:
        return file.obstacle
    changed = {("events", at): event for at, event in change.changed.items()}
    # The first events of a file are written as a section of its own.
    content = compose_events(file, changed, change.added if file.events else ())
    if not isinstance(content, Failure) and change.added and not file.events:
        content = _with_section(file, content, "events", change.added)
    if isinstance(content, Failure):
        return content
    for section, added in (("kinds", change.kinds), ("actors", change.actors)):
        if added:
            content = _with_section(file, content, section, added)
        if isinstance(content, Failure):
            return content
    for name, items in (("differences", change.differences), ("searches", change.searches)):
        if items and not isinstance(content, Failure):
            content = _with_section(file, content, name, items)
    return content


def _with_section(
    file: EventsFile, content: bytes, section: str, added: Mapping[str, Data] | Sequence[Data]
) -> bytes | Failure:
    text = decode_text(content)
    tree = read_tree(text)
    data = tree.data if isinstance(tree.data, dict) else {}
    held = data.get(section)
    wanted: Data
    if isinstance(added, Mapping):
        wanted = {**(held if isinstance(held, dict) else {}), **added}
    else:
        wanted = [*(held if isinstance(held, list) else []), *added]
    refused = Failure(f"{section} cannot be added to without changing other lines", _BY_HAND)
    edits = _edits(text, section, wanted, is_there=bool(held))
    if not edits:
        return refused
    made = edit_bytes(content, edits)
    now = read_tree(decode_text(made))
    is_whole = now.is_complete and len(now.faults) == len(file.tree.faults)
    if not is_whole or not isinstance(now.data, dict) or now.data != {**data, section: wanted}:
        return refused
    return made


def _edits(text: str, section: str, wanted: Data, *, is_there: bool) -> list[TextEdit]:
    """Return the edits that give a section its new content; none where its form does not allow that."""
    span = read_tree(text).spans.get((section,))
    style = _style(text, section, wanted)
    if is_there:
        node = read_node(text, span.start, _section_end(text, section)) if span else None
        try:
            edit = rewrite_node(text, node, wanted, style, section) if node else None
        except NotRewritable:
            edit = None
        return [edit] if edit else []
    if isinstance(wanted, dict):
        rows = [f"  {style.write_entry(name, value, 2)}" for name, value in wanted.items()]
        place = _section_place(text, "events")
    else:
        items = wanted if isinstance(wanted, list) else []
        rows = [f"  {style.write_item(section, item, 2)}" for item in items]
        place = len(text)
    if span and span.key and (empty := _EMPTY.match(text, span.key[1])):
        line_end = text.find("\n", empty.end())
        stop = len(text) if line_end < 0 else line_end
        below = "".join(f"\n{row}" for row in rows)
        return [TextEdit(span.key[1], empty.end(), ":"), TextEdit(stop, stop, below)]
    lead = "" if not text[:place] or text[:place].endswith("\n") else "\n"
    return [TextEdit(place, place, lead + f"{section}:\n" + "".join(f"{row}\n" for row in rows))]


def _style(text: str, section: str, wanted: Data) -> EventStyle:
    """Return how new items of a section are written, and in which order."""
    style = read_event_style(text, read_tree(text), 0)
    listed = _SEARCH if section == "searches" else _DIFFERENCE
    names = tuple(wanted) if isinstance(wanted, dict) else listed
    return replace(style, order=(*names, *style.order))


def _find_section(text: str, section: str) -> KeyBlock | None:
    ended = text if text.endswith("\n") else f"{text}\n"
    block = read_document(ended, ended)
    parts = block.divide() if block else None
    return next((part for part in parts.parts if part.key == section), None) if parts else None


def _section_place(text: str, section: str) -> int:
    """Return where a section begins, with the comments above it; the end of the text where there is none."""
    found = _find_section(text, section)
    return found.begin - len(found.lead.lstrip("\n")) if found else len(text)


def _section_end(text: str, section: str) -> int:
    """Return where a section ends."""
    found = _find_section(text, section)
    return min(found.begin + len(found.text), len(text)) if found else len(text)
