"""The manual in the program and in the repository: one text, pictures only where they lie."""

import re

import pytest

from medex_desktop.ui import manual

PAGES = sorted(file.stem for file in manual.folder().glob("*.md"))


@pytest.mark.parametrize("key", PAGES)
def test_a_page_links_its_pictures_in_the_repository_only(key: str) -> None:
    file = manual.folder() / f"{key}.md"
    pictures = re.findall(r"\]\((\.\./design/shots/[^)]+)\)", file.read_text("utf-8"))
    assert pictures
    assert all((file.parent / one).is_file() for one in pictures)
    page = manual.page(key)
    assert page is not None
    assert "../design" not in page.text
    assert "Pictures:" not in page.text
