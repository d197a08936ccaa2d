"""Tables of cases that take the same path: one test over all of them, which tells every case that fails.

A test of its own for each of many cases costs more than the cases do: some milliseconds to be collected, set
up and reported, in every process of `make test`.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any


def each(
    names: str | tuple[str, ...], rows: Iterable[Any]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test with every row of a table, as `pytest.mark.parametrize` does, but as one test.

    All rows share the fixtures of that one test. Every row is tried, whatever the rows before it did.

    Args:
        names: The arguments that a row gives; a row of one argument is its value, any other a sequence.
        rows: What the arguments are, one row after another; read once.
    """
    keys = tuple(name.strip() for name in names.split(",")) if isinstance(names, str) else names
    table = [dict(zip(keys, (row,) if len(keys) == 1 else tuple(row), strict=True)) for row in rows]

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def run(**fixtures: Any) -> None:
            assert table, "the table has no rows"
            failures = [error for row in table if (error := _failure(test, row, fixtures))]
            if failures:
                raise ExceptionGroup(f"{len(failures)} of {len(table)} cases fail", failures)

        signature = inspect.signature(test)
        assert set(keys) <= set(signature.parameters), f"not arguments of {test.__name__}: {keys}"
        left = [given for name, given in signature.parameters.items() if name not in keys]
        run.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined] # read by pytest
        return run

    return decorate


def _failure(
    test: Callable[..., None], row: Mapping[str, Any], fixtures: Mapping[str, Any]
) -> Exception | None:
    """What a test raised with one row, with the row; nothing where it passed."""
    try:
        test(**row, **fixtures)
    except Exception as error:
        error.add_note("with " + ", ".join(f"{name}={value!r}" for name, value in row.items()))
        return error
    return None
