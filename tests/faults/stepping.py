"""One operation killed, or failed, at its first step, its second, ... until it comes through.

The child passes a gate at every step to the disk, its own and the engine's. Afterwards the practice
is opened without faults: it is as before or as after, and as after when that was acknowledged.
"""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from medex_desktop.errors import MedExError
from medex_desktop.services import practices
from medex_desktop.services.desk import Desk
from medex_desktop.storage.sidecar import decode_sidecar
from tests.desks import PASSPHRASE, TestClock
from tests.faults import children, engine_hooks, file_hooks
from tests.faults.figures import Figures, Wrong, told
from tests.faults.gate import Failure, Gate
from tests.faults.operation import Operation, Outcome
from tests.faults.site import Fingerprint, Model, Site, fingerprint, lay_out, not_clean, open_either


@dataclass(frozen=True)
class Fate:
    """What happens at one step: a kill, or a failure once or from then on."""

    failure: Failure | None = None
    for_ever: bool = False

    def __str__(self) -> str:
        if self.failure is None:
            return "killed"
        return f"{self.failure} {'for ever' if self.for_ever else 'once'}"


KILLED = Fate()
FAILURES = tuple(Fate(failure, ever) for failure in Failure for ever in (False, True))


@dataclass(frozen=True)
class Said:
    """What a child said: was it acknowledged, what was told, how many steps, which kind failed."""

    acknowledged: bool = False
    refusals: tuple[str, ...] = ()
    again: str = ""
    steps: int = 0
    hits: int = 0
    hit: str = ""


@dataclass(frozen=True)
class States:
    """The practice before an operation and after it, and the operation's steps."""

    before: Fingerprint
    after: Fingerprint
    steps: int


def learn(operation: Operation, model: Model, home: Path) -> States:
    """Do it without a fault, so that it is known what whole means and how many steps there are."""
    site = lay_out(model, home)
    desk = practices.unlock(site.home / operation.folder, PASSPHRASE, TestClock())
    before = fingerprint(desk)
    desk.close()
    site = lay_out(model, home)
    said = _live(operation, site, Gate())
    if not said.acknowledged:
        raise RuntimeError(f"{operation.name} fails without any fault: {said.refusals}")
    desk = open_either(site.home / operation.folder, operation.after)
    after = fingerprint(desk)
    desk.close()
    return States(before, after, said.steps)


