"""The words of a question that tell texts apart: without the most common words of English."""

from __future__ import annotations

from typing import Final

_LIST = (
    "a about after again all also am an and any anybody anyone anything are around as at be became "
    "because become been before being between but by can cannot could did didnt do does doesnt doing "
    "done dont during each either else ever every everybody everyone everything for from further get "
    "gets getting given goes going gone got had has have having he her here hers him his how however "
    "i if in into is isnt it its just like many may me might more most much must my never no nobody "
    "none nor not nothing of off often on one only or other others our out over own people person "
    "really said same say says she should so some somebody someone something still such tell than "
    "that the their them then there these they thing things this those through to too under until up "
    "upon us very was wasnt we went were werent what whats when whens where wheres whether which "
    "while who whos whom whose why will with within without would yes you your"
)
_COMMON: Final = frozenset(_LIST.split())
"""Folded (`tui.text.search_text.normalize`)."""


def telling_words(words: list[str]) -> list[str]:
    """Return the words that tell texts apart, each once; those in other languages than English stay.

    Args:
        words: Folded.
    """
    return [word for word in dict.fromkeys(words) if word not in _COMMON]
