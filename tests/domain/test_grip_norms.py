"""The shipped tables against the cited files, cell by cell, and the worked cases of the method."""

import csv
from decimal import Decimal
from pathlib import Path
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.grip_norms import NORMS
from medex_desktop.domain.grip_records import GripProtocol
from medex_desktop.domain.measures.grip_strength import (
    NormAnswer,
    change_value_for,
    norm_for,
    norm_set,
    norm_values,
    thresholds_for,
)
from medex_desktop.domain.percentiles import ordinal
from medex_desktop.language import render

FIXTURES = Path(__file__).parent.parent / "fixtures" / "norms"
D = Decimal


def rows(name):
    with (FIXTURES / f"grip_norms_{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def columns(row):
    """Percentile and kg of the filled percentile columns of a cited row."""
    return [
        (int(name[1:]), D(kg)) for name, kg in row.items() if name[0] == "P" and name[1:].isdigit()
        and kg
    ]  # fmt: skip


def edges(row):
    """The youngest and the oldest age of a band, its last day included."""
    low = D(row["age_min"])
    high = D(row["age_max"] or 119) + D("0.9999")
    return low, high


def expected_band(percentile):
    bands = ("low", "somewhat low", "moderate", "somewhat high", "high")
    return bands[sum(percentile >= edge for edge in (20, 40, 60, 80))]


def cells(name):
    """Every tabulated cell of a set: sex, age, percentile, kg."""
    if name == "dodds_2014":
        for row in rows(name):
            for percentile, kg in columns(row):
                yield row["sex"], D(row["age"]), percentile, kg
        return
    for row in rows(name):
        combined = (row["age_min"], row["age_max"]) == ("18", "19")
        if name == "nhanes_2011_2014" and (combined or not row["hand"].startswith("max of either")):
            continue
        for age in edges(row):
            for percentile, kg in columns(row):
                yield row["sex"], age, percentile, kg


@pytest.mark.parametrize(
    ("name", "count"),
    [("tomkinson_2025", 374 * 2), ("nhanes_2011_2014", 2 * 27 * 13 * 2), ("dodds_2014", 31 * 5)],
)
def test_every_tabulated_percentile_is_exact(name, count):
    seen = 0
    for sex, age, percentile, kg in cells(name):
        result, message = norm_for(name, sex, age, kg)
        assert result is not None, (sex, age)
        assert message is None
        assert result.percentile == percentile, (sex, age, kg)
        assert result.display.startswith(str(percentile))
        assert result.z == pytest.approx(NormalDist().inv_cdf(percentile / 100))
        assert result.band == expected_band(percentile), (sex, age, kg)
        assert norm_values(name, sex, age, (percentile,)) == (kg,)
        seen += 1
    assert seen == count


@pytest.mark.parametrize("name", ["tomkinson_2025", "nhanes_2011_2014", "dodds_2014"])
def test_beyond_the_table_no_percentile_is_given(name):
    ends = {}
    for sex, age, percentile, kg in cells(name):
        ends.setdefault((sex, age), []).append((percentile, kg))
    for (sex, age), pairs in ends.items():
        (low_p, low_kg), (high_p, high_kg) = pairs[0], pairs[-1]
        below = norm_for(name, sex, age, low_kg - D("0.1")).result
        above = norm_for(name, sex, age, high_kg + D("0.1")).result
        assert (below.percentile, below.display, below.band) == (None, f"<{low_p}th", "low")
        assert (above.percentile, above.display, above.band) == (None, f">{high_p}th", "high")
        assert below.z < NormalDist().inv_cdf(low_p / 100)
        assert above.z > NormalDist().inv_cdf(high_p / 100)


def test_steiber_is_read_by_mean_and_sd_with_and_without_height():
    lines = rows("steiber_2016")
    assert len(lines) == 223
    for row in lines:
        height = None
        if "height" in row["population"]:
            height = D(row["population"].split("height ")[1][:3])
        mean, sd = D(row["mean"]), D(row["sd"])
        for age in edges(row):
            for cm in [None] if height is None else [height, height + D("4.9")]:
                answer = norm_for("steiber_2016", row["sex"], age, mean - sd, cm)
                assert answer.result.z == pytest.approx(-1), row
                assert answer.result.percentile == pytest.approx(15.8655, abs=1e-4)
                assert answer.result.display == "16th"
                assert answer.result.band == "low"
                assert (answer.message is None) == (height is not None)


@pytest.mark.parametrize(
    ("sex", "age", "kg", "z", "percentile", "display", "band", "flagged"),
    [
        ("male", "22.0", "48.0", 0.000, 50, "50th", "moderate", ""),
        ("male", "34.9", "42.2", -0.842, 20, "20th", "somewhat low", ""),
        ("male", "52", "40.0", -0.592, 27.7, "28th", "somewhat low", ""),
        ("male", "62", "27.0", -1.493, 6.8, "7th", "low", "awgs2019 sdoc"),
        ("male", "67", "26.9", -1.313, 9.5, "9th", "low", "ewgsop2 awgs2019 sdoc"),
        ("female", "24.99", "28.6", 0, 50, "50th", "moderate", ""),
        ("female", "25.0", "28.6", None, 44.6, "45th", "moderate", ""),
        ("female", "55", "24.0", -0.479, 31.6, "32nd", "somewhat low", ""),
        ("female", "63", "16.0", None, 6.4, "6th", "low", "awgs2019 sdoc"),
        ("female", "66", "15.9", None, 8.2, "8th", "low", "ewgsop2 fnih awgs2019 sdoc"),
        ("male", "101", "19.8", 0, 50, "50th", "moderate", "ewgsop2 fnih awgs2019 sdoc"),
        ("female", "70", "41.0", None, None, ">95th", "high", ""),
        ("female", "75.5", "24.6", None, 66.4, "66th", "somewhat high", ""),
    ],
)
def test_the_worked_cases(sex, age, kg, z, percentile, display, band, flagged):
    result = norm_for("tomkinson_2025", sex, D(age), D(kg)).result
    if z is not None:
        assert round(result.z, 3) == z
    if percentile is None:
        assert result.percentile is None
        assert round(100 * NormalDist().cdf(result.z), 1) == 99.7
    else:
        assert round(result.percentile, 1) == percentile
    assert (result.display, result.band) == (display, band)
    met = [found.key for found in thresholds_for(sex, D(age), D(kg)) if found.met]
    assert met == flagged.split()


def test_the_worked_cases_of_steiber():
    assert round(norm_for("steiber_2016", "male", D(67), D(38)).result.z, 3) == -0.836
    assert round(norm_for("steiber_2016", "female", D(66), D(22)).result.z, 3) == -1.077


def test_dodds_is_linear_in_age_between_its_ages():
    assert norm_values("dodds_2014", "male", D("17.5"), (10, 50)) == (D("25.5"), D("34.5"))
    result = norm_for("dodds_2014", "male", D("17.5"), D("34.5")).result
    assert result.percentile == 50


@pytest.mark.parametrize("norm", NORMS, ids=lambda norm: norm.key)
@given(
    st.sampled_from(["male", "female"]),
    st.decimals(20, 90, places=1),
    st.decimals(10, 70, places=1),
)
def test_a_percentile_never_contradicts_its_band(norm, sex, age, kg):
    result = norm_for(norm.key, sex, age, kg).result
    if result is None or not render(result.ordinal)[0].isdigit():
        return
    number = int(render(result.ordinal)[:-2])
    place = sum(number >= edge for edge in (20, 40, 60, 80))
    assert place == list(type(result.band)).index(result.band)


def test_just_below_a_cut_the_percentile_stays_below_it():
    result = norm_for("tomkinson_2025", "male", D(70), D("29.2")).result
    assert (render(result.ordinal), result.band) == ("19th", "low")


@pytest.mark.parametrize("name", [norm.key for norm in NORMS])
@given(data=st.data())
def test_a_stronger_grip_never_stands_lower(name, data):
    sex = data.draw(st.sampled_from(["female", "male"]))
    age = data.draw(st.decimals(20, 90, places=2))
    kg = data.draw(st.decimals(1, 90, places=1))
    more = kg + data.draw(st.decimals("0.1", 20, places=1))
    low, high = (norm_for(name, sex, age, value).result for value in (kg, more))
    assert low.z < high.z
    bands = ["low", "somewhat low", "moderate", "somewhat high", "high"]
    assert bands.index(low.band) <= bands.index(high.band)
    if low.percentile is not None and high.percentile is not None:
        assert low.percentile <= high.percentile


@pytest.mark.parametrize("name", [norm.key for norm in NORMS])
@given(age=st.decimals(20, 90, places=2), sex=st.sampled_from(["female", "male"]))
def test_values_at_percentiles_rise_and_lead_back(name, age, sex):
    values = norm_values(name, sex, age, (5, 10, 15, 20, 50, 80, 85, 95))
    assert list(values) == sorted(values)
    middle = norm_for(name, sex, age, values[2]).result
    assert middle.z == pytest.approx(NormalDist().inv_cdf(0.15), abs=1e-9)


@pytest.mark.parametrize(
    ("name", "sex", "age", "ages"),
    [
        ("tomkinson_2025", "female", "19.99", "20 and over"),
        ("nhanes_2011_2014", "male", "5.99", "6 and over"),
        ("dodds_2014", "female", "19.99", "men 15 to 90, women 20 to 90"),
        ("dodds_2014", "male", "14.99", "men 15 to 90"),
        ("dodds_2014", "male", "90.01", "men 15 to 90"),
        ("steiber_2016", "male", "16.99", "17 to 90"),
        ("steiber_2016", "male", "91", "17 to 90"),
    ],
)
def test_outside_its_ages_a_set_says_so(name, sex, age, ages):
    result, message = norm_for(name, sex, D(age), D(30))
    assert result is None
    words = render(message)
    assert words.startswith(f"No norm for this age ({int(D(age))})")
    assert ages in words
    assert norm_values(name, sex, D(age)) is None


@pytest.mark.parametrize("name", [norm.key for norm in NORMS])
def test_without_sex_or_age_there_is_no_norm(name):
    for sex in ("not_stated", ""):
        result, message = norm_for(name, sex, D(60), D(30))
        assert result is None
        assert "sex used for norms is not stated" in render(message)
    answer = norm_for(name, "male", None, D(30))
    assert answer.result is None
    assert "age is not known" in render(answer.message)


@pytest.mark.parametrize(
    ("name", "posture", "has_norm"),
    [
        ("tomkinson_2025", "forearms_supported", True),
        ("tomkinson_2025", "no_arm_rests", True),
        ("tomkinson_2025", "standing", False),
        ("nhanes_2011_2014", "standing", True),
        ("nhanes_2011_2014", "lying", False),
        ("dodds_2014", "standing", True),
        ("dodds_2014", "lying", False),
        ("steiber_2016", "other", False),
    ],
)
def test_another_position_has_no_norm(name, posture, has_norm):
    answer = norm_for(name, "male", D(60), D(30), None, GripProtocol(posture=posture))
    assert (answer.result is not None) == has_norm
    if not has_norm:
        assert "No norm for this position" in render(answer.message)


def test_a_height_outside_the_classes_uses_all_heights_and_says_so():
    for cm in (D(149), D("159.9"), D(200)):
        sex = "male" if cm == D("159.9") else "female"
        answer = norm_for("steiber_2016", sex, D(60), D(30), cm)
        assert answer.result is not None
        assert "no class for" in render(answer.message)
    tallest = norm_for("steiber_2016", "male", D(60), D(30), D(211))
    assert render(tallest.result.group) == "men 60 to 64, 190 cm and taller"
    assert tallest.message is None


def test_the_people_compared_with_are_named():
    def group(*case):
        return render(norm_for(*case).result.group)

    assert group("tomkinson_2025", "female", D("75.5"), D(24)) == "women 75 to 79"
    assert group("tomkinson_2025", "male", D(104), D(24)) == "men 100 and over"
    assert group("nhanes_2011_2014", "male", D("18.5"), D(40)) == "men aged 18"
    assert group("dodds_2014", "male", D("52.5"), D(40)) == "men aged 52"
    assert group("steiber_2016", "female", D(60), D(24), D(163)) == "women 60 to 64, 160 to 164 cm"
    result = norm_for("tomkinson_2025", "female", D("75.5"), D("24.6")).result
    assert render(result.words) == (
        "66th percentile, somewhat high, women 75 to 79 (Tomkinson 2025, international)"
    )


def test_every_set_carries_what_must_be_printed_beside_it():
    for norm in NORMS:
        assert norm_set(norm.key) is norm
        for words in (norm.population, norm.device, norm.protocol, norm.hand, norm.summary):
            assert render(words)
        assert norm.citation.text
    with pytest.raises(KeyError):
        norm_set("unknown")


@pytest.mark.parametrize(
    ("n", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (32, "32nd"), (43, "43rd"), (66, "66th"), (91, "91st")],
)  # fmt: skip
def test_ordinals(n, words):
    assert render(ordinal(n)) == words


def test_a_normal_table_says_beyond_the_first_and_the_last_percent():
    low = norm_for("steiber_2016", "male", D(60), D(10)).result
    high = norm_for("steiber_2016", "male", D(60), D(90)).result
    assert (low.display, high.display) == ("<1st", ">99th")
    assert low.percentile < 0.5
    assert high.percentile > 99.5


@pytest.mark.parametrize(
    ("key", "sex", "cut"),
    [
        ("ewgsop2", "male", "27"), ("ewgsop2", "female", "16"), ("fnih", "male", "26"),
        ("fnih", "female", "16"), ("awgs2019", "male", "28"), ("awgs2019", "female", "18"),
        ("sdoc", "male", "35.5"), ("sdoc", "female", "20"),
    ],
)  # fmt: skip
def test_a_threshold_is_met_strictly_below_and_from_sixty(key, sex, cut):
    def found(age, kg):
        return next(t for t in thresholds_for(sex, age, D(kg)) if t.key == key)

    assert found(D(60), D(cut)).met is False
    assert found(D(60), D(cut) - D("0.01")).met is True
    assert found(D("59.9999"), "10").met is None
    assert found(None, "10").met is None
    assert f"grip threshold ({cut} kg)" in render(found(D(60), "10").words)
    assert render(found(D(60), "90").words).startswith("not below the")
    assert "applies from 60 years" in render(found(D(40), "10").words)
    assert render(found(D(60), "10").rule).startswith(f"below {cut} kg")


def test_without_a_sex_no_threshold_is_judged():
    for found in thresholds_for("not_stated", D(70), D(10)):
        assert found.met is None
        assert found.cut_kg is None
        assert "needs the sex" in render(found.words)
        assert "in men" in render(found.rule)


def test_no_word_of_a_threshold_is_a_diagnosis():
    for sex in ("male", "female", "not_stated"):
        for found in thresholds_for(sex, D(70), D(10)):
            assert "has sarcopenia" not in render(found.words)


@pytest.mark.parametrize(
    ("sex", "age", "values"),
    [
        ("male", "59.9999", "2.7 6.3 7.5"),
        ("male", "60", "2.0 4.7 5.5"),
        ("female", "59.9999", "1.8 4.2 5.0"),
        ("female", "60", "1.4 3.3 3.9"),
    ],
)
def test_the_stated_errors_by_sex_and_the_age_of_sixty(sex, age, values):
    found = change_value_for(sex, D(age))
    assert [found.sem, found.mdc90, found.mdc95] == [D(value) for value in values.split()]
    assert found.mcid == 5
    assert found.mcid_citation.key == "Bohannon 2019"


def test_without_sex_or_age_no_error_is_published():
    assert change_value_for("not_stated", D(70)) is None
    assert change_value_for("male", None) is None


def test_an_answer_can_be_unpacked():
    result, message = NormAnswer(None, None)
    assert result is message is None


@pytest.mark.parametrize(
    ("sex", "age", "group"),
    [
        ("male", "6", "boys aged 6"),
        ("female", "17.9", "girls aged 17"),
        ("male", "18", "men aged 18"),
    ],
)
def test_children_are_called_so(sex: str, age: str, group: str) -> None:
    found, _message = norm_for("nhanes_2011_2014", sex, Decimal(age), Decimal(20), None)
    assert found is not None
    assert render(found.group) == group
