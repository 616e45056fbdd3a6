"""Write a practice, or one client, as CSV, JSON and papers into one encrypted file."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from medex_desktop.cli import _opening
from medex_desktop.errors import MedExError, Refused
from medex_desktop.language import Text, _, n_
from medex_desktop.services import exports

VARIABLE = "MEDEX_EXPORT_PASSPHRASE"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--data-dir DIR --out DIR [--client ID] [--plain]``."""
    _opening.add_arguments(parser)
    parser.add_argument(
        "--out", type=Path, metavar="DIR", required=True, help=_("where the export goes")
    )
    parser.add_argument(
        "--client", type=int, metavar="ID", help=_("one client only, by the number of the record")
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help=_("a folder that anybody can read; else the passphrase comes from {n}", n=VARIABLE),
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the export and print where it is. Returns 0 when all of it is there, else 1."""
    try:
        with _opening.opened(arguments) as desk:
            made = exports.export_practice(
                desk,
                arguments.out,
                arguments.client,
                passphrase="" if arguments.plain else _passphrase(),
                plain=arguments.plain,
            )
    except MedExError as refusal:
        _opening.say(str(refusal))
        return 1
    print(made.path)
    if arguments.plain:
        _opening.say(_("Not encrypted: anybody who has this folder can read it."))
    if made.missing:
        _opening.say(
            n_(
                "{n} stored file was missing or damaged and is not in the export.",
                "{n} stored files were missing or damaged and are not in the export.",
                made.missing,
            )
        )
        return 1
    return 0


def _passphrase() -> str:
    """The export's own passphrase, typed twice since nobody can find it again."""
    if (given := os.environ.get(VARIABLE)) is not None:
        return given
    if not sys.stdin.isatty():
        raise Refused(
            Text(
                "Set {name} to a passphrase for the export, or run this in a terminal.",
                {"name": VARIABLE},
            )
        )
    first = getpass.getpass(_("Passphrase for the export: "))
    if getpass.getpass(_("Once more: ")) != first:
        raise Refused(Text("The two passphrases differ. Nothing was written."))
    return first
