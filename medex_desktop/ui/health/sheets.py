"""The forms of what a client must be spared: replacement, precaution, limit, clearance, group."""

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.clearances import Clearance, ClearanceForm
from medex_desktop.domain.client_limits import RULES, ClientLimit, LimitForm
from medex_desktop.domain.conditions import WORDS, ConditionForm
from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.precautions import KIND_WORDS, Precaution, PrecautionForm
from medex_desktop.domain.replacement_facts import (
    KNEE_NOTE,
    KNEE_NOTE_CITATION,
    NOTE_CITATION,
    SUGGESTION_NOTE,
    suggested,
)
from medex_desktop.domain.replacements import (
    APPROACH_WORDS,
    JOINT_WORDS,
    PROCEDURE_WORDS,
    Joint,
    Replacement,
    ReplacementForm,
    replaced_words,
)
from medex_desktop.language import Text, _, day, render
from medex_desktop.services import (
    clearances,
    client_limits,
    conditions,
    precautions,
    replacements,
)
from medex_desktop.ui.act_sheet import ActSheet
from medex_desktop.ui.health.form_sheet import FormSheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, clear
from medex_desktop.ui.widgets.line_field import LineField


class ReplacementSheet(FormSheet):
    """A joint replacement, new or on record; the approach is asked for a hip."""

    def __init__(
        self, host: QWidget, session: Session, client_id: int, found: Replacement | None = None
    ) -> None:
        title = _("Change the joint replacement") if found else _("Add a joint replacement")
        super().__init__(host, session, title, _("Save"))
        self._client_id, self._found = client_id, found
        form = replacements.replacement_form(found) if found else ReplacementForm()
        joints = [(str(key), render(words)) for key, words in JOINT_WORDS.items()]
        sides = [("right", _("Right")), ("left", _("Left"))]
        kinds = [(str(key), render(words)) for key, words in PROCEDURE_WORDS.items()]
        ways = [(str(key), render(words)) for key, words in APPROACH_WORDS.items()]
        self.joint = self.choose("joint", _("Joint"), joints, form.joint)
        self.line("joint_words", _("Which joint"), form.joint_words)
        self.choose("side", _("Side"), sides, form.side)
        self.choose("procedure", _("What was done"), kinds, form.procedure)
        self.choose("approach", _("Approach"), ways, form.approach)
        self.line("done_on", _("Day of the operation"), form.done_on, hint=_("18 Jun 2026"))
        self.line("surgeon", _("Surgeon"), form.surgeon)
        self.note("restrictions", _("Restrictions, as the surgeon gave them"), form.restrictions)
        self.knee_note = ParagraphLabel(_noted(KNEE_NOTE, KNEE_NOTE_CITATION), "caption", "ink2")
        self.body.addWidget(self.knee_note)
        self.line("weight_bearing", _("Weight bearing"), form.weight_bearing)
        self.line("source", _("Who told it, and when"), form.source)
        self.joint.currentIndexChanged.connect(self._fold)
        self._fold()
        self.keep_as(f"replacement/{found.id if found else 'new'}", client_id)

    def do(self) -> None:
        """Save it."""
        provider_id = self._found.provider_id if self._found else None
        form = ReplacementForm(**self.typed(), provider_id=provider_id)
        if self._found is None:
            self.session.do(replacements.add_replacement, client_id=self._client_id, form=form)
        else:
            self.session.do(
                replacements.change_replacement, replacement_id=self._found.id, form=form
            )

    def _fold(self) -> None:
        joint = self.joint.key()
        self.fields["joint_words"].setVisible(joint == Joint.OTHER)
        self.fields["approach"].setVisible(joint == Joint.HIP)
        self.knee_note.setVisible(joint == Joint.KNEE)


class PrecautionSheet(FormSheet):
    """A precaution, new or on record. What is usual after an approach is offered, never put on."""

    def __init__(
        self, host: QWidget, session: Session, client_id: int, found: Precaution | None = None
    ) -> None:
        title = _("Change the precaution") if found else _("Add a precaution")
        super().__init__(host, session, title, _("Save"))
        self._client_id, self._found = client_id, found
        form = precautions.precaution_form(found) if found else PrecautionForm()
        self._replaced = {
            str(one.id): one for one in session.ask(replacements.replacements, client_id=client_id)
        }
        came_with = [
            (key, f"{render(replaced_words(one))} {day(one.done_on)}")
            for key, one in self._replaced.items()
        ]
        kinds = [(str(key), render(words)) for key, words in KIND_WORDS.items()]
        chosen = "" if form.replacement_id is None else str(form.replacement_id)
        self.came_with = self.choose("replacement_id", _("Came with"), came_with, chosen)
        self.fields["replacement_id"].setVisible(bool(came_with))
        self._offers = Column(gap=4)
        self.body.addLayout(self._offers)
        self.kind = self.choose("kind", _("What it is about"), kinds, form.kind)
        self.words = self.line("words", _("In the words it was given"), form.words)
        self.source = self.line("source", _("Who gave it"), form.source)
        self.line("given_on", _("Given on"), form.given_on, hint=_("left empty: today"))
        self.line("ends_on", _("Last day it holds"), form.ends_on, hint=_("left empty: open"))
        self.came_with.currentIndexChanged.connect(self._offer)
        self._offer()
        self.keep_as(f"precaution/{found.id if found else 'new'}", client_id)

    def do(self) -> None:
        """Save it."""
        typed = self.typed()
        came_with = typed.pop("replacement_id")
        form = PrecautionForm(**typed, replacement_id=int(came_with) if came_with else None)
        if self._found is None:
            self.session.do(precautions.add_precaution, client_id=self._client_id, form=form)
        else:
            self.session.do(precautions.change_precaution, precaution_id=self._found.id, form=form)

    def _offer(self) -> None:
        clear(self._offers)
        one = self._replaced.get(self.came_with.key())
        usual = suggested(one.joint, one.approach) if one else ()
        if usual and self._found is None:
            said = _noted(SUGGESTION_NOTE, NOTE_CITATION)
            self._offers.addWidget(ParagraphLabel(said, "caption", "ink2"))
        for offer in usual if self._found is None else ():
            sources = ", ".join(cited.key for cited in offer.citations)
            words = f"{render(offer.words)} ({render(offer.how_long)}; {sources})"
            button = Button(render(offer.words), name=words)
            button.setToolTip(words)
            button.setProperty("kind", str(offer.kind))
            button.clicked.connect(self._on_offer_clicked)
            self._offers.addWidget(button)

    def _on_offer_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.kind.set_key(str(button.property("kind")))
            self.words.setText(button.text())
            self.source.setFocus()


