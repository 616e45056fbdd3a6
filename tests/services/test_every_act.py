"""Every act on a filled practice: one audit entry, undone and redone to the letter, refused whole.

An act without a sample here fails, so the next act brings its own.
"""

import importlib
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from medex_desktop import services
from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.domain.retention import Years
from medex_desktop.domain.series import BaselineRule
from medex_desktop.errors import InvalidForm, InvalidInput, Refused
from medex_desktop.services import (
    practices,
)
from medex_desktop.services.acts import Act, Role, all_acts
from medex_desktop.services.desk import Desk
from medex_desktop.services.due import due_list
from medex_desktop.services.people import NewPerson
from medex_desktop.services.progress_report import ReportWords
from medex_desktop.services.rehearsals import Rehearsal
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.contents import measure
from medex_desktop.storage.tables.practices import practitioner, setting
from tests.desks import PASSPHRASE, PROFILE, TestClock
from tests.services import health_samples, skill_samples
from tests.services.filled import AUGUST, OSEI, RUTH, SENT, TODAY, Filled, Values, fill
from tests.services.import_samples import clients_file, grip_file
from tests.services.test_grip import BETTER
from tests.storage.samples import once

for _module in pkgutil.iter_modules(services.__path__):
    importlib.import_module(f"{services.__name__}.{_module.name}")

NOBODY = 999_999


@dataclass(frozen=True, slots=True)
class Sample:
    """How an act is called where it is done, and where it is refused (None: it never is)."""

    done: Callable[[Desk, Filled], Values]
    refused: Callable[[Desk, Filled], Values] | None


def nothing(_desk: Desk, _at: Filled) -> Values:
    return {}


def no_key(_added: int) -> None:
    """The sample adds the person alone; ``add_person`` puts the key beside it."""


def to_repair(desk: Desk, _at: Filled) -> Values:
    once(desk, lambda work: work.insert(setting, key="grip_baseline", value="third"))
    (desk.file.folder.attachments / "ab12").write_bytes(b"x")
    return {}


def a_line(desk: Desk, *, may_wait: bool) -> Values:
    lines = desk.ask(due_list)
    return {
        "line": next(line for line in lines if line.may_wait is may_wait),
        "until": date(2026, 10, 9),
    }


NAMELESS = ClientForm(name="", birth_date="1951-06-06")
TIMED = ResultEntry("tug", (("time", "10.9;10.1"), ("device", "cane")))
UNASKED = ReportWords(request="advise")

