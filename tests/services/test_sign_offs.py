"""Sign-offs inside the practice: the observer's own passphrase, feedback, and taking back."""

from datetime import timedelta

import pytest

from medex_desktop.errors import InvalidInput, Problem, Refused, StorageProblem
from medex_desktop.services import passphrases, people, sign_offs
from medex_desktop.services.acts import Role
from medex_desktop.services.desk import Desk
from tests.desks import PASSPHRASE, TestClock
from tests.services.skill_samples import GRIP
from tests.services.test_people import HIS, add, reopened


def sign(desk: Desk, observer: int, passphrase: str = HIS, **changed: object) -> int:
    asked = {
        "practitioner_id": desk.practitioner_id,
        "slug": GRIP,
        "feedback": "Clear words.",
        "observer_id": observer,
        "passphrase": passphrase,
        **changed,
    }
    return sign_offs.sign_off(desk, **asked)  # type: ignore[arg-type]


def test_a_colleague_signs_on_ones_own_screen_under_their_passphrase(desk: Desk) -> None:
    his = add(desk)
    made = sign(desk, his)
    (found,) = desk.ask(sign_offs.received)
    assert (found.id, found.slug, found.observer_id) == (made, GRIP, his)
    assert (found.observer, found.credential, found.feedback) == (
        "Tomas Kral", "CMES", "Clear words.",
    )  # fmt: skip
    assert desk.ask(sign_offs.given) == []


@pytest.mark.parametrize("passphrase", ["not his at all", PASSPHRASE, ""])
def test_no_other_passphrase_signs_and_each_one_counts(desk: Desk, passphrase: str) -> None:
    his = add(desk)
    with pytest.raises(InvalidInput) as wrong:
        sign(desk, his, passphrase)
    assert wrong.value.field == "passphrase"
    assert desk.ask(sign_offs.received) == []
    assert passphrases.wrong_so_far(desk.file.folder.root) == 1


def fault_of(desk: Desk, observer: int) -> Exception:
    with pytest.raises((InvalidInput, StorageProblem)) as found:
        sign(desk, observer, "not his at all")
    return found.value


def test_after_wrong_ones_the_right_one_waits(desk: Desk, clock: TestClock) -> None:
    his = add(desk)
    faults = [fault_of(desk, his) for _attempt in range(20)]
    assert isinstance(faults[0], InvalidInput)
    assert isinstance(faults[-1], StorageProblem)
    assert faults[-1].problem is Problem.THROTTLED
    with pytest.raises(StorageProblem):
        sign(desk, his)
    clock.pass_time(hours=1)
    sign(desk, his)


def test_feedback_is_needed_and_nobody_signs_for_themselves(desk: Desk) -> None:
    his = add(desk)
    with pytest.raises(InvalidInput) as silent:
        sign(desk, his, feedback="  ")
    assert silent.value.field == "feedback"
    with pytest.raises(Refused, match="their own"):
        sign(desk, desk.practitioner_id, PASSPHRASE)
    with pytest.raises(Refused, match="their own"):
        desk.do(
            sign_offs.record_sign_off,
            practitioner_id=his,
            slug=GRIP,
            feedback="Clear words.",
            observer_id=his,
        )
    people.let_go(desk, practitioner_id=his)
    with pytest.raises((Refused, InvalidInput)):
        sign(desk, his)


def test_what_is_taken_back_stands_no_more_and_only_once(desk: Desk) -> None:
    his = add(desk)
    made = sign(desk, his)
    taken = desk.do(sign_offs.withdraw, observation_id=made, why="Meant for somebody else")
    assert desk.ask(sign_offs.received) == []
    for again in (made, taken):
        with pytest.raises(Refused, match="already"):
            desk.do(sign_offs.withdraw, observation_id=again, why="Once more")


def test_a_third_person_takes_nothing_back(desk: Desk, clock: TestClock) -> None:
    his = add(desk)
    people.add_person(
        desk, person=people.NewPerson("Ines Roy", "MES"), passphrase="nine warm stones wait",
        cost=desk.file.sidecar.wraps[0].cost,
    )  # fmt: skip
    made = sign(desk, his)
    third = reopened(desk, "nine warm stones wait", clock)
    with pytest.raises(Refused, match="Only the observer"):
        third.do(sign_offs.withdraw, observation_id=made, why="No")
    third.close()


@pytest.mark.parametrize(
    "observer",
    ["rosa  CASTELLANOS", "Castellanos, Rosa", "Rosa M. Castellanos", "Rosa Castellanos, AMES"],
)
def test_ones_own_name_on_a_paper_from_outside_is_refused(
    desk: Desk, clock: TestClock, observer: str
) -> None:
    with pytest.raises(InvalidInput) as own:
        desk.do(
            sign_offs.record_outside, slug=GRIP, observer=observer, credential="PT",
            day=clock.today(), feedback="Fine.", form=b"%PDF-1.4 x",
        )  # fmt: skip
    assert own.value.field == "observer"


@pytest.mark.parametrize("form", [b"", b"MZ\x90\x00 a program", b"%PDF-1.4" + bytes(21 * 1024**2)])
def test_a_paper_from_outside_comes_as_a_scan(desk: Desk, clock: TestClock, form: bytes) -> None:
    with pytest.raises(InvalidInput) as odd:
        desk.do(
            sign_offs.record_outside, slug=GRIP, observer="Theo Moreau", credential="PT",
            day=clock.today(), feedback="Fine.", form=form,
        )  # fmt: skip
    assert odd.value.field == "form"


def test_who_may_only_read_neither_watches_nor_is_watched(desk: Desk) -> None:
    his = add(desk)
    sign(desk, his)
    desk.do(people.change_role, practitioner_id=his, role=Role.READ_ONLY)
    with pytest.raises(Refused, match="Tomas Kral may only read"):
        sign(desk, his)
    with pytest.raises(Refused, match="Tomas Kral may only read"):
        sign(desk, desk.practitioner_id, PASSPHRASE, practitioner_id=his)
    assert len(desk.ask(sign_offs.received)) == 1


@pytest.mark.parametrize("field", ["day", "credential", "observer", "feedback"])
def test_a_paper_from_outside_says_who_when_and_what(
    desk: Desk, clock: TestClock, field: str
) -> None:
    asked: dict[str, object] = {
        "slug": GRIP, "observer": "Theo Moreau", "credential": "PT", "day": clock.today(),
        "feedback": "Fine.", "form": b"%PDF-1.4 x",
    }  # fmt: skip
    empty = {"day": clock.today() + timedelta(days=1)}.get(field, " ")
    with pytest.raises(InvalidInput) as missing:
        desk.do(sign_offs.record_outside, **{**asked, field: empty})  # type: ignore[arg-type]
    assert missing.value.field == field
    desk.do(sign_offs.record_outside, **asked)  # type: ignore[arg-type]
    assert len(desk.ask(sign_offs.received)) == 1


def test_a_day_to_come_is_refused_here_too(desk: Desk, clock: TestClock) -> None:
    his = add(desk)
    with pytest.raises(InvalidInput) as early:
        sign(desk, his, day=clock.today() + timedelta(days=1))
    assert early.value.field == "day"
    sign(desk, his, day=clock.today() - timedelta(days=9))
