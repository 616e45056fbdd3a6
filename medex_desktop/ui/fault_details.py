"""What may be told of a fault of ours: its kind, where in our code, and versions; no values.

A message, a local variable or a line of data could hold a client's name, so none is included.
"""

import sys
import traceback
from pathlib import Path

from medex_desktop import __version__

_OURS = Path(__file__).resolve().parents[1]
_LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3")


def describe(fault: BaseException) -> str:
    """The kind of the fault and of its causes, each with the places in our own files."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = fault
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(_kind(type(current)))
        lines += [f"  {place}" for place in places(current)]
        current = current.__cause__ or current.__context__
    return "\n".join(lines)


def places(fault: BaseException) -> list[str]:
    """Where the fault passed through our files, outermost first: "ui/shell.py:12 in load"."""
    found = []
    for frame, line in traceback.walk_tb(fault.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(_OURS):
            name = file.relative_to(_OURS).as_posix()
            found.append(f"{name}:{line} in {frame.f_code.co_name}")
    return found


def versions() -> str:
    """The program, Python, the system and the libraries that matter, one a line."""
    # these bring the whole mail package in; not wanted at every start
    import platform
    from importlib import metadata

    lines = [
        f"MedEx Desktop {__version__}",
        f"Python {platform.python_version()} on {platform.system()} {platform.release()}",
    ]
    for library in _LIBRARIES:
        try:
            lines.append(f"{library} {metadata.version(library)}")
        except metadata.PackageNotFoundError:
            lines.append(f"{library} (bundled)")
    lines.append("packaged" if getattr(sys, "frozen", False) else "from source")
    return "\n".join(lines)


def _kind(kind: type[BaseException]) -> str:
    module = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    return f"{module}{kind.__qualname__}"
