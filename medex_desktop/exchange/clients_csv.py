"""A list of clients from another program: every row made a client's facts, or listed with why."""

from collections.abc import Callable
from datetime import date
from typing import Final

from medex_desktop.domain.clients import ClientFacts, ClientForm, read_client
from medex_desktop.domain.names import clean_line, refuse_turning
from medex_desktop.errors import InvalidForm, InvalidInput
from medex_desktop.exchange.cells import drop_time, read_word
from medex_desktop.exchange.csv_in import Row, Table
from medex_desktop.exchange.faults import BEAT, OnProgress, RowFault, report
from medex_desktop.exchange.grip_rows import fault_of
from medex_desktop.exchange.mapping import Mapping, arrange
from medex_desktop.exchange.people import (
    EXPECTED_HAND,
    EXPECTED_SEX,
    NO_NAME,
    RowFaults,
    column_words,
    person_key,
)
from medex_desktop.exchange.questions import open_questions
from medex_desktop.exchange.words import is_nothing
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text
from medex_desktop.turns import in_turn

_PROVIDER_LIMIT: Final = 120
_MEANING_OF_FIELD: Final = {
    "height_typed": "height", "mass_typed": "mass", "age_years": "age", "event_kind": "event_date",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportedClient:
    """One client of the list; ``provider_name`` is as written, to be matched or added."""

    line: int
    key: str
    facts: ClientFacts
    provider_name: str = ""


@dataclass(frozen=True, slots=True)
class ClientsFile:
    """A whole list read. ``rows`` = clients + ``refused``; blank rows are apart."""

    clients: tuple[ImportedClient, ...]
    faults: tuple[RowFault, ...]
    rows: int
    refused: int
    blank: int


def read_clients(
    table: Table, mapping: Mapping, today: date, on_progress: OnProgress | None = None
) -> ClientsFile:
    """Read every row of a client list by the rules of the client's form; nothing is kept.

    The same client twice in a file (same id, else same folded name and birth date) is refused
    the second time.

    Raises:
        InvalidInput: a required question is open; the field is its key.
        Cancelled: the listener returned False.
    """
    for question in open_questions(mapping, table):
        raise InvalidInput(question.key, question.words)
    table = arrange(table, mapping)
    reader = _RowReader(table, mapping, today)
    clients: list[ImportedClient] = []
    faults = list(table.faults)
    for done, row in enumerate(in_turn(table.rows)):
        if not done % BEAT:
            report(on_progress, done, len(table.rows))
        found = RowFaults()
        client = reader.read(row, found)
        if client is not None and not found.found:
            clients.append(client)
        faults += (fault_of(row, table, mapping, *fault) for fault in found.found)
    report(on_progress, len(table.rows), len(table.rows))
    faults.sort(key=lambda fault: fault.line)
    refused = len({fault.line for fault in faults})
    rows = len(table.rows) + len(table.faults)
    return ClientsFile(tuple(clients), tuple(faults), rows, refused, table.blank_rows)


class _RowReader:
    def __init__(self, table: Table, mapping: Mapping, today: date) -> None:
        self._mapping = mapping
        self._today = today
        self._place = {use.meaning: table.columns.index(use.column) for use in mapping.columns}
        self._sexes = column_words("sex", mapping, table)
        self._hands = column_words("hand", mapping, table)
        self._seen: dict[str, int] = {}

    def read(self, row: Row, faults: RowFaults) -> ImportedClient | None:
        said = {
            meaning: "" if is_nothing(row.cells[place]) else row.cells[place]
            for meaning, place in self._place.items()
        }
        provider = self._read("provider", lambda: _provider(said), faults)
        parts = () if "name" in said else ("first_name", "last_name")
        try:
            for part in parts:
                refuse_turning(said.get(part, ""), part)
            facts = read_client(self._form(row, said, faults), self._today)
        except InvalidInput as turning:
            faults.add(turning.field, turning.message)
            return None
        except InvalidForm as form:
            for fault in form.faults:
                faults.add(*self._told(fault, said))
            return None
        key = person_key(facts.reference, facts.name, facts.birth_date)
        first = self._seen.setdefault(key, row.line)
        if first != row.line:
            faults.add("name", Text("Same client as line {line}.", {"line": first}))
        return ImportedClient(row.line, key, facts, provider)

    def _form(self, row: Row, said: dict[str, str], faults: RowFaults) -> ClientForm:
        mapping = self._mapping
        height, mass = mapping.use("height"), mapping.use("mass")
        if said.get("surgery_date") and said.get("onset_date"):
            faults.add("onset_date", Text("Only one date fits, surgery or onset. Map one of them."))
        kind = next((k for k in ("surgery", "onset") if said.get(f"{k}_date")), "")
        sex = self._read("sex", lambda: _word(said, "sex", self._sexes, EXPECTED_SEX), faults)
        hand = self._read("hand", lambda: _word(said, "hand", self._hands, EXPECTED_HAND), faults)
        return ClientForm(
            name=self._name(row, said),
            birth_date=drop_time(said.get("birth_date", "")),
            age_years=said.get("age", ""),
            sex=sex,
            hand=hand,
            height_typed=said.get("height", ""),
            height_unit=(height.unit if height else "") or mapping.height_unit or "cm",
            mass_typed=said.get("mass", ""),
            mass_unit=(mass.unit if mass else "") or mapping.mass_unit or "kg",
            event_kind=kind or ("surgery" if said.get("event_text") else ""),
            event_date=drop_time(said.get(f"{kind}_date", "")),
            month_first=mapping.month_first,
            reference=said.get("reference", ""),
            phone=said.get("phone", ""),
            email=said.get("email", ""),
            address=said.get("address", ""),
            diagnosis=said.get("diagnosis", ""),
            event_text=said.get("event_text", ""),
            precautions=said.get("precautions", ""),
        )

    def _name(self, row: Row, said: dict[str, str]) -> str:
        if "name" in said:
            return said["name"]
        if "first_name" in said or "last_name" in said:
            return f"{said.get('first_name', '')} {said.get('last_name', '')}"
        named = self._mapping.name_pattern.replace("{line}", str(row.line))
        return named.replace("{id}", said.get("reference", ""))

    def _told(self, fault: InvalidInput, said: dict[str, str]) -> tuple[str, Text]:
        """The meaning whose column shows the fault, and the sentence for a row of a list."""
        meaning = _MEANING_OF_FIELD.get(fault.field, fault.field)
        if meaning == "event_date":
            meaning = "surgery_date" if said.get("surgery_date") else "onset_date"
        if meaning == "name":
            shown = ("name", "last_name", "first_name", "reference")
            meaning = next(each for each in (*shown, "name") if each in said or each == "name")
            written = any(said.get(each) for each in shown)
            return meaning, fault.message if written else NO_NAME
        if meaning == "birth_date" and "birth_date" not in said and "age" in said:
            meaning = "age"
        return meaning, fault.message

    def _read(self, meaning: str, reading: Callable[[], str], faults: RowFaults) -> str:
        try:
            return reading()
        except InvalidInput as fault:
            faults.add(meaning, fault.message)
            return ""


def _word(said: dict[str, str], meaning: str, words: dict[str, str], expected: Text) -> str:
    cell = said.get(meaning, "")
    return read_word(cell, words, meaning, expected) if cell else ""


def _provider(said: dict[str, str]) -> str:
    return clean_line(said.get("provider", ""), "provider", _PROVIDER_LIMIT)
