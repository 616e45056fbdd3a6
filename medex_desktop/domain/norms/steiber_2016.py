"""Adults in Germany, 17 to 90, by mean and standard deviation; the one set with body height."""

from typing import Final

from medex_desktop.domain.measure import Citation, Norm
from medex_desktop.domain.percentiles import MeanTable, read_bands, read_height_classes
from medex_desktop.language import Text

NORM: Final = Norm(
    key="steiber_2016",
    title="Steiber 2016",
    population=Text("Germany, SOEP panel 2006 to 2014, 11,790 people"),
    device=Text("Smedley dynamometer"),
    protocol=Text("best of both hands"),
    hand=Text("either hand"),
    summary=Text("maximum"),
    ages=Text("17 to 90"),
    citation=Citation(
        "Steiber 2016",
        "Steiber 2016, PLoS ONE 11(10):e0163917, Tables 1 and 2 and S3",
        "https://doi.org/10.1371/journal.pone.0163917",
    ),
)

# Sex, from age, below age, mean and standard deviation in kg, all heights.
BANDS: Final = (
    ("female", 17, 20, "31.5 6.2"),
    ("female", 20, 25, "32.5 5.4"),
    ("female", 25, 30, "33.6 5.6"),
    ("female", 30, 35, "33.3 5.8"),
    ("female", 35, 40, "34.2 6.2"),
    ("female", 40, 45, "34.5 6.3"),
    ("female", 45, 50, "33.4 6.1"),
    ("female", 50, 55, "32.2 5.9"),
    ("female", 55, 60, "30 5.5"),
    ("female", 60, 65, "29 5.3"),
    ("female", 65, 70, "27.6 5.2"),
    ("female", 70, 75, "26 4.9"),
    ("female", 75, 80, "24.2 4.5"),
    ("female", 80, 91, "21.4 4.1"),
    ("male", 17, 20, "48.3 9.6"),
    ("male", 20, 25, "50.7 8.2"),
    ("male", 25, 30, "52.4 8.3"),
    ("male", 30, 35, "53.6 8.2"),
    ("male", 35, 40, "53.4 9.8"),
    ("male", 40, 45, "53.8 9.3"),
    ("male", 45, 50, "52.9 8.4"),
    ("male", 50, 55, "50.4 8.4"),
    ("male", 55, 60, "49.1 8.5"),
    ("male", 60, 65, "46.3 8.4"),
    ("male", 65, 70, "44.1 7.3"),
    ("male", 70, 75, "41.7 7.6"),
    ("male", 75, 80, "37.8 7.9"),
    ("male", 80, 91, "33.2 7.5"),
)

# The lowest height in cm of each class; classes are 5 cm wide, the last of men is open (190+).
HEIGHTS_FROM: Final = {
    "female": (150, 155, 160, 165, 170, 175, 180),
    "male": (160, 165, 170, 175, 180, 185, 190),
}
OPEN_HEIGHT_FROM: Final = 190

