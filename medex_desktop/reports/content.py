"""What papers are made of: plain records of already worded text, without any drawing.

Everything a reader sees comes in through these; a service fills them, a test can write them by
hand. Text is plain: ``Bold`` is the only emphasis, so no client note can carry markup.
"""

from enum import StrEnum

from medex_desktop.charts.data import TrendData
from medex_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Bold:
    """Words in bold."""

    text: str


Words = str | tuple[str | Bold, ...]
"""A passage: plain text, or pieces some of which are bold. A newline starts a new line."""


def plain(words: Words) -> str:
    """The passage without emphasis."""
    if isinstance(words, str):
        return words
    return "".join(piece.text if isinstance(piece, Bold) else piece for piece in words)


class PageSize(StrEnum):
    """Paper of the reader's country."""

    LETTER = "letter"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The practice: name, one line (person, address, phone), phone for strays, logo as an image."""

    practice: str
    line: str
    phone: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """What every page of a document carries.

    ``record`` is the record number, ``check`` a short code of the content's digest. ``draft``
    and ``demo`` put their words on every page. ``scope`` replaces the standard scope line and
    ``stray`` the one for who got it by mistake.
    """

    letterhead: Letterhead
    title: str
    record: str
    check: str = ""
    page_size: PageSize = PageSize.LETTER
    draft: bool = False
    demo: bool = False
    aside: str = ""
    scope: str = ""
    stray: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One column under the letterhead: an eyebrow ("TO"), a bold first line, further lines.

    ``short_lines`` replace ``lines`` when room is short (name, institution, fax).
    """

    eyebrow: str
    name: Words
    lines: tuple[str, ...] = ()
    short_lines: tuple[str, ...] | None = None


class Shape(StrEnum):
    """The mark before a verdict: readable without colour and after a fax."""

    WITHIN = "○"
    NEAR = "◑"
    BETTER = "▲"
    WORSE = "▼"
    NO_VALUE = "◇"
    NOT_COMPARABLE = "✕"
    NOT_MEASURED = "□"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Is the change real? A shape, a word, and the letter of the note that judged it.

    ``strong`` is for "clinically important". Without ``judged`` the row may become a sentence
    when room is short (no published value, baseline not measured).
    """

    shape: Shape
    words: str
    note: str = ""
    strong: bool = False
    judged: bool = True


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One measure on one side. Numbers are strings as they are to be read; words stand for codes.

    ``decline`` marks a loss beyond error: such a row never gives way.
    """

    domain: str
    measure: str
    baseline: str
    last: str
    now: str
    change: str
    error: str
    norm: str
    verdict: Verdict
    decline: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """The results table: dates stand once, in its heading."""

    baseline_day: str
    last_day: str
    now_day: str
    since: str
    rows: tuple[ResultRow, ...]
    notes: Words = ""
    short_notes: Words = ""
    norm_heading: str = ""


@dataclass(frozen=True, slots=True)
class Visits:
    """The chart's visits in numbers: a column each, oldest first, a row for each thing read.

    ``rows`` are a name and as many cells as there are ``days``; ``note`` explains the signs.
    """

    title: str
    days: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """The one chart: its conclusion in words, its data, and its visits in numbers."""

    heading: Words
    data: TrendData
    visits: Visits | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as a row: text, baseline, target, now, status, date due."""

    text: str
    baseline: str
    target: str
    now: str
    status: str
    due: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who signs: name with credential, further lines, and when ("signed 1 Oct 2026, 14:22").

    ``image`` is the signature as PNG or JPEG. A draft shows "not signed" instead, and ``drafted``
    ("draft of 1 Oct 2026, 14:10") in place of ``signed``.
    """

    name: str
    lines: tuple[str, ...] = ()
    signed: str = ""
    drafted: str = ""
    image: bytes | None = None


@dataclass(frozen=True, slots=True)
class Appendix:
    """Further pages with every trial: a heading, a table, its notes."""

    title: str
    intro: Words
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: Words = ""


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """A physician progress report, block by block in the order of the page.

    ``headline`` is direction and request ("Improving. Please advise."), ``summary`` its
    sentences, ``asked`` the one question. A block without text is left out; attendance, goals and
    program wait for their own records. ``precautions`` and ``safety`` never give way. The reply
    box is always there; without ``reply_asked`` it offers a reply, it does not ask for one.
    """

    paper: Paper
    recipient: Party
    client: Party
    about: Party
    headline: str
    summary: Words
    asked: Words = ""
    referral: Words = ""
    precautions: Words = ""
    attendance: Words = ""
    results: Results | None = None
    chart: Chart | None = None
    goals: tuple[Goal, ...] = ()
    safety: Words = ""
    program: Words = ""
    next_steps: Words = ""
    sign_off: SignOff = SignOff("")
    reply_fax: str = ""
    reply_asked: bool = True
    appendix: Appendix | None = None


@dataclass(frozen=True, slots=True)
class RenderedPaper:
    """A finished paper: its bytes, its pages, how far it had to shrink, the chart's height."""

    pdf: bytes
    pages: int
    step: int = 0
    chart_mm: float = 0.0
