"""Rules about searches: what they name exists, and what they looked for is still not in the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.chronology.event import EVERY_SOURCE, SearchedPlace, SeenPassage, SourceSearch
from tui.chronology.keys import CitationKey
from tui.chronology.problem import Problem
from tui.evidence.searches.find_words import fold_entry
from tui.evidence.searches.search_result import FoundPassage, SearchResult, run_searches
from tui.parsing.errors import Path, quote_value
from tui.parsing.input_files import FOLDER
from tui.parsing.loader import LoadedChronology
from tui.text.masked_text import BLOCK
from tui.text.plural import pluralize
from tui.text.suggest import closest_match
from tui.validation.unparsed_fields import sources_with_losses

_MOST_NAMED = 10
"""Passages that one problem names; the others it counts."""
_UNREAD = (
    "add to `seen` what you have read and is not what was looked for, or delete the search; "
    "of a source that came later, give the day as `accessed:`"
)
_OVERTAKEN = (
    "add to `seen` what you have read and is not what was looked for, and give `on` the day of the new "
    "search; or delete the search"
)


def searched_places_exist(reading: LoadedChronology) -> Iterator[Problem]:
    """Every place of a search is a source of the chronology, or material that is described, and not both."""
    sources, left_out = reading.chronology.source_by_id, sources_with_losses(reading)
    for search, path in _searches(reading):
        for index, place in enumerate(search.places):
            place_path = (*path, "in", index)
            if fault := _unclear(place):
                message, remedy = fault
                yield reading.problem(
                    "search-place-unclear", place_path, message, remedy, concerns=search.about
                )
            name = place.source
            is_known = name is None or name in sources or name == EVERY_SOURCE or name in left_out
            if not is_known and FOLDER not in left_out:
                yield _unknown_source(reading, str(name), place_path, search)


def _unclear(place: SearchedPlace) -> tuple[str, str] | None:
    """Return what is wrong with a place, and what to do; None where nothing is."""
    is_described = bool(place.described.strip())
    if place.source and is_described:
        return "this place is a source and described too", "write it as two places, or delete one of the keys"
    if not place.source and not is_described:
        return "this place is neither a source nor described", "add `described` with what it is, in words"
    days = (place.from_, place.to)
    if place.from_ and place.to and place.to.last_day < place.from_.first_day:
        return f"this place ends before it begins: {days[0]} to {days[1]}", "correct `from` or `to`"
    return None


def words_can_be_searched(reading: LoadedChronology) -> Iterator[Problem]:
    """Every word of a search has a letter or a digit."""
    for search, path in _searches(reading):
        for index, entry in enumerate(search.words):
            # A name that is masked has a problem of its own.
            if not fold_entry(entry) and BLOCK not in entry:
                yield reading.problem(
                    "search-word-empty",
                    (*path, "words", index),
                    f"{quote_value(entry)} has no letter or digit, so no passage has it",
                    "write the beginning of a word",
                    concerns=search.about,
                )


def searches_still_find_nothing(reading: LoadedChronology) -> Iterator[Problem]:
    """Every passage with a word of a search was seen not to be it; and every passage seen has one."""
    if not reading.chronology.searches:
        return
    results = run_searches(reading.chronology)
    for result, path in zip(results, reading.search_paths, strict=True):
        yield from _seen_amiss(reading, result, path)
        still_open = [one for one in result.found if not one.is_seen]
        unread = [one for one in still_open if not one.is_later]
        later = [one for one in still_open if one.is_later]
        name, about = result.search.id, result.search.about
        if unread:
            message = f"{_have(unread)} the words of `{name}` without being in `seen`: {_named(unread)}"
            yield reading.problem("search-unread", (*path, "seen"), message, _UNREAD, concerns=about)
        if later:
            message = f"since the search `{name}`, {_have(later)} its words: {_named(later)}"
            yield reading.problem("search-overtaken", (*path, "on"), message, _OVERTAKEN, concerns=about)


def _seen_amiss(reading: LoadedChronology, result: SearchResult, path: Path) -> Iterator[Problem]:
    """Find passages in `seen` that do not exist, not searched by it, or that have none of its words."""
    search = result.search
    sources, left_out = reading.chronology.source_by_id, sources_with_losses(reading)
    found = {one.key for one in result.found}
    searched = {source.id for source in result.sources}
    for index, seen in enumerate(search.seen):
        seen_path = (*path, "seen", index)
        source = sources.get(seen.source)
        passage = source.by_key.get(seen.passage) if source else None
        if source is None:
            if seen.source not in left_out and FOLDER not in left_out:
                yield _unknown_source(reading, seen.source, seen_path, search)
        elif passage is None:
            yield _unknown_passage(reading, seen, list(source.by_key), seen_path, search)
        elif source.id not in searched:
            yield reading.problem(
                "search-seen-elsewhere",
                seen_path,
                f"{seen.key} is in none of the sources that `{search.id}` searched",
                "delete it, or add its source to `in`",
                concerns=search.about,
            )
        elif CitationKey(source.id, passage.key) not in found and not result.unsearched:
            yield reading.problem(
                "search-seen-without-words",
                seen_path,
                f"{seen.key} has none of the words of `{search.id}`",
                "delete it, or add the word that it was seen for to `words`",
                concerns=search.about,
            )


def _searches(reading: LoadedChronology) -> Iterator[tuple[SourceSearch, Path]]:
    return zip(reading.chronology.searches, reading.search_paths, strict=True)


def _have(found: Sequence[FoundPassage]) -> str:
    return f"{pluralize(len(found), 'passage')} {'has' if len(found) == 1 else 'have'}"


def _named(found: Sequence[FoundPassage]) -> str:
    more = len(found) - _MOST_NAMED
    return ", ".join(str(one.key) for one in found[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _unknown_source(reading: LoadedChronology, name: str, path: Path, search: SourceSearch) -> Problem:
    near = closest_match(name, list(reading.chronology.source_by_id))
    otherwise = f"add the source as corpus/{name}.md"
    return reading.problem(
        "unknown-source",
        path,
        f"there is no source `{name}`",
        f"write `{near}`, or {otherwise}" if near else otherwise,
        concerns=search.about,
    )


def _unknown_passage(
    reading: LoadedChronology, seen: SeenPassage, keys: Sequence[str], path: Path, search: SourceSearch
) -> Problem:
    near = closest_match(seen.passage, keys)
    return reading.problem(
        "unknown-passage",
        path,
        f"{seen.source} has no passage `{seen.passage}`",
        "write the label or the number of a passage of this source",
        hints=(f"nearest: passage {near}",) if near else (),
        concerns=search.about,
    )
