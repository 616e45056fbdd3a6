"""Timed Up and Go: stand up, walk three metres, turn, walk back, sit down."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import (
    AgeRow,
    ChangeFact,
    Citation,
    CutPoint,
    Fact,
    Kind,
    Loinc,
    Reference,
    Stat,
)
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.replacement_course import WORSE_AT_FIRST
from medex_desktop.domain.scoring import best_of
from medex_desktop.language import Text

_BOHANNON: Final = Citation(
    "Bohannon 2006", "Bohannon 2006, J Geriatr Phys Ther 29(2):64-68", grade="two_copies"
)
_STEADI: Final = Citation(
    "CDC STEADI",
    "CDC STEADI, Timed Up and Go, as summarised for clinicians (read 2026)",
    grade="one_copy",
)
_SHUMWAY: Final = Citation(
    "Shumway-Cook 2000", "Shumway-Cook et al. 2000, Phys Ther 80(9):896-903", grade="one_copy"
)
_MESQUITA: Final = Citation(
    "Mesquita 2016", "Mesquita et al. 2016, Chron Respir Dis 13(4), abstract", grade="abstract"
)
_DISCHARGE: Final = Citation(
    "Discharge after THA", "Research Square 2020, preprint rs-116548, abstract", grade="abstract"
)
_ALGHADIR: Final = Citation(
    "Alghadir 2015",
    "Alghadir et al. 2015, BMC Musculoskelet Disord, 10.1186/s12891-015-0637-8, abstract",
    grade="abstract",
)
_THA_ACUTE: Final = Citation(
    "Arch Physioter 2024", "Arch Physioter 2024;14:90-95, 10.33393/aop.2024.3267", grade="abstract"
)
_HUANG: Final = Citation(
    "Huang 2011", "Huang et al. 2011, Phys Ther 91(1):114-121, abstract", grade="abstract"
)
_FLANSBJER: Final = Citation(
    "Flansbjer 2005", "Flansbjer et al. 2005, J Rehabil Med 37:75-82, as copied", grade="one_copy"
)
_FLANSBJER_ABSTRACT: Final = Citation(
    "Flansbjer 2005", "Flansbjer et al. 2005, J Rehabil Med 37:75-82, abstract", grade="abstract"
)
_NAYLOR: Final = Citation(
    "Naylor 2014", "Naylor et al. 2014, BMC Musculoskelet Disord 15:235, abstract", grade="abstract"
)
_WRIGHT: Final = Citation(
    "Wright 2011", "Wright et al. 2011, J Orthop Sports Phys Ther (May), abstract", grade="abstract"
)
_LOINC: Final = Citation("LOINC", "LOINC 2.80, 89422-0 and 89423-8 (read 2026)", grade="official")


def _row(low: int, below: int, numbers: str) -> AgeRow:
    mean, first, last = map(Decimal, numbers.split())
    return AgeRow(low, below, low=first, mid=mean, high=last)


def _fact(group: str, population: Text, stat: Stat, numbers: str, unit: str, citation: Citation,
          *, display_only: bool = False, words: Text | None = None) -> ChangeFact:  # fmt: skip
    values = tuple(map(Decimal, numbers.split()))
    return ChangeFact(
        group, population, stat, values, unit, citation, display_only=display_only, words=words
    )


MEASURE: Final = Measure(
    key="tug",
    version=1,
    title=Text("Timed Up and Go"),
    short=Text("Timed Up and Go"),
    unit="s",
    places=1,
    group=Group.MOBILITY,
    direction=Direction.LOWER,
    summary=Text("seconds from “go” to seated again; the best of the trials"),
    fields=(
        Field(
            "time",
            Text("Time"),
            "s",
            low=Decimal(2),
            high=Decimal(300),
            soft_low=Decimal(4),
            soft_high=Decimal(60),
            places=2,
            clock="stopwatch",
            repeats=3,
        ),
        Field(
            "device",
            Text("Walking aid"),
            kind="choice",
            choices=("none", "cane", "walker", "other"),
            optional=True,
            role=Role.PROTOCOL,
            preset="none",
        ),
        Field("footwear", Text("Footwear"), kind="text", optional=True, role=Role.CONTEXT),
    ),
    protocol_fields=("device",),
    scoring=best_of("time", highest=False),
    references=(
        Reference(
            key="bohannon_2006",
            title="Bohannon 2006",
            population=Text("community-living older adults, both sexes, meta-analysis"),
            kind=Kind.MEAN,
            unit="s",
            rows=(
                _row(60, 70, "8.1 7.1 9.0"),
                _row(70, 80, "9.2 8.2 10.2"),
                _row(80, 100, "11.3 10.0 12.7"),
            ),
            citation=_BOHANNON,
            needs_sex=False,
        ),
    ),
    cut_points=(
        CutPoint(
            "steadi", Text("12 s or more"),
            Text("12 s or more: STEADI asks for a closer look at falls"),
            _STEADI, limit=Decimal(12), age_from=60, action="note",
        ),
        CutPoint(
            "shumway_cook", Text("13.5 s or more"),
            Text("13.5 s or more: the Shumway-Cook cut-off of community-living older adults"),
            _SHUMWAY, limit=Decimal("13.5"), age_from=60, action="note",
        ),
        CutPoint(
            "copd_350", Text("COPD: 11.2 s or more"),
            Text("COPD, 11.2 s or more: picks out those who walk less than 350 m in 6 minutes"),
            _MESQUITA, limit=Decimal("11.2"), groups=("copd", "respiratory"), action="note",
        ),
    ),
    change_facts=(
        _fact("knee_oa", Text("knee osteoarthritis, grade 1 to 3, one rater"),
              Stat.MDC, "1.10", "s", _ALGHADIR),
        _fact("knee_oa", Text("knee osteoarthritis, grade 1 to 3, two raters"),
              Stat.MDC, "1.14", "s", _ALGHADIR),
        _fact("tha_day_2", Text("hip replacement, day 2, indoors (2.4 s outdoors)"),
              Stat.MDC95, "2.5", "s", _THA_ACUTE),
        _fact("parkinson", Text("Parkinson, mild to moderately severe, 14 days"),
              Stat.MDC95, "3.5", "s", _HUANG),
        _fact("stroke", Text("chronic stroke, mild to moderate"),
              Stat.MDC95, "2.9", "s", _FLANSBJER),
        _fact("stroke", Text("chronic stroke, six gait tests"),
              Stat.MDC, "13 23", "%", _FLANSBJER_ABSTRACT, display_only=True),
        _fact("awaiting_arthroplasty_knee", Text("knee osteoarthritis awaiting replacement"),
              Stat.MDC95, "36.7", "% of baseline", _NAYLOR),
        _fact("awaiting_arthroplasty_hip", Text("hip osteoarthritis awaiting replacement"),
              Stat.MDC95, "44.6", "% of baseline", _NAYLOR),
        _fact("hip_oa", Text("hip osteoarthritis, 9 weeks of physiotherapy"),
              Stat.MAJOR, "0.8 1.4", "s", _WRIGHT),
    ),
    facts=(
        Fact(
            Text("Before hip replacement, below 10 s went with leaving hospital within 36 hours "
                 "(odds ratio 3.64, 2.86 to 4.62)."),
            _DISCHARGE,
        ),
        WORSE_AT_FIRST,
    ),
    licence=Text("Free to use; the CDC handout is in the public domain."),
    loinc=Loinc("89423-8", "89422-0", "Timed Up and Go", citation=_LOINC),
    how_to=(
        (
            "protocol",
            (
                Text("Armchair, line at 3 m (10 ft). Usual pace, usual shoes, usual aid."),
                Text("Time from “go” until seated again. One practice, then up to three trials."),
            ),
        ),
    ),
)  # fmt: skip
