"""What `merge` says: the pairs with their reasons, and what was written or is still open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tui.project.merges.merge_plan import FOLDER
from tui.project.merges.prepare_merge import ChronologyMerge
from tui.text.plural import pluralize


def merge_lines(made: ChronologyMerge) -> Iterator[str]:
    """Yield the plan as text.

    Args:
        made: The merge.
    """
    for pair in made.plan.pairs:
        yield f"{pair.ours}+{pair.theirs}: {pair.decision or f'to be decided (proposed: {pair.proposed})'}"
        yield f"    ours    {pair.ours_says}"
        yield f"    theirs  {pair.theirs_says}"
        for reason in pair.because:
            yield f"    - {reason}"
    if made.change is None:
        return
    for event in made.change.added:
        yield f"+ event {event['id']}: {event.get('title')}"
    for changed in made.change.changed.values():
        yield f"~ event {changed['id']}"
    for section, items in (("kind", made.change.kinds), ("actor", made.change.actors)):
        for name in items:
            yield f"+ {section} {name}"
    for difference in made.change.differences:
        yield f"+ difference {difference['id']}"
    for search in made.change.searches:
        yield f"+ search {search['id']}"
    for source in made.sources:
        yield f"+ source {source}"


def merge_json(made: ChronologyMerge) -> dict[str, Any]:
    """Return the plan, and what it writes, as JSON.

    Args:
        made: The merge.
    """
    change = made.change
    return {
        "name": made.plan.name,
        "plan": f"{FOLDER}/{made.plan_file.name}",
        "complete": made.is_complete,
        "candidates": [
            {
                "ours": pair.ours,
                "theirs": pair.theirs,
                "ours_says": pair.ours_says,
                "theirs_says": pair.theirs_says,
                "because": list(pair.because),
                "proposed": pair.proposed.value,
                "decision": pair.decision.value if pair.decision else None,
            }
            for pair in made.plan.pairs
        ],
        "events": [event["id"] for event in change.added] if change else [],
        "changed": [event["id"] for event in change.changed.values()] if change else [],
        "kinds": list(change.kinds) if change else [],
        "actors": list(change.actors) if change else [],
        "differences": [difference["id"] for difference in change.differences] if change else [],
        "searches": [search["id"] for search in change.searches] if change else [],
        "sources": list(made.sources),
        "remarks": list(made.remarks),
    }


def merge_messages(made: ChronologyMerge, *, is_preview: bool) -> Iterator[tuple[str, str]]:
    """Yield what is said about a merge: messages and what to do.

    Args:
        made: The merge.
        is_preview: Whether nothing was written.
    """
    for remark in made.remarks:
        yield remark, ""
    shown = f"{FOLDER}/{made.plan_file.name}"
    open_pairs = len(made.plan.open_pairs)
    if open_pairs:
        count = f"{pluralize(open_pairs, 'pair')} of events to decide"
        where = "--preview wrote nothing" if is_preview else f"{shown} lists them"
        yield (
            f"{count}; {where}",
            f"decide in {shown}, by --answer or with Q in the explorer; then merge again",
        )
        return
    change = made.change
    if change is None or (change.is_empty and not made.sources):
        yield "nothing to merge: all of it is here", ""
        return
    searches = f", {pluralize(len(change.searches), 'search')}" if change.searches else ""
    said = (
        f"{pluralize(len(change.added), 'event')} added, {len(change.changed)} changed, "
        f"{pluralize(len(change.differences), 'difference')}{searches} "
        f"and {pluralize(len(made.sources), 'source')} added"
    )
    yield (f"{said}; nothing was written", "leave --preview out to write it") if is_preview else (said, "")
