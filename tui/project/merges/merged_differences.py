"""The differences that a merge brings: those that its plan asks for, and those of the other chronology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui.chronology.chronology import Chronology
from tui.chronology.ids import free_id, short_id
from tui.parsing.yaml.tree import Data
from tui.project.merges.merge_plan import MergeDecision, MergePlan
from tui.project.merges.merged_ids import MergedIds, merged_before
from tui.project.merges.unite_events import make_difference, their_event


def planned_differences(
    plan: MergePlan,
    ours: Chronology,
    theirs: Chronology,
    ids: MergedIds,
    written: Mapping[str, dict[str, Data]],
) -> Iterator[dict[str, Data]]:
    """Yield the differences that the plan asks for, and that are not there yet.

    Args:
        plan: The plan, complete.
        ours: Our chronology.
        theirs: Theirs.
        ids: What everything is called here.
        written: Their events as they are written, by id.
    """
    taken = {difference.id for difference in (*ours.differences, *theirs.differences)}
    before = merged_before(ours, plan.name)
    for pair in plan.pairs:
        own, other = ours.event_by_id.get(pair.ours), theirs.event_by_id.get(pair.theirs)
        if pair.decision is MergeDecision.DIFFERS and own and other and other.id not in before:
            here = ids.events[other.id]
            name = free_id(short_id(f"{own.id}-{plan.name}-{other.id}", 90), taken)
            taken.add(name)
            cites = their_event(written[other.id], ids).get("cites")
            yield make_difference(name, own, other, here, cites)


def their_differences(
    ours: Chronology, written: Mapping[str, Data], ids: MergedIds, name: str
) -> Iterator[dict[str, Data]]:
    """Yield the differences of theirs that are not here yet, by our ids.

    Args:
        ours: Our chronology.
        written: Their differences as they are written, by id.
        ids: What everything is called here; the ids that the differences get are added.
        name: What the other chronology is called; before ids that clash.
    """
    held = {(one.question.casefold(), frozenset(one.events)): one.id for one in ours.differences}
    taken = {one.id for one in ours.differences}
    for key, data in written.items():
        if not isinstance(data, dict):
            continue
        moved = their_event({part: value for part, value in data.items() if part != "id"}, ids)
        events = [
            ids.events.get(event, event) for event in _list(data.get("events")) if isinstance(event, str)
        ]
        if known := held.get((str(data.get("question")).casefold(), frozenset(events))):
            ids.differences[key] = known
            continue
        versions = [
            their_event(version, ids) if isinstance(version, dict) else version
            for version in _list(data.get("versions"))
        ]
        chosen = key if key not in taken else free_id(f"{name}-{key}", taken)
        taken.add(chosen)
        ids.differences[key] = chosen
        yield {
            "id": chosen,
            **moved,
            **({"events": [*events]} if events else {}),
            **({"versions": versions} if versions else {}),
        }


def _list(data: Data) -> list[Data]:
    return data if isinstance(data, list) else []
