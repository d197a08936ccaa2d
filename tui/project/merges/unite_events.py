"""What each decision writes: an event united with another one, an event that comes, a difference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tui.chronology.date_format import format_date
from tui.chronology.event import Event
from tui.chronology.keys import CitationKey
from tui.parsing.events.citation_syntax import parse_citation
from tui.parsing.old_words import EVENT_KEYS
from tui.parsing.yaml.tree import Data
from tui.project.merges.merged_ids import MergedIds, merged_from

ORIGIN = "merged-from"
_FILLED = ("date", "date-as-written", "after", "before", "summary", "public")
"""Keys that an event takes from the other where it has none."""
_UNITED = ("actors", "criticises", "knowledge", "tags")


def their_event(written: Mapping[str, Data], ids: MergedIds) -> dict[str, Data]:
    """Return an event of theirs, or a version of a difference, as it is written here: by our ids.

    Args:
        written: Its keys and values, as they are written there.
        ids: What everything is called here.
    """
    event: dict[str, Data] = {}
    for old, value in written.items():
        key = EVENT_KEYS.get(old, old)
        if key == "id" and isinstance(value, str):
            event[key] = ids.events[value]
        elif key == "kind" and isinstance(value, str):
            event[key] = ids.kinds.get(value, value)
        elif key in ("after", "before") and isinstance(value, str):
            event[key] = ids.events.get(value, value)
        elif key in ("actors", "criticises") and isinstance(value, list):
            event[key] = [ids.actors.get(name, name) if isinstance(name, str) else name for name in value]
        elif key == "cites" and isinstance(value, list):
            event[key] = [their_citation(cite, ids) for cite in value]
        elif key == "knowledge" and isinstance(value, list):
            event[key] = [their_entry(entry, ids) for entry in value]
        elif key == "dates" and isinstance(value, dict):
            event[key] = {ids.events.get(name, name): _their_claim(told, ids) for name, told in value.items()}
        else:
            event[key] = value
    return {key: value for key, value in without_empty(event).items() if value}


def their_entry(entry: Data, ids: MergedIds) -> Data:
    """Return an entry of their knowledge by our ids.

    Args:
        entry: As it is written there.
        ids: What everything is called here.
    """
    if not isinstance(entry, dict):
        return entry
    changed = dict(entry)
    for key in ("actor", "said-by"):
        name = entry.get(key)
        if isinstance(name, str):
            changed[key] = ids.actors.get(name, name)
    cites = entry.get("cites")
    if isinstance(cites, list):
        changed["cites"] = [their_citation(cite, ids) for cite in cites]
    return changed


def without_empty(item: Mapping[str, Data]) -> dict[str, Data]:
    """Return an item without the keys that have no value, and without those in what it has.

    Args:
        item: Its keys and values, as they are written.
    """

    def cleared(value: Data) -> Data:
        if isinstance(value, list):
            return [cleared(part) for part in value if part is not None]
        return without_empty(value) if isinstance(value, dict) else value

    return {key: cleared(value) for key, value in item.items() if value is not None}


def their_citation(cite: Data, ids: MergedIds) -> Data:
    """Return a citation of theirs by our ids.

    Args:
        cite: As it is written there.
        ids: What everything is called here.
    """
    if isinstance(cite, dict):
        changed = dict(cite)
        if "says" in cite:
            changed["says"] = _their_claim(cite["says"], ids)
        source, passage = cite.get("source"), cite.get("passage")
        if isinstance(source, str) and isinstance(passage, str):
            key = ids.cited(CitationKey(source.strip(), passage.strip()))
            changed |= {"source": key.source, "passage": key.passage}
        elif isinstance(source, str):
            changed["source"] = _our_key(source, ids)
        elif isinstance(passage, str):
            changed["passage"] = _our_key(passage, ids)
        return changed
    return _our_key(cite, ids) if isinstance(cite, str) else cite


def _their_claim(claimed: Data, ids: MergedIds) -> Data:
    """Return what a source says of a date and an order, by our ids."""
    if not isinstance(claimed, dict):
        return claimed
    return {
        key: ids.events.get(value, value) if key in ("after", "before") and isinstance(value, str) else value
        for key, value in claimed.items()
    }


def _our_key(written: str, ids: MergedIds) -> str:
    key = CitationKey.parse(written)
    return str(ids.cited(CitationKey(key.source.strip(), key.passage.strip())))


def unite_events(
    ours: Mapping[str, Data], theirs: Mapping[str, Data], models: tuple[Event, Event], name: str
) -> dict[str, Data]:
    """Return an event of ours united with one that is the same; as it is where that adds nothing.

    Their citations come to ours. Where their date is another one, each of their citations says so, or the
    note does where they have none. What they say otherwise stands in the note.

    Args:
        ours: Our event, as it is written.
        theirs: Theirs, by our ids.
        models: Both as they were read.
        name: What the other chronology is called.
    """
    united: dict[str, Any] = dict(ours)
    own, other = models
    for key in _FILLED:
        if theirs.get(key) not in (None, "", ours.get("id")) and not ours.get(key):
            united[key] = theirs[key]
    date = theirs.get("date") if _is_other_date(own, other) else None
    cites, has_said = _united_cites(ours, theirs, date)
    if cites:
        united["cites"] = cites
    for key in _UNITED:
        held, more = (side.get(key) for side in (ours, theirs))
        if isinstance(more, list):
            listed = held if isinstance(held, list) else []
            added = [item for item in more if item not in listed]
            if added:
                united[key] = [*listed, *added]
    for key, value in theirs.items():
        if key.startswith("x-") and key not in united:
            united[key] = value
    note = _note(own, other, name, says_date=date is not None and not has_said)
    if note:
        written = ours.get("note")
        united["note"] = (
            f"{written.rstrip()} {note}" if isinstance(written, str) and written.strip() else note
        )
    if united != ours:
        before = ours.get(ORIGIN)
        united[ORIGIN] = [*(before if isinstance(before, list) else []), merged_from(name, other.id)]
    return united


def _is_other_date(own: Event, other: Event) -> bool:
    if own.date is None or other.date is None:
        return False
    one, two = own.date, other.date
    return (one.first_day, one.last_day, one.shape, one.time) != (
        two.first_day,
        two.last_day,
        two.shape,
        two.time,
    )


def _united_cites(
    ours: Mapping[str, Data], theirs: Mapping[str, Data], date: Data
) -> tuple[list[Data], bool]:
    """Return the citations of both, and whether one of them says the other date."""
    held, more = (side.get("cites") for side in (ours, theirs))
    listed = list(held) if isinstance(held, list) else []
    known = [_cited(cite) for cite in listed]
    has_said = False
    for cite in more if isinstance(more, list) else []:
        if _cited(cite) in known:
            continue
        whole: dict[str, Data] = dict(cite) if isinstance(cite, dict) else {"passage": cite}
        if date and whole.get("as", "supports") == "supports":
            whole |= {"as": "disputes", "says": {"date": date}}
            has_said = True
            listed.append(whole)
        else:
            listed.append(cite)
    return listed, has_said


def _cited(cite: Data) -> tuple[object, ...]:
    """Return what a citation cites, in whichever form it is written."""
    parts: Any = parse_citation(cite)
    if not isinstance(parts, dict):
        return (repr(parts),)
    return (parts.get("source"), parts.get("passage") or "", parts.get("quote") or "")


def _note(own: Event, other: Event, name: str, *, says_date: bool) -> str:
    """Return what they say otherwise, in one or more sentences; empty for nothing."""
    said = []
    if other.title.casefold() != own.title.casefold():
        said.append(f"“{other.title}”")
    if other.status is not own.status:
        said.append(f"status {other.status.value}")
    if says_date and other.date:
        said.append(f"date {other.date.text}")
    texts = [
        text.strip()
        for text, held in ((other.summary, own.summary), (other.note, own.note))
        if text.strip() and held.strip() and text.strip() not in held
    ]
    if other.note.strip() and not own.note.strip():
        texts.append(other.note.strip())
    if not said and not texts:
        return ""
    return " ".join(filter(None, (f"In {name}: {', '.join(said)}." if said else f"In {name}:", *texts)))


def make_difference(
    name: str, ours: Event, theirs: Event, their_id: str, their_cites: Data
) -> dict[str, Data]:
    """Return a difference between two events.

    Args:
        name: Its id.
        ours: Our event.
        theirs: Theirs.
        their_id: What theirs is called here.
        their_cites: Its citations by our ids.
    """
    cited = their_cites if isinstance(their_cites, list) else []
    keys = [[str(cite.key) for cite in ours.cites], [_cited_key(cite) for cite in cited]]
    versions: list[Data] = []
    for event, cites in zip((ours, theirs), keys, strict=True):
        says = f"{format_date(event.date)}: {event.title}" if event.date else event.title
        supported: list[Data] = [*dict.fromkeys(filter(None, cites))]
        versions.append({"says": says, **({"cites": supported} if supported else {})})
    question = f"Where “{ours.title}” and “{theirs.title}” differ, which is so?"
    return {"id": name, "question": question, "events": [ours.id, their_id], "versions": versions}


def _cited_key(cite: Data) -> str:
    source, passage, *_ = (*_cited(cite), "")
    return str(CitationKey(str(source), str(passage))) if source else ""
