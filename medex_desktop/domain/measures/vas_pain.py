"""Visual analogue scale of pain: a mark on a line of 100 mm."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Item, Stat
from medex_desktop.domain.measure import Direction, Field, Group, Measure
from medex_desktop.domain.questionnaires import change
from medex_desktop.domain.scoring import plain
from medex_desktop.language import Text

_NAYLOR: Final = Citation(
    "Naylor 2014", "Naylor et al. 2014, BMC Musculoskelet Disord 15:235, abstract", grade="abstract"
)

MEASURE: Final = Measure(
    key="vas_pain",
    version=1,
    title=Text("Pain, visual analogue scale"),
    short=Text("Pain on a line"),
    unit="mm",
    places=0,
    group=Group.PAIN,
    direction=Direction.LOWER,
    summary=Text("millimetres from the left end of a line of 100 mm to the mark"),
    fields=(Field("mm", Text("Mark"), "mm", low=Decimal(0), high=Decimal(100)),),
    protocol_fields=(),
    scoring=plain("mm"),
    items=(
        Item(
            "mm",
            Text("Your pain now: put one mark on the line."),
            (Text("no pain"), Text("worst pain imaginable")),
        ),
    ),
    change_facts=(
        change(Text("knee osteoarthritis awaiting replacement"), Stat.MDC95, "28", "mm", _NAYLOR,
               group="awaiting_arthroplasty_knee"),
        change(Text("hip osteoarthritis awaiting replacement"), Stat.MDC95, "33", "mm", _NAYLOR,
               group="awaiting_arthroplasty_hip"),
    ),
    licence=Text("Free to use."),
    how_to=(
        ("setup", (Text("A line of exactly 100 mm on paper; print without scaling."),)),
        ("say", (Text("“Left is no pain, right the worst you can imagine. Mark your pain now.”"),)),
        ("score", (Text("Millimetres from the left end to the mark."),)),
    ),
)  # fmt: skip
