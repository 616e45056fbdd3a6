"""A practice whose skills are counted: clients by number, a new day for each assessment."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

from medex_desktop.domain.precautions import PrecautionForm
from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.domain.skills.evidence import Count
from medex_desktop.services import (
    assessing,
    assessments,
    clients,
    documents,
    people,
    precautions,
    skill_evidence,
)
from medex_desktop.services.desk import Desk
from medex_desktop.services.people import NewPerson
from medex_desktop.services.progress_report import ReportWords
from tests.desks import CHEAP
from tests.services.filled import RUTH

DAY = date(2026, 1, 5)


def typed(measure: str, **fields: str) -> ResultEntry:
    return ResultEntry(measure, tuple(fields.items()))


TUG = typed("tug", time="9.8", device="none")


class Practice:
    """Clients by number, and a new day for each assessment."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.days = iter(DAY + timedelta(days=n) for n in range(1_000))
        self.ids: dict[int, int] = {}
        self.colleague = 0

    def client(self, n: int) -> int:
        if n not in self.ids:
            form = replace(RUTH, name=f"Client {n:02}", sex="female", hand="right")
            self.ids[n] = self.desk.do(clients.add_client, form=form)
        return self.ids[n]

    def sign(
        self, entries: tuple[ResultEntry, ...], n: int = 0, *, on: date | None = None,
        **more: object,
    ) -> int:  # fmt: skip
        return self.desk.do(
            assessing.sign_assessment,
            client_id=self.client(n),
            day=on or next(self.days),
            entries=entries,
            **more,
        ).assessment_id

    def void(self, assessment_id: int) -> None:
        self.desk.do(
            assessments.add_addendum,
            assessment_id=assessment_id,
            kind="voided",
            reason="Other client",
        )

    def precaution(self, n: int = 0, kind: str = "no_kneeling") -> int:
        form = PrecautionForm(kind, "", "Dr Osei, letter", "2026-01-02")
        return self.desk.do(precautions.add_precaution, client_id=self.client(n), form=form)

    def report(self, n: int = 0, sent: date | None = None, **words: object) -> int:
        number = self.desk.do(
            documents.sign_report, client_id=self.client(n), words=ReportWords(**words)
        )
        if sent is not None:
            self.desk.do(
                documents.mark_sent, document_id=number, how="fax", to_whom="Dr Osei", day=sent
            )
        return number

    def void_report(self, number: int) -> None:
        self.desk.do(documents.void_document, document_id=number, reason="Wrong numbers")

    def count(self, slug: str) -> Count:
        return self.desk.ask(skill_evidence.evidence)[slug]

    def stands(self, slug: str) -> tuple[int, int, bool]:
        """Records, clients, and whether it is enough."""
        found = self.count(slug)
        return found.records, found.clients, found.is_met

    @contextmanager
    def another(self) -> Iterator[None]:
        """What is done meanwhile, a colleague does."""
        if not self.colleague:
            self.colleague = people.add_person(
                self.desk,
                person=NewPerson("Tomas Kral"),
                passphrase="seven green kettles",
                cost=CHEAP,
            )
        mine, self.desk.practitioner_id = self.desk.practitioner_id, self.colleague
        try:
            yield
        finally:
            self.desk.practitioner_id = mine
