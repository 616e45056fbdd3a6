"""The gate: nothing a person writes becomes markup, and no word leaves its column."""

from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from medex_desktop.reports import fonts
from medex_desktop.reports.content import Bold, plain
from medex_desktop.reports.markup import para_text, soften
from medex_desktop.reports.styles import style
from medex_desktop.reports.tables import aligned


def test_only_bold_is_bold():
    assert para_text(("a < b ", Bold("c & <i>d"), "\n</b>")) == (
        "a &lt; b <b>c &amp; &lt;i&gt;d</b><br/>&lt;/b&gt;"
    )
    assert para_text("") == ""
    assert para_text((Bold(""),)) == ""


def test_text_is_composed():
    assert para_text("e\u0301") == "é"


@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=200))
def test_any_text_is_one_paragraph_with_its_words(text):
    made = Paragraph(para_text(text), style(8.6, 10.7))
    made.wrap(400, 1000)
    assert made.getPlainText().split() == text.replace("\N{SOFT HYPHEN}", "").split()


def test_soft_hyphens_go_wherever_they_stand():
    assert para_text("<\N{SOFT HYPHEN}a\N{SOFT HYPHEN}b") == "&lt;ab"


@given(st.text(st.sampled_from("abcWi \N{NO-BREAK SPACE}"), max_size=120), st.floats(40, 300))
def test_softened_lines_fit_and_keep_their_letters(text, room):
    made = soften(text, room, 8.6)
    assert made.replace("-\n", "") == text
    for token in made.replace("\n", " ").split(" "):
        assert fonts.width(token, 8.6, bold=True) <= room


def test_plain_words():
    assert plain(("a ", Bold("b"), " c")) == "a b c"
    assert plain("a") == "a"


def test_numbers_are_padded_to_equal_decimals():
    figure, point = "\N{FIGURE SPACE}", "\N{PUNCTUATION SPACE}"
    assert aligned(["338", "21.4", "0.92", "pain", "\N{MINUS SIGN}4", ""]) == [
        f"338{point}{figure}{figure}", f"21.4{figure}", "0.92", "pain",
        f"\N{MINUS SIGN}4{point}{figure}{figure}", "",
    ]  # fmt: skip
    assert aligned(["8", "10"]) == ["8", "10"]
    assert aligned(["8,5", "10"]) == ["8,5", f"10{point}{figure}"]
