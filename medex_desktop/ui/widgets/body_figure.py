"""A human figure to say where it hurts or which joint is meant, by pointer, keyboard or list."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.domain import body_sites
from medex_desktop.domain.body_sites import JOINTS, SITES
from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.body.frame import FigureFrame
from medex_desktop.ui.body.joint_canvas import JointCanvas
from medex_desktop.ui.body.pain_canvas import PainCanvas
from medex_desktop.ui.body.pain_scale import PainScale
from medex_desktop.ui.body.place_list import Place, PlaceList
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.table_model import Cell

Mode = Literal["pain", "joint"]
READ_SCALE: Final = 0.8


class BodyFigure(FigureFrame):
    """``BodyFigure("pain")`` or ``BodyFigure("joint")``; ``gym`` has targets of 48 pixels.

    ``site_changed(key, value)``: a region was marked 0 to 10, or cleared (-1). ``site_chosen(key)``
    by Enter or a click on it. ``joint_chosen(joint, side)``: side is "" for the spine. All only by
    a person. In the gym the regions of the body stay small: the list and the scale are its targets.
    """

    site_changed = Signal(str, int)
    site_chosen = Signal(str)
    joint_chosen = Signal(str, str)

    def __init__(
        self, mode: Mode = "pain", *, gym: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(gym=gym, parent=parent)
        self.mode: Mode = mode
        self.canvas: PainCanvas | JointCanvas
        if mode == "pain":
            self._build_pain(gym=gym)
        else:
            self._build_joints(gym=gym)
        self.setAccessibleName(_("Body figure"))
        self.canvas.moved.connect(self._on_canvas_moved)
        self.places.reached.connect(self._on_list_reached)
        self.places.chosen.connect(self._on_list_chosen)
        self.places.show_at(self.canvas.current())
        self._tell()

    def _build_pain(self, *, gym: bool) -> None:
        small = gym and not theme.is_compact()  # the list and the scale are what is tapped
        canvas = self._pain_canvas = PainCanvas(gym=gym, least=READ_SCALE if small else 1.0)
        self.canvas = canvas
        headings = {"front": _("Front"), "back": _("Back")}
        lines = [Place(key, str(site.name), headings[site.view]) for key, site in SITES.items()]
        self.places = PlaceList(
            _("Pain sites"), lines, self._pain_cell, take_key=canvas.take_key, gym=gym
        )
        self.hint.setText(
            _(
                "0 to 10 marks a place, each its own result; Delete clears. Arrows and letters "
                "move, Tab goes to the list."
            )
        )
        self.scale = PainScale(gym=gym)
        self.put(canvas, self.places, self.scale)
        canvas.site_changed.connect(self._on_canvas_site_changed)
        canvas.chosen.connect(self.site_chosen)
        self.scale.picked.connect(canvas.set_value)

    def _build_joints(self, *, gym: bool) -> None:
        canvas = self._joint_canvas = JointCanvas(gym=gym)
        self.canvas = canvas
        lines = [Place(key, str(joint.name)) for key, joint in JOINTS.items()]
        self.places = PlaceList(_("Joints"), lines, self._joint_cell, beneath=True, gym=gym)
        self.hint.setText(_("Enter chooses. Arrows and letters move, Tab goes to the list."))
        self.put(canvas, self.places)
        canvas.chosen.connect(self._on_canvas_chosen)

    def pain(self) -> dict[str, int]:
        """The marked regions as plain data, ``{"knee_right_front": 6}``; empty in joint mode."""
        return self._pain_canvas.pain() if self.mode == "pain" else {}

    def set_pain(self, kept: object) -> None:
        """Show what was kept, without telling; InvalidInput when it can't be, and nothing changes.

        Only for the mode "pain".
        """
        self._pain_canvas.show_pain(body_sites.read_pain(kept))
        self._tell()

    def set_joint_values(self, degrees: Mapping[str, str]) -> None:
        """Show what was measured under the joints, ``{"knee_right": "flexion 114°"}``.

        Only for the mode "joint"; KeyError for a joint that does not exist.
        """
        self._joint_canvas.show_values(degrees)
        self._tell()

    def show_joint(self, key: str) -> None:
        """Show a joint ("knee_right") as chosen, without telling. KeyError for an unknown one."""
        self._joint_canvas.show_chosen(key)
        self._tell()

    def choose(self) -> None:
        """Choose the joint the keyboard is at, as Enter does; only for the mode "joint"."""
        self._joint_canvas.choose(self.canvas.current())

    def move_to(self, key: str) -> None:
        """Put the keyboard at a region, or at a joint ("knee_right"); KeyError when unknown."""
        self.canvas.move_to(key)

    def _pain_cell(self, key: str) -> Cell:
        value = self._pain_canvas.pain().get(key)
        return Cell() if value is None else Cell(_("{value} of 10", value=value), strong=True)

    def _joint_cell(self, key: str) -> Cell:
        known = self._joint_canvas.has_value(key)
        return Cell(self._joint_canvas.value_words(key), strong=known)

    def _tell(self) -> None:
        self.status.setText(self.canvas.status())
        if self.mode == "pain":
            self.scale.show_value(self.pain().get(self.canvas.current(), -1))
        self.places.refresh()

    def _on_canvas_moved(self, key: str) -> None:
        self.places.show_at(key)
        self._tell()

    def _on_canvas_site_changed(self, key: str, value: int) -> None:
        self._tell()
        self.site_changed.emit(key, value)

    def _on_canvas_chosen(self, joint: str, side: str) -> None:
        self._tell()
        self.joint_chosen.emit(joint, side)

    def _on_list_reached(self, key: str) -> None:
        self.canvas.move_to(key)

    def _on_list_chosen(self, key: str) -> None:
        if self.mode == "joint":
            self._joint_canvas.choose(key)
        else:
            self.site_chosen.emit(key)


class BodyComparison(QWidget):
    """Pain then and now, side by side, to read only, with what differs in words beneath."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = Column(self, gap=12)
        pair = Row(gap=24)
        self.then = _Reading()
        self.now = _Reading()
        pair.addWidget(self.then, 1)
        pair.addWidget(self.now, 1)
        column.addLayout(pair, 1)
        self.changes = ParagraphLabel("", "note")
        column.addWidget(self.changes)

    def set_pain(self, then: object, now: object, then_words: str, now_words: str) -> None:
        """Show what was kept of two dates, each under its words ("Baseline, 13 Jul 2026").

        Raises:
            InvalidInput: one of them can't be shown; nothing changes.
        """
        before, after = body_sites.read_pain(then), body_sites.read_pain(now)
        self.then.show_pain(then_words, before)
        self.now.show_pain(now_words, after)
        told = [str(one) for one in body_sites.changes(before, after)]
        same = _("The same sites with the same numbers on both dates.")
        self.changes.setText("\n".join(told) or same)


class MotionComparison(QWidget):
    """How far joints moved then and now, to read only: an arrow at each joint, words beneath."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = Column(self, gap=12)
        self.title = Label("", "section")
        self.canvas = JointCanvas(read_only=True)
        self.changes = ParagraphLabel("", "note")
        for each in (self.title, self.canvas, self.changes):
            column.addWidget(each)

    def set_motion(self, title: str, degrees: Mapping[str, str], told: Sequence[str]) -> None:
        """Show ``{"knee_right": "flexion 96° → 114°"}`` and what differs in whole sentences."""
        self.title.setText(title)
        self.canvas.show_values(degrees)
        self.changes.setText("\n".join(told))


class _Reading(QWidget):
    def __init__(self) -> None:
        super().__init__()
        column = Column(self, gap=8)
        self.title = Label("", "section")
        self.canvas = PainCanvas(read_only=True, least=READ_SCALE)
        self.words = ParagraphLabel("")
        column.addWidget(self.title)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.words)

    def show_pain(self, title: str, pain: Mapping[str, int]) -> None:
        self.title.setText(title)
        self.canvas.show_pain(pain)
        self.words.setText(str(body_sites.summary(pain)))
