"""Chronologies that were made to freeze or break whatever reads them: what a stranger may send."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

Shape: TypeAlias = Callable[[Path], None]
"""Changes the files of a small chronology, in its folder."""

HEAD = "format: dateline/1\ntitle: The strange lock\nkinds:\n  works: {label: Works}\n"
_REST = "    title: Lock\n    kind: works\n    status: reported\n"
_SOURCE = "---\ntitle: The ledger\nissued: 1990\n---\n\n"


def build(root: Path, shape: str = "") -> Path:
    """Write a chronology of two events and one source, and give it a shape."""
    (root / "corpus").mkdir(parents=True)
    _events(_event(0, cites="[ledger#1]"), _event(1))(root)
    _source("The lock was opened.")(root)
    if shape:
        SHAPES[shape]()(root)
    return root


def replace_files(root: Path, strange: Path) -> None:
    """Put the files of another chronology in the place of those that are there, one after the other."""
    for name in ("corpus", "events.yaml"):
        old, new = root / name, strange / name
        if os.path.lexists(old):
            old.rename(root.with_name(f"{root.name}-{name}-before"))
        if os.path.lexists(new):
            new.rename(old)


def _event(number: int, *, date: str = "", cites: str = "", more: str = "") -> str:
    when = date or f"date: {1800 + number % 200}"
    cited = f"    cites: {cites}\n" if cites else ""
    return f"  - id: e{number}\n    {when}\n{_REST}{cited}{more}"


def _write(root: Path, path: str, parts: Iterable[str]) -> None:
    with (root / path).open("w", encoding="utf-8") as file:
        file.writelines(parts)


def _events(*events: str, head: str = "", behind: str = "") -> Shape:
    return lambda root: _write(root, "events.yaml", (HEAD, head, "events:\n", *events, behind))


def _many(count: int, event: Callable[[int], str], head: str = "", behind: str = "") -> Shape:
    return _events(*map(event, range(count)), head=head, behind=behind)


def _source(body: str, head: str = _SOURCE) -> Shape:
    return lambda root: _write(root, "corpus/ledger.md", (head, body, "\n"))


def _behind(text: str) -> Shape:
    return _events(_event(0), _event(1), behind=text)


def _quoting(quote: str, body: str) -> Shape:
    return _both(
        _events(_event(0, cites=f'[{{passage: ledger, quote: "{quote}"}}]'), _event(1)), _source(body)
    )


def _both(*shapes: Shape) -> Shape:
    def shape(root: Path) -> None:
        for one in shapes:
            one(root)

    return shape


def _dated(date: str) -> Shape:
    return _events(_event(0, date=f'date: "{date}"'), _event(1))


def _difference(number: int) -> str:
    return (
        f"  - id: a{number}\n    question: When?\n    events: [e{number % 1000}]\n    versions:\n"
        "      - {says: Early, cites: [ledger#1]}\n      - {says: Late, cites: [ledger#1]}\n"
    )


def _instead(path: str, put: Callable[[Path], object]) -> Shape:
    def shape(root: Path) -> None:
        place = root / path
        shutil.rmtree(place) if place.is_dir() else place.unlink()
        put(place)

    return shape


def _circle(root: Path) -> None:
    for one, other in (("a", "b"), ("b", "a"), ("c", "c")):
        (root / f"corpus/{one}.md").symlink_to(f"{other}.md")
    (root / "corpus/folder.md").symlink_to(".", target_is_directory=True)


def _files(count: int) -> Shape:
    def shape(root: Path) -> None:
        for number in range(count):
            (root / f"corpus/f{number}.md").write_text(f"---\ntitle: T\n---\n\nThe lock, {number}.\n")

    return shape


def _names(count: int) -> Shape:
    """A list without its key: what `git pull` can bring."""
    lines = "".join(f"{number:04x}:{number:064x}\n" for number in range(count))
    return lambda root: _write(root, "corpus/protected.names", (f"dateline-names/1 key:{'0' * 16}\n", lines))


def _no_file(_: Path) -> None:
    pass


def _sparse(place: Path) -> None:
    with place.open("wb") as file:
        file.truncate(2 << 30)


_CITED = "the committee heard that the officers had said in evidence {} that"

_OTHER_DATE = "{{passage: ledger#1, says: {{date: {}}}}}"

SHAPES: dict[str, Callable[[], Shape]] = {
    # Quotations that are nearly there
    "one letter": lambda: _quoting("a" * 20_000 + "b", "a" * 5_000_000),
    "words": lambda: _quoting("the cat sat " * 2_000 + "x", "the cat sat " * 300_000),
    "two letters": lambda: _quoting("ab" * 10_000 + "c", "ba" * 2_500_000),
    "many lines": lambda: _quoting("a" * 900 + "b", ("a" * 99 + "\n") * 50_000),
    "many passages": lambda: _quoting("a" * 900 + "b", ("a" * 99 + "\n\n") * 50_000),
    "a short one in 6 MB": lambda: _quoting("a a", "a " * 3_000_000),
    "500 quotations": lambda: _both(
        _many(500, lambda at: _event(at, cites=f'[{{passage: ledger, quote: "{"ab" * 1_000}{at}"}}]')),
        _source(("ba" * 2_000 + "\n\n") * 50),
    ),
    "500 quotations of 20,000 passages": lambda: _both(
        _many(500, lambda at: _event(at, cites=f'[{{passage: ledger, quote: "{_CITED.format(f"{at}x")}"}}]')),
        _source("\n\n".join(map(_CITED.format, range(20_000)))),
    ),
    "letters that grow": lambda: _quoting("\ufdfa" * 3_000 + "x", "\ufdfa" * 2_000_000),
    "letters that gather": lambda: _quoting("e" + "\u0301\u0323" * 1_000, "e" + "\u0301\u0323" * 2_000_000),
    # YAML
    "faulty events": lambda: _behind("  - id: a\n    date: 20x0\n" * 100_000),
    "one event 100,000 times": lambda: _events(_event(0), _event(1) * 100_000),
    "a value of 40 MB": lambda: _behind("about: " + "a" * 40_000_000),
    "brackets": lambda: _behind("about: " + "[" * 1_000_000),
    "dashes": lambda: _behind("x-a:\n" + "".join(f"{' ' * at}- \n" for at in range(3_000))),
    "aliases": lambda: _behind("x-a: [" + "*b, " * 100_000 + "]\n"),
    "anchors": lambda: _behind("x-a: [" + "".join(f"&a{at} 1, " for at in range(100_000)) + "]\n"),
    "escapes": lambda: _behind('about: "' + "\\x41" * 5_000_000 + '"\n'),
    "keys": lambda: _behind("x-b: {" + "".join(f"k{at}: 1, " for at in range(500_000)) + "}\n"),
    "comments": lambda: _behind("#\n" * 20_000_000),
    "spaces": lambda: _behind(" " * 49_000_000),
    "quotation marks": lambda: _behind("about: '" + "''" * 10_000_000),
    # Sources
    "braces in front matter": lambda: _source("x", "---\ntitle: S\nx-a: " + "{a: " * 200_000 + "\n---\n\n"),
    "front matter without an end": lambda: _source("", "---\n" + "a: b\n" * 2_000_000),
    "passages": lambda: _source("a\n\n" * 1_000_000),
    "a word of 40 MB": lambda: _source("a" * 40_000_000),
    "a line of braces": lambda: _source("{" * 20_000_000),
    "attributes": lambda: _source("hello {" + "speaker=court " * 1_000_000 + "}"),
    "a label without an end": lambda: _source("[" * 5_000_000 + "x"),
    "an attribute without an end": lambda: _source('hello {a="' + '\\"' * 2_000_000 + "}"),
    # Dates
    "days in prose": lambda: _source("the 1st of " * 1_000_000),
    "figures in prose": lambda: _source("1/1/" * 2_000_000),
    "a set of 200,000 years": lambda: _dated("[" + "2000," * 200_000 + "]"),
    "a year of 5,000 figures": lambda: _dated("Y" + "9" * 5_000),
    # Many of one kind
    "actors": lambda: _many(
        2,
        lambda at: _event(at, more=f"    actors: [{', '.join(f'a{it}' for it in range(50_000))}]\n"),
        head="actors:\n" + "".join(f"  a{it}: {{name: Keeper {it}}}\n" for it in range(50_000)),
    ),
    "kinds": lambda: _many(
        2, _event, head="".join(f"  k{at}: {{label: Kind {at}}}\n" for at in range(50_000))
    ),
    "differences": lambda: _many(
        1_000, _event, behind="differences:\n" + "".join(map(_difference, range(100_000)))
    ),
    "other dates": lambda: _many(
        200, lambda at: _event(at, cites=f"[{', '.join(map(_OTHER_DATE.format, range(1000, 1100)))}]")
    ),
    "events in a circle": lambda: _many(100_000, lambda at: _event(at, date=f"after: e{(at + 1) % 100_000}")),
    "events in a row": lambda: _many(
        100_000, lambda at: _event(at, date=f"after: e{at - 1}" if at else "date: 1800")
    ),
    "citations of one event": lambda: _events(
        _event(0, cites=f"[{', '.join(['ledger#1'] * 100_000)}]"), _event(1)
    ),
    "tags of one event": lambda: _events(
        _event(0, more=f"    tags: [{', '.join(f't{at}' for at in range(100_000))}]\n"), _event(1)
    ),
    "a long title": lambda: (
        lambda root: _write(
            root, "events.yaml", (HEAD, "events:\n", _event(0).replace("Lock", "lock " * 190_000), _event(1))
        )
    ),
    "a long summary": lambda: _events(_event(0, more=f"    summary: {'a' * 990_000}\n"), _event(1)),
    "100,000 events": lambda: _many(100_000, _event),
    "protected names": lambda: _names(20_000),
    # Files
    "10,000 files": lambda: _files(10_000),
    "links in a circle": lambda: _circle,
    "a source that is a pipe": lambda: _instead("corpus/ledger.md", os.mkfifo),
    "a source that is elsewhere": lambda: _instead(
        "corpus/ledger.md", lambda place: place.symlink_to("/etc/passwd")
    ),
    "a source that never ends": lambda: _instead(
        "corpus/ledger.md", lambda place: place.symlink_to("/dev/zero")
    ),
    "events that are a folder": lambda: _instead("events.yaml", Path.mkdir),
    "events that are gone": lambda: _instead("events.yaml", _no_file),
    "events that are empty": lambda: _instead("events.yaml", Path.touch),
    "events that are no text": lambda: _instead(
        "events.yaml", lambda place: place.write_bytes(bytes(range(256)) * 99)
    ),
    "events of 2 GB": lambda: _instead("events.yaml", _sparse),
    "events that are a pipe": lambda: _instead("events.yaml", os.mkfifo),
    "events in a circle of links": lambda: _instead(
        "events.yaml", lambda place: place.symlink_to("events.yaml")
    ),
    "events that nobody may read": lambda: lambda root: (root / "events.yaml").chmod(0),
    "a corpus that is a file": lambda: _instead("corpus", Path.touch),
    "a corpus that is elsewhere": lambda: _instead("corpus", lambda place: place.symlink_to("/etc")),
    "a corpus that is gone": lambda: _instead("corpus", _no_file),
}
"""By name; made when they are asked for, for some are large."""
