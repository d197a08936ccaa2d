"""`events.yaml` as it is read to be changed: its bytes, its content, and what a form offers of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tui.parsing.input_files import NAME
from tui.parsing.limits import Limits
from tui.parsing.old_words import EVENT_KEYS
from tui.parsing.protected_names import ProtectedNames, load_protected_names
from tui.parsing.safe_files import read_file
from tui.parsing.yaml.nodes import YamlNode, read_event_node
from tui.parsing.yaml.tree import Data, YamlTree, read_tree
from tui.project.atomic_write import Overtaken
from tui.text.failure import Failure, describe_os_error

_TRIES = 5
_CHECK = "correct what dateline check reports about it"


@dataclass(frozen=True, slots=True)
class EventsFile:
    """The file as it was read. Its text has the protected names: it is never shown."""

    path: Path
    content: bytes
    text: str
    """With plain line ends."""
    digest: str
    """SHA-256 of its bytes."""
    tree: YamlTree
    names: ProtectedNames

    @property
    def obstacle(self) -> Failure | None:
        """Return why nothing can be written into it; None where something can."""
        try:
            self.content.decode("utf-8")
        except UnicodeDecodeError:
            return Failure(f"{NAME} is not UTF-8", "save it as UTF-8")
        if not self.tree.is_complete or not isinstance(self.tree.data, (dict, type(None))):
            return Failure(f"{NAME} cannot be read to its end", _CHECK)
        return None

    @property
    def events(self) -> list[Data]:
        """Return the entries under `events`; empty where they are no list."""
        events = self.tree.data.get("events") if isinstance(self.tree.data, dict) else None
        return events if isinstance(events, list) else []

    def find(self, event: str) -> int | Failure:
        """Return the number of the event with an id, from 0; or why it cannot be told."""
        found = [
            at for at, data in enumerate(self.events) if isinstance(data, dict) and data.get("id") == event
        ]
        if not found:
            return Failure(f"there is no event `{event}` in {NAME}", "see: dateline list")
        if len(found) > 1:
            return Failure(f"{len(found)} events have the id `{event}`", "give each an id of its own first")
        return found[0]

    def node(self, index: int) -> YamlNode | Failure:
        """Return the node of an event; or why it cannot be changed."""
        node = read_event_node(self.text, self.tree, index)
        if node is None or node.has_properties or node.data != self.events[index]:
            return Failure("this event has a fault in its YAML, so it cannot be changed here", _CHECK)
        return node

    def values(self, index: int) -> dict[str, Data]:
        """Return the keys of an event, by their new words, with their values; protected names are masked."""
        data = self.events[index]
        written = data if isinstance(data, dict) else {}
        return {EVENT_KEYS.get(key, key): _masked(value, self.names) for key, value in written.items()}

    def kinds(self) -> dict[str, str]:
        """Return the kinds with their labels, in the order of the file; without any, those of the events."""
        listed = dict(self._named("kinds", "label"))
        kinds = (data.get("kind") for data in self.events if isinstance(data, dict))
        return listed or {kind: kind for kind in kinds if isinstance(kind, str)}

    def actors(self) -> dict[str, str]:
        """Return the actors with their names, in the order of the file."""
        return dict(self._named("actors", "name"))

    def tags(self) -> tuple[str, ...]:
        """Return the tags of all events, those used most first."""
        counts: dict[str, int] = {}
        for data in self.events:
            tags = data.get("tags") if isinstance(data, dict) else None
            for tag in tags if isinstance(tags, list) else ():
                if isinstance(tag, str):
                    counts[tag] = counts.get(tag, 0) + 1
        return tuple(sorted(counts, key=lambda tag: (-counts[tag], tag)))

    def mentions(self, event: str) -> tuple[int, int]:
        """Return how many events name another one as `after` or `before`, and how many differences do.

        Args:
            event: The id of that other one.
        """
        listed = self.tree.data.get("differences") if isinstance(self.tree.data, dict) else None
        differences = listed if isinstance(listed, list) else []
        beside = [(data.get("after"), data.get("before")) for data in self.events if isinstance(data, dict)]
        about = [data.get("events") for data in differences if isinstance(data, dict)]
        return (
            sum(event in names for names in beside),
            sum(isinstance(names, list) and event in names for names in about),
        )

    def _named(self, section: str, label: str) -> Iterator[tuple[str, str]]:
        listed = self.tree.data.get(section) if isinstance(self.tree.data, dict) else None
        for name, data in listed.items() if isinstance(listed, dict) else ():
            if not name.startswith("x-"):
                written = data.get(label) if isinstance(data, dict) else None
                yield name, self.names.mask(written if isinstance(written, str) else name)


def read_events_file(root: Path, known: EventsFile | None = None) -> EventsFile | Failure:
    """Read the file in order to change it; or return why it cannot be changed.

    Args:
        root: The chronology's folder.
        known: The file as it was read before, which is not parsed again where it is still the same; None to
            parse it in any case.
    """
    for _ in range(_TRIES):
        file = read_file(root, NAME, Limits().events_file)
        if file.fault:
            return Failure(f"{NAME} cannot be read: {file.fault.message}", file.fault.remedy)
        path = root / NAME
        try:
            content = path.read_bytes()
        except OSError as fault:
            return Failure(f"cannot read {NAME}: {describe_os_error(fault)}")
        if sha256(content).hexdigest() == file.digest:
            if known and known.digest == file.digest:
                return known
            names = load_protected_names(root)
            return EventsFile(path, content, file.text, file.digest, read_tree(file.text), names)
    return Overtaken.of(root / NAME)


def _masked(data: Data, names: ProtectedNames) -> Data:
    if isinstance(data, str):
        return names.mask(data)
    if isinstance(data, list):
        return [_masked(item, names) for item in data]
    return {key: _masked(value, names) for key, value in data.items()} if isinstance(data, dict) else data


def written_key(event: Mapping[str, Data], key: str) -> str:
    """Return the word by which an event has a key: an old one where that is what is written."""
    old = next((old for old, new in EVENT_KEYS.items() if new == key and old in event), None)
    return old if old is not None and key not in event else key
