"""The client form's fields: name, birth date, sex and hand first; everything else folded below."""

from dataclasses import asdict
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.body import BodyFact, read_height, read_mass
from medex_desktop.domain.clients import ClientForm
from medex_desktop.domain.dates import parse_day
from medex_desktop.errors import InvalidForm, InvalidInput
from medex_desktop.language import _, number, render
from medex_desktop.ui.clients.birth import birth_field
from medex_desktop.ui.clients.form_parts import WithUnit, lay, on_change, set_text, text_of
from medex_desktop.ui.clients.provider_picker import ProviderPicker
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.date_field import DateField
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Column, Grid, Row
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.note_field import NoteField
from medex_desktop.ui.widgets.segmented import Segmented

_MAIN: Final = ("name", "birth_date", "age_years", "sex", "hand")
_UNITS: Final = ("height", "mass")
NO_EVENT: Final = "none"
_BLANKS: Final = {"event_kind": NO_EVENT, "sex": "not_stated", "hand": "unknown"}


class ClientFields(QWidget):
    """``form()`` and ``set_form``; ``changed`` at every key; faults go beside their fields."""

    changed = Signal()
    folded = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known_age = ("", "")
        self.fields: dict[str, LabeledField] = {}
        self._make_main()
        self._make_body()
        self._make_history()
        self.provider = ProviderPicker(session)
        self._more = Button(_("More"), "quiet", icon="chevron-down")
        self._rest = QWidget()

        self._arrange()

        for field in self.fields.values():
            on_change(field, self.changed)
        self.provider.changed.connect(self.changed)
        self.provider.changed.connect(self.folded)
        self._more.clicked.connect(self._on_more_clicked)
        for name in _UNITS:
            self._with_unit(name).line.editingFinished.connect(self._say_measures)

        self._fold(folded=True)

    def form(self) -> ClientForm:
        """The form as typed."""
        typed: dict[str, Any] = {name: text_of(field) for name, field in self.fields.items()}
        typed["event_kind"] = "" if typed["event_kind"] == NO_EVENT else typed["event_kind"]
        for name in _UNITS:
            typed[f"{name}_unit"] = self._with_unit(name).unit.key()
        age, on = self._known_age
        typed["age_on"] = on if typed["age_years"] == age else ""
        return ClientForm(**typed, provider_id=self.provider.provider_id())

    def set_form(self, form: ClientForm) -> None:
        """Fill in what is known."""
        self._known_age = (form.age_years, form.age_on)
        known = asdict(form)
        for name, field in self.fields.items():
            set_text(field, known[name] or _BLANKS.get(name, ""))
        height, unit = _typed_height(form)
        self._with_unit("height").line.setText(height)
        self._with_unit("height").unit.set_key(unit)
        self._with_unit("mass").unit.set_key(form.mass_unit or "kg")
        self.provider.set_provider(form.provider_id)
        self._fold(folded=not self._has_more(form))

    def clear_faults(self) -> None:
        """Take every fault away."""
        for field in self.fields.values():
            field.clear()
        self.provider.show_fault("")

    def show_faults(self, refused: InvalidForm) -> None:
        """Say each fault beside its field and go to the first."""
        if any(fault.field not in _MAIN for fault in refused.faults):
            self._fold(folded=False)
        for fault in reversed(refused.faults):
            field = self.fields.get(fault.field, self.fields["name"])
            field.set_fault(render(fault.message))
            field.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def warn_name(self, words: str) -> None:
        """A warning under the name; "" takes it away."""
        self.fields["name"].say(words, "watch") if words else self.fields["name"].clear()

    def is_folded(self) -> bool:
        """Whether the rest is folded away."""
        return self._rest.isHidden()

    def _make_main(self) -> None:
        self.fields["name"] = LabeledField(
            _("Name"), LineField(hint=_("given name family name"), limit=4000), reserve=True
        )
        self.fields["birth_date"] = birth_field(self._session)
        self.fields["age_years"] = LabeledField(_("Or age"), LineField(chars=5, limit=8))
        self.fields["sex"] = LabeledField(
            _("Sex used for norms"),
            Segmented(
                _("Sex used for norms"),
                [("not_stated", _("Not stated")), ("female", _("Female")), ("male", _("Male"))],
            ),
        )
        self.fields["hand"] = LabeledField(
            _("Dominant hand"),
            Segmented(
                _("Dominant hand"),
                [
                    ("unknown", _("Not known")),
                    ("right", _("Right")),
                    ("left", _("Left")),
                    ("both", _("Both")),
                ],
            ),
        )

    def _make_body(self) -> None:
        self.fields["height_typed"] = LabeledField(
            _("Height"), WithUnit(_("Height"), "163", [("cm", _("cm")), ("ft", _("ft in"))])
        )
        self.fields["mass_typed"] = LabeledField(
            _("Weight"), WithUnit(_("Weight"), "68", [("kg", _("kg")), ("lb", _("lb"))])
        )
        self.fields["phone"] = LabeledField(_("Phone"), LineField(limit=4000))
        self.fields["email"] = LabeledField(_("Email"), LineField(limit=4000))
        self.fields["reference"] = LabeledField(_("Your reference"), LineField(limit=4000))
        self.fields["address"] = LabeledField(_("Address"), NoteField(_("Address"), lines=2))

    def _make_history(self) -> None:
        self.fields["diagnosis"] = LabeledField(
            _("Diagnosis, as the provider wrote it"), NoteField(_("Diagnosis"), lines=2)
        )
        kinds = [(NO_EVENT, _("None noted")), ("surgery", _("Surgery")), ("onset", _("Onset"))]
        self.fields["event_kind"] = LabeledField(
            _("Surgery or onset"), ComboBox(_("Surgery or onset"), kinds)
        )
        self.fields["event_text"] = LabeledField(
            _("What it was"), LineField(hint=_("right knee replacement"), limit=4000)
        )
        self.fields["event_date"] = DateField(_("When"), self._read_event)
        self.fields["precautions"] = LabeledField(
            _("Precautions, one on a line"), NoteField(_("Precautions"), lines=3)
        )

    def _arrange(self) -> None:
        fields = self.fields
        column = Column(self, gap=8)
        main = Grid(gap=(12, 8))
        lay(
            main,
            (
                ((fields["name"], 6), (fields["birth_date"], 4), (fields["age_years"], 2)),
                ((fields["sex"], 6), (fields["hand"], 6)),
            ),
        )
        column.addLayout(main)
        more = Row()
        more.addWidget(self._more)
        more.addStretch(1)
        column.addLayout(more)
        rest = Grid(self._rest, gap=(12, 12))
        lay(
            rest,
            (
                ((fields["event_kind"], 3), (fields["event_text"], 5), (fields["event_date"], 4)),
                ((fields["diagnosis"], 6), (fields["precautions"], 6)),
                ((self.provider, 12),),
                ((fields["height_typed"], 4), (fields["mass_typed"], 4), (fields["reference"], 4)),
                ((fields["phone"], 4), (fields["email"], 4), (fields["address"], 4)),
            ),
        )
        column.addWidget(self._rest)

    def _with_unit(self, name: str) -> WithUnit:
        control = self.fields[f"{name}_typed"].field
        assert isinstance(control, WithUnit)
        return control

    def _read_event(self, typed: str) -> Any:
        return parse_day(typed, "event_date", today=self._session.desk.clock.today())

    def _has_more(self, form: ClientForm) -> bool:
        main = (*_MAIN, "age_on", "height_unit", "mass_unit", "month_first")
        return any(value for name, value in asdict(form).items() if name not in main)

    @Slot()
    def _on_more_clicked(self) -> None:
        self._fold(folded=not self.is_folded())
        if not self.is_folded():
            self.fields["event_kind"].field.setFocus(Qt.FocusReason.TabFocusReason)

    def _fold(self, *, folded: bool) -> None:
        self._rest.setVisible(not folded)
        self._more.set_words(
            _("More: surgery, precautions, provider, height, contact") if folded else _("Less")
        )
        self._more.set_icon("chevron-down" if folded else "chevron-up")
        self.folded.emit()

    @Slot()
    def _say_measures(self) -> None:
        """Under height and weight: what was understood, in cm and kg."""
        for name, read, unit in (("height", read_height, "cm"), ("mass", read_mass, "kg")):
            control, field = self._with_unit(name), self.fields[f"{name}_typed"]
            try:
                fact: BodyFact = read(control.line.text(), control.unit.key())
            except InvalidInput as fault:
                field.set_fault(render(fault.message))
                continue
            told = fact.value is not None and fact.unit != unit
            field.say(f"{number(fact.value, 1)} {unit}" if told and fact.value else "")


def _typed_height(form: ClientForm) -> tuple[str, str]:
    """A height as it stands in the field and the unit beside it, none other than it was."""
    if form.height_unit in ("", "cm", "ft"):
        return form.height_typed, form.height_unit or "cm"
    bare = form.height_typed.replace(",", "").replace(".", "").strip().isdigit()
    return (f"{form.height_typed} {form.height_unit}" if bare else form.height_typed), "cm"
