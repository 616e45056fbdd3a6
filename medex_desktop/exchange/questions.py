"""What a file does not say and must be asked once, in words, before its rows are read."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from medex_desktop.domain.grip_records import POSTURE_WORDS
from medex_desktop.exchange.csv_in import Table
from medex_desktop.exchange.mapping import GRIP, LONG, PAIRED, TRIALS, Mapping, arrange
from medex_desktop.exchange.suggestion import date_cells, order_is_open
from medex_desktop.exchange.words import is_nothing, plain, vocabulary
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

CHOICE: Final = "choice"
DATE: Final = "date"
LINE: Final = "line"
COLUMNS: Final = "columns"

_MOST_WORDS: Final = 12
_BARE: Final = re.compile(r"\s*[0-9]+(?:[.,][0-9]*)?\s*")


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: what is kept and how it is called."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to be asked; ``mapping.answer(mapping, key, value, today)`` takes the answer.

    ``form`` is "choice", "date", "line" (typed) or "columns" (assign columns, no answer by key).
    A question that is not ``required`` may stay open.
    """

    key: str
    words: Text
    form: str = CHOICE
    choices: tuple[Choice, ...] = ()
    suggested: str = ""
    required: bool = True


def questions(mapping: Mapping, table: Table) -> tuple[Question, ...]:
    """Everything still open, the most basic first; required ones stand in the way of reading."""
    if table.header_in_doubt and mapping.header is None:
        return (_header(),)
    seen = arrange(table, mapping)
    gone = [use.column for use in mapping.columns if use.column not in seen.columns]
    if gone:
        words = Text(
            "The mapping names columns this file does not have: {names}. Choose the columns again.",
            {"names": ", ".join(gone)},
        )
        return (Question("columns.gone", words, COLUMNS),)
    asked = _GRIP if mapping.kind == GRIP else _CLIENTS
    return tuple(question for ask in asked for question in ask(mapping, seen))


def open_questions(mapping: Mapping, table: Table) -> tuple[Question, ...]:
    """The required ones among ``questions``."""
    return tuple(question for question in questions(mapping, table) if question.required)


def _header() -> Question:
    return Question(
        "header",
        Text("The first row holds numbers. Are these column names or values?"),
        choices=(
            Choice("names", Text("Column names")),
            Choice("data", Text("Values of the first client")),
        ),
        suggested="data",
    )


def _values(mapping: Mapping, _table: Table) -> Iterator[Question]:
    if mapping.has("value") if mapping.layout == LONG else mapping.has(*TRIALS):
        if mapping.layout == LONG and not mapping.has("side"):
            words = Text("Which column says right or left?")
            yield Question("columns.side", words, COLUMNS)
        return
    words = Text(
        "Which columns hold the trials? One column for each hand and trial, "
        "or one for the value beside one for the hand."
    )
    yield Question("columns.values", words, COLUMNS)


def _who(mapping: Mapping, _table: Table) -> Iterator[Question]:
    if mapping.has("name", "first_name", "last_name") or mapping.name_pattern:
        return
    if not mapping.has("reference") and (mapping.layout in (LONG, PAIRED) or mapping.kind != GRIP):
        yield Question("columns.client", Text("Which column says who the client is?"), COLUMNS)
        return
    if mapping.has("reference"):
        words = Text("This file has no names. How are the clients called? {id} is their number.")
        suggested = "Client {id}"
    else:
        words = Text(
            "This file has no names and no numbers of clients: each row becomes a client of its "
            "own. How are they called? {line} is the line in the file."
        )
        suggested = "Client {line}"
    yield Question("name_pattern", words, LINE, suggested=suggested)


def _when(mapping: Mapping, _table: Table) -> Iterator[Question]:
    if not mapping.has("test_date") and mapping.test_date is None:
        words = Text("This file has no test dates. On which day was everybody tested?")
        yield Question("test_date", words, DATE)


def _dates(mapping: Mapping, table: Table) -> Iterator[Question]:
    if mapping.date_order:
        return
    cells = date_cells(mapping, table)
    if order_is_open(cells):
        example = next(cell for cell in cells if order_is_open((cell,)))
        words = Text(
            'Dates such as "{example}" can be read two ways. Which comes first?',
            {"example": example.strip()[:20]},
        )
        choices = (
            Choice("day_first", Text("Day, month, year")),
            Choice("month_first", Text("Month, day, year")),
        )
        yield Question("date_order", words, choices=choices)


def _force_unit(mapping: Mapping, table: Table) -> Iterator[Question]:
    if mapping.unit or mapping.has("unit"):
        return
    silent = [u for u in mapping.columns if u.meaning in (*TRIALS, "value") and not u.unit]
    if any(_has_bare_number(table, use.column) for use in silent):
        yield Question("unit", Text("In which unit are the trials?"), choices=_MASSES)


def _body_units(mapping: Mapping, table: Table) -> Iterator[Question]:
    asked = (
        ("height", mapping.height_unit, Text("In which unit is the height?"), _LENGTHS),
        ("mass", mapping.mass_unit, Text("In which unit is the weight?"), _MASSES),
    )
    for meaning, said, words, choices in asked:
        use = mapping.use(meaning)
        if use and not (use.unit or said) and _has_bare_number(table, use.column):
            yield Question(f"{meaning}_unit", words, choices=choices)


