"""The page read back by Python's parser: what it is made of, and what it forbids."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import each
from tests.export.lighthouse import ECHO, EVENTS, cite, content, event, shelf, source
from tests.export.poison import PLAIN, TEXTS, poisoned_content
from tui.export.content import ExportContent, ExportSelection
from tui.export.escape import to_single_line
from tui.export.formats.html_format import to_html
from tui.export.layout import Layout

EMPTY = {"meta"}


@dataclass
class Read(HTMLParser):
    """A page in pieces."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    style: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["style"]:
            self.style += data
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def values(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


def read(of: ExportContent) -> Read:
    page = Read()
    page.feed(to_html(of).text)
    page.close()
    assert page.open == []
    return page


def test_it_stands_alone_and_forbids_the_rest() -> None:
    page = read(content())
    assert {tag for tag, _ in page.tags}.isdisjoint(
        {"script", "img", "link", "iframe", "object", "form", "svg"}
    )
    assert {name for _, attrs in page.tags for name in attrs} == {
        "lang", "charset", "http-equiv", "content", "name", "dir", "class", "id", "href", "rel", "aria-label",
        "scope",
    }  # fmt: skip
    assert "url(" not in page.style
    assert "@import" not in page.style
    policy = next(attrs["content"] for _, attrs in page.tags if attrs.get("http-equiv"))
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    assert policy == (f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")


def test_it_follows_the_reader_in_the_dark_and_onto_paper() -> None:
    style = read(content()).style
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


@pytest.mark.parametrize(
    "theme", [r":root \{([^}]*)\}", r"dark\) \{ :root \{([^}]*)\}", r"print \{ :root \{([^}]*)\}"]
)
def test_contrast(theme: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1, on the page and on the notice."""
    found = re.search(theme, read(content()).style)
    assert found
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]+)", found[1]))
    for name in ("ink", "quiet", "link"):
        assert contrast(colours[name], colours["paper"]) >= 4.5, name
    assert contrast(colours["ink"], colours["warn"]) >= 4.5


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(char * 2 for char in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_notice_stands_under_the_title() -> None:
    body = to_html(content()).text.partition("<body>\n")[2]
    assert body.startswith(
        '<h1 dir="auto">The light at Gull Head</h1>\n'
        '<p class="notice" dir="auto"><strong>Content notice.</strong> Mentions fog.</p>\n'
    )


def test_the_table_of_events_is_first_and_lies_on_its_side_on_paper() -> None:
    page = to_html(content()).text
    assert page.index('<table class="wide">') < page.index('id="event-lamp-lit"')
    assert page.count('<table class="wide">') == 1
    head = "".join(f'<th scope="col">{name}</th>' for name in ("No.", "Date", "Event", "Status", "Sources"))
    assert f"<thead><tr>{head}</tr></thead>" in page
    assert "@page wide { size: A4 landscape }" in page
    assert ".wide { page: wide;" in page


def test_every_link_within_the_page_leads_somewhere() -> None:
    page = read(content())
    names = page.values("id")
    assert len(names) == len(set(names))
    inner = [link[1:] for link in page.values("href") if link.startswith("#")]
    assert set(inner) <= set(names)
    assert {name for name in names if not name.startswith("event-")} <= set(inner)
    assert {link for link in page.values("href") if not link.startswith("#")} == {ECHO.url}
    assert [name for name in names if name.startswith("event-")] == [f"event-{one.row.id}" for one in EVENTS]


@each("payload", TEXTS)
def test_payloads_stay_text_in_every_field(payload: str) -> None:
    check(payload)


@given(payload=st.text(alphabet="ab<>&;\"'/=!-\n\té\x00\u202e#x27").filter(to_single_line))
@settings(max_examples=60, deadline=None)
def test_any_markup_stays_text(payload: str) -> None:
    check(payload)


def check(payload: str) -> None:
    found, plain = read(told_alike(payload)), read(told_alike(PLAIN))
    assert [(tag, numbered(attrs)) for tag, attrs in found.tags] == [
        (tag, numbered(attrs)) for tag, attrs in plain.tags
    ]
    sought = to_single_line(payload).lstrip("◌\u0301")
    text = "".join(found.words)
    assert text.count(sought) >= "".join(plain.words).count(PLAIN)


def told_alike(payload: str) -> ExportContent:
    """What is lost differs with the payload: here something is lost of each kind."""
    loud = replace(poisoned_content(payload).info, about="a\n\nb\x1b")
    return replace(poisoned_content(payload), info=loud)


def numbered(attrs: dict[str, str | None]) -> dict[str, str | None]:
    """Without labels, which are made of keys."""
    return {name: re.sub(r"((?:note|mark)-).*", r"\1", value or "") for name, value in attrs.items()}


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a?b=1&c=%22d", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ('https://example.org/"onclick="x', False),
        ("https://example.org/'x", True),
        ("//example.org/", False),
        (" https://example.org/", False),
    ],
)
def test_only_web_addresses_are_links(url: str, link: bool) -> None:
    index = shelf(events=[event(EVENTS[3].row, cite(source("s", "S", url=url)))])
    page = read(content(ExportSelection(ids=("fog",)), index))
    assert (url in page.values("href")) is link
    assert to_single_line(url) in "".join(page.words)


def test_the_columns_of_a_table_for_paper_are_of_no_meaning() -> None:
    """They may be set for every export in the config file."""
    whole = content(ExportSelection(ids=("keeper-asked",)))
    assert to_html(replace(whole, layout=Layout(columns=("no",)))).text == to_html(whole).text
