"""Nobody who is no instructor gets to what instructors see, and no instructor to what is another community's."""

from collections.abc import AsyncGenerator, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.plugins import features
from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Audience
from core.clock import FixedClock
from core.errors import LearnerError
from core.feature import ROLES, Feature
from core.store import staff
from tests.adversarial.class_rows import KINDS
from tests.adversarial.classes import CLUB, SCHOOL, SIGN, Classes, Do, Plain, classes
from tests.catalogues import catalogue_of
from tests.core.course.sample import SampleCourse
from tests.pupil import RecordingPlatform

TEACHING = (
    "authoring",
    "cohorts",
    "desk",
    "dials",
    "drafting",
    "grading",
    "helpme",
    "insight",
    "joining",
    "operating",
)
FOR_LEARNERS = {
    "desk.redeem",
    "helpme.show",
    "helpme.raise",
    "helpme.withdraw",
    *(f"joining.{verb}" for verb in ("enter", "ask", "offer", "come", "due", "leaving", "leave")),
}
"""The verbs of these features that anybody may use."""
SAID: dict[str, Plain] = {
    "lesson": "names",
    "item": "double",
    "challenge": "double",
    "number": "1",
    "version": "1",
    "before": "",
    "as": "accept",
    "becomes": "right",
    "seen": "0",
    "sure": "1",
    "words": "words of the club",
    "text": "words of the club",
    "title": "words of the club",
    "name": "words of the club",
    "dial": "attempts",
    "value": "1",
    "kind": "csv",
    "format": "zip",
    "wrong": "yes",
    "role": "instructor",
    "due": "2026-03-01",
    "reason": "words of the club",
    "what": "double",
    "part": "question",
    "case": "",
    "question_text": "words",
    "path": "",
}
"""What verbs and pages take besides ids."""


def features_of() -> list[Feature]:
    return [one for one in features() if one.name in TEACHING]


def doings(feature: Feature) -> Iterator[tuple[str, Do, Audience]]:
    """All that can be done at a feature, under a name of it, and for whom it is."""
    yield from ((f"/{one.name}", one.handler, one.audience) for one in feature.commands)
    for verb, do in feature.actions.items():
        yield f"{feature.name}.{verb}", do, feature.audiences.get(verb, Audience.EVERYONE)
    yield from ((f"GET {path}", page.show, page.audience) for path, page in feature.pages.items())
    yield from ((f"POST {path}", act.do, act.audience) for path, act in feature.page_acts.items())


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    return settings.model_copy(update={"content": SampleCourse(tmp_path / "content").root})


@pytest.fixture
async def house(settings: Settings, clock: FixedClock) -> AsyncGenerator[OpenHouse]:
    """A house with the sample course."""
    courses = catalogue_of(settings.content)
    async with open_house(settings, tell=lambda _: None, clock=clock, catalogue=courses) as opened:
        opened.dispatch.outbox.platforms["test"] = RecordingPlatform()
        yield opened


@pytest.fixture
async def there(house: OpenHouse, clock: FixedClock) -> Classes:
    return await classes(house, clock)


def test_all_that_is_not_for_learners_is_for_a_role() -> None:
    """A verb that its author forgot to keep for instructors is found here, and not by a learner."""
    open_ = {
        name
        for feature in features_of()
        for name, _, audience in doings(feature)
        if audience not in ROLES and not name.startswith("/")
    }
    assert open_ == FOR_LEARNERS
    commands = {
        one.name for feature in features_of() for one in feature.commands if one.audience not in ROLES
    }
    assert commands == {"join", "due", "helpme"}


@pytest.mark.parametrize("who", ["learner-school", "teacher-club", "colleague-school"])
async def test_whoever_is_not_of_the_role_is_let_in_nowhere(there: Classes, who: str) -> None:
    """A learner of the class, an instructor of another community, and one whose role was taken a moment ago."""
    if who == "colleague-school":
        database, number = there.house.dispatch.house.database, await there.number(who)
        assert (await there.turn(who, SCHOOL, Audience.INSTRUCTORS)).staff
        await database.write(staff.revoke, SCHOOL, number)
    let_in: list[str] = []
    for feature in features_of():
        for name, _, audience in doings(feature):
            if audience in ROLES:
                with suppress(LearnerError):
                    await there.turn(who, SCHOOL, audience)
                    let_in.append(name)
    assert let_in == []


@pytest.mark.parametrize("feature", features_of(), ids=lambda one: one.name)
async def test_with_ids_of_another_community_an_instructor_finds_and_changes_nothing(
    there: Classes, feature: Feature
) -> None:
    own, theirs = {**SAID, **there.ids[CLUB]}, there.ids[SCHOOL]
    faults: list[str] = []
    for name, do, audience in doings(feature):
        if audience is Audience.OPERATORS:
            continue
        who = "teacher-club" if audience in ROLES else "learner-club"
        found = await there.swapped(who, CLUB, do, audience, own, theirs)
        for kind in KINDS if "job" in {one for _, came in found for one in came.read} else ():
            turn = await there.turn(who, CLUB, audience)
            given = {**own, "job": f"job-{kind}-school"}
            found.append((given, await there.tried(turn, do, given)))
        for sent, came in found:
            sent_of = [id_ for id_ in came.read & theirs.keys() if sent[id_] == theirs[id_]]
            if SIGN in came.said:
                at = came.said.find(SIGN)
                faults.append(f"{name} with {sent_of} says {came.said[max(0, at - 150) : at + 80]}")
            if came.said.startswith("bug"):
                faults.append(f"{name} with {sent_of} {came.said[:300]}")
            if came.changed:
                faults.append(f"{name} with {sent_of} changes {came.changed}")
    assert not faults, "\n".join(faults)


async def test_by_the_same_means_who_teaches_there_sees_and_changes_and_all_of_it_is_in_the_log(
    there: Classes,
) -> None:
    """So the attack would have been seen, had it got through; and nothing is changed in secret."""
    own = {**SAID, **there.ids[SCHOOL]}
    seen, changed, secret = set[str](), set[str](), list[str]()
    for feature in features_of():
        for name, do, audience in doings(feature):
            if audience not in (Audience.INSTRUCTORS, Audience.ADMINS):
                continue
            for sent in (own, {**own, "job": "job-draft-school"}, {**own, "learner": own["staff"]}):
                came = await there.tried(await there.turn("teacher-school", SCHOOL, audience), do, sent)
                seen |= {name} if SIGN in came.said else set()
                changed |= {*came.changed}
                if came.changed and "acts" not in came.changed:
                    secret.append(f"{name} changes {came.changed}")
    assert not secret, "\n".join(secret)
    assert len(seen) > 60, sorted(seen)
    missing = {
        "taught_courses",
        "cohorts",
        "cohort_members",
        "assignments",
        "extensions",
        "announcements",
    } - changed
    assert not missing | (
        {"comments", "overrides", "jobs", "help_questions", "staff", "staff_invites"} - changed
    )
