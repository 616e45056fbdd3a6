"""What is about to be signed, in words: each hand, the percentile, and what it will alert to."""

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.alerts import Alert
from medex_desktop.domain.grip_records import SIDES
from medex_desktop.domain.sentences import HandNow, hand_sentence
from medex_desktop.language import _, day, number, render
from medex_desktop.ui.grip.form import GripForm
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.grip.words import asymmetry_words, device_words, protocol_words
from medex_desktop.ui.widgets.card import Divider
from medex_desktop.ui.widgets.label import Label, ParagraphLabel
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.sentence import Sentence
from medex_desktop.ui.widgets.status_shape import StatusShape


class ResultSummary(Sheet):
    """``agreed`` signs; Esc goes back to the entry. Nothing is on record before."""

    def __init__(self, host: QWidget, form: GripForm) -> None:
        super().__init__(host, _("Sign this grip test"), _("Sign"), cancel=_("Back"), width=600)
        reading = form.reading
        self.body.addWidget(Label(_head_words(form), "body", "ink2"))
        norm = reading.norm.result if reading.norm else None
        if norm is not None and reading.score.best_kg is not None:
            row = Row(gap=10)
            row.addWidget(Label(render(norm.ordinal), "result"))
            band = _("percentile, {band}", band=render(norm.band_words))
            row.addWidget(Label(band, "section"))
            row.addStretch(1)
            self.body.addLayout(row)
            people = _(
                "Best trial {kg} kg among {people}, {title}: {population}",
                kg=number(reading.score.best_kg, 1),
                people=render(norm.group),
                title=norm.title,
                population=render(norm.population),
            )
            self.body.addWidget(ParagraphLabel(people, "caption", "ink2", min_width=300))
        elif reading.norm is not None and reading.norm.message is not None:
            self.body.addWidget(ParagraphLabel(render(reading.norm.message), "body", "ink2"))
        self.body.addWidget(Divider())
        since = reading.baseline.last_day if reading.baseline else None
        for side in SIDES:
            hand = reading.side(side)
            words = render(hand_sentence(HandNow(side, hand.value_kg, hand.since_baseline, since)))
            self.body.addWidget(ParagraphLabel(words, "note", min_width=300))
        apart = asymmetry_words(reading.score)
        if apart:
            self.body.addWidget(ParagraphLabel(apart, "body", "ink2", min_width=300))
        for remark in reading.remarks:
            sentence = Sentence()
            self.body.addWidget(sentence)
            sentence.say(render(remark), "watch")
        self._add_alerts(reading.alerts)

    def _add_alerts(self, alerts: tuple[Alert, ...]) -> None:
        if not alerts:
            return
        self.body.addWidget(Divider())
        self.body.addWidget(StatusShape("stop", _("Signing opens an alert"), strong=True))
        for alert in alerts:
            self.body.addWidget(ParagraphLabel(render(alert.words), "body", "ink", min_width=300))


def _head_words(form: GripForm) -> str:
    protocol = form.entry.protocol
    parts = [
        form.client.name,
        day(form.day),
        protocol_words(protocol),
        device_words(protocol),
    ]
    return ", ".join(parts)
