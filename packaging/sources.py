"""Writes docs/clinical-sources.md from the measures: ``python3 dev.py sources``."""

import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from medex_desktop.domain.catalogue import all_measures  # noqa: E402 - found beside us
from medex_desktop.domain.help_cards import card_of  # noqa: E402
from medex_desktop.domain.measure import Measure  # noqa: E402
from medex_desktop.language import render  # noqa: E402

PAGE = ROOT / "docs" / "clinical-sources.md"
_HEAD = """# Clinical sources

Made from the measures by `python3 dev.py sources`; do not edit it by hand. For every measure: what
it is read by, and where each number stands. How near a source was read is said behind it where it
was not the paper itself. What is marked *shown only* never judges a change.
"""


def page() -> str:
    """The whole page."""
    measures = all_measures().values()
    contents = "\n".join(f"- [{render(one.title)}](#{one.key})" for one in measures)
    return "\n".join([_HEAD, contents, "", *(_measure(one) for one in measures)])


def _measure(measure: Measure) -> str:
    return "\n".join(_lines(measure))


def _lines(measure: Measure) -> Iterable[str]:
    card = card_of(measure)
    yield f'<a id="{measure.key}"></a>\n'
    yield f"## {render(card.title)}\n"
    yield f"`{measure.key}`, version {measure.version}: {render(card.summary)}\n"
    for part in card.parts:
        if part.is_evidence or part.key in ("sources", "licence"):
            yield f"**{render(part.head)}**\n"
            yield from (f"- {render(line)}" for line in part.lines)
            yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)} was written.\n")
