"""Nodes: where each key and value of a stretch of YAML begins and ends, and how it is written.

They are read only for the few items that are to be changed or imitated; `tui.parsing.yaml.tree` reads whole
files. Offsets are half-open, in code points of the whole text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tui.parsing.yaml.events import Events, YamlEvent, parse_yaml
from tui.parsing.yaml.tree import NULLS, Data, YamlTree


class NodeKind(StrEnum):
    """What a node is."""

    SCALAR = "scalar"
    SEQUENCE = "sequence"
    MAPPING = "mapping"


@dataclass(slots=True)
class NodeEntry:
    """A key with its value, or an item of a sequence, which has no key."""

    key: YamlNode | None
    value: YamlNode

    @property
    def name(self) -> str:
        """Return the key; empty for an item."""
        return self.key.text if self.key else ""

    @property
    def start(self) -> int:
        """Return where the key begins; for an item, where its value does."""
        return self.key.start if self.key else self.value.start


@dataclass(slots=True)
class YamlNode:
    """One value, as it is written."""

    kind: NodeKind
    start: int
    end: int
    """Of a collection in block style, where its last value ends, without blank lines behind that."""
    style: str = ""
    """Of a scalar: empty for plain, else its sign, one of `'`, `"`, `|`, `>`."""
    is_flow: bool = False
    """Whether a collection is written in brackets or braces."""
    text: str = ""
    """The text of a scalar."""
    is_null: bool = False
    """Whether a scalar stands for no value."""
    has_properties: bool = False
    """Whether it, or anything in it, has an anchor or a tag, or is an alias."""
    entries: list[NodeEntry] = field(default_factory=list)

    @property
    def data(self) -> Data:
        """Return its content, as `tui.parsing.yaml.tree` does."""
        if self.kind is NodeKind.SCALAR:
            return None if self.is_null else self.text
        if self.kind is NodeKind.SEQUENCE:
            return [entry.value.data for entry in self.entries]
        return {entry.name: entry.value.data for entry in self.entries}

    def entry(self, name: str) -> NodeEntry | None:
        """Return the entry of a key; None where there is none."""
        return next((entry for entry in self.entries if entry.name == name), None)


def read_event_node(text: str, tree: YamlTree, index: int) -> YamlNode | None:
    """Return the node of an event.

    Args:
        text: The whole file, with plain line ends.
        tree: The parsed file.
        index: The number of the event, from 0.

    Returns:
        None where there is no such event, or its text cannot be read by itself.
    """
    return read_item_node(text, tree, "events", index)


def read_item_node(text: str, tree: YamlTree, section: str, index: int) -> YamlNode | None:
    """Return the node of an item of a list of the first level.

    Args:
        text: The whole file, with plain line ends.
        tree: The parsed file.
        section: The key of the list: `events`, `differences`.
        index: The number of the item, from 0.

    Returns:
        None where there is no such item, or its text cannot be read by itself.
    """
    span = tree.spans.get((section, index))
    following = tree.spans.get((section, index + 1))
    stop = following.start if following else len(text)
    return read_node(text, span.start, stop) if span else None


def read_node(text: str, start: int, stop: int) -> YamlNode | None:
    """Return the node of the value that begins at an offset.

    Args:
        text: The whole text.
        start: Where the value begins.
        stop: An offset behind its end.

    Returns:
        None where the value cannot be read by itself.
    """
    # The value keeps its column, since its further lines are indented as far.
    pad = start - (text.rfind("\n", 0, start) + 1)
    events = parse_yaml(" " * pad + text[start:stop])
    try:
        event = events.get_event()
        while not isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent)):
            if event is None or isinstance(event, StreamEndEvent):
                return None
            event = events.get_event()
        return _NodeReader(text, start - pad, events).read(event)
    except yaml.YAMLError:
        return None


class _NodeReader:
    """Builds nodes. Recursion is safe here, since the tree of the file was read within the limit of depth."""

    def __init__(self, text: str, shift: int, events: Events) -> None:
        self._text = text
        self._shift = shift
        self._events = events

    def read(self, event: YamlEvent) -> YamlNode:
        start = event.start_mark.index + self._shift
        has_properties = getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None
        if isinstance(event, ScalarEvent):
            node = self._scalar(event, start)
        elif isinstance(event, MappingStartEvent):
            node = YamlNode(NodeKind.MAPPING, start, start, is_flow=bool(event.flow_style))
            self._fill(node, MappingEndEvent)
        elif isinstance(event, SequenceStartEvent):
            node = YamlNode(NodeKind.SEQUENCE, start, start, is_flow=bool(event.flow_style))
            self._fill(node, SequenceEndEvent)
        else:  # an alias
            node = YamlNode(NodeKind.SCALAR, start, event.end_mark.index + self._shift, has_properties=True)
        node.has_properties = node.has_properties or has_properties
        return node

    def _scalar(self, event: YamlEvent, start: int) -> YamlNode:
        style = event.style or ""
        end = event.end_mark.index + self._shift
        if style in "|>" and style:
            end = start + len(self._text[start:end].rstrip())
        is_null = not style and event.value in NULLS
        return YamlNode(NodeKind.SCALAR, start, end, style, text=event.value, is_null=is_null)

    def _fill(self, node: YamlNode, ends: type[YamlEvent]) -> None:
        while not isinstance(event := self._events.get_event(), ends):
            key = self.read(event) if node.kind is NodeKind.MAPPING else None
            value = self.read(self._events.get_event()) if key else self.read(event)
            node.entries.append(NodeEntry(key, value))
            parts = (key, value) if key else (value,)
            node.has_properties = node.has_properties or any(part.has_properties for part in parts)
        if node.is_flow:
            node.end = event.end_mark.index + self._shift
        elif node.entries:
            last = node.entries[-1]
            node.end = max(last.value.end, last.key.end if last.key else 0)


def reads_as(written: str, value: str, *, style: str, in_flow: bool) -> bool:
    """Return whether a scalar that was written is read as a text, by itself and in the style that was meant.

    Args:
        written: The scalar; lines after the first are indented by at least one space.
        value: The text.
        style: As in `YamlNode`.
        in_flow: Whether it is to stand between brackets or braces.
    """
    events = parse_yaml(f"[{written}]\n" if in_flow else f"k: {written}\nz: 1\n")
    try:
        found: list[YamlEvent] = []
        while not isinstance(event := events.get_event(), StreamEndEvent):
            if isinstance(event, (ScalarEvent, MappingStartEvent)):
                found.append(event)
    except (yaml.YAMLError, UnicodeEncodeError):
        return False
    if len(found) != (1 if in_flow else 5):
        return False
    scalar = found[0] if in_flow else found[2]
    return (
        isinstance(scalar, ScalarEvent)
        and scalar.value == value
        and (scalar.style or "") == style
        and scalar.anchor is None
        and scalar.tag is None
        and not (not style and value in NULLS)
        # A comment, or an indicator that was taken for something else, would have ended it early.
        and (in_flow or style in ("|", ">") or _end_of(scalar) == len("k: ") + len(written))
    )


def _end_of(event: YamlEvent) -> int:
    """Return where an event ends, in code points of what was parsed."""
    end: int = event.end_mark.index
    return end
