"""The commands that lead from an event to what it rests on, and open the pages about the chronology."""

from __future__ import annotations

from tui.views.commands.command import Command

_READING = "Reading"

# Methods that several commands share.
_CITE, _READ = "excerpt.cite", "links.read"

READING: tuple[Command, ...] = (
    Command(
        "next-citation",
        ("]", "f8"),
        "citation",
        "Go to the next citation of the event",
        _READING,
        footer=("detail", "excerpt"),
        does=_CITE,
    ),
    Command(
        "previous-citation",
        ("[", "f7"),
        "previous citation",
        "Go to the previous citation of the event",
        _READING,
        does=_CITE,
    ),
    Command(
        "original",
        ("o",),
        "original",
        "Switch between paraphrase and original; in a range, go to its other end",
        _READING,
        footer=("excerpt",),
        does="excerpt.original",
    ),
    Command(
        "differences",
        ("d",),
        "differences",
        "Show where the sources differ, beginning with this event",
        _READING,
        footer=("timeline",),
        does=_READ,
    ),
    Command(
        "conflicts",
        ("X",),
        "conflicts",
        "List statements about date and order that cannot all hold",
        _READING,
        does=_READ,
    ),
    Command(
        "positions",
        ("Y",),
        "positions",
        "Show what was put to those whom the event criticises, and their answers",
        _READING,
        does=_READ,
    ),
    Command(
        "dated-passages",
        ("D",),
        "dated",
        "List dated passages of the excerpt's source that no event cites yet",
        _READING,
        footer=("excerpt",),
        does=_READ,
    ),
    Command(
        "related",
        ("R",),
        "related",
        "List related events: same actors, sources, passages or differences",
        _READING,
        does=_READ,
    ),
    Command(
        "actors",
        ("a",),
        "actors",
        "List the people and bodies in the event, each with its events",
        _READING,
        does=_READ,
    ),
    Command(
        "speakers",
        ('"',),
        "who said",
        "Show what a person or body said, day by day, and what was public then",
        _READING,
        does=_READ,
    ),
    Command(
        "citing-events",
        ("P",),
        "cited by",
        "List the events that cite the excerpt's passage or its source",
        _READING,
        does=_READ,
    ),
    Command(
        "grouped", ("B",), "group", "Group the events found by actor, then by source", _READING, does=_READ
    ),
    Command(
        "knowledge",
        ("M",),
        "knowledge",
        "Show recorded knowledge of the events found, and from when",
        _READING,
        footer=("detail",),
        does="knowledge.open_matrix()",
    ),
    Command(
        "problems",
        ("!",),
        "problems",
        "List the errors and warnings in this chronology",
        _READING,
        does=_READ,
    ),
    Command(
        "about",
        ("i",),
        "about",
        "Show what this chronology is about, its notice and its sources",
        _READING,
        does=_READ,
    ),
    Command(
        "changes",
        ("H",),
        "changes",
        "Show what has changed since an earlier version in git",
        _READING,
        does="changes.open_revisions()",
    ),
    Command(
        "attach-original",
        ("A",),
        "attach",
        "Attach originals from a file or a folder, matched to sources by hash",
        _READING,
        does="originals.attach()",
    ),
    Command(
        "verify-originals",
        ("V",),
        "verify",
        "Verify the hashes against the attached originals",
        _READING,
        does="originals.verify()",
    ),
    Command(
        "add-source",
        ("I",),
        "add source",
        "Add a document, or a folder of them, as sources",
        _READING,
        does="documents.add_source()",
    ),
)
