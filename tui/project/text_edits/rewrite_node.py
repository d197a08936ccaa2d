"""Rewriting a value of a YAML text so that it has other content, and every byte that need not change stays.

Keys and items that are kept are copied as they are written, with the comments around them; a comment on the
line of what is deleted goes with it. What the result is read as must be compared with what was wanted: where
a text has forms that nobody foresaw, the caller then refuses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from tui.parsing.yaml.nodes import NodeEntry, NodeKind, YamlNode
from tui.parsing.yaml.tree import Data
from tui.project.text_edits.edit_bytes import TextEdit
from tui.project.text_edits.event_style import CITATION_ORDER, EventStyle, column_of
from tui.project.text_edits.yaml_scalars import DOUBLE, FOLDED, LITERAL, PLAIN, fold_scalar, write_scalar

_HEADER = re.compile(r"[|>][^\n]*")
_COMMA = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*,")


class NotRewritable(Exception):  # noqa: N818  (it is an answer and no error: the caller refuses)
    """A value is written in a form that cannot be changed without changing more."""


def keep_line_ends(node: YamlNode, new: Data) -> Data:
    """Return the new content as it will be read, where it replaces the old.

    A text in a block keeps the line ends at its end, which the sign of the block gives it.

    Args:
        node: The old value.
        new: Its new content; an empty list or None for nothing.
    """
    if isinstance(new, str) and node.kind is NodeKind.SCALAR and node.style in (LITERAL, FOLDED):
        ends = len(node.text) - len(node.text.rstrip("\n"))
        return new.rstrip("\n") + "\n" * ends if ends else new
    if isinstance(new, dict) and node.kind is NodeKind.MAPPING:
        entries = {entry.name: entry.value for entry in node.entries}
        return {
            name: keep_line_ends(entries[name], value) if name in entries else value
            for name, value in new.items()
        }
    return new


def rewrite_node(text: str, node: YamlNode, new: Data, style: EventStyle, key: str = "") -> TextEdit | None:
    """Return the edit that gives a value other content.

    Args:
        text: The whole text, with plain line ends.
        node: The value.
        new: Its new content, as `keep_line_ends` returns it.
        style: How new parts are written.
        key: The key it stands under; empty for an event.

    Returns:
        The edit, as short as it can be; None where nothing changes.

    Raises:
        NotRewritable: The form of the value does not allow it.
    """
    rewriter = _Rewriter(text, style)
    start, end = node.start, rewriter.reach(node)
    written, old = rewriter.rewrite(node, new, key), text[start:end]
    if written == old:
        return None
    head = _common(old, written)
    tail = _common(old[head:][::-1], written[head:][::-1])
    return TextEdit(start + head, end - tail, written[head : len(written) - tail])


def _common(one: str, other: str) -> int:
    """Return how many characters at the beginning are the same."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


@dataclass(slots=True)
class _Part:
    """A key with its value, or an item, that is kept or new."""

    text: str
    lead: str | None = None
    """What stands before it, from the end of the part before; None for what is usual."""
    comments: str = ""
    """Lines of comment that are kept from deleted parts before it, each after its line end."""


