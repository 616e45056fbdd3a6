"""What must be known before a test: what is open before activity, whom to call in a crisis."""

from medex_desktop.domain import safety
from medex_desktop.language import _, render
from medex_desktop.ui.assessing.set_list import FINISHED
from medex_desktop.ui.assessing.sitting import AssessmentSitting

CRISIS_ASKED = "phq9"


def open_gate(sitting: AssessmentSitting) -> list[str]:
    """Keys of what is asked before activity and not done yet."""
    states = {one.measure.key: one.state for one in sitting.items}
    return [key for key in safety.GATE if states.get(key) not in FINISHED]


def gate_words(sitting: AssessmentSitting, i: int) -> str:
    """What is open before a test that asks something of the body; "" otherwise."""
    if not safety.is_physical(sitting.item(i).measure):
        return ""
    measures = sitting.background.measures
    names = [render(measures[key].title) for key in open_gate(sitting)]
    if not names:
        return ""
    return _("Not done yet: {names}.", names=", ".join(names))


def unasked_words(sitting: AssessmentSitting) -> str:
    """What was not asked before the activity that is about to be signed; "" where all was."""
    measured = [i for i, one in enumerate(sitting.items) if one.state == "done"]
    said = (gate_words(sitting, i) for i in measured)
    return next(filter(None, said), "")


def contact_words(sitting: AssessmentSitting, i: int) -> str:
    """Whom to call, as the practice wrote it, where a test may ask for it; "" elsewhere."""
    if sitting.item(i).measure.key != CRISIS_ASKED:
        return ""
    return sitting.background.crisis_contact or _(
        "No crisis contact is written down yet. Write yours in Settings, Practice."
    )
