"""Anybody can have a community, teach in it and join: that gives no power over what they learn elsewhere."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Called, Pressed
from core.clock import FixedClock
from core.dials import dials_of
from core.store import dials, doneness, examples, knowledge, submissions
from core.store.submissions import Wanted
from core.turn import Turn
from core.tutoring.guarded import unsolved
from tests.catalogues import catalogue_of
from tests.core.course.sample import SampleCourse
from tests.core.features.grading.scenes import CLUB, SCHOOL, Scene, called, filled, pressed, scene
from tests.pupil import Pupil, RecordingPlatform

DOUBLE = "double"
TASK = "Write double(n), which gives back twice the number. double(2) gives 4."


@pytest.fixture
def sample(tmp_path: Path) -> SampleCourse:
    return SampleCourse(tmp_path / "content")


@pytest.fixture
def settings(settings: Settings, sample: SampleCourse) -> Settings:
    return settings.model_copy(update={"content": sample.root})


@pytest.fixture
async def house(settings: Settings, clock: FixedClock) -> AsyncGenerator[OpenHouse]:
    """A house with the sample course."""
    courses = catalogue_of(settings.content)
    async with open_house(settings, tell=lambda _: None, clock=clock, catalogue=courses) as opened:
        opened.dispatch.outbox.platforms["test"] = RecordingPlatform()
        yield opened


@pytest.fixture
async def there(house: OpenHouse, clock: FixedClock, sample: SampleCourse) -> Scene:
    """The school where ada learns; and the club, which is ada's friend's."""
    return await scene(house, clock, sample)


async def wrong_of(there: Scene, *cohorts: str) -> int:
    """The number of a wrong submission of ada's, who is in these classes."""
    number = await there.handed_in("ada", "def double(n):\n    return 5\n", cohorts[0])
    for cohort in cohorts[1:]:
        await there.rows(
            "INSERT INTO cohort_members (cohort, learner_id, name, how, joined_at)"
            " SELECT :cohort, learner_id, name, how, joined_at FROM cohort_members",
            cohort=cohort,
        )
    await there.rows(
        'UPDATE attempts SET correct = false, score = 0, response = response || \'{"outcome": "failed"}\''
    )
    return number


async def decided_in_the_club(there: Scene) -> Pupil:
    """The friend who runs the club has what ada sent in count as right."""
    friend = Pupil(there.house, "friend")
    await called(friend, "submissions", CLUB)
    await friend.house.door.receive(replace(friend.incoming(_first(friend)), membership=CLUB))
    await pressed(friend, "Count it as right", CLUB)
    await filled(friend, "since it is my friend's", CLUB)
    assert await there.counts() == [("Ada", True)] * 2
    return friend


def _first(pupil: Pupil) -> Pressed:
    return Pressed(pupil.choices()[0].id)


async def test_what_is_decided_in_a_class_of_ones_own_counts_in_no_other(there: Scene) -> None:
    number = await wrong_of(there, "one", "two")
    await decided_in_the_club(there)
    read, ada = there.house.dispatch.house.database.read, await there.number("ada")
    assert await read(doneness.challenge_done, "one", "sample", DOUBLE, [ada]) == {}
    assert await read(doneness.challenge_done, "two", "sample", DOUBLE, [ada]) != {}
    here, there_ = [await read(submissions.find, one, number) for one in ("test/school", "test/club")]
    assert here is not None
    assert there_ is not None
    assert (here.counts, there_.counts) == (False, True)
    for cohort, counts in (("one", False), ("two", True)):
        (seen,) = await read(examples.newest, cohort, "sample", ada, 9)
        assert seen.correct is counts


async def test_what_is_decided_opens_no_solution(there: Scene) -> None:
    """P1: the guard of the tutor goes by what was judged, since whoever decides may be a friend."""
    await wrong_of(there, "two", "one")
    house, ada = there.house.dispatch.house, await there.number("ada")
    course = house.catalogue.find("sample")
    assert ("sample", DOUBLE) in await unsolved(house, ada, course, TASK)
    await decided_in_the_club(there)
    assert await house.database.read(knowledge.solved, ada, "sample", [DOUBLE]) == {DOUBLE}
    assert ("sample", DOUBLE) in await unsolved(house, ada, course, TASK)


