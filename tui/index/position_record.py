"""`PositionRecord`: what is on file of one event and one party, as the index returns it."""

from __future__ import annotations

from tui.chronology.enums import PositionState
from tui.index.records import CitationRecord
from tui.light_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PositionRecord:
    """What is on file of one event and one party that it criticises, or that answered about it."""

    event: str
    """The id of the event."""
    party: str
    """The id of the actor."""
    name: str
    """The actor's name; its id where the chronology has no such actor."""
    is_criticised: bool
    """Whether the event names the party under `criticises`."""
    state: PositionState
    date: str
    """The event's date in EDTF, and its title."""
    title: str
    put: str
    """The hash of the statement as it was put; empty where there is no entry."""
    now: str
    """That of the statement as it is; empty where there is no entry, or no word in it."""
    put_on: str
    """EDTF, as the next two; empty for none."""
    by: str
    answered_on: str
    version: str
    """What the party says instead; empty for nothing."""
    is_early: bool
    """Whether it says that no answer came, and the day for it has not passed."""
    reason: str = ""
    """Why nothing is put to the party, where that is decided; empty where it is not."""
    cites: tuple[CitationRecord, ...] = ()

    @property
    def is_outdated(self) -> bool:
        """Whether what was put is not the statement as it is."""
        return self.put != self.now
