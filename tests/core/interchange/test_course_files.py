"""Drafts into a course's files: the check of courses is the one gate, and nothing that was there is lost."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.chat import Say
from core.course.files.load import load_course
from core.course.files.tree import Value, read_tree
from core.course.model import Course, Number, ShortText, SingleChoice, TrueFalse
from core.interchange import changes, gift, markdown_course, spreadsheet
from core.interchange.course_files import Written, to_files
from core.interchange.existing import NotACourse
from core.interchange.fault import Reason
from core.interchange.from_course import drafts_of
from core.interchange.yaml_text import dumped
from core.words import Words
from tests.core.course.sample import SAMPLE
from tests.core.interchange.gate import Gate
from tests.core.interchange.test_markdown_course import BREAD

SAMPLE_FILES: Mapping[str, bytes] = {name: text.encode() for name, text in SAMPLE.items()}
QUIZ = """\
$CATEGORY: $course$/top/Dough

::Salt::What does salt do? {=It slows the yeast. ~It feeds the yeast.#Yeast lives on something else. ~Nothing.}

A dough needs longer in the cold.{T####Yeast is slow in the cold.}

Which gas lifts a dough? {=carbon dioxide =CO2}

How many litres are 1.5 litres of dough, when doubled? {#3:0.1}

$CATEGORY: $course$/top/Baking

// [tag:skill:Baking bread]
Which two are in a crust? {~%50%starch ~%50%sugar ~%-100%sand}
"""


def reasons(written: Written) -> list[Reason]:
    return [one.reason for one in written.faults]


def into(files: Mapping[str, bytes], text: str, say: Say) -> Written:
    return to_files("sample", "A sample", gift.read(text), say, into=files)


def sample(gate: Gate, files: Mapping[str, bytes] = SAMPLE_FILES) -> Course:
    return gate.course(files, "sample")


def test_a_quiz_becomes_a_course_in_which_nothing_is_at_fault(gate: Gate, say: Say) -> None:
    written = to_files("imported", "Bread", gift.read(QUIZ), say)
    course = gate.course(written.files)
    assert [lesson.title for lesson in course.lessons] == ["Dough", "Baking"]
    assert [item.type for item in course.items_of_lesson("dough")] == [
        "single_choice", "true_false", "short_text", "number",
    ]  # fmt: skip
    assert [item.lesson for item in course.items] == ["baking", *["dough"] * 4]


async def test_what_the_whole_check_still_misses_was_told_as_wanting(gate: Gate, say: Say) -> None:
    written = to_files("imported", "Bread", gift.read(QUIZ), say)
    faults = await gate.faults(written.files)
    told = [
        (one.reason, one.values["name"])
        for one in written.faults
        if one.reason in {Reason.WANTS_STEPS, Reason.WANTS_ITEMS}
    ]
    assert told == [(Reason.WANTS_STEPS, "Baking"), (Reason.WANTS_ITEMS, "Baking bread")]
    assert faults == [
        "the skill baking-bread has 1 items; to be measured it needs 3",
        "this lesson has 1 steps; a lesson has at least 3",
    ]


def test_what_was_made_up_is_told(say: Say) -> None:
    written = to_files("imported", "Bread", gift.read(QUIZ), say)
    wanted = reasons(written)
    assert wanted.count(Reason.WANTS_EXPLANATION) == 4
    assert wanted.count(Reason.WANTS_MISTAKES) == 2
    assert wanted.count(Reason.WANTS_BELIEFS) == 2
    assert wanted.count(Reason.WANTS_TEACH_BACK) == 2
    assert not any(one.stops for one in written.faults)


def test_a_course_is_made_in_the_language_asked_for(gate: Gate, words: Words) -> None:
    written = to_files("imported", "Pan", gift.read(QUIZ), words.say("es"), language="es")
    course = gate.course(written.files)
    assert course.language == "es"
    assert course.items[1].explanation == "La respuesta correcta: It slows the yeast."


def test_ids_are_made_of_titles_and_texts_and_are_the_same_each_time(gate: Gate, say: Say) -> None:
    first = to_files("imported", "Bread", gift.read(QUIZ), say)
    assert first.files == to_files("imported", "Bread", gift.read(QUIZ), say).files
    ids = {item.id.rsplit("-", 1)[0] for item in gate.course(first.files).items}
    assert ids == {
        "salt", "a-dough-needs-longer-in-the-cold", "which-gas-lifts-a-dough", "how-many-litres-are-1-5-litres-of-dough",
        "which-two-are-in-a-crust",
    }  # fmt: skip


def test_a_title_that_two_questions_have_gives_two_ids(gate: Gate, say: Say) -> None:
    written = to_files("imported", "T", gift.read("::Same::A{T}\n\n::Same::B{T}\n\n::Same::C{T}"), say)
    assert len({item.id for item in gate.course(written.files).items}) == 3


def test_an_id_that_two_questions_have_is_a_fault_with_both_lines(say: Say) -> None:
    written = to_files("imported", "T", gift.read("// [id:a]\nA{T}\n\n// [id:a]\nB{T}"), say)
    assert not written.files
    (fault,) = [one for one in written.faults if one.stops]
    assert (fault.reason, fault.place.line, fault.values) == (Reason.DOUBLE_ID, 5, {"id": "a", "line": 2})


def test_the_same_question_twice_goes_in_once(gate: Gate, say: Say) -> None:
    written = to_files("imported", "T", gift.read("A{T}\n\nB{T}\n\n A {T}"), say)
    assert len(gate.course(written.files).items) == 2
    assert Reason.DOUBLE_QUESTION in reasons(written)


def test_titles_of_other_scripts_get_ids_too(gate: Gate, say: Say) -> None:
    written = to_files(
        "imported", "你好", gift.read("::你好::什么?{T}\n\n::مرحبا::ماذا؟{T}\n\n::Größe::x{T}"), say
    )
    assert sorted(item.id.split("-")[0] for item in gate.course(written.files).items) == [
        "grosse",
        "item",
        "item",
    ]


def test_one_question_is_no_course(say: Say) -> None:
    written = to_files("imported", "T", gift.read("A{T}"), say)
    assert not written.files
    assert Reason.FEW_QUESTIONS in reasons(written)


def test_a_file_in_which_something_is_wrong_gives_nothing(say: Say) -> None:
    written = to_files("imported", "T", gift.read("A{T}\n\nB{T}\n\nC{=a"), say)
    assert (dict(written.files), reasons(written)) == ({}, [Reason.BRACE_OPEN])


def test_a_markdown_course_keeps_its_steps_and_asks_where_it_says(gate: Gate, say: Say) -> None:
    drafts = markdown_course.read(BREAD)
    written = to_files("imported", drafts.title, drafts, say)
    course = gate.course(written.files)
    (lesson,) = course.lessons
    assert course.summary == "From flour to a loaf."
    assert [step.heading for step in lesson.steps] == ["", "Salt has two jobs", "Part 3"]
    recalled = [item.prompt for item in course.recall_of(lesson)]
    assert recalled == ["In the cold, a dough needs longer.", "What lifts the dough?"]
    assert Reason.WANTS_RECALL not in reasons(written)


async def test_a_markdown_course_passes_the_whole_check(gate: Gate, say: Say) -> None:
    drafts = markdown_course.read(BREAD)
    assert await gate.faults(to_files("imported", drafts.title, drafts, say).files) == []


def test_a_lesson_without_questions_recalls_those_around_it(gate: Gate, say: Say) -> None:
    drafts = markdown_course.read(BREAD + "\n## Baking\nBake it.\n")
    course = gate.course(to_files("imported", drafts.title, drafts, say).files)
    assert len(course.lesson("baking").recall) == 2


def test_what_a_course_says_in_gift_changes_nothing_when_it_comes_back(gate: Gate, say: Say) -> None:
    before = sample(gate)
    exported = gift.write(drafts_of(before).questions)
    written = to_files("sample", "A sample", gift.read(exported), say, into=SAMPLE_FILES)
    assert written.files == SAMPLE_FILES


def test_kinds_that_gift_has_not_are_named_in_an_export(gate: Gate) -> None:
    told = [(one.place.path, one.reason) for one in drafts_of(sample(gate)).faults]
    assert told == [(one, Reason.KIND_UNWRITTEN) for one in ("fill", "predict", "order", "double")]


def test_what_is_mended_in_gift_is_mended_in_its_item_alone(gate: Gate, say: Say) -> None:
    before = sample(gate)
    exported = gift.write(drafts_of(before).questions).replace(
        "Which of these is a number?", "Which one is a number?"
    )
    written = to_files("sample", "A sample", gift.read(exported), say, into=SAMPLE_FILES)
    assert {name for name in written.files if written.files[name] != SAMPLE_FILES[name]} == {
        "items/names.yaml"
    }
    after = sample(gate, written.files)
    changed = changes.between(before, after)
    assert [(one.part.id, one.fields) for one in changed.items.changed] == [("pick-one", ("prompt",))]
    assert changed.items.unchanged == len(before.items) - 1


def test_a_mended_answer_keeps_what_gift_cannot_say(gate: Gate, say: Say) -> None:
    before = sample(gate)
    exported = (
        gift.write(drafts_of(before).questions)
        .replace("`seven`", "`Seven`")
        .replace("The quotes make", "Quotes make")
    )
    after = sample(gate, to_files("sample", "", gift.read(exported), say, into=SAMPLE_FILES).files)
    item, was = after.item("pick-one"), before.item("pick-one")
    assert isinstance(item, SingleChoice)
    assert isinstance(was, SingleChoice)
    assert item.options[1].mistake
    assert (item.options[1].mistake.misconception, item.options[1].mistake.feedback) == (
        "text-is-number", "Quotes make it a text.",
    )  # fmt: skip
    assert item.options[2].text == "`Seven`"
    assert item.hints == was.hints


@pytest.mark.parametrize(
    ("old", "new", "id_"),
    [
        ("9.81:0.01", "9.8:0.1", "weigh"),
        ("TRUE", "FALSE", "judge"),
        ("=%100%assignment\n", "=%100%an assignment\n", "say"),
    ],
)
def test_each_kind_of_answer_can_be_mended(gate: Gate, say: Say, old: str, new: str, id_: str) -> None:
    before = sample(gate)
    exported = gift.write(drafts_of(before).questions)
    assert old in exported
    after = sample(
        gate, to_files("sample", "", gift.read(exported.replace(old, new)), say, into=SAMPLE_FILES).files
    )
    assert [one.part.id for one in changes.between(before, after).items.changed] == [id_]
    item = after.item(id_)
    if isinstance(item, Number):
        assert (item.answer, item.tolerance, item.unit, len(item.mistakes)) == (9.8, 0.1, "m/s²", 1)
    elif isinstance(item, TrueFalse):
        assert (item.answer, item.mistake.misconception) == (False, "name-is-forever")
    else:
        assert isinstance(item, ShortText)
        assert item.accept == ("an assignment", "the assignment sign")
        assert [mistake.answers for mistake in item.mistakes] == [("equation", "equals")]


def test_a_question_in_the_same_words_is_the_item_that_is_there(gate: Gate, say: Say) -> None:
    rows = "question,type,answer,feedback,lesson\na name can be given another value  later.,tf,true,It is bound anew.,Names for values\n"
    written = to_files("sample", "", spreadsheet.read(rows), say, into=SAMPLE_FILES)
    after = sample(gate, written.files)
    assert len(after.items) == len(sample(gate).items)
    assert after.item("judge").explanation == "It is bound anew."


def test_an_item_is_found_by_an_id_it_had(gate: Gate, say: Say) -> None:
    written = into(SAMPLE_FILES, "// [id:say-old]\n[markdown]What do we call it? {=assignment}", say)
    after = sample(gate, written.files)
    assert after.item("say").prompt == "What do we call it?"


def test_new_questions_go_into_the_lesson_and_skill_they_name(gate: Gate, say: Say) -> None:
    text = "$CATEGORY: names for VALUES\n\n// [tag:skill:Values]\nIs `x` a name?{T#It is.}"
    written = into(SAMPLE_FILES, text, say)
    after = sample(gate, written.files)
    (new,) = changes.between(sample(gate), after).items.added
    assert (after.item(new.id).lesson, after.item(new.id).skill) == ("names", "values")
    assert written.files["lessons/names.md"] == SAMPLE_FILES["lessons/names.md"]
    assert written.files["course.yaml"] == SAMPLE_FILES["course.yaml"]


def test_a_new_lesson_comes_last_and_what_was_there_stays_to_the_byte(gate: Gate, say: Say) -> None:
    written = into(SAMPLE_FILES, QUIZ, say)
    after = sample(gate, written.files)
    assert [lesson.id for lesson in after.lessons] == ["names", "dough", "baking"]
    untouched = set(SAMPLE_FILES) - {"course.yaml", "misconceptions.yaml"}
    assert all(written.files[name] == SAMPLE_FILES[name] for name in untouched)
    assert not changes.between(sample(gate), after).items.changed


def test_a_lesson_that_comes_again_gets_its_new_text(gate: Gate, say: Say) -> None:
    drafts = markdown_course.read(BREAD)
    first = to_files("imported", drafts.title, drafts, say).files
    again = markdown_course.read(BREAD.replace("tastes of nothing", "is dull"))
    second = to_files("imported", drafts.title, again, say, into=first).files
    changed = changes.between(gate.course(first), gate.course(second, "imported"))
    assert [(one.part.id, one.fields) for one in changed.lessons.changed] == [("a-good-dough", ("steps",))]
    assert not changed.items


def test_an_import_that_is_done_twice_does_nothing_the_second_time(say: Say) -> None:
    first = into(SAMPLE_FILES, QUIZ, say).files
    assert into(first, QUIZ, say).files == first


def test_space_behind_the_lines_around_front_matter_does_no_harm(gate: Gate, say: Say) -> None:
    spaced = {
        name: text.replace(b"---\n", b"--- \n") if name.startswith("lessons/") else text
        for name, text in SAMPLE_FILES.items()
    }
    sample(gate, spaced)
    assert into(spaced, "Is bread baked?{T}", say).files


def test_files_that_are_no_course_are_told_apart(say: Say) -> None:
    with pytest.raises(NotACourse):
        into({"course.yaml": b"- a\n"}, QUIZ, say)


def test_a_thousand_questions_are_no_trouble(gate: Gate, say: Say) -> None:
    text = "\n\n".join(f"Is {n} a number?{{T}}" for n in range(1000))
    course = gate.course(to_files("imported", "Numbers", gift.read(text), say).files)
    assert len(course.items) == 1000
    assert len(course.lessons[0].steps) == 11


scalars: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda number: number + 0.5 if number == int(number) and abs(number) < 1e15 else number),
    st.text(st.sampled_from("ab 1.:#-'\"\\\n\t[]{},&*!|>%@`éא你~=?"), max_size=30),
    st.sampled_from(["yes", "null", "~", "1e3", "0x1F", "true", "- a", "a: b", "a #b", " a", "a ", "---", "...", "", "\n", "a\n", "a\n\n"]),
)  # fmt: skip
keys = st.text(st.sampled_from("abc_-1"), min_size=1, max_size=6)
values: st.SearchStrategy[Value] = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_values_that_are_written_are_read_again_alike(value: Value) -> None:
    faults: list[object] = []
    tree = read_tree(dumped(value), "x", faults)  # pyright: ignore[reportArgumentType]
    assert not faults, dumped(value)
    assert tree
    assert tree.value == value, dumped(value)


def test_every_course_that_ships_comes_back_from_gift_unchanged(say: Say) -> None:
    content = Path(__file__).parents[3] / "content"
    for folder in sorted(path.parent for path in content.glob("*/course.yaml")):
        course = load_course(folder).course
        assert course
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        drafts = gift.read(gift.write(drafts_of(course).questions))
        assert not drafts.faults
        assert drafts.questions == drafts_of(course).questions
        assert to_files(course.id, course.title, drafts, say, into=files).files == files
