"""Assess: six trials by keyboard alone, read live, kept as a draft, signed by one key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.errors import InvalidInput
from medex_desktop.language import _, day
from medex_desktop.services import practices
from medex_desktop.services.desk import Changed
from medex_desktop.ui import local_keys, theme
from medex_desktop.ui.assessing.sets import Sets
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.grip.addendum_sheet import AddendumSheet
from medex_desktop.ui.grip.device_form import DeviceForm
from medex_desktop.ui.grip.entry import GripEntryPanel
from medex_desktop.ui.grip.facts_card import FactsCard
from medex_desktop.ui.grip.foot import EntryFoot
from medex_desktop.ui.grip.frames import CompactFrame, DeskFrame, Frame, Parts, note_card
from medex_desktop.ui.grip.history import NEW, HistoryCard, TestLine, line_of
from medex_desktop.ui.grip.override_sheet import OverrideSheet
from medex_desktop.ui.grip.protocol_card import ProtocolCard
from medex_desktop.ui.grip.record_view import RecordView
from medex_desktop.ui.grip.sitting import GripSitting
from medex_desktop.ui.grip.skip_sheet import SkipSheet
from medex_desktop.ui.grip.summary import ResultSummary
from medex_desktop.ui.gym.grip import GymGrip
from medex_desktop.ui.screen import Keys, Screen
from medex_desktop.ui.session import Session, Target
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.note_field import NoteField


class Assess(Screen):
    """The entry of a grip test, and the tests on record beside it."""

    help_page = "assess"

    def __init__(self, session: Session, client_id: int | None = None) -> None:
        super().__init__(session, client_id)
        self._sitting: GripSitting | None = None
        self._frame: Frame | None = None
        self._busy = False
        self._note = NoteField(_("Note"), lines=5)
        self.parts = Parts(
            history=HistoryCard(),
            picker=ComboBox(_("Test"), strong=True),
            draft=Banner("info", "", _("Discard")),
            entry=GripEntryPanel(),
            foot=EntryFoot(),
            record=RecordView(),
            protocol=ProtocolCard(),
            facts=FactsCard(session.desk.clock.today()),
            note=note_card(self._note),
            choose=Button(_("Choose tests"), icon="plus", key="Ctrl T"),
        )
        single = QWidget()
        self._column = Column(single, gap=0)
        self.sets = Sets(session, single)
        self.in_hand = self.sets.measure_in_hand
        Column(self, gap=0).addWidget(self.sets)
        self._arrange()
        self._connect()
        if client_id is not None:
            self.load()

    def load(self) -> None:
        """Read the client's tests; what is being typed stays."""
        if self.client_id is None:
            return
        if self._sitting is None or self._sitting.client_id != self.client_id:
            self._begin(self.client_id)
        else:
            self._sitting.renew()
            self.sets.renew()
            self.parts.entry.bar.set_devices(self._sitting.story.devices)
            self._show_history()

    def concerns(self, changed: Changed) -> bool:
        """Anything about this client, and the dynamometers."""
        mine = changed.client_id == self.client_id
        return not self._busy and (mine or bool(changed.tables & {"device", "setting"}))

    def arrive(self, target: Target) -> None:
        """Continue; ``assessment_id`` opens an older test, ``choose`` the picker of tests."""
        record = target.details.get("assessment_id")
        if isinstance(record, int):
            self.sets.setCurrentIndex(0)
            self._on_test_chosen(record)
        elif self.sets.is_under_way:
            self.sets.show_set()
        else:
            self._show_entry()
        if target.details.get("choose"):
            self.sets.choose()

    def leave(self) -> bool:
        """Put what is typed on disk; stay when the disk refuses."""
        return self.sets.leave() and (self._sitting is None or self._sitting.leave())

    def keys(self) -> Keys:
        """The keys of the entry."""
        return [
            ("Backspace", _("empty field: go back")),
            ("U R P N", _("empty field: unable, refused, stopped for pain, not measured")),
            ("Enter", _("finish grip")),
            ("Ctrl Enter", _("sign")),
            ("Ctrl Del", _("skip with reason")),
            ("F11", _("gym mode")),
            ("Ctrl B", _("the body figure")),
            ("Ctrl T", _("choose tests")),
        ]

    @property
    def sitting(self) -> GripSitting | None:
        """The test under way."""
        return self._sitting

    @property
    def assessment(self) -> AssessmentSitting | None:
        """The set under way, None without one."""
        return self.sets.sitting if self.sets.is_under_way else None

    def gym_page(self) -> QWidget | None:
        """The same set or test in gym mode; None while a clock runs at the desk, which says so."""
        if not self.sets.may_leave():
            return None
        floor = self.sets.gym_page()
        if floor is not None or self._sitting is None:
            return floor
        page = GymGrip(self._sitting)
        page.finish_asked.connect(self.finish)
        page.sign_asked.connect(self.sign)
        page.skip_asked.connect(self.skip)
        return page

    def finish(self) -> None:
        """Show what is about to be signed."""
        if self._sitting is None or self._tell_blanks():
            return
        sheet = ResultSummary(self.window(), self._sitting.form)
        sheet.agreed.connect(sheet.close_overlay)
        sheet.agreed.connect(self.sign)
        sheet.open(sheet.agree)

    def sign(self, override: str = "") -> None:
        """Sign what is typed: one key, from anywhere in the entry."""
        if self.sets.is_shown() and self.sets.desk is not None:
            self.sets.desk.sign()
            return
        sitting = self._sitting
        if sitting is None or self._tell_blanks():
            return
        fault = self.parts.facts.day_fault()
        if fault:
            self.parts.facts.say_day(fault)
            return
        tested = sitting.form.day
        signed = None
        self._busy = True
        try:
            with self.session.shown():
                signed = sitting.sign(override)
        except InvalidInput as refusal:
            self._refuse(refusal)
        finally:
            self._busy = False
        if signed is not None:
            self.session.told.emit(_("Grip test of {day} signed.", day=day(tested)))
            alert = {"alert_id": signed.alert_ids[0]} if signed.alert_ids else {}
            self.session.go("client", self.client_id, "overview", **alert)

    def skip(self) -> None:
        """Ask why it is not done."""
        if self.sets.is_shown() and self.sets.desk is not None:
            self.sets.desk.skip()
            return
        if self._sitting is None:
            return
        sheet = SkipSheet(self.window(), self._sitting)
        sheet.agreed.connect(self._on_skip_agreed)
        sheet.open(sheet.field.field)

    def _begin(self, client_id: int) -> None:
        if self._sitting is not None:
            self._sitting.deleteLater()
        self._sitting = GripSitting(self.session, client_id, self)
        self._sitting.begun.connect(self._on_sitting_begun)
        self._on_sitting_begun()
        self.sets.open_client(client_id, self._sitting)

    def _arrange(self) -> None:
        compact = theme.is_compact()
        wanted = CompactFrame if compact else DeskFrame
        if isinstance(self._frame, wanted):
            return
        before, self._frame = self._frame, wanted(self.parts)
        self._column.addWidget(self._frame)
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()

    def _connect(self) -> None:
        parts = self.parts
        parts.history.chosen.connect(self._on_test_chosen)
        parts.picker.chosen.connect(self._on_picker_chosen)
        parts.draft.acted.connect(self._on_draft_acted)
        parts.entry.grid.finished.connect(self._on_grid_finished)
        parts.entry.bar.new_device_asked.connect(self._on_new_device_asked)
        parts.foot.skip_asked.connect(self.skip)
        parts.foot.finish_asked.connect(self.finish)
        parts.foot.refused.connect(self._tell_blanks)
        parts.record.addendum_asked.connect(self._on_addendum_asked)
        parts.record.left.connect(self._show_entry)
        self._note.changed.connect(self._on_note_changed)
        self._note.limited.connect(self.session.told)
        self.parts.facts.told.connect(self.session.told)
        parts.choose.clicked.connect(self.sets.choose)
        self.sets.signed.connect(self._on_set_signed)
        self.sets.left.connect(self._show_entry)
        self.sets.discarded.connect(self._on_set_discarded)
        self.sets.new_device_asked.connect(self._on_new_device_asked)
        theme.look().changed.connect(self._arrange)
        signs = [(keys, self.sign) for keys in ("Ctrl+Return", "Ctrl+Enter")]
        local_keys.install(self, [*signs, ("Ctrl+Del", self.skip)])

    def _show_entry(self) -> None:
        if self.sets.is_under_way:
            self.sets.show_set()
            return
        if self._frame is not None:
            self._frame.show_entry()
        self.parts.history.choose(NEW)
        self.parts.picker.set_key(str(NEW))
        if self._sitting is not None and not self.parts.entry.grid.focus_next():
            self.parts.foot.finish.setFocus()

    def _show_history(self) -> None:
        sitting = self._sitting
        if sitting is None:
            return
        story = sitting.story
        lines = [line_of(one, voided=story.is_voided(one.id)) for one in story.tests()]
        now = TestLine(NEW, sitting.form.day, _("Grip strength"), "", "near")
        last = sitting.form.last
        words = _("same protocol as {day}", day=day(last.day, short=True)) if last else ""
        self.parts.history.set_lines(now, lines, words if last else _("the first one"))
        options = [(str(NEW), _("Grip strength"))]
        options += [(str(one.record_id), f"{one.title} {one.note}") for one in lines]
        self.parts.picker.set_options(options)
        shown = self.parts.record.record_id()
        if self._frame is not None and self._frame.middle.currentIndex() == 1 and shown:
            self._on_test_chosen(shown)
        self._refresh()

    def _refresh(self) -> None:
        sitting = self._sitting
        if sitting is None:
            return
        form, parts = sitting.form, self.parts
        parts.entry.refresh(form)
        parts.protocol.refresh(form)
        parts.facts.refresh()
        parts.foot.refresh(form, parts.entry.standing.said())
        all_of_them = len(form.entry.trials)
        done = all_of_them - form.blanks
        parts.history.set_progress(_("{n} of {all}", n=done, all=all_of_them))

    def _tell_blanks(self) -> bool:
        """Say what is missing and go there; True when something is."""
        sitting = self._sitting
        if sitting is None or not sitting.form.blanks:
            return False
        try:
            sitting.sign()
        except InvalidInput as refusal:
            self._refuse(refusal)
        return True

    def _refuse(self, refusal: InvalidInput) -> None:
        if refusal.field == "day":
            self.parts.facts.say_day(str(refusal))
        elif refusal.field == "override" and self._sitting is not None:
            OverrideSheet.ask(self.window(), self._sitting, str(refusal), self.sign)
        else:
            self.parts.entry.grid.focus_next()
            self.parts.entry.grid.say(str(refusal), alert=True)

    def _on_sitting_begun(self) -> None:
        sitting, parts = self._sitting, self.parts
        if sitting is None:
            return
        parts.entry.bar.set_devices(sitting.story.devices)
        parts.entry.set_form(sitting.form)
        parts.facts.set_form(sitting.form)
        self._note.blockSignals(True)
        self._note.set_text(sitting.form.entry.note)
        self._note.blockSignals(False)
        sitting.form.changed.connect(self._refresh)
        parts.draft.setVisible(bool(sitting.continued))
        if sitting.continued:
            said = _("Draft of {time} continued. Nothing was lost.", time=sitting.continued)
            parts.draft.set_words(said)
            parts.draft.button().set_words(_("Discard"))
        self._show_history()

    def _on_set_signed(self, _assessment_id: int, alert_ids: object) -> None:
        alert = {"alert_id": alert_ids[0]} if isinstance(alert_ids, tuple) and alert_ids else {}
        self.session.go("client", self.client_id, "overview", **alert)

    def _on_set_discarded(self) -> None:
        self.parts.offer_back(_("Set discarded."))

    def _on_draft_acted(self) -> None:
        sitting, draft = self._sitting, self.parts.draft
        if sitting is None:
            return
        if self.sets.bring_back():
            draft.hide()
            return
        if sitting.continued:
            with self.session.shown():
                sitting.discard()
                self.parts.offer_back(_("Draft discarded."))
        else:
            sitting.bring_back()
            draft.hide()
        self.parts.entry.grid.focus_next()

    def _on_grid_finished(self) -> None:
        self.parts.foot.finish.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_note_changed(self, text: str) -> None:
        if self._sitting is not None:
            self._sitting.form.set_fact(note=text)

    def _on_picker_chosen(self, key: str) -> None:
        self._on_test_chosen(int(key))

    def _on_test_chosen(self, record_id: int) -> None:
        sitting = self._sitting
        record = sitting.record(record_id) if sitting and record_id else None
        if sitting is None or record is None or self._frame is None:
            self._show_entry()
            return
        person = self.session.ask(
            practices.the_practitioner, practitioner_id=record.practitioner_id
        )
        self.parts.record.show_record(
            sitting.form.context,
            record,
            sitting.story.line(record_id),
            sitting.story.addenda_of(record_id),
            f"{person.name}, {person.credential}".strip(", "),
        )
        self.parts.history.choose(record_id)
        self.parts.picker.set_key(str(record_id))
        self._frame.show_record()
        self.parts.record.back.setFocus()

    def _on_new_device_asked(self) -> None:
        sheet = DeviceForm(self.window(), self.session, self.session.desk.clock.today())
        sheet.added.connect(self._on_device_added)
        sheet.open(sheet.make)

    def _on_device_added(self, device_id: int) -> None:
        if self._sitting is not None:
            self._sitting.add_device(device_id)
            self.parts.entry.bar.set_devices(self._sitting.story.devices)
            self.parts.entry.grid.focus_next()

    def _on_addendum_asked(self, record_id: int) -> None:
        if self.client_id is not None:
            AddendumSheet(self.window(), self.session, self.client_id, record_id).open()

    def _on_skip_agreed(self) -> None:
        sheet, sitting = self.sender(), self._sitting
        if not isinstance(sheet, SkipSheet) or sitting is None:
            return
        skipped = False
        self._busy = True
        try:
            with self.session.shown():
                sitting.skip(sheet.reason())
                skipped = True
        except InvalidInput as refusal:
            sheet.refuse(str(refusal))
        finally:
            self._busy = False
        if skipped:
            sheet.close_overlay()
            self.session.told.emit(_("Grip test skipped; the reason is on record."))
            self.session.go("client", self.client_id, "overview")
