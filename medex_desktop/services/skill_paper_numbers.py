"""The numbers of portfolios and certificates: "SP 2026 0009", counted over the whole practice.

Such a paper is made anew each time and kept nowhere, so no row holds its number. What stays is the
audit: a paper bears which entry of its kind and year it left by; a further copy of the same pages
bears the same. A preview shows the number the next one gets, as a report's does.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import func, select

from medex_desktop.services.documents import as_number
from medex_desktop.services.work import Read
from medex_desktop.storage.tables.audit import audit_entry

PORTFOLIOS, CERTIFICATES = "SP", "SC"
LEFT_BY: Final = {
    PORTFOLIOS: (
        "skill.print_portfolio", "skill.export_portfolio", "skill.print_colleague",
        "skill.export_colleague",
    ),
    CERTIFICATES: ("skill.print_certificate", "skill.export_certificate"),
}  # fmt: skip
"""The acts by which a paper of each series leaves the practice."""


def next_number(read: Read, series: str) -> str:
    """The number the next paper of a series gets."""
    year = read.today.year
    left = select(func.count()).where(
        audit_entry.c.act.in_(LEFT_BY[series]),
        audit_entry.c.at >= datetime(year, 1, 1).astimezone(),
    )
    return as_number(series, year, read.connection.execute(left).scalar_one() + 1)
