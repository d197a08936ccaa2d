"""Texts that are no dates: what they are, in words."""

from __future__ import annotations

import re

from tui.chronology.date_reader.meanings import Meanings, refuse

_KINDS = (
    (
        (
            r"\[?(?:n\.? ?d\.?|s\. ?d\.|s\. ?a\.|o\. ?j\.|no date|not dated|undated"
            r"|date (?:un|not )known|unknown|not known"
            r"|(?:date )?illegible|none|nil|null|n/?a|tb[acd]"
            r"|to be (?:confirmed|advised|decided)|various|never)\]?\.?"
            r"|[?\-–.\"'/*_ ]+"
        ),
        "no date is given",
    ),
    (
        (
            r"(?:as|see) (?:above|below|before)|ditto|do\.?|ibid\.?"
            r"|(?:the )?same (?:day|date|time|week|month|year)|idem"
        ),
        "it repeats the date of another line; write that date",
    ),
    (
        (
            r"(?:today|yesterday|tomorrow|now|present|ongoing|current|recent(?:ly)?)"
            r"|(?:last|next|this|previous|following|the next|the following|the previous|the day) .*"
            r"|.*\b(?:later|earlier|ago|afterwards|previously|day before|day after)"
        ),
        "it counts from another day; write the date",
    ),
    (
        r"[0-9]{1,2}[:.][0-9]{2} ?(?:[ap]\.?m\.?)?|[0-9]{1,2} ?[ap]\.?m\.?",
        "it is a time of day without a date",
    ),
    (
        (
            r".*\b(?:michaelmas|hilary|trinity|lent|candlemas|lady day|midsummer|martinmas|lammas"
            r"|whitsun(?:day)?|whitsuntide|easter|christmas|pentecost|advent|ramadan"
            r"|passover|quarter day)\b(?! day| eve).*"
        ),
        "a feast or a term has no one day; write the day, month or season that is meant",
    ),
    (r".*[£$€].*", "it is an amount"),
    (
        (
            r"(?:s|ss|section|sections|art|article|cl|clause|para|paras|paragraph|p|pp|page|pages|ch|chapter|no|nos|vol"
            r"|exhibit|case|ref|item|row|line|tel|isbn)\b\.? ?[0-9].*"
        ),
        "it is the number of something",
    ),
    (r"[+0(][0-9() -]{6,}", "it looks like a telephone number"),
)


def explain_no_date(text: str) -> Meanings | None:
    """Return why a text is no date; None where it may be one.

    Args:
        text: A folded text.
    """
    plain = text.casefold().strip()
    for pattern, reason in _KINDS:
        if re.fullmatch(pattern, plain):
            return refuse(reason)
    if re.fullmatch(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", plain):
        return refuse("it is a weekday without a date")
    return None
