"""Contrast is computed from the token file; looks and text sizes switch live."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.ui import icons, theme, tokens
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import Label
from medex_desktop.ui.widgets.layouts import Row
from medex_desktop.ui.widgets.shapes import names

GROUNDS = ("bg", "rail", "surface", "sunken", "accent-soft", "chip", "hover", "focus-fill")
TEXT = [
    *[(ink, ground) for ink in ("ink", "ink2") for ground in GROUNDS],
    *[("ink3", ground) for ground in ("bg", "rail", "surface", "sunken", "focus-fill")],
    *[(ink, "surface") for ink in ("accent", "good", "watch", "alert", "right", "left")],
    *[(ink, "bg") for ink in ("accent", "good", "watch", "alert", "right", "left")],
    *[(f"{kind}", f"{kind}-soft") for kind in ("accent", "good", "watch", "alert")],
    ("accent", "rail"), ("alert", "rail"), ("accent", "hover"), ("ink", "watch-soft"),
    ("ink", "alert-soft"), ("ink", "good-soft"), ("on-accent", "accent"),
    ("on-accent", "accent-hover"), ("on-accent", "accent-press"), ("on-undo", "undo"),
    ("on-undo2", "undo"), ("alert", "accent-soft"), ("watch", "accent-soft"),
]  # fmt: skip
CONTROLS = [
    *[("line-strong", ground) for ground in ("bg", "rail", "surface", "sunken")],
    *[("focus", ground) for ground in ("bg", "rail", "surface", "sunken")],
    ("right", "norm-band"), ("left", "norm-band"), ("ink", "norm-band"), ("accent", "track"),
    ("good", "rail"),
]  # fmt: skip


@pytest.mark.parametrize("look", tokens.LOOKS)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(look: str, ink: str, ground: str) -> None:
    values = tokens.tokens(look)
    assert tokens.contrast(values[ink], values[ground]) >= 4.5


@pytest.mark.parametrize("look", tokens.LOOKS)
@pytest.mark.parametrize(("line", "ground"), CONTROLS)
def test_frames_and_focus_can_be_seen(look: str, line: str, ground: str) -> None:
    values = tokens.tokens(look)
    assert tokens.contrast(values[line], values[ground]) >= 3.0


def test_every_look_names_the_same_tokens() -> None:
    sets = {frozenset(tokens.tokens(look)) for look in tokens.LOOKS}
    assert len(sets) == 1
    assert set(tokens.all_looks()) == set(tokens.LOOKS)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#FFFFFF", "#FFFFFF", 1.0), ("#777777", "#FFFFFF", 4.48)],
)
def test_contrast_is_the_published_formula(one: str, other: str, ratio: float) -> None:
    assert tokens.contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_figures_are_equally_wide_and_weights_differ() -> None:
    metrics = QFontMetricsF(theme.font(24, 600))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")
    light = QFontMetricsF(theme.font(24, 400)).horizontalAdvance("Holloway")
    assert metrics.horizontalAdvance("Holloway") > light
    assert theme.font().families()[0] == "Inter"


def test_labels_keep_tabular_figures_under_the_style_sheet(qtbot: QtBot) -> None:
    for role in ("body", "value", "title"):
        label = Label("1111", role)  # type: ignore[arg-type]
        qtbot.addWidget(label)
        label.ensurePolished()
        metrics = QFontMetricsF(label.font())
        assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_switching_is_live(qtbot: QtBot, qapp: QApplication) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    row = Row(host, gap=8, margins=16)
    button, label = Button("Sign", "filled"), Label("Saved", ink="accent")
    row.addWidget(button)
    row.addWidget(label)
    host.show()
    before = button.sizeHint()
    seen: list[str] = []
    theme.look().changed.connect(lambda: seen.append(theme.look().name))
    theme.apply(qapp, "dark", 200)
    assert seen == ["dark"]
    assert button.sizeHint().height() == 2 * before.height()
    assert row.spacing() == 16
    assert row.contentsMargins().left() == 32
    assert label.font().pixelSize() == 26
    assert label.palette().windowText().color() == theme.color("accent")
    assert qapp.palette().window().color() == theme.color("bg")


def test_no_size_is_left_unscaled_in_the_sheet(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 200)
    sheet = qapp.styleSheet()
    assert "padding: 0 20px" in sheet
    assert "@" not in sheet
    assert "font-family" not in sheet


@pytest.mark.parametrize(("mode", "percent"), [("sepia", 100), ("light", 90), ("dark", 201)])
def test_unknown_looks_are_refused(qapp: QApplication, mode: theme.Mode, percent: int) -> None:
    with pytest.raises(ValueError, match="no such look"):
        theme.apply(qapp, mode, percent)


def test_system_mode_is_a_known_look(qapp: QApplication) -> None:
    theme.apply(qapp, "system", 100)
    assert theme.look().name in tokens.LOOKS


def test_every_icon_draws_in_the_colour_of_its_token() -> None:
    from medex_desktop import assets

    for file in sorted(assets.path("icons").glob("*.svg")):
        image = icons.pixmap(file.stem, "alert", 20, 2.0).toImage()
        assert image.size() == QSize(40, 40)
        wanted = theme.color("accent" if file.stem == "mark" else "alert")
        found = {
            image.pixelColor(x, y).name()
            for x in range(40)
            for y in range(40)
            if image.pixelColor(x, y).alpha() == 255
        }
        assert wanted.name() in found, file.stem


def test_pictures_follow_the_look(qapp: QApplication) -> None:
    for name in ("grip_southampton", "grip_asht", "empty_clients"):
        light = icons.picture(name, 100, 100).toImage()
        theme.apply(qapp, "dark", 100)
        assert icons.picture(name, 100, 100).toImage() != light
        theme.apply(qapp, "light", 100)


def test_there_are_at_least_the_fourteen_shapes() -> None:
    assert len(names()) >= 14


def test_placeholder_is_readable(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("day month year")
    field.ensurePolished()
    assert field.palette().placeholderText().color() == theme.color("ink3")
