"""Words inside the chart, written only where they cover no other words and no measured line."""

from medex_desktop.charts.lettering import drawable, font, width_em
from medex_desktop.charts.plot import Plot


def put(
    plot: Plot,
    words: str,
    places: list[tuple[float, float, str]],
    *,
    bold: bool = False,
    colour: str | None = None,
    beyond: float = 0,
    anyway: bool = False,
) -> bool:
    """Write ``words`` at the first place (em, baseline corner, alignment) that is free.

    ``beyond`` is how far right of the axes the words may reach, in em. Says whether there was
    room; without it nothing is written, unless ``anyway``.
    """
    if not words:
        return False
    words = drawable(words)
    for number, (x, y, how) in enumerate(places):
        box = box_of(words, (x, y, how), bold)
        fits = box[0] >= -plot.room.left and box[2] <= plot.width_em + 0.3 + beyond
        if (fits and plot.free(box)) or (anyway and number == len(places) - 1):
            backing = None if plot.free(box) else _backing(plot)
            plot.taken.append(box)
            plot.figure.text(
                *plot.at(x, y + 0.28),
                words,
                ha=how,
                va="bottom",
                parse_math=False,
                fontproperties=font(plot.style.font_pt, bold),
                linespacing=1.15,
                color=colour or plot.style.colours.ink2,
                bbox=backing,
            )
            return True
    return False


def box_of(
    words: str, place: tuple[float, float, str], bold: bool
) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of words at a place, in em."""
    x, y, how = place
    wide, high = width_em(words, bold), 1.2 * (words.count("\n") + 1)
    left = x - {"left": 0.0, "center": wide / 2, "right": wide}[how]
    return left - 0.2, y, left + wide + 0.2, y + high


def _backing(plot: Plot) -> dict[str, object]:
    """A plain ground for words that must stand on a line."""
    return {"facecolor": plot.style.colours.surface, "edgecolor": "none", "pad": 1.0}
