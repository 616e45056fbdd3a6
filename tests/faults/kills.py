"""Kill the program at random moments; afterwards every acknowledged record is there."""

import json
import random
import select
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select as query

from medex_desktop.domain.measures.grip_strength import from_json
from medex_desktop.errors import MedExError
from medex_desktop.language import render
from medex_desktop.services import backups, checkups, practices
from medex_desktop.services.clock import SystemClock
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.assessments import addendum, assessment, result
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.documents import document
from medex_desktop.storage.tables.drafts import draft
from tests.desks import CHEAP, PASSPHRASE, PROFILE
from tests.faults import children, victim
from tests.faults.figures import Figures, Wrong, told

LONGEST_RUN = 0.25
LONGEST_OPENING = 0.04
LONGEST_START_SECONDS = 60.0
KILLED_WHILE_OPENING = 0.15
KILLS_OF_ONE_PRACTICE = 25


@dataclass
class Known:
    """What was acknowledged so far, by id."""

    clients: dict[int, dict[str, Any]] = field(default_factory=dict)
    drafts: dict[int, Any] = field(default_factory=dict)
    signed: dict[int, list[str]] = field(default_factory=dict)
    addenda: dict[int, str] = field(default_factory=dict)
    papers: dict[int, dict[str, Any]] = field(default_factory=dict)
    backups: set[str] = field(default_factory=set)

    def note(self, said: dict[str, Any]) -> None:
        """Take one acknowledgement in."""
        match said["did"]:
            case "client":
                self.clients[said["id"]] = said
            case "draft":
                self.drafts[said["id"]] = said["payload"]
            case "signed":
                self.signed[said["id"]] = said["typed"]
                self.drafts.pop(said["draft"], None)
            case "addendum":
                self.addenda[said["id"]] = said["reason"]
            case "paper":
                self.papers[said["id"]] = said
            case "backup":
                self.backups.add(said["folder"])

    def __len__(self) -> int:
        parts = (self.clients, self.drafts, self.signed, self.addenda, self.papers, self.backups)
        return sum(len(part) for part in parts)


def run(home: Path, times: int, seed: int = 1) -> Figures:
    """Kill the program ``times`` times, looking after each; every so often in a fresh practice."""
    chance, figures = random.Random(seed), Figures()
    model = home / "model"
    prepared = practices.prepare_keys(PASSPHRASE, PROFILE.name, cost=CHEAP)
    practices.set_up(model, PROFILE, prepared, SystemClock()).close()
    for first in range(0, times, KILLS_OF_ONE_PRACTICE):
        root = home / "practice"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(model, root)
        known = Known()
        for number in range(first, min(first + KILLS_OF_ONE_PRACTICE, times)):
            last = _live_and_die(root, seed * 10_000 + number, chance, known)
            figures.count("kills", "at a random moment of a day")
            _judge(root, known, f"kill {number + 1} (last: {last})", figures)
        figures.acknowledged += len(known)
    return figures


def _live_and_die(root: Path, seed: int, chance: random.Random, known: Known) -> str:
    """Start the program, kill it at some moment; the kind of act it last acknowledged."""
    child = children.begin(lambda stream: victim.live(root, seed, stream))
    early = chance.random() < KILLED_WHILE_OPENING
    if not early:
        select.select([child.pipe], [], [], LONGEST_START_SECONDS)
    # nothing is read meanwhile, so this waits for the moment itself; a pipe holds the lines
    select.select([], [], [], chance.uniform(0, LONGEST_OPENING if early else LONGEST_RUN))
    child.kill()
    lines = child.listen().splitlines(keepends=True)
    said = [json.loads(line) for line in lines if line.endswith("\n")]
    if not said and early:
        return "nothing"
    if not said:
        raise RuntimeError("the program did not open the practice")
    for one in said:
        known.note(one)
    return str(said[-1]["did"])


def _judge(root: Path, known: Known, where: str, figures: Figures) -> None:
    try:
        lost, partial = _look(root, known)
    except MedExError as problem:
        figures.wrong(Wrong.LOST, where, f"does not open: {problem}")
    except Exception as error:
        figures.wrong(Wrong.UNCAUGHT, where, told(error))
    else:
        figures.wrong(Wrong.LOST, where, lost)
        figures.wrong(Wrong.PARTIAL, where, partial)


