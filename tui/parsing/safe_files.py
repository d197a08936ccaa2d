"""Reading one file of the chronology: never outside its folder, never anything but a regular file of text."""

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
from tui.parsing.decoding import NotTextError, decode_text, find_forbidden, is_unmarked_utf16
from tui.parsing.errors import SyntaxFault
from tui.parsing.limits import MEGABYTE
from tui.parsing.source_lines import SourceLines, line_excerpt
from tui.text.masked_text import MaskedText, mask_text

if TYPE_CHECKING:
    from tui.text.name_mask import NameMask

# A FIFO would be waited for, and a terminal would become ours.
_OPEN_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOFOLLOW", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _OPEN_FLAGS |= getattr(os, _name, 0)


@dataclass(frozen=True)
class InputFile:
    """One file as it was read."""

    path: str
    """Relative to the chronology's folder, with forward slashes."""
    text: str = ""
    """Its text, as `tui.parsing.decoding` gives it; empty where it could not be read.

    To be read, not to be told: what covers a name in it is as long as the name.
    """
    digest: str = ""
    """SHA-256 of its bytes in hexadecimal; empty where there were none to read."""
    fault: SyntaxFault | None = None
    """Why its text is not to be used."""
    veil: NameMask | None = None
    """What has covered the protected names in its text; None where there are none to look for."""
    names: tuple[tuple[int, int], ...] = ()
    """Where names were covered: half-open offsets in code points."""
    is_renamed: bool = False
    """Whether a name was hidden in its path."""

    @cached_property
    def lines(self) -> SourceLines:
        """The lines of its text."""
        return SourceLines(self.text)

    def place(self, start: int, end: int) -> Location:
        """Where the text from `start` to `end` (code points) stands, in the lines as they are told."""
        place = self.lines.place(self.path, start, end)
        if not self.names:
            return place
        line, begun = self.told(place.line), place.column - 1
        column = line.start(begun)
        return replace(place, column=column + 1, width=max(1, line.end(begun + place.width) - column))

    def told(self, line: int) -> MaskedText:
        """A line as it may be told, in which nothing tells how long a name is.

        Args:
            line: Its number, from 1.
        """
        return mask_text(self.lines[line - 1]) if self.names else MaskedText(self.lines[line - 1])

    def problem(
        self, fault: SyntaxFault, *, hints: tuple[str, ...] = (), concerns: tuple[str, ...] = ()
    ) -> Problem:
        """The problem that a fault in this file's text is."""
        place = self.place(fault.start, fault.end)
        shown = line_excerpt(self.told(place.line).text, place.column)
        return Problem(fault.code, place, fault.message, fault.remedy, fault.severity, shown, hints, concerns)


def read_file(root: Path, path: str, most: int, veil: NameMask | None = None) -> InputFile:
    """Read `path`, relative to `root`, if it is a file of text inside `root` of at most `most` bytes.

    Never raises for what is there: the file returned has a `fault` where it cannot be used. No name that the
    `veil` finds is in it any more, neither in its text nor in its path.
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
        reason = getattr(error, "strerror", None) or "its name or a link to it leads nowhere"
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
        message = "the file is UTF-16 or UTF-32 without a mark that says so"
        return InputFile(path, text, digest, SyntaxFault("not-utf8", 0, 1, message, "save the file as UTF-8"))
    at = find_forbidden(text, data)
    return InputFile(
        path, text, digest, None if at is None else control_character_fault(text[at], at, at + 1)
    )


def control_character_fault(character: str, start: int, end: int) -> SyntaxFault:
    """The fault of a character that no text of a chronology may hold."""
    message = f"the text holds the control character U+{ord(character):04X}"
    return SyntaxFault(
        "control-character", start, end, message, "delete it: it cannot be seen, and can do harm"
    )


class NotAFileError(Exception):
    """What is there is not a file that is read."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.fault = SyntaxFault(code, 0, 0, message, remedy)


def is_inside(root: Path, path: Path) -> bool:
    """Whether `path`, its links followed, stays in the folder `root`."""
    return path.resolve().is_relative_to(root.resolve())


def _bytes(root: Path, path: str, most: int) -> bytes:
    target = (root / path).resolve()
    if not target.is_relative_to(root.resolve()):
        raise NotAFileError(
            "outside-folder", "the file leads out of the chronology's folder", "copy the file itself there"
        )
    return read_regular_file(target, most)


def read_regular_file(target: Path, most: int) -> bytes:
    """The bytes of a regular file, its links resolved; nothing else is waited for, or even opened.

    Raises:
        NotAFileError: if it is something else, or larger than `most` bytes.
        OSError: if it cannot be read.
    """
    if target.is_symlink():
        # From Python 3.13 on, `resolve` gives a circle of links back as it stands; before, it raises.
        raise OSError(errno.ELOOP, "its links go in a circle")
    # Looked at before it is opened, for opening a device may do something; and after, for it may differ.
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
        raise NotAFileError("not-a-file", f"this is {kind}, not a file", "put a file of text in its place")
