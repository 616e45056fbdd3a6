"""An overlay a person types into: locking, quitting and a crash keep what was typed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from medex_desktop.ui.kept_words import KeptWords


class KeepingOverlay(Overlay):
    """``keep_words(...)`` once every field is there; without it nothing is kept.

    It is here again when the overlay is opened about the same; saving or cancelling lets it go.
    ``body`` takes the sentence that says so.
    """

    body: Any
    _keeping: "KeptWords | None" = None

    def keep_words(
        self,
        session: Session,
        about: str,
        fields: Mapping[str, QWidget],
        client_id: int | None = None,
    ) -> None:
        """Keep these fields by the name of what they are about, with the client they are of."""
        from medex_desktop.ui.kept_words import KeptWords  # only where something is kept

        self._keeping = KeptWords(session, about, fields, client_id)
        self.body.addWidget(self._keeping)
        self._keeping.bring_back()

    def open(self, focus: QWidget | None = None) -> None:
        """Show it; what came back is gone on with at its end."""
        super().open(focus)
        if self._keeping is not None:
            self._keeping.go_on()

    def leave(self) -> bool:
        """Locking and quitting keep what was typed, passphrases never; False while it can't be."""
        if self._keeping is not None and not self._keeping.keep():
            return False
        self._keeping = None
        self.close_overlay()
        return True

    def close_overlay(self) -> None:
        """Close it; what was kept goes with it."""
        if self._keeping is not None and not self.isHidden():
            self._keeping.let_go()
        super().close_overlay()
