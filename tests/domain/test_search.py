import random
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medex_desktop.domain.search import Finder, find, prepare, query_parts

MARGARET = prepare(1, "Margaret Holloway", date(1951, 3, 14), "+1 (555) 123-4567")
PEOPLE = [
    MARGARET,
    prepare(2, "Łukasz Żółć-Nowak", date(1962, 6, 3), "555 0100"),
    prepare(3, "Søren Ødegård"),
    prepare(4, "Sean O'Brien", date(1951, 12, 1)),
    prepare(5, "Ann Groß", date(1940, 1, 31), recent=datetime(2026, 1, 1, tzinfo=UTC)),
    prepare(6, "Hanna Marholm", date(1970, 5, 5)),
    prepare(7, "Sean O'Brien", date(1980, 2, 2)),
]


def ids(query, **options):
    return [match.client_id for match in find(query, PEOPLE, **options).matches]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("marg", [1]),
        ("holl marg", [1]),
        ("HOLLOWAY, Margaret", [1]),
        ("lloway", [1]),
        ("lukasz", [2]),
        ("Łuk", [2]),
        ("nowak zolc", [2]),
        ("zolc-now", [2]),
        ("odegard", [3]),
        ("ØDEGÅRD sor", [3]),
        ("obrien", [4, 7]),
        ("o'br", [4, 7]),
        ("O’Brien", [4, 7]),
        ("gross", [5]),
        ("1951", [4, 1]),
        ("14/03/1951", [1]),
        ("14.3.1951", [1]),
        ("03/14/1951", [1]),
        ("1951-03-14", [1]),
        ("1951-03", [1]),
        ("14/0", [1]),
        ("14 mar", [1]),
        ("14mar", [1]),
        ("14. march 1951", [1]),
        ("mar 14, 1951", [1]),
        ("1 dec 19", [4]),
        ("5551234567", [1]),
        ("(555) 123-4567", [1]),
        ("123-4567", [1]),
        ("5550100", [2]),
        ("sean 1980", [7]),
        ("mar 99", []),
        ("14 xyz", []),
        ("nobody", []),
        ("...", [5, 4, 7, 1, 6, 2, 3]),
    ],
)
def test_a_client_is_found_by_any_part_of_what_is_known(query, found):
    assert sorted(ids(query)) == sorted(found)


def test_recent_clients_come_first_and_then_by_family_name():
    assert ids("") == [5, 1, 6, 4, 7, 3, 2]
    assert ids("", limit=2) == [5, 1]
    assert find("", PEOPLE, limit=2).total == 7


def test_words_that_begin_with_it_come_before_words_that_hold_it():
    assert ids("han") == [6]
    assert ids("ann") == [5, 6]
    assert ids("mar") == [1, 6]
    assert ids("an") == [5, 6, 4, 7]


def test_what_matched_is_underlined_in_the_name():
    (match,) = find("holl marg", PEOPLE).matches
    assert [match.name[a:b] for a, b in match.spans] == ["Marg", "Holl"]
    assert not match.by_birth_date
    (match,) = find("zolc now", PEOPLE).matches
    assert [match.name[a:b] for a, b in match.spans] == ["Żółć", "Now"]
    match = find("obrien", PEOPLE).matches[0]
    assert [match.name[a:b] for a, b in match.spans] == ["O'Brien"]
    match = find("gross", PEOPLE).matches[0]
    assert [match.name[a:b] for a, b in match.spans] == ["Groß"]
    match = find("loway", PEOPLE).matches[0]
    assert [match.name[a:b] for a, b in match.spans] == ["loway"]
    match = find("marga margaret", PEOPLE).matches[0]
    assert match.spans == ((0, 8),)


def test_a_birth_date_is_not_underlined_in_the_name_but_said():
    (match,) = find("14 mar 1951", PEOPLE).matches
    assert match.spans == ()
    assert match.by_birth_date
    assert match.birth_date == date(1951, 3, 14)


