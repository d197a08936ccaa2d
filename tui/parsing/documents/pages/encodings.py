"""The encoding of a page, as browsers decide it (https://encoding.spec.whatwg.org/#names-and-labels).

Old labels mean newer encodings there: `iso-8859-1` is windows-1252, `gb2312` is GB 18030, `shift_jis` is
Windows code page 932. Unlike browsers, bytes that a multi-byte encoding does not have are not replaced: the
page is refused.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tui.parsing.documents.contents import UnreadableDocument

_HEAD = 4096
"""Bytes in which the encoding is looked for."""
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_CHARSET = re.compile(rb"""<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:\-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""\s{0,20}<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']\s*([\w.:\-]+)""")
_LABELS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf8mb4",
    # A page whose label could be read is not UTF-16.
    "utf_8": "utf-16 utf-16le utf-16be ucs-2 iso-10646-ucs-2 unicode unicodefeff unicodefffe csunicode",
    "cp866": "ibm866 866 cp866 csibm866",
    "iso8859-2": "iso-8859-2 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 latin2 l2 iso-ir-101 csisolatin2",
    "iso8859-3": "iso-8859-3 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 latin3 l3 iso-ir-109 csisolatin3",
    "iso8859-4": "iso-8859-4 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 latin4 l4 iso-ir-110 csisolatin4",
    "iso8859-5": "iso-8859-5 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 cyrillic iso-ir-144"
    " csisolatincyrillic",
    "iso8859-6": "iso-8859-6 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 iso-8859-6-e iso-8859-6-i arabic"
    " asmo-708 ecma-114 iso-ir-127 csisolatinarabic csiso88596e csiso88596i",
    "iso8859-7": "iso-8859-7 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 greek greek8 ecma-118 elot_928"
    " sun_eu_greek iso-ir-126 csisolatingreek",
    "iso8859-8": "iso-8859-8 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 iso-8859-8-e iso-8859-8-i hebrew"
    " visual logical iso-ir-138 csisolatinhebrew csiso88598e csiso88598i",
    "iso8859-10": "iso-8859-10 iso8859-10 iso885910 latin6 l6 iso-ir-157 csisolatin6",
    "iso8859-13": "iso-8859-13 iso8859-13 iso885913",
    "iso8859-14": "iso-8859-14 iso8859-14 iso885914",
    "iso8859-15": "iso-8859-15 iso8859-15 iso885915 iso_8859-15 latin9 l9 csisolatin9",
    "iso8859-16": "iso-8859-16",
    "koi8-r": "koi8-r koi8_r koi8 koi cskoi8r",
    "koi8-u": "koi8-u koi8-ru",
    "mac-roman": "macintosh mac x-mac-roman csmacintosh",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "cp874": "windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 cp874",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251 win-1251",
    "cp1252": "windows-1252 cp1252 x-cp1252 ansi_x3.4-1968 ascii us-ascii iso-8859-1 iso8859-1 iso88591"
    " iso_8859-1 iso_8859-1:1987 latin1 latin-1 l1 cp819 ibm819 iso-ir-100 csisolatin1",
    "cp1253": "windows-1253 cp1253 x-cp1253",
    "cp1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 latin5"
    " l5 iso-ir-148 csisolatin5",
    "cp1255": "windows-1255 cp1255 x-cp1255",
    "cp1256": "windows-1256 cp1256 x-cp1256",
    "cp1257": "windows-1257 cp1257 x-cp1257",
    "cp1258": "windows-1258 cp1258 x-cp1258",
    "gb18030": "gb18030 gbk gb2312 gb_2312 gb_2312-80 chinese csgb2312 csiso58gb231280 iso-ir-58 x-gbk cp936",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc_jp": "euc-jp x-euc-jp cseucpkdfmtjapanese",
    "iso2022_jp": "iso-2022-jp csiso2022jp",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis cp932",
    "cp949": "euc-kr cseuckr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 iso-ir-149"
    " cp949 csksc56011987",
}
"""By Python's name of an encoding, its labels."""
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
_SINGLE = re.compile(r"cp(?:866|874|125\d)|iso8859|koi8|mac")
_CONTROLS = range(0x80, 0xA0)
_REMEDY = "open it in a browser, and save it as UTF-8 or print it to PDF"


@dataclass(frozen=True, slots=True)
class DecodedPage:
    """The text of a page, and what to know about its encoding."""

    text: str
    remark: str = ""


def find_codec(label: str) -> str:
    """Return Python's name of the encoding that a label means on the web; empty for an unknown label.

    Args:
        label: As a page or an e-mail has it, in any case.
    """
    codec = _CODECS.get(label.strip().casefold(), "")
    return "utf-8" if codec == "utf_8" else codec


def decode_page(data: bytes) -> DecodedPage | UnreadableDocument:
    """Decode a page: as its byte order mark says, else as it declares, else as UTF-8.

    Args:
        data: The file's bytes.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding, encoding)
    head = _COMMENT.sub(b"", data[:_HEAD])
    declared = _CHARSET.search(head) or _XML.match(head)
    label = declared[1].decode("ascii", "replace").casefold() if declared else "utf-8"
    codec = find_codec(label)
    if not codec:
        return UnreadableDocument(f"it is in an unknown encoding, {label}", _REMEDY)
    return _decode(data, codec, label)


def decode_bytes(data: bytes, codec: str) -> str:
    """Decode bytes as browsers do: U+FFFD for each that the encoding does not have.

    Args:
        data: The bytes.
        codec: As `find_codec` returns it.
    """
    if _SINGLE.match(codec):
        return data.decode(codec, "dateline-single-byte")
    return data.decode(codec, "replace")


def _decode(data: bytes, codec: str, label: str) -> DecodedPage | UnreadableDocument:
    if _SINGLE.match(codec):
        return DecodedPage(decode_bytes(data, codec), _doubt(data, label))
    try:
        return DecodedPage(data.decode(codec))
    except UnicodeDecodeError as error:
        return UnreadableDocument(f"it is not valid {label.upper()}: byte {error.start}", _REMEDY)


def _doubt(data: bytes, label: str) -> str:
    """Return the remark about a page whose bytes are UTF-8, though it declares another encoding."""
    if data.isascii():
        return ""
    try:
        data.decode()
    except UnicodeDecodeError:
        return ""
    return (
        f"it declares the encoding {label} and is read so, as browsers do; but its bytes are valid UTF-8:"
        " if letters are wrong, save it as UTF-8 in a browser and add it again"
    )


def _replace_byte(error: UnicodeError) -> tuple[str, int]:
    """Return the control character of a byte that a single-byte encoding leaves out, else U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(chr(byte) if byte in _CONTROLS else "\ufffd" for byte in wrong), error.end


codecs.register_error("dateline-single-byte", _replace_byte)
