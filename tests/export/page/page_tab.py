"""A tab of Chromium with an interactive page in it: what it shows, and how it is driven."""

from __future__ import annotations

import atexit
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests import chromium as browser

PROGRAM = browser.chromium() or ""
IN_BROWSER = [
    pytest.mark.programs,
    pytest.mark.skipif(not PROGRAM, reason="there is no Chromium here"),
]
"""The marks of tests that need a browser."""
SIZES = ((1280, 800), (390, 844))
"""A laptop, and a telephone."""

_SHOWN = "[...document.querySelectorAll('article.event:not([hidden])')].map((one) => one.id.slice(6))"
_ASK = """
(async (line, filters, day) => {
  document.getElementById("controls").reset();
  // The page follows in a task of its own, behind which this one waits.
  await new Promise((done) => setTimeout(done));
  document.getElementById("query").value = line;
  for (const [id, value] of Object.entries(filters)) document.getElementById(id).value = value;
  const field = document.getElementById("as-of-day");
  field.value = day;
  field.dispatchEvent(new Event("change"));
})(%s, %s, %s)
"""


class PageTab(browser.Tab):
    """A page."""

    async def open(self, file: Path, size: tuple[int, int] = SIZES[0], **media: str) -> None:
        """Open a page, and wait until its script has run.

        Args:
            file: The page.
            size: Of the window, in pixels of CSS.
            media: What the reader prefers, with underscores: `prefers_color_scheme="dark"`.
        """
        await self.resize(size, **media)
        await self.ask("Page.navigate", url=file.as_uri())
        ready = "document.readyState === 'complete' && document.documentElement?.classList.contains('script')"
        await self.reaches(lambda: self.value(ready), "script")

    async def resize(self, size: tuple[int, int], **media: str) -> None:
        """Set the size of the window, and what the reader prefers."""
        width, height = size
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        await self.ask("Emulation.setDeviceMetricsOverride", **metrics)
        wanted = [{"name": name.replace("_", "-"), "value": value} for name, value in media.items()]
        await self.ask("Emulation.setEmulatedMedia", features=wanted)

    async def find(self, line: str, day: date | None = None, **filters: str) -> list[str]:
        """Ask for events, and return the ids of those that are shown.

        Args:
            line: What stands in the search.
            day: The day that is looked back to; None for none.
            filters: Values of the filters, by id.
        """
        iso = day.isoformat() if day else ""
        await self.value(_ASK % (json.dumps(line), json.dumps(filters), json.dumps(iso)))
        shown: list[str] = await self.value(_SHOWN)
        return shown

    async def shown(self) -> list[str]:
        """Return the ids of the events that are shown."""
        ids: list[str] = await self.value(_SHOWN)
        return ids

    async def says(self, place: str = "count") -> str:
        """Return what stands in one of the places whose changes are read out."""
        return str(await self.value(f"document.getElementById({json.dumps(place)}).textContent"))

    async def focus(self) -> dict[str, Any]:
        """Return what has the focus, whether it is in sight, and whether it is marked."""
        told: dict[str, Any] = await self.value(
            """(() => {
              const one = document.activeElement;
              const box = one.getBoundingClientRect();
              const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
              return {
                tag: one.tagName.toLowerCase(), id: one.id, text: one.textContent.slice(0, 60),
                inSight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
                marked: (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none",
              };
            })()"""
        )
        return told

    async def tab_to(self, wanted: str) -> None:
        """Press Tab until the element with an id has the focus."""
        for _ in range(400):
            if (await self.focus())["id"] == wanted:
                return
            await self.press("Tab")
        raise AssertionError(f"Tab does not lead to {wanted}")

    async def write(self, text: str) -> None:
        """Press the keys of a text."""
        for key in text:
            await self.press(key)


@cache
def _browser() -> browser.Browser:
    """The browser for all pages, which ends with this process of the tests."""
    folder = TemporaryDirectory(ignore_cleanup_errors=True)
    started = browser.Browser(PROGRAM, Path(folder.name))
    # In this order: the folder is deleted when nobody writes into it any more.
    atexit.register(folder.cleanup)
    atexit.register(started.close)
    return started


@asynccontextmanager
async def page_tab() -> AsyncIterator[PageTab]:
    """A tab for pages."""
    async with _browser().tab(PageTab) as opened:
        yield opened
