"""Warning signs after a joint replacement, one key away: what to look for, and what to do."""

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.replacement_facts import WarningSigns, warning_signs
from medex_desktop.language import _, render
from medex_desktop.services.replacements import replacements
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.label import ParagraphLabel, Role
from medex_desktop.ui.widgets.layouts import Column
from medex_desktop.ui.widgets.status_shape import StatusShape


class WarningSheet(Sheet):
    """``WarningSheet.open_over(host, session, client_id)``."""

    def __init__(self, host: QWidget, session: Session, client_id: int) -> None:
        title = _("Warning signs after a joint replacement")
        super().__init__(host, title, _("Close"), cancel=_("Close"), width=680)
        self.cancel.hide()
        found = session.ask(replacements, client_id=client_id)
        self.groups = warning_signs(frozenset(one.joint for one in found))
        for one in self.groups:
            self.body.addLayout(_group(one))
        self.body.addStretch(1)
        self.agreed.connect(self.close_overlay)

    @classmethod
    def open_over(cls, host: QWidget, session: Session, client_id: int) -> "WarningSheet":
        """Open it over a window."""
        made = cls(host, session, client_id)
        made.open(made.agree)
        return made


def _group(one: WarningSigns) -> Column:
    column = Column(gap=2)
    shape = "stop" if one.is_emergency else "attend"
    column.addWidget(StatusShape(shape, render(one.name), strong=True))
    signs = "; ".join(render(sign) for sign in one.signs)
    column.addWidget(_words(f"{signs[:1].upper()}{signs[1:]}.", "body"))
    column.addWidget(_words(render(one.action), "body", weight=600))
    sources = ", ".join(cited.text for cited in one.citations)
    column.addWidget(_words(sources, "caption", "ink2"))
    return column


def _words(words: str, role: Role, ink: str = "", weight: int = 0) -> ParagraphLabel:
    return ParagraphLabel(words, role, ink, weight, min_width=480)
