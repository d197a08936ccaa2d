"""Reporting problems as text, and as JSON, SARIF 2.1.0 and GitHub workflow commands for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import tui
from tui.chronology.problem import Problem, Severity, count_problems, name_counts
from tui.text.sanitize import sanitize_line
from tui.validation.problem_format import format_problem

MOST_SHOWN = 50
"""Problems listed as text by default."""


def format_text(problems: Sequence[Problem], *, most: int | None = MOST_SHOWN) -> str:
    """Format problems as text: each with its line of the file, hints and remedy; blank lines between.

    Args:
        problems: In the order of the output.
        most: How many are listed; the rest are counted in a last line. None for all.

    Returns:
        With a line feed at the end; empty where there are no problems.
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
    """The numbers of errors, warnings and notes in words: `2 errors, 1 warning`, `no problems, 1 note`."""
    notes = sum(problem.count for problem in problems if problem.severity is Severity.NOTE)
    counted = name_counts(*count_problems(problems)) or ("no problems",)
    return ", ".join((*counted, *([f"{notes:,} {_plural(notes, 'note')}"] if notes else [])))


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"


def format_json(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """Plain data for `json.dumps`. Texts are not sanitized, since JSON escapes control characters."""
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
    """Plain data of a log in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS, 2020)."""
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
    """GitHub workflow commands that show each problem at its line (escaped as actions/toolkit core does)."""
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
    command = "notice" if problem.severity is Severity.NOTE else problem.severity
    return f"::{command} {written}::{_github_data(message)}"


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return sanitize_line(_github_data(text)).replace(":", "%3A").replace(",", "%2C")
