"""The bytes of `events.yaml` with what a merge adds and changes, and every other byte as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tui.parsing.decoding import decode_text
from tui.parsing.input_files import NAME
from tui.parsing.yaml.nodes import read_node
from tui.parsing.yaml.tree import Data, read_tree
from tui.project.events.events_file import EventsFile
from tui.project.imports.compose_events import compose_events
from tui.project.merge_driver.text_blocks import read_document
from tui.project.text_edits.edit_bytes import TextEdit, edit_bytes
from tui.project.text_edits.event_style import EventStyle, read_event_style
from tui.project.text_edits.rewrite_node import NotRewritable, rewrite_node
from tui.text.failure import Failure

_DIFFERENCE = ("id", "question", "events", "versions", "says", "cites", "note")
"""The usual order of the keys of a difference and its versions."""
_BY_HAND = f"write it in block style in {NAME} first"


@dataclass(slots=True)
class EventsChange:
    """What is added to `events.yaml`, and what is changed in it."""

    kinds: Mapping[str, Data] = field(default_factory=dict)
    actors: Mapping[str, Data] = field(default_factory=dict)
    changed: dict[int, dict[str, Data]] = field(default_factory=dict)
    """By number, from 0, the whole new content of an event."""
    added: list[dict[str, Data]] = field(default_factory=list)
    differences: list[dict[str, Data]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is added or changed."""
        return not (self.kinds or self.actors or self.changed or self.added or self.differences)


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
    content = compose_events(file, changed, change.added)
    if isinstance(content, Failure):
        return content
    for section, added in (("kinds", change.kinds), ("actors", change.actors)):
        if added:
            content = _with_section(file, content, section, added)
        if isinstance(content, Failure):
            return content
    if change.differences:
        content = _with_section(file, content, "differences", change.differences)
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
    edit = _edit(text, section, wanted, is_there=bool(held))
    if edit is None or (held is not None and not held and section in data):
        return refused
    made = edit_bytes(content, [edit])
    now = read_tree(decode_text(made))
    is_whole = now.is_complete and len(now.faults) == len(file.tree.faults)
    if not is_whole or not isinstance(now.data, dict) or now.data != {**data, section: wanted}:
        return refused
    return made


def _edit(text: str, section: str, wanted: Data, *, is_there: bool) -> TextEdit | None:
    tree = read_tree(text)
    if is_there:
        span = tree.spans.get((section,))
        node = read_node(text, span.start, _section_end(text, section)) if span else None
        try:
            style = _style(text, section, wanted)
            return rewrite_node(text, node, wanted, style, section) if node else None
        except NotRewritable:
            return None
    style = _style(text, section, wanted)
    if isinstance(wanted, dict):
        rows = [f"  {style.write_entry(name, value, 2)}" for name, value in wanted.items()]
        place = _section_start(text, "events")
    else:
        items = wanted if isinstance(wanted, list) else []
        rows = [f"  {style.write_item(section, item, 2)}" for item in items]
        place = len(text)
    lead = "" if not text[:place] or text[:place].endswith("\n") else "\n"
    return TextEdit(place, place, lead + f"{section}:\n" + "".join(f"{row}\n" for row in rows))


def _style(text: str, section: str, wanted: Data) -> EventStyle:
    """Return how new items of a section are written, and in which order."""
    style = read_event_style(text, read_tree(text), 0)
    names = tuple(wanted) if isinstance(wanted, dict) else _DIFFERENCE
    return replace(style, order=(*names, *style.order))


def _section_start(text: str, section: str) -> int:
    """Return where the key of a section stands; the end of the text where it has none."""
    span = read_tree(text).spans.get((section,))
    return span.key[0] if span and span.key else len(text)


def _section_end(text: str, section: str) -> int:
    """Return where a section ends."""
    ended = text if text.endswith("\n") else f"{text}\n"
    block = read_document(ended, ended)
    parts = block.divide() if block else None
    found = next((part for part in parts.parts if part.key == section), None) if parts else None
    return min(found.begin + len(found.text), len(text)) if found else len(text)
