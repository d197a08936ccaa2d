"""The plans of merges that are not complete, and the decisions that are written into them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tui.parsing.input_files import NAME as EVENTS
from tui.parsing.protected_names import ProtectedNames
from tui.parsing.safe_files import is_inside, read_file
from tui.project.atomic_write import write_together
from tui.project.folder_lock import PATIENCE, folder_locked
from tui.project.imports.questions.write_answers import AnswersWrite
from tui.project.merges.merge_plan import (
    FOLDER,
    MOST_BYTES,
    BadPlan,
    MergePlan,
    find_contradiction,
    plan_path,
    with_answers,
)
from tui.project.merges.plan_file import read_plan, write_plan
from tui.text.failure import Failure
from tui.text.plural import pluralize


@dataclass(frozen=True, slots=True)
class OpenPlans:
    """What is open about all merges of a chronology."""

    plans: tuple[MergePlan, ...] = ()
    """Those with pairs to decide; names that must not appear are masked."""
    failures: tuple[Failure, ...] = ()
    """The plans that cannot be read."""

    @property
    def count(self) -> int:
        """Return how many pairs are to be decided."""
        return sum(len(plan.open_pairs) for plan in self.plans)


def list_open_plans(root: Path) -> OpenPlans:
    """Return what is open about all merges.

    Args:
        root: The chronology's folder.
    """
    try:
        paths = sorted(path for path in (root / FOLDER).iterdir() if path.suffix == ".yaml")
    except OSError:
        return OpenPlans()
    read = [_read(root, path.stem)[0] for path in paths]
    plans = tuple(plan for plan in read if isinstance(plan, MergePlan) and plan.open_pairs)
    return OpenPlans(plans, tuple(plan for plan in read if isinstance(plan, BadPlan)))


def _read(root: Path, name: str) -> tuple[MergePlan | BadPlan, str]:
    """Return a plan, and the text of its file."""
    file = read_file(root, f"{FOLDER}/{name}.yaml", MOST_BYTES)
    return read_plan(file, name), file.text


def decide_pairs(
    root: Path, name: str, answers: Mapping[str, str], names: ProtectedNames, *, patience: float = PATIENCE
) -> AnswersWrite | Failure:
    """Write decisions into the plan of a merge.

    Args:
        root: The chronology's folder.
        name: What the other chronology is called.
        answers: As `with_answers` takes them.
        names: The names that must not appear.
        patience: Seconds to wait for the lock.

    Returns:
        What was written, and what takes it back; or why nothing was.
    """
    path = plan_path(root, name)
    if not is_inside(root, path):
        return Failure(f"{FOLDER}/ is a link that points outside the chronology's folder", "replace it")
    with ExitStack() as stack:
        if refused := stack.enter_context(folder_locked(root / EVENTS, patience=patience)):
            return refused
        plan, text = _read(root, name)
        if isinstance(plan, BadPlan):
            return plan
        decided = with_answers(plan, answers)
        if isinstance(decided, BadPlan):
            return decided
        if wrong := find_contradiction(decided):
            return wrong
        before = path.read_bytes()
        written = write_plan(decided, text, plan)
        content = (written.replace("\n", "\r\n") if b"\r\n" in before else written).encode()
        done = write_together([(path, content)], over={path: sha256(before).hexdigest()})
        if isinstance(done, Failure):
            return done
    count = len(plan.open_pairs) - len(decided.open_pairs)
    what = f"decided {pluralize(count, 'pair')} of {name}"
    if not decided.open_pairs:
        what += ", and all are decided: merge it again to write it"
    return AnswersWrite(
        names.mask(what),
        ((path, before),),
        {path: sha256(content).hexdigest()},
    )
