"""A tab of Chromium with the explorer in it: what its terminal shows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from tests import chromium as browser
from tests.chromium import chromium

__all__ = ["TerminalTab", "chromium", "tab"]

# xterm.js keeps its terminal to itself; so it is caught as it is made, when it first sets this property.
_CATCH = """
Object.defineProperty(Object.prototype, "_addonManager", {
  configurable: true,
  set(value) {
    Object.defineProperty(this, "_addonManager", { value, writable: true });
    window.caught = this;
  },
});
"""

_SHOWN = """
(() => {
  if (!window.caught || !caught.buffer) return "";
  const rows = [];
  const line = (row) => caught.buffer.active.getLine(row).translateToString(true);
  for (let row = 0; row < caught.rows; row++) rows.push(line(row));
  return rows.join("\\n");
})()
"""


class TerminalTab(browser.Tab):
    """A page with a terminal."""

    async def prepare(self) -> None:
        """Listen to everything, and catch the terminal of any page to come."""
        await super().prepare()
        await self.ask("Page.addScriptToEvaluateOnNewDocument", source=_CATCH)

    async def text(self) -> str:
        """What the terminal shows."""
        return str(await self.value(_SHOWN))

    async def shows(self, wanted: str | Callable[[str], bool]) -> str:
        """Wait until the terminal shows a text, or satisfies a predicate; what is on it then."""
        text = ""

        async def is_there() -> bool:
            nonlocal text
            text = await self.value(_SHOWN)
            return wanted in text if isinstance(wanted, str) else bool(text) and wanted(text)

        await self.reaches(is_there, repr(wanted))
        return text


@asynccontextmanager
async def tab(program: str, folder: Path) -> AsyncIterator[TerminalTab]:
    """A tab of a browser of its own, which ends with it."""
    async with browser.tab(program, folder, TerminalTab) as opened:
        yield opened
