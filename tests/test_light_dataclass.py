"""Records of `tui.light_dataclass` do what the standard ones do, as far as they go."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.light_dataclass import dataclass, replace


@dataclass(frozen=True, slots=True, order=True)
class Light:
    """A record."""

    KINDS: ClassVar[tuple[str, ...]] = ("a",)

    place: int
    name: str = "one"
    parts: tuple[int, ...] = ()

    @property
    def double(self) -> int:
        """Twice its place."""
        return 2 * self.place


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Standard:
    """The same, with the standard decorator."""

    KINDS: ClassVar[tuple[str, ...]] = ("a",)

    place: int
    name: str = "one"
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """A record with the same fields."""

    place: int
    name: str = "one"
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Empty:
    """A record without fields."""


_VALUES = st.tuples(st.integers(0, 2), st.sampled_from("ab"), st.tuples(st.integers(0, 1)))


@given(_VALUES, _VALUES)
def test_records_compare_as_standard_ones(
    one: tuple[int, str, tuple[int]], two: tuple[int, str, tuple[int]]
) -> None:
    light, standard = (Light(*one), Light(*two)), (Standard(*one), Standard(*two))
    assert (light[0] == light[1]) is (standard[0] == standard[1])
    assert (light[0] != light[1]) is (standard[0] != standard[1])
    assert (hash(light[0]) == hash(light[1])) is (standard[0] == standard[1])
    assert (light[0] < light[1]) is (standard[0] < standard[1])
    assert (light[0] <= light[1]) is (standard[0] <= standard[1])
    assert (light[0] > light[1]) is (standard[0] > standard[1])
    assert (light[0] >= light[1]) is (standard[0] >= standard[1])


@pytest.mark.parametrize(
    "make",
    [
        lambda kind: kind(1),
        lambda kind: kind(1, "two"),
        lambda kind: kind(1, "two", (3,)),
        lambda kind: kind(place=1),
        lambda kind: kind(1, parts=(3,)),
        lambda kind: kind(parts=(3,), name="two", place=1),
        lambda kind: dataclasses.replace(kind(1), name="two"),
        lambda kind: replace(kind(1, parts=(3,)), name="two"),
        lambda kind: copy.copy(kind(1, "two")),
        lambda kind: copy.deepcopy(kind(1, "two")),
        lambda kind: pickle.loads(pickle.dumps(kind(1, "two"))),
    ],
)
def test_a_record_is_made_and_shown_as_a_standard_one(
    make: Callable[[type[Light] | type[Standard]], object],
) -> None:
    light, standard = make(Light), make(Standard)
    assert repr(light).removeprefix("Light") == repr(standard).removeprefix("Standard")
    assert dataclasses.asdict(light) == dataclasses.asdict(standard)  # type: ignore[call-overload]  # of either class


@pytest.mark.parametrize(
    "make",
    [
        lambda kind: kind(),
        lambda kind: kind(name="two"),
        lambda kind: kind(1, place=1),
        lambda kind: kind(1, "two", (), 4),
        lambda kind: kind(1, unknown=2),
        lambda kind: replace(kind(1), unknown=2),
        lambda kind: kind(1, "two", (), name="three"),
    ],
)
def test_values_that_do_not_fit_are_refused(make: Callable[[type[Light] | type[Standard]], object]) -> None:
    for kind in (Light, Standard):
        with pytest.raises(TypeError):
            make(kind)


def test_fields_are_those_of_a_standard_one() -> None:
    described = [
        [(each.name, each.type, each.default) for each in dataclasses.fields(kind)]
        for kind in (Light, Standard)
    ]
    assert described[0] == described[1]
    assert dataclasses.is_dataclass(Light)
    assert Light.__match_args__ == Standard.__match_args__
    assert Light.__doc__ == "A record."


def test_a_record_is_frozen_and_has_slots() -> None:
    record = Light(1)
    for name in ("place", "unknown"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, name, 2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        del record.place
    assert not hasattr(record, "__dict__")
    assert record.double == 2
    assert Light.KINDS == ("a",)


def test_records_of_two_classes_are_never_equal() -> None:
    light: object = Light(1)
    assert light != Other(1)
    assert Other(1) == Other(1)
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())
    with pytest.raises(TypeError):
        assert Light(1) < Other(1)  # type: ignore[operator]  # what is tried


def _with_base() -> type:
    @dataclass(frozen=True, slots=True)
    class Derived(Empty):
        place: int = 0

    return Derived


def _with_default_made_anew() -> type:
    @dataclass(frozen=True, slots=True)
    class Listing:
        parts: list[int] = dataclasses.field(default_factory=list)

    return Listing


def _mutable() -> type:
    @dataclass(slots=True)
    class Mutable:
        place: int

    return Mutable


@pytest.mark.parametrize("make", [_with_base, _with_default_made_anew, _mutable])
def test_what_only_the_standard_one_can_do_is_refused(make: Callable[[], type]) -> None:
    with pytest.raises(TypeError):
        make()


def test_a_start_compiles_few_records() -> None:
    code = (
        "import dataclasses, sys, textual.app, textual.widgets; made = []; standard = dataclasses.dataclass\n"
        "def watch(*args, **options):\n"
        "    made.append(args)\n"
        "    return standard(*args, **options)\n"
        "dataclasses.dataclass = watch\n"
        "import tui.cli.main, tui.cli.commands.explore, tui.explorer.launcher, tui.explorer.app\n"
        "print(len(made))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(run.stdout) <= 28
