"""The interactive page read back by Python's parser: what it is made of, and what it forbids."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.cases import each
from tests.export.formats.test_html_format import contrast
from tests.export.lighthouse import EVENTS, INFO, content, shelf
from tests.export.poison import PLAIN, TEXTS, poisoned_content
from tests.text.payloads import PAYLOADS
from tui.chronology.edtf import cached_parse
from tui.export.content import ExportContent, ExportSelection
from tui.export.escape import to_single_line
from tui.export.formats.page_format import page_blocks, to_page
from tui.export.layout import Layout
from tui.export.page.assets import script_text, style_text
from tui.export.writer import render_blocks
from tui.index.records import ActorRecord
from tui.parsing.query.parse_query import Query
from tui.text.name_mask import NameMask, hash_name
from tui.text.search_text import normalize

EMPTY = {"meta", "input", "rect", "polygon", "line", "br"}
TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav", "section",
    "div", "form", "h1", "h2", "h3", "h4", "p", "a", "strong", "sup", "span",
    "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "article", "details",
    "summary", "figure", "label", "input", "select", "option", "button", "output", "script", "svg", "desc",
    "rect", "polygon", "line", "text", "tspan", "g", "br",
}  # fmt: skip
"""All that a page is made of."""
SHAPES = {"svg", "desc", "rect", "polygon", "line", "g", "title", "text", "tspan"}
"""Of the picture, whose titles take other room."""


@dataclass
class Read(HTMLParser):
    """A page in pieces."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    raw: dict[str, list[str]] = field(default_factory=dict)
    """By element, the text of each style sheet and script."""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)
        if tag in {"style", "script"}:
            self.raw.setdefault(tag, []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if (tag := self.open[-1] if self.open else "") in self.raw:
            self.raw[tag][-1] += data
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def values(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]

    def elements(self) -> list[str]:
        """The elements before the annexes, of which a list of losses is one; without those of the picture."""
        tags = [tag for tag, _ in self.tags]
        return [tag for tag in tags[: tags.index("footer")] if tag not in SHAPES]

    @property
    def data(self) -> dict[str, Any]:
        """What the script is given."""
        told: dict[str, Any] = json.loads(self.raw["script"][0])
        return told

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def read(of: ExportContent) -> Read:
    page = Read()
    page.feed(to_page(of).text)
    page.close()
    assert page.open == []
    return page


def hashed(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_it_stands_alone_and_allows_its_own_style_and_script_alone() -> None:
    page = read(content())
    assert {tag for tag, _ in page.tags} <= TAGS
    assert page.raw["style"] == [style_text()]
    assert page.raw["script"][1:] == [script_text()]
    policy = next(attrs["content"] for _, attrs in page.tags if attrs.get("http-equiv"))
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashed(style_text())}'; "
        f"script-src 'sha256-{hashed(script_text())}'; base-uri 'none'; form-action 'none'"
    )
    names = {name for _, attrs in page.tags for name in attrs}
    assert not [name for name in names if name.startswith("on") or name in {"style", "src", "action"}]
    assert "url(" not in style_text()
    assert "@import" not in style_text()


