"""An export as its readers will see it: nothing of its form is left, and nothing of its words is lost."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.cases import each
from tests.export.lighthouse import content
from tests.export.poison import poisoned_content
from tests.export.rendered import GITHUB, tokens
from tests.text.payloads import PAYLOADS
from tui.export.escape import to_single_line
from tui.export.format_table import FORMATS
from tui.text.name_mask import NameMask, hash_name
from tui.views.export_preview import mask_lines, preview_lines, raw_lines
from tui.views.lines import Line, TextRole, TextSpan, field, line

READ = ("markdown", "pandoc", "html", "page", "docx", "csv", "xlsx", "svg")


def lines_of(form: str, payload: str | None = None) -> list[Line]:
    whole = content() if payload is None else poisoned_content(payload)
    blocks = FORMATS[form].blocks
    assert blocks is not None
    return list(preview_lines(blocks(whole), FORMATS[form].write(replace(whole, stem="lamp")).losses))


def test_which_formats_are_read_otherwise_than_they_are_written() -> None:
    assert {name for name, form in FORMATS.items() if form.blocks} == set(READ)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_page(form: str) -> None:
    lines = lines_of(form)
    assert [(one.text, one.spans[0].role) for one in lines if one.text.endswith(("Gull Head", "1984"))] == [
        ("The light at Gull Head", TextRole.TITLE),
        ("1984", TextRole.TITLE),
    ]
    texts = [one.text for one in lines]
    assert "- Made on 2 June 2020 with dateline 1.0" in texts
    assert any(one.startswith("- Sources: “Minutes of the parish council”") for one in texts)
    quoted = next(one for one in lines if one.text == "“It cost *a little* over £3,000.”")
    assert quoted.indent > 2


def test_a_table_is_told_row_by_row() -> None:
    texts = [one.text for one in lines_of("csv")]
    assert texts[:3] == ["lamp-ordered", "date         1985~", "words        about 1985"]
    assert [text for text in texts if " " not in text and text] == [
        "lamp-ordered",
        "keeper-asked",
        "lamp-lit",
        "fog",
    ]


def test_the_words_are_those_that_markdown_shows() -> None:
    text = FORMATS["markdown"].write(content()).text
    seen = " ".join(one.text for one in lines_of("markdown"))
    told = [
        re.sub(r" \(note ([0-9]+)\)", r"[\1]", token.content)
        for token in tokens(GITHUB, text)
        if token.type == "text"
    ]
    assert [words for words in told if words not in seen] == []


@each("at, payload", enumerate(PAYLOADS))
def test_payloads_are_shown_as_they_are(at: int, payload: str, request: pytest.FixtureRequest) -> None:
    """Each in a quarter of the forms, and in each form a quarter of them; with `--everywhere`, all in all."""
    everywhere = request.config.getoption("--everywhere")
    for form in READ if everywhere else READ[at % 4 :: 4]:
        assert_shown(form, payload)


def assert_shown(form: str, payload: str) -> None:
    """A form shows a text; what it fails with names the form."""
    lines = lines_of(form, payload)
    sought = "".join(to_single_line(payload).lstrip("◌\u0301").split())
    assert sought in "".join("".join(one.text.split()) for one in lines), form


def test_raw_is_every_line_of_the_file() -> None:
    text = FORMATS["markdown"].write(content()).text
    assert [one.text for one in raw_lines(text)] == text.split("\n")[:-1]
    assert [one.text for one in raw_lines("a\n\nb\n")] == ["a", "", "b"]


@pytest.mark.parametrize("form", ["markdown", "pandoc", "html", "page"])
def test_the_losses_are_those_of_the_file_wherever_they_stand_in_it(form: str) -> None:
    texts = [one.text for one in lines_of(form, "a\u200bb")]
    (listed,) = (text for text in texts if text.startswith("- Control, hidden and direction characters"))
    written = FORMATS[form].write(replace(poisoned_content("a\u200bb"), stem="lamp")).text
    assert listed.split(":")[0].removeprefix("- ") in written
    assert "title" in listed.split(":", 1)[1]


KEY = b"k" * 32
NAMES = NameMask(KEY, [hash_name(KEY, "Zebedee Quill")])


def test_a_name_is_masked_within_a_line_over_spans_and_over_lines() -> None:
    lines = [
        line("It was Zebedee Quill who came."),
        line("It was Zebedee ", TextSpan("Quill", TextRole.KEY), " who came."),
        line(TextSpan("By Zebedee", TextRole.TITLE), indent=2),
        line("- Quill came.", hang=2),
        field("actors", "Zebedee"),
        field("place", "Quill"),
        line("Nobody else."),
        line("Zebedee alone came."),
    ]
    masked = mask_lines(lines, NAMES)
    assert [one.text for one in masked] == [
        "It was ███ who came.",
        "It was ██████ who came.",
        "By ███",
        "███ came.",
        "actors     ███",
        "place      ███",
        "Nobody else.",
        "Zebedee alone came.",
    ]
    assert [(one.indent, one.hang) for one in masked] == [(one.indent, one.hang) for one in lines]
    assert mask_lines(lines[-1:], NAMES) == lines[-1:]
