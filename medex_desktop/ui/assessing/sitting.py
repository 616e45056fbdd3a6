"""The set of tests under way for one client: every form, its draft on disk, signing it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from medex_desktop.domain.blocks import Block
from medex_desktop.domain.entries import Remark
from medex_desktop.domain.result_entries import Answer, ResultEntry, skipped_words
from medex_desktop.domain.scoring import Demand
from medex_desktop.domain.stories import ResultReading, Story
from medex_desktop.domain.test_sets import Preset, TestItem
from medex_desktop.frozen import dataclass
from medex_desktop.language import _
from medex_desktop.services import assessing, sittings
from medex_desktop.services.assessing import SignedAssessment
from medex_desktop.ui.assessing.item import GRIP, Item, SittingItem, State
from medex_desktop.ui.grip.drafting import DraftKeeper
from medex_desktop.ui.grip.sitting import GripSitting
from medex_desktop.ui.session import Session

KIND: Final = "assessment"
_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands in the way of signing: of which test, beside which field, in words.

    ``item`` is -1 where it is about the set as a whole. ``field`` is "" where no field of the
    test is meant.
    """

    item: int
    words: str
    field: str = ""


class AssessmentSitting(QObject):
    """One client's set of tests; what is typed is on disk within two seconds.

    ``begun()`` for another set, ``changed()`` for other tests in it, ``moved(i)`` for another
    current one, ``item_changed(i)`` when one reads differently, ``typed()`` when the draft has
    more to keep. A draft of this client is continued silently; ``continued`` says when it was
    last kept. The grip test keeps a form and a draft of its own, in ``grip``.
    """

    begun = Signal()
    changed = Signal()
    moved = Signal(int)
    item_changed = Signal(int)
    typed = Signal()

    def __init__(
        self,
        session: Session,
        client_id: int,
        parent: QObject | None = None,
        grip: GripSitting | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.client_id = client_id
        self.title = self.note = self.supervised_by = self.rationale = ""
        self.day = session.desk.clock.today()
        self.current = 0
        self.continued = ""
        self._grip = grip
        self._items: list[Item] = []
        self._let_go: dict[str, Any] | None = None
        self.background = session.ask(sittings.background, client_id=client_id)
        self.keeper = DraftKeeper(session, KIND, client_id, self.payload, self)
        self.typed.connect(self.keeper.touch)
        self.continued = self.keeper.resume(self._restore)

    @property
    def is_under_way(self) -> bool:
        """Whether there is a set at all."""
        return bool(self._items)

    @property
    def count(self) -> int:
        """How many tests it holds."""
        return len(self._items)

    @property
    def items(self) -> list[SittingItem]:
        """The tests in their order, as a list shows them."""
        return [self.item(i) for i in range(len(self._items))]

    @property
    def grip(self) -> GripSitting | None:
        """The grip test under way, None while the set holds none."""
        if all(one.measure.key != GRIP for one in self._items):
            return None
        if self._grip is None:
            self._grip = GripSitting(self.session, self.client_id, self)
        return self._grip

    def item(self, i: int) -> SittingItem:
        """One test as the list shows it."""
        line = self._items[i].line(self.background, self.day)
        grip = self.grip if line.measure.key == GRIP else None
        if grip is None or line.state == "coded":
            return line
        all_of_them = len(grip.form.entry.trials)
        done = all_of_them - grip.form.blanks
        state: State = "done" if done == all_of_them else "begun" if done else "blank"
        if done and self._items[i].blocks(self.background, self.day):
            state = state if self._items[i].entry.override.strip() else "attend"
        words = _("{n} of {all} trials", n=done, all=all_of_them) if done else ""
        return replace(line, state=state, value=words)

    def entry(self, i: int) -> ResultEntry:
        """What is typed for one test."""
        return self._items[i].entry

    def set_text(self, i: int, field_key: str, text: str) -> None:
        """A field holds this now; trials are parted by semicolons, blank is not entered."""
        if text != self.entry(i).text(field_key):
            self._items[i].set_text(field_key, text)
            self._tell(i)

    def set_unit(self, i: int, field_key: str, unit: str) -> None:
        """A field is typed in this unit from now on; what stands there keeps its text."""
        self._items[i].set_unit(field_key, unit)
        self._tell(i)

    def set_outcome(self, i: int, code: str, reason: str) -> None:
        """Say why it is not measured, or by "measured" that it is after all."""
        item = self._items[i]
        item.set(replace(item.entry, outcome=code, reason=reason))
        self._tell(i)

    def answer(self, i: int, demand_key: str, action: str, words: str) -> None:
        """What was done about a demand."""
        self._items[i].set_answer(Answer(demand_key, action, words))
        self._tell(i)

    def about_skip(self) -> str:
        """The name by which a reason for skipping this test is kept while it is being typed."""
        return f"skip/{self.day}/{self.current}/{self._items[self.current].measure.key}"

    def set_override(self, i: int, words: str) -> None:
        """Why a test is done against a precaution."""
        item = self._items[i]
        item.set(replace(item.entry, override=words))
        self._tell(i)

    def set_clock(self, i: int, plain: Any) -> None:
        """A running clock as plain data, so that it goes on after a stop; None when it ended."""
        self._items[i].clock = plain
        self.typed.emit()

    def clock(self, i: int) -> Any:
        """The running clock that was kept, or None."""
        return self._items[i].clock

    def reading(self, i: int) -> ResultReading | None:
        """What is typed, read: score, norm, change. None while there is nothing to read."""
        return self._items[i].found(self.background, self.day).reading

    def story(self, i: int) -> Story:
        """What was measured before, of this side and joint."""
        return self._items[i].found(self.background, self.day).story

    def faults(self, i: int) -> dict[str, str]:
        """Words beside each field that can't be taken."""
        return self._items[i].found(self.background, self.day).faults

    def remarks(self, i: int) -> tuple[Remark, ...]:
        """What is to be looked at again; it is kept."""
        return self._items[i].found(self.background, self.day).remarks

    def demands(self, i: int) -> tuple[Demand, ...]:
        """What the result asks for before it can be signed."""
        return self._items[i].demands(self.background, self.day)

    def blocks(self, i: int) -> tuple[Block, ...]:
        """The active precautions that stand against a test."""
        return self._items[i].blocks(self.background, self.day)

    def differing(self, i: int) -> dict[str, str]:
        """Words beside each protocol field that is not as it was the last time."""
        return self._items[i].differing(self.background, self.day)

    def set_facts(self, **facts: Any) -> None:
        """Change title, note, day, rationale or supervised_by."""
        for name, value in facts.items():
            setattr(self, name, value)
        if "day" in facts:
            self._reread()
            if self.grip is not None:
                self.grip.form.set_day(self.day)
        self.typed.emit()

    def go(self, i: int) -> None:
        """Turn to another test."""
        if 0 <= i < len(self._items) and i != self.current:
            self.current = i
            self.typed.emit()
            self.moved.emit(i)

    def next(self) -> bool:
        """Turn to the next test that is still open; False when none is."""
        count = len(self._items)
        for step in range(1, count + 1):
            i = (self.current + step) % count
            if i != self.current and self.item(i).state not in ("done", "coded"):
                self.go(i)
                return True
        return False

    def begin(self, title: str, items: Sequence[TestItem]) -> None:
        """Begin a set; what was under way is let go. Each test starts as it was done last."""
        self.keeper.discard()
        self._forget()
        self._let_go = None
        self.title = title
        self._items = [Item(one, self.background, self.day) for one in items if self._is_known(one)]
        self.begun.emit()
        self.typed.emit()

    def add(self, measure_key: str, preset: Preset | None = None) -> int:
        """One more test at the end of the set; its index."""
        self._items.append(Item(TestItem(measure_key, preset or {}), self.background, self.day))
        self.changed.emit()
        self.typed.emit()
        return len(self._items) - 1

    def remove(self, i: int) -> None:
        """Take a test out of the set; what was typed for it goes with it."""
        del self._items[i]
        self.current -= i < self.current  # the test at hand stays at hand
        self.current = max(0, min(self.current, len(self._items) - 1))
        self.changed.emit()
        self.typed.emit()

    def can_sign(self) -> list[Missing]:
        """What is missing before it can be signed, in the order of the set."""
        found = [] if self._items else [Missing(-1, _("Choose tests first."))]
        for i in range(len(self._items)):
            found.extend(self._missing(i))
        return found

    def sign(self) -> SignedAssessment:
        """Put it on record. InvalidInput when it can't be signed as it is."""
        grip, grip_entry = self.grip, None
        self.keeper.flush()  # nothing is left to be written while the record takes its place
        if grip is not None:
            grip.leave()
        if grip is not None and not self._grip_skipped():
            grip_entry = grip.form.entry
        ids = (self.keeper.draft_id, grip.keeper.draft_id if grip is not None else None)
        signed = self.session.do(
            assessing.sign_assessment,
            client_id=self.client_id,
            day=self.day,
            entries=tuple(one.entry for one in self._items if one.measure.key != GRIP),
            grip_entry=grip_entry,
            grip_skipped=self._grip_skipped(),
            title=self.title,
            grip_override=self._grip_override(),
            note=self.note,
            supervised_by=self.supervised_by,
            rationale=self.rationale,
            draft_ids=tuple(one for one in ids if one is not None),
        )
        if grip is not None:
            grip.start_anew()
        self.keeper.forget()
        self._forget()
        self.renew()
        self.begun.emit()
        return signed

    def discard(self) -> None:
        """Let the set go; ``bring_back`` undoes it until another begins."""
        self._let_go = self.payload()
        self.keeper.discard()
        self._forget()
        self.begun.emit()

    def bring_back(self) -> bool:
        """Put what was discarded back; False when nothing was, or another set was begun since."""
        if self._let_go is None:
            return False
        self._restore(self._let_go)
        self._let_go = None
        self.begun.emit()
        self.typed.emit()
        return True

    def renew(self) -> None:
        """Read what is known of the client again; what is typed stays."""
        self.background = self.session.ask(sittings.background, client_id=self.client_id)
        self._reread()

    def leave(self) -> bool:
        """Put everything on disk; False when the disk refuses."""
        return self.keeper.flush()

    def payload(self) -> dict[str, Any]:
        """Everything typed, as the draft keeps it."""
        return {
            "version": _VERSION,
            "day": self.day.isoformat(),
            "title": self.title,
            "note": self.note,
            "supervised_by": self.supervised_by,
            "rationale": self.rationale,
            "current": self.current,
            "items": [one.payload() for one in self._items],
        }

    def _missing(self, i: int) -> list[Missing]:
        line, item = self.item(i), self._items[i]
        if line.state in ("done", "coded"):
            return []
        demands = item.open_demands(self.background, self.day)
        asked = [Missing(i, _("{what} Write what was done.", what=one.words)) for one in demands]
        if item.entry.is_coded:
            said = item.entry.reason.strip()
            return asked if said else [Missing(i, _("say why it was not measured")), *asked]
        if line.state == "blank":
            return [Missing(i, _("nothing is entered"))]
        found = [Missing(i, words, key) for key, words in self.faults(i).items()]
        if self.blocks(i) and not item.entry.override.strip():
            found.append(Missing(i, _("a precaution stands against it: write why it is done")))
        return [*found, *asked] or [Missing(i, _("some of it is blank"))]

    def _grip_skipped(self) -> str:
        """Why the grip test was not done, as its record keeps it; "" when it was."""
        coded = [one.entry for one in self._items if one.measure.key == GRIP and one.entry.is_coded]
        return str(skipped_words(coded[0])) if coded else ""

    def _grip_override(self) -> str:
        """Why the grip test is done against a precaution."""
        said = (one.entry.override for one in self._items if one.measure.key == GRIP)
        return next(said, "")

    def _tell(self, i: int) -> None:
        self.item_changed.emit(i)
        self.typed.emit()

    def _reread(self) -> None:
        for i, item in enumerate(self._items):
            item.forget_reading()
            self.item_changed.emit(i)

    def _is_known(self, item: TestItem) -> bool:
        return item.measure in self.background.measures

    def _forget(self) -> None:
        self._items, self.current, self.continued = [], 0, ""
        self.title = self.note = self.supervised_by = self.rationale = ""
        self.day = self.session.desk.clock.today()

    def _restore(self, payload: dict[str, Any]) -> None:
        if payload["version"] != _VERSION:
            raise ValueError("a draft of another version")
        words = [payload[key] for key in ("title", "note", "supervised_by")]
        words.append(payload.get("rationale", ""))  # drafts of before had none
        if not all(isinstance(one, str) for one in words):
            raise ValueError("no draft of a set")
        items = []
        for plain in payload["items"]:
            item = Item(TestItem(plain["measure"], plain["preset"]), self.background, self.day)
            item.restore(plain)
            items.append(item)
        self.day = date.fromisoformat(payload["day"])
        self.title, self.note, self.supervised_by, self.rationale = words
        self._items, current = items, payload["current"]
        self.current = current if current in range(len(items)) else 0
