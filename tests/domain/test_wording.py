"""What a trainer's paper must not say, and whether its words name a measure."""

import pytest

from medex_desktop.domain import wording


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Right grip 24.5 kg", True),
        ("Knee flexion 110°", True),
        ("Pain 3/10 on stairs", True),
        ("Rises 12 times in 30 s", True),
        ("Stronger in 2026.", False),
        ("Stronger in 2026 and happy", False),
        ("Seen on 3 March at home", False),
        ("The 2nd visit went well", False),
        ("Better since 4 weeks, 12 sessions", False),
        ("Page 1 of 2", False),
        ("Berg 48 of 56 points", True),
        ("12 chair stands on 3 May 2026", True),
        ("24,5 kg", True),
        ("Much stronger", False),
        ("", False),
    ],
)
def test_a_measure_is_a_figure_with_its_unit(text: str, *, named: bool) -> None:
    assert wording.names_a_measure(text) is named


@pytest.mark.parametrize("text", ["Diagnosed weakness", "Treated the knee", "Therapy goes on"])
def test_words_of_another_profession_do_not_pass(text: str) -> None:
    assert not wording.passes(text)


def test_what_is_found_comes_with_what_to_say_instead() -> None:
    (found,) = wording.wordings("The patient walks 400 m.")
    assert (found.found, found.severity) == ("patient", "warn")
    assert found.instead
    assert wording.passes("The client walks 400 m.")
