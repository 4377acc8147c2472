"""The forms of items show what there is, and what is typed into them becomes an item again."""

from collections.abc import Mapping
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.authoring.editing import group_of
from core.errors import LearnerError
from core.features.drafting.notation import Line, read, written
from core.features.drafting.parts import Part, changed, differing, parts_of, values, without_case
from core.interchange.existing import Group, groups
from tests.core.course.sample import SAMPLE

FILES = {name: content.encode() for name, content in SAMPLE.items()}
ITEMS = ("pick-one", "pick-many", "judge", "say", "weigh", "fill", "predict", "order")
TEXTS = st.text("=~# \\aé\u00a0`'\"1:|⟦⟧", max_size=8)
LINES = st.builds(
    Line,
    st.booleans(),
    st.lists(TEXTS, min_size=1, max_size=3).map("\n".join).map(str.strip),
    st.lists(TEXTS, max_size=2).map("\n".join).map(str.strip),
)


def sample(item: str) -> Group:
    return group_of(FILES, item)


def typed(item: str, part: Part, case: str = "", **given: str) -> Group:
    """The item after some fields of a part were filled in, the others sent as they stood."""
    group = sample(item)
    return changed(group, part, {**values(group, part, case), **given}, lambda: "unsorted-values", case)


def part_of(item: Group, key: str) -> list[Group]:
    return groups(item[key])


@settings(max_examples=500, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, min_size=1, max_size=5))
def test_answers_that_are_written_are_read_back_alike(lines: list[Line]) -> None:
    assert list(read(written(lines))) == lines


@pytest.mark.parametrize("item", [*ITEMS, "double"])
def test_a_form_that_is_sent_as_it_was_shown_changes_nothing(item: str) -> None:
    group = sample(item)
    for part in parts_of(group):
        case = "nothing" if part is Part.CASE else ""
        assert differing(group, typed(item, part, case)) == ()


@pytest.mark.parametrize("item", [*ITEMS, "double"])
def test_line_ends_of_a_browser_change_nothing(item: str) -> None:
    group = sample(item)
    for part in parts_of(group):
        case = "two" if part is Part.CASE else ""
        sent = {name: text.replace("\n", "\r\n") for name, text in values(group, part, case).items()}
        assert differing(group, typed(item, part, case, **sent)) == ()


@pytest.mark.parametrize("item", [*ITEMS, "double"])
def test_no_form_has_more_fields_than_every_platform_shows(item: str) -> None:
    group = sample(item)
    assert all(len(values(group, part)) <= 5 for part in parts_of(group))


def test_options_keep_what_is_believed_by_who_picks_them_and_new_ones_are_unsorted() -> None:
    answers = "= `7`\n~ `'seven'` # A text, by its quotes.\n~ `8.`"
    options = part_of(typed("pick-one", Part.ANSWERS, answers=answers), "options")
    assert options == [
        {"text": "`7`", "correct": True},
        {"text": "`'seven'`", "misconception": "text-is-number", "feedback": "A text, by its quotes."},
        {"text": "`8.`", "misconception": "unsorted-values"},
    ]


def test_a_right_option_says_what_is_missed_without_it() -> None:
    options = part_of(typed("pick-many", Part.ANSWERS, answers="= 'a' # Quotes!\n= \"b\"\n~ 3"), "options")
    assert options[:2] == [
        {"text": "'a'", "correct": True, "missed": "Quotes!"},
        {"text": '"b"', "correct": True},
    ]


def test_wrong_forms_of_which_the_same_is_said_stay_together() -> None:
    answers = "= assignment\n~ equation # No.\n~ equals # No.\n~ equality # Not this either."
    after = typed("say", Part.ANSWERS, answers=answers)
    assert after["accept"] == ["assignment"]
    assert [one["answers"] for one in part_of(after, "mistakes")] == [["equation", "equals"], ["equality"]]
    assert after["formerly"] == ["say-old"], "what no form shows stays"


def test_a_number_has_its_tolerance_behind_a_colon() -> None:
    after = typed("weigh", Part.ANSWERS, answers="= 9.8 : 0.05\n~ 98 # Look at the point.")
    assert (after["answer"], after["tolerance"], after["unit"]) == (9.8, 0.05, "m/s²")
    assert part_of(after, "mistakes")[0]["answer"] == 98.0


