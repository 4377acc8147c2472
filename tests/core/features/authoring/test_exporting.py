"""What goes out as a file comes in again as it was."""

import pytest

from core.chat import Said
from core.interchange.archive import read
from tests.core.features.authoring.scenes import CLUB, FILES, Scene, Teacher, zipped
from tests.core.interchange.test_moodle_xml import answer, question, quiz


async def imported(grace: Teacher, name: str, content: bytes) -> None:
    await grace.upload(name, content)
    await grace.press("Import")


async def test_a_zip_holds_all_files_to_the_byte(grace: Teacher) -> None:
    await imported(grace, "sample.zip", zipped())
    await grace.call("export")
    name, content = await grace.file()
    assert name == "sample.zip"
    assert read(name, content).files == FILES


async def test_the_same_version_gives_the_same_bytes(grace: Teacher) -> None:
    await imported(grace, "sample.zip", zipped())
    await grace.call("export", format="zip")
    first = await grace.file()
    await grace.call("export", format="zip", course="sample")
    assert await grace.file() == first


async def test_kinds_that_gift_has_not_are_named(grace: Teacher) -> None:
    await imported(grace, "sample.zip", zipped())
    said = (await grace.call("export", format="gift")).replace("\\", "")
    assert "questions are not in the file" in said
    assert "**predict**" in said


async def test_a_quiz_of_moodle_exported_as_gift_and_imported_again_changes_nothing(
    scene: Scene, grace: Teacher
) -> None:
    xml = quiz(
        '<question type="category"><category><text>$course$/top/Bread</text></category></question>',
        question("multichoice", "<single>true</single>" + answer("100", "Salt") + answer("0", "Sand", "No.")),
        question("truefalse", answer("100", "true") + answer("0", "false"), "<p>Yeast lives.</p>"),
        question("shortanswer", answer("100", "oven") + answer("0", "fridge", "Colder."), "<p>Where?</p>"),
        question("numerical", answer("100", "42", inside="<tolerance>1</tolerance>"), "<p>How long?</p>"),
    )
    await imported(grace, "bread.xml", xml)
    ((course, *_),) = await scene.courses()
    await grace.call("export", format="gift", course=course)
    _, content = await grace.file()
    said = await grace.upload("bread.gift", content, course=course)
    assert "Nothing would change" in said
    assert grace.labels == ["Leave it"]


async def test_a_typed_line_names_the_course_without_a_format(grace: Teacher) -> None:
    await imported(grace, "sample.zip", zipped())
    await grace.sent(Said("/course export a sample"))
    assert (await grace.file())[0] == "sample.zip"
    await grace.sent(Said("/course export gift a sample"))
    assert next(grace.reply.media()).name == "sample.gift"


@pytest.mark.parametrize("kind", ["zip", "gift"])
async def test_a_course_of_another_community_is_not_given_away(
    scene: Scene, grace: Teacher, kind: str
) -> None:
    await imported(grace, "sample.zip", zipped())
    other = scene.teacher("mallory", CLUB)
    assert "no course of yours" in await other.call("export", format=kind, course="sample")


async def test_a_course_with_nothing_in_it_has_nothing_for_gift(grace: Teacher) -> None:
    await grace.call("create", title="Bread")
    assert "no question in this course yet" in await grace.call("export", format="gift")
