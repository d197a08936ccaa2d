"""Measures running searches of the sources again, against reading, checking and indexing the chronology."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from time import process_time

from benchmarks.figures import Figure

SEARCHES = 25
"""As many as the shipped chronology has negative statements."""
_OURS, _WHOLE = "searches", "all of it"
_MOST, _MEANT = 0.05, 10_000
"""The goal, and from how many events on: smaller ones have as many passages here, and little else."""


def search_figure(events: int, times: Mapping[str, float]) -> Figure:
    """Return the figure of a chronology.

    Args:
        events: Of the chronology.
        times: What `search_times` returned.
    """
    said = f"{SEARCHES} searches run again, {events:,} events"
    most = _MOST if events >= _MEANT else None
    return Figure(said, [times[_OURS]], "reading and indexing all", [times[_WHOLE]], most=most)


def search_times(root: Path) -> dict[str, float]:
    """Run searches over a chronology; seconds of CPU for that, and for the whole load without any.

    Args:
        root: The folder of a chronology of `benchmarks.chronologies`.
    """
    from tui.chronology.event import SourceSearch  # noqa: PLC0415
    from tui.evidence.searches.search_result import run_searches  # noqa: PLC0415
    from tui.index.sqlite.builder.index_builder import build_index  # noqa: PLC0415
    from tui.parsing.limits import MEGABYTE, Limits  # noqa: PLC0415
    from tui.parsing.loader import load_chronology  # noqa: PLC0415
    from tui.text.garbage import without_collecting  # noqa: PLC0415
    from tui.validation.check import check_again  # noqa: PLC0415  (not before its process)

    made = root / "searched.sqlite"
    with without_collecting():
        began = process_time()
        reading = load_chronology(root, Limits(events_file=2_000 * MEGABYTE))
        build_index(made, reading, check_again(reading))
        whole = process_time() - began
        made.unlink()
        words = _rare_words(reading.chronology.sources[0].passages[0].text)
        searches = tuple(
            SourceSearch.model_validate(
                {"id": f"s{at}", "for": "A thing", "words": (*words, f"x{at}", f"absent{at}"), "on": "2026"}
            )
            for at in range(SEARCHES)
        )
        searched = reading.chronology.model_copy(update={"searches": searches})
        began = process_time()
        run_searches(searched)
        return {_OURS: process_time() - began, _WHOLE: whole}


def _rare_words(text: str) -> list[str]:
    """Return the longest word of a text, which few texts have."""
    return [max(text.split(), key=len).strip(".").lower()]
