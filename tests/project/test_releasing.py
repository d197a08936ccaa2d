from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.cli.canal import EVENTS, build
from tui.exporting.exported import Companion, Exported
from tui.exporting.extract import Extract, Selection, gather
from tui.exporting.formats import FORMATS
from tui.exporting.markdown import to_markdown
from tui.project.finding import Found
from tui.project.opening import Project, open_project
from tui.project.protecting import add
from tui.project.releasing import Withheld, release
from tui.reading.query import parse_query

PERSON = EVENTS.replace(
    "name: Mary Lock, role: Lock keeper, named-because: invented", "name: Person A, protected: true"
)


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))


def released(root: Path, *accepted: str, query: str = "", names: tuple[str, ...] = ()) -> Exported | Withheld:
    if names:
        add(root, names)
    project = open_project(Found(root))
    assert isinstance(project, Project)
    extract = gather(
        project.index, Selection(parse_query(query, {})[0]), program="dateline", today=date(1874, 6, 2)
    )
    try:
        return release(project, extract, to_markdown, accepted)
    finally:
        project.close()


def codes(answer: Exported | Withheld) -> tuple[str, ...]:
    return answer.codes if isinstance(answer, Withheld) else ()


def changed(*pairs: tuple[str, str], text: str = PERSON) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


EXACT = ("date: 1813\n", "date: 1813-03\n")
PLACE = ("The first lock opens", "Person A, of Mill Lane, opens it")


@pytest.mark.parametrize(
    ("events", "query", "found"),
    [
        (PERSON, "", ()),
        (changed(EXACT), "", ()),
        (changed(PLACE), "", ()),
        (changed(EXACT, PLACE), "", ("identification-risk",)),
        (changed(EXACT, PLACE), "shares", ()),
        (
            changed(EXACT, ("says: On 1 June", "says: Person A’s mother sold them")),
            "",
            ("identification-risk",),
        ),
        (changed(EXACT, ("says: On 1 June", "says: Person A’s mother sold them")), "lock", ()),
        (changed(("protected: true", "protected: yess")), "", ("actors-in-doubt",)),
        (changed(("protected: true", "protectd: true")), "shares", ("actors-in-doubt",)),
        (changed(("accounts:", "accounts: [\n")), "", ()),
        (changed(("  mary-lock: {", "  mary-lock: {*a, ")), "", ("actors-in-doubt",)),
        (changed(("tags: [navvies]", "tag: [navvies]")), "", ()),
    ],
)
def test_what_is_withheld(tmp_path: Path, events: str, query: str, found: tuple[str, ...]) -> None:
    assert codes(released(build(tmp_path / "canal", events), query=query)) == found


def test_each_risk_is_accepted_by_itself_and_told_in_the_extract(tmp_path: Path) -> None:
    root = build(tmp_path / "canal", changed(EXACT, PLACE, ("tags: [navvies]", "tags: [Zebedee Quill]")))
    both = ("protected-name", "identification-risk")
    assert codes(released(root, names=("Zebedee Quill",))) == both
    for accepted in both:
        assert codes(released(root, accepted)) == tuple(code for code in both if code != accepted)
    answer = released(root, *both)
    assert isinstance(answer, Exported)
    assert "accepted: identification-risk, protected-name\n" in answer.text
    assert "Zebedee" not in answer.text


def test_nothing_is_accepted_that_is_not_there(tmp_path: Path) -> None:
    answer = released(build(tmp_path / "canal"), "protected-name", "nonsense")
    assert isinstance(answer, Withheld)
    assert (answer.risks, answer.unknown) == ((), ("nonsense", "protected-name"))


def test_a_name_that_a_format_would_write_never_leaves(tmp_path: Path) -> None:
    root = build(tmp_path / "canal")
    add(root, ["Zebedee Quill"])
    project = open_project(Found(root))
    assert isinstance(project, Project)
    extract = gather(project.index, Selection(), program="dateline", today=date(1874, 6, 2))

    def write(_: Extract) -> Exported:
        return Exported("one\nby Zebedee Quill\n")

    refused = release(project, extract, write)
    assert isinstance(refused, Withheld)
    assert [risk.lines for risk in refused.risks] == [("line 2 of the extract",)]
    answer = release(project, extract, write, ["protected-name"])
    assert answer == Exported("one\nby ███\n")
    project.close()


def test_the_second_file_passes_the_same_gate(tmp_path: Path) -> None:
    root = build(tmp_path / "canal")
    add(root, ["Zebedee Quill"])
    project = open_project(Found(root))
    assert isinstance(project, Project)
    extract = gather(project.index, Selection(), program="dateline", today=date(1874, 6, 2))

    def write(_: Extract) -> Exported:
        return Exported("one\n", (), Companion("one.csl.json", "[\n{}, Zebedee Quill]\n"))

    refused = release(project, extract, write)
    assert isinstance(refused, Withheld)
    assert [risk.lines for risk in refused.risks] == [("line 2 of one.csl.json",)]
    answer = release(project, extract, write, ["protected-name"])
    assert isinstance(answer, Exported)
    assert answer.companion == Companion("one.csl.json", "[\n{}, ███]\n")
    project.close()


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_says_a_protected_name_or_breaks_where_it_is_masked(tmp_path: Path, name: str) -> None:
    """The name stands in one field, and once more in two that are neighbours in a form."""
    events = changed(("tags: [navvies]", "tags: [zebedee, quill]"), ("The canal is dug", "O Zebedee Quill"))
    root = build(tmp_path / "canal", events)
    add(root, ["Zebedee Quill"])
    project = open_project(Found(root))
    assert isinstance(project, Project)
    extract = gather(project.index, Selection(), program="dateline", today=date(1874, 6, 2))
    form = FORMATS[name].write
    assert "protected-name" in codes(release(project, extract, form))
    answer = release(project, extract, form, ["protected-name"])
    assert isinstance(answer, Exported)
    assert "quill" not in answer.text.replace("\r\n ", "").casefold()
    # What the form is made of is untouched: but for the space in the name, the signs are in the same places.
    signs = re.compile(r"[^\w█ ]")
    assert signs.findall(answer.text) == signs.findall(
        form(replace(extract, accepted=("protected-name",))).text
    )
    project.close()
