"""Restore a backup: into a new folder, or in the place of the practice; and back again."""

import argparse
from pathlib import Path

from medex_desktop.cli import _opening
from medex_desktop.errors import MedExError, Refused
from medex_desktop.language import Text, _, day, render
from medex_desktop.services import erased_since, locked_restore, restore_switch, restores
from medex_desktop.services.clock import SystemClock
from medex_desktop.services.locked_restore import Looked

_USAGE_FAULT = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``FILE --data-dir NEW``, ``FILE --switch [--dry-run]``, or ``--back``."""
    parser.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE",
        help=_("the backup's folder or its manifest.json"),
    )
    parser.add_argument(
        "--back",
        action="store_true",
        help=_("go back to the practice as it was before the last restore"),
    )
    parser.add_argument(
        "--switch",
        action="store_true",
        help=_("in the place of the practice that is there, which is kept beside it"),
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=_("with --switch: say what would change, and restore nothing"),
    )
    _opening.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Restore and print the folder. Returns 0 when everything is there and equal, else 1.

    2 for words that do not go together.
    """
    if (fault := _misused(arguments)) is not None:
        _opening.say(render(fault))
        return _USAGE_FAULT
    try:
        if arguments.back:
            return _go_back(arguments)
        given: Path = arguments.file
        source = given.parent if given.name == "manifest.json" else given
        secret = _opening.passphrase()
        if arguments.switch:
            return _switch(arguments, source, secret)
        made = restores.restore(source, arguments.data_dir, SystemClock(), passphrase=secret)
    except MedExError as refusal:
        _opening.say(str(refusal))
        return 1
    print(arguments.data_dir)
    return _told_missing(made.missing)


def _misused(arguments: argparse.Namespace) -> Text | None:
    if arguments.back and (arguments.file or arguments.switch or arguments.dry_run):
        return Text("--back goes alone. Nothing was changed.")
    if arguments.file is None and not arguments.back:
        return Text("Which backup? Give its folder, or --back.")
    if arguments.dry_run and not arguments.switch:
        return Text("--dry-run goes with --switch. Nothing was restored.")
    return None


def _switch(arguments: argparse.Namespace, source: Path, secret: str) -> int:
    live: Path = arguments.data_dir
    looked = locked_restore.look(live, source, SystemClock(), passphrase=secret)
    for words in _lines(looked):
        _opening.say(words)
    if arguments.dry_run:
        print(_("Nothing was restored: this was a dry run."))
        return 0
    done = locked_restore.restore(live, source, SystemClock(), passphrase=secret)
    print(live)
    if done.aside is not None:
        _opening.say(_("The practice of before is kept in {folder}", folder=done.aside))
        _opening.say(_("> Back to it: medex-desktop restore --back"))
    _opening.say(_("It opens with the passphrases of the day of the backup."))
    return _told_missing(done.missing)


def _lines(looked: Looked) -> list[str]:
    if not looked.is_here:
        made, what = looked.made_at.astimezone().date(), ", ".join(map(render, looked.holds))
        return [
            _("The backup of {when}.", when=day(made)),
            _("It holds {what}.", what=what),
            _("There is no practice here yet: the backup becomes the practice."),
        ]
    found = looked.found
    if found is None:
        return [
            _(
                "What is here can't be compared with the backup: it is another practice, or "
                "damaged. Who was erased since the backup can't be told, and comes back with it."
            )
        ]
    told = [_("The backup of {when}.", when=day(found.made_at.astimezone().date()))]
    for counts, words in (
        (found.gone, Text("Would vanish: {what}.")),
        (found.changed, Text("Would be as they were then: {what}.")),
        (found.back, Text("Would come back: {what}.")),
    ):
        if counts:
            what = ", ".join(map(render, counts))
            told.append(render(Text(words.msgid, {"what": what})))
    if found.erased:
        told.append(render(erased_since.sentence(found.erased)))
    return told


def _go_back(arguments: argparse.Namespace) -> int:
    with _opening.opened(arguments) as desk:
        aside = restore_switch.former(desk)
        if aside is None:
            raise Refused(
                Text("No practice of before a restore lies beside this one. Nothing was changed.")
            )
        restore_switch.prepare_back(desk, aside)
        live, now = desk.file.folder.root, desk.clock.now()
    kept = restore_switch.go_back(live, aside, now)
    print(live)
    _opening.say(_("As before the restore. The restored one is kept in {folder}", folder=kept))
    return 0


def _told_missing(missing: int) -> int:
    if missing:
        _opening.say(_("Stored files that the backup did not hold: {n}.", n=missing))
    return 1 if missing else 0
