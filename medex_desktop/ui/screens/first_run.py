"""The set-up of a practice in three steps; nothing is on disk until the last one is done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import MedExError
from medex_desktop.language import _
from medex_desktop.ui import preload, theme
from medex_desktop.ui.errors import faults
from medex_desktop.ui.problem_card import ProblemCard
from medex_desktop.ui.program import Program
from medex_desktop.ui.setup.client_step import ClientStep
from medex_desktop.ui.setup.keys_step import KeysStep
from medex_desktop.ui.setup.profile_step import ProfileStep
from medex_desktop.ui.setup.step import Step
from medex_desktop.ui.setup.step_list import StepList
from medex_desktop.ui.tasks import Task, Tasks
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.scroll_body import ScrollBody

if TYPE_CHECKING:
    from medex_desktop.services.reimports import Incoming


class FirstRun(QWidget):
    """``founded(desk, form)`` with the first client's form or None; Back keeps what was typed.

    With an export in hand (``take_export``) it is the export that becomes the practice.
    """

    founded = Signal(object, object)
    demo_asked = Signal()
    other_asked = Signal()
    export_asked = Signal()
    help_page = "first-run"

    def __init__(self, program: Program, tasks: Tasks) -> None:
        super().__init__()
        self.setObjectName("page")
        self._program = program
        self._tasks = tasks
        self._drawn: object = None
        self._export: Incoming | None = None
        self._at = 0
        self._busy = False
        self._is_drawing = False
        self._wants_demo = False
        self._build()

        self._arrange()

        self._connect()

        self._show_step()

    def _build(self) -> None:
        today = self._program.opening.clock.today()
        self.profile = ProfileStep()
        self.keys = KeysStep(today)
        self.client = ClientStep(today)
        self.steps: list[Step] = [self.profile, self.keys, self.client]
        self.list = StepList(
            [
                (_("Your practice"), _("Heads every report")),
                (_("Passphrase and recovery key"), _("Locks every record on this laptop")),
                (_("First client, or the demo"), _("About one minute")),
            ]
        )
        self._step_words = Label("", "body", "ink2")
        self._title = ParagraphLabel("", "result", min_width=300)
        self._note = ParagraphLabel("", "note", "ink2", min_width=300)
        self.problem = ProblemCard()
        self._pages = QStackedWidget()
        self._bodies: list[ScrollBody] = []
        self.back = Button(_("Back"), icon="chevron-left", size="main")
        self._reason = Label("", "body", "ink3")
        self.next = Button(_("Next"), "filled", key="Enter", size="main")

    def _connect(self) -> None:
        self.next.clicked.connect(self._go_on)
        self.next.refused.connect(self._on_next_refused)
        self.back.clicked.connect(self._go_back)
        self.list.existing.clicked.connect(self.other_asked)
        self.list.export.clicked.connect(self._on_export_clicked)
        self.client.demo_asked.connect(self._on_client_demo_asked)
        self.problem.chosen.connect(self._on_problem_chosen)
        for step in self.steps:
            step.changed.connect(self._show_state)
        theme.look().changed.connect(self._rescale)
        self._rescale()

    def _arrange(self) -> None:
        head = Column(gap=2, margins=(6, 0, 14, 0))
        head.addWidget(self._step_words)
        head.addWidget(self._title)
        head.addWidget(self._note)
        for step in self.steps:
            body = ScrollBody(gap=0, margins=(6, 4, 14, 4))
            body.body.addWidget(step)
            self._bodies.append(body)
            self._pages.addWidget(body)
        foot = Row(gap=12, margins=(6, 0, 14, 0))
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self._reason)
        foot.addWidget(self.next)
        form = QWidget()
        column = Column(form, gap=16, margins=(50, 32, 42, 24))
        column.addLayout(head)
        column.addWidget(self.problem)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)
        row = Row(self, gap=0)
        row.addWidget(self.list)
        row.addWidget(form, 1)

    def _rescale(self) -> None:
        """At large text the heading is a size smaller, so that a field stays in sight."""
        self._title.set_role("title" if theme.is_compact() else "result")
        if theme.is_compact():
            self._bodies[0].body.addWidget(self.list.ways)
        else:
            self.list.take_ways()
        self._show_state()

    def look(self) -> None:
        """Draw the keys, once, off the screen; this also brings the heavy libraries in."""
        if self._is_drawing:
            return
        self._is_drawing = True
        task = self._tasks.start(self, self._draw)
        task.done.connect(self._on_drawn)
        task.failed.connect(faults().report)
        self._tasks.start(self, _bring_in_screens).failed.connect(faults().report)

    def step(self) -> int:
        """The step that is shown, from 0."""
        return self._at

    def take_export(self, found: "Incoming | None") -> None:
        """Make the practice of an export; None lets it go. One client's needs a practice's name."""
        self._export = found
        self.list.hold_export(found is not None)
        self._at = 1 if self._is_named() else 0
        self._show_step()

    def _is_named(self) -> bool:
        return self._export is not None and not self._export.is_of_one_client

    def _last(self) -> int:
        return 1 if self._export is not None else len(self.steps) - 1

    def _on_export_clicked(self) -> None:
        if self._export is not None and not self._busy:
            self.take_export(None)
        elif not self._busy:
            self.export_asked.emit()

    def _draw(self, task: Task) -> object:
        return self._program.opening.draw_keys()

    def _on_drawn(self, drawn: object) -> None:
        self._drawn = drawn
        self.keys.card.show_key(str(getattr(drawn, "recovery_key", "")))
        self._show_state()

    def _show_step(self) -> None:
        step = self.steps[self._at]
        self._step_words.setText(_("Step {n} of {m}", n=self._at + 1, m=self._last() + 1))
        self._title.setText(step.title)
        self._note.setText(step.note)
        self._pages.setCurrentWidget(self._bodies[self._at])
        self.back.setVisible(self._at > 0 and not self._is_named())
        summaries = [each.summary() for each in self.steps]
        if self._export is not None and self._is_named():
            summaries[0] = self._export.practice_name
        self.keys.practice_name = summaries[0]
        self.list.show_step(self._at, summaries)
        self._show_state()
        step.setFocus()
        self.setFocusProxy(step)

    def _show_state(self) -> None:
        missing = self.steps[self._at].missing()
        if self._busy:
            missing = _("Making the practice")
        self.next.set_not_yet(missing)
        self._reason.setText("" if theme.is_compact() else missing)
        if self._at == self._last() and self._export is not None:
            words = _("Make the practice")
        elif self._at == self._last():
            words = _("Add and begin") if self.client.form() else _("Begin without a client")
        else:
            words = _("Next")
        self.next.set_words(words)

    def _on_next_refused(self, _reason: str) -> None:
        if not self._busy:
            self.steps[self._at].advance()

    def _go_on(self) -> None:
        if self._busy or not self.steps[self._at].advance():
            return
        if self._at < self._last():
            self._at += 1
            self._show_step()
        else:
            self._found()

    def _go_back(self) -> None:
        if self._at > 0 and not self._busy:
            self._at -= 1
            self._show_step()

    def _on_client_demo_asked(self) -> None:
        self._wants_demo = True
        self._found()

    def _found(self) -> None:
        """Make the practice off the screen; what was typed stays until it is there."""
        self.problem.hide()
        self._busy = True
        self._show_state()
        task = self._tasks.start(self, self._make)
        task.done.connect(self._on_made)
        task.refused.connect(self._on_refused)
        task.failed.connect(self._on_failed)

    def _make(self, task: Task) -> object:
        drawn = self._drawn
        assert drawn is not None, "the key is shown before one can go on"
        if self._export is not None:
            return self._program.opening.found_from(
                self._program.folder,
                self._export,
                self.profile.profile(),
                drawn,  # type: ignore[arg-type]  # as below
                self.keys.passphrase(),
            )
        return self._program.opening.found(
            self._program.folder,
            self.profile.profile(),
            drawn,  # type: ignore[arg-type]  # kept as object so that nothing heavy is imported
            self.keys.passphrase(),
        )

    def _on_made(self, desk: object) -> None:
        without = self._wants_demo or self._export is not None
        form: ClientForm | None = None if without else self.client.form()
        self.founded.emit(desk, form)
        if self._wants_demo:
            self.demo_asked.emit()

    def _on_refused(self, error: MedExError) -> None:
        self._busy = self._wants_demo = False
        self._show_state()
        self.problem.show_problem(
            error, [("again", _("Try again")), ("other", _("Choose another folder"))]
        )

    def _on_failed(self, fault: BaseException) -> None:
        self._busy = self._wants_demo = False
        self._show_state()
        faults().report(fault)

    def _on_problem_chosen(self, way: str) -> None:
        self.problem.hide()
        if way == "again":
            self._found()
        else:
            self.other_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, from any field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next.click()
        else:
            super().keyPressEvent(event)


def _bring_in_screens(_task: Task) -> None:
    preload.screens()
