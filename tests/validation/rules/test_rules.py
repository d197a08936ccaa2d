"""What the golden chronologies leave open: cases at the edge of a rule, mistakes that must not multiply."""

import time
from pathlib import Path

import pytest

from tests.parsing.folders import write
from tui.parsing.loader import load_chronology
from tui.validation.check import check_chronology

HEAD = "format: dateline/1\ntitle: A lighthouse\nkinds:\n  works: {label: Works}\nevents:\n"
LIT = "  - {id: lit, date: 1874-06-02, title: It is lit, kind: works, status: reported, cites: [log#1]}\n"
LOG = (
    "---\ntitle: The keeper’s log\nissued: 1874-06-05\n---\n\nLit at dusk.\n\nNobody came, and nobody left.\n"
)


def event(name: str, rest: str, cites: str = "[log#1]") -> str:
    return f"  - {{id: {name}, title: It is {name}, kind: works, status: reported, cites: {cites}, {rest}}}\n"


def codes(root: Path, events: str, log: str = LOG) -> list[str]:
    return [
        problem.code for problem in check_chronology(load_chronology(write(root, HEAD + events, log=log)))
    ]


@pytest.mark.parametrize(
    "events",
    [
        LIT,
        LIT + event("dark", "after: lit"),
        LIT + event("dark", "after: lit, before: mended") + event("mended", "date: 1874-06"),
        # A date and neighbours, as long as there are days for both.
        LIT + event("dark", "date: 1874, after: lit"),
        LIT + event("dark", "date: 1874-06-02, before: lit"),
        LIT
        + event("dark", "date: '[1874-06-01..1874-06-03]', after: lit, before: mended")
        + event("mended", "date: 1874-06-03"),
        # Named by another, an undated event has a place.
        event("lit", "date: 1874-06-02, before: dark") + event("dark", "x-mine: 1"),
        LIT
        + event("dark", "x-mine: 1")
        + event("mended", "after: dark")
        + event("left", "date: 1874, after: mended"),
        # The source may be of the day, of a month that is not over, or announce what is to come.
        event("dark", "date: 1874-06-05"),
        event("dark", "date: 1874-06"),
        event("dark", "date: 1875", "[{passage: log#2, as: context}]") + LIT,
        event("dark", "date: 1874, public: 1874-01"),
        event("dark", "date: 1874", "[{passage: log#1, quote: Lit at dusk}]"),
        event("dark", "date: 1874", "[{passage: log#2, quote: nobody, suffix: left}]"),
        event("dark", "date: 1874", "[log#1, {passage: log#2, as: disputes, says: {title: Nobody lit it}}]"),
        event("dark", "date: 1874", "[log#1, {passage: log#2, as: disputes, says: {date: 1873}}]"),
        event("dark", "date: 1874").replace("It is dark", "And so on..."),
    ],
)
def test_sound_chronologies(events: str, tmp_path: Path) -> None:
    assert set(codes(tmp_path, events)) <= {"event-unsupported"}


@pytest.mark.parametrize(
    ("events", "told"),
    [
        # An event that cannot be read is not also called missing, nor its kind and source unused.
        (LIT.replace("06-02", "06-31"), ["bad-date"]),
        (LIT.replace("06-02", "06-31") + event("dark", "after: lit"), ["bad-date"]),
        (LIT.replace("[log#1]", "log#1"), ["wrong-shape"]),
        (LIT.replace("kind: works", "kind: work"), ["unknown-kind"]),
        (LIT.replace("log#1", "lag#1"), ["unknown-source"]),
        (LIT + "x-more: [\n", ["yaml-bracket-open"]),
    ],
)
def test_one_mistake_is_told_once(events: str, told: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, events) == told


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("2013/lag.md", "corpus/2013/lag.md is not read; move it to corpus/lag.md"),
        ("lag.MD", "corpus/lag.MD is not read; move it to corpus/lag.md"),
        ("lag.pdf", "corpus/lag.pdf is not read; make a source of it: dateline corpus add corpus/lag.pdf"),
    ],
)
def test_a_source_that_is_there_and_not_read_is_not_called_missing(
    name: str, remedy: str, tmp_path: Path
) -> None:
    codes(tmp_path, LIT.replace("log#1", "lag#1"))
    path = tmp_path / "corpus" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(LOG)
    problems = {problem.code: problem for problem in check_chronology(load_chronology(tmp_path))}
    assert problems["unknown-source"].remedy == remedy


