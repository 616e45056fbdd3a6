"""A sheet with a form: every fault stands beside its field, and nothing typed is lost."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.errors import InvalidForm, InvalidInput, MedExError
from medex_desktop.language import _
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.note_field import NoteField

Options = Sequence[tuple[str, str]]


class FormSheet(Sheet):
    """``recorded`` once it is done. A field is named as the form of the domain names it."""

    recorded = Signal()

    def __init__(self, host: QWidget, session: Session, title: str, doing: str) -> None:
        super().__init__(host, title, doing, cancel=_("Cancel"), width=600)
        self.session = session
        self.fields: dict[str, LabeledField] = {}
        self.agreed.connect(self._on_agreed)

    def choose(self, key: str, label: str, options: Options, chosen: str = "") -> ComboBox:
        """Add a drop-down; with nothing chosen it says so."""
        made = ComboBox(label, [("", _("Choose")), *options])
        made.set_key(chosen)
        self._add(key, label, made)
        return made

    def line(
        self, key: str, label: str, text: str = "", *, hint: str = "", limit: int = 200
    ) -> LineField:
        """Add a line."""
        made = LineField(label, limit=limit)
        made.setText(text)
        self._add(key, label, made, hint)
        return made

    def note(self, key: str, label: str, text: str = "", *, hint: str = "") -> NoteField:
        """Add a few lines."""
        made = NoteField(label, lines=2, limit=2_000)
        made.setPlainText(text)
        self._add(key, label, made, hint)
        return made

    def text(self, key: str) -> str:
        """What stands in one field."""
        return _text(self.fields[key].field)

    def typed(self) -> dict[str, Any]:
        """What stands in each field, by its key."""
        return {key: _text(field.field) for key, field in self.fields.items()}

    def do(self) -> None:
        """Do the act with what was typed. Raises what is said beside a field or below."""
        raise NotImplementedError

    def keep_as(self, about: str, client_id: int | None = None) -> None:
        """Once every field is there: locking and quitting keep what is typed, by that name."""
        fields = {key: field.field for key, field in self.fields.items()}
        self.keep_words(self.session, about, fields, client_id)

    def _add(self, key: str, label: str, field: QWidget, hint: str = "") -> None:
        self.fields[key] = LabeledField(label, field, hint=hint)
        self.body.addWidget(self.fields[key])

    def _on_agreed(self) -> None:
        self.say("")
        for field in self.fields.values():
            field.clear()
        try:
            self.do()
        except InvalidForm as error:
            self._tell(error.faults)
        except InvalidInput as error:
            self._tell([error])
        except MedExError as error:
            self.say(str(error))
        else:
            self.recorded.emit()
            self.close_overlay()

    def _tell(self, faults: Sequence[InvalidInput]) -> None:
        for fault in reversed(faults):
            field = self.fields.get(fault.field)
            if field is None:
                self.say(str(fault))
            else:
                field.set_fault(str(fault))
                field.setFocus()


def _text(field: QWidget) -> str:
    if isinstance(field, ComboBox):
        return field.key()
    if isinstance(field, NoteField):
        return field.toPlainText()
    assert isinstance(field, LineField)
    return field.text()
