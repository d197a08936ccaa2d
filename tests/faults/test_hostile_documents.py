"""Documents from strangers: each becomes a source, or is refused in words; nothing else happens.

By itself this tries a few of them. `pytest -m faults` tries all of them.
"""

from __future__ import annotations

import resource
import subprocess
from pathlib import Path

import pytest

from tests.faults.hostile_documents import DOCUMENTS, fuzzed
from tests.terminal.house import House
from tests.terminal.terminal import DATELINE
from tests.waiting import LONGEST

pytest.importorskip("pypdfium2", reason='needs the extra: pip install "dateline[pdf]"')
pytest.importorskip("mammoth", reason='needs the extra: pip install "dateline[docx]"')

FEW = {"laughs in UTF-16.docx", "sizes that are lies.docx", "a form in itself.pdf", "kids in kids.pdf"}
ROOM = 3_000_000_000
"""Bytes of memory of each process: half as much again as the one may have that takes documents apart."""


def shares() -> list[object]:
    return [name if name in FEW else pytest.param(name, marks=pytest.mark.faults) for name in DOCUMENTS]


def add(house: House, canal: Path, name: str, data: bytes) -> subprocess.CompletedProcess[bytes]:
    """Make a source of a document, with little memory."""
    document = house.here / name
    document.write_bytes(data)
    return subprocess.run(
        [DATELINE, "corpus", "add", "-C", canal, "--id", "strange", document],
        cwd=house.here,
        env=house.env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=10 * LONGEST,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM)),
    )


def assert_read_or_refused(
    house: House, canal: Path, name: str, done: subprocess.CompletedProcess[bytes]
) -> None:
    said = done.stderr.decode()
    assert done.returncode in {0, 3}, said
    assert "Traceback" not in said
    assert not list(house.state.rglob("report-*"))
    assert sorted(path.name for path in house.here.iterdir()) == [name]
    made = {path.name for path in (canal / "corpus").iterdir()} - {"gazette.md", "ledger.md"}
    assert made == (set() if done.returncode else {"strange.md"})
    if done.returncode:
        assert said.startswith("dateline: ")
        assert name in said or "No such" not in said
        assert len(said.splitlines()) <= 2
    else:
        text = (canal / "corpus/strange.md").read_text(encoding="utf-8")
        for path in ("/etc/hostname", "/etc/passwd"):
            held = Path(path).read_text(encoding="utf-8") if Path(path).exists() else ""
            assert not held.strip() or held.strip() not in text


@pytest.mark.parametrize("name", shares())
def test_a_hostile_document(house: House, canal: Path, name: str) -> None:
    assert_read_or_refused(house, canal, name, add(house, canal, name, DOCUMENTS[name]()))


@pytest.mark.parametrize("name", [it for it in DOCUMENTS if "entity" in it or "laughs" in it])
def test_no_entity_is_expanded(house: House, canal: Path, name: str) -> None:
    done = add(house, canal, name, DOCUMENTS[name]())
    assert done.returncode == 3, done.stdout


@pytest.mark.parametrize(
    "seed", [seed if seed < 3 else pytest.param(seed, marks=pytest.mark.faults) for seed in range(40)]
)
def test_a_damaged_pdf(house: House, canal: Path, seed: int) -> None:
    assert_read_or_refused(house, canal, "strange.pdf", add(house, canal, "strange.pdf", fuzzed(seed)))
