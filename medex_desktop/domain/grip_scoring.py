"""What six squeezes add up to: best, mean, coefficient of variation, and the sides compared."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.clients import Hand
from medex_desktop.domain.grip_records import SIDES, GripEntry, Side, Trial
from medex_desktop.domain.measure import Citation
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

CV_FORMULA: Final = Text("Coefficient of variation = sample standard deviation / mean x 100")
# A difference of 10 % is common, of 20 % is not: see the citation.
ASYMMETRY_CITATION: Final = Citation(
    "NHANES 2011-2014, own computation",
    "CDC, National Health and Nutrition Examination Survey 2011-2014, muscle strength files MGX_G "
    "and MGX_H, own computation: the sides of 34 % of men and 40 % of women differ by more than "
    "10 %, of 7 to 8 % by more than 20 %",
    "https://wwwn.cdc.gov/nchs/nhanes/",
)
ASYMMETRY_NOTE_PERCENT: Final = Decimal(10)
ASYMMETRY_WARNING_PERCENT: Final = Decimal(20)


@dataclass(frozen=True, slots=True)
class SideScore:
    """One side: how many trials, best and mean in kg, variation in percent, the best's number."""

    n: int
    best: Decimal
    mean: Decimal
    cv_percent: Decimal | None
    best_trial: int


@dataclass(frozen=True, slots=True)
class GripScore:
    """A whole test.

    Attributes:
        best_kg: the largest of all trials, the value for norms and cut-points.
        summary_right_kg, summary_left_kg: the value followed over time, by the protocol: the
            best of the side (Southampton) or its mean (ASHT).
        asymmetry_percent: 100 x (dominant best - other best) / dominant best; with dominance
            unknown the larger side is the base. None without both sides.
        asymmetry_level: "none", "note" from 10 %, "warning" from 20 %.
    """

    right: SideScore | None
    left: SideScore | None
    best_kg: Decimal | None
    best_side: Side | None
    summary_right_kg: Decimal | None
    summary_left_kg: Decimal | None
    asymmetry_percent: Decimal | None
    asymmetry_level: str

    def side(self, side: Side) -> SideScore | None:
        """The score of one side."""
        return self.right if side == "right" else self.left

    def summary_kg(self, side: Side) -> Decimal | None:
        """The value of one side that is followed over time."""
        return self.summary_right_kg if side == "right" else self.summary_left_kg


def cv_percent(values: list[Decimal]) -> Decimal | None:
    """Sample standard deviation / mean x 100; None with fewer than two values."""
    n = len(values)
    if n < 2:
        return None
    mean = sum(values, Decimal(0)) / n
    variance = sum(((value - mean) ** 2 for value in values), Decimal(0)) / (n - 1)
    return variance.sqrt() / mean * 100


def score_side(trials: tuple[Trial, ...]) -> SideScore | None:
    """The score of one side; None when it has no value."""
    measured = [(trial.quantity.value, trial.number) for trial in trials if trial.quantity]
    if not measured:
        return None
    values = [value for value, _ in measured]
    best = max(values)
    best_trial = next(number for value, number in measured if value == best)
    mean = sum(values, Decimal(0)) / len(values)
    return SideScore(len(values), best, mean, cv_percent(values), best_trial)


def asymmetry(right: Decimal | None, left: Decimal | None, dominant: Hand | str) -> Decimal | None:
    """100 x (dominant best - other best) / dominant best, in percent; negative if the other leads.

    With dominance unknown, or both, the larger side is the base.
    """
    if right is None or left is None:
        return None
    if dominant in (Hand.RIGHT, Hand.LEFT):
        base, other = (right, left) if dominant == Hand.RIGHT else (left, right)
    else:
        base, other = max(right, left), min(right, left)
    return 100 * (base - other) / base


def asymmetry_level(percent: Decimal | None, *, new_difference: bool = False) -> str:
    """The level "none", "note" from 10 %, "warning" from 20 % or when the difference is new."""
    if percent is None:
        return "none"
    if new_difference or abs(percent) >= ASYMMETRY_WARNING_PERCENT:
        return "warning"
    return "note" if abs(percent) >= ASYMMETRY_NOTE_PERCENT else "none"


def score(entry: GripEntry, dominant: Hand | str, *, new_difference: bool = False) -> GripScore:
    """Score a grip test, finished or half-way.

    Args:
        entry: the test as entered; blank and coded trials do not count.
        dominant: the client's dominant hand.
        new_difference: the side difference is new (``alerts.new_side_difference``).
    """
    right, left = (score_side(entry.of_side(side)) for side in SIDES)
    bests = [(part.best, side) for part, side in ((right, "right"), (left, "left")) if part]
    best_kg = max((value for value, _ in bests), default=None)
    best_side = _leading_side(right, left, dominant)
    percent = asymmetry(right.best if right else None, left.best if left else None, dominant)
    rule = entry.protocol.summary_rule
    return GripScore(
        right=right,
        left=left,
        best_kg=best_kg,
        best_side=best_side,
        summary_right_kg=_summary(right, rule),
        summary_left_kg=_summary(left, rule),
        asymmetry_percent=percent,
        asymmetry_level=asymmetry_level(percent, new_difference=new_difference),
    )


def _leading_side(
    right: SideScore | None, left: SideScore | None, dominant: Hand | str
) -> Side | None:
    """The side of the best trial; equal sides go to the dominant one, else to the right."""
    if right is None or left is None:
        return "right" if right else ("left" if left else None)
    if right.best == left.best:
        return "left" if dominant == Hand.LEFT else "right"
    return "right" if right.best > left.best else "left"


def _summary(part: SideScore | None, rule: str) -> Decimal | None:
    if part is None:
        return None
    return part.mean if rule == "mean" else part.best
