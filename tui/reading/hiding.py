"""Protected names in what was read: found behind YAML's escapes too, and each of them a fault."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tui.reading.faults import Fault, Path
from tui.reading.files import File
from tui.reading.limits import Limits
from tui.reading.tree import REMEMBERED, UNREAD, Data, Tree, Unread
from tui.text.masking import masked
from tui.text.veil import Veil

_MESSAGE = "a name stands here that must not appear in this chronology"
_REMEDY = "write a pseudonym, or words by which nobody can be known"


def hide_names(tree: Tree, file: File, limits: Limits) -> None:
    """Hide the names that were not seen in the text of a file, as it is written, and add a fault for each."""
    if file.veil is None:
        return
    found: list[Path] = []
    # Reading YAML moves nothing but white space and quotation marks, which part words anyway, and escapes.
    if (file.names or "\\" in file.text) and not isinstance(tree.data, Unread):
        tree.data = _hidden(tree.data, (), file.veil, found)
        tree.unfinished = _hidden(tree.unfinished, (), file.veil, found)
        repeated = enumerate(tree.repeated)
        tree.repeated = [(name, _hidden(data, (at,), file.veil, found)) for at, (name, data) in repeated]
    tree.faults += islice(_faults(tree, file, found), limits.problems)


def masked_text(text: str, file: File) -> str:
    """A text from a file, with the mask for what covers a name in it."""
    return masked(text).text if file.names else text


def _faults(tree: Tree, file: File, found: list[Path]) -> Iterator[Fault]:
    if file.is_renamed:
        message = "this file is called by a name that must not appear in this chronology"
        yield Fault("protected-name", 0, 0, message, "rename the file, and what cites it")
    for start, end in file.names:
        yield Fault("protected-name", start, end, _MESSAGE, _REMEDY)
    for path in found:
        span = tree.spans.get(path[:REMEMBERED])
        start = span.start if span else 0
        yield Fault("protected-name", start, start + 1, _MESSAGE, _REMEDY)


def _hidden(data: Data, path: Path, veil: Veil, found: list[Path]) -> Data:
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
    return UNREAD if data is UNREAD else None


def _text(text: str, path: Path, veil: Veil, found: list[Path]) -> str:
    if veil.finds(text):
        found.append(path)
    return veil.mask(text)
