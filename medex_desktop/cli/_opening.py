"""What the commands that open a practice share: its folder, the passphrase, closing it again."""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from medex_desktop.errors import Refused
from medex_desktop.language import Text, _
from medex_desktop.services import passphrases, practices
from medex_desktop.services.clock import SystemClock
from medex_desktop.services.desk import Desk

VARIABLE = "MEDEX_PASSPHRASE"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--data-dir``; the passphrase is never an argument, since others can read those."""
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        help=_("the practice folder; the passphrase comes from {name}", name=VARIABLE),
    )


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[Desk]:
    """The practice of ``--data-dir``, open for one command. StorageProblem when it can't be."""
    passphrases.at_the_door(arguments.data_dir)
    desk = practices.unlock(arguments.data_dir, passphrase(), SystemClock())
    try:
        yield desk
    finally:
        desk.close()


def say(words: str) -> None:
    """One line on stderr, for people; stdout is for results."""
    print(words, file=sys.stderr)


def passphrase() -> str:
    """The passphrase from the environment or, in a terminal, asked for; Refused without either."""
    given = os.environ.get(VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise Refused(
            Text("Set {name} to the passphrase, or run this in a terminal.", {"name": VARIABLE})
        )
    return getpass.getpass(_("Passphrase: "))
