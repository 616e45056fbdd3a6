"""The self-rating of a skill: five steps, anchored on supervision, with their history."""

from datetime import date, datetime
from typing import Final

from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

RATING_WORDS: Final = (
    Text("not started"),
    Text("watched"),
    Text("supervised"),
    Text("independent"),
    Text("can teach"),
)
RATING_MEANINGS: Final = (
    Text("I have not done it."),
    Text("I am learning it, or have watched it."),
    Text("I do it under supervision."),
    Text("I do it independently and consistently."),
    Text("I can teach it."),
)
HIGHEST: Final = len(RATING_WORDS) - 1
INDEPENDENT: Final = 3


@dataclass(frozen=True, slots=True)
class Rating:
    """One self-rating: 0 to 4, on a day, with a note; later ones never replace earlier ones."""

    slug: str
    value: int
    day: date
    note: str
    rated_at: datetime


def rating_words(value: int) -> Text:
    """A rating as shown: "3 independent"."""
    return Text("{value} {words}", {"value": value, "words": RATING_WORDS[value]})
