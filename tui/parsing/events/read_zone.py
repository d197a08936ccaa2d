"""Reading `zone`, the time zone of a chronology: a name of the IANA database."""

from __future__ import annotations

from tui.chronology.time_zones import find_zone, known_zones
from tui.parsing.errors import ItemError, quote_value
from tui.parsing.events.validation_messages import wrong_shape
from tui.parsing.yaml.tree import Data
from tui.text.suggest import closest_match


def read_zone(written: Data) -> str | ItemError:
    """Return the name of the time zone, or why there is no such zone.

    Args:
        written: The value of `zone`.
    """
    if not isinstance(written, str):
        return wrong_shape(("zone",), written, "text", "write the name of one time zone")
    name = written.strip()
    if find_zone(name):
        return name
    return ItemError(
        ("zone",), "unknown-zone", f"there is no time zone {quote_value(written)}", _remedy(name)
    )


def _remedy(name: str) -> str:
    zones = known_zones()
    if not zones:
        return "write UTC, or install the time zone database (tzdata), which is missing on this machine"
    name = name.replace(" ", "_").casefold()
    meant = next(
        (zone for zone in zones if name in (zone.casefold(), zone.casefold().rpartition("/")[2])), None
    )
    # Abbreviations are similar to each other and mean different places.
    meant = meant or (closest_match(name, zones) if "/" in name else None)
    return f"write {meant}" if meant else "write a name of the IANA database, such as UTC or Europe/London"
