"""Waist circumference, at a stated site."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Loinc
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.scoring import plain
from medex_desktop.language import Text

_LOINC: Final = Citation(
    "LOINC", "LOINC 8280-0, Waist Circumference at umbilicus by Tape measure, as in the CMS "
    "ACCESS Model API v0.9.12 (23 January 2026)", grade="official",
)  # fmt: skip

MEASURE: Final = Measure(
    key="waist",
    version=1,
    title=Text("Waist circumference"),
    short=Text("Waist"),
    unit="cm",
    places=1,
    group=Group.BODY,
    direction=Direction.LOWER,
    summary=Text("the tape at one stated site; two sites are not compared"),
    fields=(
        Field(
            "waist",
            Text("Waist"),
            "cm",
            low=Decimal(40),
            high=Decimal(250),
            soft_low=Decimal(55),
            soft_high=Decimal(150),
            places=1,
        ),
        Field(
            "site",
            Text("Site"),
            kind="choice",
            choices=("umbilicus", "midpoint", "iliac_crest"),
            optional=True,
            role=Role.PROTOCOL,
            words=(
                ("umbilicus", Text("at the navel")),
                ("midpoint", Text("midway between rib and hip bone (WHO)")),
                ("iliac_crest", Text("at the top of the hip bone (NIH)")),
            ),
        ),
    ),
    protocol_fields=("site",),
    scoring=plain("waist"),
    citations=(_LOINC,),
    licence=Text("Free to use."),
    loinc=Loinc(
        "8280-0",
        display="Waist Circumference at umbilicus by Tape measure",
        citation=_LOINC,
        when=(("site", ("umbilicus",)),),
    ),
    how_to=(
        ("setup", (Text("Bare skin, tape level, the same site each time. Say which."),)),
        ("score", (Text("Read at the end of a normal breath out."),)),
    ),
)
