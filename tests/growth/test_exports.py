"""Documents for readers: twice the events take no more than twice the steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.export.lighthouse import (
    COST,
    ECHO,
    KEEPER,
    LIT,
    MINUTES,
    ORDERED,
    WHEN_ORDERED,
    cite,
    content,
    event,
    shelf,
)
from tests.growth.counting import SIZES, is_linear, steps
from tui.chronology.enums import CitationRole, EventStatus
from tui.export.format_table import FORMATS
from tui.index.records import DifferenceRecord, EventRecord, EventRow


def events(count: int) -> list[EventRecord]:
    """Events with a difference each, that follow one another and all cite the same passages."""
    made = []
    for number in range(count):
        name = f"event-{number}"
        row = EventRow(
            number,
            name,
            f"{1000 + number % 8000}",
            "A",
            "works",
            EventStatus.REPORTED,
            1000 + number,
            2,
            1,
            True,
        )
        differs: DifferenceRecord = replace(WHEN_ORDERED, id=f"of-{name}", events=(name, "event-0"))
        cites = (cite(ECHO, LIT), cite(MINUTES, ORDERED), cite(ECHO, COST, role=CitationRole.DISPUTES))
        summary = "It was lit.[^1] It was ordered.[^2] It cost much.[^3]"
        after = f"event-{number - 1}" if number else ""
        made.append(
            event(row, *cites, summary=summary, actors=(KEEPER,), differences=(differs,), after=after)
        )
    return made


@pytest.mark.parametrize("form", ["markdown", "html", "pandoc", "docx"])
def test_a_document(form: str) -> None:
    def work(count: int) -> Callable[[], object]:
        whole = content(index=shelf(events=events(count)))
        return lambda: FORMATS[form].write(whole)

    counts = [steps(work(40 * size)) for size in SIZES]
    assert is_linear(counts, 6_000), counts


def test_a_summary_of_many_marks() -> None:
    def work(count: int) -> Callable[[], object]:
        row = EventRow(1, "a", "1987", "A", "works", EventStatus.REPORTED, 1987, 1, 1, False)
        one = event(row, cite(ECHO, LIT), summary="It was lit.[^1] [^9] [^" * count)
        whole = content(index=shelf(events=[one]))
        return lambda: FORMATS["markdown"].write(whole)

    counts = [steps(work(200 * size)) for size in SIZES]
    assert is_linear(counts, 6_000), counts
