"""Papers on skills: the sheet with the portfolio, and an observation form of one skill."""

from medex_desktop.services.skills_page import skills_page
from medex_desktop.ui.skills.paper_sheet import FORM, PORTFOLIO, PaperSheet
from medex_desktop.ui.skills.papers import SkillPapers
from tests.services.skill_samples import GRIP
from tests.shots.camera import Stage, shot


def _sheet(stage: Stage, kind: str, slug: str = "") -> PaperSheet:
    shell = stage.open_demo()
    papers = SkillPapers(shell.session, shell)
    papers.show_page(shell.session.ask(skills_page))
    papers.open(kind, slug)
    assert papers.sheet is not None
    stage.until(lambda: bool(papers.sheet and papers.sheet.desk.view.is_sharp()))
    return papers.sheet


@shot("10-skills-papers")
def portfolio(stage: Stage) -> None:
    _sheet(stage, PORTFOLIO)


@shot("10-skills-paper-form")
def form(stage: Stage) -> None:
    _sheet(stage, FORM, GRIP)
