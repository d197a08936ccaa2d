"""What `after` and `before` say, as far as it can all be true."""

from __future__ import annotations

from graphlib import TopologicalSorter

from hypothesis import given, settings

from tests.cases import each
from tests.index.test_event_order import EVENTS, event, written
from tui.chronology.event import Event
from tui.chronology.precedence import Precedence, days_of, precedence


def said(events: list[Event], found: Precedence) -> set[str]:
    return {f"{events[link.earlier].id}{events[link.later].id}" for link in found.links}


@each(
    ("events", "kept", "circles", "impossible"),
    [
        ("a b c", "", [], []),
        ("a b>a c>nothing<b", "ab cb", [], []),
        ("a<b b>a", "ab", [], []),
        # Circles take with them what is said within them, and nothing else.
        ("a>a b>a", "ab", ["a"], []),
        ("a>b b>a c>a", "ac", ["ab"], []),
        ("a>c b>a c>b d<a", "da", ["abc"], []),
        ("a<b b<a c>d d>c<a", "da", ["ab", "cd"], []),
        # Only days count, and all that a date allows.
        ("a=2006 b=2006-05>a", "ab", [], []),
        ("a=2006-05 b=2006>a", "ab", [], []),
        ("a=2006-12-31 b=2006~>a", "ab", [], []),
        ("a=2008-01-01 b=2006~>a", "", [], ["aba"]),
        ("a=2004/2012 b=2005>a", "ab", [], []),
        ("a=2013 b=[..2012]>a", "", [], ["aba"]),
        ("a=2013 b=[..2013-01-01]>a", "ab", [], []),
        ("a=2011/.. b=2010<a", "ba", [], []),
        ("a=2011/.. b=2010>a", "", [], ["aba"]),
        ("a=2013-05-14T22:00 b=2013-05-14T09:00>a", "ab", [], []),
        # A time with an offset is of its own day, too.
        ("a=2013-05-14T23:30-05:00 b=2013-05-14>a", "ab", [], []),
        ("a=2013-05-15 b=2013-05-14T23:30-05:00>a", "ab", [], []),
        # By way of others: the last link on the way cannot hold.
        ("a=1901 u>a<b b=1900", "au", [], ["uba"]),
        ("a=1901 u>a v>u<b b=1900 w>v", "au uv vw", [], ["vba"]),
        ("a=2006 b=2005/2007>a c=2005>b", "ab", [], ["bca"]),
        ("a=1901 u>a b=1900>u c=1902>u", "au uc", [], ["uba"]),
    ],
)
def test_what_can_be_true(events: str, kept: str, circles: list[str], impossible: list[str]) -> None:
    listed = written(events)
    found = precedence(listed)
    assert said(listed, found) == set(kept.split())
    assert ["".join(listed[at].id for at in circle) for circle in found.circles] == circles
    named = [(one.link.earlier, one.link.later, one.source) for one in found.impossible]
    assert ["".join(listed[at].id for at in ends) for ends in named] == impossible


@settings(max_examples=500, deadline=None)
@given(EVENTS)
def test_what_is_kept_can_be_true_together_and_what_is_left_out_cannot(events: list[Event]) -> None:
    found = precedence(events)
    least = {at: days_of(one)[0] for at, one in enumerate(events)}
    graph: dict[int, set[int]] = {at: set() for at in range(len(events))}
    for link in found.links:
        graph[link.later].add(link.earlier)
    for at in TopologicalSorter(graph).static_order():
        least[at] = max([least[at], *(least[one] for one in graph[at])])
        assert least[at] <= days_of(events[at])[1]
    for left_out in found.impossible:
        assert least[left_out.link.earlier] > days_of(events[left_out.link.later])[1]
    for circle in found.circles:
        for one, other in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert events[other].after == events[one].id or events[one].before == events[other].id
    number = {at: place for place, at in enumerate(found.order)}
    assert all(number[link.earlier] < number[link.later] for link in found.links)


def test_depth_does_not_matter() -> None:
    count = 20_000
    line = [event(f"e{at}", "", f"e{at - 1}" if at else None) for at in range(count)]
    assert len(precedence(line).links) == count - 1
    ring = [event(f"e{at}", "", f"e{(at - 1) % count}") for at in range(count)]
    [circle] = precedence(ring).circles
    assert circle == tuple(range(count))
    pairs = [event(f"e{at}", "", f"e{at ^ 1}") for at in range(count)]
    assert len(precedence(pairs).circles) == count // 2
