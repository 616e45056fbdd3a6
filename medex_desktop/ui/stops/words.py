"""How a stop of the program is told: what happened, and that everything saved is there."""

from medex_desktop.language import _, clock, day
from medex_desktop.ui.stops.left import Stop


def lead(stop: Stop) -> str:
    """What happened, in one sentence."""
    if stop.ended:
        return _("The program had a fault when it ran last.")
    if stop.crashed:
        return _("The program broke off when it ran last.")
    if stop.restarted:
        return _("The computer stopped while the program was open.")
    return _("The program was stopped before it was closed.")


def safe(stop: Stop) -> str:
    """Which run it was, and what is safe."""
    if stop.began is None:
        return _("Everything saved is there.")
    at = stop.began.astimezone()
    when = f"{day(at.date())}, {clock(at, seconds=False)}"
    return _("It was begun {when}. Everything saved is there.", when=when)
