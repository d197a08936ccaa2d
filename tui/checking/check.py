"""Checking a chronology: every rule, over everything that was read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tui.checking.rules import RULES, Rule
from tui.chronology.problem import Problem
from tui.reading.load import Reading

MOST_OF_A_RULE = 1_000
"""Problems that one rule tells: more are one mistake made often."""


def check(reading: Reading) -> tuple[Problem, ...]:
    """What could not be read and what the rules find, by place, each once.

    A rule that raises has a mistake in it, and so raises here.
    """
    found = dict.fromkeys(reading.problems)
    for rule in RULES:
        found.update(dict.fromkeys(_found_by(rule, reading)))
    return tuple(sorted(found, key=lambda problem: problem.order))


def _found_by(rule: Rule, reading: Reading) -> Iterator[Problem]:
    problems = rule(reading)
    yield from islice(problems, MOST_OF_A_RULE)
    if (more := next(problems, None)) is not None:
        message = f"there are more than {MOST_OF_A_RULE:,} problems like this one ({more.code})"
        remedy = "put the first ones right"
        yield Problem("too-many-problems", more.place, message, remedy, more.severity, more.excerpt)
