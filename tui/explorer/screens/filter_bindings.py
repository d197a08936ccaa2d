"""The named filters: what each `is:` of the query line finds, in plain words."""

from __future__ import annotations

from collections.abc import Mapping

FILTERS: Mapping[str, str] = {
    "differs": "Events about which the sources differ",
    "single-origin": "Events that rest on one origin",
    "unverified": "Events with a citation that nothing verifies",
    "not-held": "Events that cite words that are not held",
    "approximate": "Events with an approximate date",
    "undated": "Events without a date",
}
"""By the value after `is:`."""
