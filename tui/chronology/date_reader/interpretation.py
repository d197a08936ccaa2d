"""`Interpretation`: what a text means as a date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tui.chronology.edtf_date import EdtfDate


class InterpretationKind(Enum):
    """How many dates a text can mean."""

    ONE = "one"
    SEVERAL = "several"
    """Nothing in the text says which."""
    UNDER_RULE = "under-rule"
    """It is a date, but only a rule of its table or of its writer says which (`DateRules`)."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What a text means as a date. Of several readings none is chosen."""

    kind: InterpretationKind
    readings: tuple[EdtfDate, ...] = ()
    """One for ONE, two or more for SEVERAL, else none."""
    reason: str = ""
    """Why there is not one reading, without a full stop; empty for ONE."""
    is_recognized: bool = True
    """Whether the reason is about this kind of text; False where nothing in it is known."""

    @property
    def date(self) -> EdtfDate | None:
        """Return the one reading; None where there is not exactly one."""
        return self.readings[0] if self.kind is InterpretationKind.ONE else None
