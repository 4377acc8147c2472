"""Things are found by what people type for them."""

import pytest

from core.chat import Suggestion
from core.finding import LONGEST, MOST, Found, Named, find, fitting, suggestions

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
