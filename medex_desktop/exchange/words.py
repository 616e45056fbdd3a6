"""The words other programs write for a hand, a sex, a unit or nothing at all."""

import re
from collections.abc import Collection, Mapping
from typing import Final

from medex_desktop.domain.client_records import Hand, Sex
from medex_desktop.domain.grip_records import POSTURE_WORDS, POSTURES
from medex_desktop.domain.names import fold
from medex_desktop.domain.quantity import KG, LB

RIGHT: Final = "right"
LEFT: Final = "left"

NOTHING: Final = frozenset(("", "-", "--", ".", "na", "n/a", "n.a.", "nan", "null", "none", "#n/a"))
"""Cells that hold no value; what they mean is "not measured" or "not stated"."""


def _each(words: str, value: str) -> dict[str, str]:
    return dict.fromkeys(words.split("/"), value)


SIDES: Final[Mapping[str, str]] = {
    **_each(
        "right/r/rt/rh/rechts/re/rechte/droite/droit/derecha/derecho/destra/prawa/right hand/"
        "rechte hand/main droite/mano derecha",
        RIGHT,
    ),
    **_each(
        "left/l/lt/lh/links/li/linke/gauche/izquierda/izquierdo/sinistra/lewa/left hand/"
        "linke hand/main gauche/mano izquierda",
        LEFT,
    ),
}
HANDS: Final[Mapping[str, str]] = {
    **SIDES,
    **_each("right-handed/right handed/righthanded/rechtshander/rechtshanderin", Hand.RIGHT.value),
    **_each("left-handed/left handed/lefthanded/linkshander/linkshanderin", Hand.LEFT.value),
    **_each("both/either/ambidextrous/ambi/both hands/beide/les deux/ambas", Hand.BOTH.value),
    **_each("unknown/not stated/not known/?", Hand.UNKNOWN.value),
}
SEXES: Final[Mapping[str, str]] = {
    **_each(
        "female/f/w/woman/weiblich/frau/femme/feminin/mujer/femenino/femenina/kobieta",
        Sex.FEMALE.value,
    ),
    **_each(
        "male/m/man/mannlich/mann/herr/homme/masculin/hombre/masculino/mezczyzna", Sex.MALE.value
    ),
    **_each(
        "not stated/not_stated/unknown/other/divers/diverse/x/u/?/prefer not to say/intersex/"
        "nonbinary/non-binary",
        Sex.NOT_STATED.value,
    ),
}
FORCE_UNITS: Final[Mapping[str, str]] = {
    **_each("kg/kgs/kgf/kilo/kilos/kilogram/kilograms/kilogramm/kilogramme/kilogrammes", KG),
    **_each("lb/lbs/lbf/lbsf/#/pound/pounds", LB),
}
LENGTH_UNITS: Final[Mapping[str, str]] = {
    **_each("cm/centimeter/centimeters/centimetre/centimetres/zentimeter", "cm"),
    **_each("m/meter/meters/metre/metres", "m"),
    **_each("in/inch/inches/zoll", "in"),
    **_each("ft/foot/feet", "ft"),
}
CODES: Final[Mapping[str, str]] = {
    "unable": "unable",
    "refused": "refused",
    "declined": "refused",
    "stopped for pain": "stopped_for_pain",
    "stopped_for_pain": "stopped_for_pain",
    "not measured": "not_measured",
    "not_measured": "not_measured",
}
PROTOCOLS: Final[Mapping[str, str]] = {"southampton": "southampton", "asht": "asht"}

_POSTURES: Final[Mapping[str, str]] = {
    **{posture: posture for posture in POSTURES},
    **{fold(words.msgid): posture for posture, words in POSTURE_WORDS.items()},
    **_each("stand/standing/stehend/debout/de pie/st", "standing"),
    **_each("lying/supine/liegend", "lying"),
}
_VOCABULARIES: Final[Mapping[str, Mapping[str, str]]] = {
    "side": SIDES,
    "hand": HANDS,
    "sex": SEXES,
    "unit": FORCE_UNITS,
    "protocol": PROTOCOLS,
    "posture": _POSTURES,
}
_AMBIGUOUS_WITH_H: Final = "m"
_UNIT_IN_CELL: Final = re.compile(r"(.*[0-9.,])\s*([^\W\d_]+|#)\.?", re.DOTALL)


def plain(cell: str) -> str:
    """A cell as words are compared: folded, single blanks, no final point."""
    return " ".join(fold(cell).split()).rstrip(".") or cell.strip()


def is_nothing(cell: str) -> bool:
    """Whether a cell holds no value: blank, a dash, NA."""
    text = cell.strip()
    return not text or text.lower() in NOTHING


def vocabulary(meaning: str, own: Mapping[str, str], present: Collection[str]) -> dict[str, str]:
    """The words of one meaning: ours, and over them those the person has said.

    In a column that also holds "h", the letter "m" may be mujer: then it is not taken as male
    unless the person said so.

    Args:
        meaning: "side", "hand", "sex", "unit", "protocol" or "posture".
        own: the words the person gave a value, folded.
        present: every word of the column, folded.
    """
    words = dict(_VOCABULARIES[meaning])
    if meaning == "sex" and "h" in present:
        words.pop(_AMBIGUOUS_WITH_H, None)
    words.update(own)
    return words


def split_unit(cell: str) -> tuple[str, str]:
    """The number and the word that follows it: "32 lb" gives ("32", "lb"), "32" ("32", "")."""
    found = _UNIT_IN_CELL.fullmatch(cell)
    return (found[1].strip(), found[2].lower()) if found else (cell, "")
