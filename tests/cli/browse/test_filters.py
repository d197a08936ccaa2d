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


def test_it_says_by_what_an_event_is_found(talk: Talk) -> None:
    assert 'matches the tag "navvies"' in talk("search navvies", "list")
    assert 'matches the tag "navvies"' in talk("search navvies", "show")
    assert "matches the" not in talk("search dug", "list", "show")


def test_where_nothing_is_found_the_nearest_are_offered(talk: Talk) -> None:
    told = talk("search who was selling shares to zebras")
    assert "No event has all these words. Nearest: 1 June 1812: The company sells shares; event" in told
    assert "event shares-sold" in told
    assert "Nearest" not in talk("search qqqq")


def test_events_are_ordered_in_another_way(talk: Talk) -> None:
    assert "Ordered by date." in talk("order")
    told = talk("order title", "first", "next", "order")
    assert "1 of 5 · undated · A bridge is mended" in told
    assert "2 of 5 · about 1811 · A surveyor walks the line" in told
    assert told.count("Ordered by title.") == 2
    assert "Search for words first" in talk("order relevance")
    assert "Ordered by relevance." in talk("search canal", "order rel")
    assert "there is no order tilte; did you mean title?" in talk("order tilte")


def test_a_paraphrase_is_told_from_the_words_of_a_source(talk: Talk) -> None:
    assert "Passage: About 1811 a surveyor walked the line." in talk("citation")
    for source in talk._root.glob("corpus/ledger.*"):
        text = source.read_text(encoding="utf-8").replace("---\n", "---\ntext: paraphrase\n", 1)
        source.write_text(text, encoding="utf-8")
    told = " ".join(talk.ran("citation").out.split())
    assert "Passage in the editor's words: About 1811 a surveyor walked the line." in told
