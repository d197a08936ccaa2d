"""How new keys and new events are written: as the events around them are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui.parsing.yaml.nodes import NodeKind, YamlNode, read_event_node
from tui.parsing.yaml.tree import Data, YamlTree
from tui.project.text_edits.yaml_scalars import DOUBLE, FOLDED, LITERAL, PLAIN, SINGLE, write_scalar

KEY_ORDER = (
    *("id", "date", "date-as-written", "after", "before", "title", "kind", "status", "actors"),
    *("criticises", "summary", "cites", "public", "knowledge", "tags", "note", "merged-from"),
)
"""The usual order of the keys of an event."""
CITATION_ORDER = ("passage", "source", "pinpoint", "quote", "prefix", "suffix", "as", "says")
_NEIGHBOURS = 20
"""Events on either side whose style is looked at."""
_WIDTH, _LEAST_WIDTH = 100, 60
_FREE_TEXT = frozenset(("title", "summary", "note", "quote", "prefix", "suffix"))
_FLOWING = frozenset(("actors", "criticises", "tags", "merged-from"))
"""Lists that are written in brackets where there is no example."""
_KEYS = frozenset(("cites", "passage"))
_WORD = re.compile(r"[\w.#-]+")
_OTHER_TYPE = re.compile(
    r"(?:null|true|false|yes|no|on|off|y|n|~|[-+.]?[0-9][0-9_.,:eExXoOa-fA-F+-]*|\.(?:inf|nan))",
    re.IGNORECASE,
)
"""What other programs may read as a number, a date, or yes and no."""


def column_of(text: str, at: int) -> int:
    """Return how many code points are before an offset on its line.

    Args:
        text: The whole text.
        at: The offset, in code points.
    """
    return at - (text.rfind("\n", 0, at) + 1)


@dataclass(frozen=True)
class EventStyle:
    """The style of the events around a place."""

    samples: Mapping[str, YamlNode] = field(default_factory=dict)
    """A value of each key in its most frequent style; of the keys of citations with `cites.` before them."""
    text: str = ""
    """The text that they stand in."""
    order: tuple[str, ...] = KEY_ORDER
    """The order of keys."""
    width: int = _WIDTH

    def write_event(self, event: Mapping[str, Data], pad: int) -> list[str]:
        """Write a new event as lines.

        Args:
            event: Its keys and values.
            pad: Cells before each line.
        """
        keys = sorted(event, key=self.rank)
        return [
            row for key in keys for row in (" " * pad + self.write_entry(key, event[key], pad)).split("\n")
        ]

    def write_entry(self, key: str, value: Data, pad: int, within: str = "") -> str:
        """Write a key and its value in block style.

        Args:
            key: The key.
            value: Its value, not empty.
            pad: Cells before the key; every line after the first begins with at least as many.
            within: The key of the list around it, such as `cites.`; empty for a key of an event.
        """
        flow = f"{key}: {self.write_flow(key, value)}" if isinstance(value, (list, dict)) else ""
        if isinstance(value, list) and not (self._flows(key) and pad + len(flow) <= self.width):
            deeper = pad + self._deeper(key)
            items = (self._write_item(key, item, deeper) for item in value)
            return f"{key}:" + "".join(f"\n{' ' * deeper}- {item}" for item in items)
        if flow:
            return flow
        text = str(value)
        style = self.scalar_style(key, text, within)
        return f"{key}: {write_scalar(text, style, pad=pad + 2, width=self.width)}"

    def write_flow(self, key: str, value: Data, quotes: str = PLAIN) -> str:
        """Write a value in one line, to stand between brackets or braces.

        Args:
            key: Its key.
            value: The value.
            quotes: The style of the scalars around it.
        """
        if isinstance(value, list):
            return f"[{', '.join(self.write_flow(key, item, quotes) for item in value)}]"
        if isinstance(value, dict):
            names = (write_scalar(name, quotes, in_flow=True) for name in value)
            values = (self.write_flow(name, item, quotes) for name, item in value.items())
            return "{" + ", ".join(f"{name}: {item}" for name, item in zip(names, values, strict=True)) + "}"
        return write_scalar(str(value), quotes or _safe_style(key, str(value)), in_flow=True)

    def _write_item(self, key: str, item: Data, pad: int) -> str:
        """Write an item of a block list, without the dash; `pad` is the column of the dash."""
        if not isinstance(item, dict):
            style = self._style_of_item(key) or _safe_style(key, str(item))
            return write_scalar(str(item), style, pad=pad + 2, width=self.width)
        sample = self.samples.get(f"{key}.")
        if sample is not None and sample.is_flow:
            return self.write_flow(key, item)
        entries = (self.write_entry(name, part, pad + 2, f"{key}.") for name, part in item.items())
        return f"\n{' ' * (pad + 2)}".join(entries)

    def write_item(self, key: str, item: Data, pad: int) -> str:
        """Write an item of a block list.

        Args:
            key: The key of the list.
            item: The item.
            pad: The column of its dash.
        """
        return f"- {self._write_item(key, item, pad)}"

    def scalar_style(self, key: str, text: str, within: str = "") -> str:
        """Return the style in which a text is to be written.

        Args:
            key: The key that it stands under.
            text: The text.
            within: The key of the list around it, such as `cites.`; empty for a key of an event.
        """
        sample = self.samples.get(within + key)
        wanted = sample.style if sample is not None and sample.kind is NodeKind.SCALAR else None
        if wanted is None and key in ("summary", "note"):
            wanted = FOLDED
        if not wanted:
            return _safe_style(key, text, self._quotes)
        return wanted

    def rank(self, key: str) -> tuple[int, int, str]:
        """Return the sort key of a key."""
        at = self.order.index(key) if key in self.order else len(self.order)
        usual = KEY_ORDER.index(key) if key in KEY_ORDER else len(KEY_ORDER)
        return at, usual, key

    @property
    def _quotes(self) -> str:
        styles = [node.style for node in self.samples.values() if node.style in (SINGLE, DOUBLE)]
        return SINGLE if styles and all(style == SINGLE for style in styles) else DOUBLE

    def _flows(self, key: str) -> bool:
        sample = self.samples.get(key)
        if sample is not None and sample.kind is NodeKind.SEQUENCE:
            return sample.is_flow
        return key in _FLOWING

    def _deeper(self, key: str) -> int:
        """Return how much deeper than the key the dashes of its list are."""
        lists = [self.samples.get(key), *self.samples.values()]
        for sample in lists:
            if sample is None or sample.kind is not NodeKind.SEQUENCE or sample.is_flow or not sample.entries:
                continue
            head = self.text[: sample.start].rstrip()
            column = column_of(self.text, sample.start)
            begins = head.rfind("\n") + 1
            line = head[begins:]
            if line.endswith(":"):
                return max(column - (len(line) - len(line.lstrip(" -"))), 0)
        return 2

    def _style_of_item(self, key: str) -> str:
        sample = self.samples.get(key)
        items = sample.entries if sample is not None and sample.kind is NodeKind.SEQUENCE else []
        scalars = [entry.value.style for entry in items if entry.value.kind is NodeKind.SCALAR]
        return scalars[0] if scalars and scalars[0] in (SINGLE, DOUBLE) else PLAIN


def _safe_style(key: str, text: str, quotes: str = DOUBLE) -> str:
    """Return plain, unless other programs might take the text for something else."""
    if key in _FREE_TEXT or key in _FLOWING:
        return quotes if _OTHER_TYPE.fullmatch(text) else PLAIN
    return quotes if key in _KEYS and not _WORD.fullmatch(text) else PLAIN


def read_event_style(text: str, tree: YamlTree, index: int) -> EventStyle:
    """Return the style of the events around a place.

    Args:
        text: The whole file, with plain line ends.
        tree: The parsed file.
        index: The number of the event, or of the one that a new one would precede, from 0.
    """
    samples: dict[str, list[YamlNode]] = {}
    order: tuple[str, ...] = ()
    width = 0
    for number in _nearest(index, _count(tree)):
        node = read_event_node(text, tree, number)
        if node is None or node.kind is not NodeKind.MAPPING or node.has_properties:
            continue
        order = order or (_completed([entry.name for entry in node.entries]) if not node.is_flow else ())
        for entry in node.entries:
            if not node.is_flow and not entry.value.is_null:
                samples.setdefault(entry.name, []).append(entry.value)
            for item in entry.value.entries if entry.value.kind is NodeKind.SEQUENCE else []:
                if item.value.kind is NodeKind.MAPPING:
                    samples.setdefault(f"{entry.name}.", []).append(item.value)
                    for part in item.value.entries if not item.value.is_flow else []:
                        samples.setdefault(f"{entry.name}.{part.name}", []).append(part.value)
            if entry.value.style in (LITERAL, FOLDED):
                rows = text[entry.value.start : entry.value.end].split("\n")
                width = max(width, *map(len, rows))
    usual = {key: _usual(nodes) for key, nodes in samples.items()}
    return EventStyle(usual, text, order or KEY_ORDER, max(width, _LEAST_WIDTH) if width else _WIDTH)


def _usual(nodes: Sequence[YamlNode]) -> YamlNode:
    """Return the first of the nodes in the style that most of them have."""
    counts = Counter((node.kind, node.style, node.is_flow) for node in nodes)
    return max(nodes, key=lambda node: counts[node.kind, node.style, node.is_flow])


def _count(tree: YamlTree) -> int:
    events = tree.data.get("events") if isinstance(tree.data, dict) else None
    return len(events) if isinstance(events, list) else 0


def _nearest(index: int, count: int) -> list[int]:
    """Return the numbers of the events around a place, the nearest first; of two as near, the one before."""
    near = range(max(index - _NEIGHBOURS, 0), min(index + _NEIGHBOURS, count))
    return sorted(near, key=lambda number: (abs(2 * number + 1 - 2 * index), number >= index))


def _completed(keys: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of an event with the others of the usual order put among them."""
    order = [key for key in keys if key in KEY_ORDER]
    for at, key in enumerate(KEY_ORDER):
        if key not in order:
            before = [order.index(other) for other in KEY_ORDER[:at] if other in order]
            order.insert(max(before) + 1 if before else 0, key)
    return tuple(order)
