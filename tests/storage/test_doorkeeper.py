"""Whoever goes around the door is refused by the database, and the practice stays usable."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, insert
from sqlalchemy.exc import DatabaseError
from sqlcipher3.dbapi2 import DatabaseError as DriverError

from medex_desktop.domain.clients import Provider
from medex_desktop.errors import StorageProblem
from medex_desktop.services import checkups, clients
from medex_desktop.services.acts import Act, Role
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Work
from medex_desktop.storage.practice_file import UnauditedChangeError
from medex_desktop.storage.tables.clients import provider

NOBODY = insert(provider).values(name="Dr Nobody")
_SQL = "INSERT INTO provider (name) VALUES ('Dr Nobody')"


def commits_itself(work: Work) -> None:
    work.connection.execute(NOBODY)
    work.connection.exec_driver_sql("COMMIT")


def commits_and_fails(work: Work) -> None:
    work.connection.execute(NOBODY)
    work.connection.commit()


def drops_the_log(work: Work) -> None:
    work.connection.exec_driver_sql("DROP TRIGGER temp.log_provider_insert")
    work.connection.execute(NOBODY)


def drops_a_guard(work: Work) -> None:
    work.connection.exec_driver_sql("DROP TRIGGER guard_assessment_update")


def unsets_a_guard(work: Work) -> None:
    work.connection.exec_driver_sql("PRAGMA recursive_triggers=OFF")


def empties_the_log(work: Work) -> None:
    work.connection.execute(NOBODY)
    work.connection.exec_driver_sql("DELETE FROM temp.row_change")


def rewrites_the_log(work: Work) -> None:
    work.connection.execute(NOBODY)
    work.connection.exec_driver_sql("UPDATE temp.row_change SET tab = 'draft'")


def stops_the_log(work: Work) -> None:
    work.connection.exec_driver_sql(
        "CREATE TEMP TRIGGER z BEFORE INSERT ON temp.row_change BEGIN SELECT RAISE(IGNORE); END"
    )
    work.connection.execute(NOBODY)


def rolls_back_itself(work: Work) -> None:
    work.connection.exec_driver_sql("ROLLBACK")
    work.connection.exec_driver_sql(_SQL)


def rolls_back_by_the_driver(work: Work) -> None:
    driver: Any = work.connection.connection.driver_connection
    driver.rollback()
    work.connection.exec_driver_sql(_SQL)


def releases_a_savepoint(work: Work) -> None:
    work.connection.exec_driver_sql("SAVEPOINT x")
    work.connection.execute(NOBODY)
    work.connection.exec_driver_sql("RELEASE x")


@pytest.mark.parametrize("audited", [True, False])
@pytest.mark.parametrize(
    "call",
    [
        commits_itself,
        commits_and_fails,
        drops_the_log,
        drops_a_guard,
        unsets_a_guard,
        empties_the_log,
        rewrites_the_log,
        stops_the_log,
        rolls_back_itself,
        rolls_back_by_the_driver,
        releases_a_savepoint,
    ],
)
def test_an_act_that_goes_around_the_audit_is_refused_whole(
    desk: Desk, call: Callable[[Work], None], audited: bool
) -> None:
    sly = Act("sly.act", call, None, Role.PRACTITIONER, audited, False)
    with pytest.raises((DatabaseError, DriverError, UnauditedChangeError, StorageProblem)):
        desk.do(sly)
    still_works_and_is_clean(desk)


def test_the_raw_connection_takes_no_change_outside_a_transaction(desk: Desk) -> None:
    raw: Any = desk.file.writing.raw_connection()
    try:
        with pytest.raises(DriverError, match="not authorized"):
            raw.cursor().execute(_SQL)
    finally:
        raw.close()
    still_works_and_is_clean(desk)


def test_what_an_act_was_allowed_to_say_is_judged_again_outside_of_it(desk: Desk) -> None:
    allowed = Act("sample.fill", says_it, None, Role.PRACTITIONER, True, False)
    desk.do(allowed)
    raw: Any = desk.file.writing.raw_connection()
    try:
        for _time in range(2):
            with pytest.raises(DriverError, match="not authorized"):
                raw.cursor().execute(_SQL)
    finally:
        raw.close()
    alone = desk.file.writing.execution_options(isolation_level="AUTOCOMMIT")
    with alone.connect() as connection:
        connection.exec_driver_sql(_SQL)  # in a transaction after all, which nobody commits
    assert len(desk.ask(clients.providers)) == 1
    assert checkups.verify(desk).faults == ()


def says_it(work: Work) -> None:
    work.connection.exec_driver_sql(_SQL)


def _write_without_an_act(writing: Engine, way: str) -> None:
    if way == "begin":
        with writing.begin() as connection:
            connection.exec_driver_sql(_SQL)
        return
    with writing.connect() as connection:
        connection.exec_driver_sql(_SQL)
        connection.commit()


@pytest.mark.parametrize("way", ["begin", "connect"])
def test_a_refused_commit_is_rolled_back_without_noise(
    desk: Desk, way: str, capfd: pytest.CaptureFixture[str]
) -> None:
    writing = desk.file.writing
    with pytest.raises(UnauditedChangeError):
        _write_without_an_act(writing, way)
    raw: Any = writing.raw_connection()
    try:
        with pytest.raises(DriverError, match="not authorized"):
            raw.cursor().execute(_SQL)
    finally:
        raw.close()
    assert capfd.readouterr().err == ""
    still_works_and_is_clean(desk)


def test_a_reading_connection_can_not_be_made_to_write(desk: Desk) -> None:
    with pytest.raises(DatabaseError), desk.file.reading.begin() as connection:
        connection.exec_driver_sql("PRAGMA query_only=OFF")
    still_works_and_is_clean(desk)


def still_works_and_is_clean(desk: Desk) -> None:
    """Nothing of it is there, the next act goes through, and the check-up finds nothing."""
    desk.do(clients.add_provider, facts=Provider(0, "Dr Somebody"))
    assert [found.name for found in desk.ask(clients.providers)] == ["Dr Somebody"]
    assert checkups.verify(desk).faults == ()
