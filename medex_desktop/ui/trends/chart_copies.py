"""The chart of a trend page as files and as a picture, on white whatever the look."""

from PySide6.QtGui import QImage

from medex_desktop.services import charts
from medex_desktop.services.trends import TrendPage
from medex_desktop.ui.tasks import Task


class Copy:
    """The work of one task: the chart as a picture."""

    def __init__(self, page: TrendPage) -> None:
        self._page = page

    def __call__(self, _task: Task) -> QImage:
        """Draw it."""
        return QImage.fromData(png(self._page))


def png(page: TrendPage) -> bytes:
    """The chart as PNG."""
    return charts.chart_files(page).png


def pdf(page: TrendPage) -> bytes:
    """The chart as PDF."""
    return charts.chart_files(page).pdf
