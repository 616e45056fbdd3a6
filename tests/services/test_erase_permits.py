"""Permits to erase against whoever would use one for more: the database itself refuses."""

import dataclasses

import pytest
from sqlalchemy.exc import DatabaseError

from medex_desktop.services import assessments, checkups, keeping, practices
from medex_desktop.services.acts import Act, Role
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Work
from medex_desktop.storage.checks.findings import Kind
from medex_desktop.storage.engine import connect
from tests.desks import PASSPHRASE, TestClock
from tests.services.test_erasing import FORM, a_life, contents


def attack(desk: Desk, *statements: str, audited: bool = True) -> None:
    def act(work: Work) -> None:
        for sql in statements:
            work.connection.exec_driver_sql(sql)

    desk.do(Act("test.attack", act, None, Role.OWNER, audited, False))


PERMIT = "INSERT INTO permit (purpose, key) VALUES ('{0}', {1})"
FILE_OF = (
    "INSERT INTO permit (purpose, key) SELECT 'erase attachment', attachment_id"
    " FROM document WHERE client_id = {0}"
)
ATTACKS: dict[str, tuple[list[str], str]] = {
    "no permit": (["DELETE FROM result"], "signed rows stay"),
    "a permit of another client": (
        [PERMIT.format("erase", "{binned}"), "DELETE FROM result WHERE assessment_id = {test}"],
        "signed rows stay",
    ),
    "children of another client": (
        [PERMIT.format("erase", "{binned}"), "DELETE FROM addendum WHERE assessment_id = {test}"],
        "signed rows stay",
    ),
    "a permit for somebody who is not in the bin": (
        [PERMIT.format("erase", "{other}")],
        "only who is in the bin",
    ),
    "a permit moved to another client": (
        [PERMIT.format("erase", "{binned}"), "UPDATE permit SET key = {other}"],
        "a permit never changes",
    ),
    "a withdrawal's permit turned": (
        [PERMIT.format("withdraw", "1"), "UPDATE permit SET purpose = 'erase'"],
        "a permit never changes",
    ),
    "a stored file of another client": (
        [
            PERMIT.format("erase", "{binned}"),
            FILE_OF.format("{other}"),
        ],
        "other rows point to this",
    ),
    "a stored file without a permit for its client": (
        [FILE_OF.format("{binned}")],
        "other rows point to this",
    ),
    "the audit under a permit": (
        [PERMIT.format("erase", "{binned}"), "DELETE FROM audit_entry"],
        "signed rows stay",
    ),
    "a change instead of a removal": (
        [PERMIT.format("erase", "{binned}"), "UPDATE assessment SET note = 'x'"],
        "signed rows never change",
    ),
}


@pytest.mark.parametrize(("statements", "words"), ATTACKS.values(), ids=ATTACKS)
def test_a_permit_lets_nothing_else_go(desk: Desk, statements: list[str], words: str) -> None:
    binned = a_life(desk)
    other = a_life(desk, dataclasses.replace(FORM, name="Ida Brandt"))
    desk.do(keeping.take_from_bin, client_id=other)
    (line,) = desk.ask(assessments.assessment_list, client_id=other)
    at = {"binned": binned, "other": other, "test": line.id}
    before = desk.ask(contents)
    with pytest.raises(DatabaseError, match=words):
        attack(desk, *(sql.format(**at) for sql in statements))
    assert desk.ask(contents) == before


WHOLE = (
    "DELETE FROM result",
    "DELETE FROM addendum",
    "DELETE FROM document_event",
    "DELETE FROM draft",
    "DELETE FROM precaution",
    "DELETE FROM replacement",
    "DELETE FROM client_limit",
    "DELETE FROM client_condition",
    "DELETE FROM clearance",
    "DELETE FROM alert_answer",
    "DELETE FROM alert",
    "DELETE FROM assessment",
    "DELETE FROM document",
    "DELETE FROM client",
)


@pytest.mark.parametrize(
    ("audited", "last", "words"),
    [
        (False, "", "without an audit entry"),
        (True, "", "a permit was left standing"),
        (True, "DELETE FROM permit", "leaves a tombstone"),
    ],
)
def test_an_erasure_without_audit_or_tombstone_is_refused_whole(
    desk: Desk, audited: bool, last: str, words: str
) -> None:
    binned = a_life(desk)
    before = desk.ask(contents)
    statements = [PERMIT.format("erase", binned), *WHOLE, *([last] if last else [])]
    with pytest.raises(Exception, match=words):
        attack(desk, *statements, audited=audited)
    assert desk.ask(contents) == before


def test_a_hold_stands_in_the_database_itself(desk: Desk) -> None:
    binned = a_life(desk)
    desk.do(keeping.place_hold, client_id=binned, reason="Claim")
    with pytest.raises(DatabaseError, match="without a hold"):
        attack(desk, PERMIT.format("erase", binned))


def test_a_permit_planted_around_the_program_is_gone_at_opening(desk: Desk) -> None:
    binned = a_life(desk)
    root, keys = desk.file.folder.root, desk.file.keys
    desk.close()
    raw = connect(root / "practice.medex", keys.database)
    raw.execute(PERMIT.format("erase", binned))
    for sql in WHOLE:
        raw.execute(sql)
    raw.close()
    again = practices.unlock(root, PASSPHRASE, TestClock())
    assert again.ask(contents)["permit"].rows == 0
    found = {one.kind for one in checkups.verify(again).found}
    again.close()
    assert found >= {Kind.ROW_REMOVED, Kind.PERMIT}
