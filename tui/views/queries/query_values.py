"""The values that the fields of a query can have in one chronology."""

from __future__ import annotations

from tui.chronology.enums import EventStatus
from tui.index.protocol import Index
from tui.parsing.query.fields import KNOWN_TO


def known_values(index: Index) -> dict[str, list[str]]:
    """Return the known values by field, for finding mistyped ones.

    Tags, origins and speakers are left out: they are free text.
    """
    actors = [actor.id for actor in index.actors()]
    return {
        "kind": [kind.id for kind in index.info.kinds],
        "actor": actors,
        "said-by": actors,
        KNOWN_TO: actors,
        "source": [source.id for source in index.sources()],
        "status": [status.value for status in EventStatus],
    }
