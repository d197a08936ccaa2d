"""Seats: nobody takes all of them, and nobody who does something loses theirs."""

from __future__ import annotations

import asyncio
from collections import Counter
from functools import partial

import aiohttp
import pytest
from aiohttp import WSMsgType
from hypothesis import given
from hypothesis import strategies as st

from tests.waiting import LONGEST
from tests.web.visiting import ECHO, OFFERING, Visited, read_until, visiting
from tui.web.seats import IDLE, MOST, MOST_OF_ONE, UNUSED, Seat, Seats
from tui.web.server import GAVE_WAY

pytestmark = pytest.mark.programs


class Clock:
    """A clock that is put forward."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def taken(seats: Seats, visitor: str, sent_away: list[str]) -> Seat:
    seat = seats.take(visitor, partial(sent_away.append, visitor))
    assert seat
    return seat


def full(clock: Clock, sent_away: list[str]) -> tuple[Seats, dict[str, Seat]]:
    """Seats that are all taken, by visitors of one each."""
    seats = Seats(clock=clock)
    return seats, {name: taken(seats, name, sent_away) for name in "abcdefgh"[:MOST]}


def test_one_visitor_does_not_take_all_seats() -> None:
    seats = Seats()
    assert [seats.take("a", list) is None for _ in range(MOST)] == [False] * MOST_OF_ONE + [True] * (
        MOST - MOST_OF_ONE
    )
    assert not seats.are_all_taken("b")
    assert seats.take("b", list)


@pytest.mark.parametrize(
    ("is_used", "after", "sent"),
    [
        (False, UNUSED - 1, []),
        (False, UNUSED, ["a"]),
        (True, UNUSED, []),
        (True, IDLE - 1, []),
        (True, IDLE, ["a"]),
    ],
)
def test_who_did_nothing_for_a_while_gives_way_once_all_seats_are_taken(
    is_used: bool, after: float, sent: list[str]
) -> None:
    clock, sent_away = Clock(), list[str]()
    seats, held = full(clock, sent_away)
    if is_used:
        for seat in held.values():
            seats.use(seat)
    clock.now = after
    for name in "bcdefgh":
        seats.use(held[name])
    assert seats.are_all_taken("new") == (not sent)
    assert bool(seats.take("new", list)) == bool(sent)
    assert sent_away == sent
    # Only the one seat was to be had.
    assert seats.take("newer", list) is None
    assert sent_away == sent


def test_who_did_nothing_for_longest_gives_way_first() -> None:
    clock, sent_away = Clock(), list[str]()
    seats, held = full(clock, sent_away)
    for name in "hgfedcba":
        clock.now += 1
        seats.use(held[name])
    clock.now += IDLE
    for number in range(MOST):
        taken(seats, f"new {number}", [])
    assert sent_away == list("hgfedcba")


def test_nobody_gives_way_to_a_second_tab_or_while_there_is_another_seat() -> None:
    clock, sent_away = Clock(), list[str]()
    seats, held = full(clock, sent_away)
    clock.now = UNUSED
    assert seats.take("a", list) is None
    seats.leave(held["b"])
    assert seats.take("a", list)
    assert sent_away == []


def test_a_visitor_who_has_a_seat_is_shown_the_page_again() -> None:
    """Reloaded, the page is asked for before the tab gives its seat back."""
    seats, held = full(Clock(), [])
    assert seats.are_all_taken("new")
    assert not seats.are_all_taken("a")
    seats.leave(held["a"])
    seats.leave(held["a"])
    assert not seats.are_all_taken("new")


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["take", "leave", "use", "wait"]))))
def test_there_are_never_more_seats_than_there_are(steps: list[tuple[str, str]]) -> None:
    clock, most = Clock(), 4
    seats = Seats(most, clock)
    held: list[Seat] = []

    def send_away(visitor: str) -> None:
        held.remove(
            next(seat for seat in held if seat.visitor == visitor and seat.is_free_to_give(clock.now))
        )

    for visitor, step in steps:
        own = [seat for seat in held if seat.visitor == visitor]
        if step == "wait":
            clock.now += UNUSED / 2
        elif step == "take":
            if seat := seats.take(visitor, partial(send_away, visitor)):
                held.append(seat)
                assert len(own) < MOST_OF_ONE
            else:
                assert own or len(held) == most
        elif own:
            (seats.leave if step == "leave" else seats.use)(own[0])
            if step == "leave":
                held.remove(own[0])
        assert len(held) <= most
        assert max(Counter(seat.visitor for seat in held).values(), default=0) <= MOST_OF_ONE


# In the server


async def left_by(visited: Visited, socket: aiohttp.ClientWebSocketResponse) -> None:
    """Close a visitor's connection, and wait for the end of every process."""
    await socket.close()
    async with asyncio.timeout(LONGEST):
        while visited.server.sessions:
            await asyncio.sleep(0)


