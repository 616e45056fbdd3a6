"""The client form: two fields are enough, nothing typed is lost, faults stand beside fields."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medex_desktop.domain.clients import Provider
from medex_desktop.language import render
from medex_desktop.services import clients, drafts
from medex_desktop.services.desk import Desk
from medex_desktop.ui import theme
from medex_desktop.ui.clients.form_parts import set_text
from medex_desktop.ui.screens.client_form import ClientFormOverlay
from tests import due_samples
from tests.ui.screens.people import Stand, add_people, clipped, settle, unnamed

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(stand: Stand, **chosen: object) -> ClientFormOverlay:
    stand.put(QWidget())
    form = ClientFormOverlay.open_over(stand, stand.session, **chosen)  # type: ignore[arg-type]
    settle()
    return form


def put(form: ClientFormOverlay, **typed: str) -> None:
    for name, words in typed.items():
        set_text(form.fields.fields[name], words)


def said(form: ClientFormOverlay, name: str) -> str:
    return form.fields.fields[name].sentence()


def test_name_and_birth_date_by_keyboard_are_enough(desk: Desk, stand: Stand, qtbot: QtBot) -> None:
    form = opened(stand)
    assert form.fields.is_folded()
    qtbot.keyClicks(stand.focusWidget(), "Margaret Holloway")
    qtbot.keyClick(stand.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(stand.focusWidget(), "14 mar 1951")
    assert said(form, "birth_date").startswith("14\N{NO-BREAK SPACE}Mar\N{NO-BREAK SPACE}1951")
    qtbot.keyClick(stand.focusWidget(), Qt.Key.Key_Return, CONTROL)
    settle()
    (line,) = desk.ask(clients.client_list)
    assert (line.name, str(line.birth_date)) == ("Margaret Holloway", "1951-03-14")
    assert stand.last == ("client", line.id, "overview", {})
    assert stand.findChildren(ClientFormOverlay) == []
    assert desk.ask(drafts.drafts) == []
    assert render(desk.next_undo or "") == "Add client"


def test_an_age_does_instead_of_a_birth_date(desk: Desk, stand: Stand) -> None:
    form = opened(stand)
    put(form, name="Ana Šimić", age_years="66")
    form.save()
    (line,) = desk.ask(clients.client_list)
    assert (line.birth_date, line.age_years, line.age_on) == (None, 66, desk.clock.today())


def test_everything_is_kept_and_read_back_for_editing(desk: Desk, stand: Stand) -> None:
    typed = {
        "name": "Margaret Holloway",
        "birth_date": "1951-03-14",
        "sex": "female",
        "hand": "left",
        "height_typed": "5'4",
        "mass_typed": "154 lb",
        "phone": "937 555 0148",
        "email": "m@example.org",
        "address": "218 Mill Street\nDayton OH",
        "diagnosis": "s/p R TKA",
        "event_kind": "surgery",
        "event_text": "Right knee replacement",
        "event_date": "2026-06-18",
        "precautions": "No kneeling\nRest BP limit 160/100",
        "reference": "R-17",
    }
    form = opened(stand)
    put(form, **typed)
    form.save()
    settle()
    (line,) = desk.ask(clients.client_list)
    again = opened(stand, client_id=line.id)
    assert not again.fields.is_folded()
    form_again = again.fields.form()
    for name, words in typed.items():
        assert getattr(form_again, name) == words, name
    before = desk.ask(clients.client_page, client_id=line.id).client
    again.save()
    after = desk.ask(clients.client_page, client_id=line.id).client
    assert after == before


@pytest.mark.parametrize(
    ("typed", "unit", "again"),
    [("64", "in", "64 in"), ("1.63", "m", "1.63 m"), ("163", "cm", "163")],
)
def test_a_height_keeps_its_meaning_in_the_form(
    desk: Desk, stand: Stand, typed: str, unit: str, again: str
) -> None:
    client_id = due_samples.add_client(
        desk, "Margaret Holloway", height_typed=typed, height_unit=unit
    )
    before = desk.ask(clients.client_page, client_id=client_id).client.height_cm
    form = opened(stand, client_id=client_id)
    assert form.fields.form().height_typed == again
    form.save()
    assert desk.ask(clients.client_page, client_id=client_id).client.height_cm == before


def test_every_fault_stands_beside_its_field_and_all_is_kept(desk: Desk, stand: Stand) -> None:
    form = opened(stand)
    put(form, birth_date="1 jan 1890", email="nobody", height_typed="16.3.1", phone="5550148")
    form.save()
    assert said(form, "name") == "A name is needed."
    assert "120 years" in said(form, "birth_date")
    assert "@" in said(form, "email")
    assert said(form, "height_typed")
    assert not form.fields.is_folded()
    assert form.fields.fields["name"].field.hasFocus()
    assert form.fields.form().phone == "5550148"
    assert desk.ask(clients.client_list) == []


def test_another_client_of_the_name_is_told_and_does_not_block(desk: Desk, stand: Stand) -> None:
    add_people(desk)
    form = opened(stand)
    put(form, name="holloway, margaret")
    assert said(form, "name") == (
        "Margaret Holloway, born 14\N{NO-BREAK SPACE}Mar\N{NO-BREAK SPACE}1951, has this name too."
    )
    put(form, birth_date="2 feb 1960")
    form.save()
    assert len(desk.ask(clients.client_list)) == 7
    assert "Same person? Merge" in stand.told[-1]


def test_the_one_who_is_here_already_is_opened_instead(desk: Desk, stand: Stand) -> None:
    ids = add_people(desk)
    form = opened(stand)
    put(form, name="Margaret")
    assert form.known.isHidden()
    put(form, name="holloway, margaret")
    form.known.click()
    assert stand.last == ("client", ids["Margaret Holloway"], "overview", {})
    assert len(desk.ask(clients.client_list)) == 6
    (kept,) = desk.ask(drafts.drafts)
    assert kept.payload["name"] == "holloway, margaret"


def test_of_two_with_this_name_one_is_chosen(desk: Desk, stand: Stand) -> None:
    ids = add_people(desk)
    form = opened(stand)
    put(form, name="Maria Holland")
    assert form.known.text() == "Open one of them"
    first, second = form.known_menu().actions()
    assert "born 14" in first.text()
    second.trigger()
    assert stand.last == ("client", ids["Maria Holland"], "overview", {})


def test_a_client_is_not_warned_of_their_own_name(desk: Desk, stand: Stand) -> None:
    ids = add_people(desk)
    form = opened(stand, client_id=ids["Margaret Holloway"])
    put(form, name="Margaret  Holloway")
    assert said(form, "name") == ""


def test_a_new_provider_is_written_down_inside_the_form(desk: Desk, stand: Stand) -> None:
    form = opened(stand)
    put(form, name="Ruth Abernathy", birth_date="2 feb 1944")
    picker = form.fields.provider
    picker._combo.set_key("new")
    form.save()
    assert picker._fields["name"].sentence() == "A provider needs a name."
    assert desk.ask(clients.client_list) == []
    picker.set_new_provider({"name": "A. Osei", "credential": "MD", "fax": "937 555 0199"})
    form.save()
    (line,) = desk.ask(clients.client_list)
    page = desk.ask(clients.client_page, client_id=line.id)
    assert page.provider is not None
    assert (page.provider.name, page.provider.fax) == ("A. Osei", "937 555 0199")


def test_a_known_provider_is_chosen_by_the_first_letters(
    desk: Desk, stand: Stand, qtbot: QtBot
) -> None:
    wanted = desk.do(clients.add_provider, facts=Provider(0, "Priya Patel", "DO"))
    desk.do(clients.add_provider, facts=Provider(0, "A. Osei", "MD"))
    form = opened(stand)
    form.fields._on_more_clicked()
    qtbot.keyClicks(form.fields.provider._combo, "pri")
    assert form.fields.provider.provider_id() == wanted


def test_what_is_typed_is_on_disk_within_two_seconds(
    desk: Desk, stand: Stand, qtbot: QtBot
) -> None:
    form = opened(stand)
    put(form, name="Ana Šimić")
    qtbot.waitUntil(lambda: bool(desk.ask(drafts.drafts, kind="client")), timeout=2000)
    (kept,) = desk.ask(drafts.drafts, kind="client")
    assert kept.payload["name"] == "Ana Šimić"
    put(form, birth_date="5 may 1960")
    form._keep()
    (kept,) = desk.ask(drafts.drafts, kind="client")
    assert kept.payload["birth_date"] == "5 may 1960"


def test_escape_keeps_a_draft_and_the_next_form_offers_it(
    desk: Desk, stand: Stand, qtbot: QtBot
) -> None:
    form = opened(stand)
    put(form, name="Ana Šimić", phone="5550148")
    form.fields.provider.set_new_provider({"name": "A. Osei"})
    qtbot.keyClick(form.fields.fields["name"].field, Qt.Key.Key_Escape)
    settle()
    assert stand.told == ["Kept as a draft. It stands in Today."]
    again = opened(stand)
    assert again._offer.isVisible()
    assert again.fields.form().name == ""
    again._offer.acted.emit()
    assert again.fields.form().name == "Ana Šimić"
    new = again.fields.provider.new_provider()
    assert new is not None
    assert new.name == "A. Osei"
    put(again, birth_date="5 may 1960")
    again.save()
    settle()
    assert desk.ask(drafts.drafts) == []


def test_a_draft_can_be_discarded(desk: Desk, stand: Stand) -> None:
    form = opened(stand)
    put(form, name="Ana Šimić")
    form._keep()
    form._discard.click()
    settle()
    assert desk.ask(drafts.drafts) == []
    assert stand.told == []


def test_the_same_keys_again_go_to_the_form_that_is_open(stand: Stand) -> None:
    form = opened(stand)
    put(form, name="Ana Šimić")
    assert ClientFormOverlay.open_over(stand, stand.session) is form
    assert form.fields.form().name == "Ana Šimić"


def test_opening_and_closing_leaves_no_draft(desk: Desk, stand: Stand, qtbot: QtBot) -> None:
    ids = add_people(desk)
    form = opened(stand, client_id=ids["Ruth Abernathy"])
    put(form, phone="1")
    put(form, phone="")
    form.close_overlay()
    settle()
    assert desk.ask(drafts.drafts) == []


def test_a_storage_problem_is_told_and_the_form_stays(
    desk: Desk, stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = add_people(desk)
    form = opened(stand, client_id=ids["Ruth Abernathy"])
    desk.do(clients.archive_client, client_id=ids["Ruth Abernathy"])
    from medex_desktop.services.work import Work
    from medex_desktop.storage.tables.clients import client

    def gone(work: Work) -> int:
        work.delete(client, ids["Ruth Abernathy"])
        return 0

    due_samples.write(desk, gone)
    put(form, phone="5550199")
    form.save()
    assert form._problem.words()
    assert form.isVisible()
    assert form.fields.form().phone == "5550199"


@pytest.mark.parametrize("folded", [True, False])
def test_every_control_has_a_name_and_nothing_is_clipped_at_200_percent(
    stand: Stand, qapp: QApplication, folded: bool
) -> None:
    theme.apply(qapp, "light", 200)
    form = opened(stand)
    if not folded:
        form.fields._on_more_clicked()
        form.fields.provider._combo.set_key("new")
    settle()
    assert unnamed(form) == []
    assert clipped(form) == []