@pytest.mark.parametrize(
    "word", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch("]
)
def test_its_script_makes_no_markup_of_text_and_asks_for_nothing(word: str) -> None:
    assert word not in script_text()
    assert "Function(" not in script_text()


def test_the_same_content_gives_the_same_bytes() -> None:
    assert to_page(content()).text.encode() == to_page(content()).text.encode()


def test_every_id_is_there_once_and_every_link_within_leads_somewhere() -> None:
    for parts in (frozenset(), frozenset(("notes",)), frozenset(("sources", "differences", "guide"))):
        page = read(replace(content(), layout=Layout(without=parts)))
        ids = page.values("id")
        assert len(ids) == len(set(ids))
        inner = {link[1:] for link in page.values("href") if link.startswith("#")}
        assert inner <= set(ids)
        named = {*page.values("for"), *page.values("aria-labelledby"), *page.values("aria-describedby")}
        assert set(" ".join(named).split()) <= set(ids)


def test_every_event_has_its_link_its_passages_and_its_differences() -> None:
    page = read(content())
    assert [name for name in page.values("id") if name.startswith("event-")] == [
        f"event-{one.row.id}" for one in content().events
    ]
    for event in content().events:
        assert event.row.title in page.text
        for one in event.cites:
            if one.passage:
                assert to_single_line(one.passage.text) in page.text
        for difference in event.differences:
            assert difference.question in page.text
            assert all(version.says in page.text for version in difference.versions)


def test_every_control_has_a_name() -> None:
    page = read(content())
    labelled = set(page.values("for"))
    for tag, attrs in page.tags:
        if tag in {"input", "select"}:
            assert attrs["id"] in labelled
    roles = page.values("role")
    assert "search" in roles
    assert "status" in roles
    assert {tag for tag, _ in page.tags} >= {"header", "main", "nav", "footer"}


def test_parts_can_be_left_out() -> None:
    whole = read(content()).text
    assert "Where the sources differ:" in whole
    page = read(
        replace(
            content(),
            layout=Layout(
                without=frozenset(("guide", "differences", "people", "sources", "notes", "record"))
            ),
        )
    )
    assert "Where the sources differ:" not in page.text
    assert "How to read this" not in page.text
    assert all(event.row.title in page.text for event in content().events)


@each("payload", PAYLOADS)
def test_no_text_leaves_the_data(payload: str) -> None:
    page = read(poisoned_content(payload))
    assert not set("<>&") & set(page.raw["script"][0])
    assert page.raw["script"][0].isascii()
    assert len(page.data["events"]) == len(EVENTS)


@each("payload", [*TEXTS, "</script><script>x</script>", "<!--<script>"])
def test_payloads_stay_text_in_every_field(payload: str) -> None:
    plain, page = read(poisoned_content(PLAIN)), read(poisoned_content(payload))
    assert page.elements() == plain.elements()
    assert [tag for tag, _ in page.tags].count("script") == 2
    assert to_single_line(payload) in page.text or not to_single_line(payload).strip()


def test_what_is_hidden_as_of_a_day_names_the_day() -> None:
    page = read(content())
    days = {int(day) for day in page.values("data-since")}
    issued = {
        cached_parse(one.source.issued).first_day
        for event in content().events
        for one in event.cites
        if one.source and one.source.issued
    }
    assert issued <= days


def test_an_export_as_of_a_day_tells_its_script_so() -> None:
    as_of = cached_parse("1987")
    page = read(content(ExportSelection(Query(as_of=as_of))))
    assert page.data["asOf"] == as_of.last_day


def test_the_preview_has_what_the_page_has() -> None:
    from tui.export.formats.html_format import HtmlWriter  # noqa: PLC0415

    written = Read()
    written.feed("\n".join(render_blocks(page_blocks(content()), HtmlWriter())))
    page = read(content())
    for event in content().events:
        assert event.row.title in written.text
        assert event.row.title in page.text
    assert re.sub(r"\W", "", written.text)


def test_the_end_of_one_text_and_the_beginning_of_the_next_are_no_name() -> None:
    key = bytes(32)
    mask = NameMask(key, [hash_name(key, "Anna Oak")])
    (first, second), others = EVENTS[:2], EVENTS[2:]
    events = (
        replace(first, row=replace(first.row, title="Somebody saw Anna"), summary="Oak was bought"),
        second,
        *others,
    )
    data = read(content(index=shelf(INFO, events))).raw["script"][0]
    assert "somebody saw anna" in data
    assert not mask.finds(data)
    assert mask.finds(data.replace('"},{"t":"', " "))


def test_what_is_left_out_is_not_in_the_data_either() -> None:
    without = frozenset(("notes", "differences"))
    whole, page = read(content()), read(replace(content(), layout=Layout(without=without)))
    event = next(one for one in content().events if one.differences)
    words = [normalize(event.differences[0].question)]
    words += [normalize(one.passage.text) for one in event.cites if one.passage]
    for line in words:
        assert line in whole.raw["script"][0]
        assert line not in page.raw["script"][0]


def test_a_protected_person_is_in_the_filters_under_the_pseudonym_alone() -> None:
    hidden = ActorRecord("the-real-name", "Witness 9", "", "", "", protected=True, events=1)
    first, *others = EVENTS
    page = to_page(content(index=shelf(INFO, (replace(first, actors=(hidden,)), *others)))).text
    assert "Witness 9" in page
    assert "the-real-name" not in page


@each("payload", PAYLOADS)
def test_nothing_raw_stands_in_an_attribute(payload: str) -> None:
    for value in (
        value for _, attrs in read(poisoned_content(payload)).tags for value in attrs.values() if value
    ):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", value)


@pytest.mark.parametrize("theme", [r":root \{([^}]*)\}", r"dark\) \{ :root \{([^}]*)\}"])
def test_contrast(theme: str) -> None:
    """WCAG 2.2, 1.4.3 and 1.4.11: 4.5 to 1 for text, 3 to 1 for the edges of controls and what is drawn."""
    found = re.search(theme, style_text())
    assert found
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]+)", found[1]))
    for ground in ("paper", "card"):
        for name in ("ink", "quiet", "link"):
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
        for name in ("edge", "solid"):
            assert contrast(colours[name], colours[ground]) >= 3, (name, ground)
    assert contrast(colours["ink"], colours["warn"]) >= 4.5
    # Solid and light beside each other are told apart by their edges, too.
    assert contrast(colours["solid"], colours["light"]) >= 3
