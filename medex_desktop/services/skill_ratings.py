"""Self-ratings: one for each key pressed, the newest holds, all of them are kept."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from medex_desktop.domain.names import clean_note
from medex_desktop.domain.skills.lists import OURS
from medex_desktop.domain.skills.ratings import HIGHEST, Rating
from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.language import Text
from medex_desktop.services.acts import act
from medex_desktop.services.skill_lists import skill_list_of
from medex_desktop.services.work import Read, Work
from medex_desktop.storage.tables.skills import skill_rating


@act("skill.rate", undo=Text("Rate a skill"))
def rate(work: Work, *, slug: str, value: int, note: str = "", list_key: str = OURS) -> int:
    """Rate oneself 0 to 4 in a skill of a list; the rating's id. InvalidInput on "value"."""
    if not 0 <= value <= HIGHEST:
        raise InvalidInput("value", Text("A rating goes from 0 to {most}.", {"most": HIGHEST}))
    require_skill(work, list_key, slug)
    return work.insert(
        skill_rating,
        practitioner_id=work.practitioner_id,
        list=list_key,
        slug=slug,
        value=value,
        day=work.today,
        note=clean_note(note, "note"),
        rated_at=work.now,
    )


@act("skill.note", undo=Text("Note to a rating"))
def note_rating(work: Work, *, slug: str, note: str, list_key: str = OURS) -> None:
    """Put a note beside the newest rating of a skill. Refused while there is none."""
    found = _rows(work, list_key, slug=slug)
    if not found:
        raise Refused(Text("Rate the skill first; the note stands beside the rating."))
    work.update(skill_rating, found[-1].id, note=clean_note(note, "note"))


def require_skill(read: Read, list_key: str, slug: str) -> None:
    """Refused for a skill that is in no list of this practice."""
    try:
        skill_list_of(read, list_key).skill(slug)
    except KeyError:
        raise Refused(
            Text("This skill is not in the list any more. Nothing was changed.")
        ) from None


def ratings(read: Read, *, list_key: str = OURS) -> Mapping[str, tuple[Rating, ...]]:
    """Every rating of the acting practitioner by slug, oldest first."""
    found: dict[str, list[Rating]] = defaultdict(list)
    for row in _rows(read, list_key):
        found[row.slug].append(Rating(row.slug, row.value, row.day, row.note, row.rated_at))
    return {slug: tuple(every) for slug, every in found.items()}


def rated_again(read: Read) -> date | None:
    """The last day on which a skill was rated that had been rated on an earlier day."""
    latest: date | None = None
    for every in ratings(read).values():
        if len({one.day for one in every}) > 1:
            latest = max(latest or every[-1].day, every[-1].day)
    return latest


def _rows(read: Read, list_key: str, *, slug: str = "") -> list[Any]:
    query = (
        select(skill_rating)
        .where(
            skill_rating.c.practitioner_id == read.practitioner_id,
            skill_rating.c["list"] == list_key,
            skill_rating.c.value.between(0, HIGHEST),  # any other is told by the check-up
        )
        .order_by(skill_rating.c.rated_at, skill_rating.c.id)
    )
    if slug:
        query = query.where(skill_rating.c.slug == slug)
    return list(read.connection.execute(query))
