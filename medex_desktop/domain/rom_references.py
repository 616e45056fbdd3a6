"""Reference values of joint motion: four sets that disagree, each kept apart under its name."""

from collections.abc import Iterable
from typing import Final

from medex_desktop.domain.evidence import AgeRow, Citation, Kind, Reference, When
from medex_desktop.domain.printed import age_rows, any_age
from medex_desktop.language import Text

VA_PLATES: Final = Citation(
    "38 CFR 4.71", "38 CFR 4.71, plates of joint motion, as copied (read 2026)", grade="one_copy"
)
VA_NOTE: Final = Citation(
    "38 CFR 4.71a", "38 CFR 4.71a, General Rating Formula, Note (2), from the eCFR (read 2026)",
    grade="one_copy",
)  # fmt: skip
MSD: Final = Citation(
    "MSD Manual", "MSD Manual, Table 1, normal range of motion, as copied (read 2026)",
    grade="one_copy",
)  # fmt: skip
SOUCIE: Final = Citation(
    "Soucie 2011", "Soucie et al. 2011, Haemophilia 17:500-507, as copied", grade="one_copy"
)
AAOS: Final = Citation(
    "AAOS", "AAOS 1965 and Greene & Heckman 1994, upper limb, as copied", grade="one_copy"
)

_PLATES: Final = """
    shoulder flexion 180
    shoulder abduction 180
    shoulder external_rotation 90
    shoulder internal_rotation 90
    hip flexion 125
    hip extension 30
    hip abduction 45
    hip adduction 25
    hip external_rotation 60
    hip internal_rotation 40
    knee flexion 140
    knee extension 0
    ankle dorsiflexion 20
    ankle plantarflexion 45
"""
_NOTE: Final = """
    cervical flexion 45
    cervical extension 45
    cervical lateral_flexion 45
    cervical rotation 80
    thoracolumbar flexion 90
    thoracolumbar extension 30
    thoracolumbar lateral_flexion 30
    thoracolumbar rotation 30
"""
# without shoulder flexion and abduction, which MSD lists to 90 (the shoulder joint alone)
_MANUAL: Final = """
    shoulder extension 50
    shoulder external_rotation 90
    shoulder internal_rotation 90
    hip flexion 125
    hip extension 15
    hip abduction 45
    hip adduction 45
    hip external_rotation 45
    hip internal_rotation 45
    knee flexion 130
    knee extension 0
    ankle dorsiflexion 20
    ankle plantarflexion 50
"""
_UPPER_LIMB: Final = """
    shoulder flexion 180
    shoulder extension 60
    shoulder abduction 180
    shoulder internal_rotation 70
    shoulder external_rotation 90
    elbow flexion 150
    elbow extension 0
    forearm pronation 80
    forearm supination 80
    wrist flexion 80
    wrist extension 70
"""

# Women, then men: from 20 to 44 the mean, from 45 to 69 mean and 95 % interval. Elbow extension
# is printed as degrees past straight (3.6, −0.7); here past straight is minus, as it is entered.
_MEASURED: Final = """
    shoulder flexion; 172.0, 168.1 166.7 169.5; 168.8, 164.0 162.3 165.7
    elbow flexion; 150.0, 148.3 147.3 149.3; 144.6, 143.5 142.3 144.7
    forearm pronation; 82.0, 80.8 79.7 81.9; 76.9, 77.7 76.5 78.9
    forearm supination; 90.6, 87.2 86.0 88.4; 85.0, 82.4 80.9 83.9
    knee flexion; 141.9, 137.8 136.5 139.1; 137.7, 132.9 131.6 134.2
    hip flexion; 130.8 129.2 132.4; 127.2 125.7 128.7
    elbow extension; -3.6 -4.6 -2.6; 0.7 -0.1 1.5
"""


def _motion(joint: str, movement: str) -> When:
    return (("joint", (joint,)), ("movement", (movement,)))


def _usual(key: str, title: str, population: Text, citation: Citation,
           table: str) -> Iterable[Reference]:  # fmt: skip
    """One reference for each line of a table of usual values."""
    for line in table.strip().splitlines():
        joint, movement, degrees = line.split()
        yield Reference(
            key, title, population, Kind.USUAL, "deg", any_age(degrees), citation,
            when=_motion(joint, movement), needs_sex=False,
        )  # fmt: skip


def _soucie() -> Iterable[Reference]:
    """One reference for each motion that Soucie measured, passive, by sex and age."""
    for line in _MEASURED.strip().splitlines():
        motion, women, men = line.split(";")
        joint, movement = motion.split()
        yield Reference(
            "soucie_2011", "Soucie 2011",
            Text("healthy adults 20 to 69, United States, passive motion"),
            Kind.MEAN, "deg", (*_by_age(women, "female"), *_by_age(men, "male")), SOUCIE,
            when=(*_motion(joint, movement), ("active_passive", ("passive",))),
        )  # fmt: skip


def _by_age(cells: str, sex: str) -> tuple[AgeRow, ...]:
    """Rows from 20 and from 45; where one was read, it is that from 45."""
    return age_rows("20 45 70" if "," in cells else "45 70", cells, sex)


REFERENCES: Final = (
    *_usual("va", "38 CFR 4.71", Text("United States rating standard"), VA_PLATES,
            _PLATES),
    *_usual("va", "38 CFR 4.71a", Text("United States rating standard"), VA_NOTE, _NOTE),
    *_usual("msd", "MSD Manual", Text("usual values of a manual"), MSD, _MANUAL),
    *_soucie(),
    *_usual("aaos", "AAOS", Text("usual values of the orthopaedic surgeons’ academy"), AAOS,
            _UPPER_LIMB),
)  # fmt: skip
