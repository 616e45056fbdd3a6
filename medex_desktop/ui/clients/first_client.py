"""What the client list shows while it is empty: three fields that make the first client."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from medex_desktop.domain.clients import ClientForm
from medex_desktop.errors import InvalidForm
from medex_desktop.language import _, render
from medex_desktop.services.clients import add_client
from medex_desktop.ui import theme
from medex_desktop.ui.clients.birth import birth_field
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.combo_box import ComboBox
from medex_desktop.ui.widgets.empty_state import EmptyState, Way
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.layouts import Column, Grid, Row
from medex_desktop.ui.widgets.line_field import LineField
from medex_desktop.ui.widgets.scroll_body import ScrollBody

WIDTH: Final = 720
_IMPORT: Final = "import"
_DEMO: Final = "demo"


class FirstClient(QWidget):
    """``import_wanted`` when that way in is taken; the demo is asked of the shell."""

    import_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._name = LabeledField(_("Name"), LineField(chars=22), reserve=True)
        self._birth = birth_field(session)
        self._sex = ComboBox(
            _("Sex used for norms"),
            [("not_stated", _("Not stated")), ("female", _("Female")), ("male", _("Male"))],
        )
        self._add = Button(_("Add client"), "filled")
        self._ways = list(_ways(session))

        self._card = EmptyState(
            _("Start with one client"),
            _(
                "Name, birth date and the sex used for norms are enough for a first grip test. "
                "The rest can wait until the session is over."
            ),
            first=self._fields(),
            ways=[way for _key, way in self._ways],
        )
        self._card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._arrange()

        self._add.clicked.connect(self._on_add_clicked)
        for field in (self._name.field, self._birth.line):
            if isinstance(field, LineField):
                field.returnPressed.connect(self._add.click)
        self._card.chosen.connect(self._on_card_chosen)
        theme.look().changed.connect(self._rescale)
        self._rescale()
        self._bind_keys()

    def focus_name(self) -> None:
        """Put the keyboard on the first field."""
        self._name.field.setFocus()

    def _fields(self) -> QWidget:
        inside = QWidget()
        if theme.is_compact():
            stacked = Column(inside, gap=8)
            for field in (self._name, self._birth, self._sex_field(), self._add):
                stacked.addWidget(field)
            return inside
        grid = Grid(inside, gap=(12, 0))
        for at, (field, share) in enumerate(
            ((self._name, 4), (self._birth, 3), (self._sex_field(), 2))
        ):
            grid.addWidget(field, 0, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, share)
        button = Column(gap=4)
        button.addWidget(Label(" "))
        button.addWidget(self._add)
        grid.addLayout(button, 0, 3, Qt.AlignmentFlag.AlignTop)
        return inside

    def _sex_field(self) -> LabeledField:
        return LabeledField(_("Sex used for norms"), self._sex)

    def _arrange(self) -> None:
        body = ScrollBody(margins=0)
        across = Row()
        across.addStretch(1)
        across.addWidget(self._card, 1000)
        across.addStretch(1)
        body.body.addStretch(1)
        body.body.addLayout(across)
        body.body.addStretch(2)
        Column(self, gap=0).addWidget(body)

    def _bind_keys(self) -> None:
        for key, keys in ((_DEMO, "Ctrl+D"),):
            if any(known == key for known, _way in self._ways):
                shortcut = QShortcut(QKeySequence(keys), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(self._open_demo)

    @Slot()
    def _rescale(self) -> None:
        self._card.setMaximumWidth(theme.px(WIDTH))

    @Slot()
    def _on_add_clicked(self) -> None:
        for field in (self._name, self._birth):
            field.clear()
        form = ClientForm(
            name=self._name_typed(), birth_date=self._birth.text(), sex=self._sex.key()
        )
        try:
            with self._session.shown():
                client_id = self._session.do(add_client, form=form)
                self._session.go("client", client_id, tab="overview")
        except InvalidForm as refused:
            self._show(refused)

    def _name_typed(self) -> str:
        field = self._name.field
        return field.text() if isinstance(field, LineField) else ""

    def _show(self, refused: InvalidForm) -> None:
        places = {"name": self._name, "birth_date": self._birth}
        for fault in reversed(refused.faults):
            place = places.get(fault.field, self._name)
            place.set_fault(render(fault.message))
            place.setFocus()

    @Slot(int)
    def _on_card_chosen(self, at: int) -> None:
        if self._ways[at][0] == _IMPORT:
            self.import_wanted.emit()
        else:
            self._open_demo()

    @Slot()
    def _open_demo(self) -> None:
        self._session.go(_DEMO)


def _ways(session: Session) -> list[tuple[str, Way]]:
    words = _("A CSV file, checked row by row before anything is kept.")
    ways = [(_IMPORT, Way("import", _("Import grip results"), words, "Ctrl I"))]
    if not session.desk.is_demo:
        words = _("Twelve invented clients, kept apart from yours.")
        ways.append((_DEMO, Way("today", _("Open the demo practice"), words, "Ctrl D")))
    return ways
