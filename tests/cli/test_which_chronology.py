"""Which chronology a command reads: the one that is named, in any of the ways, and none that nobody named.

The commands are those of the program itself: a new one fails here until it has its line in `LINES` or `NONE`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.canal import build
from tests.cli.running import Ran, ran, spawned
from tui.cli import project_context
from tui.cli.argument_tokens import argument_words
from tui.cli.chronology_command import ChronologyCommand, QueryCommand, WritingCommand
from tui.cli.commands.export import export
from tui.cli.main import dateline
from tui.project import locate_project
from tui.project.locate_project import ProjectLocation
from tui.project.project import Project

LINES: dict[str, str] = {
    "browse": "",
    "changes": "{events}",
    "check": "",
    "conflicts": "",
    "corpus add": "{file}",
    "corpus attach": "{file}",
    "corpus dates": "",
    "corpus detach": "--all",
    "corpus draft": "ledger#4 --date 1814 --no-edit",
    "corpus hash": "ledger --original {file}",
    "corpus verify": "",
    "diff": "{events}",
    "differences": "",
    "elapsed": "survey lock-opened",
    "event add": "--title A --kind works --date 1812",
    "event delete": "survey --force",
    "event edit": "survey --title A",
    "export": "",
    "facets": "",
    "fix": "",
    "import": "{file}",
    "knew": "",
    "list": "",
    "merge": "{events}",
    "positions": "",
    "protect add": "",
    "protect check": "",
    "protect list": "",
    "protect remove": "",
    "put": "canal-company",
    "search": "shares",
    "searches": "",
    "serve": "",
    "show": "survey",
    "source": "",
    "speaker": "",
    "timeline": "--at 1812",
}
"""Every command about a chronology, and what it cannot do without."""
NONE = {
    *(
        "completion",
        "config path",
        "config schema",
        "config show",
        "demo",
        "keys",
        "merge-driver",
        "new",
        "schema",
        "textconv",
    ),
}
"""Every other command."""
OUTSIDE = (
    "no events.yaml found here or in any folder above; change to the folder of a chronology, "
    "name one with -C PATH, or "
)


def commands(group: click.Group = dateline, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with its name."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from commands(command, f"{path}{name} ")
        else:
            yield f"{path}{name}", command


EVERY = dict(commands())
ABOUT_ONE = [name for name, command in EVERY.items() if isinstance(command, ChronologyCommand)]
READING = [name for name in ABOUT_ONE if not isinstance(EVERY[name], WritingCommand)]
WRITING = [name for name in ABOUT_ONE if isinstance(EVERY[name], WritingCommand)]
QUERYING = [name for name in ABOUT_ONE if isinstance(EVERY[name], QueryCommand)]


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is typed, and nothing is served."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"A name\n"), encoding="utf-8"))
    pytest.importorskip("textual_serve", reason="the extra `web` is not installed")
    monkeypatch.setattr("tui.web.server.serve", lambda *_: 0)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What commands find, in order."""
    seen: list[object] = []

    def find(wanted: locate_project.Wanted, cwd: Path) -> object:
        seen.append(locate_project.find_project(wanted, cwd))
        return seen[-1]

    monkeypatch.setattr(project_context, "find_project", find)
    return seen


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "nothing-here"
    folder.mkdir()
    return folder


def line(name: str, tmp_path: Path) -> list[str]:
    """What a command cannot do without."""
    document = tmp_path / "document.txt"
    document.write_text("About 1811 a surveyor walked the line.\n")
    events = tmp_path / "older.yaml"
    if "{events}" in LINES[name]:
        events.write_text("format: dateline/1\ntitle: Older\n")
    return LINES[name].format(file=document, events=events).split()


def test_every_command_is_known_to_take_a_chronology_or_none() -> None:
    assert sorted(ABOUT_ONE) == sorted(LINES)
    assert {name for name in EVERY if name not in ABOUT_ONE} == NONE


