"""A worker that tries what none may: started as the one that reads documents, and held as that.

The document is JSON: either `{"wait": true}`, or what there is to try it on.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path

from tui.parsing.documents.contents import DocumentContents, FileType, Progress, UnreadableDocument
from tui.parsing.documents.worker import run
from tui.parsing.limits import DocumentLimits

DONE = "done"


def probe(
    data: bytes, _form: FileType, _limits: DocumentLimits, progress: Progress
) -> DocumentContents | UnreadableDocument:
    """What came of each attempt, as JSON; the first page that it tells is the number of its process."""
    given = json.loads(data)
    progress(os.getpid(), 0)
    if "wait" in given:
        signal.pause()
    found = {
        "attempts": {name: outcome(attempt) for name, attempt in attempts(given).items()},
        "environment": dict(os.environ),
        "limits": limits(),
    }
    return DocumentContents(paragraphs=(), text=json.dumps(found))


def attempts(given: dict[str, str]) -> dict[str, Callable[[], object]]:
    folder, address = Path(given["folder"]), ("127.0.0.1", int(given["port"]))
    return {
        "create": lambda: (folder / "new").write_text("x"),
        "append": lambda: (folder / "there").open("a"),
        "change": lambda: os.truncate(folder / "there", 0),
        "delete": (folder / "there").unlink,
        "make folder": (folder / "new folder").mkdir,
        "link": lambda: (folder / "link").symlink_to("there"),
        "read": (folder / "there").read_bytes,
        "read system": Path("/etc/passwd").read_bytes,
        "read home": lambda: list(Path.home().iterdir()),
        "connect": lambda: socket.create_connection(address).close(),
        "listen": lambda: socket.create_server(("127.0.0.1", 0)).close(),
        "signal": lambda: os.kill(os.getppid(), 0),
        "start": lambda: os.posix_spawn(given["program"], [given["program"], "-c", ""], {}),
        "fork": fork,
        "raise limit": raise_limit,
        "read code": Path(os.__file__).read_bytes,
        "load code": lambda: __import__("wave"),
        "open many": lambda: [os.dup(0) for _ in range(1000)],  # the last: none is left
    }


def outcome(attempt: Callable[[], object]) -> str:
    """`done`, or the name of the error."""
    try:
        attempt()
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    except ValueError as error:
        return type(error).__name__
    return DONE


def fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def raise_limit() -> None:
    import resource  # noqa: PLC0415  (not on Windows)

    resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1))


def limits() -> dict[str, tuple[int, int]]:
    import resource  # noqa: PLC0415  (not on Windows)

    return {
        name: resource.getrlimit(getattr(resource, name))
        for name in dir(resource)
        if name in {"RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_NPROC", "RLIMIT_NOFILE", "RLIMIT_CORE"}
    }


if __name__ == "__main__":
    run(probe)
