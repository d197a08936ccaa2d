"""Events in order: by their dates, then as `after` and `before` say, else as in the files."""

import random
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import each
from tests.chronology.dates import whens
from tui.chronology.calendar import day_number, ymd_from_day
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import FAR, sort_key
from tui.chronology.enums import EventStatus
from tui.chronology.event import Event
from tui.chronology.precedence import days_of, precedence
from tui.index import event_order
from tui.index.event_order import OrderedEvent, sort_events


def event(name: str, date: str = "", after: str | None = None, before: str | None = None) -> Event:
    when = parse(date) if date else None
    return Event(
        id=name,
        date=when,
        after=after,
        before=before,
        title=name,
        kind="works",
        status=EventStatus.REPORTED,
    )


def written(text: str) -> list[Event]:
    """`a=1900 b>a<c`: a date; after and before."""
    found = (re.fullmatch(r"(\w+)(?:=([^<>]+))?(?:>(\w+))?(?:<(\w+))?", word) for word in text.split())
    return [event(match[1], match[2] or "", match[3], match[4]) for match in found if match]


def ids(placed: Sequence[OrderedEvent]) -> str:
    return " ".join(one.event.id for one in placed)


DATES = [
    ("", ""),
    ("b=1901 a=1900", "a b"),
    ("a=1900 b=1900-01-01", "b a"),
    # A year stands behind what begins with it and ends earlier, and before what begins later.
    ("g=1900/.. f=1900/1901 e=1900-01-02 d=1900 c=1900-01 b=1900-01-01T09:00 a=1900-01-01", "a b c d f g e"),
    # An open start stands at its latest day, behind the exact events of that day.
    ("a=1900 b=../1950 c=1901/..", "a c b"),
    ("c=[..2013-05-15] b=2013-05-15T23:00 a=2013-05-15 d=2013-05-16", "a b c d"),
    ("c=/2013-05-15 b=2013-05-14 d=2013-05-15/2013-05-16", "b c d"),
    ("b=../2013 a=2013-12-31 c=2014", "a b c"),
    ("b=[..2010,2012] a=2012-12-31 c=2013", "a b c"),
    ("b=[..2010,2012..] a=2010-12-31 c=2011", "a b c"),
    ("c=../2011~ b=2011-12-31 d=2012", "b c d"),
    # What `~` and `%` add does not count.
    ("b=1871~ a=1870-12-31 c=1871/1872", "a b c"),
    ("b=2013-05-14~ a=2013-05-13 c=2013-05-15", "a b c"),
    ("b=2013~/2015 a=2012-12 c=2013-02", "a b c"),
    # Seasons, decades and centuries stand where they begin; winter where it does.
    ("c=2013-22 b=2013-21 a=2013-02 e=2014-01 d=2013-24", "a b c d e"),
    ("c=201X b=2010 a=2009-12 d=2010-01-02", "a b c d"),
    ("b=20XX a=1999 c=200X", "a c b"),
    ("b=2013-05-XX a=2013-05-01 c=2013-05-02", "a b c"),
    ("b=0000 a=-0001-12-31 c=0001", "a b c"),
    # The time of day; none comes first.
    ("c=2013-05-14T22:00 b=2013-05-14T09:30 a=2013-05-14 d=2013-05-14T22:00:01", "a b c d"),
]


@each(("events", "expected"), DATES)
def test_dates_decide(events: str, expected: str) -> None:
    assert ids(sort_events(written(events))) == expected
    assert ids(sort_events(written(events)[::-1])) == expected


