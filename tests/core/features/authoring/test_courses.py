"""Courses are begun, found and named by those who teach, each within their own community."""

from dataclasses import replace

import pytest

from core.chat import Audience
from core.features.authoring import feature
from core.shelf import unpacked
from tests.core.features.authoring.scenes import CLUB, Scene, Teacher, zipped


async def test_a_course_is_begun_as_a_draft_with_nothing_in_it(scene: Scene, grace: Teacher) -> None:
    said = await grace.call("create", title="  Bread   and butter ", language="es")
    assert "Bread and butter is there" in said
    assert await scene.courses() == [("bread-and-butter", "draft", None, 1)]
    assert await scene.acts() == ["course-create"]
    await grace.press("Look at the course")
    assert "State: draft" in grace.words
    assert "nobody learns it yet" in grace.words


async def test_a_course_can_be_in_a_language_that_parley_does_not_speak(scene: Scene, grace: Teacher) -> None:
    await grace.call("create", title="Brot", language="de")
    ((archive,),) = await scene.rows("SELECT archive FROM course_versions")
    assert b"language: de" in unpacked(archive)["course.yaml"]


async def test_a_second_course_of_a_title_gets_another_id(scene: Scene, grace: Teacher) -> None:
    await grace.call("create", title="Bread")
    await grace.call("create", title="Bread")
    assert [course for course, *_ in await scene.courses()] == ["bread", "bread-2"]


async def test_a_course_of_the_house_keeps_its_id(scene: Scene, grace: Teacher) -> None:
    await grace.call("create", title="How memory works")
    assert [course for course, *_ in await scene.courses()] == ["how-memory-works-2"]


@pytest.mark.parametrize(
    ("title", "language", "told"),
    [("   ", "", "Add its title"), ("x" * 101, "", "100 characters"), ("Bread", "klingonese", "short name")],
)
async def test_what_cannot_be_a_title_or_a_language_is_said(
    scene: Scene, grace: Teacher, title: str, language: str, told: str
) -> None:
    assert told in await grace.call("create", title=title, language=language)
    assert await scene.courses() == []


async def test_where_several_may_be_meant_one_is_chosen(scene: Scene, grace: Teacher) -> None:
    await grace.call("create", title="Bread")
    await grace.call("create", title="Bread")
    assert "Which course do you mean?" in await grace.call("versions")
    assert grace.labels == ["Bread", "Bread"]
    await grace.press("Bread")
    assert "Versions of Bread" in grace.words


async def test_the_courses_of_another_community_are_not_there(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    await grace.press("Import")
    other = scene.teacher("mallory", CLUB)
    for command in ("versions", "publish", "archive"):
        assert "no course of yours" in await other.call(command, course="sample")


async def test_a_button_of_another_community_leads_nowhere(scene: Scene, grace: Teacher) -> None:
    """Whoever teaches in two communities acts for the one they are in."""
    await grace.upload("sample.zip", zipped())
    await grace.press("Import")
    await grace.call("archive")
    elsewhere = replace(grace, within=CLUB)
    assert "no such course among those of this community" in await elsewhere.press("Archive")
    assert (await scene.courses())[0][1] == "draft"


async def test_a_learner_is_told_kindly(scene: Scene) -> None:
    learner = scene.teacher("ada", None)
    assert "for those who teach" in await learner.call("create", title="Mine")
    assert await scene.courses() == []


def test_every_verb_and_page_is_for_those_who_teach() -> None:
    assert {feature.audiences.get(verb) for verb in feature.actions} == {Audience.INSTRUCTORS}
    assert all(one.audience is Audience.INSTRUCTORS for one in feature.commands)
    assert all(
        one.audience is Audience.INSTRUCTORS for one in (*feature.pages.values(), *feature.page_acts.values())
    )
