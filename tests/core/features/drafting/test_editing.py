"""Instructors change items by form: they see what would change before it does, and nobody's words are lost."""

import asyncio
from dataclasses import replace

from core.authoring.editing import group_of
from core.chat import Called, Pressed, Said
from core.interchange.existing import groups
from tests.core.features.drafting.scenes import (
    CLUB,
    LEARNERS,
    SCHOOL,
    Scene,
    called,
    edit,
    filled,
    labels,
    pressed,
    sent,
)
from tests.pupil import Pupil

ITEMS, CHALLENGE = "items/names.yaml", "challenges/double/challenge.yaml"
QUESTION, ANSWERS, HINTS, CASES = "The question", "The answers", "The hints", "The cases"
BROKEN = "~ `7`\n~ `'seven'`"


async def opened(teacher: Pupil, item: str, part: str) -> None:
    """Have the form of a part open."""
    await edit(teacher, item)
    await pressed(teacher, part)


async def test_an_item_is_found_by_words_or_id_and_shown_with_its_parts(there: Scene, mo: Pupil) -> None:
    assert "Which of these is a number?" in await edit(mo, "is a number")
    assert labels(mo)[:3] == [QUESTION, ANSWERS, HINTS]
    assert "not published yet" in mo.words()
    assert "Double it" in await edit(mo, "double")
    assert labels(mo)[1] == CASES


async def test_without_words_all_items_of_the_only_course_are_listed(there: Scene, mo: Pupil) -> None:
    assert "9 items" in await edit(mo)
    assert "Which of these is a number?" in labels(mo)
    await pressed(mo, "More")
    assert "Double it" in labels(mo)


async def test_words_that_several_items_have_ask_which_is_meant(there: Scene, mo: Pupil) -> None:
    assert "Which one do you mean?" in await edit(mo, "print")
    assert "Print the greeting." in labels(mo)
    await pressed(mo, "Print the greeting.")
    assert "fill the gaps" in mo.words()


async def test_what_would_change_is_shown_before_it_is_kept(there: Scene, mo: Pupil) -> None:
    await opened(mo, "pick-one", QUESTION)
    words = await filled(mo, prompt="Which of these three is a number?")
    assert '-prompt: "Which of these is a number?"' in words
    assert '+prompt: "Which of these three is a number?"' in words
    assert "nobody meets this before you publish" in words
    assert await there.newest() == 1
    assert "Saved as version 2" in await pressed(mo, "Save it")
    assert group_of(await there.files(), "pick-one")["prompt"] == "Which of these three is a number?"
    assert await there.acts() == ["course-edit"]


async def test_what_is_published_is_published_again_at_once_and_said_so(there: Scene, mo: Pupil) -> None:
    await there.publish()
    await opened(mo, "pick-one", QUESTION)
    assert "learners meet this as soon as you save it" in await filled(mo, difficulty="2")
    await pressed(mo, "Save and publish")
    assert await there.learnt() == 2
    item = there.house.dispatch.house.catalogue.course("sample").item("pick-one")
    assert item.difficulty == 2, "learners meet it now, not after a while"
    assert await there.acts() == ["course-edit", "course-publish"]


async def test_what_others_have_not_published_is_not_published_by_the_way(there: Scene, mo: Pupil) -> None:
    await there.publish()
    await there.keep(ITEMS, "It assigns.", "It binds.")
    await opened(mo, "pick-one", QUESTION)
    assert "beside the one that learners have" in await filled(mo, difficulty="2")
    await pressed(mo, "Save it")
    assert await there.learnt() == 1


async def test_an_edit_without_a_right_option_is_refused_in_words_and_stays_in_the_form(
    there: Scene, mo: Pupil
) -> None:
    await opened(mo, "pick-one", ANSWERS)
    assert "No answer is marked as right" in await filled(mo, answers=BROKEN)
    assert "Save it" not in labels(mo)
    await pressed(mo, "Change it once more")
    assert mo.form().fields[0].value == BROKEN
    await filled(mo, answers=BROKEN.replace("~", "=", 1))
    await pressed(mo, "Save it")
    assert "correct" in groups(group_of(await there.files(), "pick-one")["options"])[0]