@pytest.mark.parametrize(
    "date",
    ["1900", "1900~", "2013-05-14", "2013-05-14T22:00", "[..2013-05-15]", "../2011", "2011/..", "201X", ""],
)
def test_the_files_decide_between_equals(date: str) -> None:
    for names in ("zeta alpha mid", "alpha mid zeta"):
        assert ids(sort_events([event(name, date) for name in names.split()])) == names


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        # 23:30 in New York is 03:30 UTC, 04:30 in London, 12:30 in Tokyo, of the next day.
        (UTC, "d a c e b"),
        (ZoneInfo("Europe/London"), "d a c e b"),
        (ZoneInfo("America/New_York"), "d a e b c"),
        (ZoneInfo("Asia/Tokyo"), "d a c e b"),
    ],
)
def test_offsets_are_placed_in_the_zone(zone: tzinfo, expected: str) -> None:
    events = "a=2013-05-14 b=2013-05-14T23:30-04:00 c=2013-05-15 d=2013-05-13T23:00 e=2013-05-15T01:00Z"
    assert ids(sort_events(written(events), zone)) == expected


@pytest.mark.parametrize(
    ("zone", "year"), [(UTC, 2014), (ZoneInfo("America/New_York"), 2013), (ZoneInfo("Asia/Tokyo"), 2014)]
)
def test_the_heading_is_that_of_the_zone(zone: tzinfo, year: int) -> None:
    [placed] = sort_events([event("a", "2013-12-31T23:30-05:00")], zone)
    assert placed.year == year


UNDATED = [
    ("a=1900 b=1901 u>a", "a u b"),
    ("a=1900 b=1901 u<b", "a u b"),
    ("a=1900 b=1901 u>a v<b", "a u v b"),
    ("a=1900 u<a", "u a"),
    ("a=1900 w>a v>u u>a", "a w u v"),
    ("a=1900 w<a v<u u<a", "w v u a"),
    ("a=1900 u<a v<u", "v u a"),
    ("a=1900 u>a<v v>a", "a u v"),
    ("a=1900 b>a c>a<b", "a c b"),
    ("a=1900 b=1901 u>b v<u", "a b v u"),
    ("a=1900 b=1901 u>a<b", "a u b"),
    ("a=1900 b=1901 p<u u>b", "a b p u"),
    ("a=1900 b=1901 p<u u>a v<b", "a p u v b"),
    # It follows one that precedes a dated event.
    ("a=1900 b=1901 v>u u<b", "a u v b"),
    ("a=1900 b=1901 v>u u<b w>v x<u", "a x u v w b"),
    # A dated event says of the undated one where it stands.
    ("a=1900<u b=1901 u", "a u b"),
    ("a=1900 b=1901>u u", "a u b"),
    ("a=1900 b=1901>v u v>u", "a u v b"),
    # No place: behind everything, as in the files.
    ("v u a=1900", "a v u"),
    ("v<u w u a=1900", "a w v u"),
    ("v<u u>v a=1900", "a v u"),
    ("a=1900 u>nothing v>u", "a u v"),
    ("a=1900 u>nothing<a", "u a"),
    ("v>u u", "u v"),
]