def test_a_source_that_cannot_be_read_is_not_called_missing_or_undated(tmp_path: Path) -> None:
    assert codes(tmp_path, LIT, LOG.replace("1874-06-05", "1874-06-31")) == ["bad-date"]


@pytest.mark.parametrize(
    ("log", "column"),
    [
        (LOG.replace("at dusk", "at \u202edusk"), 8),
        (LOG.replace("at dusk.", 'at dusk. {speaker="the \u200bkeeper"}'), 15),
    ],
)
def test_hidden_characters_of_passages(log: str, column: int, tmp_path: Path) -> None:
    assert codes(tmp_path, LIT, log) == ["hidden-character"]
    assert check_chronology(load_chronology(tmp_path))[0].place.column == column


def test_hidden_characters_written_as_escapes(tmp_path: Path) -> None:
    assert codes(tmp_path, LIT.replace("It is lit", '"It is \\u202elit"')) == ["hidden-character"]


def test_a_circle_of_two_thousand_is_told_once_and_shortly(tmp_path: Path) -> None:
    ring = "".join(event(f"e-{n}", f"after: e-{(n + 1) % 2_000}") for n in range(2_000))
    began = time.process_time()
    assert codes(tmp_path, ring) == ["order-circle"]
    assert time.process_time() - began < 20
    problem = check_chronology(load_chronology(tmp_path))[0]
    assert "1,992 more" in problem.message
    assert len(problem.message) < 200


def test_two_circles_are_two_problems(tmp_path: Path) -> None:
    events = event("a", "after: b") + event("b", "after: a") + event("c", "before: c")
    assert codes(tmp_path, events) == ["order-circle", "order-circle"]


def test_concerned_events_are_named(tmp_path: Path) -> None:
    codes(tmp_path, LIT + event("dark", "date: 1874", "[{passage: log#1, quote: It was never lit at all}]"))
    assert [problem.concerns for problem in check_chronology(load_chronology(tmp_path))] == [("dark",)]


@pytest.mark.parametrize(
    ("rest", "log", "remedies"),
    [
        ("date: [1874]", LOG, ["write 1874? if it is inferred, or 1874 if it is stated"]),
        ("date: [1874-06]", LOG, ["write 1874-06? if it is inferred, or 1874-06 if it is stated"]),
        ("date: [1874, 1875]", LOG, ["put the date in quotation marks: `[` begins a list in YAML"]),
        (
            'date: "[1874]"',
            LOG.replace("1874-06-05", '"[1875]"').replace("dusk.", 'dusk. {about="[1874]"}'),
            [
                "write 1875? if it is inferred, or 1875 if it is stated",
                "write 1874? if it is inferred, or 1874 if it is stated",
                "write 1874? if it is inferred, or 1874 if it is stated",
            ],
        ),
        (
            "date: 1874-06-02T00:00:00",
            LOG,
            ["write 1874-06-02; or 1874-06-02T00:00, if it was at midnight"],
        ),
        ("date: 1874-06-02T00:00", LOG, []),
        ('date: "[1873..1874]"', LOG, []),
        # EDTF in the file: a month, and no two years.
        ("date: 1873-74", LOG, ["write 1873/1874"]),
        ("date: 1806-07", LOG, []),
    ],
)
def test_a_date_that_may_be_meant_otherwise(rest: str, log: str, remedies: list[str], tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "log.md").write_text(log, encoding="utf-8")
    (tmp_path / "events.yaml").write_text(HEAD + event("dark", rest), encoding="utf-8")
    told = [
        problem
        for problem in check_chronology(load_chronology(tmp_path))
        if "date" in problem.code or "shape" in problem.code
    ]
    assert [problem.remedy for problem in told] == remedies


