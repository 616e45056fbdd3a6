"""Letters of many languages are drawn right; what can't be is named and never boxed."""

import unicodedata
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from medex_desktop.reports import fonts
from medex_desktop.reports.characters import CannotDraw, check, undrawable
from medex_desktop.reports.content import Bold, Letterhead
from tests.reports.reading import picture

LETTERS = "ŁłŠšĆćÑñØøŰűŐőÉéĎďĚěßŞşİıĀāÆæŒœÞþÐðŽžŇňĄąĘę±−°≥≤×½²·…–“”’€µΑωЖяІ○◑▲▼◇✕□↓"


def drawn(char: str, font: str) -> bytes:
    """The picture of one character, straight from the engine."""
    fonts.register()
    target = BytesIO()
    canvas = Canvas(target, pagesize=(60, 60), initialFontName=fonts.REGULAR, invariant=1)
    canvas.setFont(font, 40)
    canvas.drawString(8, 15, char)
    canvas.save()
    return picture(target.getvalue(), 72).tobytes()


@pytest.mark.parametrize("font", [fonts.REGULAR, fonts.BOLD])
def test_letters_are_not_the_box_of_a_missing_letter(font):
    assert undrawable(LETTERS) == ()
    box = drawn("\u6f22", font)
    blank = drawn(" ", font)
    assert box != blank
    for char in LETTERS:
        assert drawn(char, font) not in (box, blank), unicodedata.name(char)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("א", "right to left"),
        ("ع", "right to left"),
        ("\u0661", "right to left"),
        ("\u202e", "invisible"),
        ("\u2066", "invisible"),
        ("\u200b", "invisible"),
        ("\x00", "invisible"),
        ("\ufeff", "invisible"),
        ("न", "joined or stacked"),
        ("ไ", "joined or stacked"),
        ("\u0323", "joined or stacked"),
        ("😀", "Pictures"),
        ("漢", "no such letter"),
        ("한", "no such letter"),
    ],
)
def test_each_is_named_with_its_reason(text, why):
    (found,) = undrawable(f"Anna {text} Berg {text}")
    assert found.char == text
    assert why in str(found.why)
    assert found.code == f"U+{ord(text):04X}"


def test_a_joined_accent_counts_as_its_letter():
    assert undrawable("e\u0301 o\u030b S\u030c") == ()
    assert [c.char for c in undrawable("q\u0301")] == ["\u0301"]


def test_order_and_number_of_the_named():
    assert [c.char for c in undrawable("b漢a字b漢")] == ["漢", "字"]
    with pytest.raises(CannotDraw) as refused:
        check(Letterhead("漢字漢字假名日本", "fine"))
    assert len(refused.value.characters) == 6
    assert "cjk unified ideograph-6f22 (U+6F22)" in str(refused.value)
    assert "+1" in str(refused.value)


def test_a_record_is_searched_to_its_depths():
    check((Bold("Łukasz"), ("ø", ("ű",)), None, 7, b"\xff"))
    with pytest.raises(CannotDraw):
        check((Bold("a"), ("b", (Bold("漢"),))))


@given(st.text(max_size=60))
def test_whatever_passes_has_a_letter_in_both_faces(text):
    bad = {c.char for c in undrawable(text)}
    for char in unicodedata.normalize("NFC", text):
        if char not in bad and char not in "\n\t":
            assert ord(char) in fonts.known_characters()