DATED = [
    # The wider date moves, directly behind the other.
    ("e=2006>x x=2006-05-10 y=2006-05-11", "x e y"),
    ("e=2006 x=2006-05-10<e y=2006-05-11", "x e y"),
    ("e=[2004..2012]>x x=2006-05 y=2006-06", "x e y"),
    ("e=2006~>x x=2006-12 y=2007-01-01", "x e y"),
    # Or directly before it.
    ("w=2006-01-01 y=2006-01-01 e=2006<y", "w e y"),
    ("w=2011 o=[..2013-05-15]<x x=2012-03-01 y=2012-04", "w o x y"),
    ("o=../2013 x=2012-03-01>o y=2012-04", "o x y"),
    ("m=2006-05>e e=2006-05-10/2006-12 y=2006-05-02", "e m y"),
    # What stands as it should does not move.
    ("w=2005 e=2006<x v=2006-04 x=2006-05-10", "w e v x"),
    ("x=2006-05-10 v=2006-05-20 e=2006-06>x", "x v e"),
    # Of one width, what says so moves.
    ("a=2013-05-14>c b=2013-05-14 c=2013-05-14 d=2013-05-14", "b c a d"),
    ("a=2013-05-14 b=2013-05-14 c=2013-05-14<a d=2013-05-14", "c a b d"),
    ("b=2013-05-14>a a=2013-05-14<b c=2013-05-14", "a b c"),
    ("b=2013>a c=2013 a=2013", "c a b"),
    # A time of day is narrower than its day.
    ("t=2013-05-14T09:00 d=2013-05-14>t u=2013-05-14T10:00", "t d u"),
    ("e=2013-05-14T10:00 t=2013-05-14T09:00 d=2013-05-14>t", "t d e"),
    ("d=2013-05-14<t t=2013-05-14T09:00", "d t"),
    # Both at once; and what cannot be moved back stands.
    ("e=2006>x<y x=2006-05-10 v=2006-05-15 y=2006-05-20", "x e v y"),
    ("o=[..2013]>x<y x=2011-05-10 v=2011-05-15 y=2011-05-20", "x v o y"),
    # Chains: followers in the order of the files, each followed at once by its own.
    ("d=2006>b c=2006>a b=2006>a a=2006-05-10 x=2006-05-11", "a c b d x"),
    ("e=2006>d d=2006>c c=2006>b b=2006>a a=2006-05-10", "a b c d e"),
    ("e=2006>u k>x u>x x=2006-05-10 y=2006-05-11", "x k u e y"),
    ("k>x e=2006>u u>x x=2006-05-10 y=2006-05-11", "x k u e y"),
    # Through what stands between: neither month nor day gives way to what is wider.
    ("w=2006>c<m c=2006-06~ m=2006-05 x=2006-05-20", "c w m x"),
    ("u>c<m c=[..2013-05-15] m=2006-05-01 x=2006-05-20", "c u m x"),
    ("p=2006>n n=2006-02/2006-11>x x=2006-05-10 y=2006-05-11", "x n p y"),
    ("x=2006-05-10 n=2006-02/2006-11>p p=2006>x y=2006-05-11", "x p n y"),
]

NOT_TO_BE = [
    # Contradictions: what is left of what is said holds.
    ("a=1900>b b=1901", "a b"),
    ("a=1900 b=1901 u>b<a", "a b u"),
    ("a=1900 b=1901 u>b v>u<a w>v", "a b u v w"),
    ("a=2006 b=2005/2007>a c=2005>b", "c a b"),
    ("a=1900 u>v v>u w>v x<u", "a x u v w"),
    ("a=1900>a u>u", "a u"),
    ("a=1900>b b=1900>a c=1900>a", "a b c"),
    ("e=2006>nothing<nowhere x=2006-05", "e x"),
]


@each(("events", "expected"), [*UNDATED, *DATED, *NOT_TO_BE])
def test_neighbours_decide(events: str, expected: str) -> None:
    assert ids(sort_events(written(events))) == expected


@pytest.mark.parametrize(
    ("events", "years"),
    [
        ("a=1900 b=1950", [1900, 1950]),
        ("a=1900 b=1950 u>a v<b", [1900, 1900, 1950, 1950]),
        ("a=190X u<a", [1900, 1900]),
        ("a=../1900 b=/1900 u>b", [1900, 1900, 1900]),
        ("a=[..2013-05-15]", [2013]),
        ("a=-0044-03-15 b=0000", [-44, 0]),
        # What `~` adds is nobody's year.
        ("a=2010~/2013-05-15", [2010]),
        ("a=1871~ b=1870-06", [1870, 1871]),
        ("a=2010-01-02~", [2010]),
        ("a=199X~ b=2010~", [1990, 2010]),
        # What has moved has the year of its neighbour.
        ("e=2006/2009>x x=2008-05", [2008, 2008]),
        ("x=2008-05 o=[..2013]<x", [2008, 2008]),
        ("a=1900 u", [1900, None]),
        ("u v>u", [None, None]),
    ],
)
def test_year(events: str, years: list[int | None]) -> None:
    assert [placed.year for placed in sort_events(written(events))] == years


def test_the_day_of_what_has_moved_is_its_neighbours() -> None:
    placed = sort_events(written("w=2005 e=2006>x u>x x=2006-05-10 o=[..2013-05-15] v"))
    days = {one.event.id: one.day for one in placed}
    may = day_number(2006, 5, 10)
    assert days == {
        "w": day_number(2005, 1, 1),
        "x": may,
        "e": may,
        "u": None,
        "o": day_number(2013, 5, 15),
        "v": None,
    }


