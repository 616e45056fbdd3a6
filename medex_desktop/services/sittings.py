"""What is known of a client before a set of tests begins: results, precautions, limits."""

from collections.abc import Callable, Mapping
from datetime import date

from medex_desktop.domain.client_limits import ClientLimit
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.precautions import Precaution
from medex_desktop.domain.readings import Reading
from medex_desktop.domain.safety import demands_of, stop_values
from medex_desktop.domain.scoring import Demand, Person
from medex_desktop.domain.set_starts import as_tested
from medex_desktop.domain.stories import Story
from medex_desktop.domain.test_sets import TestItem
from medex_desktop.frozen import dataclass
from medex_desktop.services import (
    assessments,
    client_limits,
    clients,
    precautions,
    results,
    safety,
)
from medex_desktop.services.grip import MEASURE as GRIP
from medex_desktop.services.work import Read


@dataclass(frozen=True, slots=True)
class Background:
    """Everything a form is read against at each key, so that no key asks the database."""

    measures: Mapping[str, Measure]
    stories: tuple[Story, ...]
    person_on: Callable[[date], Person]
    precautions: tuple[Precaution, ...]
    limits: tuple[ClientLimit, ...]
    practice_stops: Mapping[str, str]
    crisis_contact: str
    born: date | None

    def story(self, measure_key: str, identity: str) -> Story:
        """The story of one measure and identity; without results while nothing was measured."""
        for one in self.stories:
            if (one.measure.key, one.identity) == (measure_key, identity):
                return one
        return Story(self.measures[measure_key], identity, (), self.person_on)

    def demands(self, reading: Reading, day: date) -> tuple[Demand, ...]:
        """What a reading asks for before it can be signed."""
        return demands_of(reading, stop_values(self.limits, self.practice_stops, day))


def background(read: Read, *, client_id: int) -> Background:
    """What is known of a client."""
    client = clients.client_page(read, client_id=client_id).client
    return Background(
        measures=results.measures_of(read),
        stories=tuple(results.stories(read, client_id=client.id)),
        person_on=results.person_on(read, client),
        precautions=tuple(precautions.precautions(read, client_id=client.id)),
        limits=tuple(client_limits.limits(read, client_id=client.id)),
        practice_stops=safety.practice_stops(read),
        crisis_contact=safety.crisis_contact(read),
        born=client.birth_date,
    )


@dataclass(frozen=True, slots=True)
class EarlierSet:
    """What was measured together on a day, to be measured again."""

    assessment_id: int
    day: date
    items: tuple[TestItem, ...]


def earlier_sets(read: Read, *, client_id: int) -> tuple[EarlierSet, ...]:
    """The sets that were measured before, the first one first; single tests are none."""
    lines = assessments.assessment_list(read, client_id=client_id)
    voided = {
        one.assessment_id
        for one in assessments.addenda(read, client_id=client_id)
        if one.kind == assessments.VOIDED
    }
    tested = as_tested(results.stories(read, client_id=client_id))
    days = {line.id: line.day for line in lines if line.id not in voided}
    with_grip = {line.id for line in lines if line.measure == GRIP}
    found = []
    for number, day in days.items():
        items = tested.get(number, ())
        if number in with_grip:
            items += (TestItem(GRIP, {}),)
        if len(items) > 1:
            found.append(EarlierSet(number, day, items))
    return tuple(sorted(found, key=lambda one: (one.day, one.assessment_id)))
