"""Hashes are written into a source's file, and nothing else in it changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.evidence.lamp import SPANS, TEXT, build, hashed, source
from tui.parsing.corpus import read_corpus, sources_of
from tui.parsing.limits import Limits
from tui.project.sources.hash_source import HashOutcome, HashSourceResult, SourceNotFound, hash_source
from tui.text.failure import Failure

HASHES = [f"{one.words}:{one.digest}" for one in hashed()]
SPAN = [f"span={start}-{end}" for start, end in SPANS]
WRONG = "9:00000000000000ff"


def report(tmp_path: Path, *blocks: str) -> Path:
    """The file of a source with these attribute blocks."""
    return build(tmp_path / "lighthouse", {"report": blocks}) / "corpus" / "report.md"


def words_hash(file: Path, text: str = TEXT, *, replace: bool = False) -> HashSourceResult:
    done = hash_source(file.parent.parent, "report", text, replace=replace)
    assert isinstance(done, HashSourceResult)
    return done


def outcomes(hashing: HashSourceResult) -> list[HashOutcome]:
    return [passage.outcome for passage in hashing.passages]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SPAN[0], f"{SPAN[0]} hash={HASHES[0]}"),
        (f"speaker=court {SPAN[0]}  .note", f"speaker=court {SPAN[0]} hash={HASHES[0]}  .note"),
        (f' span="{SPANS[0][0]}-{SPANS[0][1]}" ', f' span="{SPANS[0][0]}-{SPANS[0][1]}" hash={HASHES[0]} '),
        (f"{SPAN[0]}\nspeaker=court", f"{SPAN[0]} hash={HASHES[0]}\nspeaker=court"),
        (
            f'said-by=a,b {SPAN[0]}  matter="x, y" said-on=1871',
            f'said-by=a,b {SPAN[0]} hash={HASHES[0]}  matter="x, y" said-on=1871',
        ),
        (f'origin="a {{words_hash=1}}" {SPAN[0]}', f'origin="a {{words_hash=1}}" {SPAN[0]} hash={HASHES[0]}'),
    ],
)
def test_a_hash_is_written_behind_its_span(tmp_path: Path, before: str, after: str) -> None:
    file = report(tmp_path, before, "")
    old = file.read_text()
    assert outcomes(words_hash(file)) == [HashOutcome.ADDED, HashOutcome.NO_SPAN]
    assert file.read_text() == old.replace(f"{{{before}}}", f"{{{after}}}")


@pytest.mark.parametrize("quote", ["", '"'])
def test_another_hash_is_replaced_in_its_place_and_only_when_that_is_asked_for(
    tmp_path: Path, quote: str
) -> None:
    file = report(tmp_path, f"hash={quote}{WRONG}{quote} speaker=court {SPAN[0]}", SPAN[1])
    old = file.read_text()
    hashing = words_hash(file)
    assert outcomes(hashing) == [HashOutcome.DIFFERS, HashOutcome.ADDED]
    assert hashing.is_refused
    assert file.read_text() == old
    assert outcomes(words_hash(file, replace=True)) == [HashOutcome.REPLACED, HashOutcome.ADDED]
    assert file.read_text() == old.replace(WRONG, HASHES[0]).replace(SPAN[1], f"{SPAN[1]} hash={HASHES[1]}")


def test_a_file_whose_hashes_are_right_is_not_written(tmp_path: Path) -> None:
    file = report(tmp_path, *(f"{span} hash={one}" for span, one in zip(SPAN, HASHES, strict=True)))
    before = file.stat()
    assert set(outcomes(words_hash(file))) == {HashOutcome.SAME}
    assert file.stat().st_ino == before.st_ino
    assert file.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize(
    ("span", "text", "outcome"),
    [(f"span=0-{len(TEXT) + 1}", TEXT, HashOutcome.BEYOND), ("span=5-8", "Lamp … … …", HashOutcome.NO_WORDS)],
)
def test_a_span_that_can_have_no_hash_leaves_the_file_alone(
    tmp_path: Path, span: str, text: str, outcome: HashOutcome
) -> None:
    file = report(tmp_path, "span=0-4", span)
    old = file.read_bytes()
    hashing = words_hash(file, text)
    assert outcomes(hashing) == [HashOutcome.ADDED, outcome]
    assert hashing.is_refused
    assert file.read_bytes() == old


def test_a_file_with_errors_is_not_touched(tmp_path: Path) -> None:
    file = report(tmp_path, "span=oops", SPAN[0])
    old = file.read_bytes()
    refused = hash_source(file.parent.parent, "report", TEXT)
    assert isinstance(refused, Failure)
    assert "not a span" in refused.message
    assert file.read_bytes() == old


def test_an_unknown_source_is_told_with_the_nearest(tmp_path: Path) -> None:
    file = report(tmp_path, "")
    assert hash_source(file.parent.parent, "reprot", TEXT) == SourceNotFound(
        "there is no source reprot", "did you mean report?"
    )


def test_a_file_in_utf_16_is_refused(tmp_path: Path) -> None:
    file = report(tmp_path, SPAN[0])
    file.write_bytes(file.read_text().encode("utf-16"))
    refused = hash_source(file.parent.parent, "report", TEXT)
    assert isinstance(refused, Failure)
    assert "UTF-16" in refused.message


ATTRIBUTES = st.lists(
    st.sampled_from(
        ["speaker=court", 'origin="the é trial"', ".note", "#a1", 'x-mine="}{"', "about=1871", "said-by=a,b"]
    ),
    unique=True,
    max_size=4,
)
BLOCK = st.tuples(ATTRIBUTES, ATTRIBUTES, st.sampled_from([" ", "  ", "\n", "\t"]))


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(BLOCK, min_size=1, max_size=len(SPANS)), st.booleans(), st.sampled_from(["\n", "\r\n", "\r"]))
def test_without_its_hashes_the_file_is_what_it_was(
    tmp_path: Path, blocks: list[tuple[list[str], list[str], str]], mark: bool, line_end: str
) -> None:
    """To the byte: line ends, byte order mark, spacing, order and quoting. And the hashes are the text's."""
    written = [
        space.join(dict.fromkeys([*front, SPAN[number], *(it for it in behind if it not in front)]))
        for number, (front, behind, space) in enumerate(blocks)
    ]
    root = tmp_path / "lighthouse"
    (root / "corpus").mkdir(parents=True, exist_ok=True)
    file = root / "corpus" / "report.md"
    text = source("report", written, title='"Ein “Bericht” – 𝄞"').replace("\n", line_end)
    old = (b"\xef\xbb\xbf" if mark else b"") + text.encode()
    file.write_bytes(old)
    hashing = words_hash(file)
    assert set(outcomes(hashing)) == {HashOutcome.ADDED}
    new = file.read_bytes()
    for passage in hashing.passages:
        added = f" hash={passage.hash}".encode()
        assert new.count(added) == 1
        new = new.replace(added, b"")
    assert new == old
    (read,) = sources_of(read_corpus(root, Limits())[0])
    assert [str(passage.hash) for passage in read.passages] == HASHES[: len(blocks)]
    assert set(outcomes(words_hash(file))) == {HashOutcome.SAME}


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_hash_under_its_old_name_is_the_passages_hash(tmp_path: Path, quote: str) -> None:
    right = f"seal={quote}{HASHES[0]}{quote} voice=court {SPAN[0]}"
    file = report(tmp_path, right, f"{SPAN[1]} seal={quote}{WRONG}{quote}")
    old = file.read_text()
    assert outcomes(words_hash(file)) == [HashOutcome.SAME, HashOutcome.DIFFERS]
    assert file.read_text() == old
    assert outcomes(words_hash(file, replace=True)) == [HashOutcome.SAME, HashOutcome.REPLACED]
    assert file.read_text() == old.replace(WRONG, HASHES[1])
