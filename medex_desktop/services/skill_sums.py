"""What several skills of a person come to: each of the three facts for itself, never merged."""

from collections.abc import Sequence

from medex_desktop.frozen import dataclass
from medex_desktop.services.skills_page import SkillRow


@dataclass(frozen=True, slots=True)
class SkillSums:
    """The skills of a tier or a kind, each fact counted by itself.

    Attributes:
        rated: skills rated 3 or more by the person; ``lower`` are rated less, the rest not at all.
        met: skills whose evidence is met; ``countable`` is how many can be by now.
        observed: skills somebody signed off; ``needing`` is how many need it.
        signed_off: skills somebody signed off, needed or not.
    """

    skills: int
    rated: int
    lower: int
    met: int
    countable: int
    observed: int
    needing: int
    signed_off: int

    @property
    def not_rated(self) -> int:
        """Skills without a rating, which is no zero."""
        return self.skills - self.rated - self.lower


def sums_of(rows: Sequence[SkillRow]) -> SkillSums:
    """What these rows come to."""
    counts = [row.evidence for row in rows if row.evidence is not None and not row.evidence.later]
    needing = [row for row in rows if row.needs_observer]
    rated = sum(1 for row in rows if row.is_independent)
    return SkillSums(
        skills=len(rows),
        rated=rated,
        lower=sum(1 for row in rows if row.rating is not None) - rated,
        met=sum(1 for one in counts if one.is_met),
        countable=len(counts),
        observed=sum(1 for row in needing if row.observed),
        needing=len(needing),
        signed_off=sum(1 for row in rows if row.observed),
    )
