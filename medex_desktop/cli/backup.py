"""Make a verified, complete backup of a practice in another folder."""

import argparse
from pathlib import Path

from medex_desktop.cli import _opening
from medex_desktop.errors import MedExError
from medex_desktop.language import _, n_
from medex_desktop.services import backups


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--data-dir DIR --to DIR``."""
    _opening.add_arguments(parser)
    parser.add_argument(
        "--to",
        type=Path,
        metavar="DIR",
        required=True,
        help=_("where the backup goes, best on another disk"),
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the backup and print its folder. Returns 0 when it was made and verified, else 1."""
    try:
        with _opening.opened(arguments) as desk:
            made = backups.back_up(desk, arguments.to)
    except MedExError as refusal:
        _opening.say(str(refusal))
        return 1
    print(made.folder)
    if made.missing:
        _opening.say(
            n_(
                "{n} stored file was missing from the practice and is not in the backup.",
                "{n} stored files were missing from the practice and are not in the backup.",
                made.missing,
            )
        )
        return 1
    return 0
