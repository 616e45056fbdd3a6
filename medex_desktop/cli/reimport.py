"""Make a new practice of an export: everything in it, under a passphrase and keys of its own."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from medex_desktop.cli import _opening, export
from medex_desktop.domain.practices import Profile
from medex_desktop.errors import MedExError, Refused
from medex_desktop.language import Text, _, n_
from medex_desktop.services import passphrases, reimports
from medex_desktop.services.clock import SystemClock
from medex_desktop.services.reimports import Incoming


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``FILE --data-dir NEW [--practice NAME --owner NAME]``."""
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help=_("the export, or its folder; its passphrase comes from {n}", n=export.VARIABLE),
    )
    parser.add_argument(
        "--practice",
        default="",
        metavar="NAME",
        help=_("of the new practice; only for one client's export"),
    )
    parser.add_argument(
        "--owner",
        default="",
        metavar="NAME",
        help=_("who opens the new practice; only for one client's export"),
    )
    _opening.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make it; print its folder. Returns 0 when everything is there, else 1.

    The recovery key is told on stderr, once: nobody can find it again.
    """
    try:
        found = reimports.read_export(arguments.file, _passphrase(arguments.file))
        drawn = passphrases.draw_keys()
        desk = reimports.make_practice(
            arguments.data_dir,
            found,
            drawn,
            _new_passphrase(),
            SystemClock(),
            profile=Profile(arguments.practice, arguments.owner),
        )
        desk.close()
    except MedExError as refusal:
        _opening.say(str(refusal))
        return 1
    print(arguments.data_dir)
    _opening.say(_("Recovery key, told this once, so write it down: {key}", key=drawn.recovery_key))
    return _told(found)


def _told(found: Incoming) -> int:
    missing = len(found.contents.missing)
    if missing:
        _opening.say(
            n_(
                "{n} stored file was not in the export and is missing.",
                "{n} stored files were not in the export and are missing.",
                missing,
            )
        )
    return 1 if missing else 0


def _passphrase(path: Path) -> str:
    """That of the export; a folder has none."""
    given = os.environ.get(export.VARIABLE)
    if given is not None or not path.is_file():
        return given or ""
    if not sys.stdin.isatty():
        raise Refused(
            Text(
                "Set {name} to the passphrase of the export, or run this in a terminal.",
                {"name": export.VARIABLE},
            )
        )
    return getpass.getpass(_("Passphrase of the export: "))


def _new_passphrase() -> str:
    given = os.environ.get(_opening.VARIABLE)
    if given is not None:
        return given
    first = _opening.passphrase()
    if getpass.getpass(_("Once more: ")) != first:
        raise Refused(Text("The two passphrases differ. Nothing was written."))
    return first
