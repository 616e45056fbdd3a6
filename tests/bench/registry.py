"""Every figure of the bench, in the order in which the speed section of the plan names them."""

from tests.bench import (
    loop,
    measures,
    papers,
    records,
    restore,
    screens,
    skills,
    start,
    trend,
    trust,
)
from tests.bench.figure import Figure

_ORDER = (
    "first window",
    "client list after unlock",
    "key derivation",
    "filter keystroke, 10,000 clients",
    "quick find keystroke, 10,000 clients",
    "10 years, query to records",
    "client screen, 10 years",
    "trend, repaint",
    "trend, hover",
    "trend, rebuild",
    "first chart",
    "event loop, loading libraries",
    "event loop, importing 10,000 people",
    "event loop, backing up",
    "report, warm",
    "report, first",
    "save a test",
    "save, audit",
    "save, processor",
    "unlock",
    "lock",
    "backup, copy of 25 MB",
    "backup, verified",
    "import of 10,000 people",
    "memory",
    *(figure.name for figure in restore.FIGURES),
    *(figure.name for figure in measures.FIGURES),
    *(figure.name for figure in skills.FIGURES),
)


def all_figures() -> tuple[Figure, ...]:
    """The figures in order; KeyError when one of them is missing."""
    known = {
        figure.name: figure
        for module in (
            start, screens, records, trend, papers, loop, trust, restore, measures, skills,
        )
        for figure in module.FIGURES
    }  # fmt: skip
    return tuple(known[name] for name in _ORDER)