SAMPLES = {
    "alert.answer": Sample(
        lambda _, at: {"alert_id": at.alert, "action": "notice"},
        lambda _, at: {"alert_id": at.alert, "action": "explanation"},
    ),
    "assessment.addendum": Sample(
        lambda _, at: {"assessment_id": at.test, "kind": "voided", "reason": "Other client"},
        lambda _, at: {"assessment_id": at.test, "kind": "voided", "reason": " "},
    ),
    "audit.export": Sample(nothing, None),
    "backup.make": Sample(nothing, None),
    "backup.rehearse": Sample(
        lambda desk, _: {"found": Rehearsal(desk.clock.now(), desk.clock.now(), "")}, None
    ),
    "chart.export": Sample(
        lambda _, at: {"client_id": at.client}, lambda *_: {"client_id": NOBODY}
    ),
    "checkup.renew_keys_copy": Sample(nothing, None),
    "checkup.repair": Sample(to_repair, nothing),
    "checkup.set_aside": Sample(to_repair, nothing),
    "chart.print": Sample(lambda _, at: {"client_id": at.client}, lambda *_: {"client_id": NOBODY}),
    "questionnaire.print": Sample(
        lambda _, at: {"client_id": at.client}, lambda *_: {"client_id": NOBODY}
    ),
    "client.view": Sample(lambda _, at: {"client_id": at.client}, lambda *_: {"client_id": NOBODY}),
    "client.add": Sample(lambda *_: {"form": RUTH}, lambda *_: {"form": NAMELESS}),
    "client.archive": Sample(
        lambda _, at: {"client_id": at.client}, lambda *_: {"client_id": NOBODY}
    ),
    "client.bin": Sample(
        lambda _, at: {"client_id": at.client, "reason": "Moved away"},
        lambda _, at: {"client_id": at.binned},
    ),
    "client.edit": Sample(
        lambda _, at: {"client_id": at.client, "form": RUTH},
        lambda _, at: {"client_id": at.client, "form": NAMELESS},
    ),
    "client.erase": Sample(
        lambda _, at: {"client_id": at.binned, "name": "Jon Berg", "reason": "Asked for it"},
        lambda _, at: {"client_id": at.client, "name": "x", "reason": "Asked for it"},
    ),
    "client.hold": Sample(
        lambda _, at: {"client_id": at.client, "reason": "Letter of a solicitor"},
        lambda _, at: {"client_id": at.client, "reason": ""},
    ),
    "client.lift_hold": Sample(
        lambda _, at: {"client_id": at.held}, lambda _, at: {"client_id": at.client}
    ),
    "client.merge": Sample(
        lambda _, at: {"keep_id": at.client, "other_id": at.archived},
        lambda _, at: {"keep_id": at.client, "other_id": at.binned},
    ),
    "client.take_apart": Sample(
        lambda _, at: {"other_id": at.merged}, lambda _, at: {"other_id": at.client}
    ),
    "client.unarchive": Sample(
        lambda _, at: {"client_id": at.archived}, lambda *_: {"client_id": NOBODY}
    ),
    "client.unbin": Sample(
        lambda _, at: {"client_id": at.binned}, lambda _, at: {"client_id": at.client}
    ),
    "device.add": Sample(lambda *_: {"make": "Camry"}, lambda *_: {"make": " "}),
    "device.retire": Sample(
        lambda _, at: {"device_id": at.device}, lambda *_: {"device_id": NOBODY}
    ),
    "document.acknowledge": Sample(
        lambda _, at: {"document_id": at.sent, "day": TODAY},
        lambda _, at: {"document_id": at.unsent, "day": TODAY},
    ),
    "document.export": Sample(
        lambda _, at: {"document_id": at.sent}, lambda *_: {"document_id": NOBODY}
    ),
    "document.export_draft": Sample(
        lambda _, at: {"client_id": at.client}, lambda *_: {"client_id": NOBODY}
    ),
    "document.print": Sample(
        lambda _, at: {"document_id": at.sent}, lambda *_: {"document_id": NOBODY}
    ),
    "document.print_draft": Sample(
        lambda _, at: {"client_id": at.client}, lambda *_: {"client_id": NOBODY}
    ),
    "document.mark_sent": Sample(
        lambda _, at: {"document_id": at.unsent, **SENT},
        lambda _, at: {"document_id": at.unsent, **SENT, "how": "pigeon"},
    ),
    "document.sign_report": Sample(
        lambda _, at: {"client_id": at.client, "words": ReportWords()},
        lambda _, at: {"client_id": at.client, "words": UNASKED},
    ),
    "document.void": Sample(
        lambda _, at: {"document_id": at.unsent, "reason": "Wrong letterhead"},
        lambda _, at: {"document_id": at.unsent, "reason": ""},
    ),
    "draft.discard": Sample(lambda _, at: {"draft_id": at.draft}, None),
    "draft.save": Sample(
        lambda _, at: {"kind": "grip", "payload": {"typed": "33"}, "draft_id": at.draft},
        lambda *_: {"kind": "grip", "payload": {}, "draft_id": NOBODY},
    ),
    "due.postpone": Sample(
        lambda desk, _: a_line(desk, may_wait=True), lambda desk, _: a_line(desk, may_wait=False)
    ),
    "export.client": Sample(
        lambda _, at: {"client_id": at.client}, lambda *_: {"client_id": NOBODY}
    ),
    "export.practice": Sample(nothing, None),
    "grip.baseline": Sample(
        lambda _, at: {"client_id": at.client, "rule": BaselineRule.CHOSEN, "day": AUGUST},
        lambda *_: {"client_id": NOBODY, "rule": BaselineRule.FIRST},
    ),
    "assessment.sign": Sample(
        lambda _, at: {"client_id": at.client, "entries": (TIMED,), "day": TODAY},
        lambda _, at: {"client_id": at.client, "entries": (), "day": TODAY},
    ),
    "grip.sign": Sample(
        lambda _, at: {"client_id": at.client, "entry": BETTER, "day": TODAY},
        lambda _, at: {"client_id": at.client, "entry": BETTER, "day": date(2026, 10, 2)},
    ),
    "grip.skip": Sample(
        lambda _, at: {"client_id": at.client, "day": TODAY, "reason": "Wrist in plaster"},
        lambda _, at: {"client_id": at.client, "day": TODAY, "reason": ""},
    ),
    "import.clients": Sample(
        lambda *_: clients_file("Ana Simic"), lambda *_: clients_file("Eva Lind")
    ),
    "import.grip": Sample(lambda *_: grip_file("Ana Simic"), lambda *_: grip_file("Ida Brandt")),
    "import.keep_mapping": Sample(
        lambda *_: {"name": "Clinic", "mapping": grip_file("Ana Simic")["mapping"]},
        lambda *_: {"name": "", "mapping": grip_file("Ana Simic")["mapping"]},
    ),
    "import.withdraw": Sample(
        lambda _, at: {"batch_id": at.batch}, lambda *_: {"batch_id": NOBODY}
    ),
    "passphrase.change": Sample(nothing, None),
    "person.add": Sample(
        lambda *_: {"person": NewPerson("Ines Oliveira"), "give": no_key},
        lambda *_: {"person": NewPerson(" "), "give": no_key},
    ),
    "person.close_backups": Sample(nothing, None),
    "person.leave": Sample(
        lambda _, at: {"practitioner_id": at.colleague}, lambda *_: {"practitioner_id": 1}
    ),
    "person.passphrase": Sample(
        lambda _, at: {"practitioner_id": at.colleague}, lambda *_: {"practitioner_id": NOBODY}
    ),
    "person.role": Sample(
        lambda _, at: {"practitioner_id": at.colleague, "role": Role.OWNER},
        lambda *_: {"practitioner_id": 1, "role": Role.READ_ONLY},
    ),
    "practice.keep_years": Sample(
        lambda *_: {"years": Years(10, 15)}, lambda *_: {"years": Years(10, 0)}
    ),
    "practice.restore": Sample(nothing, None),
    "practice.restore_undone": Sample(nothing, None),
    "practice.edit": Sample(
        lambda *_: {"profile": replace(PROFILE, practice_name="Hill")},
        lambda *_: {"profile": replace(PROFILE, logo=b"GIF89a")},
    ),
    "provider.add": Sample(
        lambda *_: {"facts": OSEI}, lambda *_: {"facts": replace(OSEI, name="")}
    ),
    "provider.edit": Sample(
        lambda _, at: {"provider_id": at.provider, "facts": replace(OSEI, credential="DO")},
        lambda *_: {"provider_id": NOBODY, "facts": OSEI},
    ),
    "setting.change": Sample(lambda *_: {"key": "grip_norms", "value": "dodds_2014"}, None),
    **{
        name: Sample(*calls)
        for name, calls in (health_samples.SAMPLES | skill_samples.SAMPLES).items()
    },
}
AT_SET_UP = {  # done once, when the file is made
    "practice.found", "import.export", "client.erase_again",
}  # fmt: skip
UNAUDITED = {"draft.save", "draft.discard"}
UNDONE_ELSEWHERE = {  # what was signed, told or erased stays; an import is taken back as one batch
    "alert.answer", "assessment.addendum", "assessment.sign", "backup.rehearse", "client.erase",
    "client.merge", "client.take_apart", "document.acknowledge", "document.mark_sent",
    "document.sign_report", "document.void", "grip.sign", "grip.skip", "import.clients",
    "import.grip", "import.withdraw", "person.add", "person.leave", "person.role",
    "skill.outside_sign_off", "skill.sign_off", "skill.take_in_form", "skill.withdraw_sign_off",
}  # fmt: skip
NOTES = {  # something left the program or changed beside the database: only the entry says so
    "audit.export", "backup.make", "chart.export", "chart.print", "checkup.renew_keys_copy",
    "checkup.set_aside", "client.view", "document.export", "document.export_draft",
    "document.print", "document.print_draft", "export.client", "export.practice",
    "passphrase.change", "person.close_backups", "person.passphrase", "practice.restore",
    "practice.restore_undone", "questionnaire.print", "skill.export", "skill.print",
    "skill.export_form", "skill.sign_form", "credential.export_scan", "skill.export_colleague",
    "skill.print_colleague", "skill.print_portfolio", "skill.export_portfolio",
    "skill.print_certificate", "skill.export_certificate",
}  # fmt: skip
every_act = pytest.mark.parametrize("name", sorted(SAMPLES))


