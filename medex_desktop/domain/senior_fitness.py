"""The Senior Fitness Test: what its tables have in common (Rikli and Jones, manual edition)."""

from typing import Final

from medex_desktop.domain.evidence import Citation, Kind, Reference, When
from medex_desktop.domain.printed import age_rows
from medex_desktop.language import Text

AGES: Final = "60 65 70 75 80 85 90 95"
MANUAL: Final = Citation(
    "Rikli & Jones",
    "Rikli & Jones, Senior Fitness Test manual edition, normal ranges as copied in the R package "
    "score (Song 2015)",
    grade="two_copies",
)
TRANSCRIBED: Final = Citation(
    "Senior Fitness Test",
    "Rikli & Jones, Senior Fitness Test normal ranges, three transcriptions, one of which cites "
    "Jones & Rikli 2002",
    grade="two_copies",
)
LICENCE: Final = Text(
    "Free to use; the ranges are published facts, the words of the manual are its publisher’s."
)


def middle_half(unit: str, *, women: str = "", men: str = "", when: When = (),
                note: Text | None = None, citation: Citation = MANUAL) -> Reference:  # fmt: skip
    """The middle half of community-living people from 60 to 94, seven rows for each sex.

    A sex is left out where the protocol (``when``) is that of the other one only.
    """
    rows = tuple(
        row
        for cells, sex in ((women, "female"), (men, "male"))
        if cells
        for row in age_rows(AGES, cells, sex)
    )
    return Reference(
        key="senior_fitness",
        title="Senior Fitness Test",
        population=Text("community-living adults 60 to 94, United States"),
        kind=Kind.MIDDLE_HALF,
        unit=unit,
        rows=rows,
        citation=citation,
        when=when,
        note=note,
    )
