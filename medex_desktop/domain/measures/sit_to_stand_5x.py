"""Five times sit to stand: seconds for five stands without the arms."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import ChangeFact, Citation, CutPoint, Kind, Reference, Stat
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.printed import age_rows
from medex_desktop.domain.scoring import Person, Score, Values, number
from medex_desktop.language import Text

_BOHANNON: Final = Citation(
    "Bohannon 2006", "Bohannon 2006, as quoted in a handout on the test", grade="one_copy"
)
_BUATOIS: Final = Citation(
    "Buatois 2008", "Buatois et al. 2008, as quoted in a handout on the test", grade="one_copy"
)
_GURALNIK: Final = Citation(
    "Guralnik 2000", "Guralnik et al. 2000, as quoted in a handout on the test", grade="one_copy"
)
_TRIAL: Final = Citation(
    "PMC8453123", "Protocol of a trial, PMC8453123, appendix table (read 2026)", grade="one_copy"
)
_GOLDBERG: Final = Citation(
    "Goldberg 2012", "Goldberg et al. 2012, Aging Clin Exp Res 24:339-344, n 29, abstract",
    grade="abstract",
)  # fmt: skip
_MERETTA: Final = Citation(
    "Meretta 2006", "Meretta 2006, as quoted on a clinic’s page", grade="one_copy"
)
_CLINIC: Final = Citation(
    "Clinic page", "A clinic’s page on the sit-to-stand score, source not named (read 2026)",
    grade="one_copy",
)  # fmt: skip


def _score(values: Values, person: Person) -> Score:
    """The seconds; none where the five stands were not finished."""
    if values.get("completed") is False:
        return Score(
            None, category=Text("Unable"),
            why=Text("Unable: five stands without the arms were not finished, so no time counts."),
        )  # fmt: skip
    return Score(number(values, "time"))


MEASURE: Final = Measure(
    key="sit_to_stand_5x",
    version=1,
    title=Text("Five times sit to stand"),
    short=Text("5× sit to stand"),
    unit="s",
    places=1,
    group=Group.STRENGTH,
    direction=Direction.LOWER,
    summary=Text("seconds for five full stands without the arms"),
    fields=(
        Field(
            "time", Text("Time"), "s", low=Decimal(3), high=Decimal(180),
            soft_low=Decimal(5), soft_high=Decimal(60), places=2, clock="stopwatch",
        ),
        Field("completed", Text("All five finished"), kind="boolean", optional=True),
        Field(
            "end_point", Text("The clock stops at"), kind="choice", choices=("sit", "stand"),
            words=(("sit", Text("the fifth sit")), ("stand", Text("the fifth stand"))),
            optional=True, role=Role.PROTOCOL, preset="sit",
        ),
        Field(
            "chair_height_cm", Text("Height of the seat"), "cm", optional=True,
            low=Decimal(20), high=Decimal(80), role=Role.PROTOCOL, preset="43", places=1,
        ),
    ),
    protocol_fields=("end_point", "chair_height_cm"),
    scoring=_score,
    references=(
        Reference(
            key="bohannon_2006", title="Bohannon 2006",
            population=Text("older adults, both sexes"),
            kind=Kind.LIMIT, unit="s", rows=age_rows("60 70 80 90", "11.4, 12.6, 14.8"),
            citation=_BOHANNON, needs_sex=False,
            note=Text("Slower than this is worse than average."),
        ),
    ),
    cut_points=(
        CutPoint(
            "buatois", Text("15 s or more"),
            Text("15 s or more: Buatois 2008 found repeated falls more often from here on"),
            _BUATOIS, limit=Decimal(15), age_from=65, action="note",
        ),
        CutPoint(
            "guralnik", Text("more than 13.6 s"),
            Text("More than 13.6 s: Guralnik 2000 found more disability later on"),
            _GURALNIK, op=">", limit=Decimal("13.6"), age_from=60, action="note",
        ),
        CutPoint(
            "trial", Text("more than 15 s"),
            Text("More than 15 s: a trial’s protocol calls it a low chair-stand performance"),
            _TRIAL, op=">", limit=Decimal(15), age_from=60, action="note",
        ),
    ),
    change_facts=(
        ChangeFact("vestibular", Text("vestibular disorders"), Stat.MCID,
                   (Decimal("2.3"),), "s", _MERETTA),
        ChangeFact("older_adults", Text("older women, mean 73.6 years, two trials"), Stat.MDC95,
                   (Decimal("2.5"),), "s", _GOLDBERG),
        ChangeFact("older_adults", Text("mixed older adults"), Stat.MDC,
                   (Decimal("3.6"), Decimal("4.2")), "s", _CLINIC, display_only=True),
    ),
    licence=Text("Free to use."),
    how_to=(
        ("setup", (
            Text("Chair 43 to 45 cm high against a wall, arms crossed at the chest."),
        )),
        ("say", (Text("“Stand up and sit down five times, as fast as you can. Go.”"),)),
        ("score", (
            Text("Stop when the seat is touched after the fifth stand."),
            Text("The SPPB stops at the fifth stand instead: say which was used."),
            Text("Not finished without the arms: no time, “all five finished” is no."),
        )),
    ),
)  # fmt: skip
