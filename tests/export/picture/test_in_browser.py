"""Pictures in a browser: letters are as wide as the layout takes them for, and no two texts overlap."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import TIMEOUT
from tests.export.picture.crowds import crowd
from tests.export.poison import TEXTS, poisoned_content
from tests.web.chromium import chromium
from tui.export.picture.draw_pages import draw_pages
from tui.export.picture.letter_widths import known_letters, text_units

PROGRAM = chromium() or ""
pytestmark = [pytest.mark.programs, pytest.mark.skipif(not PROGRAM, reason="there is no Chromium here")]

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


def in_browser(folder: Path, body: str, script: str) -> Any:
    """What a script returns on a page with a body."""
    page = folder / "page.html"
    # The result is read from the page, where it is the last element.
    page.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><body>{body}<pre id=result></pre><script>"
        f"document.getElementById('result').textContent = JSON.stringify((() => {{{script}}})())</script>",
        encoding="utf-8",
    )
    rooted = ["--no-sandbox"] if os.geteuid() == 0 else []
    command = [PROGRAM, "--headless", "--disable-gpu", *rooted, f"--user-data-dir={folder / 'profile'}"]
    done = subprocess.run(
        [*command, "--dump-dom", page.as_uri()], capture_output=True, text=True, check=True, timeout=TIMEOUT
    )
    result = re.search(r'<pre id="result">(.*?)</pre>', done.stdout, re.DOTALL)
    assert result, done.stdout[-500:]
    return json.loads(html.unescape(result[1]))


@pytest.mark.parametrize(("count", "paper"), [(12, "a4"), (88, "a4"), (88, "a3"), (500, "a4"), (500, "a3")])
def test_no_two_texts_overlap(tmp_path: Path, count: int, paper: str) -> None:
    pages = draw_pages(crowd(count), paper=paper)
    answer = in_browser(tmp_path, "\n".join(pages), _OVERLAPS)
    assert answer["texts"] > count
    assert answer["overlaps"] == []


def test_no_two_texts_overlap_whatever_they_say(tmp_path: Path) -> None:
    # A letter with many accents towers above its line, in any program.
    flat = [text for text in TEXTS if "\u0301\u0301" not in text]
    assert len(flat) == len(TEXTS) - 1
    pages = [page for payload in flat for page in draw_pages(poisoned_content(payload))]
    assert in_browser(tmp_path, "\n".join(pages), _OVERLAPS)["overlaps"] == []


def test_letters_are_no_wider_than_the_layout_takes_them_for(tmp_path: Path) -> None:
    letters = [
        (is_bold, [(letter, text_units(letter, is_bold=is_bold)) for letter in known_letters()])
        for is_bold in (False, True)
    ]
    assert in_browser(tmp_path, "", f"const letters = {json.dumps(letters)};{_WIDTHS}") == []
