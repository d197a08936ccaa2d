"""Reading one file of the chronology safely: only a regular file of text, and only inside its folder."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.chronology.problem import Location, Problem
from tui.operating_system import open_flags
from tui.parsing.decoding import NotTextError, decode_text, find_forbidden, is_unmarked_utf16
from tui.parsing.errors import SyntaxFault
from tui.parsing.limits import MEGABYTE
from tui.parsing.source_lines import SourceLines, line_excerpt
from tui.text.masked_text import MaskedText, mask_text

if TYPE_CHECKING:
    from tui.text.name_mask import NameMask

# Without these flags, opening a FIFO would block, and a terminal would become the controlling terminal.
_OPEN_FLAGS = os.O_RDONLY | open_flags("O_NONBLOCK", "O_NOFOLLOW", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")


@dataclass(frozen=True)
class InputFile:
    """One file as it was read."""

    path: str
    """Relative to the chronology's folder, with forward slashes."""
    text: str = ""
    """Its text, as `tui.parsing.decoding` returns it; empty where it could not be read.

    To be parsed and never to be shown: a covered name in it is as long as the name.
    """
    digest: str = ""
    """SHA-256 of its bytes in hexadecimal; empty where it could not be read."""
    fault: SyntaxFault | None = None
    """Why its text must not be used; None where it may be."""
    veil: NameMask | None = None
    """The mask that covered the protected names in its text; None where there is none."""
    names: tuple[tuple[int, int], ...] = ()
    """Where names were covered: half-open offsets in code points."""
    is_renamed: bool = False
    """Whether a name was masked in its path."""

    @cached_property
    def lines(self) -> SourceLines:
        """The lines of its text."""
        return SourceLines(self.text)

    def place(self, start: int, end: int) -> Location:
        """Return the location of a piece of the text on its first line; columns are those of masked lines.

        Args:
            start: In code points from 0.
            end: Half-open.
        """
        place = self.lines.place(self.path, start, end)
        if not self.names:
            return place
        line, begun = self.masked_line(place.line), place.column - 1
        column = line.start(begun)
        return replace(place, column=column + 1, width=max(1, line.end(begun + place.width) - column))

    def masked_line(self, line: int) -> MaskedText:
        """Return a line as it may be shown: with its names masked.

        Args:
            line: Its number, from 1.
        """
        return mask_text(self.lines[line - 1]) if self.names else MaskedText(self.lines[line - 1])

    def problem(
        self, fault: SyntaxFault, *, hints: tuple[str, ...] = (), concerns: tuple[str, ...] = ()
    ) -> Problem:
        """Return the problem for a fault in this file's text.

        Args:
            fault: Its offsets are those of `text`.
            hints: As in `Problem`.
            concerns: The ids of the events that it is about.
        """
        place = self.place(fault.start, fault.end)
        shown = line_excerpt(self.masked_line(place.line).text, place.column)
        return Problem(fault.code, place, fault.message, fault.remedy, fault.severity, shown, hints, concerns)


def read_file(root: Path, path: str, most: int, veil: NameMask | None = None) -> InputFile:
    """Read a text file inside a folder. Never raises for what is there.

    Args:
        root: The chronology's folder; a link that leads out of it is not followed.
        path: Relative to `root`, with forward slashes.
        most: The largest size in bytes.
        veil: Covers the protected names in the text, and masks them in the path; None where there are none.

    Returns:
        The file; with a `fault` where it cannot be used.
    """
    file = _read(root, path, most)
    if veil is None:
        return file
    shown = veil.mask_form(path)
    text, names = veil.cover(file.text)
    fault = file.fault and replace(file.fault, remedy=veil.mask(file.fault.remedy))
    return InputFile(shown, text, file.digest, fault, veil, tuple(names), shown != path)


def _read(root: Path, path: str, most: int) -> InputFile:
    try:
        data = _bytes(root, path, most)
    except NotAFileError as refused:
        return InputFile(path, fault=refused.fault)
    except FileNotFoundError:
        return InputFile(
            path, fault=SyntaxFault("file-missing", 0, 0, "there is no such file", f"put {path} there")
        )
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "there is no such file, or its link is broken"
        fault = SyntaxFault(
            "file-unreadable", 0, 0, f"the file cannot be read: {reason}", "make it a readable file"
        )
        return InputFile(path, fault=fault)
    digest = hashlib.sha256(data).hexdigest()
    try:
        text = decode_text(data)
    except NotTextError as error:
        remedy = "save the file as UTF-8"
        message = f"the file is not {error.encoding}: {error}"
        fault = SyntaxFault("not-utf8", error.offset, error.offset + 1, message, remedy)
        return InputFile(path, error.text, digest, fault)
    if is_unmarked_utf16(data):
        message = "the file is UTF-16 or UTF-32 without a byte order mark"
        return InputFile(path, text, digest, SyntaxFault("not-utf8", 0, 1, message, "save the file as UTF-8"))
    at = find_forbidden(text, data)
    return InputFile(
        path, text, digest, None if at is None else control_character_fault(text[at], at, at + 1)
    )


def control_character_fault(character: str, start: int, end: int) -> SyntaxFault:
    """Return the fault for a character that no file may contain.

    Args:
        character: The character.
        start: Where it is written, in code points from 0: as itself or as an escape.
        end: Half-open.
    """
    message = f"the text contains the control character U+{ord(character):04X}"
    return SyntaxFault("control-character", start, end, message, "delete it: it is invisible and can do harm")


class NotAFileError(Exception):
    """A path does not lead to a file that may be read."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.fault = SyntaxFault(code, 0, 0, message, remedy)


def is_inside(root: Path, path: Path) -> bool:
    """Whether `path`, with links resolved, is inside the folder `root`."""
    return path.resolve().is_relative_to(root.resolve())


def _bytes(root: Path, path: str, most: int) -> bytes:
    target = (root / path).resolve()
    if not target.is_relative_to(root.resolve()):
        raise NotAFileError(
            "outside-folder",
            "the file is a link that points outside the chronology's folder",
            "replace the link with the file itself",
        )
    return read_regular_file(target, most)


def read_regular_file(target: Path, most: int) -> bytes:
    """Return the bytes of a regular file. Pipes, devices and sockets are not opened.

    Args:
        target: A path whose links are resolved.
        most: The largest size in bytes.

    Raises:
        NotAFileError: It is something else, or larger than `most`.
        OSError: It cannot be read.
    """
    if target.is_symlink():
        # From Python 3.13 on, `resolve` returns a circle of links unresolved; before, it raises.
        raise OSError(errno.ELOOP, "its links go in a circle")
    # Checked before it is opened, since opening a device has effects; and after, since it may have changed.
    _require_regular(target.lstat().st_mode)
    descriptor = os.open(target, _OPEN_FLAGS)
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        _require_regular(status.st_mode)
        data = stream.read(most + 1) if status.st_size <= most else b""
    if len(data) > most or status.st_size > most:
        message = f"the file is larger than {most / MEGABYTE:g} MB"
        raise NotAFileError("file-too-large", message, "split it, or keep it outside the chronology")
    return data


def _require_regular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = "a folder" if stat.S_ISDIR(mode) else "a pipe, a device or a socket"
        raise NotAFileError("not-a-file", f"this is {kind}, not a file", "replace it with a text file")
