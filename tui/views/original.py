"""The attached original of a source as lines, with a hashed passage highlighted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.evidence.hashes.hash_placement import HashStatus, OriginalText, Placement
from tui.index.records import PassageRecord, SourceRecord
from tui.views.json_output import Json
from tui.views.lines import BLANK, Line, TextRole, TextSpan, line, section
from tui.views.links import PassagePlace
from tui.views.source import where_issued

_LONG = 1_000
"""Code points after which a long line of an original is split at the start of the next sentence."""
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+")


def original_lines(
    source: SourceRecord, original: OriginalText, passage: PassageRecord | None, around: int | None = None
) -> list[Line]:
    """Return the text of a source's original under a head that names it and the status of the passage.

    Args:
        source: The source.
        original: Its original.
        passage: The passage to highlight; None for none.
        around: How many paragraphs to show before and after it; None for the whole text.
    """
    return [*original_head(source, original, passage), *section(original_text(original, passage, around))]


def original_head(source: SourceRecord, original: OriginalText, passage: PassageRecord | None) -> list[Line]:
    """Return the head: title, name, file of the original, and the status of the passage.

    Args:
        source: The source.
        original: Its original.
        passage: The passage whose status is shown; None for none.
    """
    lines = [
        line(TextSpan(source.title, TextRole.TITLE)),
        line(TextSpan(where_issued(source), TextRole.DATE)),
        line(TextSpan(f"the source's own words, from {original.path}", TextRole.QUIET)),
    ]
    if passage is not None:
        lines.append(line(TextSpan(f"[{passage.key}] ", TextRole.LABEL), placement_status(original, passage)))
    return lines


def original_text(
    original: OriginalText, passage: PassageRecord | None, around: int | None = None
) -> list[Line]:
    """Return the text of an original, word for word. A passage has lines of its own, each with a `>`.

    Args:
        original: The original.
        passage: The passage to highlight; None for none.
        around: How many paragraphs to show before and after it; None for the whole text.

    Returns:
        The lines. The one where the passage begins has a `PassagePlace`. Where its words were not
        found, that is at the place between its neighbours, and nothing is highlighted.
    """
    start, end, is_lit = _stretch(original, passage)
    start, end = original.shown((start, end))
    pieces = list(_pieces(original.text, start, end))
    first, last = _cited(pieces, start, end)
    if around is not None:
        low = max(0, first - around)
        pieces = pieces[low : last + 1 + around]
        first -= low
    lines: list[Line] = []
    for number, (begin, stop) in enumerate(pieces):
        cited = is_lit and begin < end and start < stop
        if lines and _is_parted(original.text, pieces[number - 1][1], begin):
            lines.append(BLANK)
        lines.append(
            line(
                TextSpan("> " if cited else "  ", TextRole.CITED),
                TextSpan(original.text[begin:stop].strip(), TextRole.CITED if cited else TextRole.PLAIN),
                hang=2,
                anchor=PassagePlace(passage.number) if passage and number == first else None,
            )
        )
    return lines


def original_json(original: OriginalText, passage: PassageRecord | None) -> Json:
    """Return an original, or one passage in it, as an object; offsets are half-open, in code points."""
    shown: Json = {"source": original.source, "file": original.path}
    if passage is None:
        return {**shown, "text": original.text}
    place = original.placed.get(passage.key)
    start, end, is_it = _stretch(original, passage)
    first, last = original.shown((start, end))
    return {
        **shown,
        "passage": passage.key,
        "status": place.status.value if place else None,
        "start": start if is_it else None,
        "end": end if is_it else None,
        "text": original.text[first:last] if is_it else None,
    }


def placement_status(original: OriginalText, passage: PassageRecord) -> TextSpan:
    """Return the status of a passage in its source's original."""
    place = original.placed.get(passage.key)
    if place is None:
        words = "no hash, so not verified: these are the words at its span"
        return TextSpan(
            words if passage.span else "no hash and no span: its place in the original is not known",
            TextRole.QUIET,
        )
    role = TextRole.QUIET if place.is_settled else TextRole.PROBLEM
    return TextSpan(placement_words(place, passage.span, is_whole=original.is_whole), role)


def placement_words(place: Placement, span: tuple[int, int] | None, *, is_whole: bool = True) -> str:
    """Return a placement in words.

    Args:
        place: The placement.
        span: Where the source's file says that the passage is, half-open, in code points of the original;
            None where it does not say.
        is_whole: Whether the text was searched to its end.
    """
    at = f"{place.start}-{place.end}"
    match place.status:
        case HashStatus.VERIFIED:
            return f"verified at {at}"
        case HashStatus.MOVED:
            return f"verified, moved to {at}" + (_distance(place.start - span[0]) if span else "")
        case HashStatus.AMBIGUOUS:
            return f"ambiguous: its words occur in {place.places} places, first at {at}"
        case HashStatus.CHANGED:
            return f"changed: its words were not found{'' if is_whole else ' in the part that was searched'}"


def _distance(by: int) -> str:
    return f", {abs(by):,} characters {'later' if by > 0 else 'earlier'}" if by else ""


def _stretch(original: OriginalText, passage: PassageRecord | None) -> tuple[int, int, bool]:
    """Return the half-open range to show, in code points of the original, and whether it is the passage."""
    place = original.placed.get(passage.key) if passage else None
    if place is not None:
        return place.start, place.end, place.is_found and place.start < place.end
    if passage and passage.span and original.shown(passage.span)[1] <= len(original.text):
        return *passage.span, True
    return 0, 0, False


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines that are not blank, split where they are long and where the passage begins and ends."""
    for match in re.finditer(r"[^\n]+", text):
        low = match.start()
        while low < match.end():
            high = _next_break(text, low, match.end())
            if low < start < high:
                high = start
            elif low < end < high and start < end:
                high = end
            if not text[low:high].isspace():
                yield low, high
            low = high


def _next_break(text: str, low: int, high: int) -> int:
    if high - low <= _LONG:
        return high
    match = _SENTENCE.search(text, low + _LONG, high)
    return match.end() if match else high


def _cited(pieces: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Return the first and last piece that overlap the range; else the piece that the range is before."""
    inside = [at for at, (low, high) in enumerate(pieces) if low < end and start < high]
    before = min(sum(high <= start for _, high in pieces), max(len(pieces) - 1, 0))
    return (inside[0], inside[-1]) if inside else (before, before)


def _is_parted(text: str, before: int, after: int) -> bool:
    """Return whether there is a blank line between two pieces."""
    return text.count("\n", before, after) > 1
