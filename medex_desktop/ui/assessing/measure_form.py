"""The desk form of any measure, made from its fields alone: type, Enter, type, Enter."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.body_places import figure_of
from medex_desktop.domain.entries import is_needed, is_unit, spared
from medex_desktop.domain.measure import Field, Measure, Role
from medex_desktop.language import _, render
from medex_desktop.ui import theme
from medex_desktop.ui.assessing.controls import (
    ChoiceControl,
    FieldControl,
    NumberControl,
    control_for,
)
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.questionnaires.panel import QuestionnairePanel
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Grid, Row
from medex_desktop.ui.workspace_parts.elided import ElidedLabel

_PER_ROW: Final = 2


class MeasureForm(QWidget):
    """``show_item(sitting, i)``; ``finished()`` when Enter was pressed in the last field.

    ``went_back()`` when Backspace was pressed in the first one while it was empty.
    ``figure_asked()`` for the body figure, where it helps to enter the test.
    """

    finished = Signal()
    figure_asked = Signal()
    went_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sitting: AssessmentSitting | None = None
        self._at = -1
        self._page: QWidget | None = None
        self.title = ElidedLabel("title", "ink")
        self.summary = ParagraphLabel("", "caption", min_width=160)
        self.controls: list[FieldControl] = []
        self.panel: QuestionnairePanel | None = None
        self._column = Column(self, gap=12)
        self.figure = Button(_("Body figure"), icon="user", key="Ctrl B")
        self.figure.clicked.connect(self.figure_asked)
        beside = Row(gap=12)
        beside.addWidget(self.summary, 1)
        beside.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignRight)
        head = Column(gap=2)
        head.addWidget(self.title)
        head.addLayout(beside)
        self._column.addLayout(head)

    def show_item(self, sitting: AssessmentSitting, i: int) -> None:
        """Build the form of one test of the set, filled as far as it is."""
        self._sitting, self._at = sitting, i
        self.controls, self.panel = [], None  # what is told while the page goes is of another test
        if self._page is not None:
            self._column.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        measure = sitting.item(i).measure
        if measure.items or measure.total_only:
            self._page = self.panel = self._questions(measure)
        else:
            self._page = QWidget()
            self._build(Column(self._page, gap=12), measure)
        self._column.addWidget(self._page)
        self._page.show()
        self._restore_clocks()
        self.refresh()

    def refresh(self) -> None:
        """Show what is typed and what is said about each field."""
        sitting = self._sitting
        if sitting is None or self._at >= sitting.count:
            return
        line, entry = sitting.item(self._at), sitting.entry(self._at)
        self.title.setText(line.title)
        self.summary.setText(render(line.measure.summary))
        self.summary.setVisible(not theme.is_compact())
        self.figure.setVisible(bool(figure_of(line.measure)) and not entry.is_coded)
        faults, differing = sitting.faults(self._at), sitting.differing(self._at)
        if self.panel is not None:
            self.panel.set_texts(dict(entry.typed))
            self.panel.set_faults(faults)
            return
        remarks = {one.field: render(one.words) for one in sitting.remarks(self._at)}
        for control in self.controls:
            key = control.field.key
            control.set_unit(entry.unit(control.field))
            control.set_text(entry.text(key))
            if key in faults and not control.is_typing():
                control.say(faults[key])
            elif key in remarks and not control.is_typing():
                control.say(remarks[key], "watch")
            else:
                control.say(differing.get(key, ""), "watch")

    def take_keyboard(self) -> None:
        """To the first field that waits for something, else the first value."""
        if self.panel is not None:
            self.panel.setFocus(Qt.FocusReason.TabFocusReason)
            return
        for control in self.controls:
            if self._is_waiting(control):
                control.take_keyboard()
                return
        values = [one for one in self.controls if one.field.role is Role.VALUE]
        for control in (values or self.controls)[:1]:
            control.take_keyboard()

    def may_leave(self) -> bool:
        """Whether another test may be shown: a clock that runs is stopped first, and says so."""
        for control in () if self.isHidden() else self._timed():
            if control.watch is not None and control.watch.watch.is_running():
                control.take_keyboard()
                control.say(_("The clock runs. Stop it first, then go on."), "watch")
                return False
        return True

    def focus_field(self, key: str) -> bool:
        """To one field; False when the form has none of that key."""
        if self.panel is not None and key in self.panel.fields:
            self.panel.go(self.panel.fields.index(key))
            self.panel.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        for control in self.controls:
            if control.field.key == key:
                control.take_keyboard()
                return True
        return False

    def take_keyboard_at_end(self) -> None:
        """To the last value, as Backspace goes back to it."""
        if self.panel is not None:
            self.panel.go(len(self.panel.fields) - 1)
            self.panel.setFocus(Qt.FocusReason.TabFocusReason)
            return
        values = [one for one in self.controls if one.field.role is Role.VALUE]
        for control in (values or self.controls)[-1:]:
            control.take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace in the first question goes back to the test before."""
        if self.panel is not None and event.key() == Qt.Key.Key_Backspace:
            self.went_back.emit()
        else:
            super().keyPressEvent(event)

    def _questions(self, measure: Measure) -> QuestionnairePanel:
        panel = QuestionnairePanel(measure)
        panel.text_changed.connect(self._on_answer_changed)
        panel.finished.connect(self.finished)
        if self._sitting is not None:
            panel.offer_blank(self._sitting.session, self._sitting.client_id)
        return panel

    def _build(self, column: Column, measure: Measure) -> None:
        sitting = self._sitting
        assert sitting is not None
        preset = sitting.item(self._at).preset
        shown = [field for field in measure.fields if field.key not in preset]
        first = [one for one in shown if one.role is Role.IDENTITY]
        values = [one for one in shown if one.role is Role.VALUE]
        rest = [one for one in shown if one not in first and one not in values]
        for group in (first, values, rest):
            self._add_fields(column, group)

    def _add_fields(self, column: Column, fields: Sequence[Field]) -> None:
        per_row = 1 if theme.is_compact() else _PER_ROW
        grid, turn = Grid(gap=(12, 10)), 0
        for step in range(per_row):
            grid.setColumnStretch(step, 1)
        for field in fields:
            control = control_for(field, label_of(field))
            wide = _is_wide(control)
            if wide and turn % per_row:
                turn += per_row - turn % per_row
            row, at = divmod(turn, per_row)
            span = per_row if wide else 1
            grid.addWidget(control, row, at, 1, span, Qt.AlignmentFlag.AlignTop)
            turn += span
            self._listen(control)
        if turn:
            column.addLayout(grid)

    def _listen(self, control: FieldControl) -> None:
        self.controls.append(control)
        control.changed.connect(self._on_control_changed)
        control.unit_changed.connect(self._on_unit_changed)
        control.entered.connect(self._on_control_entered)
        control.went_back.connect(self._on_control_went_back)
        if isinstance(control, NumberControl):
            control.clock_changed.connect(self._on_clock_changed)

    def _restore_clocks(self) -> None:
        sitting = self._sitting
        kept = sitting.clock(self._at) if sitting is not None else None
        for control in self._timed():
            plain = kept.get(control.field.key) if isinstance(kept, dict) else None
            if control.watch is not None and isinstance(plain, dict):
                try:
                    control.watch.restore(plain)
                except ValueError:  # of another clock: the field's own starts at zero
                    control.watch.fresh()

    def _timed(self) -> list[NumberControl]:
        return [
            one for one in self.controls if isinstance(one, NumberControl) and one.watch is not None
        ]

    def _is_mine(self, control: FieldControl) -> bool:
        """Whether it is of the test that is shown, which is still in the set."""
        sitting = self._sitting
        return control in self.controls and sitting is not None and self._at < sitting.count

    def _on_control_changed(self, text: str) -> None:
        control = self.sender()
        if isinstance(control, FieldControl) and self._sitting and self._is_mine(control):
            self._sitting.set_text(self._at, control.field.key, text)

    def _on_answer_changed(self, key: str, text: str) -> None:
        if self._sitting is not None:
            self._sitting.set_text(self._at, key, text)

    def _on_unit_changed(self, unit: str) -> None:
        control = self.sender()
        if isinstance(control, FieldControl) and self._sitting and self._is_mine(control):
            self._sitting.set_unit(self._at, control.field.key, unit)

    def _on_clock_changed(self) -> None:
        if self._sitting is None:
            return
        kept: dict[str, Any] = {
            one.field.key: one.watch.to_plain() for one in self._timed() if one.watch is not None
        }
        self._sitting.set_clock(self._at, kept)

    def _on_control_entered(self) -> None:
        control = self.sender()
        self.refresh()
        if not isinstance(control, FieldControl) or control not in self.controls:
            return
        for after in self.controls[self.controls.index(control) + 1 :]:
            if after.field.role is Role.VALUE or self._is_waiting(after):
                after.take_keyboard()
                return
        self.finished.emit()

    def _is_waiting(self, control: FieldControl) -> bool:
        """Whether it is blank and the test can't do without it."""
        if control.text() or not is_needed(control.field):
            return False
        assert self._sitting is not None
        typed = {one.field.key: one.text() for one in self.controls}
        return control.field.key not in spared(self._sitting.item(self._at).measure, typed)

    def _on_control_went_back(self) -> None:
        control = self.sender()
        if not isinstance(control, FieldControl) or control not in self.controls:
            return
        at = self.controls.index(control)
        if at:
            self.controls[at - 1].take_keyboard()
        else:
            self.went_back.emit()


def label_of(field: Field) -> str:
    """A field's label, with what its number may be where its unit says only that."""
    words = render(field.label)
    if field.unit and not is_unit(field.unit) and any(map(str.isdigit, field.unit)):
        return f"{words}, {field.unit}"
    return words


def _is_wide(control: FieldControl) -> bool:
    """Whether it needs a row of its own."""
    field = control.field
    several = isinstance(control, ChoiceControl) and len(field.choices) > _PER_ROW
    return several or field.kind == "boolean" or field.repeats > 1 or bool(field.clock)
