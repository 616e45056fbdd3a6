"""The birth date as it is typed, with what was understood and the age beneath it."""

from datetime import date

from medex_desktop.domain.dates import check_birth, parse_day, whole_years
from medex_desktop.language import _, day
from medex_desktop.ui.session import Session
from medex_desktop.ui.widgets.date_field import DateField


class _BirthReader:
    """Reads against today's date of the desk's clock."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def today(self) -> date:
        return self._session.desk.clock.today()

    def read(self, typed: str) -> date:
        today = self.today()
        return check_birth(parse_day(typed, "birth_date", today=today), "birth_date", today)

    def words(self, born: date) -> str:
        years = whole_years(born, self.today())
        return _("{day}, {n} years", day=day(born), n=years)


def birth_field(session: Session, label: str = "") -> DateField:
    """A date field for a birth date; beneath it "14 Mar 1951, 75 years"."""
    reader = _BirthReader(session)
    return DateField(label or _("Birth date"), reader.read, words=reader.words)
