"""Merging values that stand on one line in brackets or braces, by what they say."""

from __future__ import annotations

from tui.parsing.yaml.tree import Data
from tui.project.merge_driver.text_blocks import KeyBlock
from tui.project.text_edits.event_style import KEY_ORDER, EventStyle
from tui.project.text_edits.rewrite_node import NotRewritable, rewrite_node


class _ConflictError(Exception):
    """Both sides changed one value differently."""


def merge_on_one_line(base: KeyBlock | None, ours: KeyBlock, theirs: KeyBlock) -> str | None:
    """Return the line of a value in brackets or braces with what both sides changed in it.

    Args:
        base: The version that both come from; None for none.
        ours: Ours.
        theirs: Theirs.

    Returns:
        None where both changed the same, or the value is written in another form.
    """
    node = ours.find_node()
    if node is None or not node.is_flow or "\n" in ours.text[:-1] or "#" in ours.text + theirs.text:
        return None
    if base is None or base.text.partition(":")[0] != ours.text.partition(":")[0]:
        return None
    try:
        new = _merged(base.data, ours.data, theirs.data)
        style = EventStyle(order=(*(new if isinstance(new, dict) else ()), *KEY_ORDER))
        edit = rewrite_node(ours.source, node, new, style, ours.key) if new else None
    except (_ConflictError, NotRewritable):
        return None
    if edit is None:
        return ours.text if new == ours.data else None
    start, end = edit.start - ours.begin, edit.end - ours.begin
    return ours.text[:start] + edit.text + ours.text[end:]


def _merged(base: Data, ours: Data, theirs: Data) -> Data:
    if theirs in (ours, base):
        return ours
    if base == ours:
        return theirs
    if isinstance(base, dict) and isinstance(ours, dict) and isinstance(theirs, dict):
        return _merged_mapping(base, ours, theirs)
    if isinstance(base, list) and isinstance(ours, list) and isinstance(theirs, list):
        return _united_list(base, ours, theirs)
    raise _ConflictError


def _merged_mapping(base: dict[str, Data], ours: dict[str, Data], theirs: dict[str, Data]) -> dict[str, Data]:
    merged: dict[str, Data] = {}
    for key in dict.fromkeys((*ours, *theirs)):
        sides = [side for side in (base, ours, theirs) if key in side]
        if key in ours and key in theirs:
            merged[key] = _merged(base.get(key), ours[key], theirs[key])
        elif key not in base:
            merged[key] = sides[0][key]
        elif sides[1][key] != base[key]:
            raise _ConflictError
    return merged


def _united_list(base: list[Data], ours: list[Data], theirs: list[Data]) -> list[Data]:
    """Unite what one side added to a list of plain values or took out of it."""
    if not all(isinstance(item, str) for items in (base, ours, theirs) for item in items):
        raise _ConflictError
    came = [[item for item in side if item not in base] for side in (ours, theirs)]
    gone = [item for item in base if item not in ours or item not in theirs]
    if all(came) and any(item not in ours and item not in theirs for item in base):
        raise _ConflictError
    return [item for item in (*ours, *(one for one in came[1] if one not in ours)) if item not in gone]