@pytest.fixture(scope="module")
def filled_template(
    tmp_path_factory: pytest.TempPathFactory, practice_template: Path
) -> tuple[Path, Filled]:
    """A practice with something for every act to be done to, closed; tests work on copies."""
    root = tmp_path_factory.mktemp("acts") / "practice"
    shutil.copytree(practice_template, root)
    desk = practices.unlock(root, PASSPHRASE, TestClock())
    filled = fill(desk)
    desk.close()
    return root, filled


@pytest.fixture
def filled(tmp_path: Path, filled_template: tuple[Path, Filled]) -> Iterator[tuple[Desk, Filled]]:
    root, at = filled_template
    desk = practices.unlock(Path(shutil.copytree(root, tmp_path / "own")), PASSPHRASE, TestClock())
    yield desk, at
    desk.close()


def contents(read: Read) -> dict[str, str]:
    """A digest of every table but the audit's own."""
    raw = read.connection.connection.driver_connection
    return {name: one.sha256 for name, one in measure(raw).items() if name != "audit_entry"}


def written(read: Read) -> list[tuple[str, int]]:
    """Every audit entry: the act, and who did it."""
    query = "SELECT act, practitioner_id FROM audit_entry ORDER BY id"
    return [(row[0], row[1]) for row in read.connection.exec_driver_sql(query)]


