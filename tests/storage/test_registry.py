"""Every table in the file is registered, strict, of two types only, and told apart by its facts."""

import ast
import importlib
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table

import medex_desktop
from medex_desktop.storage.mapping import columns
from medex_desktop.storage.registry import Erase, Keeping, all_facts, metadata
from tests.storage.conftest import Practice
from tests.storage.samples import raw_connection

PACKAGE = Path(medex_desktop.__file__).parent


def tables_of(practice: Practice) -> dict[str, str]:
    with raw_connection(practice.root, practice.keys) as raw:
        found = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type='table'"
            " AND name NOT LIKE 'sqlite%' AND name <> 'alembic_version'"
        ).fetchall()
    return dict(found)


def test_every_table_in_the_file_is_registered(filled: Practice) -> None:
    assert set(tables_of(filled)) == set(all_facts()) == set(metadata.tables)


def test_the_migrated_file_is_what_the_tables_say(filled: Practice) -> None:
    with raw_connection(filled.root, filled.keys) as raw:
        for name, table in metadata.tables.items():
            told = {
                row[1]: (row[2], bool(row[3]) or bool(row[5]))
                for row in raw.execute(f"PRAGMA table_info({name})")
            }
            wanted = {
                c.name: (c.type.compile().upper(), not c.nullable or c.primary_key) for c in table.c
            }
            assert told == wanted, name


def test_columns_are_whole_numbers_or_text_and_tables_are_strict(filled: Practice) -> None:
    with raw_connection(filled.root, filled.keys) as raw:
        for name, sql in tables_of(filled).items():
            kinds = {row[2] for row in raw.execute(f"PRAGMA table_info({name})")}
            assert kinds <= {"INTEGER", "TEXT"}, name
            assert "STRICT" in sql, name
            assert "AUTOINCREMENT" in sql, name


@pytest.mark.parametrize("name", sorted(all_facts()))
def test_the_path_to_the_client_leads_to_the_client(name: str) -> None:
    facts = all_facts()[name]
    assert bool(facts.path) == (facts.erase in (Erase.DELETE, Erase.UNLINK))
    for path in facts.paths:
        table = name
        for step in path.split(".") if path != "id" else []:
            (key,) = metadata.tables[table].c[step].foreign_keys
            table = key.column.table.name
        assert table == "client"


@pytest.mark.parametrize("name", sorted(all_facts()))
def test_a_row_that_names_a_client_is_erased_with_them(name: str) -> None:
    facts = all_facts()[name]
    naming = {
        column.name
        for column in metadata.tables[name].c
        if any(key.column.table.name == "client" for key in column.foreign_keys)
    }
    led = {path.split(".")[0] for path in facts.paths}
    assert naming - led <= {"merged_into_id"}
    assert facts.erase is not Erase.UNLINK  # the first such table teaches services/erasing how


@pytest.mark.parametrize("name", sorted(all_facts()))
def test_the_facts_fit_the_columns(name: str) -> None:
    facts, table = all_facts()[name], metadata.tables[name]
    if facts.parent:
        parent, column = facts.parent
        assert all_facts()[parent].keeping is Keeping.LOCKED
        assert {key.column.table.name for key in table.c[column].foreign_keys} == {parent}
    elif facts.keeping is Keeping.LOCKED:
        assert "locked_at" in table.c
    if facts.withdrawable and facts.keeping is Keeping.LOCKED:
        locked = metadata.tables[facts.parent[0]] if facts.parent else table
        assert {"import_batch_id", "signed_at"} <= set(locked.c.keys())


@cache
def mapped_records() -> list[tuple[str, Any, Any]]:
    """Every ``columns(Record, table)`` in the program, with its objects."""
    found = []
    for source in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(source.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id != "columns" or len(node.args) != 2:
                continue
            record, table = node.args
            if isinstance(record, ast.Name) and isinstance(table, ast.Name):
                dotted = ".".join(source.relative_to(PACKAGE.parent).with_suffix("").parts)
                module = importlib.import_module(dotted)
                pair = (getattr(module, record.id, None), getattr(module, table.id, None))
                found.append((f"{dotted}:{record.id}", *pair))
    return found


LEFT_OUT = {
    "Client": {"import_batch_id", "binned_at", "bin_reason", "legal_hold", "merged_into_id"},
    "Practice": {"created_at"},
    "Device": {"retired_on"},
    "Credential": {"practitioner_id"},
    "Learning": {"practitioner_id"},
    "SkillPlan": {"practitioner_id"},
    "SignOff": {"list", "digest", "withdraws_id", "why"},
}


@pytest.mark.parametrize(("where", "record", "table"), mapped_records(), ids=lambda v: str(v)[:40])
def test_records_have_the_names_of_their_columns(where: str, record: Any, table: Any) -> None:
    assert isinstance(table, Table), where
    assert [column.name for column in columns(record, table)] == [f.name for f in fields(record)]
    missing = set(table.c.keys()) - {field.name for field in fields(record)}
    assert missing <= LEFT_OUT.get(record.__name__, set()), where


def test_records_are_found_at_all() -> None:
    assert len(mapped_records()) >= 5
