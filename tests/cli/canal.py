"""An invented chronology of a canal company, small enough to know by heart."""

from __future__ import annotations

from pathlib import Path

from tests.parsing.folders import write

EVENTS = """\
format: dateline/1
title: The canal company
kinds:
  works: {label: Works}
  money: {label: Money}
actors:
  canal-company: {name: The canal company, named-because: invented}
  mary-lock: {name: Mary Lock, role: Lock keeper, named-because: invented}
events:
  - id: survey
    date: 1811~
    title: A surveyor walks the line
    kind: works
    status: reported
    cites: [ledger#1]
  - id: digging
    date: 1811/1813-04
    title: The canal is dug
    kind: works
    status: reported
    actors: [canal-company]
    tags: [navvies]
    cites: [ledger#2]
  - id: shares-sold
    date: 1812-06-01
    title: The company sells shares
    kind: money
    status: admitted
    actors: [canal-company]
    summary: Two hundred shares were sold in a day.
    cites:
      - {passage: ledger#3, quote: two hundred shares}
      - {passage: gazette#1, as: disputes, says: {date: 1812-06-03}}
  - id: lock-opened
    date: 1813
    title: The first lock opens
    kind: works
    status: established
    actors: [mary-lock]
    cites: [gazette#2]
  - id: bridge-mended
    title: A bridge is mended
    kind: works
    status: reported
    after: lock-opened
    cites: [ledger#4]
differences:
  - id: day-of-sale
    question: On which day were the shares sold?
    events: [shares-sold]
    versions:
      - {says: On 1 June, cites: [ledger#3]}
      - {says: On 3 June, cites: [gazette#1]}
"""

LEDGER = """\
---
id: ledger
type: document
title: The ledger of the company
author: [The clerk]
issued: 1814-01
language: en-GB
text: verbatim
---

About 1811 a surveyor walked the line.

They dug from that year until April 1813.

On 1 June two hundred shares were sold in one day.

Later a bridge was mended.
"""

GAZETTE = """\
---
id: gazette
type: article-newspaper
title: News of the navigation
container-title: The Gazette
issued: 1813-05-02
language: en-GB
text: verbatim
---

The shares of the company were sold on 3 June last.

The first lock was opened before a crowd.
"""


def build(root: Path, events: str = EVENTS) -> Path:
    """Write the chronology into a new folder."""
    return write(root, events, ledger=LEDGER, gazette=GAZETTE)
