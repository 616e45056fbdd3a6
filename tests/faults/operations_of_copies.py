"""Operations that make or take a copy: backups, exports, rehearsals, restores, a new practice."""

from pathlib import Path

from medex_desktop.errors import Refused
from medex_desktop.language import Text
from medex_desktop.services import (
    backups,
    exports,
    locked_restore,
    passphrases,
    practices,
    rehearsals,
    reimports,
    restore_switch,
    restores,
)
from medex_desktop.services.desk import Desk
from tests.desks import CHEAP, PASSPHRASE, PROFILE, TestClock, new_practice
from tests.faults.operation import Operation, Outcome, backups_kept, on_a_stick, own_backups
from tests.faults.site import LATER, RESTORED, Fingerprint, Site, fingerprint, not_clean

_KEYED = ("assessment", "document", "keys")  # what is made with the keys of the practice


def _back_up_here(_site: Site, desk: Desk) -> object:
    return backups.back_up(desk)


def _back_up_away(site: Site, desk: Desk) -> object:
    return backups.back_up(desk, site.home / "second stick")


def _back_up_to_place(site: Site, desk: Desk) -> object:
    return backups.back_up_to_place(desk, site.home / "stick")


def _rehearse(_site: Site, desk: Desk) -> object:
    """What was wrong is kept, not raised: here it is said, as the screen says it."""
    found = rehearsals.rehearse(desk)
    if found is None:
        raise Refused(Text("There is no backup that could be read."))
    if found.fault:
        raise Refused(Text(found.fault))
    return found


def _export(site: Site, desk: Desk) -> object:
    return exports.export_practice(desk, site.home / "out", passphrase=PASSPHRASE, cost=CHEAP)


def _export_plain(site: Site, desk: Desk) -> object:
    return exports.export_practice(desk, site.home / "out", plain=True)


def _migrate(site: Site) -> Desk:
    return practices.unlock(site.first_schema, PASSPHRASE, TestClock())


def _restore(site: Site) -> None:
    restores.restore(site.backup, site.home / "new", TestClock(), passphrase=PASSPHRASE)


def _restore_locked(site: Site) -> None:
    live = site.home / LATER
    locked_restore.look(live, site.backup, TestClock(), passphrase=PASSPHRASE)
    locked_restore.restore(live, site.backup, TestClock(), passphrase=PASSPHRASE)


def _switch(site: Site) -> None:
    """As the window does it: told, prepared, closed, put in place."""
    live = site.home / LATER
    desk = practices.unlock(live, PASSPHRASE, TestClock())
    try:
        restore_switch.compare(desk, site.backup)
        incoming = restore_switch.prepare(desk, site.backup)
    finally:
        desk.close()
    restore_switch.take_over(live, incoming, TestClock().now())


def _switch_back(site: Site) -> None:
    live = site.home / RESTORED
    desk = practices.unlock(live, PASSPHRASE, TestClock())
    try:
        aside = restore_switch.former(desk)
        if aside is not None:
            restore_switch.prepare_back(desk, aside)
    finally:
        desk.close()
    if aside is not None:  # None: it was done in spite of what was told
        restore_switch.go_back(live, aside, TestClock().now())


def _reimport(site: Site) -> Desk:
    found = reimports.read_export(site.export, PASSPHRASE)
    drawn = passphrases.draw_keys()
    return reimports.make_practice(
        site.home / "new", found, drawn, PASSPHRASE, TestClock(), cost=CHEAP
    )


def _set_up(site: Site) -> Desk:
    return new_practice(site.home / "new", TestClock())[0]


def _exports(site: Site, outcome: Outcome) -> list[str]:
    made = sorted((site.home / "out").glob("medex-*"))
    for path in made:
        exports.read_archive(path, PASSPHRASE)
    return ["the export is not there"] if outcome.done and not made else []


def _new_practice(site: Site, outcome: Outcome) -> list[str]:
    """Whole, or nothing and then it can be restored again."""
    root = site.home / "new"
    faults = []
    if practices.look_at(root).state == "none":
        if outcome.done:
            return ["the restored practice is not there"]
        restores.restore(site.backup, root, TestClock(), passphrase=PASSPHRASE)
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    if fingerprint(desk) != outcome.before:
        faults.append("the restored practice is not what was backed up")
    faults += not_clean(desk)
    desk.close()
    return faults


def _founded(site: Site, outcome: Outcome) -> list[str]:
    root = site.home / "new"
    if practices.look_at(root).state == "none":
        if outcome.done:
            return ["the new practice is not there"]
        new_practice(root, TestClock())[0].close()
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    faults = not_clean(desk)
    if desk.ask(practices.the_practice).name != PROFILE.practice_name:
        faults.append("the new practice has no letterhead")
    desk.close()
    return faults


def _imported(site: Site, outcome: Outcome) -> list[str]:
    """Whole, or nothing and then it can be imported again."""
    root = site.home / "new"
    if practices.look_at(root).state == "none":
        if outcome.done:
            return ["the imported practice is not there"]
        _reimport(site).close()
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    now = fingerprint(desk)
    faults = not_clean(desk)
    desk.close()
    wrong = [
        name for name in outcome.before if name not in _KEYED and now[name] != outcome.before[name]
    ]
    return faults + [f"table {name} is not what was exported" for name in wrong]


def _former_kept(site: Site, outcome: Outcome) -> list[str]:
    """Once it is replaced, the practice of before stands beside, whole; only once, and no note."""
    live = site.home / LATER
    beside = [path for path in live.parent.iterdir() if path.name.startswith(f"{live.name} before")]
    faults = [] if outcome.found == outcome.before or beside else ["the former practice is gone"]
    for path in beside:
        faults += _differs(path, outcome.before)
    if (live.parent / f".{live.name}.switching").exists():
        faults.append("the note of a switch was left")
    return faults


def _both_kept(site: Site, _outcome: Outcome) -> list[str]:
    """Whichever is in use, the other stands beside it and opens."""
    live = site.home / RESTORED
    beside = [path for path in live.parent.iterdir() if path.name.startswith(f"{live.name} ")]
    if len(beside) != 1:
        return [f"{len(beside)} practices beside"]
    desk = practices.unlock(beside[0], PASSPHRASE, TestClock())
    faults = not_clean(desk)
    desk.close()
    return faults


def _differs(root: Path, wanted: Fingerprint) -> list[str]:
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    same = fingerprint(desk) == wanted
    faults = not_clean(desk)
    desk.close()
    return faults if same else [*faults, f"{root.name} is not what it was"]


COPIES = (
    Operation("back up here", _back_up_here, elsewhere=own_backups),
    Operation("back up to a stick", _back_up_away, elsewhere=on_a_stick("second stick")),
    Operation("back up to the second place", _back_up_to_place, elsewhere=on_a_stick("stick")),
    Operation("rehearse", _rehearse, elsewhere=backups_kept),
    Operation("export, sealed", _export, elsewhere=_exports),
    Operation("export, plain", _export_plain, elsewhere=_exports),
    Operation("migrate", begin=_migrate, folder="first"),
    Operation("restore", begin=_restore, elsewhere=_new_practice),
    Operation("restore, locked", begin=_restore_locked, folder=LATER, elsewhere=_former_kept),
    Operation("restore in its place", begin=_switch, folder=LATER, elsewhere=_former_kept),
    Operation("go back", begin=_switch_back, folder=RESTORED, elsewhere=_both_kept),
    Operation("set up", begin=_set_up, elsewhere=_founded),
    Operation("import an export", begin=_reimport, elsewhere=_imported),
)
