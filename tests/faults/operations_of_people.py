"""Operations on who may come in: passphrases, people, recovery, backups closed to who left."""

from medex_desktop.errors import Problem, StorageProblem
from medex_desktop.services import passphrases, people, practices
from medex_desktop.services.desk import Desk
from medex_desktop.services.people import NewPerson
from tests.desks import CHEAP, PASSPHRASE, TestClock
from tests.faults.operation import Elsewhere, Operation, Outcome, backups_kept
from tests.faults.site import COLLEAGUE_PASSPHRASE, SECOND_PASSPHRASE, Site


def _change_passphrase(_site: Site, desk: Desk) -> object:
    return passphrases.change_passphrase(desk, old=PASSPHRASE, new=SECOND_PASSPHRASE, cost=CHEAP)


def _recover(site: Site) -> Desk:
    key = site.model.recovery_key
    return practices.recover(site.practice, key, SECOND_PASSPHRASE, TestClock(), cost=CHEAP)


def _add(_site: Site, desk: Desk) -> object:
    person = NewPerson("Ines Oliveira")
    return people.add_person(desk, person=person, passphrase=SECOND_PASSPHRASE, cost=CHEAP)


def _give(site: Site, desk: Desk) -> object:
    whose = site.model.more.colleague
    return people.give_passphrase(
        desk, practitioner_id=whose, passphrase=SECOND_PASSPHRASE, cost=CHEAP
    )


def _leave(site: Site, desk: Desk) -> object:
    return people.let_go(desk, practitioner_id=site.model.more.colleague)


def _close_backups(site: Site, desk: Desk) -> object:
    return people.close_backups(desk, practitioner_id=site.model.more.colleague)


def _opens(site: Site, passphrase: str) -> bool:
    try:
        practices.unlock(site.practice, passphrase, TestClock()).close()
    except StorageProblem as problem:
        if problem.problem is not Problem.WRONG_PASSPHRASE:
            raise
        return False
    return True


def _ways_in(*, before: set[str], after: set[str]) -> Elsewhere:
    """Which passphrases open it beside the owner's: as before, or as after when it is so."""

    def look(site: Site, outcome: Outcome) -> list[str]:
        found = {one for one in (COLLEAGUE_PASSPHRASE, SECOND_PASSPHRASE) if _opens(site, one)}
        fit = [after] if outcome.done else [before, after]
        return [] if found in fit else [f"opens by {sorted(found)}"]

    return look


def _closed_backups(site: Site, outcome: Outcome) -> list[str]:
    """Each is whole, closed to who left when it is done, and can be closed again when not."""
    desk = practices.unlock(site.practice, PASSPHRASE, TestClock())
    whose = site.model.more.colleague
    faults = backups_kept(site, outcome)
    if outcome.done and people.backups_open_to(desk, whose):
        faults.append("a backup still opens")
    people.close_backups(desk, practitioner_id=whose)
    if people.backups_open_to(desk, whose):
        faults.append("a backup can't be closed any more")
    desk.close()
    return faults


_HIS, _NEW = {COLLEAGUE_PASSPHRASE}, {SECOND_PASSPHRASE}
PEOPLE = (
    Operation("change the passphrase", _change_passphrase, after=SECOND_PASSPHRASE),
    Operation("recover", begin=_recover, after=SECOND_PASSPHRASE),
    Operation("add a person", _add, elsewhere=_ways_in(before=_HIS, after=_HIS | _NEW)),
    Operation("give a new passphrase", _give, elsewhere=_ways_in(before=_HIS, after=_NEW)),
    Operation("a person leaves", _leave, elsewhere=_ways_in(before=_HIS, after=set())),
    Operation("close the old backups", _close_backups, elsewhere=_closed_backups),
)