def _look(root: Path, known: Known) -> tuple[list[str], list[str]]:
    """What of the acknowledged is not there, and what of the practice is not clean."""
    desk = practices.unlock(root, PASSPHRASE, SystemClock())
    try:
        lost = desk.ask(_lost, known=known)
        lost += _missing_backups(desk, known)
        return lost, [render(fault) for fault in checkups.verify(desk).faults]
    finally:
        desk.close()


def _missing_backups(desk: Desk, known: Known) -> list[str]:
    listed = {made.folder.name for made in backups.backups(desk)}
    return [f"backup {name} is gone" for name in known.backups - listed]


def _lost(read: Read, *, known: Known) -> list[str]:
    signed_before = len(known.signed)
    faults = _clients(read, known) + _signed(read, known)
    faults += _drafts(read, known, signed_meanwhile=len(known.signed) > signed_before)
    rows = read.connection.execute(query(addendum.c.id, addendum.c.reason))
    added = {row.id: row.reason for row in rows}
    faults += [f"addendum {n}" for n, reason in known.addenda.items() if added.get(n) != reason]
    if len(added) > len(known.addenda) + 1:
        faults.append("more addenda than one that was not acknowledged")
    known.addenda.update(added)
    return faults + _papers(read, known)


def _clients(read: Read, known: Known) -> list[str]:
    rows = read.connection.execute(query(client.c.id, client.c.name, client.c.phone)).all()
    there = {row.id: {"name": row.name, "phone": row.phone} for row in rows}
    faults = [
        f"client {number}"
        for number, said in known.clients.items()
        if there.get(number) != {"name": said["name"], "phone": said["phone"]}
    ]
    if len(there) > len(known.clients) + 1:
        faults.append("more clients than one that was not acknowledged")
    known.clients.update(there)
    return faults


def _drafts(read: Read, known: Known, *, signed_meanwhile: bool) -> list[str]:
    """A draft holds what was acknowledged, or one save later, or was signed meanwhile."""
    rows = read.connection.execute(query(draft.c.id, draft.c.payload))
    there = {row.id: row.payload for row in rows}
    behind = [number for number, said in known.drafts.items() if there.get(number) != said]
    lost = [number for number in behind if not _may_be(there, known, number, signed_meanwhile)]
    if len(behind) > 1:
        lost = behind
    known.drafts = there
    return [f"draft {number}" for number in lost]


def _may_be(there: dict[int, Any], known: Known, number: int, signed_meanwhile: bool) -> bool:
    """True when an act that was under way explains why this draft is not as acknowledged."""
    if number not in there:
        return signed_meanwhile
    said = known.drafts[number]["typed"]
    return bool(there[number]["typed"][: len(said)] == said)


def _signed(read: Read, known: Known) -> list[str]:
    rows = read.connection.execute(
        query(assessment.c.id, assessment.c.digest, result.c.entry).join_from(
            assessment, result, isouter=True
        )
    ).all()
    faults = [f"assessment {row.id} is partial" for row in rows if not row.digest or not row.entry]
    there = {
        row.id: [trial.quantity.typed for trial in from_json(row.entry).trials if trial.quantity]
        for row in rows
        if row.entry
    }
    faults += [
        f"signed {number}" for number, typed in known.signed.items() if there.get(number) != typed
    ]
    if len(there) > len(known.signed) + 1:
        faults.append("more signed tests than one that was not acknowledged")
    known.signed.update(there)
    return faults


def _papers(read: Read, known: Known) -> list[str]:
    rows = read.connection.execute(
        query(document.c.id, document.c.number, document.c.attachment_id)
    ).all()
    there = {
        row.id: {"size": len(read.attachment(row.attachment_id)), "number": row.number}
        for row in rows
    }
    faults = [
        f"paper {number}"
        for number, said in known.papers.items()
        if there.get(number) != {"size": said["size"], "number": said["number"]}
    ]
    known.papers.update(there)
    return faults
