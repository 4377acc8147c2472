from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.course.answers import (
    Answer,
    Filled,
    Judged,
    Marked,
    Ordered,
    Picked,
    Reason,
    Unreadable,
    Written,
    check,
)
from core.course.model import (
    Blank,
    Course,
    Distractor,
    FillBlanks,
    Mistake,
    Number,
    NumberMistake,
    Option,
    OrderLines,
    Question,
    ShortText,
    SingleChoice,
    TextMistake,
)

type Mark = Callable[[str, Answer], Marked]


@pytest.fixture
def mark(course: Course) -> Mark:
    def judge(item_id: str, answer: Answer) -> Marked:
        judged = check(question(course, item_id), answer)
        assert isinstance(judged, Marked), judged
        return judged

    return judge


def question(course: Course, item_id: str) -> Question:
    return next(item for item in course.questions if item.id == item_id)


RIGHT: list[tuple[str, Answer]] = [
    ("pick-one", Picked((0,))),
    ("pick-many", Picked((1, 0))),
    ("judge", Judged(True)),
    ("say", Written("  ASSIGNMENT ")),
    ("say", Written("the  Assignment\nsign")),
    ("say", Written("`assignment`")),
    ("say", Written("Assignment.")),
    ("weigh", Written("9.81")),
    ("weigh", Written("9,82 m/s^2")),
    ("weigh", Written("9.80 Metres per second squared")),
    ("fill", Filled({"text": ' "a  b"', "verb": "print"})),
    ("predict", Written("2  \nend\n\n")),
    ("predict", Written("2\r\nend")),
    ("order", Ordered((0, 1, 2))),
    ("order", Ordered((1, 0, 2))),
]


@pytest.mark.parametrize(("item", "answer"), RIGHT)
def test_right_answers_are_right(mark: Mark, item: str, answer: Answer) -> None:
    judged = mark(item, answer)
    assert (judged.correct, judged.score, judged.misconception) == (True, 1.0, None)


FORESEEN: list[tuple[str, Answer, str, str]] = [
    ("pick-one", Picked((1,)), "text-is-number", "The quotes make it a text."),
    ("pick-one", Picked((2,)), "text-is-number", "Quotes make a text, whatever stands inside."),
    ("pick-many", Picked((0, 1, 2)), "text-is-number", "That one has no quotes."),
    ("judge", Judged(False), "name-is-forever", "A name can be bound to another value at any time."),
    ("say", Written("Equals"), "name-is-forever", "It does not state that both sides are the same."),
    ("weigh", Written("98,1"), "text-is-number", "Look at the point."),
    ("fill", Filled({"text": "a  b", "verb": "print"}), "text-is-number", "A text needs quotes."),
    ("predict", Written("1\nend"), "name-is-forever", "A name can be bound to another value at any time."),
    ("order", Ordered((2, 0, 1)), "name-is-forever", "The names are used before they have values."),
    ("order", Ordered((0, 1, 3)), "name-is-forever", "Nobody gave a value to c."),
]


@pytest.mark.parametrize(("item", "answer", "misconception", "feedback"), FORESEEN)
def test_foreseen_mistakes_are_recognised(
    mark: Mark, item: str, answer: Answer, misconception: str, feedback: str
) -> None:
    judged = mark(item, answer)
    assert (judged.correct, judged.misconception, judged.feedback) == (False, misconception, feedback)
    assert judged.foreseen


UNFORESEEN: list[tuple[str, Answer]] = [
    ("say", Written("colon")),
    ("weigh", Written("10")),
    ("weigh", Written("9.81 m")),
    ("predict", Written("2")),
    ("predict", Written("2\n end")),
    ("fill", Filled({"text": '"a b"', "verb": "print"})),
    ("fill", Filled({"text": '"a  b"', "verb": "Print"})),
    ("order", Ordered((1, 2, 0))),
    ("pick-many", Picked((1,))),
]


