"""From which visit the changes of a measure are counted, where a person chose one."""

from datetime import date

from sqlalchemy import select

from medex_desktop.domain.series import BaselineRule
from medex_desktop.services.families import head, of_family
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.assessments import baseline

Chosen = tuple[BaselineRule, date | None]
FIRST: Chosen = (BaselineRule.FIRST, None)


def chosen_baselines(read: Read, client_id: int) -> dict[str, Chosen]:
    """The rule in force by measure; one choice holds for every side and joint of a measure."""
    found: dict[str, Chosen] = {}
    query = (
        select(baseline.c.measure, baseline.c.rule, baseline.c.day)
        .where(of_family(read, baseline.c.client_id, client_id))
        .order_by(baseline.c.client_id != head(read, client_id), baseline.c.id)
    )
    for row in read.connection.execute(query):
        found.setdefault(row.measure, (BaselineRule(row.rule), row.day))
    return found
