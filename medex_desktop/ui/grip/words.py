"""What the entry screen and gym mode say about a grip reading, in short words."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.grip_reading import GripReading, SideReading
from medex_desktop.domain.interpret import Verdict, VerdictKind
from medex_desktop.domain.measure import ChangeValue
from medex_desktop.domain.measures.grip_strength import (
    POSTURE_WORDS,
    PROTOCOL_TITLES,
    GripProtocol,
    GripScore,
    ThresholdResult,
)
from medex_desktop.language import Day, Number, Text, _, number, render

CHIPS: Final = {
    VerdictKind.WITHIN: "within",
    VerdictKind.NEAR: "near",
    VerdictKind.BEYOND: "beyond",
    VerdictKind.IMPORTANT: "important",
    VerdictKind.WORSE: "worse",
    VerdictKind.NO_PUBLISHED: "none",
    VerdictKind.NO_VERIFIED: "none",
    VerdictKind.NOT_COMPARABLE: "break",
}


def hand_words(side: str) -> str:
    """The hand at the head of a line."""
    return _("Right") if side == "right" else _("Left")


def change_words(change: Decimal | None) -> str:
    """A change with its sign and unit."""
    return "" if change is None else _("{kg} kg", kg=number(change, 1, signed=True))


def error_words(verdict: Verdict) -> str:
    """The error value that judged a change, or why nothing did."""
    if verdict.error_by is not None:
        return render(verdict.error_by)
    if verdict.kind is VerdictKind.NOT_COMPARABLE:
        return render(verdict.words)
    if verdict.kind is VerdictKind.NO_VERIFIED:
        return _("its source is not read yet")
    return _("none for this sex and age")


def important_words(verdict: Verdict, value: ChangeValue | None, *, brief: bool = False) -> str:
    """From which change on it is important, with the source; "" when it is not."""
    if not verdict.important or value is None or value.mcid is None:
        return ""
    source = verdict.important_citation or value.citation
    words: dict[str, object] = {"kg": number(value.mcid, 1), "source": source.key}
    if verdict.kind is VerdictKind.IMPORTANT:
        return _("MCID {kg} kg, {source}", **words)
    if brief:
        return _("range from {kg} kg, {source}", **words)
    return _("in the range from {kg} kg, {source}", **words)


def last_words(reading: GripReading, side: SideReading) -> str:
    """The change since the last test, when that is not the baseline; else ""."""
    last, verdict = reading.last_day, side.since_last
    if last is None or verdict is None or verdict.change is None:
        return ""
    if reading.baseline is not None and last in reading.baseline.days:
        return ""
    return _(
        "since {day} {change}: {verdict}",
        day=render(Text("{day}", {"day": Day(last, short=True)})),
        change=change_words(verdict.change),
        verdict=render(verdict.plain_words or verdict.words),
    )


def worst_words(reading: GripReading) -> str:
    """The worst verdict with its hand, also since the last test; "" while nothing is judged."""
    found = [(side, side.since_baseline, "") for side in (reading.right, reading.left)]
    if reading.last_day is not None:
        last = render(Text("{day}", {"day": Day(reading.last_day, short=True)}))
        found += [(side, side.since_last, last) for side in (reading.right, reading.left)]
    judged = [
        (verdict, side, since)
        for side, verdict, since in found
        if verdict is not None and (not since or verdict.kind is VerdictKind.WORSE)
    ]
    if not judged:
        return ""
    verdict, side, since = min(judged, key=lambda each: _badness(each[0]))
    words = {"hand": hand_words(side.side), "verdict": render(verdict.label)}
    if since:
        return _("{hand}: {verdict} since {day}", **words, day=since)
    return _("{hand}: {verdict}", **words)


def _badness(verdict: Verdict) -> tuple[bool, bool, Decimal]:
    """The worst first: a decline, then what was judged, the lowest change before the others."""
    worse = verdict.kind is VerdictKind.WORSE
    size = Decimal(0) if worse or verdict.change is None else verdict.change
    return not worse, not verdict.is_judged, size


def asymmetry_words(score: GripScore) -> str:
    """How far one hand is below the other, or "" under 10 %."""
    percent = score.asymmetry_percent
    if percent is None or score.asymmetry_level == "none":
        return ""
    right, left = score.right, score.left
    assert right is not None
    assert left is not None
    left_is_weaker = left.best < right.best
    # the percentage is of the dominant hand: when that is the weaker one, the other is above it
    if percent < 0:
        words = RIGHT_ABOVE if left_is_weaker else LEFT_ABOVE
    else:
        words = LEFT_BELOW if left_is_weaker else RIGHT_BELOW
    return render(Text(words.msgid, {"size": Number(abs(percent), 0)}))


LEFT_ABOVE = Text("Left is {size} % above right.")
RIGHT_ABOVE = Text("Right is {size} % above left.")
LEFT_BELOW = Text("Left is {size} % below right.")
RIGHT_BELOW = Text("Right is {size} % below left.")


def asymmetry_advice(reading: GripReading) -> str:
    """What the difference between the hands means: a note, or a reason to look."""
    if reading.score.asymmetry_level == "note":
        return _("A difference from 10 % is common; a note only.")
    if reading.new_difference:
        return _("This difference is new. It will ask to be answered.")
    return _("From 20 % on it deserves a look.")


def protocol_words(protocol: GripProtocol) -> str:
    """The protocol by its title."""
    title = PROTOCOL_TITLES.get(protocol.key)
    return render(title) if title else protocol.key


def device_words(protocol: GripProtocol) -> str:
    """The dynamometer by make and serial number."""
    named = f"{protocol.device_make} {protocol.device_serial}".strip()
    return named or _("Dynamometer not named")


def protocol_name(key: str) -> str:
    """The protocol by its first name: "Southampton", "ASHT"."""
    return protocol_words(GripProtocol(key=key)).split(",", 1)[0]


def posture_words(posture: str) -> str:
    """How the client sat or stood."""
    return render(POSTURE_WORDS.get(posture, Text(posture)))


def short_posture(posture: str) -> str:
    """The same for a narrow drop-down."""
    short = {"forearms_supported": _("Forearms supported"), "no_arm_rests": _("No arm rests")}
    return short.get(posture) or posture_words(posture)


def threshold_words(reading: GripReading) -> str:
    """All cut-points in one line: below which, and not below which."""
    met = [t for t in reading.thresholds if t.met]
    free = [t for t in reading.thresholds if t.met is False]
    parts = []
    if met:
        parts.append(_("Below {names}.", names=_cuts(met)))
    if free:
        parts.append(_("Not below {names}.", names=_cuts(free)))
    if not parts and reading.thresholds:
        return render(reading.thresholds[0].words)
    return " ".join(parts)


def _cuts(found: list[ThresholdResult]) -> str:
    return ", ".join(f"{one.name} {_short(one.cut_kg)}" for one in found if one.cut_kg)


def _short(value: Decimal) -> str:
    return number(value, 0 if value == int(value) else 1)


def unseen_day(fault: str) -> str:
    """What is said of a test date that can't be taken while its field is out of sight."""
    return _("Not signed: {fault} Leave gym mode to change the test date.", fault=fault)
