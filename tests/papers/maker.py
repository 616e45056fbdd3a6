"""Makes every paper of the demo practice in both sizes."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.services import (
    clients,
    demo,
    documents,
    practices,
    progress_report,
    sign_offs,
    skill_papers,
)
from medex_desktop.services.blank_forms import blank_form
from medex_desktop.services.charts import trend_paper
from medex_desktop.services.desk import Desk
from medex_desktop.services.measure_trend import followed
from tests.desks import TestClock

SIZES = ("letter", "a4")
WHOSE = "Margaret Holloway"
FEEDBACK = f"Steady pace with {WHOSE}. Say the next step earlier."
QUESTIONS = ("koos_jr", "phq9", "vas_pain")
SKILL = "grip-dynamometry"

Make = Callable[[], bytes]


def papers(desk: Desk, size: str) -> Iterator[tuple[str, Make]]:
    """The name of each paper, and how its bytes are made."""
    client_id = demo.client_named(desk, WHOSE)
    words = desk.ask(progress_report.starting_words, client_id=client_id, page_size=size)
    yield "progress-report", lambda: _report(desk, client_id, words)
    yield "trend-grip", lambda: desk.ask(trend_paper, client_id=client_id)
    yield "trend-other", lambda: _other_trend(desk)
    for key in QUESTIONS:
        measure = all_measures()[key]
        yield (
            f"questionnaire-{key}",
            lambda measure=measure: desk.ask(blank_form, measure=measure, client_id=client_id),
        )
    makers = {
        "portfolio": skill_papers.portfolio,
        "certificate": skill_papers.certificate,
        "checklist": skill_papers.checklist,
    }
    for name, maker in makers.items():
        yield f"skills-{name}", lambda maker=maker: desk.ask(maker, page_size=size).pdf
    yield (
        "skills-observation-form",
        lambda: desk.ask(skill_papers.observation_form, slug=SKILL, page_size=size).pdf,
    )


def _report(desk: Desk, client_id: int, words: progress_report.ReportWords) -> bytes:
    return desk.ask(documents.report_preview, client_id=client_id, words=words).paper.pdf


def _other_trend(desk: Desk) -> bytes:
    """The first measure but grip that is followed of anybody."""
    client_id, key = next(
        (line.id, one.key)
        for line in desk.ask(clients.client_list)
        for one in desk.ask(followed, client_id=line.id)
    )
    return desk.ask(trend_paper, client_id=client_id, key=key)


def make_all(out: Path, word: str = "") -> Iterator[Path]:
    """Write the papers whose name holds ``word``; their paths as they are written."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        clock = TestClock()
        desk = demo.open_demo(clock, Path(folder, "demo"))
        try:
            desk.do(
                sign_offs.record_outside, slug="strength-testing", observer="Theo Moreau",
                credential="PT", day=clock.today(), feedback=FEEDBACK, form=b"%PDF-1.4 signed",
            )  # fmt: skip
            for size in SIZES:
                desk.do(practices.change_setting, key=practices.PAPER_SETTING, value=size)
                for name, make in papers(desk, size):
                    if word in name:
                        path = out / f"{name}-{size}.pdf"
                        path.write_bytes(make())
                        yield path
        finally:
            desk.close()
