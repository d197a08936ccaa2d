"""Hostile and awkward strings: whatever shows text is tried with all of them."""

from __future__ import annotations

from tui.text.sanitize import sanitize_line

ESCAPES = (
    "\x1b[2J\x1b[H\x1b[31mred",
    "\x1b]0;title\x07",
    "\x1b]8;;http://e.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]52;c;ZGF0ZWxpbmU=\x07",
    "\x1b]52;c;unterminated",
    "\x1bP+q544e\x1b\\",
    "\x1b_application\x1b\\",
    "\x1b[6n",
    "\x1bc",
    "\x9b31mC1\x9d52;c;AA==\x9c\x90q\x9c",
    "bell\x07 back\x08 feed\x0c vertical\x0b return\r NUL\x00 DEL\x7f",
)
DIRECTIONS = (
    "\u202egnp.exe",
    "a\u202ab\u202bc\u202dd\u202ce",
    "\u2066isolate\u2067\u2068\u2069",
    "\u200emark\u200f\u061c",
    "שלום עולם",
    "قال الشاهد",
)
MARKUP = (
    "[red]",
    "[/]",
    "[/x]",
    "[sic]",
    "[REDACTED]",
    "[p. 4]",
    "[b]bold[/b]",
    "[@click=app.quit]x[/]",
    "[link=file:///etc/passwd]",
    "\\[",
    "trailing backslash\\",
    "$x ${x} {x} %s %(x)s",
    ":bomb:",
)
LETTERS = (
    "zero\u200bwidth\u2060 soft\u00adhyphen \ufeffBOM",
    "tagged\U000e0041\U000e007f",
    "水門の会社は村の集会所で会った",
    "👨\u200d👩\u200d👧 👍🏽 ❤️ 1️⃣ 🇬🇧",
    "a" + "\u0301" * 1_000,
    "\u0301leading mark",
    "cafe\u0301 ﬁre Straße İstanbul",
    "می\u200cخواهم क\u094d\u200dष",
    "\u1160\u3164\uffa0 fillers",
    "one\u2028two\u2029three\u0085four",
    "\ttab\tstop",
    "two\nlines",
    "\ud800lone\udfff surrogates",
    "\ufdd0noncharacters\uffff",
    "lighthouse" * 200,
)
DOCUMENTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](http://e)",
    "[x](javascript:alert(1))",
    "`",
    "``` fence",
    "| a | b |",
    "[^1]",
    "[^1]: note",
    "# h",
    "- x",
    "1. x",
    "> quoted",
    "*a* _b_ **c**",
    "&amp; &lt;",
    "~~~",
    "---",
    "=1+1",
    "@SUM(A1)",
    "\\input{x} {unbalanced",
    "a,b;c:d",
    "quoted \"words\" and 'words'",
)
PAYLOADS: tuple[str, ...] = (*ESCAPES, *DIRECTIONS, *MARKUP, *LETTERS, *DOCUMENTS)


def visible(payload: str) -> str:
    """What must be found on a screen that shows the payload, once white space is removed from both."""
    return "".join(sanitize_line(payload).split())
