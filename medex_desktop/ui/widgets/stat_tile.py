"""One number in large with a caption under it."""

from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.label import Label


class StatTile(Card):
    """``StatTile("7", "rows refused", alert=True)``; an empty number reads "not measured"."""

    def __init__(
        self,
        number: str,
        caption: str,
        *,
        alert: bool = False,
        ground: str = "bg",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margins=(16, 10), gap=0, ground=ground)
        self._number = Label("", "value")
        self._caption = Label(caption, "body", "ink2")
        self.body.addWidget(self._number)
        self.body.addWidget(self._caption)
        self.set_number(number, alert=alert)

    def set_number(self, number: str, *, alert: bool = False) -> None:
        """Change the number; "" means it was not measured."""
        missing = not number
        self._number.setText(number or _("not measured"))
        self._number.set_ink("alert" if alert else "ink3" if missing else "ink")
        self._number.set_role("note" if missing else "value")
        self.setAccessibleName(f"{self._number.text()} {self._caption.text()}")