def test_a_gap_is_filled_by_its_name() -> None:
    answers = '= text: "hi"\n= verb: print\n~ verb: show # There is no such function.'
    after = typed("fill", Part.ANSWERS, answers=answers, output="hi")
    blanks = cast("Mapping[str, Group]", after["blanks"])
    assert blanks["text"]["accept"] == ['"hi"']
    assert part_of(blanks["verb"], "mistakes")[0]["answers"] == ["show"]
    assert after["output"] == "hi\n"


def test_lines_keep_their_indentation_and_other_orders_go_where_lines_come_or_go() -> None:
    after = typed("order", Part.ANSWERS, answers="= if x:\n=     print(x)\n=     print(y)")
    assert after["lines"] == ["if x:", "    print(x)", "    print(y)"]
    assert "also" in after, "as many lines as before: the orders still name them"
    shorter = typed("order", Part.ANSWERS, answers="= if x:\n=     print(x)")
    assert "also" not in shorter
    assert "mistakes" not in shorter


def test_a_statement_can_become_false() -> None:
    after = typed("judge", Part.ANSWERS, truth="2", said="A name is bound anew.")
    assert (after["answer"], after["feedback"]) == (False, "A name is bound anew.")


def test_the_case_that_was_named_is_changed_and_the_others_stay() -> None:
    before = part_of(sample("double"), "cases")
    after = part_of(typed("double", Part.CASE, "nothing", input="[100]", expected="200", hidden="1"), "cases")
    assert (after[2]["call"], after[2]["expect"], "hidden" in after[2]) == ([100], 200, False)
    assert [after[place] for place in (0, 1, 3)] == [before[place] for place in (0, 1, 3)]


def test_a_new_case_is_written_as_the_others_are() -> None:
    given = {"name": "ten", "input": "[10]", "expected": "20", "hidden": "2", "catches": "Ten is a number."}
    after = part_of(typed("double", Part.CASE, **given), "cases")
    assert after[-1] == {
        "name": "ten",
        "hidden": True,
        "call": [10],
        "expect": 20,
        "catches": "Ten is a number.",
    }


def test_a_case_can_go() -> None:
    after = without_case(sample("double"), "nothing")
    assert [one["name"] for one in part_of(after, "cases")] == ["two", "a half", "below zero"]


def test_an_empty_hint_is_none_and_the_ladder_has_all_its_rungs() -> None:
    assert "hints" not in typed("pick-one", Part.HINTS, **{"hint-1": ""})
    ladder = cast("Group", typed("double", Part.HINTS, cue="Look at `n`.")["hints"])
    assert ladder["cue"] == "Look at `n`."
    assert list(ladder) == ["cue", "question", "concept", "example", "bottom_out"]


@pytest.mark.parametrize(
    ("item", "part", "case", "fields", "word"),
    [
        ("pick-one", Part.ANSWERS, "", {"answers": "`7`"}, "drafting-line-sign"),
        ("pick-one", Part.ANSWERS, "", {"answers": "  "}, "drafting-field-empty"),
        ("pick-one", Part.QUESTION, "", {"prompt": ""}, "drafting-field-empty"),
        ("pick-one", Part.QUESTION, "", {"difficulty": "9"}, "drafting-difficulty"),
        ("weigh", Part.ANSWERS, "", {"answers": "~ 3"}, "drafting-one-right"),
        ("weigh", Part.ANSWERS, "", {"answers": "= 3\n= 4"}, "drafting-one-right"),
        ("weigh", Part.ANSWERS, "", {"answers": "= three"}, "drafting-not-a-number"),
        ("weigh", Part.ANSWERS, "", {"answers": "= 3 : -1"}, "drafting-not-a-number"),
        ("fill", Part.ANSWERS, "", {"answers": "= print"}, "drafting-which-blank"),
        ("predict", Part.ANSWERS, "", {"answers": "~ 1"}, "drafting-one-right"),
        ("double", Part.CASE, "two", {"input": "2, 3"}, "drafting-not-json"),
        ("double", Part.CASE, "two", {"expected": "NaN"}, "drafting-not-json"),
        ("double", Part.CASE, "two", {"expected": "[" * 3000}, "drafting-not-json"),
        ("double", Part.CASE, "two", {"name": "nothing"}, "drafting-case-double"),
        ("double", Part.CASE, "three", {}, "drafting-case-gone"),
    ],
)
def test_what_cannot_be_understood_is_said(
    item: str, part: Part, case: str, fields: dict[str, str], word: str
) -> None:
    with pytest.raises(LearnerError) as refused:
        typed(item, part, case, **fields)
    assert refused.value.message == word
