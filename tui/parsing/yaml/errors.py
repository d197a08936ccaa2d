"""Messages for YAML syntax errors in plain words, with a remedy.

libyaml and PyYAML's own parser word most errors differently; each row of the table matches both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from yaml.error import MarkedYAMLError, YAMLError

from tui.parsing.decoding import find_forbidden
from tui.parsing.errors import SyntaxFault
from tui.parsing.safe_files import control_character_fault

QUOTE_IT = "put the whole value in quotation marks, or on the next line after `>-`"
_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(rf"[ ]*(?:- +)*(?:[\w-]+:|-)?([{_ODD_SPACES}])")
"""A space of another kind before a key, or after its colon or a hyphen, where YAML needs a plain one."""
_LINE = re.compile(r"^ *((?:- +)*)([^\s#].*)", re.MULTILINE)
_FAR = 10_000
"""How many code points back the beginning of a text without a colon is looked for."""
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?= |$)", re.MULTILINE)
_ANY_LINE = re.compile(r" *(?:- |[\w-]+:(?:\s|$))", re.MULTILINE)
_LIKE_A_DASH = re.compile(r"-[^\s-]|[‐-―•·]\s")


@dataclass(frozen=True, slots=True)
class QuotedScalar:
    """Where the last value that a parser read stands, if in quotation marks: half-open, in code points."""

    start: int
    end: int


class _Complaint(NamedTuple):
    """An error of a parser, and where in the text. Offsets are code points from 0."""

    words: str
    """The parser's messages for the context and the problem, on one line."""
    text: str
    place: int
    """Where the parser stopped."""
    context: int | None
    """Where the unfinished element begins, if the parser reports it."""
    quoted: QuotedScalar | None
    bracket: int | None
    """Where the innermost open list or mapping in brackets begins."""

    @property
    def at(self) -> str:
        """The character at the place; empty at the end of the text."""
        return self.text[self.place : self.place + 1]

    @property
    def line_start(self) -> int:
        return self.text.rfind("\n", 0, self.place) + 1

    @property
    def before(self) -> str:
        """The line up to the place."""
        return self.text[self.line_start : self.place]


class _Row(NamedTuple):
    code: str
    is_meant: Callable[[_Complaint], bool]
    message: str
    remedy: str
    place: Callable[[_Complaint], int] = lambda complaint: complaint.place


def _context(complaint: _Complaint) -> int:
    if complaint.context is None:
        return complaint.place
    if complaint.context < len(complaint.text):
        return complaint.context
    # The parser reports no position for an open bracket at the end of the text.
    return max(complaint.text.rfind("["), complaint.text.rfind("{"), 0)


def _first_on_line(complaint: _Complaint) -> int:
    before = complaint.before
    return complaint.line_start + len(before) - len(before.lstrip(" "))


def _quotation_mark(complaint: _Complaint) -> int:
    return complaint.quoted.start if complaint.quoted else complaint.place


def _odd_space(complaint: _Complaint) -> int:
    """Where a space is that YAML does not accept as one; -1 where there is none on the lines in question."""
    for place in (_context(complaint), complaint.place):
        match = _ODD_SPACE.match(complaint.text, complaint.text.rfind("\n", 0, place) + 1)
        if match:
            return match.start(1)
    return -1


def _keyless(complaint: _Complaint) -> int:
    """Where the text begins that continues to the line of the place and has no colon; -1 if it has one."""
    far_up = complaint.text.rfind("\n", 0, max(0, complaint.line_start - _FAR)) + 1
    begins, has_key_above = -1, far_up > 0
    for line in _LINE.finditer(complaint.text, far_up, complaint.line_start):
        if re.search(r":(?:\s|$)", line[2]):
            begins, has_key_above = -1, True
        elif line[1] or (begins < 0 and not has_key_above):
            begins = line.start(2)
    return begins


def _bracket(complaint: _Complaint) -> int:
    return complaint.place if complaint.bracket is None else complaint.bracket


def _says(pattern: str) -> Callable[[_Complaint], bool]:
    search = re.compile(pattern).search
    return lambda complaint: bool(search(complaint.words))


_expects_a_key = _says(r"expected (key|'-' indicator|<block end>|'?<document start>)")
_expects_no_colon = _says("mapping values are not allowed")
_is_in_brackets = _says(r"parsing a flow (mapping|sequence).* expected ','")


