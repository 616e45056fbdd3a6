"""A new user rates all 52 skills in the real window, by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medex_desktop.domain.skills.lists import OURS, our_list
from medex_desktop.services.skill_ratings import ratings
from medex_desktop.ui.screens.skills import SkillsScreen
from medex_desktop.ui.shell import Shell
from medex_desktop.ui.skills.plan_sheet import PlanSheet
from medex_desktop.ui.skills.sign_off_sheet import SignOffSheet
from medex_desktop.ui.skills.tier_cards import TierCard

MOST_KEYS = 120


class Hand:
    """Types into whatever has the keyboard, and counts."""

    def __init__(self) -> None:
        self.keys = 0

    def press(self, keys: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keySequence(target, keys)
        self.keys += 1
        QApplication.processEvents()


def test_all_52_are_rated_in_fewer_than_120_keys(shell: Shell) -> None:
    hand = Hand()
    hand.press("Ctrl+3")
    screen = shell.current()
    assert isinstance(screen, SkillsScreen)
    while len(shell.session.ask(ratings)) < len(our_list().skills):
        hand.press(str(hand.keys % 5))
        assert hand.keys <= MOST_KEYS
    assert hand.keys == 53
    assert shell.foot.words() == "That was the last skill of the list."
    assert screen.checklist.tier() == 2
    every = shell.session.ask(ratings, list_key=OURS)
    assert {len(one) for one in every.values()} == {1}


def test_a_rating_is_taken_back_by_key_and_given_again(shell: Shell) -> None:
    hand = Hand()
    hand.press("Ctrl+3")
    screen = shell.current()
    assert isinstance(screen, SkillsScreen)
    row = screen.checklist.current()
    assert row is not None
    hand.press("2")
    hand.press("Ctrl+Z")
    assert shell.foot.words() == "Undone: Rate a skill"
    again = screen.checklist.current()
    assert again is not None
    assert (again.skill.slug, again.ratings) == (row.skill.slug, ())
    hand.press("4")
    assert shell.session.ask(ratings)[row.skill.slug][-1].value == 4


def test_digits_rate_from_anywhere_on_the_checklist(shell: Shell) -> None:
    hand = Hand()
    hand.press("Ctrl+3")
    screen = shell.current()
    assert isinstance(screen, SkillsScreen)
    screen.checklist.kinds.take_keyboard()
    hand.press("3")
    assert len(shell.session.ask(ratings)) == 1
    screen.checklist.table.setFocus(Qt.FocusReason.TabFocusReason)
    hand.press("F1")
    assert shell.place() == "help"


def test_help_is_that_of_the_part_and_comes_back_to_it(shell: Shell) -> None:
    hand = Hand()
    hand.press("Ctrl+3")
    screen = shell.current()
    assert isinstance(screen, SkillsScreen)
    for part, page in (("learning", "learning"), ("team", "learning"), ("progress", "skills")):
        screen.tabs.choose(part)
        assert screen.help_page == page
        hand.press("F1")
        assert shell.place() == "help"
        hand.press("F1")
        assert (shell.current(), screen.tabs.key()) == (screen, part)


def test_who_comes_back_from_elsewhere_finds_the_bar_where_it_was(shell: Shell) -> None:
    hand = Hand()
    hand.press("Ctrl+3")
    screen = shell.current()
    assert isinstance(screen, SkillsScreen)
    hand.press("Alt+2")
    for _time in range(4):
        hand.press("Down")
    row = screen.checklist.current()
    assert row is not None
    hand.press("Ctrl+1")
    hand.press("Ctrl+3")
    again = screen.checklist.current()
    assert again is not None
    assert again.skill.slug == row.skill.slug


def test_a_key_plans_and_one_signs_off(shell: Shell) -> None:
    hand = Hand()
    hand.press("Ctrl+3")
    for key, kind in (("P", PlanSheet), ("S", SignOffSheet)):
        hand.press(key)
        (sheet,) = [one for one in shell.window().findChildren(kind) if one.isVisible()]
        hand.press("Escape")
        assert sheet.isHidden()


def test_tab_comes_to_the_tier_before_the_filters(shell: Shell) -> None:
    hand = Hand()
    hand.press("Ctrl+3")
    screen = shell.current()
    assert isinstance(screen, SkillsScreen)
    passed: list[str] = []
    for _step in range(40):
        hand.press("Tab")
        focused = QApplication.focusWidget()
        assert focused is not None
        passed.append(type(focused).__name__)
        if focused is screen.checklist.table:
            break
    tier, filters = passed.index(TierCard.__name__), passed.index("_Segment")
    assert tier + 1 == filters
