"""The bytes of `events.yaml` with many events added and changed at once, and every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tui.parsing.decoding import decode_text
from tui.parsing.input_files import NAME
from tui.parsing.yaml.nodes import YamlNode, read_item_node
from tui.parsing.yaml.tree import Data, YamlTree, read_tree
from tui.project.events.compose_bytes import edited, event_rows, insert_rows
from tui.project.events.events_file import EventsFile
from tui.project.text_edits.edit_bytes import TextEdit, edit_bytes
from tui.project.text_edits.event_style import EventStyle, read_event_style
from tui.project.text_edits.rewrite_node import NotRewritable, keep_line_ends, rewrite_node
from tui.project.text_edits.yaml_scalars import PLAIN, SINGLE, write_scalar
from tui.project.yaml_insert import NoInsertionPoint, find_insertion_points
from tui.text.failure import Failure

_BY_HAND = f"change {NAME} in an editor"
_EMPTY = re.compile(r"^events:[ \t]*(?:\[[ \t]*\]|~|null)?[ \t]*(?=#|$)", re.MULTILINE)
_OTHER_TYPE = re.compile(r"(?i:true|false|yes|no|on|off|null|y|n)|[-+.]?[0-9][0-9_.,:eE+-]*")


def compose_events(
    file: EventsFile,
    changed: Mapping[tuple[str, int], Mapping[str, Data]],
    added: Sequence[Mapping[str, Data]],
    kinds: Sequence[str] = (),
) -> bytes | Failure:
    """Return the file with items changed, and events added behind all others in their order.

    Args:
        file: The file.
        changed: By section (`events`, `differences`) and number, from 0, the whole new content of an item.
        added: The keys and values of new events.
        kinds: Kinds to define, in a file that has neither kinds nor events.
    """
    if file.obstacle:
        return file.obstacle
    content = _with_changes(file, changed)
    if isinstance(content, Failure) or not added:
        return content
    others = _events(read_tree(decode_text(content)))
    if not others:
        added = [{**event, "cites": [{"passage": cited} for cited in _cited(event)]} for event in added]
    wanted = [*others, *map(dict, added)]
    for made in _with_additions(content, added, kinds):
        if isinstance(made, Failure):
            return made
        if _events(tree := read_tree(decode_text(made))) == wanted and _is_whole(file.tree, tree):
            return made
    return Failure("the events cannot be added without changing other lines", _BY_HAND)


def _cited(event: Mapping[str, Data]) -> list[Data]:
    cites = event.get("cites")
    return cites if isinstance(cites, list) else []


def _events(tree: YamlTree) -> list[Data]:
    events = tree.data.get("events") if isinstance(tree.data, dict) else None
    return events if isinstance(events, list) else []


def _is_whole(before: YamlTree, tree: YamlTree) -> bool:
    codes = [[fault.code for fault in one.faults] for one in (tree, before)]
    return tree.is_complete and codes[0] == codes[1]


def _with_changes(file: EventsFile, changed: Mapping[tuple[str, int], Mapping[str, Data]]) -> bytes | Failure:
    if not changed:
        return file.content
    edits: list[TextEdit] = []
    # One for all: reading it for each of thousands of events would take minutes.
    style = read_event_style(file.text, file.tree, min(index for _, index in changed))
    wanted: dict[tuple[str, int], Data] = {}
    for (section, index), item in changed.items():
        node = _node(file, section, index)
        if isinstance(node, Failure):
            return node
        wanted[section, index] = kept = keep_line_ends(node, dict(item))
        try:
            edit = rewrite_node(file.text, node, kept, style)
        except NotRewritable:
            return Failure(f"item {index + 1} of {section} cannot be changed alone", _BY_HAND)
        edits += [edit] if edit else []
    content = edited(file, edits)
    tree = read_tree(decode_text(content))
    if not _is_whole(file.tree, tree):
        return Failure(f"{NAME} cannot be changed without changing other lines", _BY_HAND)
    for (section, index), new in wanted.items():
        listed = tree.data.get(section) if isinstance(tree.data, dict) else None
        if not isinstance(listed, list) or listed[index] != new:
            return Failure(f"item {index + 1} of {section} cannot be changed alone", _BY_HAND)
    return content


def _node(file: EventsFile, section: str, index: int) -> YamlNode | Failure:
    node = read_item_node(file.text, file.tree, section, index)
    if node is None or node.has_properties:
        return Failure(f"item {index + 1} of {section} in {NAME} has a fault", "see: dateline check")
    return node


def _with_additions(
    content: bytes, added: Sequence[Mapping[str, Data]], kinds: Sequence[str]
) -> Sequence[bytes | Failure]:
    """Return the file with new events in the ways in which they may be written, the best first."""
    text = decode_text(content)
    tree = read_tree(text)
    count = len(_events(tree))
    if not count:
        return [_first_events(content, text, tree, added, kinds=kinds)]
    style = read_event_style(text, tree, count)
    span = tree.spans.get(("events",))
    if span and text[span.start : span.start + 1] == "[":
        return [
            Failure("the events are written in brackets", f"write them one below the other in {NAME} first")
        ]
    places = find_insertion_points(text, tree, count, None)
    if isinstance(places, NoInsertionPoint):
        return [Failure(places.why, _BY_HAND)]
    raw = content.decode("utf-8")
    made = []
    for place in places:
        rows: list[str] = []
        for event in added:
            rows += [""] if rows and (place.blank_before or place.blank_after) else []
            rows += event_rows(event, style, place)
        made.append(insert_rows(raw, place, rows))
    return made


def _first_events(
    content: bytes, text: str, tree: YamlTree, added: Sequence[Mapping[str, Data]], *, kinds: Sequence[str]
) -> bytes | Failure:
    """Return a file without events with its first ones: in the plainest style, each list below its key."""
    rows = [row for event in added for row in _plain_event(event)]
    data = tree.data if isinstance(tree.data, dict) else {}
    lanes = [f"  {kind}:\n    label: {kind.replace('-', ' ').capitalize()}\n" for kind in kinds]
    defined = "kinds:\n" + "".join(lanes) if lanes and "kinds" not in data else ""
    if "events" not in data:
        end = len(text)
        lead = ("" if not text or text.endswith("\n") else "\n") + defined
        return edit_bytes(
            content, [TextEdit(end, end, lead + "events:\n" + "".join(f"{row}\n" for row in rows))]
        )
    match = _EMPTY.search(text)
    if match is None:
        return Failure("`events:` is not followed by a list of lines", _BY_HAND)
    stop = text.find("\n", match.end())
    stop = len(text) if stop < 0 else stop
    below = "".join(f"\n{row}" for row in rows)
    colon = match.start() + len("events:")
    begin = match.start()
    return edit_bytes(
        content,
        [TextEdit(begin, begin, defined), TextEdit(colon, match.end(), ""), TextEdit(stop, stop, below)],
    )


def _plain_event(event: Mapping[str, Data]) -> list[str]:
    style = EventStyle()
    keys = sorted((key for key in event if event[key]), key=style.rank)
    rows = [row for key in keys for row in _plain_entry(key, event[key])]
    return [f"- {rows[0]}", *(f"  {row}" for row in rows[1:])]


def _plain_entry(key: str, value: Data) -> list[str]:
    if isinstance(value, list):
        items = [f"- {_plain_item(item)}" for item in value]
        return [f"{key}:", *items]
    return f"{key}: {_plain_scalar(str(value))}".split("\n")


def _plain_item(item: Data) -> str:
    if isinstance(item, dict):
        return ", ".join(f"{key}: {_plain_scalar(str(value))}" for key, value in item.items())
    return _plain_scalar(str(item))


@lru_cache(maxsize=10_000)
def _plain_scalar(text: str) -> str:
    """Return a text without quotation marks where every program reads it as a text, else in single ones."""
    plain = "" if _OTHER_TYPE.fullmatch(text) else write_scalar(text, PLAIN)
    return plain if plain and not plain.startswith('"') else write_scalar(text, SINGLE)
