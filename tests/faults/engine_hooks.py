"""SQLite's own files under a gate: each open, write, sync, cut and removal asks it first.

SQLite reaches the disk through a table of functions that may be replaced (a VFS). Here the engine's
own table is kept, and the functions that change something are led past the gate; that needs no
root, no tracing and no compiler. It is done in a child that ends with the fault, never undone.
"""

import ctypes
from collections.abc import Callable
from typing import Any, Final

import sqlcipher3._sqlite3 as engine

from tests.faults.gate import Failure, Gate, Step

_OK: Final = 0
_CODES: Final = {  # what the engine's own functions return for each kind of step
    Step.OPEN: 14,
    Step.WRITE: 10 | 3 << 8,
    Step.SYNC: 10 | 4 << 8,
    Step.CUT: 10 | 6 << 8,
    Step.REMOVE: 10 | 10 << 8,
}
_FULL: Final = 13
_SLOTS_OF_METHODS: Final = 19  # version 3 of sqlite3_io_methods, its number included
_CLOSE, _READ, _WRITE, _CUT, _SYNC = 1, 2, 3, 4, 5
_Pointer = ctypes.c_void_p


class _Vfs(ctypes.Structure):
    _fields_ = [
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", _Pointer),
        ("name", ctypes.c_char_p),
        ("data", _Pointer),
        ("open", _Pointer),
        ("delete", _Pointer),
    ]


_Methods = _Pointer * _SLOTS_OF_METHODS
_Open = ctypes.CFUNCTYPE(
    ctypes.c_int, _Pointer, _Pointer, _Pointer, ctypes.c_int, ctypes.POINTER(ctypes.c_int)
)
_Delete = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, ctypes.c_char_p, ctypes.c_int)
_Write = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, _Pointer, ctypes.c_int, ctypes.c_int64)
_Cut = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, ctypes.c_int64)
_Sync = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, ctypes.c_int)

_kept: list[Any] = []  # what C points to must not be collected


def install(gate: Gate) -> None:
    """From now on every file the engine opens in this process goes past ``gate``."""
    library = ctypes.CDLL(engine.__file__)
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
    vfs = library.sqlite3_vfs_find(None).contents
    opened, deleted = _Open(vfs.open), _Delete(vfs.delete)

    def gated_open(table: int, name: int, file: int, flags: int, out: Any) -> int:
        if (code := _asked(gate, Step.OPEN)) != _OK:
            ctypes.cast(file, ctypes.POINTER(_Pointer))[0] = None  # closed, as the engine wants it
            return code
        code = opened(table, name, file, flags, out)
        if code == _OK:
            _lead_past(gate, file)
        return code

    def gated_delete(table: int, name: bytes, sync: int) -> int:
        code = _asked(gate, Step.REMOVE)
        return code if code != _OK else deleted(table, name, sync)

    hooks = (_Open(gated_open), _Delete(gated_delete))
    _kept.extend((vfs, opened, deleted, *hooks))
    vfs.open, vfs.delete = (ctypes.cast(hook, _Pointer).value for hook in hooks)


def _lead_past(gate: Gate, file: int) -> None:
    """Give one open file a table of its own, in which what changes the file asks first."""
    slot = ctypes.cast(file, ctypes.POINTER(_Pointer))
    own = _Methods()
    version = ctypes.cast(slot[0], ctypes.POINTER(ctypes.c_int))[0]
    size = ctypes.sizeof(_Methods) if version >= 3 else ctypes.sizeof(_Pointer) * 13
    ctypes.memmove(own, slot[0], size)
    write, cut, sync = _Write(own[_WRITE]), _Cut(own[_CUT]), _Sync(own[_SYNC])

    def gated_write(file: int, data: int, size: int, offset: int) -> int:
        def half() -> None:
            write(file, data, size // 2, offset)

        code = _asked(gate, Step.WRITE, half)
        return code if code != _OK else write(file, data, size, offset)

    def gated_cut(file: int, size: int) -> int:
        code = _asked(gate, Step.CUT)
        return code if code != _OK else cut(file, size)

    def gated_sync(file: int, flags: int) -> int:
        code = _asked(gate, Step.SYNC)
        return code if code != _OK else sync(file, flags)

    hooks = (_Write(gated_write), _Cut(gated_cut), _Sync(gated_sync))
    for place, hook in zip((_WRITE, _CUT, _SYNC), hooks, strict=True):
        own[place] = ctypes.cast(hook, _Pointer).value
    _kept.extend((own, write, cut, sync, *hooks))
    slot[0] = ctypes.addressof(own)


def _asked(gate: Gate, step: Step, half: Callable[[], None] | None = None) -> int:
    """The engine's code for what the gate says; a callback from C must never raise."""
    failure = gate.ask(step, half)
    if failure is None:
        return _OK
    if failure is Failure.FULL and step is Step.WRITE:
        return _FULL
    return _CODES[step]
