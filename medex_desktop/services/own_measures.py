"""Measures the practice defined itself: each change is a new version, the old ones stay."""

import json
from datetime import date
from typing import Any, Final

from sqlalchemy import String, select, type_coerce

from medex_desktop.domain.measure import Measure
from medex_desktop.domain.own_measures import (
    OwnDefinition,
    OwnForm,
    catalogue_names,
    from_json,
    key_for,
    measure_of,
    read_own,
    to_json,
)
from medex_desktop.errors import Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services.acts import act
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.mapping import columns
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
def add_own_measure(work: Work, *, form: OwnForm) -> str:
    """Define a measure; its permanent key ("own_" and its name)."""
    definition = read_own(form, names=_names(work))
    key = key_for(definition.name, {one.key for one in _all(work)})
    _insert(work, key, 1, definition)
    return key


@act("own_measure.change", undo=Text("Change own measure"))
def change_own_measure(work: Work, *, key: str, form: OwnForm) -> int:
    """Define a measure anew, as its next version: results keep the version they used."""
    newest = _newest(work, key)
    before = definition_of(newest)
    definition = read_own(form, names=_names(work, but=key), before=before)
    if definition == before:
        raise Refused(Text("This is how it is defined already. Nothing was changed."))
    return _insert(work, key, newest.version + 1, definition)


@act("own_measure.retire", undo=Text("Retire own measure"))
def retire_own_measure(work: Work, *, key: str) -> None:
    """Offer a measure no more; its versions and results stay."""
    work.update(own_measure, _newest(work, key).id, retired_on=work.today)


def own_measures(read: Read) -> list[OwnMeasure]:
    """The newest version of each measure in use, by key."""
    return [one for one in _newest_of_each(read) if one.retired_on is None]


def measures_by_version(read: Read) -> dict[tuple[str, int], Measure]:
    """Every own measure by key and version, in the order of versions; retired ones too.

    A definition that this program can't read (of a damaged file) is left out.
    """
    found = {}
    for key, version, written in read.connection.execute(_DEFINED):
        definition = _defined(_plain(written))
        if definition is not None:
            found[key, version] = measure_of(definition, key, version)
    return found


def definition_of(one: OwnMeasure) -> OwnDefinition | None:
    """What was defined; None when the file holds something else there."""
    return _defined(one.definition)


def _defined(plain: Any) -> OwnDefinition | None:
    try:
        return from_json(plain)
    except ValueError:
        return None


def versions(read: Read, *, key: str) -> list[OwnMeasure]:
    """Every version of a measure, the first one first; a retired measure too."""
    return [one for one in _all(read) if one.key == key]


_AS_WRITTEN: Final = type_coerce(own_measure.c.definition, String).label("definition")
# Of a damaged file too: whatever else stands in the row, its measure can be read.
_DEFINED: Final = select(own_measure.c.key, own_measure.c.version, _AS_WRITTEN).order_by(
    own_measure.c.version
)


def _all(read: Read) -> list[OwnMeasure]:
    """Every version there is; one whose definition can't be read any more hides no other."""
    kept = {column.name: column for column in columns(OwnMeasure, own_measure)}
    kept["definition"] = _AS_WRITTEN
    rows = read.connection.execute(select(*kept.values()).order_by(own_measure.c.version))
    return [
        OwnMeasure(**{**row, "definition": _plain(row["definition"])}) for row in rows.mappings()
    ]


def _plain(written: str) -> Any:
    try:
        return json.loads(written)
    except ValueError:
        return {}


def _newest_of_each(read: Read) -> list[OwnMeasure]:
    return [one for _key, one in sorted({one.key: one for one in _all(read)}.items())]


def _names(read: Read, but: str = "") -> list[str]:
    """The names that are taken: the program's, and those of own measures in use."""
    own = [definition_of(one) for one in own_measures(read) if one.key != but]
    return [*catalogue_names(), *(one.name for one in own if one is not None)]


def _newest(read: Read, key: str) -> OwnMeasure:
    found = next((one for one in own_measures(read) if one.key == key), None)
    if found is None:
        raise Refused(_GONE)
    return found


def _insert(work: Work, key: str, version: int, definition: OwnDefinition) -> int:
    return work.insert(
        own_measure,
        key=key,
        version=version,
        definition=to_json(definition),
        practitioner_id=work.practitioner_id,
        made_on=work.today,
    )
