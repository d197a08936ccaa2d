"""Children of the program that read files, forked from a process that has imported all they need.

To start Python and import the readers takes twenty times as long as to read a small file. All else is as in
a child that the program starts: its arguments, environment, descriptors, sandbox and limits. Tests of how
children start and end have them started by the program.
"""

from __future__ import annotations

import json
import os
import runpy
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from io import BufferedReader, FileIO
from pathlib import Path
from typing import Any

from tui.parsing.child_processes import ChildProcess, minded

MODULES = (
    "tui.parsing.documents.mail.attachment_worker",
    "tui.parsing.documents.worker",
    "tui.parsing.tables.worker",
)
"""What it imports to begin with; what else is asked for, a child imports by itself."""
LIBRARIES = ("mammoth", "openpyxl", "openpyxl.reader.excel", "pypdfium2", "xml.dom.expatbuilder")
_PACKET = 1_000_000


class WarmChild:
    """A child, with as much of `subprocess.Popen` as the program uses."""

    def __init__(self, nursery: socket.socket, request: dict[str, Any]) -> None:
        """Have it forked.

        Args:
            nursery: Where to ask for it.
            request: Its module, arguments and environment.
        """
        (its_in, own_in), (own_out, its_out) = os.pipe(), os.pipe()
        self._watcher, its = socket.socketpair()
        socket.send_fds(nursery, [json.dumps(request).encode()], [its_in, its_out, its.fileno()])
        its.close()
        for descriptor in (its_in, its_out):
            os.close(descriptor)
        self.stdin = os.fdopen(own_in, "wb")
        self.stdout: BufferedReader = BufferedReader(FileIO(own_out))
        self.stderr = None
        self.returncode: int | None = None
        self.pid = self._told()

    def wait(self) -> int:
        """Wait for its end; return its code, negative where a signal killed it."""
        if self.returncode is None:
            self.returncode = self._told()
            self._watcher.close()
        return self.returncode

    def _told(self) -> int:
        told = self._watcher.recv(4)
        assert len(told) == 4, "the process that forks has ended"
        number: int = struct.unpack("i", told)[0]
        return number

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it has not been waited for."""
        if self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


class Nursery:
    """The process that children are forked from; it ends with this one."""

    def __init__(self) -> None:
        self._own: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def _start(self) -> socket.socket:
        own, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.warm_children", str(its.fileno())],
            cwd=Path(__file__).parent.parent,
            pass_fds=[its.fileno()],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        its.close()
        return own

    def close(self) -> None:
        """End it, if it was ever needed."""
        if self._own and self._process:
            self._own.close()
            self._process.wait()

    @contextmanager
    def start_module(
        self, module: str, *arguments: str, environment: Mapping[str, str]
    ) -> Iterator[ChildProcess]:
        """As the function of this name of `tui.parsing.child_processes`."""
        request = {"module": module, "arguments": arguments, "environment": dict(environment)}
        self._own = self._own or self._start()
        child = WarmChild(self._own, request)
        try:
            with minded(child):  # type: ignore[arg-type]  # it has what is used of a Popen
                yield child  # type: ignore[misc]  # as above
        finally:
            child.kill()
            for stream in (child.stdin, child.stdout):
                with suppress(OSError):
                    stream.close()
            child.wait()


def serve(asked: socket.socket) -> None:
    """Fork children until nobody is left to ask for one."""
    for name in (*MODULES, *LIBRARIES):
        with suppress(ImportError):
            import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        message, descriptors, _, _ = socket.recv_fds(asked, _PACKET, 3)
        if not message:
            return
        if not os.fork():
            asked.close()
            _watch(json.loads(message), descriptors)
        for descriptor in descriptors:
            os.close(descriptor)


def _watch(request: dict[str, Any], descriptors: list[int]) -> None:
    """Fork the child, and report its end; its number is not given to another process before that is heard."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    its_in, its_out, listener = descriptors
    pid = os.fork()
    if not pid:
        os.close(listener)
        _become(request, its_in, its_out)
    for descriptor in (its_in, its_out):
        os.close(descriptor)
    with suppress(OSError), socket.socket(fileno=listener) as told:
        told.send(struct.pack("i", pid))
        told.send(struct.pack("i", _code_at_the_end_of(pid)))
        told.recv(1)
    os.waitpid(pid, 0)
    os._exit(0)


def _code_at_the_end_of(pid: int) -> int:
    """Wait for the end of a process, and leave it to be waited for; negative where a signal ended it."""
    if sys.platform == "linux" and (ended := os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)):
        return ended.si_status if ended.si_code == os.CLD_EXITED else -ended.si_status
    raise OSError("children are forked on Linux alone")


def _become(request: dict[str, Any], its_in: int, its_out: int) -> None:
    """Run the module as if it had just been started."""
    code = 1
    try:
        os.dup2(its_in, 0)
        os.dup2(its_out, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.closerange(3, 64)
        os.environ.clear()
        os.environ.update(request["environment"])
        sys.argv = [request["module"], *request["arguments"]]
        runpy.run_module(request["module"], run_name="__main__")
        code = 0
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else int(ending.code is not None)
    except BaseException:
        code = 1
    finally:
        with suppress(BaseException):
            sys.stdout.flush()
        os._exit(code)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as asked:
        serve(asked)
