"""GIFT, by the examples of Moodle's own documentation and by what people get wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.course.files.fault import Place
from core.interchange import gift
from core.interchange.draft import (
    Answer,
    Draft,
    DraftChoice,
    DraftMistake,
    DraftNumber,
    DraftNumberMistake,
    DraftOption,
    DraftTruth,
    DraftWords,
)
from core.interchange.fault import Reason
from core.interchange.rules import draft_faults


def one(text: str) -> Draft:
    drafts = gift.read(text)
    assert not drafts.stopped, drafts.faults
    (draft,) = drafts.questions
    return draft


def reasons(text: str) -> list[tuple[int, Reason]]:
    return [(fault.place.line, fault.reason) for fault in gift.read(text).faults]


def test_a_choice_has_one_right_option() -> None:
    draft = one("Who's buried in Grant's tomb?{~Grant ~Jefferson =no one}")
    assert (draft.prompt, draft.type) == ("Who's buried in Grant's tomb?", "single_choice")
    assert draft.answer == DraftChoice(
        options=(DraftOption("Grant", False), DraftOption("Jefferson", False), DraftOption("no one", True)), several=False
    )  # fmt: skip


def test_a_missing_word_leaves_a_gap_where_the_answers_stood() -> None:
    assert (
        one("Grant is {~buried =entombed ~living} in Grant's tomb.").prompt
        == "Grant is _____ in Grant's tomb."
    )
    assert one("Two plus two equals {=four =4}.").prompt == "Two plus two equals _____."


@pytest.mark.parametrize(("word", "answer"), [("T", True), ("TRUE", True), ("F", False), ("FALSE", False)])
def test_true_and_false_have_four_words(word: str, answer: bool) -> None:
    assert one(f"The sun rises in the east.{{{word}}}").answer == DraftTruth(answer=answer)


def test_of_true_and_false_the_first_feedback_is_for_those_who_are_wrong() -> None:
    draft = one("Grant is buried there.{FALSE#No one is.#Well seen.####He is entombed.}")
    assert draft.answer == DraftTruth(answer=False, feedback="No one is.")
    assert draft.explanation == "He is entombed.\n\nWell seen."


def test_a_short_answer_accepts_all_its_forms() -> None:
    assert one("Two plus two?{=four =4}").answer == DraftWords(accept=("four", "4"))


def test_a_short_answer_with_part_of_the_points_is_a_mistake_that_was_foreseen() -> None:
    drafts = gift.read(
        "Jesus was from {=Nazareth#Yes! =%75%Nazereth#Misspelled. =%25%Bethlehem#Born there.}."
    )
    (draft,) = drafts.questions
    assert draft.answer == DraftWords(
        accept=("Nazareth",),
        mistakes=(DraftMistake("Nazereth", "Misspelled."), DraftMistake("Bethlehem", "Born there.")),
    )
    assert draft.explanation == "Yes!"
    assert [fault.reason for fault in drafts.faults] == [Reason.PARTLY_RIGHT, Reason.PARTLY_RIGHT]


@pytest.mark.parametrize(
    ("answer", "number", "tolerance"),
    [("#1822", 1822, 0), ("#3.1415:0.0005", 3.1415, 0.0005), ("#3.141..3.142", 3.1415, 0.0005), ("#-2:0", -2, 0), ("#=5:1", 5, 1)],
)  # fmt: skip
def test_a_number_has_a_tolerance_or_a_range(answer: str, number: float, tolerance: float) -> None:
    assert one(f"How much? {{{answer}}}").answer == DraftNumber(answer=number, tolerance=tolerance)


def test_a_number_that_is_nearly_right_is_not_wrong_as_well() -> None:
    drafts = gift.read(
        "When was he born? {#\n =1822:0 #Yes.\n =%50%1822:2 #Nearly.\n =%0%1900:5#Later.\n ~#No.}"
    )
    assert drafts.questions[0].answer == DraftNumber(
        answer=1822, mistakes=(DraftNumberMistake(1900.0, 5.0, "Later."),)
    )
    assert {fault.reason for fault in drafts.faults} == {Reason.PARTLY_RIGHT, Reason.ANY_OTHER}


def test_several_answers_are_right_where_they_have_points() -> None:
    draft = one("Which two? {~%-50%No one ~%50%Grant ~%50%His wife ~His father}")
    assert draft.type == "multiple_choice"
    assert isinstance(draft.answer, DraftChoice)
    assert [option.right for option in draft.answer.options] == [False, True, True, False]


def test_feedback_belongs_to_its_answer() -> None:
    draft = one("What?{\n~wrong#why it is wrong\n~other # and this \n=right#Very good!\n####In all.}")
    assert isinstance(draft.answer, DraftChoice)
    assert [option.feedback for option in draft.answer.options] == ["why it is wrong", "and this", ""]
    assert draft.explanation == "In all.\n\nVery good!"


def test_a_title_stands_between_colons_and_lines_may_break() -> None:
    draft = one("::Kanji Origins::Japanese characters originally\ncame from what country? {=China}")
    assert draft.title == "Kanji Origins"
    assert draft.prompt == "Japanese characters originally\ncame from what country?"


def test_escaped_signs_mean_themselves() -> None:
    draft = one("Which answer equals 5\\: {\n ~ \\= 2 + 2\n = \\= 2 + 3\n ~ \\{\\}\\~\\#\\\\ }")
    assert draft.prompt == "Which answer equals 5:"
    assert isinstance(draft.answer, DraftChoice)
    assert [option.text for option in draft.answer.options] == ["= 2 + 2", "= 2 + 3", "{}~#\\\\"]


def test_an_escaped_n_is_a_line() -> None:
    assert one("[markdown]One\\n\\nTwo {T}").prompt == "One\n\nTwo"


def test_comments_are_nothing_wherever_they_stand() -> None:
    assert one("// Subheading\n\n// What?\nIs it so? {\n// really\nT}\n").answer == DraftTruth(answer=True)


def test_a_format_says_how_a_text_is_written() -> None:
    assert one("[html]<p>Is <b>this</b> &lt; that?</p>{T}").prompt == "Is **this** \\< that?"
    assert one("[markdown]Is **this** so?{T}").prompt == "Is **this** so?"
    assert one("[plain]Is 2*3*4 <b>?{T}").prompt == "Is 2\\*3\\*4 \\<b\\>?"
    assert one("Is <i>this</i> so?{T}").prompt == "Is *this* so?"


def test_an_answer_may_have_a_format_of_its_own() -> None:
    draft = one("[markdown]Which? {=[html]<code>a*b</code> ~[plain]*}")
    assert isinstance(draft.answer, DraftChoice)
    assert [option.text for option in draft.answer.options] == ["`a*b`", "\\*"]


def test_a_category_holds_until_the_next() -> None:
    text = "$CATEGORY: $course$/top/Course/Unit 1//2\n\nA{T}\n\nB{F}\n\n$CATEGORY: Unit 3\nC{T}"
    assert [draft.category for draft in gift.read(text).questions] == ["Unit 1/2", "Unit 1/2", "Unit 3"]


def test_ids_and_tags_stand_in_comments_as_moodle_has_them() -> None:
    draft = one("// question: 7 [id:salt] [tag:skill:dough] [tag:difficulty:4] [tag:mine]\nIs it so?{T}")
    assert (draft.id, draft.skill, draft.difficulty) == ("salt", "dough", 4)


def test_kinds_that_are_not_asked_are_left_out_by_name_and_the_rest_goes_in() -> None:
    drafts = gift.read(
        "An essay {}\n\nMatch.{=a -> b =c -> d}\n\nOnly text.\n\nAny number {#1 =2}\n\nAny end{=a*}\n\nGood{T}"
    )
    assert not drafts.stopped
    assert [draft.prompt for draft in drafts.questions] == ["Good"]
    assert [(f.place.line, f.reason, f.values.get("kind")) for f in drafts.faults] == [
        (1, Reason.KIND_LEFT_OUT, "essay"),
        (3, Reason.KIND_LEFT_OUT, "match"),
        (5, Reason.KIND_LEFT_OUT, "description"),
        (7, Reason.SEVERAL_NUMBERS, ""),
        (9, Reason.PATTERN, ""),
    ]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("Good{T}\n\n\nOpen {=a\n~b", 4, Reason.BRACE_OPEN),
        ("::t::One\ntwo {\n=a\n\n~b}", 2, Reason.BRACE_OPEN),
        ("One\ntwo } {T}", 2, Reason.BRACE_STRAY),
        ("One {T} {F}", 1, Reason.BRACE_STRAY),
        ("One {~a ~b}", 1, Reason.NONE_RIGHT),
        ("One {=a =b ~%50%c}", 1, Reason.SEVERAL_RIGHT),
        ("One {~%50%a ~%50%b}", 1, Reason.ALL_RIGHT),
        ("One {~=a}", 1, Reason.EMPTY_ANSWER),
        ("One {=a ~a}", 1, Reason.DOUBLE_ANSWER),
        ("One {=a ~b ~c ~d ~e ~f ~g}", 1, Reason.MANY_ANSWERS),
        ("One {=a ~" + "x" * 101 + "}", 1, Reason.LONG_ANSWER),
        ("One {=Yes =%0%yes}", 1, Reason.ALSO_RIGHT),
        ("One {#ten}", 1, Reason.NOT_A_NUMBER),
        ("One {#1:x}", 1, Reason.NOT_A_NUMBER),
        ("One {#5..1}", 1, Reason.NOT_A_NUMBER),
        ("One {#1e999}", 1, Reason.NOT_A_NUMBER),
        ("One {#1:-2}", 1, Reason.NOT_A_NUMBER),
        ("{T}", 1, Reason.EMPTY_QUESTION),
        ("// nothing", 1, Reason.NO_QUESTIONS),
        ("a" * 20_001 + "{T}", 1, Reason.TOO_LONG),
        ("a\n\x00{T}", 2, Reason.CONTROL),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, reason: Reason) -> None:
    assert (line, reason) in reasons(text)
    assert gift.read(text).stopped


def test_a_piece_of_a_file_counts_lines_from_where_it_stands() -> None:
    (fault,) = gift.read("A{T}\n\nB{", "course.md", 40).faults
    assert str(fault.place) == "course.md:42:1"


def test_windows_line_ends_are_line_ends() -> None:
    assert [draft.prompt for draft in gift.read("A{T}\r\n\r\nB{F}\r\n").questions] == ["A", "B"]


def test_braces_in_braces_are_one_fault_however_many() -> None:
    assert reasons("{" * 10_000 + "}" * 10_000) == [(1, Reason.BRACE_STRAY)]


def texts(least: int = 1, most: int = 60, *, lines: bool = True) -> st.SearchStrategy[str]:
    """Texts of all that can be seen, and most often of the signs that mean something to GIFT."""
    signs = "abc12 ~=#{}:\\%*_[]/->`'\"<&é你א" + ("\n" if lines else "")
    return (
        st.text(st.sampled_from(signs), min_size=least, max_size=most)
        .map(str.strip)
        .filter(lambda text: len(text) >= least and "```" not in text)
    )


plain = texts(most=30, lines=False).map(lambda text: " ".join(text.split()))
tag = st.text(st.sampled_from("abcé²/ -"), min_size=1, max_size=12).map(str.strip).filter(bool)
numbers = st.floats(-1e9, 1e9).map(lambda number: number + 0.0)
options = st.lists(st.tuples(plain, texts(0, 30)), min_size=2, max_size=6, unique_by=lambda pair: pair[0])


def _choice(parts: list[tuple[str, str]], right: set[int], several: bool, keep_order: bool) -> DraftChoice:
    wanted = {place % len(parts) for place in right} if several else {min(right) % len(parts)}
    wanted = wanted if len(wanted) < len(parts) else {0}
    return DraftChoice(
        options=tuple(DraftOption(text, place in wanted, "" if place in wanted else said) for place, (text, said) in enumerate(parts)),
        several=several,
        keep_order=keep_order,
    )  # fmt: skip


answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(_choice, options, st.sets(st.integers(0, 5), min_size=1), st.booleans(), st.booleans()),
    st.builds(DraftTruth, answer=st.booleans(), feedback=texts(0)),
    st.builds(
        DraftWords,
        accept=st.lists(plain, min_size=1, max_size=3).map(tuple),
        mistakes=st.lists(st.builds(DraftMistake, plain, texts(0)), max_size=3).map(tuple),
        exact=st.booleans(),
    ),
    st.builds(
        DraftNumber,
        answer=numbers,
        tolerance=st.floats(0, 10).map(abs),
        mistakes=st.lists(st.builds(DraftNumberMistake, numbers, st.floats(0, 10).map(abs), texts(0)), max_size=3).map(tuple),
        unit=tag,
        unit_aliases=st.lists(tag, max_size=2).map(tuple),
        unit_required=st.booleans(),
    ),
)  # fmt: skip
drafts = st.builds(
    Draft,
    place=st.just(Place("x")),
    prompt=texts(),
    answer=answers,
    id=st.sampled_from(["", "salt", "q-1"]),
    title=plain | st.just(""),
    category=st.sampled_from(["", "Unit 1", "A/B: {c}", "Salz & Brot"]),
    code=st.sampled_from(["", "print('{}')\n\nx = 1  # ~", "    a ``` b"]),
    language=st.sampled_from(["", "python"]),
    explanation=texts(0),
    skill=tag | st.just(""),
    difficulty=st.none() | st.integers(1, 5),
).filter(lambda draft: not list(draft_faults(draft)) and (bool(draft.code) or not draft.language))


@given(st.lists(drafts, min_size=1, max_size=4))
def test_what_is_written_is_read_again_equal(wanted: list[Draft]) -> None:
    read = gift.read(gift.write(wanted))
    assert list(read.questions) == wanted, read.faults
    assert not read.faults


@given(st.text(st.sampled_from("ab ~=#{}:\\%*[]/->\n.1T$"), max_size=200))
def test_no_text_makes_it_fail_in_another_way_than_by_faults(text: str) -> None:
    read = gift.read(text)
    assert read.questions or read.faults
