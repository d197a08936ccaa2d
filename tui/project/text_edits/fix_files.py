"""Writing the new words and EDTF dates into `events.yaml` and `corpus/`, and changing nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from tui.chronology.problem import Location, Problem, Severity
from tui.parsing.corpus import read_corpus
from tui.parsing.decoding import decode_text
from tui.parsing.events.chronology_file import NAME, ChronologyFile, read_chronology_file
from tui.parsing.input_files import FOLDER
from tui.parsing.limits import Limits
from tui.parsing.old_words import CODE, OldWord
from tui.parsing.protected_names import load_protected_names
from tui.parsing.safe_files import InputFile, NotAFileError, is_inside, read_file, read_regular_file
from tui.parsing.source_file import SourceFile, read_source_file
from tui.project.atomic_write import Overtaken, write_together
from tui.project.folder_lock import Tell, change_locked, folder_locked, tell_nobody
from tui.project.text_edits.edit_bytes import TextEdit, edit_bytes
from tui.project.text_edits.fix_dates import plan_date_fixes
from tui.text.failure import Failure, describe_os_error


@dataclass(frozen=True, slots=True)
class FileNotReadable(Failure):
    """A file cannot be read to its end, or its new text cannot be compared with the old one."""


@dataclass(frozen=True, slots=True)
class TextReplacement:
    """An old word, or a date as people write it, that was replaced, or would be."""

    place: Location
    """In the file as it was."""
    old: str
    new: str
    is_date: bool = False


@dataclass(frozen=True, slots=True)
class FixedFiles:
    """What was replaced in a chronology."""

    replaced: tuple[TextReplacement, ...]
    """In the order of the files: `events.yaml`, then the sources."""
    left: tuple[Problem, ...]
    """Old words, and dates without exactly one reading, that only a person can replace."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A file, its old words, and its content."""

    file: InputFile
    words: tuple[OldWord, ...]
    problems: tuple[Problem, ...]
    is_complete: bool
    says: Any
    """The content, to be compared with that of the new text."""
    read_again: Callable[[InputFile], _Reading]

    @property
    def to_replace(self) -> list[OldWord]:
        """Return the old words that are written without escapes."""
        return [word for word in self.words if self.file.text[word.start : word.end] == word.old]

    @property
    def has_dates(self) -> bool:
        """Return whether a date in it may be no EDTF: then there is a problem, or there are too many."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def is_same(self, other: _Reading) -> bool:
        """Return whether another reading has the same content and the same problems."""
        codes, others = ([problem.code for problem in it.problems] for it in (self, other))
        return self.says == other.says and codes == others


@dataclass(frozen=True, slots=True)
class _NewFile:
    """A file with the new words and dates, not yet written."""

    target: Path
    content: bytes
    digest: str
    """The SHA-256 of the file as it was read."""
    dates: tuple[TextReplacement, ...]
    left: tuple[Problem, ...]
    """The dates that are not replaced."""
    is_changed: bool


def fix_files(root: Path, *, dry_run: bool = False, tell: Tell = tell_nobody) -> FixedFiles | Failure:
    """Replace old words, and dates that have one reading, in the files of a chronology: in all or in none.

    Args:
        root: The chronology's folder.
        dry_run: Whether nothing is to be written.
        tell: Called with a message while another command holds the lock.

    Returns:
        What was replaced; or why nothing was.
    """
    attempt = partial(_fix, root, dry_run=dry_run)
    if dry_run:
        return attempt()
    corpus = root / FOLDER
    if not corpus.is_dir() or corpus.resolve() == root.resolve():
        return change_locked(root / NAME, attempt, tell=tell)
    with folder_locked(corpus / NAME, tell=tell) as refused:
        if refused:
            return refused
        return change_locked(root / NAME, attempt, tell=tell)


def _fix(root: Path, *, dry_run: bool) -> FixedFiles | Failure:
    readings = list(_readings(root))
    new_files: dict[Path, _NewFile] = {}
    replaced: list[TextReplacement] = []
    left: list[Problem] = []
    for reading in readings:
        if not reading.is_complete:
            message = f"{reading.file.path} cannot be read to its end; nothing was replaced"
            return FileNotReadable(message, "correct what dateline check reports about it")
        replaced += _replaced_words(reading)
        left += _left(reading)
        if reading.to_replace or reading.has_dates:
            made = _new_file(root, reading)
            if isinstance(made, Failure):
                return made
            replaced += made.dates
            left += made.left
            if made.is_changed:
                new_files.setdefault(made.target, made)
    if new_files and not dry_run:
        files = [(new.target, new.content) for new in new_files.values()]
        digests = {new.target: new.digest for new in new_files.values()}
        written = write_together(files, over=digests)
        if isinstance(written, Failure):
            return written
    return FixedFiles(tuple(replaced), tuple(left))


def _replaced_words(reading: _Reading) -> Iterator[TextReplacement]:
    for word in sorted(reading.to_replace, key=lambda word: word.start):
        yield TextReplacement(reading.file.place(word.start, word.end), word.old, word.new)


def _readings(root: Path) -> Iterator[_Reading]:
    limits, names = Limits(), load_protected_names(root)
    main = read_file(root, NAME, limits.events_file, names.veil)
    yield _of_chronology(read_chronology_file(main, limits))
    yield from map(_of_source, read_corpus(root, limits, names)[0])


def _of_chronology(found: ChronologyFile) -> _Reading:
    words = tuple(key.locate(found.places) for key in found.old_keys)
    sections = (found.kinds, found.actors, found.events, found.differences, found.searches)
    return _Reading(
        found.places.file,
        words,
        tuple(found.problems),
        found.is_complete,
        (found.texts, *((section.models, section.paths) for section in sections)),
        lambda file: _of_chronology(read_chronology_file(file, Limits())),
    )


def _of_source(found: SourceFile) -> _Reading:
    return _Reading(
        found.places.file,
        tuple(found.old_words),
        tuple(found.problems),
        found.is_complete,
        found.source,
        lambda file: _of_source(read_source_file(file, Limits())),
    )


def _new_file(root: Path, reading: _Reading) -> _NewFile | Failure:
    """Return a file with the new words and dates in place of the old ones."""
    file = reading.file
    if file.is_renamed:
        return FileNotReadable(f"{file.path} has a name that must not appear", "rename the file first")
    try:
        target = (root / file.path).resolve()
        if not is_inside(root, target):
            return Failure(
                f"{file.path} is a link that points outside the chronology's folder",
                "copy the file itself there",
            )
        data = read_regular_file(target, max(Limits().events_file, Limits().source_file))
        if sha256(data).hexdigest() != file.digest:
            return Overtaken.of(target)
        edits = [TextEdit(word.start, word.end, word.new) for word in reading.to_replace]
        content = edit_bytes(data, edits)
    except UnicodeDecodeError:
        return FileNotReadable(f"{file.path} is UTF-16", "save it as UTF-8")
    except NotAFileError as fault:
        return FileNotReadable(f"{file.path}: {fault}", fault.fault.remedy)
    except OSError as fault:
        return FileNotReadable(f"cannot read {file.path}: {describe_os_error(fault)}")
    new_file = _file_with(file, content)
    again = reading.read_again(new_file)
    if not reading.is_same(again) or len(again.words) != len(reading.words) - len(edits):
        message = f"{file.path} would not say the same with the new words; nothing was replaced"
        return FileNotReadable(message, "correct what dateline check reports about it")
    plan = plan_date_fixes(new_file)
    content = edit_bytes(content, [edit for fix in plan.fixes for edit in fix.edits])
    dates = (
        TextReplacement(new_file.place(fix.value.start, fix.value.end), fix.value.text, fix.new, is_date=True)
        for fix in plan.fixes
    )
    return _NewFile(target, content, file.digest, tuple(dates), plan.left, content != data)


def _file_with(file: InputFile, content: bytes) -> InputFile:
    """Return a file as it would be read with other content."""
    text = decode_text(content)
    covered, names = file.veil.cover(text) if file.veil else (text, [])
    return replace(file, text=covered, names=tuple(names), digest=sha256(content).hexdigest())


def _left(reading: _Reading) -> Iterator[Problem]:
    yield from (problem for problem in reading.problems if problem.code == CODE)
    there = reading.to_replace
    for word in (word for word in reading.words if word not in there):
        place = reading.file.place(word.start, word.end)
        message = f"`{word.old}` is written with escapes here, and was left"
        yield Problem(CODE, place, message, f"write `{word.new}`")
