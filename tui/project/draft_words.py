"""The words of a draft: the title from a passage's first words, and the words of it that are quoted."""

from __future__ import annotations

import re

from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import QuoteStatus, TextKind
from tui.chronology.event import Citation
from tui.chronology.source import Passage, Source
from tui.evidence.date_extraction.extract_dates import SourceContext, find_mentions
from tui.evidence.quotations.quote_check import check_quotes
from tui.text.cell_width import cell_width, truncate
from tui.text.masked_text import BLOCK
from tui.text.name_mask import NameMask

TITLE_CELLS = 60
"""The widest title of a draft, with its ellipsis: what most timelines show on one line."""
QUOTED_WORDS = 50
"""The words of the longest quotation of a draft."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[^\sa-z])|[。！？]")
_WORD = re.compile(r"\S+")


def first_words(text: str, names: NameMask | None = None) -> str:
    """Return the first words of a passage as a title, with an ellipsis where they are not the whole passage.

    Args:
        text: That of the passage.
        names: Finds protected names; None where there are none.

    Returns:
        At most `TITLE_CELLS` wide, ended behind a word and without a full stop; empty where a protected name
        is among the words.
    """
    whole = " ".join((names.mask(text) if names else text).split())
    if cell_width(whole) <= TITLE_CELLS:
        title = whole if whole.endswith("..") else whole.removesuffix(".")
    else:
        room = truncate(whole, TITLE_CELLS - 2, "")
        is_at_end = whole[len(room) : len(room) + 1].isspace()
        words = room if is_at_end else room.rpartition(" ")[0]
        # Writing without spaces has no end of a word to be cut at.
        title = f"{(words or room).rstrip(' ,;:.–-')} …"
    return "" if BLOCK in title else title


def quoted_words(source: Source, passage: Passage, date: EdtfDate, names: NameMask | None = None) -> str:
    """Return the words of a passage that a draft quotes: all of a short one, else the sentence with the date.

    Args:
        source: The source.
        passage: One of its passages.
        date: The date of the draft.
        names: Finds protected names; None where there are none.

    Returns:
        At most `QUOTED_WORDS` words, just as they stand there; empty where the source is a paraphrase, where
        the passage has a protected name, and where the words stand in several places.
    """
    if source.text is TextKind.PARAPHRASE:
        return ""
    quote = " ".join(_part(passage.text, _place(source, passage, date)).split())
    if not quote or (names and names.finds(passage.text)):
        return ""
    found = check_quotes(Citation(source=source.id, passage=passage.key, quote=quote), source)
    return quote if found.status in {QuoteStatus.EXACT, QuoteStatus.NORMALISED} else ""


def _place(source: Source, passage: Passage, date: EdtfDate) -> tuple[int, int]:
    """Return where the passage gives the date, half-open, in code points; its beginning where it does not."""
    mentions = find_mentions(passage.text, source.issued, SourceContext(source.language))
    return next(
        (
            (mention.start, mention.end)
            for mention in mentions
            if any(reading.date == date.text for reading in mention.readings)
        ),
        (0, 0),
    )


def _part(text: str, place: tuple[int, int]) -> str:
    """Return a short text whole; of a longer one the sentence around a place, or the nearest words of it."""
    if len(_WORD.findall(text)) <= QUOTED_WORDS:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= place[0]), default=0)
    end = min((end for end in ends if end >= max(place[1], start + 1)), default=len(text))
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    before = sum(1 for word in words if word[0] < place[1])
    first = max(0, min(before, len(words)) - QUOTED_WORDS)
    kept = words[first : first + QUOTED_WORDS]
    return text[kept[0][0] : kept[-1][1]] if kept else ""
