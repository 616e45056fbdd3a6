"""What SQLAlchemy brings along for others is spared, and is there once somebody asks for it."""

import subprocess
import sys
import textwrap


def _told_by(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_sqlalchemy_works_without_what_it_never_uses_here() -> None:
    told = _told_by("""
        import sqlite3, sys
        from medex_desktop.services import lean_sqlalchemy
        lean_sqlalchemy.bring_in()
        from sqlalchemy import create_engine, text
        with create_engine("sqlite://", module=sqlite3).begin() as connection:
            print(connection.execute(text("SELECT 41 + 1")).scalar())
        names = ("asyncio", "ssl", "email", "sqlalchemy.dialects.sqlite.aiosqlite")
        print(sorted(set(names) & set(sys.modules)))
    """)

    assert told.splitlines() == ["42", "[]"]


def test_who_asks_for_the_real_module_gets_it() -> None:
    told = _told_by("""
        from medex_desktop.services import lean_sqlalchemy
        lean_sqlalchemy.bring_in()
        from sqlalchemy.util import concurrency
        import asyncio, importlib.metadata
        print(concurrency.asyncio.Runner is asyncio.Runner)
        print(importlib.metadata.version("sqlalchemy") != "")
        from sqlalchemy.dialects.sqlite import aiosqlite
        print(aiosqlite.dialect.is_async)
    """)

    assert told.splitlines() == ["True", "True", "True"]


def test_what_is_there_already_is_left_alone() -> None:
    told = _told_by("""
        import asyncio, sys
        from medex_desktop.services import lean_sqlalchemy
        lean_sqlalchemy.bring_in()
        from sqlalchemy.util import concurrency
        print(concurrency.asyncio is asyncio is sys.modules["asyncio"])
    """)

    assert told == "True"
