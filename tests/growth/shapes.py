"""Chronologies of one shape and any size: `events.yaml` and the only source of each."""

from __future__ import annotations

from collections.abc import Callable

HEAD = "format: dateline/1\ntitle: T\nkinds:\n  works: {label: Works}\n"
HIDDEN = "a\u202eb "
_REST = "    title: Lock\n    kind: works\n    status: reported\n"


def _event(number: int, more: str = "", date: str = "") -> str:
    return f"  - id: e{number}\n    {date or f'date: {1800 + number % 200}'}\n{_REST}{more}"


def _events(count: int, more: Callable[[int], str] = lambda _: "") -> str:
    return f"{HEAD}events:\n" + "".join(_event(at, more(at)) for at in range(count))


def _cites(written: str) -> str:
    return f"    cites: [{written}]\n"


def _quoting(quote: str, more: str = "") -> str:
    return _events(1, lambda _: _cites(f'{{passage: s, quote: "{quote}"{more}}}'))


def _source(body: str) -> str:
    return f"---\ntitle: S\nissued: 1990\n---\n\n{body}\n"


def _many(count: int, text: Callable[[int], str], between: str = ", ") -> str:
    return between.join(text(at) for at in range(count))


SHAPES: dict[str, Callable[[int], tuple[str, str]]] = {
    "events": lambda n: (_events(n), _source("x")),
    "the same event": lambda n: (f"{HEAD}events:\n{_event(1) * n}", _source("x")),
    "events without a date": lambda n: (
        HEAD + "events:\n" + "  - id: a\n    date: 20x0\n" * n,
        _source("x"),
    ),
    "unknown keys": lambda n: (_events(n, lambda _: "    titel: x\n"), _source("x")),
    "keys of one event": lambda n: (_events(1) + _many(n, lambda at: f"    k{at}: 1\n", ""), _source("x")),
    "keys of the file": lambda n: (_events(1) + _many(n, lambda at: f"k{at}: 1\n", ""), _source("x")),
    "events behind one another": lambda n: (
        f"{HEAD}events:\n{_event(0)}" + _many(n, lambda at: _event(at + 1, date=f"after: e{at}"), ""),
        _source("x"),
    ),
    "events in a circle": lambda n: (
        f"{HEAD}events:\n" + _many(n, lambda at: _event(at, date=f"after: e{(at + 1) % n}"), ""),
        _source("x"),
    ),
    "citations": lambda n: (
        _events(1, lambda _: _cites(_many(n, lambda at: f"s#{at + 1}"))),
        _source(_many(n, lambda at: f"passage {at}", "\n\n")),
    ),
    "citations of nothing": lambda n: (
        _events(1, lambda _: _cites(_many(n, lambda at: f"x{at}#1"))),
        _source("x"),
    ),
    "other dates": lambda n: (
        _events(1, lambda _: _cites(_many(n, lambda at: f"{{passage: s#1, says: {{date: {1000 + at}}}}}"))),
        _source("x"),
    ),
    "quotations": lambda n: (
        _events(n, lambda at: _cites(f'{{passage: "s#{at + 1}", quote: "words {at}"}}')),
        _source(_many(n, lambda at: f"words {at} here", "\n\n")),
    ),
    "actors": lambda n: (
        HEAD
        + "actors:\n"
        + _many(n, lambda at: f"  a{at}: {{name: Name {at}}}\n", "")
        + f"events:\n{_event(1)}    actors: [{_many(n, lambda at: f'a{at}')}]\n",
        _source("x"),
    ),
    "unknown actors": lambda n: (
        _events(1, lambda _: f"    actors: [{_many(n, lambda at: f'a{at}')}]\n"),
        _source("x"),
    ),
    "kinds": lambda n: (
        f"{HEAD}{_many(n, lambda at: f'  k{at}: {{label: L}}{chr(10)}', '')}events:\n{_event(1)}",
        _source("x"),
    ),
    "differences": lambda n: (
        _events(n)
        + "differences:\n"
        + _many(
            n,
            lambda at: (
                f"  - id: a{at}\n    question: Q\n    events: [e{at}]\n    versions:\n"
                "      - {says: A, cites: [s#1]}\n      - {says: B, cites: [s#1]}\n"
            ),
            "",
        ),
        _source("x"),
    ),
    "versions": lambda n: (
        _events(n)
        + "differences:\n  - id: a\n    question: Q\n"
        + f"    events: [{_many(n, lambda at: f'e{at}')}]\n    versions:\n"
        + "      - {says: A, cites: [s#1]}\n" * n,
        _source("x"),
    ),
    "passages of one label": lambda n: (_events(1), _source("\n\n".join(["[1] x"] * n))),
    "wrong attributes": lambda n: (_events(1), _source("\n\n".join(["x {foo=1}"] * n))),
    "attributes of one passage": lambda n: (_events(1), _source("x {" + "speaker=court " * n + "}")),
    "brackets": lambda n: (_events(1), _source("[" * n + "x")),
    "braces": lambda n: (_events(1), _source("{" * n + "x")),
    "tags": lambda n: (_events(1, lambda _: f"    tags: [{', '.join('t' * n)}]\n"), _source("x")),
    "ages": lambda n: (_events(1, lambda _: f"    summary: {'aged 14 ' * n}\n"), _source("x")),
    "comments": lambda n: (_events(1, lambda _: "    note: x" + " #4" * n + "\n"), _source("x")),
    "texts cut by comments": lambda n: (_events(n, lambda _: "    note: x #4\n"), _source("x")),
    "hidden characters": lambda n: (
        _events(1, lambda _: f'    summary: "{HIDDEN * n}"\n'),
        _source("x"),
    ),
    "places of the same words": lambda n: (_quoting("a a"), _source("a " * n)),
    "places that are cut": lambda n: (_quoting("5"), _source("15 " * n)),
    "a long context": lambda n: (_quoting("a a", f', prefix: "{"b" * n}"'), _source("a " * n)),
}
"""By name; each answers for a number."""
