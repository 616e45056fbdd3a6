"""What stands on the Skills screen beside the checklist: a line each, imported when it is opened.

``papers`` is made of ``(session, host)`` and has ``buttons`` and ``show_page(page)``. ``plan`` and
``sign_off`` have ``open_over(host, session, list_key, row)``, ``import`` has
``open_over(host, session)``. ``learning`` and ``team`` are widgets made of ``session`` that have
``load()``. What is not listed shows no button.
"""

from typing import Any, Final

from medex_desktop.ui import parts

PARTS: Final[dict[str, tuple[str, str]]] = {
    "papers": ("ui.skills.papers", "SkillPapers"),
    "plan": ("ui.skills.plan_sheet", "PlanSheet"),
    "sign_off": ("ui.skills.sign_off_sheet", "SignOffSheet"),
    "import": ("ui.skills.list_import", "ListImport"),
    "learning": ("ui.skills.learning_tab", "LearningTab"),
    "team": ("ui.skills.team_tab", "TeamTab"),
}


def is_there(name: str) -> bool:
    """Whether this version has a part."""
    return name in PARTS


def part(name: str) -> Any:
    """The part itself, imported now; KeyError for one this version does not have."""
    return parts.of(*PARTS[name])
