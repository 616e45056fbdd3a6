"""The Skills screen: tiers, rows, filters, the card, and what cannot be done."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medex_desktop.domain.skills.evidence import Found
from medex_desktop.errors import Problem, StorageProblem
from medex_desktop.language import Text
from medex_desktop.services import skill_lists, skill_plans, skill_ratings
from medex_desktop.services.acts import Role
from medex_desktop.services.desk import Desk
from medex_desktop.services.skills_page import SkillRow
from medex_desktop.ui import theme
from medex_desktop.ui.screens.skills import SkillsScreen
from medex_desktop.ui.session import Target
from medex_desktop.ui.skills import more
from medex_desktop.ui.skills.note_sheet import NoteSheet
from medex_desktop.ui.skills.records_sheet import RecordsSheet
from medex_desktop.ui.skills.skill_card import SkillCard
from medex_desktop.ui.widgets.overlay import Overlay
from medex_desktop.ui.widgets.scroll_body import ScrollBody
from tests import due_samples
from tests.desks import TestClock
from tests.services.skill_samples import own_rows
from tests.ui.screens.people import TODAY, Stand, clipped, settle, unnamed
from tests.ui.skills.samples import rate_over_time, sign_some_off
from tests.windows import LONGEST


def shown(stand: Stand, qtbot: QtBot, **details: str) -> SkillsScreen:
    screen = SkillsScreen(stand.session)
    stand.put(screen)
    screen.arrive(Target("skills", details=details))
    qtbot.waitUntil(screen.is_counted, timeout=LONGEST)
    settle()
    return screen


def titles(screen: SkillsScreen) -> list[str]:
    rows = screen.checklist.model.rows()
    return [row.skill.title for row in rows if isinstance(row, SkillRow)]


def cells(screen: SkillsScreen, slug: str) -> list[str]:
    screen.checklist.show_skill(slug)
    line = screen.checklist.table.currentIndex().row()
    said = [screen.checklist.model.cell(line, at).said() for at in range(4)]
    return [words.replace("\N{NO-BREAK SPACE}", " ") for words in said]


def current(screen: SkillsScreen) -> SkillRow:
    row = screen.checklist.current()
    assert row is not None
    return row


def test_a_new_user_sees_three_tiers_and_no_zero_for_what_counts_later(
    stand: Stand, qtbot: QtBot
) -> None:
    screen = shown(stand, qtbot)
    nothing = "0 rated 3 or more, 0 evidence met"
    said = [card.accessibleName() for card in screen.checklist.cards.cards]
    assert said == [
        f"Essential, 21 skills, {nothing}, Assessments under guidance: 0 of 50",
        f"Intermediate, 18 skills, {nothing}, Clients with tracked outcomes: 0 of 30",
        f"Advanced, 13 skills, {nothing}, No count stated by the source",
    ]
    first, second, third = (card.toolTip() for card in screen.checklist.cards.cards)
    assert "METI’s skill progression of 2 November 2025 names 50 to 75 assessments" in first
    assert "names 30 to 40 clients with tracked outcomes" in second
    assert third == "It is advice, never a lock: every tier is open."
    assert len(titles(screen)) == 21
    assert cells(screen, "session-log") == [
        "Session log for every session", "not rated", "counts from a later version",
        "not required",
    ]  # fmt: skip
    assert cells(screen, "grip-dynamometry")[1:] == ["not rated", "0 of 5", "observer needed"]
    assert unnamed(screen) == []


def test_until_the_records_are_counted_no_number_stands_there(stand: Stand) -> None:
    screen = SkillsScreen(stand.session)
    screen.setParent(stand)
    assert not screen.is_counted()
    assert screen.checklist.cards.cards[0].accessibleName() == (
        "Essential, 21 skills, 0 rated 3 or more, Counting the records"
    )
    assert cells(screen, "grip-dynamometry")[2] == "counting"


def test_three_facts_of_a_skill_stand_side_by_side(
    desk: Desk, clock: TestClock, stand: Stand, qtbot: QtBot
) -> None:
    client = due_samples.add_client(desk, "Ruth Abernathy", "2 Feb 1944")
    due_samples.add_assessment(desk, client, TODAY)
    rate_over_time(desk, clock)
    sign_some_off(desk)
    screen = shown(stand, qtbot)
    assert cells(screen, "mobility-performance-tests")[1:] == [
        "4 can teach", "0 of 5", "T. Moreau, 22 Jun",
    ]  # fmt: skip
    screen.checklist.show_skill("grip-dynamometry")
    card = screen.checklist.card
    said = [label.text() for label in card.findChildren(type(card.behaviour)) if label.text()]
    assert card.rated.text() == "2 supervised"
    assert "“Elbow at 90 degrees every time now.”" in said
    assert "20\N{NO-BREAK SPACE}Jun\N{NO-BREAK SPACE}2026: 2 supervised" in said
    assert any("Check the elbow angle" in words for words in said)
    assert any(words.startswith("5 signed assessments") for words in said)  # what counts


def test_filters_narrow_and_one_key_shows_all_again(
    desk: Desk, clock: TestClock, stand: Stand, qtbot: QtBot
) -> None:
    rate_over_time(desk, clock)
    screen = shown(stand, qtbot)
    checklist = screen.checklist
    for state, count in (("not_rated", 5), ("below", 4), ("observer", 8), ("done", 0)):
        checklist.states.set_key(state)
        checklist.states.chosen.emit(state)
        assert (state, len(titles(screen))) == (state, count)
    checklist.kinds.choose("technical")
    assert titles(screen) == []
    assert checklist.current() is None
    checklist.show_all.click()
    assert len(titles(screen)) == 21
    checklist.order.set_key("list")
    checklist.look_again()
    assert titles(screen)[0] == "Resting blood pressure and vital signs"


def test_rows_stay_where_they_are_while_one_rates(stand: Stand, qtbot: QtBot) -> None:
    screen = shown(stand, qtbot)
    before = titles(screen)
    first = current(screen).skill.slug
    qtbot.keyClick(screen.checklist.table, Qt.Key.Key_3)
    settle()
    assert titles(screen) == before
    assert current(screen).skill.title == before[1]
    assert cells(screen, first)[1] == "3 independent"
    qtbot.keyClick(screen.checklist.table, Qt.Key.Key_4, Qt.KeyboardModifier.KeypadModifier)
    settle()
    assert cells(screen, first)[1] == "4 can teach"
    assert [one.value for one in stand.session.ask(skill_ratings.ratings)[first]] == [3, 4]


def test_left_right_and_alt_digits_choose_the_tier(stand: Stand, qtbot: QtBot) -> None:
    screen = shown(stand, qtbot)
    table = screen.checklist.table
    assert screen.checklist.model.columns[0].title == "Essential skill"
    for key, tier in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Right, 2),
                      (Qt.Key.Key_Left, 1)):  # fmt: skip
        qtbot.keyClick(table, key)
        assert screen.checklist.tier() == tier
    qtbot.keyClick(table, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert screen.checklist.tier() == 2
    assert len(titles(screen)) == 13
    assert screen.checklist.model.columns[0].title == "Advanced skill"


def test_enter_lists_the_records_and_opens_one(desk: Desk, stand: Stand, qtbot: QtBot) -> None:
    client = due_samples.add_client(desk, "Ruth Abernathy", "2 Feb 1944")
    tested = due_samples.add_assessment(desk, client, TODAY)
    screen = shown(stand, qtbot, slug="contraindication-check")
    qtbot.keyClick(screen.checklist.table, Qt.Key.Key_Return)
    assert stand.told == ["There are no records behind this skill yet."]
    row = current(screen)
    assert row.evidence is not None
    counted = Found("assessment", tested, client, TODAY, Text("Assessment"))
    own = Found("practice", 0, None, TODAY, Text("Restore rehearsed"))
    against = Found("client", client, client, TODAY, Text("Unsigned draft"))
    evidence = replace(row.evidence, found=(counted, own), open_points=(against,))
    sheet = RecordsSheet.open_over(stand, stand.session, replace(row, evidence=evidence))
    assert [sheet.model.cell(line, 2).text for line in range(3)] == [
        "Unsigned draft, stands against it", "Assessment", "Restore rehearsed",
    ]  # fmt: skip
    sheet.table.choose_line(2)
    qtbot.keyClick(sheet.table, Qt.Key.Key_Return)
    assert sheet.said().startswith("This is about you")
    sheet.table.choose_line(1)
    qtbot.keyClick(sheet.table, Qt.Key.Key_Return)
    assert stand.last == ("client", client, "assess", {"assessment_id": tested})


def test_n_writes_a_note_once_there_is_a_rating(stand: Stand, qtbot: QtBot) -> None:
    screen = shown(stand, qtbot, slug="pain-rating")
    qtbot.keyClick(screen.checklist.table, Qt.Key.Key_N)
    assert stand.told == ["Rate the skill first; the note stands beside the rating."]
    stand.session.do(skill_ratings.rate, slug="pain-rating", value=2)
    settle()
    qtbot.keyClick(screen.checklist.table, Qt.Key.Key_N)
    (sheet,) = stand.findChildren(NoteSheet)
    sheet.note.set_text("Ask for the site first.")
    assert sheet.leave()  # as locking does
    settle()
    assert current(screen).rating is not None
    assert current(screen).ratings[-1].note == "Ask for the site first."


def test_undo_takes_a_rating_back_and_the_bar_goes_there(stand: Stand, qtbot: QtBot) -> None:
    screen = shown(stand, qtbot)
    first = current(screen).skill.slug
    qtbot.keyClick(screen.checklist.table, Qt.Key.Key_2)
    settle()
    stand.session.undo()
    settle()
    assert current(screen).skill.slug == first
    assert current(screen).rating is None


def test_who_may_only_read_sees_everything_and_rates_nothing(
    desk: Desk, session: object, stand: Stand, qtbot: QtBot
) -> None:
    desk._role = Role.READ_ONLY
    screen = shown(stand, qtbot)
    qtbot.keyClick(screen.checklist.table, Qt.Key.Key_3)
    assert stand.told == ["Your role here is to read. Nothing was rated."]
    assert stand.session.ask(skill_ratings.ratings) == {}
    assert screen.checklist.card.rate.isHidden()
    helped = screen.keys()
    assert ("N", "note") not in helped
    assert len(titles(screen)) == 21


def test_a_rating_alone_is_not_done_where_records_are_counted_later(
    stand: Stand, qtbot: QtBot
) -> None:
    stand.session.do(skill_ratings.rate, slug="health-history-intake", value=4)
    screen = shown(stand, qtbot)
    screen.checklist.states.set_key("done")
    screen.checklist.states.chosen.emit("done")
    assert titles(screen) == []


def test_what_is_planned_is_found_and_its_plan_opened(stand: Stand, qtbot: QtBot) -> None:
    stand.session.do(skill_plans.plan_practice, slug="rom-measurement", due_on=date(2027, 1, 4))
    screen = shown(stand, qtbot)
    assert screen.checklist.card.plan.text() == "Plan practice"
    screen.checklist.states.set_key("planned")
    screen.checklist.states.chosen.emit("planned")
    assert titles(screen) == ["Joint range of motion"]
    assert screen.checklist.card.plan.text() == "Open plan"


def test_a_disk_that_refuses_is_told_and_the_bar_stays(
    stand: Stand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = shown(stand, qtbot)
    first = current(screen).skill.slug

    def full(*_parts: object, **_named: object) -> None:
        raise StorageProblem(Problem.FULL, *map(Text, ("Full.", "Safe.", "Free some.")))

    monkeypatch.setattr(stand.session.desk, "do", full)
    qtbot.keyClick(screen.checklist.table, Qt.Key.Key_3)
    settle()
    assert len(stand.troubles) == 1
    assert current(screen).skill.slug == first


def test_a_list_of_the_practice_is_chosen_beside_ours(
    desk: Desk, stand: Stand, qtbot: QtBot
) -> None:
    screen = shown(stand, qtbot)
    assert screen.lists.isHidden()
    assert screen._wording.isVisible()
    key = desk.do(skill_lists.add_skill_list, title="Academy list", rows=own_rows())
    settle()
    assert not screen.lists.isHidden()
    assert screen._wording_below.isVisible()  # the head has no room for both
    assert clipped(screen) == []
    screen.lists.set_key(key)
    screen.lists.chosen.emit(key)
    assert screen.checklist.cards.cards[0].accessibleName() == (
        "Foundation, 21 skills, 0 rated 3 or more"
    )
    assert cells(screen, "x-vital-signs")[2] == "not counted for this list"
    qtbot.keyClick(screen.checklist.table, Qt.Key.Key_4)
    settle()
    assert list(desk.ask(skill_ratings.ratings, list_key=key)) == ["x-vital-signs"]


def test_a_long_name_of_a_tier_does_not_cut_the_card(
    desk: Desk, stand: Stand, qtbot: QtBot
) -> None:
    rows = [{**row, "tier": f"{row['tier']} of medical exercise, as we see it"[:40]}
            for row in own_rows()]  # fmt: skip
    key = desk.do(skill_lists.add_skill_list, title="Academy list", rows=rows)
    screen = shown(stand, qtbot, list=key)
    (scrolled,) = screen.checklist.card.findChildren(ScrollBody)
    inside = scrolled.widget()
    assert inside is not None
    assert inside.width() <= scrolled.viewport().width()


def test_progress_is_drawn_when_it_is_looked_at(
    desk: Desk, clock: TestClock, stand: Stand, qtbot: QtBot
) -> None:
    rate_over_time(desk, clock)
    screen = shown(stand, qtbot)
    screen.tabs.choose("progress")
    qtbot.waitUntil(screen.progress.is_drawn, timeout=LONGEST)
    assert screen.progress.words.text().startswith("Essential: 12 of 21 at 3 or more, 0 on 2")
    assert screen.progress.kinds.accessibleDescription().startswith("Technical: 5 of 17")
    stand.session.do(skill_ratings.rate, slug="grip-dynamometry", value=3)
    settle()
    assert screen.progress.words.text().startswith("Essential: 13 of 21")


def test_progress_of_nothing_says_what_will_stand_there(stand: Stand, qtbot: QtBot) -> None:
    screen = shown(stand, qtbot, page="progress")
    assert screen.progress.words.text().startswith("Rate your skills in the checklist")


def test_no_button_without_its_part(stand: Stand, qtbot: QtBot) -> None:
    screen = shown(stand, qtbot)
    assert screen._import.isVisible() is more.is_there("import")
    card = screen.checklist.card
    assert card.plan.isVisible() is more.is_there("plan")
    assert card.sign_off.isHidden() is not more.is_there("sign_off")
    named = screen.tabs.keys()
    assert ("learning" in named) is more.is_there("learning")
    assert named[:2] == ("checklist", "progress")


@pytest.mark.parametrize("percent", [100, 125, 200])
def test_nothing_is_cut_at_any_size_of_the_text(
    qapp: QApplication, desk: Desk, clock: TestClock, stand: Stand, qtbot: QtBot, percent: int
) -> None:
    rate_over_time(desk, clock)
    sign_some_off(desk)
    theme.apply(qapp, "light", percent)
    screen = shown(stand, qtbot, slug="grip-dynamometry")
    assert clipped(screen) == []
    assert screen.checklist.card.isHidden() is (percent > 100)
    if percent > 100:
        qtbot.keyClick(screen.checklist.table, Qt.Key.Key_Return)
        (over,) = [one for one in stand.findChildren(Overlay) if one.isVisible()]
        assert over.findChild(SkillCard).rated.text() == "2 supervised"
        assert clipped(over) == []
        qtbot.keyClick(over.findChild(SkillCard), Qt.Key.Key_4)  # as the cap on its button says
        settle()
        assert not [one for one in stand.findChildren(Overlay) if one.isVisible()]
        assert cells(screen, "grip-dynamometry")[1] == "4 can teach"
    screen.tabs.choose("progress")
    settle()
    assert clipped(screen) == []
