"""Put and answered, on the shipped chronology: criticisms found, a letter, answers, a schedule."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.commands.positions.edition import (
    AFTER,
    BEFORE,
    EVIDENCE,
    HASHES,
    IN_2009,
    NO_ANSWER,
    PARTY,
    WARNING,
    answer,
    build,
    change,
)
from tests.cli.running import ran
from tui.project.name_list import add_names

DISPUTES = "answer: disputes\n    answered-on: 2026-12-10\n    version: The force says that it was tested.\n"


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """The shipped chronology with two events that criticise the police."""
    return build(tmp_path / "edition")


def test_the_criticised_who_were_not_asked_are_found(edition: Path) -> None:
    checked = ran("check", edition, "--format", "json")
    codes = [(one["code"], one["severity"]) for one in json.loads(checked.out)]
    assert codes.count(("criticism-unanswered", "warning")) == 2
    assert checked.code == 0
    assert ran("check", edition, "--strict").code == 1
    listed = ran("list", "-C", edition, "is:unanswered", "--format", "json")
    assert [event["id"] for event in json.loads(listed.out)] == [WARNING, EVIDENCE]


def test_why_nothing_is_put_stands_once_under_its_party(edition: Path) -> None:
    path = edition / "events.yaml"
    text = path.read_text(encoding="utf-8")
    named = f"\n  {PARTY}:\n"
    assert text.count(named) == 1
    path.write_text(text.replace(named, f"{named}    not-put: From the press alone.\n"), encoding="utf-8")
    assert "criticism-unanswered" not in ran("check", edition).out
    shown = " ".join(ran("positions", "-C", edition).out.split())
    reason = "Not put: From the press alone. That says nothing of what the answer would be."
    assert shown.count(reason) == 1
    assert "Not put to Thames Valley Police: From the press alone." in " ".join(
        ran("show", "-C", edition, WARNING).out.split()
    )


def test_the_letter_has_its_two_statements_and_nothing_else(edition: Path, tmp_path: Path) -> None:
    file = tmp_path / "letter.md"
    assert ran("put", PARTY, "-C", edition, "-o", file).code == 0
    text = file.read_text(encoding="utf-8")
    for said in (
        "1. Some time between 2004 and 2012 — Threatened with arrest, a complainant says",
        "2. Some time between 2004 and 2012 — Possible evidence not tested, a parent says",
        'A complainant said in evidence that she was "threatened with arrest" for wasting the time',
        "**Status:** alleged",
        "Oxford Mail, 15 May 2013 (uncertain). Newsquest. Passage 9.",
        "**Please answer by** ____",
        "**Your version:** ____",
        "**Documents that it rests on:** ____",
        *HASHES.values(),
    ):
        assert said in text
    assert text.index(HASHES[WARNING]) < text.index(HASHES[EVIDENCE])
    for tick in ("☐ Agreed", "☐ Disputed", "☐ Not admitted", "☐ Cannot say", "☐ No answer"):
        assert text.count(tick) == 2
    events = json.loads(ran("list", "-C", edition, "--format", "json").out)
    others = [event["title"] for event in events if event["id"] not in HASHES]
    assert len(others) > 100
    assert not [title for title in others if title in text]
    assert "No source dates the incident" not in text  # the editor's note
    assert "admission" in text
    assert "No answer is no admission." in text


def test_the_letter_for_word_opens_and_has_the_same(edition: Path, tmp_path: Path) -> None:
    file = tmp_path / "letter.docx"
    assert ran("put", PARTY, "-C", edition, "-o", file).code == 0
    with zipfile.ZipFile(file) as package:
        text = package.read("word/document.xml").decode()
    assert all(one in text for one in (*HASHES.values(), "☐ Not admitted", "Please answer by"))
    assert 'w:w="11906" w:h="16838"' in text
    assert ran("put", PARTY, "-C", edition, "-o", tmp_path / "letter.xlsx").code == 2


def test_a_letter_with_a_protected_name_is_refused(
    edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))
    change(edition, EVIDENCE, "A parent of", "Zebedee Quill, a parent of")
    add_names(edition, ["Zebedee Quill"])
    file = tmp_path / "letter.md"
    refused = ran("put", PARTY, "-C", edition, "-o", file)
    assert refused.code == 4
    assert "Quill" not in refused.err + refused.out
    assert not file.exists()


def test_somebody_whom_nothing_criticises_gets_no_letter(edition: Path) -> None:
    nobody = ran("put", "parents", "-C", edition)
    assert (nobody.code, nobody.out) == (1, "")
    assert "no event criticises parents" in nobody.err
    unknown = ran("put", "thames-valley-polis", "-C", edition)
    assert unknown.code == 2
    assert "did you mean thames-valley-police?" in unknown.err


def test_no_answer_by_the_day_that_was_named(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", AFTER)
    answer(edition, NO_ANSWER)
    checked = ran("check", edition)
    assert checked.code == 0
    assert checked.out.count("criticism-unanswered") == 1
    shown = ran("show", EVIDENCE, "-C", edition).out
    assert "Put to Thames Valley Police on 1 December 2026: no answer by 15 December 2026\n" in shown
    assert "No answer is no admission." in shown
    listed = ran("list", "-C", edition, "is:unanswered", "--format", "json").out
    assert [event["id"] for event in json.loads(listed)] == [WARNING]


def test_no_answer_before_that_day_is_an_error(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(edition, NO_ANSWER)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BEFORE)
    early = ran("check", edition)
    assert early.code == 1
    assert "no-answer-early: an answer was asked for by 15 December 2026" in early.out
    assert "that day has not passed" in ran("show", EVIDENCE, "-C", edition).out
    # The index of that day is not taken for that of a later one.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", AFTER)
    assert "not passed" not in ran("show", EVIDENCE, "-C", edition).out


def test_a_version_stands_beside_and_is_checked_as_any_citation(edition: Path) -> None:
    answer(edition, f"{DISPUTES}    cites: [oxford-mail-2013-05-16#9]\n")
    assert ran("check", edition).code == 0
    shown = ran("show", EVIDENCE, "-C", edition).out
    assert "Put to Thames Valley Police on 1 December 2026: disputes (10 December 2026)" in shown
    assert "“The force says that it was tested.”\n    Oxford Mail, 16 May 2013 [9]" in shown
    answer(edition, f"{DISPUTES}    cites: [oxford-mail-2013-05-16#999, nowhere#1]\n")
    out = ran("check", edition).out
    assert f"positions/{PARTY}.yaml:9:" in out
    assert "unknown-passage" in out
    assert "unknown-source" in out


def test_an_answer_is_to_the_statement_as_it_was_put(edition: Path) -> None:
    answer(edition, DISPUTES)
    change(edition, EVIDENCE, "tested, a parent says", "tested, a parent says!")
    assert "answer-outdated" not in ran("check", edition).out
    change(edition, EVIDENCE, 'date: "[2004..2012]"', "date: 2009")
    checked = ran("check", edition)
    assert checked.code == 1
    assert f"answered {HASHES[EVIDENCE]}; the statement is now {IN_2009}" in checked.out
    assert "in an earlier wording" in ran("show", EVIDENCE, "-C", edition).out


def test_a_schedule_counts_and_has_a_row_for_each_statement(edition: Path, tmp_path: Path) -> None:
    answer(edition, f"{DISPUTES}    cites: [oxford-mail-2013-05-16#9]\n")
    text = ran("export", "-C", edition, "--format", "schedule", "--party", PARTY).out
    assert "\n2 statements: 0 agreed, 1 disputed, 1 not put\n" in text
    assert (
        "| No | Date | Statement | Sources | Position | Version | Sources of the version | Finding |" in text
    )
    row = next(line for line in text.splitlines() if "evidence-not-tested" in line)
    assert (
        "| Disputes (10 December 2026); put on 1 December 2026 | The force says that it was tested. |" in row
    )
    assert row.endswith("| Oxford Mail, 16 May 2013, passage 9 |  |")
    for name, part in (("s.docx", "word/document.xml"), ("s.xlsx", "xl/worksheets/sheet1.xml")):
        made = ran("export", "-C", edition, "--format", "schedule", "--party", PARTY, "-o", tmp_path / name)
        assert made.code == 0, made.err
        with zipfile.ZipFile(tmp_path / name) as package:
            assert "2 statements: 0 agreed, 1 disputed, 1 not put" in package.read(part).decode()


def test_only_what_is_agreed_can_be_listed_alone(edition: Path) -> None:
    answer(edition, "answer: agrees\n", event=WARNING)
    assert "1 not put" in ran("export", "-C", edition, "--format", "schedule", "--party", PARTY).out
    agreed = ran("export", "-C", edition, "is:agreed", "--format", "schedule", "--party", PARTY).out
    assert "\n1 statement: 1 agreed, 0 disputed, 0 not put\n" in agreed
    change(edition, WARNING, "title: Threatened", "title: Menaced")
    changed = ran("export", "-C", edition, "is:agreed", "--format", "schedule", "--party", PARTY)
    assert "\n0 statements: 0 agreed, 0 disputed, 0 not put\n" in changed.out
    whole = ran("export", "-C", edition, "--format", "schedule", "--party", PARTY).out
    assert "2 statements: 0 agreed, 0 disputed, 1 put in an earlier wording, 1 not put" in whole


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "schedule"), "a schedule is of one party; add --party ACTOR"),
        (("--party", PARTY), "--party has no meaning for markdown; leave it out, or add --format schedule"),
        (("--format", "ics", "--with-positions"), "--with-positions has no meaning for ics"),
        (("--format", "page", "--with-positions"), "--with-positions has no meaning for page"),
        (("--format", "schedule", "--party", "nobody"), "there is no actor nobody"),
        (("--with-positions", "--as-of", "2014"), "as of a day there are no positions"),
        (("--format", "schedule", "--party", PARTY, "-o", "x.pdf"), "no schedule has the ending .pdf"),
    ],
    ids=" ".join,
)
def test_options_that_make_no_sense_are_refused(edition: Path, options: tuple[str, ...], said: str) -> None:
    refused = ran("export", "-C", edition, *options)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_positions_are_listed_by_party(edition: Path) -> None:
    answer(edition, DISPUTES)
    text = ran("positions", "-C", edition).out
    assert (
        "Thames Valley Police (thames-valley-police)\n2 statements: 0 agreed, 1 disputed, 1 not put" in text
    )
    assert text == ran("positions", PARTY, "-C", edition).out
    rows = json.loads(ran("positions", PARTY, "-C", edition, "--format", "json").out)
    assert [(row["event"], row["state"], row["put"]) for row in rows] == [
        (WARNING, "not-put", None),
        (EVIDENCE, "disputes", HASHES[EVIDENCE]),
    ]
    assert ran("positions", "parents", "-C", edition).code == 1
    assert ran("positions", "nobody", "-C", edition).code == 2
