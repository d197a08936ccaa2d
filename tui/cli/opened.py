"""A chronology opened for one command, with what there is to say about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.cli.codes import Code
from tui.cli.names import hide_names_of
from tui.cli.speaking import Stopped, say
from tui.project.finding import Found, find
from tui.project.opening import Project, open_project
from tui.project.refused import Refused, why


def located(path: Path | None, *, is_read: bool = True) -> Found:
    """The folder that is meant; raises `Stopped` where there is none.

    Args:
        path: What was named; None for the folder one is in.
        is_read: Whether the chronology is read: then it is said where its names cannot be masked.
    """
    try:
        cwd = Path.cwd()
    except OSError as fault:
        raise Stopped(Code.UNREADABLE, f"cannot tell which folder this is: {why(fault)}") from fault
    answer = find(path, cwd)
    if isinstance(answer, Refused):
        raise Stopped(Code.UNREADABLE, answer.message, answer.remedy)
    problem = hide_names_of(answer.root).problem
    if problem and is_read:
        say(f"{problem.code}: {problem.message}", problem.remedy)
    if answer.is_example:
        say("no events.yaml here or in any folder above: this is the example")
    return answer


@contextmanager
def opened(path: Path | None) -> Iterator[Project]:
    """The chronology while a command needs it; raises `Stopped` where it cannot be read."""
    project = open_project(located(path))
    if isinstance(project, Refused):
        raise Stopped(Code.UNREADABLE, project.message, project.remedy)
    try:
        _warn(project)
        yield project
    finally:
        project.close()


def _warn(project: Project) -> None:
    if project.warning:
        say(project.warning)
    if project.stop:
        say(project.trouble, project.stop.remedy)
    errors = project.index.info.errors
    if errors:
        what = "1 error" if errors == 1 else f"{errors} errors"
        say(f"{what} in this chronology, which may lack what could not be read", "see: dateline check")
