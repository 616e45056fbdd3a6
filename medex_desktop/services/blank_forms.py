"""A blank questionnaire for a client to fill in on paper, and the note that it was printed."""

from medex_desktop.domain.measure import Measure
from medex_desktop.language import _, render
from medex_desktop.services import clients, practices
from medex_desktop.services.acts import act
from medex_desktop.services.letterheads import letterhead_line
from medex_desktop.services.work import Read, Work


@act("questionnaire.print", in_bin=True)
def note_blank_print(work: Work, *, client_id: int) -> None:
    """Note in the audit that a form with a client's name on it was printed."""
    work.about(clients.client_page(work, client_id=client_id).client.id)


def blank_form(read: Read, *, measure: Measure, client_id: int) -> bytes:
    """The blank form as a PDF of one page, with the client's name and record on it.

    Raises ``CannotDraw`` for letters that would come out wrong on paper, ``ValueError`` for a
    measure without questions.
    """
    # ReportLab costs more than the whole start; it is wanted only here.
    from medex_desktop.reports.content import Letterhead, PageSize, Paper
    from medex_desktop.reports.questionnaire_sheet import render as put_on_paper
    from medex_desktop.reports.questionnaire_sheet import sheet_of

    client = clients.client_page(read, client_id=client_id).client
    practice, person = practices.the_practice(read), practices.the_practitioner(read)
    paper = Paper(
        Letterhead(practice.name, letterhead_line(practice, person), practice.phone),
        render(measure.title),
        _("client record {n}", n=client.id),
        page_size=PageSize(practices.setting_of(read, practices.PAPER_SETTING, "letter")),
        demo=read.is_demo,
    )
    return put_on_paper(sheet_of(measure, paper, client.name)).pdf