# Sex, from age, below age, means and standard deviations in kg by height class (the tallest
# class of the oldest women has no value).
HEIGHT_BANDS: Final = (
    ("female", 17, 20, "27.8 29.2 30.2 31.2 32.2 33 33.8", "6.2 6.3 6.2 6.2 6.2 6.3 6.2"),
    ("female", 20, 25, "29.1 30.2 31.5 32.5 33.4 34.5 35", "5.4 5.4 5.4 5.4 5.4 5.5 5.4"),
    ("female", 25, 30, "30.8 31.5 32.3 33.3 34.2 35.3 36.4", "5.6 5.6 5.6 5.6 5.6 5.6 5.6"),
    ("female", 30, 35, "31.4 32 32.7 33.7 34.6 35.8 37", "5.8 5.8 5.8 5.8 5.8 5.8 5.8"),
    ("female", 35, 40, "31 32.2 33.2 34.3 35.3 36.5 37.6", "6.2 6.1 6.2 6.1 6.2 6.2 6.2"),
    ("female", 40, 45, "31.5 32.7 33.7 34.8 35.8 37.1 38", "6.2 6.3 6.3 6.2 6.2 6.3 6.2"),
    ("female", 45, 50, "29.8 31.4 32.8 34.1 35.2 36.2 37", "6.1 6.1 6.1 6.1 6.1 6.1 6.1"),
    ("female", 50, 55, "28.2 30.1 31.5 32.9 33.9 35.2 35.6", "5.9 5.9 5.9 5.9 5.9 5.9 5.9"),
    ("female", 55, 60, "26.9 28.8 30.2 31.2 32 32.5 32.9", "5.5 5.5 5.5 5.5 5.5 5.5 5.5"),
    ("female", 60, 65, "25.8 27.4 28.9 29.9 30.6 31.3 31.5", "5.3 5.3 5.3 5.3 5.2 5.3 5.3"),
    ("female", 65, 70, "24.5 26.2 27.5 28.6 29.5 30.3 30.5", "5.2 5.2 5.2 5.2 5.2 5.2 5.2"),
    ("female", 70, 75, "23.4 24.7 26.1 27.3 28.1 28.7 29.2", "4.9 4.9 4.9 4.9 4.9 4.9 4.9"),
    ("female", 75, 80, "22.7 23.3 24 24.9 26.1 27.6 28.9", "4.5 4.5 4.5 4.5 4.5 4.5 4.5"),
    ("female", 80, 91, "19.9 20.4 21.2 22.1 23.8 23", "4 4 4.1 4.1 4.1 4"),
    ("male", 17, 20, "44.6 45.1 46.5 47.5 48.5 49.3 50.4", "9.7 9.7 9.6 9.7 9.7 9.7 9.7"),
    ("male", 20, 25, "47 47.8 49.1 50.3 51.2 51.8 52.7", "8.2 8.3 8.3 8.3 8.3 8.3 8.3"),
    ("male", 25, 30, "49.4 49.9 50.9 51.9 52.8 54.2 56.2", "8.3 8.3 8.3 8.3 8.3 8.3 8.3"),
    ("male", 30, 35, "51.1 51.8 52.6 53.5 54.5 55.9 57.3", "8.3 8.3 8.3 8.3 8.3 8.3 8.3"),
    ("male", 35, 40, "47.8 50.2 52 53.6 54.9 56.1 57.2", "9.8 9.8 9.8 9.8 9.8 9.8 9.7"),
    ("male", 40, 45, "47.9 49.9 51.8 53.4 54.5 55.8 56.9", "9.3 9.3 9.3 9.4 9.3 9.4 9.3"),
    ("male", 45, 50, "48.2 50 51.6 53 54.2 55.4 56.4", "8.5 8.5 8.5 8.6 8.5 8.6 8.5"),
    ("male", 50, 55, "45.9 47.7 49.4 50.9 52.1 53.1 54.1", "8.5 8.5 8.6 8.5 8.5 8.6 8.6"),
    ("male", 55, 60, "42.8 45.1 47.4 49.3 51.1 52.4 53.5", "8.5 8.5 8.5 8.4 8.5 8.5 8.4"),
    ("male", 60, 65, "41 43.2 45.7 47.6 49.2 50.7 52", "8.5 8.5 8.4 8.5 8.5 8.5 8.5"),
    ("male", 65, 70, "40.2 42 43.6 45.3 46.9 48.9 50.6", "7.4 7.4 7.3 7.4 7.3 7.3 7.4"),
    ("male", 70, 75, "37.2 39.1 41.1 42.7 44.4 46.4 47.6", "7.6 7.6 7.6 7.5 7.6 7.5 7.6"),
    ("male", 75, 80, "34.7 35.9 37.5 39 40.6 42.7 45.4", "7.9 7.9 7.9 7.9 7.9 7.9 7.9"),
    ("male", 80, 91, "29.1 31.2 33 34 35.8 39.5 40.9", "7.5 7.6 7.6 7.6 7.5 7.5 7.6"),
)

TABLE: Final = MeanTable(
    read_bands(BANDS), read_height_classes(HEIGHT_BANDS, HEIGHTS_FROM, OPEN_HEIGHT_FROM)
)
