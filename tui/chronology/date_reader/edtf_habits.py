"""EDTF that people write for something else: `[1789]` for an inferred year, midnight, `-2012` for a range.

And EDTF as its drafts, or careless hands, wrote it.
"""

from __future__ import annotations

import re

from tui.chronology.date_reader.date_parts import existing_date
from tui.chronology.date_reader.date_rules import DateRules
from tui.chronology.date_reader.dated_points import MIDNIGHT
from tui.chronology.date_reader.meanings import Meanings, ask_rule, mean, refuse

_SET_OF_ONE = re.compile(r"\[(?P<x>[0-9]{4}(?:-[0-9]{2}){0,2})\]")
_MIDNIGHT = re.compile(r"(?P<minute>(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00)(?::00(?:\.0+)?)?")
_BEFORE_CHRIST = re.compile(r"-(?P<y>1[0-9]{3}|20[0-9]{2})")
_MARK = r"[?~%]?"


def read_habit(text: str, rules: DateRules) -> Meanings | None:
    """Return what EDTF, or nearly EDTF, can mean where it is often written for something else; else None.

    Args:
        text: A folded text.
        rules: What may be taken for granted.
    """
    if match := _SET_OF_ONE.fullmatch(text):
        return mean(f"{match['x']}?")
    if match := _BEFORE_CHRIST.fullmatch(text):
        return mean(text, f"../{match['y']}")
    if match := _MIDNIGHT.fullmatch(text):
        if rules.is_spreadsheet is None and existing_date(match["day"]):
            return ask_rule(MIDNIGHT)
        return mean(match["day"] if rules.is_spreadsheet else match["minute"].replace(" ", "T"))
    if text == "0000":
        return refuse("0000 is 1 BC in EDTF, and what programs write for an empty date")
    if text == "1899-12-30" and rules.is_spreadsheet is not False:
        reason = "1899-12-30 is what spreadsheets show for an empty date"
        return refuse(reason) if rules.is_spreadsheet else ask_rule(reason)
    return None


def read_respelled(text: str) -> Meanings | None:
    """Return EDTF in lower case, with spaces, or as its drafts wrote it (`199u`, `2004/open`, `2004?~`)."""
    plain = text.casefold().replace(" ", "")
    if re.fullmatch(r"[?~%]?-?[0-9]{4}[?~%]?(?:-[?~%]?[0-9x]{2}[?~%]?){1,2}", plain) and re.search(
        "[?~%]", plain
    ):
        marks = set(re.findall("[?~%]", plain))
        return _existing(re.sub("[?~%]", "", plain).upper() + (marks.pop() if len(marks) == 1 else "%"))
    respelled = re.sub(r"\bopen\b|\bnow\b|\bpresent\b", "..", re.sub(r"\bunknown\b", "", plain))
    respelled = re.sub(r"(?<=[0-9x-])[ux]|(?<=[0-9]u)u", "X", respelled)
    respelled = respelled.replace("?~", "%").replace("~?", "%").upper()
    return (
        _existing(respelled)
        if re.search("[X/%T]", respelled) and not re.search("[A-SU-WY-Z]{2}", respelled)
        else None
    )


def _existing(text: str) -> Meanings | None:
    return mean(text) if existing_date(text) else None
