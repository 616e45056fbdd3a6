"""Credentials by the day: held, near renewal, expired; and what the forms refuse."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from medex_desktop.domain.skills.learning import (
    Credential,
    CredentialForm,
    LearningForm,
    expiry_words,
    hours_words,
    read_credential,
    read_learning,
)
from medex_desktop.errors import InvalidForm
from medex_desktop.language import render

TODAY = date(2026, 10, 1)
CPR = Credential(1, "CPR", "", "", date(2025, 10, 1), TODAY, None, None, None)


@pytest.mark.parametrize(("ends", "current", "expired", "near", "words"), [
    (date(2026, 9, 30), False, True, True, "expired on 30 Sep 2026"),
    (TODAY, True, False, True, "expires on 1 Oct 2026, today: renew"),
    (date(2026, 10, 2), True, False, True, "expires on 2 Oct 2026, in 1 day: renew"),
    (date(2026, 11, 30), True, False, True, "expires on 30 Nov 2026, in 60 days: renew"),
    (date(2026, 12, 1), True, False, False, "valid until 1 Dec 2026"),
    (None, True, False, False, "does not expire"),
])  # fmt: skip
def test_a_credential_by_its_last_day(
    ends: date | None, words: str, *, current: bool, expired: bool, near: bool
) -> None:
    one = replace(CPR, expires_on=ends)
    assert (one.is_current(TODAY), one.is_expired(TODAY), one.is_to_be_renewed(TODAY)) == (
        current, expired, near,
    )  # fmt: skip
    assert render(expiry_words(one, TODAY)).replace("\N{NO-BREAK SPACE}", " ") == words
    ended = replace(one, ended_on=TODAY)
    assert not any(
        (ended.is_current(TODAY), ended.is_expired(TODAY), ended.is_to_be_renewed(TODAY))
    )


def test_hours_are_said_without_idle_zeros() -> None:
    assert render(hours_words(Decimal("2.50"), Decimal(10))) == "2.5 of 10"


def test_every_field_of_a_credential_that_cant_be_taken_is_named() -> None:
    form = CredentialForm(" ", "x" * 201, "", "2026-10-02", "2026-09-30", "-1")
    with pytest.raises(InvalidForm) as refused:
        read_credential(form, TODAY)
    assert {one.field for one in refused.value.faults} == {
        "name", "issuer", "issued_on", "hours_needed",
    }  # fmt: skip
    with pytest.raises(InvalidForm) as turned:
        read_credential(CredentialForm("CPR", "", "", "2026-09-30", "2026-09-29"), TODAY)
    assert [one.field for one in turned.value.faults] == ["expires_on"]


@pytest.mark.parametrize(("hours", "is_taken"), [
    ("0", True), ("1000", True), ("1000.5", False), ("-0.5", False), ("x", False), ("", True),
])  # fmt: skip
def test_hours_go_from_0_to_1000(hours: str, *, is_taken: bool) -> None:
    form = LearningForm("Course", "2026-10-01", hours=hours)
    if is_taken:
        assert read_learning(form, TODAY).hours == Decimal(hours or 0)
        return
    with pytest.raises(InvalidForm) as refused:
        read_learning(form, TODAY)
    assert [one.field for one in refused.value.faults] == ["hours"]


def test_what_was_learnt_is_not_to_come_and_is_of_today_where_no_day_is_typed() -> None:
    assert read_learning(LearningForm("Course"), TODAY).day == TODAY
    with pytest.raises(InvalidForm):
        read_learning(LearningForm("Course", "2026-10-02"), TODAY)
