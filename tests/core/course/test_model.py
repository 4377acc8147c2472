from dataclasses import replace
from datetime import timedelta

import pytest

from core.course.catalogue import Catalogue
from core.course.files.load import load_course
from core.course.model import (
    Ask,
    Category,
    Challenge,
    Code,
    Course,
    Offer,
    Prose,
    Rung,
    SingleChoice,
    UnknownId,
)
from tests.core.course.sample import SampleCourse


def test_every_part_of_the_files_is_in_the_course(course: Course) -> None:
    assert [item.type for item in course.items] == [
        "single_choice", "multiple_choice", "true_false", "short_text", "number", "fill_blanks",
        "predict_output", "order_lines", "challenge",
    ]  # fmt: skip
    assert [type(part) for step in course.lessons[0].steps for part in step.parts] == [
        Prose, Code, Prose, Ask, Prose, Offer,
    ]  # fmt: skip
    assert [step.heading for step in course.lessons[0].steps] == ["", "Giving a name", "Your turn"]
    assert course.challenge("double").limits.wall_seconds == 2
    assert course.challenge("double").hint(Rung.CONCEPT).text.startswith("A function gives back")


def test_former_ids_lead_to_the_thing_of_today(course: Course) -> None:
    assert course.item("say-old").id == "say"
    assert course.find_item("never-was") is None
    with pytest.raises(UnknownId, match="no item 'never-was'"):
        course.item("never-was")


def test_a_mistake_without_words_says_the_repair_of_its_misconception(course: Course) -> None:
    item = course.item("pick-one")
    assert isinstance(item, SingleChoice)
    assert [option.mistake and option.mistake.feedback for option in item.options] == [
        None, "The quotes make it a text.", "Quotes make a text, whatever stands inside.",
    ]  # fmt: skip


def test_items_are_found_by_skill_and_lesson(course: Course) -> None:
    assert course.items_of_skill("values") == course.items
    assert course.items_of_lesson("names") == course.items
    assert course.items_of_lesson("other") == ()
    assert [item.id for item in course.recall_of(course.lesson("names"))] == ["judge", "say"]
    assert course.after(course.lesson("names")) is None
    assert all(isinstance(challenge, Challenge) for challenge in course.challenges)
    assert len(course.questions) + len(course.challenges) == len(course.items)


def test_a_lesson_is_mostly_about_the_skill_of_most_of_its_items(course: Course) -> None:
    lesson, (first, second, *_) = course.lesson("names"), course.items
    other = replace(first, skill="other"), replace(second, skill="other")
    mixed = replace(course, items=(*other, course.item("say")))
    assert mixed.main_skill(lesson) == "other", "though the lesson does not name it"
    assert replace(course, items=()).main_skill(lesson) == "values"
    assert replace(course, items=()).main_skill(replace(lesson, skills=())) == ""


def test_a_lesson_is_found_with_its_course_as_long_as_both_are_there(course: Course) -> None:
    catalogue = Catalogue(courses=(course,))
    assert catalogue.find_lesson(course.id, "names") == (course, course.lesson("names"))
    assert catalogue.find_lesson(course.id, "never-was") is None
    assert catalogue.find_lesson("never-was", "names") is None


def test_a_revision_changes_with_the_content_and_with_nothing_else(
    sample: SampleCourse, course: Course
) -> None:
    before = {item.id: item.revision for item in course.items}
    sample.replace("items/names.yaml", "It assigns.", "It gives a value to a name.")
    sample.replace("items/names.yaml", "id: predict", "formerly: [guess]\n  id: foresee")
    after = load_course(sample.path).course
    assert after
    changed = {item.id: item.revision for item in after.items if item.id != "say"}
    assert after.item("say").revision != before["say"]
    assert changed.pop("foresee") == before["predict"]
    assert changed == {name: revision for name, revision in before.items() if name not in {"say", "predict"}}


def test_a_challenge_may_have_a_category_and_a_time_limit(course: Course, sample: SampleCourse) -> None:
    without = course.challenge("double")
    assert (without.category, without.time_limit) == (None, None)
    sample.replace(
        "challenges/double/challenge.yaml", "difficulty: 2\n", "difficulty: 2\ncategory: numbers\n"
    )
    sorted_in = _double(sample)
    assert sorted_in.category is Category.NUMBERS
    assert sorted_in.revision == without.revision, "where it stands is not what learners meet in it"
    sample.replace("challenges/double/challenge.yaml", "difficulty: 2\n", "difficulty: 2\nminutes: 10\n")
    timed = _double(sample)
    assert timed.time_limit == timedelta(minutes=10)
    assert timed.revision != without.revision


def _double(sample: SampleCourse) -> Challenge:
    course = load_course(sample.path).course
    assert course is not None
    return course.challenge("double")
