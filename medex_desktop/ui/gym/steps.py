"""Which things are entered for a measure in gym mode, one after another, and how each is entered.

Everything follows from the measure's fields; nothing here knows Qt or a measure by its name.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from medex_desktop.domain.entries import pieces_of, spared
from medex_desktop.domain.measure import Field, Measure, Role
from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.domain.scoring import Demand
from medex_desktop.frozen import dataclass

SCALE_TO: Final = 4
MANY_FLAGS: Final = 4
KEYS: Final = "1234567890BCDEFGHIJK"  # letters that no act of a page has


class Way(StrEnum):
    """How one thing is entered."""

    NUMBER = "number"
    SCALE = "scale"
    CHOICE = "choice"
    SWITCH = "switch"
    WORDS = "words"
    STOPWATCH = "stopwatch"
    COUNTED = "counted"
    COUNTDOWN = "countdown"
    FLAGS = "flags"
    ITEMS = "items"
    DEMAND = "demand"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to enter.

    Attributes:
        key: the field's, or the demand's.
        trial: which of ``trials``, from 0.
        core: visited by itself; others wait until they are asked for.
    """

    way: Way
    key: str
    trial: int = 0
    trials: int = 1
    core: bool = True


def way_of(field: Field) -> Way:
    """How the value of a field is entered."""
    if field.clock == "stopwatch":
        return Way.STOPWATCH
    if field.clock == "countdown":
        return Way.COUNTED if field.counter else Way.COUNTDOWN
    if field.kind == "boolean":
        return Way.SWITCH
    if field.kind == "choice":
        return Way.CHOICE
    if field.kind == "text":
        return Way.WORDS
    short = field.low == 0 and field.high is not None and field.high <= SCALE_TO
    return Way.SCALE if field.kind == "integer" and short else Way.NUMBER


def toggles(measure: Measure) -> tuple[Field, ...]:
    """What is said by one key at the foot: yes-or-no facts that may be left out."""
    flagged = has_flags(measure) or is_asked(measure)
    return tuple(
        one for one in measure.fields if one.kind == "boolean" and one.optional and not flagged
    )


def toggle_key(measure: Measure, field: Field) -> str:
    """The key of a toggle: A for the first, the next letters for the others."""
    return "AXZ"[toggles(measure).index(field) % 3]


def is_asked(measure: Measure) -> bool:
    """Whether it is a questionnaire, which asks all of its inputs by itself."""
    return bool(measure.items) or measure.total_only


def has_flags(measure: Measure) -> bool:
    """Whether it is a list of yes and no that is answered on one page."""
    if is_asked(measure):
        return False
    needed = [one for one in measure.fields if not one.optional]
    return len(needed) >= MANY_FLAGS and all(one.kind == "boolean" for one in needed)


def flags_of(measure: Measure) -> tuple[Field, ...]:
    """The lines of such a list."""
    return tuple(one for one in measure.fields if one.kind == "boolean" and not one.optional)


def steps_of(
    measure: Measure,
    entry: ResultEntry,
    demands: Sequence[Demand] = (),
    *,
    blocked: bool = False,
) -> tuple[Step, ...]:
    """Everything that can be entered, in the form's order; demands at the end."""
    found: list[Step] = []
    if blocked:
        found.append(Step(Way.OVERRIDE, "override"))
    if is_asked(measure):
        found.append(Step(Way.ITEMS, measure.key))
        return (*found, *(Step(Way.DEMAND, one.key) for one in demands))
    if has_flags(measure):
        found.append(Step(Way.FLAGS, measure.key))
    elsewhere = (*toggles(measure), *(flags_of(measure) if has_flags(measure) else ()))
    fields = [one for one in measure.fields if one not in elsewhere]
    for field in sorted(fields, key=lambda one: one.role not in (Role.IDENTITY, Role.PROTOCOL)):
        found += _steps_for(entry, field)
    return (*found, *(Step(Way.DEMAND, one.key) for one in demands))


def _steps_for(entry: ResultEntry, field: Field) -> list[Step]:
    way = way_of(field)
    most = max(field.repeats, len(trial_texts(field, entry.text(field.key))))
    return [Step(way, field.key, trial, most, _is_core(field)) for trial in range(most)]


def _is_core(field: Field) -> bool:
    """Whether it is asked for by itself: what is needed, and numbers that belong to the result."""
    return not field.optional or field.kind in ("number", "integer")


def trial_texts(field: Field, text: str) -> list[str]:
    """What was typed for a field, trial by trial; one text for a field without trials."""
    if field.repeats <= 1:
        return [text] if text.strip() else []
    pieces = [piece.strip() for piece in pieces_of(text, listed=False)]
    return [piece for piece in pieces if piece]


def text_at(measure: Measure, entry: ResultEntry, step: Step) -> str:
    """What stands at a step; "" while it is blank."""
    if step.way is Way.OVERRIDE:
        return entry.override
    if step.way is Way.DEMAND:
        return next((one.action for one in entry.answers if one.demand == step.key), "")
    if step.way is Way.ITEMS:
        return "yes" if any(text for _key, text in entry.typed) else ""
    if step.way is Way.FLAGS:
        flags = [entry.text(one.key) for one in flags_of(measure)]
        return "yes" if all(flags) else ""
    field = measure.field(step.key)
    assert field is not None
    texts = trial_texts(field, entry.text(step.key))
    return texts[step.trial] if step.trial < len(texts) else ""


def is_done(measure: Measure, entry: ResultEntry, step: Step) -> bool:
    """Whether something stands at a step, or a yes of the foot says why nothing does."""
    return bool(text_at(measure, entry, step)) or step.key in spared(measure, dict(entry.typed))


def with_trial(field: Field, text: str, trial: int, typed: str) -> str:
    """The field's whole text once one of its trials reads ``typed``; "" takes the trial out."""
    if field.repeats <= 1:
        return typed
    texts = trial_texts(field, text)
    if trial < len(texts):
        texts[trial : trial + 1] = [typed] if typed else []
    elif typed:
        texts.append(typed)
    return ";".join(texts)


def following(steps: Sequence[Step], done: Sequence[bool], at: int) -> int | None:
    """The next blank thing that is visited by itself, after ``at``."""
    waiting = [
        place for place, step in enumerate(steps) if step.core and not done[place] and place > at
    ]
    return waiting[0] if waiting else None


def first_blank(steps: Sequence[Step], done: Sequence[bool]) -> int:
    """Where entering begins: the first blank thing, else the last one that is visited."""
    found = following(steps, done, -1)
    if found is not None:
        return found
    core = [place for place, step in enumerate(steps) if step.core]
    return core[-1] if core else 0
