"""What may be said about grip and long-term health: background, never a client's risk.

Wording rules: association only, no cause, no number for one person, the evidence grade beside it.
Read as abstracts or copies: Leong 2015, Lancet 386:266 (PURE); Celis-Morales 2018, BMJ 361:k1651;
Kunutsor 2022, GeroScience 44:2007; Cui 2021, Front Aging Neurosci 13:625551; UK Biobank
publication 10474; Sun 2025 (Mendelian randomisation); Labott 2019.
"""

from typing import Final

from medex_desktop.language import Text

ASSOCIATION: Final = Text(
    "In large cohort studies lower grip strength is associated with higher mortality and "
    "dementia incidence; this is not an individual risk estimate."
)
SOURCES_AND_GRADE: Final = (
    Text(
        "Mortality: Leong 2015, Lancet 386:266 (PURE, 139,691 adults followed for 4 years); "
        "Celis-Morales 2018, BMJ 361:k1651 (UK Biobank, 502,293 adults, 7 years)."
    ),
    Text(
        "Dementia: UK Biobank publication 10474 (340,212 adults, 8.5 years); Cui 2021, Front "
        "Aging Neurosci 13:625551 (15 cohorts, one without an association); Kunutsor 2022, "
        "GeroScience 44:2007 (16 cohorts, 180,920 adults)."
    ),
    Text(
        "Grade of the evidence on dementia: low to very low (Kunutsor 2022). The studies "
        "measured each person once and compared people with each other; they did not follow "
        "changes in grip. A genetic analysis found no evidence that grip itself plays a part "
        "in dementia (Sun 2025). Whether gaining grip changes these outcomes is not known."
    ),
)
