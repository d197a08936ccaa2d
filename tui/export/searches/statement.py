"""What a search of the sources says, in words that are the program's and the same everywhere.

They say where something was looked for, and which passages have the words now. Nothing else follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from tui.chronology.date_format import format_date
from tui.chronology.edtf import cached_parse
from tui.chronology.enums import SearchStatus
from tui.index.search_records import SearchHit, SearchRecord, SearchScope, UnheldPlace
from tui.text.plural import pluralize

_SOME_TIME = "some time in "
"""Before a month or a year; what covers one says nothing of a day in it."""
SAYS_NOTHING = "What these sources do not have may stand elsewhere: a search says nothing either way."
"""Stands once wherever searches are listed."""
MOST_NAMED = 30
"""Passages that a statement names; the others it counts."""


def statement_lines(search: SearchRecord) -> list[str]:
    """Return what a search says, but for what was looked for: where, what has the words, and when.

    Args:
        search: The search. Its own texts are as they are written, names masked.
    """
    return [finding(search), *_scope_apart(search), *_seen(search), _day(search), *_particulars(search)]


def finding(search: SearchRecord) -> str:
    """Return in one line what has become of a search, with its scope where it holds."""
    if search.status is SearchStatus.OVERTAKEN:
        return f"overtaken: {_have(search.overtaking)} the words, and came since: {_named(search.overtaking)}"
    if search.status is SearchStatus.UNREAD:
        return _not_read(search)
    if search.status is SearchStatus.NOT_CHECKABLE:
        if search.unsearched:
            return f"not checkable here: {search.unsearched} of its words cannot be searched for"
        return "not checkable here: none of the material that was searched is held"
    return f"not found in {scope_words(search.scope)}"


def scope_words(scope: SearchScope) -> str:
    """Return how many sources a search is about: `47 sources: 5 whole, 42 in part, all 47 as paraphrases`."""
    count = scope.sources
    if count == 1:
        parts = ["whole" if scope.whole else "in part"]
        parts += ["as a paraphrase"] if scope.paraphrases else []
        between = ", "
    else:
        parts = [f"{scope.whole} whole", f"{scope.part} in part"] if scope.whole and scope.part else []
        parts = parts or [f"all {count} whole" if scope.whole else f"all {count} in part"] * bool(count)
        if scope.paraphrases:
            every = "all " if scope.paraphrases == count else ""
            parts.append(f"{every}{scope.paraphrases} as paraphrases")
        between = ": "
    words = between.join((pluralize(count, "source"), ", ".join(parts))) if parts else "0 sources"
    return f"{words}; {scope.added} added since" if scope.added else words


def key_list(hits: Iterable[SearchHit]) -> str:
    """Return the keys of passages, a source only where it is another than before: `mail#9, #10, echo#2`."""
    names: list[str] = []
    before = ""
    for hit in hits:
        names.append(f"#{hit.key.passage}" if hit.key.source == before else str(hit.key))
        before = hit.key.source
    return ", ".join(names)


def _scope_apart(search: SearchRecord) -> Iterator[str]:
    """The scope of a search that does not hold any more, so that no line says `not found`."""
    is_open = search.status in {SearchStatus.OVERTAKEN, SearchStatus.UNREAD}
    if search.unread and search.status is SearchStatus.OVERTAKEN:
        yield _not_read(search)
    if is_open or (search.unsearched and search.scope.sources):
        yield f"searched: {scope_words(search.scope)}"


def _not_read(search: SearchRecord) -> str:
    are = "is" if len(search.unread) == 1 else "are"
    return f"unread: {_have(search.unread)} the words and {are} not read: {_named(search.unread)}"


def _seen(search: SearchRecord) -> Iterator[str]:
    if seen := search.seen:
        were = "was" if len(seen) == 1 else "were"
        yield f"{_have(seen)} the words, and {were} seen not to be it: {_named(seen)}"


def _day(search: SearchRecord) -> str:
    on = cached_parse(search.on)
    words = format_date(on).removeprefix(_SOME_TIME)
    return f"looked for {'on' if on.is_exact else 'in'} {words}" + (
        f", by {search.by}" if search.by.strip() else ""
    )


def _particulars(search: SearchRecord) -> Iterator[str]:
    yield f"words, by their beginnings: {', '.join(search.words)}"
    if search.unsearched and search.status is not SearchStatus.NOT_CHECKABLE:
        yield f"{search.unsearched} of these words cannot be searched for"
    if not search.is_everywhere and search.sources:
        yield f"sources: {', '.join(search.sources)}"
    if search.unheld:
        yield f"{pluralize(len(search.unheld), 'place')} not held here, and so not checkable here:"
        yield from (f"- {unheld_words(place)}" for place in search.unheld)


def unheld_words(place: UnheldPlace) -> str:
    """Return material that is not held in words: what it is, what it covers, when it was asked for."""
    ends = [_date(place.first), _date(place.last)]
    covers = (
        " to ".join(filter(None, ends))
        if all(ends)
        else "".join(f"{word} {end}" for word, end in zip(("from", "to"), ends, strict=True) if end)
    )
    asked = f"asked for: {_date(place.asked)}" if place.asked else ""
    answered = f"answer: {_answer(place.answered)}" if place.answered.strip() else ""
    return ", ".join(filter(None, (place.described.strip(), covers, asked, answered)))


def _answer(text: str) -> str:
    try:
        return _date(text.strip())
    except ValueError:
        return text.strip()


def _date(text: str) -> str:
    return format_date(cached_parse(text)).removeprefix(_SOME_TIME) if text else ""


def _have(hits: Sequence[SearchHit]) -> str:
    return f"{pluralize(len(hits), 'passage')} {'has' if len(hits) == 1 else 'have'}"


def _named(hits: Sequence[SearchHit]) -> str:
    more = len(hits) - MOST_NAMED
    return key_list(islice(hits, MOST_NAMED)) + (f" and {more} more" if more > 0 else "")
