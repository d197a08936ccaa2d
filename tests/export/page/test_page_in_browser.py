"""The page in a real browser: by keys alone, without its script, on paper, and with hostile text in it."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.export.page.conftest import gathered, write_page
from tests.export.page.page_tab import IN_BROWSER, SIZES, PageTab, page_tab
from tests.export.poison import TEXTS, poisoned_content
from tui.export.formats.page_format import to_page
from tui.index.records import CitationRecord
from tui.parsing.query.parse_query import parse_query
from tui.project.project import Project
from tui.text.search_text import normalize

pytestmark = IN_BROWSER

AXE = os.environ.get("AXE_CORE", "")
"""The file axe.min.js of axe-core, where there is one: it is no part of dateline."""


@pytest.mark.parametrize("size", SIZES)
async def test_by_keys_alone(canal: Project, tmp_path: Path, size: tuple[int, int]) -> None:
    file = write_page(canal, tmp_path / "page.html")
    async with page_tab() as page:
        await page.open(file, size)
        await page.press("Tab")
        assert (await page.focus())["text"] == "Skip to the events"
        assert (await page.focus())["inSight"]
        await page.tab_to("query")
        await page.write("lock")
        await page.reaches(lambda: says(page, "1 of 5 events shown."), "count")
        assert await page.shown() == ["lock-opened"]
        for _ in "lock":
            await page.press("Backspace")
        await page.reaches(lambda: says(page, "All 5 events shown."), "count")
        await page.tab_to("as-of")
        await page.press("Home")
        await page.reaches(lambda: says(page, "As of "), "count")
        await page.press("End")
        await page.reaches(lambda: says(page, "All 5 events shown."), "count")
        await page.tab_to("lanes")
        for key in "+-0":
            await page.press(key)
            assert re.fullmatch(r"The timeline shows .+ to .+\.", await page.says("picked"))
        await page.press("ArrowDown")
        await page.press("ArrowDown")
        assert "The canal is dug (2 of 5 shown)" in await page.says("picked")
        await page.press("Enter")
        await page.reaches(lambda: has_focus(page, "event-digging"), "focus on the event")
        assert (await page.focus())["inSight"]
        assert await page.value("location.hash") == "#event-digging"


@pytest.mark.parametrize("size", SIZES)
async def test_the_tab_key_reaches_the_end_in_sight_and_is_never_held(
    canal: Project, tmp_path: Path, size: tuple[int, int]
) -> None:
    file = write_page(canal, tmp_path / "page.html")
    async with page_tab() as page:
        await page.open(file, size)
        last, seen = "", 0
        for _ in range(400):
            await page.press("Tab")
            focus = await page.focus()
            if focus["tag"] == "body":
                break
            seen += 1
            last = focus["text"]
            assert focus["inSight"], focus
            assert focus["marked"] or focus["tag"] == "input", focus
        else:
            raise AssertionError("the focus does not leave the page")
        assert seen > 40
        assert last.isdigit() or "http" in last or last, last


async def test_a_link_to_an_event_shows_it_even_where_it_is_filtered_out(
    canal: Project, tmp_path: Path
) -> None:
    file = write_page(canal, tmp_path / "page.html")
    async with page_tab() as page:
        await page.open(file)
        await page.find("shares")
        await page.value("location.hash = '#event-lock-opened'")
        await page.reaches(lambda: has_focus(page, "event-lock-opened"), "focus on the event")
        assert "The filters were cleared to show this event." in await page.says()
        assert len(await page.shown()) == 5


async def test_as_of_a_day_shows_what_the_explorer_shows(oxfordshire: Project, tmp_path: Path) -> None:
    """Of every event, the citations and the versions of differences that `event` has as of the day."""
    file = write_page(oxfordshire, tmp_path / "page.html")
    counted = """[...document.querySelectorAll('article.event:not([hidden])')].map((one) => [one.id.slice(6),
      one.querySelectorAll('.cited li:not([hidden])').length,
      one.querySelectorAll('.difference:not([hidden])').length,
      [...one.querySelectorAll('.differs')].some((mark) => !mark.hidden)])"""
    async with page_tab() as page:
        await page.open(file)
        for day in (
            date(2013, 5, 14),
            date(2013, 5, 15),
            date(2014, 1, 1),
            date(2015, 3, 3),
            date(2023, 1, 1),
        ):
            await page.find("", day)
            told = {name: found for name, *found in await page.value(counted)}
            for name, (citations, differences, differs) in told.items():
                event = oxfordshire.index.event(name, day.toordinal())
                assert event
                own = {identity(one) for one in event.cites}
                versions = [version for one in event.differences for version in one.versions]
                entries = [cite for entry in event.knowledge for cite in entry.cites]
                further = {identity(one) for version in versions for one in version.cites}
                further = (further | {identity(one) for one in entries}) - own
                assert citations == len(event.cites) + len(further), (day, name)
                assert differences == len(event.differences), (day, name)
                if event.differences:
                    assert differs, (day, name)


async def test_without_its_script_it_has_everything(oxfordshire: Project, tmp_path: Path) -> None:
    file = write_page(oxfordshire, tmp_path / "page.html")
    async with page_tab() as page:
        await page.ask("Emulation.setScriptExecutionDisabled", value=True)
        await page.load(file.as_uri())
        assert await page.value("[document.forms[0].hidden, document.getElementById('timeline').hidden]") == [
            True,
            True,
        ]
        shown = await page.value("document.querySelectorAll('article.event:not([hidden])').length")
        assert shown == oxfordshire.index.info.events
        text = normalize(await page.value("document.body.textContent"))
    for wanted in texts_of(oxfordshire):
        assert normalize(wanted) in text, wanted


async def test_the_search_of_the_browser_finds_every_event(oxfordshire: Project, tmp_path: Path) -> None:
    """Also of those that are not drawn until they come into sight."""
    file = write_page(oxfordshire, tmp_path / "page.html")
    async with page_tab() as page:
        await page.open(file)
        for event in gathered(oxfordshire.index).events:
            passages = [one.passage.text.split(".")[0] for one in event.cites if one.passage]
            for wanted in (event.row.title, *passages[-1:]):
                found = await page.value(
                    f"window.find({json.dumps(' '.join(wanted.split()))}, false, false, true)"
                )
                assert found, wanted


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="there is no pdftotext here")
@pytest.mark.parametrize("is_scripted", [True, False])
async def test_on_paper_it_has_everything(oxfordshire: Project, tmp_path: Path, is_scripted: bool) -> None:
    file = write_page(oxfordshire, tmp_path / "page.html")
    async with page_tab() as page:
        if is_scripted:
            await page.open(file)
            # What is closed on the screen is open on paper.
            await page.value("document.getElementById('passages').click()")
        else:
            await page.ask("Emulation.setScriptExecutionDisabled", value=True)
            await page.load(file.as_uri())
        printed = await page.ask("Page.printToPDF", preferCSSPageSize=True)
    paper = tmp_path / "page.pdf"
    paper.write_bytes(base64.b64decode(printed["data"]))
    told = subprocess.run(
        ["pdftotext", "-raw", paper, "-"], check=True, capture_output=True, text=True
    ).stdout
    # The numbers of the pages stand between the words that go over their ends.
    text = normalize(re.sub(r"(?m)^\f?\d+ / \d+$", "", told)).replace(" ", "")
    for wanted in texts_of(oxfordshire):
        assert normalize(wanted).replace(" ", "") in text, wanted


async def test_hostile_text_is_shown_and_runs_nothing(tmp_path: Path) -> None:
    payload = " ".join(
        (*TEXTS, "</script><script>window.ran = 1</script>", '"onload="window.ran=1', "<!--<script>")
    )
    content = poisoned_content(payload)
    file = tmp_path / "page.html"
    file.write_text(to_page(content).text, encoding="utf-8")
    async with page_tab() as page:
        await page.open(file)
        assert await page.value("window.ran === undefined")
        assert page.complaints == []
        assert page.told("Page.javascriptDialogOpening") == []
        # The signs of the browser's own controls are addresses of data.
        assert {address for address in page.asked_for if not address.startswith("data:")} == {file.as_uri()}
        assert await page.value("document.scripts.length") == 2
        assert (
            await page.value(
                "document.querySelectorAll('article script, article img, article iframe').length"
            )
            == 0
        )
        title = await page.value("document.querySelector('article h4').textContent")
        assert "</script><script>window.ran = 1</script>" in title
        assert "<RLO>" in title
        assert len(await page.find("red")) == len(content.events)


@pytest.mark.skipif(not AXE, reason="AXE_CORE names no axe.min.js")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
async def test_axe_finds_no_fault(
    oxfordshire: Project, tmp_path: Path, size: tuple[int, int], theme: str
) -> None:
    file = write_page(oxfordshire, tmp_path / "page.html")
    async with page_tab() as page:
        await page.open(file, size, prefers_color_scheme=theme)
        await page.find("court", date(2014, 1, 1))
        # What is not drawn is not looked at.
        await page.value(
            "for (const one of document.querySelectorAll('.event')) one.style.contentVisibility = 'visible'"
        )
        await page.value(Path(AXE).read_text(encoding="utf-8") + "; 0")
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        run = (
            f"axe.run(document, {{ runOnly: {tags} }}).then((one) => one.violations.map((fault) => fault.id))"
        )
        assert await page.value(run) == []


async def says(page: PageTab, wanted: str) -> bool:
    """Whether the count begins or goes on so."""
    return wanted in await page.says()


async def has_focus(page: PageTab, wanted: str) -> bool:
    """Whether an element has the focus."""
    return bool((await page.focus())["id"] == wanted)


def identity(citation: CitationRecord) -> tuple[str, str]:
    """What is cited."""
    return str(citation.key), citation.pinpoint


def texts_of(project: Project) -> list[str]:
    """Every text of the events, as it is in the records."""
    texts: list[str] = []
    for event in gathered(project.index).events:
        texts += [event.row.title, "" if "[^" in event.summary else event.summary, event.note]
        texts += [actor.name for actor in event.actors]
        texts += [one.passage.text for one in event.cites if one.passage]
        for difference in event.differences:
            texts += [
                difference.question,
                difference.note,
                *(version.says for version in difference.versions),
            ]
    return [text for text in texts if text.strip()]


@pytest.mark.parametrize(
    ("line", "said", "told"),
    [
        ("no-such-word", "There are no events on this page.", r"No dated event to draw\."),
        ("is:undated", "1 event shown.", r"No dated event to draw\."),
        ("shares", "1 event shown.", r"The timeline shows \d+ May 1812 to \d+ June 1812\."),
    ],
)
async def test_a_page_of_little_or_nothing(
    canal: Project, tmp_path: Path, line: str, said: str, told: str
) -> None:
    query, _ = parse_query(line)
    file = write_page(canal, tmp_path / "page.html", query)
    async with page_tab() as page:
        await page.open(file)
        assert await page.says() == said
        for button in ("earlier", "later", "zoom-in", "zoom-out", "whole"):
            await page.value(f"document.getElementById('{button}').click()")
            assert re.fullmatch(told, await page.says("picked"))
        assert page.complaints == []


async def test_the_timeline_is_dragged_and_a_press_goes_to_the_event(canal: Project, tmp_path: Path) -> None:
    file = write_page(canal, tmp_path / "page.html")
    async with page_tab() as page:
        await page.open(file)
        await page.value("document.getElementById('lanes').scrollIntoView()")
        sign = """(() => {
          const { left, top, height } = document.querySelector("#lanes .sign").getBoundingClientRect();
          return [left - 6, top + height / 2];
        })()"""
        await page.value("document.getElementById('zoom-in').click()")
        left, top = await page.value(sign)
        await page.drag((left, top), (left - 100, top))
        moved, _ = await page.value(sign)
        assert moved == pytest.approx(left - 100, abs=5)
        assert await page.value("location.hash") == ""
        await page.drag((moved, top), (moved, top))
        await page.reaches(lambda: has_focus(page, "event-shares-sold"), "focus on the event")
