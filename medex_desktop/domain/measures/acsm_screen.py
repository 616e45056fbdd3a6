"""Pre-participation screen: four answers are kept; the trainer and the provider decide."""

from decimal import Decimal
from typing import Final

from medex_desktop.domain.evidence import Citation, Fact
from medex_desktop.domain.measure import Direction, Field, Group, Measure, Role
from medex_desktop.domain.scoring import Demand, Person, Score, Values, choice, flag
from medex_desktop.language import Text

_ACSM: Final = Citation(
    "ACSM GETP10", "ACSM Guidelines, 10th edition, chapter 2, opening pages (read 2026)",
    grade="one_copy",
)  # fmt: skip
_WHITFIELD: Final = Citation(
    "Whitfield 2017", "Whitfield et al. 2017, PMC7059860, abstract", grade="abstract"
)
_COLBERG: Final = Citation(
    "Colberg 2017", "Colberg 2017, Front Endocrinol, PMC5317029", grade="primary"
)

_ACSM_ASKS: Final = Text(
    "ACSM (2015) asks for medical clearance before exercise with any known cardiovascular, "
    "metabolic or renal disease."
)
_ADA_SAYS: Final = Text(
    "The ADA asks for none from clients without signs or symptoms, up to the intensity of a brisk "
    "walk. Choose which rule you follow."
)
_SYMPTOMS: Final = Text("Signs or symptoms were reported.")
_NO_EXCEPTION: Final = Text(
    "The ADA’s exception is for clients without signs or symptoms: it does not hold here."
)


def _score(values: Values, person: Person) -> Score:
    known, symptoms = flag(values, "known_cv_metabolic_renal"), flag(values, "signs_symptoms")
    messages: list[Text] = []
    demands: list[Demand] = []
    if symptoms:
        messages.append(_SYMPTOMS)
        demands.append(Demand("signs_symptoms", _SYMPTOMS, "refer"))
    if known:
        messages += [_ACSM_ASKS, _NO_EXCEPTION if symptoms else _ADA_SAYS]
        if not _excepted(values, symptoms=symptoms):
            demands.append(Demand("clearance", _ACSM_ASKS, "refer"))
    return Score(
        Decimal(known + symptoms),
        category=Text("Look at clearance") if demands else None,
        messages=tuple(messages),
        demands=tuple(demands),
    )


def _excepted(values: Values, *, symptoms: bool) -> bool:
    """Whether the ADA's rule was chosen and covers what is wished for."""
    return (
        not symptoms
        and choice(values, "clearance_rule") == "ada"
        and choice(values, "desired_intensity") != "vigorous"
    )


MEASURE: Final = Measure(
    key="acsm_screen",
    version=1,
    title=Text("Pre-participation screen"),
    short=Text("Screen"),
    unit="",
    places=0,
    group=Group.SCREEN,
    direction=Direction.LOWER,
    summary=Text("how many of disease and signs or symptoms are answered with yes; no verdict"),
    fields=(
        Field(
            "regular_exercise_3x30min_3mo",
            Text("Active 3 days a week for 30 min, for 3 months"),
            kind="boolean",
        ),
        Field(
            "known_cv_metabolic_renal",
            Text("Known cardiovascular, metabolic or renal disease"),
            kind="boolean",
        ),
        Field("signs_symptoms", Text("Signs or symptoms of such a disease"), kind="boolean"),
        Field(
            "desired_intensity",
            Text("Wished-for intensity"),
            kind="choice",
            choices=("light", "moderate", "vigorous"),
        ),
        Field(
            "clearance_rule",
            Text("Clearance rule you follow"),
            kind="choice",
            choices=("acsm", "ada"),
            optional=True,
            role=Role.CONTEXT,
            words=(("acsm", Text("ACSM 2015")), ("ada", Text("ADA"))),
        ),
    ),
    protocol_fields=(),
    scoring=_score,
    compared=False,
    facts=(
        Fact(
            Text("Three things decide: present activity, disease or symptoms, wished-for "
                 "intensity."),
            _WHITFIELD,
        ),
        Fact(
            Text(
                "ACSM no longer counts cardiovascular risk factors, and lung disease by itself is "
                "no reason to refer."
            ),
            _ACSM,
        ),
        Fact(_ACSM_ASKS, _COLBERG),
        Fact(
            Text(
                "ADA: no clearance for clients without signs or symptoms, up to the intensity of a "
                "brisk walk."
            ),
            _COLBERG,
        ),
    ),
    licence=Text(
        "Free to use: facts in our own words. PAR-Q+ is under copyright; keep its date and result."
    ),
    how_to=(
        (
            "say",
            (
                Text("Ask what the client does now, which diseases are known, what they feel."),
                Text("Ask how hard they want to train."),
            ),
        ),
        (
            "safety",
            (
                Text("The program keeps the answers and names the rules; it clears nobody."),
                Text("ACSM and ADA differ on known disease without symptoms: choose and say so."),
            ),
        ),
    ),
)  # fmt: skip