def run(
    operation: Operation,
    model: Model,
    home: Path,
    fates: tuple[Fate, ...],
    *,
    stride: int = 1,
    least: int = 0,
    most: int | None = None,
) -> Figures:
    """Meet each fate at each step, or at every ``stride``-th from another one on for each fate.

    A short operation meets each fate ``least`` times or at every step; ``most`` is how often at
    most.
    """
    figures = Figures()
    states = learn(operation, model, home)
    if least:
        stride = max(1, min(stride, states.steps // least))
    if most is not None:
        stride = max(stride, -(-states.steps // most))
    for number, fate in enumerate(fates):
        for at in range(1 + number * 7 % stride, states.steps + 1, stride):
            site = lay_out(model, home)
            gate = Gate(at, fate.failure, for_ever=fate.for_ever)
            said = _live(operation, site, gate)
            if fate is not KILLED and not said.hits:
                continue  # this run took fewer steps: nothing failed
            part = "kills" if fate is KILLED else "I/O faults"
            figures.count(part, operation.name)
            figures.acknowledged += said.acknowledged
            where = f"{operation.name}, step {at} {said.hit} {fate}"
            _judge(operation, site, said, states, figures, where)
    return figures


def _live(operation: Operation, site: Site, gate: Gate) -> Said:
    def work(stream: TextIO) -> None:
        tempfile.tempdir = str(site.home / "tmp")
        file_hooks.install(gate, site.home)
        engine_hooks.install(gate)
        desk = _ready(operation, site)
        gate.begin()
        refusals, again = [], ""
        desk, refusal = _attempt(operation, site, desk)
        if not refusal:
            stream.write('"acknowledged"\n')
        else:
            refusals.append(refusal)
            if not gate.for_ever:
                gate.open_wide()
                again = _again(operation, site, desk)
        if desk is not None and (refusal := _let_go(desk)):
            refusals.append(refusal)
        stream.write(json.dumps([refusals, again, gate.count, gate.hits, gate.hit]) + "\n")

    lines = [line for line in children.begin(work).listen().splitlines(True) if line[-1] == "\n"]
    found = [json.loads(line) for line in lines]
    acknowledged = "acknowledged" in found
    if found and isinstance(found[-1], list):
        refusals, *rest = found[-1]
        return Said(acknowledged, tuple(refusals), *rest)
    return Said(acknowledged)


def _ready(operation: Operation, site: Site) -> Desk | None:
    """The open desk, for an operation that works on one; opened before anything can fail."""
    if operation.begin is not None:
        return None
    return practices.unlock(site.home / operation.folder, PASSPHRASE, TestClock())


def _attempt(operation: Operation, site: Site, desk: Desk | None) -> tuple[Desk | None, str]:
    try:
        if operation.begin is not None:
            return operation.begin(site), ""
        assert operation.act is not None
        assert desk is not None
        operation.act(site, desk)
    except BaseException as error:
        return desk, told(error)
    return desk, ""


def _again(operation: Operation, site: Site, desk: Desk | None) -> str:
    """The same once more, now that nothing fails: what a person does after reading the sentence."""
    desk, refusal = _attempt(operation, site, desk)
    if operation.begin is not None and desk is not None:
        desk.close()
    return refusal or "done"


def _let_go(desk: Desk) -> str:
    try:
        desk.close()
    except BaseException as error:
        return told(error)
    return ""


def _judge(
    operation: Operation, site: Site, said: Said, states: States, figures: Figures, where: str
) -> None:
    spoken = [*said.refusals, said.again]
    figures.wrong(Wrong.UNCAUGHT, where, [one for one in spoken if "UNCAUGHT" in one])
    try:
        for kind, fault in _looked_at(operation, site, said, states):
            figures.wrong(kind, where, fault)
    except MedExError as problem:
        figures.wrong(Wrong.LOST, where, f"does not open: {problem}")
    except Exception as error:
        figures.wrong(Wrong.UNCAUGHT, where, f"when looked at: {told(error)}")


def _looked_at(
    operation: Operation, site: Site, said: Said, states: States
) -> Iterator[tuple[Wrong, str]]:
    # refused again in words is right too when it had been done in spite of what was told
    done = said.acknowledged or bool(said.again)
    ways = (operation.after,) if done else (operation.after, PASSPHRASE)
    desk = open_either(site.home / operation.folder, *ways)
    found, faults = fingerprint(desk), not_clean(desk)
    desk.close()
    if done or not operation.begins_faulty:
        for fault in faults:
            yield Wrong.PARTIAL, fault
    if not _same_keys(site.home / operation.folder):
        yield Wrong.PARTIAL, "the two key files hold different keys"
    if done and found != states.after:
        changed = [name for name in states.after if found.get(name) != states.after[name]]
        yield Wrong.LOST, f"acknowledged, and not there: {changed}"
    elif not done and found not in (states.before, states.after):
        changed = [name for name in states.after if found.get(name) != states.after[name]]
        yield Wrong.PARTIAL, f"neither as before nor as after: {changed}"
    for fault in operation.elsewhere(site, Outcome(done, states.before, found)):
        yield Wrong.LOST if done else Wrong.PARTIAL, fault


def _same_keys(root: Path) -> bool:
    """Whether, once opened, the copy of the key file opens with nothing the first does not."""
    first, copy = (decode_sidecar((root / name).read_bytes()) for name in ("keys.json", "keys.bak"))
    return (first.wraps, first.recovery) == (copy.wraps, copy.recovery)
