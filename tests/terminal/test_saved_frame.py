"""What was on the screen is there again before the program is, and only where it is the same."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.canal import build
from tests.terminal.house import SHIPPED, House
from tests.terminal.terminal import DATELINE, Terminal

FRAME = b"\x1b[?2026h"
TAKEN = b"\x1b[?2004h"
"""Set by Textual, and by nothing else."""
ENTER, LEAVE = b"\x1b[?1049h", b"\x1b[?1049l"
CLEARS = re.compile(rb"\x1b\[[0-3]?[JK]|\x1bc")
SIZES = [(120, 40), (80, 24), (60, 20), (160, 50)]

WAIT = """
import os, sys
class Gate:
    def find_spec(self, name, *rest):
        if name == {module!r}:
            sys.meta_path.remove(self)
            open({gate!r}).read()
            {act}
sys.meta_path.insert(0, Gate())
"""


class Gate:
    """Keeps the program from importing a module until it is opened."""

    def __init__(self, house: House, module: str = "tui.cli.main", act: str = "pass") -> None:
        """Make the gate.

        Args:
            house: Where the program will run.
            module: Before which it waits.
            act: What is done in place of going on.
        """
        self._pipe = house.here.parent / "gate"
        os.mkfifo(self._pipe)
        self.env = house.patched(WAIT.format(module=module, gate=str(self._pipe), act=act))

    def open(self) -> None:
        """Let the program go on."""
        self._pipe.write_text("", encoding="utf-8")


def leave(terminal: Terminal, *keys: str) -> Terminal:
    """Press keys once the explorer is there, and leave it."""
    terminal.read_until(lambda: TAKEN in terminal.raw, "Textual")
    terminal.wait_for(lambda text: "quit" in text or "Timeline" in text)
    terminal.send(*keys, "ctrl+q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])
    return terminal


def is_shown(house: House, *arguments: str | Path, **options: object) -> bool:
    """Whether a start shows a frame before anything heavy is imported; it goes no further."""
    env = house.patched(WAIT.format(module="tui.cli.main", gate=os.devnull, act="raise SystemExit(42)"))
    given = options.pop("env", {})
    assert isinstance(given, dict)
    terminal = house.open(*arguments, env={**env, **given}, **options)  # type: ignore[arg-type]  # as `open` has them
    assert terminal.ended() == 42
    assert terminal.unrestored() == []
    assert (ENTER in terminal.raw) == (len(terminal.raw) > 0)
    return ENTER in terminal.raw


@pytest.fixture
def left(house: House, canal: Path) -> Path:
    """A chronology whose explorer was left a moment ago, at 80x24."""
    leave(house.open(canal), "down")
    assert is_shown(house, canal)
    return canal


@pytest.fixture(scope="module")
def house_of_many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house for all tests that change no file of it, with the canal company beside its folders."""
    house = House(tmp_path_factory.mktemp("house"))
    build(house.here.parent / "canal")
    yield house
    house.close()


@pytest.fixture
def left_house(house_of_many: House) -> Iterator[House]:
    """That house, in which the explorer was left; to start and leave it is most of what such a test costs."""
    canal = canal_of(house_of_many)
    if not is_shown(house_of_many, canal):
        leave(house_of_many.open(canal), "down")
        assert is_shown(house_of_many, canal)
    yield house_of_many
    house_of_many.close()
    (house_of_many.here.parent / "gate").unlink(missing_ok=True)


def canal_of(house: House) -> Path:
    """The canal company of that house."""
    return house.here.parent / "canal"


