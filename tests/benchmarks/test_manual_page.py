"""The man page is what its generator writes, says everything there is, and is sound roff."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from benchmarks.manual_page import escaped, manual
from tests.cases import each
from tests.cli.running import TIMEOUT
from tests.text.payloads import PAYLOADS
from tui.cli.exit_codes import ExitCode
from tui.cli.main import dateline
from tui.parsing.query.fields import FIELDS
from tui.text.sanitize import sanitize_line
from tui.views.commands.table import COMMANDS

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "dateline.1"


def formatted(roff: str) -> str:
    """The text of a page as groff sets it, and nothing to complain of."""
    if shutil.which("groff") is None:
        pytest.skip("there is no groff here")
    command = ["groff", "-man", "-ww", "-Tutf8", "-P-c", "-rLL=200n"]
    result = subprocess.run(command, input=roff.encode(), capture_output=True, check=True, timeout=TIMEOUT)
    assert result.stderr == b""
    return re.sub(r".\x08", "", result.stdout.decode())


def commands_of(group: click.Group, path: str) -> list[str]:
    """Every command that may be called, with the groups in front."""
    named = [(f"{path} {name}", command) for name, command in group.commands.items() if not command.hidden]
    inner = [of for name, each in named if isinstance(each, click.Group) for of in commands_of(each, name)]
    return [*(name for name, _ in named), *inner]


def test_it_is_what_its_generator_writes() -> None:
    """To mend: `make manual`."""
    assert PAGE.read_text(encoding="utf-8") == manual()


def test_it_is_ascii_with_every_section_in_its_place() -> None:
    assert manual().isascii()
    assert re.findall(r"^\.SH (.*)", manual(), re.MULTILINE) == [
        *("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "KEYS", "CONVERSATION", "QUERY"),
        *("FILES", "ENVIRONMENT", "EXIT STATUS", "EXAMPLES", "SEE ALSO"),
    ]


def test_no_line_is_a_request_by_mistake() -> None:
    requests = {line.split()[0] for line in manual().splitlines() if line.startswith((".", "'"))}
    assert requests == {'.\\"', ".TH", ".SH", ".SS", ".TP", ".PP", ".br", ".nh", ".ad"}


@each("command", commands_of(dateline, "dateline"))
def test_every_command_is_in_it(command: str) -> None:
    assert f".SS {escaped(command)}" in manual()


def test_every_key_field_and_code_is_in_it() -> None:
    for said in (*(f"{one.about}." for one in COMMANDS), *(f"{field}:" for field in FIELDS)):
        assert escaped(said) in manual()
    for code in ExitCode:
        assert f"\\fB{code}\\fR" in manual()


def test_every_variable_of_the_environment_is_in_it() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tui").rglob("*.py"))
    named = set(re.findall(r"\"((?:DATELINE_[A-Z_]+|NO_COLOR|SOURCE_DATE_EPOCH|VISUAL|EDITOR))\"", sources))
    missing = [name for name in sorted(named) if escaped(name) not in manual()]
    assert missing == []


@pytest.mark.programs
def test_groff_has_nothing_to_complain_of() -> None:
    page = formatted(manual())
    assert "dateline list kind:courts in:2013" in page
    assert "printf 'last\\nshow\\n' | dateline browse" in page


@pytest.mark.programs
def test_text_is_printed_to_the_letter() -> None:
    """Each text in a section of its own, on a line of its own: where groff complains, it names the line."""
    texts = [".SH no section", "'br no request", "a\\fBb\\(rs", '-x "y" ~^`\'', *PAYLOADS]
    said = [sanitize_line(text).strip()[:150] for text in texts]
    sections = "".join(f".SH S{number}\n{escaped(one)}\n" for number, one in enumerate(said))
    page = formatted('.TH X 1 "" "" ""\n.nh\n.ad l\n' + sections).rsplit("\n", 2)[0] + f"\nS{len(said)}\n"
    for number, one in enumerate(said):
        body = page.partition(f"\nS{number}\n")[2].partition(f"\nS{number + 1}\n")[0]
        assert "".join(body.split()).startswith("".join(one.split())[:100]), ascii(texts[number])
        assert body.strip() or not one.strip(), ascii(texts[number])


@pytest.mark.programs
def test_mandoc_has_nothing_to_complain_of() -> None:
    if shutil.which("mandoc") is None:
        pytest.skip("there is no mandoc here")
    # A date it may not have: it would change by itself.
    command = ["mandoc", "-Tlint", "-Wwarning", str(PAGE)]
    result = subprocess.run(command, capture_output=True, check=False, timeout=TIMEOUT)
    complaints = [line for line in result.stdout.decode().splitlines() if "date" not in line]
    assert complaints == []


def test_help_holds_no_section_for_programmers() -> None:
    """The docstring of a command's function is its help, up to what only programmers need."""
    assert "Args:" in (dateline.commands["check"].callback.__doc__ or "")
    assert not re.search(r"^(Args|Raises|Returns):", manual(), re.MULTILINE)
