"""A dynamometer that is not in the practice yet: make, serial number, step, unit, calibration."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.dates import parse_day
from medex_desktop.errors import InvalidInput, MedExError
from medex_desktop.language import _, number
from medex_desktop.services import practices
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.date_field import DateField
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.segmented import Segmented

STEPS = ("1", "0.5", "0.1")


class DeviceForm(Sheet):
    """``added(device_id)`` once it is in the practice."""

    added = Signal(int)

    def __init__(self, host: QWidget, session: Session, today: date) -> None:
        super().__init__(host, _("New dynamometer"), _("Add dynamometer"))
        self._session = session
        self._today = today
        self._make_line = LineField(hint=_("such as Jamar Plus+"))
        self._serial_line = LineField()
        self.make = LabeledField(_("Make and model"), self._make_line)
        self.serial = LabeledField(_("Serial number"), self._serial_line)
        self.unit = Segmented(_("Unit it shows"), [("kg", "kg"), ("lb", "lb")])
        steps = [(step, number(Decimal(step), 0 if step == "1" else 1)) for step in STEPS]
        self.step = Segmented(_("Smallest step it shows"), steps)
        self.step.set_key("0.1")
        self.calibrated = DateField(_("Calibrated on"), self._read_day)

        self.body.addWidget(self.make)
        row = Row(gap=12)
        row.addWidget(self.serial, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.calibrated, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        choices = Row(gap=24)
        for words, field in ((_("Unit"), self.unit), (_("Smallest step"), self.step)):
            part = Column(gap=4)
            part.addWidget(Label(words, "body", "ink2", 500))
            part.addWidget(field)
            choices.addLayout(part)
        choices.addStretch(1)
        self.body.addLayout(choices)
        self.body.addWidget(
            ParagraphLabel(
                _(
                    "The step decides how keys read: at 0.1, 325 is 32.5; "
                    "at 1, two figures are a trial."
                ),
                "body",
                "ink2",
            )
        )
        self._keep()
        self.agreed.connect(self._on_agreed)

    def _keep(self) -> None:
        fields = {
            "make": self._make_line,
            "serial": self._serial_line,
            "unit": self.unit,
            "step": self.step,
            "calibrated_on": self.calibrated.line,
        }
        self.keep_words(self._session, "device", fields)

    def _read_day(self, typed: str) -> date:
        return parse_day(typed, "calibrated_on", today=self._today)

    def _on_agreed(self) -> None:
        self.say("")
        self.make.clear()
        if self.calibrated.text().strip() and self.calibrated.day() is None:
            self.say(_("The calibration date can't be read. Write it as 3 Jun 2026, or leave it."))
            return
        try:
            device_id = self._session.do(
                practices.add_device,
                make=self._make_line.text(),
                serial=self._serial_line.text(),
                unit=self.unit.key(),
                resolution=Decimal(self.step.key()),
                calibrated_on=self.calibrated.day(),
            )
        except InvalidInput as fault:
            field = {"make": self.make, "serial": self.serial}.get(fault.field)
            if field is None:
                self.say(str(fault))
            else:
                field.set_fault(str(fault))
                field.setFocus()
            return
        except MedExError as error:
            self.say(str(error))
            return
        self.close_overlay()
        self.added.emit(device_id)
