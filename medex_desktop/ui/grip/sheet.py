"""An overlay with a title, a body and its buttons: the one shape of all questions asked here."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.keeping_overlay import KeepingOverlay
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.sentence import Sentence


class _Content(ScrollBody):
    """As high as what it holds, and ready to be lower."""

    def __init__(self) -> None:
        super().__init__(gap=12, margins=(0, 0, 6, 0))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        inside = self.widget()
        if inside is not None:
            inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sheet grows and shrinks with what is shown in it."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.body
        if layout.hasHeightForWidth():
            return max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        return layout.totalSizeHint().height()

    def sizeHint(self) -> QSize:
        wide = max(self.width(), self.body.totalSizeHint().width())
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(60))


class Sheet(KeepingOverlay):
    """``body`` takes the content; ``agreed`` by the filled button or Ctrl+Enter. Esc closes it.

    It deletes itself when closed. A body that is too high scrolls between title and buttons.
    """

    agreed = Signal()

    def __init__(
        self,
        host: QWidget,
        title: str,
        agree: str,
        *,
        cancel: str = "",
        width: int = 560,
    ) -> None:
        super().__init__(host, title, width=width)
        self.agree = Button(agree, "filled", key="Ctrl Enter", size="main")
        self.cancel = Button(cancel or _("Not now"), key="Esc", size="main")
        self._fault = Sentence()
        self.card.body.addWidget(Label(title, "name"))
        self._scroll = _Content()
        self.body = self._scroll.body
        self.card.body.addWidget(self._scroll, 1)
        foot = Row(gap=8)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        foot.addWidget(self.agree)
        self.card.body.addWidget(self._fault)
        self.card.body.addLayout(foot)
        self.agree.clicked.connect(self.agreed)
        self.cancel.clicked.connect(self.close_overlay)
        self.closed.connect(self.deleteLater)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def say(self, words: str) -> None:
        """Why it can't be done yet; "" takes it away."""
        self._fault.say(words, "alert")

    def said(self) -> str:
        """What it says."""
        return self._fault.words()

    def keep_in_sight(self, part: QWidget, rect: QRect) -> None:
        """Scroll so that this much of a part of the body is seen."""
        inside = self._scroll.widget()
        if inside is not None and inside.isAncestorOf(part):
            at = part.mapTo(inside, rect.center())
            self._scroll.ensureVisible(at.x(), at.y(), 0, rect.height() // 2 + theme.px(8))

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the keyboard is in sight."""
        if now is not None and self._scroll.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter agrees from anywhere inside."""
        enter = QKeySequence(event.keyCombination()).toString() in ("Ctrl+Return", "Ctrl+Enter")
        if enter:
            self.agree.click()
            event.accept()
            return
        super().keyPressEvent(event)
