"""What a grip is judged by: cut-points of weakness, measurement error, and their sources."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.clients import Sex
from medex_desktop.domain.measure import SEXES_WITH_NORMS, ChangeValue, Citation, Threshold
from medex_desktop.frozen import dataclass
from medex_desktop.language import Number, Text

EWGSOP2: Final = Citation("EWGSOP2", "Cruz-Jentoft et al. 2019, Age Ageing 48:16-31 (EWGSOP2)")
FNIH: Final = Citation(
    "FNIH", "Foundation for the National Institutes of Health Sarcopenia Project 2014 (FNIH)"
)
AWGS2019: Final = Citation(
    "AWGS 2019", "Chen et al. 2020, Asian Working Group for Sarcopenia 2019 consensus (AWGS 2019)"
)
SDOC: Final = Citation("SDOC", "Cawthon et al. 2020, J Am Geriatr Soc 68:1429 (SDOC)")
BOHANNON_2019: Final = Citation("Bohannon 2019", "Bohannon 2019, J Phys Ther Sci 31:75")
NHANES_ERROR: Final = Citation(
    "NHANES 2011-2014, own computation",
    "CDC, National Health and Nutrition Examination Survey 2011-2014, muscle strength files "
    "MGX_G and MGX_H: own computation of the spread of trials within one session, rounded; "
    "stated defaults, not published values",
    "https://wwwn.cdc.gov/nchs/nhanes/",
)

THRESHOLD_AGE: Final = 60


def _cuts(male: str, female: str) -> tuple[tuple[str, Decimal], ...]:
    return (("female", Decimal(female)), ("male", Decimal(male)))


THRESHOLDS: Final = (
    Threshold("ewgsop2", "EWGSOP2", _cuts("27", "16"), "kg", THRESHOLD_AGE, EWGSOP2),
    Threshold("fnih", "FNIH", _cuts("26", "16"), "kg", THRESHOLD_AGE, FNIH),
    Threshold("awgs2019", "AWGS 2019", _cuts("28", "18"), "kg", THRESHOLD_AGE, AWGS2019),
    Threshold("sdoc", "SDOC", _cuts("35.5", "20"), "kg", THRESHOLD_AGE, SDOC),
)

_BASIS: Final = Text(
    "stated default: trials within one session, NHANES 2011-2014, own computation, rounded"
)
_IMPORTANT: Final = Text("in the range proposed as meaningful (Bohannon 2019)")


def _default(
    people: Text, sex: str, age_from: int | None, age_below: int | None, error: str
) -> ChangeValue:
    sem, mdc90, mdc95 = map(Decimal, error.split())
    return ChangeValue(
        population=people,
        basis=_BASIS,
        unit="kg",
        citation=NHANES_ERROR,
        sem=sem,
        mdc90=mdc90,
        mdc95=mdc95,
        mcid=Decimal("5.0"),
        mcid_citation=BOHANNON_2019,
        important_words=_IMPORTANT,
        sex=sex,
        age_from=age_from,
        age_below=age_below,
    )


# SEM, MDC90, MDC95 in kg. Stated defaults, not published MDCs: the SEM is of single trials
# within a session; best of six lowers it, day to day raises it.
CHANGE_VALUES: Final = (
    _default(Text("men under 60"), "male", None, 60, "2.7 6.3 7.5"),
    _default(Text("men from 60"), "male", 60, None, "2.0 4.7 5.5"),
    _default(Text("women under 60"), "female", None, 60, "1.8 4.2 5.0"),
    _default(Text("women from 60"), "female", 60, None, "1.4 3.3 3.9"),
)


@dataclass(frozen=True, slots=True)
class ThresholdResult:
    """One cut-point for one person.

    Attributes:
        met: True strictly below the cut, None where it does not apply.
        cut_kg: the cut for this sex, None when the sex is not stated.
        rule: "below 27 kg, men from 60".
        words: "below the EWGSOP2 grip threshold (27 kg)", "not below ...", or why not.
    """

    key: str
    name: str
    met: bool | None
    cut_kg: Decimal | None
    rule: Text
    words: Text
    citation: Citation


def thresholds_for(
    sex: Sex | str, age: Decimal | None, best_kg: Decimal
) -> tuple[ThresholdResult, ...]:
    """All four cut-points for the largest trial of either hand; they apply from 60.

    Strictly below: 27.0 kg is not below 27. The cohorts were mostly 65 and over.
    """
    return tuple(_threshold(threshold, sex, age, best_kg) for threshold in THRESHOLDS)


def _threshold(
    threshold: Threshold, sex: Sex | str, age: Decimal | None, best_kg: Decimal
) -> ThresholdResult:
    cut = threshold.cut_for(sex)
    applies = cut is not None and age is not None and age >= threshold.from_age
    met = best_kg < cut if cut is not None and applies else None
    name: dict[str, object] = {"name": threshold.name, "age": threshold.from_age}
    if cut is None:
        words = Text("The {name} grip threshold needs the sex used for norms.", name)
    elif not applies:
        words = Text("The {name} grip threshold applies from {age} years.", name)
    elif met:
        words = Text("below the {name} grip threshold ({cut} kg)", {**name, "cut": _kg(cut)})
    else:
        words = Text("not below the {name} grip threshold ({cut} kg)", {**name, "cut": _kg(cut)})
    return ThresholdResult(
        threshold.key, threshold.name, met, cut, _rule(threshold, sex), words, threshold.citation
    )


def _rule(threshold: Threshold, sex: Sex | str) -> Text:
    words: dict[str, object] = {"age": threshold.from_age}
    for name, cut in threshold.cuts:
        words[name] = _kg(cut)
    if sex == "male":
        return Text("below {male} kg, men from {age}", words)
    if sex == "female":
        return Text("below {female} kg, women from {age}", words)
    return Text("below {male} kg in men, {female} kg in women, from {age}", words)


def _kg(cut: Decimal) -> Number:
    return Number(cut, 0 if cut == int(cut) else 1)


def change_value_for(sex: Sex | str, age: Decimal | None) -> ChangeValue | None:
    """The error a change is judged by, for one sex and age.

    The age that decides is the age at the later of the two visits, so one change has one error
    although a birthday lies between its visits. None when sex or age is not stated: nothing is
    published for that.
    """
    if sex not in SEXES_WITH_NORMS or age is None:
        return None
    return next(value for value in CHANGE_VALUES if value.fits(sex, age))
