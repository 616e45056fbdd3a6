"""One result without a client: the object, the words, what is refused and with which exit code."""

import json

import pytest

from medex_desktop.__main__ import main

GRIP = ["interpret", "grip_strength", "--sex", "female", "--age", "75"]


def test_the_object_has_the_agreed_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*GRIP, "right=23.8,24.6,24.1", "left=20.1,20.8,20.5", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {
        "measure", "inputs", "score", "norm", "thresholds", "category", "messages",
    }  # fmt: skip
    assert found["score"] == {"value": 24.6, "unit": "kg"}
    assert found["norm"]["display"] == "66th"
    assert [cut["key"] for cut in found["thresholds"]] == ["ewgsop2", "fnih", "awgs2019", "sdoc"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["value=x"], "value: "),
        (["value=20", "value=30"], "value: Given twice"),
        (["value"], "is not NAME=VALUE"),
        (["--norms", "nobody", "value=20"], "norms: "),
        (["value=500"], "value: "),
    ],
)
def test_what_can_not_be_read_is_a_sentence_and_one(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*GRIP, *words]) == 1
    told = capsys.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err
    assert told.out == ""


PHQ9 = ["interpret", "phq9", *(f"item_{at}=0" for at in range(1, 9)), "item_9=1"]
CRISIS = ["interpret", "blood_pressure", "systolic=182", "diastolic=100"]


@pytest.mark.parametrize(("words", "key"), [(PHQ9, "item_9"), (CRISIS, "crisis")])
def test_what_must_be_acted_on_is_part_of_the_object_and_said_once_in_words(
    words: list[str], key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--json"]) == 0
    (demand,) = json.loads(capsys.readouterr().out)["demands"]
    assert (demand["key"], demand["action"]) == (key, "refer")
    assert main(words) == 0
    said = capsys.readouterr().out
    assert f"To be answered before signing: {demand['words']}" in said
    assert said.count(demand["words"]) == 1


def test_nothing_to_act_on_is_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*PHQ9[:-1], "item_9=0", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["demands"] == []


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["bmi", "mass_kg=80", "height_cm=175"], "26.1 kg/m²"),
        (["chair_stand_30s", "reps=11"], "11"),
        (["gait_speed", "distance=10", "time=7,7.2,6.8", "pace=comfortable"], "1.43 m/s"),
    ],
)
def test_words_show_the_decimals_of_the_measure_and_json_has_them_all(
    words: list[str], first: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["interpret", *words]) == 0
    assert capsys.readouterr().out.splitlines()[0] == first


def test_an_unknown_flag_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as ended:
        main([*GRIP, "value=20", "--bogus"])
    assert ended.value.code == 2


def test_the_catalogue_names_its_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measures", "--json"]) == 0
    found = {measure["key"]: measure for measure in json.loads(capsys.readouterr().out)}
    grip = found["grip_strength"]
    assert {norm["key"] for norm in grip["norms"]} == {
        "tomkinson_2025", "nhanes_2011_2014", "dodds_2014", "steiber_2016",
    }  # fmt: skip
    assert any("Tomkinson" in cited for cited in grip["citations"])


def test_the_catalogue_says_what_judges_and_whom_a_table_is_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["measures", "--json"]) == 0
    found = {measure["key"]: measure for measure in json.loads(capsys.readouterr().out)}
    assert {one["stat"] for one in found["tug"]["change"] if one["judges"]} == {"MDC", "MDC95"}
    knee = {"joint": ["knee"], "movement": ["flexion"]}
    (table,) = [one for one in found["rom"]["norms"] if one["key"] == "va" and one["when"] == knee]
    assert table["ages"] == "any age"


@pytest.mark.parametrize(
    ("form", "answers", "score"),
    [
        ("quickdash", "3,3,3,3,3,3,3,3,2,2,2", 43.181818),  # 11 answers, sum 30
        ("quickdash", "3,3,3,3,3,3,3,3,2,2,", 45.0),  # 10 answers, sum 28
        ("odi", "3,3,2,2,2,2,2,2,2,2", 44.0),  # 22 of 50
        ("odi", "2,2,2,2,2,2,2,2,2,", 40.0),  # 9 sections, sum 18
        ("ndi", "2,2,2,2,2,2,2,2,2,", 40.0),
    ],
)
def test_the_answers_of_a_licensed_form_make_its_total(
    form: str, answers: str, score: float, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["interpret", form, f"answers={answers}", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["score"]["value"] == score


@pytest.mark.parametrize(
    ("form", "typed", "said"),
    [
        ("quickdash", ["answers=3,3,3,3,3,3,3,3,2,,"], "9 of 11 items are answered"),
        ("odi", ["answers=2,2,2,2,2,2,2,2,,"], "8 of 10"),
        ("odi", ["answers=2,2"], "Give 10 answers"),
        ("odi", ["answers=6,2,2,2,2,2,2,2,2,2"], "from 0 to 5"),
        ("odi", ["percent=20", "answers=2,2,2,2,2,2,2,2,2,2"], "not both"),
        ("phq2", ["answers=1,1"], "The inputs are"),
    ],
)
def test_answers_that_make_no_total_are_refused_in_words(
    form: str, typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["interpret", form, *typed]) == 1
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
