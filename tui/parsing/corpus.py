"""Reading the folder `corpus/`: all of its files that are sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tui.chronology.problem import Location, Problem, Severity
from tui.chronology.source import Source
from tui.parsing.input_files import DOCUMENT_SUFFIXES, FOLDER, list_source_files, list_unread_files
from tui.parsing.limits import Limits
from tui.parsing.protected_names import NO_NAMES, ProtectedNames
from tui.parsing.safe_files import is_inside, read_file
from tui.parsing.source_file import SourceFile, read_source_file

UNREAD = "unread-file"
"""The code of the problem about a file of `corpus/` that is not read."""
_MOST_UNREAD = 50
"""Problems about files that are not read."""


def read_corpus(
    root: Path, limits: Limits, names: ProtectedNames = NO_NAMES
) -> tuple[list[SourceFile], list[Problem]]:
    """Read every source. The second of two files with one id is a problem, and is left out.

    Args:
        root: The chronology's folder.
        limits: Files beyond `limits.sources` are not read, which is a problem.
        names: The protected names, which are masked in what is read.

    Returns:
        The files in the order of their names, also those that are no valid source; and every problem. Nothing
        is raised for what is in the folder or missing there.
    """
    try:
        if not is_inside(root, root / FOLDER):
            return [], [
                _problem(
                    "outside-folder",
                    "corpus/ is a link that points outside the folder",
                    "replace the link with a folder of the sources",
                )
            ]
        listed = list_source_files(root)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "its link is broken"
        return [], [_problem("folder-unreadable", f"corpus/ cannot be listed: {reason}", "make it a folder")]
    problems: list[Problem] = []
    if len(listed) > limits.sources:
        message = f"there are more than {limits.sources:,} sources; the rest is not read"
        problems.append(_problem("too-many-sources", message, "split the chronology"))
    sources: dict[str, SourceFile] = {}
    for name in listed[: limits.sources]:
        path = names.mask_form(f"{FOLDER}/{name}")
        stem = PurePosixPath(path).stem
        if stem in sources:
            first = sources[stem].places.file.path
            remedy = "rename or delete one of the two"
            problems.append(
                _problem("repeated-source", f"{first} is already the source with this name", remedy, path)
            )
        elif not _is_unicode(name):
            shown = path.encode("utf-8", "replace").decode()
            message = "the file name is not valid text, so it cannot be a source's id"
            remedy = "rename the file, using only lower case letters a to z, digits and single hyphens"
            problems.append(_problem("bad-source-name", message, remedy, shown))
        else:
            sources[stem] = _read(root, name, limits, names)
    problems += _unread(root, names)
    return list(sources.values()), problems + [
        problem for file in sources.values() for problem in file.problems
    ]


def _unread(root: Path, names: ProtectedNames) -> Iterator[Problem]:
    """Yield a warning for each file that looks like a source and is not read."""
    for number, name in enumerate(list_unread_files(root)):
        path = names.mask_form(f"{FOLDER}/{name}").encode("utf-8", "replace").decode()
        if number == _MOST_UNREAD:
            message = f"this and further files of {FOLDER}/ are not read as sources"
            yield _problem(
                "unread-file", message, f"move the sources to {FOLDER}/ itself", path, Severity.WARNING
            )
            return
        suffix = PurePosixPath(name).suffix.casefold()
        if suffix in DOCUMENT_SUFFIXES:
            message = "this document is not read: only Markdown and plain text are sources"
            remedy = f"make a source of it: dateline corpus add {path}; and move it out of {FOLDER}/"
        elif "/" in name:
            message = f"this file is not read: it is in a folder inside {FOLDER}/"
            remedy = f"if it is a source, move it to {FOLDER}/ itself"
        else:
            message = "this file is not read: the name of a source ends in .md or .txt, in small letters"
            remedy = f"if it is a source, rename it: {PurePosixPath(path).stem}.md"
        yield _problem("unread-file", message, remedy, path, Severity.WARNING)


def _read(root: Path, name: str, limits: Limits, names: ProtectedNames) -> SourceFile:
    return read_source_file(read_file(root, f"{FOLDER}/{name}", limits.source_file, names.veil), limits)


def sources_of(files: list[SourceFile]) -> tuple[Source, ...]:
    """The sources that could be read, in the order of the files."""
    return tuple(file.source for file in files if file.source is not None)


def _is_unicode(name: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _problem(
    code: str, message: str, remedy: str, path: str = FOLDER, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(code, Location(path), message, remedy, severity)
