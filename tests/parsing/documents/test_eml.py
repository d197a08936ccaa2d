"""E-mails: decoded, dated by their headers, with the words of others marked and what is attached named."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import pytest

from tests.growth.counting import SIZES, is_linear, steps
from tui.parsing.documents.contents import DocumentContents, UnreadableDocument
from tui.parsing.documents.document import Document, FileType, read_document
from tui.parsing.documents.eml import AttachedFile, read_attachment, read_eml
from tui.parsing.documents.file_type import detect_type

pytestmark = pytest.mark.usefixtures("warm_children")

HEAD = (
    b"From: A. Clerk <a@example.org>\nTo: b@example.org\nSubject: The wall\n"
    b"Date: Mon, 4 Apr 2011 10:00:00 +0100\n"
)


def mail(text: str = "The wall was closed.", subtype: str = "plain", **headers: str) -> EmailMessage:
    message = EmailMessage()
    given = {
        "From": "A. Clerk <a@example.org>",
        "Subject": "The wall",
        "Date": "Mon, 4 Apr 2011 10:00:00 +0100",
    }
    for name, value in (given | headers).items():
        message[name.replace("_", "-")] = value
    message.set_content(text, subtype=subtype)
    return message


def read(message: EmailMessage | bytes) -> DocumentContents:
    found = read_eml(message if isinstance(message, bytes) else message.as_bytes())
    assert isinstance(found, DocumentContents)
    return found


def lines(message: EmailMessage | bytes) -> list[str]:
    return [f"{'> ' if one.speaker else ''}{one.text}" for one in read(message).paragraphs]


def test_headers_are_metadata() -> None:
    found = read(mail(To="b@example.org", Cc="C. Roe <c@example.org>", Message_ID="<1@example.org>"))
    assert (found.title, found.author, found.issued) == ("The wall", ("A. Clerk",), "2011-04-04")
    assert found.issued_because == "its Date header gives Mon, 04 Apr 2011 10:00:00 +0100"
    assert found.extra == (
        ("x-to", "b@example.org"),
        ("x-cc", "C. Roe <c@example.org>"),
        ("x-message-id", "<1@example.org>"),
    )
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (b"Subject: =?utf-8?Q?The_w=C3=A4ll?= =?iso-8859-1?B?IOk=?=", "The wäll é"),
        (b"Subject: =?gb2312?B?zfg=?=", "网"),
        ("Subject: The wäll".encode(), "The wäll"),
        (b"Subject: The w\xe4ll", "The wäll"),
        (b"Subject: The long\n wall", "The long wall"),
        (b"Subject: =?utf-8?B?broken", "=?utf-8?B?broken"),
        (b"X: y", ""),
    ],
)
def test_headers_are_decoded(head: bytes, title: str) -> None:
    assert read(head + b"\nDate: Mon, 4 Apr 2011 10:00:00 +0100\n\nText.").title == title


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("Mon, 4 Apr 2011 23:50:00 -0500", "2011-04-04"),
        ("4 Apr 2011 10:00 GMT", "2011-04-04"),
        ("yesterday", ""),
        ("Mon, 44 Apr 2011 10:00:00 +0000", ""),
    ],
)
def test_the_day_is_that_where_it_was_written(date: str, issued: str) -> None:
    assert read(f"From: a@b\nDate: {date}\n\nText.".encode()).issued == issued


def test_a_date_that_a_server_contradicts_is_told() -> None:
    received = (
        b"Received: by b; Thu, 7 Apr 2011 10:00:00 +0100\nReceived: by a; Wed, 6 Apr 2011 10:00:00 +0100\n"
    )
    assert read(received + HEAD + b"\nText.").remarks == (
        "its Date header gives 2011-04-04, but the first server received it on 2011-04-06",
    )
    near = b"Received: by a; Mon, 4 Apr 2011 11:00:00 +0100\n"
    assert read(near + HEAD + b"\nText.").remarks == ()


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        (
            b"Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8",
            b"closed yester=\nday. It cost =C2=A35,000.",
            "closed yesterday. It cost £5,000.",
        ),
        (b"Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-8", b"wqM1", "£5"),
        (b"Content-Type: text/plain; charset=iso-8859-1", b"\x93yes\x94", "“yes”"),
        (b"Content-Type: text/plain; charset=shift_jis", b"\x87\x40", "①"),
        (b"Content-Type: text/plain; charset=iso-2022-jp", b'\x1b$B$"\x1b(B', "あ"),
        (b"Content-Type: text/plain; charset=us-ascii", b"\xc2\xa35", "£5"),
        (b"X-No: type", b"\xc2\xa35", "£5"),
        (b"Content-Type: text/plain; format=flowed", b"one \ntwo", "one two"),
        (b"Content-Type: text/plain; format=flowed; delsp=yes", b"one \ntwo", "onetwo"),
    ],
)
def test_text_is_decoded(head: bytes, body: bytes, text: str) -> None:
    assert read(HEAD + head + b"\n\n" + body).text == text


def test_an_encoding_that_is_not_known_is_told() -> None:
    found = read(HEAD + b"Content-Type: text/plain; charset=x-klingon\n\ncaf\xc3\xa9")
    assert found.text == "café"
    assert found.remarks == ("its encoding is not known; its letters may be wrong",)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Mine.\n\nOn Monday, B wrote:\n> Theirs\n> goes on.\n>\n> > Older.\n\nMine too.",
            ["Mine.", "On Monday, B wrote:", "> Theirs goes on.", "> Older.", "Mine too."],
        ),
        ("Mine.\n>Theirs.\nMine.", ["Mine.", "> Theirs.", "Mine."]),
        (
            "Mine.\n\n-----Original Message-----\nFrom: B\n\nTheirs.",
            ["Mine.", "> -----Original Message----- From: B", "> Theirs."],
        ),
        (
            "Mine.\n\nFrom: B\nSent: 1 April\nTo: A\n\nTheirs.",
            ["Mine.", "> From: B Sent: 1 April To: A", "> Theirs."],
        ),
        (
            "Mine.\n\nVon: B\nGesendet: 1. April\n\nTheirs.",
            ["Mine.", "> Von: B Gesendet: 1. April", "> Theirs."],
        ),
        (
            "Mine.\n\nBegin forwarded message:\n\nTheirs.",
            ["Mine.", "> Begin forwarded message:", "> Theirs."],
        ),
        (
            "Mine.\n\n---------- Forwarded message ---------\nTheirs.",
            ["Mine.", "> ---------- Forwarded message --------- Theirs."],
        ),
        (
            "From: the harbour to the wall it is a mile.\n\nMine.",
            ["From: the harbour to the wall it is a mile.", "Mine."],
        ),
        ("Mine.\n-- \nA. Clerk", ["Mine.", "A. Clerk"]),
        ("a > b, and 3 > 2", ["a > b, and 3 > 2"]),
    ],
)
def test_quotations_are_the_words_of_another(text: str, wanted: list[str]) -> None:
    assert lines(mail(text)) == wanted


def test_quotations_in_html_are_the_words_of_another() -> None:
    page = (
        "<p>Mine.</p><div class='x gmail_quote'>On Monday, B wrote:<blockquote><p>Theirs.<br>"
        "<table><tr><td>a<td>b</table></blockquote></div><p>Mine too.</p>"
        "<div><b>From:</b> B<br><b>Sent:</b> 1 April<br><b>To:</b> A</div><p>Theirs below.</p>"
    )
    assert lines(mail(page, "html")) == [
        "Mine.",
        "> On Monday, B wrote:",
        "> Theirs.",
        "> a | b",
        "Mine too.",
        "> From: B Sent: 1 April To: A",
        "> Theirs below.",
    ]


def test_of_two_forms_of_the_text_one_is_read_and_that_is_told() -> None:
    message = mail()
    message.add_alternative("<p>The wall was <b>closed</b>.", subtype="html")
    assert lines(message) == ["The wall was closed."]
    assert read(message).remarks == ("its text is there in another form too (HTML), which is left out",)


def test_html_is_read_where_there_is_no_plain_text() -> None:
    message = mail(" ")
    message.add_alternative("<p>The wall was <s>open</s> closed.", subtype="html")
    assert lines(message) == ["The wall was closed."]
    assert read(message).remarks == ("text that is struck out is left out (1 place)",)


@pytest.fixture
def with_files() -> EmailMessage:
    message = mail()
    message.add_attachment(b"They met.", maintype="text", subtype="plain", filename="minütes.txt")
    message.add_attachment(b"12", maintype="application", subtype="octet-stream", filename="log.txt")
    message.add_attachment(b"13", maintype="application", subtype="octet-stream", filename="log.txt")
    message.add_attachment(mail("Inner words.", Subject="Older"))
    return message


def test_what_is_attached_is_named(with_files: EmailMessage) -> None:
    assert lines(with_files) == ["The wall was closed."]
    (remark,) = read(with_files).remarks
    assert remark == (
        "4 attachments left out: 1 “minütes.txt”, 2 “log.txt”, 3 “log.txt”, 4 “Older.eml”; add one with: "
        "dateline corpus add FILE --attachment NAME"
    )


@pytest.mark.parametrize(
    ("wanted", "name", "data"),
    [
        ("minütes.txt", "minütes.txt", b"They met."),
        ("MINÜTES.TXT", "minütes.txt", b"They met."),
        ("3", "log.txt", b"13"),
    ],
)
def test_what_is_attached_is_taken_out(with_files: EmailMessage, wanted: str, name: str, data: bytes) -> None:
    assert read_attachment(with_files.as_bytes(), wanted) == AttachedFile(name, data)


def test_an_attached_message_is_a_document(with_files: EmailMessage, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(with_files.as_bytes())
    found = read_document(path, attachment="Older.eml")
    assert isinstance(found, Document)
    assert (found.form, found.name, found.title, found.text) == (
        FileType.EML,
        "Older.eml",
        "Older",
        "Inner words.",
    )


@pytest.mark.parametrize(
    ("wanted", "message", "remedy"),
    [
        ("x", "it has no such attachment", "its attachments are: 1 “minütes.txt”, 2 “log.txt”"),
        ("9", "it has no such attachment", "its attachments are: 1 “minütes.txt”"),
        ("log.txt", "it has several attachments of this name", "name it by number: 2, 3"),
    ],
)
def test_an_attachment_that_is_not_meant_clearly(
    with_files: EmailMessage, wanted: str, message: str, remedy: str
) -> None:
    found = read_attachment(with_files.as_bytes(), wanted)
    assert isinstance(found, UnreadableDocument)
    assert found.message == message
    assert found.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (HEAD + b"\n", "it contains no text"),
        (b"no mail at all", "it is not a valid e-mail"),
        (
            HEAD + b"Content-Type: multipart/encrypted; boundary=x\n\n--x\nContent-Type: a/b\n\n1\n--x--\n",
            "it is encrypted",
        ),
        (
            HEAD + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nx",
            "it is encrypted",
        ),
        (
            HEAD + b"Content-Type: application/pdf; name=a.pdf\n\nx",
            "it contains no text, only attachments: 1 “a.pdf”",
        ),
        (
            b"From a Mon Apr 4 10:00:00 2011\n"
            + HEAD
            + b"\nOne.\n\nFrom b Mon Apr 4 10:00:00 2011\n"
            + HEAD
            + b"\nTwo.",
            "it is a mailbox of 2 messages",
        ),
    ],
)
def test_what_is_no_readable_mail_is_told(data: bytes, message: str) -> None:
    found = read_eml(data)
    assert isinstance(found, UnreadableDocument)
    assert found.message == message
    assert found.remedy


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (HEAD, "a.eml", FileType.EML),
        (b"MIME-Version: 1.0\n" + HEAD, "a", FileType.EML),
        (b"Received: by a\n\tfor b; x\r\n" + HEAD, "a.email", FileType.EML),
        (b"From a Mon Apr 4 10:00:00 2011\n" + HEAD + b"Content-Type: text/plain\n", "mbox", FileType.EML),
        (HEAD + b"\nA letter that somebody typed.", "letter", FileType.TEXT),
        (b"MIME-Version: 1.0\n" + HEAD, "a.txt", FileType.TEXT),
        (b"Place: here\nTime: now\n\nThey met.", "minutes", FileType.TEXT),
    ],
)
def test_an_email_is_known_by_its_headers(data: bytes, name: str, form: FileType) -> None:
    assert detect_type(data, name) is form


PART = b"--x\nContent-Type: text/plain\n\na\n"
SHAPES: dict[str, Callable[[int], bytes]] = {
    "headers": lambda n: b"A: b\n" * n + HEAD + b"\nText.",
    "one long header": lambda n: b"Subject: " + b"=?utf-8?Q?a?= " * n + b"\n" + HEAD + b"\nText.",
    "addresses": lambda n: b"From: " + b"a <a@b>, " * n + b"\n\nText.",
    "lines": lambda n: HEAD + b"\n" + b"> a\nb\n" * n,
    "marks": lambda n: HEAD + b"\n" + b">" * n + b"\na",
    "heads": lambda n: HEAD + b"\nb\n\n" + b"From: a\n" * n,
    "parts": lambda n: HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n" + PART * n + b"--x--\n",
    "received": lambda n: b"Received: by a; b\n" * n + HEAD + b"\nText.",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_reading_takes_time_as_the_mail_is_long(shape: str) -> None:
    counts = [steps(partial(read_eml, SHAPES[shape](100 * size))) for size in SIZES]
    assert is_linear(counts), counts


@pytest.mark.parametrize("depth", [40, 3_000])
def test_parts_in_parts_end_somewhere(depth: int) -> None:
    begin = b"".join(
        b"Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n" % (at, at) for at in range(depth)
    )
    found = read_eml(HEAD + begin + b"Content-Type: text/plain\n\nDeep.")
    assert isinstance(found, UnreadableDocument)
