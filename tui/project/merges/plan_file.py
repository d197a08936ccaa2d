"""The file of a plan: read, and written so that what did not change keeps its bytes."""

from __future__ import annotations

from collections.abc import Mapping

from tui.parsing.safe_files import InputFile
from tui.parsing.yaml.nodes import read_node
from tui.parsing.yaml.tree import Data, read_tree
from tui.project.merges.merge_plan import FORMAT, BadPlan, MergeDecision, MergePair, MergePlan
from tui.project.text_edits.event_style import EventStyle
from tui.project.text_edits.rewrite_node import NotRewritable, rewrite_node
from tui.project.text_edits.yaml_scalars import DOUBLE, PLAIN, write_scalar
from tui.text.suggest import closest_match

_KEYS = ("ours", "ours-says", "theirs", "theirs-says", "because", "proposed", "decision")
_PAIRS = "candidates"
_HEAD = f"""\
# Which events may be the same. Fill in each decision, and merge again:
#   same: one event; its citations are united, and both dates are kept
#   differs: both stay, and a difference says that their sources differ
#   separate: two events
format: {FORMAT}
{_PAIRS}:
"""


def read_plan(file: InputFile, name: str) -> MergePlan | BadPlan:
    """Read the file of a plan.

    Args:
        file: What was read of it.
        name: What the other chronology is called.

    Returns:
        The plan, or what is wrong in it.
    """
    if file.fault:
        return BadPlan(f"{file.path} cannot be read: {file.fault.message}", file.fault.remedy)
    tree = read_tree(file.text)
    if tree.faults:
        return BadPlan(f"{file.path}: {tree.faults[0].message}", tree.faults[0].remedy)
    data = tree.data
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return BadPlan(f"{file.path} is no plan of a merge", f"begin it with the line format: {FORMAT}")
    items = data.get(_PAIRS)
    pairs = []
    for item in items if isinstance(items, list) else ():
        pair = _pair(item)
        if isinstance(pair, BadPlan):
            return BadPlan(f"{file.path}: {pair.message}", pair.remedy)
        pairs.append(pair)
    return MergePlan(name, tuple(pairs))


def _pair(item: Data) -> MergePair | BadPlan:
    if not isinstance(item, dict):
        return BadPlan("a candidate is no mapping", "write it with the keys ours and theirs")
    unknown = next((key for key in item if key not in _KEYS and not key.startswith("x-")), "")
    if unknown:
        meant = closest_match(unknown, _KEYS)
        return BadPlan(f"there is no key {unknown}", f"did you mean {meant}?" if meant else "delete it")
    texts = {key: value for key, value in item.items() if isinstance(value, str)}
    ours, theirs, decision = (texts.get(key, "") for key in ("ours", "theirs", "decision"))
    if not ours or not theirs:
        return BadPlan("a candidate has no ours or no theirs", "write the id of each event")
    if decision and decision not in [*MergeDecision]:
        words = ", ".join(MergeDecision)
        return BadPlan(f"{ours}+{theirs}: {decision} is no decision", f"write one of: {words}")
    because = item.get("because")
    reasons = tuple(str(reason) for reason in because) if isinstance(because, list) else ()
    return MergePair(
        ours,
        theirs,
        texts.get("ours-says", ""),
        texts.get("theirs-says", ""),
        reasons,
        MergeDecision.DIFFERS if texts.get("proposed") == MergeDecision.DIFFERS else MergeDecision.SAME,
        MergeDecision(decision) if decision else None,
    )


def write_plan(plan: MergePlan, older: str, before: MergePlan | None) -> str:
    """Return the text of the file of a plan.

    Args:
        plan: The plan.
        older: The text that is there now; empty for none.
        before: What that text says; what is still the same keeps its lines.
    """
    if before is None or not older:
        return _HEAD + "".join(map(_written, plan.pairs)) if plan.pairs else f"{_HEAD.rstrip()} []\n"
    if plan == before:
        return older
    return _rewritten(plan, older) or _HEAD + "".join(map(_written, plan.pairs))


def _rewritten(plan: MergePlan, older: str) -> str:
    """Return the older text with other pairs; empty where its form does not allow that."""
    tree = read_tree(older)
    span = tree.spans.get((_PAIRS,))
    node = read_node(older, span.start, len(older)) if span else None
    items = tree.data.get(_PAIRS) if isinstance(tree.data, dict) else None
    known = {
        (item.get("ours"), item.get("theirs")): item
        for item in (items if isinstance(items, list) else ())
        if isinstance(item, dict)
    }
    wanted: list[Data] = [
        {**known.get(pair.key, {}), **_data(pair)} if pair.key in known else _data(pair)
        for pair in plan.pairs
    ]
    try:
        edit = rewrite_node(older, node, wanted, EventStyle(order=_KEYS), _PAIRS) if node and items else None
    except NotRewritable:
        return ""
    text = older[: edit.start] + edit.text + older[edit.end :] if edit else ""
    now = read_tree(text).data
    return text if isinstance(now, dict) and now.get(_PAIRS) == wanted else ""


def _data(pair: MergePair) -> dict[str, Data]:
    return {
        "ours": pair.ours,
        "ours-says": pair.ours_says,
        "theirs": pair.theirs,
        "theirs-says": pair.theirs_says,
        "because": [*pair.because],
        "proposed": pair.proposed.value,
        "decision": pair.decision.value if pair.decision else None,
    }


def _written(pair: MergePair) -> str:
    texts: Mapping[str, str] = {
        "ours": pair.ours,
        "ours-says": pair.ours_says,
        "theirs": pair.theirs,
        "theirs-says": pair.theirs_says,
    }
    rows = [f"{key}: {_scalar(value)}" for key, value in texts.items() if value]
    rows += ["because:", *(f"  - {_scalar(reason)}" for reason in pair.because)] if pair.because else []
    rows.append(f"proposed: {pair.proposed.value}")
    rows.append(f"decision: {pair.decision.value}" if pair.decision else "decision:")
    return "\n".join([f"  - {rows[0]}", *(f"    {row}" for row in rows[1:])]) + "\n"


def _scalar(text: str) -> str:
    return write_scalar(text, DOUBLE if text[:1].isdigit() or ":" in text else PLAIN)