async def test_who_teaches_elsewhere_reads_nothing_that_was_said_of_a_submission_here(there: Scene) -> None:
    await wrong_of(there, "one", "two")
    mo = Pupil(there.house, "mo")
    await called(mo, "submissions")
    await mo.house.door.receive(replace(mo.incoming(_first(mo)), membership=SCHOOL))
    await pressed(mo, "Comment")
    await filled(mo, "between the school and you")
    friend = Pupil(there.house, "friend")
    await called(friend, "submissions", CLUB)
    await friend.house.door.receive(replace(friend.incoming(_first(friend)), membership=CLUB))
    assert "between" not in friend.words()
    assert "Mo" not in friend.words()


async def test_a_role_gives_nothing_of_what_was_done_before_it(there: Scene, clock: FixedClock) -> None:
    """Whoever runs a community can give its members any role: it takes them into a class unasked."""
    old = await there.handed_in("ada", "def double(n):\n    return 2 * n  # in private\n", "two")
    clock.advance(minutes=5)
    await there.rows("UPDATE cohort_members SET how = 'role', joined_at = :now", now=clock.now())
    clock.advance(minutes=5)
    ada, read = await there.number("ada"), there.house.dispatch.house.database.read
    await there.rows(
        "INSERT INTO attempts (learner_id, course, item, revision, skill, activity, correct, score, assist_level,"
        " response, seq, at) SELECT learner_id, course, item, revision, skill, activity, correct, score, assist_level,"
        " response, 2, :now FROM attempts",
        now=clock.now(),
    )
    friend = Pupil(there.house, "friend")
    assert (await called(friend, "submissions", CLUB)).count("Ada") == 1
    assert await read(submissions.find, "test/club", old) is None
    assert len(await read(submissions.newest, "test/club", Wanted(), 9)) == 1
    assert len(await read(submissions.of_class, "test/club", "sample", [DOUBLE])) == 1
    assert [one.id for one in await read(examples.newest, "two", "sample", ada, 9)] == [old + 1]
    await there.rows("UPDATE cohort_members SET how = 'code'")
    assert len(await read(submissions.newest, "test/club", Wanted(), 9)) == 2, (
        "who agreed is seen as was said"
    )


# ── dials ───────────────────────────────────────────────────────────────────────────────────────────────────


async def turn_of(there: Scene, name: str, community: str | None) -> Turn:
    """A turn of somebody in a community, or in private."""
    pupil = Pupil(there.house, name)
    event = pupil.incoming(Called("anything"))
    inside = replace(SCHOOL, community=community, roles=frozenset()) if community else None
    return await there.house.dispatch.glance(replace(event, membership=inside))


@pytest.mark.parametrize("community", ["club", None])
async def test_a_dial_of_a_community_of_ones_own_gives_no_solution_sooner(
    there: Scene, clock: FixedClock, community: str | None
) -> None:
    """The school has its class try seven times and leaves the tutor hints; the club wants one try, and all is said."""
    await there.member("ada", "one")
    clock.advance(minutes=1)
    write = there.house.dispatch.house.database.write
    for name, attempts, tutor in (("test/school", 7, "hints"), ("test/club", 1, "full")):
        await write(dials.turn_to, name, "attempts", attempts, clock.now())
        await write(dials.turn_to, name, "tutor", tutor, clock.now())
    for _ in range(2):  # then, as a member of the club's class too, which was joined last
        found = await dials_of(await turn_of(there, "ada", community), "sample")
        assert (found.attempts, found.tutor) == (7, "hints")
        await there.rows(
            "INSERT INTO cohort_members (cohort, learner_id, name, how, joined_at)"
            " SELECT 'two', learner_id, name, how, :now FROM cohort_members ON CONFLICT DO NOTHING",
            now=clock.now(),
        )


async def test_who_is_in_no_class_has_the_dials_of_where_they_are(there: Scene, clock: FixedClock) -> None:
    await Pupil(there.house, "bob").say("/help")
    write = there.house.dispatch.house.database.write
    await write(dials.turn_to, "test/club", "attempts", 1, clock.now())
    assert (await dials_of(await turn_of(there, "bob", "club"), "sample")).attempts == 1
