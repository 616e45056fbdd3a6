"""What is known of a client before a set of tests begins: results, precautions, limits."""

from collections.abc import Callable, Mapping
from datetime import date

from medex_desktop.domain.client_limits import ClientLimit
from medex_desktop.domain.measure import Measure
from medex_desktop.domain.precautions import Precaution
from medex_desktop.domain.scoring import Person
from medex_desktop.domain.stories import Story
from medex_desktop.frozen import dataclass
from medex_desktop.services import client_limits, clients, precautions, results
from medex_desktop.services.work import Read


@dataclass(frozen=True, slots=True)
class Background:
    """Everything a form is read against at each key, so that no key asks the database."""

    measures: Mapping[str, Measure]
    stories: tuple[Story, ...]
    person_on: Callable[[date], Person]
    precautions: tuple[Precaution, ...]
    limits: tuple[ClientLimit, ...]

    def story(self, measure_key: str, identity: str) -> Story:
        """The story of one measure and identity; without results while nothing was measured."""
        for one in self.stories:
            if (one.measure.key, one.identity) == (measure_key, identity):
                return one
        return Story(self.measures[measure_key], identity, (), self.person_on)


def background(read: Read, *, client_id: int) -> Background:
    """What is known of a client."""
    client = clients.client_page(read, client_id=client_id).client
    return Background(
        measures=results.measures_of(read),
        stories=tuple(results.stories(read, client_id=client.id)),
        person_on=results.person_on(read, client),
        precautions=tuple(precautions.precautions(read, client_id=client.id)),
        limits=tuple(client_limits.limits(read, client_id=client.id)),
    )
