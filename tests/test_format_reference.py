"""The format reference names everything that the format has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from pydantic import BaseModel

from tui.chronology.enums import CitationRole, EventStatus, QuoteStatus, SearchStatus, SourceExtent
from tui.chronology.event import (
    Actor,
    Citation,
    ContraryClaim,
    Difference,
    Event,
    EventKind,
    SearchedPlace,
    SeenPassage,
    SourceSearch,
    Version,
)
from tui.chronology.source import Source
from tui.parsing.passages import ATTRIBUTES

REFERENCE = (Path(__file__).parents[1] / "docs" / "format.md").read_text(encoding="utf-8")
CODE = {word for code in re.findall(r"`([^`\n]+)`", REFERENCE) for word in re.findall(r"[\w-]+", code)}
"""The words that it sets as code."""
NOT_WRITTEN = {"source", "role", "passages", "by_key"}
"""Fields that a file writes under another key, or not at all."""


def _keys(*models: type[BaseModel]) -> set[str]:
    return {
        field.alias or name
        for model in models
        for name, field in model.model_fields.items()
        if field.alias or name not in NOT_WRITTEN
    }


EVENTS_YAML = _keys(Event, Citation, ContraryClaim, Difference, Version)
EVENTS_YAML |= _keys(SourceSearch, SearchedPlace, SeenPassage)
KINDS_AND_ACTORS = _keys(EventKind, Actor) | {"role"}
HEAD = {"format", "title", "about", "notice", "zone", "kinds", "actors", "events", "differences", "searches"}
FRONT_MATTER = _keys(Source)


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(EVENTS_YAML, id="events.yaml"),
        pytest.param(KINDS_AND_ACTORS, id="kinds and actors"),
        pytest.param(HEAD, id="top"),
        pytest.param(FRONT_MATTER, id="front matter"),
        pytest.param(set(ATTRIBUTES), id="attributes"),
        pytest.param({*EventStatus, *CitationRole, *SourceExtent}, id="statuses and roles"),
    ],
)
def test_every_name_of_the_format_is_explained(names: Iterable[str]) -> None:
    assert sorted(set(names) - CODE) == []


def test_every_status_of_a_quotation_is_explained() -> None:
    assert [status for status in SearchStatus if f"| {status} |" not in REFERENCE] == []
    asked = set(QuoteStatus) - {
        QuoteStatus.CITED,
        QuoteStatus.WHOLE,
        QuoteStatus.PARAPHRASE,
        QuoteStatus.NO_PASSAGE,
        QuoteStatus.NO_SOURCE,
    }
    assert [status for status in sorted(asked) if f"| {status} |" not in REFERENCE] == []
