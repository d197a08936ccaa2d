"""Preparing a merge: the plan, and once it is complete, everything that would be written. Nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from tui.chronology.chronology import Chronology
from tui.chronology.event import Event
from tui.chronology.ids import short_id
from tui.chronology.source import Source
from tui.evidence.same_events import SameEvents, SameIds, find_same_events
from tui.parsing.input_files import FOLDER as CORPUS
from tui.parsing.input_files import list_source_files
from tui.parsing.loader import LoadedChronology, load_chronology
from tui.parsing.protected_names import ProtectedNames, load_protected_names
from tui.parsing.safe_files import read_file
from tui.parsing.yaml.tree import Data
from tui.project.atomic_write import digest_of
from tui.project.events.events_file import EventsFile, read_events_file
from tui.project.merges.compose_merge import EventsChange, compose_merge
from tui.project.merges.match_sources import MatchedSources, match_sources
from tui.project.merges.merge_plan import (
    FOLDER,
    MOST_BYTES,
    BadPlan,
    MergeDecision,
    MergePair,
    MergePlan,
    find_contradiction,
    plan_path,
    with_answers,
    with_proposals,
)
from tui.project.merges.merged_differences import planned_differences, their_differences
from tui.project.merges.merged_ids import (
    MergedIds,
    merged_before,
    merged_from,
    name_events,
    name_kinds_and_actors,
)
from tui.project.merges.plan_file import read_plan, write_plan
from tui.project.merges.statement_ids import rename_statements
from tui.project.merges.their_searches import their_searches
from tui.project.merges.unite_events import ORIGIN, their_event, unite_events, without_empty
from tui.text.failure import Failure, describe_os_error
from tui.text.plural import pluralize

_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class UnreadableChronology(Failure):
    """One of the two cannot be read to its end."""


@dataclass(frozen=True, slots=True)
class MergeRequest:
    """What is to be merged."""

    other: Path
    """The other chronology's folder."""
    name: str = ""
    """What it is called: the prefix of ids; empty for the name of its folder."""
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChronologyMerge:
    """A merge, as far as it is decided."""

    plan: MergePlan
    plan_file: Path
    files: tuple[tuple[Path, bytes], ...] = ()
    """The files that would change, the plan last."""
    digests: Mapping[Path, str] = field(default_factory=dict)
    """By file the SHA-256 of what may be replaced; empty for no file."""
    change: EventsChange | None = None
    """What becomes of `events.yaml`; None where the plan is not complete."""
    sources: tuple[str, ...] = ()
    """The ids of sources that come."""
    remarks: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether everything is decided."""
        return not self.plan.open_pairs

    @property
    def united(self) -> int:
        """Return how many events of ours are changed."""
        return len(self.change.changed) if self.change else 0


@dataclass(slots=True)
class _Side:
    """One of the two chronologies."""

    root: Path
    file: EventsFile
    loaded: LoadedChronology
    names: ProtectedNames

    @property
    def chronology(self) -> Chronology:
        return self.loaded.chronology

    def written(self, section: str) -> dict[str, Data]:
        """Return the items of a section as they are written, by id."""
        data = self.file.tree.data if isinstance(self.file.tree.data, dict) else {}
        items = data.get(section)
        if isinstance(items, dict):
            return dict(items)
        listed = items if isinstance(items, list) else []
        return {str(item["id"]): item for item in listed if isinstance(item, dict) and "id" in item}


def prepare_merge(root: Path, request: MergeRequest) -> ChronologyMerge | Failure:
    """Say what a merge would write. Nothing is written.

    Args:
        root: Our chronology's folder.
        request: What is to be merged.

    Returns:
        The merge; or why it cannot be: an `UnreadableChronology`, a `BadPlan` or another.
    """
    sides = [_read(root, "this chronology"), _read(request.other, str(request.other))]
    ours, theirs = sides
    if isinstance(ours, Failure):
        return ours
    if isinstance(theirs, Failure):
        return theirs
    name = request.name or short_id(request.other.resolve().name, _LONGEST_NAME) or "other"
    matched = match_sources(root, request.other, ours.chronology.sources, theirs.chronology.sources, name)
    if isinstance(matched, Failure):
        return matched
    sections = {section: theirs.written(section) for section in ("kinds", "actors")}
    ids = name_kinds_and_actors(ours.chronology, theirs.chronology, sections, name)
    if isinstance(ids, Failure):
        return ids
    ids.passages = matched.passages
    ids.sources = _all_sources(ours.chronology, theirs.chronology, matched, name)
    plan = _plan(ours, theirs, ids, matched, request=request, name=name)
    if isinstance(plan, BadPlan):
        return plan
    path = plan_path(root, name)
    made = ChronologyMerge(plan, path, remarks=(*matched.remarks, *ids.remarks, *_of_head(ours, theirs)))
    return _with_files(made, ours, theirs, ids, matched=matched)


def _read(root: Path, said: str) -> _Side | Failure:
    file = read_events_file(root)
    if isinstance(file, Failure):
        return UnreadableChronology(f"{said}: {file.message}", file.remedy)
    loaded = load_chronology(root)
    unread = not loaded.is_complete or loaded.unread or file.obstacle or file.tree.faults
    ids = [event.id for event in loaded.chronology.events]
    if unread or len(ids) != len(set(ids)) or len(ids) != len(file.events):
        return UnreadableChronology(f"{said} has entries that cannot be read", "see: dateline check")
    try:
        files = {Path(name).stem for name in list_source_files(root)}
    except OSError as fault:
        return UnreadableChronology(f"cannot read {said}: {describe_os_error(fault)}")
    if missing := sorted(files - set(loaded.chronology.source_by_id)):
        return UnreadableChronology(
            f"{said} has a source that cannot be read: {missing[0]}", "see: dateline check"
        )
    return _Side(root, file, loaded, load_protected_names(root))


def _all_sources(ours: Chronology, theirs: Chronology, matched: MatchedSources, name: str) -> dict[str, str]:
    """Return what their sources are called here, those too that are cited there and missing."""
    ids = dict(matched.ids)
    cited = {cite.source for event in theirs.events for cite in event.cites}
    cited |= {cite.source for event in theirs.events for entry in event.knowledge for cite in entry.cites}
    for source in sorted(cited - set(ids)):
        ids[source] = f"{name}-{source}" if source in ours.source_by_id else source
    return ids


def _plan(
    ours: _Side, theirs: _Side, ids: MergedIds, matched: MatchedSources, *, request: MergeRequest, name: str
) -> MergePlan | BadPlan:
    plan = MergePlan(name)
    path = plan_path(ours.root, name)
    if path.is_file():
        read = read_plan(read_file(ours.root, f"{FOLDER}/{path.name}", MOST_BYTES), name)
        if isinstance(read, BadPlan):
            return read
        plan = read
    known = SameIds(
        {source: ids.sources[source] for source in matched.known},
        {there: here for there, here in ids.actors.items() if here not in ids.new["actors"]},
        ids.passages,
    )
    before = merged_before(ours.chronology, name)
    found = find_same_events(ours.chronology, theirs.chronology, known, before)
    proposed = [_pair(pair, ours, theirs) for pair in found]
    decided = with_answers(with_proposals(plan, proposed), request.answers)
    if isinstance(decided, BadPlan):
        return decided
    return find_contradiction(decided) or decided


def _pair(pair: SameEvents, ours: _Side, theirs: _Side) -> MergePair:
    def mask(text: str) -> str:
        return theirs.names.mask(ours.names.mask(text))

    return MergePair(
        mask(pair.ours),
        mask(pair.theirs),
        mask(_says(ours.chronology.event_by_id[pair.ours])),
        mask(_says(theirs.chronology.event_by_id[pair.theirs])),
        tuple(map(mask, pair.reasons)),
        MergeDecision.DIFFERS if pair.is_dated_apart else MergeDecision.SAME,
    )


def _says(event: Event) -> str:
    return f"{event.date.text if event.date else 'undated'}, {event.title}"


def _of_head(ours: _Side, theirs: _Side) -> Iterator[str]:
    one, other = ours.chronology, theirs.chronology
    if other.notice.strip() and other.notice.strip() != one.notice.strip():
        yield "the other chronology has a content notice of its own: ours stays"
    if other.zone != one.zone:
        yield f"the other chronology has its times in {other.zone}, this one in {one.zone}: read them again"
    if theirs.loaded.chronology.positions:
        yield (
            "the positions of the other chronology do not come: each answers the statement as it is there; "
            "copy its positions/ and run dateline check"
        )
    missing = set(theirs.names.entries) - set(ours.names.entries)
    if missing:
        yield (
            f"the other chronology protects {pluralize(len(missing), 'name')} that this one does not: "
            "add them with dateline protect add"
        )


def _with_files(
    made: ChronologyMerge, ours: _Side, theirs: _Side, ids: MergedIds, *, matched: MatchedSources
) -> ChronologyMerge | Failure:
    """Return a merge with the bytes of the files that it changes."""
    wanted: list[tuple[Path, bytes]] = []
    if made.is_complete:
        if refused := _find_names(ours, theirs):
            return refused
        coming = [theirs.chronology.source_by_id[one.theirs] for one in matched.new]
        change, remarks = _change(made.plan, ours, theirs, ids, coming=coming)
        content = compose_merge(ours.file, change)
        if isinstance(content, Failure):
            return content
        # The sources first: where the system ends between two files, no citation is without its source.
        new = ((one.path, rename_statements(one.path.name, one.content, ids)) for one in matched.new)
        wanted = [*new, (ours.file.path, content)]
        made = replace(
            made,
            change=change,
            sources=tuple(one.id for one in matched.new),
            remarks=(*made.remarks, *remarks),
        )
    wanted.append((made.plan_file, _plan_bytes(made, ours.root)))
    try:
        digests = {ours.file.path: ours.file.digest}
        digests |= {path: digest_of(path) for path, _ in wanted if path != ours.file.path}
    except OSError as fault:
        return Failure(f"cannot read what is there: {describe_os_error(fault)}")
    files = tuple((path, data) for path, data in wanted if sha256(data).hexdigest() != digests[path])
    return replace(made, files=files, digests={path: digests[path] for path, _ in files})


def _plan_bytes(made: ChronologyMerge, root: Path) -> bytes:
    shown = f"{FOLDER}/{made.plan_file.name}"
    if not made.plan_file.is_file():
        return write_plan(made.plan, "", None).encode()
    file = read_file(root, shown, MOST_BYTES)
    before = read_plan(file, made.plan.name)
    text = write_plan(made.plan, file.text, before if isinstance(before, MergePlan) else None)
    raw = made.plan_file.read_bytes()
    if text == file.text:
        return raw
    return (text.replace("\n", "\r\n") if b"\r\n" in raw else text).encode()


def _find_names(ours: _Side, theirs: _Side) -> Failure | None:
    """Return that names that must not appear would come with the other chronology; None where none would."""
    for side in (ours, theirs):
        if side.names.problem:
            return Failure(side.names.problem.message, side.names.problem.remedy)
    files = [theirs.file.path, *(theirs.root / CORPUS / name for name in list_source_files(theirs.root))]
    for path in files:
        text = path.read_text(encoding="utf-8", errors="replace") + f"\n{path.name}"
        if any(side.names.veil and side.names.veil.finds(text) for side in (ours, theirs)):
            return Failure(
                f"names that must not appear are in {path.name} of the other chronology",
                "write pseudonyms there, and merge it then",
            )
    return None


def _change(
    plan: MergePlan, ours: _Side, theirs: _Side, ids: MergedIds, *, coming: Iterable[Source]
) -> tuple[EventsChange, list[str]]:
    """Return what becomes of events.yaml by a complete plan, and what is said about it."""
    one, other = ours.chronology, theirs.chronology
    before = merged_before(one, plan.name)
    name_events(ids, one, other, plan)
    change = EventsChange()
    written = {event: data for event, data in theirs.written("events").items() if isinstance(data, dict)}
    places = {str(data.get("id")): at for at, data in enumerate(ours.file.events) if isinstance(data, dict)}
    same = {pair.theirs for pair in plan.pairs if pair.decision is MergeDecision.SAME}
    remarks = []
    for event in other.events:
        data = their_event(written[event.id], ids)
        place = merged_from(plan.name, event.id)
        if event.id in before:
            continue
        if event.id in same and ids.events[event.id] in places:
            at = places[ids.events[event.id]]
            held = change.changed.get(at) or ours.file.events[at]
            own = one.event_by_id[ids.events[event.id]]
            united = unite_events(held if isinstance(held, dict) else {}, data, (own, event), plan.name)
            if united != ours.file.events[at]:
                change.changed[at] = united
            if own.status is not event.status:
                remarks.append(f"{own.id} stays {own.status.value}; {place} is {event.status.value}")
        else:
            if event.id in same:
                remarks.append(
                    f"{place} was decided to be the same as an event that is gone: it comes as its own"
                )
            change.added.append({**data, ORIGIN: [*_list(data.get(ORIGIN)), place]})
    speakers = {name for source in coming for passage in source.passages for name in passage.said_by}
    _bring_used(change, ids, {ids.actors.get(name, name) for name in speakers})
    change.differences = [
        *planned_differences(plan, one, other, ids, written),
        *their_differences(one, theirs.written("differences"), ids, plan.name),
    ]
    change.searches = [*their_searches(one, other, theirs.written("searches"), ids, plan.name)]
    return change, remarks


_NAMING = ("actors", "criticises")
"""The keys of an event that name actors."""


def _bring_used(change: EventsChange, ids: MergedIds, speakers: set[str]) -> None:
    """Bring the kinds and actors that events name which come or are changed, and the speakers of sources."""
    events = [*change.added, *change.changed.values()]
    kinds = {event.get("kind") for event in events if isinstance(event.get("kind"), str)}
    listed = [name for event in events for key in _NAMING for name in _list(event.get(key))]
    actors = {name for name in listed if isinstance(name, str)} | speakers
    for section, used, held in (("kinds", kinds, change.kinds), ("actors", actors, change.actors)):
        for name, data in ids.new[section].items():
            if name in used and isinstance(data, dict):
                held[name] = {**without_empty(data)}


def _list(data: Data) -> list[Data]:
    return data if isinstance(data, list) else []
