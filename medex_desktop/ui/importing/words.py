"""What the import calls things: kinds of files, meanings of columns, counts."""

from typing import Final

from medex_desktop.exchange.clients_csv import ImportedClient
from medex_desktop.exchange.imported import PersonTests
from medex_desktop.exchange.mapping import MEANINGS
from medex_desktop.language import Text, _, day, n_, render
from medex_desktop.services.import_files import Checked
from medex_desktop.services.imports import GRIP
from medex_desktop.ui.importing.steps import Step

_WORDS: Final = {
    "reference": Text("Client number"),
    "name": Text("Name"),
    "first_name": Text("First name"),
    "last_name": Text("Last name"),
    "birth_date": Text("Birth date"),
    "age": Text("Age in years"),
    "sex": Text("Sex used for norms"),
    "hand": Text("Dominant hand"),
    "height": Text("Height"),
    "mass": Text("Weight"),
    "test_date": Text("Test date"),
    "protocol": Text("Protocol"),
    "device_make": Text("Device"),
    "device_serial": Text("Serial number"),
    "handle": Text("Handle position"),
    "posture": Text("Position"),
    "unit": Text("Unit of the trials"),
    "note": Text("Note"),
    "side": Text("Hand tested"),
    "trial": Text("Trial number"),
    "value": Text("Value of the trial"),
    "phone": Text("Phone"),
    "email": Text("Email"),
    "address": Text("Address"),
    "provider": Text("Referring provider"),
    "diagnosis": Text("Diagnosis"),
    "surgery_date": Text("Surgery date"),
    "onset_date": Text("Onset date"),
    "event_text": Text("What surgery or onset"),
    "precautions": Text("Precautions"),
    **{f"right_{number}": Text("Right {n}", {"n": number}) for number in (1, 2, 3)},
    **{f"left_{number}": Text("Left {n}", {"n": number}) for number in (1, 2, 3)},
}


def meanings(kind: str) -> list[tuple[str, str]]:
    """Every meaning a column of this kind of file can have, and "" for none."""
    return [("", _("Left out")), *((key, render(_WORDS[key])) for key in MEANINGS[kind])]


def title(kind: str) -> str:
    """What is imported, as the dialog's title."""
    return _("Import grip results") if kind == GRIP else _("Import a client list")


def import_words(kind: str, count: int) -> str:
    """The words of the button that imports."""
    if kind == GRIP:
        return n_("Import {n} test", "Import {n} tests", count)
    return n_("Import {n} client", "Import {n} clients", count)


def imported_words(kind: str, counts: dict[str, int]) -> str:
    """What came in, in one line."""
    new = counts.get("clients_new", 0)
    if kind != GRIP:
        return n_("{n} client imported", "{n} clients imported", new)
    words = n_("{n} test imported", "{n} tests imported", counts.get("tests", 0))
    return words + ", " + n_("{n} client new", "{n} clients new", new)


def place(step: Step, name: str) -> str:
    """Where in the import one is; ``name`` is the file's."""
    return {
        Step.FILE: _("Step 1 of 3: file"),
        Step.COLUMNS: _("{file}, step 2 of 3: columns", file=name),
        Step.CHECK: _("{file}, step 3 of 3: check", file=name),
        Step.DONE: _("{file}, imported", file=name),
        Step.EARLIER: _("What came in, and when"),
    }[step]


def why_not_yet(checked: Checked, *, left_out: bool) -> str:
    """Why what was checked can't be imported yet, "" when it can."""
    if not checked.wanted:
        return _("Nothing new to import")
    n = checked.refused
    return _("Correct the file, or leave the {n} out", n=n) if n and not left_out else ""


def duplicates(kind: str) -> str:
    """What counts as a duplicate, in one sentence."""
    if kind == GRIP:
        return _(
            "A test counts as a duplicate when its client, its day and the value of each hand and "
            "trial are the same."
        )
    return _(
        "A client counts as a duplicate when the number, or without one the name and birth date, "
        "is the same."
    )


def born(person: PersonTests | ImportedClient) -> str:
    """The birth date, the age the file gives instead, or that it gives neither."""
    facts = person.facts if isinstance(person, ImportedClient) else person
    if facts.birth_date is not None:
        return day(facts.birth_date)
    if facts.age_years is not None:
        return _("age {n}", n=facts.age_years)
    return _("not known")
