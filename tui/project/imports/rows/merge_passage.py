"""The passage of a row imported before: it gets the table's new words, unless a person changed it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import Enum

from tui.project.imports.plan import PlannedRow
from tui.project.imports.rows.row_bases import RowBase, hash_words
from tui.project.imports.rows.row_passages import GUARD, RowPassage, write_passage

_VALUE = r'(?:"(?:[^"\\]|\\.)*"|[^\s}]+)'
_ABOUT = re.compile(rf"(?<=[\s{{])about={_VALUE}")
_ORIGIN = re.compile(rf"(?<=[\s{{])origin={_VALUE}")


class RowChange(Enum):
    """What became of a row since the last import."""

    SAME = "same"
    CHANGED = "changed"
    """The table gives it otherwise, and no person changed its passage."""
    EDITED = "edited"
    """A person changed the words of its passage; the table gives it as before."""
    BOTH = "both"
    """A person changed the words of its passage, and the table gives others; the person's stay."""


@dataclass(frozen=True, slots=True)
class MergedPassage:
    """The passage of a row, beside the one that was there."""

    text: str
    """As it is written, with label and attributes."""
    change: RowChange
    is_date_kept: bool = False
    """Whether a person changed `about=`, and the table now gives another date; the person's stays."""


def merge_passage(old: RowPassage, row: PlannedRow, base: RowBase | None) -> MergedPassage:
    """Compare a passage with its row, three ways where it is known what the last import wrote.

    Args:
        old: The passage.
        row: The row of the table.
        base: What the last import made of it; None where that is not known: then the table's words are taken.
    """
    change = _change(old, row, base)
    own, new = old.about, row.date.date
    is_own = base is not None and own not in (base.about, new)
    date = own if is_own else new
    is_date_kept = is_own and base is not None and new != base.about
    if old.text == write_passage(old.label, old.pairs, old.about, old.origin):
        # Nothing of it is a person's but perhaps the words.
        pairs = row.pairs if change in {RowChange.SAME, RowChange.CHANGED} else old.pairs
        origins = (row.origin, old.origin) if change is RowChange.CHANGED else (old.origin, row.origin)
        origin = next(filter(None, origins), "")
        return MergedPassage(write_passage(row.label, pairs, date, origin), change, is_date_kept)
    words = row.words if change is RowChange.CHANGED else _own_words(old)
    block = _with(_ABOUT, old.block.strip(), f"about={json.dumps(date)}" if date else "")
    if change is RowChange.CHANGED and row.origin:
        block = _with(_ORIGIN, block, f"origin={row.origin}")
    return MergedPassage(f"[{row.label}] {words}{_behind(words, block)}", change, is_date_kept)


def _change(old: RowPassage, row: PlannedRow, base: RowBase | None) -> RowChange:
    if old.words == row.words:
        return RowChange.SAME
    if base is None or hash_words(old.words) == base.words:
        return RowChange.CHANGED
    return RowChange.EDITED if hash_words(row.words) == base.words else RowChange.BOTH


def _own_words(old: RowPassage) -> str:
    """Return the words of a passage as its file has them, line by line."""
    text = old.text[: len(old.text) - len(old.block)] if old.block else old.text
    return text.removeprefix(f"[{old.label}]").strip()


def _with(pattern: re.Pattern[str], block: str, attribute: str) -> str:
    """Return a block of attributes with one of them replaced, added or left out."""
    if pattern.search(block):
        block = pattern.sub(lambda _found: attribute, block, count=1)
    elif attribute:
        block = f"{block.removesuffix('}').rstrip()} {attribute}}}" if block else f"{{{attribute}}}"
    inside = block.removeprefix("{").removesuffix("}").strip()
    return f"{{{inside}}}" if inside else ""


def _behind(words: str, block: str) -> str:
    """Return a block as it is written behind the words; one that guards braces is on its own line."""
    if not block:
        return f"\n{GUARD}" if words.endswith("}") else ""
    return f"\n{block}" if block == GUARD else f" {block}"
