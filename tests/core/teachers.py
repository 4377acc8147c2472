"""Those who teach in a community and those who learn in a class of it, without the ways that lead there."""

from dataclasses import replace

from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import Body, Called, Filled, Form, Membership, Page, Pressed, Reply
from core.desk import SESSION
from core.desk_tokens import digest
from core.feature import DoOnPage, ShowPage
from core.roles import Role, Standing
from core.store import desk, learners, staff
from core.store.desk import Seat
from core.turn import Turn
from tests.pupil import Pupil

SCHOOL = "test/school"
HERE = Membership(community="school", place="hall", name="Study hall")
STAFF = replace(HERE, manages=True)


async def inside(pupil: Pupil, body: Body, here: Membership | None = HERE) -> Reply:
    """The reply to what somebody does in a community."""
    await pupil.house.door.receive(replace(pupil.incoming(body), membership=here))
    return pupil.reply


async def call(pupil: Pupil, command: str, here: Membership | None = HERE, **options: str) -> Reply:
    """Call a command in a community."""
    return await inside(pupil, Called(command, options), here)


async def press(pupil: Pupil, label: str, here: Membership | None = HERE) -> Reply:
    """Press a choice of the last reply, in a community."""
    return await inside(pupil, Pressed(pupil.choice(label).id), here)


async def fill(pupil: Pupil, value: str, here: Membership | None = HERE) -> Reply:
    """Fill the only field of the last reply's form, in a community."""
    form: Form = pupil.form()
    return await inside(pupil, Filled(form.id, {form.fields[0].name: value}), here)


async def number_of(pupil: Pupil) -> int:
    """The number of somebody, who is made a learner where they have not spoken yet."""
    database = pupil.house.dispatch.house.database
    if await database.read(learners.find, pupil.platform, pupil.name) is None:
        await pupil.say("/help")
    found = await database.read(learners.find, pupil.platform, pupil.name)
    assert found is not None
    return found.id


async def teaches(pupil: Pupil, community: str = SCHOOL, role: Role = Role.INSTRUCTOR) -> Pupil:
    """Somebody who was made instructor of a community."""
    house = pupil.house.dispatch
    who = await number_of(pupil)
    await house.house.database.write(staff.grant, community, who, role, None, house.clock.now())
    return pupil


async def in_class(pupil: Pupil, course: str, community: str = SCHOOL, cohort: str = "") -> Pupil:
    """Somebody in a class of a community."""
    who, dispatch = await number_of(pupil), pupil.house.dispatch
    id_ = cohort or f"class-{pupil.name}-{course}"
    now = dispatch.clock.now()
    async with dispatch.house.database.transaction() as connection:
        await connection.execute(
            text(
                "INSERT INTO cohorts (id, community, course, title, code, at) "
                "VALUES (:id, :community, :course, 'A class', :id, :now) ON CONFLICT DO NOTHING"
            ),
            {"id": id_, "community": community, "course": course, "now": now},
        )
        await connection.execute(
            text(
                "INSERT INTO cohort_members (cohort, learner_id, name, how, joined_at) "
                "VALUES (:id, :learner, :name, 'code', :now)"
            ),
            {"id": id_, "learner": who, "name": pupil.name.title(), "now": now},
        )
    return pupil


async def rows(house: OpenHouse, query: str) -> list[tuple[object, ...]]:
    """What the database has."""
    async with house.dispatch.house.database.transaction() as connection:
        return [tuple(row) for row in await connection.execute(text(query))]


async def page_turn(pupil: Pupil, standing: Standing, **arguments: str) -> Turn:
    """A turn of somebody on a page, as the pages make it: nothing of it is written by itself."""
    turn = await pupil.house.dispatch.glance(pupil.incoming(Called("page")))
    turn.staff, turn.desk, turn.arguments = standing, standing.community, arguments
    return turn


async def shown(show: ShowPage, pupil: Pupil, standing: Standing, **arguments: str) -> Page:
    """A page."""
    return await show(await page_turn(pupil, standing, **arguments))


async def done(
    do: DoOnPage, pupil: Pupil, standing: Standing, values: dict[str, str], **arguments: str
) -> str | Page:
    """What a form of a page leads to, once it is written."""
    turn = await page_turn(pupil, standing, **arguments)
    turn.values = values
    to = await do(turn)
    async with pupil.house.dispatch.house.database.transaction() as connection:
        for write in turn.writes:
            await write(connection)
    return to


async def browser_of(pupil: Pupil, path: str) -> str:
    """A session on the pages, of somebody who is made instructor of the school."""
    await teaches(pupil)
    dispatch = pupil.house.dispatch
    database, now = dispatch.house.database, dispatch.clock.now()
    token = f"token-of-{pupil.name}-{next(pupil.events)}"
    seat = Seat(learner=await number_of(pupil), community=SCHOOL, platform=pupil.platform, person=pupil.name)
    await database.write(desk.offer, digest(token), seat, path, now + SESSION)
    async with database.transaction() as connection:
        assert await desk.open_session(connection, digest(token), digest(f"s{token}"), now, now + SESSION)
    return f"s{token}"
