"""The sources of another chronology: which of them are here already, and which come as new files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from tui.chronology.ids import free_id
from tui.chronology.keys import CitationKey
from tui.chronology.source import Source
from tui.parsing.input_files import FOLDER, list_source_files
from tui.text.failure import Failure, describe_os_error

_ID = re.compile(rb"^id:[^\r\n]*", re.MULTILINE)
_FENCE = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source that comes with the other chronology."""

    id: str
    """Its id here."""
    theirs: str
    """Its id there."""
    path: Path
    """Its file here."""
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class MatchedSources:
    """What becomes of the sources of the other chronology."""

    ids: Mapping[str, str]
    """From their ids to ours, of all of them."""
    known: frozenset[str]
    """Those of theirs that are here already."""
    new: tuple[NewSource, ...] = ()
    passages: Mapping[CitationKey, CitationKey] = field(default_factory=dict)
    """Passages of sources that come under another id, which are here already: from theirs to ours."""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Here:
    """What is here."""

    sources: Mapping[str, Source]
    files: Mapping[str, tuple[Path, bytes]]


def match_sources(
    root: Path, other: Path, ours: tuple[Source, ...], theirs: tuple[Source, ...], prefix: str
) -> MatchedSources | Failure:
    """Say which sources of another chronology are here already, and what the others are called here.

    A source is the same where its file or its passages are; one of the same id and other passages gets
    another id.

    Args:
        root: Our folder.
        other: Their folder.
        ours: Our sources.
        theirs: Their sources.
        prefix: Before ids that clash.
    """
    try:
        here, there = dict(_files(root)), dict(_files(other))
    except OSError as fault:
        return Failure(f"cannot read the sources: {describe_os_error(fault)}")
    own = _Here({source.id: source for source in ours}, here)
    ids: dict[str, str] = {}
    remarks: list[str] = []
    new: list[NewSource] = []
    passages: dict[CitationKey, CitationKey] = {}
    taken = {*here, *own.sources, *(source.id for source in theirs)}
    for source in theirs:
        path, content = there[source.id]
        if known := _find(own, source, content):
            ids[source.id] = known
            if _bare(here[known][1]) != _bare(content):
                remarks.append(f"{FOLDER}/{path.name} has other front matter or attributes there: ours stays")
            continue
        name = source.id
        if name in here:
            name = free_id(f"{prefix}-{source.id}", taken)
            taken.add(name)
            passages |= _shared(own.sources.get(source.id), source)
            content, told = _renamed(content, name, source, own.sources.get(source.id))
            remarks.append(f"{FOLDER}/{path.name} has other passages there: it comes as {name}{told}")
        ids[source.id] = name
        new.append(NewSource(name, source.id, root / FOLDER / f"{name}{path.suffix}", content))
    known_ids = frozenset(set(ids) - {one.theirs for one in new})
    return MatchedSources(ids, known_ids, tuple(new), passages, tuple(remarks))


def _shared(own: Source | None, source: Source) -> dict[CitationKey, CitationKey]:
    """Return the passages of a source that ours of the same id has, with the same label and words."""
    held = own.by_key if own else {}
    return {
        (key := CitationKey(source.id, passage.key)): key
        for passage in source.passages
        if passage.key in held and held[passage.key].text == passage.text
    }


def _files(root: Path) -> Iterator[tuple[str, tuple[Path, bytes]]]:
    for name in list_source_files(root):
        path = root / FOLDER / name
        yield path.stem, (path, path.read_bytes())


def _find(here: _Here, source: Source, content: bytes) -> str:
    """Return the id of the same source here; empty where there is none."""
    own = here.sources.get(source.id)
    if own and (_is_same(own, source) or _digest(here.files[source.id][1]) == _digest(content)):
        return source.id
    for name, (_, held) in here.files.items():
        other = here.sources.get(name)
        if other and (_digest(held) == _digest(content) or (other.passages and _is_same(other, source))):
            return name
    return ""


def _is_same(one: Source, other: Source) -> bool:
    """Return whether two sources have one title, and the same passages with the same labels."""
    said = [[(passage.key, passage.text) for passage in source.passages] for source in (one, other)]
    return one.title.casefold() == other.title.casefold() and said[0] == said[1]


def _digest(content: bytes) -> str:
    return sha256(_bare(content)).hexdigest()


def _bare(content: bytes) -> bytes:
    """Return a file without its id, which its name says too, and with plain line ends."""
    return _ID.sub(b"", content.replace(b"\r\n", b"\n"), count=1).replace(b"---\n\n", b"---\n", 1)


def _renamed(content: bytes, name: str, source: Source, own: Source | None) -> tuple[bytes, str]:
    """Return a file under another id, and what is said of it; with passages of ours, it gets our origin."""
    front = _FENCE.search(content, 3) if content.startswith(b"---") else None
    if front is None:
        return content, ""
    head = _ID.sub(f"id: {name}".encode(), content[: front.start()], count=1)
    told = ""
    shared = own and {passage.text for passage in own.passages} & {
        passage.text for passage in source.passages
    }
    if own and shared and not source.origin:
        newline = "\r\n" if b"\r\n" in head else "\n"
        head += f"origin: {own.origin or own.id}{newline}".encode()
        told = f", of the same origin as {own.id}: some passages are the same"
    return head + content[front.start() :], told
