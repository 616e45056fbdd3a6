"""What the writing connection refuses to everybody: a commit of one's own, a guard taken off.

The refusal of unaudited changes hangs on SQLAlchemy's commit. SQL that says COMMIT or ROLLBACK
itself, or that is run outside a transaction, would go past it, so the database refuses all of them.
"""

from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, event

_CHANGES = {driver.SQLITE_INSERT, driver.SQLITE_UPDATE, driver.SQLITE_DELETE}
_REDRAWING = {
    driver.SQLITE_CREATE_TRIGGER,
    driver.SQLITE_CREATE_TEMP_TRIGGER,
    driver.SQLITE_DROP_TABLE,
    driver.SQLITE_DROP_TEMP_TABLE,
    driver.SQLITE_DROP_TRIGGER,
    driver.SQLITE_DROP_TEMP_TRIGGER,
    driver.SQLITE_ALTER_TABLE,
    driver.SQLITE_ATTACH,
}
_SETTINGS = {"foreign_keys", "ignore_check_constraints", "recursive_triggers", "writable_schema"}


def keep_reading(engine: Engine) -> None:
    """Connections of this engine read only, whatever SQL is run on them."""

    def refuse_writing(action: int, what: str | None, value: str | None, *_where: object) -> int:
        unset = action == driver.SQLITE_PRAGMA and what == "query_only" and value is not None
        return int(driver.SQLITE_DENY if unset else driver.SQLITE_OK)

    def connected(raw: Any, _record: object) -> None:
        raw.set_authorizer(refuse_writing)

    event.listen(engine, "connect", connected)


class Doorkeeper:
    """Watches one engine from its first connection on; ``shut`` once its guards are in place.

    Listen after the refusals of a commit: what comes after them may be committed.
    """

    def __init__(self, engine: Engine) -> None:
        self._in_transaction = self._may_commit = self._is_shut = False
        event.listen(engine, "connect", self._connected)
        event.listen(engine, "reset", self._to_be_reset)
        event.listen(engine, "checkin", self._returned)
        event.listen(engine, "begin", self._begun)
        event.listen(engine, "commit", self._to_be_committed)
        event.listen(engine, "rollback", self._ended)

    def shut(self) -> None:
        """From now on nothing is taken off or set otherwise."""
        self._is_shut = True

    def _connected(self, raw: Any, _record: object) -> None:
        raw.set_authorizer(self._judge)

    def _to_be_reset(self, _raw: Any, _record: object, _state: object) -> None:
        """After a refused commit the pool rolls back by itself; that is no early end."""
        self._in_transaction = self._may_commit = False

    def _returned(self, raw: Any, _record: object) -> None:
        """A refused commit leaves its transaction open, and the next one could not begin."""
        self._in_transaction = self._may_commit = False
        if raw is not None and raw.in_transaction:
            raw.rollback()

    def _begun(self, _connection: Connection) -> None:
        self._in_transaction, self._may_commit = True, False

    def _to_be_committed(self, _connection: Connection) -> None:
        self._may_commit = True

    def _ended(self, _connection: Connection) -> None:
        self._in_transaction = self._may_commit = False

    def _judge(self, action: int, what: str | None, value: str | None, *_where: object) -> int:
        if action == driver.SQLITE_TRANSACTION:
            early = what == "ROLLBACK" and self._in_transaction
            refused = early or (what == "COMMIT" and not self._may_commit)
        elif action == driver.SQLITE_SAVEPOINT:
            refused = True  # its release ends a transaction that was not begun by us
        elif action in _CHANGES:
            refused = not self._in_transaction
        elif action == driver.SQLITE_PRAGMA:
            refused = what in _SETTINGS and value is not None
        else:
            refused = self._is_shut and action in _REDRAWING
        return int(driver.SQLITE_DENY if refused else driver.SQLITE_OK)
