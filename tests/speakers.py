"""An invented chronology of a bridge, and what its warden said of it over the years."""

from __future__ import annotations

from pathlib import Path

from tests.parsing.folders import write

EVENTS = """\
format: dateline/1
title: The bridge at Stour
notice: This chronology mentions a flood.
kinds:
  works: {label: Works}
actors:
  ann-warden: {name: Ann Warden, role: Warden of the bridge, named-because: invented}
  bridge-board: {name: The bridge board, named-because: invented}
  child-1: {name: Child One, role: pupil, protected: true}
events:
  - id: opened
    date: 1874-06-01
    title: The bridge opens
    kind: works
    status: established
    cites: ["echo#4"]
  - id: crack-seen
    date: 1874-06-03
    title: A crack is seen
    kind: works
    status: reported
    actors: [ann-warden]
    cites: ["echo#1", "echo#2"]
  - id: report
    date: 1881-03-02
    title: A report on the crack
    kind: works
    status: established
    cites: ["post#1"]
  - id: closed
    date: 1881-03-04
    title: The bridge closes
    kind: works
    status: established
    cites: ["post#3"]
  - id: memoir
    date: 1890
    title: A memoir is printed
    kind: works
    status: reported
    cites: ["memoir#1"]
differences:
  - id: who-answers
    question: Who answers for the crack?
    events: [crack-seen, report]
    versions:
      - {says: The warden, cites: ["echo#1"]}
      - {says: The board, cites: ["post#1"]}
  - id: how-deep
    question: How deep was the crack?
    events: [crack-seen]
    versions:
      - {says: A finger, cites: ["echo#2"]}
      - {says: A hand, cites: ["post#2"]}
"""
ECHO = """\
---
title: A crack in the bridge
container-title: Stour Echo
type: article-newspaper
issued: 1874-06-05
text: paraphrase
---

[1] The warden said that she answers for "every stone".
{said-by=ann-warden said-on=1874-06-03 matter=who-answers}

[2] The crack was a finger deep, she said. {said-by=ann-warden matter="how-deep, who-answers"}

[3] She and the board said that the bridge is safe. {said-by=ann-warden,bridge-board}

[4] The bridge opened on Monday.
"""
POST = """\
---
title: The crack again
container-title: Stour Post
type: article-newspaper
issued: 1881-03-04
text: paraphrase
---

[1] The warden said that the board answers for it. {said-by=ann-warden said-on=1881-03-03 matter=who-answers}

[2] It was a hand deep, she said. {said-by=ann-warden said-on=1881 matter=how-deep}

[3] The bridge was closed today.

[4] Child One said that the bridge shook. {said-by=child-1}
"""
MEMOIR = """\
---
title: A memoir
issued: 1890/..
---

I was warden once, and I answered for nothing. {said-by=ann-warden matter=who-answers}
"""


def build(root: Path) -> Path:
    """Write it."""
    return write(root, EVENTS, echo=ECHO, post=POST, memoir=MEMOIR)
