"""Positions as lines: in the detail of an event, and as the list of one party or of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from tui.chronology.enums import PositionState
from tui.export.citation_text import date_words
from tui.export.json_objects import Json, position_json
from tui.export.positions.position_words import (
    NO_ADMISSION,
    NO_ANSWER_MEANT,
    answer_words,
    count_words,
    position_words,
)
from tui.index.position_record import PositionRecord
from tui.views.differences import citation_anchor, cited_as
from tui.views.lines import BLANK, Line, TextRole, TextSpan, heading, line, paragraph
from tui.views.links import EventLink, PartyExportLink, PositionsLink


def event_position_lines(positions: Iterable[PositionRecord]) -> Iterator[Line]:
    """Yield what is on file of one event, each party's version beside it."""
    listed = list(positions)
    for one in listed:
        yield line(position_words(one), hang=2, anchor=PositionsLink(one.party))
        yield from _version(one)
    yield from _remark(listed)


def position_lines(positions: Iterable[PositionRecord], *, has_exports: bool = False) -> list[Line]:
    """Return what is on file of each party, under its name.

    Args:
        positions: In the order of the events.
        has_exports: Whether lines lead to the letter to the party, and to the schedule of its positions.
    """
    parties = sorted(positions, key=lambda one: (one.name.casefold(), one.party))
    lines: list[Line] = []
    for party, group in groupby(parties, key=lambda one: one.party):
        listed = list(group)
        lines += [BLANK] if lines else []
        lines.append(heading(f"{listed[0].name} ({party})"))
        lines.append(line(TextSpan(count_words(listed), TextRole.QUIET)))
        reasons = dict.fromkeys(one.reason for one in listed if one.reason)
        for reason in reasons:
            lines += paragraph(f"Not put: {reason} {NO_ANSWER_MEANT}", TextRole.NOTE, 2)
        for one in listed:
            lines.append(_statement(one))
            lines.append(line(TextSpan(_beside(one), TextRole.NOTE), indent=4, hang=6))
            lines += _version(one, 4)
        lines += _remark(listed)
        if has_exports:
            lines += _exports(party, listed)
    return lines


def _statement(one: PositionRecord) -> Line:
    when = TextSpan(f"{date_words(one.date) or 'undated'}: ", TextRole.DATE)
    name = TextSpan(f"  {one.event}", TextRole.QUIET)
    return line(when, one.title, name, indent=2, hang=4, anchor=EventLink(one.event))


def _exports(party: str, positions: Iterable[PositionRecord]) -> Iterator[Line]:
    if any(one.is_criticised for one in positions):
        letter = PartyExportLink(party, is_letter=True)
        yield line("Write the letter that puts them to this party", anchor=letter)
    yield line("Export the schedule of these positions", anchor=PartyExportLink(party, is_letter=False))


def positions_json(positions: Iterable[PositionRecord]) -> list[Json]:
    """Return positions as objects."""
    return [{"event": one.event, **position_json(one)} for one in positions]


def _beside(one: PositionRecord) -> str:
    wording = " in an earlier wording" if one.is_outdated else ""
    put = f"put on {date_words(one.put_on)}{wording}: " if one.put_on else ""
    return f"{put}{answer_words(one)}"


def _version(one: PositionRecord, indent: int = 2) -> Iterator[Line]:
    if one.version:
        yield from paragraph(f"“{one.version}”", TextRole.PLAIN, indent)
    for citation in one.cites:
        named = TextSpan(cited_as(citation), TextRole.QUIET)
        yield line(named, indent=indent + 2, hang=indent + 2, anchor=citation_anchor(citation))


def _remark(positions: Iterable[PositionRecord]) -> Iterator[Line]:
    if any(one.state is PositionState.NO_ANSWER for one in positions):
        yield line(TextSpan(NO_ADMISSION, TextRole.QUIET))
