"""The file of a saved frame: what was on the screen, and everything that this depends on.

A frame is shown only where all of that is as it was. The checksum finds damage; it is not a signature, since
anybody who can write into the user's cache could replace the index there, too. So what a frame may contain is
checked as well: visible characters, styles and positions of the cursor, and nothing else.
"""

from __future__ import annotations

import os
import stat
import sys
from zlib import crc32

_FORMAT = b"dateline-frame/1"
_MOST = 1_000_000
"""Bytes of a file: the frame of the largest screen has a third of that."""
_MOST_KEPT = 16
ENDING = ".frame"
STAMP, TEXT, NAMES, PLACE = "stamp", "text", "names", "place"
"""What must be as it was: size, times and inode; the bytes; the names in a folder; where a path leads."""
_ABSENT = "absent"
_TEXT_AT_MOST = 4_000_000
"""Bytes of a file that is compared by its content: that takes about two milliseconds."""


def fingerprint(how: str, path: str) -> str:
    """Return a text that differs where what is at a path differs.

    Args:
        how: What is compared: `STAMP`, `TEXT`, `NAMES` or `PLACE`.
        path: Absolute.

    Raises:
        OSError: It is there and cannot be read.
        ValueError: There is no such way to compare, or the file is too large for this one.
    """
    try:
        if how == PLACE:
            return os.path.realpath(path, strict=True).encode("utf-8", "surrogateescape").hex()
        found = os.stat(path)
        if how == STAMP:
            return f"{found.st_size}.{found.st_mtime_ns}.{found.st_ctime_ns}.{found.st_ino}"
        if how == NAMES:
            return _sum("\0".join(sorted(os.listdir(path))).encode("utf-8", "surrogateescape"))
        if how == TEXT and found.st_size <= _TEXT_AT_MOST:
            return _sum(_read(path, _TEXT_AT_MOST))
    except (FileNotFoundError, NotADirectoryError):
        return _ABSENT
    raise ValueError(how)


def write_frame(path: str, start: str, inputs: list[tuple[str, str, str]], frame: str) -> None:
    """Write a frame, readable only by the user; nobody sees a file of which a part is missing.

    Args:
        path: The file, in a folder that may be missing.
        start: A text that is the same for each start that may show it. Only its checksum is kept, for it
            holds whatever was typed.
        inputs: What else it depends on: how it is compared, its fingerprint, its path.
        frame: What was sent to the terminal.

    Raises:
        OSError: It cannot be written.
        ValueError: The frame has more in it than may be sent to a terminal unseen, or it is too large.
    """
    lines = [
        _sum(start.encode()),
        *(f"{how} {seen} {os.fsencode(place).hex()}" for how, seen, place in inputs),
        "",
        frame,
    ]
    body = "\n".join(lines).encode()
    content = b"%s %s\n%s" % (_FORMAT, _sum(body).encode(), body)
    if not is_harmless(frame) or len(content) > _MOST:
        raise ValueError("this frame cannot be kept")
    folder = os.path.dirname(path)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    made = f"{path}.{os.getpid()}"
    try:
        handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(made, path)
    except BaseException:
        _delete(made)
        raise
    _tidy(folder)


def read_frame(path: str, start: str) -> str | None:
    """Return a frame; None where there is none, or anything that it depends on is not as it was.

    Args:
        path: The file.
        start: As it was given to `write_frame`.
    """
    try:
        head, body = _read(path, _MOST, is_own=True).split(b"\n", 1)
        if head != b"%s %s" % (_FORMAT, _sum(body).encode()):
            return None
        above, frame = body.decode().split("\n\n", 1)
        written, *inputs = above.split("\n")
        if written != _sum(start.encode()) or not is_harmless(frame):
            return None
        for line in inputs:
            how, seen, place = line.split(" ")
            if fingerprint(how, os.fsdecode(bytes.fromhex(place))) != seen:
                return None
    except (OSError, ValueError):
        return None
    return frame


def is_harmless(frame: str) -> bool:
    """Whether a text does nothing to a terminal but show characters, set styles and move the cursor."""
    before, *sequences = frame.split("\x1b[")
    if not all(char >= " " and not "\x7f" <= char <= "\x9f" for char in set(frame) - set("\x1b\r\n")):
        return False
    # Styles end in `m`, absolute positions in `H`.
    ends = (sequence.lstrip("0123456789;")[:1] for sequence in sequences)
    return (
        before.count("\x1b") == 0
        and all(end in {"m", "H"} for end in ends)
        and frame.count("\x1b") == len(sequences)
    )


def delete_frames(folder: str) -> bool:
    """Delete every frame in a folder; return whether none is left."""
    try:
        names = os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    for name in names:
        if ENDING in name:
            _delete(os.path.join(folder, name))
    try:
        return not any(ENDING in name for name in os.listdir(folder))
    except OSError:
        return False


def _read(path: str, most: int, *, is_own: bool = False) -> bytes:
    """Return the bytes of a regular file.

    Args:
        path: The file; where it must be the user's own, a link is not followed.
        most: Its largest size.
        is_own: Whether nobody else may be able to read or write it.

    Raises:
        OSError: It cannot be read.
        ValueError: It is not such a file.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | (getattr(os, "O_NOFOLLOW", 0) if is_own else 0)
    handle = os.open(path, flags)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or (is_own and not _is_private(found)) or found.st_size > most:
            raise ValueError(path)
        pieces = []
        while piece := os.read(handle, most):
            pieces.append(piece)
    finally:
        os.close(handle)
    return b"".join(pieces)


def _is_private(found: os.stat_result) -> bool:
    """Return whether a file is the user's own, and nobody else may read or write it; never on Windows."""
    if sys.platform == "win32":
        return False
    return not found.st_mode & 0o077 and found.st_uid == os.geteuid()


def _sum(content: bytes) -> str:
    return f"{len(content)}.{crc32(content):08x}"


def _delete(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def _tidy(folder: str) -> None:
    """Delete all but the newest frames, and what was left half written."""
    paths = [os.path.join(folder, name) for name in os.listdir(folder) if ENDING in name]
    paths.sort(key=os.path.getmtime, reverse=True)
    for path in paths[_MOST_KEPT:]:
        _delete(path)
