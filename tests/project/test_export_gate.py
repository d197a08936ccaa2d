from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.canal import EVENTS, build
from tui.export.content import ExportContent, ExportSelection, gather_content
from tui.export.format_table import FORMATS
from tui.export.formats.markdown_format import to_markdown
from tui.export.formats.svg_format import to_svg
from tui.export.result import ExportResult, Sidecar
from tui.parsing.loader import load_chronology
from tui.parsing.query.parse_query import parse_query
from tui.project.export_gate import ExportBlocked, ExportPreview, check_export, preview_export
from tui.project.locate_project import ProjectLocation
from tui.project.name_list import add_names
from tui.project.project import Project, open_project
from tui.validation.check import check_chronology

PERSON = EVENTS.replace(
    "name: Mary Lock, role: Lock keeper, named-because: invented", "name: Person A, protected: true"
)


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))


def released(
    root: Path, *accepted: str, query: str = "", names: tuple[str, ...] = ()
) -> ExportResult | ExportBlocked:
    if names:
        add_names(root, names)
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    content = gather_content(
        project.index, ExportSelection(parse_query(query, {})[0]), program="dateline", today=date(1874, 6, 2)
    )
    try:
        return check_export(project, content, to_markdown, accepted)
    finally:
        project.close()


def codes(answer: ExportResult | ExportBlocked) -> tuple[str, ...]:
    return answer.codes if isinstance(answer, ExportBlocked) else ()


def changed(*pairs: tuple[str, str], text: str = PERSON) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


EXACT = ("date: 1813\n", "date: 1813-03\n")
PLACE = ("The first lock opens", "Person A, of Mill Lane, opens it")


MENDED = "    title: A bridge is mended\n    kind: works\n    status: reported\n    after: lock-opened\n"
BY_SOMEBODY = """\
    title: Person A, of Mill Lane, mends a bridge
    kind: works
    status: reported
    actors: [mary-lock]
    after: frost
    before: flood
"""
FROST = """\
  - {id: frost, date: 1813-03, title: A frost, kind: works, status: reported, cites: [ledger#4]}
  - {id: flood, date: 1813-06, title: A flood, kind: works, status: reported, cites: [ledger#4]}
differences:
"""
NARROW = changed((MENDED, BY_SOMEBODY), ("differences:\n", FROST))


@pytest.mark.parametrize(
    ("events", "found"),
    [
        (NARROW, ("identification-risk",)),
        (NARROW.replace("date: 1813-06", "date: 1814-06"), ()),
        (NARROW.replace("date: 1813-06", "date: 1813-06?"), ()),
        (NARROW.replace(", of Mill Lane,", ""), ()),
    ],
)
def test_what_the_order_leaves_to_under_a_year_is_an_exact_date(
    events: str, found: tuple[str, ...], tmp_path: Path
) -> None:
    root = build(tmp_path / "canal", events)
    assert codes(released(root, query="mends")) == found
    problems = check_chronology(load_chronology(root))
    assert tuple(one.code for one in problems if one.code == "identification-risk") == found


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
        (changed(("differences:", "differences: [\n")), "", ()),
        (changed(("  mary-lock: {", "  mary-lock: {*a, ")), "", ("actors-in-doubt",)),
        (changed(("tags: [navvies]", "tag: [navvies]")), "", ()),
    ],
)
def test_what_is_withheld(tmp_path: Path, events: str, query: str, found: tuple[str, ...]) -> None:
    assert codes(released(build(tmp_path / "canal", events), query=query)) == found


def test_each_risk_is_accepted_by_itself_and_told_in_the_export(tmp_path: Path) -> None:
    root = build(tmp_path / "canal", changed(EXACT, PLACE, ("tags: [navvies]", "tags: [Zebedee Quill]")))
    both = ("protected-name", "identification-risk")
    assert codes(released(root, names=("Zebedee Quill",))) == both
    for accepted in both:
        assert codes(released(root, accepted)) == tuple(code for code in both if code != accepted)
    answer = released(root, *both)
    assert isinstance(answer, ExportResult)
    assert "accepted by the person who made this export: identification-risk, protected-name\n" in answer.text
    assert "Zebedee" not in answer.text


