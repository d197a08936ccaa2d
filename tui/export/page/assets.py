"""The style sheet and the script of the page, and the policy that allows them by their hashes."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

_SCRIPTS = (
    "read_data",
    "fold_words",
    "read_query",
    "match_events",
    "calendar",
    "lay_out_lanes",
    "draw_timeline",
    "page",
)
"""The files of the script, in the order in which they are joined: each uses only what stands before it."""


@cache
def style_text() -> str:
    """Return the style sheet."""
    return "\n" + _read("page.css")


@cache
def script_text() -> str:
    """Return the script: its files, joined in a scope of their own."""
    joined = "\n".join(_read(f"{name}.js") for name in _SCRIPTS)
    return f'\n(() => {{\n"use strict";\n{joined}}})();\n'


@cache
def policy_text() -> str:
    """Return the policy of the page: nothing from elsewhere, no style and script but its own."""
    style, script = _hash(style_text()), _hash(script_text())
    return f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"


def _read(name: str) -> str:
    # Line ends are those of the checkout; a hash must not depend on them.
    text = files("tui.export.page").joinpath("script", name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
