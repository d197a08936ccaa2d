"""The report: its form for people, and its forms for programs."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.chronology.problem import Location, Problem, Severity
from tui.text.sanitize import sanitize_line
from tui.validation.reporters import format_github, format_json, format_sarif, format_summary, format_text

QUOTE = Problem(
    "quote-not-found",
    Location("events.yaml", 42, 12, 16),
    "the words are not in herald-1874",
    "correct the quotation, or name the passage it comes from",
    excerpt='    quote: "in a great fog"',
    hints=("nearest, 88 %: passage 15, “in the great fog”",),
    concerns=("wreck",),
)
WARNING = Problem("undated", Location("events.yaml", 7), "`wreck` has no date", "add it", Severity.WARNING)


def test_text_has_place_code_line_carets_hints_and_remedy() -> None:
    assert format_text([QUOTE]) == (
        "events.yaml:42:12: quote-not-found: the words are not in herald-1874\n"
        '   42 |     quote: "in a great fog"\n'
        "      |            ^^^^^^^^^^^^^^^^\n"
        "   nearest, 88 %: passage 15, “in the great fog”\n"
        "   → correct the quotation, or name the passage it comes from\n"
    )


def test_text_names_warnings_and_parts_problems_by_a_blank_line() -> None:
    assert format_text([QUOTE, WARNING]).split("\n\n")[1] == (
        "events.yaml:7:1: undated: warning: `wreck` has no date\n   → add it\n"
    )
    assert format_text([]) == ""


@pytest.mark.parametrize(
    ("excerpt", "column", "width", "carets"),
    [
        ("title: fog", 8, 3, "       ^^^"),
        ("\ttitle: fog", 9, 3, "           ^^^"),
        ("title: 霧と灯台", 9, 2, "         ^^^^"),
        ("title: e\u0301 fog", 11, 3, "         ^^^"),
        ("title: \x1b[2Jfog", 8, 1, "       ^"),
        ("title: \u202efog", 8, 1, "       ^^^^^"),
        ("fog", 3, 40, "  ^"),
        ("fog", 90, 4, "   ^"),
    ],
)
def test_carets_stand_under_what_is_meant(excerpt: str, column: int, width: int, carets: str) -> None:
    problem = Problem(
        "a-code", Location("events.yaml", 1, column, width), "it is wrong", "mend it", excerpt=excerpt
    )
    assert format_text([problem]).splitlines()[2] == f"     | {carets}"


def test_fifty_are_written_out_and_the_rest_counted() -> None:
    many = [WARNING] * 1_062
    assert format_text(many).count("undated") == 50
    assert format_text(many).endswith("and 1,012 more problems; `dateline check --format json` lists all\n")
    assert format_text(many, most=None).count("undated") == 1_062
    many[-1] = replace(WARNING, count=11)
    assert format_text(many).endswith("and 1,022 more problems; `dateline check --format json` lists 1,062\n")


@pytest.mark.parametrize(
    ("errors", "warnings", "words"),
    [
        (0, 0, "no problems"),
        (1, 0, "1 error"),
        (0, 2, "2 warnings"),
        (1_200, 1, "1,200 errors, 1 warning"),
    ],
)
def test_summary(errors: int, warnings: int, words: str) -> None:
    assert format_summary([QUOTE] * errors + [WARNING] * warnings) == words
    all_in_one = [replace(QUOTE, count=errors)] * bool(errors) + [WARNING] * warnings
    assert format_summary(all_in_one) == words


def test_json_has_everything_a_program_needs() -> None:
    assert format_json([QUOTE]) == [
        {
            "code": "quote-not-found",
            "path": "events.yaml",
            "line": 42,
            "column": 12,
            "width": 16,
            "message": "the words are not in herald-1874",
            "remedy": "correct the quotation, or name the passage it comes from",
            "severity": "error",
            "hints": ["nearest, 88 %: passage 15, “in the great fog”"],
            "events": ["wreck"],
        }
    ]


def test_sarif_points_from_results_to_rules_and_places() -> None:
    odd = Problem("undated", Location("corpus/a b.md", 3, 2, 5), "m", "r", Severity.WARNING)
    run = format_sarif([QUOTE, odd])["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["quote-not-found", "undated"]
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "corpus/a%20b.md"
    assert place["region"] == {"startLine": 3, "startColumn": 2, "endColumn": 7}
    assert run["columnKind"] == "unicodeCodePoints"


def test_github_commands_are_one_line_each_and_escaped() -> None:
    odd = Problem(
        "undated", Location("a,b:c%.md", 3, 2, 5), "50 %\r\n::error::boo", "mend it", Severity.WARNING
    )
    written = format_github([odd])
    assert written == (
        "::warning file=a%2Cb%3Ac%25.md,line=3,col=2,endColumn=7,title=undated"
        "::50 %25␍ ::error::boo%0A→ mend it\n"
    )


HOSTILE = st.text(alphabet="ab \t\n\r\x1b\x9b\u202e\u200b霧e\u0301%:,[]\ud800", max_size=12)


@given(HOSTILE, HOSTILE, HOSTILE, st.integers(1, 20), st.integers(1, 20))
@settings(max_examples=200, deadline=None)
def test_nothing_hostile_comes_through(
    path: str, message: str, excerpt: str, column: int, width: int
) -> None:
    problem = Problem(
        "a-code", Location(path, 1, column, width), message, message, excerpt=excerpt, hints=(message,)
    )
    for text in (format_text([problem]), format_github([problem])):
        assert all(line == sanitize_line(line) for line in text.split("\n"))
    assert format_github([problem]).count("\n") == 1
    for report in (format_json([problem]), format_sarif([problem])):
        assert re.fullmatch(r"[\x20-\x7e]*", json.dumps(report))
