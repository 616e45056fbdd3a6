"""The columns of the file, one below the other: name, some values, and what the column means."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.exchange.mapping import Mapping
from medex_desktop.language import _, n_
from medex_desktop.ui import theme
from medex_desktop.ui.importing import words
from medex_desktop.ui.importing.understanding import Sample
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.layouts import Column, Row, clear

AT_ONCE: Final = 4
MOST: Final = 60


class _Meanings(QStandardItemModel):
    """The choices of every column, made once for all of them."""

    def __init__(self, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        for key, name in words.meanings(kind):
            item = QStandardItem(name)
            item.setData(key, Qt.ItemDataRole.UserRole)
            self.appendRow(item)


class _Facts(QWidget):
    """A column's name and values, each shortened to the room there is."""

    def __init__(self, sample: Sample) -> None:
        super().__init__()
        self._name = sample.name
        values = _("no values") if not sample.values else "   ".join(sample.values)
        self._values = _("in {unit}:  {values}", unit=sample.unit, values=values) if (
            sample.unit) else values  # fmt: skip
        self.setAccessibleName(f"{self._name}: {self._values}")
        self.setToolTip(self._values)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(theme.px(120), theme.px(38))

    def minimumSizeHint(self) -> QSize:
        """Two lines, some letters wide."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name over values."""
        painter = drawing.painter_for(self)
        half = self.height() / 2
        name = QRectF(0, 0, self.width(), half)
        drawing.text(painter, name, self._name, theme.font(13, 600), theme.color("ink"))
        below = QRectF(0, half, self.width(), half)
        drawing.text(painter, below, self._values, theme.mono(12), theme.color("ink3"))


class _MeaningBox(ComboBox):
    def __init__(self, column: str, model: QStandardItemModel) -> None:
        super().__init__(_("Meaning of {column}", column=column))
        self.column = column
        self.setModel(model)

    def sizeHint(self) -> QSize:
        """Wide enough for every meaning, without measuring each of them for each column."""
        return QSize(theme.px(196), theme.px(32))


class _ColumnRow(QWidget):
    def __init__(self, sample: Sample, model: QStandardItemModel) -> None:
        super().__init__()
        self.box = _MeaningBox(sample.name, model)
        row = Row(self, gap=12, margins=(0, 4, 4, 4))
        row.addWidget(_Facts(sample), 1)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thin line below."""
        wide = theme.line_width()
        line = QRectF(0, self.height() - wide, self.width(), wide)
        drawing.painter_for(self).fillRect(line, theme.color("line"))


class ColumnList(QWidget):
    """``meaning_chosen(column, meaning)``. A wide file shows its first columns, more on demand."""

    meaning_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: _Meanings | None = None
        self._samples: Sequence[Sample] = ()
        self._waiting: list[Sample] = []
        self._mapping: Mapping | None = None
        self._rows: dict[str, _ColumnRow] = {}
        self._more = Button("", "quiet", icon="chevron-down")
        self._more.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        column = Column(self, gap=0)
        self._list = Column(gap=0)
        column.addLayout(self._list)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._timer.timeout.connect(self._build_some)
        self._more.clicked.connect(self._on_more_clicked)

    def show_columns(self, samples: Sequence[Sample], mapping: Mapping) -> None:
        """Show columns with their meanings; the same columns keep their controls."""
        self._mapping = mapping
        if self._samples == samples and self._model and self._model.kind == mapping.kind:
            self._show_meanings()
            return
        self._timer.stop()
        clear(self._list)
        self._rows = {}
        if self._model is not None:
            self._model.deleteLater()
        self._model = _Meanings(mapping.kind, self)
        self._samples = samples
        used = {use.column for use in mapping.columns}
        self._waiting = [s for at, s in enumerate(samples) if at < MOST or s.name in used]
        self._timer.start()

    def box(self, column: str) -> ComboBox:
        """The control of one column; KeyError while it is not shown."""
        return self._rows[column].box

    def is_whole(self) -> bool:
        """True when every column that is to be shown has its control."""
        return not self._waiting

    @Slot()
    def _build_some(self) -> None:
        """A few rows at a time, so that nothing stands still."""
        assert self._model is not None
        some, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for sample in some:
            row = _ColumnRow(sample, self._model)
            row.box.chosen.connect(self._on_box_chosen)
            self._rows[sample.name] = row
            self._list.addWidget(row)
        self._show_meanings()
        if not self._waiting:
            self._timer.stop()
            left = len(self._samples) - len(self._rows)
            self._more.set_words(n_("Show {n} more column", "Show {n} more columns", left))
            self._more.setVisible(left > 0)

    def _show_meanings(self) -> None:
        meanings = {use.column: use.meaning for use in self._mapping.columns} if (
            self._mapping) else {}  # fmt: skip
        for name, row in self._rows.items():
            row.box.set_key(meanings.get(name, ""))

    @Slot(str)
    def _on_box_chosen(self, meaning: str) -> None:
        box = self.sender()
        if isinstance(box, _MeaningBox):
            self.meaning_chosen.emit(box.column, meaning)

    @Slot()
    def _on_more_clicked(self) -> None:
        left = [sample for sample in self._samples if sample.name not in self._rows]
        self._waiting = left[:MOST]
        self._timer.start()
