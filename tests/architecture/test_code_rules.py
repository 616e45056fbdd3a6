"""Rules of the house that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import tree

UI = tree.PACKAGE / "ui"
LAST_RESORTS = {UI / "tasks.py", tree.PACKAGE / "bootstrap.py"}
TEMPORARY = {tree.PACKAGE / "safeio.py", tree.PACKAGE / "storage" / "migrations" / "new.py"}
BLOCKING_DIALOGS = {"question", "information", "warning", "critical", "about", "aboutQt"}
WORDING = {"_", "n_"}


def test_only_the_last_resorts_catch_every_exception() -> None:
    broad = [
        tree.place(file, node)
        for file, node in tree.nodes()
        if isinstance(node, ast.ExceptHandler) and file not in LAST_RESORTS and catches_all(node)
    ]
    assert broad == []


def catches_all(handler: ast.ExceptHandler) -> bool:
    """Whether a handler swallows any fault; one that cleans up and raises again does not."""
    last = handler.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False
    caught = handler.type
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(
        one is None or (isinstance(one, ast.Name) and one.id in ("Exception", "BaseException"))
        for one in names
    )


def test_only_safeio_makes_temporary_files() -> None:
    """What a killed run leaves is removed by its name; the other one is a tool of ours."""
    makers = {"tempfile", "QTemporaryFile", "QTemporaryDir"}
    found = [
        tree.place(file, node)
        for file, node in tree.nodes()
        if isinstance(node, ast.Import | ast.ImportFrom) and file not in TEMPORARY
        if makers & {getattr(node, "module", ""), *(one.name for one in node.names)}
    ]
    assert found == []


def test_no_dialog_runs_an_event_loop_of_its_own() -> None:
    blocking = [
        tree.place(file, node)
        for file, node in tree.nodes(UI)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and blocks(node.func)
    ]
    assert blocking == []


def blocks(called: ast.Attribute) -> bool:
    """Whether this is ``dialog.exec()`` or a static question box; a drag has no other way."""
    owner = called.value.id if isinstance(called.value, ast.Name) else ""
    if called.attr in ("exec", "exec_"):
        return owner != "drag"
    if owner == "QInputDialog":
        return called.attr.startswith("get")
    return owner == "QMessageBox" and called.attr in BLOCKING_DIALOGS


def test_no_style_names_a_font_family() -> None:
    sheets = [*(tree.ROOT / "resources" / "style").rglob("*"), *UI.rglob("*.py")]
    naming = [
        tree.name(file)
        for file in sheets
        if file.is_file() and re.search(r"font-family\s*:", file.read_text(encoding="utf-8"))
    ]
    assert naming == []  # a widget whose own sheet names one loses its tabular figures


def test_no_message_is_worded_while_a_module_is_imported() -> None:
    frozen = [
        tree.place(file, call)
        for file in tree.modules()
        for call in calls_at_import(tree.parsed(file))
        if isinstance(call.func, ast.Name) and call.func.id in WORDING
    ]
    assert frozen == []  # it would stay in the language of the import


def calls_at_import(node: ast.AST) -> Iterator[ast.Call]:
    """The calls made when a module is imported: all but those inside functions and lambdas."""
    if isinstance(node, ast.Call):
        yield node
    inside: list[ast.AST] = list(ast.iter_child_nodes(node))
    if isinstance(node, tree.Function):
        inside = [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)]
    elif isinstance(node, ast.Lambda):
        inside = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
    for child in inside:
        yield from calls_at_import(child)


def test_every_module_says_what_it_is() -> None:
    silent = [
        tree.name(file)
        for file in tree.modules()
        if tree.parsed(file).body and not ast.get_docstring(tree.parsed(file))
    ]
    assert silent == []


def test_every_part_that_is_named_in_words_is_there() -> None:
    pair = re.compile(r'"(ui\.[a-z_.]+)",\s*"([A-Z]\w+)"')
    named = {found for file in UI.rglob("*.py") for found in pair.findall(file.read_text("utf-8"))}
    assert ("ui.workspace.trends", "Trends") in named
    absent = [
        f"{module} {name}"
        for module, name in sorted(named)
        if name not in public_names(tree.PACKAGE.joinpath(*module.split(".")).with_suffix(".py"))
    ]
    assert absent == []  # a renamed screen would be missed only when somebody goes there


def public_names(file: Path) -> set[str]:
    """The classes a module defines; none when there is no such module."""
    if not file.exists():
        return set()
    return {node.name for node in tree.parsed(file).body if isinstance(node, ast.ClassDef)}


def test_the_rules_themselves_can_fail() -> None:
    wrong = ast.parse(
        "LABEL = _('Save')\n"
        "def fine(): return _('Save')\n"
        "def frozen(label=_('Save')): ...\n"
        "try: pass\nexcept (OSError, Exception): pass\n"
        "dialog.exec()\n"
    )
    assert [call.lineno for call in calls_at_import(wrong) if isinstance(call.func, ast.Name)] == [
        1,
        3,
    ]
    handler = next(node for node in ast.walk(wrong) if isinstance(node, ast.ExceptHandler))
    assert catches_all(handler)
    run = [node for node in ast.walk(wrong) if isinstance(node, ast.Attribute)]
    assert [blocks(one) for one in run] == [True]
