"""Before activity: says which vital signs and questions are open, and goes there by one press."""

from medex_desktop.domain import safety
from medex_desktop.language import _, render
from medex_desktop.ui.assessing.set_list import FINISHED
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
        names = [self._name(key) for key in self._open()]
        physical = safety.is_physical(sitting.item(sitting.current).measure)
        if physical and names:
            words = _("Not done yet: {names}.", names=", ".join(names))
            self.set_words(words, lead=_("Before activity."))
        self.setVisible(physical and bool(names))

    def _open(self) -> list[str]:
        assert self._sitting is not None
        states = {one.measure.key: one.state for one in self._sitting.items}
        return [key for key in safety.GATE if states.get(key) not in FINISHED]

    def _name(self, key: str) -> str:
        assert self._sitting is not None
        return render(self._sitting.background.measures[key].title)

    def _on_acted(self) -> None:
        """To what is open; it joins the set where it is not in it."""
        sitting = self._sitting
        for key in self._open()[:1] if sitting is not None else []:
            assert sitting is not None
            keys = [one.measure.key for one in sitting.items]
            sitting.go(keys.index(key) if key in keys else sitting.add(key))
