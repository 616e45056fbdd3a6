"""The cited formulas, worked out here from their coefficients, beside what a measure answers."""

import itertools
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from medex_desktop.domain.evidence import Equation
from medex_desktop.domain.scoring import Person

SEXES = ("female", "male")
NEAR = Decimal("0.000001")
POUNDS_A_KG = 1 / Decimal("0.45359237")


def linear(terms: Mapping[str, str], **facts: Decimal) -> Decimal:
    """The sum of coefficient times fact, and the constant."""
    facts["constant"] = Decimal(1)
    return sum((Decimal(number) * facts[name] for name, number in terms.items()), Decimal(0))


def people() -> Iterator[Person]:
    """A few bodies of each sex, far enough apart that no two equations agree on all."""
    bodies = itertools.product(SEXES, (41, 58, 79), (152, 186), (55, 104))
    for sex, age, height, mass in bodies:
        yield Person(sex, Decimal(age), Decimal(height), Decimal(mass))


def equation_faults(one: dict[str, Any], equation: Equation) -> list[str]:
    """Where an equation's answers are not those of the cited coefficients."""
    faults = []
    for person in people():
        height, mass, age = person.height_cm, person.mass_kg, person.age
        assert height is not None
        assert mass is not None
        assert age is not None
        bmi = mass / (height / 100) ** 2
        want = linear(one[person.sex], height_cm=height, mass_kg=mass, age=age, bmi=bmi)
        have = equation.predicted(person)
        if have is None or abs(want - have) > NEAR:
            faults.append(f"{one['name']}: {want} is {have}")
    below = {sex: Decimal(number) for sex, number in one.get("below", {}).items()}
    if dict(equation.below) != below:
        faults.append(f"{one['name']}: lower limit {below} is {dict(equation.below)}")
    if "ages" in one and [equation.age_from, equation.age_below - 1] != one["ages"]:
        faults.append(f"{one['name']}: ages {one['ages']}")
    return faults
