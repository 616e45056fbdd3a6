"""The locked screen: opens a practice, or says calmly why it can't and offers ways out."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.errors import InvalidInput, MedExError, Problem, StorageProblem
from medex_desktop.language import _
from medex_desktop.ui import preload, theme
from medex_desktop.ui.avatar import Mark
from medex_desktop.ui.door.passphrase_form import PassphraseForm
from medex_desktop.ui.errors import faults
from medex_desktop.ui.opening import Opening
from medex_desktop.ui.problem_card import ProblemCard
from medex_desktop.ui.tasks import Task, Tasks
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.scroll_body import ScrollBody

if TYPE_CHECKING:
    from medex_desktop.services.pins import Pin
    from medex_desktop.ui.door.pin_form import PinForm
    from medex_desktop.ui.door.recovery_form import RecoveryForm

WIDTH = 420
_BESIDE_FIELD: Final = (Problem.WRONG_PASSPHRASE, Problem.THROTTLED)


class Unlock(QWidget):
    """``opened(desk)`` when a key fits; the rest are wishes the window fulfils."""

    opened = Signal(object)
    quit_asked = Signal()
    rise_asked = Signal()
    other_asked = Signal()
    new_asked = Signal()
    backup_asked = Signal()
    diagnostics_asked = Signal()
    help_page = "unlock"

    def __init__(
        self, opening: Opening, tasks: Tasks, folder: Path, pin: "Pin | None" = None
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._opening = opening
        self._tasks = tasks
        self._folder = folder
        self._even_if_foreign = False
        self._typed = ""
        self._recovering = ("", "")
        self._mark = Mark(56)
        self.title = Label(_("Locked"), "result")
        self.note = Label(_("Your records are encrypted on this laptop."), "note", "ink2")
        self.problem = ProblemCard()
        self.form = PassphraseForm()
        self._by_key: RecoveryForm | None = None
        self._pin = pin if pin is not None and pin.is_for(folder, opening.clock) else None
        self.by_pin: PinForm | None = None
        self._forms = QWidget()
        self.use_key = Button(_("Use the recovery key"), "quiet", icon="key")
        self.use_passphrase = Button(_("Use the passphrase"), "quiet")
        self.backup = Button(_("Open a backup"), "quiet")
        self.diagnostics = Button(_("Diagnostics"), "quiet")
        self.quit = Button(_("Quit"), "quiet")

        self._arrange()

        self.form.given.connect(self._on_form_given)
        self.problem.chosen.connect(self._on_problem_chosen)
        self.use_key.clicked.connect(self._on_use_key_clicked)
        self.backup.clicked.connect(self.backup_asked)
        self.diagnostics.clicked.connect(self.diagnostics_asked)
        self.quit.clicked.connect(self.quit_asked)
        self.use_passphrase.clicked.connect(self._leave_pin)
        self.setFocusProxy(self.form)
        self._offer_pin()

    @property
    def recovery(self) -> "RecoveryForm":
        """The way in with the recovery key; made when it is first wanted."""
        if self._by_key is None:
            from medex_desktop.ui.door.recovery_form import RecoveryForm  # seldom needed

            self._by_key = RecoveryForm()
            self._by_key.hide()
            self._by_key.given.connect(self._on_recovery_given)
            self._form_column.addWidget(self._by_key)
        return self._by_key

    def _arrange(self) -> None:
        self._form_column = Column(self._forms, gap=0)
        self._form_column.addWidget(self.form)
        middle = QWidget()
        self._middle = middle
        foot = _across(self.use_passphrase, self.use_key, self.backup, self.quit)
        centre = Qt.AlignmentFlag.AlignHCenter
        column = Column(middle, gap=0, margins=(0, 24))
        column.addStretch(3)
        column.addWidget(self._mark, 0, centre)
        column.gap(16)
        column.addWidget(self.title, 0, centre)
        column.addWidget(self.note, 0, centre)
        column.gap(20)
        column.addWidget(self.problem)
        column.gap(12)
        column.addWidget(self._forms)
        column.gap(12)
        column.addLayout(foot)
        column.addStretch(4)
        column.addLayout(_across(self.diagnostics))
        across = Row(gap=0)
        across.addStretch(1)
        across.addWidget(middle)
        across.addStretch(1)
        scroll = ScrollBody(margins=(24, 0))
        scroll.body.addLayout(across)
        whole = Column(self, gap=0)
        whole.addWidget(scroll)
        self._rescale()
        theme.look().changed.connect(self._rescale)

    def _rescale(self) -> None:
        self._middle.setFixedWidth(theme.px(WIDTH))
        self._mark.setVisible(not theme.is_compact())

    def look(self) -> None:
        """Look at the folder off the screen; brings the heavy libraries in while one types."""
        task = self._tasks.start(self, self._look)
        task.done.connect(self._on_looked)
        task.refused.connect(self._on_look_refused)
        task.failed.connect(faults().report)
        task.finished.connect(self._on_look_finished)

    def say_saved(self, time: str) -> None:
        """After a lock: when everything was saved."""
        self.note.setText(_("Everything was saved at {time}", time=time))

    def show_problem(self, error: MedExError) -> None:
        """Say what is wrong with the practice and offer the ways out that fit."""
        problem = error.problem if isinstance(error, StorageProblem) else None
        ways = [("other", _("Choose another folder")), ("new", _("Start a new practice elsewhere"))]
        if problem is Problem.FOREIGN_LOCK:
            ways = [("anyway", _("Open anyway")), *ways[:1]]
        elif problem is Problem.IN_USE:
            ways = [("rise", _("Go to the open window")), *ways[:1]]
        elif problem in (Problem.READ_ONLY, Problem.FULL, Problem.DISK, Problem.BUSY):
            ways = [("again", _("Try again")), *ways]
        self.problem.show_problem(error, ways)
        opens = problem in (Problem.FOREIGN_LOCK, Problem.IN_USE)
        self._forms.setVisible(opens)
        self.use_key.setVisible(opens)
        self.title.setText(_("Locked") if opens else _("Not opened"))
        self.note.setVisible(opens)
        self.problem.setFocus()

    def _clear_problem(self) -> None:
        self.problem.hide()
        self._forms.show()
        self.use_key.show()
        self.note.show()
        self.title.setText(_("Locked"))

    def _look(self, task: Task) -> object:
        return self._opening.look(self._folder)

    def _on_looked(self, state: object) -> None:
        self.form.set_people(getattr(state, "initials", ()))

    def _on_look_finished(self) -> None:
        task = self._tasks.start(self, _bring_in_screens)
        task.failed.connect(faults().report)

    def _on_look_refused(self, error: MedExError) -> None:
        self.show_problem(error)

    def _on_form_given(self, passphrase: str) -> None:
        self._typed = passphrase
        self._try()

    def _try(self) -> None:
        self.form.set_busy(True)
        task = self._tasks.start(self, self._open)
        task.done.connect(self._on_opened)
        task.refused.connect(self._on_open_refused)
        task.failed.connect(self._on_failed)

    def _open(self, task: Task) -> object:
        return self._opening.unlock(
            self._folder, self._typed, even_if_foreign=self._even_if_foreign
        )

    def _on_opened(self, desk: object) -> None:
        self._typed = ""
        self.form.passphrase.clear()
        if self._by_key is not None:
            self._by_key.clear()
        self.opened.emit(desk)

    def _on_failed(self, fault: BaseException) -> None:
        self._typed = ""
        self.form.set_busy(False)
        if self.by_pin is not None:
            self.by_pin.set_busy(False)
        if self._by_key is not None:
            self._by_key.set_busy(False)
        faults().report(fault)

    def _on_open_refused(self, error: MedExError) -> None:
        self.form.set_busy(False)
        problem = error.problem if isinstance(error, StorageProblem) else None
        if problem is not Problem.FOREIGN_LOCK:
            self._typed = ""
        if problem in _BESIDE_FIELD:
            self.form.refuse(error, self._opening.wrong_so_far(self._folder))
        else:
            if problem is Problem.IN_USE:
                self.rise_asked.emit()
            self.show_problem(error)

    def _offer_pin(self) -> None:
        """Within the shift the PIN is asked for first."""
        self.use_passphrase.setVisible(self._pin is not None)
        if self._pin is not None:
            from medex_desktop.ui.door.pin_form import PinForm  # most days begin without one

            self.by_pin = PinForm(self._pin.initials)
            self._form_column.addWidget(self.by_pin)
            self.form.hide()
            self.use_key.hide()
            self.by_pin.given.connect(self._on_pin_given)
            self.setFocusProxy(self.by_pin)

    def _leave_pin(self) -> None:
        """The passphrase, and the recovery key, are always a way in."""
        if self.by_pin is not None:
            self.by_pin.hide()
        self.use_passphrase.hide()
        self.form.show()
        self.use_key.show()
        self.setFocusProxy(self.form)
        self.form.setFocus()

    def _on_pin_given(self, typed: str) -> None:
        assert self.by_pin is not None
        self._typed = typed
        self.by_pin.set_busy(True)
        task = self._tasks.start(self, self._open_by_pin)
        task.done.connect(self._on_opened)
        task.refused.connect(self._on_pin_refused)
        task.failed.connect(self._on_failed)

    def _open_by_pin(self, task: Task) -> object:
        assert self._pin is not None
        typed, self._typed = self._typed, ""
        return self._pin.unlock(typed, self._opening.clock)

    def _on_pin_refused(self, error: MedExError) -> None:
        assert self.by_pin is not None
        self.by_pin.set_busy(False)
        if isinstance(error, InvalidInput):
            self.by_pin.refuse(error)
        elif isinstance(error, StorageProblem):
            self.show_problem(error)
        else:
            self._leave_pin()
            self.form.passphrase.say(str(error), "watch")

    def _on_use_key_clicked(self) -> None:
        by_key = self.recovery.isHidden()
        self.recovery.setVisible(by_key)
        self.form.setVisible(not by_key)
        self.use_key.set_words(_("Use the passphrase") if by_key else _("Use the recovery key"))
        (self.recovery if by_key else self.form).setFocus()

    def _on_recovery_given(self, key: str, passphrase: str) -> None:
        try:
            self._opening.check_recovery_key(key)
        except InvalidInput as fault:
            self.recovery.refuse(fault)
            return
        self.recovery.set_busy(True)
        self._recovering = (key, passphrase)
        task = self._tasks.start(self, self._recover)
        task.done.connect(self._on_opened)
        task.refused.connect(self._on_recovery_refused)
        task.failed.connect(self._on_failed)

    def _recover(self, task: Task) -> object:
        key, passphrase = self._recovering
        self._recovering = ("", "")
        return self._opening.recover(self._folder, key, passphrase)

    def _on_recovery_refused(self, error: MedExError) -> None:
        self.recovery.set_busy(False)
        key_is_wrong = (
            isinstance(error, StorageProblem) and error.problem is Problem.WRONG_RECOVERY_KEY
        )
        if key_is_wrong or isinstance(error, InvalidInput):
            self.recovery.refuse(error)
        else:
            self.show_problem(error)

    def _on_problem_chosen(self, way: str) -> None:
        if way == "anyway":
            self._even_if_foreign = True
            self._clear_problem()
            if self._typed:
                self._try()
        elif way == "again":
            self._clear_problem()
            self.look()
        elif way == "rise":
            self.rise_asked.emit()
        elif way == "other":
            self.other_asked.emit()
        else:
            self.new_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The warm ground and two low hills in the soft accent."""
        painter = drawing.painter_for(self)
        painter.fillRect(self.rect(), theme.color("bg"))
        if not theme.is_contrast():
            _hill(painter, self, 0.31, 0.45)
            _hill(painter, self, 0.205, 0.9)


def _across(*buttons: Button) -> Row:
    """Buttons side by side, in the middle."""
    row = Row(gap=8)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _bring_in_screens(_task: Task) -> None:
    preload.screens()


def _hill(painter: QPainter, on: QWidget, rise: float, strength: float) -> None:
    colour = theme.color("accent-soft")
    colour.setAlphaF(strength)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    wide, high = on.width(), on.height()
    radius = wide * (0.83 if strength < 0.5 else 0.86)
    painter.drawEllipse(QPointF(wide / 2, high * (1 - rise) + radius), radius, radius)
