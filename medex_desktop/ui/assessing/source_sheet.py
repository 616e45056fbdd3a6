"""Where a measure's numbers come from, and what is published about it and judges nothing."""

from PySide6.QtWidgets import QWidget

from medex_desktop.domain.measure import Measure
from medex_desktop.domain.readings import citations_of
from medex_desktop.language import _, render
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.widgets.label import Label, ParagraphLabel


class SourceSheet(Sheet):
    """Read only; either button closes it."""

    def __init__(self, host: QWidget, measure: Measure) -> None:
        title = _("Sources: {title}", title=render(measure.title))
        super().__init__(host, title, _("Close"), cancel=_("Back"), width=640)
        for citation in citations_of(measure):
            words = citation.text
            if citation.grade == "one_copy":
                words = _("{text} (one copy)", text=citation.text)
            self.body.addWidget(ParagraphLabel(words, "body", min_width=240))
        if measure.facts:
            self.body.addWidget(Label(_("Also published"), "body", weight=600))
        for fact in measure.facts:
            words = _("{words} ({source})", words=render(fact.words), source=fact.citation.key)
            self.body.addWidget(ParagraphLabel(words, "body", "ink2", min_width=240))
        licence = render(measure.licence)
        self.body.addWidget(ParagraphLabel(licence, "caption", "ink2", min_width=240))
        self.agreed.connect(self.close_overlay)
