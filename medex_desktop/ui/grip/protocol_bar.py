"""How the test is done and with what: protocol, dynamometer, handle, position, unit."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.domain.interpret import join_words
from medex_desktop.domain.measures.grip_strength import (
    POSTURES,
    PROTOCOLS,
    GripProtocol,
    changed_parts,
)
from medex_desktop.domain.practices import Device
from medex_desktop.language import Text, _, render
from medex_desktop.ui import theme
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.grip.words import device_words, protocol_name, short_posture
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.segmented import Segmented
from medex_desktop.ui.widgets.status_shape import StatusShape

HANDLES = ("1", "2", "3", "4", "5")
GAP: Final = 6
NEW, AS_IT_IS, NONE = "new", "as_it_is", "none"


class ProtocolBar(QWidget):
    """Changes the form it shows; ``new_device_asked`` opens the form for a dynamometer.

    ``warning`` is laid out by the owner, so that it stays near the trials at any text size.
    """

    new_device_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: GripForm | None = None
        self._devices: tuple[Device, ...] = ()
        protocols = [(key, protocol_name(key)) for key in PROTOCOLS]
        postures = [(key, short_posture(key)) for key in POSTURES]
        starts = [("right", _("Right starts")), ("left", _("Left starts"))]
        handles = [(n, _("Handle {n}", n=n)) for n in HANDLES]
        self.protocol = ComboBox(_("Protocol"), protocols)
        self.starts = ComboBox(_("Hand that starts"), starts)
        self.unit = Segmented(_("Unit"), [("kg", "kg"), ("lb", "lb")])
        self.device = ComboBox(_("Dynamometer"), snug=True)
        self.handle = ComboBox(_("Handle position"), handles)
        self.posture = ComboBox(_("Position of the client"), postures, snug=True)
        self.handle.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for wide in (self.device, self.posture):
            wide.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.comparable = StatusShape("done", " ")
        self.warning = Banner("watch", "", " ")
        self.warning.hide()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        head = Row(gap=12)
        head.addWidget(Label(_("Grip strength"), "name"))
        head.addWidget(self.protocol, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.starts, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.unit)
        self._choices = Row(gap=GAP)
        for choice in (self.device, self.handle, self.posture, self.comparable):
            self._choices.addWidget(choice)
        self._below = Row(gap=0)
        column = Column(self, gap=8)
        column.addLayout(head)
        column.addLayout(self._choices)
        column.addLayout(self._below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find room for the words of the choices."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The status goes under the choices where their words would be cut beside it."""
        shown: list[QWidget] = [self.device, self.handle, self.posture]
        if not self.comparable.isHidden():
            shown.append(self.comparable)
        needed = sum(one.sizeHint().width() + theme.px(GAP) for one in shown) - theme.px(GAP)
        room = self._choices if needed <= self.width() else self._below
        if room.indexOf(self.comparable) < 0:
            self._choices.removeWidget(self.comparable)
            self._below.removeWidget(self.comparable)
            room.addWidget(self.comparable, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.protocol.chosen.connect(self._on_protocol_chosen)
        self.starts.chosen.connect(self._on_starts_chosen)
        self.unit.chosen.connect(self._on_unit_chosen)
        self.device.chosen.connect(self._on_device_chosen)
        self.handle.chosen.connect(self._on_handle_chosen)
        self.posture.chosen.connect(self._on_posture_chosen)
        self.warning.acted.connect(self._on_warning_acted)

    def set_form(self, form: GripForm) -> None:
        """Show and change this test from now on."""
        self._form = form
        self.refresh()

    def set_devices(self, devices: Sequence[Device]) -> None:
        """The dynamometers of the practice."""
        self._devices = tuple(devices)
        self.refresh()

    def refresh(self) -> None:
        """Show what the form holds."""
        form = self._form
        if form is None:
            return
        protocol = form.entry.protocol
        self.protocol.set_key(protocol.key)
        self.starts.set_key(protocol.start_side)
        self.unit.set_key(protocol.device_unit)
        self._show_devices(protocol)
        self._show_handle(protocol.handle)
        self.posture.set_key(protocol.posture)
        self._show_comparable(form)
        self._make_room()

    def _show_devices(self, protocol: GripProtocol) -> None:
        options = [(str(d.id), f"{d.make} {d.serial}".strip()) for d in self._devices]
        key = next((str(d.id) for d in self._devices if _is_of(d, protocol)), "")
        if not key and protocol.device_make:
            key = AS_IT_IS
            options.insert(0, (AS_IT_IS, device_words(protocol)))
        options += [
            (NONE, _("Dynamometer not named")),
            (NEW, _("New dynamometer ...")),
        ]
        shown = [(self.device.itemData(at), self.device.itemText(at)) for at in range(len(options))]
        if shown != options or self.device.count() != len(options):
            self.device.set_options(options)
        self.device.set_key(key or NONE)

    def _show_handle(self, handle: str) -> None:
        if self.handle.findData(handle) < 0:
            self.handle.addItem(_("Handle {n}", n=handle), handle)
        self.handle.set_key(handle)

    def _show_comparable(self, form: GripForm) -> None:
        reading, last = form.reading, form.last
        broken = reading.starts_series and last is not None
        self.comparable.setVisible(not broken)
        self.warning.setVisible(broken)
        if reading.comparable is not None and not broken:
            self.comparable.set_status("done", render(reading.comparable))
        else:
            self.comparable.set_status("later", _("the first"))
        if broken and last is not None:
            then = last.entry.protocol
            changed = changed_parts(then.series_key(), form.entry.protocol.series_key())
            self._warn(changed, then)

    def _warn(self, changed: tuple[Text, ...], then: GripProtocol) -> None:
        what = render(join_words(changed)) if changed else _("series")
        self.warning.set_words(
            _("Another {what} than at the last test. This starts a new series.", what=what)
        )
        self.warning.button().set_words(_return_words(self._form, then))

    def _on_protocol_chosen(self, key: str) -> None:
        if self._form is not None:
            self._form.set_protocol(key=key)

    def _on_starts_chosen(self, side: str) -> None:
        if self._form is not None:
            self._form.set_protocol(start_side=side)

    def _on_unit_chosen(self, unit: str) -> None:
        if self._form is not None:
            self._form.set_protocol(device_unit=unit)

    def _on_handle_chosen(self, handle: str) -> None:
        if self._form is not None:
            self._form.set_protocol(handle=handle)

    def _on_posture_chosen(self, posture: str) -> None:
        if self._form is not None:
            self._form.set_protocol(posture=posture)

    def _on_device_chosen(self, key: str) -> None:
        if self._form is None or key == AS_IT_IS:
            return
        if key == NEW:
            self.refresh()
            self.new_device_asked.emit()
            return
        self._form.set_device(next((d for d in self._devices if str(d.id) == key), None))

    def _on_warning_acted(self) -> None:
        if self._form is not None:
            self._form.repeat_protocol()


def _is_of(device: Device, protocol: GripProtocol) -> bool:
    return (device.make, device.serial) == (protocol.device_make, protocol.device_serial)


def _return_words(form: GripForm | None, then: GripProtocol) -> str:
    """What takes it back to the last test: the one thing that differs, or all of it."""
    now = form.entry.protocol if form else then
    ways = []
    if (now.device_make, now.device_serial) != (then.device_make, then.device_serial):
        ways.append(_("Use {device}", device=device_words(then)))
    if now.handle != then.handle:
        ways.append(_("Use handle {n}", n=then.handle))
    if now.posture != then.posture or now.key != then.key:
        ways.append("")
    return ways[0] if len(ways) == 1 and ways[0] else _("As last time")
