from __future__ import annotations

import pytest

from tui.parsing.events.convert_items import DIFFERENCE, EVENT, SOURCE, convert
from tui.parsing.yaml.tree import UNPARSED, Data

WHOLE: dict[str, Data] = {"id": "lit", "title": "The lamp was lit", "kind": "works", "status": "reported"}


@pytest.mark.parametrize(
    ("more", "left"),
    [
        ({"note": UNPARSED}, {}),
        ({"tags": ["a", UNPARSED, None, "b"]}, {"tags": ("a", "b")}),
        ({"tags": UNPARSED}, {}),
        ({"x-own": [None, UNPARSED]}, {}),
        ({"date": None, "note": None}, {}),
        ({"wholly": "other"}, {}),
    ],
)
def test_what_is_left_of_an_event(more: dict[str, Data], left: dict[str, object]) -> None:
    event, _ = convert(EVENT, {**WHOLE, **more})
    assert event is not None
    assert event.model_dump(exclude_unset=True) == {**WHOLE, **left}


@pytest.mark.parametrize(
    "more", [{"date": UNPARSED}, {"public": UNPARSED}, {"title": UNPARSED}, {"id": None}]
)
def test_an_event_that_would_say_something_false_is_none(more: dict[str, Data]) -> None:
    event, _ = convert(EVENT, {**WHOLE, **more})
    assert event is None


def test_faults_of_the_yaml_are_not_told_twice() -> None:
    assert convert(EVENT, {**WHOLE, "date": UNPARSED}) == (None, [])


def test_a_difference_is_not_shown_with_one_of_its_sides() -> None:
    sides: Data = [{"says": "In 1951"}, {"says": "In 1952", "cites": "x"}]
    difference, findings = convert(DIFFERENCE, {"id": "when", "question": "When?", "versions": sides})
    assert difference is not None
    assert [version.says for version in difference.versions] == ["In 1951", "In 1952"]
    assert [finding.path for finding in findings] == [("versions", 1, "cites")]
    sides = [{"says": "In 1951"}, {"say": "In 1952"}]
    difference, findings = convert(DIFFERENCE, {"id": "when", "question": "When?", "versions": sides})
    assert difference is None
    assert [finding.code for finding in findings] == ["unknown-key"]


def test_whose_words_a_source_holds_is_never_guessed() -> None:
    source, findings = convert(SOURCE, {"id": "log", "title": "The log", "text": "parafrase"})
    assert source is None
    assert findings[0].remedy == "write `paraphrase`"