@pytest.mark.parametrize(
    ("events", "line", "message", "remedy"),
    [
        (
            LIT + event("dark", "date: 1873, after: lit"),
            7,
            "`dark`, some time in 1873, is placed after lit, which is later: 2 June 1874",
            "correct one of the dates, or delete `after`",
        ),
        (
            LIT + event("dark", "date: 1874-06-04, before: lit"),
            7,
            "`dark` is placed before lit, 2 June 1874, and is later: 4 June 1874",
            "correct one of the dates, or delete `before`",
        ),
        (
            LIT + event("dark", "after: lit, before: left") + event("left", "date: 1873"),
            7,
            "`dark` is placed before left, some time in 1873, and comes after lit, 2 June 1874",
            "correct one of the dates, or delete `before`",
        ),
        (
            LIT + event("dark", "after: lit") + event("left", "date: 1873, after: dark"),
            8,
            "`left`, some time in 1873, is placed after dark, which comes after lit, 2 June 1874",
            "correct one of the dates, or delete `after`",
        ),
        (
            LIT + event("dark", "after: dark"),
            7,
            "`dark` is placed after itself",
            "name another event, or delete `after`",
        ),
        (
            event("lit", "date: 1874-06-02") + event("dark", "date: 1874-06, after: lit, before: lit"),
            7,
            "these events come before one another in a circle: lit, dark, lit",
            "delete the `after` or the `before` of one of them",
        ),
    ],
)
def test_an_order_that_cannot_be(events: str, line: int, message: str, remedy: str, tmp_path: Path) -> None:
    codes(tmp_path, events)
    [found] = [one for one in check_chronology(load_chronology(tmp_path)) if one.code.startswith("order")]
    assert (found.place.line, found.message, found.remedy) == (line, message, remedy)


def test_what_is_said_from_both_sides_is_told_once(tmp_path: Path) -> None:
    events = event("lit", "date: 1874-06-02, before: dark") + event("dark", "date: 1873, after: lit")
    assert codes(tmp_path, events).count("order-impossible") == 1


def test_an_undated_event_among_undated_ones_has_no_place(tmp_path: Path) -> None:
    events = LIT + event("dark", "x-mine: 1") + event("left", "after: dark")
    assert "undated" in codes(tmp_path, events)


ACTORS = "actors:\n  keeper: {name: The keeper, named-because: invented}\n"
DIFFERS = """\
differences:
  - id: who-lit-it
    question: Who lit it?
    events: [lit]
    versions: [{says: The keeper, cites: [log#1]}, {says: Nobody, cites: [log#2]}]
"""


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        ("said-by=keeper said-on=1874-06-05 matter=who-lit-it", []),
        ("said-by=keeper said-on=1874", []),
        ("said-by=keeper said-on=../1874-06-07", []),
        ("said-by=keeper,mate,nobody", ["unknown-actor", "unknown-actor"]),
        ('said-by="The keeper"', ["unknown-actor"]),
        ("said-by=keeper matter=who-lit", ["unknown-difference"]),
        ("said-by=keeper matter=lit", ["unknown-difference"]),
        ("said-on=1874", ["statement-without-speaker"]),
        ("said-by=keeper said-on=1874-06-06", ["said-after-source"]),
        ('said-by=keeper said-on="[1874-06-01]"', ["date-by-habit"]),
        ("said-by=kee\u200bper", ["unknown-actor", "hidden-character"]),
    ],
)
def test_statements(attributes: str, told: list[str], tmp_path: Path) -> None:
    log = LOG.replace("at dusk.", f"at dusk. {{{attributes}}}")
    found = codes(tmp_path, LIT + ACTORS + DIFFERS, log)
    assert sorted(code for code in found if code != "actor-unused") == sorted(told)


def test_a_difference_or_an_actor_that_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    log = LOG.replace("at dusk.", "at dusk. {said-by=mate matter=who-lit-it}")
    lost = DIFFERS.replace("question: Who lit it?", "question: [Who lit it?]")
    mate = ACTORS.replace("keeper: {name: The keeper", "mate: {name: [The mate]")
    assert "unknown-difference" not in codes(tmp_path, LIT + ACTORS + lost, log)
    assert "unknown-actor" not in codes(tmp_path, LIT + mate + DIFFERS, log)


def test_the_nearest_actor_is_offered_where_it_stands(tmp_path: Path) -> None:
    codes(tmp_path, LIT + ACTORS + DIFFERS, LOG.replace("at dusk.", "at dusk. {speaker=x said-by=keper}"))
    (problem,) = (one for one in check_chronology(load_chronology(tmp_path)) if one.code == "unknown-actor")
    assert problem.remedy == "write `keeper`, or add `keper` to the actors"
    assert (problem.place.path, problem.place.line, problem.place.column) == ("corpus/log.md", 6, 25)
