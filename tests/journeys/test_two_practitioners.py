"""A day of two practitioners in the real program: nothing of it can be read, nothing went out.

The window, the keys, the folders and the key derivation are the real ones; only the hands are
``tests.journeys.day``. The process is traced by the kernel, not asked (``tests.journeys.tracing``).
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from medex_desktop.services import audit, practices
from medex_desktop.services.clock import SystemClock
from tests.journeys import day_run, tracing
from tests.journeys.day_run import Place, Told
from tests.journeys.day_words import ALL, ERASED, KEPT, NEVER_KEPT, STORED
from tests.journeys.markers import Search

IN_TMP = re.compile(r"medex-scratch-\w+|medex-desktop-[0-9a-f]{20}|[a-z0-9_]{8}|\.\w{6}")
"""Our area, the local socket and where Qt binds it, Python's look whether files can be made."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders are named by HOME here")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("day") / "laptop")


@pytest.fixture(scope="module")
def day(place: Place) -> Told:
    return day_run.the_day(place)


def test_the_day_was_lived_by_two(place: Place, day: Told) -> None:
    assert day.code == 0, day.printed
    assert list(day.steps) == ["recovery key", "at work", "locked", "faults", "erased"]
    (log,) = (place.base / "home").rglob("medex.log")
    for kind in ("RuntimeError | KeyError", "ValueError"):  # in a slot; in a destructor
        assert f"ERROR fault {kind}\n" in log.read_text("utf-8")
    desk = practices.unlock(place.practice, NEVER_KEPT["second passphrase"], SystemClock())
    try:
        ids = desk.ask(audit.numbers, wanted=audit.Wanted())
        who = {line.who for line in desk.ask(audit.lines, wanted=ids)}
    finally:
        desk.close()
    assert {STORED["owner"], STORED["second person"]} <= who


def test_no_marker_can_be_read_anywhere(day: Told) -> None:
    assert len(ALL) > 20
    assert day.found == []


def test_the_same_search_finds_what_is_kept_in_a_decrypted_copy(
    place: Place, day: Told, tmp_path: Path
) -> None:
    keys = day_run.open_keys(place.practice, NEVER_KEPT["owner passphrase"])
    copy = day_run.decrypted(place.practice, keys, tmp_path / "plain")
    found = {one.marker for one in Search(ALL.values()).in_folders(copy)}
    assert {name for name, each in KEPT.items() if each not in found} == set()
    assert {name for name, each in NEVER_KEPT.items() if each in found} == set()
    assert {name for name, each in ERASED.items() if each in found} == set()


def test_what_a_person_saved_where_they_chose_is_readable_there(place: Place, day: Told) -> None:
    """Those places are outside of the search, and this is why."""
    for name in ("report.pdf", "recovery key.pdf", "certificate.pdf", "printed.pdf"):
        assert (place.chosen / name).stat().st_size > 1_000
    page = pypdfium2.PdfDocument(place.chosen / "report.pdf")[0]
    assert STORED["full client"] in page.get_textpage().get_text_bounded()


def test_no_socket_to_a_network_was_opened(day: Told) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux can be asked which sockets a process opened")
    assert day.traced.how, "neither strace nor a kernel filter works here: nothing was shown"
    assert day.traced.network() == []


def test_everything_was_written_where_it_belongs(place: Place, day: Told) -> None:
    if day.traced.how != "strace":
        pytest.skip("only strace tells where a process writes")
    if os.geteuid():
        pytest.skip("the paths of a process that may not be traced are told to root alone")
    base = str(place.base)
    elsewhere = {one for one in day.traced.written if not one.startswith((base, "/dev/", "pipe:"))}
    assert elsewhere == set()
    inside = place.base / "tmp"
    written = {Path(one) for one in day.traced.written if Path(one).is_relative_to(inside)}
    temporary = {one.relative_to(inside).parts[0] for one in written}
    assert any(one.startswith("medex-scratch-") for one in temporary)
    assert {one for one in temporary if not IN_TMP.fullmatch(one)} == set()


def test_nothing_is_left_in_the_temporary_folder(place: Place, day: Told) -> None:
    assert list((place.base / "tmp").iterdir()) == []
    assert not (place.practice / "practice.medex-wal").exists()


COMMANDS = (
    "verify",
    "backup --to {stick}",
    "export --out {stick}",
    "restore {backup} --data-dir {restored}",
    "import clients {list} --leave-out-refused",
    "demo --out {chosen}",
    "interpret grip_strength value=31",
)


def test_no_command_opens_a_socket_to_a_network_or_leaves_a_word(
    place: Place, day: Told, tmp_path: Path
) -> None:
    backup = next(place.stick.glob("*/manifest.json"))
    where = {"stick": place.stick, "backup": backup, "restored": place.base / "restored" / "new",
             "list": place.list, "chosen": place.chosen}  # fmt: skip
    environment = place.environment(
        MEDEX_PASSPHRASE=NEVER_KEPT["owner passphrase"],
        MEDEX_EXPORT_PASSPHRASE=NEVER_KEPT["export passphrase"],
    )
    for command in COMMANDS:
        tracer = tracing.Tracer(tracing.the_way(), tmp_path, files=False)
        words = [part.format(**where) for part in command.split()]
        ran = subprocess.run(
            tracer.command([sys.executable, "-m", "medex_desktop", *words]),
            capture_output=True, text=True, cwd=place.base / "cwd", env=environment,
            check=False, timeout=120,
        )  # fmt: skip
        assert ran.returncode == 0, (command, ran.stderr)
        assert tracer.read(ran.returncode).network() == [], command
    keys = day_run.open_keys(place.practice, NEVER_KEPT["owner passphrase"])
    search = Search(ALL.values(), day_run.key_bytes(keys))
    assert search.in_folders(*place.searched()) == []
    assert list((place.base / "tmp").iterdir()) == []
