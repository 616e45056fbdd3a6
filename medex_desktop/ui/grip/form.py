"""The grip test being typed: one object behind desk form and gym mode, read anew at each key."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject, Signal

from medex_desktop.domain.clients import Client
from medex_desktop.domain.grip_reading import (
    GripContext,
    GripReading,
    GripTest,
    latest_test,
    read_entry,
    read_test,
)
from medex_desktop.domain.measures.grip_strength import (
    GripEntry,
    GripProtocol,
    Trial,
    blank_trials,
    from_json,
    to_json,
)
from medex_desktop.domain.practices import Device
from medex_desktop.domain.quantity import Keypad, Quantity, read_force
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import render
from medex_desktop.ui.widgets.number_state import State
from medex_desktop.ui.widgets.trial_grid import Judgement


@dataclass(frozen=True, slots=True)
class Typing:
    """Keys that are no trial yet: the cell and what it shows."""

    side: str
    index: int
    text: str


class GripForm(QObject):
    """``changed()`` when it reads differently, ``typed()`` when the draft has more to keep.

    Cells are named by side ("right", "left") and an index from 0. With ``on_record`` it shows a
    test that was signed or imported, as it stood among those before it.
    """

    changed = Signal()
    typed = Signal()

    def __init__(
        self,
        context: GripContext,
        entry: GripEntry,
        day: date,
        parent: QObject | None = None,
        *,
        on_record: GripTest | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_record = on_record
        self.context = context
        self.entry = entry
        self.day = day
        self.partial: Typing | None = None
        self.reading: GripReading = self._reading()

    @property
    def client(self) -> Client:
        """Who is tested."""
        return self.context.client

    @property
    def unit(self) -> str:
        """The unit of what is typed from now on."""
        return self.entry.protocol.device_unit

    @property
    def keypad(self) -> Keypad:
        """How keys read: the device's resolution decides."""
        return Keypad(self.entry.protocol.device_resolution, self.unit)

    @property
    def blanks(self) -> int:
        """How many trials are neither measured nor coded."""
        return sum(1 for trial in self.entry.trials if trial.quantity is None and not trial.code)

    @property
    def last(self) -> GripTest | None:
        """The test before this one, whose protocol it should repeat."""
        return latest_test(
            [test for test in self.context.tests if not test.voided and test.day <= self.day]
        )

    def trial(self, side: str, index: int) -> Trial:
        """One cell."""
        return next(t for t in self.entry.trials if t.side == side and t.number == index + 1)

    def judge(self, side: str, index: int, text: str) -> Judgement:
        """Whether a number may be taken, before it is: hard limits refuse, soft ones ask."""
        kept = self.trial(side, index).quantity
        try:
            found = kept if kept and kept.typed == text else read_force(text, self.unit, "trials")
        except InvalidInput as fault:
            return Judgement(State.HARD, str(fault))
        tried = self._with(side, index, found, "")
        alone = replace(tried, trials=tuple(t for t in tried.trials if t.side == side))
        remarks = read_entry(self.context, alone, self.day).remarks
        if remarks:
            return Judgement(State.SOFT, render(remarks[0]))
        return Judgement(State.TAKEN)

    def take(self, side: str, index: int, text: str) -> None:
        """Keep a number in the unit now in force; one that stands there already stays as typed.

        Raises InvalidInput beyond the hard limits.
        """
        self._settle(side, index)
        self.partial = None
        kept = self.trial(side, index).quantity
        if kept is None or kept.typed != text:
            kept = read_force(text, self.unit, "trials")
        self._set(self._with(side, index, kept, ""))

    def typing(self, side: str, index: int, text: str) -> None:
        """Keys under way: only a number with its mark counts before it is taken."""
        settled = self._settle(side, index)
        self.partial = Typing(side, index, text) if text else None
        before, live = self.trial(side, index), self._live(text)
        if not settled and before.quantity is None and live is None and not before.code:
            self.typed.emit()
        else:
            self._set(self._with(side, index, live, ""))

    def code(self, side: str, index: int, code: str) -> None:
        """Say why a trial has no number; "" empties it."""
        self._settle(side, index)
        self.partial = None
        self._set(self._with(side, index, None, code))

    def set_protocol(self, **changes: Any) -> None:
        """Change parts of the protocol; numbers typed before keep their unit and text."""
        protocol = replace(self.entry.protocol, **changes)
        entry = replace(self.entry, protocol=protocol)
        if protocol.start_side != self.entry.protocol.start_side:
            order = {(t.side, t.number): t.order for t in blank_trials(protocol.start_side)}
            moved = [replace(t, order=order[t.side, t.number]) for t in entry.trials]
            entry = replace(entry, trials=tuple(sorted(moved, key=_order)))
        self._set(entry)

    def set_device(self, device: Device | None) -> None:
        """Use a dynamometer of the practice, or none that is named."""
        if device is None:
            self.set_protocol(device_make="", device_serial="", calibrated_on=None)
            return
        self.set_protocol(
            device_make=device.make,
            device_serial=device.serial,
            device_resolution=device.resolution,
            device_unit=device.unit,
            calibrated_on=device.calibrated_on,
        )

    def repeat_protocol(self) -> None:
        """Do it as the last time, so that the two can be compared."""
        if self.last is not None:
            now, then = self.entry.protocol, self.last.entry.protocol
            self.set_protocol(**_as_then(now, then))

    def set_fact(self, **changes: Any) -> None:
        """Change pain, affected, note or supervised_by."""
        self._set(replace(self.entry, **changes))

    def set_day(self, day: date) -> None:
        """The day of the test."""
        self.day = day
        self._set(self.entry)

    def renew(self, context: GripContext) -> None:
        """Read what was typed against a story that changed."""
        self.context = context
        self._read()
        self.changed.emit()

    def payload(self) -> dict[str, Any]:
        """Everything typed, as the draft keeps it."""
        plain: dict[str, Any] = {"day": self.day.isoformat(), "entry": to_json(self.entry)}
        if self.partial is not None:
            typing = self.partial
            plain["typing"] = {"side": typing.side, "index": typing.index, "text": typing.text}
        return plain

    def restore(self, payload: Mapping[str, Any]) -> None:
        """Put a draft back. ValueError or KeyError when it can't be read."""
        entry = from_json(payload["entry"])
        day = date.fromisoformat(payload["day"])
        typing = payload.get("typing")
        self.entry, self.day = entry, day
        self.partial = Typing(**typing) if typing else None
        self._read()

    def _settle(self, side: str, index: int) -> bool:
        """Keep a number that a draft left half typed in another cell, as leaving a cell does."""
        left = self.partial
        if left is None or (left.side, left.index) == (side, index):
            return False
        try:
            found = read_force(left.text, self.unit, "trials")
        except InvalidInput:
            return False
        self.entry = self._with(left.side, left.index, found, "")
        return True

    def _live(self, text: str) -> Quantity | None:
        if "." not in text or text.endswith("."):
            return None
        try:
            return read_force(text, self.unit, "trials")
        except InvalidInput:
            return None

    def _with(self, side: str, index: int, quantity: Quantity | None, code: str) -> GripEntry:
        trials = tuple(
            replace(t, quantity=quantity, code=code)
            if t.side == side and t.number == index + 1
            else t
            for t in self.entry.trials
        )
        return replace(self.entry, trials=trials)

    def _set(self, entry: GripEntry) -> None:
        self.entry = entry
        self._read()
        self.changed.emit()
        self.typed.emit()

    def _read(self) -> None:
        self.reading = self._reading()

    def _reading(self) -> GripReading:
        if self._on_record is not None:
            return read_test(self.context, self._on_record)
        return read_entry(self.context, self.entry, self.day)


def _order(trial: Trial) -> int:
    return trial.order


def _as_then(now: GripProtocol, then: GripProtocol) -> dict[str, Any]:
    changes: dict[str, Any] = {
        "key": then.key,
        "handle": then.handle,
        "posture": then.posture,
        "device_make": then.device_make,
        "device_serial": then.device_serial,
    }
    if (now.device_make, now.device_serial) != (then.device_make, then.device_serial):
        changes |= {
            "device_resolution": Decimal(then.device_resolution),
            "device_unit": then.device_unit,
            "calibrated_on": then.calibrated_on,
        }
    return changes
