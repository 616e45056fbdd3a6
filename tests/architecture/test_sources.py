"""docs/clinical-sources.md says what the measures say today."""

import runpy

from medex_desktop.domain.catalogue import all_measures
from tests.architecture import tree


def test_the_page_of_sources_is_the_measures_own() -> None:
    made = runpy.run_path(str(tree.ROOT / "packaging" / "sources.py"))
    kept = (tree.ROOT / "docs" / "clinical-sources.md").read_text("utf-8")
    assert kept == made["page"](), "python3 dev.py sources writes it anew"
    assert all(f"`{key}`" in kept for key in all_measures())
