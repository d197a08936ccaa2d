"""Limits of what is read of a chronology and of documents; a file beyond them is a mistake or an attack."""

from __future__ import annotations

from tui.light_dataclass import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of reading a chronology. A file beyond a limit gets a problem that names the limit."""

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
    """Problems listed for one file; further ones are counted."""


@dataclass(frozen=True, slots=True)
class DocumentLimits:
    """Limits of reading one document that becomes a source, or is the original of one."""

    file: int = 200 * MEGABYTE
    """Bytes of the file."""
    unpacked: int = 200 * MEGABYTE
    """Bytes of all files in a DOCX together, unpacked."""
    elements: int = 1_000_000
    """Elements of XML in all its parts: some 2,000 pages."""
    text: int = 40 * MEGABYTE
    """Code points of its text."""
    pages: int = 20_000
    seconds: int = 600
    """Seconds for a PDF; `seconds_of` has those of each file type."""
    memory: int = 2_000 * MEGABYTE
    """Bytes of address space of the process that reads it, where the system can enforce that."""

    def seconds_of(self, file_type: str) -> int:
        """Return the longest time, in seconds, that reading a document may take.

        Args:
            file_type: `html`, `eml`, `docx` or `pdf`. All but PDF have shorter limits: one that takes longer
                was made to take long.
        """
        return min(self.seconds, _SECONDS.get(file_type, self.seconds))


_SECONDS = {"html": 20, "eml": 60, "docx": 120}
