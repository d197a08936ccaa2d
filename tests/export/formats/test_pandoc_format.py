"""Markdown for pandoc: its head read as YAML, its text as Markdown, its keys looked up."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import each
from tests.export.lighthouse import COST, ECHO, EVENTS, MINUTES, cite, content, event, shelf
from tests.export.poison import PLAIN, TEXTS, poisoned_content
from tests.export.rendered import STRICT, shown, tokens
from tui.chronology.enums import QuoteStatus
from tui.chronology.keys import CitationKey
from tui.export.content import ExportContent, ExportSelection
from tui.export.escape import to_single_line
from tui.export.formats.csl_json_format import to_csl_json
from tui.export.formats.pandoc_format import to_pandoc

CITATION = re.compile(r"(?<!\\)@([a-z0-9-]+)")


def parts(of: ExportContent) -> tuple[dict[str, Any], str]:
    """The front matter, and the text behind it."""
    _, head, body = to_pandoc(of).text.split("---\n", 2)
    loaded: dict[str, Any] = yaml.safe_load(head)
    return loaded, body


def test_the_bibliography_is_a_file_beside_it() -> None:
    answer = to_pandoc(replace(content(), stem="lamp"))
    assert answer.companion
    assert answer.companion.name == "lamp.csl.json"
    assert answer.companion.text == to_csl_json(content()).text
    assert parts(replace(content(), stem="lamp"))[0] == {
        "title": "The light at Gull Head",
        "link-citations": True,
        "bibliography": "lamp.csl.json",
        "bibliography-sha256": sha256(answer.companion.text.encode()).hexdigest(),
    }


def test_without_a_file_it_is_in_the_head() -> None:
    answer = to_pandoc(content())
    assert answer.companion is None
    head, _ = parts(content())
    assert [one["id"] for one in head["references"]] == [
        one["id"] for one in json.loads(to_csl_json(content()).text)
    ]
    # What stands in the head is Markdown.
    assert head["references"][1]["URL"] == r"https:\//example\.org/echo/1987\_05\_03?page=2"


@pytest.mark.parametrize("name", ['a "lamp"', "a: lamp # lit", "---", "\\n", "dämmerung", "l\udcffmp"])
def test_the_name_of_the_bibliography_is_read_back(name: str) -> None:
    assert parts(replace(content(), stem=name))[0]["bibliography"] == f"{name}.csl.json"


def test_every_key_is_in_the_bibliography_and_every_source_cited() -> None:
    head, body = parts(content())
    assert set(CITATION.findall(body)) == {one["id"] for one in head["references"]}


def test_what_is_cited_of_a_source_stands_behind_its_key() -> None:
    _, body = parts(content())
    assert (
        "- **Sources:** “Minutes of the parish council”, some time in 1988, passage p. 12[^note-1] [" in body
    )
    assert "[^note-1]: [@parish-minutes, p. 12]. Paraphrase: The council ordered the lamp in 1985." in body
    assert "[^note-6]: [@leaflet]." in body


def test_each_key_stands_in_a_note_of_its_own() -> None:
    """A style that sets citations as notes makes no second note of it."""
    _, body = parts(content())
    assert all(line.startswith("[^note-") for line in body.splitlines() if CITATION.search(line))
    notes = re.findall(r"^\[\^(note-[0-9]+)\]:", body, flags=re.MULTILINE)
    assert re.findall(r"\[\^(note-[0-9]+)\](?!:)", body) == notes


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("p. 12", "p. 12"),
        ("pp. 12–14", "pp. 12–14"),
        ("para. 6", "para. 6"),
        ("12", "passage 12"),
        ("p. 12; @leaflet", r"passage p. 12\; \@leaflet"),
        ("a]", r"passage a\]"),
        ("p. 12 {x}", r"passage p. 12 \{x}"),
    ],
)
def test_locators(key: str, said: str) -> None:
    one = replace(COST, key=key)
    text = to_pandoc(content(index=shelf(events=[event(EVENTS[3].row, cite(ECHO, one))]))).text
    assert f"[^note-1]: [@{ECHO.id}, {said}]. “It cost" in text


def test_citations_that_lead_nowhere_are_named() -> None:
    lost = replace(cite(MINUTES), key=CitationKey(MINUTES.id, "99"), status=QuoteStatus.NO_PASSAGE)
    text = to_pandoc(content(index=shelf(events=[event(EVENTS[3].row, cite(None), lost)]))).text
    assert "[^note-1]: The chronology has no source for nowhere#1.\n" in text
    assert f"[^note-2]: [@{MINUTES.id}, passage 99]. The source has NO SUCH PASSAGE.\n" in text


def test_nothing_cited_needs_no_references() -> None:
    answer = to_pandoc(replace(content(ExportSelection(ids=("fog",))), stem="lamp"))
    assert "{#refs}" not in answer.text
    assert answer.companion
    assert answer.companion.text == "[]\n"


@each("payload", TEXTS)
def test_payloads_stay_text_in_every_field(payload: str) -> None:
    check(payload)


@given(
    payload=st.text(alphabet="ab1 .,:;!?-+=_*#`~^$|<>[](){}/\\&@'\"\n\té\u202e\x1b").filter(
        lambda text: bool(to_single_line(text)) and "[^" not in text
    )
)
@settings(max_examples=60, deadline=None)
def test_any_markup_stays_text(payload: str) -> None:
    check(payload)


def check(payload: str) -> None:
    head, body = parts(told_alike(payload))
    expected, plain = parts(told_alike(PLAIN))
    assert set(head) == set(expected)
    assert shape(body) == shape(plain)
    assert CITATION.findall(body) == CITATION.findall(plain)
    sought = to_single_line(payload).lstrip("◌\u0301")
    assert shown(STRICT, body).count(sought) >= shown(STRICT, plain).count(PLAIN)


def told_alike(payload: str) -> ExportContent:
    """What is lost differs with the payload: here something is lost of each kind."""
    whole = poisoned_content(payload)
    return replace(whole, info=replace(whole.info, about="a\n\nb\x1b"))


def shape(text: str) -> list[str]:
    return [token.type for token in tokens(STRICT, text) if token.type not in {"text", "inline"}]