@pytest.mark.sweep
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_screen_is_there_before_the_program_and_never_blank(house: House, size: tuple[int, int]) -> None:
    env = {"COLORTERM": "truecolor"}
    leave(house.open(SHIPPED, size=size, env=env), "down", "down")
    gate = Gate(house)
    terminal = house.open(SHIPPED, size=size, env={**env, **gate.env})
    shown = terminal.wait_for(lambda text: "quit" in text)
    assert (terminal.on_alternate_screen, TAKEN in terminal.raw) == (True, False)
    painted = terminal.raw
    gate.open()
    terminal.read_until(lambda: TAKEN in terminal.raw, "Textual")
    # All but the answer to a key is on the screen already.
    terminal.send("down")
    # On a busy machine another frame may come with it.
    terminal.read_until(lambda: terminal.raw.count(FRAME) >= 2, "an answer")
    before = FRAME.join(terminal.raw.split(FRAME)[:2])
    assert len(before) - len(painted) < 400
    assert not CLEARS.search(before)
    assert terminal.raw.count(ENTER) == 1
    assert terminal.text.splitlines()[0] == shown.splitlines()[0]
    terminal.send("q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])


SETTINGS: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "a query": ((), "", ("/", "lock", "enter")),
    "a range": ((), "", ("v", "down")),
    "zoomed": ((), "", ("4", "+", "1")),
    "another pane": ((), "", ("3",)),
    "a page": ((), "", ("?",)),
    "a theme": (("--theme", "nord"), "", ()),
    "a light theme of the file": ((), 'theme = "dateline-light"\n', ()),
    "plain signs": (("--ascii",), "", ()),
    "no mouse": (("--no-mouse",), "", ("down",)),
    "a notification": ((), "", ("ctrl+c",)),
    "a scrolled list": ((), "", ("end", "up")),
}


@pytest.mark.sweep
@pytest.mark.parametrize("name", SETTINGS)
def test_the_frame_is_the_one_that_is_drawn_without_it(house: House, canal: Path, name: str) -> None:
    options, config, keys = SETTINGS[name]
    if config:
        file = Path(house.env["XDG_CONFIG_HOME"]) / "dateline" / "config.toml"
        file.parent.mkdir(parents=True)
        file.write_text(config, encoding="utf-8")
    leave(house.open(*options, canal, size=(120, 40)), *keys)
    [file] = (Path(house.env["DATELINE_CACHE_DIR"]) / "frames").iterdir()
    # The terminal itself puts a carriage return before each line feed.
    frame = file.read_bytes().partition(b"\n\n")[2].replace(b"\n", b"\r\n")
    shutil.rmtree(file.parent)
    drawn = house.open(*options, canal, size=(120, 40))
    drawn.read_until(lambda: frame in drawn.raw, "the frame")
    leave(drawn)


@pytest.mark.parametrize("keys", [("/", "lock"), ("/", "lock", "enter", "?")], ids=str)
def test_keys_typed_meanwhile_are_kept_and_not_echoed(
    house: House, left: Path, keys: tuple[str, ...]
) -> None:
    gate = Gate(house)
    terminal = house.open(left, env=gate.env)
    shown = terminal.wait_for("quit")
    terminal.send(*keys)
    terminal.read_for(0.1)
    assert terminal.text == shown
    gate.open()
    terminal.wait_for("find a key or a word" if "?" in keys else "/ lock")
    leave(terminal)


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, -15), (signal.SIGHUP, -1), (signal.SIGINT, 130)],
)
@pytest.mark.parametrize("module", ["tui.cli.main", "tui.explorer.app"])
def test_a_signal_meanwhile_restores_the_terminal(
    left_house: House, number: signal.Signals, code: int, module: str
) -> None:
    terminal = left_house.open(canal_of(left_house), env=Gate(left_house, module).env)
    terminal.wait_for("The canal company")
    terminal.signal(number)
    assert (terminal.ended(), terminal.unrestored()) == (code, [])


def test_ctrl_c_meanwhile_restores_the_terminal(left_house: House) -> None:
    terminal = left_house.open(canal_of(left_house), env=Gate(left_house).env)
    terminal.wait_for("The canal company")
    terminal.send("ctrl+c")
    assert (terminal.ended(), terminal.unrestored()) == (130, [])


def test_a_closed_window_meanwhile_ends_it(left_house: House) -> None:
    terminal = left_house.open(canal_of(left_house), env=Gate(left_house).env)
    terminal.wait_for("The canal company")
    terminal.hang_up()
    assert terminal.ended() == -1


def test_stopped_meanwhile_and_continued(house: House, left: Path) -> None:
    gate = Gate(house)
    terminal = house.open(left, env=gate.env)
    terminal.wait_for("The canal company")
    terminal.send("ctrl+z")
    terminal.stopped()
    terminal.read_until(lambda: not terminal.on_alternate_screen, "the shell's screen")
    assert terminal.unrestored() == []
    terminal.signal(signal.SIGCONT)
    gate.open()
    terminal.read_until(lambda: TAKEN in terminal.raw, "Textual")
    assert "The canal company" in leave(terminal, "down").raw.decode()


