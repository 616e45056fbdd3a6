"""A set of tests at the desk: its list, the form of the test that is shown, and what it says."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop.domain.test_sets import TestItem
from medex_desktop.errors import InvalidInput
from medex_desktop.language import _, day, render
from medex_desktop.ui import local_keys, theme
from medex_desktop.ui.assessing.before import contact_words
from medex_desktop.ui.assessing.item import GRIP
from medex_desktop.ui.assessing.set_list import FINISHED
from medex_desktop.ui.assessing.set_parts import (
    CompactArrangement,
    DeskArrangement,
    SetArrangement,
    SetParts,
)
from medex_desktop.ui.assessing.sitting import AssessmentSitting, Missing
from medex_desktop.ui.assessing.skip_sheet import SkipItemSheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.layouts import Column


class SetDesk(QWidget):
    """``show_sitting(sitting)``; ``signed(assessment_id, alert_ids)`` once it is on record.

    ``add_asked()`` for the picker, ``discarded()`` when the set was let go. Out of sight, as under
    gym mode, it follows nothing and is shown anew once it is seen again.
    """

    signed = Signal(int, object)
    add_asked = Signal()
    discarded = Signal()
    new_device_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.parts = SetParts(session.desk.clock.today())
        self._sitting: AssessmentSitting | None = None
        self._frame: SetArrangement | None = None
        self._is_behind = False
        self._column = Column(self, gap=0)
        self._arrange()
        self._connect()

    def show_sitting(self, sitting: AssessmentSitting) -> None:
        """Show and fill this set from now on."""
        if sitting is not self._sitting:
            self._sitting = sitting
            sitting.changed.connect(self._on_sitting_changed)
            sitting.moved.connect(self._on_sitting_moved)
            sitting.item_changed.connect(self._on_item_changed)
        self.parts.facts.show_sitting(sitting)
        self._show_set()

    def take_keyboard(self) -> None:
        """To the first field of the shown test that waits."""
        sitting, parts = self._sitting, self.parts
        if sitting is None or not sitting.is_under_way:
            return
        if sitting.entry(sitting.current).is_coded:
            parts.foot.next.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._is_grip():
            if not parts.grip.take_keyboard():
                parts.foot.next.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            parts.form.take_keyboard()

    def go_to(self, missing: Missing) -> None:
        """Where something is missing."""
        sitting = self._sitting
        if sitting is None or missing.item < 0:
            return
        sitting.go(missing.item)
        if self._is_behind:  # gym mode has the keyboard
            return
        if missing.field and self.parts.form.focus_field(missing.field):
            return
        if not self.parts.asks.take_keyboard():
            self.take_keyboard()

    def next(self) -> None:
        """On to the next open test; from the last one to signing."""
        sitting = self._sitting
        if sitting is None or not self.parts.form.may_leave():
            return
        line = sitting.item(sitting.current)
        if line.state == "attend":
            first = sitting.can_sign()
            self.go_to(next(one for one in first if one.item == sitting.current))
        elif not sitting.next():
            self.ask_to_sign()

    def back(self) -> None:
        """To the end of the test before this one."""
        sitting = self._sitting
        if sitting is not None and sitting.current:
            sitting.go(sitting.current - 1)
            if not self._is_grip():
                self.parts.form.take_keyboard_at_end()

    def ask_to_sign(self) -> None:
        """Show what is about to be signed, or what is missing."""
        from medex_desktop.ui.assessing.sign_sheet import SignSheet  # once for each set

        sitting = self._sitting
        if sitting is None or self._tell_missing():
            return
        sheet = SignSheet(self.window(), sitting)
        sheet.agreed.connect(sheet.close_overlay)
        sheet.agreed.connect(self.sign)
        sheet.open(sheet.agree)

    def sign(self) -> None:
        """Put it on record: one key, from anywhere in the set."""
        sitting = self._sitting
        if sitting is None or self._tell_missing():
            return
        fault = self.parts.facts.day_fault()
        if fault:
            self.parts.facts.say_day(fault)
            return
        done, on = None, sitting.day
        try:
            with self.session.shown():
                done = sitting.sign()
        except InvalidInput as refusal:
            self._refuse(refusal)
        if done is not None:
            self.session.told.emit(_("Assessment of {day} signed.", day=day(on)))
            self.signed.emit(done.assessment_id, done.alert_ids)

    def skip(self) -> None:
        """Ask why the shown test is not measured; or take that back."""
        sitting = self._sitting
        if sitting is None or not sitting.is_under_way:
            return
        entry = sitting.entry(sitting.current)
        if entry.is_coded:
            sitting.set_outcome(sitting.current, "measured", "")
            self.take_keyboard()
            return
        title = sitting.item(sitting.current).title
        sheet = SkipItemSheet(self.window(), sitting, title)
        sheet.agreed.connect(self._on_skip_agreed)
        sheet.open(sheet.choice)

    def show_figure(self) -> None:
        """The body figure, where it helps to enter the shown test."""
        from medex_desktop.ui.assessing.figure_sheet import JointSheet, figure_sheet  # when asked

        sitting = self._sitting
        if sitting is None or not sitting.is_under_way:
            return
        sheet = figure_sheet(self.window(), sitting, sitting.current)
        if sheet is None:
            return
        if isinstance(sheet, JointSheet):
            sheet.chosen.connect(sitting.go)
        sheet.closed.connect(self.take_keyboard)
        sheet.show_over()

    def showEvent(self, event: QShowEvent) -> None:
        """Everything that changed while it was out of sight."""
        super().showEvent(event)
        if self._is_behind:
            self._show_set()

    def _follows(self) -> bool:
        """Whether it is seen; else it is shown anew once it is."""
        self._is_behind = self._is_behind or not self.isVisible()
        return self.isVisible()

    def _arrange(self) -> None:
        wanted = CompactArrangement if theme.is_compact() else DeskArrangement
        if isinstance(self._frame, wanted):
            return
        before, self._frame = self._frame, wanted(self.parts)
        self._column.addWidget(self._frame)
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        if self._sitting is not None and self._sitting.is_under_way:
            self._show_item()

    def _connect(self) -> None:
        parts = self.parts
        parts.list.chosen.connect(self._on_list_chosen)
        parts.list.sign_asked.connect(self.ask_to_sign)
        for tools in (parts.list, parts.tools):
            tools.add_asked.connect(self.add_asked)
            tools.remove_asked.connect(self._on_remove_asked)
            tools.discard_asked.connect(self._on_discard_asked)
            tools.keep_asked.connect(self._on_keep_asked)
        parts.sign.clicked.connect(self.ask_to_sign)
        parts.picker.chosen.connect(self._on_picker_chosen)
        parts.told.acted.connect(self._on_discard_asked)
        parts.form.finished.connect(self._on_form_finished)
        parts.form.went_back.connect(self.back)
        parts.form.figure_asked.connect(self.show_figure)
        parts.grip.finished.connect(self._on_form_finished)
        parts.grip.changed.connect(self._refresh)
        parts.grip.new_device_asked.connect(self.new_device_asked)
        parts.asks.entered.connect(self._on_form_finished)
        parts.result.sources_asked.connect(self._on_sources_asked)
        parts.facts.told.connect(self.session.told)
        parts.foot.skip_asked.connect(self.skip)
        parts.foot.next_asked.connect(self.next)
        theme.look().changed.connect(self._arrange)
        local_keys.install(self, [("Ctrl+B", self.show_figure)])
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def _is_grip(self) -> bool:
        sitting = self._sitting
        return sitting is not None and sitting.item(sitting.current).measure.key == GRIP

    def _show_item(self) -> None:
        sitting, parts = self._sitting, self.parts
        assert sitting is not None
        i = sitting.current
        is_grip = self._is_grip()
        parts.show_kind(is_grip=is_grip)
        if is_grip and sitting.grip is not None:
            parts.grip.show_sitting(sitting.grip)
            parts.grip_how.refresh(sitting.grip.form)
            parts.hand_facts.set_form(sitting.grip.form)
        else:
            parts.form.show_item(sitting, i)
            parts.how.show_measure(sitting.item(i).measure)
        if self._frame is not None:
            self._frame.view.verticalScrollBar().setValue(0)
        parts.list.set_current(i)
        parts.picker.set_key(str(i))
        self._refresh()

    def _refresh(self) -> None:
        sitting, parts = self._sitting, self.parts
        if sitting is None or not sitting.is_under_way:
            return
        i, items = sitting.current, sitting.items
        parts.asks.show_item(sitting, i, contact_words(sitting, i))
        if self._is_grip():
            parts.hand_facts.refresh()
        else:
            parts.form.refresh()
            parts.result.show_reading(sitting.story(i), sitting.reading(i))
        parts.list.refresh(items, sitting.day)
        others = [one for at, one in enumerate(items) if at != i and one.state not in FINISHED]
        coded, found = sitting.entry(i).is_coded, sitting.reading(i)
        said = _("Skipped: {why}", why=sitting.entry(i).reason) if coded else ""
        if theme.is_compact() and found is not None and not coded:
            category = found.reading.category
            words = [items[i].value, render(category) if category is not None else ""]
            said = " · ".join(filter(None, words))
        parts.foot.show_state(said, coded=coded, last=not others)
        parts.gate.refresh(sitting)

    def _tell_missing(self) -> bool:
        from medex_desktop.ui.assessing.sign_sheet import MissingSheet  # seldom

        sitting = self._sitting
        missing = sitting.can_sign() if sitting is not None else []
        if sitting is None or not missing:
            return False
        sheet = MissingSheet(self.window(), sitting, missing)
        sheet.chosen.connect(self.go_to)
        sheet.agreed.connect(self._on_missing_agreed)
        sheet.open(sheet.rows[0])
        return True

    def _refuse(self, refusal: InvalidInput) -> None:
        sitting = self._sitting
        if refusal.field == "day" or sitting is None:
            self.parts.facts.say_day(str(refusal))
            return
        sitting.renew()  # a limit or a precaution may have come since
        keys = [one.measure.key for one in sitting.items]
        field = GRIP if refusal.field == "trials" else refusal.field
        if field in keys:
            self.go_to(Missing(keys.index(field), str(refusal)))
        self.session.told.emit(str(refusal))

    def _show_set(self) -> None:
        sitting, parts = self._sitting, self.parts
        if sitting is None or not sitting.is_under_way:
            return
        self._is_behind = False
        parts.show_set(sitting)
        self._show_item()

    def _on_sitting_changed(self) -> None:
        if self._follows():
            self._show_set()

    def _on_sitting_moved(self, _i: int) -> None:
        if self._follows():
            self._show_item()
            self.take_keyboard()

    def _on_item_changed(self, i: int) -> None:
        sitting = self._sitting
        if sitting is not None and self._follows():
            if i == sitting.current:
                self._refresh()
            else:
                self.parts.list.refresh(sitting.items, sitting.day)

    def _on_form_finished(self) -> None:
        if not self.parts.asks.take_keyboard():
            self.parts.foot.next.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_list_chosen(self, i: int) -> None:
        sitting = self._sitting
        if sitting is not None and not self.parts.form.may_leave():
            self.parts.list.set_current(sitting.current)
            self.parts.picker.set_key(str(sitting.current))
        elif sitting is not None:
            sitting.go(i)
            self.take_keyboard()

    def _on_picker_chosen(self, key: str) -> None:
        self._on_list_chosen(int(key))

    def _on_remove_asked(self) -> None:
        sitting = self._sitting
        if sitting is None:
            return
        if sitting.count == 1:
            self._on_discard_asked()
            return
        sitting.remove(sitting.current)
        self.take_keyboard()

    def _on_discard_asked(self) -> None:
        if self._sitting is not None:
            with self.session.shown():
                self._sitting.discard()
                self.discarded.emit()

    def _on_keep_asked(self) -> None:
        from medex_desktop.ui.assessing.keep_sheet import KeepSheet  # seldom

        sitting = self._sitting
        if sitting is not None:
            items = [TestItem(one.measure.key, one.preset) for one in sitting.items]
            sheet = KeepSheet(self.window(), self.session, items)
            sheet.open(sheet.line)

    def _on_sources_asked(self) -> None:
        from medex_desktop.ui.assessing.source_sheet import SourceSheet  # only when asked

        sitting = self._sitting
        if sitting is not None:
            sheet = SourceSheet(self.window(), sitting.item(sitting.current).measure)
            sheet.open(sheet.agree)

    def _on_missing_agreed(self) -> None:
        from medex_desktop.ui.assessing.sign_sheet import MissingSheet

        sheet, sitting = self.sender(), self._sitting
        if not isinstance(sheet, MissingSheet) or sitting is None:
            return
        sheet.close_overlay()
        if sheet.leaves_out:
            for i in reversed(sheet.blank):
                sitting.remove(i)
            self.take_keyboard()
        else:
            self.go_to(sheet.first())

    def _on_skip_agreed(self) -> None:
        sheet, sitting = self.sender(), self._sitting
        if not isinstance(sheet, SkipItemSheet) or sitting is None:
            return
        if not sheet.reason():
            sheet.refuse()
            return
        sheet.close_overlay()
        sitting.set_outcome(sitting.current, sheet.code(), sheet.reason())
        self.parts.foot.next.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the keyboard is in sight."""
        scroll = self._frame.view if self._frame is not None else None
        if now is not None and scroll is not None and scroll.isAncestorOf(now):
            scroll.ensureWidgetVisible(now)
