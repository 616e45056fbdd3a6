"""What a set of tests begins with: what is known of the client, and what was tested before."""

from datetime import date
from decimal import Decimal

from medex_desktop.domain.readings import read_result
from medex_desktop.domain.result_entries import ResultEntry
from medex_desktop.domain.test_sets import TestItem
from medex_desktop.services import assessing, assessments, practices, safety, sittings
from medex_desktop.services.clients import add_client
from medex_desktop.services.desk import Desk
from tests.services.test_grip import BETTER, MARGARET

JULY, OCTOBER = date(2026, 7, 13), date(2026, 10, 1)
TUG = ResultEntry("tug", (("time", "12.8"),))
PAIN = ResultEntry("nprs", (("now", "3"),))


def test_sets_come_back_oldest_first_and_single_tests_are_none(desk: Desk) -> None:
    who = desk.do(add_client, form=MARGARET)
    do = desk.do
    do(assessing.sign_assessment, client_id=who, entries=(TUG,), day=JULY)
    assert desk.ask(sittings.earlier_sets, client_id=who) == ()
    do(assessing.sign_assessment, client_id=who, entries=(TUG,), grip_entry=BETTER, day=OCTOBER)
    late = do(assessing.sign_assessment, client_id=who, entries=(TUG, PAIN), day=JULY)
    found = desk.ask(sittings.earlier_sets, client_id=who)
    assert [one.day for one in found] == [JULY, OCTOBER]
    assert found[0].items == (TestItem("tug", {}), TestItem("nprs", {}))
    assert found[1].items == (TestItem("tug", {}), TestItem("grip_strength", {}))
    do(
        assessments.add_addendum,
        assessment_id=late.assessment_id,
        kind=assessments.VOIDED,
        reason="of another client",
    )
    assert len(desk.ask(sittings.earlier_sets, client_id=who)) == 1


def test_the_background_holds_what_a_form_is_read_against(desk: Desk) -> None:
    who = desk.do(add_client, form=MARGARET)
    desk.do(practices.change_setting, key=safety.CONTACT_SETTING, value="988")
    desk.do(practices.change_setting, key=safety.STOP_SETTING, value={"spo2_min": "88"})
    known = desk.ask(sittings.background, client_id=who)
    assert known.story("tug", "").results == ()
    assert known.person_on(OCTOBER).sex == "female"
    assert (known.crisis_contact, dict(known.practice_stops)) == ("988", {"spo2_min": "88"})
    spo2 = known.measures["spo2"]
    low = read_result(spo2, known.person_on(OCTOBER), {"percent": Decimal(87)})
    assert [one.key for one in known.demands(low, OCTOBER)] == ["spo2_min"]
