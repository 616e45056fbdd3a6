"""Check a practice and, with --repair, put right what is safe to: pages, records, files, keys."""

import argparse

from medex_desktop.cli import _opening
from medex_desktop.errors import MedExError
from medex_desktop.language import _, n_, render
from medex_desktop.services import checkups
from medex_desktop.services.checkup_advice import ADVICE
from medex_desktop.services.checkups import Findings
from medex_desktop.services.desk import Desk


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--data-dir DIR``, ``--repair``."""
    _opening.add_arguments(parser)
    parser.add_argument(
        "--repair", action="store_true", help=_("put right what needs no choice, on record")
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what was looked at, each finding on stderr. Returns 0 when nothing is wrong, else 1."""
    try:
        with _opening.opened(arguments) as desk:
            found = _checked(desk, repair=arguments.repair)
    except MedExError as refusal:
        _opening.say(str(refusal))
        return 1
    print(_summary(found.counts))
    for words in (*found.notes, *found.remarks, *found.faults):
        _opening.say(render(words))
    for advice in dict.fromkeys(render(ADVICE[one.kind]) for one in found.found):
        _opening.say(f"> {advice}")
    left = 0 if arguments.repair else len(checkups.repairable(found))
    if left:
        _opening.say(
            n_(
                "{n} of these is put right by: medex-desktop verify --repair",
                "{n} of these are put right by: medex-desktop verify --repair",
                left,
            )
        )
    if not found.is_clean:
        _opening.say(_("Do not delete anything. Copy the folder before you restore a backup."))
        return 1
    print(_("Nothing is wrong."))
    return 0


def _checked(desk: Desk, *, repair: bool) -> Findings:
    found = checkups.verify(desk)
    if repair and (done := checkups.repair(desk, found)):
        print(n_("{n} fault was repaired.", "{n} faults were repaired.", done))
        found = checkups.verify(desk)
    return found


def _summary(counts: dict[str, int]) -> str:
    return _(
        "Looked at {clients} clients, {assessments} assessments, {documents} documents,"
        " {files} stored files and {entries} audit entries.",
        clients=counts.get("client", 0),
        assessments=counts.get("assessment", 0),
        documents=counts.get("document", 0),
        files=counts.get("attachment", 0),
        entries=counts.get("audit_entry", 0),
    )
