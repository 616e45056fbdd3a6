"""The demo practice: twelve invented people, two years of history, kept apart from real work."""

import random
import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from medex_desktop import assets, safeio
from medex_desktop.domain.clients import ClientForm, Provider
from medex_desktop.domain.measures.grip_strength import (
    GripEntry,
    GripProtocol,
    blank_trials,
    to_json,
)
from medex_desktop.domain.practices import Profile
from medex_desktop.domain.quantity import read_force
from medex_desktop.domain.series import BaselineRule
from medex_desktop.services import (
    assessing,
    clients,
    documents,
    drafts,
    grip,
    practices,
    progress_report,
    replacements,
)
from medex_desktop.services.clock import Clock
from medex_desktop.services.demo_people import DEVICES, PEOPLE, PROVIDERS, Person
from medex_desktop.services.demo_sets import FALLS_SET, FALLS_SETS, FALLS_WHY, IN_SETS, REPLACED
from medex_desktop.services.demo_skills import GUIDED_UNTIL, MENTOR, SkillStory
from medex_desktop.services.desk import Desk
from medex_desktop.storage.sidecar import KdfCost

SIGNATURE = "demo_signature.png"
"""The practitioner's name in italics: a signed paper of the demo has no empty line."""
ASKED = "may grip training go on, or will you see the client first"
_QUICK = KdfCost(memory_kib=1024, passes=1, lanes=1)
_PROFILE = Profile(
    practice_name="Riverbend Medical Exercise",
    name="Rosa Castellanos",
    credential="MES, AMES",
    title="Medical Exercise Specialist",
    phone="937 555 0148",
    fax="937 555 0149",
    address="218 Mill Street, Dayton OH 45402",
)


class _PastClock:
    """The clock of the day a demo record was made, never ahead of the real one."""

    def __init__(self, day: date, real: Clock) -> None:
        self.day = day
        self._real = real

    def now(self) -> datetime:
        return min(datetime.combine(self.day, time(15, 30), tzinfo=UTC), self._real.now())

    def today(self) -> date:
        return self.day


def open_demo(clock: Clock, root: Path | None = None) -> Desk:
    """Make the demo practice in a temporary folder and open it.

    Everything is made through the same acts as real work, on the days it is told to have
    happened; the people and numbers are invented and the same each time.
    """
    root = root or safeio.open_scratch() / "practice"
    prepared = practices.prepare_keys(secrets.token_hex(16), _PROFILE.name, cost=_QUICK, demo=True)
    today = clock.today()
    past = _PastClock(today - timedelta(days=740), clock)
    signed = replace(_PROFILE, signature=assets.path("pictures", SIGNATURE).read_bytes())
    desk = practices.set_up(root, signed, prepared, past)
    provider_ids = [desk.do(clients.add_provider, facts=Provider(0, **p)) for p in PROVIDERS]
    for device in DEVICES:
        desk.do(
            practices.add_device,
            make=device.device_make,
            serial=device.device_serial,
            unit=device.device_unit,
            resolution=device.device_resolution,
            calibrated_on=past.day,
        )
    _Story(desk, past, today, provider_ids).tell()
    desk.clock = clock
    desk.saved_at = None
    return desk


def client_named(desk: Desk, name: str) -> int:
    """The id of the first demo client of that name."""
    return next(line.id for line in desk.ask(clients.client_list) if line.name == name)


