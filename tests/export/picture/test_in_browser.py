"""Pictures in a browser: letters are as wide as the layout takes them for, and no two texts overlap."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.export.page.page_tab import IN_BROWSER, page_tab
from tests.export.picture.crowds import crowd
from tests.export.poison import TEXTS, poisoned_content
from tui.export.picture.draw_pages import draw_pages
from tui.export.picture.letter_widths import known_letters, text_units

pytestmark = IN_BROWSER

_OVERLAPS = """
const found = [];
for (const page of document.querySelectorAll("svg")) {
  const texts = [...page.querySelectorAll("text")].map((text) => [text.textContent, text.getBBox()]);
  for (const [at, [one, a]] of texts.entries())
    for (const [two, b] of texts.slice(at + 1))
      if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
        found.push([one, two]);
}
return {overlaps: found, texts: document.querySelectorAll("text").length};
"""
_WIDTHS = """
const context = document.createElement("canvas").getContext("2d");
const wide = [];
for (const [bold, pairs] of letters) {
  context.font = `${bold ? "bold " : ""}1000px "Liberation Sans"`;
  for (const [letter, units] of pairs) {
    const {width} = context.measureText(letter);
    if (width > units) wide.push([letter, bold, width]);
  }
}
return wide;
"""


async def in_browser(folder: Path, body: str, script: str) -> Any:
    """What a script returns on a page with a body."""
    file = folder / "page.html"
    file.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{body}", encoding="utf-8")
    async with page_tab() as page:
        await page.load(file.as_uri())
        return await page.value(f"(() => {{{script}}})()")


@pytest.mark.parametrize(("count", "paper"), [(12, "a4"), (88, "a4"), (88, "a3"), (500, "a4"), (500, "a3")])
async def test_no_two_texts_overlap(tmp_path: Path, count: int, paper: str) -> None:
    pages = draw_pages(crowd(count), paper=paper)
    answer = await in_browser(tmp_path, "\n".join(pages), _OVERLAPS)
    assert answer["texts"] > count
    assert answer["overlaps"] == []


async def test_no_two_texts_overlap_whatever_they_say(tmp_path: Path) -> None:
    # A letter with many accents towers above its line, in any program.
    flat = [text for text in TEXTS if "\u0301\u0301" not in text]
    assert len(flat) == len(TEXTS) - 1
    pages = [page for payload in flat for page in draw_pages(poisoned_content(payload))]
    assert (await in_browser(tmp_path, "\n".join(pages), _OVERLAPS))["overlaps"] == []


async def test_letters_are_no_wider_than_the_layout_takes_them_for(tmp_path: Path) -> None:
    letters = [
        (is_bold, [(letter, text_units(letter, is_bold=is_bold)) for letter in known_letters()])
        for is_bold in (False, True)
    ]
    assert await in_browser(tmp_path, "", f"const letters = {json.dumps(letters)};{_WIDTHS}") == []
