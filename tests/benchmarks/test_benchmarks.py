from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks.chronologies import folder
from benchmarks.comparators import Scans
from benchmarks.conflicts import chain_of, finding_conflicts, mixed_events
from benchmarks.exports import exporting
from benchmarks.figures import Figure, format_bytes, heading, row
from benchmarks.instructions import Count, instruction_rows
from benchmarks.lists import scrolling
from benchmarks.reloads import EDITS, reload_figures, reload_times
from benchmarks.searches import search_figure, search_times
from tui.chronology.chronology import Chronology
from tui.evidence.conflicts.conflicts import FoundConflicts, find_conflicts
from tui.export.format_table import FORMATS
from tui.parsing.loader import load_chronology


@pytest.mark.parametrize(
    "name",
    [
        *(
            "__main__",
            "bare",
            "budget",
            "chronologies",
            "comparators",
            "conflicts",
            "edits",
            "exports",
            "figures",
        ),
        *("files", "first_rows", "instructions", "lists", "peers", "quotations", "reloads", "screens"),
        *("conflicts", "searches", "terminal"),
    ],
)
def test_a_module_imports(name: str) -> None:
    assert import_module(f"benchmarks.{name}").__doc__


@pytest.mark.parametrize(
    ("figure", "ratio", "met", "goal"),
    [
        (Figure("a", [3.0, 1.0, 2.0], "b", [1.0, 2.0, 9.0]), 1.0, None, ""),
        (Figure("a", [0.3], "b", [0.25], most=1.2), 1.2, True, "<= 1.20 x"),
        (Figure("a", [0.5], "b", [0.25], most=1.2), 2.0, False, "<= 1.20 x"),
        (Figure("a", [0.01, 0.02, 0.01], "b", [0.01], most_seconds=0.015), 1.0, True, "<= 15.0 ms"),
        (
            Figure("a", [0.01, 0.02, 0.01], "b", [0.01], most_seconds=0.015, worst=True),
            2.0,
            False,
            "<= 15.0 ms",
        ),
    ],
)
def test_a_figure_is_a_ratio_with_a_goal(figure: Figure, ratio: float, met: bool | None, goal: str) -> None:
    assert figure.ratio == pytest.approx(ratio)
    assert figure.is_met is met
    assert figure.goal == goal


def test_conflicts_are_looked_for_in_every_shape() -> None:
    figures = list(finding_conflicts(50))
    assert [figure.name for figure in figures] == [
        "conflicts of 50 events",
        "conflicts of a chain of 50",
        "conflicts of that chain, backwards",
    ]
    for events in (mixed_events(50), chain_of(50), chain_of(50)[::-1]):
        assert find_conflicts(Chronology(events=tuple(events))) == FoundConflicts()


def test_a_row_says_everything_and_stands_under_its_heading() -> None:
    told = row(Figure("cursor key", [0.003, 0.002, 0.004], "one Static", [0.002], most=1.25))
    assert told.split() == (
        [
            "cursor",
            "key",
            "3.0",
            "ms",
            "(2.0",
            "ms)",
            "1.50",
            "x",
            "<=",
            "1.25",
            "x",
            "2.0",
            "ms",
            "(2.0",
            "ms)",
            "one",
            "Static",
            "missed",
        ]
    )
    assert told.index("<=") == heading().index("goal")


@pytest.mark.parametrize(("seconds", "written"), [(2.5, "2.50 s"), (0.0125, "12.5 ms"), (0.000_042, "42 µs")])
def test_times_are_written_in_a_readable_unit(seconds: float, written: str) -> None:
    assert f" {written} ({written}) " in row(Figure("x", [seconds], "y", [seconds]))


def test_memory_is_written_in_megabytes() -> None:
    figure = Figure("x", [12_345_678.0], "y", [24_691_356.0], most=1.25, in_words=format_bytes)
    assert " ".join(row(figure).split()) == "x 12.3 MB (12.3 MB) 0.50 x <= 1.25 x 24.7 MB (24.7 MB) y"


def test_a_format_of_export_is_measured_by_time_and_memory(tmp_path: Path) -> None:
    env = {**os.environ, "DATELINE_CACHE_DIR": str(tmp_path / "index")}
    figures = list(exporting(tmp_path, 40, env, [FORMATS["csv"]]))
    assert [figure.name for figure in figures] == ["export csv, 40 events", "export csv, 40 events: memory"]
    assert all(figure.told > 0 for figure in figures)


def test_a_format_that_takes_fewer_events_is_measured_with_as_many_as_it_takes(tmp_path: Path) -> None:
    limited = replace(FORMATS["csv"], most_events=20)
    figures = exporting(
        tmp_path, 40, {**os.environ, "DATELINE_CACHE_DIR": str(tmp_path / "index")}, [limited]
    )
    assert next(figures).name == "export csv, 20 events"


def test_the_list_is_measured_against_that_of_textual() -> None:
    figures = list(scrolling(1))
    assert [figure.against for figure in figures] == ["ScrollView"] * 3
    assert all(figure.told > 0 for figure in figures)


def test_a_synthetic_chronology_is_sound_and_always_the_same(tmp_path: Path) -> None:
    first, again = folder(tmp_path / "a", 30), folder(tmp_path / "b", 30)
    assert (first / "events.yaml").read_bytes() == (again / "events.yaml").read_bytes()
    reading = load_chronology(first)
    assert reading.problems == ()
    assert len(reading.chronology.events) == 30


def test_searches_are_measured_against_the_load_that_they_are_part_of(tmp_path: Path) -> None:
    root = folder(tmp_path / "a", 40)
    figure = search_figure(10_000, search_times(root))
    assert figure.ratio > 0
    assert figure.goal == "<= 0.05 x"
    assert not [path for path in root.iterdir() if path.suffix == ".sqlite"]


def test_reloads_are_measured_by_edits_that_change_the_files(tmp_path: Path) -> None:
    root = folder(tmp_path / "a", 40)
    times = reload_times(root)
    assert len(list(reload_figures(40, times))) == len(EDITS)
    assert load_chronology(root).problems == ()
    for edit in EDITS.values():
        before = load_chronology(root).chronology
        edit(root)
        reading = load_chronology(root)
        assert reading.problems == ()
        assert reading.chronology != before


def test_both_scans_find_the_same_events() -> None:
    with closing(Scans(["A lock gate", "The Toll house", "gate and toll"])) as scans:
        assert scans.like("gate") == scans.python("gate") == [1, 3]
        assert scans.like("weir") == scans.python("weir") == []


def test_a_count_of_instructions_is_a_ratio_with_a_goal() -> None:
    assert Count("start", 2_000_000, 1_000_000, most=1.9).row.split() == (
        ["start", "2.0", "M", "2.00", "x", "<=", "1.90", "x", "1.0", "M", "bare", "Textual", "missed"]
    )
    assert Count("key", 3_000_000, 1_000_000).row.split() == [
        "key",
        "3.0",
        "M",
        "3.00",
        "x",
        "1.0",
        "M",
        "bare",
        "Textual",
    ]


def test_without_valgrind_the_instructions_are_not_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    told = list(instruction_rows(tmp_path, 60, {}))
    assert len(told) == 2
    assert all("not measured  valgrind is not installed" in line for line in told)
