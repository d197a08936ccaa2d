"""The texts of events, and SQL conditions for what they, citations and `is:` words were by a day."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from sqlite3 import Connection
from typing import NamedTuple, TypeAlias

from tui.chronology.edtf_date import FAR
from tui.chronology.enums import CitationRole, EventStatus, PositionState, QuoteStatus
from tui.index.match_reason import MatchPlace, PlaceKey
from tui.parsing.query.lexer import normalize_word
from tui.parsing.query.parse_query import Field, Query
from tui.text.search_text import normalize

Condition: TypeAlias = tuple[str, tuple[str | int, ...]]
"""An SQL condition on `span` and `event_text`, and the values for its question marks."""

VERIFIED = frozenset(
    (
        QuoteStatus.CITED,
        QuoteStatus.EXACT,
        QuoteStatus.NORMALISED,
        QuoteStatus.OVER_PASSAGES,
        QuoteStatus.NOT_HELD,
        QuoteStatus.WHOLE,
    )
)
"""The statuses that `is:unverified` does not find: there is nothing left to verify, or it cannot be done."""

ISSUED_BY = "source IN (SELECT source.number FROM source WHERE issued_day <= {day})"
"""A condition on a table of citations: the source may have been issued by a day."""

DIFFERS = f"""(event.status = '{EventStatus.DISPUTED}'
    OR EXISTS (SELECT 1 FROM citation WHERE citation.event = event.rank
        AND (role = '{CitationRole.DISPUTES}' OR conflicts) AND {ISSUED_BY})
    OR EXISTS (SELECT 1 FROM difference_event WHERE difference_event.event = event.id AND 1 <
        (SELECT count(DISTINCT version) FROM version_citation
            WHERE version_citation.difference = difference_event.difference AND {ISSUED_BY})))"""
"""The condition that the sources issued by a day differ about an event: see `tui.evidence.differences`."""

STORED_ELSEWHERE = (MatchPlace.TITLE, MatchPlace.SUMMARY, MatchPlace.NOTE, MatchPlace.PASSAGE)
"""The places of texts that have no line in `event_text`: other tables have them."""
_TITLE, _SUMMARY, _NOTE = (str(PlaceKey(place)) for place in STORED_ELSEWHERE[:3])
_CITES = "(SELECT count(*) FROM citation WHERE citation.event = event.rank)"
_OWN = f"""(SELECT fold_texts(event.title, detail.summary, {{note}}, {_CITES})
    FROM event CROSS JOIN detail ON detail.rank = event.rank WHERE event.rank = event_text.rank)"""
_ALWAYS, _ANY_DAY = _OWN.format(note="''"), _OWN.format(note="detail.note")
"""The texts of an event that are not in `event_text`: those that were always public, and all of them."""
_HAS_WORDS = """(EXISTS (SELECT 1 FROM citation CROSS JOIN passage
        ON passage.source = citation.source AND passage.number = citation.passage
        WHERE citation.event = event_text.rank AND {issued} AND instr(passage.folded, ?) > 0)
    OR instr({own}, ?) > 0)"""
_HAS_PHRASE = """(event_text.rank IN (SELECT citation.event FROM passage_stems
        CROSS JOIN passage ON passage.rowid = passage_stems.rowid
        CROSS JOIN citation ON citation.source = passage.source AND citation.passage = passage.number
        WHERE passage_stems MATCH ? AND instr(passage.folded, ?) > 0 AND {issued})
    OR event_text.rank IN (SELECT rowid FROM stems WHERE stems MATCH ?) AND instr({own}, ?) > 0)"""
"""The stems of a phrase follow one another where its words do: such texts are found once, then compared."""
_ITS = f"FROM citation WHERE citation.event = span.rank AND {ISSUED_BY}"
_VALUES = {
    "source": "level((SELECT id FROM source WHERE number = citation.source)) IN ({marks})",
    "origin": "level(citation.origin) IN ({marks})",
    "speaker": """level((SELECT speaker FROM passage
        WHERE passage.source = citation.source AND passage.number = citation.passage)) IN ({marks})""",
    "said-by": """EXISTS (SELECT 1 FROM statement WHERE source_number = citation.source
        AND passage_number = citation.passage AND level(actor_id) IN ({marks}))""",
}
"""By field: the SQL of the condition that a citation has one of some values."""
_POSITIONS = "SELECT 1 FROM position WHERE position.event = event.id"
_NOT_AGREED = f"{_POSITIONS} AND (state <> '{PositionState.AGREES.value}' OR put <> now)"
UNANSWERED = f"EXISTS ({_POSITIONS} AND state = '{PositionState.NOT_PUT.value}')"
AGREED = f"(EXISTS ({_POSITIONS}) AND NOT EXISTS ({_NOT_AGREED}))"
"""The conditions that nothing is on file of somebody whom an event criticises, and that all who are asked
agree to it: see `tui.evidence.positions`. They are as of today, whatever the day of a query."""
_VERIFIED = ", ".join(f"'{status}'" for status in sorted(VERIFIED))
_EVENT = "SELECT 1 FROM event WHERE event.rank = span.rank"
_MARKS = {
    "differs": f"EXISTS ({_EVENT} AND {DIFFERS})",
    "approximate": f"EXISTS ({_EVENT} AND (instr(date, '~') OR instr(date, '%')))",
    "undated": "span.first_day IS NULL",
    "unanswered": f"EXISTS ({_EVENT} AND {UNANSWERED})",
    "agreed": f"EXISTS ({_EVENT} AND {AGREED})",
    "single-origin": f"1 = (SELECT count(DISTINCT origin) {_ITS} AND role = '{CitationRole.SUPPORTS}')",
    "not-held": f"EXISTS (SELECT 1 {_ITS} AND status = '{QuoteStatus.NOT_HELD}')",
    "unverified": f"""(NOT EXISTS (SELECT 1 {_ITS})
        OR EXISTS (SELECT 1 {_ITS} AND status NOT IN ({_VERIFIED})))""",
}
LOOKED_FOR = "looked-for"
"""The `is:` word that no full-text term stands for: an event's rows know nothing of searches."""
_SEARCHED = """span.rank IN (SELECT event.rank FROM source_search_event
    JOIN source_search ON source_search.number = source_search_event.search
    JOIN event ON event.id = source_search_event.event{made})"""
