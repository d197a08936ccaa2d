"""Every entry under `events:` is an event or is kept as one that could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from tests.cases import each
from tests.parsing.folders import EVENT, HEAD
from tui.parsing.events.chronology_file import ChronologyFile, read_chronology_file
from tui.parsing.events.unread_events import UnreadEvent
from tui.parsing.limits import Limits
from tui.parsing.safe_files import InputFile

pytestmark = pytest.mark.usefixtures("parser")


def read(text: str, limits: Limits | None = None) -> ChronologyFile:
    return read_chronology_file(InputFile("events.yaml", text), limits or Limits())


def entry(name: str, **changed: str) -> str:
    """An event in the text of a file; a key that is given is written in place of its own."""
    keys = {"date": "1951-05-14", "title": f"The {name} is built", "kind": "works", "status": "reported"}
    lines = [f"  - id: {name}", *(f"    {key}: {value}" for key, value in (keys | changed).items() if value)]
    return "\n".join((*lines, ""))


def told(event: UnreadEvent) -> tuple[str, str, str, str]:
    return event.title, event.id, event.date, event.reasons[0].code


BAD_DATE = ("The lock is built", "lock", "3 Mach 15", "bad-date")


@each(
    ("text", "wanted"),
    [
        (entry("lock", date="3 Mach 15"), BAD_DATE),
        (entry("lock", date="[1951, 1952]"), ("The lock is built", "lock", "", "wrong-shape")),
        (entry("lock", title=""), ("lock", "lock", "1951-05-14", "missing-key")),
        (entry("lock", title="[A, lock]"), ("lock", "lock", "1951-05-14", "wrong-shape")),
        (entry("lock", kind=""), ("The lock is built", "lock", "1951-05-14", "missing-key")),
        (entry("lock", status="rumoured"), ("The lock is built", "lock", "1951-05-14", "unknown-word")),
        (entry("Lock 1"), ("The Lock 1 is built", "Lock 1", "1951-05-14", "bad-id")),
        (entry("lock", title="", titel="A lock"), ("A lock", "lock", "1951-05-14", "unknown-key")),
        (entry("lock", title='"A\\n  lock"', date="x"), ("A lock", "lock", "x", "bad-date")),
        (
            entry("lock").replace("  - id: lock\n    ", "  - "),
            ("The lock is built", "", "1951-05-14", "missing-key"),
        ),
        ("  - A lock is built\n", ("A lock is built", "", "", "wrong-shape")),
        ("  -\n", ("event 2", "", "", "wrong-shape")),
        ("  - [a, b]\n", ("event 2", "", "", "wrong-shape")),
        ("  - {}\n", ("event 2", "", "", "missing-key")),
        ("  - *lock\n", ("event 2", "", "", "yaml-alias")),
        (
            entry("lock", cites="x", date="1951\n    date: 1952"),
            ("The lock is built", "lock", "", "yaml-duplicate-key"),
        ),
        (entry("opened"), ("The opened is built", "opened", "1951-05-14", "duplicate-id")),
        (entry("lock", title="A lock: built"), ("lock", "lock", "1951-05-14", "yaml-colon")),
    ],
)
def test_what_is_told_of_an_entry_that_cannot_be_read(text: str, wanted: tuple[str, ...]) -> None:
    for behind in ("", entry("bridge")):
        found = read(HEAD + EVENT + text + behind)
        assert [told(event) for event in found.unread] == [wanted]
        [event] = found.unread
        assert (event.entry, event.follows, event.place.line) == (2, 0, 10)
        assert 10 <= event.reasons[0].place.line < 10 + text.count("\n")
        assert all(reason in found.problems for reason in event.reasons)
        is_complete = wanted[-1] != "yaml-colon"
        assert [one.id for one in found.events.models] == ["opened", "bridge"][
            : 1 + bool(behind and is_complete)
        ]


def test_what_costs_the_event_comes_before_what_does_not() -> None:
    text = entry("lock").replace("    date: 1951-05-14\n", "    colour: red\n    date: never\n    tags: 3\n")
    [event] = read(HEAD + text).unread
    assert event.reasons[0].code == "bad-date"
    assert {reason.code for reason in event.reasons} == {"bad-date", "unknown-key", "wrong-shape"}


@pytest.mark.parametrize(
    ("written", "titles", "code"),
    [
        ("events:\n  id: lock\n  title: A lock\n", ["A lock"], "wrong-shape"),
        ("events:\n  lock: {title: A lock}\n  bridge: x\n  x-own: 1\n", ["A lock", "x"], "wrong-shape"),
        ("events: A lock is built\n", ["A lock is built"], "wrong-shape"),
        ("events: *all\n", ["event 1"], "yaml-alias"),
        (
            "event:\n" + entry("lock") + entry("bridge"),
            ["The lock is built", "The bridge is built"],
            "unknown-key",
        ),
        ("events: []\nevents:\n" + entry("lock"), ["The lock is built"], "yaml-duplicate-key"),
    ],
)
def test_a_list_that_cannot_be_read_leaves_its_entries(written: str, titles: list[str], code: str) -> None:
    found = read(HEAD.replace("events:\n", written))
    assert found.events.models == []
    assert [event.title for event in found.unread] == titles
    assert {event.reasons[0].code for event in found.unread} == {code}
    assert [event.entry for event in found.unread] == list(range(1, len(titles) + 1))


def test_a_file_that_is_a_list_of_events() -> None:
    text = "".join(map(entry, ("lock", "bridge"))).replace("\n  ", "\n").removeprefix("  ")
    assert [event.title for event in read(text).unread] == ["The lock is built", "The bridge is built"]


def test_a_second_section_is_kept_behind_the_first() -> None:
    found = read(HEAD + EVENT + "differences: []\nevents:\n" + entry("lock") + entry("bridge"))
    assert [(event.id, event.follows, event.place.line) for event in found.unread] == [
        ("lock", 0, 12),
        ("bridge", 0, 17),
    ]


def test_what_is_beyond_the_limit_of_events() -> None:
    found = read(HEAD + "".join(map(entry, ("lock", "bridge", "weir", "quay"))), Limits(events=2))
    assert [(event.id, event.entry, event.place.line) for event in found.unread] == [
        ("weir", 3, 15),
        ("quay", 4, 20),
    ]
    assert {event.reasons[0].code for event in found.unread} == {"too-many-events"}


def test_each_has_its_reason_and_place_however_many_problems_are_told() -> None:
    names = [f"lock-{number}" for number in range(20)]
    found = read(HEAD + "".join(entry(name, date="never") for name in names), Limits(problems=3))
    assert [event.id for event in found.unread] == names
    assert [event.reasons[0].place.line for event in found.unread] == [6 + 5 * at for at in range(20)]
    assert {event.reasons[0].code for event in found.unread} == {"bad-date"}


def test_a_long_title_is_cut() -> None:
    [event] = read(HEAD + entry("lock", title="a" * 5_000, date="x")).unread
    assert event.title == "a" * 300


LINES = "".join((entry("lock"), entry("bridge", date=""), entry("weir"))).splitlines()
OTHERS = """\
  - {id: quay}
  - text
  - [a]
  - &a b
  - *a
    id: lock
    date: 3 Mach
    title:
    title: 'a
    kind: [a]
    note: [a
    - x
  quay:
events:
differences:
""".splitlines()
PIECES = st.sampled_from([*LINES, *OTHERS, "  - "])


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """A good file in which some lines are gone, some are written twice, and some are others."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        lines[at : at + draw(st.integers(0, 2))] = draw(st.lists(PIECES, max_size=2))
        lines = lines or ["  - "]
    return HEAD + "\n".join((*lines, ""))


@settings(deadline=None)
@given(mutations())
def test_events_and_unread_are_all_entries_of_the_file(text: str) -> None:
    try:
        entries = set(_entries(text))
    except yaml.YAMLError:
        reject()
    found = read(text)
    places = [found.places.place(*path) for path in found.events.paths]
    places += [event.place for event in found.unread]
    lines = [place.line for place in places]
    # There is more of them only where a mapping stands in the place of a list.
    assert entries <= set(lines)
    assert len(lines) == len(set(lines))
    assert [event.entry for event in found.unread] == sorted({event.entry for event in found.unread})
    assert all(event.reasons for event in found.unread)


@settings(deadline=None)
@given(mutations(), st.integers(0, 400))
def test_no_entry_that_has_begun_is_lost_where_the_text_breaks_off(text: str, end: int) -> None:
    begun: list[int] = []
    with pytest.raises(yaml.YAMLError):
        begun += _entries(text[:-end] + "\n  - {id: quay, title: 'a")
    found = read(text[:-end] + "\n  - {id: quay, title: 'a")
    assert not found.is_complete
    assert len(found.events.models) + len(found.unread) >= len(begun)


def _entries(text: str) -> Iterator[int]:
    """The lines, from 1, on which the entries of the lists of events begin, found without our own reading."""
    above: list[Any] = []
    # Of each open collection: what it is, and the key that its next value belongs to.
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        is_start = isinstance(event, (MappingStartEvent, SequenceStartEvent))
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            above.pop()
            continue
        if not is_start and not isinstance(event, (ScalarEvent, yaml.AliasEvent)):
            continue
        around = above[-1] if above else None
        if around is not None:
            if around["is_map"] and around["key"] is None:
                around["key"] = event.value if isinstance(event, ScalarEvent) else ""
                if is_start:
                    above.append({"is_map": isinstance(event, MappingStartEvent), "key": None, "name": ""})
                continue
            if around["name"] == "events" and len(above) == 2 and not around["is_map"]:
                assert event.start_mark
                yield event.start_mark.line + 1
        if is_start:
            name = around["key"] if around and around["is_map"] and len(above) == 1 else ""
            above.append({"is_map": isinstance(event, MappingStartEvent), "key": None, "name": name})
        if around is not None and around["is_map"]:
            around["key"] = None
