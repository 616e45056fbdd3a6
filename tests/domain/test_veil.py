"""Names and birth dates of clients taken out of what people type."""

from datetime import date

import pytest

from medex_desktop.domain.veil import NO_DATE, Veil

MARGARET = "Łukasik, Margaret"
VEIL = Veil(
    [
        MARGARET,
        "Will Hand",
        "Anna-Lena O'Brien",
        "Xu Li",
        "Cher",
        "Jan van der Berg",
        "May Long",
        "So He",
    ],
    [date(1951, 6, 4), date(1948, 12, 30)],
)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Mrs Łukasik's elbow was high.", "Mrs Ł.'s elbow was high."),
        ("with margaret lukasik, twice", "with M. L., twice"),
        ("LUKASIK, MARGARET", "L., M."),
        ("Watched with Margaret B. Łukasik.", "Watched with M. B. Ł."),
        ("Margaret.", "M."),
        ("Margaret went on", "M. went on"),
        ("margaret went on", "m. went on".replace("m.", "M.")),
        ("Lukas went on", "Lukas went on"),
        ("You will want the hand flat.", "You will want the hand flat."),
        ("will hand was seated", "W. H. was seated"),
        ("Then Will stood up; Hand on the rail", "Then W. stood up; H. on the rail"),
        ("Anna-Lena did it", "A.-L. did it"),
        ("O’Brien sat, li stood, Xu Li left", "O. sat, L. stood, X. L. left"),
        ("cher", "C."),
        ("Ms van der Berg", "Ms V. D. B."),
        ("may rest as long as needed", "may rest as long as needed"),
        ("Ma\u0301rgaret", "M."),
        ("the Łukasiks and Lukasik’s dog", "the Ł.s and L.’s dog"),
        ("see margaretlukasik or LukasikMargaret", "see M. or L."),
        ("do it so, then he did, at 90", "do it so, then he did, at 90"),
        ("hands flat; walkers and hands", "hands flat; walkers and hands"),
        ("", ""),
    ],
)
def test_names_become_initials(typed, left):
    made = VEIL.over(typed)
    assert made.text == left
    assert bool(made.taken) is (typed != left)


@pytest.mark.parametrize(
    "written",
    ["1951-06-04", "4 Jun 1951", "4. June 1951", "June 4th, 1951", "6/4/1951", "4/6/51",
     "04.06.1951", "30.12.48", "1948/12/30", "4\N{NO-BREAK SPACE}Jun\N{NO-BREAK SPACE}1951",
     "4th of June 1951", "June the 4th, 1951", "19510604", "04061951", "06041951"],
)  # fmt: skip
def test_birth_dates_go(written):
    made = VEIL.over(f"born {written}, tall")
    assert (made.text, made.taken) == (f"born {NO_DATE}, tall", 1)
    assert VEIL.over_whole(f"born {written}, tall").text == f"born {NO_DATE}, tall"


@pytest.mark.parametrize(
    "written",
    [
        "5 Jun 1951",
        "99/99/1951",
        "124/76",
        "1.5.10",
        "2026-06-04",
        "19510605",
        "119510604",
        "June of 1951",
    ],
)
def test_other_dates_and_numbers_stay(written):
    assert VEIL.over(written).text == written


def test_a_name_that_is_the_month_of_a_date_is_counted_once():
    veil = Veil(["June Carter"], [date(1951, 6, 4)])
    assert veil.over("June 4, 1951") == type(veil.over(""))(NO_DATE, 1)


def test_what_is_named_on_purpose_keeps_parts_of_names():
    assert VEIL.over_whole("Margaret Osei").text == "Margaret Osei"
    assert VEIL.over_whole("Will Power Institute, Long Beach").taken == 0
    assert VEIL.over_whole("Margaret Łukasik").text == "M. Ł."
    assert VEIL.over_whole("By Lukasik, Margaret (Dayton)").text == "By L., M. (Dayton)"


def test_nobody_known_leaves_every_word():
    text = "Margaret Łukasik, 4 Jun 1951"
    assert Veil([]).over(text).text == text


def test_a_long_note_is_read_at_once():
    veil = Veil([f"Given{n} Family{n}" for n in range(2_000)] + ["Ann Lee"])
    assert veil.over("Ann saw Lee. " * 1_500).taken == 3_000


ODDLY = Veil(
    ["Margaret Holloway", "Séan O'Brien", "Anna-Lena Smith-Jones", "Jürgen Müller", "Rose Mueller",
     "Jan van der Berg", "McDonald, Ronald", "Björn Sørensen", "Mark Walker", "Lopez"],
    [date(1950, 3, 4)],
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Hol\u200bloway", "H."), ("Hol\u00adloway", "H."), ("Hollo-\nway", "H."),
        ("Hollow Ay", "H."), ("MHolloway", "M."), ("mholloway@mail.com", "M.@mail.com"),
        ("HollowayʻS dog", "H.ʻS dog"), ("OBRIEN", "O."), ("O Brien", "O."), ("O`Brien", "O."),
        ("O´Brien", "O."), ("O‘Brien’s", "O.’s"), ("SmithJones", "S."), ("Smith‑Jones", "S.‑J."),
        ("Mueller", "M."), ("JUERGEN", "J."), ("Müller", "M."), ("vanderBerg", "V."),
        ("van derBerg", "V. D."), ("Mc Donald", "M."), ("Soerensen", "S."),
        ("the Lopezes", "the L.es"), ("mr walker", "mr W."), ("Mrs. walker", "Mrs. W."),
    ],
)  # fmt: skip
def test_names_as_they_are_typed_in_a_hurry(typed, left):
    assert ODDLY.over(f"with {typed}, twice").text == f"with {left}, twice"


def test_words_that_only_sound_like_a_name_in_pieces_stay():
    veil = Veil(["Ann Forrest", "Will Goodall", "Tom Rainer", "Sue Walker", "Al One"])
    text = "Trainer: time for rest, then it was good all along, walkers right-hand, TRAINER beside"
    assert veil.over(text).taken == 0


@pytest.mark.parametrize(
    "written",
    ["4th of March 1950", "the 4th of March, 1950", "March the 4th, 1950", "19500304", "04031950",
     "03041950", "04 / 03 / 1950", "1950 - 03 - 04", "1950 March 4", "1950-Mar-04", "04MAR1950",
     "March  4,  1950", "4-Mar-50", "3/4/'50", "19\u200b50-03-04"],
)  # fmt: skip
def test_birth_dates_in_odd_spellings_go(written):
    assert ODDLY.over(f"born {written}, tall").text.removeprefix("born the ") in (
        f"born {NO_DATE}, tall",
        f"{NO_DATE}, tall",
    )


def test_a_birth_date_after_another_number_goes():
    assert ODDLY.over("room 12 04.03.1950").text == f"room 12 {NO_DATE}"
    assert ODDLY.over("5 March 04 1950").taken == 1


def test_what_is_named_on_purpose_loses_a_client_called_mr_or_mrs_and_names_in_one_word():
    assert ODDLY.over_whole("As Mrs Holloway does it").text == "As Mrs H. does it"
    assert ODDLY.over_whole("margaretholloway").text == "M."
    assert ODDLY.over_whole("Margaret Hollo-\nway").text == "M."
    assert ODDLY.over_whole("Walker Institute, Dr Holloway").taken == 0
