"""Hashing a source: the hashes of its spans, written into its file without changing another byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from tui.chronology.problem import Severity
from tui.chronology.source import Passage
from tui.evidence.hashes.words_hash import compute_hash
from tui.parsing.corpus import read_corpus
from tui.parsing.input_files import FOLDER
from tui.parsing.limits import Limits
from tui.parsing.passages import attribute_places
from tui.parsing.safe_files import NotAFileError, is_inside, read_regular_file
from tui.parsing.source_file import SourceFile
from tui.project.atomic_write import Overtaken, write_file
from tui.project.folder_lock import Tell, change_locked, tell_nobody
from tui.project.text_edits.edit_bytes import TextEdit, edit_bytes
from tui.text.failure import Failure, describe_os_error
from tui.text.suggest import closest_match


class HashOutcome(StrEnum):
    """The result for one passage."""

    ADDED = "added"
    """It had none."""
    SAME = "same"
    """It had the right hash."""
    REPLACED = "replaced"
    DIFFERS = "differs"
    """It has another hash, which was not to be replaced."""
    NO_SPAN = "no span"
    BEYOND = "beyond the text"
    """Its span ends after the end of the original."""
    NO_WORDS = "no words"
    """Its span contains no words."""


@dataclass(frozen=True, slots=True)
class SourceNotFound(Failure):
    """The chronology has no source of that id."""


_FAILED = {HashOutcome.DIFFERS, HashOutcome.BEYOND, HashOutcome.NO_WORDS}


@dataclass(frozen=True, slots=True)
class PassageHashResult:
    """One passage and its hash."""

    key: str
    line: int
    """The line on which the passage begins in the source's file, from 1."""
    outcome: HashOutcome
    hash: str = ""
    """Of the original's words at its span; empty where there are none."""


@dataclass(frozen=True, slots=True)
class HashSourceResult:
    """The result for a source's file."""

    path: str
    """Relative to the chronology's folder."""
    passages: tuple[PassageHashResult, ...]

    @property
    def is_refused(self) -> bool:
        """Return whether a passage could not be hashed. Then nothing was written at all."""
        return any(passage.outcome in _FAILED for passage in self.passages)


def hash_source(
    root: Path, source: str, original: str, *, replace: bool = False, tell: Tell = tell_nobody
) -> HashSourceResult | Failure:
    """Write the hashes of every span of a source into its file.

    Args:
        root: The chronology's folder.
        source: The source's id.
        original: The text of the original; spans count its code points.
        replace: Whether a hash that differs is to be replaced.
        tell: Called with a message while another command holds the lock.

    Returns:
        The result for each passage; or why the file cannot be read or written.
    """
    attempt = partial(_hash_source, root, source, original, replace=replace)
    return change_locked(root / FOLDER / source, attempt, tell=tell)


def _hash_source(root: Path, source: str, original: str, *, replace: bool) -> HashSourceResult | Failure:
    file = _source_file(root, source)
    if isinstance(file, Failure):
        return file
    path = file.places.file.path
    passages = file.source.passages if file.source else ()
    results = [_result(passage, original, replace=replace) for passage in passages]
    result = HashSourceResult(path, tuple(results))
    written = {HashOutcome.ADDED, HashOutcome.REPLACED}
    edits = [
        _edit(file.places.file.text, end, one.hash)
        for one, (_, end) in zip(results, file.stretches, strict=True)
        if one.outcome in written
    ]
    if result.is_refused or not edits:
        return result
    return _rewrite(root, file, edits) or result


def _source_file(root: Path, source: str) -> SourceFile | Failure:
    files, problems = read_corpus(root, Limits())
    by_id = {Path(file.places.file.path).stem: file for file in files}
    file = by_id.get(source)
    if file is None:
        meant = closest_match(source, by_id)
        return SourceNotFound(f"there is no source {source}", f"did you mean {meant}?" if meant else "")
    wrong = [
        problem
        for problem in problems
        if problem.place.path == file.places.file.path and problem.severity is Severity.ERROR
    ]
    if wrong:
        return Failure(f"{wrong[0].place}: {wrong[0].message}", wrong[0].remedy)
    return file


def _result(passage: Passage, original: str, *, replace: bool) -> PassageHashResult:
    span = passage.span
    if span is None:
        return PassageHashResult(passage.key, passage.line, HashOutcome.NO_SPAN)
    if span.end > len(original):
        return PassageHashResult(passage.key, passage.line, HashOutcome.BEYOND)
    try:
        words_hash = compute_hash(original[span.start : span.end])
    except ValueError:
        return PassageHashResult(passage.key, passage.line, HashOutcome.NO_WORDS)
    if passage.hash is None:
        outcome = HashOutcome.ADDED
    elif passage.hash == words_hash:
        outcome = HashOutcome.SAME
    else:
        outcome = HashOutcome.REPLACED if replace else HashOutcome.DIFFERS
    return PassageHashResult(passage.key, passage.line, outcome, str(words_hash))


def _edit(text: str, end: int, words_hash: str) -> TextEdit:
    """Return the edit that writes a hash into a passage: in place of the old hash, or after the span."""
    places = attribute_places(text, end)
    if "hash" not in places:
        behind = places["span"][1]
        return TextEdit(behind, behind, f" hash={words_hash}")
    start, stop = places["hash"]
    value = text.index("=", start) + 1
    quote = '"' if text[value] == '"' else ""
    return TextEdit(value, stop, f"{quote}{words_hash}{quote}")


def _rewrite(root: Path, file: SourceFile, edits: Iterable[TextEdit]) -> Failure | None:
    path = file.places.file.path
    try:
        target = (root / path).resolve()
        if not is_inside(root, target):
            return Failure(
                f"{path} is a link that points outside the chronology's folder",
                "replace the link with the file itself",
            )
        data = read_regular_file(target, Limits().source_file)
        digest = file.places.file.digest
        if hashlib.sha256(data).hexdigest() != digest:
            return Overtaken.of(target)
        written = write_file(target, edit_bytes(data, edits), over=digest)
    except UnicodeDecodeError:
        return Failure(f"{path} is UTF-16", "save it as UTF-8")
    except NotAFileError as fault:
        return Failure(f"{path}: {fault}", fault.fault.remedy)
    except OSError as fault:
        return Failure(f"cannot write {path}: {describe_os_error(fault)}")
    return written if isinstance(written, Failure) else None
