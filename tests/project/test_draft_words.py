"""The title of a draft is its passage's first words, and its quotation stands in the passage as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.chronology.edtf import parse
from tui.chronology.enums import TextKind
from tui.chronology.keys import CitationKey
from tui.chronology.source import Passage, Source
from tui.evidence.date_extraction.extract_dates import DateReading
from tui.parsing.loader import load_chronology
from tui.project.draft_words import QUOTED_WORDS, TITLE_CELLS, first_words, quoted_words
from tui.project.event_drafts import EventDraft, InsertedDraft, build_draft, insert_draft
from tui.project.name_list import add_names
from tui.text.cell_width import cell_width
from tui.text.failure import Failure
from tui.validation.check import check_chronology

LONG = (
    "The keeper's book begins with a list of stores. Oil was short in every winter, and the board was told "
    "so twice by letter. On 5 May 1873 the lamp was mended by two men from the town. Nothing more is said "
    "of it until the visit of the inspector, who found the glass cracked and the wick too short for the "
    "season's nights, and who wrote to the board."
)


def source(*texts: str, text: TextKind = TextKind.VERBATIM) -> Source:
    passages = tuple(Passage(number=number, text=each) for number, each in enumerate(texts, 1))
    return Source(id="log", title="The log", text=text, passages=passages)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Mended in May 1873.", "Mended in May 1873"),
        ("Mended in May\n1873 ...", "Mended in May 1873 ..."),
        (LONG, "The keeper's book begins with a list of stores. Oil was …"),
        ("x" * 80, "x" * 58 + " …"),
        ("日" * 40, "日" * 29 + " …"),
        ("", ""),
    ],
)
def test_a_title_is_the_first_words(text: str, title: str) -> None:
    assert first_words(text) == title


@given(st.text(st.sampled_from("ab c.,日é\n"), max_size=150))
def test_a_title_ends_behind_a_word_and_fits(text: str) -> None:
    title, whole = first_words(text), " ".join(text.split())
    assert cell_width(title) <= TITLE_CELLS
    if title.endswith("…"):
        kept = title.removesuffix(" …")
        assert whole.startswith(kept)
        assert " " not in kept or not (whole[len(kept)].isalnum() and kept[-1:].isalnum())


def test_a_short_passage_is_quoted_whole_and_of_a_long_one_the_sentence_with_the_date() -> None:
    log = source("Lit at dusk,\nas in 1872.", LONG)
    first, second = log.passages
    assert quoted_words(log, first, parse("1872")) == "Lit at dusk, as in 1872."
    assert (
        quoted_words(log, second, parse("1873-05-05"))
        == "On 5 May 1873 the lamp was mended by two men from the town."
    )
    # A date that the passage does not give: its first sentence.
    assert quoted_words(log, second, parse("1999")) == "The keeper's book begins with a list of stores."


def test_of_a_sentence_that_is_too_long_the_words_around_the_date_are_quoted() -> None:
    text = f"{'so ' * 60}on 5 May 1873 {'and ' * 60}on."
    quote = quoted_words(source(text), source(text).passages[0], parse("1873-05-05"))
    assert len(quote.split()) == QUOTED_WORDS
    assert "5 May 1873" in quote


def test_what_would_be_no_proof_is_not_quoted() -> None:
    in_own_words = source("Lit in 1872.", text=TextKind.PARAPHRASE)
    assert quoted_words(in_own_words, in_own_words.passages[0], parse("1872")) == ""
    twice = source(f"{'Lit in 1872. ' * 30}")
    assert quoted_words(twice, twice.passages[0], parse("1872")) == ""


def draft(root: Path, text: str) -> EventDraft:
    (root / "corpus").mkdir(exist_ok=True)
    front = "---\ntitle: The log\nissued: 1880-06-05\n---\n\n"
    (root / "corpus" / "log.md").write_text(f"{front}{text}\n", encoding="utf-8")
    (root / "events.yaml").write_text(
        "format: dateline/1\nkinds:\n  works: {label: Works}\nevents:\n", encoding="utf-8"
    )
    made = build_draft(root, CitationKey("log", "1"), DateReading("1873-05", "as written"))
    assert isinstance(made, EventDraft), made
    return made


@pytest.mark.parametrize(
    "text",
    ["Mended in May 1873.", LONG.replace("5 May", "May"), 'Said: "it is # mended" in May 1873: [yes].'],
)
def test_the_quotation_of_a_written_draft_is_found(tmp_path: Path, text: str) -> None:
    assert isinstance(insert_draft(draft(tmp_path, text)), InsertedDraft)
    reading = load_chronology(tmp_path)
    event = reading.chronology.events[0]
    assert event.title == first_words(text)
    assert event.cites[0].quote
    assert {problem.code for problem in check_chronology(reading)} == {"event-draft"}


@pytest.mark.parametrize("before", ["In May 1873 ", "In May 1873 the lamp at the point was mended for "])
def test_no_protected_name_gets_into_a_draft(tmp_path: Path, before: str) -> None:
    """Not even half of one, where the title would be cut inside it."""
    (tmp_path / "events.yaml").write_text("format: dateline/1\n", encoding="utf-8")
    assert not isinstance(add_names(tmp_path, ["Jane Example"]), Failure)
    made = draft(tmp_path, f"{before}Jane Example was paid for it by the harbour board of that time.")
    assert "Jane" not in made.snippet
    assert "quote" not in made.snippet
    assert 'title: "Draft: write here what happened"' in made.snippet