def test_two_clients_of_one_name_are_told_apart():
    assert [match.same_name for match in find("sean", PEOPLE).matches] == [True, True]
    assert [match.same_name for match in find("marg", PEOPLE).matches] == [False]
    twins = [prepare(1, "Zoë Lee"), prepare(2, "Zoe  LEE"), prepare(3, "Zoe Leemann")]
    found = {match.client_id: match.same_name for match in find("zoe", twins).matches}
    assert found == {1: True, 2: True, 3: False}


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("marg 5", ("marg", "5")),
        ("14 sept 1951", ("14sep1951",)),
        ("0014", ("0014",)),
        ("32 mar", ("32", "mar")),
        ("555-123", ("555123",)),
        ("12-34", ("1234",)),
        ("1951-1962", ("19511962",)),
        ("a a a", ("a",)),
        ("", ()),
        ("- / ,", ("/",)),
        ("Jr. (Ann)", ("jr", "ann")),
        (" ".join("abcdefghijkl"), tuple("abcdefgh")),
        ("x" * 5000, ("x" * 100,)),
    ],
)
def test_a_query_is_taken_apart(query, parts):
    assert query_parts(query) == parts


NAMES = ["Margaret Holloway", "Mary Marsh", "Łukasz Nowak", "Zoë O'Neil", "Jean-Luc Saint-Just"]


@given(
    st.lists(
        st.tuples(st.sampled_from(NAMES), st.none() | st.dates(date(1930, 1, 1), date(1990, 1, 1))),
        max_size=12,
    ),
    st.text("marguzołknw '-/.0123459", max_size=12),
)
def test_narrowing_from_keystroke_to_keystroke_finds_what_a_fresh_search_finds(people, typed):
    keys = [prepare(i, name, birth, f"555{i:04d}") for i, (name, birth) in enumerate(people)]
    finder = Finder(keys)
    for end in [*range(len(typed) + 1), *range(len(typed), -1, -1)]:
        assert finder.find(typed[:end]) == find(typed[:end], keys)


@given(st.sampled_from(NAMES), st.data())
def test_any_piece_of_a_word_of_the_name_finds_it(name, data):
    word = data.draw(st.sampled_from(name.replace("-", " ").split()))
    start = data.draw(st.integers(0, len(word) - 1))
    end = data.draw(st.integers(start + 1, len(word)))
    piece = word[start:end]
    keys = [prepare(0, name), prepare(1, "Xyz Qqq")]
    assert 0 in [match.client_id for match in find(piece.upper(), keys).matches]


@given(st.dates(date(1910, 1, 1), date(2020, 1, 1)))
def test_a_birth_date_is_found_however_it_is_written(birth):
    keys = [prepare(0, "Ann Lee", birth)]
    for written in (
        birth.isoformat(),
        birth.strftime("%d/%m/%Y"),
        birth.strftime("%m/%d/%Y"),
        f"{birth.day}.{birth.month}.{birth.year}",
        f"{birth.day} {birth.strftime('%b')} {birth.year}",
        f"{birth.strftime('%B')} {birth.day}, {birth.year}",
        str(birth.year),
    ):
        assert find(written, keys).total == 1, written


def test_ten_thousand_clients_narrow_to_the_same_people_as_a_fresh_search():
    choose = random.Random(1)
    syllables = ("ka", "lo", "mi", "ne", "ra", "sto", "ver", "mar", "hol", "den", "bri", "wood")

    def word():
        return "".join(choose.choice(syllables) for _ in range(3)).title()

    keys = [
        prepare(
            number,
            f"{word()} {word()}",
            date(1930, 1, 1) + timedelta(choose.randrange(25_000)),
            f"555 {choose.randrange(10**7):07d}",
        )
        for number in range(10_000)
    ]
    finder = Finder(keys)
    for query in ("a", "marho bri", "14/03/1951", "555123", "a e o"):
        for end in range(1, len(query) + 1):
            narrowed = finder.find(query[:end])
            fresh = Finder(keys).find(query[:end])
            assert narrowed.total == fresh.total
            assert [m.client_id for m in narrowed.matches] == [m.client_id for m in fresh.matches]
