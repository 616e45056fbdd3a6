"""The blank questionnaire: one page, every question with its boxes, and whose words they are."""

from dataclasses import replace
from itertools import groupby

import pytest

from medex_desktop.domain.catalogue import all_measures, find_measure
from medex_desktop.language import render as worded
from medex_desktop.reports import questionnaire_sheet
from medex_desktop.reports.answer_rows import in_lines
from medex_desktop.reports.characters import CannotDraw
from medex_desktop.reports.content import PageSize
from medex_desktop.reports.fitting import DoesNotFit
from tests.reports import samples
from tests.reports.reading import fonts, picture, text

WITH_QUESTIONS = [measure for measure in all_measures().values() if measure.items]


def form(key, client="", size=PageSize.LETTER):
    paper = replace(samples.paper(size), title="Questionnaire", record="", check="")
    return questionnaire_sheet.sheet_of(find_measure(key), paper, client)


@pytest.mark.parametrize("size", list(PageSize))
@pytest.mark.parametrize("measure", WITH_QUESTIONS, ids=lambda measure: measure.key)
def test_one_page_holds_every_question_and_its_credit(measure, size):
    sheet = form(measure.key, size=size)
    made = questionnaire_sheet.render(sheet)
    assert made.pages == 1
    said = text(made.pdf)
    for number, question in enumerate(sheet.questions, start=1):
        if len(sheet.questions) > 1:
            assert f"{number}. {question.words}" in said
        assert question.words in said
        assert question.lead in said
    for wanted in (worded(measure.title), worded(measure.licence), "Name", "Date", "page 1 of 1"):
        assert wanted in said
    assert all(inside for _name, inside in fonts(made.pdf))
    assert questionnaire_sheet.render(sheet).pdf == made.pdf


def test_the_clients_name_is_printed_when_it_is_known():
    assert "Margaret Łukasik" in text(
        questionnaire_sheet.render(form("gad7", "Margaret Łukasik")).pdf
    )
    assert "Margaret" not in text(questionnaire_sheet.render(form("gad7")).pdf)


def test_answers_have_a_box_each_and_words_above():
    sheet = form("phq9")
    assert {question.boxes for question in sheet.questions} == {("0", "1", "2", "3")}
    said = text(questionnaire_sheet.render(sheet).pdf)
    for words in ("Not at all", "Several days", "Extremely", "difficult"):
        assert words in said
    assert said.count("0 1 2 3") == 10


def test_yes_and_no_a_number_to_write_and_numbers_to_ten():
    frail = [question.boxes for question in form("frail_scale").questions]
    assert frail == [("Yes", "No")] * 3 + [("",)] * 2
    assert form("frail_scale").questions[-1].after == "%"
    assert form("psfs").questions[0].boxes == tuple(str(n) for n in range(11))
    assert all(question.written for question in form("psfs").questions)


def test_short_names_say_where_the_wording_is():
    note = "belongs to its owner and stands on the owner's printed form"
    assert note in text(questionnaire_sheet.render(form("lefs")).pdf)
    assert note not in text(questionnaire_sheet.render(form("phq9")).pdf)


def test_a_licensed_form_without_questions_has_no_sheet():
    with pytest.raises(ValueError, match="oks has no questions"):
        form("oks")


def test_the_line_of_pain_is_100_mm_on_paper():
    made = questionnaire_sheet.render(form("vas_pain"))
    assert "Print at 100 %" in text(made.pdf)
    page = picture(made.pdf, dpi=254)
    runs = []
    for row in range(page.height):
        dark = (value < 128 for value in page.crop((0, row, page.width, row + 1)).tobytes())
        runs += [len(list(run)) for black, run in groupby(dark) if black]
    assert any(996 <= run <= 1006 for run in runs)


def test_a_page_that_cannot_hold_them_says_so():
    sheet = form("lefs")
    with pytest.raises(DoesNotFit):
        questionnaire_sheet.render(replace(sheet, questions=sheet.questions * 2))
    with pytest.raises(CannotDraw):
        questionnaire_sheet.render(replace(sheet, client="漢"))


def test_words_over_a_box_are_broken_between_words_only():
    assert in_lines("More than half the days", 50, 8) == ["More than", "half the", "days"]
    assert in_lines("Extraordinarily", 5, 8) == ["Extraordinarily"]
    assert in_lines("", 5, 8) == []
