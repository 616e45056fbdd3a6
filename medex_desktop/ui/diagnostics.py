"""Diagnostics: versions, counts and sizes in one text that is shown before it is copied."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop import language
from medex_desktop.language import _
from medex_desktop.ui import fault_details, theme
from medex_desktop.ui.errors import faults
from medex_desktop.ui.program import Program
from medex_desktop.ui.report_sheet import ReportSheet
from medex_desktop.ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from medex_desktop.services.desk import Desk

NAME: Final = "medex-diagnostics"


class Diagnostics(QObject):
    """``gather()``, then ``made(text)``: off the screen, for the disk may be what is at fault."""

    made = Signal(object)

    def __init__(
        self, program: Program, tasks: Tasks, desk: "Desk | None", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._tasks = tasks
        self._desk = desk
        self._here: list[str] = []

    def gather(self) -> None:
        """Begin."""
        self._here = [*_look(), *_settings(self._program)]
        task = self._tasks.start(self, self._gathered)
        task.done.connect(self.made)
        task.failed.connect(faults().report)
        task.failed.connect(self._on_failed)

    def _on_failed(self, fault: BaseException) -> None:
        """A fault while gathering is itself what helps."""
        self.made.emit("\n".join([*self._here, "", fault_details.describe(fault)]))

    def _gathered(self, _task: Task) -> str:
        from medex_desktop.services import (  # bring the storage, off the screen
            diagnostics,
            practices,
        )

        program, desk = self._program, self._desk
        lines = [fault_details.versions(), f"schema {practices.SCHEMA}", *self._here, ""]
        lines += ["practice open" if desk is not None else "practice locked"]
        root = desk.file.folder.root if desk is not None else Path(program.folder)
        lines += diagnostics.of_folder(root, program.opening.clock)
        if desk is not None:
            lines += diagnostics.of_practice(desk)
        told = diagnostics.faults_in(program.log) if program.log is not None else []
        lines += ["", f"faults in the log: {len(told)}", *told]
        return "\n".join([*lines, *_stops(program)])


def show(host: QWidget, tasks: Tasks, program: Program, desk: "Desk | None") -> ReportSheet:
    """Open them over ``host``; they arrive in a moment."""
    words = _(
        "Versions, counts and sizes: no names, nothing you typed, no folder. Nothing is sent; "
        "copy or save it to ask for help."
    )
    sheet = ReportSheet(host, tasks, _("Diagnostics"), words)
    sheet.show_text(_("One moment"), NAME)
    gathering = Diagnostics(program, tasks, desk, sheet)
    gathering.made.connect(sheet.show_made)
    gathering.gather()
    sheet.open(sheet.copy)
    return sheet


def _look() -> list[str]:
    look = theme.look()
    app = QApplication.instance()
    style = app.style().name() if isinstance(app, QApplication) else ""
    lines = [
        f"look {look.name}, text {look.percent} %, style {style}",
        f"windows by {QGuiApplication.platformName()}",
        f"locale {QLocale.system().name()}, language {language.current()}",
    ]
    for screen in QGuiApplication.screens():
        size, scale = screen.size(), screen.devicePixelRatio()
        lines.append(f"screen {size.width()} x {size.height()}, scale {scale:g}")
    return lines


def _settings(program: Program) -> list[str]:
    chosen = program.preferences.read()
    second = f"in use, last {chosen.second_backup or 'never'}" if chosen.second_place else "none"
    return [
        f"locks after {chosen.lock_minutes} minutes",
        f"second place for backups: {second}",
        f"last check-up: {chosen.last_checkup or 'not known'}",
        f"settings damaged at this start: {'yes' if program.preferences.kept_aside else 'no'}",
    ]


def _stops(program: Program) -> list[str]:
    if program.run is None:
        return []
    from medex_desktop.ui.stops import left  # only when it is asked for

    found = [*left.stops(program.run.folder), *left.reports(program.run.folder)]
    lines = ["", f"runs that stopped or had a fault: {len(found)}"]
    for stop in found:
        how = "closed" if stop.ended else "broke off" if stop.crashed else "stopped"
        began = f"{stop.began:%Y-%m-%d %H:%M} UTC" if stop.began else "not known"
        lines.append(f"begun {began}, {how}")
    return lines
