"""A source's own words, in which a passage with a hash is lit: what a reader sees who holds the original."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.evidence.hashes.hash_placement import HashStatus, OriginalText, Placement
from tui.index.records import PassageRecord, SourceRecord
from tui.views.json_output import Json
from tui.views.lines import BLANK, Line, TextRole, TextSpan, line, section
from tui.views.source import short_name

_LONG = 1_000
"""Code points after which a line of an original is parted where its next sentence begins."""
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+")


def original_lines(
    source: SourceRecord, original: OriginalText, passage: PassageRecord | None, around: int | None = None
) -> list[Line]:
    """The source's own words, with what they are and how the passage stands in them.

    Args:
        source: The source.
        original: Its original.
        passage: The passage to be lit; None for none.
        around: How many paragraphs to show before and behind it; None for the whole text.
    """
    return [*original_head(source, original, passage), *section(original_text(original, passage, around))]


def original_head(source: SourceRecord, original: OriginalText, passage: PassageRecord | None) -> list[Line]:
    """Whose words these are, from which file, and how the passage stands in them."""
    lines = [
        line(TextSpan(source.title, TextRole.TITLE)),
        line(TextSpan(short_name(source), TextRole.DATE)),
        line(TextSpan(f"the source's own words, from {original.path}", TextRole.QUIET)),
    ]
    if passage is not None:
        lines.append(line(TextSpan(f"[{passage.key}] ", TextRole.LABEL), placement_status(original, passage)))
    return lines


def original_text(
    original: OriginalText, passage: PassageRecord | None, around: int | None = None
) -> list[Line]:
    """The text of an original, word for word; the passage stands on lines of its own, with its sign.

    The line on which the passage begins has the anchor `passage:NUMBER`. Where its words were not found,
    that is the line where its neighbours let expect it, and nothing is lit.
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
                anchor=f"passage:{passage.number}" if passage and number == first else "",
            )
        )
    return lines


def original_json(original: OriginalText, passage: PassageRecord | None) -> Json:
    """The original of a source, or the words of one passage in it; offsets are half-open code points."""
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
    """How a passage stands in its source's original."""
    place = original.placed.get(passage.key)
    if place is None:
        said = "no hash, so not verified: this is what stands at its span"
        return TextSpan(said if passage.span else "no hash: nothing tells where it stands", TextRole.QUIET)
    role = TextRole.QUIET if place.is_settled else TextRole.PROBLEM
    return TextSpan(placement_words(place, passage.span, is_whole=original.is_whole), role)


def placement_words(place: Placement, span: tuple[int, int] | None, *, is_whole: bool = True) -> str:
    """A placement in words.

    Args:
        place: The placement.
        span: Where the passage is said to stand.
        is_whole: Whether the text was searched to its end.
    """
    at = f"{place.start}-{place.end}"
    match place.status:
        case HashStatus.VERIFIED:
            return f"verified at {at}"
        case HashStatus.MOVED:
            return f"verified, moved to {at}" + (_distance(place.start - span[0]) if span else "")
        case HashStatus.AMBIGUOUS:
            return f"ambiguous: its words stand in {place.places} places, the first at {at}"
        case HashStatus.CHANGED:
            return f"changed: its words were not found{'' if is_whole else ' in as much as was searched'}"


def _distance(by: int) -> str:
    return f", {abs(by):,} characters {'later' if by > 0 else 'earlier'}" if by else ""


def _stretch(original: OriginalText, passage: PassageRecord | None) -> tuple[int, int, bool]:
    """What to show, as a stretch of the text as it is kept, and whether those are the passage's words."""
    place = original.placed.get(passage.key) if passage else None
    if place is not None:
        return place.start, place.end, place.is_found and place.start < place.end
    if passage and passage.span and original.shown(passage.span)[1] <= len(original.text):
        return *passage.span, True
    return 0, 0, False


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines that are not blank, parted where they are long and where the passage begins and ends."""
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
    found = _SENTENCE.search(text, low + _LONG, high)
    return found.end() if found else high


def _cited(pieces: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The first and last piece that the stretch has a part in; where none has, the one it stands before."""
    inside = [at for at, (low, high) in enumerate(pieces) if low < end and start < high]
    before = min(sum(high <= start for _, high in pieces), max(len(pieces) - 1, 0))
    return (inside[0], inside[-1]) if inside else (before, before)


def _is_parted(text: str, before: int, after: int) -> bool:
    """Whether a blank line stands between two pieces."""
    return text.count("\n", before, after) > 1
