"""The pages of the gallery for skills: tiers, rows in every state, one skill, both charts."""

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from medex_desktop.charts.skill_data import Bar, BarsData, StepLine, StepsData
from medex_desktop.domain.skills.evidence import Count, Found
from medex_desktop.domain.skills.lists import OURS, our_list
from medex_desktop.domain.skills.ratings import Rating
from medex_desktop.domain.skills.rules import RULES, counts_now
from medex_desktop.language import Text
from medex_desktop.services.sign_offs import SignOff
from medex_desktop.services.skills_page import Meter, SkillRow, SkillsPage
from medex_desktop.ui.chart_raster import present_style
from medex_desktop.ui.skills.chart_picture import Drawing, draw
from medex_desktop.ui.skills.skill_card import SkillCard
from medex_desktop.ui.skills.skill_table import SkillModel, SkillTable
from medex_desktop.ui.skills.tier_cards import TierCards
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.layouts import Column, Row

TODAY = date(2026, 10, 1)
AT = datetime(2026, 10, 1, 9, tzinfo=UTC)
RECORDS = (24, 2, 9, 6, 14, 11, 41, 4, 0, 212)
VALUES = (3, 2, 3, 2, 3, 3, 3, 2, 1, 4)


def page() -> SkillsPage:
    """Our list with ratings, evidence and observers of every state."""
    return SkillsPage(
        our_list(),
        tuple(_row(at) for at in range(len(our_list().skills))),
        (Meter(38, 50, 75), Meter(11, 30, 40), Meter(0, 0)),
    )


def _row(at: int) -> SkillRow:
    skill = our_list().skills[at]
    rule = RULES[skill.slug]
    many = RECORDS[at % 10]
    found = tuple(Found("assessment", n, n % 9, TODAY, Text("Assessment")) for n in range(many))
    earlier = Rating(skill.slug, 2, date(2026, 3, 4), "", AT)
    rated = () if at % 7 == 6 else (earlier, Rating(skill.slug, VALUES[at % 10], TODAY, "", AT))
    said = "Clear instruction. Check the elbow angle before trial one."
    day = date(2026, 3, 4)
    signed = SignOff(1, 1, OURS, skill.slug, 2, "Theo Moreau", "PT", day, said, AT, None)
    evidence = Count(rule, found) if counts_now(rule) else Count(rule, later=True)
    observed = (signed,) if rule.observed and at % 2 else ()
    return SkillRow(skill, rated, evidence, observed, rule.observed, None)


def checklist() -> QWidget:
    shown = page()
    made = QWidget()
    cards = TierCards()
    cards.show_page(shown, 0)
    model = SkillModel()
    model.today = TODAY
    model.set_rows(shown.of_tier(0))
    table = SkillTable(model)
    table.setProperty("focused", True)
    table.choose_line(8)
    listed = Card(margins=1, gap=0)
    listed.body.addWidget(table)
    one = SkillCard(may_rate=True)
    one.show_row(shown.list, shown.rows[11], TODAY, counting=False)
    across = Row(gap=16)
    across.addWidget(listed, 3)
    across.addWidget(one, 1)
    column = Column(made, gap=12, margins=24)
    column.addWidget(cards)
    column.addLayout(across, 1)
    return made


def charts() -> QWidget:
    first, second, third = date(2026, 1, 8), date(2026, 5, 2), date(2026, 8, 20)
    steps = StepsData(
        (
            StepLine("Essential 14 of 21", ((first, 3), (second, 9), (third, 14))),
            StepLine("Intermediate 5 of 18", ((first, 0), (third, 5))),
            StepLine("Advanced 5 of 13", ((second, 1), (third, 5))),
        ),
        TODAY, 21, "Skills rated 3 or more",
    )  # fmt: skip
    bars = BarsData(
        (
            Bar("Technical", 9, 4, 4, "9 of 17 at 3 or more"),
            Bar("Analytical", 8, 9, 2, "8 of 19 at 3 or more"),
            Bar("Communication", 7, 0, 9, "7 of 16 at 3 or more"),
        ),
        ("3 or more", "rated lower", "not rated yet"),
    )
    made = QWidget()
    row = Row(made, gap=16, margins=24)
    for data, wide in ((steps, 780), (bars, 500)):
        picture = QLabel()
        wanted = Drawing(data, wide, 560, 1.0, present_style())
        picture.setPixmap(QPixmap.fromImage(draw(wanted)[1]))
        card = Card()
        card.body.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(card)
    return made
