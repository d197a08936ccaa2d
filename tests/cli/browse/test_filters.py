"""The values to filter by, and queries saved by name, in the conversation."""

from __future__ import annotations

from tests.cli.browse.talking import Talk


def test_values_with_their_events(talk: Talk) -> None:
    told = talk("search kind:works", "filters")
    assert "Kind (" in told
    assert "works (only)" in told
    narrowed = talk("f works")
    assert "works" in narrowed
    assert "Status" not in narrowed
    assert "No matching values." in talk("filters zebra")


def test_saved_queries(talk: Talk) -> None:
    assert "No saved queries." in talk("saved")
    assert "There is no query to save." in talk("save digging")
    told = talk(
        "/kind:works", "s", "s the works", "/dug", "save the works", "save dug", "saved", "saved the works"
    )
    assert "Under which name? Type: save NAME" in told
    assert "Saved: the works" in told
    assert "the works is already saved: kind:works" in told
    assert "dug: dug the works: kind:works" in told
    assert "no query is saved as the wroks; did you mean the works?" in talk("saved the wroks")
