"""Attaching originals: find by hashes which source a file is the original of, and keep its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import TypeAlias

from tui.evidence.hashes.hash_placement import HashedPassage, PlacementReport, match_owners
from tui.evidence.hashes.hash_search import locate_hashes
from tui.parsing.documents.document import Document, UnreadableDocument, read_document
from tui.parsing.input_files import FOLDER as CORPUS
from tui.project.folder_lock import Tell, change_locked, tell_nobody
from tui.project.sources.document_files import OfferedFile, UnreadableFile, walk_files
from tui.project.sources.kept_originals import FOLDER, kept_digest, read_original, store_original, to_storable
from tui.text.failure import Failure
from tui.text.plural import pluralize

MOST_FILES = 10_000
"""The most files looked at in one run: a folder with more is probably the wrong one."""

Reader: TypeAlias = Callable[[Path], Document | UnreadableDocument]


def numbering_reader(show: Tell) -> Reader:
    """Return a function that reads a document and shows how many it has read, and the page, as progress.

    Args:
        show: Called with a message such as `file 2, page 3 of 7`.
    """
    numbers = count(1)

    def read(path: Path) -> Document | UnreadableDocument:
        number = next(numbers)
        show(f"file {number}")
        return read_document(
            path, progress=lambda page, pages: show(f"file {number}, page {page} of {pages}")
        )

    return read


@dataclass(frozen=True, slots=True)
class AttachedOriginal:
    """A text that was kept as a source's original."""

    source: str
    file: Path
    """The file it was read from."""
    placed: PlacementReport


@dataclass(frozen=True, slots=True)
class AmbiguousMatch:
    """A file that may be the original of several sources, none of them clearly."""

    file: Path
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DuplicateMatch:
    """A file that belongs to a source for which another text was kept."""

    file: Path
    source: str
    why: str


@dataclass(frozen=True, slots=True)
class UnmatchedFile:
    """A file that belongs to no source."""

    file: OfferedFile
    is_whole: bool
    """Whether it was searched to its end."""


