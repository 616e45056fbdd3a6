"""Who refers the client: chosen from the providers known, or written down here as a new one."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.clients import Provider
from medex_desktop.language import _
from medex_desktop.services.clients import providers
from medex_desktop.ui import theme
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Column, Grid
from medex_desktop.ui.widgets.line_field import LineField

NEW: Final = "new"
NOBODY: Final = "none"
_FIELDS: Final = ("name", "credential", "profession", "organization", "phone", "fax")


class ProviderPicker(QWidget):
    """``provider_id()`` of a known one, or ``new_provider()`` when one is being written down.

    Typing letters on the drop-down goes to the provider of that name.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._combo = ComboBox(_("Referring provider"), _options(session))
        self._choice = LabeledField(_("Referring provider"), self._combo)
        self._new = QWidget()
        self._fields: dict[str, LabeledField] = {}
        self._build_new()

        column = Column(self, gap=8)
        column.addWidget(self._choice)
        column.addWidget(self._new)

        self._combo.currentIndexChanged.connect(self._on_combo_changed)
        self._fold()

    def provider_id(self) -> int | None:
        """The chosen provider's id, None for nobody or a new one."""
        key = self._combo.key()
        return int(key) if key.isdigit() else None

    def set_provider(self, provider_id: int | None) -> None:
        """Choose a known provider."""
        self._combo.set_key(NOBODY if provider_id is None else str(provider_id))

    def new_provider(self) -> Provider | None:
        """What was written down for a new provider, None when none is being added."""
        if self._combo.key() != NEW:
            return None
        return Provider(0, **{name: self._line(name).text() for name in _FIELDS})

    def set_new_provider(self, typed: dict[str, str]) -> None:
        """Put back what was being written down (a draft)."""
        self._combo.set_key(NEW)
        for name in _FIELDS:
            self._line(name).setText(str(typed.get(name, "")))

    def added(self, session: Session, provider_id: int) -> None:
        """A new provider is now known: choose them."""
        self._combo.set_options(_options(session))
        self.set_provider(provider_id)

    def show_fault(self, words: str) -> None:
        """Say what is wrong with the new provider's name; "" takes it away."""
        self._fields["name"].set_fault(words)
        if words:
            self._fields["name"].setFocus()

    def _build_new(self) -> None:
        words = {
            "name": _("Provider's name"),
            "credential": _("Credential"),
            "profession": _("Profession"),
            "organization": _("Organization"),
            "phone": _("Provider's phone"),
            "fax": _("Fax"),
        }
        grid = Grid(self._new, gap=(12, 8))
        across = 1 if theme.is_compact() else 3
        for at, name in enumerate(_FIELDS):
            field = LabeledField(words[name], LineField(limit=200))
            self._fields[name] = field
            self._line(name).textChanged.connect(self.changed)
            grid.addWidget(field, at // across, at % across)

    def _line(self, name: str) -> LineField:
        field = self._fields[name].field
        assert isinstance(field, LineField)
        return field

    @Slot()
    def _on_combo_changed(self) -> None:
        self._fold()
        self.changed.emit()

    def _fold(self) -> None:
        self._new.setVisible(self._combo.key() == NEW)


def _options(session: Session) -> list[tuple[str, str]]:
    known = [(str(one.id), provider_words(one)) for one in session.ask(providers)]
    return [(NOBODY, _("Not recorded")), *known, (NEW, _("New provider"))]


def provider_words(provider: Provider) -> str:
    """A provider in one line: "A. Osei, MD, Orthopedics"."""
    told = (provider.name, provider.credential, provider.profession)
    return ", ".join(part for part in told if part)
