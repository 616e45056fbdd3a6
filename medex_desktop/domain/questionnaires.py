"""What questionnaires share: their fields from their items, and published values of change."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import ChangeFact, Citation, Item, Stat, When
from medex_desktop.domain.measure import Field
from medex_desktop.domain.scoring import Score
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

ABBOTT: Final = Citation(
    "Abbott 2014",
    "Abbott and Schmitt 2014, J Orthop Sports Phys Ther 44(8):560-564, abstract",
    grade="abstract",
)
AWELL: Final = Citation(
    "Awell score library",
    "Awell score library, scoring rules of published questionnaires (read 2026)",
    "https://github.com/awell-health/awell-score",
    grade="one_copy",
)
FROM_PRINTED_FORM: Final = Text("Read the item from the printed form; only numbers are kept here.")

# 0 to 4 of the KOOS and HOOS family.
NONE_TO_EXTREME: Final = (
    Text("None"),
    Text("Mild"),
    Text("Moderate"),
    Text("Severe"),
    Text("Extreme"),
)
# 0 to 3 of the PHQ and GAD family.
DAYS: Final = (
    Text("Not at all"),
    Text("Several days"),
    Text("More than half the days"),
    Text("Nearly every day"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a measure's file lists it: short label, wording, what is said before it."""

    label: Text
    words: Text
    lead: Text | None = None
    loinc: str = ""


def numbers(words: str) -> tuple[Decimal, ...]:
    """A printed row of numbers."""
    return tuple(map(Decimal, words.split()))


def keys_of(count: int) -> tuple[str, ...]:
    """``item_1`` to ``item_n``."""
    return tuple(f"item_{n}" for n in range(1, count + 1))


def fields_of(asked: Sequence[Asked], highest: int) -> tuple[Field, ...]:
    """A whole number from 0 to ``highest`` for every question; none may be left out."""
    return tuple(
        Field(key, one.label, f"0-{highest}", "integer", low=Decimal(0), high=Decimal(highest))
        for key, one in zip(keys_of(len(asked)), asked, strict=True)
    )


def items_for(
    asked: Sequence[Asked], answers: tuple[Text, ...], *, topic: bool = False
) -> tuple[Item, ...]:
    """The questions with the words of their answers; ``topic`` as in ``Item``."""
    return tuple(
        Item(key, one.words, answers, one.loinc, one.lead, topic)
        for key, one in zip(keys_of(len(asked)), asked, strict=True)
    )


def change(
    population: Text,
    stat: Stat,
    printed: str,
    unit: str,
    citation: Citation,
    *,
    group: str = "",
    display_only: bool = False,
    words: Text | None = None,
    when: When = (),
) -> ChangeFact:
    """A published value of change; ``printed`` is one number, or two ends of a range.

    A questionnaire about one joint is filled in by those who have something there: its values
    stand for anybody (``group`` "") and name whom they were made with.
    """
    return ChangeFact(
        group, population, stat, numbers(printed), unit, citation, when, display_only=display_only,
        words=words,
    )  # fmt: skip


def checked(answers: Sequence[Decimal | None], low: int, high: int) -> list[Decimal]:
    """The answers that were given.

    Raises:
        InvalidInput: an answer that the form doesn't have, by its number.
    """
    for place, answer in enumerate(answers, start=1):
        if answer is not None and not (low <= answer <= high and answer == int(answer)):
            words = {"low": low, "high": high}
            raise InvalidInput(
                f"item_{place}", Text("An answer is a whole number from {low} to {high}.", words)
            )
    return [answer for answer in answers if answer is not None]


def percent_of_sections(of: int, least: int, highest: int) -> Callable[..., Score]:
    """A rule that makes a percentage of the points possible in the sections answered.

    Args:
        of: how many sections the form has.
        least: how many must be answered.
        highest: the most points of a section.
    """

    def percent(answers: Sequence[Decimal | None]) -> Score:
        given = checked(answers, 0, highest)
        if len(given) < least:
            words = {"least": least, "of": of, "given": len(given)}
            return Score(
                None,
                why=Text("{given} of {of} sections are answered; {least} are needed.", words),
            )
        return Score(sum(given, Decimal(0)) * 100 / (highest * len(given)))

    return percent


PHQ_SOURCE: Final = Citation(
    "Pfizer 2010",
    "Pfizer press release, 23 July 2010: PHQ and GAD-7 without copyright restriction, at no charge",
    grade="official",
)
PHQ_LICENCE: Final = Text(
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with "
    "an educational grant from Pfizer Inc. Free since 2010, without copyright restriction."
)
PHQ_LEAD: Final = Text(
    "Over the last 2 weeks, how often have you been bothered by the following problems?"
)
PHQ_FIRST: Final = (
    Asked(Text("Interest"), Text("Little interest or pleasure in doing things"), PHQ_LEAD),
    Asked(Text("Mood"), Text("Feeling down, depressed, or hopeless")),
)
