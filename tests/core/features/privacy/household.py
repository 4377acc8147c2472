"""Somebody with something in every table, and how a test looks at all tables at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import insert, select, text

from bot.wiring import OpenHouse
from core.chat import Body, Incoming, Membership, Reply
from core.feature import Chore
from core.store import consents, memories, studies, tables, tutoring, works
from core.store.holdings import Holding
from core.store.memories import Memory
from core.store.studies import Kind, StudyItem, StudyPassage, StudySet
from core.store.tutoring import TutorMessage
from core.store.works import Work
from tests.core.features.doings import MEMORY, Answer, course_of, did
from tests.core.features.privacy.playing import with_play
from tests.core.features.privacy.teaching_rows import with_block, with_teaching
from tests.pupil import Pupil

type Row = Mapping[str, Any]


async def with_all(pupil: Pupil, now: datetime, *, blocked: bool = False) -> int:
    """Have a row of the pupil's in every table that holds something of learners; their number.

    Only who is `blocked` is in the table of those who are, since hardly anything answers them then.
    """
    house = pupil.house
    items = [one.id for one in course_of(house, MEMORY).items][:3]
    await did(pupil, MEMORY, *(Answer(one) for one in items), lessons=1, begun=1)
    await pupil.attach("/run print(open('a.txt').read())", a_txt=f"the file of {pupil.name}")
    await pupil.say(f"I am {pupil.name} and wonder")
    await pupil.say("/quiz")
    id_ = await number(pupil)
    async with house.dispatch.house.database.transaction() as connection:
        await works.keep(connection, id_, MEMORY, "sum", Work(f"# by {pupil.name}", {"hints": 1}), now)
        await consents.decide(connection, id_, "difficulty", True, now)
        code = {"digest": f"digest-{pupil.name}", "expires_at": now, "person": pupil.name, "chat": "c"}
        await connection.execute(
            insert(tables.LinkCode).values(
                learner_id=id_, platform=pupil.platform, address={"token": f"t-{pupil.name}"}, **code
            )
        )
        message = TutorMessage(
            id=f"message of {pupil.name}",
            course=MEMORY,
            item="sum",
            kind="cue",
            place="test/chat",
            asked=f"{pupil.name} asks",
            prompt="challenge/hint",
            digest="0",
            model="scripted:model",
            tries=(("Look again.", ""),),
            shown="Look again.",
            tokens_in=5,
            tokens_out=2,
            seconds=0.5,
        )
        await tutoring.keep(connection, id_, message, now)
        await studies.add(connection, id_, *study_of(pupil.name, now))
        await with_play(connection, id_, pupil.name, now)
        await memories.keep(connection, id_, Memory(goal=f"{pupil.name} wants to know"), now)
        await connection.execute(insert(tables.LinkTry).values(learner_id=id_, at=now))
        await with_teaching(connection, id_, (pupil.platform, pupil.name), now)
        if blocked:
            await with_block(connection, id_, pupil.name, now)
    await house.door.note(pupil.platform, f"thread/server/{pupil.name}", "77")
    await house.door.note(pupil.platform, f"owner/{pupil.name}-thread", pupil.name)
    return id_


def study_of(name: str, now: datetime) -> tuple[StudySet, list[StudyPassage], list[StudyItem]]:
    """A lesson that was made for somebody, with a question."""
    study = StudySet(id=f"set of {name}", kind=Kind.LESSON, title=f"For {name}", at=now, passages=1, items=1)
    said = StudyPassage(heading="A step", text=f"{name} reads this.")
    item = StudyItem(id="made-1", passage=0, quote="reads this", type="true_false", question={"prompt": name})
    return study, [said], [item]


async def number(pupil: Pupil) -> int:
    """The learner's number in the database; 0 where there is none."""
    row = tables.PlatformIdentity
    query = select(row.learner_id).where(row.platform == pupil.platform, row.external_id == pupil.name)
    async with pupil.house.dispatch.house.database.transaction() as connection:
        return (await connection.execute(query)).scalar_one_or_none() or 0


async def held(house: OpenHouse, holding: Holding, learner: int) -> Sequence[Row]:
    """All rows of a table that are the learner's, as JSON would have them."""
    table = holding.table.__table__
    async with house.dispatch.house.database.transaction() as connection:
        found = await connection.execute(select(table).where(holding.of(holding.table, learner)))
        return orjson.loads(orjson.dumps([dict(row) for row in found.mappings()]))


async def everything(house: OpenHouse) -> dict[str, str]:
    """All that the database holds, as one text a table."""
    async with house.dispatch.house.database.transaction() as connection:
        return {
            name: "\n".join((await connection.execute(text(f"SELECT t::text FROM {name} AS t"))).scalars())
            for name in tables.Table.metadata.tables
        }


async def in_community(pupil: Pupil, body: Body) -> Reply:
    """The reply to something that the pupil does in a community."""
    incoming: Incoming = replace(pupil.incoming(body), membership=Membership(community="server"))
    await pupil.house.door.receive(incoming)
    return pupil.reply


def erasing(house: OpenHouse) -> Chore:
    """The chore that erases."""
    (found,) = (one for one in house.chores if one.work.__module__ == "core.features.privacy.jobs")
    return found
