"""Operations of a day: opening, clients, tests, drafts, papers, imports, undo, the check-up."""

from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.errors import Problem, StorageProblem
from medex_desktop.services import (
    assessing,
    checkups,
    clients,
    documents,
    drafts,
    erasing,
    grip,
    import_files,
    imports,
    keeping,
    merging,
    practices,
)
from medex_desktop.services.desk import Desk
from medex_desktop.services.progress_report import ReportWords
from tests.desks import PASSPHRASE, TestClock
from tests.exchange.files import mapped
from tests.faults.operation import Operation
from tests.faults.site import BINNED, SECOND_PASSPHRASE, Site
from tests.storage.samples import DAY, FIRM, PAPER, once


def _open(site: Site) -> Desk:
    return practices.unlock(site.practice, PASSPHRASE, TestClock())


def _wrong_passphrase(site: Site) -> None:
    try:
        practices.unlock(site.practice, SECOND_PASSPHRASE, TestClock())
    except StorageProblem as problem:
        if problem.problem is not Problem.WRONG_PASSPHRASE:
            raise


def _close(_site: Site, desk: Desk) -> object:
    return desk.file.shut()


def _add_client(_site: Site, desk: Desk) -> object:
    return desk.do(clients.add_client, form=ClientForm("Vera Blum", birth_date="1961-02-03"))


def _save_draft(site: Site, desk: Desk) -> object:
    typed = {"typed": ["19.2", "17.9"]}
    client = site.model.filled.client
    return desk.do(drafts.save_draft, kind="grip", payload=typed, client_id=client)


def _sign(site: Site, desk: Desk) -> object:
    return desk.do(grip.sign_grip, client_id=site.model.filled.client, entry=FIRM, day=DAY)


def _sign_set(site: Site, desk: Desk) -> object:
    walked = ResultEntry("tug", (("time", "10.9;10.1"), ("device", "none")))
    stood = ResultEntry("chair_stand_30s", (("reps", "12"),))
    return desk.do(
        assessing.sign_assessment,
        client_id=site.model.filled.client,
        entries=(walked, stood),
        grip_entry=FIRM,
        day=DAY,
    )


def _file_paper(_site: Site, desk: Desk) -> object:
    return once(desk, lambda work: work.store_attachment(PAPER, "application/pdf"))


def _sign_report(site: Site, desk: Desk) -> object:
    client = site.model.more.kept
    return desk.do(documents.sign_report, client_id=client, words=ReportWords())


def _put_in_bin(site: Site, desk: Desk) -> object:
    return desk.do(keeping.put_in_bin, client_id=site.model.filled.client, reason="Moved away")


def _take_from_bin(site: Site, desk: Desk) -> object:
    return desk.do(keeping.take_from_bin, client_id=site.model.more.binned)


def _erase(site: Site, desk: Desk) -> object:
    binned = site.model.more.binned
    return erasing.erase(desk, client_id=binned, name=BINNED, reason="Asked for it")


def _merge(site: Site, desk: Desk) -> object:
    filled = site.model.filled
    return desk.do(merging.merge_clients, keep_id=filled.client, other_id=filled.other)


def _take_apart(site: Site, desk: Desk) -> object:
    return desk.do(merging.take_apart, other_id=site.model.more.merged)


def _import(name: str, kind: str) -> Operation:
    """A file from the disk, as a person brings it in."""

    def act(site: Site, desk: Desk) -> object:
        chosen = import_files.read_file(site.home / "files" / f"{name}.csv")
        checked = import_files.check(desk, chosen, mapped(chosen.table, kind))
        return import_files.bring_in(desk, checked, leave_out=False)

    return Operation(f"import {name}", act)


def _withdraw(site: Site, desk: Desk) -> object:
    return desk.do(imports.withdraw_import, batch_id=site.model.more.batch)


def _repair(_site: Site, desk: Desk) -> object:
    return checkups.repair(desk, checkups.verify(desk))


DAYS = (
    Operation("open", begin=_open),
    Operation("a wrong passphrase", begin=_wrong_passphrase),
    Operation("close", _close),
    Operation("add a client", _add_client),
    Operation("save a draft", _save_draft),
    Operation("sign", _sign),
    Operation("sign a set of tests", _sign_set),
    Operation("file a paper", _file_paper),
    Operation("sign a report", _sign_report),
    Operation("put into the bin", _put_in_bin),
    Operation("take from the bin", _take_from_bin),
    Operation("erase a client", _erase),
    Operation("merge two clients", _merge),
    Operation("take them apart", _take_apart),
    _import("clients", "clients"),
    _import("tests", "grip"),
    Operation("take an import back", _withdraw),
    Operation("repair", _repair, folder="faulty", begins_faulty=True),
)
