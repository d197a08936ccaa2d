"""Parsing YAML to plain data, with every scalar as text, from the parser's events and not its constructors.

Constructors guess types, expand aliases without limit, let the last of two equal keys win, and overflow the
stack; events do none of that, and are several times faster. What this format does not use (anchors,
aliases, tags, merge keys, several documents) is a fault. A plain empty value, `~` and `null` are None.

Only the first two levels (the keys of a file, the items of its lists) have their offsets stored here;
`tui.parsing.locations` finds any deeper one by parsing its item again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from sys import intern
from typing import Any, Final, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tui.parsing.decoding import find_forbidden
from tui.parsing.errors import Path, SyntaxFault, quote_value
from tui.parsing.limits import Limits
from tui.parsing.safe_files import control_character_fault
from tui.parsing.yaml.comments import comment_fault, comments_in, cut_value, is_continued, swallows_bracket
from tui.parsing.yaml.errors import QuotedScalar, explain_syntax_error
from tui.parsing.yaml.events import YamlEvent, parse_yaml
from tui.text.cancellation import stop_if_asked


class Unparsed:
    """The type of `UNPARSED`, which replaces a value that has a fault and must not be used."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNREAD"


UNPARSED: Final = Unparsed()

Data: TypeAlias = "str | Unparsed | list[Data] | dict[str, Data] | None"

NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_MOST_CUT = 100
"""Faults listed for comments that cut a value."""
REMEMBERED = 2
"""Levels whose offsets a tree stores; also those kept, unfinished, when parsing stops early."""


@dataclass(frozen=True, slots=True)
class KeySpan:
    """Offsets of a key, where there is one, and of its value, in code points."""

    key: tuple[int, int] | None
    start: int
    end: int | None
    """None for a collection, whose end is not needed."""


@dataclass(slots=True)
class YamlTree:
    """The content of a YAML text. Offsets are code points from 0."""

    data: Data = None
    spans: dict[Path, KeySpan] = field(default_factory=dict)
    """Where the values of the first two levels stand, in the order of the text."""
    faults: list[SyntaxFault] = field(default_factory=list)
    repeated: list[tuple[str, Data]] = field(default_factory=list)
    """Values under a repeated key of the first level, which are not in `data`. In the paths of `spans`, their
    index in this list replaces the key."""
    unfinished: Data = None
    """What was read of an item of the second level in which parsing stopped; not in `data` either."""
    is_complete: bool = True
    """False where parsing stopped before the end: what follows the last fault is not in `data`."""


def read_tree(text: str, limits: Limits | None = None) -> YamlTree:
    """Parse any text as YAML; None for the usual limits. Never raises for what is in it."""
    builder = _Builder(text, limits or Limits())
    try:
        builder.build()
    except yaml.YAMLError as error:
        comment = builder.comment_at_break()
        builder.drop_last_scalar()
        builder.break_off(
            comment or explain_syntax_error(text, error, builder.last_quoted, builder.open_bracket)
        )
    except UnicodeEncodeError as error:  # libyaml takes text as UTF-8, which has no surrogates
        builder.break_off(control_character_fault(text[error.start], error.start, error.end))
    except _StopError as stop:
        builder.break_off(stop.fault)
    return builder.tree


