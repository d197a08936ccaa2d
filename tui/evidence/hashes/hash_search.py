"""Finding the hashed passages of sources in a text, such as an original.

A hash gives the number of a passage's words and their digest. So a passage can be found in any text by
hashing every window of that many words. A million windows take about a second; therefore these are tried in
order: the passage's own span; windows at its distance from a neighbour that was found; windows that begin
where a sentence may begin; all windows.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui.evidence.hashes.hash_placement import HashedPassage, HashStatus, Placement, PlacementReport, Stretch
from tui.evidence.quotations.word_windows import WordWindows

MOST_WINDOWS = 5_000_000
"""Windows hashed in one text where nothing quicker finds a passage, which takes a few seconds."""
_NEAR = 300
"""Words to either side of the expected place, in which a passage is looked for first."""
_FEW_WORDS = 20_000
"""A text of so few words is searched completely for every source, even if it clearly belongs to one."""
_PUNCTUATION = 8
"""Code points by which two distances may differ: a window begins and ends with a word, a span need not."""


def locate_hashes(
    text: str, sources: Mapping[str, Sequence[HashedPassage]], most: int = MOST_WINDOWS
) -> dict[str, PlacementReport]:
    """Look for the hashed passages of sources in a text.

    Args:
        text: Any text.
        sources: The hashed passages of each source, by source id. A repeated key means the first of them.
        most: The largest number of windows to hash where nothing quicker helps.

    Returns:
        The result for each source. For sources to which the text clearly does not belong, the text may not
        have been searched completely.
    """
    windows = WordWindows(text)
    searches = {name: _Search(windows, _first_of_each(hashed)) for name, hashed in sources.items()}
    for search in searches.values():
        search.try_spans()
        search.try_near()
    every = list(searches.values())
    most -= _scan(windows, windows.beginnings(), every, most)
    begun = [search for search in every if search.found]
    likely = every if not begun or len(windows) <= _FEW_WORDS else begun
    most -= _scan(windows, range(len(windows)), likely, most)
    return {name: search.placed(is_whole=most >= 0) for name, search in searches.items()}


def _first_of_each(hashed: Sequence[HashedPassage]) -> tuple[HashedPassage, ...]:
    return tuple(
        {passage.key: passage for passage in reversed(hashed)}[key]
        for key in dict.fromkeys(passage.key for passage in hashed)
    )


@dataclass(slots=True)
class _Search:
    """The search for the passages of one source. An index is that of a passage in `hashed`, from 0."""

    windows: WordWindows
    hashed: tuple[HashedPassage, ...]
    found: dict[int, list[Stretch]] = field(default_factory=dict)
    """By index, every place where the words of the passage stand."""
    _at_span: set[int] = field(default_factory=set)
    """The indexes of the passages that stand at their span."""
    _anchors: list[tuple[int, int]] = field(default_factory=list)
    """For passages whose place is clear, where the span begins and the distance from there; sorted."""
    _tried: set[tuple[int, int]] = field(default_factory=set)
    """Pairs of an index and a distance that were tried."""

    @property
    def missing(self) -> list[int]:
        return [index for index in range(len(self.hashed)) if index not in self.found]

    def try_spans(self) -> None:
        for index, passage in enumerate(self.hashed):
            if passage.span and self.windows.holds(*passage.span, passage.words, passage.digest):
                self.found[index] = [passage.span]
                self._at_span.add(index)
                insort(self._anchors, (passage.span[0], 0))

    def try_near(self) -> None:
        """Look for the missing passages at their distance from neighbours that were found."""
        goes_on = True
        while goes_on:
            goes_on = False
            for index in self.missing:
                tries = [(index, shift) for shift in self._shifts(index)]
                for attempt in tries:
                    if attempt not in self._tried and index not in self.found:
                        self._tried.add(attempt)
                        goes_on = self._try_shifted(*attempt) or goes_on

    def take(self, index: int, first: int) -> None:
        """Record that a passage has the words of the window that begins with the word `first`, from 0."""
        passage = self.hashed[index]
        places = [self._widened(passage, word) for word in self.windows.repeated(first, passage.words)]
        self.found[index] = places
        if passage.span and len(places) == 1:
            insort(self._anchors, (passage.span[0], places[0][0] - passage.span[0]))

    def placed(self, *, is_whole: bool) -> PlacementReport:
        """The result of the search."""
        placements = {
            passage.key: self._placement(index, passage) for index, passage in enumerate(self.hashed)
        }
        return PlacementReport(placements, is_whole or not self.missing)

    def _placement(self, index: int, passage: HashedPassage) -> Placement:
        places = self.found.get(index)
        if places is None:
            return Placement(HashStatus.CHANGED, *self._expected(index), 0)
        if index in self._at_span or (passage.span is None and len(places) == 1):
            return Placement(HashStatus.VERIFIED, *places[0], 1)
        meant = places if len(places) == 1 else self._keeping_distance(index, places)
        if len(meant) == 1:
            return Placement(HashStatus.MOVED, *meant[0], len(places))
        return Placement(HashStatus.AMBIGUOUS, *places[0], len(places))

    def _keeping_distance(self, index: int, places: list[Stretch]) -> list[Stretch]:
        """Of several places, those at the same distance from a neighbour as the span."""
        span = self.hashed[index].span
        if span is None:
            return []
        expected = [span[0] + shift for shift in self._shifts(index)]
        return [place for place in places if any(abs(place[0] - start) <= _PUNCTUATION for start in expected)]

    def _expected(self, index: int) -> Stretch:
        span, shifts = self.hashed[index].span, self._shifts(index)
        if span is None or not shifts:
            return 0, 0
        length = len(self.windows.text)
        start = min(max(span[0] + shifts[0], 0), length)
        return start, min(max(span[1] + shifts[0], start), length)

    def _shifts(self, index: int) -> list[int]:
        """How far the neighbours before and after a passage have moved, as far as they were found."""
        span = self.hashed[index].span
        if span is None:
            return []
        at = bisect_left(self._anchors, (span[0],))
        return list(dict.fromkeys(shift for _, shift in self._anchors[max(at - 1, 0) : at + 1]))

    def _try_shifted(self, index: int, shift: int) -> bool:
        passage = self.hashed[index]
        if passage.span is None:
            return False
        start, end = passage.span[0] + shift, passage.span[1] + shift
        middle = self.windows.at(start)
        near = range(middle - _NEAR, middle + _NEAR)
        for first, _ in self.windows.among(near, passage.words, passage.digest.__eq__):
            self.take(index, first)
            return True
        # A span that begins or ends inside a word has no window.
        if self.windows.holds(start, end, passage.words, passage.digest):
            self.found[index] = [(start, end)]
            return True
        return False

    def _widened(self, passage: HashedPassage, first: int) -> Stretch:
        """A window extended by the punctuation around it, if the length of the span shows how much."""
        start, end = self.windows.stretch(first, passage.words)
        if passage.span is None:
            return start, end
        length = passage.span[1] - passage.span[0]
        text = self.windows.text
        able = [
            (low, low + length)
            for low in range(start, max(start - _PUNCTUATION, 0) - 1, -1)
            if low + length >= end and self.windows.holds(low, low + length, passage.words, passage.digest)
        ]
        whole = (window for window in able if window[0] == 0 or text[window[0] - 1].isspace())
        return next(whole, able[0] if able else (start, end))


def _scan(windows: WordWindows, firsts: Sequence[int], searches: Sequence[_Search], most: int) -> int:
    """Look for missing passages; returns the number of windows hashed, more than `most` where it gave up."""
    missing: dict[int, dict[str, list[tuple[_Search, int]]]] = {}
    for search in searches:
        for index in search.missing:
            passage = search.hashed[index]
            missing.setdefault(passage.words, {}).setdefault(passage.digest, []).append((search, index))
    hashed = 0
    # The commonest numbers of words first, since finding one passage of a source helps to find the others.
    for count, wanted in sorted(missing.items(), key=lambda item: -len(item[1])):
        live = {digest for digest, waiting in wanted.items() if _any_missing(waiting)}
        if not live:
            continue
        hashed += len(firsts)
        if hashed > most:
            break
        for first, digest in windows.among(firsts, count, live.__contains__):
            for search, index in wanted[digest]:
                if index not in search.found:
                    search.take(index, first)
                    search.try_near()
            live.intersection_update([digest for digest in live if _any_missing(wanted[digest])])
            if not live:
                break
    return hashed


def _any_missing(waiting: Sequence[tuple[_Search, int]]) -> bool:
    return any(index not in search.found for search, index in waiting)
