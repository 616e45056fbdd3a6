"""What one result of a measure is called: "Knee flexion, right", "Gait speed, fast pace"."""

from typing import Final

from medex_desktop.domain.measure import Measure, Role
from medex_desktop.domain.scoring import Values
from medex_desktop.language import Text

_AFTER_COMMA: Final = "{name}, {word}"


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
        name = Text(_AFTER_COMMA, {"name": name, "word": word})
    return name


def bracketed(name: Text) -> Text:
    """A name as it stands in a list of names: "Knee flexion (right, active)"."""
    words: list[object] = []
    title: object = name
    while isinstance(title, Text) and title.msgid == _AFTER_COMMA:
        words.insert(0, title.args["word"])
        title = title.args["name"]
    if not words or not isinstance(title, Text):
        return name
    inside = words[0]
    for word in words[1:]:
        inside = Text(_AFTER_COMMA, {"name": inside, "word": word})
    return Text("{name} ({words})", {"name": title, "words": inside})
