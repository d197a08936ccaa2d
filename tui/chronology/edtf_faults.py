"""What is wrong with a date that is not in EDTF's syntax, and how EDTF writes what was probably tried."""

from __future__ import annotations

import re

INTERVAL_REMEDY = "write it as 2004/2012"
GENERAL_REMEDY = "write it as 2013-05-14, 2013-05, 2013 or 2004/2012"

_LONGEST_PHRASE = 60
_FOUR_DIGITS = "a year has four digits"
_DIAGNOSES = (
    (r"Y.*|-?[0-9]{5,}(?:[?~%E-].*)?", "a year has four digits here, -9999 to 9999", "write four digits"),
    (r"-?[0-9]{1,3}[?~%]?", _FOUR_DIGITS, "write all four digits of the year"),
    (
        r"[0-9X-]*[0-9]S[0-9]+.*",
        "significant digits (S) are not supported",
        "write 201X, 20XX or [2011..2014]",
    ),
    (
        r"\{.*",
        "a set in braces, {…}, means several events",
        "write an event for each, a/b if it lasted, or [a,b] for one of them",
    ),
    (
        r"[^/]*[?~%].*",
        "a mark ? ~ or % may only stand once, at the end of the whole date",
        "write it as 2013-05-14?, 2013-05~ or 2013%",
    ),
    (
        r"[0-9X-]*X[0-9X-]*",
        "X stands for the last digit, or last two, of a year, for a day, or for a month and day",
        "write it as 201X, 20XX, 2013-05-XX, 2013-XX or 2013-XX-XX",
    ),
    (r".*T.*[0-9].*", "a time of day needs a whole date before it", "write it as 2013-05-14T22:00"),
)


def explain_invalid(text: str) -> tuple[str, str]:
    """The reason and the remedy for a single date that is not in EDTF's syntax."""
    if any(character.isdigit() and character not in "0123456789" for character in text):
        return "a date is written with the digits 0 to 9", GENERAL_REMEDY
    if len(text) > _LONGEST_PHRASE:
        return f"“{text[:_LONGEST_PHRASE]}…” is not an EDTF date", GENERAL_REMEDY
    if re.fullmatch("[0-9]{3}", text):
        return _FOUR_DIGITS, f"write 0{text} for the year {int(text)}, {text}X for the {text}0s"
    for pattern, reason, remedy in _DIAGNOSES:
        if re.fullmatch(pattern, text, re.DOTALL):
            return reason, remedy
    return f"“{text}” is not an EDTF date", GENERAL_REMEDY
