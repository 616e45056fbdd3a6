"""A practice with something for every act to be done to."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from medex_desktop.domain.clients import ClientForm, Provider
from medex_desktop.services import (
    alerts,
    clients,
    documents,
    drafts,
    grip,
    imports,
    keeping,
    merging,
    people,
    practices,
)
from medex_desktop.services.desk import Desk
from medex_desktop.services.people import NewPerson
from medex_desktop.services.progress_report import ReportWords
from tests.desks import CHEAP
from tests.services.health_samples import Health, fill_health
from tests.services.import_samples import clients_file, grip_file
from tests.services.skill_samples import Skills, fill_skills
from tests.services.test_grip import FIRST, MARGARET, WORSE

Values = dict[str, Any]
JULY, AUGUST = date(2026, 7, 13), date(2026, 8, 20)
TODAY = date(2026, 10, 1)
RUTH = ClientForm(name="Ruth Ames", birth_date="1951-06-06")
OSEI = Provider(0, "A. Osei", "MD")
SENT: Values = {"how": "fax", "to_whom": "A. Osei", "day": TODAY}


@dataclass(frozen=True, slots=True)
class Filled:
    """Where things are in the filled practice (ids)."""

    client: int
    archived: int
    binned: int
    held: int
    merged: int
    provider: int
    device: int
    test: int
    alert: int
    sent: int
    unsent: int
    draft: int
    batch: int
    colleague: int
    health: Health
    skills: Skills


def fill(desk: Desk) -> Filled:
    provider_id = desk.do(clients.add_provider, facts=OSEI)
    margaret = desk.do(clients.add_client, form=replace(MARGARET, provider_id=provider_id))
    archived = desk.do(clients.add_client, form=replace(RUTH, name="Harold Lindqvist"))
    desk.do(clients.archive_client, client_id=archived)
    binned = desk.do(clients.add_client, form=replace(RUTH, name="Jon Berg"))
    desk.do(keeping.put_in_bin, client_id=binned)
    held = desk.do(clients.add_client, form=replace(RUTH, name="Nora Dahl"))
    desk.do(keeping.place_hold, client_id=held, reason="Claim")
    merged = desk.do(clients.add_client, form=replace(RUTH, name="Nora Dal"))
    desk.do(merging.merge_clients, keep_id=held, other_id=merged)
    desk.do(imports.import_clients, **clients_file("Eva Lind"))
    tests = [
        desk.do(grip.sign_grip, client_id=margaret, entry=entry, day=day).assessment_id
        for entry, day in ((FIRST, JULY), (WORSE, AUGUST))
    ]
    sent, unsent = (
        desk.do(documents.sign_report, client_id=margaret, words=ReportWords()) for _ in range(2)
    )
    desk.do(documents.mark_sent, document_id=sent, **SENT)
    colleague = people.add_person(
        desk, person=NewPerson("Tomas Kral"), passphrase="seven green kettles", cost=CHEAP
    )
    return Filled(
        client=margaret,
        archived=archived,
        binned=binned,
        held=held,
        merged=merged,
        provider=provider_id,
        device=desk.do(practices.add_device, make="Jamar Plus+", serial="20418"),
        test=tests[0],
        alert=desk.ask(alerts.open_alerts)[0].id,
        sent=sent,
        unsent=unsent,
        draft=desk.do(drafts.save_draft, kind="grip", payload={}, client_id=margaret),
        batch=desk.do(imports.import_grip, **grip_file("Ida Brandt")),
        colleague=colleague,
        health=fill_health(desk, margaret),
        skills=fill_skills(desk, colleague),
    )
