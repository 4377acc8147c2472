"""After a case was mended everything is run again, who changes is shown first, and only what is confirmed is written."""

from dataclasses import dataclass, replace

import pytest

from core.errors import Unavailable
from core.features.grading import regrading
from sandbox.contract import Job, Runner, Status, Verdict
from tests.core.features.grading.scenes import (
    CLUB,
    RIGHT,
    WRONG,
    Scene,
    called,
    filled,
    page_words,
    pressed,
)
from tests.pupil import Pupil, words_of

WHOLE = "def double(n):\n    return n * 2 if n == int(n) else 0\n"
"""Right for whole numbers."""
BROKEN_CASE = ("call: [0.5]\n    expect: 1.0", "call: [0.5]\n    expect: 1.5")
"""A half is not doubled to this: with such a case, the right ones did not pass."""


@dataclass(slots=True)
class Counting:
    """The house's own runner, which counts what it runs, and breaks down after so many."""

    runner: Runner
    runs: int = 0
    at_most: int = 1000

    async def run(self, job: Job) -> Verdict:
        self.runs += 1
        if self.runs > self.at_most:
            raise KeyboardInterrupt
        return await self.runner.run(job)

    async def close(self) -> None:
        """It is the house's to close."""


def counting(there: Scene, at_most: int = 1000) -> Counting:
    dispatch = there.house.dispatch
    runner = Counting(dispatch.house.runner, at_most=at_most)
    dispatch.house = replace(dispatch.house, runner=runner)
    return runner


async def test_who_changes_is_shown_first_and_only_what_is_confirmed_is_written(
    there: Scene, ada: Pupil, mo: Pupil
) -> None:
    there.mend(*BROKEN_CASE)
    bo = await there.member("bo")
    await there.submitted(ada, RIGHT)
    await there.submitted(bo, WRONG)
    assert "Nothing changes by that" in await called(mo, "regrade", challenge="double")
    there.mend(*reversed(BROKEN_CASE))
    await pressed(mo, "Run them")
    assert "Regrading “Double it”" in await pressed(mo, "Look again")
    await there.house.run_jobs()
    said = await pressed(mo, "Look again")
    assert "2 submissions were run. One stays as before, one would become right" in said
    assert "From not yet right to right (1)**\n\nAda" in said
    assert await there.counts() == []
    assert await there.told(ada) == []
    written = await pressed(mo, "Change to right (1)")
    assert "One learner is told, once" in written
    assert await there.counts() == [("Ada", True)]
    (told,) = await there.told(ada)
    assert "counts as right" in told
    assert "A test of this challenge was mended" in told
    assert await there.told(bo) == []
    assert "1 of 1 solved" in words_of(await ada.say("/challenge"))
    assert "since a test was mended" in words_of(await ada.say("/challenge double"))
    assert await there.acts() == ["grade-regrade", "grade-regrade-apply"]


async def test_right_becomes_wrong_only_where_that_is_chosen(there: Scene, ada: Pupil, mo: Pupil) -> None:
    there.mend("call: [0.5]\n    expect: 1.0", "call: [5]\n    expect: 10")
    await there.submitted(ada, WHOLE)
    assert "1 of 1 solved" in words_of(await ada.say("/challenge"))
    there.mend("call: [5]\n    expect: 10", "call: [0.5]\n    expect: 1.0")
    await called(mo, "regrade", challenge="double")
    await pressed(mo, "Run them")
    await there.house.run_jobs()
    said = await pressed(mo, "Look again")
    assert "From right to not yet right (1)" in said
    assert "Change to right" not in said
    await pressed(mo, "Change both ways (1)")
    (told,) = await there.told(ada)
    assert "Your points stay yours" in told
    assert "0 of 1 solved" in words_of(await ada.say("/challenge"))
    assert "1.0" not in told, "nothing of a case is told"


async def test_killed_in_the_middle_it_goes_on_where_it_was(there: Scene, ada: Pupil, mo: Pupil) -> None:
    for number in range(8):
        one = await there.member(f"learner-{number}")
        await there.submitted(one, RIGHT)
    await called(mo, "regrade", challenge="double")
    await pressed(mo, "Run them")
    runner = counting(there, at_most=6)
    with pytest.raises(KeyboardInterrupt):
        await there.house.run_jobs()
    assert "5/8" in await pressed(mo, "Look again")
    await there.rows("UPDATE jobs SET worker = 0")
    runner.runs, runner.at_most = 0, 1000
    await there.house.run_jobs()
    assert runner.runs == 3, "what was run and kept is not run again"
    assert "8 submissions were run. 8 stay as before" in await pressed(mo, "Look again")


async def test_a_version_published_since_has_it_run_anew(there: Scene, ada: Pupil, mo: Pupil) -> None:
    await there.submitted(ada, WHOLE)
    await called(mo, "regrade", challenge="double")
    await pressed(mo, "Run them")
    await there.house.run_jobs()
    await pressed(mo, "Look again")
    there.mend("call: [0.5]\n    expect: 1.0", "call: [5]\n    expect: 10")
    said = await called(mo, "regrade", challenge="double")
    assert "was published anew" in said
    there.clock.advance(minutes=1)
    await pressed(mo, "Run them")
    await there.house.run_jobs()
    assert "one would become right" in await pressed(mo, "Look again")


