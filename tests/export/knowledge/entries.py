"""Entries of knowledge made by hand, for the matrix and its words."""

from __future__ import annotations

from tests.builders import citation, row
from tui.chronology.enums import EventStatus, KnowledgeForm, Stance
from tui.index.knowledge_record import EventKnowledge, KnowledgeRecord
from tui.index.records import ActorRecord, CitationRecord
from tui.light_dataclass import replace


def actor(name: str = "board", words: str = "") -> ActorRecord:
    return ActorRecord(name, words or f"The {name}", "", "", "", protected=False, events=1)


def entry(
    about: str = "board",
    since: str = "",
    *,
    number: int = 1,
    part: str = "",
    form: str = "told",
    stance: str = "aware",
    status: str = "reported",
    said_by: str = "",
    cites: tuple[CitationRecord, ...] = (),
) -> KnowledgeRecord:
    return KnowledgeRecord(
        number=number,
        actor=actor(about),
        part=part,
        form=KnowledgeForm(form),
        said_by=said_by,
        is_own=False,
        what="of the leak",
        stance=Stance(stance),
        since=since,
        status=EventStatus(status),
        cites=cites or (citation(),),
    )


def event(
    *entries: KnowledgeRecord, name: str = "leak", date: str = "2004", public: str = ""
) -> EventKnowledge:
    """An event with entries, numbered through."""
    numbered = tuple(replace(each, number=at) for at, each in enumerate(entries, 1))
    return EventKnowledge(row(name, date, title=f"The {name}"), public, numbered)
