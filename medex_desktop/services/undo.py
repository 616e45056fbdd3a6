"""Undo and redo: one's own acts since unlock, by the images the database noted.

Kept in memory only, so that nothing undone lies on the disk; gone at lock (decision 0006).
"""

import json
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import String, Table, exists, select, text, type_coerce
from sqlalchemy.exc import IntegrityError

from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services.work import Work
from medex_desktop.storage.changes import RowChange, image_sql
from medex_desktop.storage.registry import metadata
from medex_desktop.storage.tables.assessments import result
from medex_desktop.storage.tables.clients import client
from medex_desktop.storage.tables.documents import attachment
from medex_desktop.storage.tables.drafts import draft
from medex_desktop.storage.tables.skills import (
    skill_list,
    skill_observation,
    skill_plan,
    skill_rating,
)
from medex_desktop.storage.tables.test_sets import own_measure

STEPS = 50
_BY_LIST = (skill_rating, skill_observation, skill_plan)


@dataclass(frozen=True, slots=True)
class Step:
    """One act that can be undone: its name for people, whose record, and its row changes."""

    name: Text
    practitioner_id: int
    client_id: int | None
    changes: tuple[RowChange, ...]


class History:
    """The steps that can be undone and redone, newest last."""

    def __init__(self) -> None:
        self._done: deque[Step] = deque(maxlen=STEPS)
        self._undone: deque[Step] = deque(maxlen=STEPS)

    def add(self, step: Step) -> None:
        """A new act was done: it can be undone, and nothing can be redone any more.

        A stored file stays when the act that stored it is undone: it is written once and for good.
        """
        kept = tuple(change for change in step.changes if change.table != attachment.name)
        self._done.append(replace(step, changes=kept))
        self._undone.clear()

    def forget(self, changes: Iterable[RowChange]) -> None:
        """Rows were removed for good: no step keeps an image of one, or is about its client."""
        gone = {(change.table, change.row_id) for change in changes if change.after is None}
        for steps in (self._done, self._undone):
            kept = [step for step in steps if not _names(step, gone)]
            steps.clear()
            steps.extend(kept)

    @property
    def next_undo(self) -> Step | None:
        """What undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """What redo would do again."""
        return self._undone[-1] if self._undone else None

    def moved_back(self) -> None:
        """The last act was taken back."""
        self._undone.append(self._done.pop())

    def moved_forward(self) -> None:
        """The last undone act was done again."""
        self._done.append(self._undone.pop())


def _names(step: Step, gone: set[tuple[str, int]]) -> bool:
    about = step.client_id is not None and (client.name, step.client_id) in gone
    return about or any((change.table, change.row_id) in gone for change in step.changes)


def inverse(step: Step) -> Step:
    """The step that takes this one back."""
    turned = tuple(
        replace(change, before=change.after, after=change.before)
        for change in reversed(step.changes)
    )
    return replace(step, changes=turned)


def apply(work: Work, step: Step) -> None:
    """Bring every row to its image after; Refused when one has changed since."""
    if step.client_id is not None:
        work.about(step.client_id)
    rested_on = Refused(
        Text("“{name}” can't be undone: later records rest on it.", {"name": step.name})
    )
    if any(_is_measured_by(work, one) or _is_rated_by(work, one) for one in step.changes):
        raise rested_on
    try:
        for change in step.changes:
            _apply_change(work, change)
    except IntegrityError:
        raise rested_on from None


def _is_measured_by(work: Work, change: RowChange) -> bool:
    """Whether a version of an own measure would go that results or drafts name, by its key.

    Without it they could not be read any more, or would be read by what takes its number next.
    """
    if change.table != own_measure.name or change.before is None or change.after is not None:
        return False
    key, version = change.before["key"], change.before["version"]
    asked = [exists().where(result.c.measure == key, result.c.measure_version == version)]
    if version == 1:
        typed = type_coerce(draft.c.payload, String).contains(json.dumps(key), autoescape=True)
        asked.append(exists().where(typed))
    return any(work.connection.execute(select(one)).scalar() for one in asked)


def _is_rated_by(work: Work, change: RowChange) -> bool:
    """Whether a list of skills would go that ratings, sign-offs or plans name, by its key.

    A sign-off can't be undone: without its list it would stand nowhere any more.
    """
    if change.table != skill_list.name or change.before is None or change.after is not None:
        return False
    named = [exists().where(table.c["list"] == change.before["key"]) for table in _BY_LIST]
    return any(work.connection.execute(select(one)).scalar() for one in named)


def _apply_change(work: Work, change: RowChange) -> None:
    table = metadata.tables[change.table]
    if _image(work, table, change.row_id) != change.before:
        raise Refused(Text("This was changed since, so it can't be undone. Nothing was changed."))
    columns = [column.name for column in table.c]
    if change.after is None:
        _run(work, f"DELETE FROM {table.name} WHERE id = :id", {"id": change.row_id})
    elif change.before is None:
        names, places = ", ".join(f'"{c}"' for c in columns), ", ".join(f":{c}" for c in columns)
        _run(work, f"INSERT INTO {table.name} ({names}) VALUES ({places})", change.after)
    else:
        pairs = ", ".join(f'"{c}" = :{c}' for c in columns if c != "id")
        _run(work, f"UPDATE {table.name} SET {pairs} WHERE id = :id", change.after)


def _run(work: Work, statement: str, values: Any) -> None:
    work.connection.execute(text(statement), dict(values))


def _image(work: Work, table: Table, row_id: int) -> Any:
    query = text(f"SELECT {image_sql(table, 't')} FROM {table.name} AS t WHERE t.id = :id")
    image = work.connection.execute(query, {"id": row_id}).scalar()
    return None if image is None else json.loads(image)
