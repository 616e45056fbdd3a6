"""Find functions that were written twice: the same body under another name or in another place."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

FEWEST_STATEMENTS = 4


class Place(NamedTuple):
    """Where a function stands."""

    file: Path
    line: int
    name: str


def body_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.stmt]:
    """A function's statements without its docstring."""
    if ast.get_docstring(function, clean=False) is None:
        return function.body
    return function.body[1:]


def twins(folder: Path) -> list[tuple[Place, ...]]:
    """Groups of functions under ``folder`` whose bodies (four statements or more) are the same."""
    groups: dict[str, list[Place]] = defaultdict(list)
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = body_of(node)
                statements = sum(isinstance(one, ast.stmt) for top in body for one in ast.walk(top))
                if statements >= FEWEST_STATEMENTS:
                    shape = "\n".join(ast.dump(one) for one in body)
                    groups[shape].append(Place(file, node.lineno, node.name))
    return [tuple(places) for places in groups.values() if len(places) > 1]
