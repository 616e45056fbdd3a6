"""Joints, precautions and limits: added by keyboard, told in the head at once, one key away."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from medex_desktop.services import precautions, replacements
from medex_desktop.ui import theme
from medex_desktop.ui.health.overlay import HealthSheet
from medex_desktop.ui.health.sheets import LiftSheet, LimitSheet, PrecautionSheet, ReplacementSheet
from medex_desktop.ui.health.warning_signs import WarningSheet
from medex_desktop.ui.widgets.button import Button
from medex_desktop.ui.widgets.label import ParagraphLabel
from tests.cuts import cut
from tests.services.health_samples import HIP, KNEE, fill_health
from tests.ui.workspace.stage import TODAY, Bench


def shown(bench: Bench, kind: type[QWidget]) -> QWidget:
    window = bench.shell.window()
    found = [one for one in window.findChildren(kind) if one.isVisible()]
    assert len(found) == 1, kind
    return found[0]


def press(key: Qt.Key, with_ctrl: bool = False) -> None:
    keys = Qt.KeyboardModifier.ControlModifier if with_ctrl else Qt.KeyboardModifier.NoModifier
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, keys)
    QApplication.processEvents()


def type_in(typed: str) -> None:
    """Type into the field that has the keyboard, then go on."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, typed)
    press(Qt.Key.Key_Tab)


def button(sheet: QWidget, name: str) -> Button:
    return next(one for one in sheet.findChildren(Button) if one.accessibleName() == name)


def caveats(bench: Bench) -> str:
    return bench.workspace.header.caveats.accessibleName()


def test_a_knee_is_put_on_record_by_keyboard_alone(bench: Bench) -> None:
    bench.open("overview")
    assert bench.overview.health.words() == "None on record."
    press(Qt.Key.Key_J, with_ctrl=True)
    shown(bench, HealthSheet)
    press(Qt.Key.Key_Space)
    sheet = shown(bench, ReplacementSheet)
    for typed in ("Knee", "Right", "Total", "18 Jun 2026", "Dr Lindqvist"):
        type_in(typed)
    press(Qt.Key.Key_Return, with_ctrl=True)
    assert isinstance(sheet, ReplacementSheet)
    assert "as the surgeon gave them" in sheet.fields["restrictions"].sentence()
    assert "who told this" in sheet.fields["source"].sentence()
    type_in("No kneeling")
    type_in("as tolerated")
    type_in("Discharge letter")
    press(Qt.Key.Key_Return, with_ctrl=True)
    (knee,) = bench.desk.ask(replacements.replacements, client_id=bench.client_id)
    assert (knee.joint, knee.side, knee.weight_bearing) == ("knee", "right", "as tolerated")
    assert caveats(bench).count("Right knee replaced") == 1
    assert "15 weeks" in caveats(bench)
    assert bench.overview.health.words() == "1 joint replaced"


def test_what_is_on_record_is_changed_and_lifted_from_the_sheet(bench: Bench) -> None:
    health = fill_health(bench.desk, bench.client_id)
    bench.open("overview")
    told = caveats(bench)
    for words in ("Cleared to 17", "Rest systolic limit 160", "No kneeling on right knee to 30"):
        assert words in told
    bench.overview.health.open.click()
    sheet = shown(bench, HealthSheet)
    held = bench.desk.ask(precautions.precaution_by_id, precaution_id=health.precaution)
    button(sheet, f"Lift: {held.said(TODAY)}").click()
    lift = shown(bench, LiftSheet)
    assert isinstance(lift, LiftSheet)
    lift.act.click()
    assert "who lifted" in lift.fields["lifted_why"].sentence()
    lift.why.setText("Dr Lindqvist, by phone")
    lift.act.click()
    assert (
        bench.desk.ask(precautions.active_precautions, client_id=bench.client_id, day=TODAY) == ()
    )
    button(sheet, "Change: Rest systolic limit 160").click()
    limit = shown(bench, LimitSheet)
    assert isinstance(limit, LimitSheet)
    assert limit.typed()["unit"] == "mmHg"
    limit.fields["typed"].field.setText("150")  # type: ignore[attr-defined]
    limit.agree.click()
    assert "Rest systolic limit 150" in caveats(bench)
    button(
        sheet, "Remove: Right knee replaced 18\N{NO-BREAK SPACE}Jun\N{NO-BREAK SPACE}2026"
    ).click()
    assert "Precautions came with" in sheet.said()  # type: ignore[attr-defined]


def test_the_phases_of_a_knee_stand_with_their_goals_and_sources(bench: Bench) -> None:
    fill_health(bench.desk, bench.client_id)
    bench.open("overview")
    bench.overview.health.open.click()
    told = [one.text() for one in shown(bench, HealthSheet).findChildren(ParagraphLabel)]
    at = told.index("Protect, weeks 0 to 2: extension 0, flexion toward 90 degrees.")
    assert "Lahey Clinic" in told[at + 1]
    assert told[at - 1].startswith("15 weeks. No kneeling")
    assert sum(one.startswith("Protect") for one in told) == 1
    assert any("differ by surgeon" in one for one in told)
    at = told.index("Driving at about 4 weeks on average, within 12.")
    assert told[at + 1].startswith("VTFC")


def test_what_is_usual_is_offered_and_never_put_on(bench: Bench) -> None:
    hip = bench.desk.do(replacements.add_replacement, client_id=bench.client_id, form=HIP)
    bench.open("overview")
    sheet = PrecautionSheet(bench.shell.window(), bench.shell.session, bench.client_id)
    sheet.open()
    assert sheet.typed()["words"] == ""
    sheet.came_with.set_key(str(hip))
    offer = next(one for one in sheet.findChildren(Button) if one.property("kind"))
    offer.click()
    assert sheet.typed()["kind"] == "hip_flexion_over_90"
    sheet.agree.click()
    assert "who gave" in sheet.fields["source"].sentence()
    assert bench.desk.ask(precautions.precautions, client_id=bench.client_id) == []
    sheet.close_overlay()


def test_warning_signs_are_one_key_away(bench: Bench) -> None:
    bench.desk.do(replacements.add_replacement, client_id=bench.client_id, form=KNEE)
    for tab in ("overview", "trends"):
        bench.open(tab)
        press(Qt.Key.Key_F9)
        sheet = shown(bench, WarningSheet)
        assert isinstance(sheet, WarningSheet)
        assert [one.key for one in sheet.groups] == ["pe", "dvt", "infection"]
        press(Qt.Key.Key_Escape)


def test_nothing_is_cut_at_twice_the_text(bench: Bench, qapp: QApplication) -> None:
    fill_health(bench.desk, bench.client_id)
    theme.apply(qapp, "light", 200)
    bench.open("overview")
    bench.overview.health.open.click()
    assert cut(shown(bench, HealthSheet)) == []
    assert cut(bench.overview.health) == []


def test_what_has_the_keyboard_is_in_sight_at_twice_the_text(
    bench: Bench, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", 200)
    bench.open("overview")
    sheet = ReplacementSheet(bench.shell.window(), bench.shell.session, bench.client_id)
    sheet.open()
    for field in sheet.fields.values():
        if field.isHidden():
            continue
        field.field.setFocus()
        QApplication.processEvents()
        assert not field.field.visibleRegion().isEmpty(), field.field.accessibleName()
    sheet.close_overlay()