def test_nothing_is_accepted_that_is_not_there(tmp_path: Path) -> None:
    answer = released(build(tmp_path / "canal"), "protected-name", "nonsense")
    assert isinstance(answer, ExportBlocked)
    assert (answer.risks, answer.unknown) == ((), ("nonsense", "protected-name"))


def test_a_name_that_a_format_would_write_never_leaves(tmp_path: Path) -> None:
    root = build(tmp_path / "canal")
    add_names(root, ["Zebedee Quill"])
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    content = gather_content(project.index, ExportSelection(), program="dateline", today=date(1874, 6, 2))

    def write(_: ExportContent) -> ExportResult:
        return ExportResult("one\nby Zebedee Quill\n")

    refused = check_export(project, content, write)
    assert isinstance(refused, ExportBlocked)
    assert [risk.lines for risk in refused.risks] == [("line 2 of the export",)]
    answer = check_export(project, content, write, ["protected-name"])
    assert answer == ExportResult("one\nby ███\n")
    project.close()


def test_the_second_file_passes_the_same_gate(tmp_path: Path) -> None:
    root = build(tmp_path / "canal")
    add_names(root, ["Zebedee Quill"])
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    content = gather_content(project.index, ExportSelection(), program="dateline", today=date(1874, 6, 2))

    def write(_: ExportContent) -> ExportResult:
        return ExportResult("one\n", (), Sidecar("one.csl.json", "[\n{}, Zebedee Quill]\n"))

    refused = check_export(project, content, write)
    assert isinstance(refused, ExportBlocked)
    assert [risk.lines for risk in refused.risks] == [("line 2 of one.csl.json",)]
    answer = check_export(project, content, write, ["protected-name"])
    assert isinstance(answer, ExportResult)
    assert answer.companion == Sidecar("one.csl.json", "[\n{}, ███]\n")
    project.close()


def test_every_page_passes_the_gate_and_a_name_over_two_lines_of_a_picture_is_found(tmp_path: Path) -> None:
    root = build(tmp_path / "canal")
    add_names(root, ["Zebedee Quill"])
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    content = gather_content(project.index, ExportSelection(), program="dateline", today=date(1874, 6, 2))
    event = next(one for one in content.events if one.row.id == "shares-sold")
    broken = 0
    for letters in range(50, 62):
        title = f"{'word ' * 12}{'n' * letters} Zebedee Quill"
        named = replace(content, events=(replace(event, row=replace(event.row, title=title)),))
        broken += "Zebedee Quill</tspan>" not in to_svg(named).text

        def write(_: ExportContent, of: ExportContent = named) -> ExportResult:
            page = to_svg(of).text
            return ExportResult(page, (), pages=(Sidecar("one-2.svg", page),))

        refused = check_export(project, content, write)
        assert isinstance(refused, ExportBlocked)
        assert {line.partition(" of ")[2] for line in refused.risks[0].lines} == {"the export", "one-2.svg"}
        answer = check_export(project, content, write, ["protected-name"])
        assert isinstance(answer, ExportResult)
        for text in (answer.text, *(page.text for page in answer.pages)):
            ElementTree.fromstring(text)
            assert "███" in text
            assert not re.search("Zebedee|Quill", text)
    assert broken
    project.close()


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_says_a_protected_name_or_breaks_where_it_is_masked(tmp_path: Path, name: str) -> None:
    """The name stands in one field, and once more in two that are neighbours in a form."""
    events = changed(("tags: [navvies]", "tags: [zebedee, quill]"), ("The canal is dug", "O Zebedee Quill"))
    root = build(tmp_path / "canal", events)
    add_names(root, ["Zebedee Quill"])
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    content = gather_content(project.index, ExportSelection(), program="dateline", today=date(1874, 6, 2))
    form = FORMATS[name].write
    assert "protected-name" in codes(check_export(project, content, form))
    answer = check_export(project, content, form, ["protected-name"])
    assert isinstance(answer, ExportResult)
    assert "quill" not in answer.text.replace("\r\n ", "").casefold()
    # What the form is made of is untouched: but for the space in the name, the signs are in the same places.
    signs = re.compile(r"[^\w█ ]")
    assert signs.findall(answer.text) == signs.findall(
        form(replace(content, accepted=("protected-name",))).text
    )
    project.close()


