"""The pieces of a merged text: what is settled, and what each side has where they conflict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole lines of a merged text."""

    ours: str
    theirs: str | None = None
    """Where both sides conflict, theirs; None where all is settled."""
    base: str = ""
    place: tuple[str, ...] = ()
    """Of a conflict, the keys that lead to it: `events`, `board-told`, `status`."""

    @property
    def is_conflict(self) -> bool:
        """Whether a person has to decide."""
        return self.theirs is not None


@dataclass(frozen=True, slots=True)
class ConflictLabels:
    """What stands behind the marks of a conflict."""

    ours: str = "ours"
    theirs: str = "theirs"
    base: str = "base"
    size: int = 7
    """Characters of each mark."""
    shows_base: bool = False
    """Whether what both come from is shown too, as git does for `merge.conflictStyle=diff3`."""


def with_prefix(chunks: Sequence[Chunk], prefix: str) -> list[Chunk] | None:
    """Put what stands before a first part on its line, in place of as many spaces.

    Args:
        chunks: Those of all parts.
        prefix: Such as `  - `; empty for nothing.

    Returns:
        None where one side of a conflict has no first part to put it before.
    """
    if not prefix:
        return list(chunks)
    for at, chunk in enumerate(chunks):
        texts = (chunk.ours, chunk.theirs) if chunk.theirs is not None else (chunk.ours,)
        if not any(map(_has_words, texts)):
            continue
        if not all(map(_has_words, texts)):
            return None
        theirs = None if chunk.theirs is None else _put(chunk.theirs, prefix)
        done = replace(chunk, ours=_put(chunk.ours, prefix), theirs=theirs, base=_put(chunk.base, prefix))
        return [*chunks[:at], done, *chunks[at + 1 :]]
    return None


def _has_words(text: str) -> bool:
    return any(map(_is_word_line, text.split("\n")))


def _is_word_line(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _put(text: str, prefix: str) -> str:
    """Put a prefix before the first line that is no comment."""
    lines = text.split("\n")
    at = next((at for at, line in enumerate(lines) if _is_word_line(line)), None)
    if at is not None:
        lines[at] = prefix + lines[at][len(prefix) :]
    return "\n".join(lines)


def write_chunks(chunks: Iterable[Chunk], labels: ConflictLabels) -> str:
    """Return the whole text, with marks around each conflict.

    Args:
        chunks: The pieces.
        labels: What stands behind the marks.
    """
    written = []
    for chunk in chunks:
        if chunk.theirs is None:
            written.append(chunk.ours)
            continue
        size = labels.size
        base = f"{'|' * size} {labels.base}\n{chunk.base}" if labels.shows_base else ""
        left = f"{'<' * size} {labels.ours}\n{chunk.ours}"
        right = f"{'=' * size}\n{chunk.theirs}{'>' * size} {labels.theirs}\n"
        written.append(left + base + right)
    return "".join(written)


def one_side(chunks: Iterable[Chunk], *, theirs: bool) -> str:
    """Return the whole text with every conflict decided for one side.

    Args:
        chunks: The pieces.
        theirs: Whether for theirs, else for ours.
    """
    return "".join(chunk.theirs if theirs and chunk.theirs is not None else chunk.ours for chunk in chunks)
