"""The grip test from context to signature, and what is said about it afterwards."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, exists, select, type_coerce

from medex_desktop.domain.clients import Client
from medex_desktop.domain.grip_reading import (
    GripContext,
    GripReading,
    GripTest,
    latest_test,
    read_entry,
)
from medex_desktop.domain.grip_records import from_text
from medex_desktop.domain.grip_snapshot import scores_of, snapshot_of
from medex_desktop.domain.measures import grip_strength
from medex_desktop.domain.names import clean_line, clean_note
from medex_desktop.domain.practices import Device
from medex_desktop.domain.result_entries import LONGEST_NOTE
from medex_desktop.domain.series import BaselineRule
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Text
from medex_desktop.services import assessments, clients, practices, precautions
from medex_desktop.services.acts import act
from medex_desktop.services.baselines import chosen_baselines
from medex_desktop.services.families import head, of_family
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.tables.assessments import addendum, alert, assessment, baseline, result
from medex_desktop.storage.tables.drafts import draft

MEASURE = grip_strength.MEASURE.key
NORM_SETTING = "grip_norms"
BASELINE_SETTING = "grip_baseline"
_AGAINST = "Done against a precaution: "


@dataclass(frozen=True, slots=True)
class SignedGrip:
    """What signing left behind."""

    assessment_id: int
    alert_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GripRecord:
    """A test on record with who did it and when it was written down."""

    test: GripTest
    recorded_at: datetime
    practitioner_id: int
    supervised_by: str
    signed_at: datetime | None
    import_batch_id: int | None

    @property
    def is_late(self) -> bool:
        """Written down on a later day than it happened."""
        return self.recorded_at.date() > self.test.day


def grip_context(read: Read, *, client_id: int, norm_key: str = "") -> GripContext:
    """A client's grip story with the practice's norm set and the baseline rule in force."""
    found = clients.client_page(read, client_id=client_id).client
    rule, day = _baseline_rule(read, client_id)
    return GripContext(
        client=found,
        tests=tuple(record.test for record in grip_records(read, client_id=client_id)),
        norm_key=norm_key or practices.setting_of(read, NORM_SETTING, grip_strength.DEFAULT_NORM),
        baseline_rule=rule,
        baseline_day=day,
    )


def grip_records(read: Read, *, client_id: int) -> list[GripRecord]:
    """Every measured grip test of a client, oldest first."""
    voided = exists().where(
        addendum.c.assessment_id == assessment.c.id, addendum.c.kind == assessments.VOIDED
    )
    query = (
        select(
            assessment.c.id,
            assessment.c.day,
            type_coerce(result.c.entry, String).label("entry"),
            assessment.c.signed_at,
            voided.label("voided"),
            assessment.c.recorded_at,
            assessment.c.practitioner_id,
            assessment.c.supervised_by,
            assessment.c.import_batch_id,
        )
        .join_from(result, assessment)
        .where(
            of_family(read, assessment.c.client_id, client_id),
            result.c.measure == MEASURE,
            result.c.outcome == assessments.MEASURED,
            assessment.c.locked_at.is_not(None),
        )
        .order_by(assessment.c.day, assessment.c.id)
    )
    return [_record(tuple(row)) for row in read.connection.execute(query)]


def _record(row: tuple[Any, ...]) -> GripRecord:
    number, day, entry, signed_at, voided, recorded_at, by, supervised_by, batch = row
    test = GripTest(number, day, number, from_text(entry), signed_at is not None, bool(voided))
    return GripRecord(test, recorded_at, by, supervised_by, signed_at, batch)


def first_entry(read: Read, *, client_id: int) -> grip_strength.GripEntry:
    """A blank test that starts from the last one's protocol and device."""
    context = grip_context(read, client_id=client_id)
    last = latest_test(context.tests)
    protocol = last.entry.protocol if last else _first_protocol(practices.devices(read))
    return grip_strength.GripEntry(
        protocol=protocol, trials=grip_strength.blank_trials(protocol.start_side)
    )


