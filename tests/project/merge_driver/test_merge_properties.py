"""What holds for every merge: one side alone is taken whole, and edits of different things are both made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.parsing.yaml.tree import read_tree
from tui.project.merge_driver.chunks import ConflictLabels
from tui.project.merge_driver.merge_file import MergedFile, merge_file

Event = dict[str, str]
FIELDS = ("date", "title", "status", "note")


@dataclass(frozen=True)
class Edit:
    """Something that is done to one event, by its number in the base."""

    event: int
    what: str
    """`add`: a new event behind it; `delete`; or the key that gets another value."""
    word: str


def write(events: list[Event], style: int) -> str:
    """The file, in one of several styles."""
    gap = "\n" if style % 2 else ""
    dash = "" if style % 3 else "  "
    lines = ["# head\nformat: dateline/1\ntitle: The weir\nevents:\n"]
    for event in events:
        fields = [f"{key}: {value}\n" for key, value in event.items()]
        if style % 5 == 4:
            fields = [
                f"{key}: >-\n{dash}    {value}\n" if key == "note" else f"{key}: {value}  # {key}\n"
                for key, value in event.items()
            ]
        lines.append(f"{gap}{dash}# about {event['id']}\n{dash}- " + f"{dash}  ".join(fields))
    return "".join(lines) + ("\ndifferences: []\n" if style % 4 else "")


def apply(events: list[Event], edits: list[Edit], side: str) -> list[Event]:
    names = {edit.event: f"event-{edit.event}" for edit in edits}
    done = [dict(event) for event in events]
    for edit in edits:
        at = next(at for at, event in enumerate(done) if event["id"] == names[edit.event])
        if edit.what == "add":
            done.insert(at + 1, {"id": f"new-{side}-{edit.event}", "title": f"{side} {edit.word}"})
        elif edit.what == "delete":
            del done[at]
        else:
            done[at][edit.what] = edit.word
    return done


BASES = st.integers(2, 7).map(
    lambda count: [
        {
            "id": f"event-{at}",
            "date": str(1900 + at),
            "title": f"Event {at}",
            "status": "reported",
            "note": "Of old",
        }
        for at in range(count)
    ]
)
EDITS = st.lists(
    st.builds(Edit, st.integers(0, 6), st.sampled_from(("add", "delete", *FIELDS)), st.sampled_from("abcd")),
    max_size=6,
)
STYLES = st.integers(0, 59)


def usable(edits: list[Edit], count: int) -> list[Edit]:
    """Those that are about events of the base; of an event one deletion, the last, and one of each other."""
    kept: dict[tuple[int, str], Edit] = {}
    for edit in edits:
        if edit.event < count:
            kept.setdefault((edit.event, edit.what), edit)
    return sorted(kept.values(), key=lambda edit: edit.what == "delete")


def apart(ours: list[Edit], theirs: list[Edit]) -> list[Edit]:
    """Those of theirs that are about nothing that ours are about."""
    done = {(edit.event, edit.what) for edit in ours}
    gone = {event for event, what in done if what == "delete"}
    touched = {event for event, what in done if what not in ("delete", "add")}
    return [
        edit
        for edit in theirs
        if edit.what == "add"
        or (
            edit.event not in gone
            and (edit.event, edit.what) not in done
            and not (edit.what == "delete" and edit.event in touched)
        )
    ]


def clean(base: str, ours: str, theirs: str) -> str:
    made = merge_file(base.encode(), ours.encode(), theirs.encode(), "events.yaml")
    assert isinstance(made, MergedFile), made
    assert not made.conflicts
    return made.write(ConflictLabels()).decode()


@given(BASES, EDITS, EDITS, STYLES)
@settings(deadline=None)
def test_edits_of_different_things_are_both_made(
    events: list[Event], ours: list[Edit], theirs: list[Edit], style: int
) -> None:
    ours = usable(ours, len(events))
    theirs = apart(ours, usable(theirs, len(events)))
    both = apply(apply(events, theirs, "theirs"), ours, "ours") if not deleted_first(ours, theirs) else None
    done = clean(
        write(events, style),
        write(apply(events, ours, "ours"), style),
        write(apply(events, theirs, "theirs"), style),
    )
    data = read_tree(done).data
    assert isinstance(data, dict)
    if both is not None:
        assert data["events"] == both or (not both and not data["events"])


def deleted_first(ours: list[Edit], theirs: list[Edit]) -> bool:
    """Whether one side adds behind what the other deletes: then it cannot be done in turn."""
    gone = {edit.event for edit in theirs if edit.what == "delete"}
    return any(edit.what == "add" and edit.event in gone for edit in ours)


@given(BASES, EDITS, STYLES)
@settings(deadline=None)
def test_one_side_alone_is_taken_byte_for_byte(events: list[Event], edits: list[Edit], style: int) -> None:
    base = write(events, style)
    now = write(apply(events, usable(edits, len(events)), "ours"), style + 7)
    for ours, theirs in ((now, base), (base, now), (now, now)):
        assert clean(base, ours, theirs) == now


@given(BASES, st.randoms(use_true_random=False), EDITS, STYLES)
@settings(deadline=None)
def test_events_moved_by_one_and_changed_by_the_other(
    events: list[Event], random: object, edits: list[Edit], style: int
) -> None:
    shuffle: Callable[[list[Event]], None] = random.shuffle  # type: ignore[attr-defined]  # hypothesis gives a Random
    changes = [edit for edit in usable(edits, len(events)) if edit.what in FIELDS]
    moved = list(events)
    shuffle(moved)
    base, changed = write(events, style), write(apply(events, changes, "ours"), style)
    wanted = apply(moved, changes, "ours")
    for ours, theirs in ((write(moved, style), changed), (changed, write(moved, style))):
        data = read_tree(clean(base, ours, theirs)).data
        assert isinstance(data, dict)
        assert data["events"] == wanted
