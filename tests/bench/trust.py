"""What trust costs: the audit of a save, locking and unlocking, a copy that is verified."""

import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from medex_desktop.services import clients, grip
from medex_desktop.services.desk import Desk
from medex_desktop.services.work import Work
from medex_desktop.storage import backup
from medex_desktop.storage.engine import connect, write_engine
from tests.bench import samples
from tests.bench.bench import Bench
from tests.bench.figure import CPU, WALL, Clock, Figure, Reading, side_by_side
from tests.desks import PASSPHRASE, TestClock

Save = Callable[[], None]


def save_audited(bench: Bench) -> Reading:
    """The same act by the door, and on a connection with neither log nor entry."""
    return _beside_unaudited(bench, WALL)


def save_processor(bench: Bench) -> Reading:
    return _beside_unaudited(bench, CPU)


def _beside_unaudited(bench: Bench, clock: Clock) -> Reading:
    with (
        bench.desk_at(bench.copy_of(bench.ordinary)) as desk,
        _saver_without(bench) as without,
    ):
        ours, floor = side_by_side(_saver(desk), without, bench.few(80), clock=clock)
    return Reading(ours.median, floor.median, f"worst {ours.worst:.0f} ms")


def _saver(desk: Desk) -> Save:
    """A function that signs a test of the next client."""
    usual, turn = _usual(desk), count()

    def save() -> None:
        entry = samples.entry(next(turn) % 40)
        desk.do(grip.sign_grip, client_id=next(usual), entry=entry, day=samples.today())

    return save


@contextmanager
def _saver_without(bench: Bench) -> Iterator[Save]:
    """The same, past the door: no log of rows, no digests, no entry in the chain."""
    with bench.desk_at(bench.copy_of(bench.ordinary)) as desk:
        engine = write_engine(desk.file.folder.database, desk.file.keys.database, lambda _raw: None)
        usual, turn = _usual(desk), count()

        def save() -> None:
            entry = samples.entry(next(turn) % 40)
            with engine.begin() as connection:
                now, today = desk.clock.now(), desk.clock.today()
                work = Work(connection, desk.file, now=now, today=today, practitioner_id=1)
                who = next(usual)
                grip.sign_grip.call(work, client_id=who, entry=entry, day=samples.today())

        yield save
        engine.dispose()


def _usual(desk: Desk) -> Iterator[int]:
    """Everybody but the client with ten years of tests, in turn."""
    long_known = samples.long_known(desk)
    return (line.id for line in desk.ask(clients.client_list) if line.id != long_known)


def unlock(bench: Bench) -> Reading:
    told = _locking(bench)
    again = statistics.median(one["again"] for one in told)
    keys = statistics.median(one["keys"] for one in told)
    note = f"key derivation {keys:.0f} ms of it; a second time {again:.0f} ms"
    return Reading(statistics.median(one["unlock"] for one in told), _rest(told), note)


def lock(bench: Bench) -> Reading:
    told = _locking(bench)
    blank = statistics.median(one["blank"] for one in told)
    note = f"names gone after {blank:.0f} ms; saves what is typed, backs up, drops the key"
    return Reading(statistics.median(one["lock"] for one in told), _rest(told), note)


def _locking(bench: Bench) -> list[dict[str, float]]:
    return [
        bench.child("locking", str(bench.copy_of(bench.ordinary)), PASSPHRASE)
        for _ in range(bench.few(5, 1))
    ]


def _rest(told: list[dict[str, float]]) -> float:
    return statistics.median(one["floor"] for one in told)


def copy(bench: Bench) -> Reading:
    """Our copying, in small steps so that it can be cancelled, and synced to the disk."""
    return _beside_engine(bench, 1)


def verified_copy(bench: Bench) -> Reading:
    """The whole backup: copied, reopened, every page checked, every table counted, digested."""
    return _beside_engine(bench, 2)


def _beside_engine(bench: Bench, which: int) -> Reading:
    with bench.desk_at(bench.copy_of(bench.heavy)) as desk:
        folder, key = desk.file.folder, desk.file.keys.database
        size = folder.database.stat().st_size / 1_000_000

        def bare() -> None:
            source, target = connect(folder.database, key), connect(_new(bench), key)
            source.backup(target)
            target.close(), source.close()

        def steps() -> None:
            source = connect(folder.database, key)
            backup.copy_pages(source, _new(bench), key)
            source.close()

        def whole() -> None:
            into, now = bench.folder("made"), TestClock().now()
            backup.make(folder, key, into, now=now, reason="bench", with_attachments=False)

        ours = steps if which == 1 else whole
        mine, floor = side_by_side(ours, bare, bench.few(9), clock=WALL)
    return Reading(mine.median, floor.median, f"{size:.1f} MB")


def _new(bench: Bench) -> Path:
    return bench.folder("copied") / "practice.medex"


_REST = "painting the locked screen once more (wall)"
_ENGINE = "the engine's own backup in one step (wall)"
FIGURES = (
    Figure(
        "save, audit",
        "sign a grip test by the door (wall)",
        "the same act with neither log, digests nor entry (wall)",
        2,
        save_audited,
        times=True,
        cheap=True,
    ),
    Figure(
        "save, processor",
        "sign a grip test by the door",
        "the same act with neither log, digests nor entry",
        10,
        save_processor,
        cheap=True,
    ),
    Figure(
        "unlock",
        "from Enter until the first screen is painted (wall)",
        _REST,
        1000,
        unlock,
    ),
    Figure(
        "lock",
        "from Ctrl+L until the key is dropped and the locked screen painted (wall)",
        _REST,
        200,
        lock,
    ),
    Figure(
        "backup, copy of 25 MB",
        "all pages, in steps that can be cancelled (wall)",
        _ENGINE,
        2,
        copy,
        times=True,
        cheap=True,
    ),
    Figure(
        "backup, verified",
        "copied, reopened, checked, counted and digested (wall)",
        _ENGINE,
        10,
        verified_copy,
        times=True,
        cheap=True,
    ),
)
