"""The pages of papers on skills: chart, order, grey, and rows that keep room for a hand."""

from dataclasses import replace
from io import BytesIO

import pytest
from matplotlib.figure import Figure
from reportlab.pdfgen.canvas import Canvas

from medex_desktop.reports import skill_checklist, skill_portfolio
from medex_desktop.reports.characters import CannotDraw
from medex_desktop.reports.content import Bold, PageSize
from medex_desktop.reports.skill_blocks import Bar, PartedBar
from medex_desktop.reports.skill_checklist import BlankSkill, SkillChecklist
from medex_desktop.reports.skill_kinds import KindFact, KindLine
from medex_desktop.reports.skill_portfolio import (
    Listing,
    MeterLine,
    Passages,
    ProgressPicture,
    SkillLine,
    SkillPortfolio,
    TierPart,
)
from tests.reports import samples
from tests.reports.reading import faxed, picture, text

LINE = SkillLine(
    1, "Joint range of motion", "3", "●●●○", ("8", " of 5"), 1.0, "4 clients", "□ not yet"
)


def drawn(wide: float, high: float) -> Figure:
    figure = Figure(figsize=(wide, high))
    figure.text(0.5, 0.5, "rising curve")
    return figure


def portfolio(rows: int = 21, **more: object) -> SkillPortfolio:
    lines = tuple(replace(LINE, number=n) for n in range(1, rows + 1))
    tiers = tuple(
        TierPart(f"{name} ({rows})", lines, ("3 rated", "2 with evidence", "1 observed"))
        for name in ("Essential", "Advanced")
    )
    made = SkillPortfolio(
        paper=replace(samples.paper(), title="Skills portfolio"),
        whose="Rosa Łuk, MES",
        meters=(MeterLine("Assessments under guidance", "41", " of 50", 0.82),),
        tiers=tiers,
        scale=(Bold("Scale:"), " 0 to 4"),
        parts=(
            Passages("Who watched", (), "Nobody yet."),
            Listing("Learning", ("Date", "Hours"), (("1 Sep 2026", "2.5"),), "Nothing."),
        ),
    )
    return replace(made, **more)


@pytest.mark.parametrize("size", list(PageSize))
def test_tiers_have_pages_of_their_own_and_the_first_says_which(size):
    paper = replace(samples.paper(size), title="Skills portfolio")
    made = skill_portfolio.render(portfolio(paper=paper))
    assert made.pages == 3
    assert "Advanced (21) 3 rated 2 with evidence 1 observed page 2" in text(made.pdf, 0)
    assert "Advanced (21)" in text(made.pdf, 1)
    assert "Nobody yet." in text(made.pdf, 2)
    assert skill_portfolio.render(portfolio(paper=paper)).pdf == made.pdf


def test_a_long_first_tier_moves_the_pages_of_the_others():
    made = skill_portfolio.render(portfolio(60))
    assert "observed page 3" in text(made.pdf, 1)
    assert "Advanced (60)" in text(made.pdf, 2)
    assert all("Observed by" in text(made.pdf, page) for page in range(4))


def test_hundreds_of_records_stay_on_one_line():
    heights = {
        skill_portfolio.skill_table(TierPart("Essential", (one,), ("", "", "")), 510).wrap(510, 800)
        for one in (LINE, replace(LINE, records=("283", " of 20")))
    }
    assert len(heights) == 1


def test_the_chart_of_progress_is_laid_in_where_there_is_one():
    told = ProgressPicture("19 skills stand at 3 or more.", drawn)
    made = skill_portfolio.render(portfolio(picture=told))
    assert "19 skills stand at 3 or more." in text(made.pdf, 2)
    assert "rising curve" in text(made.pdf, 2)
    assert made.chart_mm == skill_portfolio.CHART_MM


