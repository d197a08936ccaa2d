"""Whose original a text is."""

from __future__ import annotations

import pytest

from tui.evidence.hashes.hash_placement import HashStatus, Placement, PlacementReport, match_owners


def placed(found: int, of: int) -> PlacementReport:
    here, gone = Placement(HashStatus.MOVED, 1, 2, 1), Placement(HashStatus.CHANGED, 0, 0, 0)
    return PlacementReport({str(number): here if number < found else gone for number in range(of)})


@pytest.mark.parametrize(
    ("shares", "names", "rivals"),
    [
        ({"a": (30, 30), "b": (0, 20)}, "a", False),
        ({"a": (29, 30), "b": (15, 30)}, "a", False),  # most of it
        ({"a": (15, 30), "b": (0, 1)}, "a", False),  # half is enough
        ({"a": (14, 30)}, "", False),
        ({"a": (1, 2)}, "", False),  # one passage is not, unless there is only one
        ({"a": (1, 1)}, "a", False),
        ({"a": (5, 5), "b": (3, 3)}, "ab", False),  # a scrapbook
        ({"a": (5, 9), "b": (3, 3)}, "ab", False),
        ({"a": (5, 9), "b": (5, 5)}, "b", False),
        ({"a": (5, 9), "b": (5, 8)}, "ab", True),
        ({"a": (0, 0)}, "", False),  # no hashes
        ({}, "", False),
    ],
)
def test_a_text_belongs_where_most_of_it_is_from(
    shares: dict[str, tuple[int, int]], names: str, rivals: bool
) -> None:
    found = {name: placed(*share) for name, share in shares.items()}
    assert match_owners(found, dict.fromkeys(shares, 50)) == (tuple(names), rivals)


def test_a_few_hashed_words_tell_nothing() -> None:
    assert match_owners({"a": placed(1, 1)}, {"a": 4}) == ((), False)
