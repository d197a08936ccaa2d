"""A chronology in files, and a cache of its own for every test."""

from pathlib import Path

import pytest

from tests.parsing.folders import write

EVENTS = """\
format: dateline/1
title: The canal
kinds:
  works: {label: Works}
  court: {label: Courts}
actors:
  canal-company: {name: The Canal Company}
  engineer: {name: The engineer, protected: true}
events:
  - id: dug
    date: 1790/1795
    title: The canal is dug
    kind: works
    status: established
    actors: [canal-company]
    summary: Many men dug it.
    cites: [gazette#1]
    tags: [Digging]
  - id: opened
    date: 1796-05-14
    title: Seven locks opened
    kind: works
    status: disputed
    actors: [canal-company, engineer]
    cites:
      - {passage: gazette#2, quote: seven locks}
      - {passage: memoir#p. 3, as: disputes, says: {date: 1797}}
      - gazette#9
  - id: dinner
    after: opened
    title: A dinner for the men
    kind: court
    status: reported
    note: Nobody says when.
differences:
  - id: locks
    question: How many locks were there?
    events: [opened]
    versions:
      - {says: Seven, cites: [gazette#2]}
      - {says: Six, cites: [memoir#p. 3]}
    note: Counted differently.
"""
GAZETTE = """\
---
id: gazette
title: Opening of the canal
container-title: Harbour Gazette
issued: 1796-05-20
---

The digging is done.

There are seven locks on it, said the engineer. {speaker=witness origin=speech}
"""
MEMOIR = """\
---
id: memoir
title: A memoir
author: [A. Digger]
issued: 1820
---

[p. 3] Six locks we built.
"""


@pytest.fixture
def canal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a chronology of three events and two sources; the cache is `cache` beside it."""
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
    return write(tmp_path / "canal", EVENTS, gazette=GAZETTE, memoir=MEMOIR)
