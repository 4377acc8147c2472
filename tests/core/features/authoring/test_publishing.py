"""What is published is what learners meet, what is brought back brings all progress along, and archiving disturbs nobody."""

import pytest

from core.authoring.editing import edited
from core.chat import Choices, Pressed
from tests.core.features.authoring.scenes import FILES, Scene, Teacher, changed, zipped
from tests.pupil import Pupil


async def taught(grace: Teacher) -> None:
    """The sample, published by the school."""
    await grace.upload("sample.zip", zipped())
    await grace.press("Import and publish")
    await grace.pupil.house.reshelve()


async def second(grace: Teacher, files: dict[str, bytes]) -> None:
    """Another version of it, which is not published yet."""
    await grace.upload("more.zip", zipped(files), course="sample")
    await grace.press("Import")


async def test_publishing_shows_first_what_learners_would_meet(scene: Scene, grace: Teacher) -> None:
    await taught(grace)
    await second(grace, changed(b"Tick every text.", b"Tick all texts."))
    said = await grace.call("publish")
    assert "Version 2 against what is learnt now" in said
    assert "Question changed (prompt): Tick all texts." in said.replace("\\", "")
    assert (await scene.courses())[0][2] == 1
    assert "version 2 is published" in await grace.press("Publish")
    assert (await scene.courses())[0][2] == 2
    await scene.house.reshelve()
    course = scene.house.dispatch.house.catalogue.course("sample")
    assert course.item("pick-many").prompt == "Tick all texts."


async def test_what_is_published_already_is_not_published_again(scene: Scene, grace: Teacher) -> None:
    await taught(grace)
    assert "published already" in await grace.call("publish", course="sample")
    assert await scene.acts() == ["course-import", "course-publish"]


async def test_a_course_with_nothing_in_it_can_be_kept_and_not_published(
    scene: Scene, grace: Teacher
) -> None:
    await grace.call("create", title="Bread")
    said = await grace.call("publish", course="Bread")
    assert "can't be kept like this" in said
    assert "course\\.yaml:" in said
    assert grace.labels == ["Leave it"]
    assert await scene.courses() == [("bread", "draft", None, 1)]


async def test_a_version_that_came_since_it_was_shown_is_shown_first(scene: Scene, grace: Teacher) -> None:
    await taught(grace)
    await second(grace, changed(b"Tick every text.", b"Tick all texts."))
    await grace.call("publish")
    ada = scene.teacher("ada")
    await second(ada, changed(b"Tick every text.", b"Tick each text."))
    assert "Somebody else changed this course" in await grace.press("Publish")
    assert (await scene.courses())[0][2] == 1


async def test_progress_goes_along_with_what_is_renamed(scene: Scene, grace: Teacher) -> None:
    await taught(grace)
    learner = Pupil(scene.house, "ada")
    await learner.say("/learn")
    await scene.rows(
        "INSERT INTO memories (learner_id, course, item, card, due, last)"
        " VALUES (:id, 'sample', 'weigh', '{}', now(), now())",
        id=await scene.number("ada"),
    )
    renamed = edited(FILES, "weigh", {"id": "weighed", "formerly": ["weigh"]})
    renamed = {name: one.replace(b"ask weigh\n", b"ask weighed\n") for name, one in renamed.items()}
    await second(grace, renamed)
    said = await grace.call("publish")
    assert "progress goes along" in said
    await grace.press("Publish")
    assert await scene.rows("SELECT item FROM memories") == [("weighed",)]
    await grace.call("versions")
    await grace.press("Look at 1")
    await grace.press("Bring back and publish")
    assert await scene.rows("SELECT item FROM memories") == [("weigh",)]


async def test_versions_say_who_when_and_what(scene: Scene, grace: Teacher) -> None:
    await taught(grace)
    await second(grace, changed(b"Tick every text.", b"Tick all texts."))
    said = (await grace.call("versions", course="sample")).replace("\\", "")
    assert "**2** · " in said
    assert "Grace: imported more.zip" in said
    assert "Grace: imported sample.zip (this one is learnt)" in said
    assert grace.labels == ["Look at 1", "Look at the course"]


async def test_an_older_version_comes_back_as_a_new_one(scene: Scene, grace: Teacher) -> None:
    await taught(grace)
    await second(grace, changed(b"Tick every text.", b"Tick all texts."))
    await grace.call("versions")
    said = await grace.press("Look at 1")
    assert "those in between stay" in said
    assert "Question changed (prompt)" in said.replace("\\", "")
    await grace.press("Bring it back")
    assert (await scene.courses())[0][2:] == (1, 3)
    found = await scene.rows("SELECT archive FROM course_versions ORDER BY number")
    assert found[0] == found[2] != found[1]
    assert (await scene.acts())[-1] == "course-roll-back"


