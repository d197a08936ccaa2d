"""The names of the months and seasons in English."""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT_MONTHS: Final = tuple(name[:3] for name in MONTHS)
ABBREVIATIONS: Final = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
"""What is no whole name, as alternatives of a regular expression."""
SEASONS: Final = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
"""By first month."""
