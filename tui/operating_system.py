"""What not every operating system has: files, signals, limits and the terminal, with a fallback for each.

No other module asks whether this is Windows, but those of `tui.first_frame`, which must import nothing. What
only Linux has stands in `tui.parsing.documents.sandbox` and `landlock`. Where a fallback does less,
docs/usage.md says so under "On Windows".
"""

from __future__ import annotations

import errno
import os
import re
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from io import TextIOWrapper

if sys.platform == "win32":
    END_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGBREAK)
    """The signals that ask a program to end."""
else:
    import fcntl
    import resource
    import select
    import termios

    END_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

HANGUP = 1
"""The number of the signal that says that the terminal is gone, on every system."""
_IS_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³]) *(?:\.|$)", re.IGNORECASE).match
"""What Windows takes for a device, whatever the ending and the folder."""


def open_flags(*names: str) -> int:
    """Return flags of `os.open` together, those left out that the system does not have.

    Args:
        names: As they are called in `os`: `O_NOFOLLOW`.
    """
    flags = 0
    for name in names:
        flags |= getattr(os, name, 0)
    return flags


def take_lock(handle: int) -> bool:
    """Lock an open file or folder until it is closed; the lock ends with the process at the latest.

    Args:
        handle: The file descriptor.

    Returns:
        Whether it is locked now; False where another process has the lock.

    Raises:
        OSError: Where it cannot be locked at all, as on Windows.
    """
    if sys.platform != "win32":
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
    raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))


def set_permissions(handle: int, mode: int) -> None:
    """Set the permissions of an open file; Windows keeps those that the folder gives.

    Args:
        handle: The file descriptor.
        mode: As for `os.chmod`.
    """
    if sys.platform != "win32":
        os.fchmod(handle, mode)


def can_rename_open_files() -> bool:
    """Whether a file can get another name while a program has it open."""
    return sys.platform != "win32"


def is_refused_name(name: str) -> bool:
    """Whether the system takes a file name for something else, such as a device, or refuses it.

    Args:
        name: Without folders.

    Returns:
        Always False on a system other than Windows.
    """
    if sys.platform != "win32":
        return False
    # Windows drops dots and spaces at the end, and writes what stands behind a colon into a hidden stream.
    return (
        any(character in '<>:"|?*' or character < " " for character in name)
        or name != name.rstrip(". ")
        or _IS_DEVICE(name) is not None
    )


def read_limit(name: str) -> tuple[int | None, int | None]:
    """Return the limit of a resource, and the highest to which this process may raise it.

    Args:
        name: As it is called in `resource`: `RLIMIT_AS`.

    Returns:
        Each None where there is no limit, or the system has none of this name.
    """
    if sys.platform != "win32" and hasattr(resource, name):
        soft, hard = resource.getrlimit(getattr(resource, name))
        return _limit(soft), _limit(hard)
    return None, None


def set_limit(name: str, most: int, at_most: int | None) -> None:
    """Set the limit of a resource, where the system has one of this name.

    Args:
        name: As for `read_limit`.
        most: The limit.
        at_most: The highest to which this process may raise it; None for no bound.

    Raises:
        OSError: The system refuses it.
        ValueError: The system refuses it.
    """
    if sys.platform != "win32" and hasattr(resource, name):
        hard = resource.RLIM_INFINITY if at_most is None else at_most
        resource.setrlimit(getattr(resource, name), (most, hard))


def _limit(value: int) -> int | None:
    return None if sys.platform == "win32" or value == resource.RLIM_INFINITY else value


def save_terminal_mode(handle: int) -> list[Any] | None:
    """Return how a terminal is set; None where that is none, or on Windows, where Textual alone restores it.

    Args:
        handle: The file descriptor of the terminal.
    """
    if sys.platform != "win32":
        with suppress(termios.error):
            return termios.tcgetattr(handle)
    return None


def restore_terminal_mode(handle: int, mode: list[Any]) -> None:
    """Set a terminal as it was; ignored where it is gone.

    Args:
        handle: The file descriptor of the terminal.
        mode: What `save_terminal_mode` returned.
    """
    if sys.platform != "win32":
        with suppress(termios.error):
            termios.tcsetattr(handle, termios.TCSANOW, mode)


