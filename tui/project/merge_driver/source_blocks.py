"""Blocks of a source: the keys of its front matter, and its passages."""

from __future__ import annotations

import re

from tui.parsing.passages import paragraphs, read_passage
from tui.parsing.yaml.nodes import NodeKind
from tui.project.merge_driver.text_blocks import BlockParts, KeyBlock, read_document

PASSAGES = "passages"
UNLABELLED = "¶ "
"""Begins the key of a passage without a label, which is known by its words."""
_FRONT = re.compile(r"---[ \t]*\n(?P<keys>(?:.*\n)*?)---[ \t]*\n")


def read_source(text: str, plain: str) -> KeyBlock | None:
    """Return a source as a block whose parts are its front matter and its passages.

    Args:
        text: With plain line ends, each line with one.
        plain: The same as `decode_text` returns it: of the same length.

    Returns:
        None where its front matter has a fault.
    """
    fence = _FRONT.match(plain)
    parts = []
    end = 0
    if fence:
        start, stop = fence.span("keys")
        front = read_document(text[start:stop], plain[start:stop])
        if front is None:
            return None
        end = fence.end()
        keys = front.divide()
        if keys is None:
            return None
        whole = BlockParts(keys.kind, text[:start], "", keys.parts, keys.closing + text[stop:end])
        parts.append(KeyBlock("front matter", "", text[:end], front.data, divide=lambda: whole))
    elif plain.startswith("---"):
        return None
    body = _passages(text[end:], plain[end:])
    parts.append(KeyBlock(PASSAGES, "", text[end:], text[end:], divide=lambda: body))
    return KeyBlock("", "", text, text, divide=lambda: BlockParts(NodeKind.MAPPING, parts=parts))


def _passages(text: str, plain: str) -> BlockParts | None:
    made = BlockParts(NodeKind.SEQUENCE)
    seen: dict[str, int] = {}
    end = 0
    for number, paragraph in enumerate(paragraphs(plain, 0, 1), 1):
        passage = read_passage(plain, paragraph, number).passage
        key = passage.label or UNLABELLED + passage.text
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            if passage.label:
                return None
            key = f"{key} ({seen[key]})"
        stop = paragraph.end + 1
        written = text[paragraph.start : stop]
        made.parts.append(KeyBlock(key, text[end : paragraph.start], written, written))
        end = stop
    made.closing = text[end:]
    return made
