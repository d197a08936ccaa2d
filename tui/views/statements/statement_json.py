"""What one actor said, as JSON."""

from __future__ import annotations

from tui.chronology.calendar import iso_date
from tui.export.statements.statement_table import Statement, StatementDay, StatementMatter, StatementTable
from tui.export.statements.statement_words import notes_of, role_of
from tui.index.records import ActorRecord
from tui.views.json_output import Json, passage_json


def statements_json(table: StatementTable) -> Json:
    """Return what an actor said: the days with what was public, and the statements by matter."""
    return {
        "actor": {"id": table.actor.id, "name": table.actor.name, "role": role_of(table.actor)},
        "as_of": table.as_of.text if table.as_of else None,
        "events": table.events,
        "later": table.later,
        "days": [_day(day) for day in table.days],
        "matters": [_matter(matter) for matter in table.matters],
        "notes": list(notes_of(table)),
    }


def speaker_json(actor: ActorRecord, statements: int) -> Json:
    """Return an actor who says something.

    Args:
        actor: The actor.
        statements: The number of passages.
    """
    return {"id": actor.id, "name": actor.name, "role": role_of(actor), "statements": statements}


def _day(day: StatementDay) -> Json:
    when = day.when
    return {
        "words": when.words,
        "date": when.date.text,
        "is_issue": when.is_issue,
        "latest": iso_date(when.last_day),
        "public": day.public,
        "public_before": day.public_before,
        "became_public": [{"id": row.id, "title": row.title} for row in day.became_public],
    }


def _matter(matter: StatementMatter) -> Json:
    return {
        "id": matter.id or None,
        "question": matter.question,
        "statements": [_statement(statement) for statement in matter.statements],
    }


def _statement(statement: Statement) -> Json:
    return {
        "day": statement.when.words if statement.when else None,
        "cited": statement.cited,
        "text_kind": statement.source.text,
        "passage": passage_json(statement.passage),
        "events": [row.id for row in statement.events],
    }
