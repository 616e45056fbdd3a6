"""The numbers 0 to 10 to click on; whoever has the keyboard types them instead."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from medex_desktop.domain.body_sites import WORST
from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.layouts import Row


class _Number(QAbstractButton):
    def __init__(self, value: int, *, gym: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._side = 48 if gym else 32
        self._size = 18 if gym else 13
        self.setText(str(value))
        self.setAccessibleName(_("{value} of 10", value=value))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._side), theme.px(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = drawing.painter_for(self)
        on = self.isChecked()
        fill = "accent-soft" if on else "hover" if self.underMouse() else "surface"
        drawing.box(
            painter, QRectF(self.rect()), fill=theme.color(fill), radius=theme.px(6),
            line=theme.color("accent" if on else "line-strong"),
            width=theme.focus_width() if on else theme.line_width(),
        )  # fmt: skip
        face = theme.font(self._size, 700 if on else 500)
        ink = theme.color("accent" if on else "ink")
        drawing.text(painter, QRectF(self.rect()), self.text(), face, ink, drawing.MIDDLE)


class PainScale(QWidget):
    """``picked(value)`` by a click, -1 for Clear; ``show_value`` shows without telling."""

    picked = Signal(int)

    def __init__(self, *, gym: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("How strong, 0 to 10"))
        row = Row(self, gap=4)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for value in range(WORST + 1):
            number = _Number(value, gym=gym, parent=self)
            self._group.addButton(number, value)
            row.addWidget(number)
        self.clear = Button(_("Clear"), "quiet", size="gym" if gym else "desk")
        self.clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self.clear)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(self._on_group_id_clicked)
        self.clear.clicked.connect(self._on_clear_clicked)

    def show_value(self, value: int) -> None:
        """Which number is on; -1 for none."""
        for number in self._group.buttons():
            number.setChecked(self._group.id(number) == value)
        self.clear.setVisible(value >= 0)

    def shown(self) -> int:
        """The number that is on, -1 for none."""
        return next((self._group.id(one) for one in self._group.buttons() if one.isChecked()), -1)

    def _on_group_id_clicked(self, value: int) -> None:
        self.show_value(value)
        self.picked.emit(value)

    def _on_clear_clicked(self) -> None:
        self.picked.emit(-1)
