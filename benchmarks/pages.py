"""Writes what the documents take from the program: `docs/keys.md`, and the output in `console` blocks."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from tui.cli.main import run
from tui.views.keys.key_format import keys_table

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
DOCS = ROOT / "docs"
KEYS = DOCS / "keys.md"
PAGES = (README, ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md")))
"""Every page whose code blocks are run or read by a test."""

HOME = "/home/you"
"""Stands in the pages for the folder in which their commands are run."""
SKIPPED = "..."
"""A line of its own: some lines of the output are left out here."""
EXAMPLE = "scaur-point"
"""The folder of the README's chronology, in which the commands of other pages are run."""
ENVIRONMENT = {"DATELINE_CONFIG": os.devnull, "SOURCE_DATE_EPOCH": "1796083200"}
"""Of every command, besides folders of its own: no settings of anybody's, and an export made on one day."""
_SHELL = frozenset({"mkdir", "ls", "head", "cat"})
"""Commands beside `dateline` and `cd` that a page may show."""
_NAMED = re.compile(r"`([^`]+)`(?: \([^()]*\))?:")
_PROMPT = "$ "


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A fenced block of a page."""

    language: str
    """The word behind the fence; empty where there is none."""
    text: str
    """With a line feed behind every line."""
    first: int
    """The index of its first line in the page, from 0."""
    end: int
    """The index behind its last line: that of the closing fence."""
    file: str
    """The file that the line in front of the block names, as in "`events.yaml`:"; empty without one."""


def read_blocks(page: str) -> list[CodeBlock]:
    """Return the fenced blocks of a Markdown page, in order."""
    lines = page.split("\n")
    blocks = []
    for token in MarkdownIt().parse(page):
        if token.type != "fence" or token.map is None:
            continue
        start, after = token.map
        before = next((line for line in reversed(lines[:start]) if line.strip()), "")
        named = _NAMED.fullmatch(before.strip())
        language = token.info.strip()
        blocks.append(CodeBlock(language, token.content, start + 1, after - 1, named[1] if named else ""))
    return blocks


def write_files(page: str, folder: Path) -> None:
    """Write the files that a page gives in full, but those it gives again later.

    Args:
        page: The text of the page.
        folder: Where to, with the folders that the names of the files ask for.
    """
    for block in reversed(read_blocks(page)):
        if block.file and block.language != "diff":
            _write(folder / block.file, block.text)


def replay(page: str, folder: Path) -> str:
    """Do what a page says, from top to bottom: save its files, make its changes, run its commands.

    Args:
        page: The text of the page.
        folder: Where the first command runs; `cd` goes on from there.

    Returns:
        The page with the output that its commands printed now.

    Raises:
        ValueError: the page asks for something that cannot be done here.
    """
    home, lines, changed = folder, page.split("\n"), []
    for block in read_blocks(page):
        if block.language == "console":
            printed = []
            for command, shown in split_transcript(block.text):
                output, folder = _run(command, folder)
                output = output.replace(str(home), HOME)
                printed += [_PROMPT + command, *shorten(output.splitlines(), shown)]
            changed.append((block, printed))
        elif block.language == "diff":
            _change(folder / block.file, block.text)
        elif block.file:
            _write(folder / block.file, block.text)
    for block, printed in reversed(changed):
        lines[block.first : block.end] = printed
    return "\n".join(lines)


def split_transcript(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each command of a `console` block with the lines of output that are shown for it."""
    command, shown = "", list[str]()
    for line in text.splitlines():
        if line.startswith(_PROMPT):
            if command:
                yield command, shown
            command, shown = line.removeprefix(_PROMPT), []
        elif command:
            shown.append(line)
        else:
            message = f"output before the first command: {line}"
            raise ValueError(message)
    if command:
        yield command, shown


def shorten(printed: list[str], shown: list[str]) -> list[str]:
    """Leave out of an output as much as the page does.

    Args:
        printed: The lines of the output.
        shown: The lines on the page. Those before and behind a line `...` are counted.
    """
    if SKIPPED not in shown:
        return printed
    before = shown.index(SKIPPED)
    behind = len(shown) - before - 1
    return [*printed[:before], SKIPPED, *(printed[-behind:] if behind else ())]


def replay_page(path: Path, folder: Path) -> str:
    """Replay a page in an empty folder, where it has no chronology of its own beside that of the README.

    Args:
        path: The page.
        folder: An empty folder.
    """
    page = path.read_text(encoding="utf-8")
    if any(block.file == "events.yaml" for block in read_blocks(page)):
        return replay(page, folder)
    example = folder / EXAMPLE
    write_files(README.read_text(encoding="utf-8"), example)
    return replay(page, example)


def keys_page() -> str:
    """The text of `docs/keys.md`."""
    return _KEYS.format(table=keys_table())


_KEYS = """\
# Keys

Every key of the explorer. `?` shows them there, and `dateline keys` prints them as your settings have them;
[usage.md](usage.md#settings) says how to change them.

<!-- Written by `make pages` from the table of commands. -->

{table}"""


def _run(command: str, folder: Path) -> tuple[str, Path]:
    """What a command prints, on both outputs in the order of printing; and the folder after it."""
    name, *arguments = shlex.split(command)
    if name == "cd":
        return "", folder / arguments[0]
    if name in _SHELL:
        done = subprocess.run([name, *arguments], cwd=folder, capture_output=True, text=True, check=True)
        return done.stdout, folder
    if name != "dateline":
        message = f"no page may run {name}"
        raise ValueError(message)
    output = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        run(arguments)
    return output.getvalue(), folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _change(path: Path, change: str) -> None:
    """Replace the lines with `-` by those with `+`; the first must be in the file once."""
    old = "".join(line[1:] for line in change.splitlines(keepends=True) if line.startswith("-"))
    new = "".join(line[1:] for line in change.splitlines(keepends=True) if line.startswith("+"))
    text = path.read_text(encoding="utf-8")
    if text.count(old) != 1:
        message = f"{path.name} does not have these lines once: {old}"
        raise ValueError(message)
    path.write_text(text.replace(old, new), encoding="utf-8")


def main() -> None:
    """Write the pages anew."""
    KEYS.write_text(keys_page(), encoding="utf-8")
    for path in PAGES:
        with tempfile.TemporaryDirectory() as kept, tempfile.TemporaryDirectory() as folder:
            os.environ |= ENVIRONMENT | {"DATELINE_CACHE_DIR": kept, "DATELINE_STATE_DIR": kept}
            page = replay_page(path, Path(folder).resolve())
        if page != path.read_text(encoding="utf-8"):
            path.write_text(page, encoding="utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
