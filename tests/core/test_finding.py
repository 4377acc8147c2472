"""Things are found by what people type for them."""

import pytest

from core.finding import Found, Named, find

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
