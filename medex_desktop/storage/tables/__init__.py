"""One file per noun; importing this package registers every table."""

from medex_desktop.storage.tables import (
    assessments,
    audit,
    clients,
    documents,
    drafts,
    imports,
    practices,
    removals,
)

__all__ = [
    "assessments",
    "audit",
    "clients",
    "documents",
    "drafts",
    "imports",
    "practices",
    "removals",
]
