"""What the tests of these parts share: a row of the checklist, keys, and an own list as a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop.services.skills_page import SkillRow, skills_page
from medex_desktop.ui.shell import Shell
from tests.services.skill_samples import GRIP, own_rows

CTRL = Qt.KeyboardModifier.ControlModifier


def row_of(shell: Shell, slug: str = GRIP) -> SkillRow:
    page = shell.session.ask(skills_page)
    return next(one for one in page.rows if one.skill.slug == slug)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)
    QApplication.processEvents()


def type_in(typed: str) -> None:
    """Type into the field that has the keyboard, then go on."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, typed)
    press(Qt.Key.Key_Tab)


def shown(shell: Shell, kind: type[QWidget]) -> QWidget:
    found = [one for one in shell.window().findChildren(kind) if one.isVisible()]
    assert len(found) == 1, kind
    return found[0]


def as_file(folder: Path, rows: list[dict[str, str]] | None = None) -> Path:
    rows = own_rows() if rows is None else rows
    lines = [",".join(rows[0])]
    lines += [",".join(f'"{cell}"' for cell in row.values()) for row in rows]
    path = folder / "list.csv"
    path.write_text("\r\n".join(lines), encoding="cp1252")
    return path
