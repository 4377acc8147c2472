"""What is done now and then: answers are told that came in quiet hours, and staff are told that something waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex

from core.dials import dials_in
from core.features.helpme.views import notice, told
from core.store import communities, moderation, questions
from core.store.communities import Community
from core.store.questions import Question
from core.store.telling import tell_last
from core.turn import House

PAUSE = timedelta(hours=1)
"""How long staff are left in peace after they were told."""
LATELY = timedelta(days=30)
"""Who did nothing in a community for so long is not told what waits there."""
MOST_STAFF, MOST_ANSWERS = 20, 100


async def tell_answers(house: House, now: datetime) -> None:
    """Tell learners of answers, whose quiet hours are over. Those for whom they are not hold up no others."""
    known: dict[str, Community | None] = {}
    last: Question | None = None
    while found := await house.database.read(questions.untold, MOST_ANSWERS, after=last):
        for one in found:
            if one.community not in known:
                known[one.community] = await house.database.read(communities.named, one.community)
            if not _is_quiet(one, known[one.community], now):
                reply = told(one, one.answer, one.by, house.words.say(one.language))
                async with house.database.transaction() as connection:
                    await questions.tell(connection, one, reply, now)
        last = found[-1]


def _is_quiet(one: Question, community: Community | None, now: datetime) -> bool:
    zone = community and community.time_zone
    return dials_in(community, one.course).quiet_at(now, one.time_zone, zone)


@dataclass(frozen=True, slots=True)
class _Waits:
    """What waits in a community, and since when the newest of it does."""

    questions: int
    explanations: int
    newest: datetime


async def tell_staff(house: House, now: datetime) -> None:
    """Tell those who teach in a community that questions, or explanations to be moderated, wait there: once, in private."""
    for name, waits in (await _waiting(house)).items():
        community = await house.database.read(communities.named, name)
        zone = community.time_zone if community else None
        if dials_in(community).quiet_at(now, zone):
            continue
        async with house.database.transaction() as connection:
            if not await questions.claim_notice(connection, name, waits.newest, PAUSE, now):
                continue
            staff = await questions.staff_to_tell(connection, name, now - LATELY, MOST_STAFF)
            for learner, language in staff:
                named = community.name if community else ""
                reply = notice(named, waits.questions, waits.explanations, house.words.say(language))
                await tell_last(connection, learner, reply, f"helpme/staff/{token_hex(16)}", now)


async def _waiting(house: House) -> Mapping[str, _Waits]:
    asked = {one.community: one for one in await house.database.read(questions.queues)}
    looked = {one.community: one for one in await house.database.read(moderation.queues)}
    return {
        name: _Waits(
            questions=asked[name].count if name in asked else 0,
            explanations=looked[name].count if name in looked else 0,
            newest=max(one[name].newest for one in (asked, looked) if name in one),
        )
        for name in {*asked, *looked}
        if name
    }
