"""What a sign-off of a skill is signed for: its facts, as its digest is taken and checked."""

from collections.abc import Mapping
from typing import Any, Final

from medex_desktop.storage.columns import canonical_json

WHOLE: Final = ("practitioner_id", "observer_id", "form_id", "withdraws_id")
WORDS: Final = ("list", "slug", "observer", "credential", "feedback", "why")
FACTS: Final = (*WHOLE, *WORDS, "day")


_BEFORE_6: Final = ("practitioner_id", "list", "slug", "feedback", "observer", "credential")


def content_before_6(row: Mapping[str, Any]) -> str:
    """What a program of schema 5 signed of the same row: the facts that its act had."""
    if row["withdraws_id"] is not None:
        facts = ("practitioner_id", "withdraws_id", "why")
        return canonical_json({name: row[name] for name in facts})
    who = [name for name in ("observer_id", "form_id") if row[name] is not None]
    facts_then = {name: row[name] for name in (*_BEFORE_6, *who)}
    return canonical_json({**facts_then, "day": str(row["day"])})


def sign_off_content(row: Mapping[str, Any]) -> str:
    """The canonical content of a row of ``skill_observation``, before or after it is kept."""
    whole = {name: row.get(name) for name in WHOLE}
    words = {name: row.get(name, "") for name in WORDS}
    return canonical_json({**whole, **words, "day": str(row["day"])})
