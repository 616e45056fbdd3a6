"""Where the best trial stands: percentile and band in large, the strip, the cut-points in words."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medex_desktop.domain.grip_reading import GripContext, GripReading
from medex_desktop.domain.measure import SEXES_WITH_NORMS
from medex_desktop.domain.measures.grip_strength import norm_set, norm_values
from medex_desktop.domain.percentiles import BAND_WORDS
from medex_desktop.language import _, number, render
from medex_desktop.ui.grip.words import threshold_words
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.percentile_strip import Band, PercentileStrip, Tick

EDGES = (5, 20, 40, 60, 80, 95)


class Standing(QWidget):
    """``show_reading(context, reading)``; without a norm it says why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ordinal = Label("", "result")
        self._band = Label("", "section")
        self._people = ParagraphLabel("", "caption", min_width=170)
        self._people.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._strip = PercentileStrip()
        self._cuts = ParagraphLabel("", "caption", "ink2")
        head = Row(gap=10)
        base = Qt.AlignmentFlag.AlignBaseline
        head.addWidget(self._ordinal, 0, base)
        head.addWidget(self._band, 0, base)
        head.addWidget(self._people, 1, Qt.AlignmentFlag.AlignBottom)
        column = Column(self, gap=4)
        column.addLayout(head)
        column.addWidget(self._strip)
        column.addWidget(self._cuts)

    def show_reading(self, context: GripContext, reading: GripReading) -> None:
        """Show a reading; the strip stands there before the first trial already."""
        norm = reading.norm.result if reading.norm else None
        best = reading.score.best_kg
        if norm is not None and best is not None:
            self._ordinal.setText(render(norm.ordinal))
            self._band.setText(_("percentile, {band}", band=render(norm.band_words)))
            self._people.setText(
                _(
                    "{kg} kg, {people}, {title}",
                    kg=number(best, 1),
                    people=render(norm.group),
                    title=norm.title,
                )
            )
            self._people.setToolTip(norm.citation.text)
        else:
            self._ordinal.setText("")
            self._band.setText(_("Percentile") if best is None else _("No percentile"))
            self._people.setText(_waiting_words(context, best is None))
        self._ordinal.setVisible(bool(self._ordinal.text()))
        self._show_strip(context, reading)
        cuts = threshold_words(reading)
        self._cuts.setText(cuts)
        self._cuts.setVisible(bool(cuts))

    def said(self) -> str:
        """The percentile and the band, for a foot bar."""
        return f"{self._ordinal.text()} {self._band.text()}".strip()

    def _show_strip(self, context: GripContext, reading: GripReading) -> None:
        best = reading.score.best_kg
        why = reading.norm.message if reading.norm and reading.norm.result is None else None
        bands = [] if why else strip_bands(context, reading.age)
        if not bands:
            self._strip.set_none(render(why) if why else _no_norm_words(context, reading.age))
            return
        ticks = [
            Tick(f"{one.name} {number(one.cut_kg, 0)}", float(one.cut_kg))
            for one in reading.thresholds
            if one.key == "ewgsop2" and one.met is not None and one.cut_kg is not None
        ]
        self._strip.set_bands(bands, None if best is None else float(best), ticks)


def _waiting_words(context: GripContext, empty: bool) -> str:
    if not empty:
        return ""
    return _("after the first trial, by {title}", title=norm_set(context.norm_key).title)


def _no_norm_words(context: GripContext, age: Decimal | None) -> str:
    """Why there are no bands before the first trial: what is missing, else the age."""
    if context.client.sex not in SEXES_WITH_NORMS:
        return _("No norm: the sex used for norms is not stated.")
    return _("No norm: the age is not known.") if age is None else _("no norm for this age")


def strip_bands(context: GripContext, age: Decimal | None) -> list[Band]:
    """The five named bands for a client of that age; none where there is no norm."""
    client = context.client
    if age is None:
        return []
    values = norm_values(context.norm_key, client.sex, age, EDGES, client.height_cm)
    if values is None:
        return []
    names = [render(words) for words in BAND_WORDS.values()]
    return [
        Band(name, float(low), float(high), f"P{edge}")
        for name, low, high, edge in zip(names, values, values[1:], EDGES[1:], strict=False)
    ]
