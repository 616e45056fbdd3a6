"""What can be chosen: sets first, every measure by its two letters."""

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.ui.assessing.choices import Choice, codes_of, find


def one(title: str, code: str, *words: str, is_set: bool = False) -> Choice:
    return Choice(title, "", (), is_set, code, (code, *words))


TUG = one("Timed Up and Go", "tu", "timed", "up", "and", "go", "tug")
WALK = one("Six-minute walk", "6w", "six", "minute", "walk")
UP = one("8-foot up and go", "8u", "8", "foot", "up", "and", "go")
KNEE = one("Total knee", "", "total", "knee", is_set=True)


def test_every_measure_has_two_letters_of_its_own() -> None:
    codes = codes_of(all_measures())
    assert len(set(codes.values())) == len(codes)
    assert all(len(code) == 2 for code in codes.values())


def test_two_letters_of_its_own_come_first() -> None:
    assert find("tu", [KNEE], [WALK, TUG])[0] is TUG
    assert find("6W", [KNEE], [TUG, WALK]) == [WALK]


def test_any_word_finds_and_all_of_them_must() -> None:
    assert find("up go", [], [WALK, UP, TUG]) == [UP, TUG]
    assert find("up walk", [], [WALK, UP, TUG]) == []


def test_a_title_that_begins_so_comes_before_one_that_holds_it() -> None:
    assert find("t", [KNEE], [UP, TUG])[:2] == [KNEE, TUG]


def test_nothing_typed_lists_the_sets_and_then_the_tests() -> None:
    assert find(" ", [KNEE], [TUG]) == [KNEE, TUG]
