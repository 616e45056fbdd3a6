"""After a walk: the metres of the length that was not finished, and the distance they make."""

from decimal import Decimal

from medex_desktop.domain.measure import Field, Measure, Role
from medex_desktop.domain.quantity import parse_number
from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.domain.units import in_unit
from medex_desktop.domain.walked import read_walk
from medex_desktop.errors import InvalidInput
from medex_desktop.language import _, number
from medex_desktop.ui.gym.number_task import NumberTask
from medex_desktop.ui.gym.task import Spot
from medex_desktop.ui.widgets.segmented import Segmented

METRES = "m"


def course_of(measure: Measure, walked: Field) -> Field | None:
    """The field that says how long the course is, where ``walked`` is a distance on one."""
    if walked.unit != METRES or walked.clock != "countdown":
        return None
    fitting = (one for one in measure.of_role(Role.PROTOCOL) if one.unit == METRES)
    return next(fitting, None)


def course_metres(entry: ResultEntry, course: Field) -> Decimal | None:
    """The length of the course, None while it is blank or can't be read."""
    try:
        typed = parse_number(entry.text(course.key), course.key)
        return in_unit(typed, entry.unit(course), METRES)
    except (InvalidInput, ValueError):
        return None


class LastPartTask(NumberTask):
    """``entered`` tells the whole distance; the box holds the last part alone."""

    def __init__(self, spot: Spot, lengths: int, course: Decimal) -> None:
        super().__init__(spot)
        self.lengths, self._course = lengths, course
        self.title.setText(_("Metres of the last length"))
        whole = number(lengths * course, 1)
        words = _("{n} × {course} m make {whole} m; what was walked after that is typed here.",
                  n=lengths, course=course, whole=whole)  # fmt: skip
        self.range.setText(words)
        self.box.setAccessibleName(self.title.text())
        for units in self.findChildren(Segmented):  # lengths are counted in metres
            units.hide()

    def show_text(self, text: str) -> None:
        """The part is typed anew."""

    def do_main(self) -> None:
        """As Enter; blank is none of it."""
        self._on_taken(self.box.text())

    def _on_taken(self, text: str) -> None:
        try:
            distance = read_walk(self.lengths, self._course, text)
        except InvalidInput as fault:
            self.say(str(fault), "alert")
            return
        self.entered.emit(f"{distance:f}")
        if not self.said():
            self.passed.emit()

    def _on_left_with(self, text: str) -> None:
        """Only Enter makes a distance of it."""
