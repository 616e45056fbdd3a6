"""Oxygen saturation by pulse oximeter."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Loinc
from medex_desktop.domain.measure import Direction, Field, Group, Measure
from medex_desktop.domain.scoring import plain
from medex_desktop.language import Text

_LOINC: Final = Citation(
    "US Core", "HL7 US Core, pulse oximetry: LOINC 59408-5 with 2708-6 (read 2026)",
    grade="official",
)  # fmt: skip

MEASURE: Final = Measure(
    key="spo2",
    version=1,
    title=Text("Oxygen saturation"),
    short=Text("SpO2"),
    unit="%",
    places=0,
    group=Group.VITALS,
    direction=Direction.HIGHER,
    summary=Text("the steady reading of a pulse oximeter"),
    fields=(
        Field(
            "percent",
            Text("Saturation"),
            "%",
            "integer",
            low=Decimal(50),
            high=Decimal(100),
            soft_low=Decimal(85),
            soft_high=Decimal(100),
        ),
    ),
    protocol_fields=(),
    scoring=plain("percent"),
    citations=(_LOINC,),
    licence=Text("Free to use."),
    loinc=Loinc("59408-5", others=(("paired", "2708-6"),), citation=_LOINC),
    how_to=(
        ("setup", (Text("A warm finger, held still, without nail polish."),)),
        ("score", (Text("Read it once the pulse wave is steady."),)),
    ),
)
