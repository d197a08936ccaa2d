"""Dates as people write them become EDTF where they have one reading; every other byte stays."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import islice, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.chronology.date_reader.spelling_tables import TABLES, table
from tui.chronology.date_reader.read_date import read_date
from tui.chronology.edtf import EdtfError, parse
from tui.parsing.loader import load_chronology
from tui.project.text_edits.fix_files import FixedFiles, fix_files

HEAD = "format: dateline/1\ntitle: A weir\nkinds:\n  works: {label: Works}\n"
LEDGER = """\
---
title: A ledger
issued: 3 May 1911  # as printed
---
[1] The wall leaked. {about="May 1911"}
"""


def write(root: Path, events: str | bytes, ledger: str = LEDGER) -> Path:
    (root / "corpus").mkdir(parents=True, exist_ok=True)
    data = events.encode() if isinstance(events, str) else events
    (root / "events.yaml").write_bytes(data)
    (root / "corpus" / "ledger.md").write_bytes(ledger.encode())
    return root


def fixed(root: Path, *, dry_run: bool = False) -> FixedFiles:
    done = fix_files(root, dry_run=dry_run)
    assert isinstance(done, FixedFiles)
    return done


def event(date: str, number: int = 1) -> str:
    """One event with a date as it stands in the file."""
    return (
        f"  - id: event-{number}\n    date: {date}\n    title: The wall leaks\n    kind: works\n"
        "    status: reported\n    cites: [ledger#1]\n"
    )


def after(root: Path, events: str) -> str:
    """What the events become."""
    fixed(write(root, f"{HEAD}events:\n{events}"))
    return (root / "events.yaml").read_bytes().decode().removeprefix(f"{HEAD}events:\n")


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (
            "    date: 5 March 2019\n    title: T\n",
            "    date: 2019-03-05\n    date-as-written: 5 March 2019\n    title: T\n",
        ),
        (
            "    date: 'c. 1871'   # a clerk's guess\n",
            "    date: '1871~'   # a clerk's guess\n    date-as-written: 'c. 1871'\n",
        ),
        (
            '    "date" : early May 1911\n',
            '    "date" : "[1911-05-01..1911-05-10]"\n    date-as-written: early May 1911\n',
        ),
        (
            "    date: 1870s\n    date-as-written: in the seventies\n",
            "    date: 187X\n    date-as-written: in the seventies\n",
        ),
        (
            "    public: May 1911\n    date: 1911\n",
            "    public: 1911-05\n    date: 1911\n",
        ),
        (
            "    x-date: 5 March 2019\n    note: |\n      date: 5 March 2019\n",
            "    x-date: 5 March 2019\n    note: |\n      date: 5 March 2019\n",
        ),
    ],
)
def test_a_date_of_an_event(tmp_path: Path, before: str, now: str) -> None:
    head = "  - id: leak\n"
    assert after(tmp_path, head + before) == head + now


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (
            "  - date: 5 March 2019\n    id: leak\n",
            "  - date: 2019-03-05\n    date-as-written: 5 March 2019\n    id: leak\n",
        ),
        (
            "  - {id: leak, date: 5 March 2019, title: T}\n",
            "  - {id: leak, date: 2019-03-05, date-as-written: 5 March 2019, title: T}\n",
        ),
        (
            "  - {id: leak,\n     date: by 1911,\n     title: T}\n",
            '  - {id: leak,\n     date: "[..1911]", date-as-written: by 1911,\n     title: T}\n',
        ),
        (
            "  - id: leak\n    date: 5 March 2019",
            "  - id: leak\n    date: 2019-03-05\n    date-as-written: 5 March 2019",
        ),
        (
            "  - id: leak\n    cites: [{passage: ledger#1, as: disputes, says: {date: May 1912}}]\n",
            "  - id: leak\n    cites: [{passage: ledger#1, as: disputes, says: {date: 1912-05}}]\n",
        ),
    ],
)
def test_where_a_date_may_stand(tmp_path: Path, before: str, now: str) -> None:
    assert after(tmp_path, before) == now


@pytest.mark.parametrize(
    ("date", "remedy"),
    [
        ("3/12/1871", "write 1871-12-03 or 1871-03-12"),
        ("n.d.", "write it as 2013-05-14, 2013-05, 2013 or 2004/2012"),
        (">-\n      5 March\n      2019", "write 2019-03-05"),
        ('"5\\x20March 2019"', "write 2019-03-05"),
    ],
)
def test_what_is_left_is_told_with_its_readings(tmp_path: Path, date: str, remedy: str) -> None:
    events = event(date)
    root = write(tmp_path, f"{HEAD}events:\n{events}")
    done = fixed(root)
    assert [problem.remedy for problem in done.left] == [remedy]
    assert done.left[0].place.line == 7
    assert (root / "events.yaml").read_bytes().decode().endswith(events)


def test_dates_of_sources_and_actors(tmp_path: Path) -> None:
    root = write(tmp_path, f"{HEAD}actors:\n  clerk: {{name: Clerk, held: 1905 to 1911}}\nevents: []\n")
    done = fixed(root)
    assert [f"{it.place} {it.old} → {it.new}" for it in done.replaced] == [
        "events.yaml:6:30 1905 to 1911 → 1905/1911",
        "corpus/ledger.md:3:9 3 May 1911 → 1911-05-03",
        "corpus/ledger.md:5:30 May 1911 → 1911-05",
    ]
    assert (root / "corpus" / "ledger.md").read_text(encoding="utf-8") == LEDGER.replace(
        "issued: 3 May 1911", "issued: 1911-05-03"
    ).replace('"May 1911"', '"1911-05"')


def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    text = f"{HEAD}events:\n{event('5 March 2019')}".replace("\n", "\r\n").encode()
    root = write(tmp_path, b"\xef\xbb\xbf" + text)
    fixed(root)
    data = (root / "events.yaml").read_bytes()
    assert data == b"\xef\xbb\xbf" + text.replace(
        b"date: 5 March 2019\r\n", b"date: 2019-03-05\r\n    date-as-written: 5 March 2019\r\n"
    )


def test_a_dry_run_writes_nothing_and_the_second_run_does_nothing(tmp_path: Path) -> None:
    root = write(tmp_path, f"{HEAD}events:\n{event('5 March 2019')}")
    before = (root / "events.yaml").read_bytes()
    tried = fixed(root, dry_run=True)
    assert (root / "events.yaml").read_bytes() == before
    assert fixed(root) == tried
    assert fixed(root) == FixedFiles((), ())


def test_old_words_and_dates_together(tmp_path: Path) -> None:
    events = event("5 March 2019").replace("status:", "standing:") + "    known: May 2019\n"
    root = write(tmp_path, f"{HEAD}events:\n{events}")
    done = fixed(root)
    assert [(it.old, it.new) for it in done.replaced if it.place.path == "events.yaml"] == [
        ("standing", "status"),
        ("known", "public"),
        ("5 March 2019", "2019-03-05"),
        ("May 2019", "2019-05"),
    ]
    assert load_chronology(root).chronology.events[0].date_as_written == "5 March 2019"


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def written_dates(count: int) -> list[str]:
    """Dates as people write them, from the tables and from a product of spellings."""
    tables = [row.text for name in TABLES for row in table(name)]
    about = ("", "c. ", "before ", "about ", "until ", "?")
    dates = ("{d} May {y}", "{d}/5/{y}", "May {y}", "Spring {y}", "{y}", "{y}s", "early {y}", "n.d. {y}")
    made = (
        prefix + date.format(d=day, y=year)
        for day, year, date, prefix in product((3, 14, 31), (1871, 2013), dates, about)
    )
    return [*islice(made, count - 80), *tables[:80]]


def is_edtf(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True


def test_of_three_hundred_dates_only_those_with_one_reading_change(tmp_path: Path) -> None:
    dates = written_dates(300)
    events = "".join(event(quoted(date), number) for number, date in enumerate(dates))
    root = write(tmp_path, f"{HEAD}events:\n{events}")
    before = (root / "events.yaml").read_text(encoding="utf-8").splitlines()
    done = fixed(root)
    now = (root / "events.yaml").read_text(encoding="utf-8").splitlines()
    one = [date for date in dates if not is_edtf(date) and read_date(date).date]
    none = [date for date in dates if not is_edtf(date) and not read_date(date).date]
    changes = [
        step
        for step in SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
        if step[0] != "equal"
    ]
    old = [line for _, first, last, _, _ in changes for line in before[first:last]]
    assert old == [f"    date: {quoted(date)}" for date in one]
    for (_, _, _, first, last), date in zip(changes, one, strict=True):
        assert now[first:last] == [
            f"    date: '{read_date(date).date}'",
            f"    date-as-written: {quoted(date)}",
        ]
    assert len(one) > 150
    assert len([problem for problem in done.left if problem.place.path == "events.yaml"]) == len(none)


STYLES = st.sampled_from(["{}", "'{}'", '"{}"', "{}  # a comment, 5 March 2019", "  {}"])
DATES = st.sampled_from(
    [
        "5 March 2019",
        "c. 1871",
        "3/12/1871",
        "1870s",
        "2019-03-05",
        "by May 2010",
        "n.d.",
        "2006-7",
        "14 May 13",
    ]
)
OTHER = st.sampled_from(
    [
        "    summary: >-\n      date: 5 March 2019\n\n      and on\n",
        "    # date: 5 March 2019\n",
        "    tags: [date, '5 March 2019']\n",
        "\n",
        "    x-date: {date: 5 March 2019}\n",
        "    note: 'it''s \"so\"'\n",
    ]
)


@given(st.lists(st.tuples(DATES, STYLES, st.lists(OTHER, max_size=3)), min_size=1, max_size=6), st.booleans())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_other_byte_changes(
    tmp_path: Path, rows: list[tuple[str, str, list[str]]], is_windows: bool
) -> None:
    before, expected = [], []
    for number, (date, style, others) in enumerate(rows):
        head, tail = f"  - id: event-{number}\n", "".join(dict.fromkeys(others)) + "    kind: works\n"
        old = f"    date: {style.format(date)}\n"
        reading = None if is_edtf(date) else read_date(date).date
        new = old
        if reading:
            quotes = style[0] if style[0] in "'\"" else ""
            edtf = reading.text if quotes or reading.text[0] != "[" else f'"{reading.text}"'
            scalar = f"{quotes}{date}{quotes}"
            new = old.replace(scalar, edtf if not quotes else f"{quotes}{edtf}{quotes}", 1)
            new += f"    date-as-written: {scalar}\n"
        before.append(head + old + tail)
        expected.append(head + new + tail)
    end = "\r\n" if is_windows else "\n"
    texts = [f"{HEAD}events:\n{''.join(events)}".replace("\n", end) for events in (before, expected)]
    root = write(tmp_path, texts[0])
    fixed(root)
    assert (root / "events.yaml").read_bytes() == texts[1].encode()


def test_a_date_that_a_version_gives_is_made_edtf(tmp_path: Path) -> None:
    difference = """\
differences:
  - id: when
    question: When did it leak?
    events: [event-1]
    versions:
      - says: In May
        dates:
          event-1: {date: May 1911}  # as printed
        cites: [ledger#1]
      - {says: In June, cites: [ledger#1]}
"""
    events = f"{HEAD}events:\n{event('1911')}{difference}"
    fixed(write(tmp_path, events))
    text = (tmp_path / "events.yaml").read_text(encoding="utf-8")
    assert text == events.replace("{date: May 1911}", "{date: 1911-05}")