def make_wakeup_pipe() -> tuple[int, int]:
    """Make a pipe for the numbers of signals: where to read, and where to write without ever waiting."""
    end, pipe = os.pipe()
    if sys.platform != "win32":
        os.set_blocking(pipe, False)
    return end, pipe


def read_wakeup_pipe(end: int, terminal: int | None) -> bytes:
    """Wait until a pipe has something to read, or the terminal is gone.

    Windows ends the process itself when its window is closed, and the terminal is not watched there.

    Args:
        end: Where to read.
        terminal: The file descriptor of the terminal to watch; None where there is none.

    Returns:
        What was read; `HANGUP` as a byte when the terminal is gone, whatever the pipe has.
    """
    if sys.platform != "win32" and terminal is not None:
        poll = select.poll()
        poll.register(end, select.POLLIN)
        # No events are wanted: only whether the terminal is still there.
        poll.register(terminal, 0)
        ready = dict(poll.poll())
        # The system sends SIGCONT, too, to the programs of a terminal that is gone.
        if ready.get(terminal, 0) & select.POLLHUP:
            return bytes([HANGUP])
    return os.read(end, 1024)


def handle_signal(loop: AbstractEventLoop, number: int, handler: Callable[[int], object]) -> None:
    """Have a function called in an event loop when a signal comes.

    Args:
        loop: The running loop of the main thread.
        number: That of the signal.
        handler: Called with that number.
    """
    if sys.platform == "win32":
        signal.signal(number, lambda heard, _frame: loop.call_soon_threadsafe(handler, heard))
    else:
        loop.add_signal_handler(number, handler, number)


def apart_from_terminal() -> dict[str, Any]:
    """Return the arguments of `Popen` for a process that Ctrl-C in this terminal does not reach."""
    if sys.platform == "win32":
        import subprocess  # noqa: PLC0415  (only here)

        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def has_terminal_types() -> bool:
    """Whether the variable TERM names the kind of terminal."""
    return sys.platform != "win32"


def obeys_colour_codes() -> bool:
    """Whether a terminal shows colours for their codes: of those of Windows, Windows Terminal does always."""
    return sys.platform != "win32" or "WT_SESSION" in os.environ


def keep_text_as_it_is(stream: TextIOWrapper) -> None:
    """Have Windows write line feeds as they are, and UTF-8 to a pipe or a file, as other systems do."""
    if sys.platform == "win32":
        stream.reconfigure(newline="\n", encoding=None if stream.isatty() else "utf-8")


def enable_line_editing() -> None:
    """Let `input` edit and recall lines, where this Python can; Windows has that in its terminal."""
    if sys.platform == "win32":
        return
    # Once it is imported, `input` uses it; not every Python has it.
    with suppress(ImportError):
        import readline  # noqa: PLC0415  (see above)

        readline.parse_and_bind("set enable-bracketed-paste off")
        readline.set_auto_history(True)


def split_command(text: str) -> list[str]:
    r"""Return the words of a command as a user writes it into a variable of the environment.

    On Windows a backslash separates folders, only double quotes hold words together, and the path of a
    program that is there needs none.

    Raises:
        ValueError: A quotation mark is missing.
    """
    import shlex  # noqa: PLC0415  (only with an editor)
    import shutil  # noqa: PLC0415  (as above)

    if sys.platform != "win32":
        return shlex.split(text)
    if text and '"' not in text and shutil.which(text):
        return [text]
    lexer = shlex.shlex(text, posix=True)
    lexer.whitespace_split, lexer.commenters, lexer.escape, lexer.quotes = True, "", "", '"'
    return list(lexer)


def runnable_command(words: list[str]) -> list[str]:
    """Return a command as `Popen` takes it: Windows finds a batch file, such as `code`, only by its path.

    Args:
        words: The program, and what it is given.

    Raises:
        ValueError: A batch file would take a part of a word for a command.
    """
    if sys.platform != "win32":
        return words
    import shutil  # noqa: PLC0415  (as above)

    program = shutil.which(words[0]) or words[0]
    is_batch = program.lower().endswith((".bat", ".cmd"))
    if is_batch and any(character in '&|<>^%!"' for word in words[1:] for character in word):
        raise ValueError("a batch file cannot be given a path with one of & | < > ^ % !")
    return [program, *words[1:]]
