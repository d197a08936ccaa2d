"""A quotation with another figure than its source says so in every face that shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ran

SAID = "DIFFERS from the source in a FIGURE or a NEGATION"


@pytest.fixture
def misquoted(canal: Path) -> Path:
    events, ledger = canal / "events.yaml", canal / "corpus" / "ledger.md"
    ledger.write_text(
        ledger.read_text("utf-8")
        + "\n\nOn the 12th of May two hundred shares were sold, and none was left.\n",
        "utf-8",
    )
    key = "ledger#5"
    text = events.read_text("utf-8")
    cited = "{passage: ledger#3, quote: two hundred shares}"
    assert cited in text
    quote = "On the 12th of May three hundred shares were sold, and none was left"
    events.write_text(text.replace(cited, f'{{passage: {key}, quote: "{quote}"}}'), "utf-8")
    return canal


def test_check_calls_it_an_error(misquoted: Path) -> None:
    done = ran("check", misquoted, "--format", "json")
    assert done.code == 1
    [told] = [one for one in json.loads(done.out) if one["code"].startswith("quote")]
    assert (told["code"], told["severity"]) == ("quote-differs", "error")
    assert told["message"] == "the quotation has `three` where ledger has `two`"


def test_it_is_shown_as_differing(misquoted: Path) -> None:
    assert SAID in " ".join(ran("show", "shares-sold", "-C", misquoted).out.split())
    told = json.loads(ran("show", "shares-sold", "-C", misquoted, "--format", "json").out)
    assert "differs" in [one["status"] for one in told["cites"]]
    assert "shares-sold" in ran("list", "is:unverified", "-C", misquoted).out


@pytest.mark.parametrize("form", ["markdown", "html", "pandoc", "csv"])
def test_exports_say_so(misquoted: Path, form: str) -> None:
    done = ran("export", "shares-sold", "-C", misquoted, "--format", form)
    assert SAID in done.out.replace("\\", "")


def test_an_export_as_json_has_the_status(misquoted: Path) -> None:
    assert '"differs"' in ran("export", "shares-sold", "-C", misquoted, "--format", "json").out