def test_strengths_by_kind_are_told_apart_without_colour():
    facts = (
        KindFact((6, 3, 2), "6", " of 11", "2 not rated yet"),
        KindFact((), "counts from a later version"),
        KindFact((0, 0, 4), "0", " of 4"),
    )
    kinds = (KindLine("Technical (11)", facts),)
    made = skill_portfolio.render(portfolio(kinds=kinds))
    said = text(made.pdf, 2)
    for wanted in ("Strengths by kind", "6 of 11 2 not rated yet", "counts from a later version",
                   "0 of 4", "hatched is rated lower"):  # fmt: skip
        assert wanted in said
    assert skill_portfolio.render(portfolio(kinds=kinds)).pdf == made.pdf


def test_the_three_parts_of_a_bar_are_three_shades_of_ink():
    canvas = Canvas(BytesIO(), pagesize=(90, 20), pageCompression=0)
    PartedBar((1, 1, 1), 90, 20).drawOn(canvas, 0, 0)
    canvas.save()
    canvas._filename.seek(0)
    seen = picture(canvas._filename.read(), 144)
    third = seen.width // 3
    shades = [
        sum(part.tobytes()) / len(part.tobytes())
        for n in range(3)
        for part in (seen.crop((n * third + 4, 6, (n + 1) * third - 4, seen.height - 6)),)
    ]
    filled, hatched, left_open = shades
    assert filled < 10 < hatched - 40
    assert hatched < 215 < left_open


def test_a_head_never_stands_alone_at_the_foot_of_a_page():
    for lines in range(30, 60):
        first = Passages("First", tuple(f"Line {n}" for n in range(lines)), "", close=True)
        second = Passages("Second head", ("Its words.",), "")
        made = skill_portfolio.render(portfolio(parts=(first, second)))
        where = [page for page in range(made.pages) if "Second head" in text(made.pdf, page)]
        assert len(where) == 1
        assert "Its words." in text(made.pdf, where[0])


def test_close_passages_go_on_overleaf_and_none_is_lost():
    told = tuple(f"Skill {n}: " + "3 on 1 Oct 2026, " * (400 if n == 5 else 2) for n in range(90))
    made = skill_portfolio.render(portfolio(parts=(Passages("History", told, "", close=True),)))
    said = text(made.pdf)
    assert [f"Skill {n}:" in said for n in range(90)] == [True] * 90
    assert said.count("Oct") == 400 + 89 * 2


def test_letters_without_a_glyph_are_refused_by_name():
    with pytest.raises(CannotDraw, match="Not drawn"):
        skill_portfolio.render(portfolio(whose="漢"))


def test_ink_is_black_so_a_grey_printer_and_a_fax_keep_it():
    pdf = skill_portfolio.render(portfolio()).pdf
    grey = picture(pdf, 100).crop((0, 90, 850, 1000))
    assert min(grey.tobytes()) == 0
    assert sum(faxed(pdf).tobytes().count(v) for v in (0,)) > 10_000


def test_a_bar_stays_within_its_frame():
    assert [Bar(share, 40).share for share in (-1, 0.5, 7)] == [0, 0.5, 1]


def checklist(count: int, title: str = "Refer out") -> SkillChecklist:
    skills = tuple(BlankSkill(n, title, "An observer is needed") for n in range(1, count + 1))
    return SkillChecklist(
        paper=replace(samples.paper(), title="Skills checklist"),
        whose="Rosa Łuk, MES",
        tiers=(("Essential", skills),),
        steps=tuple("01234"),
        scale="Mark one circle.",
        origin="Our own wording.",
    )


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (21, 1), (22, 1), (24, 2), (50, 3)])
def test_rows_are_as_many_as_a_hand_can_write_in(count, pages):
    made = skill_checklist.render(checklist(count))
    assert made.pages == pages
    assert text(made.pdf).count("0 1 2 3 4") == count


def test_a_title_of_many_words_takes_the_room_it_needs():
    made = skill_checklist.render(checklist(12, "On and on " * 11))
    said = text(made.pdf)
    assert said.count("An observer is needed") == 12
    assert made.pages == 1