def _first_protocol(known: list[Device]) -> grip_strength.GripProtocol:
    if not known:
        return grip_strength.GripProtocol()
    return grip_strength.GripProtocol(
        device_make=known[0].make,
        device_serial=known[0].serial,
        device_resolution=known[0].resolution,
        device_unit=known[0].unit,
        calibrated_on=known[0].calibrated_on,
    )


@act("grip.sign", anchors=True)
def sign_grip(
    work: Work,
    *,
    client_id: int,
    entry: grip_strength.GripEntry,
    day: date,
    draft_id: int | None = None,
    override: str = "",
) -> SignedGrip:
    """Sign a grip test: score it, keep it for good, raise its alerts, let the draft go.

    ``override`` says why it was done against a precaution. InvalidInput on "trials", "day" or
    "override" when it can't be signed as it is.
    """
    client_id = head(work, client_id)
    work.about(client_id)
    entry = _overriding(work, client_id, _cleaned(entry), day, override, "override")
    context = grip_context(work, client_id=client_id)
    _check(context.client, entry, day, work.today)
    assessment_id = assessments.open_assessment(
        work, client_id=client_id, day=day, supervised_by=entry.supervised_by, note=entry.note
    )
    kept, alert_ids = _keep(work, assessment_id, context, entry, day)
    snapshot = {
        **assessments.snapshot_head(work, context.client, assessment_id, day),
        "results": [kept],
    }
    assessments.lock(work, assessment_id, snapshot, signed=True)
    if draft_id is not None:
        work.delete(draft, draft_id)
    return SignedGrip(assessment_id, alert_ids)


def add_result(
    work: Work,
    assessment_id: int,
    *,
    client_id: int,
    entry: grip_strength.GripEntry,
    day: date,
    override: str = "",
) -> tuple[dict[str, Any], tuple[int, ...]]:
    """Put a grip test into an open assessment: what its snapshot keeps, and its alerts.

    InvalidInput on "trials", "day" or the measure when it can't be signed as it is.
    """
    entry = _overriding(work, client_id, _cleaned(entry), day, override, MEASURE)
    context = grip_context(work, client_id=client_id)
    _check(context.client, entry, day, work.today)
    return _keep(work, assessment_id, context, entry, day)


def _keep(
    work: Work,
    assessment_id: int,
    context: GripContext,
    entry: grip_strength.GripEntry,
    day: date,
) -> tuple[dict[str, Any], tuple[int, ...]]:
    reading = read_entry(context, entry, day)
    work.insert(
        result,
        assessment_id=assessment_id,
        measure=MEASURE,
        measure_version=grip_strength.MEASURE.version,
        outcome=assessments.MEASURED,
        series=entry.protocol.series_key(),
        entry=grip_strength.to_json(entry),
        scores=scores_of(reading),
    )
    return snapshot_of(entry, reading), tuple(_raise(work, assessment_id, reading))


@act("grip.skip", anchors=True)
def skip_grip(
    work: Work, *, client_id: int, day: date, reason: str, draft_id: int | None = None
) -> int:
    """Record that a grip test was not done, and why; the assessment's id."""
    client_id = head(work, client_id)
    work.about(client_id)
    reason = clean_line(reason, "reason", 200)
    if not reason:
        raise InvalidInput("reason", Text("Say why it was skipped; the record keeps it."))
    client = clients.client_page(work, client_id=client_id).client
    check_day(client, day, work.today)
    assessment_id = assessments.open_assessment(work, client_id=client_id, day=day)
    snapshot = {
        **assessments.snapshot_head(work, client, assessment_id, day),
        "results": [add_skip(work, assessment_id, reason)],
    }
    assessments.lock(work, assessment_id, snapshot, signed=True)
    if draft_id is not None:
        work.delete(draft, draft_id)
    return assessment_id


