"""Which rows one practice file has and another has not, or has otherwise; by id, table by table."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from medex_desktop.frozen import dataclass
from medex_desktop.storage import problems
from medex_desktop.storage.engine import connect


@dataclass(frozen=True, slots=True)
class Difference:
    """Of one table, the ids only in the first file, only in the second, and in both otherwise."""

    gone: tuple[int, ...]
    back: tuple[int, ...]
    changed: tuple[int, ...]


def compare(now: Path, then: Path, key: str, tables: Iterable[str]) -> dict[str, Difference]:
    """Two files of one practice, of the same schema; both are only read."""
    with (
        problems.worded(),
        closing(connect(now, key)) as first,
        closing(connect(then, key)) as second,
    ):
        return {name: _difference(_rows(first, name), _rows(second, name)) for name in tables}


def _difference(now: dict[int, bytes], then: dict[int, bytes]) -> Difference:
    return Difference(
        gone=tuple(sorted(now.keys() - then.keys())),
        back=tuple(sorted(then.keys() - now.keys())),
        changed=tuple(sorted(n for n in now.keys() & then.keys() if now[n] != then[n])),
    )


def _rows(raw: Any, table: str) -> dict[int, bytes]:
    names = [row[1] for row in raw.execute(f'PRAGMA table_info("{table}")')]
    values = ", ".join(f'"{column}"' for column in sorted(names))
    cursor = raw.execute(f'SELECT id, CAST(json_array({values}) AS BLOB) FROM "{table}"')
    return {row_id: bytes(image) for row_id, image in cursor}
