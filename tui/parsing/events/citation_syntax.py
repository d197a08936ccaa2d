"""Parsing citations: `source#passage`, or a mapping whose `passage` or `source` may be written like that."""

from __future__ import annotations

from tui.chronology.keys import CitationKey
from tui.parsing.yaml.tree import Data


def parse_citation(written: Data) -> Data:
    """Parse one citation into its fields.

    Returns:
        A mapping with `source` and `passage`; anything that is no citation as it is, for the model to reject.
    """
    if isinstance(written, str):
        return _parts(written)
    if isinstance(written, dict) and "source" not in written:
        passage = written.get("passage")
        if isinstance(passage, str):
            return {**written, **_parts(passage)}
    elif isinstance(written, dict) and "passage" not in written:
        source = written.get("source")
        if isinstance(source, str):
            return {**written, **_parts(source)}
    return written


def expand_citations(item: dict[str, Data]) -> dict[str, Data]:
    """Parse all citations of an item: its `cites`, and those of its `versions` and its `knowledge`."""
    cites = item.get("cites")
    if isinstance(cites, list):
        item = {**item, "cites": [parse_citation(written) for written in cites]}
    for key in ("versions", "knowledge"):
        parts = item.get(key)
        if isinstance(parts, list):
            parsed = [expand_citations(part) if isinstance(part, dict) else part for part in parts]
            item = {**item, key: parsed}
    return item


def expand_item(section: str, item: dict[str, Data]) -> dict[str, Data]:
    """Parse what an item of a section (`events`, `searches` ...) cites, or where a search looked."""
    return expand_search(item) if section == "searches" else expand_citations(item)


def expand_search(item: dict[str, Data]) -> dict[str, Data]:
    """Parse where a search looked, and what it saw: `in: all`, ids of sources, and passages."""
    places, seen = item.get("in"), item.get("seen")
    if isinstance(places, str):
        item = {**item, "in": [{"source": places.strip()}]}
    elif isinstance(places, list):
        listed: list[Data] = [{"source": one.strip()} if isinstance(one, str) else one for one in places]
        item = {**item, "in": listed}
    if isinstance(seen, list):
        item = {**item, "seen": [parse_citation(written) for written in seen]}
    return item


def _parts(written: str) -> dict[str, Data]:
    key = CitationKey.parse(written)
    return {"source": key.source.strip(), "passage": key.passage.strip()}
