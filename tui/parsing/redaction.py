"""Protected names in what was read: found behind YAML's escapes too, and each of them a fault."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tui.parsing.errors import Path, SyntaxFault
from tui.parsing.limits import Limits
from tui.parsing.safe_files import InputFile
from tui.parsing.yaml.tree import REMEMBERED, UNPARSED, Data, Unparsed, YamlTree
from tui.text.masked_text import mask_text
from tui.text.name_mask import NameMask

_MESSAGE = "a name stands here that must not appear in this chronology"
_REMEDY = "write a pseudonym, or words by which nobody can be known"


def redact_names(tree: YamlTree, file: InputFile, limits: Limits) -> None:
    """Hide the names that were not seen in the text of a file, as it is written, and add a fault for each."""
    if file.veil is None:
        return
    found: list[Path] = []
    # Reading YAML moves nothing but white space and quotation marks, which part words anyway, and escapes.
    if (file.names or "\\" in file.text) and not isinstance(tree.data, Unparsed):
        tree.data = _hidden(tree.data, (), file.veil, found)
        tree.unfinished = _hidden(tree.unfinished, (), file.veil, found)
        repeated = enumerate(tree.repeated)
        tree.repeated = [(name, _hidden(data, (at,), file.veil, found)) for at, (name, data) in repeated]
    tree.faults += islice(_faults(tree, file, found), limits.problems)


def masked_text(text: str, file: InputFile) -> str:
    """A text from a file, with the mask for what covers a name in it."""
    return mask_text(text).text if file.names else text


def _faults(tree: YamlTree, file: InputFile, found: list[Path]) -> Iterator[SyntaxFault]:
    if file.is_renamed:
        message = "this file is called by a name that must not appear in this chronology"
        yield SyntaxFault("protected-name", 0, 0, message, "rename the file, and what cites it")
    for start, end in file.names:
        yield SyntaxFault("protected-name", start, end, _MESSAGE, _REMEDY)
    for path in found:
        span = tree.spans.get(path[:REMEMBERED])
        start = span.start if span else 0
        yield SyntaxFault("protected-name", start, start + 1, _MESSAGE, _REMEDY)


def _hidden(data: Data, path: Path, veil: NameMask, found: list[Path]) -> Data:
    """Plain data without names. No deeper than the reading allows, so that calls may be nested like it."""
    if isinstance(data, str):
        return _text(data, path, veil, found)
    if isinstance(data, list):
        return [_hidden(item, (*path, at), veil, found) for at, item in enumerate(data)]
    if isinstance(data, dict):
        return {
            _text(key, (*path, key), veil, found): _hidden(value, (*path, key), veil, found)
            for key, value in data.items()
        }
    return UNPARSED if data is UNPARSED else None


def _text(text: str, path: Path, veil: NameMask, found: list[Path]) -> str:
    if veil.finds(text):
        found.append(path)
    return veil.mask(text)
