"""The twelve invented people of the demo practice; any likeness is chance."""

from decimal import Decimal

from medex_desktop.domain.measures.grip_strength import GripProtocol
from medex_desktop.frozen import dataclass

MAIN_CLIENT = "Margaret Holloway"

DEVICES = (
    GripProtocol(
        device_make="Camry EH101", device_serial="C 5512", device_resolution=Decimal("0.1")
    ),
    GripProtocol(
        device_make="Jamar Plus+", device_serial="20418", device_resolution=Decimal("0.1")
    ),
)

PROVIDERS: tuple[dict[str, str], ...] = (
    {
        "name": "A. Osei",
        "credential": "MD",
        "profession": "Orthopedic Surgery",
        "organization": "Riverside Joint Center",
        "phone": "937 555 0101",
        "fax": "937 555 0102",
    },
    {
        "name": "Priya Patel",
        "credential": "MD",
        "profession": "Family Medicine",
        "organization": "Mill Street Family Practice",
        "phone": "937 555 0111",
        "fax": "937 555 0112",
    },
    {
        "name": "J. Nguyen",
        "credential": "DO",
        "profession": "Internal Medicine",
        "organization": "Dayton Internal Medicine",
        "phone": "937 555 0121",
        "fax": "937 555 0122",
    },
)


@dataclass(frozen=True, slots=True)
class PastVisit:
    """One grip test: how many days ago, the best of each hand in kg, and with which device.

    ``after_event`` marks the first visit after a surgery, from which change is counted anew;
    ``report`` is "sent" or "signed" where a report was written that day; ``note`` is signed too.
    """

    days_ago: int
    right: str
    left: str
    device: int = 1
    supervised: str = ""
    after_event: bool = False
    report: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One invented client; ``born`` is (day, month), ``age`` the age reached this year."""

    key: str
    name: str
    age: int
    born: tuple[int, int]
    sex: str
    hand: str
    height_cm: str
    mass_kg: str
    provider: int
    diagnosis: str
    visits: tuple[PastVisit, ...]
    event_kind: str = ""
    event_text: str = ""
    event_days_ago: int = 0
    precautions: str = ""
    phone: str = ""


def _visits(device: int, *rows: tuple[int, str, str]) -> tuple[PastVisit, ...]:
    return tuple(PastVisit(days, right, left, device) for days, right, left in rows)


_MARGARET = (
    *_visits(0, (568, "20.4", "18.9"), (476, "21.1", "19.3"), (378, "20.6", "18.8")),
    *_visits(1, (260, "22.5", "20.1"), (171, "22.1", "20.4")),
    PastVisit(80, "19.2", "17.9", 1, after_event=True),
    *_visits(1, (52, "20.7", "18.6")),
    PastVisit(24, "22.4", "19.9", 1, report="sent"),
    PastVisit(
        0,
        "24.6",
        "20.8",
        1,
        report="signed",
        note="Opens jars and carries one bag of shopping without help.",
    ),
)

PEOPLE = (
    Person(
        "margaret", "Margaret Holloway", 75, (14, 3), "female", "right", "163", "71", 0,
        "Status post right total knee arthroplasty", _MARGARET,
        "surgery", "Right knee replacement", 105,
        "No kneeling on the right knee\nResting blood pressure below 160/100", "937 555 0170",
    ),
    Person(
        "ruth", "Ruth Abernathy", 81, (2, 6), "female", "right", "158", "60", 1,
        "Balance deficit, two falls last year",
        _visits(1, (390, "17.6", "16.2"), (300, "17.9", "16.4"), (211, "17.2", "16.0"),
                (120, "17.5", "15.8"), (33, "17.8", "16.1")),
        precautions="Stands only beside the rail",
    ),
    Person(
        "tomas", "Tomas Ferreira", 58, (19, 9), "male", "left", "176", "88", 2,
        "Type 2 diabetes, hypertension",
        _visits(1, (500, "43.1", "46.0"), (410, "44.0", "46.6"), (300, "44.2", "47.9"),
                (200, "45.1", "48.2"), (110, "45.0", "49.0"), (21, "46.2", "49.8")),
        precautions="Check glucose before each session",
    ),
    Person(
        "eduardo", "Eduardo García-Ñuñez", 69, (8, 1), "male", "right", "171", "80", 0,
        "Left total hip arthroplasty",
        (*_visits(1, (190, "36.0", "34.1"), (120, "37.2", "34.8"), (62, "37.0", "35.0")),
         PastVisit(4, "30.9", "34.6", 1, report="signed")),
        "surgery", "Left hip replacement", 210, "No bending of the left hip past 90 degrees",
    ),
    Person(
        "samir", "Samir Haddad", 47, (30, 11), "male", "right", "181", "92", 2,
        "Chronic low back pain", _visits(1, (28, "49.5", "47.0"), (1, "50.6", "47.4")),
        "onset", "Low back pain", 400,
    ),
    Person(
        "maria1948", "Maria Holland", 78, (14, 1), "female", "right", "161", "66", 1,
        "Balance deficit", _visits(1, (96, "19.8", "18.1"), (6, "21.0", "19.2")),
    ),
    Person(
        "maria1962", "Maria Holland", 64, (3, 6), "female", "right", "167", "74", 0,
        "Right rotator cuff repair",
        _visits(1, (240, "18.5", "25.0"), (150, "20.9", "25.6"), (70, "23.8", "25.4"),
                (9, "25.7", "26.1")),
        "surgery", "Right shoulder repair", 260, "No lifting above shoulder height",
    ),
    Person(
        "harold", "Harold Lindqvist", 72, (22, 4), "male", "right", "178", "84", 0,
        "Right total hip arthroplasty",
        _visits(0, (700, "35.0", "33.1"), (610, "35.6", "33.4"))
        + _visits(1, (330, "36.9", "34.5"), (240, "37.1", "35.2"), (28, "38.0", "35.9")),
        "surgery", "Right hip replacement", 365,
    ),
    Person(
        "beatrice", "Beatrice Oyelaran", 66, (11, 7), "female", "left", "165", "78", 1,
        "Hypertension, knee osteoarthritis",
        _visits(1, (420, "22.1", "24.6"), (330, "23.0", "25.1"), (240, "24.2", "26.3"),
                (150, "25.3", "27.0"), (60, "26.4", "28.2"), (7, "27.0", "28.9")),
    ),
    Person(
        "ana", "Ana Šimić", 54, (5, 10), "female", "right", "170", "68", 2,
        "Rheumatoid arthritis, both hands",
        _visits(1, (360, "21.0", "19.6"), (270, "20.4", "19.9"), (180, "21.3", "20.2"),
                (90, "20.9", "19.8"), (10, "21.4", "20.6")),
        "onset", "Rheumatoid arthritis", 900,
    ),
    Person(
        "dolores", "Dolores Whitfield", 88, (27, 2), "female", "right", "154", "55", 1,
        "Deconditioned after hospital stay",
        (PastVisit(75, "12.9", "11.8", 1, "T. Moreau, AMES"),
         PastVisit(40, "13.8", "12.4", 1, "T. Moreau, AMES"),
         PastVisit(2, "15.1", "13.0", 1, report="signed")),
        precautions="Stop at pulse 110",
    ),
    Person(
        "lukasz", "Łukasz Wójcik", 61, (16, 12), "male", "right", "174", "90", 0,
        "Left knee osteoarthritis",
        _visits(1, (200, "44.0", "42.9"), (110, "45.2", "43.0"), (36, "44.6", "43.8")),
    ),
)  # fmt: skip
