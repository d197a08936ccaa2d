"""Reading one source, a file of `corpus/`: front matter in YAML, then passages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from tui.chronology.ids import is_id
from tui.chronology.problem import Problem
from tui.chronology.source import Passage, Source
from tui.parsing.date_values import DateValue, dates_in
from tui.parsing.errors import ItemError, SyntaxFault, quote_value
from tui.parsing.events.convert_items import SOURCE, convert
from tui.parsing.events.validation_messages import known_keys, unknown_key, wrong_shape
from tui.parsing.limits import Limits
from tui.parsing.locations import LocationMap
from tui.parsing.old_words import TEXT_KINDS, OldWord, locate_word
from tui.parsing.passages import ParsedPassage, paragraphs, read_passage
from tui.parsing.redaction import masked_text, redact_names
from tui.parsing.safe_files import InputFile
from tui.parsing.yaml.tree import UNPARSED, Data, YamlTree, read_tree
from tui.text.cancellation import stop_if_asked
from tui.text.suggest import closest_match

_DATES = (("issued",), ("accessed",))
"""The paths of dates in the front matter."""
_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_FRONT = "begin the file with a line `---`, a line `title:` with its title, and another line `---`"


@dataclass(slots=True)
class SourceFile:
    """The content of one file of `corpus/`."""

    places: LocationMap
    """The locations of the values of its front matter."""
    source: Source | None = None
    """None where it cannot be read without guessing."""
    stretches: list[tuple[int, int]] = field(default_factory=list)
    """Where the text of each passage stands in the file: half-open offsets in code points."""
    problems: list[Problem] = field(default_factory=list)
    old_words: list[OldWord] = field(default_factory=list)
    """What was read as if the new words stood there; no problem tells of it here."""
    dates: list[DateValue] = field(default_factory=list)
    """The dates in it that are no EDTF, in the order of the file."""
    is_complete: bool = True
    """False where the front matter, or the rest of it, could not be read at all."""

    def add(self, finding: ItemError) -> None:
        """Add the problem for an error in the front matter."""
        self.problems.append(self.places.problem((), finding))


def read_source_file(file: InputFile, limits: Limits) -> SourceFile:
    """Parse one source, whose id is the name of its file. Never raises for what is in it."""
    if file.fault is not None:
        return SourceFile(LocationMap(file, "", {}), problems=[file.problem(file.fault)], is_complete=False)
    front = _front_matter(file.text)
    tree = read_tree(front.text, limits)
    redact_names(tree, file, limits)
    source_file = SourceFile(LocationMap(file, front.text, tree.spans), is_complete=tree.is_complete)
    name = PurePosixPath(file.path).stem
    fields = _fields(source_file, tree, front, name)
    if not is_id(name):
        message = f"{quote_value(name)} cannot be a source's id (the id is the file name)"
        remedy = "rename the file, using only lower case letters a to z, digits and single hyphens"
        source_file.problems.append(file.problem(SyntaxFault("bad-source-name", 0, 0, message, remedy)))
        return source_file
    source_file.dates += dates_in(tree.data, _DATES, source_file.places)
    passages = _passages(source_file, limits, front)
    _take_source(source_file, {**fields, "id": name}, passages)
    return source_file


class _Front(NamedTuple):
    """A file's front matter, and where its passages begin."""

    text: str = ""
    body: int = 0
    line: int = 1
    is_there: bool = True
    is_closed: bool = True


def _front_matter(text: str) -> _Front:
    fence = _FENCE.match(text)
    if not fence or not text.startswith("---"):
        return _Front(is_there=False)
    closing = _FENCE.search(text, fence.end())
    end, body = closing.span() if closing else (len(text), len(text))
    # The fence is blanked and not cut, so that offsets stay those of the file.
    return _Front("   " + text[3:end], body, text.count("\n", 0, body) + 1, is_closed=closing is not None)


