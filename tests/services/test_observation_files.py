"""A form carried to a mentor and back: what is taken in, and every file that is refused."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from medex_desktop.errors import InvalidInput, Refused
from medex_desktop.exchange.observation_file import MEDIA_TYPE, read_form
from medex_desktop.services import audit, observation_files, practices, sign_offs, skill_lists
from medex_desktop.services.desk import Desk
from medex_desktop.storage.tables.documents import attachment
from tests.desks import PASSPHRASE, PROFILE, TestClock, new_practice
from tests.services.skill_samples import (
    GRIP,
    MENTOR,
    answered,
    asked,
    from_elsewhere,
    own_rows,
)
from tests.services.test_people import HIS, add, reopened


@pytest.fixture
def mentors(tmp_path: Path, clock: TestClock) -> Iterator[Desk]:
    """Another practice, on another computer."""
    desk, _key = new_practice(tmp_path / "mentors", clock)
    yield desk
    desk.close()


def take(desk: Desk, form: bytes) -> int:
    return desk.do(observation_files.take_in_form, form=form)


def changed(form: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    plain = json.loads(form)
    change(plain)
    return json.dumps(plain).encode()


def test_a_form_goes_to_another_practice_is_signed_there_and_counts_here(
    desk: Desk, mentors: Desk
) -> None:
    mentors.do(
        practices.edit_profile, profile=replace(PROFILE, name="Theo Moreau", credential="PT")
    )
    form = asked(desk)
    assert read_form(form).request.person == "Rosa Castellanos"
    signed = observation_files.sign_form(
        mentors,
        form=form,
        feedback="Check the elbow.",
        passphrase=PASSPHRASE,
        day=date(2026, 9, 30),
    )
    mark = observation_files.key_mark(read_form(signed))
    assert mark == mentors.ask(observation_files.own_mark) != desk.ask(observation_files.own_mark)
    made = take(desk, signed)
    (found,) = desk.ask(sign_offs.received)
    assert (found.id, found.slug, found.observer_id) == (made, GRIP, None)
    assert (found.observer, found.credential) == ("Theo Moreau", "PT")
    assert (found.feedback, found.day) == ("Check the elbow.", date(2026, 9, 30))
    assert found.form_id is not None
    assert desk.ask(lambda read: read.attachment(found.form_id or 0)) == signed
    newest = mentors.ask(audit.numbers, wanted=audit.Wanted())[:1]
    assert mentors.ask(audit.lines, wanted=newest)[0].act == "skill.sign_form"


def test_it_is_taken_in_once_even_after_it_was_taken_back(desk: Desk) -> None:
    form = answered(desk)
    made = take(desk, form)
    with pytest.raises(Refused, match="already"):
        take(desk, form)
    desk.do(sign_offs.withdraw, observation_id=made, why="Other skill")
    with pytest.raises(Refused, match="already"):
        take(desk, changed(form, lambda plain: None))
    assert desk.ask(sign_offs.received) == []


REFUSED: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "another skill": (lambda it: it["request"].update(slug="vital-signs"), "was changed after it"),
    "other words": (lambda it: it["request"].update(behaviour="Waves"), "was changed after it"),
    "another nonce": (lambda it: it["request"].update(nonce="0" * 32), "was changed after it"),
    "another person": (lambda it: it["request"].update(person_id="2"), "was changed after it"),
    "an own seal": (lambda it: it.update(seal="0" * 64), "was changed after it"),
    "a letter": (lambda it: it.update(seal="é"), "was changed after it"),
    "another practice": (
        lambda it: it["request"].update(practice_mark="f" * 16, practice="Elsewhere"),
        r"Another practice made this form \(Elsewhere\)",
    ),
    "better feedback": (lambda it: it["answer"].update(feedback="Perfect"), "after they signed"),
    "another observer": (lambda it: it["answer"].update(observer="A. Nother"), "after they signed"),
    "no signature": (lambda it: it["answer"].update(signature=""), "after they signed"),
    "no key": (lambda it: it["answer"].update(key="zz"), "after they signed"),
    "nobody": (lambda it: it.update(answer=None), "Nobody signed"),
    "one more name": (lambda it: it.update(more="x"), "no observation form"),
    "one name less": (lambda it: it["answer"].pop("day"), "no observation form"),
    "a number": (lambda it: it["answer"].update(feedback=5), "no observation form"),
    "no day": (lambda it: it["answer"].update(day="soon"), "no observation form"),
    "hidden signs": (lambda it: it["answer"].update(observer="A\u202eB"), "no observation form"),
    "half a letter": (lambda it: it["answer"].update(observer="A\ud800"), "no observation form"),
    "a novel": (lambda it: it["answer"].update(feedback="x" * 5_000), "no observation form"),
    "a list": (lambda it: it.update(request=[]), "no observation form"),
    "a later version": (lambda it: it.update(version=2, more=1), "newer MedEx"),
    "an odd version": (lambda it: it.update(version=True), "no observation form"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_form_that_was_changed_on_the_way_is_refused(desk: Desk, what: str) -> None:
    change, words = REFUSED[what]
    with pytest.raises(Refused, match=words):
        take(desk, changed(answered(desk), change))
    assert desk.ask(sign_offs.received) == []


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"null", b"[]", b"\xff\xfe", b"%PDF-1.7", b"[" * 60_000, b'{"a":1,"a":2}',
        b'{"format":"medex-observation","version":' + b"9" * 5_000 + b"}",
    ],
)  # fmt: skip
def test_what_is_no_form_at_all_is_refused(desk: Desk, content: bytes) -> None:
    with pytest.raises(Refused, match=r"no observation form|newer MedEx"):
        take(desk, content)


def test_a_file_that_is_too_large_is_not_even_read(desk: Desk) -> None:
    with pytest.raises(Refused, match="65 kB; an observation form has less than 64"):
        take(desk, b" " * (64 * 1024 + 1))


def test_a_day_to_come_and_ones_own_name_are_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="still to come"):
        take(desk, answered(desk, replace(MENTOR, day="2026-10-02")))
    with pytest.raises(InvalidInput, match="their own"):
        take(desk, answered(desk, replace(MENTOR, observer="Rosa Castellanos")))


def test_who_it_is_about_takes_it_in(desk: Desk, clock: TestClock) -> None:
    add(desk)
    form = answered(desk)
    other = reopened(desk, HIS, clock)
    with pytest.raises(Refused, match="about Rosa Castellanos"):
        take(other, form)
    other.close()


def test_a_mentor_signs_only_what_is_asked_elsewhere_and_under_their_passphrase(desk: Desk) -> None:
    elsewhere = from_elsewhere(asked(desk))

    def sign(form: bytes, passphrase: str = PASSPHRASE, feedback: str = "Fine.") -> bytes:
        return observation_files.sign_form(
            desk, form=form, feedback=feedback, passphrase=passphrase
        )

    with pytest.raises(Refused, match="of this practice"):
        sign(asked(desk))
    with pytest.raises(InvalidInput) as wrong:
        sign(elsewhere, "somebody else's words")
    assert wrong.value.field == "passphrase"
    with pytest.raises(InvalidInput) as silent:
        sign(elsewhere, feedback=" ")
    assert silent.value.field == "feedback"
    with pytest.raises(Refused, match="signed already"):
        sign(sign(elsewhere))


def test_a_form_is_kept_as_it_came(desk: Desk) -> None:
    take(desk, answered(desk))
    kinds = desk.ask(lambda read: read.connection.execute(select(attachment.c.media_type)).all())
    assert [kind for (kind,) in kinds] == [MEDIA_TYPE]


def test_a_mentor_signs_for_no_day_to_come(desk: Desk, clock: TestClock) -> None:
    form, today = from_elsewhere(asked(desk)), clock.today()
    with pytest.raises(InvalidInput) as early:
        desk.do(observation_files.record_answer, form=form, feedback="Fine.",
                day=today + timedelta(days=1))  # fmt: skip
    assert early.value.field == "day"
    desk.do(observation_files.record_answer, form=form, feedback="Fine.", day=today)


def test_feedback_is_as_long_as_the_form_can_be_read_again(desk: Desk) -> None:
    form = from_elsewhere(asked(desk))
    signed = desk.do(observation_files.record_answer, form=form, feedback="ж" * 4_000)
    assert read_form(signed).answer is not None
    with pytest.raises(InvalidInput) as long:
        desk.do(observation_files.record_answer, form=form, feedback="x" * 4_001)
    assert long.value.field == "feedback"


def test_the_form_of_a_skill_of_an_odd_file_can_be_read_again(desk: Desk) -> None:
    rows = own_rows(title="Sit\u202eup", behaviour="Stands\x07 up")
    key = desk.do(skill_lists.add_skill_list, title="Academy list", rows=rows)
    form = desk.ask(observation_files.new_form, slug="x-vital-signs", list_key=key)
    assert read_form(form).request.skill == "Situp"
