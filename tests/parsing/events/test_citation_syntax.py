from __future__ import annotations

import pytest

from tui.parsing.events.citation_syntax import expand_citations, parse_citation
from tui.parsing.yaml.tree import Data


@pytest.mark.parametrize(
    ("written", "source", "passage"),
    [
        ("gazette#6", "gazette", "6"),
        ("gazette", "gazette", ""),
        ("gazette # p. 12", "gazette", "p. 12"),
        ("gazette#6#7", "gazette", "6#7"),
        ({"passage": "gazette#6"}, "gazette", "6"),
        ({"source": "gazette#6"}, "gazette", "6"),
        ({"source": "gazette", "passage": "6#7"}, "gazette", "6#7"),
    ],
)
def test_a_citation_is_taken_apart(written: Data, source: str, passage: str) -> None:
    data = parse_citation(written)
    assert isinstance(data, dict)
    assert (data["source"], data["passage"]) == (source, passage)


@pytest.mark.parametrize("written", [None, [], ["a"], {}, {"quote": "q"}, {"passage": ["a"]}])
def test_what_is_no_citation_is_left_as_it_is(written: Data) -> None:
    assert parse_citation(written) == written


def test_citations_of_an_item_and_of_its_versions() -> None:
    item: dict[str, Data] = {"id": "a", "versions": [{"cites": ["gazette#1"]}, "no version"]}
    assert expand_citations(item)["versions"] == [
        {"cites": [{"source": "gazette", "passage": "1"}]},
        "no version",
    ]
    assert item["versions"] == [{"cites": ["gazette#1"]}, "no version"]
