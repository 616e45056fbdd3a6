"""A questionnaire question by question: its answers by key, and how far it is answered."""

from collections.abc import Mapping
from typing import Final

from medex_desktop.domain.entries import read_field
from medex_desktop.domain.evidence import Item
from medex_desktop.domain.measure import Field, Measure
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

MOST_OPTIONS: Final = 11
_YES_AND_NO: Final = (("0", "no", Text("No")), ("1", "yes", Text("Yes")))


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: the key that gives it, what is written down for it, and its words."""

    key: str
    text: str
    words: Text | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked.

    Attributes:
        options: the answers to choose from; none where a number or words are typed.
        lead: what is said before it, carried on from the question that states it.
        ends: of a mark on a line, what its two ends mean.
        topic: a short name of ours; the wording stands on the owner's printed form.
    """

    field: Field
    words: Text
    options: tuple[Option, ...] = ()
    lead: Text | None = None
    ends: tuple[Text, ...] = ()
    topic: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a questionnaire is answered; ``words`` say what is missing, None when nothing is."""

    given: int
    of: int
    words: Text | None = None


def questions_of(measure: Measure) -> tuple[Question, ...]:
    """Every question of a measure, then its other inputs, in the order they are asked."""
    asked, lead = [], None
    for item in measure.items:
        lead = item.lead or lead
        asked.append(_question(measure, item, lead))
    told = {one.field.key for one in asked}
    rest = [field for field in measure.fields if field.key not in told]
    return (*asked, *(Question(field, field.label, options_of(field)) for field in rest))


def _question(measure: Measure, item: Item, lead: Text | None) -> Question:
    field = measure.field(item.field)
    if field is None:
        raise ValueError(f"{measure.key} asks for {item.field}, which it hasn't")
    options = options_of(field, item.answers)
    ends = () if options else item.answers
    return Question(field, item.words, options, lead, ends, item.topic)


def options_of(field: Field, answers: tuple[Text, ...] = ()) -> tuple[Option, ...]:
    """The answers of a field where they are few; ``answers`` are their words, from 0 on."""
    if field.kind == "boolean":
        return tuple(Option(*each) for each in _YES_AND_NO)
    if field.choices:
        first = 0 if field.choices[0].isdigit() else 1
        return tuple(
            Option(str(at), choice, field.word_for(choice))
            for at, choice in enumerate(field.choices, start=first)
        )
    if field.kind != "integer" or field.low is None or field.high is None:
        return ()
    numbers = range(int(field.low), int(field.high) + 1)
    if len(numbers) > MOST_OPTIONS or not field.unit[:1].isdigit():
        return ()
    said = dict(enumerate(answers))
    return tuple(Option(str(number), str(number), said.get(number)) for number in numbers)


def chosen(question: Question, text: str) -> Option | None:
    """The answer that a text in its field stands for; None where there is none."""
    try:
        value = read_field(question.field, text) if text.strip() else None
    except InvalidInput:
        return None
    if value is None:
        return None
    written = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    return next((option for option in question.options if option.text == written), None)


def is_answered(question: Question, texts: Mapping[str, str]) -> bool:
    """Whether something stands in its field."""
    return bool(texts.get(question.field.key, "").strip())


def first_open(questions: tuple[Question, ...], texts: Mapping[str, str]) -> int:
    """Where to begin: the first needed question without an answer, else the last one."""
    found = passed_over(questions, texts)
    return len(questions) - 1 if found is None else found


def passed_over(
    questions: tuple[Question, ...], texts: Mapping[str, str], start: int = 0
) -> int | None:
    """The first needed question without an answer from a place on; None when there is none."""
    for at, question in enumerate(questions):
        if at >= start and not question.field.optional and not is_answered(question, texts):
            return at
    return None


def standing(measure: Measure, texts: Mapping[str, str]) -> Standing:
    """How many of the needed questions are answered.

    Every question that may not be left out is needed; a form that is partly answered has no score,
    and what is answered stays.
    """
    needed = [one for one in questions_of(measure) if not one.field.optional]
    given = sum(is_answered(one, texts) for one in needed)
    if given == len(needed):
        return Standing(given, len(needed))
    counts = {"given": given, "of": len(needed)}
    if given == 0:
        return Standing(given, len(needed), Text("Nothing is answered yet."))
    words = Text(
        "{given} of {of} answered. All are needed, so there is no score yet; what is answered is "
        "kept.",
        counts,
    )
    return Standing(given, len(needed), words)
