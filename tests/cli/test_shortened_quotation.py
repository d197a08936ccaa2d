"""A shortened quotation says in every face that shows it what it leaves out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ran

QUOTES = {
    "plain": ("The engineer … signed the plan", "2 words left out"),
    "negated": ("the engineer who came [...] signed the plan", "“not” among 5 words left out"),
    "hidden": ("but he did … see the lock", "“not” left out"),
    "letter": ("[t]he engineer came at noon", "1 word changed in brackets"),
    "over": ("see the lock Nobody asked him", "over passages 6 and 7"),
}
LEDGER = """

The engineer at once signed the plan.

The engineer came at noon, but he did not see the lock

Nobody asked him about the plan. He is the engineer who came, who did not stay, and signed the plan.
"""


def quoting(canal: Path, quote: str) -> Path:
    events, ledger = canal / "events.yaml", canal / "corpus" / "ledger.md"
    ledger.write_text(ledger.read_text("utf-8").rstrip() + LEDGER, "utf-8")
    text = events.read_text("utf-8")
    cited = "{passage: ledger#3, quote: two hundred shares}"
    assert cited in text
    events.write_text(text.replace(cited, f'{{passage: ledger, quote: "{quote}"}}'), "utf-8")
    return canal


@pytest.mark.parametrize("name", QUOTES)
def test_every_face_tells_it(canal: Path, name: str) -> None:
    quote, words = QUOTES[name]
    folder = quoting(canal, quote)
    assert words in " ".join(ran("show", "shares-sold", "-C", folder).out.split())
    told = json.loads(ran("show", "shares-sold", "-C", folder, "--format", "json").out)
    [cite] = [one for one in told["cites"] if one["quote"] == quote]
    assert cite["status"] == ("over-passages" if name == "over" else "shortened")
    assert cite["shortened"]["words"] == words
    assert cite["shortened"]["negations_left_out"] == (["not"] if name in {"negated", "hidden"} else [])
    for form in ("markdown", "html", "csv"):
        done = ran("export", "shares-sold", "-C", folder, "--format", form)
        assert words in done.out.replace("\\", ""), form


@pytest.mark.parametrize(
    ("name", "code", "severity", "ends", "strict"),
    [
        ("plain", "quote-shortened", "note", 0, 0),
        ("negated", "quote-shortened", "warning", 0, 1),
        ("hidden", "quote-shortened", "error", 1, 1),
        ("letter", None, None, 0, 0),
        ("over", "quote-over-passages", "note", 0, 0),
    ],
)
def test_check_tells_it(
    canal: Path, name: str, code: str | None, severity: str | None, ends: int, strict: int
) -> None:
    folder = quoting(canal, QUOTES[name][0])
    done = ran("check", folder, "--format", "json")
    told = [one for one in json.loads(done.out) if one["code"].startswith("quote")]
    assert [(one["code"], one["severity"]) for one in told] == ([(code, severity)] if code else [])
    assert done.code == ends
    assert ran("check", folder, "--strict").code == strict


def test_what_is_shortened_is_not_called_verified(canal: Path) -> None:
    folder = quoting(canal, QUOTES["plain"][0])
    assert "shares-sold" in ran("list", "is:unverified", "-C", folder).out


def test_a_code_host_gets_a_notice(canal: Path) -> None:
    folder = quoting(canal, QUOTES["plain"][0])
    assert ran("check", folder, "--format", "github").out.startswith("::notice file=events.yaml")
    levels = json.loads(ran("check", folder, "--format", "sarif").out)["runs"][0]["results"]
    assert [result["level"] for result in levels] == ["note"]
