"""A small picture chosen from a file: a logo or a signature, shown as it will be printed."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.widgets import drawing
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.sentence import Sentence

LARGEST_FILE: Final = 20_000_000
LARGEST_KEPT: Final = 1_500_000
WIDEST: Final = 1_600
_KEPT_AS_IS: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class UnreadablePictureError(ValueError):
    """The file is no picture that can be printed; its message is the sentence to show."""


def picture_bytes(path: Path) -> bytes:
    """A picture file as PNG or JPEG of a moderate size; UnreadablePictureError says why not."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadablePictureError(_("The picture is larger than 20 MB."))
        content = path.read_bytes()
    except OSError as fault:
        raise UnreadablePictureError(_("The file can't be read.")) from fault
    image = QImage.fromData(content)
    if image.isNull():
        raise UnreadablePictureError(_("This is no picture the program can read."))
    if content.startswith(_KEPT_AS_IS) and len(content) <= LARGEST_KEPT:
        return content
    if image.width() > WIDEST:
        image = image.scaledToWidth(WIDEST, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know no str here
    return bytes(buffer.data().data())


class _Preview(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._image = QImage()
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(132), theme.px(56))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = drawing.painter_for(self)
        rect = QRectF(self.rect())
        empty = self._image.isNull()
        drawing.box(
            painter,
            rect,
            fill=theme.color("surface") if empty else Qt.GlobalColor.white,  # type: ignore[arg-type]
            line=theme.color("line-strong"),
            width=theme.line_width(),
            radius=theme.px(6),
            dashed=empty,
        )
        if empty:
            words, ink = _("none"), theme.color("ink3")
            drawing.text(painter, rect, words, theme.font(13), ink, drawing.MIDDLE)
            return
        self._paint_image(painter, rect)

    def _paint_image(self, painter: QPainter, rect: QRectF) -> None:
        inner = rect.adjusted(*(theme.px(n) for n in (6, 4)), *(-theme.px(n) for n in (6, 4)))
        size = self._image.size().scaled(inner.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(inner.center())
        painter.drawImage(place, self._image)


class ImagePicker(QWidget):
    """``content()`` is the chosen picture's bytes or None; ``chosen`` after each choice."""

    chosen = Signal()

    def __init__(self, label: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._content: bytes | None = None
        self._preview = _Preview(label)
        self.choose = Button(_("Choose"), icon="folder", name=_("Choose: {what}", what=label))
        self.remove = Button(_("Remove"), "quiet", name=_("Remove: {what}", what=label))
        self._sentence = Sentence(hint)
        self._hint = hint
        self.remove.hide()
        buttons = Row(gap=8)
        buttons.addWidget(self._preview)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column = Column(self, gap=4)
        column.addWidget(Label(label, "body", "ink2", 500))
        column.addLayout(buttons)
        column.addWidget(self._sentence)
        self.setFocusProxy(self.choose)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)

    def content(self) -> bytes | None:
        """PNG or JPEG bytes, None when nothing was chosen."""
        return self._content

    def show_kept(self, content: bytes | None) -> None:
        """Show a picture that is kept already; it is not given back by ``content``."""
        self._preview.set_image(QImage.fromData(content) if content else QImage())

    def take_file(self, name: str) -> None:
        """Use this file, or say why it can't be used."""
        try:
            content = picture_bytes(Path(name))
        except UnreadablePictureError as fault:
            self._sentence.say(str(fault), "alert")
            return
        self._content = content
        self._preview.set_image(QImage.fromData(content))
        self.remove.show()
        self._sentence.say(self._hint)
        self.chosen.emit()

    def sentence(self) -> str:
        """What stands below."""
        return self._sentence.words()

    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self, self._label)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = " ".join(
            sorted(f"*.{kind.toStdString()}" for kind in QImageReader.supportedImageFormats())
        )
        dialog.setNameFilter(_("Pictures ({kinds})", kinds=kinds))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def _on_remove_clicked(self) -> None:
        self._content = None
        self._preview.set_image(QImage())
        self.remove.hide()
        self.choose.setFocus()
        self.chosen.emit()
