"""After a stop, a damaged settings file, a full, slow or failing disk; diagnostics."""

from datetime import UTC, datetime

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import MedExError, Problem
from medex_desktop.services import clients, drafts, keeping
from medex_desktop.storage import problems
from medex_desktop.ui.greeting import SETTINGS, SPACE, Greeting
from medex_desktop.ui.report_sheet import ReportSheet
from medex_desktop.ui.screens.client_form import ClientFormOverlay
from medex_desktop.ui.screens.today import TodayScreen
from medex_desktop.ui.session import Stuck
from medex_desktop.ui.stops.run import Run
from tests.shots.camera import Stage, shot

BEGAN = datetime(2026, 10, 1, 13, 30, tzinfo=UTC)
REPORT = (
    "MedEx Desktop 0.1.0", "Python 3.11.7, Qt 6.11.3, linux 6.1.0", f"@ {BEGAN.isoformat()} opened",
    "schema 2", "Fatal Python error: Segmentation fault",
    "Current thread 0x00007f32 (most recent call first):",
    '  File "medex_desktop/ui/chart_raster.py", line 61 in paint',
    '  File "medex_desktop/ui/chart_view.py", line 204 in paintEvent',
    '  File "medex_desktop/bootstrap.py", line 112 in open_window',
)  # fmt: skip


def _stopped(stage: Stage) -> None:
    runs = stage.folder.parent / "runs"
    runs.mkdir()
    lines = [f"@ {BEGAN.isoformat()} began", *REPORT]
    (runs / "20261001T133000-7.run").write_text("\n".join(lines))
    stage.window.program.run = Run(runs, stage.clock)


def _greet(stage: Stage) -> Greeting:
    window = stage.window
    window.greeting = Greeting(window.program, window.tasks, window.stage.notices)
    window.greeting.look()
    return window.greeting


@shot("12-locked-after-stop")
def at_the_door(stage: Stage) -> None:
    _stopped(stage)
    stage.door()
    _greet(stage)


@shot("12-locked-report")
def report(stage: Stage) -> None:
    at_the_door(stage)
    notice = stage.window.stage.notices.notice("stop")
    assert notice is not None
    notice.banner.button().click()


@shot("12-locked-settings-damaged")
def settings_damaged(stage: Stage) -> None:
    stage.door()
    stage.window.program.preferences.kept_aside = "preferences.damaged.json"
    _greet(stage)
    words = "123 MB are free. Everything saved is safe, but backups and then saving will fail. "
    more = "Free some space on the disk of the practice."
    notices = stage.window.stage.notices
    notices.add(SPACE, "watch", "The disk is nearly full.", words + more)
    assert notices.notice(SETTINGS) is not None


@shot("24-today-after-stop")
def today(stage: Stage) -> None:
    _stopped(stage)
    shell = stage.open_demo()
    do = shell.session.do
    do(drafts.save_draft, kind="grip", client_id=2, payload={"note": ""})
    do(drafts.save_draft, kind="client", payload={"name": "Nora Falk"})
    binned = do(clients.add_client, form=ClientForm(name="Eva Lind", birth_date="1950-03-13"))
    do(drafts.save_draft, kind="progress_report", client_id=binned, payload={})
    do(keeping.put_in_bin, client_id=binned)
    _greet(stage).entered()
    screen = shell.current()
    assert isinstance(screen, TodayScreen)
    screen.use_program(stage.window.program)


@shot("20-diagnostics")
def diagnostics(stage: Stage) -> None:
    stage.unlock()
    stage.window.show_diagnostics()
    sheet = stage.window.stage.findChild(ReportSheet)
    assert sheet is not None
    stage.until(lambda: "\n" in sheet.text.toPlainText())


@shot("25-failing-disk")
def failing(stage: Stage) -> None:
    shell = stage.open_demo()
    shell.session.go("client", 1, tab="assess")
    shell.session.troubled.emit(_disk())
    shell.session.stuck.emit(Stuck(bool, str))


@shot("25-failing-disk-form")
def failing_form(stage: Stage) -> None:
    shell = stage.unlock()
    form = ClientFormOverlay.open_over(stage.window.stage, shell.session)
    form.fields.fields["name"].field.setText("Eva Lind")
    form._show_problem(_disk())


@shot("25-slow-disk")
def slow(stage: Stage) -> None:
    shell = stage.open_demo()
    shell.session.hand.slow.emit(True)


def _disk() -> MedExError:
    return problems.known(Problem.DISK)
