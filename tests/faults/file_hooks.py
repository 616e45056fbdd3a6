"""Python's own files under the gate: every call of ``os`` and ``io`` that changes the disk."""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.faults.gate import Gate, Step

_BY_PATH = {
    "replace": Step.RENAME,
    "rename": Step.RENAME,
    "unlink": Step.REMOVE,
    "rmdir": Step.REMOVE,
    "mkdir": Step.MAKE,
    "open": Step.OPEN,
    "chmod": Step.WRITE,
}


def install(gate: Gate, inside: Path) -> None:
    """From now on this process passes the gate for every file under ``inside``."""
    for name, step in _BY_PATH.items():
        setattr(os, name, _gated(gate, step, getattr(os, name), inside))
    os.fsync = _gated_handle(gate, Step.SYNC, os.fsync)
    os.fdopen = _with_writes(gate, os.fdopen)
    io.open = _gated(gate, Step.OPEN, io.open, inside)


def _gated(gate: Gate, step: Step, real: Callable[..., Any], inside: Path) -> Callable[..., Any]:
    def call(path: Any, *rest: Any, **named: Any) -> Any:
        there = isinstance(path, str | os.PathLike) and os.fspath(path).startswith(str(inside))
        if there or named.get("dir_fd") is not None:
            gate.pass_by(step, path)
        return real(path, *rest, **named)

    return call


def _gated_handle(gate: Gate, step: Step, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(handle: int) -> None:
        gate.pass_by(step)
        real(handle)

    return call


def _with_writes(gate: Gate, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(*rest: Any, **named: Any) -> Any:
        return _Stream(gate, real(*rest, **named))

    return call


class _Stream:
    """A stream whose writes pass the gate; killed there, half of the content is on the disk."""

    def __init__(self, gate: Gate, stream: Any) -> None:
        self._gate = gate
        self._stream = stream

    def write(self, content: Any) -> Any:
        def half() -> None:
            self._stream.write(content[: len(content) // 2])
            self._stream.flush()

        if (failure := self._gate.ask(Step.WRITE, half)) is not None:
            half()
            raise OSError(failure.code, os.strerror(failure.code))
        return self._stream.write(content)

    def __enter__(self) -> "_Stream":
        return self

    def __exit__(self, *_why: object) -> None:
        self._stream.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
