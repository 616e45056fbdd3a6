"""Is this change real: a verdict in words, with the value that judged it and its source."""

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from medex_desktop.domain.measure import ChangeValue, Citation, Direction
from medex_desktop.frozen import dataclass
from medex_desktop.language import Number, Text

_FINENESS: Final = Decimal("0.000001")
_TENTH: Final = Decimal("0.1")


class VerdictKind(StrEnum):
    """The seven shapes of a verdict, and the one for a source that has not been read."""

    WITHIN = "within"
    NEAR = "near"
    BEYOND = "beyond"
    IMPORTANT = "important"
    WORSE = "worse"
    NO_PUBLISHED = "no_published"
    NO_VERIFIED = "no_verified"
    NOT_COMPARABLE = "not_comparable"


LABELS: Final = {
    VerdictKind.WITHIN: Text("Within error"),
    VerdictKind.NEAR: Text("Near error"),
    VerdictKind.BEYOND: Text("Beyond error"),
    VerdictKind.IMPORTANT: Text("Clinically important"),
    VerdictKind.WORSE: Text("Worse, beyond error"),
    VerdictKind.NO_PUBLISHED: Text("No published value"),
    VerdictKind.NO_VERIFIED: Text("No verified value"),
    VerdictKind.NOT_COMPARABLE: Text("Not comparable"),
}

# Where no error was published nothing is said of one.
_LABELS_WITHOUT_ERROR: Final = {
    VerdictKind.BEYOND: Text("In important range"),
    VerdictKind.WORSE: Text("Worse, important"),
}
_LABELS_SMALL: Final = {
    VerdictKind.BEYOND: Text("Meaningful change"),
    VerdictKind.WORSE: Text("Worse, meaningful"),
}
_NO_ERROR_LABEL: Final = Text("No published error")

_CHANGED: Final = (VerdictKind.BEYOND, VerdictKind.IMPORTANT, VerdictKind.WORSE)

_PLAIN_WORDS: Final = {
    VerdictKind.WITHIN: Text("within measurement error"),
    VerdictKind.NEAR: Text("near measurement error"),
    VerdictKind.BEYOND: Text("beyond measurement error"),
    VerdictKind.IMPORTANT: Text("beyond measurement error"),
    VerdictKind.WORSE: Text("worse, beyond measurement error"),
    VerdictKind.NO_PUBLISHED: Text("no published value"),
}

