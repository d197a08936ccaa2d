"""What the page finds, against what the index finds: one rule, written twice."""

from __future__ import annotations

import json
import random
import sys
import unicodedata
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from tests.export.page.conftest import gathered, write_page
from tests.export.page.page_tab import IN_BROWSER, page_tab
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import FAR, DateForm
from tui.explorer.overview.render_overview import known_days
from tui.index.protocol import Index
from tui.index.records import LaneBar
from tui.parsing.query.parse_query import parse_query
from tui.project.project import Project
from tui.text.search_text import normalize

pytestmark = IN_BROWSER

QUERIES = [
    ("", None),
    ("court", None),
    ("review -council", None),
    ('"serious case review"', None),
    ("kind:courts status:established", None),
    ("actor:sara-thornton is:differs", None),
    ("source:guardian-2013-05-15 -kind:police", None),
    ("from:2010 to:2012", None),
    ("polic girls", None),
    ("in:2013 apolog", None),
    ("NOT kind:police AND from:2013", None),
    ("kind!=police,courts", None),
    ('-"chief constable" thames', None),
    ("no-such-word", None),
    ('"case rev', None),
    ("www.example.org/review", None),
    ("'", None),
    ("", date(2013, 5, 14)),
    ("court", date(2014, 1, 1)),
    ("is:differs", date(2013, 5, 15)),
    ("-is:differs", date(2013, 5, 16)),
    ("source:oxford-mail-2013-05-16", date(2013, 5, 15)),
    ('review is:differs -"chief constable"', date(2015, 3, 3)),
    ("from:2012 to:2013 status:admitted,reported", date(2015, 3, 4)),
    ("", date(1900, 1, 1)),
]

_PSEUDONYM = "Parents of complainants (collective)"
"""The name of the protected actor `parents`."""


def found(index: Index, line: str, day: date | None) -> list[str]:
    """The ids that the index finds."""
    query, _ = parse_query(f"{line} as-of:{day.isoformat()}" if day else line)
    return [row.id for row in index.rows(query)]


def called(script: str, expression: str) -> str:
    """An expression of JavaScript with the functions of one file of the page's script."""
    text = files("tui.export.page").joinpath("script", f"{script}.js").read_text(encoding="utf-8")
    return f"(() => {{ {text}; return {expression} }})()"


async def test_queries_find_what_the_index_finds(oxfordshire: Project, tmp_path: Path) -> None:
    file = write_page(oxfordshire, tmp_path / "page.html")
    async with page_tab() as page:
        await page.open(file)
        for line, day in QUERIES:
            shown, expected = await page.find(line, day), found(oxfordshire.index, line, day)
            assert shown == expected, (line, day)
            said = await page.says()
            every = oxfordshire.index.info.events
            assert said.startswith(f"{len(expected)} of {every}" if len(expected) < every else "All "), said
        assert page.complaints == []


async def test_any_words_and_days_find_what_the_index_finds(oxfordshire: Project, tmp_path: Path) -> None:
    """Words, phrases and beginnings of words out of the texts, with and without a minus, on any day."""
    chance = random.Random(17)
    content = gathered(oxfordshire.index)
    texts = [event.summary for event in content.events] + [
        event.note for event in content.events if event.note
    ]
    texts += [one.passage.text for event in content.events for one in event.cites if one.passage]
    texts += [version.says for one in content.differences for version in one.versions]
    file = write_page(oxfordshire, tmp_path / "page.html")
    async with page_tab() as page:
        await page.open(file)
        for _ in range(120):
            words = chance.choice(texts).replace('"', " ").split()
            at = chance.randrange(len(words))
            term = chance.choice(
                [
                    words[at],
                    words[at][:3],
                    f'"{" ".join(words[at : at + 3])}"',
                    f"-{words[at]}",
                    f'-"{words[at]}"',
                ]
            )
            line = term if term[0] in '-"' or ":" not in term else f'"{term}"'
            day = chance.choice([None, date(2012, 1, 1) + timedelta(chance.randrange(1300))])
            assert await page.find(line, day) == found(oxfordshire.index, line, day), (line, day)


async def test_filters_find_what_their_fields_find(oxfordshire: Project, tmp_path: Path) -> None:
    file = write_page(oxfordshire, tmp_path / "page.html")
    async with page_tab() as page:
        await page.open(file)
        for name in ("kind", "status", "actor", "source"):
            values = await page.value(
                f"[...document.getElementById('{name}').options].map((one) => one.value)"
            )
            assert len(values) > 3
            for value in values[1:6]:
                expected = found(oxfordshire.index, f"{name}:{value} from:2012 to:2014", None)
                shown = await page.find("", None, **{name: value, "from": "2012", "to": "2014"})
                assert shown == expected, (name, value)
        # A protected person is known to the page by the pseudonym only.
        assert (
            await page.find("", None, actor=_PSEUDONYM)
            == found(oxfordshire.index, "actor:parents", None)
            != []
        )
        assert await page.find(f'actor:"{_PSEUDONYM}"') == found(oxfordshire.index, "actor:parents", None)


