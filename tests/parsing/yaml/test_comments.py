"""Comments of YAML behind values: what cuts text or a citation is told, what is meant is not."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases import each
from tests.validation.golden import FOLDER
from tui.chronology.problem import Severity
from tui.parsing.events.chronology_file import KEYS
from tui.parsing.events.validation_messages import NOUNS, known_keys
from tui.parsing.limits import Limits
from tui.parsing.loader import load_chronology
from tui.parsing.yaml import comments
from tui.parsing.yaml.comments import CHECKED, CHECKED_IN, CITATIONS, TEXTS
from tui.parsing.yaml.tree import read_tree

pytestmark = pytest.mark.usefixtures("parser")
HEAD = "format: dateline/1\nevents:\n  - id: a\n"


def told(text: str) -> list[tuple[str, Severity]]:
    faults = [fault for fault in read_tree(text).faults if fault.code == "yaml-comment"]
    return [(text[fault.start : fault.end], fault.severity) for fault in faults]


@each(
    ("text", "comment"),
    [
        ("title: Room #4 is shut\n", "#4 is shut"),
        ("title: Room # 4 is shut\n", "# 4 is shut"),
        ("title: Room  # 4 is shut\n", "# 4 is shut"),
        ("title: The lock # a history", "# a history"),
        ("title: Room #4 is shut\r\n", "#4 is shut\r"),
        ("about: two\n  lines #4\n", "#4"),
        ("notice: #4 is shut\n", "#4 is shut"),
        ("kinds:\n  works: {label: Lock #4\n    }\n", "#4"),
        (f"{HEAD}    summary: case #12 was heard\n", "#12 was heard"),
        (f"{HEAD}    note: see #a\n    kind: works\n", "#a"),
        (f"{HEAD}    tags:\n      - lock #2\n", "#2"),
        ("actors:\n  a:\n    named-because: held office #1\n", "#1"),
        ("differences:\n  - question: Which lock, #1 or #2?\n", "#1 or #2?"),
        ("differences:\n  - versions:\n      - says: Lock #1\n", "#1"),
        ("author:\n  - Author #1\n", "#1"),
        ("searches:\n  - by: Clerk #1\n", "#1"),
        ("searches:\n  - in:\n      - described: the boxes of shelf #4\n", "#4"),
    ],
)
def test_a_comment_that_cuts_text_is_a_warning(text: str, comment: str) -> None:
    assert told(text) == [(comment, Severity.WARNING)]


@each(
    ("cites", "comment"),
    [
        ("      - paper #1\n", "#1"),
        ("      - paper # 1\n", "# 1"),
        ("      - paper  # 1\n", "# 1"),
        ("      - paper # p. 12\n", "# p. 12"),
        ("      - paper#1 #2\n", "#2"),
        ("      - passage: paper #1\n", "#1"),
        ("      - source: paper #1\n", "#1"),
        ("      - passage: paper#1\n        quote: in case #4 they said\n", "#4 they said"),
        ("      - passage: paper#1\n        says: {title: Room #4\n          }\n", "#4"),
        ("      - {passage: paper #1\n         , as: disputes}\n", "#1"),
    ],
)
def test_a_comment_that_cuts_a_citation_is_an_error(cites: str, comment: str) -> None:
    assert told(f"{HEAD}    cites:\n{cites}") == [(comment, Severity.ERROR)]
    assert told(f"differences:\n  - versions:\n    - cites:\n{cites}") == [(comment, Severity.ERROR)]


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        (
            f"{HEAD}    cites:\n      - {{passage: paper #1, as: disputes}}\n      - paper#2\n",
            "#1, as: disputes}",
        ),
        (f"{HEAD}    cites: [paper #1, paper#2]\n    kind: works\n", "#1, paper#2]"),
        (f"{HEAD}    actors: [mary # and others]\n    kind: works\n", "# and others]"),
        ("kinds:\n  works: {label: Lock #4}\n", "#4}"),
        (f"{HEAD}    summary: The case #4\n      was heard\n    kind: works\n", "#4"),
    ],
)
def test_a_comment_by_which_the_text_breaks_off_is_the_error(text: str, comment: str) -> None:
    tree = read_tree(text)
    assert [fault.code for fault in tree.faults] == ["yaml-comment"]
    assert told(text) == [(comment, Severity.ERROR)]
    assert not tree.is_complete


@each(
    "line",
    [
        "kind: works # as the minutes say",
        "kind: works #as the minutes say",
        "status: reported  # not found",
        "date: 1874-06-02 # a Tuesday",
        "before: opening # 1",
        "after: opening # 2",
        "title: The lock is opened  # draft wording",
        'title: "The lock" # 4',
        "title: 'Lock #4' #4",
        "title: Lock no.#4",
        "note: # nothing yet",
        "note:  # 4 lines to come",
        "tags: [one, two] # 3",
        "actors: [mary, john] #2",
        "summary: >- # 4 lines\n      in case #4 they\n      said # nothing",
        "summary: |  #4\n      a #b",
        "cites: [paper#1, paper#2] # 3",
        "cites: # 2\n      - paper#1 # the minutes of May\n      - paper#p. 12  # the minutes of June",
        "cites:\n      - paper  # all of it\n      # 4\n      - paper#1",
        "cites:\n      - {passage: paper#1, as: disputes} #4",
        "cites:\n      - passage: paper#1 # see\n        as: disputes #x\n        quote: 'a #4' #4",
        "x-mine: Room #4",
        "x-mine: {title: Room #4\n      }",
        "# title: Room #4",
    ],
)
def test_a_comment_that_is_meant_is_no_fault(line: str) -> None:
    text = f"{HEAD}    {line}\n"
    assert read_tree(text).faults == []


@pytest.mark.parametrize("text", [f"{HEAD}    kind: works # said\n   status: reported\n", "a: [b # c\n"])
def test_a_comment_is_no_cause_of_other_faults(text: str) -> None:
    assert told(text) == []
    assert read_tree(text).faults


def test_every_key_is_text_or_checked_or_a_citation() -> None:
    keys = {key for model in NOUNS for key in known_keys(model)} | set(KEYS)
    assert keys - {"passages"} == TEXTS | CHECKED | CITATIONS
    assert not TEXTS & CHECKED
    assert {key for _, key in CHECKED_IN} <= TEXTS
    assert not (TEXTS | CHECKED) & CITATIONS


@pytest.mark.parametrize("text", ["2026-05-01 # 2 copies", "2026-05-01 #2"])
def test_a_key_that_is_text_elsewhere_is_checked_in_its_section(text: str) -> None:
    assert told(f"entries:\n  - by: {text}\n") == []
    assert told(f"searches:\n  - by: {text}\n")


def test_few_are_told() -> None:
    text = "events:\n" + "  - title: Lock #4\n" * 5_000
    tree = read_tree(text, Limits())
    assert tree.is_complete
    assert isinstance(tree.data, dict)
    assert tree.data["events"] == [{"title": "Lock"}] * 5_000
    assert 0 < len(tree.faults) < Limits().problems


def test_front_matter_is_looked_at_too() -> None:
    problems = load_chronology(FOLDER / "yaml-comment").problems
    assert {problem.place.path for problem in problems} == {"corpus/minutes.md", "events.yaml"}


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("ab #4\t\"'[]{},:-\n", max_size=30))
def test_any_text_is_read(value: str) -> None:
    text = f"{HEAD}    title: {value}\n"
    for fault in read_tree(text).faults:
        assert 0 <= fault.start <= fault.end <= len(text) + 1
    read_tree(f"{HEAD}    cites: [{value}]\n")


SIGNS = st.text(st.sampled_from(" \t#a\n\u2003"), max_size=40)


@given(SIGNS, st.sampled_from([1, 2, 3, 1 << 20]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_comment_is_found_wherever_the_text_is_parted(text: str, at_once: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(comments, "_AT_ONCE", at_once)
        found = comments.comments_in(text)
    plainly = re.finditer(r"(?<=\S)[ \t]+#", text)
    assert found == {one.start(): one.end() - 1 for one in plainly}
