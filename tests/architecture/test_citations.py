"""No clinical number without its source: each table and measure names what it was read in."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture import tree

DOMAIN = tree.PACKAGE / "domain"
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
TABLES = sorted((DOMAIN / "norms").glob("[!_]*.py"))
MEASURES = sorted((DOMAIN / "measures").glob("[!_]*.py"))
# what a result is judged by: cut-points, errors, formulas
JUDGES = {
    "Threshold", "ChangeValue", "Norm", "Reference", "Equation", "CutPoint", "ScoreBand",
    "ChangeFact", "Fact",
}  # fmt: skip
# they hold no number themselves: one puts published facts together, one what a practice typed
NO_NUMBERS = {DOMAIN / "change_choice.py", DOMAIN / "own_measures.py"}


@pytest.mark.parametrize("file", [*TABLES, *MEASURES], ids=lambda file: file.stem)
def test_every_table_and_every_measure_cites_a_dated_source(file: Path) -> None:
    assert uncited(tree.parsed(file)) == ""


def test_what_judges_a_result_stands_in_a_file_with_its_source() -> None:
    judging = {
        file: uncited(tree.parsed(file))
        for file, node in tree.nodes(DOMAIN)
        if isinstance(node, ast.Call) and called(node) in JUDGES and file not in NO_NUMBERS
    }
    assert judging
    assert {tree.name(file): why for file, why in judging.items() if why} == {}


def uncited(module: ast.Module) -> str:
    """Why a module of numbers can't be believed; "" when each citation has text and year."""
    cited = [
        [ast.literal_eval(part) for part in node.args]
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and called(node) == "Citation"
    ]
    if not cited:
        return "no citation"
    undated = [key for key, *text in cited if not YEAR.search(" ".join(text))]
    return f"no year: {', '.join(undated)}" if undated else ""


def called(node: ast.Call) -> str:
    """The name that is called, without what stands before its dot."""
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def test_a_missing_source_is_found() -> None:
    assert uncited(ast.parse("BANDS = ((20, 25.5),)")) == "no citation"
    assert uncited(ast.parse("C = Citation('Doe', 'Doe et al., a journal')")) == "no year: Doe"
    assert uncited(ast.parse("C = Citation('Doe', 'Doe et al. 2019, a journal')")) == ""
