"""The lists of skills of a practice: ours, and those it owns, kept beside it."""

import json
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, String, select, type_coerce

from medex_desktop.domain.names import clean_line, fold
from medex_desktop.domain.skills.lists import (
    COLUMNS,
    MORE_COLUMNS,
    OURS,
    SkillList,
    from_json,
    our_list,
    read_list,
)
from medex_desktop.errors import InvalidForm, InvalidInput, Refused
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services.acts import act
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.tables.skills import skill_list

_TITLE = 120


@act("skill_list.add", undo=Text("Import a list of skills"))
def add_skill_list(work: Work, *, title: str, rows: Sequence[Mapping[str, str]]) -> str:
    """Keep a list the practice owns; its key. InvalidForm by row, InvalidInput on "title"."""
    title = clean_line(title, "title", _TITLE)
    if not title:
        raise InvalidInput("title", Text("Give the list a name."))
    if _alike(title) in {_alike(one.title) for one in skill_lists(work)}:
        raise InvalidInput("title", Text("There is a list of this name already."))
    key = f"own-{work.next_id(skill_list)}"
    read_list(rows, key=key, title=title)
    kept = [{name: row.get(name) or "" for name in (*COLUMNS, *MORE_COLUMNS)} for row in rows]
    work.insert(
        skill_list,
        key=key,
        title=title,
        version=1,
        rows=kept,
        practitioner_id=work.practitioner_id,
        made_on=work.today,
    )
    return key


def _alike(title: str) -> str:
    """A name without its blanks, dashes and accents: "MedEx-52" would be taken for ours."""
    return "".join(filter(str.isalnum, fold(title)))


@act("skill_list.retire", undo=Text("Retire a list of skills"))
def retire_skill_list(work: Work, *, key: str) -> None:
    """Offer a list no more; ratings by it stay on record. Refused for ours."""
    query = select(skill_list.c.id).where(
        skill_list.c.key == key, skill_list.c.retired_on.is_(None)
    )
    row = work.connection.execute(query).first()
    if row is None:
        raise Refused(Text("This list is not in use. Nothing was changed."))
    work.update(skill_list, row.id, retired_on=work.today)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file a practice brought: its rows, and the list they make, or every fault of them.

    Attributes:
        faults: the line of the file, or None for the file as a whole, and what is wrong there.
    """

    rows: tuple[Mapping[str, str], ...]
    list: SkillList | None
    faults: tuple[tuple[int | None, Text], ...]


def read_file(content: bytes) -> ReadFile:
    """Read the CSV of a list, row by row. Refused for what is no CSV at all."""
    from medex_desktop.exchange.csv_in import read_table  # only who imports one needs it

    table = read_table(content)
    names = [name.strip().lower() for name in table.columns]
    rows = tuple(dict(zip(names, row.cells, strict=True)) for row in table.rows)
    faults: list[tuple[int | None, Text]] = [(one.line, one.reason) for one in table.faults]
    made: SkillList | None = None
    try:
        made = read_list(rows, key="read", title="", lines=[row.line for row in table.rows])
    except InvalidForm as refused:
        faults += [
            (int(one.field) if one.field.isdigit() else None, one.message) for one in refused.faults
        ]
    faults.sort(key=lambda each: (each[0] is not None, each[0] or 0))
    return ReadFile(rows, None if faults else made, tuple(faults))


def skill_lists(read: Read) -> list[SkillList]:
    """Ours, then those the practice owns and uses, oldest first."""
    return [our_list(), *_kept(read, skill_list.c.retired_on.is_(None))]


def skill_list_of(read: Read, key: str) -> SkillList:
    """A list by its key, a retired one too; KeyError when there is none."""
    if key == OURS:
        return our_list()
    for one in _kept(read, skill_list.c.key == key):
        return one
    raise KeyError(key)


def _kept(read: Read, which: ColumnElement[bool]) -> Iterator[SkillList]:
    """Those that can be read; what the file holds no more is told by the check-up."""
    rows = type_coerce(skill_list.c.rows, String)
    query = select(skill_list.c.key, skill_list.c.title, rows).where(which)
    for key, title, written in read.connection.execute(query.order_by(skill_list.c.id)).all():
        try:
            made = from_json(json.loads(written), key=key, title=title)
        except ValueError:
            continue
        yield made


def title_of(read: Read, key: str, slug: str) -> str:
    """What a skill is called; its slug when no list has it any more."""
    try:
        return skill_list_of(read, key).skill(slug).title
    except KeyError:
        return slug