async def test_what_only_the_check_of_the_course_finds_is_told_with_file_and_line(
    there: Scene, mo: Pupil
) -> None:
    await opened(mo, "pick-one", ANSWERS)
    await filled(mo, answers=f"= 7\n~ {'8' * 101}")
    assert "101" in mo.words()
    await opened(mo, "weigh", ANSWERS)
    words = await filled(mo, answers="= 9.81 : 0.01\n~ 9.805")
    assert "items/names.yaml:" in words
    assert "Save it" not in labels(mo)


async def test_what_cannot_be_read_is_said_above_the_form_with_what_was_typed(
    there: Scene, mo: Pupil
) -> None:
    await opened(mo, "pick-one", ANSWERS)
    assert "Begin with a sign" in await filled(mo, answers="seven")
    assert mo.form().fields[0].value == "seven"
    await opened(mo, "pick-one", QUESTION)
    assert "There has to be something in “What is asked”" in await filled(mo, prompt=" ")


async def test_a_dot_leaves_a_field_as_it_is(there: Scene, mo: Pupil) -> None:
    await opened(mo, "pick-one", QUESTION)
    await filled(mo, prompt=".", difficulty="3", explanation=".")
    await pressed(mo, "Save it")
    item = group_of(await there.files(), "pick-one")
    assert (item["prompt"], item["difficulty"]) == ("Which of these is a number?", 3)


async def test_where_forms_are_typed_one_field_comes_after_the_other(there: Scene, mo: Pupil) -> None:
    await opened(mo, "pick-one", QUESTION)
    await sent(mo, Said("Which of these three is a number?"))
    await sent(mo, Said("3"))
    words = await sent(mo, Said("."))
    assert '+prompt: "Which of these three is a number?"' in words
    assert "+difficulty: 3" in words
    assert "explanation" not in words


async def test_nothing_new_is_no_version(there: Scene, mo: Pupil) -> None:
    await opened(mo, "pick-one", QUESTION)
    assert "Nothing would be other" in await filled(mo)
    assert await there.newest() == 1


async def test_a_mistake_without_a_belief_gets_one_that_the_course_then_has(there: Scene, mo: Pupil) -> None:
    await opened(mo, "pick-one", ANSWERS)
    await filled(mo, answers="= `7`\n~ `8.` # The point makes it another kind of number.")
    await pressed(mo, "Save it")
    assert "unsorted-values" in (await there.files())["misconceptions.yaml"].decode()


async def test_who_comes_second_sees_both_texts_and_loses_neither(
    there: Scene, mo: Pupil, kim: Pupil
) -> None:
    await opened(mo, "pick-one", QUESTION)
    await filled(mo, prompt="Which of these three is a number?")
    await opened(kim, "pick-one", QUESTION)
    await filled(kim, explanation="Digits alone make a number.")
    await pressed(kim, "Save it")
    words = await pressed(mo, "Save it")
    assert "Kim has changed this item" in words
    assert "+explanation: Digits alone make a number." in words
    assert '+prompt: "Which of these three is a number?"' in words
    assert await there.newest() == 2
    await pressed(mo, "Save it")
    item = group_of(await there.files(3), "pick-one")
    assert item["prompt"] == "Which of these three is a number?"
    assert item["explanation"] == "Digits alone make a number."


async def test_of_two_who_save_in_the_same_moment_one_is_shown_what_the_other_did(
    there: Scene, mo: Pupil, kim: Pupil
) -> None:
    for one, prompt in ((mo, "Which is a number?"), (kim, "Which one is it?")):
        await opened(one, "pick-one", QUESTION)
        await filled(one, prompt=prompt)
    both = await asyncio.gather(pressed(mo, "Save it"), pressed(kim, "Save it"))
    assert sorted("Saved as version 2" in words for words in both) == [False, True]
    assert sum("has changed this item" in words for words in both) == 1


async def test_who_typed_while_another_saved_is_told_at_once(there: Scene, mo: Pupil) -> None:
    await opened(mo, "pick-one", QUESTION)
    await there.keep(ITEMS, "Which of these is a number?", "Which one is a number?")
    words = await filled(mo, prompt="Which of these three is a number?")
    assert "Somebody has changed this item" in words
    assert '+prompt: "Which one is a number?"' in words


async def test_another_item_that_was_changed_meanwhile_stays_changed_and_is_not_worth_a_word(
    there: Scene, mo: Pupil
) -> None:
    await opened(mo, "pick-one", QUESTION)
    await there.keep(ITEMS, "It assigns.", "It binds.")
    assert "has changed this item" not in await filled(mo, difficulty="2")
    await pressed(mo, "Save it")
    assert group_of(await there.files(3), "say")["explanation"] == "It binds."


