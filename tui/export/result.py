"""The result of writing an export: the text or the package, the files next to it, and the losses."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from tui.export.office.package import Package
from tui.text.plural import pluralize


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that a format cannot keep, with every place where it occurred."""

    code: str
    """Lower case with hyphens, stable: `hidden-characters`."""
    what: str
    """What was done instead, in one sentence without a full stop."""
    where: tuple[str, ...]
    """The places, in the order of the text: `lamp-lit: summary`. Raw: to be sanitized before it is shown."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A file that belongs to the first: a bibliography, another page."""

    name: str
    """Of the file, in the folder of the first. Raw."""
    text: str

    @property
    def sha256(self) -> str:
        """Return the SHA-256 in hexadecimal. The first file names it, so that a wrong pair can be noticed."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class ExportResult:
    """An export in one format."""

    text: str
    """Ends with one line feed; the same export gives the same text. Of a package, what can be read in it."""
    losses: tuple[Loss, ...] = ()
    companion: Sidecar | None = None
    """Only of an export that goes to a file; else the text has everything."""
    pages: tuple[Sidecar, ...] = ()
    """The pages behind the first, a file each. Only of an export that goes to a file, as above."""
    package: Package | None = None
    """What is written in place of the text; None for a format that is text."""

    @classmethod
    def of_package(cls, package: Package, losses: tuple[Loss, ...]) -> ExportResult:
        """Return the export of a format that is no text."""
        return cls(package.read_text(), losses, package=package)

    @property
    def others(self) -> tuple[Sidecar, ...]:
        """Return the files that are written next to the first one."""
        return (*((self.companion,) if self.companion else ()), *self.pages)

    @property
    def other_names(self) -> str:
        """Return the names of these files: `lamp.csl.json`, `lamp-2.svg to lamp-5.svg`; empty for none."""
        return " to ".join(dict.fromkeys(one.name for one in (*self.others[:1], *self.others[-1:])))

    @property
    def content(self) -> str | bytes:
        """Return what its file contains."""
        return self.package.to_bytes() if self.package else self.text


def heading_loss(*, accepted: bool, unread: int) -> Loss:
    """Return the loss of a format that has no place for the summary.

    Args:
        accepted: Whether risks were accepted for this export.
        unread: How many events could not be read.
    """
    missing = (
        "its query, what is left out, or which risks were accepted"
        if accepted
        else "its query or what is left out"
    )
    description = f"the file does not state {missing}"
    if unread:
        description += (
            f"; {pluralize(unread, 'event')} could not be read, and {'is' if unread == 1 else 'are'} missing"
        )
    return Loss("no-head", description, ("all of it",))
