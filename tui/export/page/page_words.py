"""The words of the interactive page that no other document has: its controls, and what its script says."""

from __future__ import annotations

from typing import Final

SKIP: Final = "Skip to the events"
PARTS: Final = "Parts of this page"
CONTROLS: Final = "Search and filter the events"
QUERY: Final = "Words"
QUERY_HELP: Final = (
    "The beginning of a word finds it. All words must occur. “several words” in quotation marks are found "
    "as they stand; a minus before a word leaves out the events that have it."
)
KIND, EVERY_KIND = "Kind", "every kind"
STATUS, EVERY_STATUS = "Status", "every status"
ACTOR, EVERY_ACTOR = "Who", "everybody"
SOURCE, EVERY_SOURCE = "Source", "every source"
FROM_YEAR: Final = "From year"
TO_YEAR: Final = "to year"
DIFFERS: Final = "Only where the sources differ"
AS_OF: Final = "As of a day: only what was public by then"
AS_OF_DAY: Final = "The day"
CLEAR: Final = "Show all events"
HIDE_PASSAGES: Final = "Hide sources and passages"
TIMELINE: Final = "Move in the timeline"
LANES: Final = "Timeline"
TIMELINE_KEYS: Final = (
    "With the keyboard: left and right move, plus and minus zoom, 0 shows all, up and down go from event "
    "to event, Enter goes to the event in the list."
)
LEGEND: Final = (
    "◆ a known day · a thin bar between two ends: once, on a day within · solid: certainly going on · "
    "light with a broken edge: possibly going on · ◂ by that day, ▸ from that day on · ≠ the sources differ"
)
PICTURE: Final = "Timeline as a picture"
TOO_MANY: Final = (
    "The timeline of {count} dated events is drawn on a screen, by the script of this page. On paper and "
    "without the script there is a picture of at most {most}: export fewer events for one."
)
EARLIER, LATER = "Earlier", "Later"
ZOOM_IN, ZOOM_OUT, WHOLE = "Zoom in", "Zoom out", "Show all years"
PASSAGES: Final = "Sources and passages"
DIFFER_LABEL: Final = "Where the sources differ:"
KNOWLEDGE_CITES: Final = "Cited for recorded knowledge:"
VERSIONS_CITE: Final = "Cited where the sources differ:"
NOTE: Final = "note {number}"
DIFFERS_MARK: Final = "≠ the sources differ"
LINK_TO: Final = "Link to event {number}"

SCRIPT_WORDS: Final = {
    "shown": "{shown} of {all} events shown.",
    "allShown": "All {all} events shown.",
    "oneShown": "1 event shown.",
    "noEvents": "There are no events on this page.",
    "none": "No event has all of this.",
    "later": "As of {day}: {count} became public later or at a time not known and are left out, with later "
    "sources, versions and notes.",
    "undated": "Left out because they have no date: {count}.",
    "everything": "everything, whenever it became public",
    "asOf": "as of {day}",
    "notRead": "Not read here, so left out: {words}. The explorer of dateline reads it.",
    "noField": "There is no field {name}:, so its words are searched.",
    "noValue": "There is no {name} {value} on this page.",
    "badYear": "A year is written in figures, such as 2013: {words} is left out.",
    "reversed": "The first year is after the last, so nothing is found.",
    "cleared": "The filters were cleared to show this event.",
    "noSource": "None of its sources had been issued by then.",
    "window": "The timeline shows {from} to {to}.",
    "noDates": "No dated event to draw.",
    "event": "{title} ({number} of {all} shown)",
    "more": "{count} more without room",
    "showPassages": "Show sources and passages",
    "hidePassages": HIDE_PASSAGES,
    "bc": "{year} BC",
}
"""What the script says, by the name under which it asks for it; what stands in braces is filled in."""
