"""Files and functions stay small enough to be read at once, and nothing is written twice."""

import ast
import sys

from tests.architecture import tree

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
# tables of published figures, and schemas as the migration tool wrote them
LITERAL_TABLES = (
    tree.PACKAGE / "domain" / "measures",
    tree.PACKAGE / "domain" / "norms",
    tree.PACKAGE / "storage" / "migrations" / "versions",
)
SCHEMAS = LITERAL_TABLES[2]


def test_no_file_is_longer_than_400_lines() -> None:
    files = [
        *tree.modules(),
        tree.ROOT / "dev.py",
        *(tree.ROOT / "packaging").rglob("*.py"),
        *(tree.ROOT / "tests").rglob("*.py"),
    ]
    long = {
        tree.name(file): lines
        for file in files
        if file.parent not in LITERAL_TABLES
        and (lines := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_no_function_is_longer_than_40_lines() -> None:
    long = {
        f"{tree.place(file, node)} {node.name}": lines
        for file, node in tree.nodes()
        if isinstance(node, tree.Function)
        and file.parent != SCHEMAS
        and (lines := length(node)) > LONGEST_FUNCTION
    }
    assert long == {}


def length(function: tree.Function) -> int:
    """The lines of a function, its docstring not counted."""
    whole = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is None:
        return whole
    return whole - ((first.end_lineno or first.lineno) - first.lineno + 1)


def test_no_function_is_written_twice() -> None:
    sys.path.insert(0, str(tree.ROOT / "packaging"))
    try:
        from devtools import duplicates
    finally:
        sys.path.remove(str(tree.ROOT / "packaging"))
    found = [
        [f"{tree.name(one.file)}:{one.line} {one.name}" for one in group]
        for group in duplicates.twins(tree.PACKAGE)
    ]
    assert found == []
