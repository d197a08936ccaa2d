"""Two teams' chronologies of a weir and a harbour wall: six events are in both, and three only seem so."""

from __future__ import annotations

from pathlib import Path

OURS = """\
# The council's own.
format: dateline/1
title: The harbour wall
kinds:
  works: {label: Works}
  reports: {label: Reports}
actors:
  harbour-board: {name: Harbour Board}
  clerk: {name: The council's clerk}
events:
  # What the keeper saw.
  - id: leak-seen
    date: 2010-03-12
    title: The keeper sees a leak in the harbour wall
    kind: reports
    status: reported
    actors: [harbour-board]
    cites: [log#1]
  - id: board-told
    date: 2010-04
    title: The board is told of the leak
    kind: reports
    status: alleged
    cites: [minutes#1]
  - id: survey
    date: 2010-06-01
    title: A diver surveys the foundations
    kind: works
    status: reported
    summary: The diver went down twice.
    cites: [minutes#2]
  - id: tender
    date: 2010
    title: Repairs are put out to tender
    kind: works
    status: reported
    cites: [minutes#3]
  - id: wall-fell
    date: 2011-05-03
    title: The wall falls in the night
    kind: works
    status: established
    cites: [log#2]
  - id: inquiry
    date: 2012-01-10
    title: An inquiry opens
    kind: reports
    status: established
    cites: [gazette#1]
  - id: lamp-lit
    date: 2010-09-01
    title: The lamp on the north pier is lit
    kind: works
    status: reported
    cites: [log#3]
  - id: weir-painted
    date: 2011-07-04
    title: The gates of the weir are painted
    kind: works
    status: reported
  - id: dinner
    date: 2012-06-01
    title: The board dines at the inn
    kind: reports
    status: reported
"""
THEIRS = """\
format: dateline/1
title: Redgate Weir
kinds:
  reports: {label: Letters}
  building: {label: Works}
actors:
  harbour-board: {name: Harbour Board}
  clerk: {name: The clerk of the weir}
events:
  - id: leak-noticed
    date: 2010-03-12
    title: A leak in the harbour wall is seen by the keeper
    kind: reports
    status: reported
    actors: [harbour-board]
    cites: [diary#1]
  - id: board-told
    date: 2010-05-04
    title: The board is told of a leak
    kind: reports
    status: reported
    actors: [clerk]
    cites: [letters#1]
  - id: diver
    date: 2010-06-01/2010-06-02
    title: Foundations surveyed by a diver
    kind: building
    status: reported
    cites: [letters#2]
    tags: [diver]
  - id: tenders
    date: 2010-08
    title: The repairs are put out to tender
    kind: building
    status: reported
    cites: [letters#3]
  - id: collapse
    date: 2011-05
    title: The harbour wall falls at night
    kind: building
    status: reported
    cites: [letters#4]
  - id: inquiry
    date: 2012-01-10
    title: The inquiry is opened
    kind: reports
    status: established
    cites: [gazette#1]
  - id: south-lamp
    date: 2010-09-01
    title: The lamp on the south pier is lit
    kind: building
    status: reported
    after: board-told
  - id: boats-painted
    date: 2011-07-04
    title: The boats of the weir are painted
    kind: building
    status: reported
  - id: supper
    date: 2012-06-01
    title: The board sups at the mill
    kind: reports
    status: reported
  - id: fish-pass
    date: 2013
    title: A fish pass is built
    kind: building
    status: reported
    cites: [log#1]
differences:
  - id: who-saw
    question: Who saw the leak first?
    events: [leak-noticed, board-told]
    versions:
      - {says: The keeper, cites: [diary#1]}
      - {says: A bargeman, dates: {board-told: {before: leak-noticed}}, cites: ["letters#1"]}
"""
TRUE = (
    ("leak-seen", "leak-noticed"),
    ("board-told", "board-told"),
    ("survey", "diver"),
    ("tender", "tenders"),
    ("wall-fell", "collapse"),
    ("inquiry", "inquiry"),
)
FALSE = (("lamp-lit", "south-lamp"), ("weir-painted", "boats-painted"), ("dinner", "supper"))
_GAZETTE = (
    "---\ntitle: The Gazette\ntype: article-newspaper\nissued: 2012-01-11\n---\n\nThe inquiry was opened.\n"
)


def write_source(root: Path, name: str, *passages: str, title: str = "") -> None:
    """A source of some paragraphs."""
    (root / "corpus").mkdir(parents=True, exist_ok=True)
    text = f"---\ntitle: {title or name.capitalize()}\ntype: document\nissued: 2014\n---\n"
    (root / "corpus" / f"{name}.md").write_text(
        text + "".join(f"\n{passage}\n" for passage in passages), encoding="utf-8"
    )


def write_teams(folder: Path) -> tuple[Path, Path]:
    """Write both; return their folders, `council` and `board`."""
    council, board = folder / "council", folder / "board"
    write_source(council, "log", "Water at the wall.", "The wall fell.", "The lamp was lit.")
    write_source(council, "minutes", "The board was told.", "A diver went down.", "Tenders were invited.")
    write_source(board, "diary", "I saw water at the wall.")
    write_source(
        board, "letters", "We were told.", "The diver came.", "Tenders, in August.", "It fell in May."
    )
    write_source(board, "log", "A fish pass was built.", title="The weir's log")
    for root, events in ((council, OURS), (board, THEIRS)):
        (root / "corpus/gazette.md").write_text(_GAZETTE, encoding="utf-8")
        (root / "events.yaml").write_text(events, encoding="utf-8")
    return council, board
