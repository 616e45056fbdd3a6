"""Which sockets a process and its children open, and where they write: told by the kernel.

With strace every call is seen. Where it is not there or not allowed, a filter in the kernel
(seccomp) kills the process at its first network socket: that shows as much about sockets, and
nothing about files. Both are tried on a process that does open one before anything rests on them.
"""

import ctypes
import os
import platform
import re
import shutil
import signal
import struct
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_ALLOWED = ("AF_UNIX", "AF_LOCAL")
_SOCKETS = "socket,socketpair,io_uring_setup"
_FILES = "openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
_WRITES = ("O_WRONLY", "O_RDWR", "O_CREAT")
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2
_SOCKET_CALL = {"x86_64": (41, 0xC000003E), "aarch64": (198, 0xC00000B7)}
_OPENS_ONE = "import socket; socket.socket(socket.AF_INET).close(); print('opened', flush=True)"
_OPENS_NONE = "import socket; socket.socketpair(); print('opened none', flush=True)"


@dataclass
class Traced:
    """What a process did: ``families`` of its sockets, and every path it wrote to."""

    how: str
    families: list[str] = field(default_factory=list)
    written: set[str] = field(default_factory=set)
    killed: bool = False

    def network(self) -> list[str]:
        """What is not a socket between processes of this computer; empty is what we want."""
        told = [one for one in self.families if one not in _ALLOWED]
        return [*told, "killed at its first network socket"] if self.killed else told


class Tracer:
    """``command(words)`` is what to start instead, ``read(exit code)`` what came of it."""

    def __init__(self, how: str, folder: Path, *, files: bool = True) -> None:
        self.how = how
        self._calls = f"{_SOCKETS},{_FILES}" if files else _SOCKETS
        self._log = folder / "trace"

    def command(self, words: list[str]) -> list[str]:
        """The command line that runs ``words`` under the trace."""
        if self.how == "strace":
            seen = ["-e", f"trace={self._calls}", "-e", "signal=none", "-y", "-s", "4096"]
            return ["strace", "-f", "-qq", "--seccomp-bpf", *seen, "-o", str(self._log), *words]
        if self.how == "seccomp":
            return [sys.executable, "-m", "tests.journeys.tracing", *words]
        return words

    def read(self, code: int) -> Traced:
        """What the process did, once it has ended."""
        if self.how != "strace":
            return Traced(self.how, killed=code == -signal.SIGSYS)
        made = Traced(self.how)
        for line in self._log.read_text("utf-8", "replace").splitlines():
            _note(made, line)
        return made


def _note(made: Traced, line: str) -> None:
    call = re.match(r"\d+\s+(\w+)\((.*)", line)
    if call is None:
        return
    name, rest = call.groups()
    if name == "socket":
        made.families.append(rest.split(",")[0])
    elif name == "io_uring_setup":
        made.families.append("io_uring")
    elif name in _FILES.split(",") and " = -1 " not in rest:
        named = re.findall(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"', rest)
        opens = name in ("open", "openat")
        if named and (not opens or any(flag in rest for flag in _WRITES)):
            folder, path = named[-1]  # of a rename or a link: the new name
            made.written.add(str(Path(_plain(folder), _plain(path))))


def _plain(quoted: str) -> str:
    return quoted.encode("latin-1", "replace").decode("unicode_escape").encode("latin-1").decode()


@cache
def the_way() -> str:
    """ "strace" where it is there and allowed, else "seccomp", else ""; each tried first."""
    for how in ("strace", "seccomp"):
        if is_true(how):
            return how
    return ""


def is_true(how: str) -> bool:
    """Whether a way works here: it must see a socket that is opened, and see none where none is."""
    if not sys.platform.startswith("linux") or (how == "strace" and not shutil.which("strace")):
        return False
    seen = [bool(run(how, [sys.executable, "-c", code]).network()) for code in
            (_OPENS_ONE, _OPENS_NONE)]  # fmt: skip
    return seen == [True, False]


def run(how: str, words: list[str]) -> Traced:
    """Run a short command under a trace."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        tracer = Tracer(how, Path(folder))
        told = subprocess.run(tracer.command(words), capture_output=True, check=False, timeout=120)
        try:
            return tracer.read(told.returncode)
        except OSError:
            return Traced(how)


def no_network_sockets() -> None:
    """From now on this process, and what it becomes, is killed at its first network socket."""
    call, machine = _SOCKET_CALL[platform.machine()]
    kill, go_on = 0x80000000, 0x7FFF0000
    load, equal, give = 0x20, 0x15, 0x06
    program = [
        (load, 0, 0, 4), (equal, 1, 0, machine), (give, 0, 0, kill),
        (load, 0, 0, 0), (equal, 1, 0, call), (give, 0, 0, go_on),
        (load, 0, 0, 16), (equal, 1, 0, 1), (give, 0, 0, kill),
        (give, 0, 0, go_on),
    ]  # fmt: skip
    steps = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *one) for one in program))
    filter_ = struct.pack("HxxxxxxP", len(program), ctypes.addressof(steps))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no_new_privs")
    if libc.prctl(_PR_SET_SECCOMP, _FILTER, filter_, 0, 0):
        raise OSError(ctypes.get_errno(), "seccomp")


if __name__ == "__main__":
    no_network_sockets()
    os.execvp(sys.argv[1], sys.argv[1:])
