"""FRAIL scale: fatigue, resistance, ambulation, illnesses and loss of weight."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Item, ScoreBand
from medex_desktop.domain.measure import Direction, Field, Group, Measure
from medex_desktop.domain.scoring import Person, Score, Values, flag, number
from medex_desktop.language import Text

_FRAIL: Final = Citation(
    "FRAIL",
    "FRAIL scale as in the COVID protocols of Brigham and Women's Hospital (read 2026), and the "
    "illness rule 5 of 11 in J Sports Sci Med 2020;19:166, Table 1",
    grade="one_copy",
)
_ILLNESSES: Final = Decimal(5)
_LOSS: Final = Decimal(5)
_ANSWERS: Final = ("fatigue", "resistance_flight_of_stairs", "ambulation_block")


def _score(values: Values, person: Person) -> Score:
    """One point each: three answers, five or more illnesses, five per cent or more lost."""
    illnesses, loss = number(values, "illness_count"), number(values, "weight_loss_pct")
    if illnesses is None or loss is None or any(key not in values for key in _ANSWERS):
        return Score(None, why=Text("Every item is needed for the score."))
    points = [flag(values, key) for key in _ANSWERS]
    points += [illnesses >= _ILLNESSES, loss >= _LOSS]
    return Score(Decimal(sum(points)))


MEASURE: Final = Measure(
    key="frail_scale",
    version=1,
    title=Text("FRAIL scale"),
    short=Text("FRAIL scale"),
    unit="points",
    places=0,
    group=Group.SCREEN,
    direction=Direction.LOWER,
    summary=Text("points of five questions, 0 to 5; 0 is none of them"),
    fields=(
        Field("fatigue", Text("Fatigue"), "0/1", "boolean", low=Decimal(0), high=Decimal(1)),
        Field(
            "resistance_flight_of_stairs", Text("Can't climb a flight of stairs"), "0/1",
            "boolean", low=Decimal(0), high=Decimal(1),
        ),
        Field(
            "ambulation_block", Text("Can't walk a block"), "0/1", "boolean", low=Decimal(0),
            high=Decimal(1),
        ),
        Field(
            "illness_count", Text("Illnesses"), "n of 11", "integer", low=Decimal(0),
            high=Decimal(11),
        ),
        Field(
            "weight_loss_pct", Text("Weight lost"), "%", low=Decimal(-30), high=Decimal(50),
            soft_low=Decimal(0), soft_high=Decimal(15), places=1,
        ),
    ),
    protocol_fields=(),
    scoring=_score,
    items=(
        Item("fatigue", Text("I am tired through most of the day.")),
        Item("resistance_flight_of_stairs", Text("I can't climb one flight of stairs.")),
        Item("ambulation_block", Text("I can't walk one block.")),
        Item(
            "illness_count",
            Text(
                "How many of these do I have: high blood pressure, diabetes, cancer (other than a "
                "minor skin cancer), chronic lung disease, heart attack, heart failure, angina, "
                "asthma, arthritis, stroke, kidney disease?"
            ),
        ),
        Item("weight_loss_pct", Text("Weight lost in the past year without trying, in per cent")),
    ),
    bands=(
        ScoreBand("robust", Text("Robust"), "0", _FRAIL, through=Decimal(0)),
        ScoreBand("prefrail", Text("Prefrail"), "1 to 2", _FRAIL, through=Decimal(2)),
        ScoreBand("frail", Text("Frail"), "3 to 5", _FRAIL),
    ),
    licence=Text("Free to use; the questions stand here in our own words."),
    how_to=(
        ("setup", (Text("Ask, or let the client fill it in. All five are needed."),)),
        ("score", (
            Text("A point for each yes, for 5 or more of the 11 illnesses, for 5 % or more lost."),
            Text("A gain of weight is entered with a minus."),
        )),
    ),
)  # fmt: skip