def _fields(source_file: SourceFile, tree: YamlTree, front: _Front, name: str) -> dict[str, Data]:
    file, data = source_file.places.file, tree.data
    faults = list(tree.faults)
    if not front.is_there:
        message, at = "there is no front matter, so the title is missing", 0
        late = re.match(r"\s+(?=---)", file.text)
        if late:
            message, at = "the front matter does not begin on the first line, in the first column", late.end()
        faults.append(SyntaxFault("front-matter-missing", at, at, message, _FRONT))
    elif not front.is_closed:
        message = "the front matter is never closed"
        faults.append(SyntaxFault("front-matter-open", 0, 3, message, "put a line `---` after it"))
    source_file.problems += [file.problem(fault) for fault in faults]
    if isinstance(data, str | list):
        source_file.add(wrong_shape((), data, "a mapping", _FRONT))
    fields = data if isinstance(data, dict) else {}
    written = fields.get("id")
    if isinstance(written, str) and written != name:
        message = f"the id {quote_value(written)} is not the name of its file, {quote_value(name)}"
        source_file.add(ItemError(("id",), "source-id-differs", message, "delete the id, or rename the file"))
    if "passages" in fields:
        source_file.add(unknown_key(("passages",), "a source", known_keys(Source), fields))
    fields = {key: value for key, value in fields.items() if key != "passages"}
    if isinstance(fields.get("author"), str):
        fields = {**fields, "author": [fields["author"]]}
    if isinstance(kind := fields.get("text"), str) and kind in TEXT_KINDS:
        span = source_file.places.span(("text",))
        word = locate_word(front.text, kind, TEXT_KINDS[kind], span.start, span.end or span.start)
        source_file.old_words.append(word)
        fields = {**fields, "text": word.new}
    if not tree.is_complete and "text" not in fields:
        # Whose words these are must not be guessed: as "verbatim", the editor's would count as the source's.
        fields = {**fields, "text": UNPARSED}
    return _with_title(
        source_file,
        fields,
        name,
        is_reported=front.is_there and tree.is_complete and isinstance(data, dict | None),
    )


def _with_title(
    source_file: SourceFile, fields: dict[str, Data], name: str, *, is_reported: bool
) -> dict[str, Data]:
    """Give a source without a title its id as the title: without one, every citation of it would be lost."""
    title = fields.get("title")
    if isinstance(title, str) and title.strip():
        return fields
    if isinstance(title, list | dict):
        source_file.add(wrong_shape(("title",), title, "text", "put it in quotation marks"))
    elif is_reported and title is not UNPARSED and not any(map(_is_misspelt_title, fields)):
        source_file.add(ItemError((), "missing-key", "a source needs `title`", "add `title:` and its title"))
    return {**fields, "title": name}


def _is_misspelt_title(key: str) -> bool:
    """Whether the message for this unknown key will suggest `title`."""
    keys = known_keys(Source)
    return key not in keys and not key.startswith("x-") and closest_match(key, keys) == "title"


def _passages(source_file: SourceFile, limits: Limits, front: _Front) -> tuple[Passage, ...]:
    file = source_file.places.file
    read: list[ParsedPassage] = []
    for paragraph in paragraphs(file.text, front.body, front.line):
        stop_if_asked()
        if len(read) >= limits.passages:
            message = f"there are more than {limits.passages:,} passages; the rest is not read"
            fault = SyntaxFault(
                "too-many-passages", paragraph.start, paragraph.end, message, "split the source"
            )
            source_file.problems.append(file.problem(fault))
            break
        parsed = read_passage(file.text, paragraph, len(read) + 1)
        faults = list(parsed.faults)
        if parsed.passage.text:
            read.append(parsed)
        else:
            message = "there is no passage before these attributes"
            remedy = "put them at the end of the passage they belong to, with no blank line between"
            faults.append(SyntaxFault("bad-attributes", paragraph.start, paragraph.end, message, remedy))
        source_file.old_words += parsed.old_words
        source_file.dates += parsed.dates
        room = max(0, limits.problems - len(source_file.problems))
        source_file.problems += [file.problem(fault) for fault in faults[:room]]
    source_file.stretches = [(parsed.start, parsed.end) for parsed in read]
    return tuple(_with_masked_names(parsed.passage, file) for parsed in read)


def _with_masked_names(passage: Passage, file: InputFile) -> Passage:
    if not file.names:
        return passage
    texts = {"text": passage.text, "speaker": passage.speaker, "origin": passage.origin}
    lists = {"said_by": passage.said_by, "matters": passage.matters}
    masked = {key: masked_text(text, file) for key, text in texts.items()}
    listed = {key: tuple(masked_text(name, file) for name in names) for key, names in lists.items()}
    return passage.model_copy(update={**masked, **listed})


def _take_source(source_file: SourceFile, fields: dict[str, Data], passages: tuple[Passage, ...]) -> None:
    source, findings = convert(SOURCE, fields)
    if source is not None:
        source_file.source = source.model_copy(update={"passages": passages})
    hints = () if source is not None else ("the source is skipped until this is fixed",)
    source_file.problems += [source_file.places.problem((), finding, hints=hints) for finding in findings]