async def refused(visited: Visited, path: str) -> int:
    with pytest.raises(aiohttp.WSServerHandshakeError) as fault:
        await visited.connect(path)
    return fault.value.status


async def test_a_visitor_too_many_is_told_so_and_nothing_is_started() -> None:
    async with visiting(ECHO, Seats(1)) as visited:
        one, other = [await visited.enter() for _ in range(2)]
        socket = await visited.connect(one)
        await read_until(socket, b"80x24")
        assert await refused(visited, other) == 503
        async with visited.client.get(other) as answer:
            assert answer.status == 503
            assert "The server is full" in (text := await answer.text())
            assert '<a href="./">Try again</a>' in text
        async with visited.client.get(one) as answer:
            assert answer.status == 200
        assert len(visited.server.sessions) == 1
        await socket.send_str('["stdin", "here still"]')
        await read_until(socket, b"here still")
        await left_by(visited, socket)
        async with visited.connect(other) as another:
            await read_until(another, b"80x24")


async def test_of_many_connections_of_one_visitor_few_are_let_in_and_another_visitor_is() -> None:
    async with visiting(ECHO) as visited:
        path = await visited.enter()
        sockets = await asyncio.gather(*(visited.connect(path) for _ in range(30)), return_exceptions=True)
        assert sum(isinstance(it, aiohttp.ClientWebSocketResponse) for it in sockets) == MOST_OF_ONE
        async with visited.connect(await visited.enter()) as another:
            await read_until(another, b"80x24")


async def test_a_page_that_is_loaded_again_keeps_its_seat_while_the_first_process_ends() -> None:
    async with visiting(ECHO, Seats(1)) as visited:
        path = await visited.enter()
        for _ in range(5):
            socket = await visited.connect(path)
            await read_until(socket, b"80x24")
            await socket.close()
            # As soon as the server has heard of it; the process may run still.
            async with asyncio.timeout(LONGEST):
                while visited.server.seats.are_all_taken("another"):
                    await asyncio.sleep(0)
            assert len(visited.server.sessions) <= 1


@pytest.mark.parametrize(
    ("said", "is_use"),
    [
        ('["stdin", "j"]', True),
        ('["stdin", "\\u001b[<35;10;10M"]', True),
        ('["stdin", "\\u001b[A"]', True),
        ('["stdin", "\\u001b[?2026;2$y"]', False),
        ('["stdin", "\\u001b[?1;2c\\u001b[?2026;0$y"]', False),
        ('["stdin", ""]', False),
        ('["resize", {"width": 90, "height": 20}]', False),
        ('["ping", "1"]', False),
        ('["focus"]', False),
        ('["nothing"]', False),
        ("{", False),
    ],
)
async def test_what_the_visitor_does_keeps_the_seat_and_what_the_page_does_by_itself_does_not(
    said: str, is_use: bool
) -> None:
    clock = Clock()
    async with visiting(ECHO, Seats(1, clock)) as visited:
        one, other = [await visited.enter() for _ in range(2)]
        socket = await visited.connect(one)
        await read_until(socket, b"80x24")
        clock.now = UNUSED
        await socket.send_str(said)
        await socket.send_str('["ping", "last"]')
        async with asyncio.timeout(LONGEST):
            while (await socket.receive()).data != '["pong", "last"]':
                pass
        if is_use:
            assert await refused(visited, other) == 503
            return
        async with visited.client.get(other) as answer:
            assert answer.status == 200
        async with visited.connect(other) as another:
            async with asyncio.timeout(LONGEST):
                while (told := await socket.receive()).type is not WSMsgType.CLOSE:
                    pass
            assert told.data == GAVE_WAY
            await read_until(another, b"80x24")


async def test_a_file_is_handed_to_nobody_but_the_visitor_whose_explorer_offers_it_and_once() -> None:
    async with visiting(OFFERING) as visited:
        one, other = [await visited.enter() for _ in range(2)]
        async with visited.connect(one) as socket:
            assert await socket.receive_json(timeout=LONGEST) == ["deliver_file_start", "file"]
            async with visited.client.get(f"{other}download/file") as answer:
                assert answer.status == 404
            async with visited.client.get(f"{one}download/file") as answer:
                assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''lock.md"
                assert await answer.text() == "A lock opens."
            async with visited.client.get(f"{one}download/file") as answer:
                assert answer.status == 404