class _StopError(Exception):
    def __init__(self, fault: SyntaxFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _NoKey:
    """The next event of the open mapping is a key."""


class _Dropped:
    """The next value has no usable key, and is dropped."""


_Container: TypeAlias = Any
"""`dict[str, Data]` or `list[Data]`; the code checks which, once."""


class _Builder:
    """Builds a tree from events without recursion, so that deep input cannot overflow the stack."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.tree = YamlTree()
        self._text = text
        self._limits = limits
        self._stack: list[tuple[_Container, Any, dict[str | int, Any]]] = []
        # The innermost open collection. The document itself is the only item of a list around it.
        self._open: _Container = []
        self._key: Any = None
        self._key_marks: dict[str | int, Any] = {}
        self._last: YamlEvent = None
        self._begun: list[YamlEvent] = []
        self._comments = comments_in(text)
        self._cut: dict[int, SyntaxFault] = {}
        """Faults of comments that cut a value, by the offset of their `#`."""

    @property
    def open_bracket(self) -> int | None:
        """Where the innermost open list or mapping in brackets or braces begins."""
        starts = (event.start_mark.index for event in reversed(self._begun) if event.flow_style)
        # `a: b` alone is a mapping too in brackets.
        return next((start for start in starts if self._text[start : start + 1] in ("[", "{")), None)

    @property
    def last_quoted(self) -> QuotedScalar | None:
        """Where the last value stands, if in quotation marks; valid once parsing has stopped."""
        event = self._last
        is_quoted = type(event) is ScalarEvent and event.style in ("'", '"')
        return QuotedScalar(event.start_mark.index, event.end_mark.index) if is_quoted else None

    def build(self) -> None:  # noqa: PLR0912  (one loop, written out: it runs for every scalar of a large file)
        next_event = parse_yaml(self._text).get_event
        longest = self._limits.scalar
        stack, comments = self._stack, self._comments
        while True:
            self._last = event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value
                if event.anchor is not None or event.tag is not None:
                    self._refuse_properties(event)
                if value in NULLS:
                    value = None if event.implicit[0] else value
                elif event.style == '"' or len(value) > longest:
                    value = self._checked(event)
                if comments and not event.style and event.end_mark.index in comments:
                    self._note_comment(event)
                if len(stack) <= REMEMBERED:
                    self._remember(event, event.end_mark.index)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._begin(event, {} if kind is MappingStartEvent else [])
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = self._open
                self._open, self._key, self._key_marks = stack.pop()
                self._begun.pop()
            elif kind is AliasEvent:
                message = f"the alias `*{event.anchor}` stands for text written elsewhere"
                self._add("yaml-alias", event, message)
                value = UNPARSED
                if len(stack) <= REMEMBERED:
                    self._remember(event, event.end_mark.index)
            elif kind is StreamEndEvent:
                self._close(0)
                return
            else:
                if kind is DocumentStartEvent:
                    self._begin_document(event)
                continue

            if type(self._open) is list:
                self._open.append(value)
            elif self._key is _NoKey:
                self._take_key(event, value)
            else:
                if self._key is not _Dropped:
                    self._open[self._key] = value
                self._key = _NoKey

    def comment_at_break(self) -> SyntaxFault | None:
        """The fault of the comment that caused a syntax error, by cutting a value or hiding a bracket."""
        event = self._last
        if type(event) is not ScalarEvent or event.style:
            return None
        sign = self._comments.get(self._last.end_mark.index)
        if sign is None:
            return None
        is_in_brackets = self.open_bracket is not None and self._begun[-1].flow_style
        if is_in_brackets:
            is_the_cause = swallows_bracket(self._text, sign)
        else:
            is_the_cause = sign in self._cut and is_continued(self._text, sign)
        if not is_the_cause:
            return None
        self._cut.pop(sign, None)
        return comment_fault(self._text, sign)

    def _note_comment(self, event: YamlEvent) -> None:
        """Keep the fault of a comment after a value that it cuts; not after a key."""
        if (type(self._open) is dict and not isinstance(self._key, str)) or len(self._cut) >= _MOST_CUT:
            return
        end = event.end_mark.index
        sign = self._comments[end]
        parts = [*((above, key) for above, key, _ in self._stack[1:]), (self._open, self._key)]
        path = tuple(len(around) if type(around) is list else key for around, key in parts)
        fault = cut_value(self._text, path, event.value, end, sign)
        if fault is not None:
            self._cut[sign] = fault

    def drop_last_scalar(self) -> None:
        """Drop the last text before a syntax error: it may be incomplete, or two values read as one."""
        if type(self._open) is list:
            if self._open and isinstance(self._open[-1], str):
                value = self._open.pop()
                self.tree.unfinished = value if len(self._stack) == REMEMBERED else None
        elif self._open:
            key, value = self._open.popitem()
            self._open[key] = UNPARSED if isinstance(value, str) else value

    def break_off(self, fault: SyntaxFault) -> None:
        """Stop parsing: keep complete values, and the first levels as far as they were read."""
        self.tree.faults.append(fault)
        self.tree.is_complete = False
        self._close(REMEMBERED)

    def _close(self, keep: int) -> None:
        self.tree.faults += self._cut.values()
        if isinstance(self._key, (str, int)):
            self._open[self._key] = UNPARSED
        while self._stack:
            if len(self._stack) == keep + 1:
                self.tree.unfinished = self._open
            value = self._open if len(self._stack) <= keep else UNPARSED
            self._open, self._key, _ = self._stack.pop()
            if type(self._open) is list:
                if value is not UNPARSED:
                    self._open.append(value)
            elif isinstance(self._key, (str, int)):
                self._open[self._key] = value
        self.tree.data = self._open[0] if self._open else None
        if isinstance(self.tree.data, dict):
            data: Any = self.tree.data
            repeated = enumerate(self.tree.repeated)
            self.tree.repeated = [(name, data.pop(number, UNPARSED)) for number, (name, _) in repeated]

    def _begin(self, event: YamlEvent, container: _Container) -> None:
        stop_if_asked()
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if len(self._stack) >= self._limits.depth:
            message = f"lists and keys are nested deeper than {self._limits.depth}"
            raise _StopError(_fault("too-deep", event, message, "use fewer levels"))
        if len(self._stack) <= REMEMBERED:
            self._remember(event, None)
        self._stack.append((self._open, self._key, self._key_marks))
        self._begun.append(event)
        self._open = container
        self._key = _NoKey
        self._key_marks = {}

    def _begin_document(self, event: YamlEvent) -> None:
        if self._open:
            message = "a second document begins here"
            remedy = "delete this line: a file holds one document"
            raise _StopError(_fault("yaml-second-document", event, message, remedy))

    def _take_key(self, event: YamlEvent, value: Data) -> None:
        self._key = _Dropped
        if type(value) is not str:
            if value is not UNPARSED:
                self._add("yaml-key", event, "a key is one word or name, not empty, a list or a mapping")
        elif value == "<<" and event.implicit[0]:
            self._add("yaml-merge-key", event, "the merge key `<<` copies keys from elsewhere")
        elif value in self._open:
            first = self._key_marks[value].line + 1
            message = f"the key {quote_value(value)} stands here and on line {first}"
            self._add("yaml-duplicate-key", event, message, _NEW_ITEM if value == "id" else "")
            if len(self._stack) > 1:
                # It is not clear which one is meant.
                self._open[value] = UNPARSED
            else:
                # Of a whole section written twice the first is read, and the other is kept apart.
                self._key = number = len(self.tree.repeated)
                self.tree.repeated.append((value, UNPARSED))
                self._key_marks[number] = event.start_mark
                self._open[number] = None
        else:
            # A large file repeats a dozen keys for every event: each is stored as one string.
            self._key = value = intern(value)
            self._key_marks[value] = event.start_mark
            self._open[value] = None

    def _checked(self, event: YamlEvent) -> Data:
        value: str = event.value
        if len(value) > self._limits.scalar:
            self._add("value-too-long", event, f"the value is longer than {self._limits.scalar:,} characters")
            return UNPARSED
        at = find_forbidden(value)
        if at is not None:
            self._append(control_character_fault(value[at], event.start_mark.index, event.end_mark.index))
            return UNPARSED
        return value

    def _refuse_properties(self, event: YamlEvent) -> None:
        if event.anchor is not None:
            self._add("yaml-anchor", event, f"the anchor `&{event.anchor}` marks text to be copied elsewhere")
        if event.tag is not None:
            self._add("yaml-tag", event, f"the tag {quote_value(event.tag)} asks for a type of value")

    def _add(self, code: str, event: YamlEvent, message: str, remedy: str = "") -> None:
        self._append(_fault(code, event, message, remedy or _REMEDIES[code]))

    def _append(self, fault: SyntaxFault) -> None:
        self.tree.faults.append(fault)
        if len(self.tree.faults) >= self._limits.problems:
            message = f"there are {self._limits.problems:,} problems up to here; the rest is not read"
            raise _StopError(
                SyntaxFault("too-many-problems", fault.start, fault.end, message, "correct the first ones")
            )

    def _remember(self, event: YamlEvent, end: int | None) -> None:
        """Store where a value stands, if its path has at most two keys."""
        part: Any = len(self._open) if type(self._open) is list else self._key
        start = event.start_mark.index
        if not self._stack:
            if type(event) is SequenceStartEvent or (type(event) is ScalarEvent and event.value):
                self.tree.spans[()] = KeySpan(None, start, end)
            return
        if part is _NoKey or part is _Dropped:
            return
        path: Path = (part,)
        if len(self._stack) == REMEMBERED:
            above, key, _ = self._stack[-1]
            section: Any = len(above) if type(above) is list else key
            if section is _NoKey or section is _Dropped:
                return
            path = (section, part)
        key_span = None
        if type(self._open) is dict:
            mark = self._key_marks[part]
            name = part if isinstance(part, str) else self.tree.repeated[part][0]
            key_span = (mark.index, mark.index + len(name))
        self.tree.spans[path] = KeySpan(key_span, start, end)


_NEW_ITEM = "begin a new item with `- ` before it, or delete one of the two"
_REMEDIES = {
    "yaml-alias": "write the text out here; where it is text that begins with `*`, put it in quotation marks",
    "yaml-anchor": "delete it; where it is text that begins with `&`, put it in quotation marks",
    "yaml-tag": "delete it; where it is text that begins with `!`, put it in quotation marks",
    "yaml-merge-key": "write the keys out here",
    "yaml-key": "write a name before the colon",
    "yaml-duplicate-key": "delete one of the two",
    "value-too-long": "put long texts into corpus/",
}


def _fault(code: str, event: YamlEvent, message: str, remedy: str) -> SyntaxFault:
    start, end = event.start_mark.index, event.end_mark.index
    return SyntaxFault(code, start, max(end, start + 1), message, remedy)
