"""The programs of a course are run before learners meet them, a few at a time, and a crash loses none of it."""

from dataclasses import dataclass, field, replace

from sandbox.contract import Job, Runner, Verdict
from tests.core.features.authoring.scenes import CLUB, Scene, Teacher, changed, zipped


async def begun(grace: Teacher, files: dict[str, bytes] | None = None) -> None:
    await grace.upload("sample.zip", zipped(files) if files else zipped())
    await grace.press("Import")
    await grace.press("Publish")
    await grace.press("Run its programs first")


async def test_a_course_whose_programs_do_what_it_says_is_told_so(scene: Scene, grace: Teacher) -> None:
    await begun(grace)
    assert "Programs run 0/1" in await grace.press("Look again")
    await scene.house.run_jobs()
    said = await grace.press("Look again")
    assert "do what the course says" in said
    assert "Publish" in grace.labels


async def test_a_program_that_does_something_else_is_named_with_its_line(
    scene: Scene, grace: Teacher
) -> None:
    await begun(grace, changed(b"    2\n    end\n", b"    3\n    end\n"))
    await scene.house.run_jobs()
    said = (await grace.press("Look again")).replace("\\", "")
    assert "One program does not do what the course says" in said
    assert "items/names.yaml:" in said


async def test_what_was_run_before_a_crash_is_not_run_again(scene: Scene, grace: Teacher) -> None:
    await begun(grace)
    await scene.rows(
        """UPDATE jobs SET result = '{"run": 1000, "faults": [["items/names.yaml:1", "Odd."]]}'"""
    )
    await scene.house.run_jobs()
    said = await grace.press("Look again")
    assert "Odd" in said


async def test_another_community_does_not_see_it(grace: Teacher) -> None:
    await begun(grace)
    elsewhere = replace(grace, within=CLUB)
    assert "not here any more" in await elsewhere.press("Look again")


@dataclass(slots=True)
class Watched:
    """A sandbox that notes in whose name programs are run."""

    runner: Runner
    owners: set[str] = field(default_factory=set[str])

    async def run(self, job: Job) -> Verdict:
        self.owners.add(job.owner)
        return await self.runner.run(job)

    async def close(self) -> None:
        await self.runner.close()


async def test_they_run_in_the_name_of_who_asked_and_so_no_more_than_one_at_a_time(
    scene: Scene, grace: Teacher
) -> None:
    """A job without an owner has a line of its own in the sandbox: a course of a thousand would stand before everybody."""
    await begun(grace)
    dispatch = scene.house.dispatch
    watched = Watched(dispatch.house.runner)
    dispatch.house = replace(dispatch.house, runner=watched)
    await scene.house.run_jobs()
    assert watched.owners == {str(await scene.number("grace"))}