@pytest.mark.parametrize(("item", "answer"), UNFORESEEN)
def test_other_wrong_answers_are_never_met_by_silence(mark: Mark, item: str, answer: Answer) -> None:
    judged = mark(item, answer)
    assert not judged.correct
    assert judged.score < 1
    assert judged.feedback.strip()


UNREADABLE: list[tuple[str, Answer, Reason]] = [
    ("pick-one", Written("7"), Reason.OTHER_KIND),
    ("judge", Picked((0,)), Reason.OTHER_KIND),
    ("pick-one", Picked(()), Reason.EMPTY),
    ("pick-one", Picked((0, 1)), Reason.NOT_ONE),
    ("pick-one", Picked((3,)), Reason.NOT_THERE),
    ("pick-many", Picked((-1,)), Reason.NOT_THERE),
    ("pick-many", Picked((1, 1)), Reason.DOUBLED),
    ("say", Written(" \n "), Reason.EMPTY),
    ("say", Written("x" * 10_001), Reason.TOO_LONG),
    ("weigh", Written("abc"), Reason.NOT_A_NUMBER),
    ("weigh", Written("nan"), Reason.NOT_A_NUMBER),
    ("weigh", Written("1,234"), Reason.EITHER_WAY),
    ("fill", Filled({}), Reason.EMPTY),
    ("fill", Filled({"verb": "print"}), Reason.INCOMPLETE),
    ("fill", Filled({"verb": "print", "text": "x", "more": "x"}), Reason.NOT_THERE),
    ("order", Ordered(()), Reason.EMPTY),
    ("order", Ordered((0, 0, 1)), Reason.DOUBLED),
    ("order", Ordered((0, 1, 4)), Reason.NOT_THERE),
]


@pytest.mark.parametrize(("item", "answer", "reason"), UNREADABLE)
def test_what_cannot_be_read_is_not_wrong(course: Course, item: str, answer: Answer, reason: Reason) -> None:
    assert check(question(course, item), answer) == Unreadable(reason)


def test_a_wrong_unit_is_told_apart(mark: Mark) -> None:
    assert mark("weigh", Written("9.81 km")).wrong_unit
    assert not mark("weigh", Written("12 m/s²")).wrong_unit


def test_parts_tell_which_blanks_and_lines_are_in_place(mark: Mark) -> None:
    filled = mark("fill", Filled({"text": '"a  b"', "verb": "show"}))
    assert (filled.parts, filled.score) == ((True, False), 0.5)
    ordered = mark("order", Ordered((0, 2, 1)))
    assert ordered.parts == (True, False, False)
    assert ordered.score == pytest.approx(1 / 3)
    assert mark("pick-many", Picked((0, 2))).parts == (True, False, False)


OOPS = Mistake(misconception="m", feedback="Oops.")


def number(answer: float, tolerance: float = 0, *, unit: str = "", required: bool = False) -> Number:
    return Number(
        id="q", skill="s", lesson="l", difficulty=1, prompt="?", explanation="Because.", revision="r",
        answer=answer, tolerance=tolerance, unit=unit, unit_required=required,
        mistakes=(NumberMistake(answer=answer + 1000, tolerance=0, mistake=OOPS),),
    )  # fmt: skip


def test_the_edge_of_a_tolerance_counts_as_on_paper() -> None:
    judged = check(number(0.3, 0.1), Written("0.4"))
    assert isinstance(judged, Marked)
    assert judged.correct
    judged = check(number(0.3, 0.1), Written("0.40001"))
    assert isinstance(judged, Marked)
    assert not judged.correct


def test_a_required_unit_is_asked_for_and_no_unit_is_asked_for_none() -> None:
    assert check(number(5, unit="€", required=True), Written("5")) == Unreadable(Reason.UNIT_MISSING)
    assert check(number(5), Written("5 apples")) == Unreadable(Reason.NO_UNIT_HERE)
    judged = check(number(5, unit="€", required=True), Written("€ 5"))
    assert isinstance(judged, Marked)
    assert judged.correct