class _Rewriter:
    def __init__(self, text: str, style: EventStyle) -> None:
        self._text = text
        self._style = style

    def reach(self, node: YamlNode) -> int:
        """Return where a value ends; of a block collection, the end of its last line, with its comment."""
        if node.kind is NodeKind.SCALAR or node.is_flow or not node.entries:
            return node.end
        return self._line_end(self.reach(node.entries[-1].value))

    def rewrite(self, node: YamlNode, new: Data, key: str, *, in_flow: bool = False) -> str:
        """Return the text of a value with other content, from its beginning to its `reach`."""
        if node.data == new:
            return self._text[node.start : self.reach(node)]
        if node.has_properties:
            raise NotRewritable
        if node.kind is NodeKind.SCALAR and isinstance(new, str) and not node.is_null:
            return self._scalar(node, new, in_flow=in_flow)
        if node.kind is NodeKind.SEQUENCE and isinstance(new, list):
            return self._flow_list(node, new, key) if node.is_flow else self._block_list(node, new, key)
        if node.kind is NodeKind.MAPPING and isinstance(new, dict):
            return self._flow_mapping(node, new, key) if node.is_flow else self._block_mapping(node, new, key)
        raise NotRewritable

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at)
        return len(self._text) if end < 0 else end

    # Scalars

    def _scalar(self, node: YamlNode, new: str, *, in_flow: bool) -> str:
        old = self._text[node.start : node.end]
        if node.style in (LITERAL, FOLDED):
            head = _HEADER.match(old)
            rows = [row for row in old.split("\n")[1:] if row.strip()]
            pad = min(
                (len(row) - len(row.lstrip(" ")) for row in rows), default=column_of(self._text, node.start)
            )
            width = max(self._style.width, *map(len, rows)) if rows else self._style.width
            return write_scalar(new, node.style, pad=pad, width=width, header=head[0] if head else "")
        if "\n" in old and "\n" not in new and not in_flow:
            rows = old.split("\n")
            pad = min(len(row) - len(row.lstrip(" ")) for row in rows[1:] if row.strip())
            first = column_of(self._text, node.start)
            width = max(first + len(rows[0]), *map(len, rows[1:]))
            folded = fold_scalar(new, node.style, pad=pad, width=width, first=first)
            if folded:
                return folded
        return write_scalar(new, node.style, in_flow=in_flow)

    # Mappings

    def _order(self, key: str) -> Callable[[str], tuple[int, int, str]]:
        if key == "cites":
            return lambda name: (
                CITATION_ORDER.index(name) if name in CITATION_ORDER else len(CITATION_ORDER),
                0,
                name,
            )
        return self._style.rank

    def _block_mapping(self, node: YamlNode, new: dict[str, Data], key: str) -> str:
        pad = column_of(self._text, node.start)
        within = f"{key}." if key else ""
        parts, names = self._kept(
            node.entries,
            lambda entry: self._entry(entry, new[entry.name], within) if entry.name in new else None,
        )
        rank = self._order(key)
        for name in sorted((name for name in new if name not in names), key=rank):
            before = [at for at, other in enumerate(names) if rank(other) < rank(name)]
            at = before[-1] + 1 if before else 0
            parts.insert(at, _Part(self._style.write_entry(name, new[name], pad, within)))
            names.insert(at, name)
        return self._joined(parts, f"\n{' ' * pad}")

    def _entry(self, entry: NodeEntry, new: Data, within: str) -> str:
        """Return a key with its new value."""
        value, key = entry.value, entry.key
        if key is None:
            raise NotRewritable
        if value.data == new:
            return self._text[key.start : self.reach(value)]
        can_stay = not value.is_null and (
            (value.kind is NodeKind.SCALAR and isinstance(new, str))
            or (value.kind is NodeKind.SEQUENCE and isinstance(new, list))
            or (value.kind is NodeKind.MAPPING and isinstance(new, dict))
        )
        if can_stay:
            return self._text[key.start : value.start] + self.rewrite(value, new, entry.name)
        written = self._style.write_entry(entry.name, new, column_of(self._text, key.start), within)
        has_comment = bool(self._text[value.end : self._line_end(value.end)].strip())
        if value.has_properties or (has_comment and "\n" in written):
            raise NotRewritable
        return self._text[key.start : key.end] + written.removeprefix(entry.name)

    def _kept(
        self, entries: Sequence[NodeEntry], rewrite: Callable[[NodeEntry], str | None]
    ) -> tuple[list[_Part], list[str]]:
        """Return the parts of a block mapping that stay, with their comments, and their keys."""
        parts: list[_Part] = []
        names: list[str] = []
        end, comments = -1, ""
        for entry in entries:
            lead = self._text[end : entry.start] if end >= 0 else ""
            reach = self.reach(entry.value)
            end = self._line_end(reach)
            written = rewrite(entry)
            if written is None:
                comments += _comment_lines(lead)
                continue
            parts.append(_Part(written + self._text[reach:end], lead or None, comments))
            names.append(entry.name)
            comments = ""
        if comments and parts:
            parts[-1].text += comments
        return parts, names

    def _joined(self, parts: Sequence[_Part], usual: str) -> str:
        """Join the parts of a block collection."""
        if not parts:
            raise NotRewritable
        written = parts[0].text
        before = parts[0].comments + (_comment_lines(parts[0].lead) if parts[0].lead else "")
        if before:
            raise NotRewritable
        for part in parts[1:]:
            written += part.comments + (part.lead or usual) + part.text
        return written

    def _flow_mapping(self, node: YamlNode, new: dict[str, Data], key: str) -> str:
        quotes = self._quotes_of(entry.key for entry in node.entries)
        parts = [
            self._flow_entry(entry, new[entry.name]) if entry.name in new else None for entry in node.entries
        ]
        names = [entry.name for entry in node.entries]
        rank = self._order(key)
        for name in sorted((name for name in new if name not in names), key=rank):
            before = [at for at, other in enumerate(names) if rank(other) < rank(name)]
            at = before[-1] + 1 if before else 0
            named = write_scalar(name, quotes, in_flow=True)
            parts.insert(at, f"{named}: {self._style.write_flow(name, new[name], quotes)}")
            names.insert(at, name)
        old = {entry.name: entry for entry in node.entries}
        return self._in_brackets(
            node, [(old.get(name), part) for name, part in zip(names, parts, strict=True)]
        )

    def _flow_entry(self, entry: NodeEntry, new: Data) -> str:
        if entry.key is None:
            raise NotRewritable
        if entry.value.data == new:
            return self._text[entry.start : entry.value.end]
        try:
            written = self.rewrite(entry.value, new, entry.name, in_flow=True)
            return self._text[entry.start : entry.value.start] + written
        except NotRewritable:
            if entry.value.has_properties:
                raise
            key = self._text[entry.key.start : entry.key.end]
            return f"{key}: {self._style.write_flow(entry.name, new, entry.key.style)}"

    def _quotes_of(self, nodes: Iterable[YamlNode | None]) -> str:
        styles = {node.style for node in nodes if node}
        return DOUBLE if styles == {DOUBLE} else PLAIN

    # Lists

    def _flow_list(self, node: YamlNode, new: list[Data], key: str) -> str:
        quotes = self._quotes_of(entry.value for entry in node.entries)
        parts: list[tuple[NodeEntry | None, str | None]] = []
        for old, items in self._paired(node, new):
            if old is not None and items:
                parts.append((old, self.rewrite(old.value, items[0], key, in_flow=True)))
            elif old is not None:
                parts.append((old, None))
            parts += [
                (None, self._style.write_flow(key, item, quotes))
                for item in items[1 if old is not None else 0 :]
            ]
        return self._in_brackets(node, parts)

    def _paired(self, node: YamlNode, new: list[Data]) -> list[tuple[NodeEntry | None, list[Data]]]:
        """Pair each old item with what it becomes: itself, nothing, or another; new items have no old one."""
        old = [entry.value.data for entry in node.entries]
        pairs: list[tuple[NodeEntry | None, list[Data]]] = []
        changes = SequenceMatcher(None, [*map(repr, old)], [*map(repr, new)], autojunk=False)
        for what, first, end, begin, stop in changes.get_opcodes():
            if what == "equal":
                pairs += [(entry, [entry.value.data]) for entry in node.entries[first:end]]
                continue
            entries = node.entries[first:end]
            items = new[begin:stop]
            for entry in entries:
                can_change = items and type(items[0]) is type(entry.value.data) and not entry.value.is_null
                pairs.append((entry, [items.pop(0)] if can_change else []))
            pairs += [(None, [item]) for item in items]
        return pairs

    def _in_brackets(self, node: YamlNode, parts: Sequence[tuple[NodeEntry | None, str | None]]) -> str:
        """Join the parts of a flow collection; a part that was deleted is None."""
        text = self._text
        entries = node.entries
        first = entries[0].start if entries else node.end - 1
        last = entries[-1].value.end if entries else first
        opening, closing = text[node.start : first], text[last : node.end]
        own = {id(entry): at for at, entry in enumerate(entries)}
        between = [text[a.value.end : b.start] for a, b in pairwise(entries)]
        usual = between[0] if between and "#" not in between[0] else ", "
        if any("#" in piece for piece in (*between, opening, closing)) and any(
            part is None for _, part in parts
        ):
            raise NotRewritable
        if not entries:
            opening, closing = opening.rstrip() if opening.strip() in "[{" else opening, closing.lstrip()
        written, before = "", None
        for entry, part in parts:
            if part is None:
                continue
            at = own[id(entry)] if entry is not None else None
            if before is not None:
                is_next = at is not None and before[0] is not None and at == before[0] + 1
                written += between[before[0]] if is_next and before[0] is not None else usual
            written += part
            before = (at,)
        if not written and _COMMA.match(closing):
            closing = closing[closing.index(",") + 1 :]
        return opening + written + closing

    def _block_list(self, node: YamlNode, new: list[Data], key: str) -> str:
        pad = column_of(self._text, node.start)
        parts: list[_Part] = []
        end, comments = -1, ""
        for entry, items in self._paired(node, new):
            if entry is None:
                parts += [_Part(self._style.write_item(key, item, pad)) for item in items]
                continue
            dash = self._dash(entry)
            lead = self._text[end:dash] if end >= 0 else ""
            reach = self.reach(entry.value)
            end = self._line_end(reach)
            if not items:
                comments += _comment_lines(lead)
                continue
            written = self._text[dash : entry.value.start] + self.rewrite(entry.value, items[0], key)
            parts.append(_Part(written + self._text[reach:end], lead or None, comments))
            comments = ""
        if comments and parts:
            parts[-1].text += comments
        return self._joined(parts, f"\n{' ' * pad}")

    def _dash(self, entry: NodeEntry) -> int:
        """Return where the dash of an item is."""
        dash = self._text.rfind("-", 0, entry.value.start)
        if dash < 0 or self._text[dash + 1 : entry.value.start].strip(" "):
            raise NotRewritable
        return dash


def _comment_lines(lead: str) -> str:
    """Return the lines of comment before a deleted part, each after its line end; empty for none."""
    return lead.rstrip(" ").removesuffix("\n") if "#" in lead else ""
