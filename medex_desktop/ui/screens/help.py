"""Help: the manual inside the program, opened at the page of the screen one comes from."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy

from medex_desktop.language import _
from medex_desktop.ui import manual, theme
from medex_desktop.ui.manual_view import ManualView
from medex_desktop.ui.screen import Keys, Screen
from medex_desktop.ui.session import Session, Target
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.focus_ring import FocusRing
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.scroll_body import ScrollBody

_LIST = 232


class PageLine(QAbstractButton):
    """One page in the list."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__()
        self.key = key
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        FocusRing(self)

    def sizeHint(self) -> QSize:
        """A row of a list."""
        return QSize(theme.px(120), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Soft ground and bold when it is the page shown."""
        painter = drawing.painter_for(self)
        rect = QRectF(self.rect())
        on = self.isChecked()
        fill = "accent-soft" if on else "hover" if self.underMouse() else ""
        drawing.box(painter, rect, fill=theme.color(fill) if fill else None, radius=theme.px(6))
        face = theme.font(13, 600 if on else 400)
        room = rect.adjusted(theme.px(12), 0, -theme.px(8), 0)
        drawing.text(painter, room, self.text(), face, theme.color("accent" if on else "ink"))


class HelpScreen(Screen):
    """Pages at the left, the page at the right; links between pages work, others do nothing."""

    def __init__(self, session: Session, client_id: int | None = None) -> None:
        super().__init__(session, client_id)
        self._key = ""
        self.lines: dict[str, PageLine] = {}
        self._group = QButtonGroup(self)
        self.choice = ComboBox(_("Page"), strong=True)
        self.text = ManualView()
        self._build()

        self._arrange()

        self.text.page_asked.connect(self.show_page)
        self.choice.chosen.connect(self.show_page)
        theme.look().changed.connect(self._on_look_changed)

        self._on_look_changed()

    def _build(self) -> None:
        self.choice.set_options([(page.key, page.title) for page in manual.pages()])
        for page in manual.pages():
            line = PageLine(page.key, page.title)
            line.clicked.connect(self._on_line_clicked)
            self.lines[page.key] = line
            self._group.addButton(line)

    def _arrange(self) -> None:
        self._list = ScrollBody(gap=2, margins=4)
        for line in self.lines.values():
            self._list.body.addWidget(line)
        self._list.body.addStretch(1)
        card = Card(margins=(24, 16, 8, 16), gap=0)
        card.body.addWidget(self.text)
        row = Row(gap=16)
        row.addWidget(self._list)
        row.addWidget(card, 1)
        head = Row(gap=16)
        head.addWidget(Label(_("Help"), "title"))
        head.addWidget(self.choice)
        head.addStretch(1)
        column = Column(self, gap=12, margins=(24, 20, 24, 16))
        column.addLayout(head)
        column.addLayout(row, 1)
        self.setFocusProxy(self.text)

    def arrive(self, target: Target) -> None:
        """Show the page asked for, else the one shown last, else the first."""
        wanted = str(target.details.get("page", ""))
        known = [page.key for page in manual.pages()]
        for key in (wanted, self._key, "today", *known):
            if key in known:
                self.show_page(key)
                self.text.setFocus()
                return
        self.text.setPlainText(_("The manual is not installed with this program."))

    def show_page(self, key: str) -> None:
        """Show one page from its beginning."""
        page = manual.page(key)
        if page is None:
            return
        self._key = key
        self.text.show_page(page)
        self.lines[key].setChecked(True)
        self.choice.set_key(key)

    def page(self) -> str:
        """The key of the page shown."""
        return self._key

    def keys(self) -> Keys:
        """F1 goes back."""
        return [("F1", _("back to where you were"))]

    def _on_line_clicked(self) -> None:
        line = self.sender()
        if isinstance(line, PageLine):
            self.show_page(line.key)

    def _on_look_changed(self) -> None:
        folded = theme.is_compact()
        self._list.setVisible(not folded)
        self._list.setFixedWidth(theme.px(_LIST))
        self.choice.setVisible(folded)
