"""Names of files whose endings are those of no format, and names that are right: for every face alike."""

from __future__ import annotations

STRANGE = (
    *("x.doc", "x.odt", "x.xls", "x.rtf", "x.foo", "x.txt", "x.pdf", "x.markdown", "x.htm", "x.jsonl"),
    *("X.DOCM", "x.Odt", "x.md.doc", "x.docx.", "x.md.", "x.md~", "x.mdx", "x.amd", "v1.2", ".rtf"),
    *("my minutes.12.5.2019", "x.pandoc", "x.csl", "x.md.gz", "x.ｍｄ"),
)
"""Nothing is written under these, unless a format is named."""
RIGHT = {
    "x.md": "markdown",
    "X.MD": "markdown",
    "x.docx.md": "markdown",
    "x.Pandoc.Md": "pandoc",
    "x.pandoc.md": "pandoc",
    "x.HTML": "html",
    "x.Csv": "csv",
    "x.json": "json",
    "x.csl.json": "csl-json",
    "x.CSL.JSON": "csl-json",
    "x.ics": "ics",
    "x.xlsx": "xlsx",
    "x.svg": "svg",
    "x.SVG": "svg",
    "x.timeline.json": "timelinejs",
    "x.timesketch.jsonl": "timesketch",
    "x.docx": "docx",
    "X.DOCX": "docx",
    "x.md.docx": "docx",
    "a.b.c.html": "html",
    "x": "markdown",
    "x y": "markdown",
}
"""The formats that these names alone get."""
