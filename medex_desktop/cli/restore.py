"""Restore a backup into a new, empty practice folder."""

import argparse
from pathlib import Path

from medex_desktop.cli import _opening
from medex_desktop.errors import MedExError
from medex_desktop.language import _
from medex_desktop.services import restores
from medex_desktop.services.clock import SystemClock


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``FILE --data-dir NEW``."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help=_("the backup's folder or its manifest.json")
    )
    _opening.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Restore and print the new folder. Returns 0 when everything is there and equal, else 1."""
    given: Path = arguments.file
    source = given.parent if given.name == "manifest.json" else given
    try:
        secret = _opening.passphrase()
        made = restores.restore(source, arguments.data_dir, SystemClock(), passphrase=secret)
    except MedExError as refusal:
        _opening.say(str(refusal))
        return 1
    print(arguments.data_dir)
    if made.missing:
        _opening.say(_("Stored files that the backup did not hold: {n}.", n=made.missing))
        return 1
    return 0
