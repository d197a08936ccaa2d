"""The data of the page's script: one JSON object, whose texts are ids, folded words and our own words."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tui.chronology.edtf_date import FAR
from tui.chronology.month_names import MONTHS
from tui.export.content import ExportContent
from tui.export.page.event_facts import EventFacts, event_facts
from tui.export.page.page_words import SCRIPT_WORDS

_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
"""What could end the element, or begin another, within it. Only texts have these characters."""


def page_data(content: ExportContent) -> str:
    """Return the data of the page as JSON that nothing in it can leave.

    Args:
        content: The content of the export.
    """
    labels = {kind.id: kind.label for kind in content.info.kinds}
    facts = [event_facts(event, labels, content.layout.without) for event in content.events]
    kinds = [name for name in labels if any(event.kind == name for event in facts)]
    kinds += sorted({event.kind for event in facts} - set(kinds))
    texts = {line: number for number, line in enumerate(dict.fromkeys(_lines(facts)))}
    as_of = content.selection.query.public_day
    data = {
        "far": FAR,
        "asOf": as_of,
        "kinds": kinds,
        "months": list(MONTHS),
        "words": SCRIPT_WORDS,
        # A letter between two texts: the end of one and the beginning of the next are no name.
        "texts": [{"t": line} for line in texts],
        "events": [_event(event, texts) for event in facts],
    }
    written = json.dumps(data, separators=(",", ":"))
    for sign, escape in _ESCAPED.items():
        written = written.replace(sign, escape)
    return written


def _lines(facts: list[EventFacts]) -> list[str]:
    return [line for event in facts for line in event.lines]


def _event(event: EventFacts, texts: Mapping[str, int]) -> dict[str, object]:
    return {
        "id": event.id,
        "kind": event.kind,
        "status": event.status,
        "days": event.days,
        "once": event.is_once,
        "public": event.public,
        "differs": event.differs,
        "differsSince": event.differs_since,
        "actors": event.actors,
        "sources": event.sources,
        "tags": event.tags,
        "lines": [(texts[line], day) for line, day in event.lines.items()],
    }
