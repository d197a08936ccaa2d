"""An invented report on a lighthouse, as a source whose passages have the hashes of sentences of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.parsing.folders import write
from tui.evidence.hashes.hash_placement import HashedPassage
from tui.evidence.hashes.words_hash import compute_hash

TEXT = """\
The lamp on Gull Rock was lit for the first time in the autumn of 1871. Forty boats had come out to see it.

“It is as bright as a second moon”, said the harbour master, who had asked for it for eleven years. The \
company’s engineer, Ada Wren, stayed on the rock until the oil had burnt down.

In the spring a storm took the lower stair. Nobody was hurt. The keeper mended it with planks from a wreck – \
and was paid two shillings for his trouble, after three letters. Nobody was thanked.

The second keeper came in 1880 and kept bees. A café was planned, and never built.
"""
SPANS = [match.span() for match in re.finditer(r"\S[^.]*\.(?:”,[^.]*\.)?", TEXT)]

EVENTS = """\
format: dateline/1
title: The lighthouse
kinds:
  works: {label: Works}
events:
  - id: lamp-lit
    date: 1871
    title: The lamp is lit
    kind: works
    status: reported
    cites: [report#1, letters#1]
"""
_FRONT = """\
---
id: {id}
type: report
title: {title}
issued: 1881
language: en-GB
text: paraphrase
---
"""


def hashed(text: str = TEXT, spans: Sequence[tuple[int, int]] = tuple(SPANS)) -> tuple[HashedPassage, ...]:
    """The hashes of some stretches of a text; their keys are their numbers."""
    found = []
    for number, (start, end) in enumerate(spans, 1):
        words_hash = compute_hash(text[start:end])
        found.append(HashedPassage(str(number), words_hash.words, words_hash.digest, (start, end)))
    return tuple(found)


def source(name: str, attributes: Sequence[str], **more: str) -> str:
    """A paraphrase with a passage for each of some attribute blocks; empty for none."""
    passages = [
        f"[{number}] In our own words. {f'{{{block}}}' if block else ''}".rstrip()
        for number, block in enumerate(attributes, 1)
    ]
    return "\n\n".join([_FRONT.format(id=name, title=more.get("title", "A report")).rstrip(), *passages, ""])


def attributes(hashes: Sequence[HashedPassage]) -> list[str]:
    """The attribute blocks of passages with a hash."""
    return [
        f"span={one.span[0]}-{one.span[1]} hash={one.words}:{one.digest}" if one.span else ""
        for one in hashes
    ]


def build(root: Path, sources: Mapping[str, Sequence[str]] | None = None) -> Path:
    """A chronology with the report, which has hashes, and letters, which have none; or these sources."""
    blocks = sources or {"report": attributes(hashed()), "letters": [""]}
    return write(root, EVENTS, **{name: source(name, blocks[name]) for name in blocks})