def test_every_act_has_a_sample_here() -> None:
    assert set(all_acts()) == set(SAMPLES) | AT_SET_UP


def test_every_act_is_undone_by_name_or_is_one_that_stays() -> None:
    without = {name for name, one in all_acts().items() if one.undo is None}
    assert without == UNDONE_ELSEWHERE | NOTES | UNAUDITED | AT_SET_UP


def test_only_drafts_are_not_audited() -> None:
    assert {name for name, one in all_acts().items() if not one.audited} == UNAUDITED


def test_a_practice_is_founded_once_and_first(desk: Desk) -> None:
    names = [name for name, _who in desk.ask(written)]
    assert [at for at, name in enumerate(names) if name in AT_SET_UP] == [
        names.index("practice.found")
    ]


@every_act
def test_an_act_leaves_one_entry_and_is_undone_and_redone(
    filled: tuple[Desk, Filled], name: str
) -> None:
    desk, at = filled
    act = all_acts()[name]
    values = SAMPLES[name].done(desk, at)
    before, entries = desk.ask(contents), desk.ask(written)
    desk.do(act, **values)
    after = desk.ask(contents)
    new = [(name, desk.practitioner_id)] if act.audited else []
    assert desk.ask(written) == entries + new
    assert (after == before) is (name in NOTES)
    if act.undo is None:
        assert desk.next_undo is None
        return
    assert desk.undo() == act.undo
    assert desk.ask(contents) == before
    assert desk.redo() == act.undo
    assert desk.ask(contents) == after
    assert [one for one, _who in desk.ask(written)[len(entries) :]] == [name, "undo", "redo"]


@pytest.mark.parametrize("name", sorted(name for name, one in SAMPLES.items() if one.refused))
def test_a_refused_act_changes_nothing(filled: tuple[Desk, Filled], name: str) -> None:
    desk, at = filled
    refused = SAMPLES[name].refused
    assert refused is not None
    values = refused(desk, at)
    before, entries = desk.ask(contents), desk.ask(written)
    with pytest.raises((Refused, InvalidInput, InvalidForm)):
        desk.do(all_acts()[name], **values)
    assert (desk.ask(contents), desk.ask(written)) == (before, entries)
    assert desk.next_undo is None


@every_act
def test_who_may_only_read_changes_nothing(
    filled_template: tuple[Path, Filled], tmp_path: Path, name: str
) -> None:
    root, at = filled_template
    own = Path(shutil.copytree(root, tmp_path / "own"))
    desk = practices.unlock(own, PASSPHRASE, TestClock())
    desk.do(Act("test.demote", demote, None, Role.PRACTITIONER, True, False))
    desk.close()
    desk = practices.unlock(own, PASSPHRASE, TestClock())
    act, values = all_acts()[name], SAMPLES[name].done(desk, at)
    before = desk.ask(contents)
    if act.role is Role.READ_ONLY:
        desk.do(act, **values)
    else:
        with pytest.raises(Refused, match=r"Your role here is to read|Only an owner"):
            desk.do(act, **values)
    assert desk.ask(contents) == before
    desk.close()


def demote(work: Work) -> None:
    work.update(practitioner, work.practitioner_id, role=Role.READ_ONLY.value)
