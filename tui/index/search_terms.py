"""Terms: what the search table holds beside words, in letters that no folded word has.

Kinds, actors, tags and the rest are searched as words are, so any query is one expression of the full-text
index, met in the order of dates. `tui.text.search_text.normalize` yields letters and digits only; terms begin
with a character for private use, so no word typed can reach them.
"""

from __future__ import annotations

from functools import lru_cache

EVERY = "\ue000"
"""The term that every event has."""

_FIELD = "\ue001"
_TITLE = "\ue002"

# The tokenizer parts at ASCII's other characters; a term must stay whole.
_WHOLE = {code: chr(0xE100 + code) for code in range(128) if not chr(code).isalnum()}


@lru_cache(maxsize=50_000)
def field_term(name: str, value: str) -> str:
    """The term of a field's value: equal for values that differ in case and white space only.

    Args:
        name: Of `tui.parsing.query.parse_query.FIELDS`.
        value: As written in the chronology or in a query.
    """
    folded = " ".join(value.casefold().split())
    return f"{_FIELD}{name.translate(_WHOLE)}{_FIELD}{folded.translate(_WHOLE)}"


def title_term(word: str) -> str:
    """The term of a folded word of the title; of a word's beginning, the beginning of its term."""
    return _TITLE + word
