"""The parts of Skills that stand beside the checklist: sheets, the learning tab, the team."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from medex_desktop.domain.skills.lists import OURS
from medex_desktop.services import (
    learning,
    people,
    sign_offs,
    skill_lists,
    skill_plans,
)
from medex_desktop.services.skills_page import skills_page
from medex_desktop.ui import parts
from medex_desktop.ui.screens.skills import SkillsScreen
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.skills.learning_tab import LearningTab
from medex_desktop.ui.skills.paper_sheet import PaperSheet
from medex_desktop.ui.skills.team_tab import TeamTab
from tests.desks import CHEAP
from tests.services.skill_samples import COURSE, CPR, GRIP, answered, own_rows
from tests.shots.camera import Stage, shot


def _filled(stage: Stage) -> Shell:
    shell = stage.open_demo()
    desk = shell.session.desk
    colleague = people.add_person(
        desk, person=people.NewPerson("Theo Moreau", "PT"), passphrase="nine warm stones wait",
        cost=CHEAP,
    )  # fmt: skip
    desk.do(
        sign_offs.record_sign_off, practitioner_id=desk.practitioner_id, slug=GRIP,
        feedback="Clear instruction. Check the elbow angle before trial one.",
        observer_id=colleague, day=date(2026, 3, 4),
    )  # fmt: skip
    desk.do(skill_plans.plan_practice, slug="goal-setting", due_on=date(2026, 10, 3),
            how="Write one goal for each of the next five clients.")  # fmt: skip
    mes = replace(CPR, name="MES", issuer="METI", number="20418", hours_needed="5",
                  expires_on="2026-11-20")  # fmt: skip
    number = desk.do(learning.add_credential, form=mes, scan=b"%PDF-1.4 scan")
    desk.do(learning.add_credential, form=replace(CPR, expires_on="2026-09-20"))
    desk.do(learning.add_credential, form=replace(CPR, name="First aid", expires_on="2028-01-02"))
    desk.do(learning.add_learning, form=replace(COURSE, credential_id=number, hours="3",
            day="2026-09-12", note="Three trials, always the same handle."))  # fmt: skip
    stage.settle()
    shell.foot.forget_undo()
    return shell


def _screen(stage: Stage, shell: Shell, page: str = "checklist") -> SkillsScreen:
    """The whole screen in its window, with one of its parts in front."""
    shell.session.go("skills", page=page)
    screen = shell.current()
    assert isinstance(screen, SkillsScreen)
    stage.until(screen.is_counted)
    stage.settle()
    return screen


def _team(stage: Stage, shell: Shell) -> TeamTab:
    (tab,) = _screen(stage, shell, "team").findChildren(TeamTab)
    stage.until(tab.table.isVisible)
    tab.table.setFocus()
    return tab


def _row(shell: Shell, slug: str) -> object:
    page = shell.session.ask(skills_page)
    return next(row for row in page.rows if row.skill.slug == slug)


@shot("10-skills-learning")
def learning_tab(stage: Stage) -> None:
    screen = _screen(stage, _filled(stage), "learning")
    (tab,) = screen.findChildren(LearningTab)
    tab.add_credential.setFocus()


@shot("10-skills-team")
def team(stage: Stage) -> None:
    _team(stage, _filled(stage))


@shot("10-skills-team-portfolio")
def colleague_portfolio(stage: Stage) -> None:
    shell = _filled(stage)
    tab = _team(stage, shell)
    tab.table.choose_line(1)
    tab.open_portfolio()
    (sheet,) = shell.window().findChildren(PaperSheet)
    stage.until(lambda: bool(sheet.pdf()) and sheet.desk.view.is_sharp())


@shot("10-skills-plan")
def plan(stage: Stage) -> None:
    shell = _filled(stage)
    _screen(stage, shell)
    sheet = parts.of("ui.skills.plan_sheet", "PlanSheet")
    sheet.open_over(shell.window(), shell.session, OURS, _row(shell, "goal-setting"))


@shot("10-skills-credential")
def credential(stage: Stage) -> None:
    shell = _filled(stage)
    _screen(stage, shell, "learning")
    held = shell.session.ask(learning.credentials)
    mes = next(one for one in held if one.scan_id is not None)
    sheet = parts.of("ui.skills.credential_sheet", "CredentialSheet")
    sheet.open_for(shell.window(), shell.session, mes.id)


@shot("10-skills-sign-off")
def sign_off(stage: Stage) -> None:
    shell = _filled(stage)
    _screen(stage, shell)
    sheet = parts.of("ui.skills.sign_off_sheet", "SignOffSheet")
    made = sheet.open_over(shell.window(), shell.session, OURS, _row(shell, GRIP))
    made.fields["passphrase"].field.setText("not mine")
    made.fields["feedback"].field.setPlainText("Clear words.")
    made.agree.click()


@shot("10-skills-sign-off-paper")
def sign_off_paper(stage: Stage) -> None:
    shell = _filled(stage)
    _screen(stage, shell)
    sheet = parts.of("ui.skills.sign_off_sheet", "SignOffSheet")
    made = sheet.open_over(shell.window(), shell.session, OURS, _row(shell, "vital-signs"))
    made.choose_way("paper")
    made.first_field().setFocus()


@shot("10-skills-sign-off-file")
def sign_off_file(stage: Stage) -> None:
    shell = _filled(stage)
    _screen(stage, shell)
    form = stage.folder / "observation signed.medexobs"
    Path(form).write_bytes(answered(shell.session.desk))
    sheet = parts.of("ui.skills.sign_off_sheet", "SignOffSheet")
    made = sheet.open_over(shell.window(), shell.session, OURS, _row(shell, GRIP))
    made.choose_way("file")
    made.first_field().setFocus()
    made._signed.take(form)


@shot("10-skills-list-faults")
def list_faults(stage: Stage) -> None:
    shell = _filled(stage)
    _screen(stage, shell)
    shell.session.do(skill_lists.add_skill_list, title="Academy list", rows=own_rows())
    rows = own_rows()[1:]
    rows[3]["slug"], rows[7]["tier"] = rows[2]["slug"], "Master"
    head = ",".join(rows[0])
    lines = [",".join(f'"{cell}"' for cell in row.values()) for row in rows]
    file = stage.folder / "list.csv"
    file.write_text("\n".join([head, *lines]), encoding="utf-8")
    made = parts.of("ui.skills.list_import", "ListImport").open_over(shell.window(), shell.session)
    made.take(file)


@shot("02-today-skills")
def today(stage: Stage) -> None:
    shell = _filled(stage)
    shell.session.go("today")
    stage.settle()
    shell.current()._table.setFocus()
