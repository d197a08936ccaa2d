"""The data of the overview, read from the index once for each search: lanes, bars and densities."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tui.chronology.enums import EventStatus
from tui.explorer.overview.broken_scale import AxisScale, empty_years
from tui.explorer.overview.render_overview import (
    cell_range,
    cell_symbol,
    density_cells,
    known_days,
    lane_text,
    listed,
    resample,
)
from tui.index.protocol import Index, LaneKey, LaneSpec
from tui.index.records import ChronologyInfo, EventRecord, EventRow, LaneBar
from tui.parsing.query.parse_query import Query
from tui.session.result_set import AT_ONCE
from tui.session.viewport import DayRange, OverviewView
from tui.views.symbols import Symbols

_MOST_BARS = 4_000
"""With more bars lanes show densities; drawing single bars would slow every key of a search."""
_MOST_LANES = 10
"""The most lanes of actors or sources: those with most events; the others share one lane."""
_MOST_FOUND = 100
"""The most lanes for which it is kept which bars a scale holds."""
OTHERS = "others"
"""The name of the lane of all others."""


@dataclass(frozen=True)
class LaneData:
    """The lanes of a query's results, and the events in them."""

    info: ChronologyInfo
    listed: Mapping[str, str]
    """The names of the lanes that are always shown, by id, in order."""
    bars: tuple[LaneBar, ...] | None
    """In the order of event ranks; None where there are too many to draw one by one."""
    density: Mapping[str, list[int]] = field(default_factory=dict)
    """Where `bars` is None: by lane, how many events are listed in each of some equal parts of `held`."""
    by: LaneKey = LaneKey.KIND
    whole: DayRange | None = None
    """The days that the overview can show; None where no event has a bounded day."""
    breaks: tuple[DayRange, ...] = ()
    """Long runs of years without any event, whatever the query finds; none where events are only counted."""
    held: DayRange | None = None
    """The days that bars and density cover; None where every bar is included."""

    @classmethod
    def of(
        cls, index: Index, query: Query, view: OverviewView, cells: int, before: LaneData | None = None
    ) -> LaneData:
        """Read the lanes of a query's results.

        Args:
            index: The open index.
            query: The query.
            view: The lanes and days to show.
            cells: The number of equal parts in which events are counted where they are not drawn one by one.
            before: The lanes so far: what does not depend on the query is taken from them.
        """
        info, whole = index.info, day_range(index.info, query)
        listed = _listed(index, view.by, query.public_day)
        split = LaneSpec(view.by, tuple(listed))
        bars, covered = index.bars(query, _MOST_BARS, split), None
        density: dict[str, list[int]] = {}
        if bars is None and whole:
            covered = view.window.inside(whole) if view.window else whole
            # An event that lasts into the window may have begun long before: every event must be checked.
            if info.events <= AT_ONCE and covered != whole:
                bars = index.bars(query, _MOST_BARS, split, (covered.first, covered.last))
            if bars is None:
                density = index.density(query, covered.first, covered.last, max(cells, 1), split)
        drawn = None if bars is None else tuple(bars)
        is_same = before is not None and before.info is info and before.whole == whole
        is_whole = query == Query() and view.by is LaneKey.KIND and covered is None
        known = drawn if is_whole else None
        breaks = before.breaks if before and is_same else _breaks(index, whole, known)
        return cls(info, listed, drawn, density, view.by, whole, breaks, covered)

    def fits(self, view: OverviewView) -> bool:
        """Return whether it covers what a view shows."""
        return self.by is view.by and self.held in (None, view.window or self.whole)

    @cached_property
    def labels(self) -> dict[str, str]:
        """Return the name of each lane by its id: always shown ones first, then others that events have."""
        met = self._by_lane if self.bars is not None else [lane for lane, n in self.density.items() if any(n)]
        return {**self.listed, **{lane: lane or OTHERS for lane in sorted(met) if lane not in self.listed}}

    @cached_property
    def _by_lane(self) -> dict[str, list[LaneBar]]:
        grouped: dict[str, list[LaneBar]] = {}
        for bar in self.bars or ():
            grouped.setdefault(bar.lane, []).append(bar)
        return grouped

    def bars_of(self, rank: int) -> tuple[LaneBar, ...]:
        """Return the bars of an event, one for each lane; empty where bars are not drawn one by one."""
        bars = self.bars or ()
        first = bisect_left(bars, rank, key=lambda bar: bar.rank)
        return tuple(bars[first : bisect_right(bars, rank, key=lambda bar: bar.rank)])

    def bars_at(self, record: EventRecord) -> tuple[LaneBar, ...]:
        """Return the bars of an event, one for each lane, whether or not bars are drawn one by one."""
        lanes = {
            LaneKey.KIND: (record.row.kind,),
            LaneKey.STATUS: (record.row.status.value,),
            LaneKey.ACTOR: tuple(actor.id for actor in record.actors),
            LaneKey.SOURCE: tuple(cite.source.id for cite in record.cites if cite.source),
        }[self.by]
        listed = [lane for lane in dict.fromkeys(lanes) if lane in self.labels] or [LaneSpec.REST]
        return tuple(bar for lane in listed if (bar := _bar(record.row, lane)))

    def text(self, name: str | None, scale: AxisScale, marks: Symbols) -> str:
        """Return the cells of a lane as text.

        A lane with more events than cells shows densities, since single events could not be distinguished. So
        do all lanes in one: laid over each other they would be solid wherever something lasted.

        Args:
            name: The lane's id; None for all lanes in one.
            scale: Its cells.
            marks: The set of symbols.
        """
        if self.bars is None:
            return density_cells(self._counts(name, scale), marks)
        inside = self._inside(name, scale)
        if self.is_crowd(name, scale):
            return density_cells(listed(inside, scale), marks)
        return "".join(cell_symbol(ink, marks) for ink in lane_text(inside, scale))

    def is_crowd(self, name: str | None, scale: AxisScale) -> bool:
        """Return whether a lane (None: all in one) shows densities and not single events."""
        return name is None or self.bars is None or len(self._inside(name, scale)) > scale.cells

    def at(self, name: str | None, first: int, last: int) -> list[int]:
        """Return the ranks of a lane's events that are drawn at some days, else of the nearest one.

        The shortest come first: they are drawn over the longer ones. Nothing where the lane has no events, or
        they are only counted.

        Args:
            name: The lane's id; None for any lane.
            first: The first day, as a day number.
            last: The last day, included.
        """
        bars = self._once if name is None else self._by_lane.get(name, [])

        def far(bar: LaneBar) -> tuple[int, bool, int, int]:
            begins, ends = known_days(bar)
            away = max(begins - last, first - ends, 0)
            surely = bar.start_max <= last and bar.end_min >= first
            return away, not surely, ends - begins, bar.rank

        near = sorted(map(far, bars))
        return [rank for place, (away, _, _, rank) in enumerate(near) if place == 0 or away == 0]

    def _inside(self, name: str | None, scale: AxisScale) -> list[LaneBar]:
        if (name, scale) not in self._found:
            if len(self._found) >= _MOST_FOUND:
                self._found.clear()
            bars = self._once if name is None else self._by_lane.get(name, [])
            self._found[name, scale] = [bar for bar in bars if cell_range(bar, scale)]
        return self._found[name, scale]

    @cached_property
    def _found(self) -> dict[tuple[str | None, AxisScale], list[LaneBar]]:
        """Return the bars that were found to be inside of a scale, which is asked for three times."""
        return {}

    @cached_property
    def _once(self) -> list[LaneBar]:
        """Return one bar for each event, in however many lanes it is."""
        return list({bar.rank: bar for bar in self.bars or ()}.values())

    def _counts(self, name: str | None, scale: AxisScale) -> list[int]:
        covered = self.held or self.whole
        if covered is None:
            return [0] * scale.cells
        lanes: Iterable[list[int]] = self.density.values() if name is None else [self.density.get(name, [])]
        return resample([sum(cell) for cell in zip(*lanes, strict=True)], covered, scale)