_MARKS[LOOKED_FOR] = _SEARCHED.format(made=" WHERE source_search.first_day <= {day}")
_OF_THEN = _MARKS.keys() - {"approximate", "undated", "unanswered", "agreed"}


def issue_line(line: str, day: int) -> str:
    """Return a line of the table `event_text`.

    Args:
        line: Folded words (`tui.text.search_text.normalize`).
        day: The first day number by which they may have been public; -FAR for always, FAR for unknown.
    """
    return f" {line} \n" if day == -FAR else f" {line} \t{day}\n"


class FoldedText(NamedTuple):
    """One text of an event, as it is searched."""

    words: str
    """Folded, with a space before and after each word."""
    place: str
    """Where it comes from: a `PlaceKey`."""
    day: int
    """The first day number by which it may have been public; -FAR for always, FAR for unknown."""


def read_lines(connection: Connection, ranks: Sequence[int]) -> dict[int, list[FoldedText]]:
    """Return the texts of events, by their ranks: their own, and those of the passages that they cite.

    Args:
        connection: To an open index.
        ranks: The ranks, of which one statement must take as many.
    """
    marks = ", ".join("?" * len(ranks))
    cited = f"""SELECT passage.source, passage.number, passage.folded, issued_day FROM citation
        JOIN passage ON passage.source = citation.source AND passage.number = citation.passage
        JOIN source ON source.number = citation.source WHERE citation.event IN ({marks})"""
    passages = {
        f"{MatchPlace.PASSAGE}{source}.{number}": (folded, FAR if day is None else day)
        for source, number, folded, day in connection.execute(cited, ranks)
    }
    sql = f"""SELECT event.rank, folded, places, title, summary, note, {_CITES} FROM event_text
        JOIN event ON event.rank = event_text.rank JOIN detail ON detail.rank = event_text.rank
        WHERE event_text.rank IN ({marks})"""
    return {
        rank: list(_lines(folded, places, fold_texts(*own), passages))
        for rank, folded, places, *own in connection.execute(sql, ranks)
    }


def _lines(
    folded: str, places: str, own: str, passages: Mapping[str, tuple[str, int]]
) -> Iterator[FoldedText]:
    lines = iter(folded.splitlines())
    title, summary, note = own.split("\n")
    elsewhere = {**passages, _TITLE: (title, -FAR), _SUMMARY: (summary, -FAR), _NOTE: (note, FAR)}
    for place in places.split():
        if place in elsewhere:
            words, day = elsewhere[place]
            yield FoldedText(words, place, day)
        else:
            words, _, since = next(lines).partition("\t")
            yield FoldedText(words, place, int(since) if since else -FAR)


