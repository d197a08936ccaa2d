"""Check and export look through one list of texts, and every text of the models is on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from pydantic.fields import FieldInfo

from tests.cli.canal import build
from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.fields import ChronologyModel
from tui.chronology.keys import WordsHash
from tui.evidence.anonymity.disclosed_texts import disclosed_texts
from tui.evidence.anonymity.identification_risks import DisclosedText
from tui.export.content import ExportSelection, gather_content
from tui.parsing.loader import load_chronology
from tui.parsing.query.parse_query import parse_query
from tui.project.export_disclosures import disclosed_content as of_content
from tui.project.locate_project import ProjectLocation
from tui.project.project import Project, open_project
from tui.validation.rules.identification import disclosed as of_chronology

TELLS_NOTHING = {
    ("Event", "kind"): "the id of a lane, which is told with the lanes",
    ("Event", "after"): "the id of an event, which is told with that",
    ("Event", "before"): "as above",
    ("ClaimedTime", "after"): "the id of an event, which is told with that",
    ("ClaimedTime", "before"): "as above",
    ("ContraryClaim", "after"): "as above",
    ("ContraryClaim", "before"): "as above",
    ("Version", "dates"): "ids of events, which are told with those",
    ("Event", "public"): "when it became public, and not when it was",
    ("Event", "criticises"): "the id of an actor, which leaves with the positions, as that of their party",
    ("PartyPositions", "party"): "as above",
    ("Position", "event"): "the id of an event, which is told with that",
    ("Position", "put_on"): "the day of a letter",
    ("Position", "by"): "as above",
    ("Position", "answered_on"): "as above",
    ("Difference", "events"): "ids of events, which are told with those",
    ("Actor", "held"): "the dates of an office, which nobody protected has",
    ("Citation", "prefix"): "words of the passage, which is told whole",
    ("Citation", "suffix"): "as above",
    ("Passage", "bates"): "a number on the page of the original, which is in no export",
    ("Source", "issued"): "of the source; a day that a text names is compared with it",
    ("WordsHash", "digest"): "letters of a hash",
    ("Source", "accessed"): "when the editor looked at it",
    ("SourceSearch", "about"): "ids of events, which are told with those",
    ("SourceSearch", "on"): "when the editor looked",
    ("SearchedPlace", "asked"): "when the editor asked",
    ("Chronology", "zone"): "the name of a time zone, which is one of a list",
}
"""Fields of the models that hold text or a date, and are on no list, with the reason."""

EVENTS = """\
format: dateline/1
title: chronology title
about: chronology about
notice: chronology notice
kinds:
  lane-id: {label: kind label, about: kind about}
actors:
  girl-1: {name: Person A, protected: true}
  actor-id: {name: actor name, role: actor role, named-because: actor because, held: 1801,
    not-put: position reason}
