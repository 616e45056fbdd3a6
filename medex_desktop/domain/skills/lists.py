"""Lists of skills: ours of 52, and one a practice owns, read from the same table.

Our list and its wording are this program's own: the profession names tiers and some skills (each
row says where), but no page gives all of them, so the list claims to be nobody's official one.
"""

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Final

from medex_desktop import assets
from medex_desktop.domain.names import one_line
from medex_desktop.errors import InvalidForm, InvalidInput
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text

OURS: Final = "medex-52"
OUR_VERSION: Final = 1
SKILLS: Final = 52
TIERS: Final = 3
COLUMNS: Final = ("slug", "tier", "domain", "title", "behaviour", "evidence", "source")
MORE_COLUMNS: Final = ("why", "practice")
OUR_TIERS: Final = ("essential", "intermediate", "advanced")
TIER_WORDS: Final = (Text("Essential"), Text("Intermediate"), Text("Advanced"))
OWN_WORDING: Final = Text("52, our own list and wording, not a credentialing body’s")
_NEEDED: Final = ("slug", "tier", "domain", "title", "behaviour", "evidence")
_LONGEST: Final = {"slug": 60, "tier": 40, "title": 120}
_LONGEST_WORDS: Final = 1_000


class Kind(StrEnum):
    """What a skill is made of, in the profession's three words."""

    TECHNICAL = "technical"
    ANALYTICAL = "analytical"
    COMMUNICATION = "communication"


