"""What a new date means against the old one: narrowed, widened, moved, more or less certain.

Two dates are compared by the days that they allow (`tui.chronology.edtf_date`): the first and the last day
each may touch, and the days on which each certainly was going on.
"""

from __future__ import annotations

from tui.chronology.edtf_date import FAR, DateForm, EdtfDate

SAME_DAYS = "written differently"
"""Where both dates allow the same days, with the same certainty."""
_FORMS = {DateForm.MOMENT: "moment", DateForm.SET: "moment", DateForm.SPAN: "span"}


def compare_dates(old: EdtfDate | None, new: EdtfDate | None) -> tuple[str, ...]:
    """Return what has changed between two dates, in words; nothing where they are written alike.

    Args:
        old: None for no date.
        new: None for no date.
    """
    if old is None or new is None:
        return () if old is new else ("dated now" if old is None else "undated now",)
    if old.text == new.text:
        return ()
    words = [*_days(old, new), *_certainty(old, new), *_time(old, new), *_form(old, new)]
    return tuple(words) or (SAME_DAYS,)


def _days(old: EdtfDate, new: EdtfDate) -> list[str]:
    if _reach(old) == _reach(new):
        return []
    (old_first, old_last), (new_first, new_last) = _reach(old), _reach(new)
    if new_first > old_last:
        return ["moved later: no day in common"]
    if new_last < old_first:
        return ["moved earlier: no day in common"]
    if new_first >= old_first and new_last <= old_last:
        return ["narrowed"]
    if new_first <= old_first and new_last >= old_last:
        return ["widened"]
    return ["shifted later" if new_first > old_first else "shifted earlier"]


def _reach(date: EdtfDate) -> tuple[int, int]:
    return date.first_day, date.last_day


def _certainty(old: EdtfDate, new: EdtfDate) -> list[str]:
    if old.uncertain != new.uncertain:
        return ["less certain" if new.uncertain else "more certain"]
    if _reach(old) != _reach(new):
        return []
    return _compare_certain_days(old.certain_days, new.certain_days)


def _compare_certain_days(old: tuple[int, int] | None, new: tuple[int, int] | None) -> list[str]:
    if old == new:
        return []
    # Without certain days, the first is behind every last one.
    (old_first, old_last), (new_first, new_last) = old or (FAR, -FAR), new or (FAR, -FAR)
    if new_first <= old_first and new_last >= old_last:
        return ["more certain"]
    if new_first >= old_first and new_last <= old_last:
        return ["less certain"]
    return ["other days certain"]


def _time(old: EdtfDate, new: EdtfDate) -> list[str]:
    if old.time == new.time:
        return []
    if not old.time or not new.time:
        return ["time of day added" if new.time else "time of day removed"]
    return ["another time of day"]


def _form(old: EdtfDate, new: EdtfDate) -> list[str]:
    before, after = _FORMS[old.shape], _FORMS[new.shape]
    return [f"{before} → {after}"] if before != after else []
