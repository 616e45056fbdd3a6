"""Before activity: says which vital signs and questions are open, and goes there by one press."""

from medex_desktop.language import _
from medex_desktop.ui.assessing.before import gate_words, open_gate
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.widgets.banner import Banner


class GateBanner(Banner):
    """``refresh(sitting)``; hidden for a test that asks nothing of the body."""

    def __init__(self) -> None:
        super().__init__("watch", "", _("Measure now"))
        self._sitting: AssessmentSitting | None = None
        self.acted.connect(self._on_acted)

    def refresh(self, sitting: AssessmentSitting) -> None:
        """Say what is open now."""
        self._sitting = sitting
        words = gate_words(sitting, sitting.current)
        if words:
            self.set_words(words, lead=_("Before activity."))
        self.setVisible(bool(words))

    def _on_acted(self) -> None:
        """To what is open; it joins the set where it is not in it."""
        sitting = self._sitting
        for key in open_gate(sitting)[:1] if sitting is not None else []:
            assert sitting is not None
            keys = [one.measure.key for one in sitting.items]
            sitting.go(keys.index(key) if key in keys else sitting.add(key))
