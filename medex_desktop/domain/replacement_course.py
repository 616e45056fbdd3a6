"""What studies say of the months around a joint replacement: told, and a curve of none of it."""

from typing import Final

from medex_desktop.domain.evidence import Citation, Fact
from medex_desktop.language import Text

_KENNEDY: Final = Citation(
    "Kennedy 2008", "Kennedy et al. 2008, Phys Ther 88(1):22-32, n 84, abstract", grade="abstract"
)
_JUDD: Final = Citation(
    "Judd 2019", "Judd et al. 2019, Int J Rehabil Res, PMC6687517, n 79, abstract", grade="abstract"
)
_TKA_2022: Final = Citation(
    "BMC Musculoskelet Disord 2022",
    "BMC Musculoskelet Disord 2022, 10.1186/s12891-022-05262-4, abstract",
    grade="abstract",
)
_VUORENMAA: Final = Citation(
    "Vuorenmaa 2008", "Vuorenmaa et al. 2008, J Rehabil Med 40:570-575, abstract", grade="abstract"
)
_CMS56: Final = Citation(
    "CMS56", "Quality measure CMS56, functional status, total hip replacement (read 2026)",
    grade="official",
)  # fmt: skip

GAIN_AFTER_KNEE: Final = Fact(
    Text("After knee replacement most of the gain in LEFS and six-minute walk came in the first "
         "12 weeks; it was slower to week 26, and little after that."),
    _KENNEDY,
)  # fmt: skip
WORSE_AT_FIRST: Final = Fact(
    Text("One month after hip or knee replacement the Timed Up and Go, stairs and the six-minute "
         "walk were all worse than before, more so after a knee; the groups still differed at 3 "
         "and 6 months."),
    _JUDD,
)  # fmt: skip
WALK_BEFORE_AND_AFTER: Final = Fact(
    Text("Knee replacement, 278 people: mean 323.1 m (SD 104.7) before and 396.0 m (SD 111.9) "
         "after 12 months."),
    _TKA_2022,
)  # fmt: skip
STRENGTH_AT_3_MONTHS: Final = Fact(
    Text("3 months after knee replacement: pain less by 50 %, knee extension strength 26 % under "
         "its value before and 42 % under the other leg."),
    _VUORENMAA,
)  # fmt: skip
HIP_FORM_WINDOWS: Final = Fact(
    Text("A United States quality measure takes the form within 90 days before hip replacement "
         "and again 300 to 425 days after it."),
    _CMS56,
)  # fmt: skip
