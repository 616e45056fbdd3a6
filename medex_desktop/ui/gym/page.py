"""The middle of gym mode for one test: the thing to do now, and beside it what is known."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from medex_desktop.domain.measure import Measure
from medex_desktop.domain.result_entries import Answer, ResultEntry, skipped_words
from medex_desktop.language import _, render
from medex_desktop.ui.assessing.before import gate_words
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.clocks.stopwatch import Phase
from medex_desktop.ui.gym.choice_task import DemandTask
from medex_desktop.ui.gym.clock_tasks import TAKEN, Clocks, ClockTask, CountdownTask, WalkTask
from medex_desktop.ui.gym.flags_task import FlagsTask
from medex_desktop.ui.gym.items_task import ItemsTask
from medex_desktop.ui.gym.last_part import LastPartTask, course_metres, course_of
from medex_desktop.ui.gym.making import CLOCKS, make_task, spot_of
from medex_desktop.ui.gym.number_task import NumberTask
from medex_desktop.ui.gym.page_frame import PageFrame
from medex_desktop.ui.gym.said import fault_at, lines_of, needed_words
from medex_desktop.ui.gym.steps import (
    Step,
    Way,
    first_blank,
    following,
    is_done,
    steps_of,
    text_at,
    trial_texts,
    with_trial,
)
from medex_desktop.ui.gym.task import Task
from medex_desktop.ui.widgets.sentence import Tone

Back = tuple[int, Callable[[], None]]
WHOLE: Final = (FlagsTask, ItemsTask)  # they show every field, whatever the step


class MeasurePage(PageFrame):
    """``done()`` when nothing is left to enter; ``changed()`` when the foot should look again."""

    done = Signal()
    changed = Signal()

    def __init__(self, sitting: AssessmentSitting, i: int, clocks: Clocks | None = None) -> None:
        super().__init__()
        self.sitting, self.i = sitting, i
        self.measure: Measure = sitting.item(i).measure
        self.clocks = clocks or Clocks()
        self.task: Task | None = None
        self.at = 0
        self._back: list[Back] = []
        self._by_hand: set[Step] = set()
        self._contradicted: tuple[int, str] | None = None
        self.list.chosen.connect(self.go)
        sitting.item_changed.connect(self._on_item_changed)
        self._begin()

    @property
    def entry(self) -> ResultEntry:
        """What is typed."""
        return self.sitting.entry(self.i)

    def steps(self) -> tuple[Step, ...]:
        """Everything to enter, as it stands."""
        return steps_of(
            self.measure,
            self.entry,
            self.sitting.demands(self.i),
            blocked=bool(self.sitting.blocks(self.i)),
        )

    def start(self) -> None:
        """Take the keyboard."""
        if self.task is not None:
            self.task.start()

    def is_running(self) -> bool:
        """Whether a clock runs on it."""
        return isinstance(self.task, ClockTask) and self.task.phase is Phase.RUNNING

    def go(self, place: int) -> None:
        """Turn to a step; of trials the first blank one at most."""
        steps = self.steps()
        place = max(0, min(place, len(steps) - 1))
        field = self.measure.field(steps[place].key)
        if field is not None and steps[place].trials > 1:
            done = len(trial_texts(field, self.entry.text(field.key)))
            place -= max(0, steps[place].trial - done)
        self._open(place)
        self.start()

    def go_on(self) -> None:
        """To the next blank thing; a needed one is not left out."""
        steps = self.steps()
        done = [is_done(self.measure, self.entry, step) for step in steps]
        found = following(steps, done, self.at)
        needed = next((n for n, step in enumerate(steps) if self._is_needed(step)), None)
        faulty = self._faulty(steps)
        if found is not None and found != self.at:
            self.go(found)
        elif needed is not None:
            self._go_and_say(needed, needed_words(self.measure.field(steps[needed].key)), "alert")
        elif faulty is not None:
            self._tell_fault(steps, faulty)
        else:
            self.done.emit()

    def _tell_fault(self, steps: tuple[Step, ...], faulty: int) -> None:
        """Where two numbers contradict each other, stay at the one just typed; then go on."""
        words, tone = fault_at(self.sitting, self.i, steps[faulty])
        typed = (self.at, self._text())
        if faulty == self.at or self._contradicted == typed:
            self._go_and_say(faulty, words, tone)
            return
        self._contradicted = typed
        self._go_and_say(self.at, words, tone)

    def _go_and_say(self, place: int, words: str, tone: Tone) -> None:
        """To a step that does not stand, unless it is this one, with why."""
        if place != self.at:
            self.go(place)
        if self.task is not None:
            self.task.say(words, tone)

    def go_to_blank(self) -> None:
        """To the first blank thing of all: something was entered elsewhere."""
        self.go(self._first_blank(self.steps()))

    def go_back(self) -> None:
        """To the step before."""
        if self.at:
            self.go(self.at - 1)

    def can_undo(self) -> bool:
        """Whether something entered here can be taken back."""
        return bool(self._back) or (self.task is not None and self.task.can_undo())

    def undo(self) -> bool:
        """Take the last thing back and show it."""
        if self.task is not None and self.task.undo():
            self.changed.emit()
            return True
        if not self._back:
            return False
        place, put = self._back.pop()
        put()
        self.go(place)
        return True

    def toggle(self, field_key: str) -> None:
        """Turn a yes-or-no fact of the foot; where it stands for the thing in hand, go on."""
        before = self.entry.text(field_key)
        self._remember(partial(self.sitting.set_text, self.i, field_key, before))
        self.sitting.set_text(self.i, field_key, "no" if before == "yes" else "yes")
        field = self.measure.field(field_key)
        step = self.steps()[self.at]
        if field is not None and field.instead_of == step.key and before != "yes":
            self._on_passed()

    def handle_key(self, event: QKeyEvent) -> bool:
        """A key that nobody took; figures begin a number where a clock stands ready."""
        task = self.task
        if task is None:
            return False
        if task.handle_key(event):
            return True
        typed = event.text()
        by_hand = isinstance(task, ClockTask) and not self.is_running() and typed.isdecimal()
        if by_hand:
            self.by_hand()
            if isinstance(self.task, NumberTask):
                self.task.type_key(event)
        return by_hand

    def by_hand(self) -> None:
        """Type what a clock would have taken."""
        self._by_hand.add(self.steps()[self.at])
        self.sitting.set_clock(self.i, None)
        self._open(self.at)
        self.start()

    def by_clock(self) -> None:
        """Take it by the clock after all."""
        self._by_hand.discard(self.steps()[self.at])
        self._open(self.at, timed=True)
        self.start()

    def held(self, seconds: float) -> None:
        """Keys had to wait so long."""
        if self.task is not None:
            self.task.held(seconds)

    def _begin(self) -> None:
        steps = self.steps()
        kept = self.sitting.clock(self.i)
        place = _place_of(steps, kept)
        if place is None:
            self._open(self._first_blank(steps))
            return
        self._open(place, timed=True)
        try:
            if self.task is not None:
                self.task.restore(kept["task"])
        except (AttributeError, KeyError, TypeError, ValueError):  # of a program we do not know
            self.sitting.set_clock(self.i, None)
            self._open(place)

    def _first_blank(self, steps: tuple[Step, ...]) -> int:
        return first_blank(steps, [is_done(self.measure, self.entry, step) for step in steps])

    def _open(self, place: int, *, timed: bool = False) -> None:
        steps = self.steps()
        self.at = place
        step = steps[place]
        text = text_at(self.measure, self.entry, step)
        by_clock = timed or (not text and step not in self._by_hand)
        self._show(make_task(self.sitting, self.i, step, self.clocks, by_clock=by_clock))
        if self.task is not None and not isinstance(self.task, WHOLE):
            self.task.show_text(text)
        self.refresh()

    def _show(self, task: Task) -> None:
        before, self.task = self.task, task
        if before is not None:
            self.take_out(before)
        self._connect(task)
        self.put(task)

    def _connect(self, task: Task) -> None:
        task.entered.connect(self._on_entered)
        task.passed.connect(self._on_passed)
        task.went_back.connect(self.go_back)
        task.kept.connect(self._on_kept)
        task.changed.connect(self.changed)
        if isinstance(task, WHOLE):
            task.answered.connect(self._on_answered)
        if isinstance(task, WalkTask):
            task.rested.connect(self._on_rested)
        if isinstance(task, NumberTask):
            task.unit_chosen.connect(self._on_unit_chosen)
            task.clock_asked.connect(self.by_clock)

    def refresh(self) -> None:
        """Show what is known now."""
        steps = self.steps()
        self.at = min(self.at, len(steps) - 1)
        alone = self.has_beside()
        self.list.show_lines(lines_of(self.sitting, self.i, steps, self.at, others_only=alone))
        self.facts.show_facts(
            self.sitting.story(self.i),
            self.sitting.reading(self.i),
            self.sitting.day,
            self._warnings(),
        )
        if isinstance(self.task, WHOLE):
            self.task.show_text("")
        self.widen(whole=isinstance(self.task, ItemsTask))  # questions need the room
        if isinstance(self.task, ItemsTask):
            self.task.panel.set_faults(self.sitting.faults(self.i))
        self.changed.emit()

    def _warnings(self) -> list[str]:
        """What is open before activity, and what is not as it was the last time."""
        found = self.sitting.differing(self.i)
        names = {field.key: render(field.label) for field in self.measure.fields}
        gate = gate_words(self.sitting, self.i)
        first = [_("Before activity. {what}", what=gate)] if gate else []
        if self.entry.is_coded:
            why = render(skipped_words(self.entry))
            first.insert(0, _("Skipped, {why}. Ctrl Del takes that back.", why=why))
        return first + [f"{names[key]}: {words}" for key, words in found.items()]

    def _is_needed(self, step: Step) -> bool:
        if is_done(self.measure, self.entry, step):
            return step.way is Way.DEMAND and not self._has_words(step.key)
        field = self.measure.field(step.key)
        return step.trial == 0 and (field is None or not field.optional)

    def _faulty(self, steps: tuple[Step, ...]) -> int | None:
        """The first step with something that can't be taken, typed there or contradicted since."""
        faults = self.sitting.faults(self.i)
        return next((n for n, step in enumerate(steps) if step.key in faults), None)

    def _has_words(self, demand: str) -> bool:
        return any(one.demand == demand and one.words.strip() for one in self.entry.answers)

    def _on_entered(self, text: str) -> None:
        steps = self.steps()
        step, task = steps[self.at], self.task
        if step.way is Way.OVERRIDE:
            self._remember(partial(self.sitting.set_override, self.i, self.entry.override))
            self.sitting.set_override(self.i, text)
        elif isinstance(task, DemandTask):
            self._answer(Answer(step.key, text, task.words.text()))
        else:
            self._put(step, text)
        if isinstance(task, LastPartTask):
            self.sitting.set_clock(self.i, None)
        if task is not None:
            task.say(*fault_at(self.sitting, self.i, step))

    def _put(self, step: Step, text: str) -> None:
        field = self.measure.field(step.key)
        if field is None:
            return
        before = self.entry.text(step.key)
        whole = with_trial(field, before, step.trial, text)
        if isinstance(self.task, ClockTask) and not text and self._back:
            self._back.pop()
        elif whole != before:
            self._remember(partial(self.sitting.set_text, self.i, step.key, before))
        self.sitting.set_text(self.i, step.key, whole)

    def _answer(self, given: Answer) -> None:
        answers = {one.demand: one for one in self.entry.answers}
        before = answers.get(given.demand, Answer(given.demand, "", ""))
        if given != before:
            put_back = (self.i, before.demand, before.action, before.words)
            self._remember(partial(self.sitting.answer, *put_back))
            self.sitting.answer(self.i, given.demand, given.action, given.words)

    def _remember(self, put: Callable[[], None]) -> None:
        self._back.append((self.at, put))

    def _on_passed(self) -> None:
        task = self.task
        if isinstance(task, WalkTask) and task.lengths() and self._last_part(task):
            return
        if isinstance(task, CountdownTask) and not self._text() and task.phase in TAKEN:
            self.by_hand()
            return
        step = self.steps()[self.at]
        if self._text() and step.key in self.sitting.faults(self.i):
            self._go_and_say(self.at, *fault_at(self.sitting, self.i, step))
            return
        self.go_on()

    def _text(self) -> str:
        return text_at(self.measure, self.entry, self.steps()[self.at])

    def _last_part(self, walk: WalkTask) -> bool:
        step = self.steps()[self.at]
        spot = spot_of(self.sitting, self.i, step)
        course = course_of(self.measure, spot.field) if spot.field is not None else None
        metres = course_metres(self.entry, course) if course is not None else None
        if metres is None:
            return False
        self._by_hand.add(step)
        self.sitting.set_unit(self.i, step.key, "m")
        self._show(LastPartTask(spot, walk.lengths(), metres))
        self.refresh()
        self.start()
        return True

    def _on_kept(self, plain: Any) -> None:
        step = self.steps()[self.at]
        kept = None if plain is None else {"key": step.key, "trial": step.trial, "task": plain}
        self.sitting.set_clock(self.i, kept)

    def _on_answered(self, field_key: str, text: str) -> None:
        before = self.entry.text(field_key)
        self._remember(partial(self.sitting.set_text, self.i, field_key, before))
        self.sitting.set_text(self.i, field_key, text)

    def _on_rested(self) -> None:
        field = next((one for one in self.measure.fields if one.key == "rests"), None)
        if field is not None:
            typed = self.entry.text(field.key)
            count = int(typed) if typed.isdecimal() else 0
            self._remember(partial(self.sitting.set_text, self.i, field.key, typed))
            self.sitting.set_text(self.i, field.key, str(count + 1))

    def _on_unit_chosen(self, unit: str) -> None:
        self.sitting.set_unit(self.i, self.steps()[self.at].key, unit)
        if self.task is not None:
            self.task.say(*fault_at(self.sitting, self.i, self.steps()[self.at]))

    def _on_item_changed(self, i: int) -> None:
        if i == self.i:
            self.refresh()


def _place_of(steps: tuple[Step, ...], kept: Any) -> int | None:
    """The step a kept clock belongs to, None when there is none."""
    if not isinstance(kept, dict):
        return None
    wanted = (kept.get("key"), kept.get("trial"))
    found = (n for n, one in enumerate(steps) if (one.key, one.trial) == wanted)
    return next((n for n in found if steps[n].way in CLOCKS), None)