events:
  - id: event-id
    date: 1812-03
    date-as-written: event spelling
    title: event title
    kind: lane-id
    status: reported
    actors: [actor-id, girl-1]
    criticises: [actor-id]
    summary: event summary
    tags: [event tag]
    public: 1850
    note: event note
    merged-from: [board#event-origin]
    knowledge:
      - {actor: actor-id, part: the part, how: said, said-by: the speaker, what: the matter, from: 1813-05,
         cites: [source-id]}
    cites:
      - passage: source-id#p. 7
        pinpoint: the pinpoint
        as: supports
        says: {date: 1812-03-09, title: says title}
      - {quote: passage text, source: source-id, prefix: the, suffix: is}
  - {id: later, after: event-id, title: Later, kind: lane-id, status: reported}
differences:
  - id: difference-id
    events: [event-id]
    question: difference question
    note: difference note
    versions:
      - {says: version says, dates: {event-id: {date: 1812-03-12, before: later}}, cites: ["source-id#p. 7"]}
      - {says: other says, cites: [source-id]}
searches:
  - id: search-id
    about: [event-id]
    for: search for
    words: [search word, text]
    seen: ["source-id#p. 7"]
    in: [source-id, {described: search place, from: 1812-04, to: 1812-05, answered: search answer}]
    on: 1874-06-01
    by: search person
    note: search note
"""
POSITIONS = """\
party: actor-id
entries:
  - event: event-id
    put: 3:0123456789abcdef
    put-on: 2026-12-01
    answer: disputes
    version: position version
    cites: ["source-id#p. 7"]
"""
SOURCE = """\
---
id: source-id
type: source type
title: source title
author: [source author]
container-title: source container
publisher: source publisher
issued: 1899
issued-because: source because
URL: https://source.example/url
accessed: 2020-01-01
language: source language
rights: source rights
bundle: source bundle
origin: source-origin
note: source note
---

[p. 7] the passage text is here {speaker="passage speaker" origin=passage-origin about=1812-03-10
 said-by=actor-id said-on=1812-03-11 matter=difference-id}
"""


def _fields(model: type[ChronologyModel], seen: set[type[ChronologyModel]]) -> Iterator[tuple[str, str]]:
    """Every field of the models that can hold text or a date."""
    if model in seen:
        return
    seen.add(model)
    for name, field in model.model_fields.items():
        for kind in _kinds(field):
            if isinstance(kind, type) and issubclass(kind, ChronologyModel):
                yield from _fields(kind, seen)
            elif kind is WordsHash:
                yield from ((kind.__name__, part.name) for part in fields(kind) if part.type == "str")
            elif kind in {str, EdtfDate}:
                yield model.__name__, name


def _kinds(field: FieldInfo) -> Iterator[object]:
    wanted = [field.annotation]
    while wanted:
        kind = wanted.pop()
        wanted += get_args(kind)
        yield kind


VALUES = {
    **{("Chronology", name): f"chronology {name}" for name in ("title", "about", "notice")},
    ("EventKind", "id"): "lane id",
    ("EventKind", "label"): "kind label",
    ("EventKind", "about"): "kind about",
    ("Actor", "id"): "actor id",
    ("Actor", "name"): "actor name",
    ("Actor", "role"): "actor role",
    ("Actor", "named_because"): "actor because",
    ("Event", "id"): "event id",
    ("Event", "date"): "1812-03",
    ("Event", "date_as_written"): "event spelling",
    ("Event", "title"): "event title",
    ("Event", "actors"): "actor id",
    ("Event", "summary"): "event summary",
    ("Event", "tags"): "event tag",
    ("Event", "note"): "event note",
    ("Event", "merged_from"): "board event origin",
    ("Citation", "source"): "source id",
    ("Citation", "passage"): "source id p 7",
    ("Citation", "pinpoint"): "the pinpoint",
    ("Citation", "quote"): "passage text",
    ("ContraryClaim", "date"): "1812-03-09",
    ("ClaimedTime", "date"): "1812-03-12",
    ("ContraryClaim", "title"): "says title",
    ("Knowledge", "actor"): "actor id",
    ("Knowledge", "part"): "the part",
    ("Knowledge", "said_by"): "the speaker",
    ("Knowledge", "what"): "the matter",
    ("Knowledge", "since"): "1813-05",
    ("Difference", "id"): "difference id",
    ("Difference", "question"): "difference question",
    ("Difference", "note"): "difference note",
    ("Version", "says"): "version says",
    ("Position", "version"): "position version",
    ("Actor", "not_put"): "position reason",
    ("SourceSearch", "id"): "search id",
    ("SourceSearch", "looked_for"): "search for",
    ("SourceSearch", "words"): "search word",
    ("SourceSearch", "by"): "search person",
    ("SourceSearch", "note"): "search note",
    ("SearchedPlace", "source"): "source id",
    ("SearchedPlace", "described"): "search place",
    ("SearchedPlace", "from_"): "1812-04",
    ("SearchedPlace", "to"): "1812-05",
    ("SearchedPlace", "answered"): "search answer",
    ("SeenPassage", "source"): "source id",
    ("SeenPassage", "passage"): "source id p 7",
    ("Source", "id"): "source id",
    ("Source", "type"): "source type",
    ("Source", "title"): "source title",
    ("Source", "author"): "source author",
    ("Source", "container_title"): "source container",
    ("Source", "publisher"): "source publisher",
    ("Source", "issued_because"): "source because",
    ("Source", "url"): "https source example url",
    ("Source", "language"): "source language",
    ("Source", "rights"): "source rights",
    ("Source", "bundle"): "source bundle",
    ("Source", "origin"): "source origin",
    ("Source", "note"): "source note",
    ("Passage", "label"): "source id p 7",
    ("Passage", "text"): "the passage text is here",
    ("Passage", "speaker"): "passage speaker",
    ("Passage", "origin"): "passage origin",
    ("Passage", "about"): "1812-03-10",
    ("Passage", "said_by"): "actor id",
    ("Passage", "said_on"): "1812-03-11",
    ("Passage", "matters"): "difference id",
}
"""What each field that tells something holds in the chronology below."""


def lists(tmp_path: Path) -> dict[str, list[DisclosedText]]:
    root = build(tmp_path / "canal", EVENTS)
    for path in (root / "corpus").glob("*.md"):
        path.unlink()
    # A passage that names no origin has that of the source.
    (root / "corpus" / "source-id.md").write_text(f"{SOURCE}\nAnother.\n", encoding="utf-8")
    events = (root / "events.yaml").read_text(encoding="utf-8")
    (root / "events.yaml").write_text(events.replace("cites: [source-id]", 'cites: ["source-id#2"]'))
    (root / "positions").mkdir()
    (root / "positions" / "actor-id.yaml").write_text(POSITIONS, encoding="utf-8")
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    query = parse_query("actor:girl-1", {})[0]
    content = gather_content(
        project.index, ExportSelection(query, positions_of=""), program="dateline", today=date(1874, 6, 2)
    )
    both = {
        "check": list(disclosed_texts(of_chronology(load_chronology(root).chronology))),
        "export": list(disclosed_texts(of_content(content, project.index))),
    }
    project.close()
    return both


def test_every_text_and_date_of_the_models_is_known_here() -> None:
    found = set(_fields(Chronology, set()))
    assert found == VALUES.keys() | TELLS_NOTHING.keys()
    assert not VALUES.keys() & TELLS_NOTHING.keys()


@pytest.mark.parametrize("door", ["check", "export"])
def test_every_text_and_date_that_tells_something_is_looked_through(door: str, tmp_path: Path) -> None:
    everything = lists(tmp_path)[door]
    texts = {text for one in everything for _, text in one.texts}
    texts |= {when.text for one in everything for when in (one.when, *(it for _, it in one.dates)) if when}
    assert not {value for value in VALUES.values() if value not in texts}


def test_an_export_of_everything_about_somebody_tells_what_the_check_does(tmp_path: Path) -> None:
    both = lists(tmp_path)
    later = {one.event for one in both["check"]} - {one.event for one in both["export"]}
    assert later == {"later"}
    kept = [one for one in both["check"] if one.event != "later"]
    assert kept == both["export"]


def test_whoever_takes_part_in_all_that_a_difference_is_about_is_whom_it_is_about(tmp_path: Path) -> None:
    for everything in lists(tmp_path).values():
        (difference,) = (one for one in everything if one.event == "difference-id")
        assert difference.actors == {"girl-1", "actor-id"}
