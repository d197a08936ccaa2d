"""Merging three versions of a file of a chronology: what becomes of it, what conflicts, what is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from tui.parsing.decoding import decode_text
from tui.parsing.input_files import SUFFIXES
from tui.parsing.limits import Limits
from tui.parsing.yaml.tree import Data
from tui.project.merge_driver.chunks import Chunk, ConflictLabels, one_side, write_chunks
from tui.project.merge_driver.merge_blocks import BlockMerge, MergeNotes, Place
from tui.project.merge_driver.source_blocks import PASSAGES, read_source
from tui.project.merge_driver.text_blocks import KeyBlock, item_keys, read_document
from tui.text.failure import Failure

_MARK = "\ufeff"
_SECTIONS = ("kinds", "actors", "events", "differences", "searches")
_WHOLE = (*_SECTIONS, PASSAGES)
"""What is never left as one conflict: git's own merge does better."""


@dataclass(frozen=True, slots=True)
class MergedFile:
    """A merged file."""

    chunks: tuple[Chunk, ...]
    notes: MergeNotes
    newline: str = "\n"
    mark: str = ""
    """Its byte order mark, where it has one."""
    is_ended: bool = True
    """Whether its last line has a line end."""

    @property
    def conflicts(self) -> tuple[Place, ...]:
        """Where a person has to decide."""
        return tuple(chunk.place for chunk in self.chunks if chunk.is_conflict)

    def write(self, labels: ConflictLabels) -> bytes:
        """Return the bytes of the file.

        Args:
            labels: What stands behind the marks of conflicts.
        """
        text = write_chunks(self.chunks, labels)
        if not self.is_ended and not (self.chunks and self.chunks[-1].is_conflict):
            text = text.removesuffix("\n")
        return (self.mark + text.replace("\n", self.newline)).encode()


@dataclass(frozen=True, slots=True)
class _Version:
    """The text of a version, and how its bytes are written."""

    text: str
    newline: str = "\n"
    mark: str = ""
    is_ended: bool = True

    @property
    def plain(self) -> str:
        return decode_text(self.text.encode())


def merge_file(base: bytes, ours: bytes, theirs: bytes, path: str) -> MergedFile | Failure:
    """Merge two versions of a file with the one that both come from.

    Args:
        base: That one; empty for none.
        ours: Ours.
        theirs: Theirs.
        path: The file's path: its ending says what is in it.

    Returns:
        The merged file; or why it cannot be merged by what it says.
    """
    versions = [_read(content) for content in (base, ours, theirs)]
    given = [version for version in versions if version is not None]
    if len(given) < 3:
        return Failure("one version is not UTF-8, is too large, or mixes line ends")
    reads: Callable[[str, str], KeyBlock | None] = (
        read_source if PurePosixPath(path).suffix in SUFFIXES else read_document
    )
    blocks = [reads(version.text, version.plain) for version in given]
    found = [block for block in blocks if block is not None]
    if len(found) < 3:
        return Failure("one version has a fault in its YAML")
    merge = BlockMerge()
    chunks = merge.merge(found[0], found[1], found[2])
    if any(len(chunk.place) == 1 and chunk.place[0] in _WHOLE for chunk in chunks if chunk.is_conflict):
        return Failure("its items are not written one below the other")
    sides = [one_side(chunks, theirs=False), one_side(chunks, theirs=True)]
    has_conflict = any(chunk.is_conflict for chunk in chunks)
    for text in sides if has_conflict else sides[:1]:
        if (read := reads(text, decode_text(text.encode()))) is None:
            return Failure("merged by what it says, it could not be read")
        if not _is_of(read, found, is_whole=not has_conflict):
            return Failure("merged by what it says, it would say something else")
    return MergedFile(
        tuple(chunks),
        merge.notes,
        _chosen(*(version.newline for version in given)),
        _chosen(*(version.mark for version in given)),
        _chosen(*("\n" if version.is_ended else "" for version in given)) == "\n",
    )


def _read(content: bytes) -> _Version | None:
    if len(content) > max(Limits().events_file, Limits().source_file):
        return None
    try:
        raw = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    mark = _MARK if raw.startswith(_MARK) else ""
    raw = raw.removeprefix(_MARK)
    pairs, ends = raw.count("\r\n"), raw.count("\n")
    if raw.count("\r") != pairs or pairs not in (0, ends):
        return None
    text = raw.replace("\r\n", "\n")
    is_ended = not text or text.endswith("\n")
    return _Version(text if is_ended else f"{text}\n", "\r\n" if pairs else "\n", mark, is_ended)


def _chosen(base: str, ours: str, theirs: str) -> str:
    """Return what one side changed, else ours."""
    return theirs if ours == base else ours


def _is_of(read: KeyBlock, versions: Sequence[KeyBlock], *, is_whole: bool) -> bool:
    """Return whether a merged text says what its versions say, and nothing else."""
    merged, *known = (_data_of(block) for block in (read, *versions))
    if not _is_from(merged, known):
        return False
    if not is_whole:
        return True
    base, ours, theirs = known
    return all(
        ((names[1] & names[2]) | (names[1] - names[0]) | (names[2] - names[0])) <= names[3]
        for section in _SECTIONS
        for names in [[_names(data, section) for data in (base, ours, theirs, merged)]]
    )


def _data_of(block: KeyBlock) -> Data:
    """Return what a text says; of a source, its front matter and the words of its passages."""
    if not isinstance(block.data, str):
        return block.data
    parts = block.divide()
    said: dict[str, Data] = {}
    for part in parts.parts if parts else ():
        inner = part.divide() if part.key == PASSAGES else None
        said[part.key] = [one.data for one in inner.parts] if inner else part.data
    return said


def _names(data: Data, section: str) -> set[str]:
    """Return the ids of a section."""
    items = data.get(section) if isinstance(data, dict) else None
    if isinstance(items, dict):
        return set(items)
    listed = items if isinstance(items, list) else []
    names = (item.get("id") for item in listed if isinstance(item, dict))
    return {name for name in names if isinstance(name, str)}


def _is_from(merged: Data, versions: Sequence[Data]) -> bool:
    """Return whether every value comes from one of the versions."""
    if any(merged == version for version in versions):
        return True
    if isinstance(merged, dict):
        sides = [version for version in versions if isinstance(version, dict)]
        return all(
            _is_from(value, [side[key] for side in sides if key in side]) for key, value in merged.items()
        )
    if isinstance(merged, list):
        known: dict[str, list[Data]] = {}
        for version in versions:
            for key, item in (
                zip(item_keys(version), version, strict=True) if isinstance(version, list) else ()
            ):
                known.setdefault(key, []).append(item)
        every = [item for items in known.values() for item in items]
        return all(
            _is_from(item, known.get(key, [])) or _is_from(item, every)
            for key, item in zip(item_keys(merged), merged, strict=True)
        )
    return False
