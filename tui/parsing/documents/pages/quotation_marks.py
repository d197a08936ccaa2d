"""The quotation marks that browsers set around `<q>`, by the language of the page."""

from __future__ import annotations

_ENGLISH = "“”‘’"
_MARKS = {
    "de": "„“‚‘", "cs": "„“‚‘", "sk": "„“‚‘", "sl": "„“‚‘", "is": "„“‚‘", "lt": "„“„“", "bg": "„“’’",
    "pl": "„”«»", "hu": "„”»«", "ro": "„”«»", "hr": "„”‚’", "sr": "„”’’",
    "fr": "«»«»", "es": "«»“”", "it": "«»“”", "pt": "“”‘’", "no": "«»‘’", "nb": "«»‘’", "nn": "«»‘’",
    "ru": "«»„“", "uk": "«»„“", "be": "«»„“", "el": "«»“”", "fa": "«»‹›", "hy": "«»«»",
    "sv": "””’’", "fi": "””’’", "da": "””’’",
    "ja": "「」『』", "he": "””’’",
}  # fmt: skip
"""Opening and closing mark, then those of a quotation in a quotation; English ones for other languages."""


def quotation_mark(language: str, depth: int, *, is_end: bool) -> str:
    """Return a quotation mark.

    Args:
        language: Of the page, as in its `lang`; empty for none.
        depth: How many quotations this one stands in.
        is_end: Whether it ends the quotation.
    """
    marks = _MARKS.get(language.partition("-")[0].casefold(), _ENGLISH)
    return marks[2 * (depth % 2) + is_end]