async def test_confirmed_twice_it_is_written_once(there: Scene, ada: Pupil, mo: Pupil) -> None:
    there.mend(*BROKEN_CASE)
    await there.submitted(ada, RIGHT)
    there.mend(*reversed(BROKEN_CASE))
    ned = Pupil(there.house, "ned")
    await called(mo, "regrade", challenge="double")
    await pressed(mo, "Run them")
    await there.house.run_jobs()
    for one in (mo, ned):
        await called(one, "regrade", challenge="double")
    await pressed(mo, "Change to right (1)")
    assert "There was nothing left to change" in await pressed(ned, "Change to right (1)")
    assert await there.counts() == [("Ada", True)]
    assert len(await there.told(ada)) == 1


async def test_what_a_person_decided_is_left_alone(there: Scene, ada: Pupil, mo: Pupil) -> None:
    await there.submitted(ada, WRONG)
    await called(mo, "submissions")
    await pressed(mo, "No. 1")
    await pressed(mo, "Count it as right")
    await filled(mo, "The idea is right.")
    await called(mo, "regrade", challenge="double")
    await pressed(mo, "Run them")
    await there.house.run_jobs()
    said = await pressed(mo, "Look again")
    assert "Decided by somebody, and left as they are (1)" in said
    assert "Change" not in said


async def test_a_learner_who_left_before_it_was_confirmed_is_left_out(
    there: Scene, ada: Pupil, mo: Pupil
) -> None:
    there.mend(*BROKEN_CASE)
    await there.submitted(ada, RIGHT)
    there.mend(*reversed(BROKEN_CASE))
    await called(mo, "regrade", challenge="double")
    await pressed(mo, "Run them")
    await there.house.run_jobs()
    await pressed(mo, "Look again")
    await there.rows("DELETE FROM learners WHERE id = :id", id=await there.number("ada"))
    assert "There was nothing left to change" in await pressed(mo, "Change to right (1)")


async def test_where_code_cannot_be_run_it_says_so_and_changes_nothing(
    there: Scene, ada: Pupil, mo: Pupil
) -> None:
    await there.submitted(ada, RIGHT)
    await called(mo, "regrade", challenge="double")
    await pressed(mo, "Run them")

    @dataclass
    class Away:
        status: Status

        async def run(self, job: Job) -> Verdict:
            return Verdict(status=self.status)

        async def close(self) -> None:
            """Nothing is held."""

    dispatch, runner = there.house.dispatch, Away(Status.QUEUE_FULL)
    dispatch.house = replace(dispatch.house, runner=runner)
    with pytest.raises(Unavailable):
        await there.house.run_jobs()
    assert "Look again" in await pressed(mo, "Look again"), "it waits for its turn"
    runner.status = Status.UNAVAILABLE
    await there.house.run_jobs()
    assert "Could not run, and left as they are (1)" in await pressed(mo, "Look again")


async def test_it_can_be_stopped(there: Scene, ada: Pupil, mo: Pupil) -> None:
    await there.submitted(ada, RIGHT)
    await called(mo, "regrade", challenge="double")
    await pressed(mo, "Run them")
    await pressed(mo, "Look again")
    assert "nothing was changed" in await pressed(mo, "Stop it")
    runner = counting(there)
    await there.house.run_jobs()
    assert runner.runs == 0
    assert "Nothing changes by that" in await called(mo, "regrade", challenge="double")


async def test_a_challenge_that_is_gone_ends_the_work_kindly(there: Scene, ada: Pupil, mo: Pupil) -> None:
    await there.submitted(ada, RIGHT)
    await called(mo, "regrade", challenge="double")
    await pressed(mo, "Run them")
    await there.rows('UPDATE jobs SET given = given || \'{"challenge": "gone"}\'')
    await there.house.run_jobs()
    assert await there.rows("SELECT state FROM jobs") == [("failed",)]


async def test_who_teaches_elsewhere_regrades_their_own_classes_alone(
    there: Scene, ada: Pupil, mo: Pupil
) -> None:
    there.mend(*BROKEN_CASE)
    zed = await there.member("zed", "two")
    await there.submitted(ada, RIGHT)
    await there.submitted(zed, RIGHT)
    there.mend(*reversed(BROKEN_CASE))
    await called(mo, "regrade", challenge="double")
    await pressed(mo, "Run them")
    await there.house.run_jobs()
    await pressed(mo, "Look again")
    assert "was published anew" in await pressed(mo, "Change to right (1)", CLUB)
    await called(mo, "regrade", challenge="double")
    await pressed(mo, "Change to right (1)")
    assert await there.counts() == [("Ada", True)]


async def test_the_page_shows_the_same_and_confirms_it(there: Scene, ada: Pupil, mo: Pupil) -> None:
    there.mend(*BROKEN_CASE)
    await there.submitted(ada, RIGHT)
    there.mend(*reversed(BROKEN_CASE))
    await called(mo, "submissions")
    here = "challenges/sample/double/regrade"
    assert (await there.post(mo, f"{here}/start", here)).go == here
    running = await there.page(mo, here)
    assert running.again, "it is read again by itself while it goes on"
    await there.house.run_jobs()
    page = await there.page(mo, here)
    assert page.again is None
    assert "Ada | not yet right" in page_words(page)
    (form,) = (one for one in page.blocks if one.kind == "form" and one.path.endswith("/apply"))
    assert (await there.post(mo, form.path, here, **form.hidden)).go == here
    assert await there.counts() == [("Ada", True)]
    assert "One stays as before" in page_words(await there.page(mo, here))


def test_the_work_is_declared_under_its_kind() -> None:
    from core.features.grading import feature

    assert feature.jobs == {regrading.KIND: regrading.work}
