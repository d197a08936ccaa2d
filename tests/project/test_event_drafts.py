"""A draft goes to its place in events.yaml, and no other byte of the file changes."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.chronology.keys import CitationKey
from tui.chronology.problem import Severity
from tui.evidence.date_extraction.extract_dates import DateReading
from tui.parsing.loader import load_chronology
from tui.parsing.safe_files import InputFile, read_file
from tui.project.event_drafts import EventDraft, InsertedDraft, build_draft, insert_draft
from tui.project.events import events_file
from tui.text.failure import Failure
from tui.validation.check import check_chronology

LIT = """\
  - id: lit
    date: 1870
    title: It shone
    kind: works
    status: reported
    cites: [log#1]
"""
HEAD = "format: dateline/1\nkinds:\n  works: {label: Works}\n"
LOG = "---\ntitle: The log\nissued: 1880-06-05\n---\n\nLit at dusk.\n\n[p. 2] Mended in May 1873.\n"
REST = "title: It shone, kind: works, status: reported, cites: [log#1]"
NOTE = "“May 1873”: as written, May 1873"


def lighthouse(root: Path, events: str | bytes) -> Path:
    (root / "corpus").mkdir(exist_ok=True)
    (root / "corpus" / "log.md").write_text(LOG, encoding="utf-8")
    (root / "events.yaml").write_bytes(events.encode() if isinstance(events, str) else events)
    return root


def drafted(root: Path, date: str = "1873-05", key: str = "p. 2") -> EventDraft:
    made = build_draft(root, CitationKey("log", key), DateReading(date, NOTE))
    assert isinstance(made, EventDraft), made
    return made


def spliced(root: Path, date: str = "1873-05") -> tuple[str, str]:
    """The file before, and after."""
    path = root / "events.yaml"
    before = path.read_bytes().decode()
    done = insert_draft(drafted(root, date))
    assert isinstance(done, InsertedDraft), done
    after = path.read_bytes().decode()
    assert after.splitlines()[done.line - 1].lstrip(" -") == f"id: {done.id}"
    return before, after


def inserted(before: str, after: str) -> str:
    """What was put in, in one place: whole lines, if that can be."""
    length = len(after) - len(before)
    places = [at for at in range(len(before) + 1) if after[:at] + after[at + length :] == before]
    assert places, "more than one place was changed"
    at = next((at for at in places if after[at - 1] == "\n"), places[0])
    return after[at : at + length]


def errors(root: Path) -> list[str]:
    return [
        problem.code
        for problem in check_chronology(load_chronology(root))
        if problem.severity is Severity.ERROR
    ]


@pytest.mark.parametrize("events", ["[]", "[{id: lit, date: 1870, " + REST + "}]"])
def test_a_list_in_brackets_takes_a_draft_too(events: str, tmp_path: Path) -> None:
    lighthouse(tmp_path, f"{HEAD}events: {events}\n")
    assert isinstance(insert_draft(drafted(tmp_path)), InsertedDraft)
    assert errors(tmp_path) == []


def test_the_event_of_a_reading(tmp_path: Path) -> None:
    lighthouse(tmp_path, f"{HEAD}events:\n  - {{id: lit, date: 1874-06, {REST}}}\n")
    assert (
        spliced(tmp_path)[1]
        == f"""\
{HEAD}events:
  - id: log-p-2
    date: 1873-05
    title: Mended in May 1873
    kind: works
    status: reported
    cites:
      - passage: "log#p. 2"
        quote: Mended in May 1873.
    tags: [draft]
    note: >-
      Drafted from log#p. 2. “May 1873”: as written, May 1873.
  - {{id: lit, date: 1874-06, {REST}}}
"""
    )
    assert {problem.code for problem in check_chronology(load_chronology(tmp_path))} == {"event-draft"}
    assert load_chronology(tmp_path).chronology.events[0].note == f"Drafted from log#p. 2. {NOTE}."


SECTIONS = f"""\
{HEAD}
events:

  # -- 1872 --

  - id: built
    date: 1872
    title: It shone
    kind: works
    status: reported
    cites:
      - log#1

    # not finished: belongs to what is above
  # -- 1874 to 1876 --

  # belongs to what is below
  - {{id: lit, date: 1874-06, {REST}}}

  - {{id: later, after: lit, {REST}}}

  - {{id: mended, date: "[1876..1877]", {REST}}}

# -- Differences --

differences: []
"""


@pytest.mark.parametrize(
    ("date", "above", "below"),
    [
        ("1871-05", "events:", ""),
        ("1872-05", "    # not finished: belongs to what is above", "  # -- 1874 to 1876 --"),
        ("1873", "    # not finished: belongs to what is above", "  # -- 1874 to 1876 --"),
        ("1874-05", "  # -- 1874 to 1876 --", "  # belongs to what is below"),
        ("1875", "  - {id: later", "  - {id: mended"),
        ("1880", "  - {id: mended", "# -- Differences --"),
        ("../1870", "events:", ""),
        ("1872~", "    # not finished: belongs to what is above", "  # -- 1874 to 1876 --"),
        ("[..1875-12-31]", "  - {id: later", "  - {id: mended"),
        ("[..1876-01-02]", "  - {id: mended", "# -- Differences --"),
        ("../1876", "  - {id: mended", "# -- Differences --"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_its_place_among_dates_comments_and_sections(
    date: str, above: str, below: str, newline: str, mark: str, tmp_path: Path
) -> None:
    lighthouse(tmp_path, mark + SECTIONS.replace("\n", newline))
    before, after = spliced(tmp_path, date)
    new = inserted(before, after)
    assert new.count("\n") == new.count(newline)
    lines = after.replace("\r\n", "\n").split("\n")
    at = next(number for number, line in enumerate(lines) if "id: log-p-2" in line)
    end = at + next(n for n, line in enumerate(lines[at:]) if not line.strip())
    told = (
        [line for line in lines[:at] if line.strip()][-1],
        next(line for line in lines[end:] if line.strip()),
    )
    assert told[0].startswith(above)
    assert told[1].startswith(below or "  # -- 1872 --")
    # A blank line on either side, as between the others, and never two where there was one.
    assert lines[end] == ""
    assert lines[at - 1] == "" or above == "events:"
    assert after.replace("\r\n", "\n").count("\n\n\n") == before.replace("\r\n", "\n").count("\n\n\n")
    assert errors(tmp_path) == []


@pytest.mark.parametrize(("zone", "is_first"), [("UTC", False), ("Asia/Tokyo", True), ("no such", False)])
def test_its_place_is_that_of_its_zone(zone: str, is_first: bool, tmp_path: Path) -> None:
    events = f'{HEAD}zone: {zone}\nevents:\n  - {{id: lit, date: "1873-05-02T01:00+00:00", {REST}}}\n'
    lighthouse(tmp_path, events)
    # In Tokyo it is ten o'clock when the lamp is lit.
    _, after = spliced(tmp_path, "1873-05-02T09:30" if is_first else "1873-05-02T02:00")
    assert (after.index("log-p-2") < after.index("id: lit")) is is_first


@pytest.mark.parametrize(
    "events",
    [
        f"{HEAD}events:\n",
        f"{HEAD}events:  # none yet\n\ndifferences: []\n",
        f"{HEAD}events:",
        HEAD,
        HEAD.rstrip("\n"),
        f"{HEAD}events:\n- {{id: lit, date: 1874-06, {REST}}}",
        f"{HEAD}events:\n{LIT.replace('  - ', '-   ')}...\n",
        f"events:\n  - {{id: lit, date: nonsense, {REST}}}\n{HEAD}",
        f"{HEAD}events:\n{LIT}    note: |+\n      kept\n\n\n",
    ],
)
def test_files_of_other_shapes(events: str, tmp_path: Path) -> None:
    before = errors(lighthouse(tmp_path, events))
    inserted(*spliced(tmp_path))
    assert errors(tmp_path) == before
    assert "log-p-2" in load_chronology(tmp_path).chronology.event_by_id


@pytest.mark.parametrize(
    "events",
    [
        f"{HEAD}events: ~\n",
        f"{HEAD}events:\n{LIT.replace('- ', '-' + chr(10) + '    ')}",
        f"{HEAD}? events\n: - {{id: lit, date: 1870, {REST}}}\n",
        "{format: dateline/1, kinds: {works: {label: Works}}}\n",
        f'{HEAD}events:\n  - {{id: lit, date: 1870, {REST}}}\n  - id: "open\n',
    ],
)
def test_what_cannot_be_spliced_is_refused_with_the_event_to_paste(events: str, tmp_path: Path) -> None:
    lighthouse(tmp_path, events)
    made = drafted(tmp_path)
    refused = insert_draft(made)
    assert isinstance(refused, Failure)
    assert refused.message == made.obstacle != ""
    assert refused.remedy == "paste the event into events.yaml, under `events:`"
    assert made.snippet.startswith("  - id: log-p-2\n    date: 1873-05\n")
    assert (tmp_path / "events.yaml").read_text(encoding="utf-8") == events


def test_a_file_that_changed_meanwhile_gets_the_draft_too(tmp_path: Path) -> None:
    lighthouse(tmp_path, f"{HEAD}events:\n")
    made = drafted(tmp_path)
    mine = f"{HEAD}events:\n  - {{id: log-p-2, date: 1872, {REST}}} # mine\n"
    (tmp_path / "events.yaml").write_text(mine, encoding="utf-8")
    done = insert_draft(made)
    assert isinstance(done, InsertedDraft)
    assert (done.id, done.line) == ("log-p-2-2", 6)
    assert (tmp_path / "events.yaml").read_text(encoding="utf-8").startswith(mine)


def test_a_file_that_is_replaced_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lighthouse(tmp_path, f"{HEAD}events:\n")
    times: list[int] = []

    def replaced(root: Path, path: str, limit: int) -> InputFile:
        found = read_file(root, path, limit)
        if path == "events.yaml" and len(times) < 2:
            times.append(1)
            (root / path).write_text(f"{HEAD}events:\n" + "# mine\n" * len(times), encoding="utf-8")
        return found

    monkeypatch.setattr(events_file, "read_file", replaced)
    assert isinstance(insert_draft(drafted(tmp_path)), InsertedDraft)
    assert (tmp_path / "events.yaml").read_text(encoding="utf-8").count("# mine\n") == 2


def test_a_file_that_is_none_any_more_is_left_alone(tmp_path: Path) -> None:
    lighthouse(tmp_path, f"{HEAD}events:\n")
    made = drafted(tmp_path)
    (tmp_path / "events.yaml").write_text(f"{HEAD}events: no list\n# mine\n", encoding="utf-8")
    refused = insert_draft(made)
    assert isinstance(refused, Failure)
    assert "was changed in the meantime: the events are not written one below the other" in refused.message
    assert (tmp_path / "events.yaml").read_text(encoding="utf-8").endswith("# mine\n")


def test_mode_and_links_are_kept(tmp_path: Path) -> None:
    lighthouse(tmp_path, f"{HEAD}events:\n")
    (tmp_path / "events.yaml").rename(tmp_path / "kept.yaml")
    (tmp_path / "events.yaml").symlink_to("kept.yaml")
    (tmp_path / "kept.yaml").chmod(0o640)
    spliced(tmp_path)
    assert (tmp_path / "events.yaml").is_symlink()
    assert stat.S_IMODE((tmp_path / "kept.yaml").stat().st_mode) == 0o640


def test_ids_stay_unique(tmp_path: Path) -> None:
    lighthouse(tmp_path, f"{HEAD}events:\n")
    for name in ("log-p-2", "log-p-2-2", "log-p-2-3"):
        assert drafted(tmp_path).id == name
        spliced(tmp_path)
    assert errors(tmp_path) == []


def test_what_a_source_announces_is_cited_for_context(tmp_path: Path) -> None:
    lighthouse(tmp_path, f"{HEAD}events:\n")
    spliced(tmp_path, "1885")
    assert load_chronology(tmp_path).chronology.events[0].cites[0].role == "context"
    assert errors(tmp_path) == []


@pytest.mark.parametrize(
    ("source", "key", "date"),
    [("log", "9", "1873"), ("diary", "1", "1873"), ("../log", "1", "1873"), ("log", "1", "June 1873")],
)
def test_what_is_not_there_is_refused(source: str, key: str, date: str, tmp_path: Path) -> None:
    lighthouse(tmp_path, f"{HEAD}events:\n")
    assert isinstance(build_draft(tmp_path, CitationKey(source, key), DateReading(date, NOTE)), Failure)


def test_without_a_kind_there_is_no_draft(tmp_path: Path) -> None:
    lighthouse(tmp_path, "format: dateline/1\nevents:\n")
    refused = build_draft(tmp_path, CitationKey("log", "1"), DateReading("1873", NOTE))
    assert isinstance(refused, Failure)
    assert "kind" in refused.message


LINES = st.sampled_from(
    [
        "",
        "  # a comment",
        "# 1873",
        "  # 1872 to 1875",
        "    # deeper",
        "  - {{id: e{n}, date: {y}, {rest}}}",
        "  - id: e{n}\n    date: {y}\n    {block}",
        "  - id: e{n}\n    note: |+\n      # text\n\n    {block}",
        "  - id: e{n}\n    date: {y}\n    {block}\n    note: |+\n      kept\n\n",
    ]
)


@given(
    st.lists(st.tuples(LINES, st.integers(1870, 1877)), max_size=10),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_without_the_new_lines_the_file_is_what_it_was(
    tmp_path: Path, items: list[tuple[str, int]], newline: str, ends: bool
) -> None:
    block = REST.replace(", ", "\n    ")
    body = [form.format(n=n, y=year, rest=REST, block=block) for n, (form, year) in enumerate(items)]
    text = HEAD + "\n".join(["events:", *body]) + ("\n" if ends else "")
    lighthouse(tmp_path, text.replace("\n", newline))
    known = [event.id for event in load_chronology(tmp_path).chronology.events]
    before = errors(tmp_path)
    assert inserted(*spliced(tmp_path)).count("id: log-p-2") == 1
    now = [event.id for event in load_chronology(tmp_path).chronology.events]
    assert [name for name in now if name != "log-p-2"] == known
    assert len(now) == len(known) + 1
    assert errors(tmp_path) == before
