"""Every trigger that keeps signed rows from changing; reinstalled after each migration.

The database itself refuses: UPDATE, DELETE and every form of REPLACE on a locked row, on a row of
an event table, on the children of a locked row, and the deletion of what they point to. Alembic's
batch mode drops triggers without a word (measured), so they are all made here, from the registry,
and compared with the file at every open.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, Table, UniqueConstraint, text

from medex_desktop.storage import tables
from medex_desktop.storage.registry import Erase, Keeping, TableFacts, all_facts, metadata

MARK = "medex:"
ERASE = "erase"
ERASE_FILE = "erase {}"
WIPE = "wipe {}"
"""Purposes of permits: a client's rows may go; the row of a shared table, by its name, may go; what
an event tells of a client may be blanked, by its table."""

_MAY_BE_ERASED = (
    "EXISTS (SELECT 1 FROM client AS c JOIN client AS h ON h.id = coalesce(c.merged_into_id, c.id)"
    " WHERE c.id = NEW.key AND h.binned_at IS NOT NULL AND h.legal_hold = ''"
    " AND c.legal_hold = '')"
)
_LOADED = tables.__all__


def expected() -> dict[str, str]:
    """The triggers the file must have: name and exact SQL."""
    held = _guarded_references()
    return {
        name: sql
        for facts in all_facts().values()
        for name, sql in _guards(metadata.tables[facts.name], facts, held.get(facts.name, []))
    }


def remove(connection: Connection) -> None:
    """Drop whatever triggers there are: a table can't be rebuilt while others' name it."""
    for name in _present(connection):
        connection.execute(text(f'DROP TRIGGER "{name}"'))


def install(connection: Connection) -> None:
    """Drop whatever triggers there are and make ours anew."""
    remove(connection)
    for sql in expected().values():
        connection.exec_driver_sql(sql)


def is_intact(connection: Connection) -> bool:
    """True when the file's triggers are exactly ours."""
    return _present(connection) == expected()


def _present(connection: Connection) -> dict[str, str]:
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type='trigger'"))
    return {row.name: row.sql for row in rows}


