"""How much of a chronology is read: beyond these limits a file is a mistake or an attack."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What a load accepts. Each limit, when it is passed, is a problem that names it."""

    events_file: int = 50 * MEGABYTE
    """Bytes of `events.yaml`."""
    source_file: int = 50 * MEGABYTE
    """Bytes of one file of `corpus/`."""
    scalar: int = 1 * MEGABYTE
    """Code points of one value."""
    depth: int = 32
    """Collections inside one another."""
    events: int = 2_000_000
    sources: int = 10_000
    passages: int = 100_000
    """Passages of one source."""
    problems: int = 1_000
    """Problems told of one file before reading it stops."""


@dataclass(frozen=True, slots=True)
class DocumentLimits:
    """What is read of one document that is to become a source, or is an original of one."""

    file: int = 200 * MEGABYTE
    """Bytes of the file."""
    unpacked: int = 200 * MEGABYTE
    """Bytes of all that a DOCX packs."""
    text: int = 40 * MEGABYTE
    """Code points of its text."""
    pages: int = 20_000
    seconds: int = 600
    """Of a PDF; `seconds_of` has those of each form."""
    memory: int = 2_000 * MEGABYTE
    """Bytes of address space of the process that takes it apart, where the system can hold it to them."""

    def seconds_of(self, form: str) -> int:
        """How long a document may take to be taken apart.

        Args:
            form: `html`, `docx` or `pdf`: a page or a DOCX that takes longer was made for that.
        """
        return min(self.seconds, _SECONDS.get(form, self.seconds))


_SECONDS = {"html": 20, "docx": 120}
