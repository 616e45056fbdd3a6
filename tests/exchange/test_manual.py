"""The page about importing shows a mapping that works and names every meaning."""

import re
from pathlib import Path

from medex_desktop.exchange.mapping import GRIP, MEANINGS, TRIALS, from_json
from medex_desktop.exchange.questions import open_questions
from tests.exchange.files import NHANES, fixture

PAGE = Path(__file__).parents[2] / "docs" / "manual" / "import.md"


def test_the_mapping_of_the_page_reads_the_survey_file() -> None:
    shown = re.search(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    mapping = from_json(shown[1])
    assert mapping.kind == GRIP
    assert not open_questions(mapping, fixture(NHANES.name))


def test_the_page_names_every_meaning() -> None:
    words = set(re.findall(r"[a-z_0-9]+", PAGE.read_text(encoding="utf-8")))
    assert set(MEANINGS[GRIP]) - set(TRIALS) <= words
