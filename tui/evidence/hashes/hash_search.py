"""Find the passages of sources in a text, by their hashes.

A hash says how many words a passage has, and what they hash to. So a passage is found in any text by hashing
the windows of that many words. To hash a million windows takes about a second; therefore, in this order: the
passage's own span; around where it stands if it keeps its distance from a neighbour that was found; the
windows that begin where a sentence may; all windows.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui.evidence.hashes.hash_placement import HashedPassage, HashStatus, Placement, PlacementReport, Stretch
from tui.evidence.quotations.word_windows import WordWindows

MOST_WINDOWS = 5_000_000
"""Hashed in one text, when nothing quicker finds a passage: a few seconds. (Ten times a million words.)"""
_NEAR = 300
"""Words to either side of where a passage should stand, in which it is looked for first."""
_FEW_WORDS = 20_000
"""A text so short is searched through for every source, even where it clearly belongs to one."""
_PUNCTUATION = 8
"""Code points by which two distances may differ: a window begins and ends with a word, a span need not."""


def locate_hashes(
    text: str, sources: Mapping[str, Sequence[HashedPassage]], most: int = MOST_WINDOWS
) -> dict[str, PlacementReport]:
    """Look for the hashed passages of sources in a text.

    Args:
        text: Any text.
        sources: By id, the hashed passages of each. A key that is repeated stands for the first of them.
        most: How many windows to hash, at most, where nothing quicker helps.

    Returns:
        For each source, what was found. Of sources to which the text clearly does not belong not every
        passage need have been looked for everywhere.
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
        {one.key: one for one in reversed(hashed)}[key] for key in dict.fromkeys(s.key for s in hashed)
    )


@dataclass(slots=True)
class _Search:
    """The search for the passages of one source."""

    windows: WordWindows
    hashed: tuple[HashedPassage, ...]
    found: dict[int, list[Stretch]] = field(default_factory=dict)
    """By the passage's place in `hashed`, every place where its words stand."""
    _at_span: set[int] = field(default_factory=set)
    _anchors: list[tuple[int, int]] = field(default_factory=list)
    """Of the passages whose place is clear: where the span begins, and how far from there it stands."""
    _tried: set[tuple[int, int]] = field(default_factory=set)

    @property
    def missing(self) -> list[int]:
        return [index for index in range(len(self.hashed)) if index not in self.found]

    def try_spans(self) -> None:
        for index, one in enumerate(self.hashed):
            if one.span and self.windows.holds(*one.span, one.words, one.digest):
                self.found[index] = [one.span]
                self._at_span.add(index)
                insort(self._anchors, (one.span[0], 0))

    def try_near(self) -> None:
        """Look around where the missing passages stand if they keep their distance from their neighbours."""
        goes_on = True
        while goes_on:
            goes_on = False
            for index in self.missing:
                tries = [(index, shift) for shift in self._shifts(index)]
                for one in tries:
                    if one not in self._tried and index not in self.found:
                        self._tried.add(one)
                        goes_on = self._try_shifted(*one) or goes_on

    def take(self, index: int, first: int) -> None:
        """Note that a passage has the words of the window that begins with the word `first`."""
        one = self.hashed[index]
        places = [self._widened(one, word) for word in self.windows.repeated(first, one.words)]
        self.found[index] = places
        if one.span and len(places) == 1:
            insort(self._anchors, (one.span[0], places[0][0] - one.span[0]))

    def placed(self, *, is_whole: bool) -> PlacementReport:
        """What was found."""
        placements = {one.key: self._placement(index, one) for index, one in enumerate(self.hashed)}
        return PlacementReport(placements, is_whole or not self.missing)

    def _placement(self, index: int, one: HashedPassage) -> Placement:
        places = self.found.get(index)
        if places is None:
            return Placement(HashStatus.CHANGED, *self._expected(index), 0)
        if index in self._at_span or (one.span is None and len(places) == 1):
            return Placement(HashStatus.VERIFIED, *places[0], 1)
        meant = places if len(places) == 1 else self._keeping_distance(index, places)
        if len(meant) == 1:
            return Placement(HashStatus.MOVED, *meant[0], len(places))
        return Placement(HashStatus.AMBIGUOUS, *places[0], len(places))

    def _keeping_distance(self, index: int, places: list[Stretch]) -> list[Stretch]:
        """Those of several places that stand as far from a neighbour as the span does."""
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
        """How far the neighbours before and behind a passage have moved, those that are found."""
        span = self.hashed[index].span
        if span is None:
            return []
        at = bisect_left(self._anchors, (span[0],))
        return list(dict.fromkeys(shift for _, shift in self._anchors[max(at - 1, 0) : at + 1]))

    def _try_shifted(self, index: int, shift: int) -> bool:
        one = self.hashed[index]
        if one.span is None:
            return False
        start, end = one.span[0] + shift, one.span[1] + shift
        middle = self.windows.at(start)
        near = range(middle - _NEAR, middle + _NEAR)
        for first, _ in self.windows.among(near, one.words, one.digest.__eq__):
            self.take(index, first)
            return True
        # A span that begins or ends inside a word has no window.
        if self.windows.holds(start, end, one.words, one.digest):
            self.found[index] = [(start, end)]
            return True
        return False

    def _widened(self, one: HashedPassage, first: int) -> Stretch:
        """A window with the punctuation around it, if its span tells how much there was."""
        start, end = self.windows.stretch(first, one.words)
        if one.span is None:
            return start, end
        length = one.span[1] - one.span[0]
        text = self.windows.text
        able = [
            (low, low + length)
            for low in range(start, max(start - _PUNCTUATION, 0) - 1, -1)
            if low + length >= end and self.windows.holds(low, low + length, one.words, one.digest)
        ]
        whole = (it for it in able if it[0] == 0 or text[it[0] - 1].isspace())
        return next(whole, able[0] if able else (start, end))


def _scan(windows: WordWindows, firsts: Sequence[int], searches: Sequence[_Search], most: int) -> int:
    """Look for what is missing; returns how many windows were hashed, more than `most` where it gave up."""
    missing: dict[int, dict[str, list[tuple[_Search, int]]]] = {}
    for search in searches:
        for index in search.missing:
            one = search.hashed[index]
            missing.setdefault(one.words, {}).setdefault(one.digest, []).append((search, index))
    hashed = 0
    # What most passages have in common first: to find one of a source helps to find the others.
    for count, wanted in sorted(missing.items(), key=lambda item: -len(item[1])):
        live = {digest for digest, those in wanted.items() if _any_missing(those)}
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
            live.intersection_update([it for it in live if _any_missing(wanted[it])])
            if not live:
                break
    return hashed


def _any_missing(those: Sequence[tuple[_Search, int]]) -> bool:
    return any(index not in search.found for search, index in those)
