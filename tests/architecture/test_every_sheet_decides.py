"""Every overlay and dialog decides what becomes of what was typed when the practice locks."""

import ast
from typing import Final

from tests.architecture import tree

UI = tree.PACKAGE / "ui"
KEEPERS: Final = {"keep_as", "keep_words", "leave"}
FIELDS: Final = {"LineField", "NoteField", "DateField", "SearchField", "QLineEdit", "NumberBox"}
ASKS: Final = {"line", "note", "ask_for", "day_field"}

FRAMES: Final = {"Overlay", "KeepingOverlay", "Sheet", "FormSheet", "ActSheet", "EventSheet"}

KEPT: Final = {
    # of a client, with the client's record
    "AcknowledgedSheet", "AddendumSheet", "AnswerSheet", "BinSheet", "ClearanceSheet",
    "ClientFormOverlay", "ConditionSheet", "FloorSkip", "HoldSheet", "LiftSheet", "LimitSheet",
    "OverrideSheet", "PrecautionSheet", "ReplacementSheet", "SentSheet", "SkipItemSheet",
    "SkipSheet", "VoidSheet",
    # of the practice or of oneself
    "CredentialSheet", "DeviceForm", "KeepSheet", "LearningSheet", "ListImport", "MentorSheet",
    "NoteSheet", "OwnMeasureSheet", "OwnSetSheet", "PlanSheet", "SignOffSheet", "WithdrawSheet",
}  # fmt: skip

NOT_KEPT: Final = {
    "BackupDoor": "a recovery key or passphrase, over the locked screen",
    "CopyDoor": "a recovery key or passphrase, over the locked screen",
    "EraseSheet": "the name typed exactly is a safeguard; erasing is decided anew, whole",
    "ExportDoor": "a recovery key or passphrase, over the locked screen",
    "ImportDialog": "what it reads is in the file, and the file is chosen again",
    "ImportFrame": "what it reads is in the file, and the file is chosen again",
    "LaterOverlay": "one day, offered by a key",
    "QuickFind": "a search",
    "TestPicker": "a search",
    "TotalSheet": "figures copied from a form of paper; the total goes into the draft",
}

NOTHING_TYPED: Final = {
    "ApartSheet", "ClientExport", "CompareSheet", "BodySheet", "FaultDialog", "FigureSheet",
    "HealthSheet", "JointSheet", "KeyOverlay", "ManualOverlay", "MeasureCard", "MergeSheet",
    "MissingSheet", "PainSheet", "PaperSheet", "RecordsSheet", "ReportSheet", "RestoreOverlay",
    "ResultSheet", "ResultSummary", "SignSheet", "SourceSheet", "Switcher", "UnsavedSheet",
    "WarningSheet",
}  # fmt: skip


def overlays() -> dict[str, ast.ClassDef]:
    """Every class of the ui that comes from an overlay or a dialog, by its name."""
    every = {node.name: node for _file, node in tree.nodes(UI) if isinstance(node, ast.ClassDef)}
    found = {"Overlay", "QDialog"}
    while more := {n for n, one in every.items() if n not in found and bases(one) & found}:
        found |= more
    return {name: every[name] for name in found if name in every}


def bases(one: ast.ClassDef) -> set[str]:
    return {base.id for base in one.bases if isinstance(base, ast.Name)}


def said(one: ast.ClassDef) -> set[str]:
    """What a class calls, by its last name, and the methods it defines."""
    called = [node.func for node in ast.walk(one) if isinstance(node, ast.Call)]
    names = {call.attr if isinstance(call, ast.Attribute) else "" for call in called}
    names |= {call.id for call in called if isinstance(call, ast.Name)}
    return names | {node.name for node in one.body if isinstance(node, tree.Function)}


def test_every_sheet_decides() -> None:
    groups = [FRAMES, KEPT, set(NOT_KEPT), NOTHING_TYPED]
    decided = set().union(*groups)
    assert sum(map(len, groups)) == len(decided)  # each once
    assert set(overlays()) == decided


def test_what_is_to_be_kept_is_kept_and_nothing_else() -> None:
    keeping = {name for name, one in overlays().items() if said(one) & KEEPERS}
    assert keeping - FRAMES == KEPT


def test_where_nothing_is_typed_there_is_no_field() -> None:
    typing = {name for name, one in overlays().items() if said(one) & (FIELDS | ASKS)}
    assert typing & NOTHING_TYPED == set()
