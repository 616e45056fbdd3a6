"""New practice, new client, six trials, trend, sign, PDF, sent, quit, unlock, all there."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from medex_desktop.services import documents, drafts, trends
from tests.journeys.story import BIRTH, SIX, Story


@pytest.fixture
def story(qtbot: QtBot, tmp_path: Path) -> Iterator[Story]:
    told = Story(tmp_path / "practice", lambda _step, _facts: None)
    yield told
    for window in told.windows:
        window.close()
        qtbot.waitUntil(window.is_closed, timeout=30_000)


def test_from_an_empty_folder_to_a_sent_page_and_back(story: Story) -> None:
    story.tell()
    (record,) = story.records()
    trials = sorted(record.test.entry.trials, key=lambda trial: trial.order)
    assert "".join(t.quantity.typed for t in trials if t.quantity).replace(".", "") == SIX
    assert record.test.signed
    (paper,) = story.papers()
    assert (paper.state, paper.pages) == ("sent", 1)
    assert paper.events[0].to_whom == "Dr Osei"
    assert story.session.ask(drafts.drafts) == []
    client = story.session.ask(trends.grip_trend, client_id=story.client_id).client
    assert client.birth_date is not None
    assert client.birth_date.strftime("%d %b %Y").lstrip("0").lower() == BIRTH


def test_the_signed_page_holds_the_numbers_of_the_screen(story: Story) -> None:
    story.tell()
    (paper,) = story.papers()
    pdf = story.session.ask(documents.document_pdf, document_id=paper.id)
    page = pypdfium2.PdfDocument(pdf)[0]
    said = page.get_textpage().get_text_bounded().replace("\N{NO-BREAK SPACE}", " ")
    latest = story.session.ask(trends.grip_trend, client_id=story.client_id).latest
    assert latest is not None
    for value in ("24.6", "20.8", paper.number):
        assert value in said
    assert "Margaret Lukasik" in said
    assert "not signed" not in said
