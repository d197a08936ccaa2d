"""Commands killed at any call of the system: every file is the old one or the new one, and it can go on.

By itself this tries two moments of each command. `pytest -m faults` tries all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.cli.running import Ran
from tests.faults.killing import Moment, killed_at, moments, obstacle
from tests.faults.workplace import NAMES, Files, Workplace, is_whole_key
from tests.faults.writing_commands import COMMANDS, WritingCommand, is_told_pair
from tui.project.atomic_write import WriteResult, write_file


@pytest.fixture(scope="session")
def _strace() -> None:
    if said := obstacle():
        pytest.skip(said)


@dataclass(frozen=True, slots=True)
class Seen:
    """How a command ended, and what there is then."""

    code: int
    files: Files
    answers: tuple[Ran, ...]


def seen(place: Workplace, run: Callable[[], Ran | None]) -> Seen:
    ended = run()
    return Seen(ended.code if ended else 0, place.files(), place.answers())


@dataclass(frozen=True, slots=True)
class Killing:
    """A command, with what there is before it, after it, and when it was run twice."""

    command: WritingCommand
    place: Workplace
    start: Seen
    done: Seen
    twice: Seen

    @classmethod
    def of(cls, command: WritingCommand, place: Workplace) -> Killing:
        command.prepare(place)
        place.keep("start")
        start = seen(place, lambda: None)
        place.put_back("start")

        def run() -> Ran:
            return place.run(*command.arguments(place), typed=command.typed)

        return cls(command, place, start, seen(place, run), seen(place, run))

    def faults(self, moment: Moment) -> list[str]:
        """What is wrong after it was killed at a moment."""
        place, said = self.place, list[str]()
        place.put_back("start")
        if not killed_at(moment, self.command, place):
            return ["it was not killed"]
        found = place.files()
        said += [
            f"torn: {name}"
            for name in found.keys() | self.done.files.keys()
            if not self._is_whole(name, found)
        ]
        said += [f"half a key: {name}" for name, text in place.keys().items() if not is_whole_key(name, text)]
        said += self._pair_faults(found)
        answers, wanted = place.answers(), [self.start, self.done]
        known = [one.answers for one in wanted if one.files == found]
        if known and answers not in known:
            said.append(f"other answers: {answers}")
        again = seen(place, lambda: place.run(*self.command.arguments(place), typed=self.command.typed))
        expected = self.twice if found == self.done.files and found != self.start.files else self.done
        if again != expected:
            said.append(f"again: {again}")
        said += [f"a name in {path}" for path in self._names_held()]
        return said + self._left()

    def _is_whole(self, name: str, found: Files) -> bool:
        return found.get(name) in (self.start.files.get(name), self.done.files.get(name))

    def _pair_faults(self, found: Files) -> list[str]:
        """The text of the one with the bibliography of the other is told from a pair by what it says."""
        texts = [name for name in found if name.endswith(".pandoc.md")]
        for name in texts:
            beside = name.replace(".pandoc.md", ".csl.json")
            text, bibliography = found[name], found.get(beside)
            if not isinstance(text, bytes) or not isinstance(bibliography, bytes):
                return [f"{name} without its bibliography"]
            pairs = [(one.files.get(name), one.files.get(beside)) for one in (self.start, self.done)]
            if is_told_pair(text, bibliography) != ((text, bibliography) in pairs):
                return [f"{name} is taken for what it is not"]
        return []

    def _names_held(self) -> list[str]:
        """Where names stand that were put on the list."""
        added = [name for name in NAMES if name in self.command.typed and "add" in self.command.line]
        return [path for name in added for path in self.place.holding(name)]

    def _left(self) -> list[str]:
        """What the next writing into the same folder does not sweep away."""
        for folder in {path.parent for path in self.place.leftovers()}:
            assert isinstance(write_file(folder / "next.txt", "next"), WriteResult)
        return [f"left: {path}" for path in self.place.leftovers()]


FEW = 2


@pytest.mark.sweep
@pytest.mark.programs
@pytest.mark.usefixtures("_strace")
@pytest.mark.parametrize("most", [FEW, pytest.param(10_000, marks=pytest.mark.faults)])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_leaves_old_or_new_and_nothing_in_the_way(
    place: Workplace, name: str, most: int, record_property: Callable[[str, object], None]
) -> None:
    killing = Killing.of(COMMANDS[name], place)
    # The first run compiles modules that no run has needed before, and makes other calls for that.
    for _ in range(2):
        place.put_back("start")
        every = moments(COMMANDS[name], place)
    assert len(every) >= FEW
    chosen = (
        every
        if len(every) <= most
        else [every[len(every) * (2 * at + 1) // (2 * most)] for at in range(most)]
    )
    record_property("kills", len(chosen))
    wrong = {moment: said for moment in chosen if (said := killing.faults(moment))}
    assert wrong == {}
