"""Single-leg stance: seconds on one leg, eyes open or closed, 45 at most."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import ChangeFact, Citation, Kind, Reference, Stat
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.printed import age_rows, side_field
from medex_desktop.domain.scoring import Part, Person, Score, Values, trials
from medex_desktop.language import Text

_SPRINGER: Final = Citation(
    "Springer 2007", "Springer et al. 2007, J Geriatr Phys Ther 30(1):8-15, Table 1, as copied",
    grade="one_copy",
)  # fmt: skip
_BOHANNON: Final = Citation(
    "Bohannon 2006", "Bohannon 2006, Top Geriatr Rehabil 22(1):70-77, as copied", grade="one_copy"
)
_GOLDBERG: Final = Citation(
    "Goldberg 2011", "Goldberg et al. 2011, Gait Posture 33:737-739, n 25, abstract",
    grade="abstract",
)  # fmt: skip

_LONGEST: Final = Decimal(45)
_AGES: Final = "18 40 50 60 70 80 100"
_OPEN: Final = (("eyes", ("open",)),)
_CLOSED: Final = (("eyes", ("closed",)),)


def _score(values: Values, person: Person) -> Score:
    """The best of the trials, 45 s at most; the mean of three beside it."""
    entered = [min(time, _LONGEST) for time in trials(values, "time")]
    if not entered:
        return Score(None, why=Text("Nothing was measured."))
    said = []
    if max(trials(values, "time")) > _LONGEST:
        said.append(Text("The test ends at 45 s: a longer time counts as 45."))
    mean = Part("mean", Text("Mean of three"), sum(entered, Decimal(0)) / 3, "s", 1)
    return Score(
        max(entered), parts=(mean,) if len(entered) == 3 else (), messages=tuple(said)
    )  # fmt: skip


MEASURE: Final = Measure(
    key="single_leg_stance",
    version=1,
    title=Text("Single-leg stance"),
    unit="s",
    places=1,
    group=Group.BALANCE,
    direction=Direction.HIGHER,
    summary=Text("seconds on one leg, 45 at most; the best of three"),
    fields=(
        Field(
            "time", Text("Time"), "s", low=Decimal(0), high=Decimal(120),
            soft_low=Decimal(0), soft_high=Decimal(45), places=2, clock="stopwatch", repeats=3,
        ),
        Field(
            "eyes", Text("Eyes"), kind="choice", choices=("open", "closed"),
            words=(("open", Text("eyes open")), ("closed", Text("eyes closed"))),
            role=Role.IDENTITY, preset="open",
        ),
        side_field("leg", words=(("left", Text("left leg")), ("right", Text("right leg")))),
    ),
    protocol_fields=(),
    scoring=_score,
    references=(
        Reference(
            key="springer_2007", title="Springer 2007",
            population=Text("healthy adults, both sexes, best of three, eyes open"),
            kind=Kind.MEAN, unit="s", needs_sex=False, when=_OPEN, citation=_SPRINGER,
            rows=age_rows(_AGES, "44.7, 41.9, 41.2, 32.1, 21.5, 9.4"),
        ),
        Reference(
            key="springer_2007", title="Springer 2007",
            population=Text("healthy adults, best of three, eyes closed"),
            kind=Kind.MEAN, unit="s", when=_CLOSED, citation=_SPRINGER,
            rows=(
                *age_rows(_AGES, "13.1, 13.5, 7.9, 3.6, 3.7, 2.1", "female"),
                *age_rows(_AGES, "16.9, 12.0, 8.6, 5.1, 2.6, 1.8", "male"),
            ),
        ),
        Reference(
            key="bohannon_2006", title="Bohannon 2006",
            population=Text("older adults, both sexes, meta-analysis"),
            kind=Kind.MEAN, unit="s", needs_sex=False, when=_OPEN, citation=_BOHANNON,
            rows=age_rows("60 70 80 100", "27.0, 17.2, 8.5"),
        ),
    ),
    change_facts=(
        ChangeFact("older_adults", Text("community-living adults 60 to 89"), Stat.MDC95,
                   (Decimal("24.1"),), "s", _GOLDBERG),
    ),
    licence=Text("Free to use."),
    how_to=(
        ("setup", (Text("Barefoot, arms crossed at the chest, beside something to hold."),)),
        ("say", (Text("“Lift one foot and stand as still and as long as you can.”"),)),
        ("score", (
            Text("Stop when a foot moves or touches, the arms uncross, or at 45 s."),
            Text("Three trials; the best counts."),
            Text("It varies a lot from day to day: read the level, not the change."),
        )),
        ("safety", (Text("Stand close by, more so with the eyes closed."),)),
    ),
)  # fmt: skip
