"""`corpus dates` and `corpus draft`."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import CHECKOUT, TIMEOUT, ran


@pytest.fixture
def dated(canal: Path) -> Path:
    """The canal company, and two passages that no event uses."""
    with (canal / "corpus" / "gazette.md").open("a", encoding="utf-8") as file:
        file.write(
            "\nThe second lock was opened on Tuesday.\n\nA toll was paid the following day.\n\nIt rained.\n"
        )
    return canal


def test_passages_that_no_event_uses(dated: Path) -> None:
    result = ran("corpus", "dates", "gazette", "-C", dated)
    assert result.code == 0
    assert (
        result.out
        == """\
gazette  The Gazette, 2 May 1813
2 of 3 dated passages · the source's own words

[3] The second lock was opened on Tuesday.
  1 1813-04-27  “on Tuesday”, in a source of Sunday 2 May 1813: the Tuesday
      before, 27 April 1813
  2 1813-05-04  “on Tuesday”, in a source of Sunday 2 May 1813: the Tuesday
      after, 4 May 1813
    not used

[4] A toll was paid the following day.
  - “the following day”: it counts from another date in the text
    not used
"""
    )
    assert result.err == "dateline: 3 dated passages, 2 not cited by any event\n"


def test_all_says_by_what_they_are_used(dated: Path) -> None:
    result = ran("corpus", "dates", "--all", "-C", dated)
    assert "    used by survey\n" in result.out
    assert "[1] About 1811 a surveyor walked the line.\n  1 1811~  “About 1811”" in result.out
    assert result.out.count("\n\n[") == 6
    assert "6 dated passages, 2 not cited" in result.err


def test_json(dated: Path) -> None:
    (tuesday, toll) = json.loads(ran("corpus", "dates", "--format", "json", "-C", dated).out)
    assert tuesday["key"] == "gazette#3"
    assert [reading["date"] for reading in tuesday["readings"]] == ["1813-04-27", "1813-05-04"]
    assert (tuesday["mentions"][0]["start"], tuesday["cited_by"]) == (27, [])
    assert toll["readings"] == []
    assert toll["mentions"][0]["unread"].startswith("“the following day”")


def test_a_source_that_is_not_there(dated: Path) -> None:
    result = ran("corpus", "dates", "gazete", "-C", dated)
    assert (result.code, result.out) == (2, "")
    assert "there is no source gazete; did you mean gazette?" in result.err


def test_several_readings_are_told_and_none_is_chosen(dated: Path) -> None:
    before = (dated / "events.yaml").read_bytes()
    result = ran("corpus", "draft", "gazette#3", "-C", dated)
    assert result.code == 2
    assert [line.split()[1] for line in result.out.splitlines()] == ["1813-04-27", "1813-05-04"]
    assert "gazette#3 has 2 readings; choose one with --reading N" in result.err
    assert ran("corpus", "draft", "gazette#3", "--reading", "3", "-C", dated).code == 2
    assert (dated / "events.yaml").read_bytes() == before


def test_a_draft_is_put_in_and_check_warns_of_it(dated: Path) -> None:
    result = ran("corpus", "draft", "gazette#3", "--reading", "1", "-C", dated)
    assert result.code == 0
    place = dated / "events.yaml"
    lines = place.read_text(encoding="utf-8").splitlines()
    line = lines.index("  - id: gazette-3")
    assert result.out == f"{place}:{line + 1}: gazette-3\n"
    # The lock of 1813 has the earlier start, and the bridge that follows it keeps its place.
    assert lines[line - 6].startswith("  - id: bridge-mended")
    checked = ran("check", dated)
    assert checked.code == 0
    assert "event-draft: warning: `gazette-3` is a draft" in checked.out
    assert ran("check", "--strict", dated).code == 1
    assert "used by gazette-3" in ran("corpus", "dates", "gazette", "--all", "-C", dated).out


def test_a_date_of_ones_own(dated: Path) -> None:
    assert ran("corpus", "draft", "gazette#4", "-C", dated).code == 2
    assert ran("corpus", "draft", "gazette#4", "--date", "May 13", "-C", dated).code == 2
    assert ran("corpus", "draft", "gazette#4", "--date", "1813", "--reading", "1", "-C", dated).code == 2
    assert ran("corpus", "draft", "gazette#4", "--date", "[1813-04..1813-05]", "-C", dated).code == 0
    assert 'date: "[1813-04..1813-05]"' in (dated / "events.yaml").read_text(encoding="utf-8")


def test_what_cannot_be_put_in_is_printed_to_be_pasted(dated: Path) -> None:
    place = dated / "events.yaml"
    place.write_text("format: dateline/1\nkinds: {works: {label: Works}}\nevents: ~\n", encoding="utf-8")
    result = ran("corpus", "draft", "gazette#3", "--reading", "1", "-C", dated)
    assert result.code == 4
    assert result.out.startswith("  - id: gazette-3\n    date: 1813-04-27\n")
    assert "paste the event into events.yaml" in result.err
    assert place.read_text(encoding="utf-8").endswith("events: ~\n")


def test_the_editor_is_opened_at_the_draft(dated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = dated / "told"
    script = dated / "editor.py"
    script.write_text(
        f"import sys\nopen({str(told)!r}, 'w').write(' '.join(sys.argv[1:]))\n", encoding="utf-8"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    result = ran("corpus", "draft", "gazette#3", "--reading", "1", "--edit", "-C", dated)
    path, line, _ = result.out.split(":")
    assert told.read_text(encoding="utf-8") == f"+{line} {path}"
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", "")
    monkeypatch.setenv("PATH", "")
    assert "set EDITOR" in ran("corpus", "draft", "gazette#4", "--date", "1813", "--edit", "-C", dated).err


def test_the_example_is_left_alone(tmp_path: Path) -> None:
    result = ran("corpus", "draft", "guardian-2013-05-15#6", "--example", cwd=tmp_path)
    assert result.code == 2
    assert "corpus draft works on your own chronology, not on the example" in result.err


def test_a_proposed_order_has_the_same_number_in_the_list_and_for_a_draft(dated: Path) -> None:
    with (dated / "corpus" / "gazette.md").open("a", encoding="utf-8") as file:
        file.write("\nPaid on 12/01/1812.\n\nPaid on 10/30/1812.\n")
    listed = json.loads(ran("corpus", "dates", "gazette", "--format", "json", "-C", dated).out)
    paid = next(passage for passage in listed if passage["key"] == "gazette#6")
    assert [reading["date"] for reading in paid["readings"]] == ["1812-12-01", "1812-01-12"]
    assert "proposed: month first, as “10/30/1812” in this source has it" in paid["readings"][0]["reason"]
    refused = ran("corpus", "draft", "gazette#6", "-C", dated)
    assert refused.code == 2
    assert refused.out.splitlines()[0].startswith("   1 1812-12-01")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_long_run_tells_a_terminal_how_far_it_is_and_can_be_interrupted(canal: Path) -> None:
    with (canal / "corpus" / "gazette.md").open("a", encoding="utf-8") as file:
        file.write("\nThey met on 3 May 1811, and after the election of 1812.\n" * 5_000)
    assert ran("check", canal).code in {0, 1}
    primary, secondary = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "corpus", "dates", "-C", str(canal)],
        cwd=canal,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=secondary,
        start_new_session=True,
    )
    os.close(secondary)
    try:
        said = b""
        while b"passage " not in said:
            said += os.read(primary, 1000)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=TIMEOUT)
        assert (process.returncode, out) == (130, b"")
    finally:
        process.kill()
        os.close(primary)
    assert b"Traceback" not in said
