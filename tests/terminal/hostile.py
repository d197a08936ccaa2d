"""A chronology by a stranger: payloads wherever there is text, and what a terminal may be sent of them."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from tests.text.payloads import ESCAPES, PAYLOADS

BLIND = """
import tui.parsing.decoding
tui.parsing.decoding.find_forbidden = lambda *_: None
"""
"""As if reading let every character through, so that the screen stands alone. Runs before the program."""

_ALLOWED = re.compile(
    rb"""\x1b(?:
      \[[0-9;]*m                                                       # style
    | \[[0-9]+;[0-9]+H                                                 # to a cell
    | \[\?(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026|2048)[hl]    # modes
    | \[\?(?:2026|2048)\$p | \[>25u | \[<u                             # questions, keyboard
    | \]22;[a-z-]+\x07                                                  # shape of the pointer
    | \]52;c;(?P<clipboard>[A-Za-z0-9+/=]*)\x07
    )""",
    re.VERBOSE,
)
"""All that Textual says to a terminal."""
_CONTROLS = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
"""But joiners, without which some scripts cannot be spelt."""
_STRANGE_STYLE = re.compile(rb"\x1b\[31m")
"""A style of the payloads; Textual chooses colours by number or by red, green and blue."""


def harm(raw: bytes, copies: int = 0) -> list[str]:
    """What a program sent to its terminal that it did not mean to, each with what stands around it.

    Args:
        raw: All that it sent.
        copies: How often the reader asked it to fill the clipboard.
    """
    found = [*_STRANGE_STYLE.finditer(raw)]
    sent = [raw[max(0, it.start() - 20) : it.end() + 20].decode(errors="replace") for it in found]
    text = _ALLOWED.sub(b"", raw).decode()
    copied = [base64.b64decode(it["clipboard"]).decode() for it in _ALLOWED.finditer(raw) if it["clipboard"]]
    if len(copied) != copies:
        sent.append(f"{len(copied)} copies to the clipboard")
    for shown in (text, *copied):
        sent += [shown[max(0, it.start() - 20) : it.end() + 20] for it in _CONTROLS.finditer(shown)]
    return sent


def _written(payload: str) -> str:
    """As a file can hold it: half a character has no bytes."""
    return payload.encode("utf-8", "replace").decode()


def _quoted(payload: str) -> str:
    """As YAML writes it, every character of four hexadecimal digits as an escape."""
    return '"' + "".join(f"\\u{ord(it):04x}" if it <= "\uffff" else it for it in _written(payload)) + '"'


def _event(number: int, payload: str) -> str:
    text = _quoted(payload)
    return f"""\
  - id: event-{number}
    date: {1800 + number}
    title: {text}
    kind: kind-{number % len(ESCAPES)}
    status: reported
    actors: [actor-{number}]
    summary: {text}
    note: {text}
    tags: [{text}]
    cites: [{{passage: "log#{number + 1}", quote: {text}}}, "log#1"]
"""


def _difference(number: int, payload: str) -> str:
    text = _quoted(payload)
    return f"""\
  - id: difference-{number}
    question: {text}
    events: [event-{number}]
    versions: [{{says: {text}, cites: ["log#1"]}}, {{says: No, cites: ["log#2"]}}]
    note: {text}
"""


def build(root: Path) -> Path:
    """Write it: one event for each payload, and every escape in what there is only one of."""
    everything = _quoted(" ".join(ESCAPES))
    kinds = [
        f"  kind-{number}: {{label: {_quoted(it)}, about: {_quoted(it)}}}\n"
        for number, it in enumerate(ESCAPES)
    ]
    actors = [
        f"  actor-{number}: {{name: {_quoted(it)}, role: {_quoted(it)}, named-because: {_quoted(it)}}}\n"
        for number, it in enumerate(PAYLOADS)
    ]
    events = [_event(number, it) for number, it in enumerate(PAYLOADS)]
    differences = [_difference(number, it) for number, it in enumerate(PAYLOADS)]
    parts = (
        f"format: dateline/1\ntitle: {everything}\nabout: {everything}\nnotice: {everything}\nkinds:\n",
        *(*kinds, "actors:\n", *actors, "events:\n", *events, "differences:\n", *differences),
    )
    passages = [f"{' '.join(_written(it).split())} and the lamp was lit.\n" for it in PAYLOADS]
    head = (
        f"---\nid: log\ntype: document\ntitle: {everything}\nauthor: [{everything}]\nissued: 1890\n"
        f"rights: {everything}\ntext: verbatim\n---\n\n"
    )
    (root / "corpus").mkdir(parents=True)
    (root / "events.yaml").write_text("".join(parts), encoding="utf-8")
    (root / "corpus" / "log.md").write_text(head + "\n".join(passages), encoding="utf-8", newline="")
    return root
