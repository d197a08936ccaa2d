"""The text of a chronology that is edited at random, as people and programs edit it: often to no good end."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

HEAD = """\
format: dateline/1
title: A village
kinds:
  works: {label: Works}
  court: {label: Courts}
actors:
  trust: {name: The trust}
"""
SOURCE = "---\ntitle: Echo\nissued: 1872\ntext: verbatim\n---\n\nThe lamp was lit.\n\nThe fog came in.\n"
SOUND = (
    "    note: one word\n",
    "    note: >-\n      folded\n\n      - id: text\n      more\n",
    "    note: |+\n      kept\n\n\n",
    "    note: |2\n        deep\n      - id: lamp\n",
    "    note: plain\n      and on\n      - it goes\n",
    "    tags: [oil, {a: b}]\n",
    "    # a comment\n",
    "  # another\n",
    "# at the edge: x\n",
    "\n",
    "   \n",
    "\n\n\n",
    "    x-own: [1, 2]\n",
    "    x-own:\n      - id: a\n      - id: b\n",
    "    x-own:\n    - same: column\n",
    "    cites: [echo#1]\n",
    "    cites:\n      - {source: echo, quote: the lamp}\n",
    "    cites:\n    - echo#2\n    - passage: echo#1\n      as: disputes\n      says: {date: 1900}\n",
    "    cites: [gone#1, echo#9]\n",
    "    summary: ends.[^3]\n",
    "    actors: [trust, nobody]\n",
    "    after: e-1\n",
    "    before: e-2\n",
    "    knowledge: [{actor: trust, how: told, what: that it was lit, from: 1873, cites: [echo#1]}]\n",
    "    knowledge:\n      - {actor: nobody, how: said, stance: unaware, what: x, cites: [gone#1, echo#2]}\n",
)
"""Lines of an event that are read without a fault in the file, wherever they stand."""
LINES = (
    *SOUND,
    "    note: *anchor\n",
    '    note: "in quotation\n  - marks"\n',
    "    note: 'in quotation\n\n  - id: marks'\n",
    "    tags: [a,\n  b]\n",
    "    status: disputed\n",
    "    date: never\n",
    "    titel: misspelt\n",
    "    title: Twice\n",
    "    note: paper #1\n",
    "    note: &anchor x\n",
    "    note: *anchor\n",
    "    note: !tag x\n",
    "    <<: {a: b}\n",
    "    note: a: b\n",
    "\tnote: tab\n",
    "    note:\ttab\n",
    "    note: 'not closed\n",
    '    note: "not closed\n',
    "    tags: [not closed\n",
    "    note: a\u2028foo: b\n",
    "    note: a\x85  - id: b\n",
    "    note: \u202eturned\n",
    "    note: \ufeffmark\n",
    "---\n",
    "...\n",
    "--- x\n",
    "%TAG ! x\n",
    "unindented: x\n",
    "foo\n",
    "differences:\n",
    "events:\n",
    "  - {id: flow, date: 1900, title: Flow, kind: works, status: alleged}\n",
    "  - {id: flow-2, date: 1900, title: Flow,\n  kind: works, status: alleged}\n",
    "  -\n    id: below\n    title: Below\n    kind: works\n    status: alleged\n    date: 1900\n",
    "  -   id: wide\n      title: Wide\n      kind: works\n      status: alleged\n      date: 1900\n",
    "  -\tid: tab\n",
    "  - - nested\n",
    "  - text\n",
    "  - \n",
    "  -\n",
    "  - # only a comment\n",
    "   - id: askew\n",
    " - id: outdented\n",
    "- id: at-the-edge\n",
    "    - id: indented\n",
    "  ? complex\n  : key\n",
    "  - id: e-1\n    title: Again\n    kind: works\n    status: alleged\n    date: 1900\n",
)
TAIL = """\
differences:
  - id: when
    question: When?
    events: [e-1, e-2]
    versions:
      - {says: Early, cites: [echo#1]}
      - {says: Late, cites: [echo#2]}
"""
HEADS = (
    ("kinds:", "kinds: # all of them"),
    ("works: {label: Works}", "works: {label: Works, about: Lamps}"),
    ("court: {label: Courts}", "court: {label: }"),
    ("events:\n", "events: # here\n\n# a comment\n"),
    ("events:\n", "events: \n"),
    ("events:\n", "'events':\n"),
    ("events:\n", 'about: "\nevents:\n  - id: x\n"\nevents:\n'),
    ("title: A village", "title: 'A village\n\nevents:\n  - id: z\n  - id: y\n  '"),
    ("title: A village", "title: |\n  events:\n    - id: x\n"),
    ("format: dateline/1", "format: dateline/1\nzone: Asia/Tokyo"),
    ("format: dateline/1", "\ufeffformat: dateline/1"),
    ("trust: {name: The trust}", "trust: {name: The trust, protected: true}"),
    ("trust: {name: The trust}", "nobody: {name: Nobody}"),
    ("kinds:\n", "x-own: 1\nkinds:\n"),
)


class EditedText:
    """The text of `events.yaml`, and of one source, and edits of them."""

    def __init__(self, chance: random.Random, events: int) -> None:
        self.chance = chance
        self._number = 0
        self.text = (
            f"{HEAD}events:\n{''.join(self._event() for _ in range(events))}{chance.choice(('', TAIL))}"
        )
        self.source = SOURCE
        self._ends = "\n"
        self._before: list[str] = []

    def _event(self) -> str:
        self._number += 1
        date = self.chance.choice(("1871", "1872-05-14", "1870/1873", "1872~", "[1872]"))
        kind = self.chance.choice(("works", "court", "unheard"))
        item = f"  - id: e-{self._number}\n    date: {date}\n    title: Lamp\n    kind: {kind}\n"
        return (
            f"{item}    status: reported\n{''.join(self.chance.choices(SOUND, k=self.chance.randrange(3)))}"
        )

    def write(self, root: Path) -> None:
        """Write the files as they are now."""
        (root / "corpus").mkdir(exist_ok=True)
        written = self.text.replace("\n", self._ends)
        (root / "events.yaml").write_bytes(written.encode("utf-8"))
        (root / "corpus" / "echo.md").write_text(self.source, encoding="utf-8")

    def edit(self) -> None:
        """Change something."""
        edits: list[Callable[[], None]] = [
            *([self._insert_sound_line] * 4),
            *([self._delete_line] * 2),
            *([self._insert_event] * 3),
            self._break_line,
            self._move_lines,
            self._change_letter,
            self._change_letter,
            self._change_head,
            self._change_indentation,
            self._change_source,
            self._change_ends,
            *([self._go_back] * 4),
        ]
        before = self.text
        self.chance.choice(edits)()
        if self.text != before:
            self._before.append(before)

    def _lines(self) -> list[str]:
        return self.text.splitlines(keepends=True)

    def _put(self, added: str) -> None:
        lines = self._lines()
        at = self.chance.randrange(len(lines) + 1)
        self.text = "".join([*lines[:at], added, *lines[at:]])

    def _insert_sound_line(self) -> None:
        self._put(self.chance.choice(SOUND))

    def _break_line(self) -> None:
        self._put(self.chance.choice(LINES[len(SOUND) :]))

    def _delete_line(self) -> None:
        lines = self._lines()
        at = self.chance.randrange(len(lines))
        del lines[at : at + self.chance.randrange(1, 4)]
        self.text = "".join(lines)

    def _insert_event(self) -> None:
        lines = self._lines()
        starts = [at for at, line in enumerate(lines) if line.startswith("  - id: e-")]
        at = self.chance.choice(starts) if starts else len(lines)
        self.text = "".join([*lines[:at], self._event(), *lines[at:]])

    def _move_lines(self) -> None:
        lines = self._lines()
        first, size = self.chance.randrange(len(lines)), self.chance.randrange(1, 12)
        moved = lines[first : first + size]
        del lines[first : first + size]
        at = self.chance.randrange(len(lines) + 1)
        self.text = "".join([*lines[:at], *moved, *lines[at:]])

    def _change_letter(self) -> None:
        at = self.chance.randrange(len(self.text))
        sign = self.chance.choice(
            ["", " ", "\n", "'", '"', "[", "]", "{", "}", "#", ":", "-", "x", "\t", "|"]
        )
        self.text = self.text[:at] + sign + self.text[at + self.chance.randrange(2) :]

    def _change_head(self) -> None:
        old, new = self.chance.choice(HEADS)
        self.text = self.text.replace(old, new, 1)

    def _change_indentation(self) -> None:
        self.text = self.chance.choice((self.text.replace("\n  ", "\n"), self.text.replace("\n  ", "\n    ")))

    def _change_source(self) -> None:
        self.source = self.chance.choice(
            (SOURCE, SOURCE.replace("1872", "1960"), SOURCE.replace("lamp", "light"), "x")
        )

    def _change_ends(self) -> None:
        self._ends = self.chance.choice(("\n", "\n", "\r\n", "\r"))

    def _go_back(self) -> None:
        if self._before:
            self.text = self._before.pop()
