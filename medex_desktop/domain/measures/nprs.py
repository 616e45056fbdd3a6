"""Numeric pain rating 0 to 10: pain now, and the best and worst of the last 24 hours."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Final

from medex_desktop.domain.evidence import Citation, Item, Loinc, Stat
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Remark, Role
from medex_desktop.domain.questionnaires import ABBOTT, change
from medex_desktop.domain.scoring import Part, Person, Score, Values, number
from medex_desktop.language import Text

_FARRAR: Final = Citation(
    "Farrar 2001", "Farrar et al. 2001, Pain 94:149-158, abstract", grade="abstract"
)
_SALAFFI: Final = Citation(
    "Salaffi 2004", "Salaffi et al. 2004, Eur J Pain, PMID 15207508, abstract", grade="abstract"
)
_LOINC: Final = Citation(
    "LOINC", "LOINC 72514-3, active; in the CMS ACCESS instrument list 2026", grade="official"
)
_KEYS: Final = ("best_24h", "now", "worst_24h")
_LABELS: Final = (
    ("now", Text("Pain now")),
    ("best_24h", Text("Least in 24 hours")),
    ("worst_24h", Text("Worst in 24 hours")),
)
_QUESTIONS: Final = (
    ("now", Text("Your pain now")),
    ("best_24h", Text("Your least pain in the last 24 hours")),
    ("worst_24h", Text("Your worst pain in the last 24 hours")),
)
_LEAD: Final = Text("0 is no pain, 10 is the worst pain you can imagine.")


def _score(values: Values, person: Person) -> Score:
    """Pain now; the mean of the three is told where all three were asked."""
    given = _given(values)
    now = number(values, "now")
    if len(given) < len(_KEYS):
        return Score(now)
    mean = (sum(given, Decimal(0)) / len(given)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Score(now, parts=(Part("mean", Text("Mean of now, least and worst"), mean, places=1),))


def _given(values: Values) -> list[Decimal]:
    """What was entered of least, now and worst, in this order."""
    return [one for one in (number(values, key) for key in _KEYS) if one is not None]


def _in_order(values: Values) -> Remark | None:
    given = [(number(values, key), key) for key in _KEYS]
    asked = [(value, key) for value, key in given if value is not None]
    out = next((later for before, later in pairwise(asked) if before[0] > later[0]), None)
    if out is None:
        return None
    words = Text("Usually least ≤ now ≤ worst. Look again; the numbers are kept.")
    return Remark(out[1], words)


MEASURE: Final = Measure(
    key="nprs",
    version=1,
    title=Text("Pain rating, 0 to 10"),
    short=Text("Pain 0 to 10"),
    unit="points",
    places=0,
    group=Group.PAIN,
    direction=Direction.LOWER,
    summary=Text("pain now, 0 to 10; least and worst of the last 24 hours beside it"),
    fields=(
        *(
            Field(key, label, "0-10", "integer", optional=key != "now", low=Decimal(0),
                  high=Decimal(10))
            for key, label in _LABELS
        ),
        Field("site", Text("Where, and at rest or moving"), kind="text", optional=True,
              role=Role.IDENTITY, figure="pain"),
    ),
    protocol_fields=(),
    scoring=_score,
    rules=(_in_order,),
    items=tuple(
        Item(key, words, lead=None if at else _LEAD)
        for at, (key, words) in enumerate(_QUESTIONS)
    ),
    change_facts=(
        change(Text("chronic pain, five conditions; more is needed from a high start"),
               Stat.MCID, "2", "points", _FARRAR, group="chronic_pain"),
        change(Text("chronic musculoskeletal pain"), Stat.SMALL, "1", "points", _SALAFFI,
               group="chronic_pain", words=Text("“slightly better” (or 15 %)")),
        change(Text("chronic musculoskeletal pain"), Stat.SUBSTANTIAL, "2", "points", _SALAFFI,
               group="chronic_pain", words=Text("“much better” (or 33 %)")),
        change(Text("chronic pain, five conditions"), Stat.MCID, "30", "% of baseline", _FARRAR,
               group="chronic_pain", display_only=True),
        change(Text("musculoskeletal outpatients"), Stat.SMALL, "1.5", "points",
               ABBOTT),
        change(Text("musculoskeletal outpatients"), Stat.SUBSTANTIAL, "3.5",
               "points", ABBOTT, words=Text("large change")),
    ),
    licence=Text("Free to use."),
    loinc=Loinc(
        "72514-3", display="Pain severity - 0-10 verbal numeric rating [Score] - Reported",
        citation=_LOINC,
    ),
    how_to=(
        ("say", (Text("“0 is no pain, 10 the worst you can imagine. What is it now?”"),
                 Text("Then the least and the worst of the last 24 hours."))),
        ("score", (Text("Write down where, and whether at rest or moving; ask the same next "
                        "time."),)),
    ),
)  # fmt: skip
