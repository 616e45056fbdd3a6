"""The page in the middle: whole or in its width, Letter or A4, one page after the other."""

from PySide6.QtCore import QSizeF, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.page_view import PageView
from medex_desktop.ui.tasks import Tasks
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card, Divider
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.segmented import Segmented


class PageDesk(Card):
    """``show_pdf``, ``show_words``; ``size_chosen(key)`` and ``print_asked`` by a person."""

    size_chosen = Signal(str)
    print_asked = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=1, gap=0)
        self.fit = Segmented(_("Size"), [("whole", _("Whole page")), ("width", _("Width"))])
        self.back = Button("", "quiet", icon="chevron-left", name=_("Page before"))
        self.on = Button("", "quiet", icon="chevron-right", name=_("Next page"))
        self.count = Label("", "body", "ink2")
        self.paper_size = ComboBox(_("Paper size"), [("letter", _("Letter")), ("a4", "A4")])
        self.print = Button("", icon="print", name=_("Print"))
        self.print.setToolTip(_("Print (Ctrl P)"))
        self.view = PageView(tasks, _("The page"))
        bar = Row(gap=8, margins=(11, 9, 11, 9))
        bar.addWidget(self.fit)
        bar.addStretch(1)
        for part in (self.back, self.count, self.on, self.paper_size, self.print):
            bar.addWidget(part)
        self.body.addLayout(bar)
        self.body.addWidget(Divider())
        self.body.addWidget(self.view, 1)
        self.fit.chosen.connect(self._on_fit_chosen)
        self.back.clicked.connect(self._on_back_clicked)
        self.on.clicked.connect(self._on_on_clicked)
        self.paper_size.chosen.connect(self.size_chosen)
        self.print.clicked.connect(self.print_asked)
        self.view.turned.connect(self._on_view_turned)
        self._on_view_turned(0, 0)
        if theme.is_compact():  # a whole page could not be read
            self.fit.set_key("width")
            self.view.set_fit("width")

    def show_pdf(self, pdf: bytes, sizes: list[QSizeF], said: str) -> None:
        """Show a paper."""
        self.view.show_pdf(pdf, sizes, said)

    def show_words(self, words: str) -> None:
        """Show a sentence in place of a page."""
        self.view.show_words(words)

    def set_size(self, size: str, *, may_change: bool) -> None:
        """The paper size; a signed paper keeps its own."""
        self.paper_size.set_key(size)
        self.paper_size.setVisible(may_change)

    def _on_fit_chosen(self, key: str) -> None:
        self.view.set_fit("width" if key == "width" else "whole")

    def _on_back_clicked(self) -> None:
        self.view.turn(-1)

    def _on_on_clicked(self) -> None:
        self.view.turn(1)

    def _on_view_turned(self, page: int, pages: int) -> None:
        self.count.setText(_("Page {n} of {m}", n=page + 1, m=pages) if pages else "")
        self.back.setVisible(pages > 1)
        self.on.setVisible(pages > 1)
        self.print.setEnabled(pages > 0)
