"""The field types and the base class that all models of the chronology share."""

from __future__ import annotations

from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)

from tui.chronology.edtf import parse
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.ids import ID, LONGEST_ID


def _read_date(value: object) -> EdtfDate:
    return value if isinstance(value, EdtfDate) else parse(str(value))


Date = Annotated[
    EdtfDate,
    BeforeValidator(_read_date),
    PlainSerializer(lambda when: when.text, return_type=str),
    # Editors read YAML's 2004 as a number, so the schema admits it; the program reads text.
    WithJsonSchema({"type": ["string", "integer"], "description": "an EDTF date (ISO 8601-2)"}),
]
"""An EDTF date (ISO 8601-2:2019); pydantic gets an `EdtfError` (a `ValueError`) for text that is none."""

Id = Annotated[str, StringConstraints(pattern=f"^{ID}$", max_length=LONGEST_ID)]
"""Lower case letters, digits and single hyphens: safe in links, file names and queries."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that is not blank; white space at both ends is removed."""


class ChronologyModel(BaseModel):
    """The base of the models: frozen, and unknown keys are errors."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True
    )
