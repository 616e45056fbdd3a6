from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.quantity import (
    KG,
    LB,
    Echo,
    Keypad,
    Quantity,
    convert,
    parse_number,
    read_force,
)
from medex_desktop.errors import InvalidInput

numbers = st.decimals(Decimal("1.2"), Decimal(120), places=2)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("32.5", "32.5"), ("32,5", "32.5"), (" 32 ", "32"), ("0", "0"), (".5", "0.5"), ("7,", "7")],
)
def test_a_comma_and_a_point_mean_the_same(typed, value):
    assert parse_number(typed, "right_1") == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "needed"), ("  ", "needed"), ("-3", "without a sign"), ("+3", "without a sign"),
        ("\N{MINUS SIGN}3", "without a sign"), ("1,234.5", "one decimal mark"),
        ("1.2.3", "one decimal mark"), ("1e3", "plain number"), ("NaN", "plain number"),
        ("inf", "plain number"), ("24 kg", "plain number"), ("2 4", "plain number"),
        ("٣", "plain number"), (".", "plain number"), ("1_0", "plain number"),
        ("0x1F", "plain number"), ("1" * 16, "too long"), ("1" * 10_000_000, "too long"),
        ("a.b.", "plain number"),
    ],
)  # fmt: skip
def test_anything_but_a_plain_number_is_refused_in_words(typed, words):
    with pytest.raises(InvalidInput) as refused:
        parse_number(typed, "right_1")
    assert refused.value.field == "right_1"
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "value"), [("-3", "-3"), ("\N{MINUS SIGN} 3,5", "-3.5"), ("+3", "3"), ("3", "3")]
)
def test_a_sign_is_read_where_it_may_be(typed, value):
    assert parse_number(typed, "x", allow_negative=True) == Decimal(value)


@pytest.mark.parametrize("typed", ["-", "--3", "-e"])
def test_a_lone_or_double_sign_is_no_number(typed):
    with pytest.raises(InvalidInput):
        parse_number(typed, "x", allow_negative=True)


@given(st.decimals(0, 99999, places=3), st.sampled_from(".,"))
def test_every_plain_number_is_read_exactly(value, mark):
    assert parse_number(f"{value:f}".replace(".", mark), "x") == value


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_refused(text):
    try:
        value = parse_number(text, "x")
    except InvalidInput:
        return
    assert value.is_finite()
    assert value >= 0


def test_115_lb_stays_115_lb_a_hundred_times():
    quantity = read_force("115", LB, "right_1")
    assert quantity.value == Decimal("52.16312255")
    value = Decimal(115)
    for _ in range(100):
        value = convert(convert(value, LB, KG), KG, LB)
    assert value == 115
    assert quantity.shown(LB) == "115"
    assert quantity.in_unit(LB) == 115
    assert quantity.shown(KG) == "52.2"
    assert quantity.shown(KG, 0) == "52"


@given(numbers, st.sampled_from([KG, LB]))
def test_a_quantity_is_what_was_typed_in_its_own_unit(number, unit):
    quantity = read_force(f"{number}", unit, "x")
    assert quantity.shown(unit) == f"{number}"
    assert quantity.in_unit(unit) == number
    other = LB if unit == KG else KG
    assert convert(quantity.in_unit(other), other, KG).quantize(Decimal("1e-20")) == (
        quantity.value.quantize(Decimal("1e-20"))
    )


def test_a_typed_comma_is_kept():
    assert read_force(" 32,50 ", KG, "x") == Quantity("32,50", KG, Decimal("32.50"))
    assert read_force("32,50", KG, "x").shown(KG) == "32,50"


@pytest.mark.parametrize(
    ("typed", "unit", "words"),
    [
        ("121", KG, "Above 120 kg. Not taken. Is the unit lb?"),
        ("264", KG, "Above 120 kg. Not taken. Is the unit lb?"),
        ("265", KG, "Above 120 kg. Not taken."),
        ("265", LB, "Above 264.6 lb (120 kg). Not taken."),
        ("0,4", KG, "Below 0.5 kg. Not taken."),
        ("1", LB, "Below 1.1 lb. Not taken."),
        ("30", "N", "The unit is kg or lb."),
    ],
)
def test_hard_limits_are_named(typed, unit, words):
    with pytest.raises(InvalidInput) as refused:
        read_force(typed, unit, "left_2")
    assert refused.value.field == "left_2"
    assert str(refused.value).startswith(words)
    if typed == "265":
        assert "?" not in str(refused.value)


def test_the_limits_themselves_are_taken():
    assert read_force("120", KG, "x").value == 120
    assert read_force("0.5", KG, "x").value == Decimal("0.5")


def test_other_units_are_our_own_fault():
    with pytest.raises(ValueError, match="no conversion"):
        convert(Decimal(1), "N", KG)


@pytest.mark.parametrize(
    ("resolution", "unit", "keys", "text", "complete"),
    [
        ("0.1", KG, "", "", False),
        ("0.1", KG, "32", "32", False),
        ("0.1", KG, "325", "32.5", True),
        ("0.1", KG, "095", "9.5", True),
        ("0.1", KG, "005", "0.5", True),
        ("0.10", KG, "325", "32.5", True),
        ("0.5", KG, "325", "32.5", True),
        ("0.1", KG, "1005", "100.5", True),
        ("0.1", KG, "32,5", "32.5", False),
        ("0.1", KG, "7.", "7.", False),
        ("0.1", KG, ",5", "0.5", False),
        ("0.1", KG, "3.2,5", "3.25", False),
        ("0.1", KG, "3x2e5", "32.5", True),
        ("1", KG, "3", "3", False),
        ("1", KG, "32", "32", True),
        ("1", KG, "08", "8", True),
        ("1", KG, "100", "100", True),
        ("2", KG, "32", "32", True),
        ("10", KG, "30", "30", True),
        ("1", LB, "72", "72", False),
        ("1", LB, "115", "115", True),
        ("1", LB, "095", "95", True),
        ("0.1", LB, "1153", "115.3", True),
        ("0.1", LB, "115", "115", False),
    ],
)
def test_digits_become_a_reading_by_the_resolution(resolution, unit, keys, text, complete):
    assert Keypad(Decimal(resolution), unit).echo(keys) == Echo(text, complete)


@given(st.integers(5, 999))
def test_three_keys_of_a_tenths_device_are_the_reading(tenths):
    echo = Keypad(Decimal("0.1"), KG).echo(f"{tenths:03d}")
    assert echo.complete
    assert parse_number(echo.text, "x") == Decimal(tenths) / 10


@given(st.text("0123456789.,", min_size=1, max_size=6))
def test_a_typed_mark_always_wins(keys):
    echo = Keypad(Decimal("0.1"), KG).echo(keys)
    if "." in keys or "," in keys:
        assert not echo.complete
