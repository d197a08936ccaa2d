"""The words about the statements of an actor that every view and document has."""

from __future__ import annotations

from collections.abc import Iterator

from tui.export.statements.statement_table import Statement, StatementTable
from tui.index.records import ActorRecord
from tui.text.plural import pluralize

PARAPHRASE = "paraphrase: the editor's words, but for what is in quotation marks"
"""Of a passage that is not in the source's words; said once, where it holds of every statement."""
QUOTED = "Words in quotation marks are the source's, not always the speaker's."
"""Above the statements, where any is a paraphrase."""


def title_of(table: StatementTable) -> str:
    """Return the title: whose statements these are, and no more."""
    return f"Statements by {table.actor.name}"


def role_of(actor: ActorRecord) -> str:
    """Return the role of an actor; of a protected one nothing, for it could help to identify them."""
    return "" if actor.protected else actor.role


def whose_words(table: StatementTable, statement: Statement) -> str:
    """Return in whose words a statement is; empty where that is said once for all of them."""
    if table.is_paraphrase:
        return ""
    return "paraphrase" if statement.is_paraphrase else "the source's own words"


def notes_of(table: StatementTable) -> Iterator[str]:
    """Yield how the table is to be read, and what is left out of it: one sentence each."""
    if table.statements:
        yield from _reading(table)
    elif not table.later:
        about = " about this matter" if table.is_of_matter else ""
        yield f"No passage here{about} is marked as said by {table.actor.name}."
    if table.later:
        yield f"{pluralize(table.later, 'statement')} of later sources hidden."


def _reading(table: StatementTable) -> Iterator[str]:
    if any(statement.is_paraphrase for statement in table.statements) and not table.is_paraphrase:
        yield f"{PARAPHRASE[:1].upper()}{PARAPHRASE[1:]}."
    if any(day.when.is_issue for day in table.days):
        yield (
            "“by” a date: only the issue of the source tells by when this was said; "
            "other dates are those of the statement."
        )
    yield (
        "Public: events of this chronology. That one was public does not show that the speaker knew of it."
    )
    yield "Where nothing stands, no passage here has a statement; more may have been said."
    if table.undated:
        yield "Undated: neither the passage nor its source says when."
