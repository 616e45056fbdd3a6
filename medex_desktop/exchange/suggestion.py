"""A first mapping for a file, read from its column names; what they do not say is left open."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from medex_desktop.domain.names import fold
from medex_desktop.exchange.csv_in import Table
from medex_desktop.exchange.mapping import (
    GRIP,
    LONG,
    MEANINGS,
    PAIRED,
    TRIALS,
    WIDE,
    ColumnUse,
    Mapping,
    layout_of,
)
from medex_desktop.exchange.words import FORCE_UNITS, LENGTH_UNITS, SIDES, is_nothing

_NAMES: Final = {
    "reference": "id/client id/patient id/subject id/participant id/external id/record id/seqn/mrn/"
    "code/client no/client number/reference/ref/kundennummer/kunden nr/nr/no/number/study id/pid",
    "name": "name/client name/patient name/full name/participant name/client/patient/participant/"
    "subject/person/kunde/klient/cliente",
    "first_name": "first name/given name/forename/firstname/vorname/prenom/nombre/given",
    "last_name": "last name/family name/surname/lastname/nachname/nom/apellido/apellidos/family",
    "birth_date": "birth date/date of birth/dob/born/birthdate/birthday/geburtsdatum/geboren/"
    "geboren am/date de naissance/fecha de nacimiento/birth",
    "age": "age/age years/age yrs/age in years/age at test/alter/alter jahre/edad",
    "sex": "sex/gender/geschlecht/sexe/sexo",
    "hand": "dominant hand/dominant/dominance/handedness/hand dominance/dominant side/"
    "handdominanz/dominante hand/mano dominante/main dominante",
    "height": "height/ht/stature/body height/grosse/korpergrosse/taille/altura/estatura",
    "mass": "weight/mass/body weight/body mass/bodyweight/wt/gewicht/korpergewicht/poids/peso",
    "test_date": "test date/date/date of test/testdatum/datum/visit date/measurement date/"
    "session date/tested on/date tested/assessment date/fecha/datetime/timestamp/test day/day/"
    "date of assessment/date of measurement/messdatum",
    "device_make": "device/dynamometer/make/model/device make/instrument/gerat",
    "device_serial": "serial/serial number/serial no/device serial/seriennummer/"
    "device serial number",
    "protocol": "protocol/protokoll",
    "handle": "handle/handle position/handle setting/grip position/setting",
    "posture": "posture/position/body position/haltung",
    "note": "note/notes/comment/comments/remark/remarks/bemerkung/bemerkungen",
    "unit": "unit/units/einheit/unite/unidad",
    "side": "side/hand/hand side/tested hand/hand tested/seite/main/mano/limb",
    "trial": "trial/attempt/rep/repetition/versuch/trial number/trial no/try/squeeze/trial nr",
    "value": "value/force/grip/strength/grip strength/handgrip/hand grip/handgrip strength/"
    "hand grip strength/hgs/kraft/griffkraft/handkraft/wert/result/reading/peak force/max force/"
    "score/messwert/fuerza",
    "phone": "phone/telephone/tel/mobile/cell/cell phone/phone number/telefon/handy/telefono",
    "email": "email/e mail/mail/email address/correo",
    "address": "address/adresse/street/anschrift/direccion",
    "provider": "provider/physician/doctor/referred by/referring provider/referring physician/"
    "referrer/gp/pcp/arzt/hausarzt/therapist",
    "diagnosis": "diagnosis/dx/diagnose/diagnostico",
    "surgery_date": "surgery date/date of surgery/op date/operation date/date of operation",
    "onset_date": "onset date/date of onset/onset/injury date/date of injury",
    "event_text": "surgery/procedure/operation/event/injury",
    "precautions": "precautions/precaution/restrictions/contraindications",
}  # fmt: skip
_MEANING_OF: Final = {
    name: meaning for meaning, names in _NAMES.items() for name in names.split("/")
}
_TRIAL_NOISE: Final = frozenset(
    ("hand", "grip", "strength", "handgrip", "hgs", "trial", "attempt", "rep", "force", "kraft",
     "griffkraft", "handkraft", "test", "versuch", "try", "squeeze", "value", "wert", "st", "nd",
     "rd", "no", "nr", "measurement", "main", "mano")
)  # fmt: skip
_PERSON_WORDS: Final = frozenset(("client", "patient", "participant", "subject", "person"))
_NUMERIC_DAY: Final = re.compile(r"\s*([0-9]{1,2})[/.\-\s]+([0-9]{1,2})[/.\-\s]+[0-9]{2,4}\b")


def suggest(table: Table, kind: str) -> Mapping:
    """The mapping that the column names say, for a "grip" or a "clients" file.

    Units come from column names only; the order of day and month only when some date shows it.
    """
    uses: dict[str, ColumnUse] = {}
    for column in table.columns:
        use = _use_of(column, kind, table)
        if use is not None and use.meaning not in uses:
            uses[use.meaning] = use
    _settle_names(uses)
    layout = layout_of(uses) if kind == GRIP else ""
    _drop_other_layout(uses, layout)
    mapping = Mapping(kind=kind, layout=layout, columns=tuple(uses.values()))
    if not table.header_in_doubt:
        mapping = replace(mapping, header=True)
    return replace(mapping, date_order=date_order(date_cells(mapping, table)))


def date_cells(mapping: Mapping, table: Table) -> list[str]:
    """The different cells of the columns that hold dates."""
    held = ("birth_date", "test_date", "surgery_date", "onset_date")
    cells: set[str] = set()
    for use in mapping.columns:
        if use.meaning in held and use.column in table.columns:
            cells.update(table.column(use.column))
    return sorted(cells)


def date_order(cells: Iterable[str]) -> str:
    """What the dates themselves show: "day_first", "month_first", "" when they leave it open."""
    day_first = month_first = False
    for cell in cells:
        found = _NUMERIC_DAY.match(cell)
        if found:
            first, second = int(found[1]), int(found[2])
            day_first = day_first or first > 12 >= second
            month_first = month_first or second > 12 >= first
    if day_first == month_first:
        return ""
    return "day_first" if day_first else "month_first"


def order_is_open(cells: Iterable[str]) -> bool:
    """Whether some date could be read both ways."""
    matches = (_NUMERIC_DAY.match(cell) for cell in cells)
    return any(found is not None and found[1] != found[2] for found in matches)


def _use_of(column: str, kind: str, table: Table) -> ColumnUse | None:
    words = re.findall(r"[^\W\d_]+|[0-9]+|#", fold(column))
    if kind == GRIP:
        trial = _trial(words)
        if trial is not None:
            return ColumnUse(column, *trial)
    meaning, unit = _named(words)
    if not meaning or meaning not in MEANINGS[kind]:
        return None
    if meaning == "name" and words[-1] in _PERSON_WORDS and _holds_numbers(table, column):
        meaning = "reference"
    return ColumnUse(column, meaning, unit)


def _trial(words: list[str]) -> tuple[str, str] | None:
    """("right_2", "kg") for the words of "Right grip 2 (kg)"; None for anything else."""
    units = [FORCE_UNITS[word] for word in words if word in FORCE_UNITS]
    rest = [w for w in words if w not in FORCE_UNITS and w not in _TRIAL_NOISE]
    sides = [SIDES[word] for word in rest if word in SIDES]
    numbers = [word for word in rest if word.isdigit()]
    if len(sides) != 1 or len(numbers) > 1 or len(rest) != 1 + len(numbers) or len(units) > 1:
        return None
    meaning = f"{sides[0]}_{numbers[0] if numbers else 1}"
    return (meaning, units[0] if units else "") if meaning in TRIALS else None


def _named(words: list[str]) -> tuple[str, str]:
    """The meaning and the unit that the words of a column name say."""
    exact = _MEANING_OF.get(" ".join(words), "")
    if exact or len(words) < 2:
        return exact, ""
    for known in (FORCE_UNITS, LENGTH_UNITS):
        rest = [word for word in words[:-1] if word != "in"]
        meaning = _MEANING_OF.get(" ".join(rest), "")
        fits = meaning == "height" if known is LENGTH_UNITS else meaning in ("mass", "value")
        if words[-1] in known and fits:
            return meaning, known[words[-1]]
    return "", ""


def _holds_numbers(table: Table, column: str) -> bool:
    filled = [cell for _, cell in zip(range(50), table.column(column), strict=False)]
    filled = [cell for cell in filled if not is_nothing(cell)]
    return bool(filled) and all(any(char.isdigit() for char in cell) for cell in filled)


def _settle_names(uses: dict[str, ColumnUse]) -> None:
    """A whole name makes its parts needless, and one part alone is the whole name."""
    parts = [part for part in ("first_name", "last_name") if part in uses]
    if "name" in uses:
        for part in parts:
            del uses[part]
    elif len(parts) == 1:
        uses["name"] = replace(uses.pop(parts[0]), meaning="name")


def _drop_other_layout(uses: dict[str, ColumnUse], layout: str) -> None:
    """In a wide file "Hand" is the dominant hand and a bare "Value" is no trial."""
    if layout in (WIDE, PAIRED):
        side = uses.pop("side", None)
        if side is not None and "hand" not in uses:
            uses["hand"] = replace(side, meaning="hand")
    dropped = {WIDE: ("value", "trial"), PAIRED: ("value",), LONG: TRIALS}.get(layout, ())
    for meaning in dropped:
        uses.pop(meaning, None)
