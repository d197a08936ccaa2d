"""Kinds and actors that an event is the first to name: their entries in `events.yaml`, written with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import TypeAlias

from tui.chronology.ids import free_id, short_id
from tui.parsing.decoding import decode_text
from tui.parsing.input_files import NAME
from tui.parsing.yaml.nodes import NodeEntry, NodeKind, read_node
from tui.parsing.yaml.tree import read_tree
from tui.project.events.events_file import EventsFile
from tui.project.text_edits.edit_bytes import TextEdit, edit_bytes
from tui.project.text_edits.event_style import column_of
from tui.project.text_edits.yaml_scalars import PLAIN, write_scalar
from tui.text.failure import Failure

NewNames: TypeAlias = Mapping[str, Mapping[str, str]]
"""By section of the file (`kinds`, `actors`) and by id, the label of a kind or the name of an actor."""

NAME_KEYS = {"kinds": "label", "actors": "name"}
"""By section, the key of the name in its entries."""
_LONGEST_ID = 40
_BY_HAND = f"add it in an editor, under its section of {NAME}"


def id_of_name(name: str, taken: Collection[str]) -> str:
    """Return an id for a new kind or actor.

    Args:
        name: Its name; without a letter from a to z or a digit the id is `name`.
        taken: Ids that there are already.
    """
    return free_id(short_id(name, _LONGEST_ID) or "name", taken)


def find_or_name(name: str, known: Mapping[str, str], new: dict[str, str]) -> str:
    """Return the id of a kind or actor; one that nobody has named yet is added to the new ones.

    Args:
        name: Its id, or its name as typed.
        known: The names there are, by id.
        new: New ones so far, by id.
    """
    named = {**known, **new}
    if name in named:
        return name
    found = next((id_ for id_, other in named.items() if other.casefold() == name.casefold()), "")
    if not found:
        new[found := id_of_name(name, named)] = name
    return found


def add_names(file: EventsFile, names: NewNames) -> EventsFile | Failure:
    """Return the file with new kinds and actors at the end of their sections; nothing is written.

    Args:
        file: The file.
        names: The new ones; those that it has already are left out.

    Returns:
        The file as it would be; or why one of them cannot be added.
    """
    for section, entries in names.items():
        for id_, name in entries.items():
            if file.names.veil and file.names.veil.finds(name):
                return Failure(
                    "this contains a name that must not appear in this chronology", "write a pseudonym"
                )
            added = _add(file, section, id_, name)
            if isinstance(added, Failure):
                return added
            file = added
    return file


def _add(file: EventsFile, section: str, id_: str, name: str) -> EventsFile | Failure:
    data = file.tree.data if isinstance(file.tree.data, dict) else {}
    listed = data.get(section)
    if isinstance(listed, dict) and id_ in listed:
        return file
    if section == "kinds" and not listed and file.kinds():
        # Kinds that no section lists need no entry; with one, all others would be unknown.
        return file
    refused = Failure(f"“{name}” cannot be added without changing other lines", _BY_HAND)
    edit = _edit(file, section, id_, name)
    if file.obstacle or edit is None:
        return file.obstacle or refused
    content = edit_bytes(file.content, [edit])
    text = decode_text(content)
    tree = read_tree(text)
    entries = {**(listed if isinstance(listed, dict) else {}), id_: {NAME_KEYS[section]: name}}
    if tree.data != {**data, section: entries} or len(tree.faults) > len(file.tree.faults):
        return refused
    return replace(file, content=content, text=text, tree=tree, digest=sha256(content).hexdigest())


def _edit(file: EventsFile, section: str, id_: str, name: str) -> TextEdit | None:
    """Return the edit that adds an entry; None where the section is not written in lines of its own."""
    text, span = file.text, file.tree.spans.get((section,))
    flow = f"{id_}: {{{NAME_KEYS[section]}: {write_scalar(name, PLAIN, in_flow=True)}}}"
    if span is None:
        events = file.tree.spans.get(("events",))
        at = text.rfind("\n", 0, events.key[0]) + 1 if events and events.key else len(text)
        before = "\n" if at == len(text) and text and not text.endswith("\n") else ""
        return TextEdit(at, at, f"{before}{section}:\n  {flow}\n")
    node = read_node(text, span.start, len(text))
    if node is None or node.kind is not NodeKind.MAPPING or node.has_properties or node.is_flow:
        return None
    first, last = node.entries[0], node.entries[-1]
    pad = " " * column_of(text, first.start)
    entry = flow if _is_flow(last) else f"{id_}:\n{pad}  {NAME_KEYS[section]}: {write_scalar(name, PLAIN)}"
    end = text.find("\n", node.end)
    before, at = ("\n", len(text)) if end < 0 else ("", end + 1)
    return TextEdit(at, at, f"{before}{pad}{entry}\n")


def _is_flow(entry: NodeEntry) -> bool:
    return entry.value.kind is NodeKind.SCALAR or entry.value.is_flow