@pytest.mark.parametrize("name", FORMATS)
def test_a_preview_passes_the_same_gate_and_has_no_protected_name(tmp_path: Path, name: str) -> None:
    events = changed(("tags: [navvies]", "tags: [zebedee, quill]"), ("The canal is dug", "O Zebedee Quill"))
    root = build(tmp_path / "canal", events)
    add_names(root, ["Zebedee Quill"])
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    whole = gather_content(project.index, ExportSelection(), program="dateline", today=date(1874, 6, 2))
    # The index has masked what is in the files; what is added now is in none.
    person = replace(whole.events[0], summary="by Zebedee\nQuill", tags=("zebedee", "quill"))
    content = replace(whole, events=(person, *whole.events[1:]))
    assert isinstance(preview_export(project, content, FORMATS[name]), ExportBlocked)
    shown = preview_export(project, content, FORMATS[name], ["protected-name"])
    assert isinstance(shown, ExportPreview)
    assert shown.result == check_export(project, content, FORMATS[name].write, ["protected-name"])
    assert (shown.lines is None) is (FORMATS[name].blocks is None)
    if shown.lines is not None:
        text = "\n".join(one.text for one in shown.lines)
        assert "███" in text
        assert "quill" not in text.casefold()
        assert ("accepted by the person who made this export: protected-name" in text) is (name != "csv")
    project.close()


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.is_text])
def test_no_part_of_a_package_has_a_protected_name(tmp_path: Path, name: str) -> None:
    """Not cut in two by paragraphs or cells, not in an address, and not in the title of the file."""
    root = build(tmp_path / "canal")
    add_names(root, ["Zebedee Quill"])
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    whole = gather_content(project.index, ExportSelection(), program="dateline", today=date(1874, 6, 2))
    first, *others = whole.events
    cites = tuple(
        replace(one, source=replace(one.source, url="https://example.org/zebedee-quill"))
        if one.source
        else one
        for one in first.cites
    )
    event = replace(
        first, row=replace(first.row, title="Said by Zebedee"), summary="Quill and others", cites=cites
    )
    sources = tuple(replace(one, url="https://example.org/zebedee%20quill") for one in whole.sources)
    info = replace(whole.info, title="The life of Zebedee <Quill>")
    content = replace(whole, events=(event, *others), sources=sources, info=info)
    answer = check_export(project, content, FORMATS[name].write, ["protected-name"])
    assert isinstance(answer, ExportResult)
    assert answer.package
    for part in answer.package.parts:
        assert "quill" not in part.xml.casefold(), part.name
        assert "zebedee" not in part.xml.casefold(), part.name
        ElementTree.fromstring(part.xml.encode())
    assert "███" in answer.text
    project.close()


@pytest.mark.parametrize("form", ["markdown", "html", "pandoc", "docx"])
def test_a_name_that_the_mark_of_a_note_parts_is_found(tmp_path: Path, form: str) -> None:
    parted = changed(("summary: ", "summary: Zebedee[^1] Quill came. "), text=EVENTS)
    root = build(tmp_path / "canal", parted)
    add_names(root, ("Zebedee Quill",))
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    whole = gather_content(project.index, ExportSelection(), program="dateline", today=date(1874, 6, 2))
    try:
        answer = check_export(project, whole, FORMATS[form].write, ("protected-name",))
        assert isinstance(answer, ExportResult)
        assert "Quill" not in answer.text
        assert "protected-name" in codes(check_export(project, whole, FORMATS[form].write))
    finally:
        project.close()
