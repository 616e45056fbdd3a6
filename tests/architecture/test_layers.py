"""The layers point inwards, and what starts the program stays light."""

import subprocess
import sys

import pytest

from tests.architecture import tree

# each costs more than an empty window does, or is only needed by one later job
HEAVY = (
    "alembic", "matplotlib", "numpy", "pikepdf", "pypdfium2", "reportlab", "sqlalchemy",
)  # fmt: skip


def test_every_import_contract_holds() -> None:
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    done = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache"],
        cwd=tree.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_contract_is_softened_by_an_exception() -> None:
    assert "ignore_imports" not in (tree.ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_packages_are_at_most_three_deep() -> None:
    deep = [
        tree.name(file)
        for file in tree.modules()
        if len(file.relative_to(tree.PACKAGE).parent.parts) > 3
    ]
    assert deep == []


@pytest.mark.parametrize("module", ["medex_desktop.__main__", "medex_desktop.bootstrap"])
def test_starting_the_program_imports_nothing_heavy(module: str) -> None:
    code = (
        f"import sys, {module}\n"
        f"print(*sorted(set({HEAVY!r}) & {{name.split('.')[0] for name in sys.modules}}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=tree.ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert loaded == []
