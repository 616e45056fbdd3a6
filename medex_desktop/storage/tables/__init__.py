"""One file per noun; importing this package registers every table."""

from medex_desktop.storage.tables import (
    assessments,
    audit,
    clients,
    documents,
    drafts,
    health,
    imports,
    practices,
    removals,
    skills,
    test_sets,
)

__all__ = [
    "assessments",
    "audit",
    "clients",
    "documents",
    "drafts",
    "health",
    "imports",
    "practices",
    "removals",
    "skills",
    "test_sets",
]
