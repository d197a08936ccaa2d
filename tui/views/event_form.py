"""The words of the form of an event: what stands beside its fields."""

from __future__ import annotations

from collections.abc import Mapping

from tui.export.summary import capitalize
from tui.text.cell_width import cell_width
from tui.text.plural import pluralize

LABELS: Mapping[str, str] = {
    "date": "Date",
    "title": "Title",
    "kind": "Kind",
    "status": "Status",
    "actors": "Actors",
    "tags": "Tags",
    "summary": "Summary",
    "cites": "Cites",
}
"""By field."""
NOTHING = "none; Enter chooses"
DATE_EXAMPLE = "2013-05-14, 2013-05, 2013, 2013~ ..."
NO_DATE = "Without a date the event has no place of its own in the timeline."


def title_room(title: str, room: int) -> str:
    """Return how much of the timeline's room a title takes: `38 of 52 cells`.

    Args:
        title: The title.
        room: The cells that the timeline has for a title.
    """
    width = cell_width(title)
    cut = ": the timeline cuts it" if width > room else ""
    return f"{width} of {room} cells{cut}"


def citation_words(item: object) -> str:
    """Return a citation of the form in words: `minutes#4, C45 disputes “the wall leaked”`."""
    if not isinstance(item, Mapping):
        return str(item)
    key = "#".join(str(item[name]) for name in ("source", "passage") if item.get(name))
    place = f"{key}, {item['pinpoint']}" if item.get("pinpoint") else key
    role = item.get("as")
    quote = item.get("quote")
    return " ".join(filter(None, (place, str(role or ""), f"“{quote}”" if quote else "")))


def value_words(key: str, value: object, labels: Mapping[str, str]) -> str:
    """Return the value of a field that is chosen and not typed.

    Args:
        key: The field.
        value: Its value: an id, or a list.
        labels: Names by id.
    """
    if isinstance(value, (list, tuple)):
        words = [
            citation_words(item) if key == "cites" else labels.get(str(item), str(item)) for item in value
        ]
        return ("; " if key == "cites" else ", ").join(words)
    return labels.get(str(value), str(value)) if value else ""


def elsewhere_words(key: str, value: object, labels: Mapping[str, str]) -> str:
    """Return what another program has written into a field, with what saving does to it.

    Args:
        key: The field.
        value: Its value in the file.
        labels: Names by id.
    """
    words = value_words(key, value, labels) or "nothing"
    return f"In the file now: {' '.join(words.split())}. Saving replaces it with yours."


def deletion_question(event: str, title: str, mentions: tuple[int, int]) -> str:
    """Return the question that is asked before an event is deleted.

    Args:
        event: Its id.
        title: Its title.
        mentions: How many other events, and how many differences, name it.
    """
    nouns = ((mentions[0], "event"), (mentions[1], "difference"))
    naming = " and ".join(pluralize(count, noun) for count, noun in nouns if count)
    warning = f" {capitalize(naming)} would still name it." if naming else ""
    return f"Delete {event}: {title}?{warning}"


def form_title(event: str) -> str:
    """Return the title of the form."""
    return f"Change the event {event}" if event else "New event"