def test_whatever_is_about_a_chronology_is_told_which_alike() -> None:
    for name in ABOUT_ONE:
        options = {option for parameter in EVERY[name].params for option in parameter.opts}
        assert {"-C", "--chronology", "--example"} <= options, name
        usage = EVERY[name].collect_usage_pieces(click.Context(EVERY[name]))
        assert usage[:2] == ["[OPTIONS]", "[PATH]"], name


@pytest.mark.parametrize("name", ABOUT_ONE)
def test_outside_a_chronology_a_command_ends_with_2(empty: Path, tmp_path: Path, name: str) -> None:
    before = sorted(tmp_path.rglob("*"))
    result = ran(*name.split(), *line(name, tmp_path), cwd=empty)
    assert (result.code, result.out) == (2, "")
    last = "start one: dateline new DIR" if name in WRITING else "see the example with --example"
    assert result.err == f"dateline: {OUTSIDE}{last}\n"
    assert list(empty.iterdir()) == []
    assert [
        path for path in sorted(tmp_path.rglob("*")) if path.name not in {"document.txt", "older.yaml"}
    ] == before


def test_the_explorer_alone_shows_the_example_unasked(empty: Path, found: list[object]) -> None:
    assert ran(cwd=empty).code == 2
    assert isinstance(found[-1], ProjectLocation)
    assert found[-1].is_example


def positions(name: str, path: str, rest: list[str]) -> dict[str, list[str]]:
    """Every place of a line at which a chronology can be named."""
    called = name.split()
    *group, last = called
    lines = {
        "PATH COMMAND": [path, *called, *rest],
        "-C PATH COMMAND": ["-C", path, *called, *rest],
        "--chronology=PATH COMMAND": [f"--chronology={path}", *called, *rest],
        "COMMAND PATH": [*called, path, *rest],
        "COMMAND -C PATH": [*called, "-C", path, *rest],
        "COMMAND -CPATH": [*called, f"-C{path}", *rest],
        "COMMAND ... -C PATH": [*called, *rest, "-C", path],
        "the same twice": ["-C", path, *called, *rest, "-C", path],
    }
    if group:
        lines["GROUP -C PATH COMMAND"] = [*group, "-C", path, last, *rest]
        lines["GROUP PATH COMMAND"] = [*group, path, last, *rest]
    if name in {"corpus attach", "search"}:
        # One word is what it takes; a second is needed to tell PATH from it.
        lines["COMMAND PATH"] = [*called, path, *rest, *rest]
    return lines


@pytest.mark.sweep
@pytest.mark.parametrize("spelled", ["{root}", "canal", "./canal/events.yaml"])
@pytest.mark.parametrize("name", ABOUT_ONE)
def test_every_command_takes_it_alike_at_every_place(
    tmp_path: Path, found: list[object], monkeypatch: pytest.MonkeyPatch, name: str, spelled: str
) -> None:
    root, rest = tmp_path / "canal", line(name, tmp_path)

    def ended(*arguments: str) -> int:
        build(root)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"A name\n"), encoding="utf-8"))
        code = ran(*arguments, cwd=tmp_path).code
        assert found[-1] == ProjectLocation(root), arguments
        root.rename(tmp_path / f"done-{len(found)}")
        return code

    lines = positions(name, spelled.format(root=root), rest)
    codes = {place: ended(*arguments) for place, arguments in lines.items()}
    assert len(set(codes.values())) == 1, codes


@pytest.mark.parametrize("spelled", ["canal", "./canal", "canal/events.yaml"])
@pytest.mark.parametrize("before", [[], ["-C"], ["--chronology"], ["--ascii"], ["--fresh", "-C"]])
def test_so_does_the_explorer(canal: Path, found: list[object], before: list[str], spelled: str) -> None:
    result = ran(*before, spelled, cwd=canal.parent)
    assert "the explorer needs a terminal" in result.err
    assert found == [ProjectLocation(canal)]


