"""The certificate of an erasure as a PDF: handed out once, kept nowhere in the practice."""

from typing import Final

from medex_desktop.domain.names import clean_line
from medex_desktop.language import Text, _, day, n_, render
from medex_desktop.services import practices
from medex_desktop.services.erasing import Erased
from medex_desktop.services.work import Read

ROW_WORDS: Final = {
    "addendum": Text("Addenda"),
    "alert": Text("Alerts"),
    "alert_answer": Text("Answers to alerts"),
    "assessment": Text("Assessments"),
    "attachment": Text("Stored files"),
    "baseline": Text("Choices of a baseline"),
    "clearance": Text("Clearances"),
    "client": Text("Client records"),
    "client_condition": Text("Groups noted"),
    "client_limit": Text("Limits from a provider"),
    "document": Text("Signed papers"),
    "document_event": Text("Notes of papers sent, answered or voided"),
    "draft": Text("Drafts"),
    "merge_event": Text("Notes of merging"),
    "postponed": Text("Reminders put off"),
    "precaution": Text("Precautions"),
    "replacement": Text("Joint replacements"),
    "result": Text("Results"),
}


def row_lines(rows: dict[str, int]) -> tuple[str, ...]:
    """What goes, in words, one line a kind of row."""
    return tuple(
        _("{what}: {n}", n=n, what=render(ROW_WORDS[name])) for name, n in sorted(rows.items())
    )


def certificate(read: Read, *, erased: Erased, name: str = "") -> bytes:
    """The certificate as a PDF; with a name only when one was typed for it.

    Raises ``CannotDraw`` for letters that would come out wrong on paper.
    """
    # ReportLab costs more than the whole start; it is wanted only here.
    from medex_desktop.reports.content import Letterhead, PageSize, Paper
    from medex_desktop.reports.erasure_certificate import ErasureCertificate, render

    practice, person = practices.the_practice(read), practices.the_practitioner(read)
    who = ", ".join(part for part in (person.name, person.credential) if part)
    name = clean_line(name, "certificate_name", 200)
    whose = _("{name} (client {n})", name=name, n=erased.client_number)
    found = ErasureCertificate(
        paper=Paper(
            Letterhead(practice.name, who, practice.phone),
            _("Certificate of erasure"),
            _("erasure {n}", n=erased.number),
            page_size=PageSize(practices.setting_of(read, practices.PAPER_SETTING, "letter")),
            demo=read.is_demo,
        ),
        statement=_(
            "{practice} has erased the records of {whose} from its practice file on {day}.",
            practice=practice.name,
            whose=whose if name else _("client {n}", n=erased.client_number),
            day=day(erased.day),
        ),
        about=_about(erased, who),
        rows=row_lines(erased.rows),
        backups=backup_words(erased.backups),
        signature=who,
    )
    return render(found).pdf


def backup_words(held: int) -> str:
    """What backups still hold, in words."""
    own = n_(
        "{n} backup of the program's own still holds the records.",
        "{n} backups of the program's own still hold the records.",
        held,
    )
    kept = _("They age out; what a restore kept aside stays until its folder is removed by hand.")
    elsewhere = _("Copies made to other disks and papers already handed out are not changed.")
    none = _("No backup of the program's own holds the records.")
    return f"{f'{own} {kept}' if held else none} {elsewhere}"


def _about(erased: Erased, who: str) -> tuple[str, ...]:
    kept = (
        _("Kept by rule until {day}.", day=day(erased.kept_until))
        if erased.kept_until is not None
        else _("Nothing was assessed, so no years of keeping applied.")
    )
    return (
        _("Number {n}, client number {client}.", n=erased.number, client=erased.client_number),
        _("Erased on {day} by {who}.", day=day(erased.day), who=who),
        _("Reason: {reason}", reason=erased.reason),
        kept,
    )
