"""The lighthouse with one and the same string in every field that may hold anything."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from tests.export.lighthouse import INFO, SEARCHED, content, shelf
from tests.text.payloads import PAYLOADS
from tui.export.content import ExportContent
from tui.index.records import ActorRecord, PassageRecord
from tui.index.search_records import SearchRecord
from tui.parsing.query.parse_query import Query

PLAIN = "qwertz"
"""Stands in no text but where a test puts it."""

DATA = {
    "title", "about", "notice", "label", "question", "says", "note", "name", "summary", "tags", "quote",
    "speaker", "origin", "origins", "author", "container_title", "publisher", "issued_because", "rights",
    "language", "url", "message", "looked_for", "words", "by", "described", "answered",
}  # fmt: skip
"""Fields that may hold anything. The rest are ids, dates and words from a fixed list."""

MARK_OF_A_NOTE = "[^1]"
"""In a summary, this is the mark of a note and not text."""
TEXTS = tuple(payload.replace(MARK_OF_A_NOTE, "[^99]") for payload in PAYLOADS)
"""What stays text in every field."""

Data = TypeVar("Data")


def poisoned(value: Data, payload: str, inside: str = "") -> Data:
    """A copy of records with a payload in every field of free text."""
    if isinstance(value, tuple):
        return tuple(poisoned(item, payload, inside) for item in value)  # type: ignore[return-value]  # a tuple
    if isinstance(value, str):
        return payload if inside in DATA else value  # type: ignore[return-value]  # a str
    if is_dataclass(value) and not isinstance(value, (type, Query)):
        inner = {each.name: poisoned(getattr(value, each.name), payload, each.name) for each in fields(value)}
        if isinstance(value, PassageRecord):
            inner |= {"text": payload, "key": payload, "about": value.about}
        if isinstance(value, SearchRecord):
            inner["about"] = value.about
        if isinstance(value, ActorRecord):
            inner["role"] = payload
        return replace(value, **inner)
    return value


def poisoned_content(payload: str) -> ExportContent:
    """Everything, with a payload in all its free text."""
    return content(index=shelf(replace(poisoned(INFO, payload), searches=1), poisoned(SEARCHED, payload)))