def test_of_events_with_one_id_none_is_lost_and_the_first_is_meant() -> None:
    twice = [
        event("a", "1900"),
        event("a", "1902"),
        event("u", after="a"),
        event("u", before="a"),
        event("u"),
    ]
    placed = sort_events(twice)
    assert sorted(id(one.event) for one in placed) == sorted(map(id, twice))
    assert [id(one.event) for one in placed] == [id(twice[at]) for at in (3, 0, 2, 1, 4)]


NAMES = st.sampled_from("abcdefgh")
SOME_DATES = st.sampled_from(
    [
        *("", "", "", "1900", "1901", "1900~", "../1900", "1900/1905", "1900-05", "1901-02-03", "1901-02-03"),
        *(
            "1901-02-03T10:00",
            "1901-02-03T09:00",
            "1901-02-03T23:00-05:00",
            "[..1901-02-03]",
            "190X",
            "1900/..",
        ),
        *("1900-05/1901-02", "1901-02-04", "1900-12-31", "../1901", "[1900-05..1901-03]", "1901-02~"),
    ]
)
EVENTS = st.lists(
    st.builds(event, NAMES, SOME_DATES, st.none() | NAMES, st.none() | NAMES),
    max_size=9,
    unique_by=lambda event: event.id,
)


def position(placed: Sequence[OrderedEvent]) -> dict[str, int]:
    return {one.event.id: at for at, one in enumerate(placed)}


def assert_sound(events: list[Event]) -> None:
    """Each event once; every link that can hold does; days and years never go back."""
    placed = sort_events(events)
    assert sorted(one.event.id for one in placed) == sorted(one.id for one in events)
    at = position(placed)
    for link in precedence(events).links:
        assert at[events[link.earlier].id] < at[events[link.later].id], link
    years = [one.year for one in placed]
    assert [year for year in years if year is None] == years[len([1 for one in years if one is not None]) :]
    for told in (
        [year for year in years if year is not None],
        [one.day for one in placed if one.day is not None],
    ):
        assert told == sorted(told)
    assert all((one.day is None) == (one.event.date is None) for one in placed)


@settings(max_examples=1_000, deadline=None)
@given(EVENTS)
def test_the_order_is_sound(events: list[Event]) -> None:
    assert_sound(events)


