"""Blocks of a YAML text: each item and each key with its lines, and the comments above it.

Every character of a text belongs to exactly one place: the lines of a block, what leads to it (comments and
blank lines), or what opens and closes the block around it. So blocks of several versions put together give
every kept line as it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from tui.parsing.yaml.nodes import NodeKind, YamlNode, read_item_node, read_node
from tui.parsing.yaml.tree import Data, YamlTree, read_tree

_NAMES = ("id", "passage", "source", "says", "name", "actor", "label")
"""Keys by which the items of a list are known, the first that an item has."""


@dataclass(slots=True)
class KeyBlock:
    """A key with its value, or an item of a list."""

    key: str
    """What it is known by among its siblings."""
    lead: str
    """The comments and blank lines above it."""
    text: str
    """Its lines, each with its line end; what stands before it on the first one is spaces."""
    data: Data = None
    divide: Callable[[], BlockParts | None] = lambda: None
    """Returns its parts; None where it has none that stand below each other."""
    find_node: Callable[[], YamlNode | None] = lambda: None
    """Returns its value in offsets of `source`; None where it has none that can be read."""
    source: str = ""
    begin: int = 0
    """Where its first line begins in `source`."""


@dataclass(slots=True)
class BlockParts:
    """The parts of a block."""

    kind: NodeKind
    opening: str = ""
    """Its lines before the first part."""
    prefix: str = ""
    """What stands before the first part on its line: `  - `."""
    parts: list[KeyBlock] = field(default_factory=list)
    closing: str = ""
    """Its lines behind the last part."""
    pad: int = 0
    """Cells before each part."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a part begins: its first line, its key or dash, and its value."""

    line: int
    column: int
    value: int
    key: str
    data: Data


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The lines of a block in the whole text."""

    text: str
    begin: int
    end: int
    hidden: int = 0
    """Cells of the first line that belong to the block around it."""

    def opening(self, end: int) -> str:
        """Return its first lines, up to an offset."""
        return " " * self.hidden + self.text[self.begin + self.hidden : end] if end > self.begin else ""


def read_document(text: str, plain: str) -> KeyBlock | None:
    """Return a whole text as a block whose parts are its keys.

    Args:
        text: With plain line ends, each line with one.
        plain: The same as `decode_text` returns it: of the same length.

    Returns:
        None where it has a fault, or is no mapping in block style.
    """
    tree = read_tree(plain)
    if tree.faults or not tree.is_complete or not isinstance(tree.data, (dict, type(None))):
        return None
    return KeyBlock("", "", text, tree.data, divide=lambda: _divide_document(text, plain, tree))


def _divide_document(text: str, plain: str, tree: YamlTree) -> BlockParts | None:
    data = tree.data if isinstance(tree.data, dict) else {}
    places = []
    for key, value in data.items():
        span = tree.spans.get((key,))
        if span is None or span.key is None or span.key[0] != _line_start(text, span.key[0]):
            return None
        places.append(_Place(span.key[0], 0, span.start, key, value))
    made = _parts(NodeKind.MAPPING, _Stretch(text, 0, len(text)), places, is_document=True)
    for place, part in zip(places, made.parts if made else (), strict=False):
        part.divide = _SectionDivider(text, plain, tree, place, place.line + len(part.text))
    return made


@dataclass(frozen=True, slots=True)
class _SectionDivider:
    """Divides a key of the first level, by the offsets that the tree has: its items are not parsed again."""

    text: str
    plain: str
    tree: YamlTree
    place: _Place
    end: int

    def __call__(self) -> BlockParts | None:
        kind = NodeKind.MAPPING if isinstance(self.place.data, dict) else NodeKind.SEQUENCE
        places = self._places()
        if not places:
            return None
        made = _parts(kind, _Stretch(self.text, self.place.line, self.end), places)
        for at, part in enumerate(made.parts if made else ()):
            part.divide = _ItemDivider(self, at, part)
            part.find_node = partial(self.read_item, at)
        return made

    def _places(self) -> list[_Place] | None:
        key, data = self.place.key, self.place.data
        if not isinstance(data, (dict, list)) or self.text[self.place.value : self.place.value + 1] in "[{":
            return None
        names = list(data) if isinstance(data, dict) else item_keys(data)
        places = []
        for at, (name, value) in enumerate(
            zip(names, data.values() if isinstance(data, dict) else data, strict=True)
        ):
            span = self.tree.spans.get((key, name if isinstance(data, dict) else at))
            begin = (span.key[0] if span.key else _dash(self.text, span.start)) if span else None
            if span is None or begin is None:
                return None
            line = _line_start(self.text, begin)
            if self.text[line:begin].strip(" "):
                return None
            places.append(_Place(line, begin - line, span.start, name, value))
        return places

    def read_item(self, at: int) -> YamlNode | None:
        """Return the value of an item, in offsets of the whole text."""
        if isinstance(self.place.data, list):
            return read_item_node(self.plain, self.tree, self.place.key, at)
        names = list(self.place.data) if isinstance(self.place.data, dict) else []
        span = self.tree.spans[self.place.key, names[at]]
        following = self.tree.spans[self.place.key, names[at + 1]].key if at + 1 < len(names) else None
        return read_node(self.plain, span.start, following[0] if following else self.end)


@dataclass(frozen=True, slots=True)
class _ItemDivider:
    """Divides an item of the first level by its nodes, which are read only for it."""

    section: _SectionDivider
    at: int
    part: KeyBlock

    def __call__(self) -> BlockParts | None:
        node = self.section.read_item(self.at)
        if node is None or node.has_properties:
            return None
        begin = self.part.begin
        return _divide_node(node, _Stretch(self.section.text, begin, begin + len(self.part.text)))


@dataclass(frozen=True, slots=True)
class _NodeDivider:
    node: YamlNode
    stretch: _Stretch

    def __call__(self) -> BlockParts | None:
        return _divide_node(self.node, self.stretch)


def _divide_node(node: YamlNode, stretch: _Stretch) -> BlockParts | None:
    if node.kind is NodeKind.SCALAR or node.is_flow or not node.entries:
        return None
    text = stretch.text
    names = item_keys(node.data) if isinstance(node.data, list) else [entry.name for entry in node.entries]
    places = []
    for at, (entry, name) in enumerate(zip(node.entries, names, strict=True)):
        start = entry.key.start if entry.key else _dash(text, entry.value.start)
        if start is None:
            return None
        line = _line_start(text, start)
        if text[line:start].strip(" ") and (at or text[line:start].strip(" -")):
            return None
        places.append(_Place(line, start - line, entry.value.start, name, entry.value.data))
    made = _parts(node.kind, stretch, places)
    for at, part in enumerate(made.parts if made else ()):
        hidden = len(made.prefix) if made and not at else 0
        value = node.entries[at].value
        part.find_node = partial(_itself, value)
        inner = _Stretch(text, part.begin, part.begin + len(part.text), hidden)
        part.divide = _NodeDivider(value, inner)
    return made


def _parts(
    kind: NodeKind, stretch: _Stretch, places: Sequence[_Place], *, is_document: bool = False
) -> BlockParts | None:
    """Return the parts of a stretch; None where they do not stand below each other."""
    text, begin, end = stretch.text, stretch.begin, stretch.end
    if not places:
        return BlockParts(kind, closing=text[begin:end])
    pad, first = places[0].column, places[0].line
    if any(place.column != pad for place in places) or len({place.key for place in places}) != len(places):
        return None
    # The first part may stand behind the dash of the block itself.
    has_prefix = first == begin and bool(text[first : first + pad].strip(" "))
    prefix = text[first : first + pad] if has_prefix else ""
    led = begin if is_document or first == begin else _line_end(text, begin)
    made = BlockParts(kind, stretch.opening(led), prefix, pad=pad)
    for at, place in enumerate(places):
        stop = places[at + 1].line if at + 1 < len(places) else end
        last = _content_end(text, place.line, stop, pad)
        written = " " * len(prefix) + text[place.line + len(prefix) : last]
        if at:
            written = text[place.line : last]
        part = KeyBlock(place.key, text[led : place.line], written, place.data)
        part.source, part.begin = text, place.line
        made.parts.append(part)
        led = last
    made.closing = text[led:end]
    return made


def _itself(node: YamlNode) -> YamlNode:
    return node


def _content_end(text: str, start: int, stop: int, pad: int) -> int:
    """Return where lines end, without the blank lines and comments at their end that are not deeper."""
    lines = text[start:stop].split("\n")[:-1]
    while len(lines) > 1:
        bare = lines[-1].strip()
        depth = len(lines[-1]) - len(lines[-1].lstrip(" "))
        if bare and not (bare.startswith("#") and depth <= pad):
            break
        lines.pop()
    return start + sum(len(row) + 1 for row in lines)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _dash(text: str, value: int) -> int | None:
    """Return where the dash of an item stands; None where something else is between the two."""
    dash = text.rfind("-", _line_start(text, value), value)
    if dash >= 0:
        return dash if not text[dash + 1 : value].strip(" ") else None
    # It stands on a line of its own above, perhaps with comments behind and below it.
    end = _line_start(text, value)
    while end > 0:
        start = _line_start(text, end - 1)
        words = text[start:end].strip()
        if words.startswith("-"):
            return (
                text.index("-", start)
                if not words[1:].strip() or words[1:].lstrip().startswith("#")
                else None
            )
        if words and not words.startswith("#"):
            return None
        end = start
    return None


def item_keys(items: Sequence[Data]) -> list[str]:
    """Return what each item of a list is known by; of several of one name, each by its place among them.

    Args:
        items: The list.
    """
    seen: dict[str, int] = {}
    keys = []
    for item in items:
        name = _item_key(item)
        seen[name] = seen.get(name, 0) + 1
        keys.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return keys


def _item_key(item: Data) -> str:
    if isinstance(item, str):
        return item
    if isinstance(item, dict):
        ours, theirs = item.get("ours"), item.get("theirs")
        if isinstance(ours, str) and isinstance(theirs, str):  # of the plan of a merge
            return f"{ours}+{theirs}"
        for key in _NAMES:
            value = item.get(key)
            if isinstance(value, str) and value:
                passage = item.get("passage") if key == "source" else None
                return f"{value}#{passage}" if isinstance(passage, str) else value
    return repr(item)
