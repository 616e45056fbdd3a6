"""The rows an import of grip results adds, gathered and inserted many at a time."""

from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from functools import cache
from typing import Any, Final

from medex_desktop.domain.clients import ClientFacts
from medex_desktop.domain.grip_records import (
    POSTURE_OF_PROTOCOL,
    GripEntry,
    GripProtocol,
    Side,
    Trial,
    blank_trials,
    to_json,
)
from medex_desktop.domain.measures.grip_strength import MEASURE as GRIP_MEASURE
from medex_desktop.domain.names import sort_name
from medex_desktop.domain.quantity import Quantity
from medex_desktop.exchange.imported import ImportedTest, ImportedTrial, PersonTests
from medex_desktop.exchange.mapping import Mapping
from medex_desktop.services import assessments
from medex_desktop.services.work import Work
from medex_desktop.storage.tables.assessments import assessment, result
from medex_desktop.storage.tables.clients import client

MEASURE = GRIP_MEASURE.key
_blank_trials: Final = cache(blank_trials)
_FACTS: Final = tuple(field.name for field in fields(ClientFacts))


class GripRows:
    """Clients, assessments and results of one batch, with ids given here in one go."""

    def __init__(self, work: Work, batch_id: int, mapping: Mapping, known: dict[str, int]) -> None:
        self._work = work
        self._batch_id = batch_id
        self._mapping = mapping
        self._known = known
        self._client_id = work.next_id(client)
        self._assessment_id = work.next_id(assessment)
        self._clients: list[dict[str, Any]] = []
        self._assessments: list[dict[str, Any]] = []
        self._results: list[dict[str, Any]] = []
        self._protocols: dict[tuple[str, ...], tuple[GripProtocol, str]] = {}

    def add(self, person: PersonTests, tests: Iterable[ImportedTest]) -> None:
        """One person's tests; a person the practice does not know is added first."""
        client_id = self._known.get(person.key) or self._new_client(person)
        for test in tests:
            self._add_test(client_id, test)

    def flush(self) -> None:
        """Insert what was gathered; then lock it, and from then on the database keeps it."""
        work = self._work
        work.insert_many(client, self._clients)
        work.insert_many(assessment, self._assessments)
        work.insert_many(result, self._results)
        if self._assessments:
            first, last = self._assessments[0]["id"], self._assessments[-1]["id"]
            work.connection.execute(
                assessment.update()
                .where(assessment.c.id.between(first, last))
                .values(locked_at=work.now)
            )
        for gathered in (self._clients, self._assessments, self._results):
            gathered.clear()

    def _new_client(self, person: PersonTests) -> int:
        facts = ClientFacts(
            name=person.name,
            sort_name=sort_name(person.name),
            birth_date=person.birth_date,
            age_years=person.age_years,
            age_on=person.age_on,
            sex=person.sex,
            hand=person.hand,
            height_typed=person.height_typed,
            height_unit=person.height_unit,
            height_cm=person.height_cm,
            mass_typed=person.mass_typed,
            mass_unit=person.mass_unit,
            mass_kg=person.mass_kg,
            reference=person.reference,
        )
        client_id = self._client_id
        self._client_id += 1
        self._clients.append(
            {
                "id": client_id,
                **client_values(facts),
                "import_batch_id": self._batch_id,
                "created_at": self._work.now,
            }
        )
        return client_id

    def _add_test(self, client_id: int, test: ImportedTest) -> None:
        assessment_id = self._assessment_id
        self._assessment_id += 1
        work = self._work
        self._assessments.append(
            {
                "id": assessment_id,
                "client_id": client_id,
                "day": test.day,
                "recorded_at": work.now,
                "practitioner_id": work.practitioner_id,
                "note": test.note,
                "import_batch_id": self._batch_id,
            }
        )
        entry, series = self._entry(test)
        best = max((t.kg for t in test.trials if t.kg is not None), default=None)
        self._results.append(
            {
                "assessment_id": assessment_id,
                "measure": MEASURE,
                "measure_version": GRIP_MEASURE.version,
                "outcome": assessments.MEASURED,
                "series": series,
                "entry": to_json(entry),
                "scores": {"best_kg": None if best is None else f"{best:f}"},
            }
        )

    def _entry(self, test: ImportedTest) -> tuple[GripEntry, str]:
        """An imported test in our own terms, and the key of its series."""
        made = (test.protocol, test.handle, test.posture, test.device_make, test.device_serial)
        if made not in self._protocols:
            protocol = protocol_of(test, self._mapping)
            self._protocols[made] = (protocol, protocol.series_key())
        protocol, series = self._protocols[made]
        trials = _trials(test, protocol.start_side)
        return GripEntry(protocol=protocol, trials=trials, note=test.note), series


def client_values(facts: ClientFacts) -> dict[str, Any]:
    """A client's facts by column; unlike ``asdict`` it copies nothing, ten thousand times."""
    return {name: getattr(facts, name) for name in _FACTS}


def protocol_of(test: ImportedTest, mapping: Mapping) -> GripProtocol:
    """How an imported test was made.

    An unsaid position is the protocol's own; device and handle stay unsaid and so decide nothing.
    """
    usual = GripProtocol()
    key = test.protocol or mapping.protocol or usual.key
    return GripProtocol(
        key=key,
        start_side=mapping.start_side or usual.start_side,
        handle=test.handle or mapping.handle,
        posture=test.posture or mapping.posture or POSTURE_OF_PROTOCOL[key],
        device_make=test.device_make or mapping.device_make,
        device_serial=test.device_serial or mapping.device_serial,
        device_resolution=Decimal(mapping.device_resolution or "0.1"),
        device_unit=mapping.device_unit or mapping.unit or usual.device_unit,
    )


def _trials(test: ImportedTest, start_side: str) -> tuple[Trial, ...]:
    """All six trials; one that the file does not have is "not measured"."""
    by_place = {(trial.side, trial.number): trial for trial in test.trials}
    return tuple(
        _trial(blank, by_place.get((blank.side, blank.number)))
        for blank in _blank_trials(start_side)
    )


def _trial(blank: Trial, found: ImportedTrial | None) -> Trial:
    side: Side = blank.side
    if found is None:
        return Trial(side, blank.number, blank.order, code="not_measured")
    order = found.order or blank.order
    if found.kg is None:
        return Trial(side, blank.number, order, code=found.code or "not_measured")
    return Trial(side, blank.number, order, Quantity(found.typed, found.unit, found.kg))
