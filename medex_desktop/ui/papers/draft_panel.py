"""Beside a draft: what to look at before signing, and the words a person adds."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from medex_desktop.errors import InvalidInput
from medex_desktop.language import _, render
from medex_desktop.services.progress_report import REQUESTS, ReportWords
from medex_desktop.services.report_checks import Check, Checked
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.check_box import CheckBox
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Column, Row, clear
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.note_field import NoteField
from medex_desktop.ui.widgets.status_shape import StatusShape

LIMIT: Final = 4_000
QUESTION: Final = 290


class ChecksCard(Card):
    """What to look at before signing: one line a check, with its shape."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 14), gap=8)
        self.heading(_("Before signing"))
        self._lines = Column(gap=8)
        self.body.addLayout(self._lines)
        self._words: list[str] = []

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Show these checks."""
        words = [render(check.words) for check in checks]
        if words == self._words:
            return
        self._words = words
        clear(self._lines)
        for check, said in zip(checks, words, strict=True):
            self._lines.addWidget(_line(check.kind, said))

    def words(self) -> list[str]:
        """What it says."""
        return list(self._words)


def _line(kind: str, said: str) -> QWidget:
    line = QWidget()
    row = Row(line, gap=8)
    top = Column(gap=0)
    top.gap(1)
    top.addWidget(StatusShape(kind, name={"done": _("in order"), "attend": _("look at this")}.get(
        kind, _("in the way"))))  # fmt: skip
    top.addStretch(1)
    row.addLayout(top)
    words = ParagraphLabel(said, "body", "alert" if kind == "stop" else "ink", min_width=150)
    words.setAccessibleName(said)
    row.addWidget(words, 1)
    return line


class WordsCard(Card):
    """The words a person adds; ``changed`` at each change by a person."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 14), gap=12)
        self.heading(_("Your words"))
        self.summary = LabeledField(
            _("Bottom line"), NoteField(_("Bottom line"), lines=4, limit=LIMIT)
        )
        self.automatic = Button(_("Back to the automatic words"), "quiet", icon="undo")
        self.request = LabeledField(
            _("Asked of the reader"),
            ComboBox(
                _("Asked of the reader"),
                [(key, render(words).rstrip(".")) for key, words in REQUESTS.items()],
            ),
        )
        self.asked = LabeledField(
            _("The one question"),
            LineField(_("The one question"), hint=_("may loaded bending start?"), limit=QUESTION),
        )
        self.program = LabeledField(_("Program"), NoteField(_("Program"), lines=3, limit=LIMIT))
        self.next_steps = LabeledField(
            _("Next steps"), NoteField(_("Next steps"), lines=3, limit=LIMIT)
        )
        self.appendix = CheckBox(_("Add every trial as a second page"))
        self._automatic = ""
        for part in (
            self.summary, self.automatic, self.request, self.asked, self.program,
            self.next_steps, self.appendix,
        ):  # fmt: skip
            self.body.addWidget(part)
        self._connect()
        self._settle()

    def _connect(self) -> None:
        for field in (self.summary, self.program, self.next_steps):
            note = _note(field)
            note.changed.connect(self._on_field_changed)
            note.limited.connect(field.say)
        _line_of(self.asked).textEdited.connect(self._on_field_changed)
        _combo(self.request).chosen.connect(self._on_field_changed)
        self.appendix.toggled.connect(self._on_field_changed)
        self.automatic.clicked.connect(self._on_automatic_clicked)

    def words(self) -> ReportWords:
        """What stands in the fields; an unchanged bottom line counts as the automatic one."""
        typed = _typed(self.summary)
        request = _combo(self.request).key()
        return ReportWords(
            request=request,
            asked=_line_of(self.asked).text() if request != "none" else "",
            summary="" if typed == _plain(self._automatic) else typed,
            next_steps=_note(self.next_steps).text(),
            program=_note(self.program).text(),
            appendix=self.appendix.isChecked(),
        )

    def show_words(self, words: ReportWords) -> None:
        """Put a draft's words into the fields; nothing is told."""
        _quietly(_note(self.summary), words.summary or self._automatic)
        _quietly(_note(self.program), words.program)
        _quietly(_note(self.next_steps), words.next_steps)
        _combo(self.request).set_key(words.request)
        _line_of(self.asked).setText(words.asked)
        with QSignalBlocker(self.appendix):
            self.appendix.setChecked(words.appendix)
        for field in (self.summary, self.asked, self.program, self.next_steps):
            field.clear()
        self._settle()

    def show_automatic(self, summary: str) -> None:
        """The automatic bottom line has changed; it is shown where nothing else was written."""
        note = _note(self.summary)
        typed = _typed(self.summary)
        is_untouched = typed in ("", _plain(self._automatic))
        was_empty = not self._automatic
        self._automatic = summary
        if is_untouched and (was_empty or not note.hasFocus()):
            _quietly(note, summary)
        self._settle()

    def take_summary(self, words: str) -> None:
        """Use these words as the bottom line, where nothing else was written yet."""
        if _typed(self.summary) in ("", _plain(self._automatic)):
            _note(self.summary).set_text(words)

    def show_fault(self, error: InvalidInput) -> None:
        """Say a fault beside its field."""
        fields = {
            "summary": self.summary,
            "asked": self.asked,
            "program": self.program,
            "next_steps": self.next_steps,
        }
        field = fields.get(error.field, self.summary)
        field.set_fault(str(error))
        field.setFocus()

    def _settle(self) -> None:
        self.asked.setVisible(_combo(self.request).key() != "none")
        usual = ("", _plain(self._automatic))
        self.automatic.setVisible(bool(self._automatic) and _typed(self.summary) not in usual)

    def _on_field_changed(self) -> None:
        self.asked.clear()
        self._settle()
        self.changed.emit()

    def _on_automatic_clicked(self) -> None:
        _note(self.summary).set_text(self._automatic)
        self.summary.setFocus()


class DraftPanel(QWidget):
    """Checks above, words below; ``changed`` when the report reads differently now."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.checks = ChecksCard()
        self.fields = WordsCard()
        self._size = "letter"
        column = Column(self, gap=12)
        column.addWidget(self.checks)
        column.addWidget(self.fields)
        column.addStretch(1)
        self.fields.changed.connect(self.changed)

    def words(self) -> ReportWords:
        """What is in the draft now."""
        return replace(self.fields.words(), page_size=self._size)

    def show_words(self, words: ReportWords) -> None:
        """Put a draft in."""
        self._size = words.page_size
        self.fields.show_words(words)

    def set_page_size(self, size: str) -> None:
        """Letter or A4."""
        self._size = size

    def show_checked(self, checked: Checked) -> None:
        """Show the checks, and the automatic words."""
        self.checks.show_checks(checked.checks)
        if checked.preview is not None:
            self.fields.show_automatic(checked.preview.summary)


def _note(field: LabeledField) -> NoteField:
    assert isinstance(field.field, NoteField)
    return field.field


def _line_of(field: LabeledField) -> LineField:
    assert isinstance(field.field, LineField)
    return field.field


def _combo(field: LabeledField) -> ComboBox:
    assert isinstance(field.field, ComboBox)
    return field.field


def _typed(field: LabeledField) -> str:
    return _note(field).text().strip()


def _plain(words: str) -> str:
    """As a text field gives it back: it turns no-break spaces into plain ones."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


def _quietly(note: NoteField, words: str) -> None:
    if note.text() != _plain(words):
        with QSignalBlocker(note):
            note.set_text(words)
