"""What the program writes for itself is read back as it was written, or not at all."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.parsing.checked_json import checked_json, json_with_checksum

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
DATA = st.dictionaries(st.text(max_size=6).filter(lambda name: name != "sha256"), VALUES, max_size=4)


@given(DATA)
def test_what_was_written_is_read_back(data: dict[str, object]) -> None:
    assert checked_json(json_with_checksum(data).encode()) == data


@given(DATA, st.integers(min_value=0))
def test_a_flipped_bit_changes_nothing_that_is_read(data: dict[str, object], at: int) -> None:
    content = json_with_checksum(data).encode()
    at %= len(content) * 8
    flipped = bytearray(content)
    flipped[at // 8] ^= 1 << at % 8
    # A blank between two values may have become another.
    assert checked_json(bytes(flipped)) in (None, data)


@given(DATA, st.integers(min_value=0))
def test_a_part_is_nothing(data: dict[str, object], left: int) -> None:
    content = json_with_checksum(data).encode()
    assert checked_json(content[: left % len(content)]) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b"7",
        b"{}",
        b'{"sha256": ""}',
        b'{"sha256": null}',
        b"[" * 100_000,
        b"\xff",
        json.dumps({"a": 1}).encode(),
        b'{"a": ' + b"9" * 5_000 + b"}",
    ],
)
def test_anything_else_is_nothing(content: bytes) -> None:
    assert checked_json(content) is None
