"""Reading the folder `positions/`: the files of all parties."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from tui.chronology.problem import Location, Problem, Severity
from tui.parsing.input_files import POSITIONS, list_other_positions, list_position_files
from tui.parsing.limits import Limits
from tui.parsing.positions.position_file import PositionFile, read_position_file
from tui.parsing.protected_names import NO_NAMES, ProtectedNames
from tui.parsing.safe_files import is_inside, read_file


def read_positions(
    root: Path, limits: Limits, names: ProtectedNames = NO_NAMES
) -> tuple[dict[str, PositionFile], list[Problem]]:
    """Read the positions of every party.

    Args:
        root: The chronology's folder.
        limits: Files beyond `limits.sources` are not read, which is a problem.
        names: The protected names, which are masked in what is read.

    Returns:
        The files by their names without the ending, in that order; and every problem. Nothing is raised for
        what is in the folder or missing there.
    """
    try:
        if not is_inside(root, root / POSITIONS):
            message = f"{POSITIONS}/ is a link that points outside the folder"
            return {}, [
                _problem("outside-folder", message, "replace the link with a folder of the positions")
            ]
        listed = list_position_files(root)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "its link is broken"
        return {}, [
            _problem("folder-unreadable", f"{POSITIONS}/ cannot be listed: {reason}", "make it a folder")
        ]
    problems: list[Problem] = []
    if len(listed) > limits.sources:
        message = f"there are more than {limits.sources:,} files of positions; the rest is not read"
        problems.append(_problem("too-many-sources", message, "split the chronology"))
    files: dict[str, PositionFile] = {}
    for name in listed[: limits.sources]:
        path = names.mask_form(f"{POSITIONS}/{name}")
        stem = PurePosixPath(path).stem
        if stem in files:
            # Two names that are masked alike.
            problems.append(_problem("position-repeated", f"{path} is read already", "rename it", path))
            files[stem].lost.add((stem, ""))
            continue
        file = read_file(root, f"{POSITIONS}/{name}", limits.source_file, names.veil)
        files[stem] = read_position_file(file, limits)
    for name in list_other_positions(root):
        path = names.mask_form(f"{POSITIONS}/{name}")
        message = "this file is not read: the name of a file of positions ends in .yaml, in small letters"
        remedy = f"if it has positions, rename it: {PurePosixPath(path).stem}.yaml"
        problems.append(_problem("unread-file", message, remedy, path, Severity.WARNING))
    return files, [*problems, *(problem for file in files.values() for problem in file.problems)]


def _problem(
    code: str, message: str, remedy: str, path: str = POSITIONS, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(code, Location(path.encode("utf-8", "replace").decode()), message, remedy, severity)
