"""Gait speed: metres per second over a measured course, at usual or fast pace."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import (
    ChangeFact,
    Citation,
    CutPoint,
    Kind,
    Loinc,
    Reference,
    Stat,
    When,
)
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.printed import age_rows
from medex_desktop.domain.scoring import Person, Score, Values, number, trials
from medex_desktop.language import Text

_BOHANNON: Final = Citation(
    "Bohannon & Andrews 2011",
    "Bohannon & Andrews 2011, PubMed 21820535, table as reprinted", grade="one_copy",
)  # fmt: skip
_WALKING_BANDS: Final = Citation(
    "Neurorehab wiki", "neurorehab.wiki, Gait: walking speed (read 2026)", grade="one_copy"
)
_TRIAL: Final = Citation(
    "PMC8453123", "Protocol of a trial, PMC8453123, appendix table (read 2026)", grade="one_copy"
)
_PERERA: Final = Citation(
    "Perera 2006", "Perera et al. 2006, J Am Geriatr Soc, abstract", grade="abstract"
)
_LIFE_P: Final = Citation(
    "Kwon 2009", "Kwon et al. 2009 (LIFE-P), PMC3100159, abstract", grade="abstract"
)
_GILBERT: Final = Citation(
    "Gilbert 2021", "Gilbert et al. 2021, Arthritis Care Res, PMC7392790, abstract",
    grade="abstract",
)  # fmt: skip
_STEFFEN: Final = Citation(
    "Steffen 2008", "Steffen & Seney 2008, Phys Ther 88(6):733-746, abstract", grade="abstract"
)
_THA_ACUTE: Final = Citation(
    "Arch Physioter 2024", "Arch Physioter 2024;14:90-95, 10.33393/aop.2024.3267", grade="abstract"
)
_WRIGHT: Final = Citation(
    "Wright 2011", "Wright et al. 2011, J Orthop Sports Phys Ther (May), abstract", grade="abstract"
)
_LOINC: Final = Citation("LOINC", "LOINC 2.80, 83144-6 and 83172-7 (read 2026)", grade="official")

_USUAL: Final = (("pace", ("comfortable",)),)
_FAST: Final = (("pace", ("fast",)),)
_AGES: Final = "20 30 40 50 60 70 80 100"


def _score(values: Values, person: Person) -> Score:
    """All metres by all seconds."""
    distance, times = number(values, "distance"), trials(values, "time")
    if distance is None or not times:
        return Score(None, why=Text("Nothing was measured."))
    return Score(distance * len(times) / sum(times, Decimal(0)))


def _fact(group: str, population: Text, stat: Stat, numbers: tuple[str, ...],
          citation: Citation, *, when: When = (),
          words: Text | None = None) -> ChangeFact:  # fmt: skip
    values = tuple(map(Decimal, numbers))
    return ChangeFact(group, population, stat, values, "m/s", citation, when=when, words=words)


MEASURE: Final = Measure(
    key="gait_speed",
    version=1,
    title=Text("Gait speed"),
    unit="m/s",
    places=2,
    group=Group.MOBILITY,
    direction=Direction.HIGHER,
    summary=Text("all metres walked by all seconds taken"),
    fields=(
        Field(
            "distance", Text("Timed distance"), "m", low=Decimal(2), high=Decimal(50),
            soft_low=Decimal(3), soft_high=Decimal(20), role=Role.PROTOCOL, places=1,
        ),
        Field(
            "time", Text("Time"), "s", low=Decimal("0.8"), high=Decimal(300),
            soft_low=Decimal("1.5"), soft_high=Decimal(60), places=2, clock="stopwatch", repeats=5,
        ),
        Field(
            "pace", Text("Pace"), kind="choice", choices=("comfortable", "fast"),
            words=(("comfortable", Text("usual pace")), ("fast", Text("fast pace"))),
            role=Role.IDENTITY, preset="comfortable",
        ),
        Field(
            "start", Text("Start"), kind="choice", choices=("static", "rolling"),
            words=(("static", Text("from standing")), ("rolling", Text("with a run-in"))),
            optional=True, role=Role.PROTOCOL,
        ),
    ),
    protocol_fields=("distance", "start"),
    scoring=_score,
    references=(
        Reference(
            key="bohannon_andrews_2011", title="Bohannon & Andrews 2011",
            population=Text("adults, usual pace"), kind=Kind.MEAN, unit="m/s",
            rows=(
                *age_rows(_AGES, "1.34, 1.34, 1.39, 1.31, 1.24, 1.13, 0.94", "female"),
                *age_rows(_AGES, "1.36, 1.43, 1.43, 1.43, 1.34, 1.26, 0.97", "male"),
            ),
            citation=_BOHANNON, when=_USUAL,
        ),
    ),
    cut_points=(
        CutPoint(
            "community", Text("0.8 m/s or less"),
            Text("0.8 m/s or less: below the speed of walking freely in the community"),
            _WALKING_BANDS, op="<=", limit=Decimal("0.8"), age_from=60, when=_USUAL, action="note",
        ),
        CutPoint(
            "household", Text("below 0.4 m/s"),
            Text("Below 0.4 m/s: the speed of walking mostly about the house"),
            _WALKING_BANDS, op="<", limit=Decimal("0.4"), age_from=60, when=_USUAL, action="note",
        ),
        CutPoint(
            "trial", Text("0.8 m/s or less (trial protocol)"),
            Text("0.8 m/s or less: a trial’s protocol (6 m course) calls it impaired mobility"),
            _TRIAL, op="<=", limit=Decimal("0.8"), age_from=60, when=_USUAL, action="note",
        ),
    ),
    change_facts=(
        _fact("parkinson", Text("parkinsonism, usual pace"), Stat.MDC95, ("0.18",), _STEFFEN,
              when=_USUAL),
        _fact("parkinson", Text("parkinsonism, fast pace"), Stat.MDC95, ("0.25",), _STEFFEN,
              when=_FAST),
        _fact("tha_day_2", Text("hip replacement, day 2, 10 m at usual pace"), Stat.MDC95,
              ("0.16",), _THA_ACUTE, when=_USUAL),
        _fact("tha_day_2", Text("hip replacement, day 2, 10 m at top pace"), Stat.MDC95,
              ("0.13",), _THA_ACUTE, when=_FAST),
        ChangeFact("knee_oa", Text("knee osteoarthritis, 20 m walk"), Stat.MCID,
                   (Decimal("4.1"), Decimal("6.9")), "m/min", _GILBERT,
                   factor=Decimal(1) / 60, words=Text("important difference")),
        _fact("hip_oa", Text("hip osteoarthritis, 40 m at own pace, 9 weeks"), Stat.MAJOR,
              ("0.2", "0.3"), _WRIGHT),
        _fact("older_adults", Text("older adults"), Stat.SMALL, ("0.05",), _PERERA),
        _fact("older_adults", Text("older adults"), Stat.SUBSTANTIAL, ("0.1",), _PERERA),
        _fact("older_adults", Text("sedentary adults 70 to 89"), Stat.SMALL, ("0.03", "0.05"),
              _LIFE_P, words=Text("minimally significant change")),
        _fact("older_adults", Text("sedentary adults 70 to 89"), Stat.SUBSTANTIAL, ("0.08",),
              _LIFE_P),
    ),
    licence=Text("Free to use."),
    loinc=Loinc(
        "83172-7", "83144-6", "4-Meter Walk Gait Speed Test - computed score [NIH Toolbox]",
        others=(("trial 1 time", "83169-3"), ("trial 2 time", "83170-1")),
        citation=_LOINC, when=(("distance", ("4", "4.0")),),
    ),
    how_to=(
        ("setup", (
            Text("Mark the timed metres; with a run-in, 2 m more at each end."),
            Text("Usual shoes, usual aid."),
        )),
        ("say", (
            Text("“Walk at your usual pace, as if down the street.”"),
            Text("Fast: “Walk as fast as you safely can.”"),
        )),
        ("score", (
            Text("Two or three walks, every time entered: all metres by all seconds."),
            Text("Same distance, start and pace next time, or it can’t be compared."),
        )),
    ),
)  # fmt: skip
