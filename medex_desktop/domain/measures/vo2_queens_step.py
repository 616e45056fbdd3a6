"""Queens College step test: oxygen uptake estimated from the heart rate after three minutes."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation
from medex_desktop.domain.measure import Direction, Field, Group, Measure
from medex_desktop.domain.scoring import Person, Score, Values, number
from medex_desktop.language import Text

_QUEENS: Final = Citation(
    "McArdle 1972",
    "McArdle et al. 1972, Med Sci Sports 4:182-186, as given at topendsports.com and in a public "
    "code copy (read 2026)",
    grade="two_copies",
)


def _score(values: Values, person: Person) -> Score:
    rate = number(values, "recovery_hr")
    if rate is None:
        return Score(None, why=Text("The heart rate is needed."))
    if person.sex == "male":
        uptake = Decimal("111.33") - Decimal("0.42") * rate
    elif person.sex == "female":
        uptake = Decimal("65.81") - Decimal("0.1847") * rate
    else:
        return Score(None, why=Text("No estimate: the sex used for norms is not stated."))
    return Score(uptake)


MEASURE: Final = Measure(
    key="vo2_queens_step",
    version=1,
    title=Text("Queens College step test"),
    short=Text("Queens step"),
    unit="mL/kg/min",
    places=1,
    group=Group.ENDURANCE,
    direction=Direction.HIGHER,
    summary=Text("oxygen uptake estimated from the heart rate after three minutes of steps"),
    fields=(
        Field(
            "recovery_hr",
            Text("Heart rate after the test"),
            "1/min",
            "integer",
            low=Decimal(40),
            high=Decimal(230),
            soft_low=Decimal(90),
            soft_high=Decimal(200),
            clock="countdown",
            seconds=180,
            marks=60,
        ),
    ),
    protocol_fields=(),
    scoring=_score,
    citations=(_QUEENS,),
    licence=Text("Free to use."),
    how_to=(
        (
            "setup",
            (
                Text("A step of 41.3 cm (16.25 in) and a metronome: 24 steps a minute for men, 22 "
                     "for women."),
            ),
        ),
        (
            "score",
            (
                Text("After 3 minutes the client stands still. Count the pulse from 5 to 20 s, "
                     "times 4."),
            ),
        ),
        (
            "safety",
            (
                Text("A vigorous test: not after a joint replacement."),
                Text("With a beta-blocker the estimate does not hold."),
            ),
        ),
    ),
)  # fmt: skip
