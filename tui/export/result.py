"""What a format returns: the text, and what it could not keep."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from tui.text.plural import pluralize


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing a format cannot carry, and everywhere it met with it."""

    code: str
    """Lower case with hyphens, stable: `hidden-characters`."""
    what: str
    """What was done instead, in one sentence without a full stop."""
    where: tuple[str, ...]
    """The places, in the order of the text: `lamp-lit: summary`. Data: to be cleaned before it is shown."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A second file without which the first is not whole: a bibliography."""

    name: str
    """Of the file, in the folder of the first. Data."""
    text: str

    @property
    def sha256(self) -> str:
        """In hexadecimal. The text names it: so it can be told whether two files belong together."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class ExportResult:
    """An export in one format."""

    text: str
    """Ends with one line feed; the same export gives the same text."""
    losses: tuple[Loss, ...] = ()
    companion: Sidecar | None = None
    """Only of an export that knows what its file will be called; else the text holds it all."""


def heading_loss(*, accepted: bool, unread: int) -> Loss:
    """For a format in which there is no room to say what it holds and what it omits.

    Args:
        accepted: Whether there are risks that whoever made the export took.
        unread: How many events could not be read.
    """
    risks = " nor which risks were accepted" if accepted else ""
    what = f"the file cannot say which query it answers, what is not shown and what is left out{risks}"
    if unread:
        what += (
            f"; {pluralize(unread, 'event')} could not be read, and {'is' if unread == 1 else 'are'} missing"
        )
    return Loss("no-head", what, ("all of it",))
