"""A blank questionnaire on paper, one page: the client marks boxes, the numbers are typed in later.

Made from any measure that has questions. Of a form whose wording belongs to others only short names
stand here, and the page says that the wording is on the owner's printed form.
"""

from collections.abc import Iterator
from typing import Any

from medex_desktop.domain.entries import is_unit
from medex_desktop.domain.evidence import Item
from medex_desktop.domain.measure import Field, Measure
from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, _
from medex_desktop.language import render as worded
from medex_desktop.reports import fonts
from medex_desktop.reports.answer_rows import EASES, LINE_MM, Ease, Heads, MarkLine, Row
from medex_desktop.reports.content import Paper, RenderedPaper
from medex_desktop.reports.document import FOOT, SIDE, Placed, Sheet, finish, put_on_pages
from medex_desktop.reports.fitting import DoesNotFit
from medex_desktop.reports.layout import one_line, rule
from medex_desktop.reports.markup import body
from medex_desktop.reports.single_page import begin
from medex_desktop.reports.styles import MM, SMALLEST_TO_ACT_ON

MOST_BOXES = 11
GAP = 2 * MM


@dataclass(frozen=True, slots=True)
class Question:
    """One question, already worded.

    Attributes:
        boxes: what stands in its boxes; one empty text is a box to write in, none is a line.
        answers: words over the boxes; of a line, of its two ends.
        after: what stands behind a box to write in.
        lead: what stands above this question and those after it.
        written: a line to write on stands below it.
    """

    words: str
    boxes: tuple[str, ...]
    answers: tuple[str, ...] = ()
    after: str = ""
    lead: str = ""
    written: bool = False


@dataclass(frozen=True, slots=True)
class QuestionnaireSheet:
    """Everything on the page, already worded; ``client`` may stay blank."""

    paper: Paper
    title: str
    questions: tuple[Question, ...]
    credit: str
    notes: tuple[str, ...]
    client: str = ""


def sheet_of(measure: Measure, paper: Paper, client: str = "") -> QuestionnaireSheet:
    """The blank form of a measure that has questions.

    Raises:
        ValueError: a measure without questions (a licensed form: use its printed one).
    """
    if not measure.items:
        raise ValueError(f"{measure.key} has no questions")
    questions = tuple(_question(measure, item) for item in measure.items)
    return QuestionnaireSheet(
        paper=paper,
        title=worded(measure.title),
        questions=questions,
        credit=worded(measure.licence),
        notes=tuple(_notes(measure, questions)),
        client=client,
    )


def _question(measure: Measure, item: Item) -> Question:
    field = measure.field(item.field)
    if field is None:
        raise ValueError(f"{measure.key} asks for {item.field}, which it hasn't")
    return Question(
        words=worded(item.words),
        boxes=_boxes(field),
        answers=tuple(worded(words) for words in item.answers),
        after=field.unit if is_unit(field.unit) else "",
        lead="" if item.lead is None else worded(item.lead),
        written=item.written,
    )


def _boxes(field: Field) -> tuple[str, ...]:
    """Yes and no, the choices, or the numbers where they are few."""
    if field.kind == "boolean":
        return _("Yes"), _("No")
    if field.choices:
        return field.choices
    if field.unit == "mm" and field.high == LINE_MM:
        return ()
    if field.kind == "integer" and field.low is not None and field.high is not None:
        numbers = range(int(field.low), int(field.high) + 1)
        if len(numbers) <= MOST_BOXES and field.unit[:1].isdigit():
            return tuple(str(number) for number in numbers)
    return ("",)


def _notes(measure: Measure, questions: tuple[Question, ...]) -> Iterator[str]:
    if any(item.topic for item in measure.items):
        yield _(
            "Short names only: the wording of these questions belongs to its owner and stands on "
            "the owner's printed form. Read it there, mark here."
        )
    if any(not question.boxes for question in questions):
        yield _("Print at 100 %, without fitting to the page: the line is exactly 100 mm long.")
    if any(len(question.boxes) > 1 for question in questions):
        yield _("Mark one box in each row.")


