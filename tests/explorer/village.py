"""An invented chronology of a village hall: every shape of date, every way in which sources can differ."""

from __future__ import annotations

from pathlib import Path

from tests.parsing.folders import write

EVENTS = """\
format: dateline/1
title: The village hall
about: How the hall at Halfmoon Lane was built, from the first meeting to the new roof.
notice: This chronology mentions a leaking roof.
kinds:
  works: {label: Building, about: What was built}
  money: {label: Money}
  people: {label: People}
actors:
  ada-wren: {name: Ada Wren, role: Schoolmistress, named-because: invented}
  hall-committee: {name: The hall committee, named-because: invented}
events:
  - id: barn-stood
    date: ../1950
    title: A barn stands where the hall will be
    kind: works
    status: reported
    cites: [minutes#1]
  - id: idea
    date: 195X
    title: Somebody thinks of a hall
    kind: people
    status: alleged
    cites: [minutes#1]
  - id: first-meeting
    date: 1951-03
    title: The committee meets for the first time
    kind: people
    status: established
    actors: [hall-committee, ada-wren]
    summary: Eleven people came; the tea was cold.
    cites: [minutes#2, echo#1]
    tags: [tea]
  - id: collecting
    date: 1951/1955
    title: Money is collected from door to door
    kind: money
    status: established
    actors: [hall-committee]
    cites: [minutes#3]
  - id: loan
    date: /1952
    title: A loan is paid back
    kind: money
    status: admitted
    cites: [minutes#3]
  - id: plan-drawn
    date: 1954~
    title: A plan is drawn
    kind: works
    status: reported
    cites: [minutes#4]
  - id: foundation
    date: 1955-21
    title: The foundation is dug
    kind: works
    status: reported
    cites: [echo#2]
  - id: bricks
    date: "[1955..1956]"
    title: Bricks arrive
    kind: works
    status: reported
    cites: [echo#2]
  - id: walls
    date: 1956-05-XX
    title: The walls go up
    kind: works
    status: reported
    cites: [echo#3]
  - id: hall-opened
    date: 1957-05-14
    title: Ada Wren opens the hall
    kind: people
    status: disputed
    actors: [ada-wren]
    summary: She cut a ribbon, and the band played.
    cites:
      - {passage: echo#4, quote: the schoolmistress cut the ribbon}
      - {passage: echo#5, as: context}
      - {passage: minutes#5, as: disputes, says: {date: 1957-05-15}}
    public: 1957-05-18
    tags: [opening, band]
    note: The echo was printed four days later.
  - id: dance
    date: 1957-05-14T20:00
    title: The first dance
    kind: people
    status: reported
    cites: [echo#5]
  - id: key-lost
    after: dance
    title: The key is lost
    kind: people
    status: reported
    cites: [minutes#6]
  - id: roof
    date: 1962?
    title: The roof leaks
    kind: works
    status: reported
    summary: Nobody wrote down when.
  - id: new-roof
    date: 1963/..
    title: A new roof is put on
    kind: works
    status: reported
    cites: [minutes#7]
differences:
  - id: day-of-opening
    question: On which day did the hall open?
    events: [hall-opened]
    versions:
      - {says: On 14 May, cites: [echo#4]}
      - {says: On 15 May, cites: [minutes#5]}
    note: The minutes were written from memory.
"""

ECHO = """\
---
id: echo
type: article-newspaper
title: A hall at last
container-title: Valley Echo
issued: 1957-05-18
language: en-GB
text: verbatim
---

Eleven people met in March 1951, and the tea was cold.

In the spring of 1955 the foundation was dug, and bricks came then or in the next year.

The walls went up in May 1956. They are of brick, and those who laid them were paid in cider.

On Tuesday the schoolmistress cut the ribbon before the whole village.

The band played, and there was a dance in the evening.

A ribbon of the same silk hangs in the school. Whoever wants a piece of ribbon may ask.

The next issue prints the speeches.

The smith made the hinges of the door, and will not say what he was paid.

Chairs came from the chapel.

The lamp over the door was given by the lighthouse.

There is room for two hundred, or for a hundred and a dance.

Whoever finds a grey glove is asked to bring it to the school.
"""

MINUTES = """\
---
id: minutes
type: document
title: Minutes of the hall committee
issued: 1964-01
language: en-GB
text: paraphrase
---

[1] There had been a barn. {span=0-120 hash=20:ce1a86917bce26b7 speaker=committee origin=memory}

[2] The first meeting was held. {span=120-240 hash=20:ce1a86917bce26b8 speaker=committee}

[3] Money was collected, and a loan paid back.

[4] A plan was drawn in about 1954.

[5] The hall was opened on 15 May 1957. {span=240-360 hash=20:ce1a86917bce26b9 speaker=committee origin=memory}

[6] The key was lost.

[7] From 1963 there was a new roof.
"""  # noqa: E501

COUNT = EVENTS.count("  - id: ") - 1
"""Of the events."""

AWARE = """\
    knowledge:
      - {actor: hall-committee, part: its clerk, how: told, what: that the roof leaked, from: 1962,
         cites: [minutes#6]}
      - {actor: hall-committee, how: said, said-by: hall-committee, stance: unaware, what: of the leak,
         cites: [minutes#7]}
      - {actor: ada-wren, how: recorded, what: of the leak, from: "[..1963]", status: alleged,
         cites: [minutes#7]}
"""
"""Who was aware that the roof leaked."""

EMPTY = "format: dateline/1\ntitle: Nothing yet\nevents: []\n"


def build(root: Path, events: str = EVENTS) -> Path:
    """Write the chronology into a new folder."""
    return write(root, events, echo=ECHO, minutes=MINUTES)


def add_knowledge(root: Path) -> None:
    """Write into the chronology who was aware that the roof leaked; its sources stay as they are."""
    events = root / "events.yaml"
    leaks = "    title: The roof leaks\n"
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace(leaks, f"{leaks}{AWARE}"), encoding="utf-8")
