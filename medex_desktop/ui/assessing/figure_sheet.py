"""The body figure over a test: where it hurts and how much, or which joint is measured."""

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop.domain.body_places import figure_of
from medex_desktop.language import _
from medex_desktop.ui.assessing.body_marks import JointMarks, PainMarks
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.widgets.body_figure import BodyFigure
from medex_desktop.ui.widgets.label import ParagraphLabel, Role

WIDE, GYM_WIDE = 1120, 1260


class FigureSheet(Sheet):
    """A body figure over the window; ``show_over`` opens it at a place, which stays in sight."""

    def __init__(
        self, host: QWidget, title: str, agree: str, figure: BodyFigure, *, gym: bool
    ) -> None:
        wide = GYM_WIDE if gym else WIDE
        super().__init__(host, title, agree, cancel=_("Close"), width=wide)
        self.figure = figure
        self.body.addWidget(figure)
        figure.looked_at.connect(self._on_looked_at)

    def show_over(self) -> None:
        """Open it; the keyboard is at the figure."""
        self.open(self.figure.canvas)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.figure.look()

    def _on_looked_at(self, rect: QRect) -> None:
        self.keep_in_sight(self.figure, rect)


class PainSheet(FigureSheet):
    """Marks are in the set at once; Done and Esc both only close it."""

    def __init__(self, host: QWidget, marks: PainMarks, *, gym: bool) -> None:
        figure = BodyFigure("pain", gym=gym)
        super().__init__(host, _("Where it hurts"), _("Done"), figure, gym=gym)
        self.cancel.hide()
        self._marks = marks
        role: Role = "gym-note" if gym else "body"
        self.words = ParagraphLabel("", role, weight=600, min_width=320)
        self.body.insertWidget(0, self.words)
        figure.site_changed.connect(self._on_site_changed)
        figure.site_chosen.connect(self._on_site_chosen)
        self.agreed.connect(self.close_overlay)
        self._tell()
        marked = figure.pain()
        if marked:
            figure.move_to(max(marked, key=lambda key: marked[key]))

    def _tell(self) -> None:
        pain, waiting = self._marks.shown(), self._marks.waiting()
        self.figure.set_pain(pain)
        waits = _("Pain {n} of 10, and no place yet: Enter or a click says where.", n=waiting)
        self.words.setText("" if waiting is None else waits)
        self.words.setVisible(waiting is not None)

    def _on_site_changed(self, place: str, value: int) -> None:
        self._marks.mark(place, value)
        self._tell()

    def _on_site_chosen(self, place: str) -> None:
        self._marks.choose(place)
        self._tell()


class JointSheet(FigureSheet):
    """``chosen(i)``: go on with this test of the set."""

    chosen = Signal(int)

    def __init__(self, host: QWidget, marks: JointMarks, *, gym: bool) -> None:
        figure = BodyFigure("joint", gym=gym)
        super().__init__(host, _("Which joint"), _("Choose"), figure, gym=gym)
        self._marks = marks
        figure.set_joint_values(marks.shown())
        key = marks.chosen()
        if key:
            figure.show_joint(key)
        figure.joint_chosen.connect(self._on_joint_chosen)
        self.agreed.connect(figure.choose)

    def _on_joint_chosen(self, joint: str, side: str) -> None:
        i = self._marks.choose(joint, side)
        self.close_overlay()
        self.chosen.emit(i)


def figure_sheet(
    host: QWidget, sitting: AssessmentSitting, i: int, *, gym: bool = False
) -> PainSheet | JointSheet | None:
    """The figure for one test of a set; None where a figure is no help, or the test is skipped."""
    kind = figure_of(sitting.item(i).measure)
    if not kind or sitting.entry(i).is_coded:
        return None
    if kind == "pain":
        return PainSheet(host, PainMarks(sitting, i), gym=gym)
    return JointSheet(host, JointMarks(sitting, i), gym=gym)
