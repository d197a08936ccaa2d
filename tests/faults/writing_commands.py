"""Every command that writes, and what must be there for it to have something to write over."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from tests.evidence import lamp
from tests.faults.workplace import Workplace
from tui.project.settings.saved_queries import SavedQueries

Prepare: TypeAlias = Callable[[Workplace], object]


@dataclass(frozen=True, slots=True)
class WritingCommand:
    """One command."""

    prepare: Prepare
    """Makes the chronology, and what else is to be there."""
    line: str
    """Its words, with names of files beside the chronology in braces."""
    typed: str = ""
    has_root: bool = True
    """Whether it is about the chronology; else it makes one."""

    def arguments(self, place: Workplace) -> list[str]:
        """Its words there."""
        words = [re.sub(r"\{(.*)\}", lambda found: place.path(found[1]), it) for it in self.line.split()]
        return [*words, "-C", str(place.root)] if self.has_root else words


def _warm(place: Workplace) -> None:
    place.begin()
    place.run("list", "-C", str(place.root))


def _nothing_in_cache(place: Workplace) -> None:
    place.begin()


def _exported(place: Workplace, name: str) -> None:
    """Another export is there, of which no file is that of the next."""
    _warm(place)
    assert place.run("export", "lock", "-o", str(place.out / name), "-C", str(place.root)).code == 0


def _document(place: Workplace, *, is_there: bool = False) -> None:
    _warm(place)
    lines = [f"On {1 + day % 28} May 1812 the gate of lock {day} was painted." for day in range(60)]
    if is_there:
        Path(place.path("minutes.txt")).write_text("\n\n".join(lines[:20]))
        assert place.run(*ADDED.arguments(place)).code == 0
    Path(place.path("minutes.txt")).write_text("\n\n".join(lines))


def _table(place: Workplace) -> None:
    _warm(place)
    rows = [f"{at},{1 + at % 28} May 1812,The gate of lock {at} is painted" for at in range(60)]
    Path(place.path("log.csv")).write_text("\n".join(["No.,Date,Event", *rows]))


def _unhashed(place: Workplace) -> None:
    spans = [f"span={start}-{end}" for start, end in lamp.SPANS]
    place.begin(partial(lamp.build, sources={"report": spans, "letters": [""]}))
    Path(place.path("report.txt")).write_text(lamp.TEXT)
    place.run("list", "-C", str(place.root))


def _hashed(place: Workplace, *kept: str) -> None:
    place.begin(lamp.build)
    for text in kept:
        Path(place.path("report.txt")).write_text(text)
        assert place.run(*ATTACHED.arguments(place)).code in {0, 1}
    Path(place.path("report.txt")).write_text(lamp.TEXT)
    place.run("list", "-C", str(place.root))


def _remembered(place: Workplace) -> None:
    """A query that holds a name is saved, and the index in the cache holds it too."""
    _warm(place)
    SavedQueries(place.root).save("the keeper", "Mary Lock")
    assert len(place.holding("Mary Lock")) >= 2


def _listed(place: Workplace) -> None:
    _warm(place)
    assert place.run("protect", "add", "-C", str(place.root), typed="Zebedee Quill\n").code == 0
    place.run("list", "-C", str(place.root))


ADDED = WritingCommand(_document, "corpus add {minutes.txt} --id minutes")
ATTACHED = WritingCommand(_hashed, "corpus attach {report.txt}")

COMMANDS = {
    "export": WritingCommand(_warm, "export -o {out/canal.md}"),
    "export over": WritingCommand(partial(_exported, name="canal.md"), "export -o {out/canal.md} --force"),
    "docx": WritingCommand(_warm, "export -o {out/canal.docx}"),
    "pandoc": WritingCommand(_warm, "export -o {out/canal.pandoc.md}"),
    "pandoc over": WritingCommand(
        partial(_exported, name="canal.pandoc.md"), "export -o {out/canal.pandoc.md} --force"
    ),
    "add": ADDED,
    "add over": WritingCommand(
        partial(_document, is_there=True), "corpus add {minutes.txt} --id minutes --force"
    ),
    "import": WritingCommand(_table, "import {log.csv}"),
    "hash": WritingCommand(_unhashed, "corpus hash report --original {report.txt}"),
    "attach": ATTACHED,
    "attach over": WritingCommand(
        lambda place: _hashed(place, lamp.TEXT.replace("bees", "hens")), ATTACHED.line
    ),
    "detach": WritingCommand(lambda place: _hashed(place, lamp.TEXT), "corpus detach report"),
    "draft": WritingCommand(_warm, "corpus draft gazette#1 --date 1813-04-29 --no-edit"),
    "event add": WritingCommand(_warm, "event add --title Gates --kind works --date 1812 --cite gazette#1"),
    "event edit": WritingCommand(_warm, "event edit survey --title Walked --tag line"),
    "event delete": WritingCommand(_warm, "event delete survey --force"),
    "index": WritingCommand(_nothing_in_cache, "list"),
    "protect": WritingCommand(_remembered, "protect add", "Mary Lock\nAda Wren\n"),
    "protect more": WritingCommand(_listed, "protect add", "Mary Lock\nAda Wren\n"),
    "unprotect": WritingCommand(_listed, "protect remove", "Zebedee Quill\n"),
    "new": WritingCommand(_warm, "new {out/other}", has_root=False),
}

_DIGEST = re.compile(rb"bibliography-sha256: \"?([0-9a-f]{64})")


def is_told_pair(text: bytes, bibliography: bytes) -> bool:
    """Whether a text of pandoc's says of a bibliography that it is its own."""
    said = _DIGEST.search(text)
    assert said
    return said[1].decode() == sha256(bibliography).hexdigest()
