"""The third step: a first client, or the demo, or nobody yet."""

from datetime import date

from PySide6.QtCore import Qt, Signal

from medex_desktop.domain.clients import ClientForm, read_client
from medex_desktop.domain.dates import check_birth, parse_day
from medex_desktop.errors import InvalidForm
from medex_desktop.language import _
from medex_desktop.ui import theme
from medex_desktop.ui.setup.step import Step
from medex_desktop.ui.widgets.card import Card
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.date_field import DateField
from medex_desktop.ui.widgets.empty_state import Way, WayTile
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Column, Grid
from medex_desktop.ui.widgets.line_field import LineField


class ClientStep(Step):
    """``form()`` is None when nobody was typed; ``demo_asked`` for the sample practice."""

    demo_asked = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.title = _("Your first client, or the demo")
        self.note = _("A name and a birth date are enough for a first grip test.")
        self._today = today
        self._build()
        self._arrange()
        self._place()
        theme.look().changed.connect(self._place)
        self.setFocusProxy(self.name)

        self.name_line.textChanged.connect(self._on_changed)
        self.birth.read.connect(self._on_changed)
        self.demo.clicked.connect(self.demo_asked)

    def _build(self) -> None:
        self.name = LabeledField(_("Name"), LineField(_("Name"), hint=_("First and last name")))
        self.birth = DateField(_("Birth date"), self._read_birth)
        self.sex = ComboBox(
            _("Sex used for norms"),
            [("not_stated", _("Not stated")), ("female", _("Female")), ("male", _("Male"))],
        )
        self.hand = ComboBox(
            _("Dominant hand"),
            [
                ("unknown", _("Not asked")),
                ("right", _("Right")),
                ("left", _("Left")),
                ("both", _("Both alike")),
            ],
        )
        self.demo = WayTile(
            Way(
                "calendar",
                _("Open the demo practice"),
                _("Twelve invented clients with two years of history, kept apart from yours."),
            )
        )
        self._parts = [
            self.name,
            self.birth,
            LabeledField(_("Sex used for norms"), self.sex),
            LabeledField(_("Dominant hand"), self.hand),
        ]

    def _arrange(self) -> None:
        self._grid = Grid(gap=(20, 4))
        card = Card(margins=(22, 18), gap=12)
        card.heading(_("First client"), _("leave it empty to begin with none"))
        card.body.addLayout(self._grid)
        column = Column(self, gap=16)
        column.addWidget(card)
        column.addWidget(self.demo)
        column.addStretch(1)

    @property
    def name_line(self) -> LineField:
        """The line of the name."""
        line = self.name.field
        assert isinstance(line, LineField)
        return line

    def _place(self) -> None:
        while self._grid.count():
            self._grid.takeAt(0)
        across = 1 if theme.is_compact() else 2
        for at, part in enumerate(self._parts):
            self._grid.addWidget(part, at // across, at % across, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def _read_birth(self, typed: str) -> date:
        day = parse_day(typed, "birth_date", today=self._today)
        return check_birth(day, "birth_date", self._today)

    def form(self) -> ClientForm | None:
        """The client as typed, None when neither name nor birth date was."""
        if not self.name_line.text().strip() and not self.birth.text().strip():
            return None
        return ClientForm(
            name=self.name_line.text(),
            birth_date=self.birth.text(),
            sex=self.sex.key(),
            hand=self.hand.key(),
        )

    def advance(self) -> bool:
        """Check what was typed, if anything was."""
        form = self.form()
        self.name.clear()
        if form is None:
            return True
        try:
            read_client(form, self._today)
        except InvalidForm as error:
            places = {"name": self.name, "birth_date": self.birth}
            for fault in error.faults:
                places.get(fault.field, self.name).set_fault(str(fault))
            places.get(error.faults[0].field, self.name).setFocus()
            return False
        return True

    def _on_changed(self) -> None:
        self.changed.emit()
