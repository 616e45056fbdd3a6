"""How a clock says where it stands: figures, chip, hint and sentence."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final, NamedTuple

from medex_desktop.language import _, number
from medex_desktop.ui.clocks.countdown import CountdownState
from medex_desktop.ui.clocks.stopwatch import SECOND, Lap, Phase, StopwatchState, seconds_of
from medex_desktop.ui.widgets.sentence import Tone

_IN_SECONDS: Final = 100
TENTHS_TO: Final = 60


class ChipWords(NamedTuple):
    """Words, icon, and the tokens of ink and fill."""

    words: str
    icon: str
    ink: str
    fill: str


def figures(nanoseconds: int, *, exact: bool) -> tuple[str, str]:
    """The time that passed and its unit: tenths while it runs, hundredths once it is taken."""
    places = 2 if exact else 1
    seconds = seconds_of(nanoseconds) if exact else _cut(nanoseconds, ROUND_FLOOR)
    if seconds < _IN_SECONDS:
        return number(seconds, places), _("s")
    minutes, rest = divmod(seconds, 60)
    return f"{minutes:.0f}:{number(rest, places).zfill(places + 3)}", _("min")


def figures_left(state: CountdownState) -> tuple[str, str]:
    """The time that is left: tenths of a short one, whole seconds of a long one."""
    left = state.left_ns()
    if state.length_s <= TENTHS_TO:
        return number(_cut(left, ROUND_CEILING), 1), _("s left")
    minutes, seconds = divmod(-(-left // SECOND), 60)
    return f"{minutes}:{seconds:02d}", _("min left")


def lap_words(laps: tuple[Lap, ...]) -> str:
    """The laps kept, in one line."""
    said = (_("Lap {n} {time}", n=lap.number, time=plain_time(lap.at_ns)) for lap in laps)
    return "     ".join(said)


def plain_time(nanoseconds: int) -> str:
    """The time with its unit, as it is recorded."""
    shown, unit = figures(nanoseconds, exact=True)
    return f"{shown}\N{NO-BREAK SPACE}{unit}"


def chip_words(state: StopwatchState) -> ChipWords:
    """Ready, running, stopped; or that the last act was taken back."""
    if state.phase is Phase.RUNNING:
        words = _("Undone, running") if state.undone == "stop" else _("Running")
        return ChipWords(words, "play", "on-accent", "accent")
    if state.phase is Phase.READY:
        undone = state.undone == "start"
        words = _("Undone, ready") if undone else _("Ready")
        return ChipWords(words, "undo" if undone else "stopwatch", "ink2", "chip")
    if state.phase is Phase.INTERRUPTED:
        return ChipWords(_("Interrupted"), "warning", "watch", "watch-soft")
    over = state.phase is Phase.FINISHED
    return ChipWords(_("Time is over") if over else _("Stopped"), "check", "good", "good-soft")


def hint_words(state: StopwatchState) -> tuple[str, str]:
    """The key that matters now, and what it does."""
    if state.phase is Phase.RUNNING:
        return _("Space"), _("stops. So does a tap anywhere in this frame.")
    if state.phase in (Phase.READY, Phase.INTERRUPTED):
        return _("Space"), _("starts. So does a tap anywhere in this frame.")
    if state.phase is Phase.STOPPED and state.can_undo():
        return _("Ctrl Z"), _("goes on as if it had never been stopped.")
    return _("Del"), _("stands ready for another time.")


def sentence_words(state: StopwatchState) -> tuple[str, Tone]:
    """What has to be known about this time; "" when all is well."""
    if state.slept:
        words = _("The computer slept while this ran, so the time may be wrong. Take it again.")
        return words, "watch"
    if state.phase is Phase.INTERRUPTED:
        at = plain_time(state.elapsed_ns())
        words = _(
            "Interrupted at {time} or soon after: there is no result. Take it again.", time=at
        )
        return words, "watch"
    if state.late_ns:
        by = plain_time(state.late_ns)
        words = _(
            "The disk was slow, so the time may be wrong by up to {time}. Take it again.", time=by
        )
        return words, "watch"
    said = {
        "stop": _("The stop was taken back. It runs on from the original start."),
        "start": _("The start was taken back."),
        "lap": _("The lap was taken back."),
        "again": _("The time is back."),
    }
    return said.get(state.undone, ""), "note"


def _cut(nanoseconds: int, rounding: str) -> Decimal:
    return (Decimal(nanoseconds) / SECOND).quantize(Decimal("0.1"), rounding)
