"""`facets`: what is printed is what a search would find."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ran


def test_every_count_is_that_of_a_list(canal: Path) -> None:
    told = ran("facets", "-C", canal, "--format", "json")
    values = json.loads(told.out)
    assert told.code == 0
    assert {value["field"] for value in values} >= {"kind", "source", "status", "origin"}
    for value in values:
        listed = ran("list", "-C", canal, f'{value["field"]}:"{value["value"]}"')
        assert f"{value['events']} of 5 events" in listed.err, value


@pytest.mark.parametrize("options", [[], ["--as-of", "1813"], ["--to", "1812"]])
def test_a_query_and_a_range_narrow_it(canal: Path, options: list[str]) -> None:
    told = ran("facets", "-C", canal, "kind:works", *options)
    assert "(only)" in told.out
    counted = ran("list", "-C", canal, "kind:works", *options).err.splitlines()[0]
    assert told.err.splitlines()[0].partition(";")[0] == counted.partition(";")[0]


def test_a_mistake_is_told(canal: Path) -> None:
    told = ran("facets", "-C", canal, "kind:wroks")
    assert (told.code, told.out) == (2, "")
    assert "did you mean works" in told.err
