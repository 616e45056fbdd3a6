"""The body with a client's newest results: where it hurts, how far joints move, and since when."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.body_places import place_words
from medex_desktop.language import _, render
from medex_desktop.services.body_view import BodyLine, BodyView, body_of
from medex_desktop.ui.body.frame import FigureFrame
from medex_desktop.ui.body.joint_canvas import JointCanvas
from medex_desktop.ui.body.pain_canvas import PainCanvas
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.data_table import DataTable
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.segmented import Segmented
from medex_desktop.ui.widgets.table_model import Cell, Column, TableModel

WIDE, LIST, ROW = 1180, 420, 46
LEAST = 0.92  # all of it at once on a small laptop; the list is there for the finger
PAIN, MOTION = "pain", "motion"


class BodyReader(FigureFrame):
    """``show_lines`` of one kind; ``chosen(line)`` by Enter, a click or a double click in the list.

    A place with several results leads to the list, where each of them is chosen by itself.
    """

    chosen = Signal(object)

    def __init__(self, canvas: PainCanvas | JointCanvas, name: str) -> None:
        super().__init__(list_wide=LIST)
        self.canvas = canvas
        self.model: TableModel[BodyLine] = TableModel(
            [Column(_("Place"), _name, 190, 1), Column(_("Now"), _value, 76, number=True)]
        )
        self.table = DataTable(name, self.model, header=False, row_height=ROW)
        self._lines: tuple[BodyLine, ...] = ()
        self._following = False
        self.hint.setText(
            _("Enter opens the trend. Arrows and letters move, Tab goes to the list.")
        )
        self.put(canvas, self.table)
        self.setAccessibleName(name)
        canvas.moved.connect(self._on_canvas_moved)
        self.table.current_changed.connect(self._on_table_current_changed)
        self.table.chosen.connect(self.chosen)

    def show_lines(self, lines: tuple[BodyLine, ...]) -> None:
        """Show these, the keyboard at the first that has a place."""
        self._lines = lines
        self.model.set_rows(lines)
        first = next((one.place for one in lines if one.place), "")
        if first:
            self.canvas.move_to(first)
        self._tell()

    def open_place(self, place: str) -> None:
        """The trend of a place; the list where there are several of it."""
        found = self._of(place)
        if len(found) == 1:
            self.chosen.emit(found[0])
        elif found:
            self.table.choose_line(self._lines.index(found[0]))
            self.table.setFocus()

    def _of(self, place: str) -> list[BodyLine]:
        return [one for one in self._lines if one.place == place]

    def _tell(self) -> None:
        """What is known of the current place."""
        place = self.canvas.current()
        name = render(place_words(place))
        told = [f"{render(one.now)}, {render(one.change)}" for one in self._of(place)]
        self.status.setText(f"{name}: {'; '.join(told)}" if told else _("{place}: not measured",
                                                                        place=name))  # fmt: skip

    def _on_canvas_moved(self, place: str) -> None:
        found = self._of(place)
        if found and not self._following:
            self._following = True
            self.table.choose_line(self._lines.index(found[0]))
            self._following = False
        self._tell()

    def _on_table_current_changed(self, row: object) -> None:
        if isinstance(row, BodyLine) and row.place and not self._following:
            self._following = True
            self.canvas.move_to(row.place)
            self._following = False


class BodySheet(Sheet):
    """``trend_asked(line)`` for the trend of what was chosen."""

    trend_asked = Signal(object)

    def __init__(self, host: QWidget, view: BodyView) -> None:
        super().__init__(host, _("Body"), _("Done"), width=WIDE)
        self.cancel.hide()
        pain, joints = PainCanvas(marks=False, least=LEAST), JointCanvas()
        pain.show_pain(view.ratings)
        joints.show_values({place: render(words) for place, words in view.degrees.items()})
        self.kind = Segmented(
            _("What is shown"), [(PAIN, _("Pain")), (MOTION, _("Range of motion"))]
        )
        self.readers = {PAIN: BodyReader(pain, _("Pain")), MOTION: BodyReader(joints, _("Joints"))}
        top = Row(gap=0, margins=(4, 4, 4, 0))  # room for the ring of the keyboard
        top.addWidget(self.kind)
        top.addStretch(1)
        self.body.addLayout(top)
        for key, lines in ((PAIN, view.pain), (MOTION, view.motion)):
            reader = self.readers[key]
            reader.show_lines(lines)
            reader.looked_at.connect(self._on_looked_at)
            reader.chosen.connect(self._on_line_chosen)
            self.body.addWidget(reader)
        pain.chosen.connect(self.readers[PAIN].open_place)
        joints.chosen.connect(self._on_joint_chosen)
        self.kind.setVisible(bool(view.pain and view.motion))
        self.kind.chosen.connect(self._show)
        self.agreed.connect(self.close_overlay)
        self._show(PAIN if view.pain else MOTION)

    @classmethod
    def open_over(cls, host: QWidget, session: Session, client_id: int) -> "BodySheet":
        """Open it over a window."""
        made = cls(host, session.ask(body_of, client_id=client_id))
        made.open(next(one.canvas for one in made.readers.values() if not one.isHidden()))
        return made

    def _show(self, kind: str) -> None:
        self.kind.set_key(kind)
        for key, reader in self.readers.items():
            reader.setVisible(key == kind)

    def _on_joint_chosen(self, joint: str, side: str) -> None:
        self.readers[MOTION].open_place(f"{joint}_{side}" if side else joint)

    def _on_looked_at(self, rect: QRect) -> None:
        reader = self.sender()
        if isinstance(reader, BodyReader):
            self.keep_in_sight(reader, rect)

    def _on_line_chosen(self, row: BodyLine) -> None:
        self.close_overlay()
        self.trend_asked.emit(row.line)


def _name(row: BodyLine) -> Cell:
    return Cell(render(row.name), second=render(row.change))


def _value(row: BodyLine) -> Cell:
    return Cell(render(row.value), strong=True)
