"""The terms for fields in the full-text index, written in characters that no folded word has.

Kinds, actors, tags and other fields are indexed like words, so that any query is one full-text expression
whose results come in the order of events. `tui.text.search_text.normalize` returns letters and digits only,
and terms begin with a private-use character, so that no word that is typed can match them.
"""

from __future__ import annotations

from functools import lru_cache

from tui.index.match_reason import MatchPlace

EVERY = "\ue000"
"""The term that every event has."""

_FIELD = "\ue001"
_TITLE = "\ue002"

# The tokenizer splits at other ASCII characters; a term must not be split.
_WHOLE = {code: chr(0xE100 + code) for code in range(128) if not chr(code).isalnum()}


@lru_cache(maxsize=50_000)
def field_term(name: str, value: str) -> str:
    """Return the term for a value of a field: equal for values that differ only in case and white space.

    Args:
        name: One of `tui.parsing.query.fields.FIELDS`.
        value: As written in the chronology or in a query.
    """
    folded = " ".join(value.casefold().split())
    return f"{_FIELD}{name.translate(_WHOLE)}{_FIELD}{folded.translate(_WHOLE)}"


def title_term(word: str) -> str:
    """The term for a folded word of the title; for the beginning of a word, the beginning of its term."""
    return _TITLE + word


_OTHERS = frozenset((MatchPlace.DIFFERENCE, MatchPlace.KNOWLEDGE, MatchPlace.NOTE))
"""The places of texts that were not always public, beside passages."""


def stem_column(place: MatchPlace) -> int:
    """Return the column of the table `stems` for a text.

    Args:
        place: Where the text comes from; no passage, whose words are in `passage_stems`.

    Returns:
        0 for the title, 1 for the event's own texts, which were always public; 2 for differences, knowledge
        and notes.
    """
    if place is MatchPlace.TITLE:
        return 0
    return 2 if place in _OTHERS else 1
