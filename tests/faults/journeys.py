"""Kill the main job in its real window at random moments; what it said is kept is there after."""

import hashlib
import random
import select
import subprocess
import sys
from pathlib import Path

from medex_desktop.domain.measures.grip_strength import from_json
from medex_desktop.language import render
from medex_desktop.services import checkups, clients, documents, drafts, grip, practices
from medex_desktop.services.clock import SystemClock
from medex_desktop.services.desk import Desk
from tests.desks import PASSPHRASE
from tests.faults.figures import Figures, Wrong, told

STEPS = ("client", "draft", "signed", "trend", "report", "sent", "quit", "back")
LONGEST_STEP_SECONDS = 120.0
LONGEST_AFTER_SECONDS = 1.5


def run(folder: Path, times: int, seed: int = 1) -> Figures:
    """Begin the main job ``times`` times, each in a folder of its own, and kill it."""
    chance, figures = random.Random(seed), Figures()
    for number in range(times):
        root = folder / f"journey-{number}" / "practice"
        root.parent.mkdir(parents=True)
        said = _live_and_die(root, chance)
        last = next(reversed(said), "start")
        figures.count("kills", f"in the window, after {last}")
        figures.acknowledged += len(said)
        where = f"window, kill {number + 1} after {last}"
        try:
            figures.wrong(Wrong.LOST, where, _look(root, said))
        except Exception as error:
            figures.wrong(Wrong.LOST, where, told(error))
    return figures


def _live_and_die(root: Path, chance: random.Random) -> dict[str, str]:
    """Start it, let it say a random number of steps, kill it a random moment later."""
    victim = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.victim", str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert victim.stdout is not None
    heard = ""
    with victim:
        for _ in range(chance.randrange(len(STEPS))):
            if not select.select([victim.stdout], [], [], LONGEST_STEP_SECONDS)[0]:
                break
            heard += victim.stdout.readline()
        # nothing is read meanwhile, so this waits for the moment itself; a pipe holds the lines
        select.select([], [], [], chance.uniform(0, LONGEST_AFTER_SECONDS))
        victim.kill()
        heard += victim.stdout.read()
    lines = [line for line in heard.splitlines(keepends=True) if line.endswith("\n")]
    return dict(line.rstrip("\n").split("\t", 1) for line in lines)


def _look(root: Path, said: dict[str, str]) -> list[str]:
    if not said and practices.look_at(root).state == "none":
        return []
    desk = practices.unlock(root, PASSPHRASE, SystemClock())
    try:
        faults = [fault for step, facts in said.items() if (fault := _missing(desk, step, facts))]
        return faults + [render(fault) for fault in checkups.verify(desk).faults]
    finally:
        desk.close()


def _missing(desk: Desk, step: str, facts: str) -> str:
    """What of a step that was said is not there; "" when all of it is."""
    people = desk.ask(clients.client_list)
    if len(people) != 1:
        return f"{step}: {len(people)} clients"
    if step == "draft" and not _holds(_typed(desk, people[0].id), facts):
        return f"draft: {_typed(desk, people[0].id)} for {facts}"
    if step == "signed" and not _signed(desk, people[0].id, facts):
        return "signed: the record is not there"
    if step in ("report", "sent"):
        return _paper(desk, people[0].id, step, facts)
    return ""


def _typed(desk: Desk, client_id: int) -> list[str]:
    """The trials of the draft, or of the record it became, in the order of the squeezes."""
    entries = [record.test.entry for record in desk.ask(grip.grip_records, client_id=client_id)]
    kept = desk.ask(drafts.drafts, client_id=client_id, kind="grip")
    entries += [from_json(draft.payload["entry"]) for draft in kept]
    trials = sorted(entries[0].trials, key=lambda trial: trial.order) if entries else []
    return [trial.quantity.typed for trial in trials if trial.quantity]


def _holds(typed: list[str], digits: str) -> bool:
    return "".join(value.replace(".", "") for value in typed).startswith(digits)


def _signed(desk: Desk, client_id: int, digits: str) -> bool:
    records = desk.ask(grip.grip_records, client_id=client_id)
    return len(records) == 1 and _holds(_typed(desk, client_id), digits)


def _paper(desk: Desk, client_id: int, step: str, number: str) -> str:
    papers = desk.ask(documents.client_documents, client_id=client_id)
    if [paper.number for paper in papers] != [number]:
        return f"{step}: {len(papers)} papers"
    pdf = desk.ask(documents.document_pdf, document_id=papers[0].id)
    if hashlib.sha256(pdf).hexdigest() != papers[0].sha256:
        return f"{step}: the page is not the one that was signed"
    return "sent: not marked" if step == "sent" and papers[0].state != "sent" else ""
