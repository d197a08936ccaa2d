"""Parts that have another id or key than in the version they come from, and are the same by what they say."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from tui.parsing.yaml.tree import Data
from tui.project.merge_driver.source_blocks import UNLABELLED
from tui.project.merge_driver.text_blocks import KeyBlock

_ALIKE = 0.6
"""How much of its words a passage without a label keeps at least, to be the same."""


def name_parts_alike(base: Sequence[KeyBlock], now: Sequence[KeyBlock]) -> None:
    """Give each part that was renamed the key that it had before, so that its changes are compared with it.

    Args:
        base: The parts before.
        now: The parts of a later version, whose keys are changed.
    """
    old, new = {part.key for part in base}, {part.key for part in now}
    gone = [part for part in base if part.key not in new]
    came = [part for part in now if part.key not in old]
    for part in gone:
        alike = [other for other in came if _is_renamed(part.data, other.data)]
        rivals = [other for other in gone if alike and _is_renamed(other.data, alike[0].data)]
        if len(alike) == 1 and len(rivals) == 1:
            alike[0].key = part.key
    if any(part.key.startswith(UNLABELLED) for part in gone):
        _pair_by_place(base, now)


def _is_renamed(old: Data, new: Data) -> bool:
    """Return whether two items have one title, name, label or question, or one date and the same cites."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return False
    if any(old.get(key) and old.get(key) == new.get(key) for key in ("title", "name", "label", "question")):
        return True
    return bool(old.get("cites")) and all(old.get(key) == new.get(key) for key in ("date", "cites"))


def _pair_by_place(base: Sequence[KeyBlock], now: Sequence[KeyBlock]) -> None:
    """Pair passages without labels that stand at the same place, and have most of their words in common."""
    old, new = ([part.key for part in side] for side in (base, now))
    for what, first, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "replace":
            continue
        at = first
        for part in now[begin:stop]:
            for place in range(at, end):
                before = base[place].key
                is_like = SequenceMatcher(None, before.split(), part.key.split(), autojunk=False).ratio()
                if part.key.startswith(UNLABELLED) and before.startswith(UNLABELLED) and is_like >= _ALIKE:
                    part.key, at = before, place + 1
                    break
