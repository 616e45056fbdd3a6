"""What the doors to a copy share: where it is, its passphrase, look first, and only then go."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLayout, QWidget

from medex_desktop.language import _
from medex_desktop.ui.tasks import Tasks
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.passphrase_field import PassphraseField
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.work_panel import WorkPanel

_WIDTH = 720


class CopyDoor(Overlay):
    """``look`` and ``go`` are the two steps; ``work`` does each, beside the screen.

    ``go`` is offered once it was looked at. Secrets are gone when it closes.
    """

    def __init__(
        self,
        host: QWidget,
        tasks: Tasks,
        title: str,
        *,
        height: int,
        passphrase: str,
        look: Button,
        go: Button,
    ) -> None:
        super().__init__(host, title, width=_WIDTH, height=height)
        self._title = title
        self._where = ParagraphLabel("", "body", "ink2", min_width=200)
        self._told = Column(gap=6)
        self.passphrase = PassphraseField(passphrase, size="desk")
        self.look = look
        self.go = go
        self.shut = Button(_("Close"), key=_("Esc"))
        self.work = WorkPanel(tasks)
        self.shut.clicked.connect(self.close_overlay)
        self.work.ended.connect(self._on_ended)
        self.closed.connect(self._on_closed)

    def arrange(self, *parts: QWidget | QLayout) -> None:
        """Lay the parts below the title, what was told below them, and the buttons at the foot."""
        self.card.body.addWidget(Label(self._title, "section"))
        body = ScrollBody(gap=8, margins=(0, 0, 8, 0))
        for part in (*parts, self._told):
            if isinstance(part, QWidget):
                body.body.addWidget(part)
            else:
                body.body.addLayout(part)
        body.body.addStretch(1)
        self.card.body.addWidget(body, 1)
        self.card.body.addWidget(self.work)
        foot = Row(gap=12)
        foot.addWidget(self.shut)
        foot.addStretch(1)
        foot.addWidget(self.look)
        foot.addWidget(self.go)
        self.card.body.addLayout(foot)
        self.go.hide()

    def tell(self, *parts: QWidget) -> None:
        """Show what was found, in place of what was told before."""
        clear(self._told)
        for part in parts:
            self._told.addWidget(part)

    def forget(self) -> None:
        """Clear what nobody may read after it closed."""
        self.passphrase.clear()

    def _on_ended(self) -> None:
        self.look.set_not_yet("")
        self.go.set_not_yet("")

    @Slot()
    def _on_closed(self) -> None:
        self.work.stop()
        self.forget()
        self.deleteLater()