class LiftSheet(ActSheet):
    """A precaution is lifted, with who lifted it or why."""

    def __init__(self, host: QWidget, session: Session, client_id: int, found: Precaution) -> None:
        super().__init__(host, session, _("Lift the precaution"), _("Lift"))
        self._found = found
        self.say(found.words)
        self.why: LineField = self.ask_for("lifted_why", _("Who lifted it, or why it ended"))
        self.keep_as(f"lift/{found.id}", client_id)
        self.finish()

    def do(self) -> None:
        """Lift it today."""
        why = self.why.text()
        self.session.do(precautions.lift_precaution, precaution_id=self._found.id, why=why)


class LimitSheet(FormSheet):
    """A limit a provider gave for this client; it wins over the practice's own."""

    def __init__(
        self, host: QWidget, session: Session, client_id: int, found: ClientLimit | None = None
    ) -> None:
        title = _("Change the limit") if found else _("Add a limit from a provider")
        super().__init__(host, session, title, _("Save"))
        self._client_id, self._found = client_id, found
        form = client_limits.limit_form(found) if found else LimitForm()
        kinds = [(str(key), render(rule.name)) for key, rule in RULES.items()]
        self.kind = self.choose("kind", _("What is limited"), kinds, form.kind)
        self.line("typed", _("Limit"), form.typed)
        self.unit = self.choose("unit", _("Unit"), [], form.unit)
        self.line("source", _("Which provider gave it"), form.source)
        self.line("given_on", _("Given on"), form.given_on, hint=_("left empty: today"))
        self.kind.currentIndexChanged.connect(self._fold)
        self._fold()
        self.unit.set_key(form.unit)
        self.keep_as(f"limit/{found.id if found else 'new'}", client_id)

    def do(self) -> None:
        """Save it."""
        form = LimitForm(**self.typed())
        if self._found is None:
            self.session.do(client_limits.add_limit, client_id=self._client_id, form=form)
        else:
            self.session.do(client_limits.change_limit, limit_id=self._found.id, form=form)

    def _fold(self) -> None:
        chosen = self.kind.key()
        units = next((rule.units for key, rule in RULES.items() if key == chosen), ())
        self.unit.set_options([(unit, unit) for unit in units])
        self.fields["unit"].setVisible(bool(units))


class ClearanceSheet(FormSheet):
    """A provider's word that the client may exercise."""

    def __init__(
        self, host: QWidget, session: Session, client_id: int, found: Clearance | None = None
    ) -> None:
        title = _("Change the clearance") if found else _("Add a clearance")
        super().__init__(host, session, title, _("Save"))
        self._client_id, self._found = client_id, found
        form = clearances.clearance_form(found) if found else ClearanceForm()
        self.line("given_by", _("Who cleared the client"), form.given_by)
        self.line("given_on", _("Given on"), form.given_on, hint=_("17 Sep 2026"))
        self.line("expires_on", _("Last day"), form.expires_on, hint=_("left empty: open"))
        self.note("words", _("What was cleared, as it was written"), form.words)
        self.keep_as(f"clearance/{found.id if found else 'new'}", client_id)

    def do(self) -> None:
        """Save it."""
        provider_id = self._found.provider_id if self._found else None
        form = ClearanceForm(**self.typed(), provider_id=provider_id)
        if self._found is None:
            self.session.do(clearances.add_clearance, client_id=self._client_id, form=form)
        else:
            self.session.do(clearances.change_clearance, clearance_id=self._found.id, form=form)


class ConditionSheet(FormSheet):
    """A group the client belongs to."""

    def __init__(self, host: QWidget, session: Session, client_id: int) -> None:
        super().__init__(host, session, _("Add a group"), _("Save"))
        self._client_id = client_id
        groups = [(str(key), render(words)) for key, words in WORDS.items()]
        about = _("It decides which published measurement error fits this client's results.")
        self.body.addWidget(ParagraphLabel(about, "body", "ink2"))
        self.choose("condition", _("Group"), groups)
        self.line("noted_on", _("Since"), hint=_("left empty: today"))
        self.line("source", _("Who told it"))
        self.keep_as("group", client_id)

    def do(self) -> None:
        """Save it."""
        form = ConditionForm(**self.typed())
        self.session.do(conditions.add_condition, client_id=self._client_id, form=form)


def _noted(note: Text, source: Citation) -> str:
    """A note with who says so."""
    return f"{render(note)} ({source.key})"
