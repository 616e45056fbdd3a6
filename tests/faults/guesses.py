"""Somebody guesses: each wrong passphrase is refused and counted, the database is not touched."""

from pathlib import Path

from medex_desktop.errors import Problem, StorageProblem
from medex_desktop.services import passphrases, practices
from tests.desks import PASSPHRASE, TestClock
from tests.faults.bad_files import changed, digests
from tests.faults.figures import Figures, Wrong
from tests.faults.site import Model, fingerprint, lay_out, not_clean

LONGEST_WAIT_SECONDS = 300
KEY_FILES = ["keys.bak", "keys.json"]


def run(model: Model, home: Path, times: int) -> Figures:
    """Guess ``times`` times, waiting as long as one has to; then come in by the right one."""
    site, clock, figures = lay_out(model, home), TestClock(), Figures()
    desk = practices.unlock(site.practice, PASSPHRASE, clock)
    records = fingerprint(desk)
    desk.close()
    before = digests(site.practice)
    for number in range(times):
        figures.count("wrong passphrases", "each after the wait")
        problem = _guess(site.practice, f"quiet lanterns cross the bay {number}", clock)
        if problem is not Problem.WRONG_PASSPHRASE:
            figures.wrong(Wrong.ACCEPTED, f"guess {number + 1}", f"was told: {problem}")
        clock.pass_time(seconds=LONGEST_WAIT_SECONDS)
    if (counted := passphrases.wrong_so_far(site.practice)) != times:
        figures.wrong(Wrong.LOST, "guesses", f"{counted} of {times} are counted")
    if (names := changed(before, digests(site.practice))) != KEY_FILES:
        figures.wrong(Wrong.PARTIAL, "guesses", f"changed on the disk: {names}")
    desk = practices.unlock(site.practice, PASSPHRASE, clock)
    if fingerprint(desk) != records:
        figures.wrong(Wrong.LOST, "guesses", "the records are not what they were")
    figures.wrong(Wrong.PARTIAL, "guesses", not_clean(desk))
    desk.close()
    return figures


def _guess(root: Path, passphrase: str, clock: TestClock) -> Problem | None:
    try:
        practices.unlock(root, passphrase, clock).close()
    except StorageProblem as refusal:
        return refusal.problem
    return None
