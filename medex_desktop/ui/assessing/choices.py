"""What can be chosen to test: sets first, then every measure, found by any of its words."""

from collections.abc import Iterable, Mapping, Sequence

from medex_desktop.domain.measure import Measure
from medex_desktop.domain.names import fold
from medex_desktop.domain.naming import name_of
from medex_desktop.domain.ready_sets import READY_SETS
from medex_desktop.domain.test_sets import TestItem
from medex_desktop.frozen import dataclass
from medex_desktop.language import _, day, n_, render
from medex_desktop.services import results, sittings, test_sets
from medex_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class Choice:
    """A set or a single measure.

    Attributes:
        code: two letters that find it alone.
        words: everything it is found by, folded.
    """

    title: str
    note: str
    items: tuple[TestItem, ...]
    is_set: bool
    code: str = ""
    words: tuple[str, ...] = ()


def choices_of(session: Session, client_id: int | None) -> tuple[list[Choice], list[Choice]]:
    """The sets and the measures this client can be tested by.

    Without a client it is what a set can be made of: also tests whose joint and side are fixed.
    """
    measures = session.ask(results.offered)
    if client_id is None:
        single = [*_measures(measures), *_fixed(measures)]
        return _sets(session, ()), sorted(single, key=lambda one: fold(one.title))
    earlier = session.ask(sittings.earlier_sets, client_id=client_id)
    return _sets(session, earlier), _measures(measures)


def item_name(item: TestItem, measures: Mapping[str, Measure]) -> str:
    """What a test of a set is called, with what the set fixes: "Knee flexion, right, active"."""
    measure = measures.get(item.measure)
    if measure is None:
        return _("{key} (not in use any more)", key=item.measure)
    fixed = {key: value for key, value in item.preset.items() if isinstance(value, str)}
    return render(name_of(measure, fixed))


def find(query: str, sets: Sequence[Choice], measures: Sequence[Choice]) -> list[Choice]:
    """What a query finds, the nearest first: its code, its first word, any other word."""
    wanted = fold(query).split()
    if not wanted:
        return [*sets, *measures]
    hits = [one for one in (*sets, *measures) if _holds(one, wanted)]
    joined = "".join(wanted)
    return sorted(hits, key=lambda one: (one.code != joined, not _starts(one, wanted[0])))


def codes_of(measures: Mapping[str, Measure]) -> dict[str, str]:
    """Two letters for each measure, no two alike: the first letters of its names where free."""
    found: dict[str, str] = {}
    for key, measure in measures.items():
        taken = set(found.values())
        free = (code for code in _possible(measure) if code not in taken)
        found[key] = next(free, "")
    return found


def _possible(measure: Measure) -> Iterable[str]:
    words = [fold(word) for word in measure.key.split("_")]
    title = fold(render(measure.short or measure.title)).split()
    for names in (title, words):
        letters = [word[0] for word in names if word[:1].isalnum()]
        yield "".join(letters)[:2] if len(letters) > 1 else "".join(names)[:2]
    whole = "".join(char for char in "".join(words) if char.isalnum())
    for second in whole[1:] + "abcdefghijklmnopqrstuvwxyz":
        yield whole[0] + second


def _sets(session: Session, earlier: Sequence[sittings.EarlierSet]) -> list[Choice]:
    found = []
    if earlier:
        first, last = earlier[0], earlier[-1]
        found.append(_set(_("As at baseline, {day}", day=day(first.day)), first.items))
        if last is not first:
            found.append(_set(_("As the last time, {day}", day=day(last.day)), last.items))
    found += [_set(one.name, one.items) for one in session.ask(test_sets.test_sets)]
    found += [_set(render(one.title), one.items) for one in READY_SETS]
    return found


def _set(title: str, items: tuple[TestItem, ...]) -> Choice:
    note = n_("{n} test", "{n} tests", len(items))
    return Choice(title, note, items, True, words=tuple(fold(title).split()))


def _measures(measures: Mapping[str, Measure]) -> list[Choice]:
    codes = codes_of(measures)
    found = []
    for key, measure in measures.items():
        title = render(measure.title)
        said = f"{title} {render(measure.short or measure.title)} {key.replace('_', ' ')}"
        words = (codes[key], *fold(said).replace("(", " ").replace(")", " ").split())
        note = measure.group.value
        found.append(Choice(title, note, (TestItem(key, {}),), False, codes[key], words))
    return sorted(found, key=lambda one: fold(one.title))


def _fixed(measures: Mapping[str, Measure]) -> list[Choice]:
    items = {
        item_name(item, measures): item
        for ready in READY_SETS
        for item in ready.items
        if item.preset
    }
    return [
        Choice(
            title, measures[item.measure].group.value, (item,), False,
            words=tuple(fold(title).replace(",", " ").split()),
        )
        for title, item in items.items()
    ]  # fmt: skip


def _holds(choice: Choice, wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in choice.words) for part in wanted)


def _starts(choice: Choice, part: str) -> bool:
    return fold(choice.title).startswith(part)