async def test_undated_events_are_counted_where_a_range_leaves_them_out(
    canal: Project, tmp_path: Path
) -> None:
    file = write_page(canal, tmp_path / "page.html")
    async with page_tab() as page:
        await page.open(file)
        assert await page.find("kind:works", None, to="1812") == ["survey", "digging"]
        assert await page.says() == "2 of 5 events shown. Left out because they have no date: 1."
        assert await page.find("", None, **{"from": "1813", "to": "1811"}) == []
        assert "The first year is after the last" in await page.says()
        await page.find("", None, to="lately")
        assert (
            await page.says()
            == "All 5 events shown. A year is written in figures, such as 2013: lately is left out."
        )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("lock OR shares", "Not read here, so left out: OR."),
        ("(lock)", "Not read here, so left out: ( )."),
        ("before:1812", "Not read here, so left out: before:1812."),
        ("in:1811/1812", "Not read here, so left out: in:1811/1812."),
        ("is:undated", "Not read here, so left out: is:undated."),
        ("origin!=trial", "Not read here, so left out: origin!=trial."),
        ("actor:nobody", "There is no actor nobody on this page."),
        ("-tag:navvy", "There is no tag navvy on this page."),
        ("lokc:x", "There is no field lokc:, so its words are searched."),
    ],
)
async def test_what_is_not_read_is_told(canal: Project, tmp_path: Path, line: str, told: str) -> None:
    file = write_page(canal, tmp_path / "page.html")
    async with page_tab() as page:
        await page.open(file)
        await page.find(line)
        assert told in await page.says()


async def test_every_character_is_folded_as_the_index_folds_it(tmp_path: Path) -> None:
    known = [
        code
        for code in range(0x20, 0x1F000)
        if unicodedata.category(chr(code)) not in {"Cn", "Cs", "Co"} and not 0xAC00 <= code < 0xD7A4
    ]
    call = called("fold_words", f"{json.dumps(known)}.map((code) => foldWords(String.fromCodePoint(code)))")
    async with page_tab() as page:
        folded = await page.value(call)
    wrong = [
        (hex(code), normalize(chr(code)), got)
        for code, got in zip(known, folded, strict=True)
        if got != normalize(chr(code))
    ]
    assert wrong == [], sys.version


async def test_days_are_numbered_as_in_python(tmp_path: Path) -> None:
    days = [
        date(1, 1, 1),
        date(4, 2, 29),
        date(1582, 10, 15),
        date(1900, 3, 1),
        date(2000, 2, 29),
        date(9999, 12, 31),
    ]
    numbers = [day.toordinal() for day in days]
    call = called("calendar", f"{numbers}.map((day) => [...dateOf(day), dayNumber(...dateOf(day))])")
    async with page_tab() as page:
        told = await page.value(call)
    assert told == [[day.year, day.month, day.day, day.toordinal()] for day in days]


@pytest.mark.parametrize(
    ("edtf", "form"),
    [
        ("2013-05-14", "moment"),
        ("2013-05-14~", "coarse"),
        ("2013", "once"),
        ("[2006-05-03,2007-05-04]", "once"),
        ("2004/2012", "span"),
        ("2004/2004-06", "possible"),
        ("2005?/2010?", "possible"),
        ("[..2013-05-15]", "before"),
        ("[2013-05-15..]", "after"),
        ("2011/..", "span"),
        ("../2011", "span"),
        ("2011/", "after"),
    ],
)
async def test_a_date_is_drawn_by_what_is_certain_of_it(tmp_path: Path, edtf: str, form: str) -> None:
    """Solid only where the overview of the explorer is: from `begun_by` to `lasts_to`."""
    date_ = parse(edtf)
    days = [date_.first_day, date_.begun_by, date_.lasts_to, date_.last_day, date_.listed_day]
    once = json.dumps(date_.shape is not DateForm.SPAN)
    asked = called("lay_out_lanes", f"shapeOf({{ days: {days}, once: {once} }}, (day) => day)")
    async with page_tab() as page:
        shape = await page.value(f"(() => {{ const far = {FAR}; return {asked} }})()")
    assert shape["form"] == form
    if form == "span":
        bar = LaneBar(0, "", *days)
        first, last = known_days(bar)
        assert shape["solid"] == [max(date_.begun_by, first), min(date_.lasts_to, last) + 1]
