from __future__ import annotations

import pytest

from tui.text.plural import pluralize


@pytest.mark.parametrize(("count", "words"), [(0, "0 events"), (1, "1 event"), (2, "2 events")])
def test_one_is_not_many(count: int, words: str) -> None:
    assert pluralize(count, "event") == words
