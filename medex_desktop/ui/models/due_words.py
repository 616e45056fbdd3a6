"""How what is due reads: the word for its kind, the word on its action, its shape."""

from medex_desktop.language import _
from medex_desktop.services.due import TodayLine


def kind_word(kind: str) -> str:
    """The word for a kind of line."""
    return {
        "alert": _("Alert"),
        "draft": _("Unsigned"),
        "client": _("Not saved"),
        "reassessment": _("Reassessment"),
        "report": _("Report"),
        "practice": _("Practise"),
        "credential": _("Credential"),
    }[kind]


def action_word(action: str) -> str:
    """The verb of a line's one action."""
    return {
        "sign": _("Sign"),
        "answer": _("Answer"),
        "assess": _("Assess"),
        "send": _("Send"),
        "continue": _("Continue"),
        "practise": _("Open plan"),
        "renew": _("Renew"),
    }[action]


def line_shape(line: TodayLine) -> str:
    """Octagon when late or an alert, pencil for what is not signed, diamond today, ring later."""
    if line.group == "overdue" or line.kind == "alert":
        return "stop"
    if line.group in ("week", "later"):
        return "later"
    return "draft" if line.kind in ("draft", "client") else "attend"


def group_ink(line: TodayLine) -> str:
    """The colour token of when a line is due."""
    if line.kind == "alert":
        return "alert"
    return {"overdue": "alert", "today": "watch"}.get(line.group, "ink2")


def may_not_wait(line: TodayLine) -> str:
    """Why a line can't be put off."""
    return {
        "alert": _("An alert is answered, not put off."),
        "credential": _("A credential is renewed or ended; its day stands on it."),
    }.get(line.kind, _("A form of a new client is finished or discarded, not put off."))