@pytest.mark.parametrize("name", READING)
def test_the_example_is_read_where_it_is_asked_for(
    tmp_path: Path, empty: Path, canal: Path, found: list[object], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(locate_project, "example_path", lambda: canal)
    called, rest = name.split(), line(name, tmp_path)
    for arguments in (
        [*called, *rest, "--example"],
        [*called, "--example", *rest],
        ["--example", *called, *rest],
    ):
        result = ran(*arguments, cwd=empty)
        assert result.code in {0, 1}, arguments
        assert "no events.yaml" not in result.err
        assert found[-1] == ProjectLocation(canal, is_example=True)


@pytest.mark.parametrize(
    "asked", [["demo"], ["--example"], ["demo", "--ascii"], ["--ascii", "--example"]], ids=" ".join
)
def test_the_explorer_opens_the_example_where_it_is_asked_for_even_in_a_chronology(
    tmp_path: Path, canal: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    example = build(tmp_path / "example")
    shown: list[tuple[Path, bool]] = []
    monkeypatch.setattr(locate_project, "example_path", lambda: example)
    monkeypatch.setattr("tui.cli.commands.explore._require_terminal", lambda: None)

    def run(project: Project, *_: object, **__: object) -> int:
        shown.append((project.root, project.is_example))
        return 0

    monkeypatch.setattr("tui.explorer.launcher.run_explorer", run)
    assert ran(*asked, cwd=canal) == Ran(0, "", "")
    assert shown == [(example, True)]
    assert ran(cwd=canal).code == 0
    assert shown[1:] == [(canal, False)]


@pytest.mark.parametrize("name", WRITING)
def test_nothing_is_written_into_the_example(tmp_path: Path, canal: Path, name: str) -> None:
    called, rest = name.split(), line(name, tmp_path)
    said = f"{name} works on your own chronology, not on the example; name it with -C PATH"
    for arguments in ([*called, *rest, "--example"], ["--example", *called, *rest]):
        # A chronology that is near does not make it right.
        result = ran(*arguments, cwd=canal)
        assert (result.code, result.out) == (2, "")
        assert said in result.err


@pytest.mark.parametrize("name", sorted(NONE))
@pytest.mark.parametrize("before", [["-C", "canal"], ["--example"], ["./canal"], ["canal"]], ids=" ".join)
def test_what_reads_no_chronology_takes_none(canal: Path, before: list[str], name: str) -> None:
    result = ran(*before, *name.split(), cwd=canal.parent)
    assert (result.code, result.out) == (2, "")
    assert "takes no chronology: leave out PATH, -C and --example" in result.err


TWO = [
    (["-C", "one", "list", "-C", "two"], "one and two"),
    (["-C", "one", "-C", "two", "list"], "one and two"),
    (["list", "-C", "one", "-C", "two"], "one and two"),
    (["./one", "list", "./two"], "one and two"),
    (["one", "check", "two"], "one and two"),
    (["-C", "one", "two"], "one and two"),
    (["corpus", "-C", "one", "dates", "./two"], "one and two"),
    (["-C", "one", "corpus", "verify", "-C", "nowhere"], "one and nowhere"),
    (["--example", "list", "-C", "one"], "--example and one"),
    (["one", "source", "--example"], "one and --example"),
    (["one", "--example"], "one and --example"),
]


@pytest.mark.parametrize(
    ("arguments", "said"), TWO, ids=lambda it: " ".join(it) if isinstance(it, list) else ""
)
def test_two_chronologies_are_refused(tmp_path: Path, arguments: list[str], said: str) -> None:
    build(tmp_path / "one")
    build(tmp_path / "two")
    result = ran(*arguments, cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert {*said.split(" and ")} <= set(result.err.split()), result.err
    assert "are different chronologies: name one of them" in result.err


@pytest.fixture
def nested(canal: Path) -> Path:
    """A chronology in whose folder there are another one and a mere folder."""
    build(canal / "lock")
    (canal / "shares").mkdir()
    return canal


def queried(name: str, *words_: str, cwd: Path) -> Ran:
    return ran(name, *words_, cwd=cwd)


@pytest.mark.parametrize("name", QUERYING)
def test_a_word_that_is_the_name_of_a_folder_is_asked_about(nested: Path, name: str) -> None:
    another = queried(name, "lock", cwd=nested)
    assert (another.code, another.out) == (2, "")
    query = " QUERY" if name == "search" else ""
    assert another.err == (
        f"dateline: lock is a folder with a chronology; to open it, write: dateline {name} -C lock{query}; "
        f"to search for the word, write: dateline {name} -- lock\n"
    )
    mere = queried(name, "shares", cwd=nested)
    assert (mere.code, mere.out) == (2, "")
    assert mere.err == (
        "dateline: shares is a folder, but has no events.yaml; name a folder that has one; "
        f"to search for the word, write: dateline {name} -- shares\n"
    )


@pytest.mark.parametrize("name", QUERYING)
@pytest.mark.parametrize("words_", [["--", "shares"], ['"shares"'], ["shares", "sold"], ["sold", "shares"]])
def test_a_word_that_was_said_to_be_one_is_searched_for(
    nested: Path, found: list[object], name: str, words_: list[str]
) -> None:
    result = queried(name, *words_, cwd=nested)
    assert result.code == 0
    assert "1 of 5 events" in result.err
    assert found == [ProjectLocation(nested)]


@pytest.mark.parametrize("name", QUERYING)
@pytest.mark.parametrize("spelled", ["./lock", "lock/", "lock/events.yaml", "../canal/lock"])
def test_what_is_spelled_as_a_path_is_one(nested: Path, found: list[object], name: str, spelled: str) -> None:
    assert queried(name, spelled, "shares", cwd=nested).code == 0
    assert found == [ProjectLocation(nested / "lock")]
    late = queried(name, "shares", spelled, cwd=nested)
    assert (late.code, late.out) == (2, "")
    assert f"{spelled} is a folder with a chronology" in late.err


@pytest.mark.parametrize("name", QUERYING)
def test_a_bare_name_is_a_path_where_no_chronology_is_near_and_that_is_said(
    canal: Path, found: list[object], name: str
) -> None:
    result = queried(name, "canal", "shares", cwd=canal.parent)
    assert result.code == 0
    assert found == [ProjectLocation(canal)]
    assert result.err.startswith(
        f"dateline: canal is read as the folder; to search for the word, write: dateline {name} -- canal\n"
    )


@pytest.mark.parametrize(
    "word", ["a" * 4000, "a" * 300, "and/or", "1812/1813", "events.yml", "folder.", "caf\udce9/x"], ids=ascii
)
def test_no_other_word_is_taken_for_a_folder(canal: Path, word: str) -> None:
    result = ran("list", word, cwd=canal)
    assert (result.code, result.out) == (0, "")
    assert "dateline: 0 of 5 events; 5 hidden\n" in result.err


def test_with_a_chronology_named_every_bare_word_is_searched_for(nested: Path, found: list[object]) -> None:
    for arguments in (["-C", "lock", "list", "shares"], ["list", "-C", "lock", "shares"]):
        assert "1 of 5 events" in ran(*arguments, cwd=nested).err
    assert "1 of 5 events" in ran("./lock", "list", "shares", cwd=nested).err
    assert found == [ProjectLocation(nested / "lock")] * 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "lock"], "lock is a folder with a chronology; to use it, add: -C lock"),
        (["source", "lock"], "lock is a folder with a chronology; to use it, add: -C lock"),
        (["differences", "lock"], "lock is a folder with a chronology; to use it, add: -C lock"),
        (["corpus", "dates", "lock"], "lock is a folder with a chronology; to use it, add: -C lock"),
        (["corpus", "verify", "lock"], "lock is a folder with a chronology; to use it, add: -C lock"),
    ],
)
def test_an_id_that_is_the_name_of_a_folder_gets_a_hint(
    nested: Path, arguments: list[str], said: str
) -> None:
    result = ran(*arguments, cwd=nested)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_one_word_more_than_a_command_takes_is_its_path(nested: Path, found: list[object]) -> None:
    assert ran("show", "lock", "survey", cwd=nested).code == 0
    assert ran("elapsed", "lock", "survey", "digging", cwd=nested).code == 0
    assert ran("source", "lock", "ledger", cwd=nested).code == 0
    assert found == [ProjectLocation(nested / "lock")] * 3
    mere = ran("show", "shares", "survey", cwd=nested)
    assert (mere.code, mere.err.partition(";")[0]) == (3, "dateline: shares has no events.yaml")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nosuchdir"], "there is no command or folder nosuchdir"),
        (["nosuchdir", "list"], "there is no command or folder nosuchdir"),
        (["--ascii", "nosuchdir"], "there is no command or folder nosuchdir"),
        (["canal", "lst"], "there is no command or folder lst; did you mean list?"),
        (["serach", "list"], "there is no command or folder serach; did you mean search?"),
        (
            ["canal", "--ascii", "list"],
            "options go after the command (except -C and --example): dateline list",
        ),
        (
            ["--format", "json", "list"],
            "options go after the command (except -C and --example): dateline list",
        ),
        (
            ["--strict", "check", "canal"],
            "options go after the command (except -C and --example): dateline check",
        ),
    ],
    ids=lambda it: " ".join(it) if isinstance(it, list) else "",
)
def test_what_is_neither_a_command_nor_a_folder_is_said_before_any_terminal_is_missed(
    canal: Path, arguments: list[str], said: str
) -> None:
    result = spawned(*arguments, cwd=canal.parent)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().startswith(f"dateline: {said}")


