"""`corpus add`: from a file to a source that is checked, and Ctrl-C in the middle of a long document."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.cli.running import CHECKOUT, TIMEOUT, ran
from tests.parsing.documents.pdfs import Line, pdf

PAGE = """<html lang=en><title>The first lock</title><meta name=author content="Mary Lock">
<meta property="article:published_time" content="1813-05-02">
<body><p>It was opened.<p>A crowd saw it.</body>"""


def test_a_page_becomes_a_source(canal: Path, tmp_path: Path) -> None:
    (tmp_path / "lock.html").write_text(PAGE)
    result = ran("corpus", "add", "lock.html", "-C", canal, cwd=tmp_path)
    path = canal / "corpus" / "first-lock.md"
    assert (result.code, result.out) == (0, f"{path}\n")
    assert result.err == "dateline: added first-lock: 2 passages\n"
    shown = ran("source", "first-lock#2", "-C", canal)
    assert "A crowd saw it." in shown.out
    assert ran("check", canal).code == 0


def test_what_the_file_does_not_tell_is_said_and_checked(canal: Path, tmp_path: Path) -> None:
    (tmp_path / "Minutes of 1812.txt").write_text("They met.\n\nThey parted.\n")
    result = ran("corpus", "add", tmp_path / "Minutes of 1812.txt", "-C", canal)
    assert result.code == 0
    assert "missing: title and date of issue; add them to the front matter" in result.err
    assert "minutes-1812 has no date of issue" in ran("check", canal).out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nowhere.pdf"], 3, "nowhere.pdf: it cannot be read: No such file or directory; name a file"),
        (["empty.txt"], 3, "empty.txt: it is empty; name a file with text in it"),
        (["locked.pdf"], 3, "locked.pdf: it is encrypted; open it with its password"),
        (["one.txt", "--id", "No"], 2, "No cannot be a source's id; use lower case letters"),
        (["one.txt", "--id", "ledger"], 4, "corpus/ledger.md exists already; choose another id with --id"),
        ([], 2, "Missing argument 'FILE...'"),
    ],
)
def test_a_mistake_ends_with_its_code_and_one_line(
    canal: Path, tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    pytest.importorskip("pypdfium2", reason='needs the extra: pip install "dateline[pdf]"')
    (tmp_path / "empty.txt").touch()
    (tmp_path / "one.txt").write_text("One.")
    (tmp_path / "locked.pdf").write_bytes(pdf([[Line("x", 70, 700)]], encrypted=True))
    before = sorted((path.name, path.read_bytes()) for path in (canal / "corpus").iterdir())
    result = ran("corpus", "add", *arguments, "-C", canal, cwd=tmp_path)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"dateline: {said}")
    assert result.err.count("\n") == 1
    assert sorted((path.name, path.read_bytes()) for path in (canal / "corpus").iterdir()) == before


def test_a_date_in_the_text_is_offered_and_can_be_given(canal: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Lindby, 12 June 1812\n\nThey met.\n")
    result = ran("corpus", "add", letter, "-C", canal)
    assert (
        "its text gives 1812-06-12 (passage 1 gives “12 June 1812”); if it was issued then, remove the # "
        "from the line issued: in the front matter" in result.err
    )
    assert "missing: title" in result.err
    source = canal / "corpus" / "letter.md"
    offered = '# issued: "1812-06-12"\n# issued-because: "passage 1 gives “12 June 1812”"\n'
    assert offered in source.read_text()
    assert ran("corpus", "add", letter, "--issued", "1812-06-12", "--force", "-C", canal).code == 0
    assert offered.replace("# ", "") in source.read_text()


def test_a_folder_becomes_sources_and_each_refusal_is_told(canal: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    (bundle / "sub").mkdir(parents=True)
    (bundle / "one.txt").write_text("One.")
    (bundle / "sub" / "two.txt").write_text("Two.")
    (bundle / ".hidden.txt").write_text("Hidden.")
    (bundle / "empty.txt").touch()
    result = ran("corpus", "add", bundle, tmp_path / "nowhere.txt", bundle / "one.txt", "-C", canal)
    corpus = canal / "corpus"
    assert (result.code, result.out) == (3, f"{corpus / 'one.md'}\n{corpus / 'two.md'}\n")
    assert "added one: 1 passage" in result.err
    assert f"{bundle / 'empty.txt'}: it is empty" in result.err
    assert f"{tmp_path / 'nowhere.txt'}: it cannot be read" in result.err
    assert "already" not in result.err


@pytest.mark.parametrize(
    "option", [("--id", "x"), ("--issued", "1812"), ("--from", "x"), ("--to", "x"), ("--attachment", "x")]
)
def test_what_is_said_of_one_document_is_said_of_no_other(
    canal: Path, tmp_path: Path, option: tuple[str, str]
) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(name)
    result = ran("corpus", "add", tmp_path / "one.txt", tmp_path / "two.txt", *option, "-C", canal)
    assert (result.code, result.out) == (2, "")
    assert " are for one document; add it by itself" in result.err


def test_nothing_is_added_to_the_example(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("One.")
    result = ran("corpus", "add", "one.txt", "--example", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "corpus add works on your own chronology, not on the example" in result.err


def test_names_are_cleaned(canal: Path, tmp_path: Path) -> None:
    result = ran("corpus", "add", tmp_path / "a\x1b[2J.txt", "-C", canal)
    assert result.code == 3
    assert "\x1b" not in result.err


def test_ctrl_c_leaves_nothing_half_written(canal: Path, tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason='needs the extra: pip install "dateline[pdf]"')
    lines = [Line("They dug from that year until April.", 70, 700 - 15 * at) for at in range(40)]
    (tmp_path / "long.pdf").write_bytes(pdf([lines] * 5_000))
    primary, secondary = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "corpus", "add", str(tmp_path / "long.pdf"), "-C", str(canal)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=secondary,
        start_new_session=True,
    )
    os.close(secondary)
    try:
        said = b""
        while b" of 5000" not in said:
            said += os.read(primary, 1000)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=TIMEOUT)
        assert (process.returncode, out) == (130, b"")
        # Nor is the process left that was taking it apart.
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
    finally:
        process.kill()
        os.close(primary)
    assert sorted(path.name for path in (canal / "corpus").iterdir()) == ["gazette.md", "ledger.md"]
    assert b"Traceback" not in said


def test_progress_is_told_to_terminals_only(canal: Path, tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason='needs the extra: pip install "dateline[pdf]"')
    (tmp_path / "long.pdf").write_bytes(pdf([[Line(f"Page {at}", 70, 700)] for at in "abc"]))
    result = ran("corpus", "add", tmp_path / "long.pdf", "-C", canal)
    assert result.code == 0
    assert "\r" not in result.err
    assert " of 3" not in result.err


def test_an_engine_that_is_not_installed_is_told(
    canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.pdf").write_bytes(pdf([[Line("The lock was opened", 70, 700)]]))
    monkeypatch.setenv("PATH", str(tmp_path))
    result = ran("corpus", "add", "page.pdf", "-C", canal, "--engine", "pdftotext", cwd=tmp_path)
    assert (result.code, result.out) == (3, "")
    assert result.err == (
        "dateline: page.pdf: --engine pdftotext needs poppler, which is not installed here; install "
        "poppler-utils (Debian) or poppler (Homebrew), or leave out --engine\n"
    )


def test_bates_numbers_are_kept_in_the_source(canal: Path, tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason='needs the extra: pip install "dateline[pdf]"')
    lines = [
        [Line(f"Leaf {leaf}.", 70, 700), Line(f"WEIR-000041{at}", 400, 40)] for at, leaf in enumerate("abc")
    ]
    (tmp_path / "exhibit.pdf").write_bytes(pdf(lines))
    assert ran("corpus", "add", tmp_path / "exhibit.pdf", "-C", canal, "--id", "exhibit").code == 0
    written = (canal / "corpus" / "exhibit.md").read_text()
    assert "[sheet 1] Leaf a. {bates=WEIR-0000410}" in written
    assert 'x-original-engine: "pdfium ' in written


def test_a_table_is_told_what_import_would_make_of_it(canal: Path, tmp_path: Path) -> None:
    (tmp_path / "log book.csv").write_text("Date,Event\n3/5/1811,They met\n1812,They parted\n")
    result = ran("corpus", "add", "log book.csv", "-C", canal, cwd=tmp_path)
    assert (result.code, result.out) == (3, "")
    assert result.err == (
        "dateline: log book.csv: it is a table: dateline import would make 2 passages and 2 draft events "
        "(dates: 1 taken, 1 asked, 0 none); see them first: dateline import 'log book.csv' --preview\n"
    )


MENUS = "<p>Home<p>News<p>The first lock was opened.<p>A crowd saw it.<p>Read more"


def test_a_stretch_of_a_page_becomes_a_source(canal: Path, tmp_path: Path) -> None:
    (tmp_path / "lock.html").write_text(MENUS)
    result = ran(
        "corpus", "add", "lock.html", "--from", "first lock", "--to", "a crowd", "-C", canal, cwd=tmp_path
    )
    assert result.code == 0
    assert "added lock: 2 passages\ndateline: only passages 3 to 4 of its 5 are taken\n" in result.err
    written = (canal / "corpus" / "lock.md").read_text()
    assert written.endswith("\n\nThe first lock was opened.\n\nA crowd saw it.\n")
    assert ran("check", canal).code == 0


def test_words_of_a_stretch_that_are_not_there_are_told(canal: Path, tmp_path: Path) -> None:
    (tmp_path / "lock.html").write_text(MENUS)
    result = ran("corpus", "add", "lock.html", "--from", "last lock", "-C", canal, cwd=tmp_path)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("dateline: lock.html: the words “last lock” are in none of its passages; ")


def test_an_email_and_what_is_attached_become_sources(canal: Path, tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "A. Clerk <a@example.org>", "The lock"
    message["Date"] = "Tue, 5 Apr 2011 10:00:00 +0100"
    message.set_content("It is open.\n\n> Is it open?\n")
    message.add_attachment(b"They met.", maintype="text", subtype="plain", filename="Minutes.txt")
    (tmp_path / "lock.eml").write_bytes(message.as_bytes())
    result = ran("corpus", "add", "lock.eml", "-C", canal, cwd=tmp_path)
    assert (result.code, result.out) == (0, f"{canal / 'corpus' / 'lock.md'}\n")
    assert "1 attachment left out: 1 “Minutes.txt”" in result.err
    written = (canal / "corpus" / "lock.md").read_text()
    assert '\nauthor: ["A. Clerk"]\n' in written
    assert '\nissued: "2011-04-05"\n' in written
    assert "\n\nIs it open? {speaker=quoted}\n" in written
    added = ran("corpus", "add", "lock.eml", "--attachment", "minutes.txt", "-C", canal, cwd=tmp_path)
    assert added.code == 0
    assert 'x-original-name: "Minutes.txt"' in (canal / "corpus" / "minutes.md").read_text()
    assert ran("check", canal).code == 0


def test_only_an_email_has_attachments(canal: Path, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("One.")
    result = ran("corpus", "add", tmp_path / "one.txt", "--attachment", "x", "-C", canal)
    assert (result.code, result.out) == (3, "")
    assert "it is no e-mail, so it has no attachments; leave out --attachment" in result.err
