"""Invented practices of the sizes that are measured, made through the same acts as real work."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.measures.grip_strength import GripEntry, GripProtocol, blank_trials
from medex_desktop.domain.quantity import Quantity
from medex_desktop.exchange.csv_in import read_table
from medex_desktop.exchange.grip_csv import read_grip
from medex_desktop.exchange.imported import GripFile
from medex_desktop.exchange.mapping import Mapping
from medex_desktop.services import assessing, clients, documents, grip, imports, practices
from medex_desktop.services.desk import Desk
from medex_desktop.services.progress_report import ReportWords
from medex_desktop.storage.sidecar import KdfCost
from tests.bench.results import entries
from tests.desks import PASSPHRASE, PROFILE, TestClock
from tests.exchange.files import TODAY, mapped, wide_file

LONG_KNOWN = "Theodora Longfellow"
FACTS = imports.FileFacts("grip.csv", "0" * 64)
_OF_A_CLIENT = 20
_JAMAR = GripProtocol(device_make="Jamar Plus+", device_serial="20418")


def ordinary(root: Path, *, people: int, visits: int) -> None:
    """A practice as it is in earnest: ``people`` clients, one with ``visits`` monthly visits."""
    desk = _new(root, KdfCost())
    import_people(desk, people)
    know_for_long(desk, visits)
    desk.close()


def crowd(root: Path, people: int) -> None:
    """A practice with very many clients, six trials each."""
    desk = _new(root, KdfCost())
    import_people(desk, people)
    desk.close()


def tested(root: Path, *, tests: int, papers: int) -> None:
    """So many signed tests, twenty a client, a month apart; so many clients have a signed paper."""
    desk = empty(root)
    first = today() - timedelta(days=30 * _OF_A_CLIENT)
    for number in range(-(-tests // _OF_A_CLIENT)):
        form = ClientForm(name=f"Person {number}", birth_date="1951-06-06", sex="female")
        client_id = desk.do(clients.add_client, form=form)
        for visit in range(min(_OF_A_CLIENT, tests - number * _OF_A_CLIENT)):
            day = first + timedelta(days=30 * visit)
            desk.do(grip.sign_grip, client_id=client_id, entry=entry(visit), day=day)
        if number < papers:
            desk.do(documents.sign_report, client_id=client_id, words=ReportWords())
    desk.close()


def assessed(root: Path, *, people: int, visits: int) -> None:
    """So many clients with so many weekly assessments, ten results each."""
    desk = empty(root)
    for number in range(people):
        form = ClientForm(name=f"Person {number}", birth_date="1951-06-06", sex="female")
        client_id = desk.do(clients.add_client, form=form)
        for visit in range(visits):
            desk.do(
                assessing.sign_assessment,
                client_id=client_id,
                entries=entries(visit),
                day=today() - timedelta(days=7 * (visits - visit)),
            )
    desk.close()


def empty(root: Path) -> Desk:
    """An open practice without clients."""
    return _new(root, KdfCost(memory_kib=64, passes=1, lanes=1))


def people_file(people: int) -> bytes:
    """A file of grip results: six trials a person, one person a row."""
    return wide_file(people)


def read(data: bytes) -> tuple[GripFile, Mapping]:
    """Such a file, read and mapped."""
    table = read_table(data)
    mapping = mapped(table)
    return read_grip(table, mapping, TODAY), mapping


def import_people(desk: Desk, people: int) -> None:
    """Take such a file into a practice."""
    file, mapping = read(people_file(people))
    desk.do(imports.import_grip, file=file, mapping=mapping, facts=FACTS)


def know_for_long(desk: Desk, visits: int) -> int:
    """Add a client with monthly visits up to now; the id."""
    clock = desk.clock
    past = TestClock(datetime(2026, 10, 1, 15, 0, tzinfo=UTC) - timedelta(days=30 * visits + 1))
    desk.clock = past
    form = ClientForm(name=LONG_KNOWN, birth_date="14 Mar 1951", sex="female", hand="right")
    client_id = desk.do(clients.add_client, form=form)
    for visit in range(visits):
        past.pass_time(days=30)
        desk.do(grip.sign_grip, client_id=client_id, entry=entry(visit), day=past.today())
    desk.clock = clock
    return client_id


def long_known(desk: Desk) -> int:
    """The id of the client with ten years of results."""
    return next(line.id for line in desk.ask(clients.client_list) if line.name == LONG_KNOWN)


def entry(visit: int) -> GripEntry:
    """Six squeezes that drift and wobble as real ones do."""
    base = Decimal("24.0") - Decimal(visit) / 40
    trials = tuple(
        replace(trial, quantity=_kg(base + Decimal((visit * 7 + trial.order * 5) % 17) / 10))
        for trial in blank_trials()
    )
    return GripEntry(protocol=_JAMAR, trials=trials, pain=visit % 4)


def today() -> date:
    """The day it is in every sample."""
    return TestClock().today()


def _kg(value: Decimal) -> Quantity:
    shown = value.quantize(Decimal("0.1"))
    return Quantity(str(shown), "kg", shown)


def _new(root: Path, cost: KdfCost) -> Desk:
    prepared = practices.prepare_keys(PASSPHRASE, PROFILE.name, cost=cost)
    return practices.set_up(root, PROFILE, prepared, TestClock())
