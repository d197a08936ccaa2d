"""Words of the format and of the query line that have new names: the tables, and where an old word stands.

What is read in an old word counts as if the new one stood there; one problem tells of each old word.
`tui.project.text_edits.fix_files` writes the new words into the files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tui.chronology.problem import Problem
from tui.parsing.errors import ItemError, Path, SyntaxFault
from tui.parsing.locations import LocationMap
from tui.parsing.safe_files import InputFile
from tui.parsing.yaml.tree import Data, YamlTree

Renames = Mapping[str, str]
"""New words by the old ones."""

CHRONOLOGY_KEYS: Final[Renames] = MappingProxyType({"accounts": "differences"})
"""Keys of `events.yaml` itself."""
EVENT_KEYS: Final[Renames] = MappingProxyType({"standing": "status", "known": "public"})
TEXT_KINDS: Final[Renames] = MappingProxyType({"digest": "paraphrase", "full": "verbatim"})
"""Values of `text` in the front matter of a source."""
ATTRIBUTES: Final[Renames] = MappingProxyType({"seal": "hash", "voice": "speaker"})
"""Attributes of passages."""

CODE: Final = "old-word"
"""Of the problems about old words. What they are about is read, so nothing is missing because of them."""


@dataclass(frozen=True, slots=True)
class OldWord:
    """An old word where it stands in the text of a file: half-open, in code points."""

    old: str
    new: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OldKey:
    """An old key of `events.yaml`."""

    old: str
    new: str
    path: Path
    """The path of its value: with the new key where that took its place, else with the old one."""

    def locate(self, places: LocationMap) -> OldWord:
        """Where the key stands.

        Args:
            places: Of the file it stands in.

        Returns:
            The word, with its half-open range of code points in the text.
        """
        span = places.span(self.path)
        start, end = span.key or (span.start, span.start)
        return locate_word(places.text, self.old, self.new, start, end)

    def beside_new(self) -> ItemError:
        """What is wrong where the new key stands in the same place: nobody can say which is meant."""
        return ItemError(self.path[-1:], "old-word", *_beside_new(self.old, self.new), at_key=True)


def locate_word(text: str, old: str, new: str, start: int, end: int) -> OldWord:
    """The place of an old word inside its key or value, which may stand in quotation marks.

    Args:
        text: That of the file.
        old: The word.
        new: Its new name.
        start: Where the key or value begins, in code points.
        end: Where it ends, half-open; a key in quotation marks may go on behind it.

    Returns:
        The word; the whole key or value where the word is written with escapes.
    """
    at = text.find(old, start, start + len(old) + 1)
    return OldWord(old, new, at, at + len(old)) if at >= 0 else OldWord(old, new, start, max(end, start))


@dataclass(frozen=True, slots=True)
class RenamedKeys:
    """The old keys that were found in `events.yaml`."""

    renamed: tuple[OldKey, ...] = ()
    """Those that were read as the new ones, in the order of the file."""
    beside_new: tuple[OldKey, ...] = ()
    """Those beside which the new key stands; they are left out of what was read."""

    @property
    def written(self) -> dict[Path, str]:
        """By path of a value, with the new key, the key as it is written; of values inside a list alone."""
        return {key.path: key.old for key in self.renamed if len(key.path) > 1}


def rename_old_keys(tree: YamlTree) -> RenamedKeys:
    """Put the new keys in the place of the old ones, in what was read of `events.yaml`.

    Args:
        tree: Its data and its places at the first level change.

    Returns:
        What was renamed, and what was left because the new key stands beside it; empty where neither is.
    """
    if not isinstance(tree.data, dict):
        return RenamedKeys()
    renamed: list[OldKey] = []
    beside_new: list[OldKey] = []
    tree.data = _rename(tree.data, (), CHRONOLOGY_KEYS, renamed, beside_new)
    for key in renamed:
        tree.spans = {
            (key.new, *path[1:]) if path[:1] == (key.old,) else path: span
            for path, span in tree.spans.items()
        }
    events = tree.data.get("events")
    for index, event in enumerate(events if isinstance(events, list) else ()):
        if isinstance(event, dict) and not EVENT_KEYS.keys().isdisjoint(event):
            events[index] = _rename(event, ("events", index), EVENT_KEYS, renamed, beside_new)  # type: ignore[index] # a list, see above
    return RenamedKeys(tuple(renamed), tuple(beside_new))


def _rename(
    data: dict[str, Data], base: Path, words: Renames, renamed: list[OldKey], beside_new: list[OldKey]
) -> dict[str, Data]:
    names: dict[str, str] = {}
    for old, new in words.items():
        if old in data and new in data:
            beside_new.append(OldKey(old, new, (*base, old)))
        elif old in data:
            renamed.append(OldKey(old, new, (*base, new)))
            names[old] = new
    return {names.get(key, key): value for key, value in data.items() if key in names or key not in words}


def old_attribute_fault(old: str, new: str, start: int, end: int) -> SyntaxFault:
    """What is wrong with an old attribute of a passage that has the new one too.

    Args:
        old: The word.
        new: Its new name.
        start: Where the word begins, in code points.
        end: Where it ends, half-open.

    Returns:
        The fault, at the old word.
    """
    message, remedy = _beside_new(old, new)
    return SyntaxFault("old-word", start, end, message, remedy)


def _beside_new(old: str, new: str) -> tuple[str, str]:
    return f"`{old}` is the old word for `{new}`, which is here too", "delete one of the two"


def old_word_problems(
    keys: Iterable[OldKey], places: LocationMap, words: Iterable[tuple[InputFile, OldWord]]
) -> Iterator[Problem]:
    """One problem for each old word, at the first of its places.

    Args:
        keys: Those of `events.yaml`, in its order.
        places: Of `events.yaml`.
        words: The others, each with its file, in their order.

    Yields:
        The problems, in the order in which the words first stand; none where there is no old word.
    """
    uses: list[tuple[InputFile, OldKey | OldWord]] = [*((places.file, key) for key in keys), *words]
    counts = Counter((use.old, use.new) for _, use in uses)
    told: set[tuple[str, str]] = set()
    for file, use in uses:
        if (use.old, use.new) in told:
            continue
        told.add((use.old, use.new))
        word = use.locate(places) if isinstance(use, OldKey) else use
        more = counts[use.old, use.new] - 1
        also = f", here and in {more:,} other place{'' if more == 1 else 's'}" if more else ""
        message = f"`{use.old}` is the old word for `{use.new}`{also}"
        remedy = f"write `{use.new}`, or run `dateline fix`, which replaces every old word"
        yield file.problem(SyntaxFault("old-word", word.start, word.end, message, remedy))
