"""Twelve British studies, at exact ages from 15 (men) or 20 (women) to 90."""

from typing import Final

from medex_desktop.domain.measure import Citation, Norm
from medex_desktop.domain.percentiles import AgePointTable, read_points
from medex_desktop.language import Text

NORM: Final = Norm(
    key="dodds_2014",
    title="Dodds 2014",
    population=Text("Great Britain, 12 studies, 49,964 people"),
    device=Text("several dynamometers"),
    protocol=Text("several protocols"),
    hand=Text("either hand"),
    summary=Text("maximum"),
    ages=Text("men 15 to 90, women 20 to 90"),
    citation=Citation(
        "Dodds 2014",
        "Dodds et al. 2014, PLoS ONE 9(12):e113637, Table 2",
        "https://doi.org/10.1371/journal.pone.0113637",
    ),
    licence=Text("CC BY 4.0"),
)

PERCENTILES: Final = (10, 25, 50, 75, 90)

# Sex, exact age, kg at the percentiles above; between ages the table is read linearly.
POINTS: Final = (
    ("male", 15, "21 25 29 33 38"),
    ("male", 20, "30 35 40 46 52"),
    ("male", 25, "36 41 48 55 61"),
    ("male", 30, "38 44 51 58 64"),
    ("male", 35, "39 45 51 58 64"),
    ("male", 40, "38 44 50 57 63"),
    ("male", 45, "36 42 49 56 61"),
    ("male", 50, "35 41 48 54 60"),
    ("male", 55, "34 40 47 53 59"),
    ("male", 60, "33 39 45 51 56"),
    ("male", 65, "31 37 43 48 53"),
    ("male", 70, "29 34 39 44 49"),
    ("male", 75, "26 31 35 41 45"),
    ("male", 80, "23 27 32 37 42"),
    ("male", 85, "19 24 29 33 38"),
    ("male", 90, "16 20 25 29 33"),
    ("female", 20, "21 24 28 32 36"),
    ("female", 25, "23 26 30 35 38"),
    ("female", 30, "24 27 31 35 39"),
    ("female", 35, "23 27 31 35 39"),
    ("female", 40, "23 27 31 35 39"),
    ("female", 45, "22 26 30 34 38"),
    ("female", 50, "21 25 29 33 37"),
    ("female", 55, "19 23 28 32 35"),
    ("female", 60, "18 22 27 31 34"),
    ("female", 65, "17 21 25 29 33"),
    ("female", 70, "16 20 24 27 31"),
    ("female", 75, "14 18 21 25 28"),
    ("female", 80, "13 16 19 23 26"),
    ("female", 85, "11 14 17 20 23"),
    ("female", 90, "9 11 14 17 20"),
)

TABLE: Final = AgePointTable(PERCENTILES, read_points(POINTS))
