"""Check a practice: pages, references, guards, audit chain, stored files and signatures."""

import argparse

from medex_desktop.cli import _opening
from medex_desktop.errors import MedExError
from medex_desktop.language import _, render
from medex_desktop.services import checkups


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--data-dir DIR``."""
    _opening.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what was looked at, each fault on stderr. Returns 0 when nothing is wrong, else 1."""
    try:
        with _opening.opened(arguments) as desk:
            found = checkups.verify(desk)
    except MedExError as refusal:
        _opening.say(str(refusal))
        return 1
    print(_summary(found.counts))
    for words in (*found.notes, *found.faults):
        _opening.say(render(words))
    if not found.is_clean:
        _opening.say(_("Do not delete anything. Copy the folder before you restore a backup."))
        return 1
    print(_("Nothing is wrong."))
    return 0


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
