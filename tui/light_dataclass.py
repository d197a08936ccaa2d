"""A `dataclass` for small frozen records that costs a start next to nothing.

The standard decorator writes the source of six functions for each class and compiles it: for the records
that a start imports, a tenth of all its work. Here the classes share functions that look their fields up.
Making a record takes about as long as with compiled ones, comparing records twice as long.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter, eq, ge, gt, le, lt
from typing import TYPE_CHECKING, Any, Never, TypeVar, cast

T = TypeVar("T")

_made: set[type[Any]] = set()
"""The classes that were made here."""


def _make(*, frozen: bool, slots: bool, order: bool = False) -> Callable[[type[T]], type[T]]:
    """Return a decorator that makes a frozen record with slots.

    It knows what records need: fields with and without defaults, and class variables. No record is
    derived from another, and no default is made anew for each instance.

    Args:
        frozen: Always True, and written where the standard decorator expects it.
        slots: The same.
        order: Whether records are ordered by their fields.

    Raises:
        TypeError: Where either is False.
    """
    if not (frozen and slots):
        raise TypeError("a light dataclass is frozen and has slots")
    return partial(_record, order=order)


def _record(plain: type[T], *, order: bool) -> type[T]:
    names = tuple(
        name for name, kind in plain.__annotations__.items() if not str(kind).startswith("ClassVar")
    )
    content = {name: value for name, value in vars(plain).items() if name not in {"__dict__", "__weakref__"}}
    defaults = {name: content.pop(name) for name in names if name in content}
    if any(isinstance(value, dataclasses.Field) for value in defaults.values()):
        raise TypeError(f"{plain.__qualname__}: a light dataclass has no field()")
    if "__post_init__" in content or plain.__bases__ != (object,):
        raise TypeError(f"{plain.__qualname__}: a light dataclass has neither bases nor __post_init__")
    content["__slots__"] = content["__match_args__"] = names
    content["__dataclass_fields__"] = _StandardFields(names, plain.__annotations__, defaults)
    made: type[Any] = type(plain.__name__, (), content)
    made.__qualname__ = plain.__qualname__
    values = attrgetter(*names) if names else _nothing
    own = {
        "__init__": _init(made, names, defaults),
        "__eq__": _compare(values, eq),
        "__hash__": lambda record: hash(values(record)),
        "__repr__": _repr,
        "__reduce__": _reduce,
        "__setattr__": _refuse_setting,
        "__delattr__": _refuse_deleting,
    }
    if order:
        own |= {f"__{each.__name__}__": _compare(values, each) for each in (lt, le, gt, ge)}
    for name, function in own.items():
        # A class may say itself how it is made, compared or shown.
        if name not in content or (name == "__hash__" and content[name] is None and "__eq__" not in content):
            setattr(made, name, function)
    _made.add(made)
    return made


def _replace(record: T, /, **changes: object) -> T:
    """Return a record with other values in some fields; of any dataclass.

    Args:
        record: The record.
        changes: The new values, by field.
    """
    kind: Any = type(record)
    if kind not in _made:
        changed: T = dataclasses.replace(cast("Any", record), **changes)
        return changed
    values = [changes.pop(name) if name in changes else getattr(record, name) for name in kind.__match_args__]
    made: T = kind(*values, **changes)
    return made


class _StandardFields:
    """The fields as the functions of `dataclasses` know them, made when one of these first asks."""

    def __init__(
        self, names: tuple[str, ...], annotations: Mapping[str, Any], defaults: Mapping[str, Any]
    ) -> None:
        self._names, self._annotations, self._defaults = names, annotations, defaults

    def __get__(self, _: object, owner: type[Any]) -> Mapping[str, dataclasses.Field[Any]]:
        default = {name: dataclasses.field(default=value) for name, value in self._defaults.items()}
        content = [
            (name, self._annotations[name], default.get(name, dataclasses.field())) for name in self._names
        ]
        standard = dataclasses.make_dataclass(owner.__name__, content)
        owner.__dataclass_fields__ = fields = {each.name: each for each in dataclasses.fields(standard)}
        return fields


def _init(made: type[Any], names: tuple[str, ...], defaults: Mapping[str, object]) -> Callable[..., None]:
    """Return the function that sets the fields of a new record."""
    setters = tuple(vars(made)[name].__set__ for name in names)
    count, ends = len(names), tuple(defaults.values())
    least = count - len(ends)

    def complete(values: tuple[object, ...], named: dict[str, object]) -> tuple[object, ...]:
        given = len(values)
        if not named and least <= given < count:
            return values + ends[given - least :]
        try:
            rest = [named.pop(name) if name in named else defaults[name] for name in names[given:]]
        except KeyError as lacking:
            raise TypeError(f"{made.__qualname__} lacks its field {lacking}") from None
        if named or given > count:
            more = ", ".join(named) or f"for {given} values"
            raise TypeError(f"{made.__qualname__} has no field {more}, or has it already")
        return (*values, *rest)

    def __init__(self: object, *values: object, **named: object) -> None:  # noqa: N807
        if named or len(values) != count:
            values = complete(values, named)
        for set_field, value in zip(setters, values, strict=True):
            set_field(self, value)

    return __init__


def _nothing(_: object) -> tuple[()]:
    return ()


def _compare(
    values: Callable[[object], object], compare: Callable[[Any, Any], bool]
) -> Callable[[object, object], bool]:
    """Return a function that compares two records of one class by their fields."""

    def compare_fields(self: object, other: object) -> bool:
        if other.__class__ is not self.__class__:
            answer: bool = NotImplemented
            return answer
        return bool(compare(values(self), values(other)))

    return compare_fields


def _repr(record: Any) -> str:  # noqa: ANN401  (of any class)
    fields = ", ".join(f"{name}={getattr(record, name)!r}" for name in record.__slots__)
    return f"{type(record).__qualname__}({fields})"


def _reduce(record: Any) -> tuple[type[Any], tuple[object, ...]]:  # noqa: ANN401  (of any class)
    return type(record), tuple(getattr(record, name) for name in record.__slots__)


def _refuse_setting(_: object, name: str, __: object) -> Never:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_: object, name: str) -> Never:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


if TYPE_CHECKING:
    # So that a type checker knows the fields, and `dataclasses.replace` and the others, as of any dataclass.
    from dataclasses import dataclass as dataclass  # noqa: PLC0414  (mypy wants it for what is imported from here)
    from dataclasses import replace as replace  # noqa: PLC0414  (the same)
else:
    dataclass = _make
    replace = _replace
