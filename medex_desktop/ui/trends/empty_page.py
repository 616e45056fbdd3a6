"""What the Trends tab shows of a client of whom nothing was measured yet."""

from PySide6.QtWidgets import QWidget

from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.widgets.empty_state import EmptyState, Way
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.scroll_body import ScrollBody


def nothing_measured() -> EmptyState:
    """The first test becomes the baseline; the way to it."""
    made = EmptyState(
        _("Nothing measured yet"),
        _("The first test becomes the baseline. From the second on, this page says whether a "
          "change is real."),
        picture="grip_southampton",
        ways=[Way("hand", _("Start a grip test"), _("Six trials, two minutes"), "Ctrl T")],
    )  # fmt: skip
    made.setMaximumWidth(theme.px(720))
    return made


def centred(state: EmptyState) -> QWidget:
    """A page with the state in its middle."""
    page = ScrollBody(margins=24)
    row = Row()
    row.addStretch(1)
    row.addWidget(state, 100)
    row.addStretch(1)
    page.body.addLayout(row)
    page.body.addStretch(1)
    return page
