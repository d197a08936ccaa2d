"""Commands of `browse` that change what is listed: search, order, as-of day, period, undo, saved queries."""

from __future__ import annotations

from dataclasses import replace

from tui.cli.browse.navigation import day_of
from tui.cli.browse.reader import Reader
from tui.cli.browse.spoken_text import SPOKEN, unread_said
from tui.cli.common_options import CommonOptions
from tui.cli.output import CommandError
from tui.index.records import ResultOrder
from tui.parsing.query.fields import date_limits, limit_day
from tui.parsing.query.parse_query import Query
from tui.parsing.query.suggest_values import suggest_values
from tui.project.settings.saved_queries import SavedQueries
from tui.session.listed_results import order_of
from tui.session.status_text import format_as_of_head, format_awareness, format_period_status
from tui.text.suggest import closest_match
from tui.views.event_line import format_date_cell
from tui.views.facets import counts_of, facet_values, facets_lines, labels_of
from tui.views.lines import Line, line

_MOST_OFFERED = 5
"""Events that are offered where none has all words: no more than one can listen to."""


def search(reader: Reader, words: str) -> list[Line]:
    """Set the query; the as-of day stays, unless the query has one."""
    if not words:
        return [line(f"Query: {reader.state.query}" if str(reader.state.query) else "No query.")]
    try:
        query = CommonOptions().query(reader.index, [words])
    except CommandError as stopped:
        return [line(stopped.failure.as_line())]
    if query.as_of is None:
        query = replace(query, as_of=reader.state.query.as_of)
    cancelled = [line("Range cancelled.")] if reader.state.cursor.anchor is not None else []
    reader.search(query)
    message = (
        cancelled if reader.total else [*cancelled, line(_nearest(reader, query)), *_offered(reader, query)]
    )
    return [*message, *_awareness(reader), *unread_said(reader)]


def undo(reader: Reader, _: str) -> list[Line]:
    """Undo the last change of the query."""
    done = reader.change_query_back(again=False)
    return search(reader, "") if done else [line("There is no change of the query to undo.")]


def redo(reader: Reader, _: str) -> list[Line]:
    """Redo the change of the query that was undone last."""
    done = reader.change_query_back(again=True)
    return search(reader, "") if done else [line("There is no change of the query to redo.")]


def filters(reader: Reader, words: str) -> list[Line]:
    """Show the values to filter by, or those with matching names, each with its number of events."""
    index, query = reader.index, reader.state.query
    values = facet_values(counts_of(index, query), labels_of(index, query), query)
    # A bar says nothing to a listener that the number does not.
    lines = facets_lines([value for value in values if value.is_named(words)], marks=SPOKEN)
    return lines or [line("No matching values." if words else "No values to filter by.")]


def order(reader: Reader, word: str) -> list[Line]:
    """Order the events found in another way, or say how they are ordered."""
    orders = [each.value for each in ResultOrder]
    begun = [name for name in orders if word and name.startswith(word.casefold())]
    if word and len(begun) != 1:
        return [line(f"there is no order {word}; {suggest_values(word, orders)}")]
    if begun == [ResultOrder.RELEVANCE.value] and not reader.state.query.highlight_terms:
        return [line("Search for words first: without words, nothing is more relevant than another.")]
    if begun:
        reader.session.order_by(ResultOrder(begun[0]))
    return [line(f"Ordered by {order_of(reader.state.query, reader.state.order)}.")]


def clear(reader: Reader, _: str) -> list[Line]:
    """Cancel the range; without one, clear the query and the as-of day."""
    if reader.state.cursor.anchor is not None:
        reader.session.move("range")
    else:
        reader.search(Query())
    return []


def as_of(reader: Reader, date: str) -> list[Line]:
    """Show the chronology as it was public by the end of a date; without one, as it is now."""
    if not date:
        reader.search(replace(reader.state.query, as_of=None))
        return []
    when = day_of(date, "as-of")
    if isinstance(when, Line):
        return [when]
    if limit_day("as-of", when) is None:
        return [line(f"{date} sets no limit: its end is open or unknown")]
    reader.search(replace(reader.state.query, as_of=when))
    if aware := _awareness(reader):
        return aware
    hidden = reader.index.hidden(reader.state.query).in_words() or "nothing"
    return [line(f"{format_as_of_head(reader.state.query)}; hidden: {hidden}")]


def period(reader: Reader, date: str) -> list[Line]:
    """Show only what was, or may have been, going on in a period; without one, everything."""
    if not date:
        reader.search(replace(reader.state.query, from_=None, to=None))
        return []
    when = day_of(date, "in", is_period=True)
    if isinstance(when, Line):
        return [when]
    limits = date_limits("in", when)
    if not limits:
        return [line(f"{date} sets no limit: both of its ends are open or unknown")]
    first, last = (when if limit in limits else None for limit in ("from", "to"))
    reader.search(replace(reader.state.query, from_=first, to=last))
    results = reader.state.results
    return [line(f"{format_period_status(results)}.")] if results else []


def saved(reader: Reader, name: str) -> list[Line]:
    """Show the saved queries; or run one of them."""
    queries = SavedQueries(reader.project.root, read_only=reader.project.read_only).all()
    if not name:
        return [line(f"{saved_name}: {query}") for saved_name, query in queries.items()] or [
            line("No saved queries.")
        ]
    if name in queries:
        return search(reader, queries[name])
    meant = closest_match(name, queries)
    return [line(f"no query is saved as {name}" + (f"; did you mean {meant}?" if meant else ""))]


def save(reader: Reader, name: str) -> list[Line]:
    """Save the query under a name; an existing one is not replaced."""
    queries, query = (
        SavedQueries(reader.project.root, read_only=reader.project.read_only),
        str(reader.state.query),
    )
    if not name or not query:
        return [line("Under which name? Type: save NAME" if query else "There is no query to save.")]
    if queries.all().get(name, query) != query:
        return [line(f"{name} is already saved: {queries.all()[name]}")]
    refusal = queries.save(name, query)
    return [line(f"Not saved: {refusal}" if refusal else f"Saved: {name}")]


def reload(reader: Reader, _: str) -> list[Line]:
    """Read the files where they have changed."""
    if not reader.reload():
        return [line("The files have not changed.")]
    if reader.project.blocking_problem:
        trouble, remedy = reader.project.load_error, reader.project.blocking_problem.remedy
        return [line("The files cannot be read to their end; the last good state is kept."),
                line(f"{trouble}; {remedy}")]  # fmt: skip
    return [line("Files reloaded."), *unread_said(reader)]


def leave(reader: Reader, _: str) -> list[Line]:
    """Leave `browse`."""
    reader.finished = True
    return []


def _awareness(reader: Reader) -> list[Line]:
    """Return by when actors were aware, where the query asks for it, and that nothing is hidden."""
    awareness = format_awareness(reader.index, reader.state.query)
    return [line(f"{awareness}.")] if awareness else []


def _nearest(reader: Reader, query: Query) -> str:
    """Return that nothing was found, with the nearest word that was public by the as-of day."""
    index = reader.index
    for word in query.words:
        near = index.nearest_word(word)
        if near and near != word and index.count(replace(query.whole, words=(near,))):
            return f"No events found; the nearest word is {near}."
    return "No events found; clear shows all events again."


def _offered(reader: Reader, query: Query) -> list[Line]:
    """Return the events nearest to any of the words, each with the command that goes there."""
    rows = reader.index.nearest(query, _MOST_OFFERED)
    named = [line(f"{format_date_cell(row)}: {row.title}; event {row.id}", indent=2) for row in rows]
    return [line("No event has all these words. Nearest:"), *named] if rows else []
