"""The grip test as one test of a set: its own panel over its own form and draft."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.ui.grip.entry import GripEntryPanel
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.grip.sitting import GripSitting
from medex_desktop.ui.widgets.layouts import Column


class GripItem(QWidget):
    """``show_sitting(sitting)``; ``finished()`` after the last trial, ``changed()`` at each key."""

    finished = Signal()
    changed = Signal()
    new_device_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: GripForm | None = None
        self.entry = GripEntryPanel()
        self._column = Column(self, gap=0)
        self._column.addWidget(self.entry)
        self.entry.grid.finished.connect(self.finished)
        self.entry.bar.new_device_asked.connect(self.new_device_asked)

    def show_sitting(self, sitting: GripSitting) -> None:
        """Show and fill this test; the form is followed from now on."""
        self.entry.bar.set_devices(sitting.story.devices)
        if sitting.form is not self._form:
            self._form = sitting.form
            self.entry.set_form(sitting.form)
            sitting.form.changed.connect(self._on_form_changed)
        self.entry.refresh(sitting.form)

    def form(self) -> GripForm | None:
        """The test that is shown."""
        return self._form

    def take_keyboard(self) -> bool:
        """To the first blank trial; False when none is."""
        return bool(self.entry.grid.focus_next())

    def _on_form_changed(self) -> None:
        form = self.sender()
        if form is self._form and self._form is not None:
            self.entry.refresh(self._form)
            self.changed.emit()
