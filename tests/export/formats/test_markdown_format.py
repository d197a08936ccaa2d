"""The Markdown of an export: by hand, by its structure, and with hostile data in every field."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.cases import each
from tests.export.lighthouse import (
    COST,
    ECHO,
    EVENTS,
    LEAFLET,
    LIT,
    MINUTES,
    cite,
    content,
    event,
    shelf,
    source,
)
from tests.export.poison import PLAIN, TEXTS, poisoned_content
from tests.export.rendered import GITHUB, READERS, count, shown, tokens
from tui.chronology.edtf import cached_parse
from tui.chronology.enums import CitationRole, EventStatus, QuoteStatus
from tui.chronology.keys import CitationKey
from tui.chronology.problem import Location, Problem
from tui.export.content import ExportSelection
from tui.export.escape import to_single_line
from tui.export.formats.markdown_format import to_markdown
from tui.export.layout import PARTS, Layout
from tui.export.result import Loss
from tui.index.records import EventRow
from tui.parsing.query.parse_query import Query

GOLDEN = Path(__file__).with_name("lighthouse.md")
RANGE = ExportSelection(Query(from_=cached_parse("1985"), to=cached_parse("1987-05")))


def structure(reader: MarkdownIt, text: str) -> list[tuple[str, str]]:
    """What the document is made of, without its words; addresses of links in it."""
    return [
        (token.type, token.tag + str(token.attrs.get("href", "")))
        for token in tokens(reader, text)
        if token.type not in {"text", "inline"}
    ]


def test_golden() -> None:
    """Read it: it is what a user gets."""
    assert to_markdown(content(RANGE)).text == GOLDEN.read_text(encoding="utf-8")


def test_same_bytes_again() -> None:
    assert to_markdown(content(RANGE)) == to_markdown(content(RANGE))


def test_ends_with_one_line_feed() -> None:
    text = to_markdown(content()).text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search(r"[ \t]\n|\n\n\n|\r", text)


def test_headings() -> None:
    parsed = GITHUB.parse(to_markdown(content()).text)
    headings = [
        (token.tag, re.sub('<a id="[a-z0-9-]+"></a>', "", following.content))
        for token, following in pairwise(parsed)
        if token.type == "heading_open"
    ]
    assert headings == [
        ("h1", "The light at Gull Head"),
        ("h2", "How to read this"),
        ("h2", "Overview"),
        ("h2", "Events"),
        ("h3", "1984"),
        ("h4", "1. About 1985 — The lamp is ordered"),
        ("h4", "2. Undated — The keeper is asked"),
        ("h3", "1987"),
        ("h4", "3. 1 May 1987 — The lamp is lit"),
        ("h4", "4. 1987 to 1989 — Fog"),
        ("h2", "Where the sources differ"),
        ("h3", "Difference 1. When was the lamp ordered?"),
        ("h2", "People and bodies"),
        ("h2", "Sources"),
        ("h2", "What this document was made from"),
        ("h2", "What writing this as Markdown changed"),
    ]


@pytest.mark.parametrize("reader", READERS, ids=["commonmark", "gfm-like"])
def test_only_addresses_of_sources_are_links(reader: MarkdownIt) -> None:
    links = [
        token.attrs["href"]
        for token in tokens(reader, to_markdown(content()).text)
        if token.type == "link_open"
    ]
    assert {link for link in links if not str(link).startswith("#")} == {ECHO.url}


def test_every_link_within_the_document_leads_somewhere() -> None:
    text = to_markdown(content()).text
    named = re.findall(r'<a id="([^"]*)"></a>', text)
    assert len(named) == len(set(named))
    assert set(re.findall(r"\]\(#([^)]*)\)", text)) <= set(named)
    assert {f"event-{one.row.id}" for one in EVENTS} <= set(named)


def test_every_event_has_a_footnote_and_every_footnote_a_reference() -> None:
    text = to_markdown(content()).text
    for section in re.split(r"^#### ", text, flags=re.MULTILINE)[1:]:
        title = section.partition("\n")[0]
        assert "[^" in section or "No source is cited." in section, title
    referred = re.findall(r"\[\^([a-z0-9-]+)\](?!:)", text)
    defined = re.findall(r"^\[\^([a-z0-9-]+)\]:", text, flags=re.MULTILINE)
    assert list(dict.fromkeys(referred)) == defined
    assert count(GITHUB, text, "footnote_open") == len(defined)
    assert count(GITHUB, text, "footnote_ref") == len(referred)


def test_passages_stand_in_their_footnotes_once() -> None:
    text = shown(GITHUB, to_markdown(content()).text)
    for passage in (LIT, COST):
        assert text.count(to_single_line(passage.text)) == 1


def test_protected_people_go_by_their_pseudonym_alone() -> None:
    text = to_markdown(content()).text
    assert "Witness 1" in text
    assert "must not be shown" not in text


def test_there_are_as_many_notes_as_citations() -> None:
    """One note a citation, each referred to once: no program has a reason to repeat it."""
    text = to_markdown(content(index=shelf(events=EVENTS[:3]))).text
    cited = sum(len(one.cites) for one in EVENTS[:3]) + 1  # and one that only a difference has
    assert len(re.findall(r"^\[\^note-[0-9]+\]:", text, flags=re.MULTILINE)) == cited
    assert len(re.findall(r"\[\^note-[0-9]+\](?!:)", text)) == cited
    assert "In the spring of 1986** — Harbour Echo, 3 May 1987, passage 7 (note 2)" in text


def test_notes_stand_where_the_summary_marks_them() -> None:
    row = EVENTS[2].row
    marked = event(
        row,
        cite(ECHO, LIT),
        cite(MINUTES, COST),
        cite(LEAFLET, role=CitationRole.DISPUTES),
        summary="It was lit [^2], and shone.[^1]\nAgain[^1] no [^9].",
    )
    text = to_markdown(content(index=shelf(events=[marked]))).text
    assert "It was lit[^note-1], and shone.[^note-2] Again (note 2) no \\[\\^9\\].\n" in text
    assert "- **Sources:** Harbour Echo, 3 May 1987, passage 6 (note 2) [" in text
    assert "- **Disputed by:** “Les phares”, as a whole[^note-3] [" in text


def test_parts_are_left_out_and_the_reader_is_told() -> None:
    whole = content()
    left = replace(whole, layout=Layout(without=frozenset(PARTS) - {"guide"}))
    text = to_markdown(left).text
    headings = re.findall(r"^## (?:<a[^>]*></a>)?(.*)$", text, flags=re.MULTILINE)
    assert headings[:3] == ["How to read this", "Overview", "Events"]
    assert headings[3:] == ["What writing this as Markdown changed"]
    assert "[^" not in text
    assert "cccccccc" not in text
    assert (
        "Not in this document: what each source says where they differ, the list of people and bodies, "
        "the list of sources in full, the words of the passages, counts and hashes."
    ) in text
    assert set(re.findall(r"\]\(#([^)]*)\)", text)) <= set(re.findall(r'<a id="([^"]*)"', text))
    assert [loss.code for loss in to_markdown(left).losses][:2] == ["no-head", "particulars"]


def test_a_paraphrase_is_no_quotation_and_no_date_is_claimed() -> None:
    text = to_markdown(content()).text
    assert "Paraphrase: The council ordered the lamp in 1985." in text
    assert "“The lamp was lit for the first time on Friday \\[sic\\].”" in text
    assert "gives the date" not in text
    assert "\n    >" not in text


def test_nothing_of_the_checks_is_delivered() -> None:
    told = replace(
        EVENTS[0], problems=(Problem("x", Location("events.yaml", 1), "nothing tells by whom", ""),)
    )
    text = to_markdown(content(index=shelf(events=[told]))).text
    assert "nothing tells by whom" not in text


def test_citations_that_lead_nowhere_are_named() -> None:
    row = EventRow(1, "a", "1987", "A", "works", EventStatus.REPORTED, 1987, 1, 1, False)
    lost = replace(cite(ECHO), key=CitationKey(ECHO.id, "99"), status=QuoteStatus.NO_PASSAGE)
    text = to_markdown(content(index=shelf(events=[event(row, cite(None), lost)]))).text
    assert "**Sources:** nowhere#1[^note-1]; Harbour Echo, 3 May 1987, passage 99[^note-2] [" in text
    assert "[^note-1]: The chronology has no source for nowhere#1." in text
    assert "passage 99, which is not in the source. The source has NO SUCH PASSAGE." in text


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (QuoteStatus.NEAR, "“lit” (DIFFERS from the source)"),
        (QuoteStatus.DIFFERS, "“lit” (DIFFERS from the source in a FIGURE or a NEGATION)"),
        (QuoteStatus.MISSING, "“lit” (NOT FOUND in the source)"),
        (QuoteStatus.NOT_HELD, "“lit” (not held: the source's words are not here, only their hash)"),
        (QuoteStatus.EXACT, "“lit” (found word for word in the source)"),
    ],
)
def test_quotations_say_how_they_were_checked(status: QuoteStatus, said: str) -> None:
    row = EventRow(1, "a", "1987", "A", "works", EventStatus.REPORTED, 1987, 1, 1, False)
    index = shelf(events=[event(row, cite(ECHO, LIT, quote="lit", status=status))])
    assert said in to_markdown(content(index=index)).text


def test_an_empty_export_says_so() -> None:
    exported = to_markdown(content(ExportSelection(ids=())))
    assert exported.losses == ()
    assert "No event of the chronology is in this document." in exported.text
    assert "Events: 0 of 4 shown, 4 not shown" in exported.text
    assert "## Sources" not in exported.text


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (("lamp-lit", "keeper-asked"), "Undated, “The keeper is asked”; to 1 May 1987, “The lamp is lit”"),
        (("lamp-lit",), "1 May 1987, “The lamp is lit”"),
        ((), "nothing"),
    ],
)
def test_events_picked_are_named_by_their_ends(ids: tuple[str, ...], said: str) -> None:
    assert f"- Range: {said}\n" in to_markdown(content(ExportSelection(ids=ids))).text


def test_losses_name_their_places() -> None:
    loud = replace(EVENTS[0], row=replace(EVENTS[0].row, title="The\u202e lamp\x1b"), summary="a\n\nb")
    exported = to_markdown(content(index=shelf(events=[loud])))
    assert exported.losses[1:] == (
        Loss(
            "hidden-characters",
            "control, hidden and direction characters were made visible",
            ("lamp-ordered: title",),
        ),
        Loss(
            "line-breaks",
            "line breaks and repeated spaces became single spaces",
            ("lamp-ordered: summary",),
        ),
    )
    assert (
        "- Line breaks and repeated spaces became single spaces in 1 place: lamp-ordered: summary"
        in exported.text
    )


def test_a_plain_chronology_loses_nothing() -> None:
    row = EventRow(1, "a", "1987-05-01", "The lamp is lit", "works", EventStatus.REPORTED, 1987, 1, 1, False)
    exported = to_markdown(
        content(index=shelf(events=[event(row, cite(ECHO, COST), summary="It is lit.\n")]))
    )
    assert [loss.code for loss in exported.losses] == ["particulars"]
    assert "What writing this" not in exported.text


@each("payload", TEXTS)
def test_payloads_stay_text_in_every_field(payload: str) -> None:
    """The page is made of the same pieces as with a plain word; nothing raw is left in it."""
    found = hostile(payload)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", found)
    for reader in READERS:
        assert shape(reader, found) == shape(reader, hostile(PLAIN))
        # As often as in the plain page. A mark sits on whatever stands before it, so it is looked for alone.
        sought = to_single_line(payload).lstrip("◌\u0301")
        assert shown(reader, found).count(sought) >= shown(reader, hostile(PLAIN)).count(PLAIN)


@given(
    payload=st.text(alphabet="ab1 .,:;!?-+=_*#`~^$|<>[](){}/\\&@'\"\n\té\u202e\x1b").filter(
        lambda text: bool(to_single_line(text)) and "[^" not in text
    )
)
@settings(max_examples=60, deadline=None)
def test_any_markup_stays_text_in_every_field(payload: str) -> None:
    for reader in READERS:
        assert shape(reader, hostile(payload)) == shape(reader, hostile(PLAIN))


def hostile(payload: str) -> str:
    """The document of a chronology that has a payload in all its free text."""
    text = to_markdown(poisoned_content(payload)).text
    # What changed is told at the end, and differs with the payload.
    return re.sub(r"## What writing this.*?\n\n- .*?\n\n", "", text, flags=re.DOTALL)


def shape(reader: MarkdownIt, text: str) -> list[tuple[str, str]]:
    """Its structure, with the number in each label left out: labels are made of keys."""
    return [(kind, re.sub("fnref?[0-9]+", "", tag)) for kind, tag in structure(reader, text)]


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a_b*c?d=1&e=2#f", True),
        ("HTTP://example.org", True),
        ("https://example.org/π", True),
        ("javascript:alert(1)", False),
        ("https://example.org/a b", False),
        ("https://example.org/<b>", False),
        ("https://example.org/\u202e", False),
        ("https://", False),
        ("file:///etc/hosts", False),
        ("//example.org/", False),
    ],
)
def test_only_web_addresses_are_links(url: str, link: bool) -> None:
    row = EventRow(1, "a", "1987", "A", "works", EventStatus.REPORTED, 1987, 1, 1, False)
    index = shelf(events=[event(row, cite(source("s", "S", url=url)))])
    text = to_markdown(content(index=index)).text
    assert (f"<{url}>" in text) is link
    for reader in READERS:
        assert to_single_line(url) in shown(reader, text)
        links = [one.attrs["href"] for one in tokens(reader, text) if one.type == "link_open"]
        assert [str(one).startswith("#") for one in links].count(False) == link


def test_sources_say_whose_words_they_are() -> None:
    text = to_markdown(content()).text
    assert MINUTES.text == "paraphrase"
    assert text.count("Passages: a paraphrase in the editor's words, not the source's.") == 1
    assert text.count("Passages: the source's own words.") == 2
    assert text.count("Not held.") == 2  # how to read this, and the note with the passage
    assert "Language: fr" in text
    assert LEAFLET.title in text
