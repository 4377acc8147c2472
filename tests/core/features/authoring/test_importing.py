"""A file is shown before it is kept, it is kept whole or not at all, and nothing of anybody's is lost."""

from dataclasses import replace

import pytest

from core.chat import LARGEST_ATTACHMENT, Action, Called, Membership, Pressed, Reply, untaken
from core.shelf import unpacked
from core.turn import Turn
from tests.core.features.authoring.scenes import CLUB, FILES, SCHOOL, Scene, Teacher, changed, zipped
from tests.core.interchange.test_course_files import QUIZ


async def test_an_import_shows_what_would_change_and_keeps_nothing(scene: Scene, grace: Teacher) -> None:
    said = await grace.upload("sample.zip", zipped())
    assert "What would change in A sample" in said
    assert "New lesson: " in said
    assert grace.reply.private
    assert grace.labels == ["Import", "Import and publish", "Leave it"]
    assert await scene.courses() == []


async def test_what_was_shown_is_kept_at_a_press(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    assert "version 1 is kept" in await grace.press("Import")
    assert await scene.courses() == [("sample", "draft", None, 1)]
    ((archive, note),) = await scene.rows("SELECT archive, note FROM course_versions")
    assert unpacked(archive) == FILES
    assert note == "import/sample.zip"
    assert await scene.acts() == ["course-import"]
    await scene.house.reshelve()
    assert scene.house.dispatch.house.catalogue.find("sample") is None, "nobody learns a draft"


async def test_an_import_can_be_published_at_once(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    assert "version 1 is published" in await grace.press("Import and publish")
    assert await scene.courses() == [("sample", "published", 1, 1)]
    await scene.house.reshelve()
    course = scene.house.dispatch.house.catalogue.find("sample")
    assert course is not None
    assert scene.house.dispatch.house.catalogue.owners["sample"] == "test/school"
    assert await scene.acts() == ["course-import", "course-publish"]


async def test_pressed_twice_it_is_kept_once(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    press = grace.pupil.choice("Import")
    await grace.press("Import")
    said = await grace.sent(Pressed(press.id))
    assert "Nothing would change" in said
    assert await scene.courses() == [("sample", "draft", None, 1)]


async def test_a_quiz_goes_into_the_course_that_is_named(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    await grace.press("Import")
    said = await grace.upload("quiz.gift", QUIZ.encode(), course="a sample")
    assert "Questions and challenges: 5 new, 0 changed, 0 removed" in said
    await grace.press("Import")
    assert await scene.courses() == [("sample", "draft", None, 2)]


async def test_a_broken_file_names_every_fault_with_its_line_and_offers_nothing(
    scene: Scene, grace: Teacher
) -> None:
    broken = changed(b"difficulty: 1", b"difficulty: 9")
    said = await grace.upload("sample.zip", zipped(broken))
    assert "can't be kept like this" in said
    assert "items/names\\.yaml:6" in said
    assert grace.labels == ["Leave it"]
    assert await scene.courses() == []


async def test_what_does_not_fit_into_a_message_is_in_a_file(grace: Teacher) -> None:
    questions = "\n\n".join(f"How many are {n} apples and {n} pears? {{#{2 * n}}}" for n in range(2, 40))
    said = await grace.upload("sums.gift", questions.encode())
    assert "more." in said
    name, content = await grace.file()
    assert name == "what-would-change.txt"
    assert content.decode().count("New question: ") == 38


async def test_a_version_that_came_meanwhile_is_not_lost_and_the_file_is_shown_anew(
    scene: Scene, grace: Teacher
) -> None:
    ada = scene.teacher("ada")
    await grace.upload("sample.zip", zipped())
    await grace.press("Import")
    await grace.upload("mine.zip", zipped(changed(b"Tick every text.", b"Tick all texts.")), course="sample")
    await ada.upload("hers.gift", QUIZ.encode(), course="sample")
    await ada.press("Import")
    said = await grace.press("Import")
    assert "Somebody else changed this course since you looked" in said
    assert "Question removed: What does salt do?" in said
    assert (await scene.courses())[0][3] == 2, "hers is the newest"
    assert "version 3 is kept" in await grace.press("Import")


async def test_who_comes_second_in_the_same_moment_is_shown_it_anew(scene: Scene, grace: Teacher) -> None:
    """The transaction itself looks: between the reading and the writing of one turn another may be committed."""
    await grace.upload("sample.zip", zipped())
    await grace.press("Import")
    await grace.upload("mine.zip", zipped(changed(b"Tick every text.", b"Tick all texts.")), course="sample")
    dispatch = scene.house.dispatch
    handler = dispatch.router.actions["authoring.keep"]
    moved: list[int] = []

    async def overtaken(turn: Turn) -> Reply | Action:
        answer = await handler(turn)
        if not moved:
            moved.append(1)
            await scene.rows(
                "WITH v AS (INSERT INTO course_versions (course, number, archive, note, at)"
                " SELECT course, 2, archive, 'import/other.zip', at FROM course_versions WHERE number = 1)"
                " UPDATE taught_courses SET newest = 2"
            )
        return answer

    dispatch.router = replace(
        dispatch.router, actions={**dispatch.router.actions, "authoring.keep": overtaken}
    )
    assert "Somebody else changed this course" in await grace.press("Import")
    assert (await scene.courses())[0][3] == 2


@pytest.mark.parametrize("within", [CLUB, Membership(community="school"), None])
async def test_who_does_not_teach_here_gets_to_no_course(
    scene: Scene, grace: Teacher, within: Membership | None
) -> None:
    await grace.upload("sample.zip", zipped())
    await grace.press("Import")
    other = scene.teacher("mallory", within)
    said = await other.upload("mine.zip", zipped(), course="sample")
    assert "Import" not in other.words.split("\n")[-1]
    assert "course of yours" in said or "those who teach" in said
    assert await scene.courses() == [("sample", "draft", None, 1)]


async def test_a_new_course_of_another_community_gets_an_id_of_its_own(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    await grace.press("Import")
    other = scene.teacher("mallory", CLUB)
    await other.upload("sample.zip", zipped())
    await other.press("Import and publish")
    assert [course for course, *_ in await scene.courses()] == ["sample", "sample-2"]


async def test_without_a_file_it_says_where_larger_ones_go(grace: Teacher) -> None:
    said = await grace.sent(Called("course import", {"file": "x"}))
    assert "attach it" in said


async def test_two_files_are_to_come_in_a_zip(grace: Teacher) -> None:
    said = await grace.sent(Called("course import", {}), {"a.gift": b"a{T}", "b.gift": b"b{T}"})
    assert "in a zip" in said


async def test_a_file_of_two_hundred_megabytes_is_refused_before_it_is_fetched(grace: Teacher) -> None:
    size = 200 * 2**20
    assert size > LARGEST_ATTACHMENT
    media = untaken("huge.zip", "application/zip", size, size)
    assert media is not None
    pupil = grace.pupil
    incoming = replace(pupil.incoming(Called("course import", {})), membership=SCHOOL, attachments=(media,))
    await pupil.house.door.receive(incoming)
    assert "16" in grace.words


async def test_leaving_it_leaves_everything(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    assert "Everything stays as it is" in await grace.press("Leave it")
    assert await scene.courses() == []