def test_a_path_that_leads_nowhere_is_said_before_any_terminal_is_missed(empty: Path) -> None:
    assert ran("./nowhere", cwd=empty).err.startswith("dateline: there is no nowhere; name a folder")
    assert ran(".", cwd=empty).err.startswith("dateline: . has no events.yaml")


def test_what_is_served_is_what_was_found(canal: Path, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[str] = []

    def serve(words_: list[str], *_: object) -> int:
        served[:] = words_
        return 0

    monkeypatch.setattr("tui.web.server.serve", serve)
    ran("serve", cwd=canal)
    assert served[-3:] == ["--served", "--", str(canal)]
    monkeypatch.setattr(locate_project, "example_path", lambda: canal)
    ran("serve", "--example", cwd=empty)
    assert served[-2:] == ["--served", "--example"]


OPTIONS = [*(["-C", "x"], ["-Cx"], ["--chronology", "x"], ["--chronology=x"], ["--example"], ["--force"])]
OPTIONS += [
    ["-o", "-"],
    ["-o-"],
    ["-ox"],
    ["--format", "csv"],
    ["--format=csv"],
    ["--to", "1812"],
    ["-o", "-C"],
]
WORDS = [["x"], ["-"], [""], ["kind:works"], ["a b"], ["csv"]]


@given(st.lists(st.sampled_from([*OPTIONS, *WORDS, ["--"]]), max_size=8))
def test_words_are_what_click_takes_for_words(parts: list[list[str]]) -> None:
    args = [word for part in parts for word in part]
    options = [parameter for parameter in export.params if isinstance(parameter, click.Option)]
    command = click.Command("x", params=list(options))
    context = click.Context(command)
    before = args[: args.index("--")] if "--" in args else args
    _, left, _ = command.make_parser(context).parse_args(list(before))
    assert [args[at] for at in argument_words(export.params, args)] == left
