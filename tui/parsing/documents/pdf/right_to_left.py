"""Arabic and Hebrew: the order in which letters and words are read, found from where they stand.

pdfium gives the letters of some files as they follow on the page from the left, so that a word stands
backwards. Where they stand does not lie: the first letter of such a word is the rightmost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from tui.parsing.documents.pdf.letters import PageLetters
from tui.parsing.documents.pdf.pages import PageWord

_LETTERS = "\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(f"[{_LETTERS}]")
_RUNS = re.compile(
    r"[0-9\u0660-\u0669\u06f0-\u06f9A-Za-z](?:[0-9\u0660-\u0669\u06f0-\u06f9A-Za-z.,:/%-]*"
    r"[0-9\u0660-\u0669\u06f0-\u06f9A-Za-z])?"
)
_FORMS = re.compile("[\ufb1d-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]")


def is_right_to_left(text: str) -> bool:
    """Return whether a text has a letter of Arabic, Hebrew or a script like them."""
    return _RIGHT_TO_LEFT.search(text) is not None


def ordered_letters(letters: PageLetters, text: str, first: int) -> str:
    """Return the letters of a word in the order in which they are read.

    Args:
        letters: Those of the page.
        text: The word, as pdfium gives it.
        first: The index of its first letter.
    """
    boxes = [letters.box(first + at) for at in range(len(text))]
    # A ligature is several letters in one place, which follow as they are given.
    placed = sorted(
        zip(boxes, range(len(text)), strict=True),
        key=lambda one: (-round(one[0][0] + one[0][2], 1), one[1]),
    )
    turned = "".join(text[at] for _, at in placed)
    whole = _RUNS.sub(lambda found: found[0][::-1], turned)
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), whole)


def ordered_words(words: Sequence[PageWord]) -> Iterator[PageWord]:
    """Yield the words of a line in the order in which they are read.

    Args:
        words: In any order.
    """
    placed = sorted(words, key=lambda word: word.left)
    arabic = [is_right_to_left(word.text) for word in placed]
    letters = [sum(map(str.isalpha, word.text)) for word in placed]
    from_right = sum(count for count, is_so in zip(letters, arabic, strict=True) if is_so)
    is_turned = 2 * from_right >= sum(letters)
    runs = [
        [word for word, _ in run] for _, run in groupby(zip(placed, arabic, strict=True), lambda one: one[1])
    ]
    kinds = [kind for kind, _ in groupby(arabic)]
    for kind, run in (
        reversed([*zip(kinds, runs, strict=True)]) if is_turned else zip(kinds, runs, strict=True)
    ):
        yield from reversed(run) if kind else run
