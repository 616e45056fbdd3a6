from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from medex_desktop.domain.clients import Client, ClientFacts, ClientForm, Hand, Sex, read_client
from medex_desktop.errors import InvalidForm

TODAY = date(2026, 11, 23)


def read(**typed):
    return read_client(
        ClientForm(**{"name": "Ann Lee", "birth_date": "1951-03-14", **typed}), TODAY
    )


def faults(**typed):
    with pytest.raises(InvalidForm) as refused:
        read(**typed)
    return {fault.field: str(fault) for fault in refused.value.faults}


def client(**known):
    facts = read()
    values = {field.name: getattr(facts, field.name) for field in fields(ClientFacts)}
    values.update(id=7, archived_on=None, created_at=datetime(2026, 1, 1, tzinfo=UTC), **known)
    return Client(**values)


def test_a_name_and_a_birth_date_are_enough():
    facts = read()
    assert (facts.name, facts.sort_name) == ("Ann Lee", "Lee, Ann")
    assert facts.birth_date == date(1951, 3, 14)
    assert facts.sex is Sex.NOT_STATED
    assert facts.hand is Hand.UNKNOWN
    assert facts.height_cm is facts.mass_kg is facts.event_date is None


def test_the_client_has_every_fact_under_the_same_name():
    known = {field.name for field in fields(Client)}
    assert known - {field.name for field in fields(ClientFacts)} == {
        "id", "archived_on", "binned_at", "created_at",
    }  # fmt: skip


def test_everything_typed_is_read():
    facts = read(
        name="Lee,  Ann\u200f",
        sex="female",
        hand="Right",
        height_typed="163",
        mass_typed="154",
        mass_unit="lb",
        phone=" 555 123 ",
        email="ann@example.org",
        address="1 Road\r\nTown",
        provider_id=3,
        diagnosis="TKR right",
        event_kind="surgery",
        event_text="Right knee replaced",
        event_date="18 Jun 2026",
        precautions="no kneeling\nrest BP limit",
        reference="A-1",
    )
    assert facts == ClientFacts(
        name="Ann Lee",
        sort_name="Lee, Ann",
        birth_date=date(1951, 3, 14),
        sex=Sex.FEMALE,
        hand=Hand.RIGHT,
        height_typed="163",
        height_unit="cm",
        height_cm=Decimal(163),
        mass_typed="154",
        mass_unit="lb",
        mass_kg=Decimal("69.85322498"),
        phone="555 123",
        email="ann@example.org",
        address="1 Road\nTown",
        provider_id=3,
        diagnosis="TKR right",
        event_kind="surgery",
        event_text="Right knee replaced",
        event_date=date(2026, 6, 18),
        precautions="no kneeling\nrest BP limit",
        reference="A-1",
    )


def test_every_faulty_field_gets_its_sentence_at_once():
    found = faults(
        name=" \u202e ",
        birth_date="1 1 1890",
        age_years="6.5",
        age_on="9/9/2030",
        sex="robot",
        hand="third",
        height_typed="9",
        mass_typed="5",
        phone="5" * 300,
        email="a b@c",
        address="x" * 3000,
        diagnosis="x" * 3000,
        event_kind="party",
        event_text="x" * 300,
        event_date="1 1 2030",
        precautions="x" * 20_001,
        reference="x" * 201,
    )
    assert list(found) == [
        "name", "birth_date", "age_years", "age_on", "sex", "hand", "height_typed", "mass_typed",
        "phone", "email", "address", "diagnosis", "event_kind", "event_text", "event_date",
        "precautions", "reference",
    ]  # fmt: skip
    assert "120 years ago" in found["birth_date"]
    assert "The limit is 20000." in found["precautions"]
    assert "future" in found["event_date"]
    assert found["sex"] == "Choose one of: female, male, not stated."


@pytest.mark.parametrize("name", ["", "   ", "\x00\u200e", "...", "-"])
def test_an_empty_name_is_refused(name):
    assert faults(name=name) == {"name": "A name is needed."}


def test_a_birth_date_or_an_age_is_needed():
    assert list(faults(birth_date=" ")) == ["birth_date"]
    facts = read(birth_date="", age_years="64", age_on="1 Oct 2026")
    assert (facts.birth_date, facts.age_years, facts.age_on) == (None, 64, date(2026, 10, 1))
    assert read(birth_date="", age_years="64").age_on == TODAY


def test_a_birth_date_makes_a_stated_age_needless():
    facts = read(age_years="64")
    assert (facts.age_years, facts.age_on) == (None, None)


