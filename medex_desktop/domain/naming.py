"""What one result of a measure is called: "Knee flexion, right", "Gait speed, fast pace"."""

from medex_desktop.domain.measure import Measure, Role
from medex_desktop.domain.scoring import Values
from medex_desktop.language import Text


def name_of(measure: Measure, values: Values) -> Text:
    """The measure's own naming, else its title and its identity fields one after another."""
    if measure.naming is not None:
        return measure.naming(values)
    return with_identity(measure.title, measure, values)


def with_identity(title: Text, measure: Measure, values: Values) -> Text:
    """A title followed by the words of the identity fields that were entered."""
    words = []
    for field in measure.of_role(Role.IDENTITY):
        entered = values.get(field.key)
        if isinstance(entered, str) and entered:
            words.append(field.word_for(entered) if field.choices else entered)
    return listed(title, *words)


def listed(title: Text, *words: Text | str) -> Text:
    """A title and words after commas."""
    name = title
    for word in words:
        name = Text("{name}, {word}", {"name": name, "word": word})
    return name
