"""The sheet of a practice plan: by keyboard, from the checklist and from Today."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medex_desktop.domain.skills.lists import OURS
from medex_desktop.errors import Refused
from medex_desktop.services import learning, skill_plans
from medex_desktop.services.due import due_list
from medex_desktop.ui import theme
from medex_desktop.ui.screens.today import TodayScreen
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.skills.credential_sheet import CredentialSheet
from medex_desktop.ui.skills.plan_sheet import PlanSheet
from tests.services.skill_samples import CPR, GRIP
from tests.ui.skill_parts.stage import CTRL, press, row_of, shown, type_in
from tests.windows import clipped

TODAY = date(2026, 10, 1)


def test_a_skill_is_planned_by_keyboard_alone(shell: Shell) -> None:
    sheet = PlanSheet.open_over(shell.window(), shell.session, OURS, row_of(shell))
    type_in("15 oct 2026")
    type_in("Ten grips a day.")
    press(Qt.Key.Key_Return, CTRL)
    assert not sheet.isVisible()
    (plan,) = shell.session.ask(skill_plans.plans)
    assert (plan.slug, plan.due_on, plan.how) == (GRIP, date(2026, 10, 15), "Ten grips a day.")


@pytest.mark.parametrize("typed", ["soon", "30 sep 2026"])
def test_a_day_that_can_not_be_is_said_beside_the_field(shell: Shell, typed: str) -> None:
    sheet = PlanSheet.open_over(shell.window(), shell.session, OURS, row_of(shell))
    type_in(typed)
    press(Qt.Key.Key_Return, CTRL)
    assert sheet.isVisible()
    assert sheet.fields["due_on"].sentence()
    assert shell.session.ask(skill_plans.plans) == []


def test_an_open_plan_is_moved_done_or_dropped(shell: Shell) -> None:
    session = shell.session
    first = session.do(skill_plans.plan_practice, slug=GRIP, due_on=TODAY)
    sheet = PlanSheet.open_over(shell.window(), session, OURS, row_of(shell))
    type_in("9 oct 2026")
    press(Qt.Key.Key_Return, CTRL)
    assert session.ask(skill_plans.plans)[0].due_on == date(2026, 10, 9)
    sheet = PlanSheet.open_for(shell.window(), session, first)
    press(Qt.Key.Key_Space)
    assert session.ask(skill_plans.plans)[0].done_on == TODAY
    other = session.do(skill_plans.plan_practice, slug="refer-out", due_on=TODAY)
    sheet = PlanSheet.open_for(shell.window(), session, other)
    sheet.drop.click()
    assert session.ask(skill_plans.open_plans) == []
    with pytest.raises(Refused):
        PlanSheet.open_for(shell.window(), session, other)


def test_today_leads_to_what_settles_each(shell: Shell) -> None:
    session = shell.session
    session.do(skill_plans.plan_practice, slug=GRIP, due_on=TODAY)
    ends = (TODAY + timedelta(days=30)).isoformat()
    session.do(learning.add_credential, form=CPR.__class__("MES", "METI", expires_on=ends))
    session.go("today")
    today = shell.current()
    assert isinstance(today, TodayScreen)
    QApplication.processEvents()
    today._table.setFocus()
    press(Qt.Key.Key_Return)
    plan = shown(shell, PlanSheet)
    assert isinstance(plan, PlanSheet)
    plan.done.click()
    today._table.choose_line(0)
    today._table.setFocus()
    press(Qt.Key.Key_Z)
    assert len(session.ask(due_list)) == 1, "a credential is not put off"
    press(Qt.Key.Key_Return)
    renewed = shown(shell, CredentialSheet)
    assert isinstance(renewed, CredentialSheet)
    type_in("1 jan 2029")
    press(Qt.Key.Key_Return, CTRL)
    assert session.ask(due_list) == []


def test_at_two_hundred_percent_nothing_is_cut(shell: Shell, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 200)
    sheet = PlanSheet.open_over(shell.window(), shell.session, OURS, row_of(shell))
    QApplication.processEvents()
    assert clipped(sheet) == []
