"""Muscle force: what one muscle presses against a hand-held dynamometer, the best of the trials."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Fact
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.printed import side_field
from medex_desktop.domain.scoring import best_of
from medex_desktop.language import Text

_BURNS: Final = Citation(
    "Burns & Spanier 2005",
    "Burns & Spanier 2005, Arch Phys Med Rehabil 86:1420-1426, n 20, abstract",
    grade="abstract",
)
_DU: Final = Citation(
    "Du 2024", "Du et al. 2024, Sensors 24:1861, n 30, abstract", grade="abstract"
)

MEASURE: Final = Measure(
    key="muscle_force",
    version=1,
    title=Text("Muscle force by dynamometer"),
    short=Text("Muscle force"),
    unit="N",
    places=0,
    group=Group.STRENGTH,
    direction=Direction.HIGHER,
    summary=Text("the best of the trials, in newton"),
    fields=(
        Field("muscle", Text("Muscle or movement"), kind="text", role=Role.IDENTITY),
        side_field(),
        Field(
            "force", Text("Force"), "N", low=Decimal(1), high=Decimal(2000), soft_low=Decimal(10),
            soft_high=Decimal(800), places=1, repeats=3,
        ),
        Field(
            "way", Text("Way of testing"), kind="choice", choices=("make", "break"),
            words=(
                ("make", Text("make: presses against a held device")),
                ("break", Text("break: is overcome")),
            ),
            role=Role.PROTOCOL, preset="make",
        ),
        Field("position", Text("Position and where it presses"), kind="text", optional=True,
              role=Role.PROTOCOL),
        Field("device", Text("Device"), kind="text", optional=True, role=Role.PROTOCOL),
    ),
    protocol_fields=("way", "position", "device"),
    scoring=best_of("force", highest=True),
    facts=(
        Fact(
            Text(
                "Elbow of people with tetraplegia: break gave 16, 30 and 51 % more than make, the "
                "more the faster the arm gave way."
            ),
            _BURNS,
        ),
        Fact(Text("Six makes of device differed by 0.2 to 16 % in the same people."), _DU),
    ),
    citations=(_BURNS, _DU),
    licence=Text("Free to use."),
    how_to=(
        ("setup", (
            Text("Same position, same place of the pad, belt or hand that does not give way."),
            Text("Write position and place as you will find them again."),
        )),
        ("say", (Text("“Push as hard as you can, and keep pushing.”"),)),
        ("score", (
            Text("Up to three trials a side with a rest between; the best counts."),
            Text("It depends on the lever: compare with the other side and with last time only."),
        )),
        ("safety", (Text("Not over a restriction of the surgeon. Stop at pain."),)),
    ),
)  # fmt: skip