def _conflict(complaint: _Complaint) -> int:
    """Where the first conflict marker of git is; -1 where there is none up to the place."""
    match = _CONFLICT.search(complaint.text)
    return match.start() if match and match.start() <= complaint.place else -1


def _backslash(complaint: _Complaint) -> int:
    offset = complaint.text.rfind("\\", complaint.line_start, complaint.place)
    return offset if offset >= 0 else complaint.place


def _is_closed_late(complaint: _Complaint) -> bool:
    """Return whether a value in quotation marks has several lines, and text follows it on the last.

    That happens where a closing mark is missing, and the opening mark of a later value closes it.
    """
    if complaint.quoted is None:
        return False
    inside = complaint.text[complaint.quoted.start : complaint.quoted.end]
    return "\n" in inside and "\n" not in complaint.text[complaint.quoted.end : complaint.place + 1]


def _is_open_above(complaint: _Complaint) -> bool:
    """Whether a line that looks like an entry of its own is inside brackets that begin on a line above."""
    if complaint.bracket is None or complaint.bracket >= complaint.line_start:
        return False
    is_out_of_place = _says(r"cannot start any token|are not allowed|expected (the )?node content")(complaint)
    return is_out_of_place and bool(_ANY_LINE.match(complaint.text, complaint.line_start))


def _is_tab(complaint: _Complaint) -> bool:
    starts = "cannot start any token" in complaint.words
    return (complaint.at == "\t" and starts) or "tab character" in complaint.words


def _is_colon_in_value(complaint: _Complaint) -> bool:
    if not _expects_no_colon(complaint):
        return False
    return bool(re.search(r":\s|[^\s-]\s+\S", complaint.before)) and not _is_colon_missing_above(complaint)


def _is_colon_missing_above(complaint: _Complaint) -> bool:
    is_first = not re.search(r":\s", complaint.before)
    return is_first and _expects_no_colon(complaint) and _keyless(complaint) >= 0


def _is_comma_missing(complaint: _Complaint) -> bool:
    if complaint.context is None or not complaint.at or not _is_in_brackets(complaint):
        return False
    return "\n" not in complaint.text[complaint.context : complaint.place + 1]


def _is_open_bracket(complaint: _Complaint) -> bool:
    is_at_end = "parsing a flow node" in complaint.words and not complaint.at
    return is_at_end or _is_in_brackets(complaint)


def _is_after_quote(complaint: _Complaint) -> bool:
    return _expects_a_key(complaint) and complaint.before.rstrip().endswith(("'", '"'))


def _is_after_bracket(complaint: _Complaint) -> bool:
    return _expects_a_key(complaint) and complaint.before.rstrip().endswith(("]", "}"))


def _is_dash(complaint: _Complaint) -> bool:
    return _expects_a_key(complaint) and bool(_LIKE_A_DASH.match(complaint.text, complaint.place))


def _is_reserved(complaint: _Complaint) -> bool:
    return bool(complaint.at) and bool(
        re.search(
            r"cannot start any token|expected (the )?node content"
            r"|parsing a tag|undefined tag|duplicate anchor",
            complaint.words,
        )
    )


