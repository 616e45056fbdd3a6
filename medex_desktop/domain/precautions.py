"""What a client must not do, as somebody entitled said it, and until when."""

from datetime import date
from enum import StrEnum
from typing import Final

from medex_desktop.domain.forms import Reader, end_day, not_before, past_day, read_choice
from medex_desktop.domain.names import clean_line
from medex_desktop.errors import InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Text

LINE_LIMIT: Final = 200


class PrecautionKind(StrEnum):
    """What a precaution is about, by the keys that tests are blocked by (``blocks``)."""

    NO_KNEELING = "no_kneeling"
    HIP_FLEXION_OVER_90 = "hip_flexion_over_90"
    HIP_ADDUCTION = "hip_adduction"
    HIP_INTERNAL_ROTATION = "hip_internal_rotation"
    HIP_EXTENSION_EXTERNAL_ROTATION = "hip_extension_external_rotation"
    NO_ACTIVE_ABDUCTION = "no_active_abduction"
    NO_RESISTED_KNEE_EXTENSION = "no_resisted_knee_extension"
    WEIGHT_BEARING_LIMITED = "weight_bearing_limited"
    NO_MAXIMAL_EFFORT = "no_maximal_effort"
    OTHER = "other"


KIND_WORDS: Final = {
    PrecautionKind.NO_KNEELING: Text("No kneeling"),
    PrecautionKind.HIP_FLEXION_OVER_90: Text("No hip flexion beyond 90 degrees"),
    PrecautionKind.HIP_ADDUCTION: Text("No crossing of the legs past the mid-line"),
    PrecautionKind.HIP_INTERNAL_ROTATION: Text("No turning the hip inward"),
    PrecautionKind.HIP_EXTENSION_EXTERNAL_ROTATION: Text(
        "No extreme hip extension with outward rotation"
    ),
    PrecautionKind.NO_ACTIVE_ABDUCTION: Text("No active abduction"),
    PrecautionKind.NO_RESISTED_KNEE_EXTENSION: Text("No knee extension against resistance"),
    PrecautionKind.WEIGHT_BEARING_LIMITED: Text("Weight bearing limited"),
    PrecautionKind.NO_MAXIMAL_EFFORT: Text("No maximal effort"),
    PrecautionKind.OTHER: Text("Another precaution"),
}


@dataclass(frozen=True, slots=True)
class PrecautionForm:
    """The form as typed; ``words`` left out are those of the kind."""

    kind: str = ""
    words: str = ""
    source: str = ""
    given_on: str = ""
    ends_on: str = ""
    replacement_id: int | None = None
    month_first: bool = False


@dataclass(frozen=True, slots=True)
class PrecautionFacts:
    """A precaution, read and checked.

    Attributes:
        words: as it was given.
        source: who gave it.
        ends_on: the last day it holds; None while nobody said one.
        replacement_id: the joint replacement it came with.
    """

    kind: PrecautionKind
    words: str
    source: str
    given_on: date
    ends_on: date | None
    replacement_id: int | None


@dataclass(frozen=True, slots=True)
class Precaution:
    """A precaution on record: lifted before its time, or over after ``ends_on``."""

    id: int
    client_id: int
    replacement_id: int | None
    kind: PrecautionKind
    words: str
    given_on: date
    source: str
    ends_on: date | None
    lifted_on: date | None
    lifted_why: str

    def is_active(self, day: date) -> bool:
        """Whether it holds on a day: from the day it was given through ``ends_on``."""
        return (
            self.given_on <= day
            and (self.ends_on is None or day <= self.ends_on)
            and (self.lifted_on is None or day < self.lifted_on)
        )

    def said(self, today: date) -> Text:
        """As it stands in the caveat line: "No kneeling to 30 Oct"."""
        if self.ends_on is None:
            return Text("{words}, no end given", {"words": self.words})
        short = self.ends_on.year == today.year
        return Text("{words} to {day}", {"words": self.words, "day": Day(self.ends_on, short)})


def read_precaution(
    form: PrecautionForm, birth: date | None, today: date, operated_on: date | None = None
) -> PrecautionFacts:
    """Read and check the form; a day left out is today. InvalidForm names every faulty field.

    ``operated_on`` is the day of the joint replacement it came with: it was not given before.
    """
    read = Reader()
    kind = read(PrecautionKind.OTHER, lambda: read_choice(form.kind, "kind", PrecautionKind, _KIND))
    words = read("", lambda: _words(form, kind))
    source = read("", lambda: _source(form))
    given_on = read(today, lambda: _given_on(form, birth, today, operated_on))
    ends_on = read(
        None,
        lambda: end_day(
            form.ends_on, "ends_on", start=given_on, today=today, month_first=form.month_first
        ),
    )
    read.finish()
    return PrecautionFacts(kind, words, source, given_on, ends_on, form.replacement_id)


_KIND: Final = Text("Choose what the precaution is about.")


def _words(form: PrecautionForm, kind: PrecautionKind) -> str:
    typed = clean_line(form.words, "words", LINE_LIMIT)
    if not typed and kind is PrecautionKind.OTHER and form.kind.strip():
        raise InvalidInput("words", Text("Write the precaution as it was given."))
    return typed or str(KIND_WORDS[kind])


def _source(form: PrecautionForm) -> str:
    typed = clean_line(form.source, "source", LINE_LIMIT)
    if not typed:
        raise InvalidInput("source", Text("Write who gave this precaution."))
    return typed


def _given_on(
    form: PrecautionForm, birth: date | None, today: date, operated_on: date | None
) -> date:
    if not form.given_on.strip():
        return today
    day = past_day(
        form.given_on, "given_on", birth=birth, today=today, month_first=form.month_first
    )
    if operated_on is not None and day < operated_on:
        raise InvalidInput(
            "given_on",
            Text(
                "{day} is before the operation it came with, {operated}.",
                {"day": Day(day), "operated": Day(operated_on)},
            ),
        )
    return day


def read_lifting(why: str, found: Precaution, day: date) -> str:
    """Why a precaution is lifted; InvalidInput without a reason, or before it was given."""
    not_before(day, "lifted_on", found.given_on)
    typed = clean_line(why, "lifted_why", LINE_LIMIT)
    if not typed:
        raise InvalidInput("lifted_why", Text("Write who lifted this precaution, or why it ended."))
    return typed
