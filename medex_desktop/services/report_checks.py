"""What to look at before a progress report is signed: said beside it, decided by a person."""

from typing import Final, Literal

from medex_desktop.domain.grip_records import SIDES
from medex_desktop.errors import MedExError
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, counted
from medex_desktop.services import alerts, clients, documents
from medex_desktop.services.documents import Preview
from medex_desktop.services.due import brief_alert
from medex_desktop.services.progress_report import ReportWords
from medex_desktop.services.trends import TrendPage, grip_trend
from medex_desktop.services.work import Read

Kind = Literal["done", "attend", "stop"]
NAMED: Final = 4


@dataclass(frozen=True, slots=True)
class Check:
    """One line before signing: in order, to be attended, or in the way ("stop")."""

    kind: Kind
    words: Text


@dataclass(frozen=True, slots=True)
class Checked:
    """A report as it would be signed now.

    Attributes:
        preview: the draft on paper; None when it can't be made.
        refusal: why it can't be signed, in one sentence; None when it can.
        to_whom: the provider it goes to, "" when none is named.
    """

    preview: Preview | None
    checks: tuple[Check, ...]
    refusal: Text | None
    to_whom: str


def checked_preview(read: Read, *, client_id: int, words: ReportWords) -> Checked:
    """The draft on paper with its checks. A refusal is part of the answer, not raised.

    Raises Refused only when nothing was measured yet.
    """
    # ReportLab costs more than the whole start; it is wanted only here.
    from medex_desktop.reports.characters import CannotDraw
    from medex_desktop.reports.fitting import DoesNotFit

    preview: Preview | None = None
    refusal: MedExError | None = None
    try:
        preview = documents.report_preview(read, client_id=client_id, words=words)
    except (DoesNotFit, CannotDraw) as error:
        refusal = error
    page = clients.client_page(read, client_id=client_id)
    checks = [
        _fits(preview, isinstance(refusal, DoesNotFit)),
        _prints(refusal if isinstance(refusal, CannotDraw) else None),
        *_measured(grip_trend(read, client_id=client_id)),
        *_answered(read, client_id),
        *_addressed(page.provider is not None),
    ]
    asked_first = words.request != "none" and not words.asked.strip()
    why = refusal.message if refusal is not None else _ASK if asked_first else None
    to_whom = page.provider.name if page.provider is not None else ""
    return Checked(preview, tuple(check for check in checks if check), why, to_whom)


_ASK: Final = Text("Say in one question what you ask of the reader.")


def _fits(preview: Preview | None, is_full: bool) -> Check | None:
    if preview is None:
        return Check("stop", Text("More than one page")) if is_full else None
    more = preview.paper.pages - 1
    if more:
        return Check(
            "done",
            counted("One page, and {n} page of data", "One page, and {n} pages of data", more),
        )
    if preview.paper.step > 1:
        return Check("done", Text("One page, set tighter"))
    return Check("done", Text("One page"))


def _prints(refusal: MedExError | None) -> Check:
    if refusal is None:
        return Check("done", Text("Every character prints"))
    characters = getattr(refusal, "characters", ())
    named = ", ".join(f"{each.name.lower()}" for each in characters[:NAMED])
    more = len(characters) - NAMED
    listed = f"{named}, +{more}" if more > 0 else named
    return Check("stop", Text("Does not print: {characters}", {"characters": listed}))


def _measured(page: TrendPage) -> list[Check]:
    if page.latest is None:
        return []
    names = {"right": Text("Grip right: not measured"), "left": Text("Grip left: not measured")}
    return [
        Check("attend", names[side]) for side in SIDES if page.latest.side(side).value_kg is None
    ]


def _answered(read: Read, client_id: int) -> list[Check]:
    """Each alert that waits, by its name; the newest first, the many only counted."""
    waiting = alerts.open_alerts(read, client_id=client_id)[::-1]
    named = [
        Text("Alert not answered: {alert}", {"alert": brief_alert(line, read.today)})
        for line in waiting[:NAMED]
    ]
    more = len(waiting) - NAMED
    if more > 0:
        named.append(
            counted("{n} more alert is not answered", "{n} more alerts are not answered", more)
        )
    return [Check("attend", words) for words in named]


def _addressed(is_named: bool) -> list[Check]:
    return [] if is_named else [Check("attend", Text("No provider is named for this client"))]
