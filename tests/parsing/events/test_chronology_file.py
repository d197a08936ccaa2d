from __future__ import annotations

import pytest

from tests.cases import each
from tests.parsing.folders import EVENT, HEAD, pointed
from tui.chronology.keys import CitationKey
from tui.chronology.problem import count_problems
from tui.parsing.events.chronology_file import ChronologyFile, read_chronology_file
from tui.parsing.limits import Limits
from tui.parsing.safe_files import InputFile

pytestmark = pytest.mark.usefixtures("parser")


def read(text: str, limits: Limits | None = None) -> ChronologyFile:
    return read_chronology_file(InputFile("events.yaml", text), limits or Limits())


def problems(found: ChronologyFile) -> list[str]:
    return [pointed(problem, found.places.file) for problem in found.problems]


def ids(found: ChronologyFile) -> list[str]:
    return [event.id for event in found.events.models]


def test_everything_a_file_can_hold() -> None:
    found = read(
        """\
format: dateline/1
title: Canal company
about: >-
  The first
  ten years.
notice: Names of the dead.
x-drafts: [1, {2: 3}]
kinds:
  works: {label: Works, about: Digging}
actors:
  board: {name: The Board, held: 1801/.., protected: true, named-because: public body}
  x-later: anything
events:
  - id: cut
    date: 1802
    title: No
    kind: works
    status: established
    actors: [board]
    summary:
    x-todo: check
    cites:
      - minutes#6
      - {passage: minutes#p. 7, as: disputes, says: {date: 1803}}
      - {source: minutes, quote: the first cut}
    public: 1802-05~
    tags: [digging]
  - {id: open, after: cut, title: Opened, kind: works, status: reported}
differences:
  - id: when
    question: When?
    events: [cut]
    versions:
      - {says: In 1802, cites: [minutes#6]}
"""
    )
    assert problems(found) == []
    chronology = found.chronology(())
    assert (chronology.title, chronology.about, chronology.notice) == (
        "Canal company",
        "The first ten years.",
        "Names of the dead.",
    )
    cut, opened = chronology.events
    assert (cut.title, cut.summary, opened.date, opened.after) == ("No", "", None, "cut")
    assert [(str(cite.key), cite.role.value, cite.quote) for cite in cut.cites] == [
        ("minutes#6", "supports", ""),
        ("minutes#p. 7", "disputes", ""),
        ("minutes", "supports", "the first cut"),
    ]
    says = cut.cites[1].says
    assert says is not None
    assert says.date is not None
    assert says.date.text == "1803"
    [actor] = chronology.actors
    assert (actor.id, actor.protected, actor.named_because) == ("board", True, "public body")
    assert chronology.differences[0].versions[0].cites[0].key == CitationKey("minutes", "6")
    assert found.events.paths == [("events", 0), ("events", 1)]
    assert found.kinds.paths == [("kinds", "works")]


@each(
    ("more", "problem"),
    [
        ("    note: [a]\n", "wrong-shape: [a]"),
        ("    summry: x\n", "unknown-key: summry"),
        ("    colour: red\n", "unknown-key: colour"),
        ("    titel: x\n", "unknown-key: titel"),
        ("    colour:\n", "unknown-key: colour"),
        ("    cites: [{passage: g#1, quote:x}]\n", "unknown-key: quote:x"),
        ("    tags: [a, ~]\n", "empty-value: ~"),
        ("    tags: a\n", "wrong-shape: a"),
        ("    actors: [A B]\n", "bad-id: A B"),
        ("    cites: [gazette#1, Gazette#2]\n", "bad-id: Gazette#2"),
        ("    cites: [{passage: g#1, as: dispute}]\n", "unknown-word: dispute"),
        ("    cites: [{passage: g#1, qoute: x}]\n", "unknown-key: qoute"),
        ("    cites: [{passage: g#1, says: {date: 20}}]\n", "bad-date: 20"),
        ("    cites: [{passage: g#1, role: context}]\n", "unknown-key: role"),
        ("    cites: [{quote: x}]\n", "missing-key: {quote: x}]"),
        ('    note: "\\e"\n', 'control-character: "\\e"'),
    ],
)
def test_a_mistake_in_what_an_event_can_do_without_keeps_the_event(more: str, problem: str) -> None:
    found = read(HEAD + EVENT + more)
    assert problems(found) == [problem]
    assert ids(found) == ["opened"]
    assert found.problems[0].concerns == ("opened",)


@each(
    ("before", "after", "problem"),
    [
        ("1951-05-14", "1951-02-30", "bad-date: 30"),
        ("1951-05-14", "'1951-02-30'", "bad-date: 30"),
        ("1951-05-14", "[1950..1952]", "wrong-shape: [1950..1952]"),
        ("date:", "dat:", "unknown-key: dat"),
        ("title:", "titel:", "unknown-key: titel"),
        ("title: The hall was opened", "title:", "missing-key: title"),
        ("title: The hall was opened", "title: ' '", "empty-value: ' '"),
        ("title: The hall was opened", "title: {a: b}", "wrong-shape: {a: b}"),
        ("kind: works", "kind: The Works", "bad-id: The Works"),
        ("status: reported", "status: estblished", "unknown-word: estblished"),
        ("status: reported", "status: reported\n    date: 1952", "yaml-duplicate-key: date"),
        ("status: reported", "status: reported\n    public: *x", "yaml-alias: *x"),
        ("    status: reported\n", "", "missing-key: id: opened"),
    ],
)
def test_a_mistake_in_what_an_event_rests_on_leaves_it_out(before: str, after: str, problem: str) -> None:
    found = read(HEAD + EVENT.replace(before, after) + EVENT.replace("opened\n", "other\n", 1))
    assert problems(found) == [problem]
    assert ids(found) == ["other"]
    assert found.events.paths == [("events", 1)]
    assert found.problems[0].concerns == ("opened",)


