"""What is usual for a person before anything was measured: the row of the first table that fits."""

from medex_desktop.domain.measure import Measure
from medex_desktop.domain.readings import Compared, compare
from medex_desktop.domain.scoring import Person, Score, Values, fits


def expected(measure: Measure, person: Person, values: Values) -> Compared | None:
    """The first reference of the measure that holds for this person and protocol, or None."""
    for one in measure.comparisons:
        if fits(values, one.when):
            found = compare(one, measure, person, Score(None))
            if isinstance(found, Compared):
                return found
    return None
