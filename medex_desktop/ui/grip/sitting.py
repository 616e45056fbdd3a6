"""One client's grip test under way: its form, its draft on disk, signing and skipping it."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from medex_desktop.domain.grip_reading import latest_test
from medex_desktop.domain.measures.grip_strength import GripEntry, blank_trials
from medex_desktop.domain.practices import Device
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.services import assessments, grip, practices
from medex_desktop.services.assessments import Addendum, AssessmentLine
from medex_desktop.services.grip import GripRecord, SignedGrip
from medex_desktop.ui.grip.drafting import DraftKeeper
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.session import Session

KIND = "grip"


@dataclass(frozen=True, slots=True)
class Story:
    """What is on record: the client's tests newest first, their addenda, the dynamometers."""

    lines: tuple[AssessmentLine, ...]
    addenda: tuple[Addendum, ...]
    devices: tuple[Device, ...]

    def tests(self) -> list[AssessmentLine]:
        """The grip tests that were done, newest first."""
        done = (grip.MEASURE, assessments.MEASURED)
        return [one for one in self.lines if (one.measure, one.outcome) == done]

    def is_voided(self, assessment_id: int) -> bool:
        """Whether a test was entered in error."""
        return any(one.kind == assessments.VOIDED for one in self.addenda_of(assessment_id))

    def line(self, assessment_id: int) -> AssessmentLine | None:
        """Its line in the client's list."""
        return next((one for one in self.lines if one.id == assessment_id), None)

    def addenda_of(self, assessment_id: int) -> list[Addendum]:
        """What was said about it afterwards."""
        return [one for one in self.addenda if one.assessment_id == assessment_id]


class GripSitting(QObject):
    """``begun()`` when another form is to be shown; the desk form and gym mode share it.

    A draft of this client is continued silently; ``continued`` says when it was last kept.
    """

    begun = Signal()

    def __init__(self, session: Session, client_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.client_id = client_id
        self.keeper = DraftKeeper(session, KIND, client_id, self._payload, self)
        self.continued = ""
        self._let_go: dict[str, Any] | None = None
        self.story = self._read_story()
        self.form = self._blank_form()
        self.continued = self.keeper.resume(self._restore)

    def renew(self) -> None:
        """Read the client's story again; what is typed stays."""
        self.story = self._read_story()
        self.form.renew(self.session.ask(grip.grip_context, client_id=self.client_id))

    def add_device(self, device_id: int) -> None:
        """Use a dynamometer that was just added."""
        devices = tuple(self.session.ask(practices.devices))
        self.story = Story(self.story.lines, self.story.addenda, devices)
        self.form.set_device(next((d for d in devices if d.id == device_id), None))

    def sign(self, override: str = "") -> SignedGrip:
        """Put it on record. InvalidInput when it can't be signed as it is.

        ``override`` says why it is done against a precaution; its note keeps that.
        """
        if self.form.blanks:
            raise InvalidInput(
                "trials",
                Text(
                    "{n} of {all} trials are blank. Enter them, or say why they were not "
                    "measured: U, R, P or N in the empty field.",
                    {"n": self.form.blanks, "all": len(self.form.entry.trials)},
                ),
            )
        self.keeper.flush()  # else its clock could write the draft again while the disk is slow
        signed = self.session.do(
            grip.sign_grip,
            client_id=self.client_id,
            entry=self.form.entry,
            day=self.form.day,
            draft_id=self.keeper.draft_id,
            override=override,
        )
        self.start_anew()
        return signed

    def skip(self, reason: str) -> None:
        """Record that it was not done. InvalidInput on "reason" or "day"."""
        self.keeper.flush()
        self.session.do(
            grip.skip_grip,
            client_id=self.client_id,
            day=self.form.day,
            reason=reason,
            draft_id=self.keeper.draft_id,
        )
        self.start_anew()

    def discard(self) -> None:
        """Let what is typed go; ``bring_back`` undoes it until the next key."""
        self._let_go = self.form.payload()
        self.keeper.discard()
        self.continued = ""
        self._show(self._blank_form())

    def bring_back(self) -> None:
        """Put what was discarded back."""
        if self._let_go is not None:
            self._restore(self._let_go)
            self._let_go = None
            self.keeper.touch()

    def record(self, assessment_id: int) -> GripRecord | None:
        """One test on record, whole."""
        found = self.session.ask(grip.grip_records, client_id=self.client_id)
        return next((one for one in found if one.test.assessment_id == assessment_id), None)

    def leave(self) -> bool:
        """Put everything on disk; False when the disk refuses."""
        return self.keeper.flush()

    def _payload(self) -> dict[str, Any]:
        return self.form.payload()

    def start_anew(self) -> None:
        """Begin a blank test: this one is on record, its draft gone with it."""
        self.keeper.forget()
        self.continued = ""
        self.story = self._read_story()
        self._show(self._blank_form())

    def _show(self, form: GripForm) -> None:
        before, self.form = self.form, form
        before.deleteLater()
        self.begun.emit()

    def _restore(self, payload: dict[str, Any]) -> None:
        form = self._blank_form()
        form.restore(payload)
        self._show(form)

    def _blank_form(self) -> GripForm:
        ask, today = self.session.ask, self.session.desk.clock.today()
        context = ask(grip.grip_context, client_id=self.client_id)
        last = latest_test(context.tests)
        if last is None:
            entry = ask(grip.first_entry, client_id=self.client_id)
        else:
            protocol = last.entry.protocol
            entry = GripEntry(protocol=protocol, trials=blank_trials(protocol.start_side))
        form = GripForm(context, entry, today, self)
        form.typed.connect(self.keeper.touch)
        return form

    def _read_story(self) -> Story:
        ask, client_id = self.session.ask, self.client_id
        return Story(
            lines=tuple(ask(assessments.assessment_list, client_id=client_id)),
            addenda=tuple(ask(assessments.addenda, client_id=client_id)),
            devices=tuple(ask(practices.devices)),
        )
