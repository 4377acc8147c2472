"""Notes on conversations that have come to rest: what a learner understood, for the next time."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_hex

from core.features.tutor.rules import LONGEST_NOTES
from core.llm import Answer, Call, ModelAway
from core.llm.failures import Filtered, Refused, Tokens, TooLong
from core.store import consents, memories, tutoring
from core.store.memories import Unnoted
from core.store.tutoring import Spending, TutorMessage
from core.turn import House
from core.tutoring import MEMORY, MODEL
from core.tutoring.guarded import leak, readable, unsolved
from core.tutoring.leave import DAY

log = logging.getLogger(__name__)

QUIET = timedelta(minutes=15)
"""How long nothing was said before notes are made."""
OLDEST = timedelta(days=2)
"""What was said earlier is not noted any more: a model was away, or nobody agreed."""
LEAST, MOST = 2, 5
"""Exchanges that are worth notes, and learners in one round."""
TALKED_OF = 12
"""Questions, the last ones, of which it is looked up what they may have been copied from."""
PROMPT = "tutor/memory"


async def take_notes(house: House, now: datetime) -> None:
    """Note what was talked about, with those who have come to rest and let notes be made."""
    if house.model is None:
        return
    waiting = await house.database.read(
        memories.unnoted, quiet_since=now - QUIET, since=now - OLDEST, least=LEAST, most=MOST
    )
    for one in waiting:
        if await _let(house, one.learner, now):
            await _note(house, one, now)
        else:
            await house.database.write(
                memories.note, one.learner, one.memory, one.memory.notes, one.exchanges[-1].at, now
            )


async def _let(house: House, learner: int, now: datetime) -> bool:
    """Whether notes may be made: the learner lets them, and the day's budget is not used up."""
    for purpose in (MODEL, MEMORY):
        if not await house.database.read(consents.stands, learner, purpose):
            return False
    spent: Spending = await house.database.read(tutoring.spent, learner, "", now - DAY)
    mine = house.budget.learner.share(spent.learner.tokens, spent.learner.money)
    all_ = house.budget.everybody.share(spent.everybody.tokens, spent.everybody.money)
    return max(mine, all_) < 1


async def _note(house: House, one: Unnoted, now: datetime) -> None:
    assert house.model is not None
    prompt = house.prompts[PROMPT]
    said = "\n\n".join(f"Learner: {each.asked}\nTutor: {each.shown}" for each in one.exchanges)
    values = {"notes": one.memory.notes, "said": said, "speaks": house.words.best(one.language)}
    row = TutorMessage(
        id=token_hex(12),
        place="",
        kind="memory",
        prompt=prompt.name,
        digest=prompt.digest,
        model=house.model.name,
        tries=(),
        shown=None,
        tokens_in=0,
        tokens_out=0,
        seconds=0.0,
    )
    try:
        answer: Answer = await house.model.answer(Call(prompt=prompt, values=values))
    except ModelAway as away:
        log.info("no notes were made for learner %d: %s", one.learner, away)
        notes, fault = "", type(away).__name__
        row = replace(row, tokens_in=away.spent.read, tokens_out=away.spent.written)
        # Else the next round tries it again, until what was said is too old, or the budget is used up.
        done = isinstance(away, Filtered | Refused | TooLong)
        if not done and away.spent == Tokens():
            return
    else:
        notes, done = answer.text.strip()[:LONGEST_NOTES], True
        fault = await _leak(house, one, notes)
        row = replace(row, tokens_in=answer.tokens_in, tokens_out=answer.tokens_out, seconds=answer.seconds)
    cost = house.budget.price.of(row.tokens_in, row.tokens_out)
    async with house.database.transaction() as connection:
        await tutoring.keep(connection, one.learner, replace(row, tries=((notes, fault),), cost=cost), now)
        if done:
            kept = one.memory.notes if fault else notes
            await memories.note(connection, one.learner, one.memory, kept, one.exchanges[-1].at, now)


async def _leak(house: House, one: Unnoted, notes: str) -> str:
    """What the notes give away, "" for nothing: a learner reads them too, and so could have a solution noted."""
    said = [each.asked for each in one.exchanges[-TALKED_OF:]]
    found = await unsolved(house, one.learner, None, notes, *said)
    for course_id, item_id in dict.fromkeys((each.course, each.item) for each in one.exchanges):
        course = house.catalogue.find(course_id)
        if (item := course.find_item(item_id) if course else None) is not None:
            found[course_id, item.id] = item
    items = tuple(found.values())
    return await leak(notes, items, (), house.runner.run) if readable(items) else "guard: unreadable"
