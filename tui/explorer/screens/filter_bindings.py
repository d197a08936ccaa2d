"""The named filters: what each `is:` of the query line finds, in plain words."""

from __future__ import annotations

from collections.abc import Mapping

FILTERS: Mapping[str, str] = {
    "differs": "Events about which the sources differ",
    "single-origin": "Events with a single origin",
    "unverified": "Events with an unverified citation",
    "not-held": "Events that cite a passage whose original words are not kept here",
    "approximate": "Events with an approximate date",
    "undated": "Events without a date",
    "unanswered": "Events that criticise somebody about whose answer nothing is on file",
    "agreed": "Events to which all who were asked agree",
    "looked-for": "Events about which something was looked for in the sources",
}
"""By the value after `is:`."""
