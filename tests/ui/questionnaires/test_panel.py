"""A questionnaire by keyboard: one key an answer, back, partly answered, totals, both densities."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop.domain.catalogue import all_measures, find_measure
from medex_desktop.ui import theme
from medex_desktop.ui.questionnaires.calculator import TotalSheet
from medex_desktop.ui.questionnaires.panel import QuestionnairePanel
from tests.windows import clipped

WITH_QUESTIONS = sorted(key for key, one in all_measures().items() if one.items)


class Told:
    """What the panel said to its owner."""

    def __init__(self, panel):
        self.texts, self.done = {}, 0
        panel.text_changed.connect(self._on_text_changed)
        panel.finished.connect(self._on_finished)

    def _on_text_changed(self, field, text):
        self.texts[field] = text

    def _on_finished(self):
        self.done += 1


@pytest.fixture
def shown(qtbot):
    hosts = []

    def show(key, *, gym=False, size=(1366, 600)):
        host = QWidget()
        host.resize(*size)
        panel = QuestionnairePanel(find_measure(key), gym=gym, parent=host)
        panel.setGeometry(host.rect())
        qtbot.addWidget(host)
        hosts.append(host)
        host.show()
        QTest.qWaitForWindowActive(host)
        panel.setFocus()
        QApplication.processEvents()
        return panel, Told(panel)

    return show


def press(keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)
        QApplication.processEvents()


def test_seven_keys_answer_seven_questions(shown):
    panel, told = shown("koos_jr")
    panel.set_texts({})
    press("0123404")
    assert told.texts == {f"item_{n}": text for n, text in enumerate("0123404", start=1)}
    assert told.done == 1
    assert panel.texts() == told.texts
    assert "Everything that is needed is answered" in panel._standing.words()


def test_backspace_goes_back_and_the_answer_is_changed(shown):
    panel, told = shown("phq9")
    press("3")
    press([Qt.Key.Key_Backspace])
    assert panel.at == 0
    press("1")
    assert told.texts == {"item_1": "1"}
    press(["9", Qt.Key.Key_Right, Qt.Key.Key_Left])  # 9 is no answer here
    assert panel.at == 1
    assert told.texts == {"item_1": "1"}


def test_what_was_passed_over_is_asked_once_more(shown):
    panel, told = shown("koos_jr")
    panel.set_texts({})
    press("1")
    press((Qt.Key.Key_Return,))
    press("1")
    press((Qt.Key.Key_Return,))
    press("111")
    assert (panel.at, told.done) == (1, 0)
    assert "5 of 7 answered" in panel._standing.words()
    press("2")
    assert (panel.at, told.done) == (3, 0)
    press((Qt.Key.Key_Return,))  # left open on purpose
    assert told.done == 1
    assert sorted(told.texts) == [f"item_{n}" for n in (1, 2, 3, 5, 6, 7)]


def test_what_was_answered_is_taken_up_where_it_stopped(shown):
    panel, told = shown("koos_jr")
    panel.set_texts({"item_1": "2", "item_2": "1"})
    assert panel.at == 2
    panel.go(0)
    panel.set_texts({"item_1": "3", "item_2": "1", "not_asked": "1"})
    assert panel.at == 0
    assert [b.option.key for b in panel._answers.buttons if b.isChecked()] == ["3"]
    assert "2 of 7 answered. All are needed" in panel._standing.words()
    assert told.texts == {}


def test_ten_needs_its_nought_and_one_an_enter(shown):
    panel, told = shown("psfs")
    press("10")
    assert (told.texts, panel.at) == ({"activity_1": "10"}, 1)
    press(["1", Qt.Key.Key_Return])
    assert (told.texts["activity_2"], panel.at) == ("1", 2)
    press("14")
    assert told.texts["activity_3"] == "4"
    press("Stairs")
    assert told.texts["label"] == "Stairs"
    press([Qt.Key.Key_Return])
    assert told.done == 1


def test_yes_no_and_numbers(shown):
    _panel, told = shown("frail_scale")
    press("101")
    press(["3", Qt.Key.Key_Return])
    press(["-", "2", ".", "5", Qt.Key.Key_Return])
    assert list(told.texts.values()) == ["yes", "no", "yes", "3", "-2.5"]
    assert told.done == 1


def test_backspace_in_an_empty_number_goes_back(shown):
    panel, _told = shown("frail_scale")
    panel.go(3)
    press([Qt.Key.Key_Backspace])
    assert panel.at == 2
    press("1")
    assert panel.at == 3


def test_answers_are_reached_by_arrows_and_by_the_mouse(shown):
    panel, told = shown("gad7")
    press([Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space])
    assert told.texts == {"item_1": "1"}
    assert panel.at == 1
    QTest.mouseClick(panel._answers.buttons[3], Qt.MouseButton.LeftButton)
    assert told.texts["item_2"] == "3"


def test_a_fault_stands_beside_its_question(shown):
    panel, _told = shown("vas_pain")
    panel.set_faults({"mm": "101 mm is outside 0 to 100 mm."})
    assert panel._standing.words() == "101 mm is outside 0 to 100 mm."
    press("10")
    assert "outside" not in panel._standing.words()


def test_the_total_of_a_licensed_form_is_worked_out(shown):
    panel, told = shown("odi")
    panel.calculate.click()
    sheet = panel.window().findChild(TotalSheet)
    press("22222")
    press([Qt.Key.Key_Return])
    press("2222")
    assert sheet.result.text() == "40.0 %"
    press("9")
    assert told.texts == {}


def test_a_total_that_is_agreed_to_is_kept(shown):
    panel, told = shown("quickdash")
    panel.calculate.click()
    sheet = panel.window().findChild(TotalSheet)
    assert sheet.agree.reason()
    press("0")
    assert "1 to 5" in sheet.said()
    press([Qt.Key.Key_Backspace])
    press("33333333333")
    assert sheet.said() == ""
    sheet.agree.click()
    assert told.texts == {"score": "50"}
    assert panel._typed.number.text() == "50"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("key", WITH_QUESTIONS)
def test_nothing_is_cut_and_targets_are_large(qapp, shown, key, percent):
    theme.apply(qapp, "light", percent)
    panel, _told = shown(key, gym=True, size=(1318, 530))
    for at in range(len(panel.questions)):
        panel.go(at)
        QApplication.processEvents()
        for button in panel._answers.buttons:
            assert min(button.width(), button.height()) >= 48
        assert clipped(panel) == []
        assert panel.layout().totalMinimumSize().width() <= 1318
