"""A sheet over the window that does one act and closes; faults stand beside their fields."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop.errors import InvalidInput, MedExError
from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.keeping_overlay import KeepingOverlay
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from medex_desktop.ui.widgets.sentence import Sentence

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TALLEST = 1_000


class ActSheet(KeepingOverlay):
    """``title`` above, ``doing`` on the button; ``recorded`` once it is done.

    ``tall`` is for many fields: at large text what is between title and buttons scrolls. ``key`` is
    what the button says does it; a sheet that needs more than Enter gives none.
    """

    recorded = Signal()

    def __init__(
        self,
        host: QWidget,
        session: Session,
        title: str,
        doing: str,
        *,
        width: int = 520,
        tall: bool = False,
        key: str = "Enter",
    ) -> None:
        scrolls = tall and theme.is_compact()
        super().__init__(host, title, width=width, height=_TALLEST if scrolls else 0)
        self.session = session
        self.fields: dict[str, LabeledField] = {}
        self.card.body.addWidget(Label(title, "section"))
        self.body: Column = self.card.body
        if scrolls:
            inside = ScrollBody(gap=12, margins=(2, 0))
            self.card.body.addWidget(inside, 1)
            self.body, self._inside = inside.body, inside
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            app.focusChanged.connect(self._on_focus_changed)
        self.sentence = Sentence()
        self.act = Button(doing, "filled", key=key, size="main")
        self.cancel = Button(_("Cancel"), key="Esc", size="main")
        self.act.clicked.connect(self.record)
        self.cancel.clicked.connect(self.close_overlay)
        self.closed.connect(self.deleteLater)

    def say(self, words: str, *, ink: str = "ink2") -> ParagraphLabel:
        """Add a paragraph."""
        made = ParagraphLabel(words, "body", ink, min_width=240)
        self.body.addWidget(made)
        return made

    def ask_for(self, key: str, label: str, *, hint: str = "", limit: int = 200) -> LineField:
        """Add a field; ``key`` is what a fault calls it."""
        made = LineField(label, hint=hint, limit=limit)
        self.fields[key] = LabeledField(label, made)
        self.body.addWidget(self.fields[key])
        return made

    def keep_as(self, about: str, client_id: int | None = None) -> None:
        """Before ``finish``: locking and quitting keep what is typed, by that name."""
        fields = {key: field.field for key, field in self.fields.items()}
        self.keep_words(self.session, about, fields, client_id)

    def finish(self) -> None:
        """Add the sentence and the buttons, once everything else is there."""
        self.card.body.addWidget(self.sentence)
        row = Row(gap=8)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.act)
        self.card.body.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does it, as the button says."""
        if event.key() in ENTER:
            self.act.click()
            return
        super().keyPressEvent(event)

    def do(self) -> None:
        """Do the act with what was typed. Raises what is said beside a field or below."""
        raise NotImplementedError

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the keyboard is in sight."""
        if now is not None and self._inside.isAncestorOf(now):
            self._inside.ensureWidgetVisible(now)

    def record(self) -> None:
        """Do the act; a fault is said beside its field and nothing is lost."""
        for field in self.fields.values():
            field.set_fault("")
        self.sentence.say("", "hint")
        try:
            self.do()
        except InvalidInput as error:
            found = self.fields.get(error.field)
            if found is None:
                self.sentence.say(str(error), "alert")
            else:
                found.set_fault(str(error))
                found.setFocus()
        except MedExError as error:
            self.sentence.say(str(error), "alert")
        else:
            self.recorded.emit()
            self.close_overlay()
