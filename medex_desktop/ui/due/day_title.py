"""The day as the heading of Today: "Thursday 1 October"."""

from datetime import date

from medex_desktop.language import _


def day_title(today: date) -> str:
    """Weekday, day and month in full, without the year."""
    weekdays = (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
        _("Sunday"),
    )  # fmt: skip
    months = (
        _("January"), _("February"), _("March"), _("April"), _("May (month)"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    month = months[today.month - 1].removesuffix(" (month)")
    return _(
        "{weekday} {day} {month}", weekday=weekdays[today.weekday()], day=today.day, month=month
    )