@each(
    ("text", "expected"),
    [
        ("", ["no-events: "]),
        ("# nothing yet\n", ["no-events: # nothing yet"]),
        ("just words", ["wrong-shape: just words"]),
        ("- a", ["wrong-shape: - a"]),
        ("# mine\n\n- a", ["wrong-shape: - a"]),
        ("# mine\nwords", ["wrong-shape: words"]),
        ("title: T", ["format-missing: title: T"]),
        ("format: dateline/2", ["format-unknown: dateline/2"]),
        ("format: dateline/1\ntitel: x", ["unknown-key: titel"]),
        ("format: dateline/1\ntitle: [x]", ["wrong-shape: [x]"]),
        ("format: dateline/1\nevents: {a: b}", ["wrong-shape: {a: b}"]),
        ("format: dateline/1\nevents: [words]", ["wrong-shape: words"]),
        ("format: dateline/1\nkinds: [a]", ["wrong-shape: [a]"]),
        ("format: dateline/1\nkinds: {a: b}", ["wrong-shape: b"]),
        ("format: dateline/1\nkinds: {A B: {label: x}}", ["bad-id: A B"]),
        ("format: dateline/1\nkinds: {a: {label: x, id: b}}", ["unknown-key: id"]),
        ("format: dateline/1\nactors: {a: {name: x, protected: perhaps}}", ["bad-yes-no: perhaps"]),
        ("format: dateline/1\nactors:\n  a:\n    name: x\n    protected: [y]", ["wrong-shape: [y]"]),
        ("format: dateline/1\nkinds: {}\nkinds: {}", ["yaml-duplicate-key: kinds"]),
    ],
)
def test_mistakes_in_the_file_as_a_whole(text: str, expected: list[str]) -> None:
    assert [shown.rstrip() for shown in problems(read(text))] == [shown.rstrip() for shown in expected]


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("    kind", "   kind", "yaml-indentation: k"),
        ("    kind", "  kind", "yaml-indentation: k"),
        ("title: The", "title: @", "yaml-reserved: @"),
        ("title: The hall was opened", "~: x", "yaml-key: ~"),
        ("title: The hall was opened", "<<: {title: x}", "yaml-merge-key: <<"),
    ],
)
def test_what_may_stand_in_the_unread_part_of_an_event_is_not_missing(
    before: str, after: str, problem: str
) -> None:
    found = read(HEAD + EVENT.replace(before, after))
    assert (problems(found), ids(found)) == ([problem], [])


@pytest.mark.parametrize(
    ("before", "after", "remedy"),
    [
        ("\n    kind", "\nkind", "indent it as far as the other keys of an event"),
        ("    title", "\u00a0\u00a0title", "replace it with plain spaces"),
        ("status: reported", "cites: -log#1", "a plain hyphen and a plain space"),
        ("status: reported", "cites: [{passage:log#1}]", "write a space after the colon: `passage: log#1`"),
        ("date: 1951", "id: 1951", "begin a new item with `- `"),
    ],
)
def test_a_slip_is_met_with_what_puts_it_right(before: str, after: str, remedy: str) -> None:
    found = read(HEAD + EVENT.replace(before, after))
    assert any(remedy in problem.remedy for problem in found.problems)


def test_a_problem_says_what_to_do_and_what_it_costs() -> None:
    [problem] = read(HEAD + EVENT.replace("1951-05-14", "14.5.1951")).problems
    assert str(problem.place) == "events.yaml:6:11"
    assert problem.excerpt == "    date: 14.5.1951"
    assert "1951-05-14" in problem.remedy
    assert problem.hints == ("the event is skipped until this is fixed",)


def test_no_problem_repeats_more_than_a_little_of_the_input() -> None:
    found = read(HEAD + EVENT.replace("reported", "r" * 500) + f"    {'k' * 500}: x\n")
    assert [problem.code for problem in found.problems] == ["unknown-word", "unknown-key"]
    for problem in found.problems:
        assert len(problem.message) < 120
        assert len(problem.excerpt) <= 160
        assert "http" not in problem.message + problem.remedy


def test_what_stands_before_a_break_is_read() -> None:
    found = read(HEAD + EVENT + EVENT.replace("opened", "closed", 1).replace("The hall", "The hall: it"))
    assert ids(found) == ["opened"]
    assert problems(found) == ["yaml-colon: :"]
    assert not found.is_complete


def test_limits() -> None:
    three = "".join(EVENT.replace("opened", name, 1) for name in ("one", "two", "three"))
    found = read(HEAD + three, Limits(events=2))
    assert ids(found) == ["one", "two"]
    assert [problem.code for problem in found.problems] == ["too-many-events"]
    found = read(HEAD + EVENT.replace("1951-05-14", "x") * 9, Limits(problems=3))
    assert [problem.code for problem in found.problems] == ["bad-date"] * 3 + ["too-many-problems"]
    assert found.problems[-1].message == "6 more problems of this file are not shown"
    assert count_problems(found.problems) == (9, 0)
    assert found.problems[-1].place.line == found.problems[-2].place.line + EVENT.count("\n")
    found = read(HEAD + EVENT + "".join(f"    k{number}: x\n" for number in range(99)))
    assert [problem.code for problem in found.problems] == ["unknown-key"] * 50 + ["too-many-problems"]
