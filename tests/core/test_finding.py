"""Things are found by what people type for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.chat import Suggestion
from core.course.catalogue import load_catalogue
from core.finding import LONGEST, MOST, Found, Named, find, fitting, meant, suggestions

SHELF = (
    Named("names", ("Names for values", "names", "variables"), ("You can give a name to a value.",)),
    Named("loops", ("Again and again", "loops"), ("You can repeat, and give a name to each round.",)),
    Named("choices", ("Making decisions", "choices"), ("You can choose between two ways.",)),
)


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("1", "names"),
        ("3", "choices"),
        ("LOOPS", "loops"),
        ("variables", "names"),
        ("again  AND again", "loops"),
        ("decisions", "choices"),
        ("two ways", "choices"),
        ("desicions", "choices"),
        ("agian and agian", "loops"),
    ],
)
def test_the_thing_that_is_meant_is_found(words: str, thing: str) -> None:
    assert find(SHELF, words) == Found(thing)


def test_words_that_fit_several_leave_the_choice() -> None:
    assert find(SHELF, "give a name") == Found(None, ("names", "loops"))


@pytest.mark.parametrize(
    "words", ["0", "4", "999999999999", "0000019", "1" * 5_000, "quantum chess", "x" * 5_000]
)
def test_words_that_fit_nothing_find_nothing(words: str) -> None:
    assert find(SHELF, words) == Found(None, ())


def test_an_empty_shelf_holds_nothing() -> None:
    assert find((), "names") == Found(None, ())


def test_a_name_to_the_letter_is_meant_whatever_else_that_may_mean() -> None:
    shelf = (Named("a", ("101 nights", "nights")), Named("b", ("Basics", "1")), Named("c", ("Basics", "c")))
    assert find(shelf, "1") == Found("a")
    assert meant(shelf, "1") == Found("b")
    assert meant(shelf, "2") == Found("b")
    assert meant(shelf, "basics") == Found(None, ("b", "c"))


def test_without_words_the_only_thing_is_meant_or_else_any() -> None:
    assert meant(SHELF[:1], "") == Found("names")
    assert meant(SHELF, "") == Found(None, ("names", "loops", "choices"))
    assert meant((), "") == Found(None, ())


CONTENT = Path(__file__).parents[2] / "content"
MISSPELT = {
    "saing helo": "Saying hello",
    "wroking with txet": "Working with text",
    "lops of your won": "Words of your own",
    "descisons": "Making decisions",
    "agian an agian": "Again and again",
    "parott": "The parrot",
    "bakc to fornt": "Back to front",
    "sawp cup": "Swap the cups",
    "pasword": "Make a password",
    "undreline": "A fitting underline",
    "tiket": "What does a ticket cost?",
    "vowles": "Count the vowels",
    "gest list": "The guest list",
    "funtcions": "Writing functions",
    "memmory": "How memory fades",
    "explaning": "Explaining to learn",
    "pyton": "Python: first steps",
    "lerning stiks": "How learning sticks",
}
"""Two slips at most in a word, and what was meant."""
UNRELATED = """
xylophone banana quantum football guitar pizza elephant photography bicycle volcano chemistry grammar helicopter
umbrella kitchen carpenter medicine astronomy poetry dinosaur economics dentist pyramid cheesecake orchestra saxophone
penguin thermodynamics sunglasses microscope tomorrow airport database blockchain kubernetes computer keyboard algebra
geography swimming triangle fractions democracy recursion music
"""


def titles() -> Iterator[tuple[Named[str], ...]]:
    """The titles that are looked through together: of courses, and of each course's lessons, skills and challenges."""
    courses = load_catalogue(CONTENT).courses
    yield tuple(Named(one.title, (one.title, one.id)) for one in courses)
    for course in courses:
        for things in (course.lessons, course.skills, course.challenges):
            yield tuple(Named(one.title, (one.title, one.id)) for one in things)


def taken_for(words: str) -> set[str]:
    """All titles that are taken for these words, or asked about."""
    found = [find(shelf, words) for shelf in titles()]
    return {title for one in found for title in (one.sure, *one.near) if title}


class TestTheCoursesThatShip:
    @pytest.mark.parametrize(("words", "title"), MISSPELT.items())
    def test_a_misspelt_title_is_found(self, words: str, title: str) -> None:
        assert title in taken_for(words)

    def test_words_that_have_nothing_to_do_with_a_title_are_seldom_taken_for_it(self) -> None:
        unrelated = UNRELATED.split()
        assert len([words for words in unrelated if taken_for(words)]) <= len(unrelated) // 20
        assert not taken_for("xylophone")


class TestSuggestions:
    @pytest.mark.parametrize(
        ("typed", "values"),
        [
            ("", ["Names for values", "Again and again", "Making decisions"]),
            ("ag", ["Again and again"]),
            ("making d", ["Making decisions"]),
            ("for", ["Names for values"]),
            ("2", ["Again and again"]),
            ("choi", ["Making decisions"]),
            ("desicio", ["Making decisions"]),
            ("give", ["Names for values", "Again and again"]),
            ("qqqqq", []),
            ("x" * 5_000, []),
        ],
    )
    def test_what_may_be_meant_comes_nearest_first(self, typed: str, values: list[str]) -> None:
        assert [one.value for one in suggestions(SHELF, typed)] == values

    def test_a_beginning_is_nearer_than_a_middle_and_that_nearer_than_a_text(self) -> None:
        shelf = (
            Named(1, ("Grown old",), ("row by row",)),
            Named(2, ("Arrows",)),
            Named(3, ("All rows",)),
            Named(4, ("Rows",)),
            Named(5, ("Other things",), ("in rows",)),
        )
        assert [one.value for one in suggestions(shelf, "row")] == [
            "Rows",
            "All rows",
            "Grown old",
            "Arrows",
            "Other things",
        ]

    def test_a_value_is_a_name_by_which_the_thing_alone_is_found(self) -> None:
        shelf = (Named(1, ("Rows", "rows-1")), Named(2, ("Rows", "rows-2")), Named(3, ("2", "two")))
        found = suggestions(shelf, "")
        assert [one.label for one in found] == ["Rows", "Rows", "2"]
        assert [find(shelf, one.value).sure for one in found] == [1, 2, 3]

    def test_a_thing_that_no_name_could_be_sent_for_is_left_out(self) -> None:
        assert suggestions((Named(1, ("x" * 101,)), Named(2, ("y",))), "") == (Suggestion("y", "y"),)

    def test_labels_and_numbers_are_what_every_platform_shows(self) -> None:
        many = [Suggestion("a" * 300, str(n)) for n in range(40)]
        found = fitting([Suggestion("endless", "b" * 101), *many])
        assert len(found) == MOST
        assert {len(one.label) for one in found} == {LONGEST}
        assert found[0].label.endswith("a…")