def add_skip(work: Work, assessment_id: int, reason: str) -> dict[str, Any]:
    """Put into an open assessment that the test was not done; what its snapshot keeps."""
    work.insert(
        result,
        assessment_id=assessment_id,
        measure=MEASURE,
        measure_version=grip_strength.MEASURE.version,
        outcome=assessments.SKIPPED,
        reason=reason,
        entry={},
        scores={},
    )
    return {"measure": MEASURE, "outcome": assessments.SKIPPED, "reason": reason}


@act("grip.baseline", undo=Text("Change of baseline"))
def choose_baseline(
    work: Work,
    *,
    client_id: int,
    rule: BaselineRule,
    day: date | None = None,
    measure: str = MEASURE,
) -> None:
    """Say which visit of a series a client's results are compared with: of grip, or a measure."""
    client_id = clients.client_page(work, client_id=client_id).client.id
    work.about(client_id)
    row = work.connection.execute(
        select(baseline.c.id).where(
            baseline.c.client_id == client_id, baseline.c.measure == measure
        )
    ).first()
    if row is None:
        work.insert(baseline, client_id=client_id, measure=measure, rule=rule.value, day=day)
    else:
        work.update(baseline, row.id, rule=rule.value, day=day)


def _baseline_rule(read: Read, client_id: int) -> tuple[BaselineRule, date | None]:
    chosen = chosen_baselines(read, client_id).get(MEASURE)
    if chosen is not None:
        return chosen
    return BaselineRule(practices.setting_of(read, BASELINE_SETTING, "first")), None


def _cleaned(entry: grip_strength.GripEntry) -> grip_strength.GripEntry:
    return replace(
        entry,
        note=clean_note(entry.note, "note"),
        supervised_by=clean_line(entry.supervised_by, "supervised_by", 200),
    )


def _overriding(
    work: Work,
    client_id: int,
    entry: grip_strength.GripEntry,
    day: date,
    override: str,
    field: str,
) -> grip_strength.GripEntry:
    """The entry, its note saying why it was done where a precaution stands against it."""
    against = precautions.blocks_of(
        work, client_id=client_id, measure_key=MEASURE, preset={}, day=day
    )
    why = clean_line(override, field, LONGEST_NOTE)
    if against and not why:
        words = {"title": grip_strength.MEASURE.title, "what": against[0].words}
        raise InvalidInput(field, Text("{title}: {what} Write why it is done all the same.", words))
    if not why:
        return entry
    said = f"{_AGAINST}{why}"
    return replace(entry, note="\n".join(filter(None, (entry.note, said))))


def override_in(note: str) -> str:
    """Why a test on record was done against a precaution, as its note says; "" when it was not."""
    lines = (line for line in note.splitlines() if line.startswith(_AGAINST))
    return next(lines, "").removeprefix(_AGAINST)


def _check(client: Client, entry: grip_strength.GripEntry, day: date, today: date) -> None:
    blank = [trial for trial in entry.trials if trial.quantity is None and not trial.code]
    if blank:
        raise InvalidInput(
            "trials",
            Text(
                "{n} of {all} trials are blank. Enter them, or say why they were not measured.",
                {"n": len(blank), "all": len(entry.trials)},
            ),
        )
    if entry.pain is not None and not 0 <= entry.pain <= 10:
        raise InvalidInput("pain", Text("Pain goes from 0 to 10."))
    check_day(client, day, today)


def check_day(client: Client, day: date, today: date) -> None:
    """InvalidInput on "day" for a day to come or before the client was born."""
    if day > today:
        raise InvalidInput("day", Text("{day} is in the future.", {"day": Day(day)}))
    if client.birth_date is not None and day < client.birth_date:
        raise InvalidInput("day", Text("{day} is before the client was born.", {"day": Day(day)}))


def _raise(work: Work, assessment_id: int, reading: GripReading) -> Iterable[int]:
    for raised in reading.alerts:
        facts: dict[str, Any] = dict(raised.facts)
        yield work.insert(
            alert,
            assessment_id=assessment_id,
            measure=MEASURE,
            kind=raised.kind,
            side=raised.side,
            facts=facts,
            raised_at=work.now,
        )
