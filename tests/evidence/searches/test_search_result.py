"""What searches of the sources find, against a few lines that do the same by a regular expression."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import each
from tui.chronology.chronology import Chronology
from tui.chronology.enums import SearchStatus
from tui.chronology.event import SearchedPlace, SeenPassage, SourceSearch
from tui.chronology.source import Passage, Source
from tui.evidence.searches.find_words import TextFinder, fold_entry
from tui.evidence.searches.search_result import SearchResult, run_searches
from tui.text.search_text import SearchTerm, find_terms, hash_words, normalize

WORDS = ("garment", "garments", "clothing", "cloth", "tea", "teacup", "o'clock", "oclock", "plea", "éclair")
ON = "2026-11-29"


def oracle(source: Source, words: Sequence[str]) -> set[tuple[str, str]]:
    """The passages that have a word with one of the beginnings, by a regular expression."""
    begins = "|".join(re.escape(" ".join(hash_words(word))) for word in words)
    found = re.compile(rf"\b(?:{begins})").search
    return {
        (source.id, passage.key) for passage in source.passages if found(" ".join(hash_words(passage.text)))
    }


def source(name: str, texts: Sequence[str], issued: str = "2013-05-15", **fields: object) -> Source:
    passages = tuple(Passage(number=at, text=text) for at, text in enumerate(texts, 1))
    return Source.model_validate(
        {"id": name, "title": name, "issued": issued, "passages": passages, **fields}, by_alias=True
    )


def search(
    words: Sequence[str], seen: Sequence[tuple[str, str]] = (), place: SearchedPlace | None = None
) -> SourceSearch:
    passages = tuple(SeenPassage(source=name, passage=key) for name, key in seen)
    values: dict[str, object] = {
        "id": "s",
        "for": "An answer",
        "words": tuple(words),
        "seen": passages,
        "on": ON,
    }
    if place:
        values["in"] = (place,)
    return SourceSearch.model_validate(values, by_alias=True)


def result(sources: Sequence[Source], wanted: SourceSearch) -> SearchResult:
    (found,) = run_searches(Chronology(sources=tuple(sources), searches=(wanted,)))
    return found


_TEXT = st.lists(st.sampled_from((*WORDS, "a", "the", "Clothing", "“tea”", "co-op")), max_size=5).map(
    " ".join
)
_ISSUED = st.sampled_from(("2013-05-15", "2026-12-01"))
_CORPUS = st.lists(st.tuples(st.lists(_TEXT, max_size=4), _ISSUED), max_size=4)
_SOUGHT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True)


@settings(max_examples=300, deadline=None)
@given(_CORPUS, _SOUGHT, st.data())
def test_it_holds_if_and_only_if_every_hit_was_seen(
    corpus: list[tuple[list[str], str]], words: list[str], data: st.DataObject
) -> None:
    sources = [source(f"s{at}", texts, issued) for at, (texts, issued) in enumerate(corpus)]
    hits = sorted({key for one in sources for key in oracle(one, words)})
    seen = data.draw(st.lists(st.sampled_from(hits), unique=True)) if hits else []
    found = result(sources, search(words, seen))
    assert {(one.key.source, one.key.passage) for one in found.found} == set(hits)
    assert (found.status is SearchStatus.HOLDS) == (set(hits) <= set(seen))


@settings(max_examples=300, deadline=None)
@given(_CORPUS, st.lists(_TEXT, max_size=4), st.sampled_from(("2013", "2026-12-01", "")), _SOUGHT, st.data())
def test_a_source_that_comes_makes_no_search_hold_again(
    corpus: list[tuple[list[str], str]], added: list[str], issued: str, words: list[str], data: st.DataObject
) -> None:
    sources = [source(f"s{at}", texts, day) for at, (texts, day) in enumerate(corpus)]
    hits = sorted({key for one in sources for key in oracle(one, words)})
    seen = data.draw(st.lists(st.sampled_from(hits), unique=True)) if hits else []
    before = result(sources, search(words, seen)).status
    more = (
        source("more", added, issued) if issued else source("more", added).model_copy(update={"issued": None})
    )
    after = result([*sources, more], search(words, seen)).status
    if before is not SearchStatus.HOLDS:
        assert after is not SearchStatus.HOLDS
    if before is SearchStatus.OVERTAKEN:
        assert after is SearchStatus.OVERTAKEN


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(max_size=12), max_size=4), st.text(min_size=1, max_size=4))
def test_words_are_found_where_the_explorer_lights_them(texts: list[str], typed: str) -> None:
    folded = normalize(typed)
    terms = [SearchTerm(word) for word in folded.split()]
    lit = [at for at, text in enumerate(texts) if terms and all(find_terms(text, [term]) for term in terms)]
    assert TextFinder(texts).find([fold_entry(typed)]) == lit


@each(
    ("issued", "accessed", "status"),
    [
        ("2013-05-15", None, SearchStatus.UNREAD),
        ("2013-05-15", "2026-11-29", SearchStatus.UNREAD),
        ("2013-05-15", "2026-11-30", SearchStatus.OVERTAKEN),
        ("2026-12-01", None, SearchStatus.OVERTAKEN),
        ("2026", None, SearchStatus.UNREAD),
        ("2027", None, SearchStatus.OVERTAKEN),
        ("../2030", None, SearchStatus.UNREAD),
        (None, None, SearchStatus.UNREAD),
        (None, "2026-12", SearchStatus.OVERTAKEN),
    ],
)
def test_a_source_came_later_only_where_that_is_certain(
    issued: str | None, accessed: str | None, status: SearchStatus
) -> None:
    came = Source.model_validate(
        {
            "id": "x",
            "title": "x",
            "issued": issued,
            "accessed": accessed,
            "passages": (Passage(number=1, text="The clothing would be tested."),),
        }
    )
    assert result([came], search(["cloth"])).status is status


def test_overtaken_comes_before_unread() -> None:
    sources = [source("a", ["tea"]), source("b", ["tea"], "2027")]
    assert result(sources, search(["tea"])).status is SearchStatus.OVERTAKEN
    assert result(sources, search(["tea"], [("b", "1")])).status is SearchStatus.UNREAD
    assert result(sources, search(["tea"], [("a", "1"), ("b", "1")])).status is SearchStatus.HOLDS


def test_only_the_sources_it_names_are_searched() -> None:
    sources = [source("a", ["tea"]), source("b", ["plea"])]
    only_b = search(["tea"], place=SearchedPlace(source="b"))
    assert result(sources, only_b).status is SearchStatus.HOLDS
    assert [one.id for one in result(sources, only_b).sources] == ["b"]


def test_what_is_not_held_or_cannot_be_searched_for_is_not_checkable() -> None:
    sources = [source("a", ["tea"])]
    book = search(["tea"], place=SearchedPlace(described="A letter book"))
    assert result(sources, book).status is SearchStatus.NOT_CHECKABLE
    assert result(sources, search(["███", "plea"])).status is SearchStatus.NOT_CHECKABLE


def test_of_an_entry_of_several_words_a_passage_has_all() -> None:
    texts = ["a letter book", "books and letters", "a letter", "letterhead bookmark"]
    found = result([source("a", texts)], search(["letter book"])).found
    assert [one.number for one in found] == [1, 2, 4]