def _guards(
    table: Table, facts: TableFacts, references: list[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    name = table.name
    yield _guard(name, "id", "UPDATE", "NEW.id IS NOT OLD.id", "ids never change")
    if facts.keeping is not Keeping.OPEN:
        yield _guard(name, "update", "UPDATE", _change(table, facts), "signed rows never change")
        yield _guard(name, "delete", "DELETE", _deletion(facts), "signed rows stay")
        for index, key in enumerate(_unique_keys(table)):
            yield _guard(name, f"insert_{index}", "INSERT", _taken(facts, key, ""), "already there")
            if key != ("id",):
                other = _taken(facts, key, " AND held.id IS NOT OLD.id")
                yield _guard(name, f"replace_{index}", "UPDATE", other, "already there")
        if facts.parent:
            locked = _locked(facts, "NEW")
            yield _guard(name, "child", "INSERT", locked, "a signed record takes no more rows")
            yield _guard(name, "move", "UPDATE", locked, "a signed record takes no more rows")
    for index, (child, column) in enumerate(references):
        held = f'EXISTS (SELECT 1 FROM "{child}" WHERE "{column}" = OLD.id)'
        yield _guard(name, f"held_{index}", "DELETE", held, "a signed record points to this")

    if name == "permit":
        yield from _permit_guards()


def _permit_guards() -> Iterator[tuple[str, str]]:
    """A permit to erase is for a client in the bin, without a hold; it ends with a tombstone."""
    erase = f"NEW.purpose = '{ERASE}' AND NOT ({_MAY_BE_ERASED})"
    yield _guard("permit", "update", "UPDATE", "1", "a permit never changes")
    yield _guard("permit", "erase", "INSERT", erase, "only who is in the bin, without a hold")
    files = " OR ".join(
        f"NEW.purpose = '{ERASE_FILE.format(name)}' AND ({_is_shared(name)})"
        for name, facts in sorted(all_facts().items())
        if facts.erase is Erase.WITH_LAST
    )
    yield _guard("permit", "file", "INSERT", files, "other rows point to this")
    nobody = (
        f"NEW.purpose LIKE '{WIPE.format('%')}'"
        f" AND NOT EXISTS (SELECT 1 FROM permit WHERE purpose = '{ERASE}')"
    )
    yield _guard("permit", "wipe", "INSERT", nobody, "only while a client is erased")
    gone = (
        f"OLD.purpose = '{ERASE}'"
        " AND NOT EXISTS (SELECT 1 FROM client WHERE id = OLD.key)"
        " AND NOT EXISTS (SELECT 1 FROM erasure WHERE client_number = OLD.key)"
    )
    yield _guard("permit", "tombstone", "DELETE", gone, "an erased client leaves a tombstone")


def _is_shared(target: str) -> str:
    """Whether a row that is no permitted client's points to the row the permit is for, or none."""
    foreign, own = [], []
    for name, facts in sorted(all_facts().items()):
        for column in metadata.tables[name].c:
            if any(key.column.table.name == target for key in column.foreign_keys):
                points = f'SELECT 1 FROM "{name}" AS t WHERE t."{column.name}" = NEW.key'
                theirs = _is_permitted(facts, "t")
                foreign.append(f"EXISTS ({points} AND NOT ({theirs}))")
                own.append(f"EXISTS ({points} AND ({theirs}))")
    return f"{' OR '.join(foreign)} OR NOT ({' OR '.join(own)})"


def _guard(table: str, what: str, event: str, condition: str, words: str) -> tuple[str, str]:
    name = f"guard_{table}_{what}"
    return name, (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition}"
        f" BEGIN SELECT RAISE(ABORT, '{MARK} {table}: {words}'); END"
    )


def _locked(facts: TableFacts, alias: str) -> str:
    if facts.keeping is Keeping.APPEND_ONLY:
        return "1"
    if facts.parent is None:
        return f"{alias}.locked_at IS NOT NULL"
    parent, column = facts.parent
    return (
        f"EXISTS (SELECT 1 FROM {parent} AS p"
        f" WHERE p.id = {alias}.{column} AND p.locked_at IS NOT NULL)"
    )


def _change(table: Table, facts: TableFacts) -> str:
    """Locked, unless a permit lets columns be blanked and every other one stays."""
    if not facts.wiped:
        return _locked(facts, "OLD")
    purpose = WIPE.format(facts.name)
    same = " AND ".join(
        f'NEW."{c.name}" IS OLD."{c.name}"' for c in table.c if c.name not in facts.wiped
    )
    shorter = " AND ".join(f'length(NEW."{name}") <= length(OLD."{name}")' for name in facts.wiped)
    return (
        f"NOT ({same} AND {shorter} AND EXISTS (SELECT 1 FROM permit"
        f" WHERE permit.purpose = '{purpose}' AND permit.key = OLD.id))"
    )


def _deletion(facts: TableFacts) -> str:
    locked = f"{_locked(facts, 'OLD')} AND NOT ({_is_permitted(facts, 'OLD')})"
    if not facts.withdrawable:
        return locked
    parent, column = facts.parent or (facts.name, "id")
    permitted = (
        f"EXISTS (SELECT 1 FROM {parent} AS p JOIN permit ON permit.key = p.import_batch_id"
        f" WHERE p.id = OLD.{column} AND p.signed_at IS NULL AND permit.purpose = 'withdraw')"
    )
    return f"{locked} AND NOT {permitted}"


def _is_permitted(facts: TableFacts, alias: str) -> str:
    """Whether a permit lets this row go, because its client is being erased."""
    if facts.erase is Erase.WITH_LAST:
        purpose = ERASE_FILE.format(facts.name)
        return (
            "EXISTS (SELECT 1 FROM permit"
            f" WHERE permit.purpose = '{purpose}' AND permit.key = {alias}.id)"
        )
    found = [
        f"EXISTS (SELECT 1 FROM permit WHERE permit.purpose = '{ERASE}'"
        f" AND permit.key = {client_of(metadata.tables[facts.name], path, alias)})"
        for path in facts.paths
    ]
    return " OR ".join(found) or "0"


def client_of(table: Table, path: str, alias: str) -> str:
    """The SQL of the client's id at the end of a row's path."""
    step, _dot, rest = path.partition(".")
    if not rest:
        return f"{alias}.{step}"
    (key,) = table.c[step].foreign_keys
    parent, above = key.column.table, f"{alias}_{step}"
    assert isinstance(parent, Table)
    return (
        f"(SELECT {client_of(parent, rest, above)} FROM {parent.name} AS {above}"
        f" WHERE {above}.id = {alias}.{step})"
    )


def _unique_keys(table: Table) -> list[tuple[str, ...]]:
    keys = [
        tuple(c.name for c in constraint.columns)
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    keys += [tuple(c.name for c in index.columns) for index in table.indexes if index.unique]
    return [("id",), *sorted(keys)]


def _taken(facts: TableFacts, key: tuple[str, ...], but: str) -> str:
    same = " AND ".join(f"held.{column} = NEW.{column}" for column in key)
    locked = _locked(facts, "held")
    return f"EXISTS (SELECT 1 FROM {facts.name} AS held WHERE {same}{but} AND {locked})"


def _guarded_references() -> dict[str, list[tuple[str, str]]]:
    """By table, the guarded ones that point to it; a child row goes only before its parent."""
    found: dict[str, set[tuple[str, str]]] = {}
    for facts in all_facts().values():
        if facts.keeping is not Keeping.OPEN:
            for key in metadata.tables[facts.name].foreign_keys:
                found.setdefault(key.column.table.name, set()).add((facts.name, key.parent.name))
    return {target: sorted(pointing) for target, pointing in found.items()}
