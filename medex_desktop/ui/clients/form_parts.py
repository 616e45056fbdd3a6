"""The fields of the client form, each under its name in the form, and how to read and fill them."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Grid, Row
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.note_field import NoteField
from medex_desktop.ui.widgets.segmented import Segmented

Place = tuple[QWidget, int]
COLUMNS: Final = 12
TOP: Final = Qt.AlignmentFlag.AlignTop


class WithUnit(QWidget):
    """A line and the unit meant when the number stands alone."""

    def __init__(self, name: str, hint: str, units: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.line = LineField(name, hint=hint, chars=10, limit=40)
        self.unit = Segmented(_("Unit of {name}", name=name.lower()), units)
        row = Row(self, gap=8)
        row.addWidget(self.line, 1)
        row.addWidget(self.unit)
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)


def text_of(field: LabeledField) -> str:
    """What is typed or chosen in a field."""
    control = field.field
    if isinstance(control, WithUnit):
        return control.line.text()
    if isinstance(control, LineField | NoteField):
        return control.text()
    if isinstance(control, ComboBox | Segmented):
        return control.key()
    raise TypeError(type(control).__name__)


def set_text(field: LabeledField, words: str) -> None:
    """Put what is known into a field."""
    control = field.field
    if isinstance(control, WithUnit):
        control.line.setText(words)
    elif isinstance(control, LineField):
        control.setText(words)
    elif isinstance(control, NoteField):
        control.set_text(words)
    elif isinstance(control, ComboBox | Segmented):
        control.set_key(words)


def on_change(field: LabeledField, slot: Any) -> None:
    """Call ``slot`` (a signal or a bound method) whenever the field changes."""
    control = field.field
    if isinstance(control, WithUnit):
        control.line.textChanged.connect(slot)
        control.unit.chosen.connect(slot)
    elif isinstance(control, LineField | NoteField):
        control.textChanged.connect(slot)
    elif isinstance(control, ComboBox | Segmented):
        control.chosen.connect(slot)


def lay(grid: Grid, lines: Sequence[Sequence[Place]]) -> None:
    """Lay fields in lines of twelve columns; one under the other where the text is large."""
    at = 0
    for line in lines:
        left = 0
        for field, share in line:
            if theme.is_compact():
                grid.addWidget(field, at, 0, 1, COLUMNS, TOP)
                at += 1
            else:
                grid.addWidget(field, at, left, 1, share, TOP)
                left += share
        at += 1
    for column in range(COLUMNS):
        grid.setColumnStretch(column, 1)