KIND_WORDS: Final = {
    Kind.TECHNICAL: Text("Technical"),
    Kind.ANALYTICAL: Text("Analytical"),
    Kind.COMMUNICATION: Text("Communication"),
}


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill.

    Attributes:
        slug: permanent name; titles may change.
        tier: index of its tier, 0 for the first.
        why: why it matters; ``practice``: how to practise it. "" where a list has none.
        evidence: what counts, in words.
        source: where the skill was read.
    """

    slug: str
    tier: int
    kind: Kind
    title: str
    behaviour: str
    evidence: str
    source: str = ""
    why: str = ""
    practice: str = ""


@dataclass(frozen=True, slots=True)
class SkillList:
    """52 skills in the order of their tiers; ``tiers`` are the names as the list has them."""

    key: str
    title: str
    version: int
    tiers: tuple[str, ...]
    skills: tuple[Skill, ...]

    def skill(self, slug: str) -> Skill:
        """The skill of that slug; KeyError when the list has none."""
        found = next((one for one in self.skills if one.slug == slug), None)
        if found is None:
            raise KeyError(slug)
        return found

    def of_tier(self, tier: int) -> tuple[Skill, ...]:
        """The skills of one tier, in order."""
        return tuple(one for one in self.skills if one.tier == tier)

    def tier_words(self, tier: int) -> Text:
        """A tier as shown: ours in words, others as the list has them."""
        if self.tiers == OUR_TIERS:
            return TIER_WORDS[tier]
        return Text("{name}", {"name": self.tiers[tier]})

    @property
    def is_ours(self) -> bool:
        """Whether it is the list this program brings, whose evidence it can count."""
        return self.key == OURS


@cache
def our_list() -> SkillList:
    """The list this program brings."""
    table = csv.DictReader(io.StringIO(assets.text("skills", f"{OURS}.csv")))
    return read_list(list(table), key=OURS, title="MedEx 52")


def read_list(
    rows: Sequence[Mapping[str, str]], *, key: str, title: str, lines: Sequence[int] = ()
) -> SkillList:
    """A list from the rows of its table, named by their columns; ``lines`` of the file, if known.

    Raises:
        InvalidForm: every row that can't be taken; the field is the row's number in the file, the
            heading being 1, or "file" for the file as a whole.
    """
    faults: list[InvalidInput] = []
    missing = [name for name in COLUMNS if rows and name not in rows[0]]
    if missing or not rows:
        names = ", ".join(missing or COLUMNS)
        raise InvalidForm([InvalidInput("file", Text("Missing: {names}.", {"names": names}))])
    tiers = _tiers(rows)
    skills: list[Skill] = []
    seen: dict[str, int] = {}
    for number, row in zip(lines or range(2, len(rows) + 2), rows, strict=True):
        try:
            skills.append(_skill(row, number, tiers, seen))
        except InvalidInput as fault:
            faults.append(fault)
    faults.extend(_of_the_whole(rows, tiers))
    if faults:
        raise InvalidForm(faults)
    skills.sort(key=lambda one: one.tier)  # stable: the file's order within a tier
    return SkillList(key, title, OUR_VERSION, tiers, tuple(skills))


def from_json(plain: object, *, key: str, title: str) -> SkillList:
    """A list as a practice keeps it. ValueError for rows that make none any more."""
    if not isinstance(plain, list) or not all(map(_is_row, plain)):
        raise ValueError("no rows of a list")
    try:
        return read_list(plain, key=key, title=title)
    except InvalidForm as fault:
        raise ValueError(str(fault)) from None


def _is_row(plain: object) -> bool:
    return isinstance(plain, dict) and all(isinstance(cell, str) for cell in plain.values())


def _of_the_whole(rows: Sequence[Mapping[str, str]], tiers: Sequence[str]) -> list[InvalidInput]:
    found = []
    if len(rows) != SKILLS:
        words = {"n": len(rows), "wanted": SKILLS}
        found.append(InvalidInput("file", Text("{n} skills. A list has exactly {wanted}.", words)))
    if len(tiers) != TIERS:
        words = {"n": len(tiers), "wanted": TIERS}
        found.append(InvalidInput("file", Text("{n} tiers. A list has {wanted}.", words)))
    return found


def _tiers(rows: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """The names of the tiers, as they are first written: the three that most rows have.

    Ours where all three are, in our order, or where fewer than three are named and one is ours.
    """
    names: dict[str, str] = {}
    used: Counter[str] = Counter()
    for row in rows:
        if name := _cell(row, "tier"):
            names.setdefault(name.lower(), name)
            used[name.lower()] += 1
    usual = {name for name, _ in used.most_common(TIERS)}
    if usual == set(OUR_TIERS) or (len(used) < TIERS and usual & set(OUR_TIERS)):
        return OUR_TIERS
    return tuple(name for key, name in names.items() if key in usual)


def _skill(
    row: Mapping[str, str], number: int, tiers: Sequence[str], seen: dict[str, int]
) -> Skill:
    cells = {name: _cell(row, name) for name in (*COLUMNS, *MORE_COLUMNS)}
    where = str(number)
    for name, cell in cells.items():
        if name in _NEEDED and not cell:
            raise InvalidInput(where, Text("{column} is blank.", {"column": name}))
        most = _LONGEST.get(name, _LONGEST_WORDS)
        if len(cell) > most:
            words = {"column": name, "most": most}
            raise InvalidInput(where, Text("{column} has more than {most} letters.", words))
    slug, tier = cells["slug"], _tier(cells["tier"], where, tiers)
    if slug in seen:
        words = {"slug": slug, "row": seen[slug]}
        raise InvalidInput(where, Text("{slug} stands in line {row} already.", words))
    seen[slug] = number
    return Skill(
        slug=slug,
        tier=tier,
        kind=_kind(cells["domain"], where),
        title=cells["title"],
        behaviour=cells["behaviour"],
        evidence=cells["evidence"],
        source=cells["source"],
        why=cells["why"],
        practice=cells["practice"],
    )


def _cell(row: Mapping[str, str], name: str) -> str:
    """A cell in one line, without signs nobody sees: no paper shows them, no form carries them."""
    return one_line(row.get(name) or "")


def _tier(name: str, where: str, tiers: Sequence[str]) -> int:
    folded = [one.lower() for one in tiers]
    if name.lower() not in folded:
        words = {"name": name, "tiers": ", ".join(tiers)}
        raise InvalidInput(where, Text("{name} is none of the tiers ({tiers}).", words))
    return folded.index(name.lower())


def _kind(name: str, where: str) -> Kind:
    if name.lower() not in set(Kind):
        words = {"name": name, "kinds": ", ".join(Kind)}
        raise InvalidInput(where, Text("{name} is none of the kinds ({kinds}).", words))
    return Kind(name.lower())