async def test_an_item_that_is_gone_meanwhile_gives_back_what_was_typed(there: Scene, mo: Pupil) -> None:
    await opened(mo, "pick-many", QUESTION)
    files = dict(await there.files())
    items = files[ITEMS].decode()
    begin, end = items.index("- id: pick-many"), items.index("- id: judge")
    await there.keep_files({**files, ITEMS: (items[:begin] + items[end:]).encode()})
    words = await filled(mo, prompt="Tick all texts.")
    assert "isn't in the course any more" in words
    assert "Tick all texts." in words


async def test_a_case_that_is_mended_leads_to_judging_again(there: Scene, mo: Pupil) -> None:
    await there.publish()
    await there.rows(
        "INSERT INTO cohorts (id, community, course, title, code, at)"
        " VALUES ('one', 'test/school', 'sample', 'A class', 'one', now())"
    )
    await opened(mo, "double", CASES)
    await pressed(mo, "nothing")
    words = await filled(mo, input="[100]", expected="200")
    assert "is not judged again by itself" in words
    await pressed(mo, "Save and publish")
    cases = groups(group_of(await there.files(), "double")["cases"])
    assert (cases[2]["call"], cases[2]["expect"]) == ([100], 200)
    assert await there.acts() == ["course-case", "course-publish"]
    words = await pressed(mo, "Judge what was handed in again")
    assert "Double it" in words


async def test_a_case_that_the_reference_fails_is_not_kept(there: Scene, mo: Pupil) -> None:
    await opened(mo, "double", CASES)
    await pressed(mo, "two")
    assert "doesn't pass the case “two”" in await filled(mo, expected="5")
    assert "Save it" not in labels(mo)


async def test_a_case_comes_and_one_goes(there: Scene, mo: Pupil) -> None:
    await opened(mo, "double", CASES)
    await pressed(mo, "A new case")
    await filled(mo, name="ten", input="[10]", expected="20", hidden="2", catches="Ten is a number, too.")
    await pressed(mo, "Save it")
    await opened(mo, "double", CASES)
    await pressed(mo, "nothing")
    assert "-  - name: nothing" in await pressed(mo, "Remove this case")
    await pressed(mo, "Save it")
    cases = groups(group_of(await there.files(), "double")["cases"])
    assert [one["name"] for one in cases] == ["two", "a half", "below zero", "ten"]


async def test_a_program_that_prints_something_else_is_not_kept(there: Scene, mo: Pupil) -> None:
    await opened(mo, "predict", ANSWERS)
    words = await filled(mo, answers="= 3\nend\n~ 1\nend # The name is bound anew.")
    assert "It prints this" in words
    assert "2\nend" in words
    await pressed(mo, "Change it once more")
    await filled(mo, code="x = 1\nx = x + 2\nprint(x)\nprint('end')")
    await pressed(mo, "Save it")
    assert group_of(await there.files(), "predict")["output"] == "3\nend\n"


async def test_an_instructor_of_another_community_finds_nothing(there: Scene, mo: Pupil, kim: Pupil) -> None:
    assert "There is no course of yours yet" in await edit(kim, "pick-one", CLUB)
    await opened(mo, "pick-one", QUESTION)
    await filled(mo, difficulty="2")
    save = mo.choice("Save it")
    # Whoever teaches at the club is no instructor of the school, even at a button of the school's.
    await sent(mo, Pressed(save.id), CLUB)
    assert "Saved" not in mo.words()
    assert await there.newest() == 1


async def test_who_does_not_teach_is_refused_kindly(there: Scene, mo: Pupil) -> None:
    await opened(mo, "pick-one", QUESTION)
    await filled(mo, difficulty="2")
    save = mo.choice("Save it")
    for said in (await called(mo, "drafts", LEARNERS), await sent(mo, Pressed(save.id), LEARNERS)):
        assert "who teach" in said
    assert await there.newest() == 1


async def test_items_are_suggested_while_one_types(there: Scene, mo: Pupil) -> None:
    incoming = replace(mo.incoming(Called("course item edit", {"item": "which of"})), membership=SCHOOL)
    found = await mo.house.door.suggest(incoming, "item")
    assert [one.label for one in found] == ["Which of these is a number?"]