_ROWS = (
    _Row(
        "yaml-syntax",
        lambda complaint: _conflict(complaint) >= 0,
        "a git merge conflict is left here",
        "keep one of its two sides, and delete the lines of `<`, `=` and `>`",
        _conflict,
    ),
    _Row(
        "yaml-space",
        lambda complaint: _odd_space(complaint) >= 0,
        "this is an unusual space character; YAML allows only plain spaces here",
        "replace it with a plain space; it may come from a word processor or a web page",
        _odd_space,
    ),
    _Row(
        "yaml-quote-open",
        _is_closed_late,
        "this quotation mark is not closed on its line; the next one, lines later, is followed by text",
        "close it at the end of its value",
        _quotation_mark,
    ),
    _Row(
        "yaml-bracket-open",
        _is_open_above,
        "a bracket or brace is not closed",
        "close it, or put text that begins with a bracket in quotation marks",
        _bracket,
    ),
    _Row("yaml-tab", _is_tab, "this is a tab; YAML allows only spaces here", "indent with spaces"),
    _Row("yaml-colon", _is_colon_in_value, "a value with `: ` in it is not in quotation marks", QUOTE_IT),
    _Row(
        "yaml-colon-missing",
        _is_colon_missing_above,
        "there is no `: ` after this key",
        "write a colon and a space after it",
        _keyless,
    ),
    _Row(
        "yaml-indentation",
        _expects_no_colon,
        "this key is indented further than the keys it belongs to",
        "begin it in the same column as the keys before it",
        _first_on_line,
    ),
    _Row(
        "yaml-quote-open",
        _says(r"scanning a (\S+ )?quoted scalar.* unexpected (end of stream|document)"),
        "this quotation mark is never closed",
        "close it at the end of the value",
        _context,
    ),
    _Row(
        "yaml-escape",
        _says("unknown escape|escape (code|sequence)|hexa?decimal"),
        "this backslash inside double quotation marks does not begin a character code of YAML",
        "write `\\\\` for a backslash, or use single quotation marks",
        _backslash,
    ),
    _Row(
        "yaml-bracket-open",
        _is_comma_missing,
        "a comma or the closing bracket is missing before this",
        "write it; or put a value that has `: `, a bracket or a brace in it in quotation marks",
    ),
    _Row(
        "yaml-bracket-open",
        _is_open_bracket,
        "a bracket or brace is not closed, or a comma is missing after it",
        "close it, or put text that begins with a bracket in quotation marks",
        _context,
    ),
    _Row(
        "yaml-after-quote",
        _is_after_quote,
        "text follows the closing quotation mark",
        "put all of the value inside the quotation marks, and write `''` for a `'` inside single ones",
    ),
    _Row(
        "yaml-reserved",
        _is_after_bracket,
        "text follows the bracket or brace that closes a value",
        "delete it; or put text that begins with a bracket in quotation marks, all of it",
    ),
    _Row(
        "yaml-block-text",
        _says("scanning a block scalar"),
        "the text begins on the same line as `>` or `|`",
        "begin it on the next line, indented; or put a value that begins with `>` or `|` in quotation marks",
        _context,
    ),
    _Row(
        "yaml-dash",
        _says("(sequence entries|mapping keys) are not allowed"),
        "a list begins on the same line as its key",
        "begin it on the next line; or put a value that begins with `- ` in quotation marks",
    ),
    _Row(
        "yaml-dash",
        _is_dash,
        "this line should be a list item, but does not begin with a hyphen and a space",
        "write `- ` before the item",
    ),
    _Row(
        "yaml-reserved",
        _says("scanning an? (anchor|alias|tag)"),
        "a value begins with a character that means something in YAML",
        "put the whole value in quotation marks",
        _context,
    ),
    _Row(
        "yaml-reserved",
        _is_reserved,
        "a value begins with a character that means something in YAML",
        "put the whole value in quotation marks",
    ),
    _Row(
        "yaml-colon-missing",
        _says(r"could not find expected ':'"),
        "there is no `: ` after this key",
        "write a colon and a space after it, or indent the line if it continues the value above",
        _context,
    ),
    _Row(
        "yaml-indentation",
        _expects_a_key,
        "bad indentation: this line belongs neither to the list nor to the keys above it",
        "begin it in the same column as the lines it belongs with",
    ),
    _Row(
        "yaml-directive",
        _says("directive|incompatible YAML document"),
        "a line beginning with `%` is an instruction to YAML",
        "delete it, or put text that begins with `%` in quotation marks",
    ),
)


def explain_syntax_error(
    text: str, error: YAMLError, quoted: QuotedScalar | None = None, bracket: int | None = None
) -> SyntaxFault:
    """Return the fault for an error at which a YAML parser stopped.

    Args:
        text: The text that was parsed.
        error: What the parser raised.
        quoted: Where the last value is that it read, if in quotation marks; else None.
        bracket: Where the innermost open list or mapping in brackets begins, in code points; None for none.
    """
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        at = find_forbidden(text) or 0
        return control_character_fault(text[at : at + 1] or "\0", at, at + 1)
    words = re.sub(r"did not find expected", "expected", f"{error.context or ''} {error.problem or ''}")
    context = min(error.context_mark.index, len(text)) if error.context_mark is not None else None
    complaint = _Complaint(words, text, min(error.problem_mark.index, len(text)), context, quoted, bracket)
    for row in _ROWS:
        if row.is_meant(complaint):
            at = row.place(complaint)
            return SyntaxFault(row.code, at, at + 1, row.message, row.remedy)
    at = complaint.place
    return SyntaxFault("yaml-syntax", at, at + 1, "this cannot be read as YAML", QUOTE_IT)
