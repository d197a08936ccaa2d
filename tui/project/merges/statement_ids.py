"""The ids in the passages of a source that comes: whose statements they are, and what about, by our ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tui.parsing.decoding import decode_text
from tui.parsing.limits import Limits
from tui.parsing.passages import attribute_places
from tui.parsing.safe_files import InputFile
from tui.parsing.source_file import read_source_file
from tui.project.merges.merged_ids import MergedIds
from tui.project.text_edits.edit_bytes import TextEdit, edit_bytes

_NAME = re.compile(r"[^\s,\"]+")


def rename_statements(path: str, content: bytes, ids: MergedIds) -> bytes:
    """Return a source's file with the actors and differences that its passages name called by our ids.

    Args:
        path: Of the file in its chronology, with `/` between its parts.
        content: Of the file. Every byte stays that is in no such id.
        ids: What everything is called here.
    """
    text = decode_text(content)
    file = read_source_file(InputFile(path, text), Limits())
    edits = list(_edits(text, [end for _, end in file.stretches], ids))
    if not edits:
        return content
    try:
        return edit_bytes(content, edits)
    except UnicodeDecodeError:
        # A file in UTF-16 has no such bytes to keep.
        return edit_bytes(text.encode(), edits)


def _edits(text: str, ends: list[int], ids: MergedIds) -> Iterator[TextEdit]:
    named: dict[str, Mapping[str, str]] = {"said-by": ids.actors, "matter": ids.differences}
    for end in ends:
        for key, (start, stop) in attribute_places(text, end).items():
            if key in named:
                yield from _renamed(text, start + len(key) + 1, stop, named[key])


def _renamed(text: str, start: int, end: int, ids: Mapping[str, str]) -> Iterator[TextEdit]:
    for found in _NAME.finditer(text, start, end):
        here = ids.get(found[0], found[0])
        if here != found[0]:
            yield TextEdit(*found.span(), here)
