"""The progress report: one page with every number, whatever comes in, and the same bytes again."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medex_desktop.errors import Refused
from medex_desktop.reports import characters, progress
from medex_desktop.reports.content import Bold, PageSize, SignOff
from tests.reports import samples
from tests.reports.reading import fonts, places, text

BOTH = pytest.mark.parametrize("size", list(PageSize))
NUMBERS = re.compile(r"[+\N{MINUS SIGN}]?\d+(?:\.\d+)?")


@BOTH
@pytest.mark.parametrize("make", [samples.grip_report, samples.full_report])
def test_one_page_whose_text_holds_every_number(size, make):
    report = make(size)
    made = progress.render(report)
    assert made.pages == 1
    said = text(made.pdf)
    for words in characters.texts(replace(report, chart=None, paper=report.paper)):
        if words not in (report.results.short_notes, *(report.recipient.short_lines or ())):
            for number in NUMBERS.findall(words):
                assert number in said, (number, words)
    chart = report.chart.data
    for label in (chart.right_label, chart.left_label, chart.thresholds[0].label):
        assert label in said
    width, height = pypdfium2.PdfDocument(made.pdf)[0].get_size()
    assert (round(width), round(height)) == ((612, 792) if size is PageSize.LETTER else (595, 842))


def test_the_reader_sees_the_judgement_in_the_upper_half():
    made = progress.render(samples.full_report())
    page = pypdfium2.PdfDocument(made.pdf)[0].get_textpage()
    whole = page.get_text_range()
    at = whole.index("baseline not measured")
    assert page.get_charbox(at)[1] > 792 * 0.5


@BOTH
def test_blocks_stand_in_their_order(size):
    said = text(progress.render(samples.full_report(size)).pdf)
    heads = ["Improving. Please advise.", "Referral", "Precautions in force:", "Attendance",
             "Results", "Error: published", "Grip, best of 3", "Goals", "Safety", "Program",
             "Next steps", "R. Castellanos, MES Medical"]  # fmt: skip
    found = [said.index(head) for head in heads]
    assert found == sorted(found)


def test_words_have_their_shapes_and_letters():
    said = text(progress.render(samples.full_report()).pdf)
    for verdict in ("▲ clinically important a", "○ within error a", "▲ beyond error d",
                    "◇ no verified value f", "□ baseline not measured"):  # fmt: skip
        assert verdict in said


def test_blocks_without_data_are_left_out():
    said = text(progress.render(samples.grip_report()).pdf)
    assert "Attendance" not in said
    assert "Goals" not in said
    assert "Program" not in said


def test_results_align_at_their_decimal_points():
    pdf = progress.render(samples.full_report(PageSize.A4)).pdf
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    whole = page.get_text_range()
    ends = {}
    for number in ("24.6", "10.1", "66.0"):
        at = whole.index(f" {number}") + 1 + number.index(".")
        ends[number] = page.get_charbox(at, loose=True)[0]
    assert max(ends.values()) - min(ends.values()) < 0.3


def test_a_draft_says_so_and_shows_no_signature():
    report = samples.grip_report()
    draft = replace(report, paper=replace(report.paper, draft=True))
    said = text(progress.render(draft).pdf)
    assert "DRAFT, not signed" in said
    assert said.count("DRAFT") == 7
    assert "not signed R. Castellanos, MES" in said
    assert "draft of 1 Oct 2026" in said
    assert "signed 1 Oct 2026, 14:22" not in said
    signed = text(progress.render(report).pdf)
    assert "DRAFT" not in signed
    assert "signed 1 Oct 2026, 14:22" in signed
    assert "not signed" not in signed


def test_a_demo_says_so_on_every_page():
    report = samples.grip_report()
    demo = replace(report, paper=replace(report.paper, demo=True), appendix=samples.trials())
    made = progress.render(demo)
    assert made.pages == 2
    for page in range(2):
        assert text(made.pdf, page).count("DEMO") == 7
    assert "DEMO" not in text(progress.render(report).pdf)


def test_footer_has_record_check_scope_and_page():
    made = progress.render(replace(samples.grip_report(), appendix=samples.trials()))
    for page in (1, 2):
        said = text(made.pdf, page - 1)
        assert f"PR 2026 0143 · check 7F3K 92QD · page {page} of 2" in said
        assert "not intended to diagnose or treat" in said
        assert "Please call 937 555 0148, then destroy it." in said


def test_appendix_names_the_client_and_holds_every_trial():
    appendix = samples.trials()
    made = progress.render(replace(samples.grip_report(), appendix=appendix))
    said = text(made.pdf, 1)
    assert "Margaret Łukasik, born 14 Mar 1951" in said
    assert all(cell.replace("\N{NO-BREAK SPACE}", " ") in said for r in appendix.rows for cell in r)


def test_a_long_appendix_repeats_its_heading():
    appendix = samples.trials()
    made = progress.render(
        replace(samples.grip_report(), appendix=replace(appendix, rows=appendix.rows * 20))
    )
    assert made.pages >= 4
    assert all("Trial 3" in text(made.pdf, page) for page in range(1, made.pages))


def test_long_reports_tighten_in_order_and_keep_what_is_acted_on():
    report = samples.full_report()
    steps = []
    for times in range(1, 16):
        longer = replace(report, program=str(report.program) * times)
        try:
            made = progress.render(longer)
        except progress.DoesNotFit as fault:
            refused = fault
            break
        steps.append(made.step)
        said = text(made.pdf)
        assert made.pages == 1
        for kept in ("no kneeling on the right knee", "+5.4", "−2.7", "▲ clinically important",
                     "Continue twice a week", "Reply: please tick", "page 1 of 1"):  # fmt: skip
            assert kept in said
        if made.step >= 4:
            assert "further goals on record" in said
        if made.step >= 5:
            assert "Also measured. KOOS JR (of 100) 50.0 to 66.0 (no verified value)" in said
            assert "Full sources: record PR 2026 0143." in said
        if made.step >= 6:
            assert "Chart left out for lack of room" in said
            assert made.chart_mm == 0
    else:
        pytest.fail("nothing was ever refused")
    assert str(refused.block) == "Program"
    assert 0 < refused.cut_words < 60 * (len(steps) + 1)
    assert steps == sorted(steps)
    assert {5, 6} <= set(steps)


def test_cutting_what_was_asked_for_makes_it_fit():
    report = samples.grip_report()
    words = "steady walking on level ground with one stick " * 200
    with pytest.raises(progress.DoesNotFit) as refused:
        progress.render(replace(report, safety=words))
    kept = words.split()[: -refused.value.cut_words]
    assert progress.render(replace(report, safety=" ".join(kept))).pages == 1
    assert "“Safety”" in str(refused.value)


def test_a_decline_is_never_put_into_a_sentence():
    report = samples.full_report()
    rows = tuple(
        replace(row, decline=not row.verdict.judged, measure=row.measure)
        for row in report.results.rows
    )
    kept = replace(report, results=replace(report.results, rows=rows))
    program = str(report.program)
    for times in range(4, 14):
        try:
            made = progress.render(replace(kept, program=program * times))
        except progress.DoesNotFit:
            break
        assert "Also measured" not in text(made.pdf)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.text(st.sampled_from("abcdefgh -Łéű"), min_size=1, max_size=120),
    line=st.text(st.sampled_from("abc de,·0123"), max_size=200),
    note=st.text(st.sampled_from("abcde <>&/\"'%\n$"), max_size=900),
    size=st.sampled_from(list(PageSize)),
)
def test_any_names_and_notes_make_one_page_or_a_refusal(name, line, note, size):
    report = samples.grip_report(size)
    report = replace(
        report,
        client=replace(report.client, name=name),
        recipient=replace(report.recipient, name=name, lines=(line, line)),
        safety=note,
        paper=replace(report.paper, letterhead=replace(report.paper.letterhead, line=line)),
    )
    try:
        pages = len(pypdfium2.PdfDocument(progress.render(report).pdf))
    except progress.DoesNotFit as fault:
        pages = 1 if fault.cut_words > 0 else 0
    assert pages == 1


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>bold",
        "</para><para>",
        '<img src="file:///etc/passwd"/>',
        "<font size=99>&nbsp;&#65;",
        "]]> <!-- <a href='x'>",
        "100 % & more < less > %s {name} $x$",
        "Łukasz Šimić ñ ø ű Ő é ď",
    ],
)
def test_hostile_words_are_printed_as_they_are(hostile):
    report = samples.grip_report()
    report = replace(
        report,
        client=replace(report.client, name=hostile),
        safety=hostile,
        asked=(Bold(hostile), hostile),
        sign_off=SignOff(hostile, (hostile,)),
        results=replace(
            report.results,
            rows=tuple(replace(r, measure=hostile, norm=hostile) for r in report.results.rows),
        ),
    )
    said = text(progress.render(report).pdf)
    assert said.count(hostile) >= 4


@pytest.mark.parametrize("size", [20_000, 10_000_000])
def test_a_note_without_end_is_refused_at_once(size):
    with pytest.raises(progress.DoesNotFit) as refused:
        progress.render(replace(samples.grip_report(), safety="word " * (size // 5)))
    assert str(refused.value.block) == "Safety"
    assert refused.value.cut_words > 1000


def test_a_word_wider_than_the_page_is_broken_with_a_hyphen():
    report = samples.grip_report()
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 3
    made = progress.render(replace(report, client=replace(report.client, name=word)))
    said = text(made.pdf)
    for left, _bottom, right, _top in places(made.pdf, "z"):
        assert 0 <= left < right <= 612
    assert word[:15] in said


@pytest.mark.parametrize("bad", ["\u202eevil", "🙂", "שלום", "漢", "x\u0301", "a\x07b"])
def test_what_cannot_be_drawn_is_named(bad):
    report = samples.grip_report()
    with pytest.raises(characters.CannotDraw) as refused:
        progress.render(replace(report, client=replace(report.client, lines=(f"born {bad}",))))
    assert refused.value.characters
    assert all(c.char in bad for c in refused.value.characters)


def test_undrawable_words_inside_the_chart_are_found_too():
    report = samples.grip_report()
    chart = replace(report.chart, data=replace(report.chart.data, right_label="右 24.6"))
    with pytest.raises(characters.CannotDraw):
        progress.render(replace(report, chart=chart))


@pytest.mark.parametrize("image", [b"", b"not an image", samples.signature()[:200]])
def test_an_unreadable_signature_is_refused_in_words(image):
    report = samples.grip_report()
    with pytest.raises(Refused, match="picture can't be read"):
        progress.render(replace(report, sign_off=replace(report.sign_off, image=image)))


def test_a_logo_moves_the_name():
    report = samples.grip_report()
    head = replace(report.paper.letterhead, logo=samples.signature())
    made = progress.render(replace(report, paper=replace(report.paper, letterhead=head)))
    plain = progress.render(report)
    assert places(made.pdf, "R")[0][0] > places(plain.pdf, "R")[0][0] + 20


def test_a_long_letterhead_takes_its_room_from_the_body():
    report = samples.grip_report()
    head = replace(report.paper.letterhead, line="Suite 5, Harbor Street · " * 12)
    made = progress.render(replace(report, paper=replace(report.paper, letterhead=head)))
    assert made.pages == 1
    assert text(made.pdf).count("Harbor Street") == 12


def test_every_font_is_inside():
    found = list(fonts(progress.render(samples.full_report()).pdf))
    assert len(found) >= 4
    assert all(inside for _name, inside in found), found
    assert not [name for name, _ in found if "Helvetica" in name]


def test_metadata_names_no_client():
    with pikepdf.open(BytesIO(progress.render(samples.grip_report()).pdf)) as pdf:
        facts = {str(k): str(v) for k, v in pdf.docinfo.items()}
    assert facts["/Title"] == "Progress report PR 2026 0143"
    assert not any("ukasik" in value for value in facts.values())
    assert "/CreationDate" not in facts


CODE = """
import hashlib, sys
from medex_desktop.reports import progress
from tests.reports import samples
print(hashlib.sha256(progress.render(samples.full_report()).pdf).hexdigest())
"""


def test_bytes_are_the_same_in_every_process():
    root = Path(__file__).parents[2]
    made = {
        subprocess.run(
            [sys.executable, "-c", CODE],
            cwd=root,
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "77")
    }
    assert len(made) == 1


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_another_reader_finds_the_same_text(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(progress.render(samples.full_report()).pdf)
    said = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True
    ).stdout.decode()
    for wanted in ("Brzęczyszczykiewicz-Montgomery", "+5.4", "−2.7", "Right 24.6", "EWGSOP2 16"):
        assert wanted in said


def test_an_endless_cell_in_the_appendix_is_refused():
    appendix = samples.trials()
    for words in ("word " * 1200, "word " * 100_000):
        rows = (*appendix.rows, (*appendix.rows[0][:5], words))
        with pytest.raises(progress.DoesNotFit):
            progress.render(replace(samples.grip_report(), appendix=replace(appendix, rows=rows)))


def test_decomposed_letters_are_drawn_composed_everywhere():
    report = samples.grip_report()
    apart = "Jose\u0301 S\u030cimic\u0301"
    head = replace(report.paper.letterhead, practice=apart, line=apart)
    rows = tuple(replace(r, measure=apart) for r in report.results.rows)
    said = text(
        progress.render(
            replace(
                report,
                paper=replace(report.paper, letterhead=head),
                results=replace(report.results, rows=rows),
            )
        ).pdf
    )
    assert said.count("José Šimić") == 4
    assert "\u0301" not in said
