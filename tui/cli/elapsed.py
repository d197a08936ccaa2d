"""`elapsed`: how much time lies between two events, as the range that their dates allow."""

from __future__ import annotations

import click

from tui.chronology.lengths import between, in_order, lag_days
from tui.chronology.when import When
from tui.cli.chronology_command import ChronologyCommand
from tui.cli.codes import Code
from tui.cli.opened import opened
from tui.cli.options import Asked, asking, chronology, form, known_by, text
from tui.cli.printing import print_one
from tui.cli.showing import known_event
from tui.cli.speaking import Stopped
from tui.index.records import EventRow
from tui.views.as_json import row_json
from tui.views.lines import Line, Role, Span, line
from tui.views.row import date_words


@click.command(cls=ChronologyCommand)
@click.argument("one", metavar="ID", type=text)
@click.argument("other", metavar="ID", type=text)
@asking(chronology, known_by, form)
def elapsed(asked: Asked, one: str, other: str) -> Code:
    """Time between two events, as an honest range.

    From start to start, as long and as short as both dates allow. As JSON the limits are given in days, too:
    negative where the other may have come first, null where there is none.
    """
    with opened(asked.path) as project:
        query = asked.query(project.index)
        rows = [known_event(project.index, query, name).row for name in (one, other)]
        dates = [_date(row) for row in rows]
        words = between(*dates)
        least, most = lag_days(*in_order(*dates))
        first, second = rows if in_order(*dates) == tuple(dates) else reversed(rows)
        print_one(
            asked.form,
            lambda: [_told(words, first, second)],
            lambda: {
                "elapsed": words,
                "least_days": least,
                "most_days": most,
                "from": row_json(first),
                "to": row_json(second),
            },
        )
    return Code.OK


def _date(row: EventRow) -> When:
    if row.when is None:
        raise Stopped(Code.FOUND, f"{row.id} is undated", "dateline show tells what it comes after or before")
    return row.when


def _told(words: str, first: EventRow, second: EventRow) -> Line:
    ends = " to ".join(f"{row.id} ({date_words(row)})" for row in (first, second))
    return line(words, Span(f", from {ends}", Role.QUIET))
