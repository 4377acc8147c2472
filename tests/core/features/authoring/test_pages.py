"""The same on pages: a file is looked at before it is kept, and nobody sees another community's course."""

from core.chat import LARGEST_ATTACHMENT, Media, Shown
from tests.core.features.authoring.scenes import (
    CLUB,
    Scene,
    Teacher,
    changed,
    confirmed,
    forms,
    shown,
    uploaded,
    zipped,
)
from tests.core.interchange.test_course_files import QUIZ
from tests.core.interchange.test_moodle_xml import answer, question, quiz


async def test_a_file_is_looked_at_then_kept(scene: Scene, grace: Teacher) -> None:
    await grace.pupil.say("/help")
    address = await uploaded(scene, grace, "import", "sample.zip", zipped())
    assert "New lesson" in shown(await scene.page(grace, address))
    assert await scene.courses() == []
    assert await confirmed(scene, grace, address) == "courses/sample"
    assert await scene.courses() == [("sample", "draft", None, 1)]
    assert "sample.zip" in shown(await scene.page(grace, "courses/sample"))


async def test_more_than_a_chat_lets_through_is_taken(scene: Scene, grace: Teacher) -> None:
    await grace.pupil.say("/help")
    truth = answer("100", "true") + answer("0", "false")
    questions = [question("truefalse", truth, f"<p>Is it {word}?</p>") for word in ("red", "big", "old")]
    content = quiz(*questions) + b"<!--" + b"x" * LARGEST_ATTACHMENT + b"-->"
    address = await uploaded(scene, grace, "import", "big.xml", content)
    assert "New question" in shown(await scene.page(grace, address))


async def test_what_changed_meanwhile_is_shown_anew_and_nothing_is_lost(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    await grace.press("Import")
    mine = zipped(changed(b"Tick every text.", b"Tick all texts."))
    address = await uploaded(scene, grace, "courses/sample/import", "mine.zip", mine)
    view = await scene.page(grace, address)
    assert view.page is not None
    ada = scene.teacher("ada")
    await ada.upload("hers.gift", QUIZ.encode(), course="sample")
    await ada.press("Import")
    old = forms(view.page)[0]
    done = await scene.post(grace, old.path, None, address, **old.hidden)
    assert done.shown is Shown.GO
    await scene.house.run_jobs()
    said = shown(await scene.page(grace, done.go))
    assert "Somebody else changed this course since you looked" in said
    assert "Question removed: What does salt do?" in said
    await confirmed(scene, grace, done.go)
    assert (await scene.courses())[0][3] == 3


async def test_a_version_is_published_and_an_older_one_brought_back(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    await grace.press("Import and publish")
    await grace.upload("more.zip", zipped(changed(b"Tick every text.", b"Tick all texts.")), course="sample")
    await grace.press("Import")
    assert "Question changed (prompt)" in shown(await scene.page(grace, "courses/sample/publish"))
    assert await confirmed(scene, grace, "courses/sample/publish") == "courses/sample"
    assert (await scene.courses())[0][2:] == (2, 2)
    await confirmed(scene, grace, "courses/sample/versions/1", form=1)
    assert (await scene.courses())[0][2:] == (3, 3)


async def test_what_is_done_on_a_page_holds_at_once_for_who_learns(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    await grace.press("Import")
    assert scene.offered() == []
    await confirmed(scene, grace, "courses/sample/publish")
    assert scene.offered() == ["sample"]
    await scene.post(grace, "courses/sample/archive")
    assert scene.offered() == []
    await scene.post(grace, "courses/sample/restore")
    assert scene.offered() == ["sample"]


async def test_a_course_is_archived_and_taken_up_again(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    await grace.press("Import and publish")
    await scene.post(grace, "courses/sample/archive")
    assert (await scene.courses())[0][1] == "archived"
    await scene.post(grace, "courses/sample/restore")
    assert (await scene.courses())[0][1] == "published"


async def test_a_course_is_begun_on_the_page(scene: Scene, grace: Teacher) -> None:
    await grace.pupil.say("/help")
    view = await scene.post(grace, "courses/create", title="Bread", language="en")
    assert view.go == "courses/bread"
    refused = await scene.post(grace, "courses/create", title="", language="en")
    assert refused.shown is Shown.REFUSED
    assert "Add its title" in refused.words
    assert [course for course, *_ in await scene.courses()] == ["bread"]


async def test_the_files_of_a_version_can_be_had(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    await grace.press("Import")
    said = shown(await scene.page(grace, "courses/sample/export?format=gift"))
    assert "sample.gift" in said
    assert "not in the file" in said
    other = await scene.page(grace, "courses/sample/export?format=docx")
    assert other.shown is Shown.MISSING
    assert "docx" in other.words


async def test_a_course_of_another_community_is_not_there(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    await grace.press("Import")
    other = scene.teacher("mallory", CLUB)
    await other.call("versions")
    for path in (
        "courses/sample",
        "courses/sample/publish",
        "courses/sample/import",
        "courses/sample/export",
    ):
        view = await scene.page(other, path)
        assert view.shown is Shown.MISSING
        assert view.page is None
    for path in ("archive", "publish", "import/look", "versions/1", "try"):
        view = await scene.post(other, f"courses/sample/{path}", Media.of("s.zip", "", zipped()), seen="1")
        assert view.shown is Shown.REFUSED
    assert await scene.courses() == [("sample", "draft", None, 1)]
