"""What a test of a set begins with: what the set fixes, then how it was done the last time."""

from collections.abc import Iterable, Mapping

from medex_desktop.domain.measure import Measure, Role
from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.domain.scoring import Person
from medex_desktop.domain.stories import Recorded, Story
from medex_desktop.domain.test_sets import Preset, TestItem


def start_entry(
    measure: Measure, preset: Preset, last: ResultEntry | None, person: Person
) -> ResultEntry:
    """A form that is still to be filled.

    What the set fixes wins. Protocol and units are those of ``last``, the last result of the
    same thing, so that the two can be compared; without one they are the usual ones. Height and
    mass are those on the client's record. What the set or the record fills in is in the field's
    own unit.
    """
    fixed = {key: _as_typed(value) for key, value in preset.items()}
    facts = {"height_cm": person.height_cm, "mass_kg": person.mass_kg}
    typed = []
    units = dict(last.units) if last is not None else {}
    for field in measure.fields:
        text = field.preset
        if last is not None and field.role is Role.PROTOCOL:
            text = last.text(field.key)
        fact = facts.get(field.key) if field.from_client and field.role is Role.CONTEXT else None
        text = f"{fact:f}" if fact is not None else text
        text = fixed.get(field.key, text)
        if fact is not None or field.key in fixed:
            units.pop(field.key, None)
        if text:
            typed.append((field.key, text))
    return ResultEntry(measure.key, tuple(typed), tuple(units.items()))


def last_like(stories: Iterable[Story], measure_key: str, preset: Preset) -> Recorded | None:
    """The newest result that counts of a measure, of the side and joint the set fixes."""
    found = [
        latest
        for story in stories
        if story.measure.key == measure_key
        and (latest := story.latest()) is not None
        and _agrees(story.measure, latest, preset)
    ]
    return max(found, key=lambda one: (one.day, one.order), default=None)


def as_tested(stories: Iterable[Story]) -> dict[int, tuple[TestItem, ...]]:
    """The tests of each assessment in their order, each with the side and joint it was of."""
    kept = [(one, story.measure) for story in stories for one in story.results if not one.voided]
    found: dict[int, tuple[TestItem, ...]] = {}
    for one, measure in sorted(kept, key=lambda pair: pair[0].order):
        item = TestItem(measure.key, _identity(measure, one.entry))
        found[one.assessment_id] = (*found.get(one.assessment_id, ()), item)
    return found


def _identity(measure: Measure, entry: ResultEntry) -> Mapping[str, str]:
    texts = {field.key: entry.text(field.key) for field in measure.of_role(Role.IDENTITY)}
    return {key: text for key, text in texts.items() if text}


def _agrees(measure: Measure, one: Recorded, preset: Preset) -> bool:
    identity = _identity(measure, one.entry)
    return all(
        identity.get(field.key, "").lower() == _as_typed(preset[field.key]).lower()
        for field in measure.of_role(Role.IDENTITY)
        if field.key in preset
    )


def _as_typed(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