def test_a_terminal_resized_meanwhile_is_drawn_anew(house: House, left: Path) -> None:
    gate = Gate(house)
    terminal = house.open(left, env=gate.env)
    terminal.wait_for("The canal company")
    terminal.resize(100, 30)
    gate.open()
    terminal.read_until(lambda: TAKEN in terminal.raw, "Textual")
    terminal.wait_for(lambda text: "quit" in text.splitlines()[-1])
    leave(terminal)


@pytest.mark.parametrize(
    ("module", "code", "said"),
    [
        ("tui.cli.main", 1, b"RuntimeError: broken for once"),
        ("tui.explorer.launcher", 70, b"dateline: internal error; a crash report is in "),
        ("tui.explorer.lifecycle.takeover_driver", 70, b"dateline: internal error; a crash report is in "),
    ],
)
def test_a_mistake_meanwhile_is_told_on_the_ordinary_screen(
    left_house: House, module: str, code: int, said: bytes
) -> None:
    gate = Gate(left_house, module, "raise RuntimeError('broken for once')")
    terminal = left_house.open(canal_of(left_house), env=gate.env)
    terminal.wait_for("The canal company")
    gate.open()
    assert (terminal.ended(), terminal.unrestored()) == (code, [])
    assert said in terminal.raw.rpartition(LEAVE)[2]


def test_a_chronology_that_broke_meanwhile_is_told_on_the_ordinary_screen(house: House, left: Path) -> None:
    gate = Gate(house)
    terminal = house.open(left, env=gate.env)
    terminal.wait_for("The canal company")
    (left / "events.yaml").write_text("events: [", encoding="utf-8")
    gate.open()
    assert (terminal.ended(), terminal.unrestored()) == (3, [])
    assert b"dateline: events.yaml:" in terminal.raw.rpartition(LEAVE)[2]


def test_warnings_wait_for_the_ordinary_screen(house: House, canal: Path) -> None:
    file = canal / "events.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("1812-06-01", "1812-06-99"), encoding="utf-8")
    leave(house.open(canal))
    assert is_shown(house, canal)
    terminal = leave(house.open(canal))
    assert b"1 error in this chronology" in terminal.raw.rpartition(LEAVE)[2]
    assert terminal.raw.count(b"1 error in this chronology") == 1


def edit(canal: Path, house: House) -> None:
    file = canal / "events.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("sells", "sends"), encoding="utf-8")


def add_source(canal: Path, house: House) -> None:
    (canal / "corpus" / "new.md").write_text("---\nid: new\n---\n\nA lamp.\n", encoding="utf-8")


def move_elsewhere(canal: Path, house: House) -> None:
    leave(house.open(canal, size=(100, 30)), "up")


def choose_theme(canal: Path, house: House) -> None:
    file = Path(house.env["XDG_CONFIG_HOME"]) / "dateline" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text('theme = "nord"\n', encoding="utf-8")


def forget(canal: Path, house: House) -> None:
    shutil.rmtree(Path(house.env["XDG_STATE_HOME"]))


def clear_cache(canal: Path, house: House) -> None:
    shutil.rmtree(Path(house.env["DATELINE_CACHE_DIR"]))


def protect(canal: Path, house: House) -> None:
    command = [str(DATELINE), "protect", "add", "-C", str(canal)]
    subprocess.run(command, env=house.env, input=b"Zebedee Quill\n", check=True, capture_output=True)
    assert list((Path(house.env["DATELINE_CACHE_DIR"]) / "frames").iterdir()) == []


def damage(canal: Path, house: House) -> None:
    [file] = (Path(house.env["DATELINE_CACHE_DIR"]) / "frames").iterdir()
    file.write_bytes(file.read_bytes()[:-1])


