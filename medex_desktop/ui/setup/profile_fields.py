"""The fields of a practice profile, for set-up and for settings: who sends the papers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.practices import Profile
from medex_desktop.errors import InvalidForm
from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.image_picker import ImagePicker
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Grid
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.note_field import NoteField

_LINES = ("practice_name", "name", "credential", "title", "phone", "fax", "email")


class ProfileFields(QWidget):
    """``profile()`` as typed; ``show_faults(error)`` puts each sentence beside its field."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, LabeledField] = {}
        self._build()
        self._grid = Grid(self, gap=(20, 8))
        self._place()
        theme.look().changed.connect(self._place)

    def _build(self) -> None:
        labels = {
            "practice_name": (_("Practice name"), _("Heads every paper.")),
            "name": (_("Your name"), _("Stands under every report.")),
            "credential": (_("Credential"), _("As printed after your name, for example MES.")),
            "title": (_("Job title"), ""),
            "phone": (_("Phone"), ""),
            "fax": (_("Fax"), ""),
            "email": (_("Email"), ""),
        }
        for key, (label, hint) in labels.items():
            line = LineField(label, limit=400)
            line.textChanged.connect(self._on_field_changed)
            self.fields[key] = LabeledField(label, line, hint=hint)
        self._address = NoteField(_("Address"), lines=3, limit=2_000)
        self._address.changed.connect(self._on_field_changed)
        self.fields["address"] = LabeledField(_("Address"), self._address)
        self.logo = ImagePicker(_("Logo"), _("On the letterhead. PNG or JPEG; it can wait."))
        self.signature = ImagePicker(
            _("Signature"), _("Under signed reports. A photo on white paper will do.")
        )
        self.logo.chosen.connect(self.changed)
        self.signature.chosen.connect(self.changed)

    def _place(self) -> None:
        """Two columns, or one at large text."""
        across = 1 if theme.is_compact() else 2
        while self._grid.count():
            self._grid.takeAt(0)
        parts: list[QWidget] = [self.fields[key] for key in _LINES]
        parts += [self.fields["address"], self.logo, self.signature]
        for at, part in enumerate(parts):
            self._grid.addWidget(part, at // across, at % across, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def profile(self) -> Profile:
        """Everything as typed."""
        lines = {key: self.line(key).text() for key in _LINES}
        return Profile(
            **lines,
            address=self._address.text(),
            logo=self.logo.content(),
            signature=self.signature.content(),
        )

    def show_profile(self, profile: Profile) -> None:
        """Fill the fields with what is kept."""
        for key in _LINES:
            self.line(key).setText(getattr(profile, key))
        self._address.set_text(profile.address)
        self.logo.show_kept(profile.logo)
        self.signature.show_kept(profile.signature)

    def clear_faults(self) -> None:
        """Take all sentences away."""
        for field in self.fields.values():
            field.clear()

    def show_faults(self, error: InvalidForm) -> None:
        """Each sentence beside its field, the keyboard on the first."""
        self.clear_faults()
        for fault in error.faults:
            if fault.field in self.fields:
                self.fields[fault.field].set_fault(str(fault))
        first = self.fields.get(error.faults[0].field)
        if first is not None:
            first.setFocus()

    def line(self, key: str) -> LineField:
        """The line of one field."""
        line = self.fields[key].field
        assert isinstance(line, LineField)
        return line

    def _on_field_changed(self) -> None:
        self.changed.emit()