class _Story:
    """Tells the two years in order of date, so that the audit chain reads like a real one."""

    def __init__(self, desk: Desk, past: _PastClock, today: date, provider_ids: list[int]) -> None:
        self._desk = desk
        self._past = past
        self._today = today
        self._provider_ids = provider_ids
        self._ids: dict[str, int] = {}
        self._chance = random.Random(52)

    def tell(self) -> None:
        """Add everybody, then every visit, then what is still on the desk today."""
        for person in PEOPLE:
            self._past.day = self._today - timedelta(days=person.visits[0].days_ago + 3)
            self._ids[person.key] = self._desk.do(clients.add_client, form=self._form(person))
        visits = sorted(
            ((visit, person) for person in PEOPLE for visit in person.visits),
            key=lambda pair: -pair[0].days_ago,
        )
        skills = SkillStory(self._desk, self._today)
        for visit, person in visits:
            self._tell_skills(skills, visit.days_ago)
            self._past.day = self._today - timedelta(days=visit.days_ago)
            if visit.after_event:
                self._begin_anew(person)
            guided = visit.supervised or (MENTOR if visit.days_ago >= GUIDED_UNTIL else "")
            entry = self._entry(DEVICES[visit.device], visit.right, visit.left, guided)
            self._sign(person, replace(entry, note=visit.note), visit.days_ago)
            if visit.report:
                self._report(self._ids[person.key], visit.report)
        skills.end()
        self._leave_drafts()

    def _tell_skills(self, skills: SkillStory, days_ago: int) -> None:
        """What happened to the practitioner before this visit."""
        for at in skills.until(days_ago):
            self._past.day = self._today - timedelta(days=at)
            skills.tell(at)

    def _sign(self, person: Person, entry: GripEntry, days_ago: int) -> None:
        """The grip test alone, or with the set that was tested on that day."""
        client_id, day = self._ids[person.key], self._past.day
        found = FALLS_SETS.get(days_ago, ()) if person.key == IN_SETS else ()
        if not found:
            self._desk.do(grip.sign_grip, client_id=client_id, entry=entry, day=day)
            return
        self._desk.do(
            assessing.sign_assessment,
            client_id=client_id,
            day=day,
            entries=found,
            grip_entry=entry,
            title=FALLS_SET,
            note=entry.note,
            supervised_by=entry.supervised_by,
            rationale=FALLS_WHY,
        )

    def _report(self, client_id: int, state: str) -> None:
        """A report signed on the visit's day, sent or still to send."""
        started = self._desk.ask(progress_report.starting_words, client_id=client_id)
        words = replace(
            started,
            asked="" if started.request == "none" else ASKED,
            next_steps="Continue twice a week, next report in 30 days.",
            program="Sit to stand, step-ups and grip work, two sessions a week.",
        )
        document_id = self._desk.do(documents.sign_report, client_id=client_id, words=words)
        if state == documents.SENT:
            provider = self._desk.ask(clients.client_page, client_id=client_id).provider
            self._desk.do(
                documents.mark_sent,
                document_id=document_id,
                how="fax",
                to_whom=provider.name if provider else "Dr Patel",
                day=self._past.day,
            )

    def _begin_anew(self, person: Person) -> None:
        """The first visit after a surgery: the record names it, and the baseline starts here."""
        client_id = self._ids[person.key]
        self._desk.do(clients.edit_client, client_id=client_id, form=self._form(person))
        self._desk.do(
            grip.choose_baseline,
            client_id=client_id,
            rule=BaselineRule.CHOSEN,
            day=self._past.day,
        )
        joint = REPLACED.get(person.key)
        if joint is not None:
            happened = self._today - timedelta(days=person.event_days_ago)
            form = replace(joint, done_on=happened.isoformat())
            self._desk.do(replacements.add_replacement, client_id=client_id, form=form)

    def _form(self, person: Person) -> ClientForm:
        born = date(self._today.year - person.age, person.born[1], person.born[0])
        happened = ""
        if person.event_days_ago:
            happened = (self._today - timedelta(days=person.event_days_ago)).isoformat()
        return ClientForm(
            name=person.name,
            birth_date=born.isoformat(),
            sex=person.sex,
            hand=person.hand,
            height_typed=person.height_cm,
            mass_typed=person.mass_kg,
            phone=person.phone,
            provider_id=self._provider_ids[person.provider],
            diagnosis=person.diagnosis,
            event_kind=person.event_kind if self._has_happened(happened) else "",
            event_text=person.event_text if self._has_happened(happened) else "",
            event_date=happened if self._has_happened(happened) else "",
            precautions=person.precautions,
        )

    def _has_happened(self, day: str) -> bool:
        return bool(day) and date.fromisoformat(day) <= self._past.day

    def _entry(
        self, protocol: GripProtocol, right: str, left: str, supervised_by: str = ""
    ) -> GripEntry:
        trials = tuple(
            replace(trial, quantity=read_force(typed, protocol.device_unit, "trials"))
            for trial, typed in zip(
                blank_trials(), self._squeezes(protocol, right, left), strict=True
            )
        )
        return GripEntry(protocol=protocol, trials=trials, pain=0, supervised_by=supervised_by)

    def _squeezes(self, protocol: GripProtocol, right: str, left: str) -> Iterator[str]:
        """Three trials a side, the given best among them, the others a little below it."""
        best_of = {"right": self._chance.randrange(3), "left": self._chance.randrange(3)}
        for index in range(3):
            for side, best in (("right", right), ("left", left)):
                value = Decimal(best)
                if index != best_of[side]:
                    value *= Decimal(self._chance.randrange(940, 992)) / 1000
                yield str(value.quantize(protocol.device_resolution))

    def _leave_drafts(self) -> None:
        protocol = DEVICES[-1]
        half = GripEntry(protocol=protocol, trials=blank_trials())
        typed = read_force("31.4", protocol.device_unit, "trials")
        begun = replace(half, trials=(replace(half.trials[0], quantity=typed), *half.trials[1:]))
        self._past.day = self._today
        self._desk.do(
            drafts.save_draft,
            kind="grip",
            payload={"day": self._today.isoformat(), "entry": to_json(begun)},
            client_id=self._ids["lukasz"],
        )
