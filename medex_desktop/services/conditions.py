"""The groups a client belongs to: they decide which published error fits a result."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import select

from medex_desktop.domain import conditions as domain
from medex_desktop.domain.conditions import ClientCondition, ConditionForm, read_condition
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.language import Text
from medex_desktop.services.acts import act
from medex_desktop.services.clients import client_page
from medex_desktop.services.health_rows import begin, row_of, rows_of
from medex_desktop.services.replacements import replacements
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.mapping import columns
from medex_desktop.storage.tables.health import client_condition

_ROWS = select(*columns(ClientCondition, client_condition))


@act("condition.add", undo=Text("Add group"))
def add_condition(work: Work, *, client_id: int, form: ConditionForm) -> int:
    """Note that a client belongs to a group; its id. InvalidForm names every faulty field."""
    whose = begin(work, client_id)
    facts = read_condition(form, whose.birth_date, work.today)
    held = [one for one in conditions(work, client_id=whose.id) if one.ended_on is None]
    if any(one.condition is facts.condition for one in held):
        raise InvalidInput("condition", Text("The client is in this group already."))
    return work.insert(client_condition, client_id=whose.id, **asdict(facts))


@act("condition.change", undo=Text("Change group"))
def change_condition(work: Work, *, condition_id: int, form: ConditionForm) -> None:
    """Correct a group that was noted wrongly."""
    found = condition_by_id(work, condition_id=condition_id)
    whose = begin(work, found.client_id)
    facts = read_condition(form, whose.birth_date, work.today)
    work.update(client_condition, condition_id, **asdict(facts))


@act("condition.end", undo=Text("End group"))
def end_condition(work: Work, *, condition_id: int, on: str = "") -> None:
    """Let a group count no more from today, or the day typed. It stays on record."""
    found = condition_by_id(work, condition_id=condition_id)
    begin(work, found.client_id)
    if found.ended_on is not None:
        raise Refused(Text("This group does not count any more. Nothing was changed."))
    day = domain.read_end(on, found, work.today)
    work.update(client_condition, condition_id, ended_on=day)


def conditions(read: Read, *, client_id: int) -> Sequence[ClientCondition]:
    """Every group noted for a client, those that ended too."""
    return rows_of(read, ClientCondition, _ROWS, client_id)


def condition_by_id(read: Read, *, condition_id: int) -> ClientCondition:
    """One noted group; Refused when it is gone."""
    return row_of(read, ClientCondition, _ROWS, condition_id)


def groups_of(read: Read, *, client_id: int, day: date) -> frozenset[str]:
    """The groups a client belongs to on a day: noted, after a replacement, and by age."""
    whose = client_page(read, client_id=client_id).client
    noted = conditions(read, client_id=client_id)
    replaced = replacements(read, client_id=client_id)
    return domain.groups(noted, replaced, whose.age_on_day(day), day)
