"""`source --original`: a passage in the source's own words, as a reader holds them."""

from __future__ import annotations

from tui.cli.codes import Code
from tui.cli.printing import print_one
from tui.cli.speaking import Stopped, say
from tui.evidence.originals import Original
from tui.index.records import PassageRecord, SourceRecord
from tui.project.refused import Refused
from tui.views.original import original_json, original_lines

_AROUND = 2
"""Paragraphs before and behind the passage."""


def print_original(
    how: str, record: SourceRecord, original: Original | Refused | None, passage: PassageRecord | None
) -> Code:
    """Answer with the original of a source, or with one passage of it in its context.

    Args:
        how: text, json or jsonl.
        record: The source.
        original: What `Project.original_of` gives of it.
        passage: The passage; None for the whole text.

    Returns:
        1 where no original is attached, or the passage's words were not found in it.

    Raises:
        Stopped: where it is attached, and cannot be read.
    """
    if isinstance(original, Refused):
        raise Stopped(Code.UNREADABLE, original.message, original.remedy)
    if original is None:
        say(f"no original of {record.id} is attached", "see: dateline corpus attach --help")
        return Code.FOUND
    print_one(
        how,
        lambda: original_lines(record, original, passage, _AROUND if passage else None),
        lambda: original_json(original, passage),
    )
    place = original.placed.get(passage.key) if passage else None
    return Code.OK if place is None or place.is_settled else Code.FOUND
