"""A file that is sent to a page is worked out by long work: how far it is is seen, and what was shown is what is kept."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

import pytest

from core.authoring.stages import Stage
from core.chat import DeskSent, DeskView, Media, Page, Progress, Shown
from core.desk import mark_of
from core.features.authoring import importing, looking
from core.features.authoring.looking import KIND
from core.jobs import Step, run_open
from core.shelf import course_of, unpacked
from core.store import workers
from core.store.jobs import Job
from core.turn import House
from tests.core.authoring.many import many
from tests.core.features.authoring.scenes import (
    CLUB,
    Scene,
    Teacher,
    changed,
    confirmed,
    forms,
    sent,
    shown,
    uploaded,
    zipped,
)
from tests.growths import GrowingPlatform
from tests.pupil import words_of

type At = Callable[[Stage], Awaitable[None]]


def progress(view: DeskView) -> Progress:
    assert view.page is not None, view
    (found,) = (block for block in view.page.blocks if isinstance(block, Progress))
    return found


async def run(scene: Scene, at: At, worker: int | None = None) -> None:
    """Do the work, with something that happens after it was written that a stage has begun."""

    async def watched(house: House, job: Job, step: Step) -> Mapping[str, Any]:
        async def watching(done: int, total: int, result: Mapping[str, Any] | None) -> datetime:
            moment = await step(done, total, result)
            if result and "stage" in result:
                await at(Stage(result["stage"]))
            return moment

        return await looking.work(house, job, watching)

    dispatch = scene.house.dispatch
    await run_open(dispatch.house, {KIND: watched}, scene.clock, worker or dispatch.outbox.worker)


async def jobs(scene: Scene) -> list[str]:
    return [state for (state,) in await scene.rows("SELECT state FROM jobs ORDER BY at, id")]


async def forget_files(scene: Scene) -> None:
    """Do what a sweep does after a day in which nobody needed them."""
    blobs, moment = scene.house.dispatch.blobs, datetime.max.replace(tzinfo=scene.clock.now().tzinfo)
    await blobs.drop(await blobs.untouched_since(moment), moment)


@pytest.mark.timeout(300)
async def test_a_large_file_is_looked_at_while_a_page_shows_how_far_it_is(
    scene: Scene, grace: Teacher
) -> None:
    await grace.pupil.say("/help")
    address = await sent(scene, grace, "import", "much.gift", many(2000))
    seen = [progress(await scene.page(grace, address))]
    pages: list[Page | None] = []

    async def look(_: Stage) -> None:
        view = await scene.page(grace, address)
        seen.append(progress(view))
        pages.append(view.page)

    await run(scene, look)
    assert all(page is not None and page.again for page in pages), "the page is read again by itself"
    labels = [one.label for one in seen]
    assert labels[0] == labels[1] == "Waiting for its turn"
    assert labels[2:] == [
        "Reading it",
        "Writing the course's files",
        "Reading the course",
        "Checking it",
        "Comparing with what is there",
    ]
    assert [one.done for one in seen] == sorted(one.done for one in seen)
    view = await scene.page(grace, address)
    assert view.page is not None
    assert view.page.again is None
    assert "2,000 new" in shown(view)
    assert await confirmed(scene, grace, address) == "courses/much"
    ((archive,),) = await scene.rows("SELECT archive FROM course_versions")
    course = course_of("much", unpacked(archive))
    assert course is not None
    assert len(course.items) == 2000


async def test_what_was_shown_is_kept_to_the_byte_and_not_looked_at_again(
    scene: Scene, grace: Teacher
) -> None:
    await grace.pupil.say("/help")
    address = await uploaded(scene, grace, "import", "sample.zip", zipped())
    ((files,),) = await scene.rows("SELECT result->>'files' FROM jobs")
    await confirmed(scene, grace, address, form=1)
    ((archive,),) = await scene.rows("SELECT archive FROM course_versions")
    assert archive == await scene.house.dispatch.blobs.get(files)
    assert await scene.courses() == [("sample", "published", 1, 1)]
    assert scene.offered() == ["sample"]
    assert await jobs(scene) == ["done"]
    assert await scene.acts() == ["course-import", "course-publish"]


async def test_a_file_at_fault_is_told_with_its_lines_and_cannot_be_kept(
    scene: Scene, grace: Teacher
) -> None:
    await grace.pupil.say("/help")
    content = zipped(changed(b"prompt:", b"promt:"))
    address = await uploaded(scene, grace, "import", "sample.zip", content)
    view = await scene.page(grace, address)
    assert "items/names.yaml:" in shown(view)
    assert view.page is not None
    assert forms(view.page) == []
    done = await scene.post(grace, f"{address}/keep")
    assert done.go == address
    assert await scene.courses() == []


async def test_a_look_over_which_a_process_died_is_begun_again(scene: Scene, grace: Teacher) -> None:
    await grace.pupil.say("/help")
    address = await sent(scene, grace, "import", "sample.zip", zipped())

    async def die(stage: Stage) -> None:
        if stage is Stage.CHECK:
            raise asyncio.CancelledError

    async with workers.presence(scene.house.dispatch.house.database.url) as dying:
        with pytest.raises(asyncio.CancelledError):
            await run(scene, die, dying)
        await scene.house.run_jobs()
        assert await jobs(scene) == ["open"], "the other one lives, and has it in hand"
    assert progress(await scene.page(grace, address)).label == "Checking it"
    await scene.house.run_jobs()
    assert "New lesson" in shown(await scene.page(grace, address))


async def test_a_look_is_stopped_in_its_middle(scene: Scene, grace: Teacher) -> None:
    await grace.pupil.say("/help")
    address = await sent(scene, grace, "import", "sample.zip", zipped())
    reached: list[Stage] = []

    async def stop(stage: Stage) -> None:
        reached.append(stage)
        if stage is Stage.READ:
            assert await confirmed(scene, grace, address) == address

    await run(scene, stop)
    assert reached[-1] is Stage.READ
    said = shown(await scene.page(grace, address))
    assert "It was stopped. Nothing was kept." in said
    assert await jobs(scene) == ["cancelled"]
    assert (await scene.post(grace, f"{address}/keep")).go == address
    assert await scene.courses() == []


async def test_of_two_who_import_a_new_course_the_second_is_shown_another_id(
    scene: Scene, grace: Teacher
) -> None:
    ada = scene.teacher("ada")
    await grace.pupil.say("/help")
    await ada.pupil.say("/help")
    mine = await sent(scene, grace, "import", "sample.zip", zipped())
    hers = await uploaded(scene, ada, "import", "sample.zip", zipped())
    assert await confirmed(scene, ada, hers) == "courses/sample"
    anew = await confirmed(scene, grace, mine)
    assert anew.endswith("?meanwhile=yes")
    assert progress(await scene.page(grace, anew)).label == "Waiting for its turn"
    await scene.house.run_jobs()
    assert "Somebody else changed" in shown(await scene.page(grace, anew))
    assert await confirmed(scene, grace, anew) == "courses/sample-2"
    assert [course for course, *_ in await scene.courses()] == ["sample", "sample-2"]


async def test_two_who_keep_at_once_lose_nothing(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    await grace.press("Import")
    ada = scene.teacher("ada")
    await ada.pupil.say("/help")
    mine, hers = changed(b"Tick every text.", b"Tick all texts."), changed(b"Tick every text.", b"Tick each.")
    addresses = [
        await uploaded(scene, who, "courses/sample/import", "s.zip", zipped(files))
        for who, files in ((grace, mine), (ada, hers))
    ]
    went = await asyncio.gather(
        *(confirmed(scene, who, at) for who, at in zip((grace, ada), addresses, strict=True))
    )
    assert sorted(one.partition("?")[2] for one in went) == ["", "meanwhile=yes"]
    assert (await scene.courses())[0][3] == 2


async def test_a_form_that_is_sent_again_begins_nothing_more(scene: Scene, grace: Teacher) -> None:
    await grace.pupil.say("/help")
    session = await scene.session(grace)
    file = Media.of("sample.zip", "application/zip", zipped())
    form = DeskSent(values={}, file=file, mark=mark_of(session), once="this-form", page="import")
    went = {(await scene.house.door.desk_act(session, "import/look", form)).go for _ in range(2)}
    assert len(went) == 1
    assert await jobs(scene) == ["open"]


async def test_kept_twice_it_is_there_once(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    await grace.press("Import")
    files = zipped(changed(b"Tick every text.", b"Tick all texts."))
    address = await uploaded(scene, grace, "courses/sample/import", "sample.zip", files)
    view = await scene.page(grace, address)
    assert view.page is not None
    form = forms(view.page)[0]
    assert (await scene.post(grace, form.path)).go == "courses/sample"
    again = (await scene.post(grace, form.path)).go
    await scene.house.run_jobs()
    assert "Nothing would change" in shown(await scene.page(grace, again))
    assert (await scene.courses())[0][3] == 2


async def test_a_file_that_is_gone_before_it_was_looked_at_is_asked_for_again(
    scene: Scene, grace: Teacher
) -> None:
    await grace.pupil.say("/help")
    address = await sent(scene, grace, "import", "sample.zip", zipped())
    await forget_files(scene)
    await scene.house.run_jobs()
    assert "The file is not here any more. Nothing was kept" in shown(await scene.page(grace, address))


async def test_what_was_shown_so_long_ago_that_it_is_gone_is_asked_for_again(
    scene: Scene, grace: Teacher
) -> None:
    await grace.pupil.say("/help")
    address = await uploaded(scene, grace, "import", "sample.zip", zipped())
    await forget_files(scene)
    for view in (await scene.page(grace, address), await scene.post(grace, f"{address}/keep")):
        assert view.shown in {Shown.MISSING, Shown.REFUSED}
        assert "Send it once more" in view.words
    assert await scene.courses() == []


async def test_a_course_that_is_gone_is_told(scene: Scene, grace: Teacher) -> None:
    await grace.upload("sample.zip", zipped())
    await grace.press("Import")
    address = await sent(scene, grace, "courses/sample/import", "sample.zip", zipped())
    await scene.rows("DELETE FROM course_versions")
    await scene.house.run_jobs()
    assert "its newest version is not" in shown(await scene.page(grace, address))


async def test_a_bug_ends_it_and_is_told(scene: Scene, grace: Teacher) -> None:
    await grace.pupil.say("/help")
    address = await sent(scene, grace, "import", "sample.zip", zipped())

    async def break_(stage: Stage) -> None:
        raise ZeroDivisionError(stage)

    await run(scene, break_)
    assert "Something on my side went wrong" in shown(await scene.page(grace, address))
    assert await jobs(scene) == ["failed"]


async def test_a_look_of_another_community_or_for_another_course_is_not_there(
    scene: Scene, grace: Teacher
) -> None:
    await grace.upload("sample.zip", zipped())
    await grace.press("Import")
    address = await uploaded(scene, grace, "import", "sample.zip", zipped())
    other = scene.teacher("mallory", CLUB)
    await other.call("versions")
    job = address.rpartition("/")[2]
    for who, path in ((other, address), (grace, f"courses/sample/import/{job}"), (grace, "import/none")):
        assert (await scene.page(who, path)).shown is Shown.MISSING
        for act in ("keep", "stop"):
            view = await scene.post(who, f"{path}/{act}")
            assert view.shown is Shown.REFUSED
            assert "not here any more" in view.words
    assert await jobs(scene) == ["done"]
    assert [course for course, *_ in await scene.courses()] == ["sample"]


async def test_a_chat_shows_how_far_it_is_where_that_takes_longer(
    scene: Scene, grace: Teacher, monkeypatch: pytest.MonkeyPatch
) -> None:
    platforms = scene.house.dispatch.outbox.platforms
    growing = GrowingPlatform()
    monkeypatch.setitem(platforms, "test", growing)
    monkeypatch.setattr(importing, "SOON", 0)
    await grace.upload("sample.zip", zipped())
    shows = [words_of(one.reply).replace("\\", "") for one in growing.grown]
    assert all(one.reply.private for one in growing.grown)
    assert all("I look at sample.zip" in one for one in shows)
    assert "Reading it 1/100" in shows[1]
    assert "Checking it 40/100" in shows[-2]
    assert "What would change in A sample" in grace.words


async def test_a_chat_shows_nothing_of_what_is_quick(
    scene: Scene, grace: Teacher, monkeypatch: pytest.MonkeyPatch
) -> None:
    growing = GrowingPlatform()
    monkeypatch.setitem(scene.house.dispatch.outbox.platforms, "test", growing)
    monkeypatch.setattr(importing, "SOON", 3600)
    await grace.upload("sample.zip", zipped())
    assert growing.grown == []
    assert "What would change in A sample" in grace.words
