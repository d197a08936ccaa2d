"""The texts of a document of statements, in the form in which they are searched for identifying details."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import EdtfDate
from tui.evidence.anonymity.identification_risks import DisclosedText
from tui.export.statements.statement_document import StatementContent
from tui.export.statements.statement_table import Statement
from tui.export.statements.statement_words import role_of
from tui.index.protocol import Index
from tui.index.records import SourceRecord


def statement_texts(content: StatementContent, index: Index) -> Iterator[DisclosedText]:
    """Yield every text that a document of statements contains.

    Args:
        content: What is in it.
        index: The index it was gathered from, for who takes part in the events that it names.
    """
    table, info = content.table, content.info
    actor = table.actor
    questions = (("question", matter.question) for matter in table.matters)
    head = (("title", info.title), ("notice", info.notice), ("actors", role_of(actor)), *questions)
    yield DisclosedText("the document", None, frozenset(), head)
    yield from (_statement(statement, actor.id, actor.name) for statement in table.statements)
    named = {row.id: row for day in table.days for row in day.became_public}
    for row in named.values():
        event = index.event(row.id)
        actors = frozenset(one.id for one in event.actors) if event else frozenset()
        yield DisclosedText(row.id, None, actors, (("title", row.title),))
    yield from map(_source, content.sources)


def _statement(statement: Statement, actor: str, name: str) -> DisclosedText:
    passage, key = statement.passage, str(statement.passage.citation_key)
    texts = ((key, passage.text), (key, name), (key, statement.cited))
    when = cached_parse(passage.said_on) if passage.said_on else None
    dates: tuple[tuple[str, EdtfDate], ...] = ((key, when),) if when else ()
    return DisclosedText(key, None, frozenset((actor,)), texts, dates)


def _source(source: SourceRecord) -> DisclosedText:
    texts = {
        "title": source.title,
        "note": source.note,
        "container-title": source.container_title,
        "publisher": source.publisher,
        "issued-because": source.issued_because,
        "rights": source.rights,
        "URL": source.url,
        "bundle": source.bundle,
    }
    authors = (("author", author) for author in source.author)
    return DisclosedText(source.id, None, frozenset(), (*texts.items(), *authors))
