"""Grip and brain health: what may be said as background, its sources and its evidence grade."""

from typing import Final

from medex_desktop.domain.measure import Citation
from medex_desktop.language import Text

# Differences between people, never a change within one; no risk of a client is ever computed.
BACKGROUND: Final = Text(
    "In large cohort studies lower grip is associated with higher mortality and dementia "
    "incidence; this is not an individual risk estimate."
)
EVIDENCE_GRADE: Final = Text(
    "The certainty of the evidence on dementia was graded low to very low (Kunutsor 2022). The "
    "cohorts measured grip once, not its change; nothing shows that a stronger grip lowers risk."
)
BACKGROUND_CITATIONS: Final = (
    Citation("Leong 2015", "Leong et al. 2015, Lancet 386:266 (139,691 people, 4 years)"),
    Citation(
        "Celis-Morales 2018", "Celis-Morales et al. 2018, BMJ 361:k1651 (502,293 people, 7.1 years)"
    ),
    Citation("Cui 2021", "Cui et al. 2021, Front Aging Neurosci 13:625551 (review of 15 cohorts)"),
    Citation(
        "Esteban-Cornejo 2022",
        "Esteban-Cornejo et al. 2022, J Cachexia Sarcopenia Muscle 13:1514 (466,788 people)",
    ),
    Citation("Kunutsor 2022", "Kunutsor et al. 2022, GeroScience 44:2007 (review of 16 cohorts)"),
)
