"""An invented chronology of a harbour wall, and who was aware that it leaked."""

from __future__ import annotations

from pathlib import Path

from tests.parsing.folders import write

EVENTS = """\
format: dateline/1
title: The harbour wall
kinds: {works: {label: Works}, talk: {label: Talk}}
actors:
  harbour-board: {name: The harbour board, named-because: invented}
  lamp-trust: {name: The lamp trust, named-because: invented}
  the-mayor: {name: The mayor, named-because: invented}
events:
  - id: wall-leaked
    date: 1870-03
    title: The wall leaks
    kind: works
    status: reported
    cites: [minutes#1]
    knowledge:
      - {actor: harbour-board, part: its clerk, how: told, what: that the wall leaked, from: 1870-05-02,
         cites: [minutes#1]}
      - {actor: harbour-board, part: its chair, how: said, said-by: harbour-board, what: of it,
         stance: unaware, cites: [memoir#1]}
      - {actor: lamp-trust, how: recorded, what: of a leak, from: 1870/1875, cites: [memoir#1]}
  - id: plan-drawn
    date: 1872
    title: A plan is drawn
    kind: talk
    status: reported
    cites: [minutes#2]
    knowledge:
      - {actor: harbour-board, how: recorded, what: of the plan, cites: [minutes#2]}
      - {actor: harbour-board, part: its clerk, how: told, what: of the plan, from: 1880, cites: [memoir#1]}
  - id: wall-fell
    date: 1874
    title: The wall falls
    kind: works
    status: reported
    cites: [minutes#2]
    knowledge:
      - {actor: lamp-trust, how: told, what: that it fell, from: 1874/1876, cites: [memoir#1]}
"""
MINUTES = """\
---
id: minutes
type: document
title: The minutes
issued: 1874
language: en-GB
text: verbatim
---

In May the clerk was informed of the leak.

A plan was laid before the board.
"""
MEMOIR = MINUTES.replace("minutes", "memoir").replace("1874", "1890")


def build_wall(root: Path) -> Path:
    """Write the chronology into a new folder."""
    return write(root, EVENTS, minutes=MINUTES, memoir=MEMOIR)
