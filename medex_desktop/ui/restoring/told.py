"""What a restore would do, in words, before it is done."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from medex_desktop.language import Text, _, render
from medex_desktop.services import erased_since
from medex_desktop.services.restore_switch import Comparison
from medex_desktop.ui.models.backup_words import when
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column


class RestoreTold(QWidget):
    """Counts of what goes, comes back and is otherwise, and the newest records that go."""

    def __init__(self, found: Comparison, veil: Callable[[str], str] | None) -> None:
        super().__init__()
        column = Column(self, gap=6)
        heading = _("The backup of {when}", when=when(found.made_at))
        column.addWidget(Label(heading, "body", weight=600))
        for words, ink in self.sentences(found):
            column.addWidget(ParagraphLabel(words, "body", ink, min_width=260))
        for one in found.newest:
            name = veil(one.client) if veil else one.client
            words = _("{what}, {client}", what=render(one.what), client=name)
            column.addWidget(Label(words, "body", "ink2"))

    @staticmethod
    def sentences(found: Comparison) -> list[tuple[str, str]]:
        """The sentences with their inks."""
        told = []
        if found.gone:
            told.append((_("Would vanish: {what}.", what=_joined(found.gone)), "alert"))
        if found.changed:
            words = _("Would be as they were then: {what}.", what=_joined(found.changed))
            told.append((words, "watch"))
        if found.back:
            told.append((_("Would come back: {what}.", what=_joined(found.back)), "good"))
        if found.erased:
            told.append((render(erased_since.sentence(found.erased)), "watch"))
        if not told:
            told.append((_("Its clients, tests and papers are the same as now."), "good"))
        if found.newest:
            told.append((_("The newest that are not in it:"), ""))
        return told


def _joined(counts: tuple[Text, ...]) -> str:
    return ", ".join(render(one) for one in counts)