def test_symbols_of_units_keep_their_case() -> None:
    judged = check(number(5, unit="mW"), Written("5 MW"))
    assert isinstance(judged, Marked)
    assert judged.wrong_unit


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_a_number_is_right_however_its_decimals_are_written(value: object) -> None:
    answer = float(str(value))
    item = number(answer)
    grouped = f"{abs(answer):,.3f}".replace(",", "\u2009").replace(".", ",")
    sign = "−" if answer < 0 else ""
    for text in (str(value), repr(answer), f"{sign}{grouped}", f"  {answer!r} "):
        judged = check(item, Written(text))
        if isinstance(judged, Unreadable):
            assert judged.reason is Reason.EITHER_WAY
        else:
            assert judged.correct, text


@given(st.text(max_size=60))
def test_any_text_is_judged_or_unreadable_and_wrong_ones_are_answered(text: str) -> None:
    items: list[Question] = [
        number(5, unit="m"),
        ShortText(
            id="q", skill="s", lesson="l", difficulty=1, prompt="?", explanation="Because.", revision="r",
            accept=("yes",), mistakes=(TextMistake(answers=("no",), mistake=OOPS),),
        ),
    ]  # fmt: skip
    for item in items:
        judged = check(item, Written(text))
        assert isinstance(judged, Unreadable) or judged.correct or judged.feedback


@given(st.text(max_size=30), st.sampled_from(["python", "text", ""]))
def test_an_accepted_form_is_accepted_with_any_white_space_around(form: str, language: str) -> None:
    if not form.strip():
        return
    item = FillBlanks(
        id="q", skill="s", lesson="l", difficulty=1, prompt="?", explanation="Because.", revision="r",
        template="⟦a⟧", blanks=(Blank(name="a", accept=(form,)),), language=language,
    )  # fmt: skip
    judged = check(item, Filled({"a": f" {form}\n"}))
    assert isinstance(judged, Marked)
    assert judged.correct


@given(st.permutations(range(4)))
def test_lines_that_read_the_same_may_be_swapped(order: list[int]) -> None:
    item = OrderLines(
        id="q", skill="s", lesson="l", difficulty=1, prompt="?", explanation="Because.", revision="r",
        lines=("a", "b", "a"), distractors=(Distractor(line="c", mistake=OOPS),),
    )  # fmt: skip
    judged = check(item, Ordered(tuple(order[:3])))
    assert isinstance(judged, Marked)
    assert judged.correct is ([item.pieces[place] for place in order[:3]] == ["a", "b", "a"])


@given(st.integers(0, 4), st.integers(0, 4))
def test_exactly_the_right_option_is_right(right: int, picked: int) -> None:
    options = tuple(Option(text=str(n), mistake=None if n == right else OOPS) for n in range(5))
    item = SingleChoice(
        id="q", skill="s", lesson="l", difficulty=1, prompt="?", explanation="Because.", revision="r",
        options=options,
    )  # fmt: skip
    judged = check(item, Picked((picked,)))
    assert isinstance(judged, Marked)
    assert judged.correct is (picked == right)
    assert judged.feedback == ("" if picked == right else "Oops.")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("f( x )", "f(x)", True),
        ("not  in", "not in", True),
        ("not in", "notin", False),
        ("'a b'", '"a b"', True),
        ("'a  b'", "'a b'", False),
        ("X", "x", False),
        ("“a”", '"a"', False),
    ],
)
def test_white_space_of_code_counts_where_it_parts_words_or_stands_in_a_string(
    one: str, other: str, same: bool
) -> None:
    item = FillBlanks(
        id="q", skill="s", lesson="l", difficulty=1, prompt="?", explanation="Because.", revision="r",
        template="⟦a⟧", blanks=(Blank(name="a", accept=(one,)),), language="python",
    )  # fmt: skip
    judged = check(item, Filled({"a": other}))
    assert isinstance(judged, Marked)
    assert judged.correct is same