JUDGED: Final = frozenset(
    (
        VerdictKind.WITHIN,
        VerdictKind.NEAR,
        VerdictKind.BEYOND,
        VerdictKind.IMPORTANT,
        VerdictKind.WORSE,
    )
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be said of a change.

    Attributes:
        words: the whole verdict, for a sentence: "within measurement error".
        plain_words: the same without importance: "beyond measurement error".
        judged_by: value and population it was judged by: "MDC95 3.9 kg, women from 60", and for
            an important change "; from 5.0 kg, Bohannon 2019". ``error_by`` is the first part.
        basis: how the error value came about, for a footnote.
        citation: source of that value; ``important_citation`` of the important change.
        change: in the measure's unit, None where none is computed.
        better: in the good direction; None without change or direction.
        places: decimals to show ``change`` with: two where one would round it over an error value.
        important: also at least the important change (true of a decline as well). Where only a
            range has been proposed (``ChangeValue.important_words``), the kind stays BEYOND and
            the words name the range; ``is_small``: what its source calls a small change.
    """

    kind: VerdictKind
    words: Text
    plain_words: Text | None = None
    judged_by: Text | None = None
    error_by: Text | None = None
    basis: Text | None = None
    citation: Citation | None = None
    change: Decimal | None = None
    better: bool | None = None
    important: bool = False
    important_words: Text | None = None
    important_citation: Citation | None = None
    is_small: bool = False
    places: int = 1

    @property
    def label(self) -> Text:
        """The words of its chip; beyond error is said only where an error was published."""
        if self.error_by is None:
            if self.is_small and self.kind in _LABELS_SMALL:
                return _LABELS_SMALL[self.kind]
            if self.kind in _LABELS_WITHOUT_ERROR:
                return _LABELS_WITHOUT_ERROR[self.kind]
            if self.kind is VerdictKind.NO_PUBLISHED and self.citation is not None:
                return _NO_ERROR_LABEL
        return LABELS[self.kind]

    @property
    def is_beyond_error(self) -> bool:
        """Whether it is a change by more than a published error."""
        return self.kind in _CHANGED and self.error_by is not None

    @property
    def is_judged(self) -> bool:
        """Whether the change was held against an error."""
        return self.kind in JUDGED


def verdict(
    change: Decimal, value: ChangeValue | None, direction: Direction = Direction.HIGHER
) -> Verdict:
    """Judge a change: within error, near it, beyond it, important; never important within error.

    Below MDC90 it is within measurement error, from MDC90 to MDC95 near it, from MDC95 beyond,
    and from the important change (MCID) on important, if it is beyond error too. A fall beyond
    error is "worse". A baseline that is a mean of two visits is judged by the same values, which
    errs on the careful side.

    Args:
        change: later minus earlier, in the measure's unit.
        value: the error and important change of the matching population; None if there is none.
        direction: which way is better.
    """
    if value is None:
        return Verdict(VerdictKind.NO_PUBLISHED, Text("no published value"), change=change)
    if not value.verified:
        return Verdict(VerdictKind.NO_VERIFIED, Text("no verified value"), change=change)
    size = abs(change).quantize(_FINENESS)
    important = value.mcid is not None and size >= value.mcid
    better = _better(change, direction)
    kind = _kind(size, value, important=important)
    if kind in (VerdictKind.BEYOND, VerdictKind.IMPORTANT) and better is False:
        kind = VerdictKind.WORSE
    important = important and kind in _CHANGED
    error = _error_by(kind, value)
    plain = _PLAIN_WORDS[kind]
    if error is None:
        plain = _without_error(kind, value, size if better else Decimal(0))
    return Verdict(
        kind=kind,
        words=_words(plain, value, important=important and error is not None),
        plain_words=plain,
        judged_by=_judged_by(error, value, important=important),
        error_by=error,
        basis=value.basis,
        citation=value.citation,
        change=change,
        better=better,
        important=important,
        important_words=_important_words(value) if important else None,
        important_citation=value.mcid_citation if important else None,
        is_small=value.is_small,
        places=_places(size, value),
    )


def _without_error(kind: VerdictKind, value: ChangeValue, gain: Decimal) -> Text:
    """The verdict where no error is published: by an important change, or by a larger one."""
    if kind is VerdictKind.NO_PUBLISHED and value.larger is not None:
        found: dict[str, object] = {"larger": value.larger_name, "source": value.citation.key}
        if gain >= value.larger:
            found["larger"] = value.larger_words
            return Text("no published error; {larger} ({source})", found)
        return Text("no published error; less than the published {larger} ({source})", found)
    if kind is VerdictKind.NO_PUBLISHED:
        source = {"source": (value.mcid_citation or value.citation).key}
        if value.is_small:
            return Text(
                "no published error; less than the published small meaningful change ({source})",
                source,
            )
        return Text(
            "no published error; less than the published important change ({source})", source
        )
    words = _important_words(value)
    if value.important_words is not None:
        words = Text("no published error; {important}", {"important": words})
    return Text("worse, {important}", {"important": words}) if kind is VerdictKind.WORSE else words


def not_comparable(changed: tuple[Text, ...]) -> Verdict:
    """The verdict across a break of the series, naming what changed."""
    if not changed:
        return Verdict(VerdictKind.NOT_COMPARABLE, Text("not comparable: another series"))
    words = Text("not comparable: another {what}", {"what": join_words(changed)})
    return Verdict(VerdictKind.NOT_COMPARABLE, words)


def join_words(words: "tuple[Text, ...] | list[Text]") -> Text:
    """Several words as a list in a sentence: "a", "a and b", "a, b and c"."""
    if len(words) == 1:
        return words[0]
    head = words[0]
    for word in words[1:-1]:
        head = Text("{head}, {word}", {"head": head, "word": word})
    return Text("{head} and {word}", {"head": head, "word": words[-1]})


def _better(change: Decimal, direction: Direction) -> bool | None:
    if direction is Direction.NEITHER or change == 0:
        return None
    return (change > 0) == (direction is Direction.HIGHER)


def _kind(size: Decimal, value: ChangeValue, *, important: bool) -> VerdictKind:
    if value.mdc90 is not None and size < value.mdc90:
        return VerdictKind.WITHIN
    if value.mdc95 is not None and size < value.mdc95:
        return VerdictKind.WITHIN if value.mdc90 is None else VerdictKind.NEAR
    if important and value.important_words is None:
        return VerdictKind.IMPORTANT
    if value.mdc90 is None and value.mdc95 is None and not important:
        return VerdictKind.NO_PUBLISHED
    return VerdictKind.BEYOND


def _places(size: Decimal, value: ChangeValue) -> int:
    """One decimal, or two where one would show a change on the wrong side of what judged it."""
    shown = size.quantize(_TENTH, ROUND_HALF_UP)
    edges = [edge for edge in (value.mdc90, value.mdc95, value.mcid) if edge is not None]
    return 1 if all((shown >= edge) == (size >= edge) for edge in edges) else 2


def _important_words(value: ChangeValue) -> Text:
    return value.important_words or Text("clinically important")


def _words(plain: Text, value: ChangeValue, *, important: bool) -> Text:
    if not important:
        return plain
    return Text("{verdict}, {important}", {"verdict": plain, "important": _important_words(value)})


def _error_by(kind: VerdictKind, value: ChangeValue) -> Text | None:
    """The error value that judged, with its population."""
    words: dict[str, object] = {
        "unit": value.unit, "population": value.population, "name": value.error_name
    }  # fmt: skip
    if value.mdc90 is not None:
        words["mdc90"] = _shown(value.mdc90)
    if value.mdc95 is not None:
        words["mdc95"] = _shown(value.mdc95)
    if value.mdc95 is None and value.mdc90 is None:
        return None
    if kind is VerdictKind.NEAR:
        return Text("MDC90 {mdc90} to MDC95 {mdc95} {unit}, {population}", words)
    if value.mdc95 is None or (kind is VerdictKind.WITHIN and value.mdc90 is not None):
        return Text("MDC90 {mdc90} {unit}, {population}", words)
    return Text("{name} {mdc95} {unit}, {population}", words)


def _judged_by(error: Text | None, value: ChangeValue, *, important: bool) -> Text | None:
    """The error value, and for an important change the value of that with its source."""
    if not important or value.mcid is None:
        return error
    source = value.mcid_citation or value.citation
    words = {"mcid": _shown(value.mcid), "unit": value.unit, "source": source.key}
    if value.important_people is not None:  # named with the source
        people = {"people": value.important_people, "source": source.key}
        words["source"] = Text("{people}, {source}", people)
    if error is None:
        return Text("from {mcid} {unit}, {source}; no published error", words)
    return Text("{error}; from {mcid} {unit}, {source}", {"error": error, **words})


def _shown(value: Decimal) -> Number:
    """A published value with the decimals it was published with, one at least."""
    exponent = value.as_tuple().exponent
    return Number(value, max(1, -int(exponent)))