_MASSES: Final = (Choice("kg", Text("Kilograms")), Choice("lb", Text("Pounds")))
_LENGTHS: Final = (
    Choice("cm", Text("Centimetres")),
    Choice("m", Text("Metres")),
    Choice("in", Text("Inches")),
)


def _has_bare_number(table: Table, column: str) -> bool:
    return any(_BARE.fullmatch(cell) for cell in set(table.column(column)))


def _words(mapping: Mapping, table: Table) -> Iterator[Question]:
    for meaning in ("side", "sex", "hand", "posture"):
        use = mapping.use(meaning)
        if use is None:
            continue
        present = {plain(cell) for cell in set(table.column(use.column)) if not is_nothing(cell)}
        known = vocabulary(meaning, mapping.own_words(meaning), present)
        strange = sorted(present - set(known))
        if len(strange) > _MOST_WORDS:
            continue
        for word in strange:
            yield Question(
                f"word.{meaning}.{word}",
                Text(
                    'What does "{word}" mean in the column {column}?',
                    {"word": word[:40], "column": use.column},
                ),
                choices=_WORD_CHOICES[meaning],
                required=_is_code(meaning, word, present),
            )


def _is_code(meaning: str, word: str, present: set[str]) -> bool:
    """Whether a word must be explained: a number, or a letter the whole column is written in.

    A single odd word among known ones ("X" for a hand) is a fault of its row instead.
    """
    if word.isdigit() or (meaning == "sex" and "h" in present and word in ("h", "m")):
        return True
    return not any(other in vocabulary(meaning, {}, present) for other in present)


_WORD_CHOICES: Final = {
    "side": (Choice("right", Text("Right")), Choice("left", Text("Left"))),
    "sex": (
        Choice("female", Text("Female")),
        Choice("male", Text("Male")),
        Choice("not_stated", Text("Not stated")),
    ),
    "posture": tuple(Choice(key, words) for key, words in POSTURE_WORDS.items()),
    "hand": (
        Choice("right", Text("Right")),
        Choice("left", Text("Left")),
        Choice("both", Text("Both")),
        Choice("unknown", Text("Unknown")),
    ),
}


def _numbering(mapping: Mapping, table: Table) -> Iterator[Question]:
    use = mapping.use("trial")
    if mapping.layout != LONG or use is None or mapping.numbering:
        return
    if {"4", "5", "6"} & {cell.strip() for cell in table.column(use.column)}:
        choices = (
            Choice("order", Text("Both hands together, 1 to 6")),
            Choice("hand", Text("Each hand by itself, 1 to 3")),
        )
        words = Text("The trial numbers go beyond 3. What do they count?")
        yield Question("numbering", words, choices=choices, suggested="order")


def _how(mapping: Mapping, _table: Table) -> Iterator[Question]:
    if not mapping.protocol and not mapping.has("protocol"):
        choices = (
            Choice("southampton", Text("Southampton: the best of all trials counts")),
            Choice("asht", Text("ASHT: the mean of three trials counts")),
        )
        yield Question("protocol", Text("Which protocol was used?"), choices=choices)
    for key, words in (
        ("device_make", Text("Which dynamometer was used? Trends break where it changes.")),
        ("device_serial", Text("Its serial number?")),
        ("handle", Text("Which handle position?")),
    ):
        if not getattr(mapping, key) and not mapping.has(key):
            yield Question(key, words, LINE, required=False)
    if not mapping.posture and not mapping.has("posture"):
        words = Text("In which position were the clients tested?")
        yield Question("posture", words, choices=_WORD_CHOICES["posture"], required=False)


def _order(mapping: Mapping, _table: Table) -> Iterator[Question]:
    if mapping.numbering == "order":
        return
    if not mapping.trial_order:
        choices = (
            Choice("alternating", Text("Right and left in turn")),
            Choice("one_hand_first", Text("One hand first, then the other")),
        )
        words = Text("In which order were the trials made?")
        yield Question("trial_order", words, choices=choices, required=False)
    if not mapping.start_side:
        words = Text("Which hand squeezed first?")
        yield Question("start_side", words, choices=_WORD_CHOICES["side"], required=False)


def _age(mapping: Mapping, _table: Table) -> Iterator[Question]:
    if not mapping.has("birth_date", "age") and not mapping.age:
        words = Text(
            "This file has no birth dates and no ages. How old was everybody on the test date? "
            "Left empty, there are no norms for these clients."
        )
        yield Question("age", words, LINE, required=False)


_Ask = Callable[[Mapping, Table], Iterator[Question]]
_GRIP: Final[tuple[_Ask, ...]] = (
    _values, _who, _when, _dates, _force_unit, _body_units, _words, _numbering, _how, _order,
    _age,
)  # fmt: skip
_CLIENTS: Final[tuple[_Ask, ...]] = (_who, _dates, _body_units, _words)
