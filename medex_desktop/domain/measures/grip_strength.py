"""Grip strength by hand dynamometer: three squeezes a side, alternating, best or mean."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.grip_evidence import (
    BOHANNON_2019,
    CHANGE_VALUES,
    NHANES_ERROR,
    THRESHOLDS,
    ThresholdResult,
    change_value_for,
    thresholds_for,
)
from medex_desktop.domain.grip_norms import (
    DEFAULT_NORM,
    NORMS,
    NormAnswer,
    NormResult,
    norm_for,
    norm_set,
    norm_values,
)
from medex_desktop.domain.grip_records import (
    AFFECTED,
    ASHT,
    CODE_WORDS,
    CODES,
    POSTURE_WORDS,
    POSTURES,
    PROTOCOLS,
    SERIES_FIELDS,
    SIDES,
    SOUTHAMPTON,
    GripEntry,
    GripProtocol,
    Side,
    Trial,
    blank_trials,
    changed_parts,
    from_json,
    to_json,
)
from medex_desktop.domain.grip_scoring import (
    ASYMMETRY_CITATION,
    CV_FORMULA,
    GripScore,
    SideScore,
    score,
)
from medex_desktop.domain.measure import Citation, Direction, Field, Measure
from medex_desktop.domain.quantity import FORCE_HIGH_KG, FORCE_LOW_KG
from medex_desktop.language import Text

__all__ = [
    "AFFECTED",
    "ASHT",
    "CODES",
    "CODE_WORDS",
    "CV_FORMULA",
    "DEFAULT_NORM",
    "MEASURE",
    "POSTURES",
    "POSTURE_WORDS",
    "PROTOCOLS",
    "PROTOCOL_TITLES",
    "SIDES",
    "SOUTHAMPTON",
    "GripEntry",
    "GripProtocol",
    "GripScore",
    "NormAnswer",
    "NormResult",
    "Side",
    "SideScore",
    "ThresholdResult",
    "Trial",
    "blank_trials",
    "change_value_for",
    "changed_parts",
    "from_json",
    "norm_for",
    "norm_set",
    "norm_values",
    "score",
    "thresholds_for",
    "to_json",
]

_ROBERTS_2011: Final = Citation("Roberts 2011", "Roberts et al. 2011, Age Ageing 40:423-429")
_ASHT_2015: Final = Citation(
    "ASHT 2015",
    "American Society of Hand Therapists 2015, as compared in BMC Geriatrics 2017, "
    "s12877-017-0625-y, Table 3",
)

PROTOCOL_TITLES: Final = {
    SOUTHAMPTON: Text("Southampton, best of six"),
    ASHT: Text("ASHT, mean of three"),
}

MEASURE: Final = Measure(
    key="grip_strength",
    version=1,
    title=Text("Grip strength"),
    unit="kg",
    direction=Direction.HIGHER,
    summary=Text("largest of all trials for norms; each side is followed over time"),
    fields=(
        Field(
            "value", Text("Best trial"), "kg", low=FORCE_LOW_KG, high=FORCE_HIGH_KG, optional=True
        ),
        Field(
            "right",
            Text("Right, trials"),
            "kg",
            "list of numbers",
            low=FORCE_LOW_KG,
            high=FORCE_HIGH_KG,
            optional=True,
        ),
        Field(
            "left",
            Text("Left, trials"),
            "kg",
            "list of numbers",
            low=FORCE_LOW_KG,
            high=FORCE_HIGH_KG,
            optional=True,
        ),
        Field(
            "dominant",
            Text("Dominant hand"),
            kind="choice",
            choices=("right", "left", "unknown"),
            optional=True,
        ),
        Field(
            "height_cm",
            Text("Height"),
            "cm",
            optional=True,
            from_client=True,
            low=Decimal(90),
            high=Decimal(250),
        ),
    ),
    protocol_fields=SERIES_FIELDS,
    norms=NORMS,
    thresholds=THRESHOLDS,
    change_values=CHANGE_VALUES,
    citations=(
        *(norm.citation for norm in NORMS),
        *(threshold.citation for threshold in THRESHOLDS),
        NHANES_ERROR,
        BOHANNON_2019,
        ASYMMETRY_CITATION,
        _ROBERTS_2011,
        _ASHT_2015,
    ),
    licence=Text("Free to use; the norm tables carry their own licences."),
    how_to=(
        (
            SOUTHAMPTON,
            (
                Text(
                    "Same chair each time, forearms on its arms, wrist just over the end, thumb up."
                ),
                Text("Three trials a side, alternating, right first. The best of all six counts."),
            ),
        ),
        (
            ASHT,
            (
                Text("Seated without arm rests, feet flat, elbow bent 90 degrees, handle 2."),
                Text("Squeeze 3 s, rest 15 s, three trials a side. The mean of the side counts."),
            ),
        ),
    ),
)
