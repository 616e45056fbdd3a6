"""Signed records: their content, their digest, their results and their papers."""

import json
from typing import Any

from medex_desktop.language import Text
from medex_desktop.storage.audit_chain import content_digest
from medex_desktop.storage.checks.findings import Fault, Found, Kind, Look
from medex_desktop.storage.checks.rows import raw_rows, readable
from medex_desktop.storage.sign_off_content import FACTS, content_before_6, sign_off_content
from medex_desktop.storage.tables.assessments import assessment, result
from medex_desktop.storage.tables.documents import attachment, document
from medex_desktop.storage.tables.skills import skill_observation


def contents(look: Look) -> Found:
    """The content of every signed test, paper and sign-off has the digest it was signed with."""
    columns = ("snapshot", "digest", "signed_at", "locked_at")
    for row_id, row in readable(look.connection, assessment, *columns):
        signed = row["signed_at"] is not None
        about = (assessment.name, row_id)
        if signed and row["locked_at"] is None:
            words = Text("Assessment {id} is signed, but not locked.", {"id": row_id})
            yield Fault(Kind.SIGNED_OPEN, words, *about)
        if signed and (row["digest"] is None or row["snapshot"] is None):
            words = Text("Assessment {id} is signed, but has no digest.", {"id": row_id})
            yield Fault(Kind.DIGEST_MISSING, words, *about)
        elif row["digest"] is not None and not _holds(look, row["snapshot"] or "", row["digest"]):
            words = Text("The signed content of assessment {id} was changed.", {"id": row_id})
            yield Fault(Kind.SIGNED_CONTENT, words, *about)
    for row_id, (content, digest) in raw_rows(look.connection, document, "content", "digest"):
        written = content.decode("utf-8", "replace")
        if digest is not None and not _holds(look, written, digest.decode("utf-8", "replace")):
            words = Text("The signed content of document {id} was changed.", {"id": row_id})
            yield Fault(Kind.SIGNED_CONTENT, words, document.name, row_id)
    for row_id, row in readable(look.connection, skill_observation, *FACTS, "digest"):
        written = (sign_off_content(row), content_before_6(row))
        if not any(_holds(look, one, row["digest"]) for one in written):
            words = Text("The signed content of sign-off {id} was changed.", {"id": row_id})
            yield Fault(Kind.SIGNED_CONTENT, words, skill_observation.name, row_id)


def _holds(look: Look, content: str, digest: str) -> bool:
    return digest == content_digest(look.keys.audit, content)


def results(look: Look) -> Found:
    """The results beside a signed test are those that were signed."""
    columns = ("assessment_id", "measure", "outcome", "reason", "entry", "scores")
    kept: dict[int, list[dict[str, Any]]] = {}
    for _row_id, row in readable(look.connection, result, *columns):
        kept.setdefault(row["assessment_id"], []).append(dict(row))
    for row_id, row in readable(look.connection, assessment, "snapshot"):
        signed = _signed_results(row["snapshot"])
        if signed is not None and not _agree(signed, kept.get(row_id, [])):
            words = Text("The results of assessment {id} are not those signed.", {"id": row_id})
            yield Fault(Kind.SIGNED_RESULT, words, assessment.name, row_id)


def _signed_results(snapshot: str | None) -> list[Any] | None:
    """The results inside a signed record; None when it holds none that can be read."""
    try:
        plain = json.loads(snapshot or "null")
    except (ValueError, RecursionError):
        return None  # a changed snapshot is told by its digest
    found = plain.get("results") if isinstance(plain, dict) else None
    return found if isinstance(found, list) else None


def _agree(signed: list[Any], kept: list[dict[str, Any]]) -> bool:
    return len(signed) == len(kept) and all(
        isinstance(one, dict) and all(row.get(name, said) == said for name, said in one.items())
        for one, row in zip(signed, kept, strict=True)
    )


def papers(look: Look) -> Found:
    """Each document's stored file is the paper that was signed."""
    stored = {
        row_id: row["sha256"] for row_id, row in readable(look.connection, attachment, "sha256")
    }
    for row_id, row in readable(look.connection, document, "sha256", "attachment_id"):
        paper = stored.get(row["attachment_id"])  # one that is gone is told by its reference
        if paper is not None and row["sha256"] != paper:
            words = Text("Document {id} is not the paper that was signed.", {"id": row_id})
            yield Fault(Kind.PAPER, words, document.name, row_id)