@settings(max_examples=300, deadline=None)
@given(EVENTS)
def test_so_is_the_order_of_what_is_too_entangled(events: list[Event]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(event_order, "_PATIENCE", 0)
        assert_sound(events)


@settings(max_examples=300, deadline=None)
@given(EVENTS, st.permutations("abcdefgh"))
def test_ids_decide_nothing(events: list[Event], names: list[str]) -> None:
    other = dict(zip("abcdefgh", names, strict=True))
    renamed = [
        one.model_copy(
            update={
                "id": other[one.id],
                "after": other.get(one.after or ""),
                "before": other.get(one.before or ""),
            }
        )
        for one in events
    ]
    there = position(sort_events(renamed))
    assert [there[other[one.event.id]] for one in sort_events(events)] == list(range(len(events)))


@settings(max_examples=300, deadline=None)
@given(st.lists(whens(), max_size=12))
def test_without_neighbours_events_stand_by_their_dates_and_then_as_in_the_files(dates: list[object]) -> None:
    events = [event(f"e{at}").model_copy(update={"date": when}) for at, when in enumerate(dates)]
    placed = sort_events(events)
    keys = [(sort_key(one.event.date), events.index(one.event)) for one in placed if one.event.date]
    assert keys == sorted(keys)
    assert [one.day for one in placed] == [key[0][0] for key in keys]
    assert [one.year for one in placed] == [ymd_from_day(key[0][0])[0] for key in keys]


@settings(max_examples=500, deadline=None)
@given(EVENTS)
def test_a_day_gives_way_to_nothing_but_an_event_of_the_same_day(events: list[Event]) -> None:
    days = [one.event.date for one in sort_events(events) if one.event.date and one.event.date.is_exact]
    at = [sort_key(when)[0] for when in days if not when.time]
    assert at == sorted(at)


PAIRS = st.lists(SOME_DATES.filter(bool), min_size=2, max_size=6)


@settings(max_examples=500, deadline=None)
@given(PAIRS, st.data())
def test_of_two_the_wider_moves_and_no_further_than_to_the_other(
    dates: list[str], data: st.DataObject
) -> None:
    mine, other = data.draw(st.permutations(range(len(dates))))[:2]
    key = data.draw(st.sampled_from(["after", "before"]))
    plain = [event(f"e{at}", date) for at, date in enumerate(dates)]
    events = [
        one.model_copy(update={key: f"e{other}"}) if at == mine else one for at, one in enumerate(plain)
    ]
    first, second = (other, mine) if key == "after" else (mine, other)
    expected = [one.event.id for one in sort_events(plain)]
    is_possible = days_of(events[first])[0] <= days_of(events[second])[1]
    if is_possible and expected.index(f"e{first}") > expected.index(f"e{second}"):
        widths = [_width(events[at]) for at in (first, second)]
        moves, stays = (first, second) if widths[0] > widths[1] else (second, first)
        if widths[0] == widths[1]:
            moves, stays = mine, other
        expected.remove(f"e{moves}")
        expected.insert(expected.index(f"e{stays}") + (moves == second), f"e{moves}")
    assert [one.event.id for one in sort_events(events)] == expected


def _width(one: Event) -> tuple[int, bool]:
    assert one.date
    first, last = days_of(one)
    if one.date.time:
        return 0, False
    return (FAR if first == -FAR or last == FAR else last - first), True


def looks(events: list[Event]) -> int:
    """How often the order has looked at what is in front of events, for each event."""
    counted = 0

    class Row(event_order._Row):
        def _still_to_come(self, at: int) -> Iterator[int]:
            nonlocal counted
            for one in super()._still_to_come(at):
                counted += 1
                yield one

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(event_order, "_Row", Row)
        assert_sound(events)
    return counted


def chain(count: int, date: str, key: str) -> list[Event]:
    """Each after the one before it, or before the one behind it."""
    by = -1 if key == "after" else 1
    return [
        event(f"e{at}", date if at % 2 else "").model_copy(
            update={key: f"e{at + by}"} if 0 <= at + by < count else {}
        )
        for at in range(count)
    ]


SHAPES = {
    "undated, each after the last": chain(3_000, "", "after"),
    "undated, each before the next": [*chain(3_000, "", "before"), event("end", "1900")],
    "dated and undated": chain(3_000, "1900", "after"),
    "from the back": chain(3_000, "1900", "after")[::-1],
    "before, from the back": chain(3_000, "1900", "before")[::-1],
    "many after one": [event("hub", "1900-06-01"), *(event(f"e{n}", "1900", "hub") for n in range(3_000))],
    "many before one": [
        event("hub", "1900"),
        *(event(f"e{n}", "1900-06", None, "hub") for n in range(3_000)),
    ],
    "before and after one": [
        event("hub", "190X"),
        *(event(f"e{n}", f"190{n % 10}-06-01", None, "hub") for n in range(1_500)),
        *(event(f"f{n}", "", "hub") for n in range(1_500)),
    ],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_neither_depth_nor_breadth_is_looked_at_twice(shape: str) -> None:
    assert looks(SHAPES[shape]) < 10 * len(SHAPES[shape])


def test_what_is_entangled_on_purpose_is_given_up_in_time() -> None:
    # Each waits for the narrower at the far end, which is put down just before its turn.
    count = 2_000
    ends = [f"1900-{1 + at % 12:02}/{1901 + at}" for at in range(count)]
    tangled = [event(f"e{at}", ends[at], f"e{at + 1}" if at + 1 < count else None) for at in range(count)]
    for shuffled in (tangled, tangled[::-1], random.Random(7).sample(tangled, count)):
        assert looks(shuffled) <= (event_order._PATIENCE + 1) * 2 * count
