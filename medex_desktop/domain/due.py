"""What is due: one list for today, oldest first, each with the one act that settles it."""

from datetime import date, timedelta
from typing import Final, Literal

from medex_desktop.frozen import dataclass
from medex_desktop.language import Day, Text, counted

DueKind = Literal["draft", "alert", "reassessment", "report", "practice", "credential"]

REASSESS_AFTER_DAYS: Final = 30

RENEW_AHEAD_DAYS: Final = 60

_URGENCY: Final = {
    "alert": 0, "draft": 1, "reassessment": 2, "report": 3, "practice": 4, "credential": 5,
}  # fmt: skip
_AHEAD: Final = {"credential": RENEW_AHEAD_DAYS}


@dataclass(frozen=True, slots=True)
class DueItem:
    """One line of Today.

    Attributes:
        kind: what is due; a "practice" plan and a "credential" are one's own.
        client_id: 0 for what is about no client.
        record_id: the draft, alert, document, plan or credential it is about; for a reassessment
            the client.
        late_days: days past ``due_on``; 0 on the day and before it.
        action: name of the act that settles it: "sign", "answer", "assess", "send", "practise" or
            "renew".
    """

    kind: DueKind
    client_id: int
    record_id: int
    due_on: date
    late_days: int
    words: Text
    action: str


def _late(due_on: date, today: date) -> int:
    return max(0, (today - due_on).days)


def draft_due(client_id: int, draft_id: int, begun_on: date, today: date, title: Text) -> DueItem:
    """An unsigned draft: due on the day it was begun."""
    words = Text("{title} of {day}: not signed", {"title": title, "day": Day(begun_on)})
    late = _late(begun_on, today)
    return DueItem("draft", client_id, draft_id, begun_on, late, words, "sign")


def alert_due(client_id: int, alert_id: int, raised_on: date, today: date, what: Text) -> DueItem:
    """An unanswered alert: due on the day it was raised."""
    late = _late(raised_on, today)
    return DueItem("alert", client_id, alert_id, raised_on, late, what, "answer")


def reassessment_day(last_assessed_on: date, after_days: int = REASSESS_AFTER_DAYS) -> date:
    """The day of the next assessment: the last one plus 30 days."""
    return last_assessed_on + timedelta(days=after_days)


def reassessment_due(client_id: int, last_assessed_on: date, today: date) -> DueItem:
    """The next assessment of a client, whether its day has come or not."""
    due_on = reassessment_day(last_assessed_on)
    words = Text("Reassessment; last assessed {day}", {"day": Day(last_assessed_on)})
    late = _late(due_on, today)
    return DueItem("reassessment", client_id, client_id, due_on, late, words, "assess")


def report_due(client_id: int, document_id: int, signed_on: date, today: date) -> DueItem:
    """A signed report that was not sent: due on the day it was signed."""
    words = Text("Report signed {day}: not sent", {"day": Day(signed_on)})
    late = _late(signed_on, today)
    return DueItem("report", client_id, document_id, signed_on, late, words, "send")


def practice_due(plan_id: int, due_on: date, begun_on: date, today: date) -> DueItem:
    """A skill one planned to practise until a day."""
    words = Text("Planned since {day}", {"day": Day(begun_on, short=begun_on.year == today.year)})
    return DueItem("practice", 0, plan_id, due_on, _late(due_on, today), words, "practise")


def credential_due(credential_id: int, expires_on: date, today: date) -> DueItem:
    """A credential that expires: it is told early enough to learn what its renewal asks for."""
    late = _late(expires_on, today)
    day = {"day": Day(expires_on)}
    words = Text("Expired on {day}", day) if late else Text("Expires on {day}", day)
    return DueItem("credential", 0, credential_id, expires_on, late, words, "renew")


def order_due(items: list[DueItem], today: date, *, ahead_days: int = 0) -> list[DueItem]:
    """The items due by ``today`` plus ``ahead_days``: alerts first, then by kind and by day.

    What must be known earlier is told earlier.
    """
    due = [
        item
        for item in items
        if item.due_on <= today + timedelta(days=max(ahead_days, _AHEAD.get(item.kind, 0)))
    ]
    return sorted(
        due, key=lambda item: (_URGENCY[item.kind], item.due_on, item.client_id, item.record_id)
    )


def when_words(item: DueItem, today: date) -> Text:
    """When it is or was due: "today", "3 days late", "in 2 days"."""
    if item.late_days:
        return counted("{n} day late", "{n} days late", item.late_days)
    if item.due_on == today:
        return Text("today")
    return counted("in {n} day", "in {n} days", (item.due_on - today).days)