def fold_texts(title: str, summary: str, note: str, cites: int) -> str:
    """Return the texts of an event that `event_text` has no lines for, folded, a line for each.

    Args:
        title: As the chronology has it; likewise the others.
        summary: With its marks.
        note: The editor's.
        cites: How many citations the event has, which marks can name.
    """
    if "[^" in summary:
        from tui.text.note_marks import drop_marks  # noqa: PLC0415  (few summaries have marks)

        summary = drop_marks(summary, cites)
    return "\n".join([f" {normalize(text)} " for text in (title, summary, note)])


def visible_lines(lines: str, day: int) -> str:
    """Select the lines of `event_text` that may have been public by a day.

    Args:
        lines: As `issue_line` writes them.
        day: A day number.

    Returns:
        The lines without their days.
    """
    parted = (line.partition("\t") for line in lines.splitlines())
    return "\n".join(words for words, _, since in parted if not since or int(since) <= day)


def register_functions(connection: Connection) -> None:
    """Register the SQL functions that the statements of this module use."""
    connection.create_function("seen", 2, visible_lines, deterministic=True)
    connection.create_function("fold_texts", 4, fold_texts, deterministic=True)
    connection.create_function("level", 1, lambda text: normalize_word(text or ""))


def needs_as_of(field: Field) -> bool:
    """Whether the events that a field finds depend on the day of `as_of`."""
    return field.name in _VALUES or (field.name == "is" and any(value in _OF_THEN for value in field.values))


def is_looked_for(field: Field) -> bool:
    """Whether a field asks, among others, for events with a search of the sources."""
    return field.name == "is" and LOOKED_FOR in field.values


def looked_for(others: str = "") -> str:
    """Return the SQL condition on `span` that an event has a search of the sources.

    Args:
        others: Another condition that may hold instead; empty for none.
    """
    searched = _SEARCHED.format(made="")
    return f"({searched} OR {others})" if others else searched


def sql_conditions(query: Query, day: int) -> Iterator[Condition]:
    """Yield the conditions of a query with `as_of`, except that the event was public.

    Args:
        query: Its words, phrases and fields are used; its dates are not.
        day: The day number of its `as_of`.
    """
    # Each word has a space before it; see schema.sql.
    sql = _in_texts(_HAS_WORDS, day)
    yield from ((sql, (f" {word}", f" {word}")) for word in query.words)
    yield from ((f"NOT {sql}", (f" {word}", f" {word}")) for word in query.without)
    yield from phrase_conditions(query, day)
    for field in filter(needs_as_of, (*query.fields, *query.is_)):
        sql, values = _marked(field, day) if field.name == "is" else _cites(field, day)
        yield f"{'NOT ' if field.negated else ''}({sql})", values


def phrase_conditions(query: Query, day: int | None) -> Iterator[Condition]:
    """Yield the conditions of the phrases of a query.

    Args:
        query: Its phrases are used.
        day: The day number by which their texts must have been public; None for any.
    """
    # With the spaces, only whole words match; see schema.sql.
    sql = _in_texts(_HAS_PHRASE, day)
    yield from ((sql, (f'"{phrase}"', f" {phrase} ") * 2) for phrase in query.phrases)
    yield from ((f"NOT {sql}", (f'"{phrase}"', f" {phrase} ") * 2) for phrase in query.without_phrases)


def _in_texts(condition: str, day: int | None) -> str:
    """Complete `_HAS_WORDS` or `_HAS_PHRASE`, for texts that were public by a day; None for any day."""
    if day is None:
        return condition.format(issued="1", own=f"event_text.folded || {_ANY_DAY}")
    issued = ISSUED_BY.format(day=f"{day:d}")
    return condition.format(issued=f"citation.{issued}", own=f"seen(event_text.folded, {day:d}) || {_ALWAYS}")


def _marked(field: Field, day: int) -> Condition:
    return " OR ".join(_MARKS[value] for value in field.values).format(day=day), ()


def _cites(field: Field, day: int) -> Condition:
    marks = ", ".join("?" * len(field.values))
    sql = f"EXISTS (SELECT 1 {_ITS} AND {_VALUES[field.name]})"
    return sql.format(day=day, marks=marks), field.values
