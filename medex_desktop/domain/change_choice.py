"""Which published values judge a change: of the matching population, else the nearest, named."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from medex_desktop.domain.change import Z_90, Z_95
from medex_desktop.domain.conditions import OLDER_ADULTS
from medex_desktop.domain.evidence import (
    ERROR_STATS,
    IMPORTANT_STATS,
    LARGER_STATS,
    ChangeFact,
    Stat,
)
from medex_desktop.domain.measure import ChangeValue, Measure
from medex_desktop.domain.scoring import Person, Values, fits
from medex_desktop.domain.units import shown_unit
from medex_desktop.language import Text

# Whose published value stands in when a population has none of its own (product rule 8.3: the
# nearest stated one, named). Our own judgement of what is near, not a published ranking.
NEAREST: Final = {
    "tka": ("knee_oa", "awaiting_arthroplasty_knee"),
    "tha": ("hip_oa", "awaiting_arthroplasty_hip"),
    "awaiting_arthroplasty_knee": ("knee_oa",),
    "awaiting_arthroplasty_hip": ("hip_oa",),
    "knee_oa": ("awaiting_arthroplasty_knee", "msk"),
    "hip_oa": ("awaiting_arthroplasty_hip", "msk"),
    "low_back_pain": ("msk",),
    "shoulder_pain": ("upper_limb", "msk"),
    "upper_limb": ("msk",),
    "lower_limb": ("msk",),
    "copd": ("respiratory",),
    "respiratory": ("copd",),
}


def change_value_for(
    measure: Measure, person: Person, values: Values, baseline: Decimal
) -> ChangeValue | None:
    """What a change of this measure is judged by for one person; None when nothing is published.

    Args:
        measure: the measure, with its facts in order of preference.
        person: whose groups choose the population.
        values: the later test's values, for facts that hold for one pace or movement only.
        baseline: the value the change starts from; bands and per cent values depend on it.
    """
    facts = [
        fact
        for fact in measure.change_facts
        if not fact.display_only and fits(values, fact.when) and fact.fits_baseline(baseline)
    ]
    error = _first(facts, person, ERROR_STATS)
    important = _first(facts, person, IMPORTANT_STATS)
    if error is None and important is None:
        larger = _first(facts, person, LARGER_STATS)
        return None if larger is None else _told_only(measure, larger)
    return _composed(measure, facts, error, important, baseline)


def _first(facts: list[ChangeFact], person: Person, stats: tuple[Stat, ...]) -> ChangeFact | None:
    """The first fact, in the measure's order, of the nearest populations that have one."""
    for groups in _nearest(person):
        for fact in facts:
            if fact.group in groups and fact.stat in stats:
                return fact
    return None


def _nearest(person: Person) -> Iterable[frozenset[str]]:
    """The person's own populations, then the near ones, older adults, and everybody."""
    own = person.groups - {OLDER_ADULTS}
    yield own
    yield frozenset(near for group in own for near in NEAREST.get(group, ()))
    yield person.groups & {OLDER_ADULTS}
    yield frozenset(("",))


def _composed(
    measure: Measure,
    facts: list[ChangeFact],
    error: ChangeFact | None,
    important: ChangeFact | None,
    baseline: Decimal,
) -> ChangeValue:
    lead = error or important
    if lead is None:
        raise ValueError("neither error nor importance")
    places = measure.places + 1
    mdc90, mdc95, name = _errors(facts, error, baseline, places)
    mcid = None if important is None else _in_units(important, baseline, places)
    return ChangeValue(
        population=_people(lead),
        basis=lead.words or Text("published value"),
        unit=_unit(measure, lead),
        citation=lead.citation,
        sem=None,
        mdc90=mdc90,
        mdc95=mdc95,
        mcid=mcid,
        mcid_citation=important.citation if important else None,
        important_words=_important_words(important),
        important_people=_important_people(error, important),
        is_small=important is not None and important.stat is Stat.SMALL,
        error_name=name,
    )


def _errors(
    facts: list[ChangeFact], error: ChangeFact | None, baseline: Decimal, places: int
) -> tuple[Decimal | None, Decimal | None, str]:
    """MDC90, MDC95 and the latter's name; where only MDC90 is printed, the other follows by z."""
    if error is None:
        return None, None, "MDC95"
    same = [f for f in facts if f.group == error.group and f.population == error.population]
    printed = {f.stat: _in_units(f, baseline, places) for f in reversed(same)}
    mdc90 = printed.get(Stat.MDC90)
    for stat in (Stat.MDC95, Stat.MDC):
        if stat in printed:
            return mdc90, printed[stat], stat.value
    if mdc90 is None:
        return None, None, "MDC95"
    z_ratio = Decimal(str(Z_95)) / Decimal(str(Z_90))
    fine = Decimal(1).scaleb(min(-1, int(mdc90.as_tuple().exponent)))
    mdc95 = (mdc90 * z_ratio).quantize(fine, ROUND_HALF_UP)
    return mdc90, mdc95, "MDC95 (from the printed MDC90)"


def _in_units(fact: ChangeFact, baseline: Decimal, places: int) -> Decimal:
    """The careful end of a range, in the measure's unit; per cent is of the baseline."""
    value = max(fact.values) if fact.stat in ERROR_STATS else fact.values[0]
    if fact.unit.startswith("%"):
        return _rounded(abs(baseline) * value / 100, places)
    return value if fact.factor == 1 else _rounded(value * fact.factor, places)


def _rounded(value: Decimal, places: int) -> Decimal:
    """What we computed from a printed value, to the decimals given (those printed stay)."""
    rounded = round(value, places).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def _people(fact: ChangeFact) -> Text:
    """Whom a value is of; what was printed as a share of the baseline is named so."""
    if not fact.unit.startswith("%"):
        return fact.population
    words = {"share": max(fact.values), "people": fact.population}
    return Text("{share} % of the baseline, {people}", words)


def _important_people(error: ChangeFact | None, important: ChangeFact | None) -> Text | None:
    """Whom the important change was found in, where the error was not found in the same."""
    if important is None or (error is not None and error.population == important.population):
        return None
    return _people(important)


def _unit(measure: Measure, fact: ChangeFact) -> str:
    """The measure's unit as people read it, where it has none the fact's ("reps")."""
    return shown_unit(measure.unit) or fact.unit


def _told_only(measure: Measure, fact: ChangeFact) -> ChangeValue:
    """A larger change that alone is published; it judges nothing."""
    name = Text(fact.stat.value)
    reached = Text("at least the published {larger}", {"larger": name})
    if fact.is_range:
        reached = Text("in or beyond the range published as {larger}", {"larger": name})
    return ChangeValue(
        population=fact.population,
        basis=fact.words or Text("published value"),
        unit=_unit(measure, fact),
        citation=fact.citation,
        larger=fact.low,
        larger_name=name,
        larger_words=reached,
    )


def _important_words(fact: ChangeFact | None) -> Text | None:
    if fact is None:
        return None
    if fact.stat is Stat.SMALL:
        words = {"source": fact.citation.key}
        return Text("at least the published small meaningful change ({source})", words)
    if not fact.is_range:
        return None
    return Text("in the range published as important ({source})", {"source": fact.citation.key})
