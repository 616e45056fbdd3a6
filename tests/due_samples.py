"""Rows that Today lists, made through the desk's own door: assessments, papers, alerts."""

from collections.abc import Callable
from datetime import date
from typing import Any

from medex_desktop.domain.clients import ClientForm
from medex_desktop.services import clients
from medex_desktop.services.acts import Act, Role
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Work
from medex_desktop.storage.tables.assessments import alert, assessment
from medex_desktop.storage.tables.documents import document, document_event


def add_client(desk: Desk, name: str, birth_date: str = "14 Mar 1951", **more: Any) -> int:
    return desk.do(clients.add_client, form=ClientForm(name=name, birth_date=birth_date, **more))


def write(desk: Desk, change: Callable[[Work], int]) -> int:
    """Do something for which no service exists here, in one audited transaction."""
    return desk.do(Act("test.write", change, None, Role.PRACTITIONER, True, False))


def add_assessment(desk: Desk, client_id: int, day: date) -> int:
    def change(work: Work) -> int:
        work.about(client_id)
        number = work.insert(
            assessment,
            client_id=client_id,
            day=day,
            recorded_at=work.now,
            practitioner_id=work.practitioner_id,
        )
        work.update(assessment, number, signed_at=work.now, locked_at=work.now)
        return number

    return write(desk, change)


def add_alert(desk: Desk, assessment_id: int) -> int:
    facts = {
        "side": "right",
        "then_on": "2026-07-13",
        "then_kg": "24.6",
        "now_on": "2026-10-01",
        "now_kg": "19.6",
        "change_kg": "-5.0",
        "mdc95_kg": "3.9",
        "against": "last",
    }

    def change(work: Work) -> int:
        return work.insert(
            alert,
            assessment_id=assessment_id,
            measure="grip_strength",
            kind="decline",
            side="right",
            facts=facts,
            raised_at=work.now,
        )

    return write(desk, change)


def add_report(desk: Desk, client_id: int, number: str) -> int:
    def change(work: Work) -> int:
        work.about(client_id)
        paper = work.store_attachment(b"%PDF-1.7", "application/pdf")
        report = work.insert(
            document,
            client_id=client_id,
            kind="progress_report",
            number=number,
            title="Progress report",
            day=work.today,
            content={},
            attachment_id=paper,
            pages=1,
            sha256="0" * 64,
            practitioner_id=work.practitioner_id,
            signed_at=work.now,
        )
        work.update(document, report, locked_at=work.now)
        return report

    return write(desk, change)


def mark_sent(desk: Desk, document_id: int) -> int:
    def change(work: Work) -> int:
        return work.insert(
            document_event,
            document_id=document_id,
            kind="sent",
            day=work.today,
            recorded_at=work.now,
            practitioner_id=work.practitioner_id,
        )

    return write(desk, change)