@pytest.mark.parametrize(
    "change",
    [edit, add_source, move_elsewhere, choose_theme, forget, clear_cache, protect, damage],
    ids=lambda change: change.__name__,
)
def test_where_anything_has_changed_it_is_not_shown(
    house: House, left: Path, change: Callable[[Path, House], None]
) -> None:
    change(left, house)
    assert not is_shown(house, left)


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("options", "env", "size"),
    [
        (("--read-only",), {}, (80, 24)),
        (("--served",), {}, (80, 24)),
        (("--fresh",), {}, (80, 24)),
        (("--ascii",), {}, (80, 24)),
        (("--theme", "nord"), {}, (80, 24)),
        ((), {"NO_COLOR": "1"}, (80, 24)),
        ((), {"TERM": "dumb"}, (80, 24)),
        ((), {"TERM": "linux"}, (80, 24)),
        ((), {"TERM": None}, (80, 24)),
        ((), {"COLORTERM": "truecolor"}, (80, 24)),
        ((), {"LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, (80, 24)),
        ((), {"PYTHONIOENCODING": "ascii"}, (80, 24)),
        ((), {"DATELINE_THEME": "nord"}, (80, 24)),
        ((), {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}, (80, 24)),
        ((), {"COLUMNS": "70"}, (80, 24)),
        ((), {"STY": "1.lamp"}, (80, 24)),
        ((), {}, (81, 24)),
        ((), {}, (80, 25)),
    ],
)
def test_it_is_shown_only_to_a_start_like_the_last(
    left_house: House, options: tuple[str, ...], env: dict[str, str | None], size: tuple[int, int]
) -> None:
    assert not is_shown(left_house, *options, canal_of(left_house), env=env, size=size)
    assert is_shown(left_house, canal_of(left_house))


def test_a_stream_that_is_no_terminal_shows_nothing(left_house: House, tmp_path: Path) -> None:
    with (tmp_path / "errors").open("wb") as file:
        assert not is_shown(left_house, canal_of(left_house), stderr=file)
    assert not is_shown(left_house, canal_of(left_house), stdin=subprocess.DEVNULL)


def test_another_folder_to_the_same_words(house: House, left: Path, tmp_path: Path) -> None:
    link = house.here / "current"
    link.symlink_to(left)
    leave(house.open("current"))
    assert is_shown(house, "current")
    other = shutil.copytree(left, tmp_path / "other")
    link.unlink()
    link.symlink_to(other)
    assert not is_shown(house, "current")


def test_a_nearer_chronology(house: House, left: Path) -> None:
    inside = left / "notes"
    inside.mkdir()
    leave(house.open(cwd=inside))
    assert is_shown(house, cwd=inside)
    shutil.copy(left / "events.yaml", inside)
    assert not is_shown(house, cwd=inside)


@pytest.mark.parametrize("options", [("--read-only",), ("--fresh",)])
def test_some_starts_save_none(house: House, canal: Path, options: tuple[str, ...]) -> None:
    leave(house.open(*options, canal))
    assert not (Path(house.env["DATELINE_CACHE_DIR"]) / "frames").exists()


def test_none_is_saved_where_names_cannot_be_masked(house: House, canal: Path) -> None:
    protect_ = [str(DATELINE), "protect", "add", "-C", str(canal)]
    subprocess.run(protect_, env=house.env, input=b"Mary Lock\n", check=True, capture_output=True)
    leave(house.open(canal), "down")
    assert is_shown(house, canal)
    [frame] = (Path(house.env["DATELINE_CACHE_DIR"]) / "frames").iterdir()
    assert b"Mary" not in frame.read_bytes()
    shutil.rmtree(Path(house.env["XDG_CONFIG_HOME"]) / "dateline")
    assert not is_shown(house, canal)
    leave(house.open(canal), "down")
    assert list(frame.parent.iterdir()) == []


def test_where_it_cannot_be_saved_nothing_is_said(house: House, canal: Path) -> None:
    (Path(house.env["DATELINE_CACHE_DIR"]) / "frames").touch()
    terminal = leave(house.open(canal), "down")
    assert re.sub(rb"\x1b\[\?\d+[hl]", b"", terminal.raw.rpartition(LEAVE)[2]) == b""
    assert not is_shown(house, canal)


def test_little_is_imported_before_it(left_house: House) -> None:
    place = left_house.here / "modules"
    act = f"open({str(place)!r}, 'w').write(' '.join(set(sys.modules) - earlier)); raise SystemExit(42)"
    source = WAIT.format(module="tui.cli.main", gate=os.devnull, act=act)
    terminal = left_house.open(
        canal_of(left_house), env=left_house.patched(f"{source}\nearlier = set(sys.modules)\n")
    )
    assert terminal.ended() == 42
    assert ENTER in terminal.raw
    modules = place.read_text(encoding="utf-8").split()
    assert len(modules) <= 25, modules
    assert not {"typing", "re", "pathlib", "json", "click", "textual", "sqlite3"} & set(modules)
