"""The one window: locked, being set up, or at work; it knows when to close a practice."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget

from medex_desktop import turns
from medex_desktop.errors import MedExError, Refused
from medex_desktop.language import _, clock
from medex_desktop.services import doorstep
from medex_desktop.ui import clipboard, commands, preload, safekeeping
from medex_desktop.ui.errors import faults
from medex_desktop.ui.instance import Instance
from medex_desktop.ui.program import Program
from medex_desktop.ui.screens.unlock import Unlock
from medex_desktop.ui.screens.waiting import Waiting
from medex_desktop.ui.stage import Stage
from medex_desktop.ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from medex_desktop.services.desk import Desk
    from medex_desktop.ui.diagnostics import Diagnostics
    from medex_desktop.ui.greeting import Greeting
    from medex_desktop.ui.locking import Locker
    from medex_desktop.ui.session import Session
    from medex_desktop.ui.shell import Shell

TITLE = "MedEx Desktop"
USUAL = QSize(1366, 768)
LEAST = QSize(960, 600)
_WATCHED_AFTER_MS = 500
_DRAWN = (QEvent.Type.UpdateRequest, QEvent.Type.LayoutRequest)


class Window(QMainWindow):
    """``begin()`` is False when another window has this practice and was raised instead."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(LEAST)
        self.resize(USUAL)
        self.program = program
        self.tasks = Tasks(self)
        self.instance = Instance(self)
        self.stage = Stage()
        self.session: Session | None = None
        self.shell: Shell | None = None
        self.locker: Locker | None = None
        self.greeting: Greeting | None = None
        self._is_closed = False
        self._closes = False
        self._saved = ""
        self._switch: Callable[[], object] | None = None
        self.setCentralWidget(self.stage)

        self.stage.painted.connect(self._on_stage_painted)
        self.instance.asked_to_rise.connect(self.rise)

    def event(self, event: QEvent) -> bool:
        """Painting and layout go before whatever other threads do."""
        if event.type() not in _DRAWN:
            return super().event(event)
        with turns.screen_first():
            return super().event(event)

    def begin(self) -> bool:
        """Claim the practice and show the first page."""
        if not self.program.demo and not self.instance.claim(self.program.folder):
            return False
        if self.program.demo:
            self._open_demo()
        else:
            self._show_door()
        return True

    def rise(self) -> None:
        """Come to the front: the program was started a second time."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def is_closed(self) -> bool:
        """True once the practice is closed and the window may go."""
        return self._is_closed

    def page(self) -> QWidget | None:
        """What is shown: the locked screen, the set-up, or the shell."""
        return self.stage.pages.currentWidget()

    def quit(self) -> None:
        """Close the window, and with it the program."""
        self.close()

    def show_help(self) -> None:
        """The page of the manual about what is shown, over it."""
        from medex_desktop.ui.manual_view import ManualOverlay  # not needed on most days

        page = str(getattr(self.page(), "help_page", ""))
        ManualOverlay.open_over(self.stage, page)

    def show_diagnostics(self) -> None:
        """Versions, counts and sizes, over what is shown."""
        from medex_desktop.ui import diagnostics  # not needed on most days

        desk = self.session.desk if self.session is not None else None
        diagnostics.show(self.stage, self.tasks, self.program, desk)

    def gather_diagnostics(self, owner: QObject) -> "Diagnostics":
        """The same, for the card of a fault."""
        from medex_desktop.ui.diagnostics import Diagnostics  # not needed on most days

        desk = self.session.desk if self.session is not None else None
        made = Diagnostics(self.program, self.tasks, desk, owner)
        made.gather()
        return made

    def zoom_in(self) -> None:
        """Larger text."""
        self.program.zoom(+1)

    def zoom_out(self) -> None:
        """Smaller text."""
        self.program.zoom(-1)

    def zoom_reset(self) -> None:
        """The usual text size."""
        self.program.zoom(0)

    def _show_door(self) -> None:
        if doorstep.holds_practice(self.program.folder):
            self._show_unlock()
        else:
            self._show_first_run()

    def _show_unlock(self, saved: str = "") -> Unlock:
        known = self.program
        page = Unlock(known.opening, self.tasks, known.folder, known.pin)
        page.opened.connect(self._on_opened)
        page.quit_asked.connect(self.close)
        page.other_asked.connect(self._on_other_asked)
        page.new_asked.connect(self._on_new_asked)
        page.rise_asked.connect(self._on_rise_asked)
        page.backup_asked.connect(self._on_backup_asked)
        page.diagnostics_asked.connect(self.show_diagnostics)
        if saved:
            page.say_saved(saved)
        self._show(page)
        if self.stage.isVisible():
            page.look()
        return page

    def _show_first_run(self) -> None:
        from medex_desktop.ui.screens.first_run import FirstRun  # not needed on most days

        page = FirstRun(self.program, self.tasks)
        page.founded.connect(self._on_founded)
        page.demo_asked.connect(self._open_demo)
        page.other_asked.connect(self._on_other_asked)
        page.list.backup.clicked.connect(self._on_backup_asked)
        page.export_asked.connect(self._on_export_asked)
        self._show(page)
        if self.stage.isVisible():
            page.look()

    def _show(self, page: QWidget) -> None:
        commands.KeyBoard(page, commands.WITHOUT_PRACTICE, self)
        self.stage.show_page(page)

    def _on_stage_painted(self) -> None:
        self.instance.listen()
        self._greet()
        look = getattr(self.page(), "look", None)
        if look is not None:
            look()

    def _greet(self) -> None:
        from medex_desktop.ui.greeting import Greeting  # the first picture does not wait for it

        self.greeting = Greeting(self.program, self.tasks, self.stage.notices)
        self.greeting.look()
        if self.session is not None:
            self.greeting.entered()

    def _on_opened(self, desk: "Desk") -> None:
        self.enter(desk)

    def _on_founded(self, desk: "Desk", form: object) -> None:
        self.enter(desk, form)

    def enter(self, desk: "Desk", first_client: object = None) -> None:
        """Show an open practice; add the first client of a set-up, when there is one."""
        # these bring SQLAlchemy, which the locked screen must not wait for
        from medex_desktop.ui.session import Session
        from medex_desktop.ui.shell import Shell

        self.program.remember_folder()
        self.session = Session(desk, self)
        if self.greeting is not None:
            self.greeting.entered()
        safekeeping.Safekeeper(self.session)
        self.shell = Shell(self.session, self.program)
        self.session.switch_asked.connect(self._on_switch_asked)
        self.shell.lock_asked.connect(self._on_lock_asked)
        self.shell.quit_asked.connect(self.close)
        self.shell.demo_asked.connect(self._open_demo)
        self.stage.show_page(self.shell)
        self.shell.start()
        QTimer.singleShot(_WATCHED_AFTER_MS, self.session, self._watch)
        if first_client is not None:
            self._add_first(first_client)
        preload.Preload(self.session)

    def _watch(self) -> None:
        """Lock when nobody is there; watched once the first list is on the screen."""
        if self.shell is not None and not self.program.demo:
            from medex_desktop.ui.locking import Locker  # the first list does not wait for it

            self.locker = Locker(self.shell, self.program)
            self.locker.start(self.windowHandle())
            if (unfit := doorstep.why_unfit(self.program.folder)) is not None:
                self.shell.session.troubled.emit(Refused(unfit))

    def _add_first(self, form: Any) -> None:
        from medex_desktop.services import clients

        assert self.session is not None
        with self.session.shown():
            client_id = self.session.do(clients.add_client, form=form)
            self.session.go("client", client_id, tab="assess")

    def _open_demo(self) -> None:
        self.program.demo = True
        if self.session is not None:
            self._close_practice()  # the demo is opened once the practice is closed
            return
        self._show(Waiting(_("Making the sample practice"), _("Twelve invented people.")))
        task = self.tasks.start(self, self._make_demo)
        task.done.connect(self._on_opened)
        task.failed.connect(faults().report)
        task.refused.connect(self._on_demo_refused)

    def _make_demo(self, task: Task) -> object:
        return self.program.opening.demo()

    def _on_demo_refused(self, error: MedExError) -> None:
        self.program.demo = False
        self._show_unlock().show_problem(error)

    def _on_switch_asked(self, switch: "Callable[[], object]") -> None:
        if self.shell is not None and self.shell.leave():
            self._switch = switch
            self._close_practice()

    def _on_lock_asked(self) -> None:
        self._close_practice()

    def _close_practice(self) -> None:
        """Back up, close the file, then lock or go."""
        if self.session is None:
            return
        session, self.session, self.shell, self.locker = self.session, None, None, None
        saved = session.desk.saved_at
        self._saved = clock(saved.astimezone()) if saved else ""
        clipboard.take_back()
        self._show(Waiting(_("Closing the practice"), _("Everything was saved.")))
        session.tasks.stop()
        then, self._switch = self._switch, None
        close = partial(safekeeping.close_session, session, goes=self._closes, then=then)
        task = self.tasks.start(self, close)
        task.finished.connect(session.deleteLater)  # the desk tells it to the very end
        if self.greeting is not None:
            task.finished.connect(self.greeting.closed)
        task.done.connect(self._on_practice_closed)
        task.refused.connect(self._on_practice_closed_badly)
        task.failed.connect(self._on_closing_failed)

    def _on_practice_closed(self, outcome: object) -> None:
        if self._closes:
            self._is_closed = True
            self.close()
        elif self.program.demo:
            self._open_demo()
        else:
            before = self.page()
            page = self._show_unlock(self._saved)
            if outcome is not None:
                page.note.setText(str(outcome))
            asks = page.focusWidget()
            if isinstance(before, Waiting) and asks is not None:
                before.hand_over(asks)

    def _on_practice_closed_badly(self, error: MedExError) -> None:
        self._closes = False
        self._show_unlock(self._saved).show_problem(error)

    def _on_closing_failed(self, fault: BaseException) -> None:
        self._closes = False
        faults().report(fault)
        self._show_unlock(self._saved)

    def _on_rise_asked(self) -> None:
        self.instance.raise_other(self.program.folder)

    def _on_backup_asked(self) -> None:
        from medex_desktop.ui.restoring.door import BackupDoor  # brings the storage; seldom needed

        door = BackupDoor(self.stage, self.tasks, self.program.opening.clock, self.program.folder)
        door.restored.connect(self._show_unlock)
        door.open(door.choose)

    def _on_export_asked(self) -> None:
        from medex_desktop.ui.restoring.export_door import ExportDoor  # as above
        from medex_desktop.ui.screens.first_run import FirstRun

        page = self.page()
        if isinstance(page, FirstRun):
            door = ExportDoor(self.stage, self.tasks)
            door.taken.connect(page.take_export)
            door.open(door.choose)

    def _on_other_asked(self) -> None:
        self._ask_folder(_("Choose the folder of the practice"), self.open_folder)

    def _on_new_asked(self) -> None:
        self._ask_folder(_("Choose an empty folder for the new practice"), self.start_new_in)

    def _ask_folder(self, title: str, chosen: Any) -> None:
        dialog = QFileDialog(self, title, str(self.program.folder.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(chosen)
        dialog.open()

    def open_folder(self, chosen: str) -> None:
        """Show the locked screen of the practice in another folder."""
        self._move_to(Path(chosen))
        self._show_unlock()

    def start_new_in(self, chosen: str) -> None:
        """Begin the set-up in an empty folder; one that holds a practice is opened instead."""
        folder = Path(chosen)
        if doorstep.holds_practice(folder):
            self.open_folder(chosen)
            return
        if (unfit := doorstep.why_unfit(folder)) is not None:
            self._show_unlock().show_problem(Refused(unfit))
            return
        self._move_to(folder)
        self._show_first_run()

    def _move_to(self, folder: Path) -> None:
        self.program.folder = folder
        self.instance.claim(folder)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the practice first, off the screen's thread; then go."""
        if self.session is not None and self.shell is not None:
            event.ignore()
            if self.shell.leave():
                self._closes = True
                self._close_practice()
            return
        if self._closes and not self._is_closed:
            event.ignore()  # the practice is being closed at this moment
            return
        self.tasks.end()
        if self.greeting is not None:
            self.greeting.leave()
        self.instance.release()
        self._is_closed = True
        event.accept()
