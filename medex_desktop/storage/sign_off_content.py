"""What a sign-off of a skill is signed for: its facts, as its digest is taken and checked."""

from collections.abc import Mapping
from typing import Any, Final

from medex_desktop.storage.columns import canonical_json

WHOLE: Final = ("practitioner_id", "observer_id", "form_id", "withdraws_id")
WORDS: Final = ("list", "slug", "observer", "credential", "feedback", "why")
FACTS: Final = (*WHOLE, *WORDS, "day")


def sign_off_content(row: Mapping[str, Any]) -> str:
    """The canonical content of a row of ``skill_observation``, before or after it is kept."""
    whole = {name: row.get(name) for name in WHOLE}
    words = {name: row.get(name, "") for name in WORDS}
    return canonical_json({**whole, **words, "day": str(row["day"])})
