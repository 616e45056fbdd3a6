"""Settings: the dynamometers in use."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.dates import parse_day
from medex_desktop.domain.practices import Device
from medex_desktop.domain.quantity import parse_number
from medex_desktop.errors import InvalidInput
from medex_desktop.language import _, day
from medex_desktop.services import practices
from medex_desktop.ui import theme
from medex_desktop.ui.program import Program
from medex_desktop.ui.session import Session
from medex_desktop.ui.settings.section import Section
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.date_field import DateField
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Column, Grid, Row, clear
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.segmented import Segmented


class DeviceLine(QWidget):
    """One dynamometer and the button that takes it out of use."""

    def __init__(self, device: Device) -> None:
        super().__init__()
        self.device_id = device.id
        named = f"{device.make} {device.serial}".strip()
        step = _("steps of {n} {unit}", n=device.resolution.normalize(), unit=device.unit)
        checked = device.calibrated_on
        calibrated = (
            _("calibrated {day}", day=day(checked)) if checked else _("no calibration date")
        )
        self.retire = Button(_("Retire"), name=_("Retire {device}", device=named))
        words = Column(gap=0)
        words.addWidget(ParagraphLabel(named, "body", weight=600, min_width=160))
        words.addWidget(ParagraphLabel(f"{step}, {calibrated}", "body", "ink2", min_width=160))
        row = Row(self, gap=12, margins=(0, 4))
        row.addLayout(words, 1)
        row.addWidget(self.retire, 0, Qt.AlignmentFlag.AlignVCenter)


class DeviceSection(Section):
    """A device, its smallest step and its unit decide how trials are typed and compared."""

    tables = frozenset({"device"})

    def __init__(self, session: Session, program: Program | None) -> None:
        super().__init__(session, program)
        self._list = Column(gap=4)
        self.lines: list[DeviceLine] = []
        self._none = Label(_("None yet. Add the one you test with."), "body", "ink2")
        self.make = LabeledField(_("Make and model"), LineField(_("Make and model")))
        self.serial = LabeledField(_("Serial number"), LineField(_("Serial number")))
        self.unit = Segmented(_("Unit"), [("kg", "kg"), ("lb", "lb")])
        self.step = LabeledField(
            _("Smallest step"), LineField(_("Smallest step"), chars=6), hint=_("0.1 or 1, mostly")
        )
        self.calibrated = DateField(_("Calibrated on"), self._read_day)
        self.add = Button(_("Add dynamometer"), "filled", size="main")
        self._grid = Grid(gap=(20, 8))

        kept = Card(margins=(20, 16), gap=8)
        kept.heading(_("Dynamometers"), _("another device starts a new series in the trend"))
        kept.body.addWidget(self._none)
        kept.body.addLayout(self._list)
        form = Card(margins=(20, 16), gap=8)
        form.heading(_("Add a dynamometer"))
        form.body.addLayout(self._grid)
        foot = Row(gap=12)
        foot.addStretch(1)
        foot.addWidget(self.add)
        form.body.addLayout(foot)
        self.column.addWidget(kept)
        self.column.addWidget(form)
        self.column.addStretch(1)
        self._parts = (self.make, self.serial, self.step, _Unit(self.unit), self.calibrated)
        self._place()
        theme.look().changed.connect(self._place)
        _line(self.step).setText("0.1")
        self.add.clicked.connect(self._on_add_clicked)
        self.load()

    def _place(self) -> None:
        while self._grid.count():
            self._grid.takeAt(0)
        across = 1 if theme.is_compact() else 2
        for at, part in enumerate(self._parts):
            place = (at // across, at % across)
            self._grid.addWidget(part, *place, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def load(self) -> None:
        """The list; what is typed in the form below stays."""
        with self.session.shown():
            found = self.session.ask(practices.devices)
            clear(self._list)
            self.lines = [DeviceLine(device) for device in found]
            for at, line in enumerate(self.lines):
                if at:
                    self._list.addWidget(Divider())
                line.retire.clicked.connect(self._on_retire_clicked)
                self._list.addWidget(line)
            self._none.setVisible(not found)

    def _read_day(self, typed: str) -> date:
        return parse_day(typed, "calibrated_on", today=self.session.desk.clock.today())

    def _on_retire_clicked(self) -> None:
        button = self.sender()
        line = next((each for each in self.lines if each.retire is button), None)
        if line is not None:
            with self.session.shown():
                self.session.do(practices.retire_device, device_id=line.device_id)

    def _on_add_clicked(self) -> None:
        for field in (self.make, self.serial, self.step):
            field.clear()
        if self.calibrated.text().strip() and self.calibrated.day() is None:
            self.calibrated.setFocus()
            return
        try:
            with self.session.shown():
                self.session.do(
                    practices.add_device,
                    make=_line(self.make).text(),
                    serial=_line(self.serial).text(),
                    unit=self.unit.key(),
                    resolution=parse_number(_line(self.step).text(), "resolution"),
                    calibrated_on=self.calibrated.day(),
                )
                for field in (self.make, self.serial):
                    _line(field).clear()
                self.calibrated.set_text("")
        except InvalidInput as fault:
            places = {"make": self.make, "serial": self.serial}
            field = places.get(fault.field, self.step)
            field.set_fault(str(fault))
            field.setFocus()


class _Unit(QWidget):
    def __init__(self, choice: Segmented) -> None:
        super().__init__()
        column = Column(self, gap=4)
        column.addWidget(Label(_("Unit"), "body", "ink2", 500))
        column.addWidget(choice)


def _line(field: LabeledField) -> LineField:
    line = field.field
    assert isinstance(line, LineField)
    return line