@dataclass(slots=True)
class AttachResult:
    """The result for each file."""

    attached: list[AttachedOriginal] = field(default_factory=list)
    """By source, in the order of the sources."""
    spare: list[DuplicateMatch] = field(default_factory=list)
    rivals: list[AmbiguousMatch] = field(default_factory=list)
    strangers: list[UnmatchedFile] = field(default_factory=list)
    unread: list[UnreadableFile] = field(default_factory=list)
    refused: list[Failure] = field(default_factory=list)
    """Failures to keep a text."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    file: OfferedFile
    text: str
    placed: PlacementReport


def attach_originals(
    root: Path,
    sources: Mapping[str, Sequence[HashedPassage]],
    paths: Sequence[Path],
    read: Reader = read_document,
    tell: Tell = tell_nobody,
) -> AttachResult:
    """Find which sources some files are originals of, and keep their texts.

    Args:
        root: The chronology's folder.
        sources: By id, the passages with a hash of each of its sources.
        paths: Files, and folders to look through.
        read: Reads a document.
        tell: Called with a message while another command holds the lock.

    Returns:
        The result for each file. Of several files for one source, the one that contains most of it is kept.
    """
    result = AttachResult()
    best: dict[str, _Candidate] = {}
    for file in _files(root, paths, result):
        document = read(file.path)
        if isinstance(document, UnreadableDocument):
            result.unread.append(UnreadableFile(file, document))
        else:
            _weigh(_Candidate(file, to_storable(document.text), PlacementReport({})), sources, best, result)
    for source in sources:
        if source in best:
            kept: AttachedOriginal | DuplicateMatch | Failure = change_locked(
                root / CORPUS / source,
                partial(_keep, root, source, sources[source], best[source]),
                tell=tell,
            )
            if isinstance(kept, Failure):
                result.refused.append(kept)
            elif isinstance(kept, DuplicateMatch):
                result.spare.append(kept)
            else:
                result.attached.append(kept)
    return result


def attach_remarks(result: AttachResult, without_hashes: int) -> Iterator[Failure]:
    """Yield a sentence for each file that was not attached; at last, how many were attached.

    Args:
        result: As `attach_originals` returns it.
        without_hashes: How many sources have no hashes.
    """
    yield from result.refused
    for unread in result.unread:
        if unread.file.is_named:
            yield Failure(f"{unread.file.path}: {unread.why.message}", unread.why.remedy)
    for rivals in result.rivals:
        remedy = "name a file that contains only one of them"
        yield Failure(f"{rivals.file} may be the original of {' or of '.join(rivals.sources)}", remedy)
    for spare in result.spare:
        yield Failure(f"{spare.file} also belongs to {spare.source}: {spare.why}")
    for stranger in result.strangers:
        limit = "" if stranger.is_whole else ", in the part that was searched"
        if limit or stranger.file.is_named:
            yield Failure(f"{stranger.file.path} matches the hashes of no source{limit}")
    strangers = sum(unmatched.is_whole and not unmatched.file.is_named for unmatched in result.strangers)
    if strangers:
        yield Failure(f"{pluralize(strangers, 'other file')} matching the hashes of no source")
    others = sum(not unread.file.is_named for unread in result.unread)
    if others:
        yield Failure(f"{pluralize(others, 'other file')} could not be read as a document")
    if without_hashes:
        without = f"{pluralize(without_hashes, 'source')} without hashes"
        yield Failure(f"{without}: their originals cannot be matched")
    yield Failure(f"{pluralize(len(result.attached), 'original')} attached")


def _files(root: Path, paths: Sequence[Path], result: AttachResult) -> Iterator[OfferedFile]:
    """Yield every file once, those in folders by name, without hidden files and kept originals."""
    seen: set[Path] = set()
    own = (root / FOLDER).resolve()
    for path in paths:
        for file in walk_files(path):
            if isinstance(file, UnreadableFile):
                result.unread.append(file)
                continue
            place = file.path.resolve()
            if place in seen or (place.is_relative_to(own) and not file.is_named):
                continue
            if len(seen) == MOST_FILES:
                refused = Failure(
                    f"it contains more than {MOST_FILES:,} files", "name the files, or a smaller folder"
                )
                result.unread.append(UnreadableFile(OfferedFile(path, is_named=True), refused))
                return
            seen.add(place)
            yield file


def _weigh(
    candidate: _Candidate,
    sources: Mapping[str, Sequence[HashedPassage]],
    best: dict[str, _Candidate],
    result: AttachResult,
) -> None:
    """Find the source of a text, and whether it fits better than the best one so far."""
    placed = locate_hashes(candidate.text, sources)
    words = {source: sum(item.words for item in hashed) for source, hashed in sources.items()}
    names, are_rivals = match_owners(placed, words)
    if are_rivals:
        result.rivals.append(AmbiguousMatch(candidate.file.path, names))
    elif not names:
        result.strangers.append(UnmatchedFile(candidate.file, all(item.is_whole for item in placed.values())))
    for source in () if are_rivals else names:
        new = _Candidate(candidate.file, candidate.text, placed[source])
        old = best.get(source)
        if old is None or _worth(new.placed) > _worth(old.placed):
            best[source] = new
            new = old or new
        if old is not None:
            result.spare.append(
                DuplicateMatch(
                    new.file.path, source, f"{best[source].file.path} contains as much of it or more"
                )
            )


def _keep(
    root: Path, source: str, hashed: Sequence[HashedPassage], candidate: _Candidate
) -> AttachedOriginal | DuplicateMatch | Failure:
    digest, before = kept_digest(root, source), read_original(root, source)
    if isinstance(before, str) and before != candidate.text:
        kept = locate_hashes(before, {source: hashed})[source]
        if _worth(kept) > _worth(candidate.placed):
            remedy = f"to replace it, first run: dateline corpus detach {source}"
            return DuplicateMatch(
                candidate.file.path, source, f"the text kept already contains more of it; {remedy}"
            )
    written = store_original(root, source, candidate.text, digest)
    return (
        written
        if isinstance(written, Failure)
        else AttachedOriginal(source, candidate.file.path, candidate.placed)
    )


def _worth(placed: PlacementReport) -> tuple[int, int]:
    """Return how many passages a text contains, and how many of those at one place only."""
    return placed.found, sum(place.is_settled for place in placed.passages.values())
