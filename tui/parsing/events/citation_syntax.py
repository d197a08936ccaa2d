"""Citations as they are written: `source#passage`, or a mapping whose `passage` may be written so."""

from __future__ import annotations

from tui.parsing.yaml.tree import Data


def parse_citation(written: Data) -> Data:
    """The fields of one citation; whatever is no citation comes back as it is, to be found wrong."""
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
    """An item with the citations under its `cites`, and under those of its `versions`, taken apart."""
    cites, versions = item.get("cites"), item.get("versions")
    if isinstance(cites, list):
        item = {**item, "cites": [parse_citation(written) for written in cites]}
    if isinstance(versions, list):
        sides = [expand_citations(side) if isinstance(side, dict) else side for side in versions]
        item = {**item, "versions": sides}
    return item


def _parts(written: str) -> dict[str, Data]:
    source, _, passage = written.partition("#")
    return {"source": source.strip(), "passage": passage.strip()}
