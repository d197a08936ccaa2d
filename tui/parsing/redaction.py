"""Masking protected names in parsed YAML, also those written with escapes; each is reported as a fault."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tui.parsing.errors import Path, SyntaxFault
from tui.parsing.limits import Limits
from tui.parsing.safe_files import InputFile
from tui.parsing.yaml.tree import REMEMBERED, UNPARSED, Data, Unparsed, YamlTree
from tui.text.masked_text import mask_text
from tui.text.name_mask import NameMask

_MESSAGE = "this contains a name that must not appear in this chronology"
_REMEDY = "write a pseudonym, or words that identify nobody"


def redact_names(tree: YamlTree, file: InputFile, limits: Limits) -> None:
    """Mask the names that appear only once the YAML is parsed, and add a fault for every name of the file.

    Args:
        tree: The parsed file, which is changed.
        file: The file; names written plainly in it are covered already.
        limits: At most `limits.problems` faults are added.
    """
    if file.veil is None:
        return
    paths: list[Path] = []
    # Parsing YAML changes only white space and quotation marks, which separate words anyway, and escapes.
    if (file.names or "\\" in file.text) and not isinstance(tree.data, Unparsed):
        tree.data = _hidden(tree.data, (), file.veil, paths)
        tree.unfinished = _hidden(tree.unfinished, (), file.veil, paths)
        repeated = enumerate(tree.repeated)
        tree.repeated = [(name, _hidden(data, (at,), file.veil, paths)) for at, (name, data) in repeated]
    tree.faults += islice(_faults(tree, file, paths), limits.problems)


def masked_text(text: str, file: InputFile) -> str:
    """A text from a file as it may be shown, with the mask in place of each covered name."""
    return mask_text(text).text if file.names else text


def _faults(tree: YamlTree, file: InputFile, paths: list[Path]) -> Iterator[SyntaxFault]:
    if file.is_renamed:
        message = "this file's name contains a name that must not appear in this chronology"
        yield SyntaxFault("protected-name", 0, 0, message, "rename the file, and change the citations of it")
    for start, end in file.names:
        yield SyntaxFault("protected-name", start, end, _MESSAGE, _REMEDY)
    for path in paths:
        span = tree.spans.get(path[:REMEMBERED])
        start = span.start if span else 0
        yield SyntaxFault("protected-name", start, start + 1, _MESSAGE, _REMEDY)


def _hidden(data: Data, path: Path, veil: NameMask, paths: list[Path]) -> Data:
    """Plain data with its names masked. Recursion is safe here, since the parser limits the depth."""
    if isinstance(data, str):
        return _text(data, path, veil, paths)
    if isinstance(data, list):
        return [_hidden(item, (*path, at), veil, paths) for at, item in enumerate(data)]
    if isinstance(data, dict):
        return {
            _text(key, (*path, key), veil, paths): _hidden(value, (*path, key), veil, paths)
            for key, value in data.items()
        }
    return UNPARSED if data is UNPARSED else None


def _text(text: str, path: Path, veil: NameMask, paths: list[Path]) -> str:
    if veil.finds(text):
        paths.append(path)
    return veil.mask(text)
