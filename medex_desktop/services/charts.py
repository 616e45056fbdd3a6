"""A client's trend chart as files: PNG and PDF, drawn once for both."""

from dataclasses import dataclass

from medex_desktop.services.trends import TrendPage

SIZE_IN = (9.0, 4.6)


@dataclass(frozen=True, slots=True)
class ChartFiles:
    """One chart, ready to be written where a person chose."""

    png: bytes
    pdf: bytes


def chart_files(page: TrendPage) -> ChartFiles:
    """Draw the chart of a trend page as PNG and PDF, on white, for saving and sharing."""
    # matplotlib costs more than the whole start; it is wanted only here.
    from medex_desktop.charts.output import save_png, to_pdf
    from medex_desktop.charts.style import screen_style
    from medex_desktop.charts.trend import figure

    made = figure(page.data, *SIZE_IN, screen_style())
    return ChartFiles(save_png(made), to_pdf(made))
