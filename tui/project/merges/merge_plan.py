"""The plan of a merge: which events may be the same, why, and what a person decided about each pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from tui.text.failure import Failure

FORMAT = "dateline-merge/1"
FOLDER = "merges"
"""The folder of the plans, in the chronology's folder."""
MOST_BYTES = 20_000_000
"""Of the file of a plan."""
ALL = "all"
"""In an answer, every pair that is still open."""


class MergeDecision(StrEnum):
    """What a person says about two events that may be the same."""

    SAME = "same"
    """They are one event: its citations are united, and both dates are kept."""
    DIFFERS = "differs"
    """Both stay, and a difference says that their sources differ."""
    SEPARATE = "separate"
    """They are two events."""


@dataclass(frozen=True, slots=True)
class MergePair:
    """Two events that may be the same."""

    ours: str
    theirs: str
    ours_says: str = ""
    """Date and title, for who decides in the file."""
    theirs_says: str = ""
    because: tuple[str, ...] = ()
    proposed: MergeDecision = MergeDecision.SAME
    """What the reasons speak for."""
    decision: MergeDecision | None = None

    @property
    def key(self) -> tuple[str, str]:
        """The ids of both."""
        return self.ours, self.theirs


@dataclass(frozen=True, slots=True)
class MergePlan:
    """The plan of one merge."""

    name: str
    """What the other chronology is called: the stem of the plan's file, and the prefix of ids that clash."""
    pairs: tuple[MergePair, ...] = ()

    @property
    def open_pairs(self) -> tuple[MergePair, ...]:
        """Those that nobody has decided about."""
        return tuple(pair for pair in self.pairs if pair.decision is None)


@dataclass(frozen=True, slots=True)
class BadPlan(Failure):
    """The plan, or an answer, cannot be used."""


def plan_path(root: Path, name: str) -> Path:
    """Return where the plan of a merge is.

    Args:
        root: The chronology's folder.
        name: What the other chronology is called.
    """
    return root / FOLDER / f"{name}.yaml"


def with_proposals(plan: MergePlan, proposed: Iterable[MergePair]) -> MergePlan:
    """Return a plan with the pairs that are proposed now, each with the decision that it had.

    Args:
        plan: The plan as it is.
        proposed: The pairs, in order. Pairs that are no longer proposed stay where they were decided.
    """
    now = {pair.key: pair for pair in proposed}
    kept = [
        replace(now[pair.key], decision=pair.decision) if pair.key in now else pair
        for pair in plan.pairs
        if pair.key in now or pair.decision
    ]
    known = {pair.key for pair in kept}
    return replace(plan, pairs=(*kept, *(pair for key, pair in now.items() if key not in known)))


def with_answers(plan: MergePlan, answers: Mapping[str, str]) -> MergePlan | BadPlan:
    """Return a plan with answers.

    Args:
        plan: The plan.
        answers: By `OURS+THEIRS`, by the id of theirs where that is in one pair, or by `all`: a decision.
    """
    pairs = {pair.key: pair for pair in plan.pairs}
    # `all` is about those that no other answer is about, wherever it stands.
    for named, word in sorted(answers.items(), key=lambda answer: answer[0] == ALL):
        if word not in [*MergeDecision]:
            return BadPlan(f"{named}: {word} is no decision", f"write one of: {', '.join(MergeDecision)}")
        keys = _named(replace(plan, pairs=tuple(pairs.values())), named)
        if isinstance(keys, BadPlan):
            return keys
        for key in keys:
            pairs[key] = replace(pairs[key], decision=MergeDecision(word))
    return replace(plan, pairs=tuple(pairs.values()))


def _named(plan: MergePlan, named: str) -> list[tuple[str, str]] | BadPlan:
    if named == ALL:
        return [pair.key for pair in plan.open_pairs]
    ours, plus, theirs = named.partition("+")
    keys = [pair.key for pair in plan.pairs if (pair.key == (ours, theirs) if plus else pair.theirs == named)]
    if len(keys) == 1:
        return keys
    if keys:
        listed = ", ".join("+".join(key) for key in keys)
        return BadPlan(f"{named} is in {len(keys)} pairs", f"name one of: {listed}")
    return BadPlan(f"no pair is called {named}", "see the pairs with --preview")


def find_contradiction(plan: MergePlan) -> BadPlan | None:
    """Return what cannot hold together in a plan: an event that is the same as two of ours.

    Args:
        plan: The plan.
    """
    same: dict[str, str] = {}
    for pair in plan.pairs:
        if pair.decision is MergeDecision.SAME:
            other = same.setdefault(pair.theirs, pair.ours)
            if other != pair.ours:
                message = f"{pair.theirs} cannot be the same as {other} and as {pair.ours}"
                return BadPlan(message, "decide differs or separate for one of the two")
    return None
