"""Rules about hidden characters: no text has characters that readers cannot see (compare CVE-2021-42574)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.event import Event
from tui.chronology.fields import ChronologyModel
from tui.chronology.problem import Problem, Severity
from tui.chronology.source import Passage, Source
from tui.parsing.errors import Path
from tui.parsing.loader import LoadedChronology
from tui.text.sanitize import find_hidden_controls, show_controls
from tui.validation.rules.rule import EventAt

_REMEDY = "delete it, or write visible characters instead"


def nothing_in_the_chronology_is_hidden(reading: LoadedChronology) -> Iterator[Problem]:
    """No text around events, nor of positions, has direction controls or other invisible characters."""
    chronology = reading.chronology
    for key, text in (
        ("title", chronology.title),
        ("about", chronology.about),
        ("notice", chronology.notice),
    ):
        yield from _in_text(reading, (key,), text, ())
    for items, paths in (
        (chronology.kinds, reading.kind_paths),
        (chronology.actors, reading.actor_paths),
        (chronology.differences, reading.difference_paths),
        (chronology.searches, reading.search_paths),
    ):
        for item, path in zip(items, paths, strict=True):
            for text_path, text in _texts(item, path):
                yield from _in_text(reading, text_path, text, ())
    for _, entry, path in reading.positions():
        for text_path, text in _texts(entry, path):
            yield from _in_text(reading, text_path, text, (entry.event,))


def nothing_in_an_event_is_hidden(reading: LoadedChronology, events: Iterable[EventAt]) -> Iterator[Problem]:
    """No text of an event contains direction controls or other invisible characters."""
    for event, path in events:
        if _may_hide(event):
            for text_path, text in _texts(event, path):
                yield from _in_text(reading, text_path, text, (event.id,))


def _may_hide(event: Event) -> bool:
    """Whether any text of an event has hidden characters. All are searched as one, since events are many."""
    texts = [event.title, event.summary, event.note, *event.tags, *event.merged_from]
    for entry in event.knowledge:
        texts += (entry.part, entry.what, entry.said_by)
    for citation in (*event.cites, *(one for entry in event.knowledge for one in entry.cites)):
        texts += (citation.passage, citation.quote, citation.prefix, citation.suffix)
        texts.append(citation.pinpoint)
        if citation.says:
            texts.append(citation.says.title)
    return bool(find_hidden_controls(" ".join(texts)))


def nothing_in_the_sources_is_hidden(reading: LoadedChronology) -> Iterator[Problem]:
    """No text of a source contains direction controls or other invisible characters."""
    for source in reading.chronology.sources:
        front = source.model_copy(update={"passages": ()})
        for text_path, text in _texts(front, ("sources", source.id)):
            yield from _in_text(reading, text_path, text, ())
        for passage in source.passages:
            yield from _in_passage(reading, source, passage)


def _texts(item: ChronologyModel, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text of an item, with its path."""
    for name, field in type(item).model_fields.items():
        yield from _texts_in(getattr(item, name), (*path, field.alias or name))


def _texts_in(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, ChronologyModel):
        yield from _texts(value, path)
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _texts_in(part, (*path, index))


def _in_text(
    reading: LoadedChronology, path: Path, text: str, concerns: tuple[str, ...]
) -> Iterator[Problem]:
    if offsets := find_hidden_controls(text):
        yield reading.problem(
            "hidden-character",
            path,
            _message(text, offsets),
            _REMEDY,
            severity=Severity.WARNING,
            concerns=concerns,
            within=(offsets[0], offsets[0] + 1),
        )


def _in_passage(reading: LoadedChronology, source: Source, passage: Passage) -> Iterator[Problem]:
    ids = (("said-by", ",".join(passage.said_by)), ("matter", ",".join(passage.matters)))
    texts = (("", passage.text), ("speaker", passage.speaker), ("origin", passage.origin), *ids)
    for attribute, text in texts:
        if offsets := find_hidden_controls(text):
            yield reading.passage_problem(
                "hidden-character",
                source.id,
                passage,
                _message(text, offsets),
                _REMEDY,
                severity=Severity.WARNING,
                within=(offsets[0], offsets[0] + 1),
                attribute=attribute,
            )


def _message(text: str, offsets: tuple[int, ...]) -> str:
    first = f"this contains {show_controls(text[offsets[0]])}, which readers cannot see"
    return f"{first}, the first of {len(offsets)} such characters" if len(offsets) > 1 else first
