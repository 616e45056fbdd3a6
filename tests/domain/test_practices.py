import pytest

from medex_desktop.domain.practices import Profile, initials, read_profile
from medex_desktop.errors import InvalidForm


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Rosa Castellanos", "RC"), ("R. M. Castellanos", "RC"), ("Cher", "C"), ("", ""), ("1 2", "")],
)
def test_initials_show_no_name(name, letters):
    assert initials(name) == letters


def test_a_profile_is_cleaned():
    found = read_profile(Profile("Studio\u202e One", " Rosa  Castellanos ", address="1 Road\r\nX"))
    assert (found.practice_name, found.name) == ("Studio One", "Rosa Castellanos")
    assert found.address == "1 Road\nX"


def test_every_faulty_field_of_a_profile_is_named():
    with pytest.raises(InvalidForm) as refused:
        read_profile(Profile(" ", "", phone="5" * 300, address="x" * 2000))
    assert {fault.field for fault in refused.value.faults} == {
        "practice_name", "name", "phone", "address",
    }  # fmt: skip
    with pytest.raises(InvalidForm) as refused:
        read_profile(Profile("x" * 300, "Rosa"))
    assert [fault.field for fault in refused.value.faults] == ["practice_name"]
