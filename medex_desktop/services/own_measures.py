"""Measures the practice defined itself: each change is a new version, the old ones stay."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from medex_desktop.domain.test_sets import is_own_key
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services.acts import act
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.mapping import columns, many
from medex_desktop.storage.tables.test_sets import own_measure

_GONE = Text("This measure is not in use any more. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class OwnMeasure:
    """One version of a measure of the practice's own; the newest one is what is measured by now."""

    id: int
    key: str
    version: int
    definition: dict[str, object]
    practitioner_id: int
    made_on: date
    retired_on: date | None


@act("own_measure.add", undo=Text("Add own measure"))
def add_own_measure(work: Work, *, key: str, definition: Mapping[str, object]) -> int:
    """Define a measure under a permanent key ("own_" and its name); its first version's id."""
    if not is_own_key(key):
        raise InvalidInput("key", Text("The key is own_ and a name in small letters and digits."))
    if versions(work, key=key):
        raise InvalidInput("key", Text("A measure of this key was defined before. Choose another."))
    return _insert(work, key, 1, definition)


@act("own_measure.change", undo=Text("Change own measure"))
def change_own_measure(work: Work, *, key: str, definition: Mapping[str, object]) -> int:
    """Define a measure anew, as its next version: results keep the version they used."""
    newest = _newest(work, key)
    if newest.definition == dict(definition):
        raise Refused(Text("This is how it is defined already. Nothing was changed."))
    return _insert(work, key, newest.version + 1, definition)


@act("own_measure.retire", undo=Text("Retire own measure"))
def retire_own_measure(work: Work, *, key: str) -> None:
    """Offer a measure no more; its versions and results stay."""
    work.update(own_measure, _newest(work, key).id, retired_on=work.today)


def own_measures(read: Read) -> list[OwnMeasure]:
    """The newest version of each measure in use, by key."""
    newest = {one.key: one for one in _all(read)}
    return [one for _key, one in sorted(newest.items()) if one.retired_on is None]


def versions(read: Read, *, key: str) -> list[OwnMeasure]:
    """Every version of a measure, the first one first; a retired measure too."""
    return [one for one in _all(read) if one.key == key]


def _all(read: Read) -> Sequence[OwnMeasure]:
    query = select(*columns(OwnMeasure, own_measure)).order_by(own_measure.c.version)
    return many(read.connection, OwnMeasure, query)


def _newest(read: Read, key: str) -> OwnMeasure:
    found = next((one for one in own_measures(read) if one.key == key), None)
    if found is None:
        raise Refused(_GONE)
    return found


def _insert(work: Work, key: str, version: int, definition: Mapping[str, object]) -> int:
    return work.insert(
        own_measure,
        key=key,
        version=version,
        definition=dict(definition),
        practitioner_id=work.practitioner_id,
        made_on=work.today,
    )
