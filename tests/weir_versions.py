"""Two versions of a small chronology about a weir, and what has changed between them."""

from __future__ import annotations

from pathlib import Path

_HEAD = "format: dateline/1\ntitle: Redgate Weir\nkinds:\n  reports: {label: Reports}\n"
OLD_EVENTS = f"""\
{_HEAD}  works: {{label: Works}}
events:
  - id: leak-seen
    date: 2009-03~
    title: The keeper reports a leak
    kind: reports
    status: reported
    cites: ["log#1"]
  - id: board-told
    date: 2010-03-12
    title: The board hears of the leak
    kind: reports
    status: alleged
    cites: ["minutes#1"]
  - id: tender
    date: 2010
    title: Tenders for the repairs are invited
    kind: works
    status: reported
    cites: ["minutes#2"]
  - id: wall-fell
    date: "[2011-05-03,2011-05-04]"
    title: The wall falls
    kind: works
    status: reported
    cites: ["log#2"]
  - id: pumping
    date: 2011-02-01/2011-02-04
    title: Pumping
    kind: works
    status: reported
"""
NEW_EVENTS = f"""\
{_HEAD}  repairs: {{label: Repairs}}
events:
  - id: leak-seen
    date: 2009-03-14
    title: The keeper reports a leak
    kind: reports
    status: established
    cites: ["log#1", "minutes#1"]
  - id: board-told
    date: 2010-05
    title: The board hears of the leak
    kind: reports
    status: disputed
    cites: ["minutes#1", {{passage: "log#2", as: disputes}}]
  - id: repairs-tendered
    date: 2010/2011
    title: Tenders for the repairs are invited
    kind: repairs
    status: reported
    cites: ["minutes#2"]
  - id: wall-fell
    date: "[2011-05-03..2011-05-06]"
    title: The wall falls
    kind: repairs
    status: reported
    cites: ["log#2"]
  - id: inquiry-asked
    date: 2012-21
    title: An inquiry is asked for
    kind: reports
    status: reported
"""
_LOG = """\
---
title: The keeper's log
issued: 2011
---

Water stood behind the wall.

The wall fell in the night of the {night}.
"""
_MINUTES = """\
---
title: Minutes of the board
issued: 2010
---

The board was told.

Tenders were to be invited.
"""
EXPECTED = """\
1 event added, 1 removed, 1 renamed, 3 changed, 0 the same; sources +0 -0; \
passages +0 -0, 1 reworded; differences +0 -0
+ inquiry-asked                      2012-21                  An inquiry is asked for
- pumping                            2011-02-01/2011-02-04    Pumping
~ leak-seen                          The keeper reports a leak
    date      2009-03~ → 2009-03-14   [narrowed]
    status    reported → established
    cites     + minutes#1 (supports)
~ board-told                         The board hears of the leak
    date      2010-03-12 → 2010-05   [moved later: no day in common]
    status    alleged → disputed
    cites     + log#2 (disputes)
    sources   differ now
~ wall-fell                          The wall falls
    date      [2011-05-03,2011-05-04] → [2011-05-03..2011-05-06]   [widened]
    kind      works → repairs
~ repairs-tendered                   Tenders for the repairs are invited
    id        tender → repairs-tendered   [renamed]
    date      2010 → 2010/2011   [widened, moment → span]
    kind      works → repairs
! log#2 reworded; cited by board-told, wall-fell
"""


def write_weir(folder: Path, events: str = OLD_EVENTS, *, log: str = "", night: str = "third of May") -> Path:
    """Write a version into a folder, in which there may be another one.

    Args:
        folder: The folder.
        events: Its events.yaml.
        log: The keeper's log; empty for the usual one.
        night: When the wall fell, by the usual log.
    """
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    (folder / "events.yaml").write_text(events, encoding="utf-8")
    (folder / "corpus" / "log.md").write_text(log or _LOG.format(night=night), encoding="utf-8")
    (folder / "corpus" / "minutes.md").write_text(_MINUTES, encoding="utf-8")
    return folder


def write_new(folder: Path) -> Path:
    """Write the new version into a folder."""
    return write_weir(folder, NEW_EVENTS, night="fourth of May")
