"""How the practitioner of the demo practice grows: ratings, a mentor, learning, renewals."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from medex_desktop import assets
from medex_desktop.domain.skills.learning import CredentialForm, LearningForm
from medex_desktop.frozen import dataclass
from medex_desktop.services import learning, sign_offs, skill_plans, skill_ratings
from medex_desktop.services.desk import Desk

MENTOR: Final = "T. Moreau, AMES"
GUIDED_UNTIL: Final = 330
"""Until so many days ago every test was done beside the mentor."""
_FORM: Final = "demo_mentor.png"

# By days ago: each skill with its rating on that day.
_RATED: Final = {
    710: "vital-signs=1 grip-dynamometry=1 pain-rating=2 function-scale=1 rom-measurement=1 "
    "strength-testing=0 health-history-intake=2 session-log=2 role-delineation=1 refer-out=0",
    540: "vital-signs=2 grip-dynamometry=2 pain-rating=3 function-scale=2 rom-measurement=2 "
    "strength-testing=1 red-flag-identification=2 mobility-performance-tests=1 goal-setting=1 "
    "posture-balance-gait=1 norm-comparison=1",
    360: "vital-signs=3 grip-dynamometry=3 function-scale=3 strength-testing=2 "
    "health-history-intake=3 session-log=3 red-flag-identification=3 goal-setting=2 "
    "mobility-performance-tests=2 posture-balance-gait=2 contraindication-check=2 "
    "progress-report=1 change-interpretation=1 joint-replacement-pathway=1",
    180: "grip-dynamometry=4 rom-measurement=3 role-delineation=3 norm-comparison=2 "
    "mobility-performance-tests=3 change-interpretation=2 progress-report=2 "
    "reassessment-cycle=2 records-governance=1 risk-screening=2 medication-review=2 "
    "residual-deficit-list=2 emergency-incident=2",
    14: "pain-rating=4 goal-setting=3 norm-comparison=3 change-interpretation=3 "
    "progress-report=3 reassessment-cycle=3 functional-language=2 assessment-selection=2 "
    "joint-replacement-pathway=2 records-governance=2 refer-out=1 professional-development=3 "
    "contraindication-check=3 decline-detection=2 case-management=0",
}
# By days ago: what the mentor watched, and said.
_WATCHED: Final = {
    345: ("grip-dynamometry", "Same words before each squeeze. Let the hand rest a full minute."),
    165: ("mobility-performance-tests", "Stood on the weak side. Measure the chair beforehand."),
}


@dataclass(frozen=True, slots=True)
class _Course:
    days_ago: int
    title: str
    given_by: str
    hours: str
    note: str = ""


_COURSES: Final = (
    _Course(620, "Grip and ageing", "METI workshop", "3"),
    _Course(300, "Norms and their limits", "METI webinar", "1.5", "Whom a norm is of comes first."),
    _Course(60, "Total knee: from therapy to full function", "METI workshop", "2"),
)


class SkillStory:
    """Tells the practitioner's own two years beside those of the clients, in order of date."""

    def __init__(self, desk: Desk, today: date) -> None:
        self._desk = desk
        self._today = today
        self._credential = 0
        moments = {*_RATED, *_WATCHED, *(one.days_ago for one in _COURSES)}
        self._moments = sorted(moments, reverse=True)

    def until(self, days_ago: int) -> Iterator[int]:
        """The days ago on which something comes next, as long as it is not after ``days_ago``."""
        while self._moments and self._moments[0] >= days_ago:
            yield self._moments.pop(0)

    def tell(self, days_ago: int) -> None:
        """What was rated, watched and learnt on that day; the clock stands there already."""
        if not self._credential:
            self._hold()
        for pair in _RATED.get(days_ago, "").split():
            slug, _, value = pair.partition("=")
            self._desk.do(skill_ratings.rate, slug=slug, value=int(value))
        if days_ago in _WATCHED:
            self._watched(days_ago)
        for one in _COURSES:
            if one.days_ago == days_ago:
                self._learn(one)

    def end(self) -> None:
        """What is ahead today: one skill to practise."""
        due = self._today + timedelta(days=21)
        self._desk.do(skill_plans.plan_practice, slug="change-interpretation", due_on=due)

    def _hold(self) -> None:
        """Two credentials: one good for long, one to be renewed soon."""
        held = CredentialForm("MES", "METI", "M 2207", self._day(730), self._day(-430), "5")
        self._credential = self._desk.do(learning.add_credential, form=held)
        cpr = CredentialForm("CPR and AED", "Red Cross", "C 8814", self._day(720), self._day(-41))
        self._desk.do(learning.add_credential, form=cpr)

    def _watched(self, days_ago: int) -> None:
        slug, said = _WATCHED[days_ago]
        name, _, credential = MENTOR.partition(", ")
        number = self._desk.do(
            sign_offs.record_outside,
            slug=slug,
            observer=name,
            credential=credential,
            day=self._today - timedelta(days=days_ago),
            feedback=said,
            form=assets.path("pictures", _FORM).read_bytes(),
        )
        form = LearningForm(
            title="Feedback of the mentor",
            day=self._day(days_ago),
            note="Wrote the point to change on the protocol card.",
            skill_observation_id=number,
        )
        self._desk.do(learning.add_learning, form=form)

    def _learn(self, one: _Course) -> None:
        form = LearningForm(
            title=one.title,
            day=self._day(one.days_ago),
            given_by=one.given_by,
            hours=one.hours,
            note=one.note,
            credential_id=self._credential,
        )
        self._desk.do(learning.add_learning, form=form)

    def _day(self, days_ago: int) -> str:
        return (self._today - timedelta(days=days_ago)).isoformat()