def day_range(info: ChronologyInfo, query: Query) -> DayRange | None:
    """Return the days that the overview can show: those of all events, or of `in:` where the query has it."""
    if info.first_day is None or info.last_day is None:
        return None
    first, last = query.first_day, query.last_day
    if query.from_ == query.to and first is not None and last is not None and first <= last:
        return DayRange(first, last)
    return DayRange(info.first_day, info.last_day)


def _breaks(index: Index, whole: DayRange | None, known: tuple[LaneBar, ...] | None) -> tuple[DayRange, ...]:
    """Return the runs of years to leave out; none where events are not drawn one by one.

    Args:
        index: The open index.
        whole: The days that the overview can show.
        known: The bars of all events; None where they were not read yet.
    """
    bars: Iterable[LaneBar] | None = known
    if known is None and whole and index.info.events <= _MOST_BARS:
        bars = index.bars(Query(), _MOST_BARS)
    return empty_years(map(known_days, bars), whole) if bars and whole else ()


def _listed(index: Index, by: LaneKey, as_of: int | None) -> dict[str, str]:
    """Return the names of the lanes that are shown for every query, by id."""
    if by is LaneKey.KIND:
        return {kind.id: kind.label for kind in index.info.kinds}
    if by is LaneKey.STATUS:
        return {status.value: status.value for status in EventStatus}
    if by is LaneKey.ACTOR:
        actors = sorted(index.actors(), key=lambda actor: -actor.events)[:_MOST_LANES]
        return {actor.id: actor.name for actor in actors if actor.events}
    sources = index.sources(as_of)
    most = {source.id for source in sorted(sources, key=lambda source: -source.events)[:_MOST_LANES]}
    return {
        source.id: f"{source.issued} {source.container_title or source.title}".strip()
        for source in sources
        if source.id in most and source.events
    }


def _bar(row: EventRow, name: str) -> LaneBar | None:
    when, day = row.when, row.day
    if when is None or day is None:
        return None
    return LaneBar(row.rank, name, when.first_day, when.begun_by, when.lasts_to, when.last_day, day)