def render(form: QuestionnaireSheet) -> RenderedPaper:
    """The form as a PDF of one page.

    Raises:
        CannotDraw: a character without a glyph.
        DoesNotFit: more questions than one page holds in its smallest type.
    """
    on = begin(form, form.paper, _scope())
    over = 0.0
    for ease in EASES:
        blocks = [*_head(form, on), *_rows(form, ease), *_foot(form, on)]
        highs = [block.wrap(on.text_width, on.body_height)[1] for block in blocks]
        over = sum(highs) + GAP * 3 - on.body_height
        if over <= 0:
            return RenderedPaper(finish(put_on_pages(on, [_placed(on, blocks, highs)])), 1)
    raise DoesNotFit(Text("Questions"), int(over))


def _placed(on: Sheet, blocks: list[Any], highs: list[float]) -> list[Placed]:
    """Beneath each other without gaps; the credit stands at the foot of the page."""
    placed, top = [], on.top
    for block, high in zip(blocks[:-1], highs[:-1], strict=True):
        placed.append(Placed(block, SIDE, top, high))
        top -= high
    return [*placed, Placed(blocks[-1], SIDE, FOOT + highs[-1], highs[-1])]


class _NameAndDay:
    """Name and date to be written, or the client's name printed."""

    def __init__(self, client: str) -> None:
        self.client = client
        self._width = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """One line to write on."""
        self._width = width
        return width, 13 * MM

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """Both labels on one line, a rule behind each."""
        base, middle = y + 4.5 * MM, x + self._width * 0.64
        for label, left, right in (
            (_("Name"), x, middle - 6 * MM),
            (_("Date"), middle, x + self._width),
        ):
            one_line(canvas, label, left, base, 10)
            start = left + fonts.width(label, 10) + 2 * MM
            rule(canvas, start, right, base - 2, 0.6)
            if left == x and self.client:
                one_line(canvas, self.client, start + MM, base, 11, bold=True,
                         room=right - start - MM)  # fmt: skip


def _head(form: QuestionnaireSheet, on: Sheet) -> list[Any]:
    notes = [body(note, 10, 13, on.text_width) for note in form.notes]
    return [body(form.title, 18, 24, on.text_width, bold=True), _NameAndDay(form.client), *notes]


class _Lead:
    """What is said before the questions below it, with air above."""

    def __init__(self, words: str, ease: Ease) -> None:
        self.words, self.ease = words, ease
        self._passage: Any = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The passage and the air."""
        self._passage = body(self.words, self.ease.text, self.ease.leading, width, bold=True)
        return width, float(self._passage.wrap(width, height)[1]) + 3 * MM

    def drawOn(self, canvas: Any, x: float, y: float) -> None:  # noqa: N802 - as ReportLab
        """At the foot of its room."""
        self._passage.drawOn(canvas, x, y + 0.6 * MM)


def _rows(form: QuestionnaireSheet, ease: Ease) -> Iterator[Any]:
    heads: tuple[str, ...] = ()
    for number, question in enumerate(form.questions, start=1):
        if question.lead:
            yield _Lead(question.lead, ease)
        words = f"{number}. {question.words}" if len(form.questions) > 1 else question.words
        if not question.boxes:
            yield MarkLine(words, (question.answers[0], question.answers[-1]), ease)
            continue
        if question.answers and question.answers != heads:
            yield Heads(question.answers)
        heads = question.answers
        yield Row(words, question.boxes, ease, question.after, question.written)


def _foot(form: QuestionnaireSheet, on: Sheet) -> list[Any]:
    return [body(form.credit, SMALLEST_TO_ACT_ON, 9.8, on.text_width)]


def _scope() -> str:
    return _("This form asks and does not judge. Your answers are kept in your record.")
