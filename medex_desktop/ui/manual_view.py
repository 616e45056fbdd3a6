"""A page of the manual on screen, in Help or over a page that has no practice yet."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from medex_desktop.language import _
from medex_desktop.ui import manual, theme
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.overlay import Overlay


class ManualView(QTextBrowser):
    """``show_page(page)``; ``page_asked(key)`` for a link to another page. Others do nothing."""

    page_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: manual.Page | None = None
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setAccessibleName(_("Help page"))
        self.setSearchPaths([str(manual.folder())])
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(self._on_anchor_clicked)
        theme.look().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_page(self, page: manual.Page) -> None:
        """Show a page from its beginning."""
        self._page = page
        self.setMarkdown(page.text)
        _give_air(self.document())

    def _on_anchor_clicked(self, link: QUrl) -> None:
        if not link.scheme() and link.path().endswith(".md"):
            self.page_asked.emit(link.path().removesuffix(".md"))

    def _on_look_changed(self) -> None:
        self.document().setDefaultFont(theme.font(14))
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, theme.color("surface"))
        palette.setColor(palette.ColorRole.Text, theme.color("ink"))
        palette.setColor(palette.ColorRole.Link, theme.color("accent"))
        self.setPalette(palette)
        if self._page is not None:
            self.show_page(self._page)


class ManualOverlay(Overlay):
    """The manual over the set-up or the locked screen."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, _("Help"), width=760, height=620)
        self.text = ManualView()
        close = Button(_("Close"), "quiet", key="Esc")
        foot = Row()
        foot.addStretch(1)
        foot.addWidget(close)
        self.card.body.addWidget(self.text, 1)
        self.card.body.addLayout(foot)
        close.clicked.connect(self.close_overlay)
        self.text.page_asked.connect(self.show_page)
        self.closed.connect(self.deleteLater)

    @classmethod
    def open_over(cls, host: QWidget, key: str) -> "ManualOverlay":
        """Open it at one page."""
        made = cls(host)
        made.show_page(key)
        made.open(made.text)
        return made

    def show_page(self, key: str) -> None:
        """Another page; an unknown one says that the manual has none."""
        page = manual.page(key)
        if page is not None:
            self.text.show_page(page)
        elif not self.text.toPlainText():
            self.text.setPlainText(_("The manual has no page about this."))


def _give_air(document: QTextDocument) -> None:
    """Space above headings and between paragraphs, and lines that are easy to follow."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        form = block.blockFormat()
        level = form.headingLevel()
        listed = block.textList() is not None
        form.setTopMargin(theme.px(18) if level > 1 else 0)
        form.setBottomMargin(theme.px(6 if level or listed else 10))
        form.setLineHeight(135.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(form)
        block = block.next()
