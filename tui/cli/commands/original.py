"""`source --original`: a passage in the attached original."""

from __future__ import annotations

from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, write_message
from tui.cli.output_format import print_one
from tui.evidence.hashes.hash_placement import OriginalText
from tui.index.records import PassageRecord, SourceRecord
from tui.text.failure import Failure
from tui.views.original import original_json, original_lines

_AROUND = 2
"""Paragraphs before and after the passage."""


def print_original(
    how: str, record: SourceRecord, original: OriginalText | Failure | None, passage: PassageRecord | None
) -> ExitCode:
    """Print the original of a source, or one passage in it with the text around it.

    Args:
        how: `text`, `json` or `jsonl`.
        record: The source.
        original: What `Project.original_of` returned.
        passage: The passage; None for the whole text.

    Returns:
        `FOUND` where no original is attached, or the passage's words were not found in it.

    Raises:
        CommandError: The original cannot be read.
    """
    if isinstance(original, Failure):
        raise CommandError.of(ExitCode.UNREADABLE, original)
    if original is None:
        write_message(f"no original of {record.id} is attached", "see: dateline corpus attach --help")
        return ExitCode.FOUND
    print_one(
        how,
        lambda: original_lines(record, original, passage, _AROUND if passage else None),
        lambda: original_json(original, passage),
    )
    place = original.placed.get(passage.key) if passage else None
    return ExitCode.OK if place is None or place.is_settled else ExitCode.FOUND
