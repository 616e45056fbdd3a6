"""Sheets of skills keep what was typed when the practice is locked; passphrases they never keep."""

import json

from PySide6.QtCore import Qt

from medex_desktop.domain.skills.lists import OURS
from medex_desktop.services import drafts, due, skill_plans
from medex_desktop.services.draft_offers import offers
from medex_desktop.ui.commands import host_of
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.skills.learning_sheet import LearningSheet
from medex_desktop.ui.skills.plan_sheet import PlanSheet
from medex_desktop.ui.skills.sign_off_sheet import PAPER, SignOffSheet
from medex_desktop.ui.widgets.sentence import Sentence
from tests.services.test_people import add
from tests.ui.skill_parts.stage import CTRL, press, row_of, type_in

BACK = "What you had typed when the practice was locked is here again."


def kept(shell: Shell) -> list[drafts.Draft]:
    return shell.session.ask(drafts.drafts)


def plan_of(shell: Shell, slug: str = "pain-rating") -> PlanSheet:
    return PlanSheet.open_over(host_of(shell), shell.session, OURS, row_of(shell, slug))


def test_locking_keeps_a_plan_that_is_being_typed(shell: Shell) -> None:
    plan_of(shell)
    type_in("9 oct 2026")
    type_in("Ten clients.")
    assert shell.leave()
    assert shell.session.ask(due.due_list) == []  # it is no record that waits for a signature
    assert shell.session.ask(offers, since=None) == ()
    assert plan_of(shell, "refer-out").text("how") == ""
    press(Qt.Key.Key_Escape)
    sheet = plan_of(shell)
    assert (sheet.text("due_on"), sheet.text("how")) == ("9 oct 2026", "Ten clients.")
    assert BACK in [one.words() for one in sheet.findChildren(Sentence)]
    assert shell.leave()  # locked once more before it was saved
    plan_of(shell)
    press(Qt.Key.Key_Return, CTRL)
    assert [one.how for one in shell.session.ask(skill_plans.plans)] == ["Ten clients."]
    assert kept(shell) == []


def learning(shell: Shell) -> LearningSheet:
    sheet = LearningSheet(host_of(shell), shell.session)
    sheet.open(sheet.fields["title"].field)
    return sheet


def test_cancelling_lets_it_go_and_what_was_not_touched_leaves_nothing(shell: Shell) -> None:
    learning(shell)
    assert shell.leave()
    assert kept(shell) == []
    learning(shell)
    type_in("Grip and ageing")
    assert shell.leave()
    assert len(kept(shell)) == 1
    sheet = learning(shell)
    assert sheet.text("title") == "Grip and ageing"
    press(Qt.Key.Key_Escape)
    assert kept(shell) == []


def test_feedback_is_kept_and_the_passphrase_is_not(shell: Shell) -> None:
    add(shell.session.desk)
    SignOffSheet.open_over(host_of(shell), shell.session, OURS, row_of(shell))
    type_in("Clear words.")
    type_in("a secret of mine")
    assert shell.leave()
    (draft,) = kept(shell)
    assert "Clear words." in json.dumps(draft.payload)
    assert "secret" not in json.dumps(draft.payload)
    sheet = SignOffSheet.open_over(host_of(shell), shell.session, OURS, row_of(shell))
    assert (sheet.text("feedback"), sheet.text("passphrase")) == ("Clear words.", "")
    sheet.choose_way(PAPER)
    sheet.fields["observer"].field.setText("Theo Moreau")  # type: ignore[attr-defined]
    assert shell.leave()
    sheet = SignOffSheet.open_over(host_of(shell), shell.session, OURS, row_of(shell))
    assert (sheet.way.key(), sheet.text("observer")) == (PAPER, "Theo Moreau")
