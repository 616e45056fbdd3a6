"""The practice's own sets of tests: made, changed, retired; any client can be tested by them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from medex_desktop.domain.names import fold
from medex_desktop.domain.test_sets import TestItem, from_json, read_items, read_name, to_json
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services.acts import act
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.tables.test_sets import test_set


@dataclass(frozen=True, slots=True)
class TestSet:
    """A set of tests by name, in the order they are done."""

    __test__ = False

    id: int
    name: str
    items: tuple[TestItem, ...]
    made_on: date
    retired_on: date | None


@act("test_set.add", undo=Text("Add set of tests"))
def add_test_set(work: Work, *, name: str, items: Sequence[TestItem]) -> int:
    """Make a set of tests; its id. InvalidInput on "name" or "items"."""
    values = {"name": _free_name(work, name), "items": to_json(read_items(items))}
    return work.insert(test_set, **values, practitioner_id=work.practitioner_id, made_on=work.today)


@act("test_set.change", undo=Text("Change set of tests"))
def change_test_set(work: Work, *, set_id: int, name: str, items: Sequence[TestItem]) -> None:
    """Give a set another name or other tests; what was tested by it stays as it is."""
    values = {"name": _free_name(work, name, set_id), "items": to_json(read_items(items))}
    work.update(test_set, set_id, **values)


@act("test_set.retire", undo=Text("Retire set of tests"))
def retire_test_set(work: Work, *, set_id: int) -> None:
    """Offer a set no more; it stays on record."""
    if all(one.id != set_id for one in test_sets(work)):
        raise Refused(Text("This set of tests is not in use any more. Nothing was changed."))
    work.update(test_set, set_id, retired_on=work.today)


def test_sets(read: Read) -> list[TestSet]:
    """The sets in use, by name."""
    query = (
        select(
            test_set.c.id,
            test_set.c.name,
            test_set.c["items"],
            test_set.c.made_on,
            test_set.c.retired_on,
        )
        .where(test_set.c.retired_on.is_(None))
        .order_by(test_set.c.id)
    )
    found = [
        TestSet(row.id, row.name, from_json(row.items), row.made_on, row.retired_on)
        for row in read.connection.execute(query)
    ]
    return sorted(found, key=lambda one: fold(one.name))


def _free_name(work: Work, typed: str, own_id: int = 0) -> str:
    name = read_name(typed)
    if any(fold(one.name) == fold(name) and one.id != own_id for one in test_sets(work)):
        raise InvalidInput("name", Text("A set of this name is in use. Choose another name."))
    return name
