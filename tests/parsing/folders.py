"""Small chronologies written for a test, and their problems as a person would point at them."""

from __future__ import annotations

from pathlib import Path

from tui.chronology.problem import Problem
from tui.parsing.safe_files import InputFile

HEAD = """\
format: dateline/1
kinds:
  works: {label: Works}
events:
"""
EVENT = """\
  - id: opened
    date: 1951-05-14
    title: The hall was opened
    kind: works
    status: reported
"""


def write(root: Path, events: str, **sources: str) -> Path:
    """Write `events.yaml` and `corpus/<name>.md` (underscores of the name as hyphens) into `root`."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "events.yaml").write_text(events, encoding="utf-8")
    if sources:
        (root / "corpus").mkdir(exist_ok=True)
    for name, text in sources.items():
        (root / "corpus" / f"{name.replace('_', '-')}.md").write_text(text, encoding="utf-8")
    return root


def pointed(problem: Problem, file: InputFile) -> str:
    """`code: the text it points at`."""
    place = problem.place
    line = file.lines[place.line - 1]
    return f"{problem.code}: {line[place.column - 1 : place.column - 1 + place.width]}"