async def test_an_archived_course_is_offered_to_nobody_and_who_is_in_it_goes_on(
    scene: Scene, grace: Teacher
) -> None:
    await taught(grace)
    learner = Pupil(scene.house, "ada")
    await learner.say("/courses")
    await scene.rows("UPDATE learners SET course = 'sample' WHERE id = :id", id=await scene.number("ada"))
    await learner.say("/learn")
    assert "Names" in learner.words()
    said = await grace.call("archive")
    assert "Archive A sample?" in said
    assert "The one who learns it goes on" in said
    await grace.press("Archive")
    await scene.house.reshelve()
    assert (await scene.courses())[0][1] == "archived"
    before = learner.reply
    (ways,) = [block for block in before.blocks if isinstance(block, Choices)]
    await learner.press(ways.options[0].label)
    assert "not here any more" not in learner.words()
    assert "Something broke" not in learner.words()
    newcomer = Pupil(scene.house, "bob")
    await newcomer.say("/courses")
    assert "sample" not in newcomer.words()
    await grace.press("Take it up again")
    assert (await scene.courses())[0][1] == "published"


async def test_archiving_twice_is_one_act(scene: Scene, grace: Teacher) -> None:
    await taught(grace)
    await grace.call("archive")
    again = grace.pupil.choice("Archive")
    await grace.press("Archive")
    await grace.sent(Pressed(again.id))
    assert (await scene.acts()).count("course-archive") == 1


async def test_a_course_that_is_gone_takes_no_lesson_away(scene: Scene, grace: Teacher) -> None:
    """An operator may delete a course; whoever learns it reads so, and what they learnt is kept."""
    await taught(grace)
    learner = Pupil(scene.house, "ada")
    await learner.say("/courses")
    await scene.rows("UPDATE learners SET course = 'sample' WHERE id = :id", id=await scene.number("ada"))
    await learner.say("/learn")
    await scene.rows("DELETE FROM taught_courses")
    await scene.house.reshelve()
    (ways,) = [block for block in learner.reply.blocks if isinstance(block, Choices)]
    await learner.press(ways.options[0].label)
    assert "Something broke" not in learner.words()
    assert await scene.rows("SELECT count(*) FROM lesson_progress") != [(0,)]


async def test_a_lesson_that_became_shorter_goes_on_for_whoever_is_in_it(
    scene: Scene, grace: Teacher
) -> None:
    await taught(grace)
    learner = Pupil(scene.house, "ada")
    await learner.say("/courses")
    await scene.rows("UPDATE learners SET course = 'sample' WHERE id = :id", id=await scene.number("ada"))
    await learner.say("/learn")
    await learner.press(learner.choices()[0].label)
    lesson = FILES["lessons/names.md"].decode()
    front = lesson[: lesson.index("---", 4) + 4]
    shorter = f"{front}\n## Names\n\nA name stands for a value.\n".encode()
    await second(grace, {**FILES, "lessons/names.md": shorter})
    await grace.call("publish")
    await grace.press("Publish")
    await scene.house.reshelve()
    await learner.press(learner.choices()[-1].label)
    assert "Something broke" not in learner.words()
    assert next(learner.reply.actions(), None), "there is a way on"
    assert await scene.rows("SELECT count(*) FROM lesson_progress") != [(0,)]


@pytest.mark.parametrize("way", ["Publish", "Bring back and publish", "Import and publish"])
async def test_a_course_that_was_archived_since_it_was_shown_stays_so_until_it_is_shown_again(
    scene: Scene, grace: Teacher, way: str
) -> None:
    await taught(grace)
    await second(grace, changed(b"Tick every text.", b"Tick all texts."))
    match way:
        case "Publish":
            await grace.call("publish")
        case "Bring back and publish":
            await grace.call("versions")
            await grace.press("Look at 1")
        case _:
            again = changed(b"Tick every text.", b"Tick each text.")
            await grace.upload("again.zip", zipped(again), course="sample")
    ada = scene.teacher("ada")
    await ada.call("archive")
    await ada.press("Archive")
    assert "Somebody else changed this course" in await grace.press(way)
    assert (await scene.courses())[0][1] == "archived"
    await grace.press(way)
    assert (await scene.courses())[0][1] == "published"


async def test_what_is_archived_is_off_the_shelf_at_once(scene: Scene, grace: Teacher) -> None:
    await taught(grace)
    assert scene.house.dispatch.house.catalogue.open_to("test/school")[-1].id == "sample"
    await grace.call("archive")
    await grace.press("Archive")
    assert "sample" not in {one.id for one in scene.house.dispatch.house.catalogue.courses}
