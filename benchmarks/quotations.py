"""Anchoring quotations in a megabyte of text, against likening each of them to all of it."""

from __future__ import annotations

import random
from time import perf_counter

from rapidfuzz import fuzz

from benchmarks.edits import edits, source
from benchmarks.figures import Figure
from tui.evidence.quotations.quote_check import check_quotes

QUOTATIONS = 1_000
_COMPARED = 50
"""Of so many the comparator's time is taken, for all the others are like them."""
_MOST_SECONDS = 2.0


def anchoring() -> Figure:
    """Quotations that were copied with all kinds of slips; of the source nothing is prepared."""
    minutes = source(random.Random(1874))
    asked = [edit.citation for edit in edits(random.Random(1911), minutes, QUOTATIONS)]
    began = perf_counter()
    for citation in asked:
        check_quotes(citation, minutes)
    ours = perf_counter() - began
    text = "\n".join(passage.text for passage in minutes.passages)
    began = perf_counter()
    for citation in asked[:_COMPARED]:
        fuzz.partial_ratio_alignment(citation.quote, text)
    theirs = (perf_counter() - began) * QUOTATIONS / _COMPARED
    name = f"anchor {QUOTATIONS:,} quotations in 1 MB"
    return Figure(name, [ours], "rapidfuzz through it", [theirs], most_seconds=_MOST_SECONDS)
