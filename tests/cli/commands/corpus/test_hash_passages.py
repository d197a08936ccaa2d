"""`corpus hash`: what it answers and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ran
from tests.evidence.lamp import SPANS, TEXT, build, hashed

ONE = f"{hashed()[0].words}:{hashed()[0].digest}"
SPAN = f"span={SPANS[0][0]}-{SPANS[0][1]}"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text(TEXT)
    return file


def chronology(tmp_path: Path, *blocks: str) -> Path:
    return build(tmp_path / "lighthouse", {"report": blocks})


def test_each_passage_that_gets_a_hash_is_told(tmp_path: Path, text: Path) -> None:
    root = chronology(tmp_path, SPAN, "")
    answer = ran("corpus", "hash", "report", "--original", text, "-C", root)
    assert answer.code == 0
    assert answer.out == (
        f"corpus/report.md:10: [1] added hash {ONE}\ncorpus/report.md:12: [2] no hash added: it has no span\n"
    )
    assert f"{{{SPAN} hash={ONE}}}" in (root / "corpus/report.md").read_text()
    again = ran("corpus", "hash", "report", "--original", text, "-C", root)
    assert (again.code, "1 passage had the right hash already" in again.err) == (0, True)


def test_another_hash_is_refused_unless_it_may_be_replaced(tmp_path: Path, text: Path) -> None:
    root = chronology(tmp_path, f"{SPAN} hash=1:0000000000000000")
    answer = ran("corpus", "hash", "report", "--original", text, "-C", root)
    assert answer.code == 4
    assert f"has another hash than this original gives ({ONE}); to write that, add --replace" in answer.out
    assert "nothing was written" in answer.err
    answer = ran("corpus", "hash", "report", "--original", text, "--replace", "-C", root)
    assert (answer.code, answer.out) == (
        0,
        f"corpus/report.md:10: [1] replaced the hash with {ONE}\n",
    )


def test_a_span_beyond_the_text_is_refused(tmp_path: Path, text: Path) -> None:
    answer = ran("corpus", "hash", "report", "--original", text, "-C", chronology(tmp_path, "span=0-9999"))
    assert answer.code == 4
    assert f"its span ends beyond the text, which has {len(TEXT)} characters" in answer.out


def test_the_example_is_left_alone(tmp_path: Path, text: Path) -> None:
    answer = ran("--example", "corpus", "hash", "guardian-2013-05-15", "--original", text, cwd=tmp_path)
    assert answer.code == 2
    assert "corpus hash works on your own chronology, not on the example" in answer.err


def test_what_cannot_be_read_or_is_not_there(tmp_path: Path, text: Path) -> None:
    root = chronology(tmp_path, SPAN)
    assert ran("corpus", "hash", "report", "--original", tmp_path / "none.txt", "-C", root).code == 3
    answer = ran("corpus", "hash", "reprot", "--original", text, "-C", root)
    assert answer.code == 2
    assert "did you mean report?" in answer.err
