"""Measure every figure, print it beside its floor, and say which are over.

python3 dev.py bench [--only NAME] [--json FILE] [--quick]
"""

import argparse
import compileall
import json
import os
import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench.bench import ROOT, Bench
from tests.bench.figure import Failed, Figure, NotThereYet, Reading
from tests.bench.registry import all_figures

_HEAD = ("figure", "ours", "floor", "ratio", "target", "", "")


def main(words: Sequence[str] | None = None) -> int:
    """Exit code 1 when a figure is over, or what it measures is not there yet."""
    arguments = _parser().parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
    for folder in ("medex_desktop", "tests"):
        compileall.compile_dir(ROOT / folder, quiet=2)
    wanted = [one for one in all_figures() if arguments.only.casefold() in one.name]
    if not wanted:
        sys.stderr.write(f"No figure has {arguments.only!r} in its name.\n")
        return 2
    bench = Bench(quick=arguments.quick)
    try:
        _print(_HEAD)
        told = [measured(figure, bench) for figure in wanted]
    finally:
        bench.close()
    if arguments.json is not None:
        _keep(arguments.json, told, quick=arguments.quick)
    over = [one["name"] for one in told if not one["ok"]]
    sys.stdout.write(f"{len(told) - len(over)} of {len(told)} figures hold.\n")
    return 1 if over else 0


def measured(figure: Figure, bench: Bench) -> dict[str, Any]:
    """Measure one figure and print its line; a part that is missing counts as over."""
    told: dict[str, Any] = {
        "name": figure.name,
        "says": figure.says,
        "floor_says": figure.floor_says,
        "target": figure.target,
        "unit": figure.unit,
    }
    try:
        reading = figure.measure(bench)
    except (NotThereYet, Failed, TimeoutError) as fault:
        words = f"not there yet: {fault}" if isinstance(fault, NotThereYet) else f"failed: {fault}"
        _print((figure.name, "-", "-", "-", figure.target, "over", words))
        return {**told, "ok": False, "missing": words}
    ok = figure.holds(reading)
    _print((figure.name, *_shown(figure, reading), "ok" if ok else "over", reading.note))
    return {
        **told,
        "ok": ok,
        "ours": reading.ours,
        "floor": reading.floor,
        "ratio": reading.ratio,
        "note": reading.note,
    }


def _shown(figure: Figure, reading: Reading) -> tuple[str, str, str, str]:
    ours, floor = (f"{_number(value)} {figure.unit}" for value in (reading.ours, reading.floor))
    return ours, floor, f"{reading.ratio:.1f}x", figure.target


def _number(value: float) -> str:
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def _print(cells: tuple[str, ...]) -> None:
    widths = (38, 12, 12, 8, 11, 5, 0)
    left = (0, 4, 5, 6)
    parts = [
        cell.ljust(width) if at in left else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    sys.stdout.write("  ".join(parts).rstrip() + "\n")
    sys.stdout.flush()


def _keep(path: Path, told: list[dict[str, Any]], *, quick: bool) -> None:
    record = {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "system": platform.system(),
        "processors": os.cpu_count(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "quick": quick,
        "figures": told,
    }
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    made.add_argument("--only", default="", metavar="NAME", help="figures with this in their name")
    made.add_argument("--json", type=Path, metavar="FILE", help="keep the figures here as JSON")
    made.add_argument("--quick", action="store_true", help="small samples; proves nothing")
    return made


if __name__ == "__main__":
    sys.exit(main())
