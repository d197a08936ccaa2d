"""The statements of one actor: the days on which they were made, what they are about, what was public then.

A statement is dated by what its passage says of the day (`said-on`); else it was made by the day on which its
source was issued. One for which neither sets a latest day is undated, and stands on no day.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tui.chronology.calendar import iso_date, ymd_from_day
from tui.chronology.date_format import format_date, format_limit
from tui.chronology.edtf_date import FAR, EdtfDate, from_day
from tui.chronology.enums import TextKind
from tui.export.citation_text import date_words
from tui.index.records import ActorRecord, EventRow, PassageRecord, SourceRecord
from tui.text.plural import pluralize

OTHER = ""
"""The id of the matter of statements that no difference is named for."""


@dataclass(frozen=True, slots=True)
class StatementDate:
    """When a statement was made."""

    date: EdtfDate
    """Its latest day is known."""
    is_issue: bool
    """Whether it is the date of issue of its source, by which the statement was made."""

    @property
    def words(self) -> str:
        """Return the date in words: `15 May 2013`, `by 16 May 2013`."""
        if not self.is_issue:
            return format_date(self.date)
        return f"by {format_limit(self.date).removeprefix('by ')}"

    @property
    def first_day(self) -> int | None:
        """The day number of the earliest day on which it can have been made; None for unknown."""
        return None if self.is_issue or self.date.first_day == -FAR else self.date.first_day

    @property
    def last_day(self) -> int:
        """The day number of the latest day on which it can have been made."""
        return self.date.last_day

    @property
    def limit_words(self) -> str:
        """Return the latest day in words: `15 May 2013`."""
        return format_date(day_date(self.last_day))

    @property
    def order(self) -> tuple[int, bool, int, str]:
        """What it is sorted by: the latest day, then exact days before those that only limit it."""
        return self.last_day, self.is_issue, -(self.first_day or -FAR), self.date.text


@dataclass(frozen=True, slots=True)
class Statement:
    """One passage that an actor says."""

    passage: PassageRecord
    source: SourceRecord
    when: StatementDate | None
    """None where it is undated."""
    events: tuple[EventRow, ...]
    """The events that cite the passage, in order."""

    @property
    def is_paraphrase(self) -> bool:
        """Whether the text is in the editor's words."""
        return self.source.text is TextKind.PARAPHRASE

    @property
    def cited(self) -> str:
        """Return the passage in a few words: newspaper, date of issue, label."""
        issued = date_words(self.source.issued) or "no date of issue"
        return f"{self.source.container_title or self.source.title}, {issued} [{self.passage.key}]"


@dataclass(frozen=True, slots=True)
class StatementMatter:
    """A difference between the sources, and the statements that are about it."""

    id: str
    """That of the difference; `OTHER` for statements without one."""
    question: str
    statements: tuple[Statement, ...]
    """By date, then in the order of the files; undated ones last."""
    events: tuple[str, ...] = ()
    """The ids of the events that the difference is about."""

    def on(self, when: StatementDate | None) -> tuple[Statement, ...]:
        """Return the statements of one day; for None those that are undated."""
        return tuple(statement for statement in self.statements if statement.when == when)


@dataclass(frozen=True, slots=True)
class StatementDay:
    """A day on which the actor said something, and what was public by then."""

    when: StatementDate
    public: int
    """How many events were public by the end of its latest day."""
    public_before: int
    """How many were by its earliest day; the same as `public` where that is the same day, or not known."""
    became_public: tuple[EventRow, ...]
    """The events that became public since the day before it in the table, in order; of the first, all that
    were public. Of a large chronology only those in which the actor takes part."""


@dataclass(frozen=True, slots=True)
class PublicGain:
    """What became public between two days of the table."""

    count: int
    events: tuple[EventRow, ...]
    """Those of them that may be named: see `StatementTable.gain`."""

    def named(self, most: int) -> str:
        """Return the titles of the first of them: `A; B; and 32 more`; empty where none may be named.

        Args:
            most: The largest number of titles.
        """
        titles = [row.title for row in self.events[:most]]
        more = len(self.events) - len(titles)
        return "; ".join([*titles, f"and {more} more"] if titles and more > 0 else titles)


@dataclass(frozen=True)
class StatementTable:
    """Everything that an actor said."""

    actor: ActorRecord
    matters: tuple[StatementMatter, ...]
    """Those with a statement, in the order of the differences; other statements last."""
    days: tuple[StatementDay, ...]
    """In order."""
    events: int
    """How many events the chronology has; with `as_of`, how many were public by then."""
    as_of: EdtfDate | None = None
    """Only what was public by the end of this date is in the table; None for everything."""
    later: int = 0
    """How many statements are left out because their sources were issued later."""
    is_of_matter: bool = False
    """Whether it is of one matter that was asked for, and not of all."""

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement once, in the order of the matters."""
        every = (statement for matter in self.matters for statement in matter.statements)
        return tuple({statement.passage.citation_key: statement for statement in every}.values())

    @property
    def undated(self) -> bool:
        """Whether any statement is undated."""
        return any(statement.when is None for statement in self.statements)

    @property
    def has_paraphrase(self) -> bool:
        """Whether any statement is in the editor's words."""
        return any(statement.is_paraphrase for statement in self.statements)

    @property
    def is_paraphrase(self) -> bool:
        """Whether every statement is in the editor's words, and there is one."""
        return bool(self.statements) and all(statement.is_paraphrase for statement in self.statements)

    def gain_words(self, before: StatementDay | None, day: StatementDay, most: int) -> str:
        """Return how much became public since a day, with titles of what the matter is about; empty for none.

        Args:
            before: A day of the table; None for everything that was public by the end of the other.
            day: A later day of it.
            most: The largest number of titles.
        """
        gain = self.gain(before, day)
        events = pluralize(gain.count, "event")
        since = f"{events} became public after {before.when.limit_words}" if before else ""
        named = f"among them: {gain.named(most)}" if gain.events else ""
        return "; ".join(filter(None, (since, named))) if gain.count else ""

    def public_words(self, day: StatementDay) -> str:
        """Return how much was public on a day: `35 of 105 events public by then`."""
        if day.public_before == day.public:
            return f"{day.public} of {self.events} events public by then"
        return f"between {day.public_before} and {day.public} of {self.events} events public by then"

    def days_of(self, matter: StatementMatter) -> list[StatementDay]:
        """Return the days on which the actor spoke of a matter, in order."""
        spoken = {statement.when for statement in matter.statements}
        return [day for day in self.days if day.when in spoken]

    def gain(self, first: StatementDay | None, last: StatementDay) -> PublicGain:
        """Return what became public after a day, and by the end of a later one.

        Named are only events that the one matter of the table is about, in the order of the chronology: any
        other choice would be one of what to set beside the statements.

        Args:
            first: A day of the table; None for everything that was public by the end of the other.
            last: A later day of it.
        """
        about = {event for matter in self.matters for event in matter.events if self.is_of_matter}
        begin = self.days.index(first) + 1 if first else 0
        rows = (row for day in self.days[begin : self.days.index(last) + 1] for row in day.became_public)
        count = last.public - (first.public if first else 0)
        named = sorted((row for row in rows if row.id in about), key=lambda row: row.rank)
        return PublicGain(count, tuple(named))


def day_date(day: int) -> EdtfDate:
    """Return the date of a day number."""
    return from_day(iso_date(day), *ymd_from_day(day))
