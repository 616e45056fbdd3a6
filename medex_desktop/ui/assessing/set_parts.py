"""How the parts of a set stand: three columns at the desk, one that scrolls at large text."""

from datetime import date

from PySide6.QtWidgets import QWidget

from medex_desktop.language import _, day
from medex_desktop.ui import theme
from medex_desktop.ui.assessing.asks import Asks
from medex_desktop.ui.assessing.gate import GateBanner
from medex_desktop.ui.assessing.grip_item import GripItem
from medex_desktop.ui.assessing.how_card import HowCard
from medex_desktop.ui.assessing.measure_form import MeasureForm
from medex_desktop.ui.assessing.result_view import ResultView
from medex_desktop.ui.assessing.set_facts import SetFacts
from medex_desktop.ui.assessing.set_foot import SetFoot
from medex_desktop.ui.assessing.set_list import SetList, short_title
from medex_desktop.ui.assessing.set_tools import SetTools
from medex_desktop.ui.assessing.sitting import AssessmentSitting
from medex_desktop.ui.grip.frames import FootBar
from medex_desktop.ui.grip.hand_facts import HandFacts
from medex_desktop.ui.grip.protocol_card import ProtocolCard
from medex_desktop.ui.widgets.banner import Banner
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.layouts import Column, Row
from medex_desktop.ui.widgets.scroll_body import ScrollBody

LEFT, RIGHT = 226, 304


class SetParts:
    """Everything a set is made of; built once, moved between the arrangements."""

    def __init__(self, today: date) -> None:
        self.list = SetList()
        self.picker = ComboBox(_("Test"), strong=True)
        self.sign = Button(_("Sign"), name=_("Sign assessment"))
        self.gate = GateBanner()
        self.told = Banner("info", "", _("Discard"))
        self.form = MeasureForm()
        self.grip = GripItem()
        self.asks = Asks()
        self.result = ResultView()
        self.how = HowCard()
        self.grip_how = ProtocolCard()
        self.hand = Card(margins=(16, 14))
        self.hand_facts = HandFacts()
        self.hand.body.addWidget(self.hand_facts)
        self.facts = SetFacts(today)
        self.tools = SetTools()
        self.foot = SetFoot()

    def middle(self) -> tuple[QWidget, ...]:
        """What stands in the middle, from the top."""
        return (self.told, self.gate, self.form, self.grip, self.asks, self.result)

    def beside(self) -> tuple[QWidget, ...]:
        """What stands at the right, from the top."""
        return (self.how, self.grip_how, self.hand, self.facts)

    def show_set(self, sitting: AssessmentSitting) -> None:
        """The set as a whole: its title, since when, its tests, and that it was continued."""
        self.list.title.setText(sitting.title or _("Assessment"))
        self.list.subtitle.setText(_since(sitting))
        self.list.set_items(sitting.items, sitting.current, sitting.day)
        self._fill_picker(sitting)
        self.told.setVisible(bool(sitting.continued))
        if sitting.continued:
            said = _("Set of {time} continued. Nothing was lost.", time=sitting.continued)
            self.told.set_words(said)

    def _fill_picker(self, sitting: AssessmentSitting) -> None:
        items = sitting.items
        numbered = [
            (str(i), _("{n} of {all}: {title}", n=i + 1, all=len(items), title=short_title(one)))
            for i, one in enumerate(items)
        ]
        self.picker.set_options(numbered)
        self.picker.set_key(str(sitting.current))

    def show_kind(self, *, is_grip: bool) -> None:
        """The form of a measure, or the grip test."""
        for measured in (self.form, self.result, self.how):
            measured.setVisible(not is_grip)
        for gripped in (self.grip, self.grip_how, self.hand):
            gripped.setVisible(is_grip)


def _since(sitting: AssessmentSitting) -> str:
    """With which day it is comparable."""
    latest = (sitting.story(i).latest() for i in range(sitting.count))
    days = [one.day for one in latest if one is not None]
    if not days:
        return _("the first one")
    return _("same protocol as {day}", day=day(max(days), short=True))


class SetArrangement(QWidget):
    """``view`` is what the form scrolls in."""

    def __init__(self) -> None:
        super().__init__()
        self.view = ScrollBody(gap=12, margins=(4, 4, 10, 4))


class DeskArrangement(SetArrangement):
    """The tests at the left, the form in the middle, protocol and note at the right."""

    def __init__(self, parts: SetParts) -> None:
        super().__init__()
        page = Card(margins=(16, 10, 10, 14), gap=8)
        for part in parts.middle():
            self.view.body.addWidget(part)
        self.view.body.addStretch(1)
        page.body.addWidget(self.view, 1)
        foot = Row(gap=0, margins=(4, 0, 10, 0))
        foot.addWidget(parts.foot)
        page.body.addLayout(foot)
        side = ScrollBody(gap=12, margins=0)
        for part in parts.beside():
            side.body.addWidget(part, 1 if part is parts.facts else 0)
        row = Row(self, gap=14, margins=(24, 16))
        row.addWidget(parts.list)
        row.addWidget(page, 1)
        row.addWidget(side)
        row.addWidget(parts.picker)
        row.addWidget(parts.sign)
        row.addWidget(parts.tools)
        parts.tools.hide()
        parts.picker.hide()
        parts.sign.hide()
        parts.list.show()
        parts.list.setFixedWidth(theme.px(LEFT))
        side.setFixedWidth(theme.px(RIGHT))


class CompactArrangement(SetArrangement):
    """One column that scrolls; the tests in a drop-down above it, the foot below it."""

    def __init__(self, parts: SetParts) -> None:
        super().__init__()
        self.view = ScrollBody(gap=8, margins=(14, 0, 14, 8))
        card = Card(margins=(14, 10), gap=8)
        for part in parts.middle():
            card.body.addWidget(part)
        self.view.body.addWidget(card)
        for part in (*parts.beside(), parts.tools):
            self.view.body.addWidget(part)
        self.view.body.addStretch(1)
        parts.tools.show()
        column = Column(self, gap=8, margins=(0, 8, 0, 0))
        top = Row(gap=8, margins=(14, 0))
        top.addWidget(parts.picker)
        top.addStretch(1)
        top.addWidget(parts.sign)
        column.addLayout(top)
        column.addWidget(parts.list)
        column.addWidget(self.view, 1)
        bar = FootBar()
        bar.column.addWidget(parts.foot)
        column.addWidget(bar)
        parts.list.hide()
        parts.picker.show()
        parts.sign.show()
