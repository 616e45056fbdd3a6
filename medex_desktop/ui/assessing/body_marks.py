"""What the body figure shows and changes of a set under way: pain by region, degrees by joint.

Everything goes through the sitting at once, so its draft keeps it as it keeps what is typed.
"""

from typing import Final

from medex_desktop.domain.body_places import (
    SIDE,
    figure_field,
    gathered,
    motion_words,
    place_of,
    rating_field,
)
from medex_desktop.domain.body_sites import SITES, WORST
from medex_desktop.domain.measure import Field, Measure, Role
from medex_desktop.domain.telling import with_unit
from medex_desktop.language import Text, render
from medex_desktop.ui.assessing.sitting import AssessmentSitting

_NONE: Final = -1


class _Marks:
    """The tests of a set that are of the same measure as the one at hand, ``at``."""

    def __init__(self, sitting: AssessmentSitting, at: int) -> None:
        self.sitting, self.at = sitting, at
        self._measure: Measure = sitting.item(at).measure
        site = figure_field(self._measure)
        assert site is not None
        self._site: Field = site

    def _tests(self) -> list[int]:
        """Those that are not skipped, the one at hand first."""
        key, lines = self._measure.key, self.sitting.items
        found = [
            i for i, line in enumerate(lines)
            if line.measure.key == key and not self.sitting.entry(i).is_coded
        ]  # fmt: skip
        return sorted(found, key=lambda i: i != self.at)

    def _text(self, i: int, field: Field) -> str:
        return self.sitting.entry(i).text(field.key).strip()

    def _place(self, i: int) -> str:
        return place_of(self._measure, dict(self.sitting.entry(i).typed))


class PainMarks(_Marks):
    """Pain of a set by region: each place is a test of its own, the one at hand takes the first."""

    def __init__(self, sitting: AssessmentSitting, at: int) -> None:
        super().__init__(sitting, at)
        rating = rating_field(self._measure)
        assert rating is not None
        self._rating: Field = rating

    def shown(self) -> dict[str, int]:
        """Every region that has its number, ``{"knee_right_front": 6}``."""
        found: dict[str, int] = {}
        for i in self._tests():
            place, value = self._place(i), self._value(i)
            if place and value is not None:
                found.setdefault(place, value)
        return found

    def waiting(self) -> int | None:
        """The number of the test at hand, while nobody said where it hurts."""
        return None if self._text(self.at, self._site) else self._value(self.at)

    def choose(self, place: str) -> None:
        """That is where the number that waits belongs."""
        value = self.waiting()
        if value is not None and place not in self.shown():
            self._write(self.at, place, value)

    def mark(self, place: str, value: int) -> None:
        """A region holds this number; -1 takes it back."""
        i = next((i for i in self._tests() if self._place(i) == place), _NONE)
        if value < 0:
            self._clear(i)
            return
        if i == _NONE:
            i = self._free(value)
        if i == _NONE:
            i = self.sitting.add(self._measure.key)
        self._write(i, place, value)

    def _write(self, i: int, place: str, value: int) -> None:
        self.sitting.set_text(i, self._rating.key, str(value))
        if not self._text(i, self._site):
            self.sitting.set_text(i, self._site.key, self._words(place))

    def _free(self, value: int) -> int:
        """A test without a place that holds no other number, the one at hand first."""
        for i in self._tests():
            if not self._text(i, self._site) and self._text(i, self._rating) in ("", str(value)):
                return i
        return _NONE

    def _clear(self, i: int) -> None:
        """Take the number back; a test of the figure's own, with nothing else in it, goes too."""
        if i == _NONE:
            return
        self.sitting.set_text(i, self._rating.key, "")
        fixed, left = self.sitting.item(i).preset, dict(self.sitting.entry(i).typed)
        left.pop(self._site.key, None)
        if left or self._site.key in fixed:
            return
        self.sitting.set_text(i, self._site.key, "")
        if i != self.at:
            self.sitting.remove(i)
            self.at -= i < self.at

    def _value(self, i: int) -> int | None:
        text = self._text(i, self._rating)
        return int(text) if text.isdecimal() and int(text) <= WORST else None

    def _words(self, place: str) -> str:
        """A region in the words of the last time, so that both can be compared; else its name."""
        told = [
            (latest.day, latest.order, latest.entry.text(self._site.key))
            for story in self.sitting.background.stories
            if story.measure.key == self._measure.key and (latest := story.latest()) is not None
            and place_of(self._measure, dict(latest.entry.typed)) == place
        ]  # fmt: skip
        return max(told)[2] if told else render(SITES[place].name, "en")


class JointMarks(_Marks):
    """Range of motion of a set by joint and side."""

    def shown(self) -> dict[str, str]:
        """What was measured in this set, by joint: "flexion 114°, extension 4°"."""
        found: list[tuple[str, Text]] = []
        for i in sorted(self._tests()):
            reading, texts = self.sitting.reading(i), dict(self.sitting.entry(i).typed)
            place = place_of(self._measure, texts)
            value = reading.reading.score.value if reading is not None else None
            if place and value is not None:
                degrees = with_unit(value, self._measure.places, self._measure.unit)
                motion = motion_words(self._measure, texts)
                words = {"motion": motion, "degrees": degrees}
                found.append((place, Text("{motion} {degrees}", words)))
        return {place: render(words) for place, words in gathered(found).items()}

    def chosen(self) -> str:
        """The joint of the test at hand, "" before one was said."""
        return self._place(self.at)

    def choose(self, joint: str, side: str) -> int:
        """The test to go on with: one of that joint still without a number, else another one."""
        ident = f"{joint}_{side}" if side else joint
        waiting = [i for i in self._tests() if not self._is_measured(i)]
        of_it = [i for i in waiting if self._place(i) == ident]
        if of_it:
            return of_it[0]
        if self.at in waiting and self._is_free(self.at):
            i = self.at
        else:
            i = self.sitting.add(self._measure.key)
        self.sitting.set_text(i, self._site.key, joint)
        if side:
            self.sitting.set_text(i, SIDE, side)
        return i

    def _is_measured(self, i: int) -> bool:
        return any(self._text(i, field) for field in self._measure.of_role(Role.VALUE))

    def _is_free(self, i: int) -> bool:
        """Whether the set leaves its joint and side open."""
        return not {self._site.key, SIDE} & set(self.sitting.item(i).preset)
