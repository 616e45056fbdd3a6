from datetime import date, timedelta

from medex_desktop.domain.due import (
    alert_due,
    draft_due,
    order_due,
    reassessment_day,
    reassessment_due,
    report_due,
    when_words,
)
from medex_desktop.language import Text, render

TODAY = date(2026, 11, 23)


def ago(days):
    return TODAY - timedelta(days)


def plain(words):
    return render(words).replace("\N{NO-BREAK SPACE}", " ")


def test_reassessment_is_due_thirty_days_after_the_last():
    assert reassessment_day(date(2026, 10, 1)) == date(2026, 10, 31)
    item = reassessment_due(4, ago(33), TODAY)
    assert (item.due_on, item.late_days, item.action) == (ago(3), 3, "assess")
    assert plain(item.words) == "Reassessment; last assessed 21 Oct 2026"
    assert reassessment_due(4, ago(10), TODAY).late_days == 0


def test_drafts_alerts_and_reports_are_due_at_once():
    draft = draft_due(1, 11, ago(1), TODAY, Text("Grip strength"))
    alert = alert_due(2, 12, TODAY, TODAY, Text("Right hand down"))
    report = report_due(3, 13, ago(2), TODAY)
    assert [(i.kind, i.record_id, i.action, i.late_days) for i in (draft, alert, report)] == [
        ("draft", 11, "sign", 1),
        ("alert", 12, "answer", 0),
        ("report", 13, "send", 2),
    ]
    assert plain(draft.words) == "Grip strength of 22 Nov 2026: not signed"
    assert plain(report.words) == "Report signed 21 Nov 2026: not sent"


def test_the_list_holds_what_is_due_alerts_first_then_the_oldest():
    items = [
        report_due(3, 13, ago(2), TODAY),
        reassessment_due(5, ago(20), TODAY),
        reassessment_due(4, ago(30), TODAY),
        draft_due(1, 11, TODAY, TODAY, Text("Grip")),
        draft_due(1, 10, ago(4), TODAY, Text("Grip")),
        alert_due(2, 12, TODAY, TODAY, Text("Fall")),
    ]
    assert [(i.kind, i.record_id) for i in order_due(items, TODAY)] == [
        ("alert", 12), ("draft", 10), ("draft", 11), ("reassessment", 4), ("report", 13),
    ]  # fmt: skip
    assert ("reassessment", 5) in [
        (i.kind, i.record_id) for i in order_due(items, TODAY, ahead_days=10)
    ]


def test_when_in_words():
    assert render(when_words(reassessment_due(1, ago(30), TODAY), TODAY)) == "today"
    assert render(when_words(reassessment_due(1, ago(31), TODAY), TODAY)) == "1 day late"
    assert render(when_words(reassessment_due(1, ago(35), TODAY), TODAY)) == "5 days late"
    assert render(when_words(reassessment_due(1, ago(29), TODAY), TODAY)) == "in 1 day"
    assert render(when_words(reassessment_due(1, ago(20), TODAY), TODAY)) == "in 10 days"
