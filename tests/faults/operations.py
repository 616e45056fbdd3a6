"""The operations that are killed and failed at every step: one line in ``OPERATIONS`` for each.

An operation that changes the practice needs only its act: afterwards the practice must open, be
clean, and be as before or as after, nothing between. One that makes something elsewhere also says
how to look at that.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import (
    backups,
    clients,
    drafts,
    exports,
    grip,
    passphrases,
    practices,
    reimports,
    restores,
)
from medex_desktop.services.desk import Desk
from medex_desktop.storage import contents
from medex_desktop.storage.backup import listed
from medex_desktop.storage.engine import connect
from tests.desks import CHEAP, PASSPHRASE, PROFILE, TestClock, new_practice
from tests.faults.site import SECOND_PASSPHRASE, Fingerprint, Site, fingerprint, not_clean
from tests.storage.samples import DAY, FIRM, PAPER, once

_KEYED = ("assessment", "document")  # their digests are made with the key of the practice
Act = Callable[[Site, Desk], object]
Elsewhere = Callable[[Site, bool, Fingerprint], list[str]]


def _nothing(_site: Site, _acknowledged: bool, _before: Fingerprint) -> list[str]:
    return []


@dataclass(frozen=True)
class Operation:
    """``act`` works on an open desk; ``begin`` opens something itself and returns its desk.

    ``folder`` is the practice that is looked at, ``after`` the passphrase that opens it when the
    operation was acknowledged, ``elsewhere`` looks at what it made outside.
    """

    name: str
    act: Act | None = None
    begin: Callable[[Site], Desk | None] | None = None
    folder: str = "practice"
    after: str = PASSPHRASE
    elsewhere: Elsewhere = _nothing


def _sign(site: Site, desk: Desk) -> object:
    return desk.do(grip.sign_grip, client_id=site.model.filled.client, entry=FIRM, day=DAY)


def _add_client(_site: Site, desk: Desk) -> object:
    return desk.do(clients.add_client, form=ClientForm("Vera Blum", birth_date="1961-02-03"))


def _save_draft(site: Site, desk: Desk) -> object:
    typed = {"typed": ["19.2", "17.9"]}
    client = site.model.filled.client
    return desk.do(drafts.save_draft, kind="grip", payload=typed, client_id=client)


def _file_paper(_site: Site, desk: Desk) -> object:
    return once(desk, lambda work: work.store_attachment(PAPER, "application/pdf"))


def _change_passphrase(_site: Site, desk: Desk) -> object:
    return passphrases.change_passphrase(desk, old=PASSPHRASE, new=SECOND_PASSPHRASE, cost=CHEAP)


def _back_up_here(_site: Site, desk: Desk) -> object:
    return backups.back_up(desk)


def _back_up_away(site: Site, desk: Desk) -> object:
    return backups.back_up(desk, site.home / "second stick")


def _export(site: Site, desk: Desk) -> object:
    return exports.export_practice(desk, site.home / "out", passphrase=PASSPHRASE, cost=CHEAP)


def _export_plain(site: Site, desk: Desk) -> object:
    return exports.export_practice(desk, site.home / "out", plain=True)


def _open(site: Site) -> Desk:
    return practices.unlock(site.practice, PASSPHRASE, TestClock())


def _migrate(site: Site) -> Desk:
    return practices.unlock(site.first_schema, PASSPHRASE, TestClock())


def _recover(site: Site) -> Desk:
    key = site.model.recovery_key
    return practices.recover(site.practice, key, SECOND_PASSPHRASE, TestClock(), cost=CHEAP)


def _restore(site: Site) -> None:
    restores.restore(site.backup, site.home / "new", TestClock(), passphrase=PASSPHRASE)


def _reimport(site: Site) -> Desk:
    found = reimports.read_export(site.export, PASSPHRASE)
    drawn = passphrases.draw_keys()
    return reimports.make_practice(
        site.home / "new", found, drawn, PASSPHRASE, TestClock(), cost=CHEAP
    )


def _set_up(site: Site) -> Desk:
    return new_practice(site.home / "new", TestClock())[0]


def _whole_backups(folder: Path, site: Site, acknowledged: bool) -> list[str]:
    """Every copy that has a backup's name is one; what has none can't be taken for one."""
    desk = _open(site)
    key = desk.file.keys.database
    desk.close()
    found, faults = listed(folder) if folder.is_dir() else [], []
    for made in found:
        raw = connect(made.folder / "practice.medex", key)
        damaged = raw.execute("PRAGMA cipher_integrity_check").fetchall()
        rows = {name: content.rows for name, content in contents.measure(raw).items()}
        raw.close()
        if damaged or rows != made.rows or not (made.folder / "keys.json").is_file():
            faults.append(f"backup {made.folder.name} is not whole")
    if acknowledged and not found:
        faults.append("the backup is not there")
    return faults


def _own_backups(site: Site, acknowledged: bool, _before: Fingerprint) -> list[str]:
    return _whole_backups(site.practice / "backups", site, acknowledged)


def _stick(site: Site, acknowledged: bool, _before: Fingerprint) -> list[str]:
    return _whole_backups(site.home / "second stick", site, acknowledged)


def _exports(site: Site, acknowledged: bool, _before: Fingerprint) -> list[str]:
    made = sorted((site.home / "out").glob("medex-*"))
    for path in made:
        exports.read_archive(path, PASSPHRASE)
    return ["the export is not there"] if acknowledged and not made else []


def _new_practice(site: Site, acknowledged: bool, before: Fingerprint) -> list[str]:
    """Whole, or nothing and then it can be restored again."""
    root = site.home / "new"
    faults = []
    if practices.look_at(root).state == "none":
        if acknowledged:
            return ["the restored practice is not there"]
        restores.restore(site.backup, root, TestClock(), passphrase=PASSPHRASE)
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    if fingerprint(desk) != before:
        faults.append("the restored practice is not what was backed up")
    faults += not_clean(desk)
    desk.close()
    return faults


def _imported(site: Site, acknowledged: bool, before: Fingerprint) -> list[str]:
    """Whole, or nothing and then it can be imported again."""
    root = site.home / "new"
    if practices.look_at(root).state == "none":
        if acknowledged:
            return ["the imported practice is not there"]
        _reimport(site).close()
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    now = fingerprint(desk)
    faults = not_clean(desk)
    desk.close()
    wrong = [name for name in before if name not in _KEYED and now[name] != before[name]]
    return faults + [f"table {name} is not what was exported" for name in wrong]


def _founded(site: Site, acknowledged: bool, _before: Fingerprint) -> list[str]:
    root = site.home / "new"
    if practices.look_at(root).state == "none":
        if acknowledged:
            return ["the new practice is not there"]
        new_practice(root, TestClock())[0].close()
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    faults = not_clean(desk)
    if desk.ask(practices.the_practice).name != PROFILE.practice_name:
        faults.append("the new practice has no letterhead")
    desk.close()
    return faults


def _close(_site: Site, desk: Desk) -> object:
    return desk.file.shut()


OPERATIONS = (
    Operation("open", begin=_open),
    Operation("close", _close),
    Operation("add a client", _add_client),
    Operation("save a draft", _save_draft),
    Operation("sign", _sign),
    Operation("file a paper", _file_paper),
    Operation("change the passphrase", _change_passphrase, after=SECOND_PASSPHRASE),
    Operation("recover", begin=_recover, after=SECOND_PASSPHRASE),
    Operation("back up here", _back_up_here, elsewhere=_own_backups),
    Operation("back up to a stick", _back_up_away, elsewhere=_stick),
    Operation("export, sealed", _export, elsewhere=_exports),
    Operation("export, plain", _export_plain, elsewhere=_exports),
    Operation("migrate", begin=_migrate, folder="first"),
    Operation("restore", begin=_restore, elsewhere=_new_practice),
    Operation("set up", begin=_set_up, elsewhere=_founded),
    Operation("import an export", begin=_reimport, elsewhere=_imported),
)
