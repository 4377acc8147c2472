"""The guard against labelled replies: those it was tuned on, and those it was not."""

import pytest

from bench.guard import FALSE_ALARMS, PARTS, RECALL, checked, replies, share_found
from core.course.lints.hints import keyed_answers
from core.course.model import Challenge, Course
from core.guarding.running import MOST_RUNS
from sandbox.contract import Runner


@pytest.mark.timeout(180)
@pytest.mark.parametrize("part", PARTS)
async def test_leaks_are_found_harmless_replies_pass_and_runs_are_few(part: str, runner: Runner):
    seen = await checked(replies(part), runner)
    missed = [one.reply.message for one in seen if one.reply.leaks and not one.found]
    cried = [one.reply.message for one in seen if one.found and not one.reply.leaks]
    assert share_found(seen, leaks=True) >= RECALL, missed
    assert share_found(seen, leaks=False) <= FALSE_ALARMS, cried
    assert max(one.runs for one in seen) <= MOST_RUNS


def test_a_search_for_the_answer_in_the_text_would_not_do(course: Course):
    """So the set measures more than that: such a search misses leaks, and cries at what is harmless."""
    items = {item.id: item for item in course.items}

    def named(item_id: str, message: str) -> bool:
        item = items[item_id]
        answers = [item.reference] if isinstance(item, Challenge) else keyed_answers(item)
        return any(answer.strip("`\n").casefold() in message.casefold() for answer in answers)

    rows = [reply for part in PARTS for reply in replies(part)]
    leaks = [named(one.item, one.message) for one in rows if one.leaks]
    harmless = [named(one.item, one.message) for one in rows if not one.leaks]
    assert sum(leaks) / len(leaks) < RECALL
    assert sum(harmless) / len(harmless) > FALSE_ALARMS
