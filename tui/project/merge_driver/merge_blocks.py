"""Merging three versions of a block: part by part, down to the values that both sides changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tui.parsing.yaml.nodes import NodeKind
from tui.project.merge_driver.chunks import Chunk, with_prefix
from tui.project.merge_driver.merge_order import merge_order, moved_keys
from tui.project.merge_driver.merge_values import merge_on_one_line
from tui.project.merge_driver.renamed_parts import name_parts_alike
from tui.project.merge_driver.text_blocks import BlockParts, KeyBlock

Place = tuple[str, ...]
_BY_ID: tuple[Place, ...] = (("events",), ("differences",), ("searches",))
"""The lists whose items have ids: those that both sides deleted have nothing to do with what they added."""


@dataclass(slots=True)
class MergeNotes:
    """What is said about a merge."""

    both: list[Place] = field(default_factory=list)
    """Items of which each side changed something else."""
    moved: list[Place] = field(default_factory=list)
    """Items that both sides moved."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """Three versions of a block; None for one that has it not."""

    base: KeyBlock | None
    ours: KeyBlock | None
    theirs: KeyBlock | None


class BlockMerge:
    """One merge while it is made."""

    def __init__(self) -> None:
        """Begin a merge."""
        self.notes = MergeNotes()

    def merge(self, base: KeyBlock | None, ours: KeyBlock, theirs: KeyBlock) -> list[Chunk]:
        """Merge two versions of a whole text.

        Args:
            base: The version that both come from; None for none.
            ours: Ours.
            theirs: Theirs.
        """
        return self._text(_Sides(base, ours, theirs), ())

    def _block(self, sides: _Sides, place: Place) -> list[Chunk]:
        """Return the pieces of one part, with what leads to it."""
        base, ours, theirs = sides.base, sides.ours, sides.theirs
        if ours is None or theirs is None:
            only = ours or theirs
            if only is None:
                return []
            if base is None:
                return [Chunk(only.lead + only.text)]
            if _is_same(base, only):
                return []
            written = only.lead + only.text
            left, right = (written, "") if ours else ("", written)
            return [Chunk(left, right, base.lead + base.text, place)]
        if (
            len(place) == 2
            and base
            and base.text not in (ours.text, theirs.text)
            and ours.text != theirs.text
        ):
            self.notes.both.append(place)
        return [*self._lead(sides, place), *self._text(sides, place)]

    def _lead(self, sides: _Sides, place: Place) -> list[Chunk]:
        base, ours, theirs = ((side.lead if side else "") for side in (sides.base, sides.ours, sides.theirs))
        return _leaf(base, ours, theirs, place=(*place, "comment"), is_same=_says_the_same)

    def _text(self, sides: _Sides, place: Place) -> list[Chunk]:
        base, ours, theirs = sides.base, sides.ours, sides.theirs
        if ours is None or theirs is None:
            return []
        if ours.text == theirs.text or (base and base.text == theirs.text):
            return [Chunk(ours.text)]
        if base and base.text == ours.text:
            return [Chunk(theirs.text)]
        made = self._parts(sides, place)
        if made is not None:
            return made
        texts = (base.text if base else "", ours.text, theirs.text)
        if not any("#" in text for text in texts):
            if base and base.data == ours.data:
                return [Chunk(theirs.text)]
            if ours.data == theirs.data or (base and base.data == theirs.data):
                return [Chunk(ours.text)]
        line = merge_on_one_line(base, ours, theirs)
        return [Chunk(line) if line else Chunk(ours.text, theirs.text, texts[0], place)]

    def _parts(self, sides: _Sides, place: Place) -> list[Chunk] | None:
        """Merge the parts of a block; None where it cannot be divided alike in all versions."""
        if sides.ours is None or sides.theirs is None:
            return None
        ours, theirs = sides.ours.divide(), sides.theirs.divide()
        base = sides.base.divide() if sides.base else BlockParts(ours.kind if ours else NodeKind.MAPPING)
        if ours is None or theirs is None:
            return None
        if base is None:
            if sides.base is None or sides.base.data:
                return None
            base = BlockParts(ours.kind)
        if not _fit(base, ours, theirs):
            return None
        for side in (ours, theirs):
            name_parts_alike(base.parts, side.parts)
        if _is_value_changed_twice(base, ours, theirs, place):
            return None
        opening = _leaf(base.opening, ours.opening, theirs.opening, place=place)
        parts = with_prefix(self._merged_parts(base, ours, theirs, place), ours.prefix or theirs.prefix)
        if parts is None:
            return None
        closing = _leaf(
            base.closing, ours.closing, theirs.closing, place=(*place, "comment"), is_same=_says_the_same
        )
        return [*opening, *parts, *closing]

    def _merged_parts(
        self, base: BlockParts, ours: BlockParts, theirs: BlockParts, place: Place
    ) -> list[Chunk]:
        by_key = [{part.key: part for part in side.parts} for side in (base, ours, theirs)]
        old, left, right = by_key
        kept = {
            key
            for key in (*left, *right)
            if (key in left and key in right)
            or key not in old
            or not _is_same(old[key], left.get(key) or right[key])
        }
        orders = [[part.key for part in side.parts if part.key in kept] for side in (ours, theirs)]
        before = [part.key for part in base.parts]
        if len(place) <= 1:
            self._note_moves(before, orders[0], orders[1], place)
        chunks: list[Chunk] = []
        for key in merge_order(before, *orders):
            sides = _Sides(old.get(key), left.get(key), right.get(key))
            chunks += self._block(_with_gap(sides, by_key, is_first=not chunks), (*place, key))
        return chunks

    def _note_moves(
        self, base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], place: Place
    ) -> None:
        both = set(ours) & set(theirs)
        if [key for key in ours if key in both] != [key for key in theirs if key in both]:
            moved = moved_keys(base, ours) & moved_keys(base, theirs)
            self.notes.moved += [(*place, key) for key in ours if key in moved]


def _leaf(
    base: str,
    ours: str,
    theirs: str,
    *,
    place: Place,
    is_same: Callable[[str, str], bool] = str.__eq__,
) -> list[Chunk]:
    """Merge lines that have no parts."""
    if theirs in (ours, base):
        return [Chunk(ours)] if ours else []
    if base == ours:
        return [Chunk(theirs)] if theirs else []
    if is_same(ours, theirs) or is_same(base, theirs):
        return [Chunk(ours)] if ours else []
    if is_same(base, ours):
        return [Chunk(theirs)] if theirs else []
    return [Chunk(ours, theirs, base, place)]


def _says_the_same(one: str, other: str) -> bool:
    """Return whether two stretches differ in nothing but blank lines."""
    return [row for row in one.split("\n") if row.strip()] == [
        row for row in other.split("\n") if row.strip()
    ]


def _is_same(base: KeyBlock, now: KeyBlock) -> bool:
    return base.text == now.text and _says_the_same(base.lead, now.lead)


def _fit(*sides: BlockParts) -> bool:
    """Return whether parts of the versions can stand beside each other."""
    filled = [side for side in sides if side.parts]
    return (
        len({side.kind for side in filled}) <= 1
        and len({side.pad for side in filled}) <= 1
        and len({len(side.prefix) for side in filled}) <= 1
    )


def _is_value_changed_twice(base: BlockParts, ours: BlockParts, theirs: BlockParts, place: Place) -> bool:
    """Return whether both sides took the same value out of a list and put others in."""
    if base.kind is not NodeKind.SEQUENCE or place in _BY_ID:
        return False
    old, left, right = ({part.key for part in side.parts} for side in (base, ours, theirs))
    return bool((old - left) & (old - right) and left - old and right - old and left - old != right - old)


def _with_gap(sides: _Sides, by_key: Sequence[Mapping[str, KeyBlock]], *, is_first: bool) -> _Sides:
    """Give a new part that was the first of its side, and now is not, the blank line of the others."""
    only = (sides.ours or sides.theirs) if sides.base is None else None
    if only is None or is_first or only.lead or (sides.ours and sides.theirs):
        return sides
    side = by_key[1] if sides.ours else by_key[2]
    others = [part.lead for part in side.values() if part is not only]
    if others and all(lead.startswith("\n") for lead in others) and next(iter(side.values())) is only:
        only.lead = "\n"
    return sides
