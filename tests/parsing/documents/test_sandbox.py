"""What the process that reads documents cannot do, tried from inside it; and that it ends with its parent."""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.parsing.documents.probe import DONE
from tui.parsing.documents import subprocess_reader
from tui.parsing.documents.contents import DocumentContents, FileType
from tui.parsing.documents.landlock import landlock_version
from tui.parsing.documents.sandbox import small_environment
from tui.parsing.limits import DocumentLimits

PROBE, OLD_SYSTEM = "tests.parsing.documents.probe", "tests.parsing.documents.probe_old_system"
ROOT = Path(__file__).parents[3]
REFUSED = {"EACCES", "EPERM"}
WAIT = json.dumps({"wait": True}).encode()


@pytest.fixture(scope="module", params=[PROBE, OLD_SYSTEM])
def worker(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("held")
    (folder / "there").write_text("The canal was opened.")
    return folder


@pytest.fixture(scope="module")
def found(worker: str, folder: Path) -> Iterator[dict[str, Any]]:
    with pytest.MonkeyPatch.context() as patch, socket.create_server(("127.0.0.1", 0)) as server:
        patch.setattr(subprocess_reader, "_WORKER", worker)
        patch.setenv("DATELINE_SECRET", "lock")
        given = {"folder": str(folder), "port": server.getsockname()[1], "program": sys.executable}
        read = subprocess_reader.read_in_subprocess(
            json.dumps(given).encode(), FileType.HTML, DocumentLimits(seconds=60)
        )
        assert isinstance(read, DocumentContents), read
        yield json.loads(read.text)
    assert (folder / "there").exists() or worker == OLD_SYSTEM


def needs_landlock(worker: str, version: int) -> None:
    if worker == OLD_SYSTEM:
        pytest.skip("the system without it is tried")
    if landlock_version() < version:
        pytest.skip(f"this system has no Landlock {version}: it has {landlock_version()}")


@pytest.mark.parametrize(
    "attempt",
    [
        "create",
        "append",
        "change",
        "delete",
        "make folder",
        "link",
        "read",
        "read system",
        "read home",
        "start",
    ],
)
def test_no_file_but_those_of_the_code_is_within_reach(
    found: dict[str, Any], worker: str, attempt: str
) -> None:
    needs_landlock(worker, 3 if attempt == "change" else 1)
    assert found["attempts"][attempt] in REFUSED | ({"EAGAIN"} if attempt == "start" else set())


def test_nothing_is_written_where_no_landlock_is(found: dict[str, Any], folder: Path) -> None:
    assert found["attempts"]["create"] != DONE
    assert not (folder / "new").exists() or not (folder / "new").stat().st_size


@pytest.mark.parametrize("attempt", ["read code", "load code"])
def test_the_code_itself_may_be_loaded(found: dict[str, Any], attempt: str) -> None:
    assert found["attempts"][attempt] == DONE


@pytest.mark.parametrize("attempt", ["connect", "listen"])
def test_nothing_goes_over_the_network(found: dict[str, Any], worker: str, attempt: str) -> None:
    needs_landlock(worker, 4)
    assert found["attempts"][attempt] in REFUSED


def test_no_other_process_is_sent_a_signal(found: dict[str, Any], worker: str) -> None:
    needs_landlock(worker, 6)
    assert found["attempts"]["signal"] in REFUSED


def test_it_starts_no_process(found: dict[str, Any]) -> None:
    if os.geteuid() == 0:
        pytest.skip("RLIMIT_NPROC does not bind root")
    assert found["attempts"]["fork"] == "EAGAIN"


def test_its_limits_are_hard(found: dict[str, Any]) -> None:
    expected = {
        "RLIMIT_CORE": 0,
        "RLIMIT_CPU": 20,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NOFILE": 64,
        "RLIMIT_NPROC": 0,
        "RLIMIT_AS": DocumentLimits().memory,
    }
    if sys.platform != "linux":
        del expected["RLIMIT_AS"]
    held = {name: tuple(both) for name, both in found["limits"].items() if name in expected}
    assert held == {name: (most, most) for name, most in expected.items()}
    assert found["attempts"]["open many"] == "EMFILE"


def test_its_limits_are_not_raised_again(found: dict[str, Any]) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may raise any limit")
    assert found["attempts"]["raise limit"] != DONE


def test_its_environment_holds_nothing_of_the_users(found: dict[str, Any]) -> None:
    own = {"PYTHONPATH", "PYTHONSAFEPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUTF8"}
    # Python itself may set LC_CTYPE, and macOS two of its own.
    system = {"LC_CTYPE", "__CF_USER_TEXT_ENCODING", "__PYVENV_LAUNCHER__", "LD_LIBRARY_PATH", "PYTHONHOME"}
    assert own <= found["environment"].keys() <= own | system
    assert small_environment({"DATELINE_SECRET": "lock", "HOME": "/home/mary", "PATH": "/bin"}).keys() == own
    assert small_environment({"PYTHONHOME": "/opt"})["PYTHONHOME"] == "/opt"


class _SeenError(Exception):
    pass


@pytest.mark.skipif(sys.platform != "linux", reason="/proc and prctl are of Linux")
def test_it_gets_no_new_privileges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess_reader, "_WORKER", PROBE)
    told: list[str] = []

    def look(pid: int, _of: int) -> None:
        told.extend(Path(f"/proc/{pid}/status").read_text().splitlines())
        raise _SeenError

    with pytest.raises(_SeenError):
        subprocess_reader.read_in_subprocess(WAIT, FileType.HTML, DocumentLimits(), look)
    assert "NoNewPrivs:\t1" in told


STARTER = f"""
from tui.parsing.documents import subprocess_reader
from tui.parsing.documents.contents import FileType
from tui.parsing.limits import DocumentLimits
import sys
subprocess_reader._WORKER = sys.argv[1]
read = subprocess_reader.read_in_subprocess
read({WAIT!r}, FileType.PDF, DocumentLimits(), lambda pid, of: print(pid, flush=True))
"""


def test_it_is_gone_when_its_parent_is_killed(worker: str) -> None:
    if sys.platform != "linux":
        pytest.skip("another's process is waited for on Linux only")
    pytest.importorskip("pypdfium2", reason='needs the extra: pip install "dateline[pdf]"')
    with subprocess.Popen(
        [sys.executable, "-c", STARTER, worker], stdout=subprocess.PIPE, cwd=ROOT
    ) as starter:
        assert starter.stdout is not None
        child = os.pidfd_open(int(starter.stdout.readline()))
        try:
            assert not select.select([child], [], [], 0)[0], "it waits for its parent"
            starter.kill()
            assert select.select([child], [], [], 60)[0], "it outlives its parent"
        finally:
            os.close(child)
