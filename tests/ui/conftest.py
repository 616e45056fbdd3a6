"""The look every ui test starts from, put back afterwards."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from medex_desktop.ui import theme


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    if theme.look().name != "light" or theme.look().percent != 100 or not qapp.styleSheet():
        theme.apply(qapp, "light", 100)
    yield
    if (theme.look().mode, theme.look().percent) != ("light", 100):
        theme.apply(qapp, "light", 100)
