"""Berg Balance Scale: 14 tasks of 0 to 4, 56 in all."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import ChangeFact, Citation, CutPoint, Item, Stat
from medex_desktop.domain.measure import Direction, Field, Group, Measure
from medex_desktop.domain.scoring import sum_of
from medex_desktop.language import Text

_BERG: Final = Citation("Berg 1989", "Berg et al. 1989 and 1992, the Berg Balance Scale")
_SUMMARY: Final = Citation(
    "RehabMeasures summary", "RehabMeasures on the Berg scale, as summarised (read 2026)",
    grade="one_copy",
)  # fmt: skip
_DONOGHUE: Final = Citation(
    "Donoghue 2009", "Donoghue & Stokes 2009, J Rehabil Med 41:343-346, abstract", grade="abstract"
)
_STEFFEN: Final = Citation(
    "Steffen 2008", "Steffen & Seney 2008, Phys Ther 88(6):733-746, abstract", grade="abstract"
)

_TOPICS: Final = (
    Text("Sitting to standing"),
    Text("Standing without support"),
    Text("Sitting without support"),
    Text("Standing to sitting"),
    Text("Transfers"),
    Text("Standing, eyes closed"),
    Text("Standing, feet together"),
    Text("Reaching forward"),
    Text("Picking something up"),
    Text("Looking behind, both sides"),
    Text("Turning all the way round"),
    Text("Feet on a stool in turn"),
    Text("One foot in front"),
    Text("Standing on one leg"),
)
_KEYS: Final = tuple(f"item_{number}" for number, _ in enumerate(_TOPICS, 1))


def _task(key: str, topic: Text) -> Field:
    return Field(key, topic, "0-4", kind="integer", low=Decimal(0), high=Decimal(4),
                 soft_low=Decimal(0), soft_high=Decimal(4))  # fmt: skip


def _error(first: int, last: int, points: int, population: Text) -> ChangeFact:
    return ChangeFact(
        "older_adults", population, Stat.MDC95, (Decimal(points),), "points", _DONOGHUE,
        baseline_from=Decimal(first), baseline_through=Decimal(last),
    )  # fmt: skip


MEASURE: Final = Measure(
    key="berg_balance",
    version=1,
    title=Text("Berg Balance Scale"),
    short=Text("Berg"),
    unit="points",
    places=0,
    group=Group.BALANCE,
    direction=Direction.HIGHER,
    summary=Text("the sum of 14 tasks, 0 to 56; every task is needed"),
    fields=tuple(_task(key, topic) for key, topic in zip(_KEYS, _TOPICS, strict=True)),
    protocol_fields=(),
    scoring=sum_of(_KEYS),
    cut_points=(
        CutPoint(
            "below_45", Text("below 45"),
            Text("Below 45: a summary of the scale asks for a closer look at falls from here down"),
            _SUMMARY, op="<", limit=Decimal(45), age_from=60, action="note",
        ),
    ),
    change_facts=(
        _error(45, 56, 4, Text("older adults who began at 45 to 56")),
        _error(35, 44, 5, Text("older adults who began at 35 to 44")),
        _error(25, 34, 7, Text("older adults who began at 25 to 34")),
        _error(0, 24, 5, Text("older adults who began at 0 to 24")),
        ChangeFact("parkinson", Text("parkinsonism"), Stat.MDC95, (Decimal(5),), "points",
                   _STEFFEN),
    ),
    citations=(_BERG,),
    licence=Text("Widely reproduced; by Berg et al. Score by the anchors of the printed form."),
    items=tuple(Item(key, topic) for key, topic in zip(_KEYS, _TOPICS, strict=True)),
    how_to=(
        ("setup", (
            Text("Stopwatch, ruler, a chair with arms and one without, a step."),
        )),
        ("say", (Text("Read each task from the printed form, and show it once."),)),
        ("score", (
            Text("0 to 4 by the anchors of the printed form: the lowest that fits."),
            Text("All 14 tasks, or there is no score."),
        )),
        ("safety", (Text("Stand close by, ready to steady."),)),
    ),
)  # fmt: skip
