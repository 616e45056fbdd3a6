"""What gym mode says about the steps of a test: names, values, faults."""

from collections.abc import Sequence
from typing import Final

from medex_desktop.domain.actions import ACTION_WORDS
from medex_desktop.domain.entries import is_unit, spared
from medex_desktop.domain.measure import Field, Measure
from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.language import _, render
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.gym.step_list import Line
from medex_desktop.ui.gym.steps import Step, Way, text_at
from medex_desktop.ui.widgets.sentence import Tone

COUNT: Final = "count"


def fault_at(sitting: AssessmentSitting, i: int, step: Step) -> tuple[str, Tone]:
    """Words beside what was entered at a step: a fault, else a remark, else nothing."""
    fault = sitting.faults(i).get(step.key)
    if fault:
        return fault, "alert"
    said = [render(one.words) for one in sitting.remarks(i) if one.field == step.key]
    return (said[0], "watch") if said else ("", "hint")


def needed_words(field: Field | None) -> str:
    """Why one can't go on without it."""
    if field is None:
        return _("Answer this first, or skip the test with a reason.")
    return _("{label} is needed, or skip the test with a reason.", label=render(field.label))


def lines_of(
    sitting: AssessmentSitting, i: int, steps: Sequence[Step], at: int, *, others_only: bool
) -> list[Line]:
    """The tiles of a test; ``others_only`` leaves out the one that stands large at the left."""
    measure, entry, faults = sitting.item(i).measure, sitting.entry(i), sitting.faults(i)
    lines = [
        Line(
            step=n,
            name=_name(measure, step),
            value=_value(measure, step, text_at(measure, entry, step), entry),
            fault=step.key in faults,
            active=n == at,
        )
        for n, step in enumerate(steps)
        if not (others_only and n == at)
    ]
    lines.sort(key=lambda line: not steps[line.step].core)
    return [] if len(lines) == 1 and not others_only else lines


def _name(measure: Measure, step: Step) -> str:
    field = measure.field(step.key)
    if step.way is Way.OVERRIDE:
        return _("Why against a precaution")
    if field is None:
        return _("What was done") if step.way is Way.DEMAND else render(measure.title)
    label = render(field.label)
    if step.trials > 1:
        return _("{label}, trial {n}", label=label, n=step.trial + 1)
    return label


def _value(measure: Measure, step: Step, text: str, entry: ResultEntry) -> str:
    field = measure.field(step.key)
    if not text:
        instead = spared(measure, dict(entry.typed)).get(step.key)
        return render(instead.label) if instead else ""
    if step.way is Way.DEMAND:
        return render(ACTION_WORDS[text]) if text in ACTION_WORDS else text
    if field is None:
        words = {Way.OVERRIDE: _("written"), Way.ITEMS: _("begun")}
        return words.get(step.way, _("all answered"))
    if field.kind == "choice":
        return render(field.word_for(text))
    if field.kind == "boolean":
        return _("Yes") if text == "yes" else _("No")
    unit = entry.unit(field)
    return f"{text} {unit}" if is_unit(unit) and unit != COUNT else text
