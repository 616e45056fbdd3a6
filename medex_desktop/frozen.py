"""Frozen dataclasses with slots, made in a third of the standard library's time.

Until Python 3.13 the standard library compiles six methods anew for every such class, half a
millisecond each time, and the first list waits for eighty of them. Here the fields, defaults and
slots are the standard library's, so that `replace`, `fields`, `asdict` and the type checker see a
dataclass; guarding, comparing, hashing and printing are functions that all of them share, and only
`__init__` is compiled for each, when the first one is made: most classes are known at a start and
used later. What each start costs stands in docs/performance.md.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type], type]:
        """The decorator: `@dataclass(frozen=True, slots=True)`, as the standard library's.

        Raises:
            TypeError: for any other kind; the standard library's own makes those.
        """
        if not (frozen and slots):
            raise TypeError("only for frozen dataclasses with slots")
        return _made


_put: Final = object.__setattr__
_NO_DEFAULT: Final = dataclasses.MISSING


def _made(plain: type) -> type:
    plain.__doc__ = plain.__doc__ or plain.__name__  # else its signature would be written there
    own = set(vars(plain))
    cls: Any = dataclasses.dataclass(plain, init=False, repr=False, eq=False, slots=True)
    fields = dataclasses.fields(cls)
    cls.__init__ = _compiling(cls, fields)
    cls.__compared__ = _tuple_of([one.name for one in fields if one.compare])
    for name, shared in _SHARED.items():
        if name not in own or (name == "__hash__" and vars(plain)[name] is None):
            setattr(cls, name, shared)
    return cls  # type: ignore[no-any-return]  # made by the standard library from a class


def _compiling(cls: Any, fields: tuple[Any, ...]) -> Any:
    """An `__init__` that puts the compiled one in its own place when it is first called."""

    def first(self: Any, *given: Any, **named: Any) -> None:
        cls.__init__ = _init_of(cls, fields)
        cls.__init__(self, *given, **named)

    return first


def _init_of(cls: type, fields: tuple[Any, ...]) -> Any:
    """The compiled `__init__`: a parameter for each field, in order, with its default."""
    known: dict[str, Any] = {"_put": _put, "_none": _NO_DEFAULT}
    parameters, body = [], []
    for one in fields:
        name, given = one.name, one.name
        if one.default is not _NO_DEFAULT:
            known[f"_d_{name}"] = one.default
            parameters.append(f"{name}=_d_{name}")
        elif one.default_factory is not _NO_DEFAULT:
            known[f"_f_{name}"] = one.default_factory
            parameters.append(f"{name}=_none")
            given = f"_f_{name}() if {name} is _none else {name}"
        else:
            parameters.append(name)
        body.append(f"_put(self, {name!r}, {given})")
    lines = "\n ".join(body or ["pass"])
    made: dict[str, Any] = {}
    exec(f"def __init__(self, {', '.join(parameters)}):\n {lines}", known, made)
    init = made["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__module__ = cls.__module__
    init.__annotations__ = {one.name: one.type for one in fields} | {"return": None}
    return init


def _tuple_of(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What reads these attributes as a tuple."""
    if not names:
        return staticmethod(lambda of: ())
    return attrgetter(*names) if len(names) > 1 else attrgetter(*names, *names)


def _same(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = self.__class__.__compared__
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(self.__class__.__compared__(self))


def _text(self: Any) -> str:
    shown = (one.name for one in dataclasses.fields(self) if one.repr)
    inner = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{self.__class__.__qualname__}({inner})"


def _refuse_set(self: Any, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_del(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _with_state(self: Any, state: list[Any]) -> None:
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        _put(self, one.name, value)


_SHARED: Final = {
    "__eq__": _same,
    "__hash__": _hash,
    "__repr__": _text,
    "__setattr__": _refuse_set,
    "__delattr__": _refuse_del,
    "__getstate__": _state,
    "__setstate__": _with_state,
}
