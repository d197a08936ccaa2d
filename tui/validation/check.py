"""`check_chronology`: runs every rule on a chronology that was read, and returns all problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from tui.chronology.problem import Problem
from tui.chronology.problem_overflow import ProblemOverflow
from tui.parsing.loader import LoadedChronology
from tui.validation.rules import RULES, Rule

MOST_OF_A_RULE = 1_000
"""Problems of one rule that are listed; further ones are probably one mistake repeated, and are counted."""


def check_chronology(reading: LoadedChronology) -> tuple[Problem, ...]:
    """Run all rules. An exception of a rule is a bug in it, and is not caught.

    Returns:
        The problems of reading and those that the rules find, sorted by location, each once.
    """
    problems = dict.fromkeys(reading.problems)
    for rule in RULES:
        problems.update(dict.fromkeys(_found_by(rule, reading)))
    return tuple(sorted(problems, key=lambda problem: problem.order))


def _found_by(rule: Rule, reading: LoadedChronology) -> Iterator[Problem]:
    problems = rule(reading)
    yield from islice(problems, MOST_OF_A_RULE)
    untold = ProblemOverflow[Problem]()
    with reading.counting():
        for problem in problems:
            untold.add(problem.severity, problem.concerns, problem)
    for first, count, concerns in untold.groups():
        like = f"more {'problem' if count == 1 else 'problems'} like this one ({first.code})"
        yield replace(
            first,
            code="too-many-problems",
            message=f"{count:,} {like} {'is' if count == 1 else 'are'} not shown",
            remedy="correct the first ones",
            hints=(),
            concerns=concerns,
            count=count,
        )