@pytest.mark.parametrize("age", ["121", "64.5", "-1", "x"])
def test_an_impossible_age_is_refused(age):
    assert list(faults(birth_date="", age_years=age)) == ["age_years"]


@pytest.mark.parametrize(
    ("typed", "unit", "cm"),
    [
        ("163", "cm", "163"), ("163", "", "163"), ("64", "in", "162.56"), ("64 in", "cm", "162.56"),
        ('64"', "cm", "162.56"), ("5'4\"", "cm", "162.56"), ("5'4", "cm", "162.56"),
        ("5’4”", "cm", "162.56"), ("5 ft 4", "cm", "162.56"), ("5ft4in", "cm", "162.56"),
        ("5 feet 4 inches", "cm", "162.56"), ("1,63 m", "cm", "163"), ("163cm", "in", "163"),
        ("6 ft", "cm", "182.88"), ("5'4''", "cm", "162.56"),
        ("90", "cm", "90"), ("250", "cm", "250"),
    ],
)  # fmt: skip
def test_a_height_is_read_as_people_say_it(typed, unit, cm):
    facts = read(height_typed=typed, height_unit=unit)
    assert facts.height_cm == Decimal(cm)
    assert facts.height_typed == typed


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("64", "64 cm is outside 90 to 250 cm. Is the unit in?"),
        ("89.9", "outside"),
        ("251", "outside"),
        ("9 ft", "274 cm is outside 90 to 250 cm."),
        ("163 cm 5 ft", "units do not go together"),
        ("5 ft 4 cm", "units do not go together"),
        ("5 ft 4 in 3", "units do not go together"),
        ("163 kg", "can't be read"),
        ("tall", "can't be read"),
        ("1.6.3", "one decimal mark"),
        ("1" * 100, "can't be read"),
    ],
)
def test_an_impossible_height_is_refused(typed, words):
    assert words in faults(height_typed=typed)["height_typed"]


@pytest.mark.parametrize(
    ("typed", "unit", "kg"),
    [
        ("70", "kg", "70"), ("70", "", "70"), ("100 lbs", "kg", "45.359237"), ("20", "kg", "20"),
        ("400", "kg", "400"), ("70,5 kg", "lb", "70.5"),
    ],
)  # fmt: skip
def test_a_mass_is_read_in_kg_or_lb(typed, unit, kg):
    facts = read(mass_typed=typed, mass_unit=unit)
    assert facts.mass_kg == Decimal(kg)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("19", "outside 20 to 400 kg. Is the unit lb?"),
        ("401", "outside"),
        ("40 lb", "18 kg is outside 20 to 400 kg."),
        ("70 kg 3 lb", "units do not go together"),
        ("11 st", "can't be read"),
    ],
)
def test_an_impossible_mass_is_refused(typed, words):
    assert words in faults(mass_typed=typed)["mass_typed"]


def test_surgery_lies_between_birth_and_today():
    assert (
        "is before the birth date"
        in faults(event_kind="surgery", event_date="1 1 1950")["event_date"]
    )
    assert list(faults(event_kind="onset", event_date="24 Nov 2026")) == ["event_date"]
    assert list(faults(event_date="1 1 2026")) == ["event_kind"]
    facts = read(birth_date="", age_years="60", event_kind="surgery", event_date="1 1 1950")
    assert facts.event_date == date(1950, 1, 1)


def test_numbers_alone_are_read_in_the_practice_s_order():
    facts = read(birth_date="03/14/1951", month_first=True)
    assert facts.birth_date == date(1951, 3, 14)


def test_age_on_a_day():
    assert client().age_on_day(date(2026, 3, 14)) == 75
    assert not client().age_is_about
    about = client(birth_date=None, age_years=64, age_on=date(2025, 10, 1))
    assert about.age_is_about
    assert about.age_on_day(date(2025, 10, 1)) == 64
    assert about.age_on_day(date(2026, 10, 1)) == 65
    assert client(birth_date=None, age_years=64, age_on=None).age_on_day(TODAY) == 64
    assert client(birth_date=None).age_on_day(TODAY) is None
    assert not client(birth_date=None).age_is_about


@pytest.mark.parametrize("char", "\u202a\u202e\u2066\u2069")
def test_a_name_that_turns_its_letters_is_refused_in_words(char):
    (sentence,) = faults(name=f"Ann {char}Lee").values()
    assert f"U+{ord(char):04X}" in sentence
    assert sentence.endswith("Delete it, or type the name anew.")
