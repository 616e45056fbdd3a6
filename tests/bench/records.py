"""Storage and services: reading a long story, saving a test, taking a large file in, keys."""

import json
import statistics
from itertools import count

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlalchemy import event

from medex_desktop.services import clients, grip, imports
from medex_desktop.services.desk import Desk
from medex_desktop.storage import vault
from medex_desktop.storage.folder import PracticeFolder
from medex_desktop.storage.sidecar import KdfCost
from tests.bench import raw, samples
from tests.bench.bench import Bench
from tests.bench.figure import CPU, WALL, Figure, Reading, side_by_side, timed
from tests.desks import PASSPHRASE, TestClock


def ten_years_query(bench: Bench) -> Reading:
    with bench.desk_at(bench.copy_of(bench.ordinary)) as desk:
        client_id = samples.long_known(desk)
        fetch = raw.fetcher(desk, *_statement(desk, client_id))
        ours, floor = side_by_side(
            lambda: desk.ask(grip.grip_records, client_id=client_id), fetch, bench.few(40)
        )
        entry_at = next(at for at, value in enumerate(fetch()[0]) if str(value).startswith("{"))
        parsed = timed(lambda: [json.loads(row[entry_at]) for row in fetch()], bench.few(40))
        note = f"{len(fetch())} visits; {ours.median / parsed.median:.1f}x of SQL and json.loads"
        return Reading(ours.median, floor.median, note)


def _statement(desk: Desk, client_id: int) -> tuple[str, tuple[object, ...]]:
    """The very SQL our query sends, with its values."""
    sent: list[tuple[str, tuple[object, ...]]] = []

    def note(_c: object, _cursor: object, sql: str, values: object, *_rest: object) -> None:
        assert isinstance(values, tuple)
        sent.append((sql, values))

    event.listen(desk.file.reading, "before_cursor_execute", note)
    desk.ask(grip.grip_records, client_id=client_id)
    event.remove(desk.file.reading, "before_cursor_execute", note)
    return next(one for one in sent if "result" in one[0])


def save_test(bench: Bench) -> Reading:
    with bench.desk_at(bench.copy_of(bench.ordinary)) as desk:
        long_known = samples.long_known(desk)
        others = [line.id for line in desk.ask(clients.client_list) if line.id != long_known]
        turn = count(1_000)

        def save(client_id: int) -> None:
            entry = samples.entry(next(turn) % 40)
            desk.do(grip.sign_grip, client_id=client_id, entry=entry, day=samples.today())

        usual = iter(others)
        commit = raw.committer(raw.rows_of_last_test(desk), bench.folder("raw"))
        repeats = bench.few(25)
        ours, floor = side_by_side(lambda: save(next(usual)), commit, repeats, clock=WALL)
        longest = timed(lambda: save(long_known), bench.few(9), clock=WALL)
        note = f"after 120 visits {longest.median:.0f} ms, worst {ours.worst:.0f} ms"
        return Reading(ours.median, floor.median, note)


def import_people(bench: Bench) -> Reading:
    people = bench.crowd_size
    data = samples.people_file(people)
    ours, reading, floor, told = [], [], [], 0

    def heard(_done: int, _total: int) -> bool:
        nonlocal told
        told += 1
        return True

    for _ in range(bench.few(3, 1)):
        desk = samples.empty(bench.folder("import") / "practice")
        begun = CPU()
        file, mapping = samples.read(data)
        middle = CPU()
        desk.do(
            imports.import_grip,
            file=file,
            mapping=mapping,
            facts=samples.FACTS,
            on_progress=heard,
        )
        ended = CPU()
        rows = raw.rows_of_import(desk)
        desk.close()
        ours.append((ended - begun) * 1000)
        reading.append((middle - begun) * 1000)
        floor += timed(lambda: raw.insert_all(rows, bench.folder("raw")), 1, warm=0).all  # noqa: B023
    note = f"{rows.count} rows, reading the file {statistics.median(reading):.0f} ms of it"
    assert told > 1, "an import tells how far it is"
    return Reading(statistics.median(ours), statistics.median(floor), note)


def key_derivation(bench: Bench) -> Reading:
    folder, clock, cost = PracticeFolder(bench.ordinary), TestClock(), KdfCost()

    def bare() -> None:
        Argon2id(
            salt=b"0" * 16,
            length=32,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive(b"0" * 20)

    ours, floor = side_by_side(
        lambda: vault.unlock(folder, PASSPHRASE, clock.now), bare, bench.few(5)
    )
    return Reading(ours.median, floor.median, "Argon2id, 64 MiB, 3 passes")


FIGURES = (
    Figure(
        "key derivation",
        "from a passphrase to the keys",
        "the same derivation alone",
        None,
        key_derivation,
    ),
    Figure(
        "10 years, query to records",
        "every grip test of a client as records",
        "the same SQL on the bare driver",
        8,
        ten_years_query,
        times=True,
        cheap=True,
    ),
    Figure(
        "save a test",
        "sign a grip test, until it is on disk (wall)",
        "its two rows through the bare driver (wall)",
        30,
        save_test,
        cheap=True,
    ),
    Figure(
        "import of 10,000 people",
        "a file of 10,000 people with six trials, from bytes to commit",
        "one executemany a table of the same rows",
        15,
        import_people,
        times=True,
        cheap=True,
    ),
)
