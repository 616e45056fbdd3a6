"""How a skill reads on screen: who watched, short."""

from datetime import UTC, date, datetime

import pytest

from medex_desktop.domain.skills.lists import OURS
from medex_desktop.services.sign_offs import SignOff
from medex_desktop.ui.skills.skill_words import observer_words

AT = datetime(2026, 3, 4, 9, tzinfo=UTC)


@pytest.mark.parametrize(("name", "short"), [
    ("Theo Moreau", "T. Moreau"), ("Moreau, Theo", "T. Moreau"), ("Moreau", "Moreau"),
    ("Anna van der Berg", "A. van der Berg"), ("Theo J. Moreau, Jr.", "T. Moreau Jr."),
])  # fmt: skip
def test_an_observer_is_named_short(name: str, short: str) -> None:
    signed = SignOff(1, 1, OURS, "refer-out", 2, name, "PT", AT.date(), "Good.", AT, None)
    said = observer_words(signed, date(2026, 10, 1)).replace("\N{NO-BREAK SPACE}", " ")
    assert said == f"{short}, 4 Mar"
