"""Problems as text for people, and as JSON, SARIF and GitHub's commands for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import tui
from tui.chronology.problem import Problem, count_problems, name_counts
from tui.text.sanitize import sanitize_line
from tui.validation.problem_format import format_problem

MOST_SHOWN = 50
"""Problems written out as text unless all are asked for."""


def format_text(problems: Sequence[Problem], *, most: int | None = MOST_SHOWN) -> str:
    """Each problem with its line of the file, what is known about it, and what to do; blank lines between.

    Args:
        problems: In the order they are to be told.
        most: How many are written out; of the rest, only the number. None for all.
    """
    shown = problems if most is None else problems[:most]
    blocks = ["\n".join(format_problem(problem)) for problem in shown]
    if rest := sum(problem.count for problem in problems[len(shown) :]):
        listed = "all" if all(problem.count == 1 for problem in problems) else f"{len(problems):,}"
        blocks.append(
            f"and {rest:,} more {_plural(rest, 'problem')}; `dateline check --format json` lists {listed}"
        )
    return "\n\n".join(blocks) + "\n" if blocks else ""


def format_summary(problems: Sequence[Problem]) -> str:
    """How many errors and warnings, in a few words."""
    return ", ".join(name_counts(*count_problems(problems))) or "no problems"


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"


def format_json(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """Plain data for `json.dumps`: the text as it is, for JSON escapes what a terminal must not see."""
    return [
        {
            "code": problem.code,
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "width": problem.place.width,
            "message": problem.message,
            "remedy": problem.remedy,
            "severity": problem.severity.value,
            "hints": list(problem.hints),
            "events": list(problem.concerns),
        }
        for problem in problems
    ]


def format_sarif(problems: Sequence[Problem]) -> dict[str, Any]:
    """A log of the Static Analysis Results Interchange Format, version 2.1.0 (OASIS, 2020)."""
    codes = sorted({problem.code for problem in problems})
    driver = {
        "name": "dateline",
        "semanticVersion": tui.__version__,
        "rules": [{"id": code} for code in codes],
    }
    index = {code: position for position, code in enumerate(codes)}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(problem, index[problem.code]) for problem in problems],
            }
        ],
    }


def _sarif_result(problem: Problem, rule_index: int) -> dict[str, Any]:
    place = problem.place
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + place.width,
    }
    artifact = {"uri": quote(place.path, errors="surrogatepass")}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule_index,
        "level": problem.severity.value,
        "message": {"text": "\n".join((problem.message, *problem.hints, f"→ {problem.remedy}"))},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }


def format_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that put each problem beside its line (escaped as GitHub's toolkit/core does)."""
    return "".join(f"{_github_command(problem)}\n" for problem in problems)


def _github_command(problem: Problem) -> str:
    place = problem.place
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + place.width),
        "title": problem.code,
    }
    written = ",".join(f"{name}={_github_property(value)}" for name, value in properties.items())
    message = "\n".join(map(sanitize_line, (problem.message, *problem.hints, f"→ {problem.remedy}")))
    return f"::{problem.severity} {written}::{_github_data(message)}"


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return sanitize_line(_github_data(text)).replace(":", "%3A").replace(",", "%2C")
